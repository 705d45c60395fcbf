"""Verrijken met bestanden die zichzelf tegenspreken of dubbelzinnig zijn: er wordt niets gekozen en niets geraden."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from verrijken_hulp import bag, draai, schrijf, woning

if TYPE_CHECKING:
    from pathlib import Path

KOP = (
    "Registratiedatum;Opnamedatum;BAGVerblijfsobjectID;Energieklasse;Berekeningstype;GebruiksoppervlakteThermischeZone"
)
NTA = "NTA 8800:2024 (basisopname woningbouw)"


def _rij(label: str, oppervlakte: str = "") -> str:
    return f"20230514;20230501;{bag(1)};{label};{NTA};{oppervlakte}"


@pytest.mark.parametrize("voorrang", ["portefeuille", "bestand"])
@pytest.mark.parametrize("eigen", [[], [{"soort": "energielabel", "label": "D", "opnamedatum": "2023-05-01"}]])
def test_van_twee_labels_met_dezelfde_opname_wordt_niets_gekozen(tmp_path: Path, voorrang: str, eigen: list[Any]):
    pad = schrijf(tmp_path / "ep.csv", KOP, _rij("B"), _rij("C"))
    feiten = {"energieprestaties": eigen} if eigen else {}
    (w,), verslag = draai(tmp_path, woning(1, **feiten), voorrang=voorrang, ep_online=pad)
    assert w["woning"].get("energieprestaties", []) == eigen
    (strijd,) = verslag["strijdigheden"]
    assert (strijd["portefeuille"], strijd["bestand"]) == (None, "B en C")
    assert strijd["gekozen"] == "geen: de bronnen spreken elkaar tegen"


def test_een_bijkomend_veld_dat_niet_klopt_kost_het_label_niet(tmp_path: Path):
    pad = schrijf(tmp_path / "ep.csv", KOP, _rij("B", "62,1"), _rij("B", "64"))
    (w,), verslag = draai(tmp_path, woning(1), ep_online=pad)
    (label,) = w["woning"]["energieprestaties"]
    assert (label["label"], "gebruiksoppervlakte" in label) == ("B", False)
    assert [s["pad"] for s in verslag["strijdigheden"]] == ["woning.energieprestaties.gebruiksoppervlakte"]


def test_een_tweede_bestand_vult_hetzelfde_label_aan(tmp_path: Path):
    een = schrijf(tmp_path / "een.csv", KOP, _rij("B"))
    twee = schrijf(tmp_path / "twee.csv", KOP, _rij("B", "62,1"))
    (w,), verslag = draai(tmp_path, woning(1), ep_online=[een, twee])
    (label,) = w["woning"]["energieprestaties"]
    assert (label["label"], label["gebruiksoppervlakte"]) == ("B", Decimal("62.1"))
    assert verslag["strijdigheden"] == []


def test_een_komma_voor_drie_cijfers_is_dubbelzinnig(tmp_path: Path):
    pad = schrijf(
        tmp_path / "woz.csv", "bag_id;waardepeildatum;waarde", f"{bag(1)};2025;250,000", f"{bag(2)};2025;250,50"
    )
    (een, twee), verslag = draai(tmp_path, woning(1), woning(2), woz=pad)
    assert een["woning"] == {}
    assert twee["woning"]["woz_waarden"][0]["waarde"] == Decimal("250.50")
    assert verslag["bronnen"][0]["afgekeurd_per_reden"] == {"bedrag_dubbelzinnig": 1}


def test_een_lege_cel_onder_monumentnummer_is_geen_monument(tmp_path: Path):
    pad = schrijf(tmp_path / "m.csv", "bag_id;monumentnummer", f"{bag(1)};524327", f"{bag(2)};")
    (een, twee), verslag = draai(tmp_path, woning(1), woning(2), monumenten=pad)
    assert (een["woning"], twee["woning"]) == ({"rijksmonument": True}, {})
    assert verslag["bronnen"][0]["meldingen"] == {"zonder_monumentnummer": 1}


def test_een_getal_met_drie_decimalen_is_als_getal_niet_dubbelzinnig(tmp_path: Path):
    pad = tmp_path / "bag.parquet"
    pq.write_table(pa.table({"vbo_id": [bag(1), bag(2)], "oppervlakte": [48.125, float("nan")]}), pad)
    (een, twee), verslag = draai(tmp_path, woning(1), woning(2), bag=pad)
    assert een["woning"] == {"gebruiksoppervlakte": Decimal("48.125")}
    assert twee["woning"] == {}
    assert verslag["bronnen"][0]["meldingen"] == {}
