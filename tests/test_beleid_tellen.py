"""Gewogen sommen zijn exact, hoe zwaar een rij ook telt."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from beleid_hulp import voorraad
from huurstelsel.beleid import gevoeligheid, hervorming
from huurstelsel.beleid.kenmerken import HOOGSTE_GEWICHT
from huurstelsel.beleid.tellen import EEN, Telling, som
from test_beleid_hervorming import PAREN, een

if TYPE_CHECKING:
    from pathlib import Path

ZWAAR = HOOGSTE_GEWICHT * EEN
EURO = 10_000_000  # centen: de hoogste huur
RIJEN = 65_536


@pytest.mark.parametrize("teken", [1, -1])
def test_de_zwaarste_rijen_van_een_brok_tellen_exact_op(teken: int) -> None:
    gewicht, waarden = np.full(RIJEN, ZWAAR), np.full(RIJEN, teken * EURO)
    verwacht = RIJEN * ZWAAR * EURO * teken
    assert abs(verwacht) > 2**63
    assert som(gewicht, waarden) == verwacht
    telling, klassen = Telling(), np.arange(RIJEN) % 2
    telling.tel(gewicht, {"centen": waarden}, {"soort": (klassen, ("even", "oneven", "leeg"))})
    assert telling.alle["centen"] == verwacht
    assert {k: s["centen"] for k, s in telling.per["soort"].items()} == {"even": verwacht // 2, "oneven": verwacht // 2}


def test_een_gemiddelde_hangt_niet_van_de_schaal_van_de_gewichten_af(tmp_path: Path) -> None:
    """Dezelfde woningen, elk voor 1 of voor 10.000: hetzelfde gemiddelde maximum, dezelfde delen maal 10.000."""
    licht = voorraad(tmp_path / "licht.parquet", 100)
    tabel = pq.read_table(licht)
    paden = {}
    for naam, per_rij in (("een", 1), ("veel", HOOGSTE_GEWICHT)):
        paden[naam] = tmp_path / f"{naam}.parquet"
        kolom = pa.array([per_rij] * 10_000)
        keer = pa.concat_tables([tabel.drop_columns("gewicht")] * 100).append_column("gewicht", kolom)
        pq.write_table(keer, paden[naam])
    punten = [gevoeligheid.bereken(p, PAREN["lezing"][0], ["woz.maximum_procent=25,33"]) for p in paden.values()]
    for a, b in zip(punten[0].punten, punten[1].punten, strict=True):
        assert {m: n * HOOGSTE_GEWICHT for m, n in a.sommen[0].items()} == dict(b.sommen[0])
    een_, veel = (hervorming.bereken(p, *PAREN["jaar"]) for p in paden.values())
    assert een(veel.totaal().verandering) == een(een_.totaal().verandering) > Fraction(0)
    for maat in ("maximum", "te_hoog_centen"):
        assert een(veel.effect(maat)) == een(een_.effect(maat)) * HOOGSTE_GEWICHT
