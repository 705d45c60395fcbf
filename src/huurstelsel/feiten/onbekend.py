"""Wat een document openlaat: uitgangspunten die zichtbaar worden aangenomen, en onbekende feiten die een bereik geven.

Voor elk onbekend feit worden alle invullingen doorgerekend die een andere uitkomst kunnen geven. Verwarming, aanrechtlengte en
buitenoppervlakte werken maar één kant op, dus daarvan volstaan de uitersten; woningtype, bouwjaar en ondertekening niet.
"""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from huurstelsel.feiten.model import GEEN_EISEN
from huurstelsel.feiten.rijen import Invulling
from huurstelsel.feiten.soorten import RUIMTESOORTEN, Klasse, Woningtype
from huurstelsel.reken.getallen import MM2
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from huurstelsel.feiten.model import Document, Eisen, Ruimte
    from huurstelsel.feiten.samenvoegen import WettelijkeRuimte

BINNEN = (Klasse.VERTREK, Klasse.OVERIGE_RUIMTE)
VERWARMBAAR = (*BINNEN, Klasse.VERKEERSRUIMTE)

BOUWJAREN = (1900, 1970, 1977, 1980, 1985, 1995, 2000, 2010, 2016, 2018, 2021, 2024)
"""Eén bouwjaar uit elk tijdvak dat een regel onderscheidt: rubriek 4 en 11 en art. 8a lid 5; een test bewaakt dat."""

ONDERTEKENDATUMS = (date(2024, 6, 30), date(2024, 7, 1))
"""Vóór en na de inwerkingtreding van de Wet betaalbare huur (art. 8a Bhw)."""


LABELOPPERVLAKTEN = (20 * MM2, 30 * MM2, 60 * MM2)
"""Eén oppervlakte uit elke kolom van onderdeel 4.4 (mm²)."""


def _klasse(ruimte: WettelijkeRuimte) -> Klasse:
    return RUIMTESOORTEN[ruimte.soort].klasse


def _eenzijdig(ruimten: Sequence[WettelijkeRuimte]) -> Iterator[Melding]:
    """Onbekende feiten waarvan de gunstigste en de ongunstigste invulling volstaan."""
    for r in ruimten:
        pad = f"woning.ruimten[{r.nummer}]"
        if r.verwarmd is None and _klasse(r) in VERWARMBAAR:
            yield Melding(f"{pad}.verwarmd", f"Niet bekend of {r.id} verwarmd is (rubriek 3).")
        if r.oppervlakte is None and _klasse(r) in (*BINNEN, Klasse.BUITENRUIMTE):
            yield Melding(f"{pad}.oppervlakte", f"De oppervlakte van {r.id} is niet bekend.")
        if any(v.soort == "aanrecht" and v.lengte is None for v in r.voorzieningen):
            yield Melding(
                f"{pad}.voorzieningen", f"De lengte van het aanrecht in {r.id} is niet bekend (rubriek 3, 5 en 6)."
            )


def onbepaald(ruimten: Sequence[WettelijkeRuimte]) -> bool:
    """Of een oppervlakte binnen onbekend is: dan is er geen bovengrens."""
    return any(r.oppervlakte is None and _klasse(r) in BINNEN for r in ruimten)


def invullingen(
    document: Document, ruimten: Sequence[WettelijkeRuimte], *, overgang_kleine_woningen: bool
) -> tuple[list[Invulling], list[Melding]]:
    """Alle invullingen die een andere uitkomst kunnen geven, en de onbekende feiten waar zij over gaan.

    Args:
        overgang_kleine_woningen: op de peildatum gelden de overgangstabellen van onderdeel 4.4, die naar de oppervlakte op het label kijken.

    Returns:
        Ten minste één invulling; bij één invulling is alles bekend.
    """
    woning, contract = document.woning, document.contract
    meldingen = list(_eenzijdig(ruimten))
    ruim = (False, True) if meldingen else (False,)
    typen: tuple[Woningtype | None, ...] = (None,)
    jaren: tuple[int | None, ...] = (None,)
    datums: tuple[date | None, ...] = (None,)
    if woning.woningtype is None:
        typen = tuple(Woningtype)
        meldingen.append(
            Melding("woning.woningtype", "Niet bekend of de woning een eengezins- of meergezinswoning is (rubriek 4).")
        )
    if woning.bouwjaar is None:
        jaren = BOUWJAREN
        meldingen.append(Melding("woning.bouwjaar", "Het bouwjaar is niet bekend (rubriek 4 en 11, art. 8a Bhw)."))
    if woning.rijksmonument and contract.ondertekend is None:
        datums = ONDERTEKENDATUMS
        zin = "Niet bekend wanneer de huurovereenkomst is gesloten: vóór 1 juli 2024 telt een rijksmonument 50 punten, daarna 35% opslag."
        meldingen.append(Melding("contract.ondertekend", zin))
    label = overgang_kleine_woningen and any(
        e.soort == "energielabel" and e.gebruiksoppervlakte is None for e in woning.energieprestaties
    )
    if label:
        meldingen.append(
            Melding(
                "woning.energieprestaties", "De gebruiksoppervlakte op het energielabel is niet bekend (onderdeel 4.4)."
            )
        )
    alle = [Invulling(*keus) for keus in product(ruim, typen, jaren, datums, LABELOPPERVLAKTEN if label else (None,))]
    return alle, meldingen


