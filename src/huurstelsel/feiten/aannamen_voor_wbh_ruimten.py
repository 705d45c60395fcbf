"""Uitgangspunten over de ruimten van een zelfstandige woning vóór de Wet betaalbare huur (bijlage I.A, rubriek 1 tot en met 8)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.feiten.aannamen import losse_trap, ontbrekend
from huurstelsel.feiten.aannamen_voor_wbh_onzelfstandig import EISEN, RUIMTEN, toilet_bij_badkamer
from huurstelsel.feiten.ruimte import oppervlakte_van
from huurstelsel.feiten.soorten import RUIMTESOORTEN, Klasse
from huurstelsel.reken.getallen import MM2
from huurstelsel.reken.schrijven import opsomming
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from huurstelsel.feiten.model import Woning
    from huurstelsel.feiten.ruimte import Eisen, Ruimte
    from huurstelsel.recht.laden import Parameters
    from huurstelsel.regeling import Regeling

OVERIG, ZOLDER, KEUKEN, BADRUIMTE = "een overige ruimte", "een zolder", "een keuken", "een bad- of doucheruimte"
GEDEELD, EXCLUSIEF = "gemeenschappelijk gebruik", "exclusief gebruik van een buitenruimte"

_EISEN_VAN = {
    OVERIG: ("begaanbare_vloer",),
    ZOLDER: ("vaste_trap", "dak_beschoten", "begaanbare_vloer"),
    KEUKEN: ("water_aan_en_afvoer", "kookaansluiting", "inbouwkasten"),
    BADRUIMTE: ("waterdichte_vloer", "waterdichte_wand_badruimte", "warm_en_koud_water"),
    GEDEELD: ("exclusief_gebruiksrecht",),
    EXCLUSIEF: ("exclusief_gebruiksrecht",),
}
_VERDEELD = (Klasse.VERTREK, Klasse.OVERIGE_RUIMTE)


def aannamen_ruimten_voor_wbh(woning: Woning, regeling: Regeling) -> Iterator[Melding]:
    """Wat over ruimten en voorzieningen is aangenomen, alleen waar het iets kan uitmaken."""
    ruimten = woning.ruimten
    if woning.ruimten_onbekend:
        return
    if not ruimten:
        zin = "Geen ruimten opgegeven: aangenomen dat die er niet zijn, -5 punten (rubriek 8)."
        yield Melding(RUIMTEN, zin)
        return
    yield from _eisen(ruimten, regeling)
    yield from losse_trap(ruimten)
    yield from _buitenruimte(woning, regeling.parameters("buitenruimte"))
    misschien = {soort for r in ruimten for soort in r.voorzieningen_onbekend}
    yield from ontbrekend([v for r in ruimten for v in r.voorzieningen], misschien)
    yield from toilet_bij_badkamer(ruimten, ", en dat de badkamer 1 m² kleiner telt (rubriek 1 en 6)")


def _eisen(ruimten: Sequence[Ruimte], regeling: Regeling) -> Iterator[Melding]:
    """Eén zin over alle eisen die niet zijn ingevuld, met het aantal ruimten per groep."""
    warm = regeling.parameters("verwarming").kiest("verwarmde_verkeersruimte_voor_wbh", "telt")
    open_ = [groep for r in ruimten for groep in _open_groepen(r, verkeer_telt=warm)]
    if open_:
        delen = [f"{groep} ({open_.count(groep)})" for groep in _EISEN_VAN if groep in open_]
        zin = f"Niet alle eisen zijn ingevuld: aangenomen dat is voldaan aan die voor {opsomming(delen)}."
        yield Melding(EISEN, zin)


def _open_groepen(ruimte: Ruimte, *, verkeer_telt: bool) -> Iterator[str]:
    """Groepen eisen waarin voor deze ruimte iets openstaat dat nog uitmaakt."""
    if ruimte.onderdeel_van is not None or ruimte.eisen.exclusief_gebruiksrecht is False:
        return  # een kast volgt de ruimte waarop zij uitkomt
    for groep in (*_naar_soort(ruimte), *_naar_voorziening(ruimte), *_naar_gebruik(ruimte, verkeer_telt=verkeer_telt)):
        if _staat_open(groep, ruimte.eisen):
            yield groep


def _naar_soort(ruimte: Ruimte) -> Iterator[str]:
    soort = RUIMTESOORTEN[ruimte.soort]
    if soort.zolder:
        yield ZOLDER
    elif soort.klasse == Klasse.OVERIGE_RUIMTE:
        yield OVERIG


def _naar_voorziening(ruimte: Ruimte) -> Iterator[str]:
    """Keuken en bad of douche tellen overal binnen, als zij aan de eisen voldoen (toelichting rubriek 5 en 6)."""
    if RUIMTESOORTEN[ruimte.soort].klasse not in (*_VERDEELD, Klasse.VERKEERSRUIMTE):
        return
    soorten = {v.soort for v in ruimte.voorzieningen}
    if "aanrecht" in soorten:
        yield KEUKEN
    if soorten & {"bad", "douche"}:
        yield BADRUIMTE


def _naar_gebruik(ruimte: Ruimte, *, verkeer_telt: bool) -> Iterator[str]:
    """Een gedeelde ruimte binnen wordt verdeeld; een buitenruimte telt alleen bij exclusief gebruik."""
    klasse, prive = RUIMTESOORTEN[ruimte.soort].klasse, ruimte.gedeeld_met_adressen == 1
    verkeer = klasse == Klasse.VERKEERSRUIMTE and (
        bool(ruimte.voorzieningen) or (verkeer_telt and ruimte.verwarmd is not False)
    )
    if not prive and (klasse in _VERDEELD or verkeer):
        yield GEDEELD
    if prive and _is_buiten(ruimte):
        yield EXCLUSIEF


def _staat_open(groep: str, eisen: Eisen) -> bool:
    """Of een eis niet is ingevuld terwijl geen andere met "nee" al beslist; een zolder zonder vaste trap kan nog overige ruimte zijn."""
    waarden = [getattr(eisen, naam) for naam in _EISEN_VAN[groep]]
    if groep == ZOLDER:
        return None in waarden and False not in (eisen.trap, *waarden[1:])
    return None in waarden and False not in waarden


def _buitenruimte(woning: Woning, p: Parameters) -> Iterator[Melding]:
    """Privé-buitenruimten: of zij er zijn, hun maten, en extra kwaliteit; een gedeelde telt niet."""
    eigen = [r for r in woning.ruimten if _is_buiten(r) and r.gedeeld_met_adressen == 1]
    buiten = [r for r in eigen if r.soort != "carport"]
    if not buiten:
        aftrek = "" if eigen and p.kiest("carport_als_buitenruimte", "ja") else ", -5 punten"
        zin = f"Geen privé-buitenruimte opgegeven: aangenomen dat die er niet is{aftrek} (rubriek 8)."
        yield Melding(RUIMTEN, zin)
    telt = [r for r in buiten if r.eisen.exclusief_gebruiksrecht is not False]
    if p.minimumafmeting_prive and any(r.eisen.minimumafmeting is None for r in telt):
        zin = "Aangenomen dat elke privé-buitenruimte ten minste 1,50 m diep en breed is (rubriek 8)."
        yield Melding(RUIMTEN, zin)
    if woning.buitenruimte_extra_kwaliteit is None and _kan_extra_geven(telt, p):
        vanaf = p.extra_vanaf // MM2
        zin = f"Aangenomen dat de privé-buitenruimte boven {vanaf} m² geen extra kwaliteit is (rubriek 8)."
        yield Melding("woning.buitenruimte_extra_kwaliteit", zin)


def _is_buiten(ruimte: Ruimte) -> bool:
    return RUIMTESOORTEN[ruimte.soort].klasse == Klasse.BUITENRUIMTE


def _kan_extra_geven(buiten: Sequence[Ruimte], p: Parameters) -> bool:
    """Of deze buitenruimten samen groot genoeg zijn voor meer punten bij extra kwaliteit."""
    if not p.geldt("extra_punten") or not p.extra_punten:
        return False
    breed = [r for r in buiten if r.eisen.minimumafmeting is not False or not p.minimumafmeting_prive]
    maten = [oppervlakte_van(r) for r in breed]
    if None in maten:
        return True
    mm2 = sum(int(Fraction(m) * MM2) for m in maten if m is not None)
    if p.kiest("buitenruimte_voor_wbh", "hele_m2"):
        mm2 = (mm2 + MM2 // 2) // MM2 * MM2  # een halve naar boven
    stap = int(p.extra_stap) if p.kiest("buitenruimte_boven_100", "volle_stappen") else 1
    return mm2 - int(p.extra_vanaf) >= stap
