"""De VERA-referentiedata die huurstelsel leest en schrijft, en de velden die VERA kent.

`referentiedata.csv` is een uitsnede van de lijsten van vera-referentiedata (CC0, stand 2026-06-26), aangevuld met de codes
die het pakket woningwaardering toevoegde en die corporaties sturen (kolom Herkomst).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from functools import cache, lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Referentie:
    """Eén waarde van een referentielijst; `einde` is de dag waarop zij verviel."""

    code: str
    naam: str
    begin: date | None
    einde: date | None
    ouder: str

    def geldt_op(self, dag: date) -> bool:
        """Of de waarde op een dag in de lijst stond."""
        return (self.begin is None or self.begin <= dag) and (self.einde is None or dag < self.einde)


@cache
def lijsten() -> dict[str, dict[str, Referentie]]:
    """Referentielijst → code → waarde; staat een code er twee keer in, dan telt de waarde die niet is vervallen."""
    alles: dict[str, dict[str, Referentie]] = {}
    bron = files(__package__).joinpath("referentiedata.csv").read_text(encoding="utf-8")
    for rij in csv.DictReader(bron.splitlines(), delimiter=";"):
        begin, einde = _datum(rij["Begindatum"]), _datum(rij["Einddatum"])
        alles.setdefault(rij["Soort"], {})[rij["Code"]] = Referentie(
            rij["Code"], rij["Naam"], begin, einde, rij["Parent"]
        )
    return alles


def _datum(tekst: str) -> date | None:
    return date.fromisoformat(tekst) if tekst else None


@lru_cache(maxsize=1_000)
def dichtstbij(lijst: str, code: str, naam: str | None) -> str:
    """Zin met de bekende code die het meest op de gegeven naam lijkt, of anders op de gegeven code."""
    waarden = lijsten()[lijst]
    namen = {waarde.naam.casefold(): waarde.code for waarde in waarden.values()}
    op_naam = get_close_matches((naam or "").casefold(), namen, n=1, cutoff=0.75)
    beste = namen[op_naam[0]] if op_naam else max(waarden, key=lambda bekend: _gelijkenis(code.upper(), bekend))
    return f"Bedoelde u “{beste}” ({waarden[beste].naam})?"


def _gelijkenis(gegeven: str, bekend: str) -> tuple[float, list[bool]]:
    """Aandeel gelijke letters; bij gelijk aandeel wint het langste gelijke begin."""
    gelijk = [een == ander for een, ander in zip(gegeven, bekend, strict=False)]
    return SequenceMatcher(None, gegeven, bekend).ratio(), gelijk


_SLEUTELS = "id idExtern idGegevensbeheerder idOrganisatie idAdministratie code"
_VELDEN = {
    "eenheid": """soort detailSoort naam omschrijving bouwnummer status detailStatus beginBouwdatum bouwjaar opleverdatum
        inExploitatiedatum uitExploitatiedatum aangemerktHuurtoeslag aantalOnzelfstandigeEenheden aanvullendeDoelgroep adres
        adresseerbaarObjectBasisregistratie batScore beleidswaarde beoogdUitExploitatieDatum bestemming bovenliggendeEenheid
        brutohuur clusters collectieveObjecten criteria doelgroep energieprestaties energievoorzieningen etage
        gebruiksoppervlakte inExploitatieReden interieur isolatie juridischEigendomspercentage kadastraalNummer kamersAantal
        klimaatbeheersing klimaatbeheersingSoort kwaliteitsniveau ligging maatschappelijkLabel monumenten onderhoudslabel
        oppervlakten panden prijscomponenten rayon rekenhuur relaties renovatie ruimten sanitair streefhuur
        toegankelijkheidslabel totaalInhoud totaleOppervlakte uitExploitatieReden verkoop vertrekkenAantal
        verwarmdeVertrekkenAantal vestiging volgnummer vraagprijs Woningwaarderingstelsel woonvorm wozEenheden zelfstandig
        zorgfaciliteitOmschrijving extra-attributen informatieobjecten sturingslabels
        woningwaarderingstelsel datumAfsluitenHuurovereenkomst""",
    "ruimte": """soort detailSoort naam bouwkundigElementen breedte eenheid hoogte inhoud installaties klimaatbeheersing
        klimaatbeheersingSoort lengte ligging oppervlakte
        bouwkundigeElementen verbondenRuimten verwarmd verkoeld aantal gedeeldMetAantalAdressen gedeeldMetAantalEenheden
        gedeeldMetAantalOnzelfstandigeWoonruimten""",
    "bouwkundig element": """naam omschrijving serienummer soort detailSoort begindatum einddatum plaatsingdatum bouwdeel
        brandwerendheid breedte cluster constructief diameter diepte dikte eenheid exterieur garanties hoogte inhoud lengte
        locatie materiaalDetailsoort materiaalSoort oppervlakte overeenkomsten plaatsing relaties ruimte""",
    "energieprestatie": "soort status begindatum einddatum registratiedatum index label waarde",
    "WOZ-eenheid": "vastgesteldeWaarde waardepeildatum",
    "adres": """soort adres huisletter huisnummer huisnummerToevoeging land postcode straatnaam buurt gemeente geometrie wijk
        woonplaats""",
    "woonplaats": "naam",
    "gemeente": "naam provincie samenwerkingsverband",
    "adresseerbaar object": """bagGebruikersOppervlakte bagGebruiksdoelen bagHoofdadres bagIdentificatie bagInOnderzoek
        bagNevenadressen bagOfficieel bagOppervlakteVerblijfsobject bagPandenBasisregistratie bagStatus geometrie""",
    "pand": "soort liftAanwezig",
    "prijscomponent": "soort detailSoort subsidieSoort begindatum einddatum bedrag bedragInclusiefBtw btw wijzigingsreden",
    "renovatie": "omschrijving datum bedragInvestering",
    "oppervlakte": "soort waarde",
    "resultaat": """begindatum einddatum eenheid groepen huurprijsopslag maximaleHuur maximaleHuurInclusiefOpslag
        opslagpercentage punten stelsel extra-attributen informatieobjecten sturingslabels""",
    "stelselgroep": "begindatum einddatum criteriumGroep opslagpercentage punten woningwaarderingen",
    "criteriumgroep": "naam omschrijving criteria stelsel stelselgroep",
    "woningwaardering": "soort begindatum einddatum aantal criterium opslagpercentage punten waarde",
    "criterium": "naam soort bovenliggendeCriterium meeteenheid stelsel",
    "extra attribuut": "naam waarde",
}
VELDEN: dict[str, frozenset[str]] = {
    soort: frozenset((_SLEUTELS + " " + namen).split()) for soort, namen in _VELDEN.items()
}
"""Soort groep → velden van VERA BVG 4.3.0 en de uitbreidingen van woningwaardering. Wat hier niet staat, wordt gemeld."""

VELDEN |= {"code": frozenset({"code", "naam"})}
