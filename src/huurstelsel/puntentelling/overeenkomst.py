"""De woonruimte en haar huurovereenkomst, en de gegevens met hun herkomst."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.bewijs import bewijs
from huurstelsel.feiten.model import vastgesteld_op
from huurstelsel.huur.agenda_moment import verlopen
from huurstelsel.puntentelling.blokken import Alinea, Kolom, Rij, Tabel, Termen
from huurstelsel.puntentelling.drukbaar import kort
from huurstelsel.puntentelling.schrijver import hoofdletter
from huurstelsel.recht.laden import onderwerp
from huurstelsel.regels import zelfstandigheid
from huurstelsel.uitleg.tekst import WAGENS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.feiten.model import Adres, Energieprestatie, Woning
    from huurstelsel.puntentelling.blokken import Blok
    from huurstelsel.puntentelling.schrijver import Schrijver
    from huurstelsel.puntentelling.woonruimte import Woonruimte

KORT = 12  # rijen; zo'n tabel blijft op één bladzijde
LANGSTE_ADRES = 160  # tekens; wat langer is, staat geheel in het ingesloten document
_MONUMENTEN = ("rijksmonument", "provinciaal_monument", "gemeentelijk_monument", "rijksbeschermd_gezicht")


def adresregel(adres: Adres) -> str:
    """Straat en nummer met postcode en plaats; leeg als er geen adres is opgegeven."""
    nummer = "".join(str(deel) for deel in (adres.huisnummer, adres.huisletter) if deel)
    if adres.huisnummertoevoeging:
        nummer = f"{nummer}-{adres.huisnummertoevoeging}"
    straat = " ".join(deel for deel in (adres.straatnaam, nummer) if deel)
    plaats = " ".join(deel for deel in (adres.postcode, adres.woonplaats) if deel)
    return kort(", ".join(deel for deel in (straat, plaats) if deel), LANGSTE_ADRES)


def plek(w: Woonruimte, s: Schrijver) -> str:
    """Waar de woonruimte is: het adres, en van een adres met kamers welke kamer; zonder adres het kenmerk."""
    naam = kort(w.document.id or "", LANGSTE_ADRES)
    adres = adresregel(w.document.adres)
    return " · ".join(filter(None, (adres, s("kamer_kop", kamer=naam)))) if w.is_kamer else adres or naam


def soort(w: Woonruimte, s: Schrijver) -> str:
    """Het stelsel als soort woonruimte: zelfstandige woonruimte, standplaats."""
    stelsel = w.uitkomst.stelsel
    return hoofdletter(s.zin(stelsel if stelsel in WAGENS else f"{stelsel}e woonruimte"))


def overeenkomst(w: Woonruimte, s: Schrijver) -> tuple[Blok, ...]:
    """Waar het over gaat: adres, stelsel, data en recht."""
    adres, contract = w.document.adres, w.document.contract
    paren = [
        (s("adres"), adresregel(adres) or s("niet_opgegeven")),
        (s("bag"), adres.bag_verblijfsobject or s("niet_opgegeven")),
        *([(s("kamer" if w.is_kamer else "kenmerk"), kort(w.document.id, LANGSTE_ADRES))] if w.document.id else []),
        (s("stelsel"), _stelsel(w, s)),
        (s("ondertekend"), s.datum(contract.ondertekend)),
        (s("ingangsdatum"), s.datum(contract.ingangsdatum)),
        (s("peildatum"), s.datum(w.uitkomst.peildatum)),
        (s("recht"), _recht(w, s)),
    ]
    return (Termen(tuple(paren)),)


def _stelsel(w: Woonruimte, s: Schrijver) -> str:
    """Het stelsel en waarom; is dat met deze feiten niet te beslissen, dan zoals opgegeven en wat er nog nodig is."""
    if w.uitkomst.voor_wbh:
        return s("stelsel_opgegeven", stelsel=soort(w, s), nodig="")
    grens = zelfstandigheid.beslis(w.document)
    if grens.ontbreekt:
        nodig = s("nog_nodig", vragen=" ".join(s.zin(m.zin) for m in grens.ontbreekt))
        return s("stelsel_opgegeven", stelsel=soort(w, s), nodig=nodig)
    return s("stelsel_waarom", stelsel=soort(w, s), reden=s.zin(grens.zinnen), artikel=grens.artikelen)


def _recht(w: Woonruimte, s: Schrijver) -> str:
    tarief, oud = w.regeling.tarief, f"; {s('recht_oud')}" if w.uitkomst.voor_wbh else ""
    dag, tabel = s.datum(w.uitkomst.peildatum), s.datum(tarief.vanaf)
    return s("recht_zin", bijlage=bijlage(w), dag=dag, tabel=tabel, artikel=tarief.artikel) + oud


def bijlage(w: Woonruimte) -> str:
    """De bijlage van het stelsel, zoals zij voor een rubriek staat."""
    return w.uitkomst.rubrieken[0].artikel.partition(",")[0]


def bronnen(w: Woonruimte, s: Schrijver) -> tuple[Blok, ...]:
    """WOZ, energie, bouwjaar en de rest van de woning, met datum en waar het is na te gaan."""
    rijen = tuple(Rij(cellen) for cellen in _gegevens(w, s))
    kolommen = (Kolom(s("gegeven"), 3), Kolom(s("waarde"), 3), Kolom(s("datum"), 5), Kolom(s("na_te_gaan"), 4))
    geteld = "; ".join(_geteld(w, s))
    noot = (Alinea(s("geteld", delen=geteld), klein=True, plakt=True),) if geteld else ()
    return (*noot, Tabel(kolommen, rijen, heel=len(rijen) <= KORT))


def _gegevens(w: Woonruimte, s: Schrijver) -> Iterator[tuple[str, str, str, str]]:
    woning = w.document.woning
    if woning.stelsel not in WAGENS:
        yield from _woz(w, s)
        yield from _energie(w, s)
        yield s("bouwjaar"), str(woning.bouwjaar or s("onbekend")), "", _bewijs("woning.bouwjaar", s)
    if woning.woningtype is not None:
        yield s("woningtype"), s.woord(woning.woningtype), "", _bewijs("woning.woningtype", s)
    if woning.gebruiksoppervlakte is not None:
        m2 = f"{s.m2(Fraction(woning.gebruiksoppervlakte))} m²"
        yield s("gebruiksoppervlakte"), m2, "", _bewijs("woning.gebruiksoppervlakte", s)
    if woning.kamers_op_adres is not None:
        yield s("kamers_op_adres"), str(woning.kamers_op_adres), "", _bewijs("woning.kamers_op_adres", s)
    yield s("monument"), _monument(woning, s), "", _monumentbewijs(woning, s)


def _bewijs(veld: str, s: Schrijver) -> str:
    return hoofdletter(s.zin(bewijs(veld)))


def _woz(w: Woonruimte, s: Schrijver) -> Iterator[tuple[str, str, str, str]]:
    """Elke opgegeven WOZ-waarde, de nieuwste eerst, en een taxatiewaarde."""
    woning, gevonden = w.document.woning, _bewijs("woning.woz_waarden", s)
    for woz in sorted(woning.woz_waarden, key=lambda woz: woz.waardepeildatum, reverse=True):
        delen = [s("waardepeildatum", dag=s.datum(woz.waardepeildatum))]
        if woz.vastgesteld is not None:
            delen.append(s("vastgesteld", dag=s.datum(vastgesteld_op(woz))))
        if woz.voortgang_bouw is not None:
            delen.append(s("in_aanbouw", procent=woz.voortgang_bouw))
        yield s("woz"), s.euro(Fraction(woz.waarde)), ", ".join(delen), gevonden
    if woning.taxatiewaarde is not None:
        taxatie = s.euro(Fraction(woning.taxatiewaarde))
        yield s("taxatiewaarde"), taxatie, "", _bewijs("woning.taxatiewaarde", s)


def _energie(w: Woonruimte, s: Schrijver) -> Iterator[tuple[str, str, str, str]]:
    """Elk label en elke energie-index, de nieuwste eerst."""
    prestaties = sorted(w.document.woning.energieprestaties, key=_dag, reverse=True)
    for prestatie in prestaties:
        waarde = prestatie.label or (s.m2(Fraction(prestatie.waarde)) if prestatie.waarde is not None else "")
        if prestatie.voor == "gebouw":
            waarde = s("heel_gebouw", label=waarde)
        yield s(prestatie.soort), waarde, _energiedata(prestatie, s), _bewijs("woning.energieprestaties", s)
    if not prestaties:
        yield s("energielabel"), s("niet_opgegeven"), "", _bewijs("woning.energieprestaties", s)


def _geteld(w: Woonruimte, s: Schrijver) -> Iterator[str]:
    """Welke WOZ-waarde en welke energieprestatie de regels gebruikten, en waarom."""
    posten = (post for r in w.uitkomst.rubrieken for post in r.posten)
    woz = next((p.hoeveelheid for p in posten if p.id in {"woz_onderdeel_1", "woz_klasse"}), None)
    redenen = {v.id: s.zin(v.reden) for v in w.uitkomst.vaststellingen}
    if woz is not None:
        bedrag = s("woz_geteld", bedrag=s.euro(woz))
        yield ", ".join(filter(None, (bedrag, redenen.get("woz_waarde"), redenen.get("woz_klasse"))))
    if "energieprestatie" in redenen:
        yield redenen["energieprestatie"]


def _dag(prestatie: Energieprestatie) -> date:
    return prestatie.opnamedatum or prestatie.registratiedatum or date.min


def _energiedata(prestatie: Energieprestatie, s: Schrijver) -> str:
    duur = onderwerp("energieprestatie")["geldigheid"].waarden[-1].waarde
    data = (
        ("opgenomen", prestatie.opnamedatum),
        ("geregistreerd", prestatie.registratiedatum),
        ("geldig_tot", prestatie.geldig_tot or verlopen(_dag(prestatie), duur)),
    )
    delen = [s(naam, dag=s.datum(dag)) for naam, dag in data if dag is not None]
    if prestatie.gebruiksoppervlakte is not None:
        delen.append(s("op_het_label", m2=s.m2(Fraction(prestatie.gebruiksoppervlakte))))
    if prestatie.risico_oververhitting is not None:
        delen.append(s("oververhitting", risico=s.zin(prestatie.risico_oververhitting)))
    return ", ".join(delen)


def _monumentbewijs(woning: Woning, s: Schrijver) -> str:
    """Het register van elke soort die is opgegeven; van een gewone woning alle monumentenregisters."""
    soorten = [naam for naam in _MONUMENTEN if getattr(woning, naam)]
    return "; ".join(_bewijs(f"woning.{naam}", s) for naam in soorten) or s("monumentenregisters")


def _monument(woning: Woning, s: Schrijver) -> str:
    """Wat de woning is, of dat zij niets daarvan is; niet opgegeven is niet hetzelfde als nee."""
    wel = [s.woord(naam) for naam in _MONUMENTEN if getattr(woning, naam)]
    onbekend = any(getattr(woning, naam) is None for naam in _MONUMENTEN)
    return ", ".join(wel) or s("niet_opgegeven" if onbekend else "geen")
