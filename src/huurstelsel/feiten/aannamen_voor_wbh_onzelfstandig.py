"""Uitgangspunten bij een onzelfstandige woonruimte op een peildatum van vóór de Wet betaalbare huur (bijlage I.B, tekst 1 januari 2024)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.feiten.soorten import RUIMTESOORTEN, Klasse
from huurstelsel.reken.schrijven import opsomming
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from huurstelsel.feiten.model import Aftrek, Woning
    from huurstelsel.feiten.ruimte import Ruimte

RUIMTEN = "woning.ruimten"
EISEN, VOORZIENINGEN = f"{RUIMTEN}.eisen", f"{RUIMTEN}.voorzieningen"

KEUKEN = ("water_aan_en_afvoer", "kookaansluiting", "inbouwkasten", "warm_en_koud_water", "ventilatie")
BADRUIMTE = ("waterdichte_vloer", "waterdichte_wand_badruimte", "warm_en_koud_water")
ZOLDER = ("vaste_trap", "dak_beschoten", "begaanbare_vloer")

_TOILET, _WASTAFEL, _BAD = {"toilet", "hangend_toilet"}, {"wastafel", "meerpersoonswastafel"}, {"bad", "douche"}
_ZONDER = (("aanrecht", {"aanrecht"}), ("toilet", _TOILET), ("bad of douche", _BAD), ("wastafel", _WASTAFEL))
_BINNEN = (Klasse.VERTREK, Klasse.OVERIGE_RUIMTE)


def aannamen_kamer_voor_wbh(woning: Woning) -> Iterator[Melding]:
    """Wat is aangenomen over rubriek 1 tot en met 6, alleen waar het iets kan uitmaken; rubriek 7 en art. 8a staan elders."""
    yield from _verwarming(woning)
    if not woning.ruimten_onbekend:
        yield from _ontbreekt(woning.ruimten)
    yield from toilet_bij_badkamer(woning.ruimten, "")
    yield from _eisen(woning.ruimten)
    yield from _gemeenschappelijk(woning.ruimten)
    yield from _aftrek(woning.aftrek)


def _klasse(ruimte: Ruimte) -> Klasse:
    return RUIMTESOORTEN[ruimte.soort].klasse


def met_voorziening(ruimten: Iterable[Ruimte], soorten: set[str]) -> list[Ruimte]:
    """Ruimten met een van deze voorzieningen."""
    return [r for r in ruimten if any(v.soort in soorten for v in r.voorzieningen)]


def _verwarming(woning: Woning) -> Iterator[Melding]:
    if woning.verwarmingswijze is None:  # een gasaansluiting of schoorsteen geeft ook in koude kamers punten
        yield Melding("woning.verwarmingswijze", "Aangenomen dat de woonruimte met cv wordt verwarmd (rubriek 2).")
    if woning.thermostaatknoppen is None and woning.verwarmingswijze in (None, "cv"):
        zin = "Aangenomen dat de radiatoren geen thermostatische regelknoppen hebben (rubriek 6 onder a)."
        yield Melding("woning.thermostaatknoppen", zin)


def _ontbreekt(ruimten: Sequence[Ruimte]) -> Iterator[Melding]:
    """Voorzieningen en ruimten die er volgens het document niet zijn."""
    if not ruimten:
        yield Melding(RUIMTEN, "Geen ruimten opgegeven: aangenomen dat die er niet zijn (rubriek 1 tot en met 6).")
        return
    zonder = [f"geen {naam}" for naam, soorten in _ZONDER if not met_voorziening(ruimten, soorten)]
    if zonder:
        zin = f"{opsomming(zonder).capitalize()} opgegeven: aangenomen van niet (rubriek 3, 4 en 5)."
        yield Melding(VOORZIENINGEN, zin)
    buiten = any(_klasse(r) == Klasse.BUITENRUIMTE and r.soort != "carport" for r in ruimten)
    ruimte = [] if buiten else ["geen buitenruimte"]
    ruimte += [] if any(r.soort == "fietsenberging" for r in ruimten) else ["geen fietsenberging"]
    if ruimte:
        yield Melding(
            RUIMTEN, f"{opsomming(ruimte).capitalize()} opgegeven: aangenomen dat die er niet is (rubriek 6)."
        )


def toilet_bij_badkamer(ruimten: Sequence[Ruimte], kleiner: str) -> Iterator[Melding]:
    """Een badkamer die naar haar soort een toilet heeft, terwijl dat toilet niet is opgegeven."""
    badkamers = [r for r in ruimten if r.soort == "badkamer_met_toilet"]
    if len(met_voorziening(badkamers, _TOILET)) < len(badkamers):
        zin = f"Bij een “badkamer_met_toilet” is geen toilet opgegeven: aangenomen dat het geen punten geeft{kleiner}."
        yield Melding(VOORZIENINGEN, zin)


def _open(ruimten: Iterable[Ruimte], eisen: Sequence[str]) -> bool:
    """Of bij een van deze ruimten een eis niet is ingevuld, terwijl geen andere met "nee" al beslist."""
    ingevuld = [[getattr(r.eisen, naam) for naam in eisen] for r in ruimten]
    return any(None in waarden and False not in waarden for waarden in ingevuld)


def _eisen(ruimten: Sequence[Ruimte]) -> Iterator[Melding]:
    keukens = met_voorziening(ruimten, {"aanrecht"})
    if keukens:
        zin = "plaats en een geaarde aansluiting voor een koelkast heeft (rubriek 3, voetnoot 3)."
        rest = "aan de andere eisen voor een keuken voldoet, en " if _open(keukens, KEUKEN) else ""
        yield Melding(EISEN, f"Aangenomen dat elk aanrecht van 1 m of langer {rest}{zin}")
    if _open(met_voorziening(ruimten, _BAD), BADRUIMTE):
        zin = "Aangenomen dat elke ruimte met bad of douche waterdicht is en warm en koud water heeft (toelichting I.A, rubriek 6)."
        yield Melding(EISEN, zin)
    if _open((r for r in ruimten if r.soort == "zoldervertrek" and r.eisen.trap is not False), ZOLDER):
        zin = "Aangenomen dat een zoldervertrek een vaste trap, een beschoten dak en een begaanbare vloer heeft (rubriek 1)."
        yield Melding(EISEN, zin)
    buiten = (r for r in ruimten if _klasse(r) == Klasse.BUITENRUIMTE and r.soort != "carport")
    if _open(buiten, ("minimumafmeting",)):
        yield Melding(EISEN, "Aangenomen dat elke buitenruimte ten minste 1,50 m diep en breed is (rubriek 6).")
    if met_voorziening(ruimten, _TOILET):
        yield Melding(
            VOORZIENINGEN, "Aangenomen dat elk toilet ook anders dan via de buitenlucht te bereiken is (rubriek 4)."
        )


def _gemeenschappelijk(ruimten: Sequence[Ruimte]) -> Iterator[Melding]:
    gedeeld = [r for r in ruimten if r.is_gedeeld]
    if _open(gedeeld, ("exclusief_gebruiksrecht",)):
        yield Melding(EISEN, "Aangenomen dat de huurder elke gemeenschappelijke ruimte mag gebruiken.")
    if met_voorziening((r for r in gedeeld if _klasse(r) in _BINNEN), _WASTAFEL):
        zin = "Aangenomen dat een gemeenschappelijke ruimte met een wastafel afsluitbaar is, behalve een verkeersruimte (rubriek 5)."
        yield Melding(VOORZIENINGEN, zin)


def _aftrek(aftrek: Aftrek) -> Iterator[Melding]:
    """Omstandigheden van rubriek 6 onder g tot en met m die niet zijn opgegeven."""
    omstandigheden = (
        ("er geen extreme overlast uit de woonomgeving is", aftrek.extreme_overlast),
        ("kamer en toilet niet alleen via een vertrek van een ander bereikbaar zijn", aftrek.via_vertrek_verhuurder),
        ("het woonvertrek niet zonder lift op de vijfde verdieping of hoger ligt", aftrek.hoog_zonder_lift),
        ("het hoofdvertrek ten minste 0,75 m² glas heeft", aftrek.ruitoppervlakte),
        ("het laagste raamkozijn niet hoger is dan 1,60 m", aftrek.hoogte_raamkozijn),
        ("er geen gevelwand binnen 5 m tegenover het raam ligt", aftrek.gevelwand_dichtbij),
        ("er ergens warme maaltijden mogen worden bereid", aftrek.geen_warme_maaltijden),
    )
    if delen := [zin for zin, waarde in omstandigheden if waarde is None]:
        yield Melding("woning.aftrek", f"Aangenomen dat {opsomming(delen)} (rubriek 6).")
