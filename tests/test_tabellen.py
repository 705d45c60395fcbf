"""De tabellen met maximale huurprijsgrenzen: bedragen, geldigheid, randen, herkomst."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from huurstelsel.fouten import GeenRecht, NietGevonden, NogNietBekend, ParameterFout
from huurstelsel.recht import tabellen
from huurstelsel.recht.tabellen import SOORTEN, tarief, tarieven

if TYPE_CHECKING:
    from pathlib import Path

# Som van alle eurocenten en zekerheid per tabel, geteld in het bronmateriaal en niet in de CSV's van het pakket.
TABELLEN = {
    "zelfstandig": {
        "2010-07-01": (14167740, "primair"),
        "2011-07-01": (14352008, "primair"),
        "2012-07-01": (14682188, "afgeleid"),
        "2013-07-01": (15049330, "primair"),
        "2014-07-01": (15425655, "primair"),
        "2015-10-01": (14988045, "primair"),
        "2016-07-01": (15078059, "afgeleid"),
        "2017-07-01": (15123378, "afgeleid"),
        "2018-07-01": (15335192, "afgeleid"),
        "2019-07-01": (15595974, "afgeleid"),
        "2020-07-01": (16001547, "afgeleid"),
        "2021-07-01": (16209650, "afgeleid"),
        "2022-07-01": (16647391, "afgeleid"),
        "2023-07-01": (18312228, "secundair"),
        "2024-07-01": (18879990, "secundair"),
        "2025-01-01": (19318100, "primair"),
        "2026-01-01": (20023292, "primair"),
    },
    "onzelfstandig": {
        "2010-07-01": (37569164, "primair"),
        "2011-07-01": (38057865, "primair"),
        "2012-07-01": (38933497, "afgeleid"),
        "2013-07-01": (39907145, "primair"),
        "2014-07-01": (40905137, "primair"),
        "2015-07-01": (41314501, "primair"),
        "2016-07-01": (41562690, "afgeleid"),
        "2017-07-01": (41687678, "afgeleid"),
        "2018-07-01": (42271602, "afgeleid"),
        "2019-07-01": (42990519, "afgeleid"),
        "2020-07-01": (44108595, "afgeleid"),
        "2021-07-01": (44682311, "afgeleid"),
        "2022-07-01": (45889035, "afgeleid"),
        "2023-07-01": (50478280, "afgeleid"),
        "2024-07-01": (21735520, "secundair"),
        "2025-01-01": (22239885, "primair"),
        "2026-01-01": (23051742, "primair"),
    },
    "woonwagen": {
        "2010-07-01": (15045747, "primair"),
        "2011-07-01": (15177485, "primair"),
        "2012-07-01": (15592068, "afgeleid"),
        "2013-07-01": (15981955, "primair"),
        "2014-07-01": (16381591, "primair"),
        "2015-07-01": (16545489, "primair"),
        "2016-07-01": (16644848, "afgeleid"),
        "2017-07-01": (16694868, "afgeleid"),
        "2018-07-01": (16928689, "afgeleid"),
        "2019-07-01": (17216551, "afgeleid"),
        "2020-07-01": (17664265, "afgeleid"),
        "2021-07-01": (17893984, "afgeleid"),
        "2022-07-01": (18377205, "afgeleid"),
        "2023-07-01": (20215020, "afgeleid"),
        "2024-07-01": (20841768, "afgeleid"),
        "2025-01-01": (21325384, "afgeleid"),
        "2026-01-01": (22103846, "afgeleid"),
    },
    "standplaats": {
        "2010-07-01": (14512997, "primair"),
        "2011-07-01": (14701768, "primair"),
        "2012-07-01": (15040009, "afgeleid"),
        "2013-07-01": (15416112, "primair"),
        "2014-07-01": (15715540, "primair"),
        "2015-07-01": (15959745, "primair"),
        "2016-07-01": (16055602, "afgeleid"),
        "2017-07-01": (16103870, "afgeleid"),
        "2018-07-01": (16329424, "afgeleid"),
        "2019-07-01": (16607127, "afgeleid"),
        "2020-07-01": (17039013, "afgeleid"),
        "2021-07-01": (17260620, "afgeleid"),
        "2022-07-01": (17726758, "afgeleid"),
        "2023-07-01": (19499544, "afgeleid"),
        "2024-07-01": (20104134, "afgeleid"),
        "2025-01-01": (20570648, "afgeleid"),
        "2026-01-01": (21321579, "afgeleid"),
    },
}
OMVANG = {"zelfstandig": (40, 250), "woonwagen": (40, 250), "standplaats": (1, 250)}


def prijs(soort: str, dag: str, *punten: int) -> list[int]:
    kolom = tarief(soort, date.fromisoformat(dag)).maximale_huurprijs(np.array(punten, dtype=np.int64))
    return [int(p) for p in kolom]


@pytest.mark.parametrize("soort", SOORTEN)
def test_alle_tabellen_staan_erin(soort: str) -> None:
    gelezen = {str(t.vanaf): (int(t.bedragen.sum()), t.zekerheid) for t in tarieven(soort)}
    assert gelezen == TABELLEN[soort]
    assert list(gelezen) == sorted(gelezen)
    assert len(gelezen) == 17


@pytest.mark.parametrize("soort", OMVANG)
def test_omvang(soort: str) -> None:
    assert {(t.laagste, t.hoogste) for t in tarieven(soort)} == {OMVANG[soort]}


def test_onzelfstandig_heeft_twee_schalen() -> None:
    omvang = {str(t.vanaf): (t.laagste, t.hoogste, len(t.bedragen)) for t in tarieven("onzelfstandig")}
    assert omvang.pop("2024-07-01") == omvang.pop("2025-01-01") == omvang.pop("2026-01-01") == (0, 250, 251)
    assert set(omvang.values()) == {(1, 750, 750)}


def test_bedragen_uit_het_beleidsboek_zelfstandig_2026() -> None:
    assert prijs("zelfstandig", "2026-01-01", 40, 41, 113, 143, 186, 187, 249, 250) == [
        25026, 25653, 72690, 93293, 122807, 123492, 166054, 166740,
    ]  # fmt: skip


def test_bedragen_uit_het_beleidsboek_onzelfstandig_2026() -> None:
    assert prijs("onzelfstandig", "2026-07-01", 0, 106, 158, 249, 250) == [0, 85395, 112827, 160836, 161363]


def test_bedragen_uit_de_uitvoeringsregeling_2015() -> None:
    assert prijs("zelfstandig", "2015-10-01", 40, 82, 208, 250) == [18730, 38479, 103231, 124813]
    assert prijs("onzelfstandig", "2015-07-01", 1, 54, 213, 576) == [208, 10986, 40080, 78308]
    assert prijs("woonwagen", "2015-07-01", 40, 208, 250) == [20732, 113871, 137635]
    assert prijs("standplaats", "2015-07-01", 1, 107, 250) == [491, 53355, 129743]


def test_onder_de_eerste_rij() -> None:
    assert prijs("zelfstandig", "2026-01-01", 0, 1, 39) == [25026] * 3
    assert prijs("woonwagen", "2015-07-01", 0, 39) == [20732] * 2
    assert prijs("standplaats", "2015-07-01", 0) == [491]
    assert prijs("onzelfstandig", "2023-07-01", 0, 1) == [258, 258]


def test_boven_de_laatste_rij() -> None:
    """255 punten in 2025: € 1.608,68 + 5 × € 6,62 = € 1.641,78 (beleidsboek zelfstandig januari 2026, 2.1.6)."""
    assert prijs("zelfstandig", "2025-01-01", 250, 251, 255) == [160868, 161530, 164178]
    assert prijs("standplaats", "2015-07-01", 251, 260) == [129743 + 533, 129743 + 10 * 533]
    assert prijs("onzelfstandig", "2015-07-01", 751, 800) == [96630 + 107, 96630 + 50 * 107]
    assert prijs("onzelfstandig", "2026-01-01", 300) == [161363 + 50 * 527]


def test_vorm_en_soort_van_de_kolom_blijven() -> None:
    punten = np.arange(300, dtype=np.int64).reshape(3, 100)
    uit = tarief("zelfstandig", date(2026, 1, 1)).maximale_huurprijs(punten)
    assert uit.shape == (3, 100)
    assert uit.dtype == np.int64
    assert np.all(np.diff(uit.ravel()) >= 0)


@pytest.mark.parametrize(
    ("soort", "dag", "vanaf"),
    [
        ("zelfstandig", "2010-07-01", "2010-07-01"),
        ("zelfstandig", "2015-06-30", "2014-07-01"),
        ("zelfstandig", "2015-10-01", "2015-10-01"),
        ("zelfstandig", "2024-01-01", "2023-07-01"),
        ("zelfstandig", "2024-06-30", "2023-07-01"),
        ("zelfstandig", "2024-07-01", "2024-07-01"),
        ("zelfstandig", "2024-12-31", "2024-07-01"),
        ("onzelfstandig", "2024-06-30", "2023-07-01"),
        ("onzelfstandig", "2024-07-01", "2024-07-01"),
        ("woonwagen", "2015-08-15", "2015-07-01"),
        ("standplaats", "2026-12-31", "2026-01-01"),
    ],
)
def test_geldende_tabel(soort: str, dag: str, vanaf: str) -> None:
    assert str(tarief(soort, date.fromisoformat(dag)).vanaf) == vanaf


@pytest.mark.parametrize("soort", SOORTEN)
def test_voor_de_eerste_tabel(soort: str) -> None:
    with pytest.raises(GeenRecht, match=r"vanaf 2010-07-01; 2010-06-30 ligt daarvoor"):
        tarief(soort, date(2010, 6, 30))


@pytest.mark.parametrize("soort", SOORTEN)
def test_nog_niet_gepubliceerd(soort: str) -> None:
    with pytest.raises(NogNietBekend, match=rf"{soort}.* per 1 januari 2027 .*2027-03-01"):
        tarief(soort, date(2027, 3, 1))


def test_zelfstandig_tussen_juli_en_oktober_2015_is_niet_gezien() -> None:
    for dag in (date(2015, 7, 1), date(2015, 9, 30)):
        with pytest.raises(NietGevonden, match="2015"):
            tarief("zelfstandig", dag)


def test_onbekende_soort() -> None:
    with pytest.raises(GeenRecht, match="Bedoelde u “zelfstandig”"):
        tarief("zelfstandige", date(2026, 1, 1))


def test_herkomst() -> None:
    z = tarief("zelfstandig", date(2026, 1, 1))
    assert z.bron.startswith("Huurcommissie, Beleidsboek waarderingsstelsel zelfstandige woonruimte, januari 2026")
    assert z.artikel == "Bhw art. 12 lid 1; Uitvoeringsregeling huurprijzen woonruimte art. 2 en bijlage I"
    assert "1,0365" in z.gecontroleerd
    assert all(t.bron and t.artikel and t.gecontroleerd for soort in SOORTEN for t in tarieven(soort))


def test_bijzonderheden() -> None:
    rijen = {
        (soort, str(t.vanaf), b.van, b.tot_en_met): b.aard
        for soort in SOORTEN
        for t in tarieven(soort)
        for b in t.bijzonderheden
    }
    assert rijen == {
        ("zelfstandig", "2025-01-01", 143, 143): "afwijking",
        ("zelfstandig", "2026-01-01", 113, 113): "tegenspraak",
        ("zelfstandig", "2026-01-01", 0, 39): "weggelaten",
        ("onzelfstandig", "2026-01-01", 106, 106): "tegenspraak",
        ("onzelfstandig", "2026-01-01", 158, 158): "tegenspraak",
        ("woonwagen", "2011-07-01", 208, 250): "verdacht",
        ("standplaats", "2014-07-01", 107, 159): "verdacht",
    }


def test_elke_tabel_wordt_een_keer_gelezen_en_is_niet_te_wijzigen() -> None:
    t = tarief("zelfstandig", date(2026, 1, 1))
    assert t is tarief("zelfstandig", date(2026, 12, 31))
    with pytest.raises(ValueError, match="read-only"):
        t.bedragen[0] = 1
    assert t.bedragen[0] == 25026


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        ("punten,2025-07-01\n1,1.00\n", "andere ingangsdatums"),
        ("punten,2026-01-01\n1,1.5\n", "twee decimalen"),
        ("punten,2026-01-01\n1,1.50,2.00\n", "per tabel een bedrag"),
        ("punten,2026-01-01\n1,1.50\n3,2.00\n", "niet met één op"),
    ],
)
def test_een_fout_bestand_wordt_geweigerd(tmp_path: Path, inhoud: str, zin: str) -> None:
    bestand = tmp_path / "fout.csv"
    bestand.write_text(inhoud, encoding="utf-8")
    with pytest.raises(ParameterFout, match=zin):
        tabellen._kolommen(bestand, [{"vanaf": date(2026, 1, 1)}])
