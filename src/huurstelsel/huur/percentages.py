"""De formules van art. 10 lid 3 en 4 Uhw als functies van reeksen met indexcijfers, en wat daaruit te ramen is.

Voor het jaar t: het gemiddelde van december t-2 tot en met november t-1, gedeeld door dat van december t-3 tot en met november t-2,
vermeerderd met de opslag. Teller en noemer komen uit het nummer van het Statistisch Bulletin dat hun november bekendmaakt; een reeks
heeft daarom zo nodig een editie per jaar.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CPI, CAO = "cpi", "cao"
KOLOMMEN = ("reeks", "jaar", "maand", "waarde", "editie")
RAMING = "raming uit de opgegeven indexcijfers; het percentage is nog niet gepubliceerd"

Maand = tuple[int, int]
"""Jaar en maand."""

_GETAL = re.compile(r"\d{1,9}([.,]\d{1,9})?")


@dataclass(frozen=True, slots=True)
class Reeks:
    """Indexcijfers per maand.

    Attributes:
        cijfers: het cijfer van elke maand.
        edities: jaar → cijfers uit het bulletin van november van dat jaar, waar die afwijken.
    """

    naam: str
    cijfers: Mapping[Maand, Fraction]
    edities: Mapping[int, Mapping[Maand, Fraction]] = field(default_factory=dict)

    def gemiddelde(self, jaar: int) -> Fraction:
        """Het gemiddelde van december jaar-1 tot en met november jaar, uit de editie van dat jaar.

        Raises:
            FeitenFout: maanden ontbreken; elke maand is een fout.
        """
        bron = {**self.cijfers, **self.edities.get(jaar, {})}
        maanden = twaalf_maanden(jaar)
        ontbreekt = [m for m in maanden if m not in bron]
        if ontbreekt:
            raise FeitenFout(_ontbreekt(self.naam, m) for m in ontbreekt)
        return sum((bron[m] for m in maanden), Fraction(0)) / len(maanden)

    def ontwikkeling(self, jaar: int) -> Fraction:
        """De ontwikkeling voor het jaar van verhoging, in procenten: 3,4 is 17/5."""
        return (self.gemiddelde(jaar - 1) / self.gemiddelde(jaar - 2) - 1) * 100


class Raming(NamedTuple):
    """Een percentage dat uit reeksen volgt en niet is gepubliceerd."""

    percentage: Fraction
    zin: str


def twaalf_maanden(jaar: int) -> tuple[Maand, ...]:
    """December van het jaar ervoor tot en met november."""
    return ((jaar - 1, 12), *((jaar, maand) for maand in range(1, 12)))


def _ontbreekt(naam: str, maand: Maand) -> Fout:
    zin = f"Het indexcijfer van {maand[1]:02d}-{maand[0]} ontbreekt in de reeks {naam}."
    return Fout(f"{naam}[{maand[0]}-{maand[1]:02d}]", "maand_ontbreekt", zin)


def een_decimaal(percentage: Fraction) -> Fraction:
    """Zoals gepubliceerd: op één decimaal, de helft naar boven."""
    return Fraction((percentage * 20 + 1) // 2, 10)


def lid_3(cpi: Fraction, cao: Fraction, opslag: Fraction) -> Fraction:
    """Art. 10 lid 3: het laagste van de twee ontwikkelingen, vermeerderd met de opslag; alles in procenten."""
    return min(cpi, cao) + opslag


def lid_4(cao: Fraction, opslag: Fraction) -> Fraction:
    """Art. 10 lid 4: de ontwikkeling van de cao-lonen, vermeerderd met de opslag; in procenten."""
    return cao + opslag


def geraamd(
    reeksen: Mapping[str, Reeks], jaar: int, opslag: Fraction, *, alleen_cao: bool, afgerond: bool = True
) -> Raming:
    """Het percentage van een jaar uit reeksen: een raming.

    Args:
        alleen_cao: lid 4 (middenhuur) in plaats van lid 3.
        afgerond: rond elke ontwikkeling op één decimaal, zoals het CBS haar publiceert.

    Raises:
        FeitenFout: een reeks of een maand ontbreekt.
    """
    nodig = (CAO,) if alleen_cao else (CPI, CAO)
    if weg := [naam for naam in nodig if naam not in reeksen]:
        raise FeitenFout(Fout(naam, "reeks_ontbreekt", f"De reeks {naam} ontbreekt.") for naam in weg)
    los = [reeksen[naam].ontwikkeling(jaar) for naam in nodig]
    delen = [een_decimaal(x) for x in los] if afgerond else los
    uit = lid_4(delen[0], opslag) if alleen_cao else lid_3(delen[0], delen[1], opslag)
    return Raming(uit, RAMING)


def lees_reeksen(tekst: str) -> dict[str, Reeks]:
    """Lees reeksen uit CSV (komma of puntkomma) met de kolommen reeks, jaar, maand, waarde en, als zij er is, editie.

    Raises:
        FeitenFout: alle regels die niet kloppen.
    """
    regels = list(csv.DictReader(StringIO(tekst), delimiter=_scheiding(tekst)))
    fouten = [*_kopfouten(regels)]
    gelezen = [] if fouten else [_regel(i, r, fouten) for i, r in enumerate(regels, 2)]
    sleutels = [deel[:3] for deel in gelezen if deel]
    for (naam, editie, maand), keer in Counter(sleutels).items():
        if keer > 1:
            pad = f"{naam}[{maand[0]}-{maand[1]:02d}]"
            zin = f"Deze maand staat er {keer} keer{f' in editie {editie}' if editie else ''}."
            fouten.append(Fout(pad, "maand_dubbel", zin))
    if fouten:
        raise FeitenFout(fouten)
    return _reeksen([deel for deel in gelezen if deel])


def _scheiding(tekst: str) -> str:
    return ";" if ";" in tekst.partition("\n")[0] else ","


def _kopfouten(regels: list[dict[str, str]]) -> Iterator[Fout]:
    kop = list(regels[0]) if regels else []
    for naam in KOLOMMEN[:4]:
        if naam not in kop:
            yield Fout("", "kolom_ontbreekt", f"De kolom “{naam}” ontbreekt.{bedoelde_u(naam, kop)}")


_Cijfer = tuple[str, int, Maand, Fraction]


def _regel(nummer: int, regel: dict[str, str], fouten: list[Fout]) -> _Cijfer | None:
    """Eén indexcijfer; wat niet klopt komt in `fouten` en is `None`."""
    pad = f"regel {nummer}"
    if None in regel:
        zin = "Deze regel heeft meer cellen dan de kop. Staan er komma's tussen de cellen, schrijf dan 130.5, of zet puntkomma's tussen de cellen."
        fouten.append(Fout(pad, "te_veel_cellen", zin))
        return None
    naam = (regel["reeks"] or "").strip().lower()
    heel = [(regel.get(veld) or "").strip() or "0" for veld in ("jaar", "maand", "editie")]
    waarde = (regel["waarde"] or "").strip()
    if naam not in {CPI, CAO}:
        fouten.append(Fout(pad, "onbekende_reeks", f"“{naam[:40]}” is geen reeks; schrijf {CPI} of {CAO}."))
    elif not all(re.fullmatch(r"\d{1,4}", deel) for deel in heel) or not 1 <= int(heel[1]) <= 12:
        fouten.append(Fout(pad, "geen_maand", "Het jaar en de maand (1 tot en met 12) zijn hele getallen."))
    elif not _GETAL.fullmatch(waarde) or not Fraction(waarde.replace(",", ".")):
        fouten.append(Fout(pad, "geen_getal", f"“{waarde[:40]}” is geen indexcijfer groter dan nul."))
    else:
        jaar, maand, editie = map(int, heel)
        return naam, editie, (jaar, maand), Fraction(waarde.replace(",", "."))
    return None


def _reeksen(cijfers: list[_Cijfer]) -> dict[str, Reeks]:
    uit: dict[str, dict[int, dict[Maand, Fraction]]] = {}
    for naam, editie, maand, waarde in cijfers:
        uit.setdefault(naam, {}).setdefault(editie, {})[maand] = waarde
    return {
        naam: Reeks(naam, per_editie.get(0, {}), {e: m for e, m in per_editie.items() if e})
        for naam, per_editie in uit.items()
    }
