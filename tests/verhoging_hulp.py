"""Wat de tests van de huurverhoging delen: een huurovereenkomst en een reeks indexcijfers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from huurstelsel.huur.percentages import Reeks, twaalf_maanden
from huurstelsel.huur.verhoging_grens import Reeksen


def vlak(van: int, tot: int, waarden: dict[int, str]) -> dict[tuple[int, int], Fraction]:
    """Elke maand van een indexjaar (december tot en met november) hetzelfde cijfer."""
    return {m: Fraction(waarden[jaar]) for jaar in range(van, tot + 1) for m in twaalf_maanden(jaar)}


def vlakke_reeksen() -> Reeksen:
    cpi = Reeks("cpi", vlak(2025, 2026, {2025: "100", 2026: "102.96"}))
    cao = Reeks("cao", vlak(2025, 2026, {2025: "100", 2026: "104"}))
    return Reeksen({"cpi": cpi, "cao": cao})


def overeenkomst(dag: str, aanvang: str, huur: str, *, beding: bool) -> dict[str, Any]:
    """Een overeenkomst die op een dag inging, met een huurprijs die daarna om iets anders dan een jaarlijkse verhoging veranderde."""
    reden = "verhoging_na_woningverbetering" if float(huur) > float(aanvang) else "verlaging_overeengekomen"
    wijziging = {"datum": dag, "huurprijs": huur, "reden": reden}
    return {
        "ondertekend": dag, "ingangsdatum": dag, "aanvangshuurprijs": aanvang, "beding_huurverhoging": beding,
        "wijzigingen": [] if float(huur) == float(aanvang) else [wijziging],
    }  # fmt: skip


VRIJ = overeenkomst("2020-05-01", "1000", "1250", beding=True)
SOCIAAL = overeenkomst("2015-05-01", "500", "600", beding=False)
