"""Huren en overeenkomsten van een voorraad: wat onbekend is telt niet als nul, en wat er nog niet is telt niet mee."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from beleid_hulp import schrijf, woning
from huurstelsel import Regeling
from huurstelsel.beleid.hervorming import Spreiding, bereken
from huurstelsel.cli import main
from huurstelsel.fouten import InvoerFout
from huurstelsel.uitleg.beleid.hervorming import schrijf_spreiding
from test_beleid_hervorming import PAREN, een, in_segment

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("aanvang", [{}, {"aanvangshuurprijs": Decimal(700)}, {"aanvangshuurprijs": Decimal(1500)}])
def test_een_overeenkomst_van_na_de_peildatum_is_er_nog_niet(tmp_path: Path, aanvang: dict[str, Decimal]) -> None:
    """Van de woning is op de peildatum niets van de overeenkomst bekend: een lopende, naar de huur geliberaliseerd."""
    contract = {
        "ondertekend": date(2025, 3, 1),
        "ingangsdatum": date(2025, 4, 1),
        "huurprijs": Decimal(3000),
        **aanvang,
    }
    pad = schrijf(tmp_path / "v.parquet", [woning(in_segment("midden"), contract=contract)])
    moment = {}
    for dag in (date(2024, 7, 1), date(2025, 2, 28), date(2025, 3, 1)):
        h = bereken(pad, Regeling.op(date(2024, 6, 30)), Regeling.op(dag), delen=False)
        moment[dag] = [o.naam for o in h.omlaag() if o.soort == "moment" and o.woningen.midden]
    assert list(moment.values()) == [["bij_nieuwe_huurder"], ["bij_nieuwe_huurder"], ["nu"]]


def test_een_indeling_naar_woz_waarde_noemt_haar_eenheid(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = schrijf(tmp_path / "v.parquet", [woning(i) for i in range(5)])
    assert main(["beleid", "hervorming", str(pad), "--peildatum", "2026-01-01", "--zonder-delen", "--per", "woz"]) == 0
    tekst = capsys.readouterr().out
    assert "Maximale huurprijs per WOZ-waarde in duizenden euro's\n" in tekst
    assert "150-200" in tekst


def test_een_bereik_dat_afgerond_een_getal_is_staat_er_niet_bij() -> None:
    dicht, ruim = (
        Spreiding(*map(Fraction, ("78.6", "78.9", "79.2"))),
        Spreiding(Fraction(78), Fraction(79), Fraction(80)),
    )
    assert schrijf_spreiding(dicht, lambda x: str(round(x))) == "79"
    assert schrijf_spreiding(ruim, lambda x: str(round(x))) == "79 (78–80)"


def test_een_mutatiegraad_van_niemand_is_een_fout(tmp_path: Path) -> None:
    pad = schrijf(tmp_path / "v.parquet", [woning(0)], eigenaar=pa.array(["VvE"]))
    with pytest.raises(InvoerFout, match="Geen woning heeft de eigenaar “vve”") as e:
        bereken(
            pad,
            *PAREN["invoering"],
            mutatie={"vve": Fraction(8), "VvE": Fraction(8), "privaat": Fraction(9), "x": Fraction(1)},
        )
    assert [f.code for f in e.value.fouten] == ["onbekende_eigenaar"] * 2


def test_van_wie_de_huur_niet_bekend_is_moet_niet_nul_omlaag(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Van de corporatie is geen huur bekend, van de ander één van twee; de uitkomst zegt van hoeveel woningen wel."""
    kolommen = {"eigenaar": pa.array(["corporatie", "overig", "overig"]), "toen": pa.array([None, 5000.0, None])}
    pad = schrijf(tmp_path / "v.parquet", [woning(in_segment("midden"), id=f"w{i}") for i in range(3)], **kolommen)
    h = bereken(pad, *PAREN["invoering"], delen=False, huurkolom="toen")
    per = {k.klasse: k for k in h.klassen("eigenaar")}
    assert (per["corporatie"].omlaag, per["corporatie"].gemiddeld_omlaag) == (None, None)
    assert (een(per["overig"].omlaag), een(per["overig"].huur_bekend)) == (1, 1)
    vraag = [
        "beleid",
        "hervorming",
        str(pad),
        "--peildatum",
        "2024-06-30",
        "--peildatum-b",
        "2024-07-01",
        "--huur",
        "toen",
    ]
    assert main([*vraag, "--zonder-delen"]) == 0
    assert "Van 1 van de 3 woningen is de huur bekend; " in capsys.readouterr().out
