"""De regelingen waarnaar het recht verwijst: hoe huurstelsel ze noemt, hun titel en hun nummer in het Basiswettenbestand.

Een verwijzing begint met de naam van de regeling, “Bhw bijlage I.A, rubriek 8” of “Beleidsboek zelfstandige woonruimte 2.4.2”; staan er
meer, dan scheidt een puntkomma ze.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.recht.laden import Waarde


@dataclass(frozen=True, slots=True)
class Wet:
    """Een regeling.

    Attributes:
        kort: waarmee een verwijzing begint.
        sleutel: naam voor machines, zoals het regelrecht-corpus haar schrijft.
        laag: soort regeling in datzelfde corpus.
        bwb: nummer in het Basiswettenbestand, leeg als de regeling daar niet in staat.
        bekendgemaakt: dag van uitgifte, leeg als die niet in een bron is gezien.
    """

    kort: str
    titel: str
    sleutel: str
    laag: str
    bwb: str = ""
    bekendgemaakt: str = ""
    organisatie: str = ""


WETTEN = (
    Wet(
        "Bhw",
        "Besluit huurprijzen woonruimte",
        "besluit_huurprijzen_woonruimte",
        "AMVB",
        "BWBR0003237",
        "1979-04-26",  # “Uitgegeven de zesentwintigste april 1979”, slot van het besluit
    ),
    Wet(
        "Uhw",
        "Uitvoeringswet huurprijzen woonruimte",
        "uitvoeringswet_huurprijzen_woonruimte",
        "WET",
        "BWBR0014315",
    ),
    Wet("BW 7", "Burgerlijk Wetboek Boek 7", "burgerlijk_wetboek_boek_7", "WET", "BWBR0005290"),
    Wet("Huisvestingswet 2014", "Huisvestingswet 2014", "huisvestingswet_2014", "WET", "BWBR0035303"),
    Wet("Wet betaalbare huur", "Wet betaalbare huur", "wet_betaalbare_huur", "WET", "BWBR0049889"),
    Wet("Wet op de huurtoeslag", "Wet op de huurtoeslag", "wet_op_de_huurtoeslag", "WET", "BWBR0008659"),
    Wet("Wgv", "Wet goed verhuurderschap", "wet_goed_verhuurderschap", "WET", "BWBR0048028"),
    Wet("Wetboek van Strafrecht", "Wetboek van Strafrecht", "wetboek_van_strafrecht", "WET", "BWBR0001854"),
    Wet("Woningwet", "Woningwet", "woningwet", "WET"),
    Wet(
        "Regeling toegelaten instellingen volkshuisvesting 2015",
        "Regeling toegelaten instellingen volkshuisvesting 2015",
        "regeling_toegelaten_instellingen_volkshuisvesting_2015",
        "MINISTERIELE_REGELING",
    ),
    Wet(
        "Uitvoeringsregeling huurprijzen woonruimte",
        "Uitvoeringsregeling huurprijzen woonruimte",
        "uitvoeringsregeling_huurprijzen_woonruimte",
        "MINISTERIELE_REGELING",
        "BWBR0015386",
    ),
    Wet(
        "Beleidsboek zelfstandige woonruimte",
        "Beleidsboek waarderingsstelsel zelfstandige woonruimte",
        "beleidsboek_zelfstandige_woonruimte",
        "UITVOERINGSBELEID",
        organisatie="Huurcommissie",
    ),
    Wet(
        "Beleidsboek onzelfstandige woonruimte",
        "Beleidsboek waarderingsstelsel onzelfstandige woonruimte",
        "beleidsboek_onzelfstandige_woonruimte",
        "UITVOERINGSBELEID",
        organisatie="Huurcommissie",
    ),
)


def delen(artikel: str) -> tuple[str, ...]:
    """De verwijzingen in een artikel, elk voluit: “Bhw art. 2; bijlage I.A” wordt “Bhw art. 2” en “Bhw bijlage I.A”."""
    uit: list[str] = []
    for deel in (stuk.strip() for stuk in artikel.split(";")):
        eigen = wet_van(deel)
        uit.append(deel if eigen or not uit else f"{uit[0].partition(' ')[0]} {deel}")
    return tuple(uit)


def wet_van(verwijzing: str) -> Wet | None:
    """De regeling waarmee een verwijzing begint; `None` als huurstelsel haar niet kent."""
    return next((wet for wet in WETTEN if verwijzing.casefold().startswith(wet.kort.casefold())), None)


def plaats(verwijzing: str) -> str:
    """Wat er na de naam van de regeling komt: “bijlage I.A, rubriek 8”, “art. 8a lid 3”, “2.4.2”."""
    wet = wet_van(verwijzing)
    return verwijzing[len(wet.kort) :].lstrip(" :") if wet else verwijzing


def jci(waarde: Waarde) -> str:
    """De jci-verwijzing van een waarde, of niets als zij naar een andere regeling wijst dan het artikel."""
    wet = wet_van(waarde.artikel)
    return waarde.jci if wet and wet.bwb and wet.bwb in waarde.jci else ""


def url(wet: Wet, dag: date, artikel: str = "") -> str:
    """Het adres op wetten.overheid.nl van een regeling op een dag, zo mogelijk van het artikel."""
    nummer = re.match(r"art\. (\w+)", plaats(artikel)) if artikel else None
    anker = f"#Artikel{nummer[1]}" if nummer else ""
    return f"https://wetten.overheid.nl/{wet.bwb}/{dag}{anker}" if wet.bwb else ""