_EISEN_VAN = {
    "een vertrek": (
        "begaanbare_vloer",
        "vaste_wanden",
        "breedte",
        "vrije_hoogte",
        "daglicht",
        "ventilatie",
        "stopcontact_en_lichtpunt",
    ),
    "een zolder (trap, dakbeschot)": ("vaste_trap", "dak_beschoten"),
    "een keuken": ("water_aan_en_afvoer", "kookaansluiting", "inbouwkasten", "waterdichte_wand_keuken"),
    "een bad- of doucheruimte": (
        "waterdichte_vloer",
        "vrije_hoogte_badruimte",
        "waterdichte_wand_badruimte",
        "mengkraan_en_spiegel",
        "warm_en_koud_water",
    ),
    "een balkon, dakterras of loggia": ("beloopbare_afwerking", "valbeveiliging", "toegang_via_deur"),
    "gemeenschappelijk gebruik": ("exclusief_gebruiksrecht",),
}


def _waarvoor(ruimte: Ruimte) -> Iterator[str]:
    """Welke groepen eisen voor een ruimte van belang zijn."""
    soort = RUIMTESOORTEN[ruimte.soort]
    if soort.klasse == Klasse.VERTREK and not soort.altijd_vertrek:
        yield "een vertrek"
    if soort.zolder:
        yield "een zolder (trap, dakbeschot)"
    if any(v.soort == "aanrecht" for v in ruimte.voorzieningen):
        yield "een keuken"
    if soort.badruimte:
        yield "een bad- of doucheruimte"
    if soort.hekwerk:
        yield "een balkon, dakterras of loggia"
    if ruimte.gedeeld_met_adressen > 1:
        yield "gemeenschappelijk gebruik"


def _niet_ingevuld(eisen: Eisen, namen: tuple[str, ...]) -> bool:
    return eisen is GEEN_EISEN or any(getattr(eisen, naam) is None for naam in namen)


def aannamen(document: Document) -> list[Melding]:
    """De uitgangspunten die zijn aangenomen omdat het document er niets over zegt."""
    woning = document.woning
    uit = list(_aannamen_ruimten(woning.ruimten))
    if not woning.energieprestaties and not woning.energieprestatievergoeding:
        uit.append(
            Melding("woning.energieprestaties", "Geen energieprestatie opgegeven: het bouwjaar bepaalt rubriek 4.")
        )
    if any(e.soort == "energie-index" and e.geldig_voor_wws is None for e in woning.energieprestaties):
        uit.append(
            Melding("woning.energieprestaties", "Aangenomen dat EP-Online de energie-index “geldig voor WWS” noemt.")
        )
    if not woning.woz_waarden:
        uit.append(
            Melding(
                "woning.woz_waarden",
                "Geen WOZ-waarde opgegeven: 85% van de taxatiewaarde of de minimumwaarde telt (rubriek 11).",
            )
        )
    monumenten = (
        woning.rijksmonument,
        woning.provinciaal_monument,
        woning.gemeentelijk_monument,
        woning.rijksbeschermd_gezicht,
    )
    if None in monumenten:
        uit.append(
            Melding("woning", "Over monument of beschermd gezicht is niet alles opgegeven: aangenomen van niet.")
        )
    if woning.zorgwoning is None:
        uit.append(Melding("woning.zorgwoning", "Aangenomen dat het geen zorgwoning is."))
    return uit


def _aannamen_ruimten(ruimten: tuple[Ruimte, ...]) -> Iterator[Melding]:
    groepen: dict[str, int] = {}
    for ruimte in ruimten:
        for waarvoor in _waarvoor(ruimte):
            if _niet_ingevuld(ruimte.eisen, _EISEN_VAN[waarvoor]):
                groepen[waarvoor] = groepen.get(waarvoor, 0) + 1
    for waarvoor, aantal in groepen.items():
        ruimte_of_ruimten = "ruimte" if aantal == 1 else "ruimten"
        yield Melding(
            "woning.ruimten",
            f"Voor {aantal} {ruimte_of_ruimten} zijn de eisen aan {waarvoor} niet ingevuld: aangenomen dat zij voldoen.",
        )
    if any(r.verkoeld is None and RUIMTESOORTEN[r.soort].klasse == Klasse.VERTREK for r in ruimten):
        yield Melding("woning.ruimten", "Waar niets over verkoeling is opgegeven, is aangenomen dat die er niet is.")
