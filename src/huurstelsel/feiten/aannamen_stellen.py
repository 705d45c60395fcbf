"""Uitgangspunten over de stellen adressen en kamers die ruimten delen: alleen waar de namen het niet vanzelf zeggen."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from huurstelsel.feiten.rijen import deling
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.feiten.model import Woning

_PAD = "woning.ruimten"


def stellen(woning: Woning) -> Iterator[Melding]:
    """Van ruimten met evenveel adressen en kamers: sommige zonder stel, of twee stellen die bijna hetzelfde heten."""
    if not any(ruimte.gedeeld_stel for ruimte in woning.ruimten):
        return
    per_deling: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for ruimte in woning.ruimten:
        adressen, kamers, stel = deling(ruimte, woning.kamers_op_adres or 1)
        if adressen * kamers > 1 and ruimte.soort != "parkeerplek":
            per_deling[adressen, kamers].add(stel)
    if any("" in namen and len(namen) > 1 for namen in per_deling.values()):
        zin = "Aangenomen dat een ruimte zonder “gedeeld_stel” met andere adressen of kamers wordt gedeeld dan een met."
        yield Melding(_PAD, zin)
    for namen in per_deling.values():
        gezien: dict[str, str] = {}
        for naam in sorted(namen):
            if (eerder := gezien.setdefault(_kern(naam), naam)) != naam:
                yield Melding(_PAD, f"Aangenomen dat “{eerder}” en “{naam}” verschillende stellen zijn.")


def _kern(naam: str) -> str:
    """De naam zonder verschil in hoofdletters, spaties en schrijfwijze van letters met een teken."""
    return " ".join(unicodedata.normalize("NFKC", naam).casefold().split())
