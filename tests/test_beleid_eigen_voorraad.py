"""Een eigen voorraad in de vormen van een portefeuille: losse tabellen met eigenaar, gebied, gewicht en een huurkolom."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from huurstelsel import Regeling
from huurstelsel.beleid.hervorming import bereken
from huurstelsel.cli import main
from huurstelsel.fouten import InvoerFout

if TYPE_CHECKING:
    from pathlib import Path

    from huurstelsel.beleid.hervorming import Hervorming, Spreiding

NU = Regeling.op(date(2026, 1, 1))
WONINGEN = """\
id;woningtype;bouwjaar;gebruiksoppervlakte;huurprijs;ondertekend;eigenaar;corop;gewicht;toen;wijk
a;eengezinswoning;1968;84,5;712,40;2019-03-14;corporatie;CR10;2,5;700,50;Linde
b;meergezinswoning;1992;60;1195;2025-02-20;overig;CR36;4;2000;Linde
c;meergezinswoning;1992;60;900;2025-02-20;;;1;;Kade
"""
RUIMTEN = "id;woning_id;soort;oppervlakte;verwarmd\n" + "".join(
    f"{w}{i};{w};{soort};{m2};ja\n"
    for w in "abc"
    for i, (soort, m2) in enumerate((("woonkamer", "28,5"), ("slaapkamer", "14"), ("keuken", "9"), ("badkamer", "5")))
)
WOZ = "woning_id;waarde;waardepeildatum\n" + "".join(
    f"{w};260000;{jaar}-01-01\n" for w in "abc" for jaar in (2023, 2024)
)


def tabellen(map_: Path, woningen: str = WONINGEN, ruimten: str = RUIMTEN) -> Path:
    """Een map met losse tabellen."""
    map_.mkdir()
    for naam, inhoud in (("woningen", woningen), ("ruimten", ruimten), ("woz_waarden", WOZ)):
        (map_ / f"{naam}.csv").write_text(inhoud, encoding="utf-8")
    return map_


def hervormd(bron: Path, huurkolom: str = "") -> Hervorming:
    return bereken(bron, NU, NU, delen=False, huurkolom=huurkolom)


def een(s: Spreiding | None) -> Fraction:
    assert s is not None
    return s.midden


def test_losse_tabellen_hebben_eigenaar_gebied_en_gewicht(tmp_path: Path) -> None:
    h = hervormd(tabellen(tmp_path / "t"))
    assert (h.metingen[0].gemeten, h.metingen[0].onbekend, h.metingen[0].voorbeelden) == (3, 0, [])
    per = {k.klasse: een(k.woningen) for k in h.klassen("eigenaar")}
    assert per == {"corporatie": Fraction(5, 2), "overig": 4, "onbekend": 1}
    assert {k.klasse: een(k.woningen) for k in h.klassen("corop")} == {"CR10": Fraction(5, 2), "CR36": 4, "onbekend": 1}


def test_een_huurkolom_uit_een_tabel_is_geschreven_zoals_in_een_tabel(tmp_path: Path) -> None:
    h = hervormd(tabellen(tmp_path / "t"), "toen")
    assert een(h.aantal("huur_bekend")) == Fraction(13, 2)
    assert een(h.aantal("huur_centen")) == Fraction(5, 2) * 70_050 + 4 * 200_000


def test_een_woning_met_een_dubbele_id_telt_niet_mee(tmp_path: Path) -> None:
    """Welke ruimten bij welke woning horen is dan niet te zeggen."""
    h = hervormd(tabellen(tmp_path / "t", f"{WONINGEN}{WONINGEN.splitlines()[1]}\n"))
    assert (h.metingen[0].gemeten, h.metingen[0].afgekeurd) == (2, 2)
    assert [(a.rij, a.fouten[0].code) for a in h.metingen[0].voorbeelden] == [(0, "id_dubbel"), (3, "id_dubbel")]


def test_een_rij_die_nergens_bij_hoort_is_een_fout(tmp_path: Path) -> None:
    with pytest.raises(InvoerFout) as e:
        hervormd(tabellen(tmp_path / "t", ruimten=RUIMTEN + "z1;z;woonkamer;20;ja\n"), "toe")
    assert [(f.pad, f.code) for f in e.value.fouten] == [
        ("t: toe", "kolom_ontbreekt"),
        ("t: ruimten", "hoort_nergens_bij"),
    ]


def test_een_gewicht_dat_geen_getal_is_keurt_zijn_rij_af(tmp_path: Path) -> None:
    h = hervormd(tabellen(tmp_path / "t", WONINGEN.replace("CR36;4;", "CR36;vier;")))
    assert (h.metingen[0].gemeten, h.metingen[0].afgekeurd) == (2, 1)
    assert h.metingen[0].voorbeelden[0].fouten[0].code == "geen_gewicht"


def test_tabellen_zonder_woningen_tellen_niets(tmp_path: Path) -> None:
    map_ = tmp_path / "t"
    map_.mkdir()
    (map_ / "woningen.csv").write_text(WONINGEN.splitlines()[0] + "\n", encoding="utf-8")
    assert hervormd(map_).metingen[0].rijen == 0


def test_regels_hebben_geen_kolommen(tmp_path: Path) -> None:
    pad = tmp_path / "v.jsonl"
    pad.write_text("{}\n", encoding="utf-8")
    with pytest.raises(InvoerFout, match="Er is geen kolom “toen” met een huur"):
        hervormd(pad, "toen")


def test_de_opdrachten_nemen_losse_tabellen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bron = str(tabellen(tmp_path / "t"))
    assert main(["beleid", "hervorming", bron, "--peildatum", "2026-01-01", "--zonder-delen", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["totaal"]["woningen"]["midden"] == "7.5"
    assert main(["beleid", "gevoeligheid", bron, "--peildatum", "2026-01-01", "--as", "sanitair.bad=6,7"]) == 0
    assert "t: 3 van 3 rijen." in capsys.readouterr().out
