"""Huurovereenkomsten die een voorstel hun oude recht laat houden: per overeenkomst, per voorstel en per kamer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from huurstelsel import Regeling, Uitkomst, waardeer, waardeer_adres
from huurstelsel.cli import main
from huurstelsel.recht.voorstel import Voorstel, voorstel

WORTEL = Path(__file__).parents[1]
DAG = date(2026, 7, 1)
TWINTIG_M2 = {"ruimten": [{"soort": "woonkamer", "oppervlakte": "20"}]}


def schrijf(map_: Path, naam: str, voor: str, *, vertrek: int | None = None, overige: str | None = None) -> Path:
    """Een voorstel met andere punten voor vertrekken of overige ruimten, voor overeenkomsten vanaf een dag."""
    regels = [
        f"voorstel: {naam}\ntitel: Proef\nkamerstuk: Stuk 1\nbron: eigen\ngrondslag: 2026-01-01",
        f"overeenkomsten_voor: {voor}\nwijzigingen:",
    ]
    if vertrek is not None:
        regels.append(f"  - {{pad: oppervlakte.punten_vertrek, was: 1, wordt: {vertrek}, artikel: art. 1}}")
    if overige is not None:
        regels.append(f'  - {{pad: oppervlakte.punten_overige_ruimte, was: "0.75", wordt: {overige}, artikel: art. 2}}')
    pad = map_ / f"{naam}.yaml"
    pad.write_text("\n".join(regels) + "\n", encoding="utf-8")
    return pad


def rubriek(uitkomst: Uitkomst, nummer: int) -> int:
    return next(int(r.punten) for r in uitkomst.rubrieken if r.rubriek == nummer)


@pytest.mark.parametrize(
    ("ondertekend", "vertrek", "overige"),
    [("2026-02-28", 20, 6), ("2026-03-01", 60, 6), ("2026-06-30", 60, 6), ("2026-07-01", 60, 16)],
)
def test_elk_voorstel_heeft_zijn_eigen_overgangsrecht(
    tmp_path: Path, ondertekend: str, vertrek: int, overige: int
) -> None:
    eerste = schrijf(tmp_path, "eerste", "2026-03-01", vertrek=3)
    tweede = schrijf(tmp_path, "tweede", "2026-07-01", overige="2")
    ruimten = [*TWINTIG_M2["ruimten"], {"soort": "berging", "oppervlakte": "8"}]
    uitkomst = waardeer(
        {"woning": {"ruimten": ruimten}, "contract": {"ondertekend": ondertekend}},
        Regeling.op(DAG).met(voorstellen=[eerste, tweede]),
    )
    assert (rubriek(uitkomst, 1), rubriek(uitkomst, 2)) == (vertrek, overige)
    oud = [v.artikel for v in uitkomst.vaststellingen if v.id == "overgangsrecht"]
    assert oud == ["voorstel eerste"] * (vertrek == 20) + ["voorstel tweede"] * (overige == 6)


def test_elke_kamer_houdt_het_recht_van_haar_eigen_huurovereenkomst(tmp_path: Path) -> None:
    nieuw = Regeling.op(DAG).met(voorstellen=[schrijf(tmp_path, "kamers", "2026-07-01", vertrek=3)])
    kamers = [
        {"id": naam, "contract": {"ondertekend": dag}} for naam, dag in (("a", "2025-01-01"), ("b", "2026-07-01"))
    ]
    ruimten = [{"id": k["id"], "soort": "slaapkamer", "oppervlakte": "20", "gebruikers": [k["id"]]} for k in kamers]
    adres: dict[str, Any] = {"woning": {"stelsel": "onzelfstandig", "ruimten": ruimten}, "kamers": kamers}
    oud_en_nieuw = waardeer_adres(adres, nieuw)
    assert [u.id for u in oud_en_nieuw] == ["a", "b"]
    assert [rubriek(u, 1) for u in oud_en_nieuw] == [20, 60]
    assert [rubriek(u, 1) for u in waardeer_adres({**adres, "kamers": kamers[::-1]}, nieuw)] == [60, 20]


@pytest.mark.parametrize(("ondertekend", "opslagen"), [("2023-12-31", []), ("2024-01-01", [("nieuwbouw", 5)])])
def test_zonder_middensegment_geen_nieuwbouwopslag(ondertekend: str, opslagen: list[tuple[str, int]]) -> None:
    """Artikel 12a laat een oude overeenkomst het oude art. 2; de opslag van art. 8a lid 2 is er voor het middensegment."""
    feiten = {
        "woning": {
            "woningtype": "meergezinswoning",
            "bouwjaar": 2025,
            "eerste_ingebruikname": "2025-11-01",
            "start_bouw": "2024-06-01",
            "energieprestaties": [
                {"soort": "energielabel", "label": "A++", "opnamedatum": "2025-03-14", "gebruiksoppervlakte": "60"}
            ],
            "woz_waarden": [{"waarde": 400000, "waardepeildatum": "2024-01-01"}],
            "ruimten": [
                {"soort": "woonkamer", "oppervlakte": "60", "verwarmd": "ja"},
                {"soort": "tuin", "oppervlakte": "30"},
            ],
        },
        "contract": {"ondertekend": ondertekend},
    }
    uitkomst = waardeer(feiten, Regeling.op(date(2026, 11, 22)).met(voorstellen=["consultatie-2023"]))
    assert [(o.id, o.procent) for o in uitkomst.huurprijs.opslagen] == opslagen


def test_de_vaststelling_noemt_het_artikel_van_het_voorstel() -> None:
    regeling = Regeling.op(date(2024, 2, 1)).met(voorstellen=["consultatie-2023"])
    uitkomst = waardeer({"woning": TWINTIG_M2, "contract": {"ondertekend": "2023-12-31"}}, regeling)
    artikelen = [v.artikel for v in uitkomst.vaststellingen if v.id == "overgangsrecht"]
    assert artikelen == ["voorstel consultatie-2023, art. I onder D (Bhw art. 12a)"]


def test_de_kwitantie_herkent_het_bestand_van_een_voorstel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = schrijf(tmp_path, "proef", "2026-07-01", vertrek=3)
    eerste = voorstel(pad)
    schrijf(tmp_path, "proef", "2026-07-01", vertrek=2)
    tweede = voorstel(pad)
    bewijzen = [
        waardeer({"woning": TWINTIG_M2}, Regeling.op(DAG).met(voorstellen=[v])).kwitantie for v in (eerste, tweede)
    ]
    assert [b.voorstelbestanden for b in bewijzen] == [(eerste.vingerafdruk,), (tweede.vingerafdruk,)]
    assert eerste.vingerafdruk != tweede.vingerafdruk
    assert main(["waardeer", str(WORTEL / "examples/portiekflat.yaml"), "--recht", str(pad)]) == 0
    assert f"proef {tweede.vingerafdruk[:12]}" in " ".join(capsys.readouterr().out.split())


def test_geldend_is_geen_voorstel() -> None:
    assert Regeling.op(DAG).met(voorstellen=["geldend"]) == Regeling.op(DAG)
    assert [v.id for v in Regeling.op(DAG).met(voorstellen=["geldend", "consultatie-2023"]).voorstellen] == [
        "consultatie-2023"
    ]


def test_een_vergelijking_over_stelsels_en_recht_heen_is_te_lezen(capsys: pytest.CaptureFixture[str]) -> None:
    paden = [str(WORTEL / f"examples/{naam}.yaml") for naam in ("portiekflat", "woonwagen")]
    assert main(["vergelijk", *paden, "--peildatum", "2023-07-01", "--peildatum-b", "2026-01-01"]) == 0
    assert "Door de Wet betaalbare huur, met de feiten van A" in capsys.readouterr().out


def test_een_voorstel_zonder_overgangsrecht_geldt_altijd() -> None:
    brief: Voorstel = voorstel("kamerbrief-2022-12-09")
    assert not brief.laat_ongemoeid(date(1990, 1, 1))
