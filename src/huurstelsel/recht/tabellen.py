"""Maximale huurprijsgrenzen: de tabellen van Bhw art. 12 lid 1, per soort woonruimte en ingangsdatum.

De gegevens staan in `tarieven/`: een CSV per schaal en `tarieven.yaml` met de herkomst van elke tabel. Een soort wordt
pas gelezen als ernaar wordt gevraagd, en dan één keer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from huurstelsel.fouten import GeenRecht, NietGevonden, NogNietBekend, ParameterFout, bedoelde_u
from huurstelsel.recht.laden import lees_yaml
from huurstelsel.reken.getallen import hoogstens, minstens

if TYPE_CHECKING:
    from datetime import date

_MAP = Path(__file__).with_name("tarieven")

SOORTEN = ("zelfstandig", "onzelfstandig", "woonwagen", "standplaats")
"""De soorten woonruimte met een eigen tabel (Bhw bijlage I, onder A, B en C)."""

Bedragen = NDArray[np.int64]
"""Bedragen in eurocenten, of puntentotalen in hele punten."""


@dataclass(frozen=True, slots=True)
class Bijzonderheid:
    """Wat er met enkele rijen van een tabel aan de hand is.

    Attributes:
        van: eerste rij, in punten.
        tot_en_met: laatste rij, in punten.
        aard: afwijking, verdacht, tegenspraak of weggelaten; uitgelegd boven aan `tarieven.yaml`.
        zin: uitleg voor een lezer.
    """

    van: int
    tot_en_met: int
    aard: str
    zin: str


@dataclass(frozen=True, slots=True, eq=False)
class Tarief:
    """Eén tabel: de maximale huurprijs per maand bij een heel aantal punten.

    Attributes:
        soort: zelfstandig, onzelfstandig, woonwagen of standplaats.
        vanaf: eerste dag waarop de tabel geldt.
        laagste: kleinste aantal punten in de tabel.
        hoogste: grootste aantal punten in de tabel; 750 is de oude schaal voor onzelfstandige woonruimte.
        bedragen: eurocenten, het eerste bij `laagste`; niet te wijzigen.
        bron: waar de bedragen vandaan komen.
        zekerheid: primair, secundair of afgeleid.
        artikel: wettelijke grondslag.
        factor: indexering ten opzichte van de vorige tabel, `None` bij een nieuwe reeks.
        gecontroleerd: uitkomst van de controle tegen andere tabellen.
        bijzonderheden: vermoedelijke zetfouten en tegenspraak tussen bronnen.
    """

    soort: str
    vanaf: date
    laagste: int
    hoogste: int
    bedragen: Bedragen
    bron: str
    zekerheid: str
    artikel: str
    factor: Fraction | None = None
    gecontroleerd: str = ""
    bijzonderheden: tuple[Bijzonderheid, ...] = ()

    def maximale_huurprijs(self, punten: Bedragen) -> Bedragen:
        """Geef de maximale huurprijs in eurocenten bij elk aantal hele punten.

        Onder de eerste rij geldt het bedrag van die rij. Boven de laatste komt er per punt het verschil tussen de laatste
        twee rijen bij (beleidsboek zelfstandig 2.1.6 en onzelfstandig 2.1.8; Uitvoeringsregeling bijlage II en IV, voetnoot).
        """
        binnen = hoogstens(minstens(punten, self.laagste), self.hoogste)
        stap = self.bedragen[-1] - self.bedragen[-2]
        prijs: Bedragen = self.bedragen[binnen - self.laagste] + minstens(punten - self.hoogste, 0) * stap
        return prijs


def tarief(soort: str, peildatum: date) -> Tarief:
    """Geef de tabel die op de peildatum geldt.

    Raises:
        GeenRecht: de soort heeft geen tabel, of de peildatum ligt vóór de eerste.
        NogNietBekend: de tabel van die datum is nog niet gepubliceerd.
        NietGevonden: er gold een tabel, maar die is niet gezien (zelfstandig, 1 juli tot 1 oktober 2015).
    """
    herkomst, alle = _herkomst(soort), tarieven(soort)
    wat = f"De maximale huurprijsgrenzen voor {herkomst['naam']}"
    if peildatum < alle[0].vanaf:
        zin = f"{wat} zijn opgenomen vanaf {alle[0].vanaf}; {peildatum} ligt daarvoor."
        raise GeenRecht(zin)
    if peildatum >= herkomst["bekend_tot"]:
        zin = f"{wat} per 1 januari {peildatum.year} zijn nog niet bekend (gevraagd voor {peildatum})."
        raise NogNietBekend(zin)
    for gat in herkomst["ontbreekt"]:
        if gat["van"] <= peildatum < gat["tot"]:
            zin = f"{wat} op {peildatum} zijn niet gevonden: {gat['reden']}."
            raise NietGevonden(zin)
    return alle[bisect_right([t.vanaf for t in alle], peildatum) - 1]


@cache
def tarieven(soort: str) -> tuple[Tarief, ...]:
    """Geef alle tabellen van een soort, oplopend naar ingangsdatum.

    Raises:
        GeenRecht: de soort heeft geen tabel.
        ParameterFout: de gegevens voldoen niet aan hun eigen eisen.
    """
    herkomst = _herkomst(soort)
    per_bestand: dict[str, list[dict[str, Any]]] = {}
    for tabel in herkomst["tabellen"]:
        per_bestand.setdefault(tabel.get("bestand", soort), []).append(tabel)
    return tuple(
        Tarief(
            soort=soort,
            vanaf=tabel["vanaf"],
            laagste=laagste,
            hoogste=laagste + len(bedragen) - 1,
            bedragen=bedragen,
            bron=tabel["bron"],
            zekerheid=tabel["zekerheid"],
            artikel=herkomst["artikel"],
            factor=Fraction(tabel["factor"]) if "factor" in tabel else None,
            gecontroleerd=tabel["gecontroleerd"],
            bijzonderheden=_bijzonderheden(herkomst, tabel["vanaf"]),
        )
        for bestand, tabellen in per_bestand.items()
        for tabel, (laagste, bedragen) in zip(tabellen, _kolommen(_MAP / f"{bestand}.csv", tabellen), strict=True)
    )


def _bijzonderheden(herkomst: dict[str, Any], vanaf: date) -> tuple[Bijzonderheid, ...]:
    return tuple(
        Bijzonderheid(b["van"], b["tot_en_met"], b["aard"], b["zin"])
        for b in herkomst["bijzonderheden"]
        if b["vanaf"] == vanaf
    )


def _kolommen(bestand: Path, tabellen: list[dict[str, Any]]) -> list[tuple[int, Bedragen]]:
    """Lees een CSV: per tabel de eerste rij (punten) en de bedragen in eurocenten."""
    kop, *regels = bestand.read_text(encoding="utf-8").splitlines()
    if kop.split(",") != ["punten", *(str(t["vanaf"]) for t in tabellen)]:
        zin = f"{bestand.name}: de kop heeft andere ingangsdatums dan tarieven.yaml."
        raise ParameterFout(zin)
    goed = re.compile(rf"\d+(?:,\d+\.\d\d){{{len(tabellen)}}}")
    for regel in regels:
        if not goed.fullmatch(regel):
            zin = f"{bestand.name}: “{regel[:40]}” is geen rij met hele punten en per tabel een bedrag met twee decimalen."
            raise ParameterFout(zin)
    centen = np.fromstring(",".join(regels).replace(".", ""), dtype=np.int64, sep=",")
    tabel = np.ascontiguousarray(centen.reshape(len(regels), -1).T)
    tabel.flags.writeable = False
    if np.any(np.diff(tabel[0]) != 1):
        zin = f"{bestand.name}: de punten lopen niet met één op."
        raise ParameterFout(zin)
    return [(int(tabel[0, 0]), kolom) for kolom in tabel[1:]]


@cache
def _herkomst(soort: str) -> dict[str, Any]:
    """Lees het YAML-document van één soort; de rest van het bestand blijft ongelezen."""
    if soort not in SOORTEN:
        zin = f"Er zijn geen maximale huurprijsgrenzen voor “{soort}”.{bedoelde_u(soort, SOORTEN)}"
        raise GeenRecht(zin)
    documenten = (_MAP / "tarieven.yaml").read_text(encoding="utf-8").split("\n---\n")
    tekst = next(d for d in documenten if d.startswith(f"soort: {soort}\n"))
    herkomst: dict[str, Any] = lees_yaml(tekst)
    return herkomst
