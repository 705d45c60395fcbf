"""Een VERA-eenheid naar het document van huurstelsel: alles wat niet bij een ruimte hoort."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from huurstelsel.feiten.vera.energie import energieprestaties
from huurstelsel.feiten.vera.ruimten import ruimten_van
from huurstelsel.feiten.vera.voorzieningen import geldig
from huurstelsel.recht import gebieden

if TYPE_CHECKING:
    from huurstelsel.feiten.vera.verslag import Knoop

_WBH = date(2024, 7, 1)
_JAREN_TUSSEN_BOUW_EN_GEBRUIK = 2
_JAREN_VERBOUW = 5
_MAX_ADRESTEKST = 200

_WONINGTYPEN = {"EGW": "eengezinswoning", "MGW": "meergezinswoning"}
_BOVEN_OF_ONDER = frozenset({"BEN", "BOV", "COR", "GAL", "MAI", "POF", "POW"})
_NIET_BOVEN_OF_ONDER = frozenset({"EIN", "GTW", "GWO", "HAL", "HOE", "TUS", "TWE", "VRI"})
"""EENHEIDDETAILSOORT die zelf zegt of er een woning boven of onder ligt."""

_MONUMENTEN = {
    "RIJ": "rijksmonument",
    "PRO": "provinciaal_monument",
    "GEM": "gemeentelijk_monument",
    "SGR": "rijksbeschermd_gezicht",
    "DGR": "rijksbeschermd_gezicht",
    "STA": "rijksbeschermd_gezicht",
    "DOR": "rijksbeschermd_gezicht",
}
"""EENHEIDMONUMENT → ons veld. Een gemeentelijk gezicht en werelderfgoed geven geen opslag (art. 8a Bhw)."""


def document_van(eenheid: Knoop, stelsel: str, peildatum: date | None) -> dict[str, object]:
    """Het document in ons model; fouten en meldingen staan in het verslag van de knoop."""
    adres = eenheid.groep("adres", "adres")
    object_ = eenheid.groep("adresseerbaarObjectBasisregistratie", "adresseerbaar object")
    ondertekend = eenheid.datum("datumAfsluitenHuurovereenkomst")
    return _zonder_leeg(
        {
            "id": _id(eenheid),
            "adres": _adres(adres, object_),
            "contract": {"ondertekend": ondertekend.isoformat()} if ondertekend else None,
        }
    ) | {"woning": _woning(eenheid, object_, stelsel, peildatum)}


def _zonder_leeg(velden: dict[str, object]) -> dict[str, object]:
    return {naam: waarde for naam, waarde in velden.items() if waarde not in (None, [], {})}


def _id(eenheid: Knoop) -> str | None:
    id_ = eenheid.tekst("id") or eenheid.tekst("idExtern")
    if id_ is not None and len(id_) > _MAX_ADRESTEKST:
        eenheid.fout("id", "te_lang", f"Een id mag ten hoogste {_MAX_ADRESTEKST} tekens lang zijn.")
    return id_


def _woning(eenheid: Knoop, object_: Knoop | None, stelsel: str, peildatum: date | None) -> dict[str, object]:
    bouwjaar = eenheid.geheel("bouwjaar", 1000, 2100)
    onzelfstandig = stelsel == "onzelfstandig"
    ruimten = ruimten_van(eenheid, peildatum, onzelfstandig=onzelfstandig)
    oppervlakte = _gebruiksoppervlakte_adres if onzelfstandig else _gebruiksoppervlakte
    return _zonder_leeg(
        {
            "stelsel": stelsel,
            "kamers_op_adres": _kamers_op_adres(eenheid, ruimten.kamers) if onzelfstandig else None,
            "woningtype": _woningtype(eenheid),
            "bouwjaar": bouwjaar,
            "gebruiksoppervlakte": oppervlakte(eenheid, object_),
            "energieprestaties": energieprestaties(eenheid),
            "energieprestatievergoeding": _epv(eenheid, peildatum),
            "woz_waarden": _woz_waarden(eenheid),
            **_monumenten(eenheid),
            "renovaties": _renovaties(eenheid, bouwjaar),
            **_bouw(eenheid, bouwjaar),
            "zorgwoning": _zorgwoning(eenheid),
            "aanbelfunctie_met_video": ruimten.aanbelfunctie or None,
            "ruimten": ruimten.lijst,
        }
    )


def _woningtype(eenheid: Knoop) -> str | None:
    """Uit de pandsoort; spreken panden elkaar tegen, dan is het type onbekend."""
    soorten = {pand.code("soort", "PANDSOORT") for pand in eenheid.lijst("panden", "pand")} - {None}
    if len(soorten) > 1:
        eenheid.meld("panden", "De panden hebben verschillende soorten; het woningtype is als onbekend gelezen.")
    if len(soorten) != 1:
        return None
    soort = str(soorten.pop())
    detail = eenheid.waarde("detailSoort")
    code = detail.get("code") if isinstance(detail, dict) else None
    if code in (_BOVEN_OF_ONDER if soort == "EGW" else _NIET_BOVEN_OF_ONDER):
        zin = f"De pandsoort ({soort}) past niet bij het soort eenheid ({code}); de pandsoort telt. De wet vraagt of er een woning boven of onder ligt."
        eenheid.meld("panden", zin)
    return _WONINGTYPEN[soort]


def _kamers_op_adres(eenheid: Knoop, kamers: int) -> int:
    """Aantal onzelfstandige woonruimten op het adres: wat de eenheid noemt, en ten minste zoveel als een ruimte delen.

    VERA noemt alleen hoeveel er binnen een als geheel geregistreerde eenheid vallen; een eenheid die één kamer is, noemt er geen of 1.
    """
    veld = "aantalOnzelfstandigeEenheden"
    genoemd = eenheid.geheel(veld) or 0
    if genoemd > 1 and genoemd >= kamers:
        eenheid.meld(veld, f"Gelezen als het aantal onzelfstandige woonruimten op het adres: {genoemd}.")
        return genoemd
    if genoemd > 1:
        eenheid.meld(
            veld,
            f"Een ruimte wordt door {kamers} onzelfstandige woonruimten gedeeld; het aantal {genoemd} is niet gelezen.",
        )
    grond = (
        "het grootste aantal dat een ruimte deelt" if kamers > 1 else "er is geen ruimte die op het adres wordt gedeeld"
    )
    zin = f"Het bericht noemt het aantal onzelfstandige woonruimten op het adres niet; aangenomen dat het er {kamers} zijn: {grond}."
    eenheid.meld("ruimten", zin if kamers > 1 else zin.replace("er 1 zijn", "er 1 is"))
    return kamers


def _gebruiksoppervlakte(eenheid: Knoop, object_: Knoop | None) -> object:
    """In m²; 0 is in de praktijk onbekend."""
    eigen = eenheid.getal("gebruiksoppervlakte", maximaal=100_000) or None
    bag = _bag_oppervlakte(object_)
    if eigen is not None and bag is not None and eigen != bag:
        eenheid.meld(
            "gebruiksoppervlakte", f"De eenheid ({eigen} m²) en de BAG ({bag} m²) verschillen; de eenheid telt."
        )
    return bag if eigen is None else eigen


def _gebruiksoppervlakte_adres(eenheid: Knoop, object_: Knoop | None) -> object:
    """In m², van het hele adres (bijlage I.B, rubriek 11): dat zegt de BAG; de eenheid is hier één kamer."""
    if eenheid.getal("gebruiksoppervlakte", maximaal=100_000):
        zin = "De gebruiksoppervlakte van de eenheid is die van de kamer; rubriek 11 vraagt die van het adres, uit de BAG. Niet gelezen."
        eenheid.meld("gebruiksoppervlakte", zin)
    return _bag_oppervlakte(object_)


def _bag_oppervlakte(object_: Knoop | None) -> object:
    if object_ is None:
        return None
    velden = ("bagOppervlakteVerblijfsobject", "bagGebruikersOppervlakte")
    return next((m2 for veld in velden if (m2 := object_.getal(veld, maximaal=100_000))), None)


def _epv(eenheid: Knoop, peildatum: date | None) -> bool | None:
    """Of op de peildatum een energieprestatievergoeding is afgesproken."""
    for component in eenheid.lijst("prijscomponenten", "prijscomponent"):
        if component.code("detailSoort", "PRIJSCOMPONENTDETAILSOORT") == "EPV" and geldig(component, peildatum):
            return True
    return None


def _woz_waarden(eenheid: Knoop) -> list[dict[str, object]]:
    """WOZ-waarden met hun waardepeildatum; een regel zonder waarde wordt gemeld en overgeslagen."""
    per_peildatum: dict[str, dict[str, object]] = {}
    for woz in eenheid.lijst("wozEenheden", "WOZ-eenheid"):
        waarde, dag = woz.getal("vastgesteldeWaarde"), woz.datum("waardepeildatum")
        if not waarde:
            if woz.waarde("vastgesteldeWaarde") in (None, "", 0):
                woz.meld("vastgesteldeWaarde", "Hier staat geen waarde; niet gelezen.")
        elif dag is None:
            if not woz.waarde("waardepeildatum"):
                woz.fout("waardepeildatum", "ontbreekt", "Een WOZ-waarde heeft een waardepeildatum.")
        elif (dag.month, dag.day) != (1, 1):
            woz.fout("waardepeildatum", "waardepeildatum_niet_1_januari", "Een waardepeildatum is altijd 1 januari.")
        else:
            _voeg_woz_toe(woz, per_peildatum, {"waarde": waarde, "waardepeildatum": dag.isoformat()})
    return list(per_peildatum.values())


def _voeg_woz_toe(woz: Knoop, per_peildatum: dict[str, dict[str, object]], nieuw: dict[str, object]) -> None:
    dag = str(nieuw["waardepeildatum"])
    if per_peildatum.setdefault(dag, nieuw)["waarde"] != nieuw["waarde"]:
        woz.fout("vastgesteldeWaarde", "woz_dubbel", f"Er is al een andere WOZ-waarde met waardepeildatum {dag}.")
    elif per_peildatum[dag] is not nieuw:
        woz.meld("", f"Deze WOZ-waarde met waardepeildatum {dag} staat er twee keer; één keer gelezen.")


def _monumenten(eenheid: Knoop) -> dict[str, object]:
    """De vier velden voor monumenten en beschermde gezichten; zonder lijst zijn zij onbekend."""
    if not isinstance(eenheid.waarde("monumenten"), list | tuple):
        list(eenheid.lijst("monumenten", "code"))
        return {}
    velden: dict[str, object] = dict.fromkeys(_MONUMENTEN.values(), False)
    for monument in eenheid.lijst("monumenten", "code"):
        code = monument.eigen_code("EENHEIDMONUMENT")
        if code in {"STA", "DOR"}:
            monument.meld(
                "code",
                f"{code} is vervallen en zegt niet of het gezicht door het Rijk of de gemeente is beschermd; gelezen als rijksbeschermd.",
            )
        if code in _MONUMENTEN:
            velden[_MONUMENTEN[code]] = True
    return velden


def _renovaties(eenheid: Knoop, bouwjaar: int | None) -> list[dict[str, object]]:
    renovatie = eenheid.groep("renovatie", "renovatie")
    datum = renovatie.datum("datum") if renovatie is not None else None
    if renovatie is None or datum is None:
        return []
    if bouwjaar is not None and datum.year < bouwjaar:
        renovatie.fout(
            "datum", "renovatie_voor_bouwjaar", f"De renovatie in {datum.year} ligt voor het bouwjaar {bouwjaar}."
        )
    return [{"jaar": datum.year}]


def _bouw(eenheid: Knoop, bouwjaar: int | None) -> dict[str, object]:
    """Start van de bouw en eerste ingebruikname, voor de nieuwbouwopslag (art. 8a lid 4 Bhw)."""
    start, exploitatie = eenheid.datum("beginBouwdatum"), eenheid.datum("inExploitatiedatum")
    velden: dict[str, object] = {"start_bouw": start.isoformat()} if start is not None else {}
    if exploitatie is None:
        return velden
    if start is not None and start > exploitatie:
        eenheid.fout(
            "beginBouwdatum",
            "start_bouw_na_ingebruikname",
            f"De bouw begon ({start}) na de exploitatie ({exploitatie}).",
        )
    if _kan_eerste_gebruik_zijn(exploitatie, bouwjaar, start):
        zin = "VERA kent geen eerste ingebruikname; aangenomen dat de woning voor het eerst in gebruik kwam toen zij in exploitatie ging."
        eenheid.meld("inExploitatiedatum", zin)
        velden["eerste_ingebruikname"] = exploitatie.isoformat()
    elif exploitatie > _WBH:
        zin = f"Niet gelezen als eerste ingebruikname: het bouwjaar is {bouwjaar} en er is geen begin van een verbouwing opgegeven."
        eenheid.meld("inExploitatiedatum", zin)
    return velden


def _kan_eerste_gebruik_zijn(exploitatie: date, bouwjaar: int | None, start: date | None) -> bool:
    if start is not None and 0 <= exploitatie.year - start.year <= _JAREN_VERBOUW:
        return True
    return bouwjaar is None or exploitatie.year - bouwjaar <= _JAREN_TUSSEN_BOUW_EN_GEBRUIK


def _zorgwoning(eenheid: Knoop) -> dict[str, object] | None:
    """VERA kent de doelgroep zorg, niet de vier voorwaarden van rubriek 12."""
    if eenheid.code("doelgroep", "DOELGROEP") != "ZOR":
        return None
    eenheid.meld(
        "doelgroep",
        "Doelgroep zorg: aangenomen dat aan de vier voorwaarden voor een zorgwoning is voldaan (rubriek 12).",
    )
    voorwaarden = (
        "in_woongebouw",
        "drempelloos_toegankelijk",
        "alarmering_in_huurovereenkomst",
        "gemeenschappelijke_ruimte_in_huurovereenkomst",
    )
    return dict.fromkeys(voorwaarden, True)


def _adres(adres: Knoop | None, object_: Knoop | None) -> dict[str, object]:
    """Het adres op de puntentelling; wat geen geldig adresdeel is, wordt gemeld en weggelaten."""
    velden: dict[str, object] = {}
    if adres is not None:
        velden = {
            "straatnaam": _adresdeel(adres, "straatnaam"),
            "huisnummer": _adresdeel(adres, "huisnummer"),
            "huisletter": _adresdeel(adres, "huisletter", r".{1,20}"),
            "huisnummertoevoeging": _adresdeel(adres, "huisnummerToevoeging", r".{1,20}"),
            "postcode": _adresdeel(adres, "postcode", r"[1-9]\d{3} ?[A-Za-z]{2}"),
            **_plaats(adres),
        }
    if object_ is not None:
        velden["bag_verblijfsobject"] = _adresdeel(object_, "bagIdentificatie", r"\d{16}")
    return _zonder_leeg(velden)


def _plaats(adres: Knoop) -> dict[str, object]:
    woonplaats, gemeente = adres.groep("woonplaats", "woonplaats"), adres.groep("gemeente", "gemeente")
    velden: dict[str, object] = {}
    if woonplaats is not None:
        velden = {
            "woonplaats": _adresdeel(woonplaats, "naam"),
            "woonplaatscode": _woonplaatscode(woonplaats),
        }
    if gemeente is not None:
        code = _adresdeel(gemeente, "code", r"(GM)?\d{4}")
        velden["gemeente"] = f"GM{code[-4:]}" if code else _adresdeel(gemeente, "naam")
    return velden


def _woonplaatscode(woonplaats: Knoop) -> str | None:
    code = _adresdeel(woonplaats, "code", r"\d{4}")
    if code is not None and not gebieden.bestaat_woonplaats(code):
        woonplaats.fout("code", "onbekende_woonplaatscode", f"De BAG kent geen woonplaats met code {code}.")
    return code


def _adresdeel(knoop: Knoop, veld: str, vorm: str = rf".{{1,{_MAX_ADRESTEKST}}}") -> str | None:
    tekst = knoop.tekst(veld)
    if tekst is None or re.fullmatch(vorm, tekst):
        return tekst
    knoop.meld(veld, f"“{tekst[:40]}” heeft hier niet de goede vorm en is niet gelezen.")
    return None
