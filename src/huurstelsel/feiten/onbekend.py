"""Onbekende feiten die een bereik in de uitkomst geven; wat wordt aangenomen staat in `feiten.aannamen`.

Voor elk onbekend feit worden alle invullingen doorgerekend die een andere uitkomst kunnen geven. Verwarming, buitenoppervlakte en voorzieningen
werken maar één kant op, dus daarvan volstaan de uitersten; woningtype, bouwjaar, ondertekening en aanrechtlengte niet.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

from huurstelsel.feiten.rijen import Invulling, afgekapt
from huurstelsel.feiten.ruimte import GEEN_EISEN, Eisen
from huurstelsel.feiten.ruimtenaam import in_zinnen
from huurstelsel.feiten.samenvoegen import EISEN_VERTREK, ruimte_ids
from huurstelsel.feiten.soorten import BINNENSHUIS, RUIMTESOORTEN, TELLEND_BINNEN, Klasse, Woningtype
from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.reken.getallen import HONDERDSTE, MM2
from huurstelsel.reken.schrijven import opsomming
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from huurstelsel.feiten.model import Document, Woning
    from huurstelsel.feiten.samenvoegen import WettelijkeRuimte

BOUWJAREN = (1900, 1970, 1977, 1980, 1985, 1995, 1998, 2000, 2010, 2016, 2018, 2021, 2024)
"""Eén bouwjaar uit elk tijdvak dat een regel onderscheidt: rubriek 4 en 11 en art. 8a lid 5; een test bewaakt dat."""

ONDERTEKENDATUMS = (date(2024, 6, 30), date(2024, 7, 1))
"""Vóór en na de inwerkingtreding van de Wet betaalbare huur (art. 8a Bhw)."""


LABELOPPERVLAKTEN = (20 * MM2, 30 * MM2, 60 * MM2)
"""Eén oppervlakte uit elke kolom van onderdeel 4.4, en van de tabellen 4.1 tot en met 4.3 vóór juli 2024 (mm²)."""


AANRECHTLENGTEN = (1, 999, 1_000, 2_000)
AANRECHTLENGTEN_KAMER = (*AANRECHTLENGTEN, 3_000, 5_000)
"""Eén lengte (mm) uit elke klasse van rubriek 5, en de grootste die nog te kort is; een kort aanrecht telt als wastafel."""

MAX_AANRECHTEN = 4
"""Van hoogstens zoveel aanrechten mag de lengte onbekend zijn: elk maakt het aantal invullingen vier keer zo groot."""

MAX_OMVANG = 100_000
"""Invullingen maal ruimten die samen worden doorgerekend: genoeg voor twee aanrechten in een gewone woning, en hooguit een paar seconden werk."""


@dataclass(frozen=True, slots=True)
class Onbekend:
    """Een onbekend feit: de waarden die zijn veld van `Invulling` doorloopt, en wat erover te melden is."""

    waarden: Sequence[Any]
    meldingen: list[Melding]


def _eenzijdig(ruimten: Sequence[WettelijkeRuimte]) -> Iterator[tuple[WettelijkeRuimte, str, str]]:
    """Onbekende feiten waarvan de gunstigste en de ongunstigste invulling volstaan: de ruimte, het veld, en de zin om haar naam in te zetten."""
    for r in ruimten:
        if (r.verwarmd is None or r.keuken_verwarmd is None) and r.klasse in BINNENSHUIS:
            yield r, "verwarmd", "Niet bekend of {} verwarmd is (rubriek 3)."
        if r.zonder_maat or (r.oppervlakte is None and r.klasse == Klasse.BUITENRUIMTE):
            yield r, "oppervlakte", "De oppervlakte van {} is niet bekend."


def tellend(ruimten: Sequence[WettelijkeRuimte], *, kamer_voor_wbh: bool) -> Sequence[WettelijkeRuimte]:
    """De ruimten waarvan oppervlakte of verwarming punten kan geven.

    Bij een kamer vóór de Wet betaalbare huur zijn dat vertrekken die geen badruimte zijn, en buitenruimten.
    """
    if not kamer_voor_wbh:
        return ruimten
    klassen = (Klasse.VERTREK, Klasse.BUITENRUIMTE)
    return [r for r in ruimten if r.klasse in klassen and not RUIMTESOORTEN[r.soort].badruimte]


def onbepaald(woning: Woning, ruimten: Sequence[WettelijkeRuimte], *, voor_wbh: bool) -> bool:
    """Of er geen bovengrens is: de ruimten of een oppervlakte binnen zijn onbekend."""
    if woning.ruimten_onbekend:
        return True
    tellen = tellend(ruimten, kamer_voor_wbh=voor_wbh and woning.stelsel == "onzelfstandig")
    return any(r.zonder_maat for r in tellen)


def _misschien(ruimten: Sequence[WettelijkeRuimte]) -> Iterator[tuple[WettelijkeRuimte, str, str]]:
    """Voorzieningen waarvan niet bekend is of zij er zijn; een voorziening meer geeft nooit minder punten."""
    for r in ruimten:
        if r.voorzieningen_onbekend:
            wat = opsomming([soort.replace("_", " ") for soort in dict.fromkeys(r.voorzieningen_onbekend)])
            yield r, "voorzieningen_onbekend", f"Niet bekend of {{}} dit heeft: {wat} (rubriek 5, 6 en 10)."


def _namen(woning: Woning) -> dict[str, str]:
    """Id → hoe een ruimte in een zin heet."""
    return dict(zip(ruimte_ids(woning.ruimten), in_zinnen(woning.ruimten), strict=True))


def _ruim(woning: Woning, ruimten: Sequence[WettelijkeRuimte], *, kamer_voor_wbh: bool) -> Onbekend:
    if woning.ruimten_onbekend:
        return _GEEN_RUIMTEN
    open_ = [*_eenzijdig(tellend(ruimten, kamer_voor_wbh=kamer_voor_wbh)), *_misschien(ruimten)]
    if not open_:
        return _NIET_RUIM
    namen = _namen(woning)
    return Onbekend(
        (False, True),
        [Melding(f"woning.ruimten[{r.nummer}].{veld}", zin.format(namen[r.id])) for r, veld, zin in open_],
    )


def _woningtype(woning: Woning) -> Onbekend:
    if woning.woningtype is not None or woning.stelsel != "zelfstandig":
        return _BEKEND
    zin = "Niet bekend of de woning een eengezins- of meergezinswoning is (rubriek 4)."
    return Onbekend(tuple(Woningtype), [Melding("woning.woningtype", zin)])


def _bouwjaar(woning: Woning, *, kamer_voor_wbh: bool) -> Onbekend:
    alleen_gezicht = woning.stelsel == "woonwagen" or kamer_voor_wbh  # dan raakt het alleen de opslag van art. 8a
    zonder = woning.stelsel == "standplaats" or (alleen_gezicht and not woning.rijksbeschermd_gezicht)
    if woning.bouwjaar is not None or zonder:
        return _BEKEND
    return Onbekend(
        BOUWJAREN, [Melding("woning.bouwjaar", "Het bouwjaar is niet bekend (rubriek 4 en 11, art. 8a Bhw).")]
    )


def _ondertekend(document: Document) -> Onbekend:
    if not document.woning.rijksmonument or document.contract.ondertekend is not None:
        return _BEKEND
    oud = {"zelfstandig": " telt een rijksmonument 50 punten", "onzelfstandig": " telt een rijksmonument 10 punten"}
    zin = f"Niet bekend wanneer de huurovereenkomst is gesloten: vóór 1 juli 2024{oud.get(document.woning.stelsel, ' geeft een rijksmonument niets')}, daarna 35% opslag."
    return Onbekend(ONDERTEKENDATUMS, [Melding("contract.ondertekend", zin)])


def _labeloppervlakte(woning: Woning) -> Onbekend:
    if all(e.soort != "energielabel" or e.gebruiksoppervlakte is not None for e in woning.energieprestaties):
        return _BEKEND
    zin = "De gebruiksoppervlakte op het energielabel is niet bekend (rubriek 4)."
    return Onbekend(LABELOPPERVLAKTEN, [Melding("woning.energieprestaties", zin)])


def _aanrechten(ruimten: Sequence[WettelijkeRuimte], woning: Woning) -> Onbekend:
    """Elke combinatie van lengten; van meer aanrechten dan dat te overzien is, is de lengte verplicht.

    Raises:
        FeitenFout: te veel ruimten hebben een aanrecht zonder lengte.
    """
    met = [r for r in ruimten if r.voorzieningen]
    zonder = [r for r in met if any(v.soort == "aanrecht" and v.lengte is None for v in r.voorzieningen)]
    if not zonder:
        return _LENGTEN_BEKEND
    paden = [f"woning.ruimten[{r.nummer}].voorzieningen" for r in zonder]
    if len(zonder) > MAX_AANRECHTEN:
        zin = (
            f"Geef de lengte van dit aanrecht: van meer dan {MAX_AANRECHTEN} onbekende lengten is geen bereik te geven."
        )
        raise FeitenFout([Fout(pad, "te_veel_aanrechten_zonder_lengte", zin) for pad in paden])
    klassen = AANRECHTLENGTEN if woning.stelsel == "zelfstandig" else AANRECHTLENGTEN_KAMER
    lengten = product(klassen, repeat=len(zonder))
    waarden = [tuple((r.id, mm) for r, mm in zip(zonder, keus, strict=True)) for keus in lengten]
    zin = "De lengte van het aanrecht in {} is niet bekend (rubriek 3, 5 en 6)."
    namen = _namen(woning)
    return Onbekend(waarden, [Melding(pad, zin.format(namen[r.id])) for pad, r in zip(paden, zonder, strict=True)])


def _woz_klasse(woning: Woning, corop: str | None) -> Onbekend:
    """De drie klassen van bijlage I.B, rubriek 11, als het gebied of de gebruiksoppervlakte niet bekend is."""
    if woning.stelsel != "onzelfstandig" or not (woning.woz_waarden or woning.taxatiewaarde):
        return _BEKEND
    meldingen = []
    if corop is None:
        zin = "Het COROP-gebied staat niet vast; geef de gemeente (bijlage I.B, rubriek 11)."
        meldingen.append(Melding("adres.gemeente", zin))
    if not woning.gebruiksoppervlakte:
        zin = "De gebruiksoppervlakte van het adres is niet bekend (bijlage I.B, rubriek 11)."
        meldingen.append(Melding("woning.gebruiksoppervlakte", zin))
    return Onbekend((1, 2, 3), meldingen) if meldingen else _BEKEND


def _plekken(ruimten: Sequence[WettelijkeRuimte]) -> Onbekend:
    """Of een gedeelde plek met een laadpaal groot genoeg is: dan telt de laadpaal in rubriek 10, anders in rubriek 12, bij een kamer met een andere deler."""
    open_ = [r for r in ruimten if r.oppervlakte is None and r.is_plek]
    met = [r for r in open_ if "laadpaal" in {*(v.soort for v in r.voorzieningen), *r.voorzieningen_onbekend}]
    soorten = dict.fromkeys(r.soort for r in met)
    keuzes = product((False, True), repeat=len(soorten))
    return Onbekend([tuple(zip(soorten, keus, strict=True)) for keus in keuzes], [])


def _sanitair(woning: Woning) -> Onbekend:
    deel = woning.woonwagen or woning.standplaats
    if deel is None or deel.sanitair is not None:
        return _BEKEND
    zin = "Niet bekend of er sanitair is (bijlage I.C, onderdeel I)."
    return Onbekend((False, True), [Melding(f"woning.{woning.stelsel}.sanitair", zin)])


def kan_klein_zijn(
    woning: Woning, ruimten: Sequence[WettelijkeRuimte], kleiner_dan: int, aftrek_toilet: int, *, naar_bag: bool
) -> bool:
    """Of de woning klein kan zijn in de zin van 11.1 onder a; met een oppervlakte die niet bekend is, is zij dat nooit.

    Args:
        kleiner_dan: mm².
        aftrek_toilet: mm² die van een badruimte met een toilet af gaan.
        naar_bag: de gebruiksoppervlakte beslist, als die er is (keuze kleine_woning_oppervlakte).
    """
    if onbepaald(woning, ruimten, voor_wbh=False):
        return False
    if naar_bag and woning.gebruiksoppervlakte is not None:
        return afgekapt(woning.gebruiksoppervlakte, MM2) < kleiner_dan
    eigen = [r for r in ruimten if r.klasse in TELLEND_BINNEN and r.bron.gedeeld_met_adressen == 1]
    zeker = [r for r in eigen if not _kan_niet_tellen(r.eisen) and not r.kast_op_verkeersruimte]
    maten = [(r, afgekapt(r.oppervlakte, 100) * HONDERDSTE) for r in zeker if r.oppervlakte is not None]
    telt = [mm2 - aftrek_toilet * RUIMTESOORTEN[r.soort].badruimte for r, mm2 in maten if mm2 >= ALTIJD_EEN_VERTREK]
    return sum(telt) < kleiner_dan


def _kan_niet_tellen(eisen: Eisen) -> bool:
    """Of een van de eisen aan een vertrek, een overige ruimte of een zolder "nee" is."""
    return eisen is not GEEN_EISEN and any(getattr(eisen, naam) is False for naam in _EISEN_BINNEN)


_EISEN_BINNEN = (*EISEN_VERTREK, "vaste_trap", "trap", "dak_beschoten", "exclusief_gebruiksrecht")
ALTIJD_EEN_VERTREK = 4 * MM2
_BEKEND = Onbekend((None,), [])
_NIET_RUIM = Onbekend((False,), [])
_GEEN_RUIMTEN = Onbekend((False,), [Melding("woning.ruimten", "De ruimten zijn niet opgegeven.")])
_LENGTEN_BEKEND = Onbekend(((),), [])
_ALLES_BEKEND = [Invulling()]
_GEMEENTE = Onbekend(
    (False, True),
    [
        Melding(
            "adres.gemeente",
            "De gemeente is niet bekend; zij beslist of een woning van minder dan 40 m² uit 2018 tot en met 2022 klein is (rubriek 11, onderdeel 11.1 onder a; vóór 1 juli 2024 rubriek 9).",
        )
    ],
)


def invullingen(  # noqa: PLR0913 - wat de regeling over onbekende feiten zegt
    document: Document,
    ruimten: Sequence[WettelijkeRuimte],
    *,
    corop: str | None,
    tabel_naar_oppervlakte: bool,
    voor_wbh: bool = False,
    gemeente_open: bool = False,
) -> tuple[list[Invulling], list[Melding]]:
    """Alle invullingen die een andere uitkomst kunnen geven, en de onbekende feiten waar zij over gaan.

    Args:
        corop: COROP-gebied van de woning; `None` als het niet vaststaat of het stelsel er niet naar kijkt.
        tabel_naar_oppervlakte: op de peildatum kijken tabellen van rubriek 4 naar de oppervlakte op het label.
        voor_wbh: op de peildatum geldt het stelsel van vóór de Wet betaalbare huur.
        gemeente_open: de gemeente is niet bekend en beslist of de woning klein is (11.1 onder a).

    Returns:
        Ten minste één invulling; bij één invulling is alles bekend.

    Raises:
        FeitenFout: er is zoveel onbekend dat er geen bereik is te geven.
    """
    woning = document.woning
    kamer_voor_wbh = voor_wbh and woning.stelsel == "onzelfstandig"
    velden = (  # in de volgorde van `Invulling`
        _ruim(woning, ruimten, kamer_voor_wbh=kamer_voor_wbh),
        _woningtype(woning),
        _bouwjaar(woning, kamer_voor_wbh=kamer_voor_wbh),
        _BEKEND if voor_wbh else _ondertekend(document),
        _labeloppervlakte(woning) if tabel_naar_oppervlakte and woning.stelsel == "zelfstandig" else _BEKEND,
        _aanrechten(ruimten, woning),
        _BEKEND if voor_wbh else _woz_klasse(woning, corop),
        _sanitair(woning),
        _GEMEENTE if gemeente_open else _BEKEND,
        _LENGTEN_BEKEND if voor_wbh or woning.ruimten_onbekend else _plekken(ruimten),
    )
    if not any(veld.meldingen for veld in velden):
        return _ALLES_BEKEND, []
    if prod(len(veld.waarden) for veld in velden) * (len(ruimten) + 1) > MAX_OMVANG:
        raise FeitenFout(_te_veel([melding for veld in velden for melding in veld.meldingen]))
    alle = [Invulling(*keus) for keus in product(*(veld.waarden for veld in velden))]
    return alle, [melding for veld in velden for melding in veld.meldingen]


def _te_veel(meldingen: Sequence[Melding]) -> list[Fout]:
    """Elk onbekend feit waarvan er samen te veel zijn."""
    zin = "{} Samen is er te veel onbekend om een bereik te geven; geef ten minste een deel van deze feiten."
    return [Fout(m.pad, "te_veel_onbekend", zin.format(m.zin)) for m in meldingen]
