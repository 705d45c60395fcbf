"""Uitgangspunten die zichtbaar worden aangenomen omdat een document er niets over zegt.

Elk uitgangspunt dat voor deze woning iets kan uitmaken, geeft één melding; ruimten en voorzieningen met hetzelfde uitgangspunt
delen er een. Wat een bereik in de uitkomst geeft, staat in `feiten.onbekend`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from huurstelsel.feiten.aannamen_opslag import nieuwbouw, overeenkomst
from huurstelsel.feiten.aannamen_stellen import stellen
from huurstelsel.feiten.aannamen_wagen import wagen
from huurstelsel.feiten.ruimte import GEEN_EISEN
from huurstelsel.feiten.soorten import GEDEELD_PARKEREN, RUIMTESOORTEN, Klasse, Soort
from huurstelsel.reken.schrijven import opsomming
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from huurstelsel.feiten.model import Aftrek, Document, Energieprestatie, Woning, Zorgwoning
    from huurstelsel.feiten.ruimte import Eisen, Ruimte, Voorziening
    from huurstelsel.regeling import Regeling

RENOVATIEJAREN = range(2015, 2023)  # onderdeel 11.1 onder a en 11.2
GEZICHT_GEBOUWD_VOOR = 1965  # art. 8a lid 5 Bhw

RUIMTEN, PRESTATIES, WOZ = "woning.ruimten", "woning.energieprestaties", "woning.woz_waarden"
GEHANDICAPTEN = "woning.woonvoorzieningen_gehandicapten"

VERTREK, OVERIG, ZOLDER, PARKEERPLEK = "een vertrek", "een overige ruimte", "een zolder", "een parkeerplek"
KEUKEN, BADRUIMTE, HEKWERK = "een keuken", "een bad- of doucheruimte", "een balkon, dakterras of loggia"
GEDEELD, AFMETING = "gemeenschappelijk gebruik", "een gemeenschappelijke buitenruimte"

EISEN_VAN = {
    VERTREK: ("begaanbare_vloer", "vaste_wanden", "breedte", "vrije_hoogte", "daglicht", "ventilatie", "stopcontact_en_lichtpunt"),
    OVERIG: ("begaanbare_vloer",),
    ZOLDER: ("vaste_trap", "dak_beschoten"),
    KEUKEN: ("water_aan_en_afvoer", "kookaansluiting", "inbouwkasten", "waterdichte_wand_keuken"),
    BADRUIMTE: ("waterdichte_vloer", "vrije_hoogte_badruimte", "waterdichte_wand_badruimte", "mengkraan_en_spiegel", "warm_en_koud_water"),
    HEKWERK: ("beloopbare_afwerking", "valbeveiliging", "toegang_via_deur"),
    AFMETING: ("minimumafmeting",),
    PARKEERPLEK: ("afgebakend_vak", "onroerende_aanhorigheid"),
    GEDEELD: ("exclusief_gebruiksrecht",),
}  # fmt: skip
"""Groep → eisen die de wet aan een ruimte in die groep stelt."""

SANITAIREXTRA = frozenset((
    "eenhandsmengkraan", "thermostatische_mengkraan", "bubbelfunctie", "afscheiding_douche", "handdoekenradiator",
    "kastje_met_wastafel", "kastruimte", "stopcontact",
))  # fmt: skip
"""Voorzieningen die alleen tellen in een bad- of doucheruimte die aan de eisen voldoet (rubriek 6.2)."""

_ZONDER = (
    ("aanrecht", frozenset(("aanrecht",))),
    ("toilet", frozenset(("toilet", "hangend_toilet"))),
    ("wastafel", frozenset(("wastafel", "meerpersoonswastafel"))),
    ("bad of douche", frozenset(("bad", "douche"))),
)


def _groepen(soort: Soort) -> Iterator[str]:
    """Groepen eisen die voor elke ruimte van een soort van belang zijn."""
    if soort.klasse == Klasse.VERTREK and not soort.altijd_vertrek:
        yield VERTREK
    if soort.klasse == Klasse.OVERIGE_RUIMTE:
        yield OVERIG
    if soort.zolder:
        yield ZOLDER
    if soort.hekwerk:
        yield HEKWERK
    if soort.klasse == Klasse.PARKEERPLEK:
        yield from (PARKEERPLEK, GEDEELD)


def groepen_gedeeld(soort: Soort) -> Iterator[str]:
    """Groepen eisen voor een ruimte van een soort die wordt gedeeld."""
    yield from _groepen(soort)
    if soort.klasse == Klasse.BUITENRUIMTE:
        yield AFMETING
    if soort.klasse not in (Klasse.BUITEN_WAARDERING, Klasse.PARKEERPLEK):
        yield GEDEELD


_PRIVE = {naam: tuple(_groepen(soort)) for naam, soort in RUIMTESOORTEN.items()}
_GEDEELD = {naam: tuple(groepen_gedeeld(soort)) for naam, soort in RUIMTESOORTEN.items()}
_BUITEN = {naam for naam, soort in RUIMTESOORTEN.items() if soort.klasse == Klasse.BUITENRUIMTE}
_ZOLDERS = {naam for naam, soort in RUIMTESOORTEN.items() if soort.zolder}
_BADRUIMTEN = {naam for naam, soort in RUIMTESOORTEN.items() if soort.badruimte}
_PARKEREN = {"parkeerplek", "oprit", *GEDEELD_PARKEREN}
_VERTREKKEN = {naam for naam, soort in RUIMTESOORTEN.items() if soort.klasse == Klasse.VERTREK}


def aannamen(document: Document, regeling: Regeling) -> list[Melding]:
    """De uitgangspunten die zijn aangenomen omdat het document er niets over zegt, alleen waar zij iets kunnen uitmaken."""
    gesloten = overeenkomst(document, regeling)
    woning = document.woning
    if woning.woonwagen is not None or woning.standplaats is not None:
        return [*gesloten, *wagen(woning), *_gehandicapten(woning)]
    return [*gesloten, *_gebouw(woning, regeling)]


def _gebouw(woning: Woning, regeling: Regeling) -> Iterator[Melding]:
    """De uitgangspunten bij een woonruimte in een gebouw."""
    kamer = woning.stelsel == "onzelfstandig"
    if not woning.ruimten_onbekend:
        yield from _ruimten(woning.ruimten, "" if kamer else ", -5 punten")
        yield from stellen(woning)
    yield from _energie(woning, regeling)
    yield from _woz(woning)
    yield from _monumenten(woning)
    if not kamer:
        yield from nieuwbouw(woning, regeling)
    yield from _gehandicapten(woning)
    yield from _bijzonder(woning)
    if kamer:
        yield from _aftrek(woning.aftrek)


def _ruimten(ruimten: tuple[Ruimte, ...], aftrek: str) -> Iterator[Melding]:
    if not ruimten:
        yield Melding(RUIMTEN, f"Geen ruimten opgegeven: aangenomen dat die er niet zijn{aftrek} (rubriek 8).")
        return
    soorten = {r.soort for r in ruimten}
    yield from _eisen(ruimten)
    if _ZOLDERS & soorten:
        yield from losse_trap(ruimten)
    if any(r.verkoeld is None and r.soort in _VERTREKKEN for r in ruimten):
        yield Melding(RUIMTEN, "Waar niets over verkoeling is opgegeven, is aangenomen dat die er niet is.")
    if any(r.verkoeld and r.soort in _VERTREKKEN for r in ruimten):
        zin = "Aangenomen dat er een geldig energielabel (NTA 8800) is waarin de koeling is meegenomen (rubriek 3)."
        yield Melding(RUIMTEN, zin)
    if not _BUITEN & soorten:
        yield Melding(RUIMTEN, f"Geen buitenruimte opgegeven: aangenomen dat die er niet is{aftrek} (rubriek 8).")
    if not _PARKEREN.isdisjoint(soorten):
        yield from _parkeren(ruimten)
    yield from _open_verbindingen(ruimten)
    misschien = {soort for r in ruimten for soort in r.voorzieningen_onbekend}
    yield from _voorzieningen([v for r in ruimten for v in r.voorzieningen], misschien)


def _parkeren(ruimten: tuple[Ruimte, ...]) -> Iterator[Melding]:
    parkeerplekken = [r for r in ruimten if r.soort == "parkeerplek"]
    if any(r.oppervlakte is None and r.lengte is None for r in parkeerplekken):
        yield Melding(RUIMTEN, "Een parkeerplek zonder oppervlakte is aangenomen op 12 m² (rubriek 10 en 11).")
    gedeeld = {r.soort for r in ruimten if r.gedeeld_met_adressen > 1}
    if "oprit" in gedeeld:
        zin = "Een gedeelde oprit is gelezen als buitenruimte (rubriek 8); een plek in een gemeenschappelijke parkeerruimte is soort “parkeerplek” met een type (rubriek 10)."
        yield Melding(RUIMTEN, zin)
    if gedeeld & GEDEELD_PARKEREN.keys():
        zin = "Een gedeelde garage, carport of parkeerplaats is gelezen als één plek van type I, II of III in een gemeenschappelijke parkeerruimte (rubriek 10); geef meer plekken op als soort “parkeerplek” met type en aantal."
        yield Melding(RUIMTEN, zin)


def _eisen(ruimten: tuple[Ruimte, ...]) -> Iterator[Melding]:
    """Eén zin over alle eisen die niet zijn ingevuld, met het aantal ruimten per groep."""
    aantallen: dict[str, int] = {}
    for ruimte in ruimten:
        for groep in _open_groepen(ruimte):
            aantallen[groep] = aantallen.get(groep, 0) + 1
    if aantallen:
        delen = [f"{groep} ({aantallen[groep]})" for groep in EISEN_VAN if groep in aantallen]
        zin = f"Niet alle eisen zijn ingevuld: aangenomen dat is voldaan aan die voor {opsomming(delen)}."
        yield Melding(f"{RUIMTEN}.eisen", zin)


def _open_groepen(ruimte: Ruimte) -> Sequence[str]:
    """Groepen eisen waarin voor deze ruimte iets openstaat dat nog uitmaakt."""
    groepen = _GEDEELD[ruimte.soort] if ruimte.is_gedeeld else _PRIVE[ruimte.soort]
    if ruimte.onderdeel_van is not None:
        return ()  # een kast volgt de ruimte waarop zij uitkomt
    if ruimte.voorzieningen:
        soorten = [v.soort for v in ruimte.voorzieningen]
        if "aanrecht" in soorten:
            groepen += (KEUKEN,)
        if ruimte.soort in _BADRUIMTEN and not SANITAIREXTRA.isdisjoint(soorten):
            groepen += (BADRUIMTE,)
    eisen = ruimte.eisen
    if eisen is GEEN_EISEN:
        return groepen
    if eisen.exclusief_gebruiksrecht is False:
        return ()
    return [groep for groep in groepen if _staat_open(groep, eisen)]


def _staat_open(groep: str, eisen: Eisen) -> bool:
    """Of een eis niet is ingevuld terwijl geen andere de uitkomst al bepaalt; wat geen vertrek is, kan nog overige ruimte zijn."""
    if groep == ZOLDER:
        return None in (eisen.vaste_trap, eisen.dak_beschoten) and False not in (eisen.trap, eisen.dak_beschoten)
    waarden = [getattr(eisen, naam) for naam in EISEN_VAN[groep]]
    if False in waarden:
        return groep == VERTREK and eisen.begaanbare_vloer is None
    return None in waarden


def losse_trap(ruimten: tuple[Ruimte, ...]) -> Iterator[Melding]:
    """Een zolder waarvan alleen bekend is dat er geen vaste trap is."""
    zolders = [r.eisen for r in ruimten if r.soort in _ZOLDERS]
    if any(e.vaste_trap is False and e.trap is None and e.dak_beschoten is not False for e in zolders):
        zin = "Aangenomen dat een zolder zonder vaste trap een losse trap heeft (rubriek 2)."
        yield Melding(f"{RUIMTEN}.eisen", zin)


def _open_verbindingen(ruimten: tuple[Ruimte, ...]) -> Iterator[Melding]:
    """Een opening die afsluitbaar of omlijst is, maakt nooit één ruimte; dan doet de rest er niet toe."""
    alle = [v for r in ruimten if (v := r.open_verbinding) is not None and not v.afsluitbaar and not v.omlijsting]
    pad = f"{RUIMTEN}.open_verbinding"
    if not alle:
        return
    if any(v.afsluitbaar is None for v in alle):
        yield Melding(pad, "Aangenomen dat een open verbinding niet afsluitbaar is.")
    if any(v.omlijsting is None for v in alle):
        yield Melding(pad, "Aangenomen dat een open verbinding geen omlijsting heeft.")
    if any("hoogte_opening" not in v.model_fields_set for v in alle):
        yield Melding(pad, "Aangenomen dat een open verbinding 2 m hoog is.")


def ontbrekend(voorzieningen: list[Voorziening], misschien: set[str]) -> Iterator[Melding]:
    """Keuken en sanitair waarover het document zwijgt; wat er misschien is, is niet aangenomen."""
    soorten = {v.soort for v in voorzieningen} | misschien
    if zonder := [f"geen {naam}" for naam, namen in _ZONDER if namen.isdisjoint(soorten)]:
        zin = f"{opsomming(zonder).capitalize()} opgegeven: aangenomen van niet (rubriek 5 en 6)."
        yield Melding(f"{RUIMTEN}.voorzieningen", zin)


def _voorzieningen(voorzieningen: list[Voorziening], misschien: set[str]) -> Iterator[Melding]:
    pad = f"{RUIMTEN}.voorzieningen"
    yield from ontbrekend(voorzieningen, misschien)
    if any(v.soort == "aanrecht" and v.aaneengesloten is None for v in voorzieningen):
        yield Melding(pad, "Aangenomen dat een aanrecht over de hele lengte aaneengesloten is (rubriek 5).")
    kasten = [v for v in voorzieningen if v.soort == "extra_kastruimte"]
    if any(v.breedte is None for v in kasten):
        yield Melding(pad, "Aangenomen dat extra kastruimte zonder breedte 60 cm per stuk is (rubriek 5).")


def _energie(woning: Woning, regeling: Regeling) -> Iterator[Melding]:
    yield from vergoeding(woning)
    if not woning.energieprestaties and not woning.energieprestatievergoeding:
        yield Melding(PRESTATIES, "Geen energieprestatie opgegeven: het bouwjaar bepaalt rubriek 4.")
    yield from energieprestaties(woning, regeling)
    p = regeling.parameters("energieprestatie")
    labels = [e for e in woning.energieprestaties if e.voor == "woning" and e.soort == "energielabel"]
    if any(e.risico_oververhitting is None and _opname(e).toordinal() >= p.nta_vanaf for e in labels):
        yield Melding(PRESTATIES, "Aangenomen dat het label geen laag risico op oververhitting noemt (rubriek 3).")


def vergoeding(woning: Woning) -> Iterator[Melding]:
    """Een energieprestatievergoeding waarover het document zwijgt."""
    if woning.energieprestatievergoeding is None:
        zin = "Aangenomen dat er geen energieprestatievergoeding is overeengekomen (rubriek 4)."
        yield Melding("woning.energieprestatievergoeding", zin)


def energieprestaties(woning: Woning, regeling: Regeling) -> Iterator[Melding]:
    """Wat van een opgegeven energieprestatie beslist of zij telt, en niet is opgegeven of niet vaststaat."""
    p = regeling.parameters("energieprestatie")
    met_opname = [(e, _opname(e)) for e in woning.energieprestaties if e.voor == "woning"]
    if any(e.opnamedatum is None for e, _ in met_opname):
        zin = "Aangenomen dat een energieprestatie zonder opnamedatum is opgenomen op de registratiedatum (rubriek 4)."
        yield Melding(PRESTATIES, zin)
    tussen = [e for e, opname in met_opname if p.vereenvoudigd_vanaf <= opname.toordinal() < p.nta_vanaf]
    if any(e.soort == "energie-index" and e.geldig_voor_wws is None for e in tussen):
        yield Melding(PRESTATIES, "Aangenomen dat EP-Online de energie-index “geldig voor WWS” noemt.")
    if any(e.soort == "energielabel" and e.vereenvoudigd is None for e in tussen):
        zin = "Aangenomen dat een energielabel met opname in 2015 tot en met 2020 vereenvoudigd is; dan telt het niet (rubriek 4)."
        yield Melding(PRESTATIES, zin)
    op_tijd = [(e, dag) for e, dag in met_opname if _op_tijd(dag, regeling)]
    if any(regeling.peildatum < _registratie(e) for e, _ in op_tijd):
        aangenomen = "Aangenomen dat een energieprestatie telt die na de peildatum is geregistreerd (rubriek 4)."
        niet = "Een energieprestatie die na de peildatum is geregistreerd, telt niet (rubriek 4)."
        yield Melding(PRESTATIES, aangenomen if p.kiest("registratie_na_peildatum", "telt") else niet)
    if len(op_tijd) > 1 and _verschillen([(e, dag) for e, dag in op_tijd if _kan_tellen(e, tussen=e in tussen)]):
        zin = "Twee energieprestaties van dezelfde dag verschillen: aangenomen dat die met de minst gunstige klasse geldt, en bij gelijke klasse die zonder laag risico op oververhitting (rubriek 4)."
        yield Melding(PRESTATIES, zin)


def _verschillen(prestaties: list[tuple[Energieprestatie, date]]) -> bool:
    """Of er van één dag van opname en registratie twee zijn die niet hetzelfde zeggen."""
    per_dag: dict[tuple[date, date], set[tuple[object, ...]]] = {}
    for e, opname in prestaties:
        inhoud = (e.soort, e.label, e.waarde, e.risico_oververhitting, e.gebruiksoppervlakte)
        per_dag.setdefault((opname, _registratie(e)), set()).add(inhoud)
    return any(len(inhoud) > 1 for inhoud in per_dag.values())


def _op_tijd(opname: date, regeling: Regeling) -> bool:
    """Of een opname op de peildatum kan tellen; zie `regels.energieprestatie`."""
    telt = regeling.parameters("energieprestatie").kiest("opname_op_peildatum", "telt")
    return opname <= regeling.peildatum if telt else opname < regeling.peildatum


def _kan_tellen(e: Energieprestatie, *, tussen: bool) -> bool:
    """Een vereenvoudigd label telt niet, en een energie-index alleen van 2015 tot en met 2020; zie `regels.energieprestatie`."""
    if e.soort == "energie-index":
        return tussen and e.geldig_voor_wws is not False
    return e.vereenvoudigd is False if tussen else not e.vereenvoudigd


def _registratie(prestatie: Energieprestatie) -> date:
    return prestatie.registratiedatum or _opname(prestatie)


def _opname(prestatie: Energieprestatie) -> date:
    return prestatie.opnamedatum or prestatie.registratiedatum or date.min


def _woz(woning: Woning) -> Iterator[Melding]:
    if not woning.woz_waarden:
        minimum = "de minimumwaarde" if woning.stelsel == "zelfstandig" else "het laagste aantal punten"
        telt = minimum if woning.taxatiewaarde is None else "85% van de taxatiewaarde"
        yield Melding(WOZ, f"Geen WOZ-waarde opgegeven: {telt} telt (rubriek 11).")
    if any(w.vastgesteld is None for w in woning.woz_waarden):
        yield Melding(WOZ, "Aangenomen dat een WOZ-waarde is vastgesteld op 1 januari na haar waardepeildatum.")
    yield from bouw(woning, 11)


def bouw(woning: Woning, rubriek: int) -> Iterator[Melding]:
    """Een WOZ-waarde van vóór de oplevering en een verbouwing, als die voor de WOZ-punten kunnen uitmaken."""
    bouwjaar = woning.bouwjaar or 0
    if any(w.voortgang_bouw is None and w.waardepeildatum.year <= bouwjaar for w in woning.woz_waarden):
        yield Melding(WOZ, "Aangenomen dat een WOZ-waarde van vóór de oplevering voor de voltooide woning geldt.")
    if any(r.voldoet_aan_nieuwbouweisen is None and r.jaar in RENOVATIEJAREN for r in woning.renovaties):
        zin = f"Aangenomen dat een renovatie niet aan de nieuwbouweisen voldoet (rubriek {rubriek})."
        yield Melding("woning.renovaties", zin)


def _monumenten(woning: Woning) -> Iterator[Melding]:
    monumenten = {
        "rijksmonument": woning.rijksmonument,
        "provinciaal monument": woning.provinciaal_monument,
        "gemeentelijk monument": woning.gemeentelijk_monument,
    }
    open_ = [naam for naam, waarde in monumenten.items() if waarde is None]
    oud = woning.bouwjaar is None or woning.bouwjaar < GEZICHT_GEBOUWD_VOOR
    if woning.rijksbeschermd_gezicht is None and oud and True not in monumenten.values():
        open_.append("rijksbeschermd stads- of dorpsgezicht")
    if open_:
        zin = f"Over {opsomming(open_)} is niets opgegeven: aangenomen van niet (rubriek 4, art. 8a Bhw)."
        yield Melding("woning", zin)


def _gehandicapten(woning: Woning) -> Iterator[Melding]:
    if not woning.woonvoorzieningen_gehandicapten:
        return
    alle = [v for v in woning.woonvoorzieningen_gehandicapten if v.voor_huidige_huurder is not False]
    telt = [v for v in alle if (v.subsidie > 0 if v.deels_gesubsidieerd is None else v.deels_gesubsidieerd)]
    if any(v.datum is None for v in telt):
        yield Melding(GEHANDICAPTEN, "Aangenomen dat een woonvoorziening zonder datum van op of na 1 april 1994 is.")
    if any(v.voor_huidige_huurder is None for v in telt):
        yield Melding(GEHANDICAPTEN, "Aangenomen dat een woonvoorziening er is voor de huidige huurder (rubriek 7).")
    if any(v.deels_gesubsidieerd is None for v in alle):
        zin = "Of een woonvoorziening deels is gesubsidieerd, is afgeleid uit de subsidie (rubriek 7)."
        yield Melding(GEHANDICAPTEN, zin)


def _bijzonder(woning: Woning) -> Iterator[Melding]:
    if woning.aanbelfunctie_met_video is None:
        yield Melding("woning.aanbelfunctie_met_video", "Aangenomen dat er geen aanbelfunctie met video is.")
    if woning.zorgwoning is None:
        yield Melding("woning.zorgwoning", "Aangenomen dat het geen zorgwoning is.")
    else:
        yield from zorgvoorwaarden(woning.zorgwoning, gedeeld=any(r.gedeeld_met_adressen > 1 for r in woning.ruimten))


def _aftrek(aftrek: Aftrek) -> Iterator[Melding]:
    """Omstandigheden van bijlage I.B, rubriek 13, die niet zijn opgegeven."""
    open_ = {
        "de kamer niet alleen via een vertrek van de verhuurder bereikbaar is": aftrek.via_vertrek_verhuurder,
        "het hoofdvertrek ten minste 0,75 m² glas heeft": aftrek.ruitoppervlakte,
        "het laagste raamkozijn niet hoger is dan 1,60 m": aftrek.hoogte_raamkozijn,
    }
    if delen := [zin for zin, waarde in open_.items() if waarde is None]:
        yield Melding("woning.aftrek", f"Aangenomen dat {opsomming(delen)} (rubriek 13).")


def zorgvoorwaarden(zorg: Zorgwoning, *, gedeeld: bool) -> Iterator[Melding]:
    """Voorwaarden van rubriek 12 die openstaan terwijl geen andere met “nee” al beslist."""
    voorwaarden = {naam: waarde for naam, waarde in zorg if naam != "drie_punten_gemeenschappelijk"}
    open_ = [naam for naam, waarde in voorwaarden.items() if waarde is None]
    if open_ and False not in voorwaarden.values():
        werkwoord = "is" if len(open_) == 1 else "zijn"
        zin = f"{opsomming(open_)} {werkwoord} niet beantwoord: aangenomen dat het geen zorgwoning is."
        yield Melding("woning.zorgwoning", zin)
    if all(voorwaarden.values()) and zorg.drie_punten_gemeenschappelijk is None and gedeeld:
        zin = "Aangenomen dat rubriek 9 wordt berekend, zonder de vaste 3 punten van beleidsboek 2.9.4."
        yield Melding("woning.zorgwoning.drie_punten_gemeenschappelijk", zin)
