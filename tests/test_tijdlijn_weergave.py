"""De tijdlijn als tabel en als figuur."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
from datetime import date
from typing import TYPE_CHECKING

import matplotlib as mpl
import numpy as np
import pytest
import yaml
from matplotlib.image import imread

from huurstelsel.tijdlijn import tijdlijn
from huurstelsel.uitleg.figuur import als_bytes, uiteen
from huurstelsel.uitleg.tijdlijn import als_dict, als_tekst
from tijdlijn_hulp import EENGEZINS, FLAT, woning

if TYPE_CHECKING:
    from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"


# --- tekst ------------------------------------------------------------------------------------------------------------


def test_de_tabel() -> None:
    regels = als_tekst(tijdlijn(EENGEZINS)).replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert regels[0].startswith("Tijdlijn zelfstandige woonruimte, 1 juli 2022 tot en met 31 december 2026 ·")
    assert regels[2] == "geldend recht"
    assert "                tot                     183     € 1.104,28  € 1.104,28" in regels
    assert " 1 jan 2026 t/m 31 dec 2026 *           216     € 1.433,99  € 1.649,08  hoog" in regels
    assert "    4 Energieprestatie               +10,00       +€ 62,80" in regels
    assert "      label F → label D" in regels
    assert "* Hierin valt de peildatum van het document, 1 juli 2026." in regels
    assert regels[-1] == "Aan deze berekening kunnen geen rechten worden ontleend."


@pytest.mark.parametrize("breedte", [40, 60, 80, 120])
def test_de_tabel_past(breedte: int) -> None:
    """Op 40 tekens loopt alleen de tabel over; de rest past altijd."""
    for bron in (FLAT, EENGEZINS):
        te_breed = [regel for regel in als_tekst(tijdlijn(bron), breedte).splitlines() if len(regel) > breedte]
        assert not te_breed or breedte < 80


def test_het_document_zonder_peildatum() -> None:
    t = tijdlijn(woning())
    assert als_dict(t)["peildatum_document"] is None
    assert "*" not in als_tekst(t)


# --- figuur -----------------------------------------------------------------------------------------------------------


def teksten(svg: bytes) -> list[str]:
    wortel = ET.fromstring(svg)  # noqa: S314 - eigen uitvoer
    return [" ".join((deel.text or "").split()) for deel in wortel.iter(f"{SVG}text")]


def test_de_figuur_als_svg() -> None:
    svg = als_bytes(tijdlijn(EENGEZINS), "svg")
    tekst = teksten(svg)
    for verwacht in (
        "Punten en maximale huurprijs, zelfstandige woonruimte",
        "1 juli 2022 tot en met 31 december 2026",
        "Geldend recht",
        "Wet betaalbare huur",
        "peildatum document",
        "hoog vanaf 187",
        "midden vanaf 144",
        "huur bij 186",
        "liberalisatiegrens",
        "overeengekomen",
        "€ 1.495,00",
        "€ 1.649,08",
        "216",
        "vrij",
        "midden",
        "hoog",
        "Het recht na 31 december 2026 is nog niet gepubliceerd.",
        "Aan deze berekening kunnen geen rechten worden ontleend.",
    ):
        assert verwacht in tekst, verwacht
    assert not [t for t in tekst if "Dorpsstraat" in t or "3512" in t or "Utrecht" in t or t == "eengezinswoning"]


def test_de_figuur_noemt_geen_persoonsgegevens() -> None:
    """Ook een id dat een adres is, en een naam van een ruimte, staan er niet in."""
    feiten = woning(lambda w: w["ruimten"][0].update(naam="Kamer van Jansen"))
    feiten |= {"id": "Dorpsstraat 7, 9999 ZZ", "adres": {"gemeente": "Groningen", "straatnaam": "Dorpsstraat"}}
    svg = als_bytes(tijdlijn(feiten), "svg").decode()
    assert not [woord for woord in ("Dorpsstraat", "9999", "Groningen", "Jansen") if woord in svg]


def test_een_formule_in_een_naam_is_gewone_tekst(tmp_path: Path) -> None:
    """Een dollarteken begint in matplotlib een formule; in een naam van een gebruiker niet."""
    pad = tmp_path / "duur.yaml"
    kop = {"voorstel": "proef", "titel": "t", "kamerstuk": "k", "bron": "b", "grondslag": date(2026, 1, 1)}
    wijziging = {"pad": "opslagen.nieuwbouw", "was": 10, "wordt": 9, "artikel": "art. 1"}
    pad.write_text(yaml.safe_dump(kop | {"wijzigingen": [wijziging]}), encoding="utf-8")
    t = tijdlijn(woning(), vanaf=date(2026, 1, 1), voorstellen=[pad])
    object.__setattr__(t.voorstellen[0], "id", "$x^{$ <b>")
    tekst = teksten(als_bytes(t, "svg"))
    assert [regel for regel in tekst if "$x^{$ <b>" in regel]


def test_de_figuur_is_steeds_gelijk_en_laat_matplotlib_zoals_het_was() -> None:
    t, voor = tijdlijn(FLAT), dict(mpl.rcParams)
    eerste = als_bytes(t, "svg")
    with mpl.rc_context({"font.size": 33, "svg.fonttype": "path", "axes.facecolor": "red"}):
        assert als_bytes(tijdlijn(FLAT), "svg") == eerste
    assert dict(mpl.rcParams) == voor
    assert b"<dc:date>" not in eerste
    assert als_bytes(t, "png", 400) == als_bytes(t, "png", 400)


@pytest.mark.parametrize("breedte", [800, 1600])
def test_de_figuur_als_png(breedte: int) -> None:
    beeld = imread(io.BytesIO(als_bytes(tijdlijn(EENGEZINS), "png", breedte)))
    assert beeld.shape[:2] == (breedte * 7 // 8, breedte)
    grijs = np.asarray(beeld)[:, :, :3].mean(axis=2)
    inkt = (grijs < 0.5).mean()
    assert 0.005 < inkt < 0.2
    assert (grijs[:, :3] > 0.99).all()  # niets loopt van het blad af
    assert (grijs[:, -3:] > 0.99).all()


def test_namen_naast_de_figuur_raken_elkaar_niet() -> None:
    assert uiteen([10, 50, 90], [10, 10, 10], 100) == [10, 50, 90]
    assert uiteen([50, 52, 54], [10, 20, 10], 100) == [50, 65, 80]
    assert uiteen([95, 98, 99], [10, 10, 10], 100) == [80, 90, 100]
    assert uiteen([], [], 100) == []
