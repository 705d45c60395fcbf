"""Een onafhankelijk orakel: een kamer op een peildatum van vóór de Wet betaalbare huur, recht uit de wettekst, met breuken.

Geschreven uit bijlage I.B van het Besluit huurprijzen woonruimte (tekst 1 januari 2024) met haar vier voetnoten, en uit de toelichting bij
bijlage I.A waar die mede van toepassing is. Het deelt met de motor niets dan het gelezen document.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from huurstelsel.feiten.model import Document, Woning
    from huurstelsel.feiten.ruimte import Ruimte

KEUZES: dict[str, tuple[str, ...]] = {
    "m2_kamer_voor_wbh": ("hele_m2", "onafgerond"),
    "verblijfsruimte_15_m2": ("per_ruimte", "samen"),
    "woonkeuken_voor_wbh": ("vanaf_15_m2", "alleen_woonvertrek"),
    "voorzieningen_kamer_voor_wbh": ("beste", "elke"),
    "fonteintje_eigen_toilet": ("telt", "telt_niet"),
    "buitenruimten_kamer_voor_wbh": ("grootste", "samen"),
    "aftrek_10_m2": ("gemeten", "hele_m2"),
}
"""Naam → mogelijke waarden; de eerste is de standaard."""

KAMERS = frozenset(
    [
        "woonkamer",
        "woonkamer_met_open_keuken",
        "slaapkamer",
        "woon_slaapkamer",
        "woon_slaapkamer_met_open_keuken",
        "eetkamer",
        "studeerkamer",
        "hobbykamer",
        "tussenkamer",
        "serre",
        "recreatieruimte",
        "zoldervertrek",
        "vertrek",
    ]
)
BADRUIMTEN = frozenset({"badkamer", "badkamer_met_toilet", "doucheruimte"})
OVERIG = frozenset(
    [
        "bijkeuken",
        "berging",
        "wasruimte",
        "schuur",
        "kelder",
        "zolder",
        "vliering",
        "garage",
        "toiletruimte",
        "technische_ruimte",
        "containerruimte",
        "kast",
        "overige_ruimte",
        "fietsenberging",
    ]
)
VERKEER = frozenset({"gang", "hal", "entree", "overloop", "trappenhuis", "galerij", "verkeersruimte"})
BUITEN = frozenset(
    [
        "tuin",
        "voortuin",
        "achtertuin",
        "zijtuin",
        "plaats",
        "terras",
        "patio",
        "balkon",
        "dakterras",
        "loggia",
        "oprit",
        "parkeerplaats",
        "fietsenstalling",
        "buitenruimte",
    ]
)
BINNEN = KAMERS | BADRUIMTEN | OVERIG | VERKEER | {"keuken"}


@dataclass
class Plek:
    """Een ruimte met de kasten die erop uitkomen; hoeveelheden exact, oppervlakte op hele mm²."""

    ruimte: Ruimte
    deelt: tuple[int, int]
    m2: Fraction
    aantal: dict[str, int]
    aanrecht: Fraction

    @property
    def soort(self) -> str:
        """Soort van de ruimte."""
        return self.ruimte.soort

    @property
    def eenheden(self) -> int:
        """Aantal woonruimten dat de ruimte deelt."""
        return self.deelt[0] * self.deelt[1]

    @property
    def eigen(self) -> bool:
        """Of de ruimte uitsluitend tot de woonruimte behoort."""
        return self.eenheden == 1

    @property
    def warm(self) -> bool:
        """Of de ruimte verwarmd is; wat koelt, verwarmt ook."""
        return bool(self.ruimte.verwarmd or self.ruimte.verkoeld)

    def stuks(self, *soorten: str) -> int:
        """Aantal voorzieningen van deze soorten."""
        return sum(self.aantal.get(soort, 0) for soort in soorten)

    def voldoet(self, *eisen: str) -> bool:
        """Geen van deze eisen is met nee beantwoord."""
        return all(getattr(self.ruimte.eisen, eis) is not False for eis in eisen)


@dataclass(frozen=True)
class Waardering:
    """Punten per rubriek, exact; het totaal vóór en na de afronding op hele punten; en de aftrek vóór haar maximum."""

    rubrieken: dict[int, Fraction]
    totaal: Fraction
    punten: int
    aftrek: int


def hele(x: Fraction) -> int:
    """Bij een half of meer naar boven (voetnoot 2; slotopmerking toelichting I.A)."""
    return floor(x + Fraction(1, 2))


def _m2(ruimte: Ruimte) -> Fraction:
    if ruimte.lengte is not None and ruimte.breedte is not None:
        return Fraction(ruimte.lengte) * Fraction(ruimte.breedte)
    return Fraction(ruimte.oppervlakte or 0)


def _plek(ruimte: Ruimte, kasten: Iterable[Ruimte], woning: Woning) -> Plek:
    aantal: dict[str, int] = {}
    aanrecht = Fraction(0)
    for voorziening in [v for r in (ruimte, *kasten) for v in r.voorzieningen]:
        aantal[voorziening.soort] = aantal.get(voorziening.soort, 0) + voorziening.aantal
        if voorziening.soort == "aanrecht" and voorziening.lengte is not None:
            aanrecht += Fraction(voorziening.lengte) * voorziening.aantal
    adressen = ruimte.gedeeld_met_adressen
    kamers = ruimte.gedeeld_met_kamers or (1 if adressen == 1 else woning.kamers_op_adres or 1)
    m2 = Fraction(floor(sum(map(_m2, kasten), _m2(ruimte)) * 10**6), 10**6)
    return Plek(ruimte, (adressen, kamers), m2, aantal, aanrecht)


def plekken(woning: Woning) -> list[Plek]:
    """De ruimten die de huurder mag gebruiken.

    Een kast kleiner dan 2 m² hoort bij de ruimte waarop zij uitkomt (toelichting I.A, rubriek 1 en 2), behalve bij een verkeersruimte.
    """
    op_id = {r.id or f"ruimte-{n}": r for n, r in enumerate(woning.ruimten, 1)}
    hoort_bij: dict[str, list[Ruimte]] = {}
    los = []
    for id_, ruimte in op_id.items():
        gastheer = ruimte.onderdeel_van
        if gastheer is not None and op_id[gastheer].soort not in VERKEER and _m2(ruimte) < 2:
            hoort_bij.setdefault(gastheer, []).append(ruimte)
        else:
            los.append(id_)
    alle = [_plek(op_id[id_], hoort_bij.get(id_, []), woning) for id_ in los]
    return [plek for plek in alle if plek.voldoet("exclusief_gebruiksrecht")]


def _is_vertrek(plek: Plek) -> bool:
    """Kamer of keuken; op zolder alleen met vaste trap, beschoten dak en begaanbare vloer (toelichting I.A, rubriek 1)."""
    if plek.soort == "zoldervertrek":
        trap = plek.voldoet("vaste_trap") and plek.ruimte.eisen.trap is not False
        return trap and plek.voldoet("dak_beschoten", "begaanbare_vloer")
    return plek.soort in KAMERS or plek.soort == "keuken"


def _eigen_vertrekken(alle: list[Plek]) -> list[Plek]:
    return [plek for plek in alle if plek.eigen and _is_vertrek(plek)]


def _verblijfsruimten(alle: list[Plek], kies: Callable[[str, str], bool]) -> list[Plek]:
    """Verwarmde gemeenschappelijke verblijfsruimten van minstens 15 m²; een keuken is er een als zij woonkeuken is."""
    warm = [plek for plek in alle if not plek.eigen and plek.warm and _is_vertrek(plek)]
    geen_woonkeuken = kies("woonkeuken_voor_wbh", "alleen_woonvertrek")
    warm = [plek for plek in warm if plek.soort != "keuken" or (plek.m2 >= 15 and not geen_woonkeuken)]
    if kies("verblijfsruimte_15_m2", "samen"):
        return warm if sum(plek.m2 for plek in warm) >= 15 else []
    return [plek for plek in warm if plek.m2 >= 15]


def _rubriek_1(alle: list[Plek], kies: Callable[[str, str], bool]) -> Fraction:
    """5 punten per m² kamer en eigen keuken, en per m² verblijfsruimte gedeeld door de woonruimten."""
    per_deling: dict[tuple[int, int, str], Fraction] = {}
    for plek in (*_eigen_vertrekken(alle), *_verblijfsruimten(alle, kies)):
        stel = (*plek.deelt, plek.ruimte.gedeeld_stel or "")
        per_deling[stel] = per_deling.get(stel, Fraction(0)) + plek.m2
    onafgerond = kies("m2_kamer_voor_wbh", "onafgerond")
    return sum(
        (5 * (m2 if onafgerond else hele(m2)) / Fraction(a * k) for (a, k, _), m2 in per_deling.items()), Fraction(0)
    )


def _rubriek_2(woning: Woning, alle: list[Plek]) -> Fraction:
    if woning.verwarmingswijze == "gaskachels":
        return Fraction(3)
    if woning.verwarmingswijze == "schoorsteen":
        return Fraction(0)
    warm = sum((plek.m2 for plek in _eigen_vertrekken(alle) if plek.warm), Fraction(0))
    return Fraction(3, 4) * hele(warm)


def _is_keuken(plek: Plek) -> bool:
    """Voetnoot 3, voor zover een document er iets over kan zeggen."""
    voldoet = plek.voldoet("water_aan_en_afvoer", "kookaansluiting", "inbouwkasten", "warm_en_koud_water", "ventilatie")
    return plek.soort in BINNEN and plek.aanrecht >= 1 and voldoet


def _keukenpunten(plek: Plek) -> int:
    """De rij van rubriek 3 waar een keuken in deze ruimte onder valt."""
    if not plek.eigen:
        return 4 if plek.eenheden <= 5 else 0
    if not _is_vertrek(plek):
        return 0
    if plek.soort == "keuken" or hele(plek.m2) >= 25:
        return 20
    return 10 if hele(plek.m2) > 15 else 0


def _tel(punten: list[int], kies: Callable[[str, str], bool]) -> int:
    return sum(punten) if kies("voorzieningen_kamer_voor_wbh", "elke") else max(punten, default=0)


def _rubriek_3(alle: list[Plek], kies: Callable[[str, str], bool]) -> int:
    return _tel([_keukenpunten(plek) for plek in alle if _is_keuken(plek)], kies)


def _rubriek_4(alle: list[Plek], kies: Callable[[str, str], bool]) -> int:
    punten = []
    for plek in alle:
        if plek.soort in BADRUIMTEN | {"toiletruimte"}:
            per_stuk = 12 if plek.eigen else 2 if plek.eenheden <= 5 else 0
            punten += [per_stuk] * plek.stuks("toilet", "hangend_toilet")
    return _tel(punten, kies)


def _losse_aanrechten(alle: list[Plek], kies: Callable[[str, str], bool]) -> int:
    """Eigen aanrechten die niet als keuken zijn meegeteld; wie alleen de beste keuken telt, telt de andere niet mee."""
    aanrechten = [plek for plek in alle if plek.aanrecht > 0 and plek.voldoet("water_aan_en_afvoer")]
    eigen = [plek for plek in aanrechten if plek.eigen and plek.soort in BINNEN]
    keukens = sum(1 for plek in eigen if _is_keuken(plek) and _keukenpunten(plek) > 0)
    return len(eigen) - (keukens if kies("voorzieningen_kamer_voor_wbh", "elke") else min(keukens, 1))


def _rubriek_5(alle: list[Plek], kies: Callable[[str, str], bool]) -> int:
    baden, wastafels = [], [10] * _losse_aanrechten(alle, kies)
    for plek in (p for p in alle if p.soort in BINNEN):
        if plek.voldoet("waterdichte_vloer", "waterdichte_wand_badruimte", "warm_en_koud_water"):
            baden += [15 if plek.eigen else 3 if plek.eenheden <= 8 else 0] * plek.stuks("bad", "douche")
        aantal, toilet = plek.stuks("wastafel", "meerpersoonswastafel"), plek.soort == "toiletruimte"
        if plek.eigen and not (toilet and kies("fonteintje_eigen_toilet", "telt_niet")):
            wastafels += [10] * aantal
        elif not plek.eigen and plek.eenheden <= 5 and not toilet and plek.soort not in VERKEER:
            wastafels += [2] * aantal
    return _tel(baden, kies) + _tel(wastafels, kies)


def _buiten(m2: list[Fraction], groot: int, klein: int, kies: Callable[[str, str], bool]) -> int:
    """Groter dan 10 m², of van 4 m²; precies 10 m² is niet groter."""
    telt = sum(m2, Fraction(0)) if kies("buitenruimten_kamer_voor_wbh", "samen") else max(m2, default=Fraction(0))
    return groot if telt > 10 else klein if telt >= 4 else 0


def _bijtelling(woning: Woning, alle: list[Plek], kies: Callable[[str, str], bool]) -> int:
    cv = woning.verwarmingswijze in (None, "cv")
    buiten = [plek for plek in alle if plek.soort in BUITEN and plek.voldoet("minimumafmeting")]
    fietsen = {plek.eigen for plek in alle if plek.soort == "fietsenberging"}
    return (
        (3 if cv and woning.thermostaatknoppen else 0)
        + _buiten([plek.m2 for plek in buiten if plek.eigen], 9, 3, kies)
        + _buiten([plek.m2 for plek in buiten if not plek.eigen], 6, 2, kies)
        + (6 if True in fietsen else 0)
        + (3 if False in fietsen else 0)
    )


def _aftrek(woning: Woning, alle: list[Plek], kies: Callable[[str, str], bool]) -> int:
    """Rubriek 6 onder f tot en met m, vóór het maximum van voetnoot 4."""
    a = woning.aftrek
    kamers = sum((plek.m2 for plek in _eigen_vertrekken(alle) if plek.soort != "keuken"), Fraction(0))
    if kies("aftrek_10_m2", "hele_m2"):
        kamers = Fraction(hele(kamers))
    glas, kozijn = a.ruitoppervlakte, a.hoogte_raamkozijn
    redenen = (
        (kamers < 10, 10),
        (a.extreme_overlast, 15),
        (a.via_vertrek_verhuurder, 10),
        (a.hoog_zonder_lift, 5),
        (glas is not None and Fraction(glas) < Fraction(3, 4), 10),
        (kozijn is not None and Fraction(kozijn) > Fraction(8, 5), 10),
        (a.gevelwand_dichtbij, 10),
        (a.geen_warme_maaltijden, 20),
    )
    return sum(punten for geldt, punten in redenen if geldt)


def orakel(document: Document, keuzes: Mapping[str, str] | None = None) -> Waardering:
    """Waardeer één kamer waarvan alles bekend is."""
    gekozen = dict(keuzes or {})
    if any(waarde not in KEUZES[naam] for naam, waarde in gekozen.items()):
        raise KeyError(gekozen)

    def kies(naam: str, waarde: str) -> bool:
        return gekozen.get(naam, KEUZES[naam][0]) == waarde

    woning = document.woning
    alle = plekken(woning)
    punten = {
        1: _rubriek_1(alle, kies),
        2: _rubriek_2(woning, alle),
        3: Fraction(_rubriek_3(alle, kies)),
        4: Fraction(_rubriek_4(alle, kies)),
        5: Fraction(_rubriek_5(alle, kies)),
        6: Fraction(_bijtelling(woning, alle, kies)),
        7: Fraction(50 if woning.rijksmonument else 0),
    }
    aftrek = _aftrek(woning, alle, kies)
    punten[6] -= min(Fraction(aftrek), sum(punten.values()) / 2)  # voetnoot 4
    totaal = sum(punten.values(), Fraction(0))
    return Waardering(punten, totaal, hele(totaal), aftrek)
