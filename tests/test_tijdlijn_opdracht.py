"""De opdracht `huurstelsel tijdlijn`, met en zonder matplotlib, en het wegschrijven van een figuur."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from huurstelsel.cli import main
from huurstelsel.opdrachten.bestand import schrijf
from tijdlijn_hulp import FLAT, STUDENTENHUIS, woning

if TYPE_CHECKING:
    from pathlib import Path


# --- opdrachtregel ----------------------------------------------------------------------------------------------------


@pytest.fixture
def draai(capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    """Voer een opdracht uit in dit proces: (slotcode, uitvoer, fouten)."""

    def _draai(*argumenten: object) -> tuple[int, str, str]:
        code = main(["tijdlijn", *map(str, argumenten)])
        uit, fout = capfdbinary.readouterr()
        return code, uit.decode(), fout.decode()

    return _draai


def test_de_opdracht(draai: Any) -> None:
    code, uit, fout = draai(FLAT, "--vanaf", "2025-06-01", "--tot", "30-6-2026")
    assert (code, fout) == (0, "")
    assert "1 jun 2025 t/m 31 dec 2025 " in uit
    assert "1 jan 2026 t/m 30 jun 2026 *" in uit
    code, uit, fout = draai(FLAT, "--json", "--recht", "geldend")
    assert (code, fout, json.loads(uit)["voorstel"]) == (0, "", False)
    assert json.loads(uit)["perioden"][-1]["verandering"]["andere_huurtabel"] == "28.26"


@pytest.mark.parametrize("naam", ["uit.svg", "uit.PNG"])
def test_de_opdracht_tekent(draai: Any, tmp_path: Path, naam: str) -> None:
    doel = tmp_path / naam
    doel.write_text("oud", encoding="utf-8")
    code, uit, fout = draai(FLAT, "--vanaf", "2026-01-01", "--figuur", doel)
    assert (code, fout) == (0, "")
    assert uit.endswith(f"\nFiguur: {doel}\n")
    begin = {".svg": b"<?xml", ".png": b"\x89PNG"}[doel.suffix.lower()]
    assert doel.read_bytes().startswith(begin)
    assert [pad.name for pad in tmp_path.iterdir()] == [naam]
    code, uit, _ = draai(FLAT, "--vanaf", "2026-01-01", "--json", "--figuur", doel)
    assert (code, len(json.loads(uit)["perioden"])) == (0, 1)


@pytest.mark.parametrize(
    ("argumenten", "code", "zin"),
    [
        ((FLAT, "--figuur", "uit.pdf"), 2, "eindigt op .svg of .png; niet “uit.pdf”"),
        ((FLAT, "--figuur", "bestaat/niet/uit.svg"), 2, "De map bestaat/niet bestaat niet"),
        ((FLAT, "--vanaf", "2025-01-02", "--tot", "2025-01-01"), 2, "2025-01-02 ligt na de laatste dag 2025-01-01"),
        ((FLAT, "--keuze", "grens_110=soms"), 2, "soms"),
        ((FLAT, "--vanaf", "morgen"), 2, "“morgen” is geen bestaande datum"),
        ((FLAT, "--recht", "consultatie-2024"), 3, "Bedoelde u “consultatie-2023”?"),
        ((STUDENTENHUIS,), 3, "een adres met kamers; een tijdlijn gaat over één woonruimte"),
        (("bestaat-niet.yaml",), 3, "bestaat niet"),
        ((FLAT, "--vanaf", "2027-01-01"), 4, "nog niet gepubliceerd"),
    ],
)
def test_wat_misgaat(draai: Any, argumenten: tuple[object, ...], code: int, zin: str) -> None:
    slot, uit, fout = draai(*argumenten)
    assert (slot, uit) == (code, "")
    assert zin in fout
    assert "Traceback" not in fout


def test_een_lijst_heeft_geen_tijdlijn(draai: Any, tmp_path: Path) -> None:
    lijst = tmp_path / "lijst.json"
    lijst.write_text(json.dumps([woning(), woning()]), encoding="utf-8")
    code, uit, fout = draai(lijst, "--json")
    assert (code, json.loads(uit)["fouten"][0]["code"]) == (3, "lijst_zonder_tijdlijn")
    assert "Dit bestand is een lijst" in fout


def test_een_map_als_figuur(draai: Any, tmp_path: Path) -> None:
    (tmp_path / "map.svg").mkdir()
    code, uit, fout = draai(FLAT, "--figuur", tmp_path / "map.svg")
    assert (code, uit) == (2, "")
    assert "is een map" in fout


def proces(code: str, **omgeving: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **omgeving},
    )


def test_zonder_matplotlib(tmp_path: Path) -> None:
    """De tabel heeft matplotlib niet nodig; een figuur zegt hoe zij te krijgen is, en schrijft niets."""
    code = "import sys; sys.modules['matplotlib'] = None; from huurstelsel.cli import main; sys.exit(main(sys.argv[1:] or {}))"
    doel = tmp_path / "uit.svg"
    zonder = proces(code.format(["tijdlijn", str(FLAT), "--vanaf", "2026-01-01"]))
    assert (zonder.returncode, zonder.stderr) == (0, "")
    assert "124" in zonder.stdout
    met = proces(code.format(["tijdlijn", str(FLAT), "--figuur", str(doel)]))
    assert (met.returncode, met.stdout) == (2, "")
    assert 'pip install "huurstelsel[figuren]"' in met.stderr
    assert not doel.exists()


def test_de_kern_laadt_geen_matplotlib_en_de_figuur_geen_pyplot() -> None:
    code = (
        "import sys; import huurstelsel.tijdlijn, huurstelsel.uitleg.tijdlijn, huurstelsel.opdrachten.tijdlijn as o; "
        "print('matplotlib' in sys.modules); from huurstelsel.uitleg.figuur import als_bytes; "
        f"print(len(als_bytes(huurstelsel.tijdlijn.tijdlijn({str(FLAT)!r}), 'svg')) > 9999, 'matplotlib.pyplot' in sys.modules)"
    )
    uit = proces(code)
    assert (uit.stdout.split(), uit.stderr) == (["False", "True", "False"], "")


# --- schrijven --------------------------------------------------------------------------------------------------------


def test_schrijven_is_alles_of_niets(tmp_path: Path) -> None:
    doel = tmp_path / "uit.svg"
    schrijf(doel, b"een")
    schrijf(doel, b"twee")
    assert doel.read_bytes() == b"twee"
    link = tmp_path / "link.svg"
    link.symlink_to(doel)
    schrijf(link, b"drie")
    assert (link.is_symlink(), doel.read_bytes()) == (True, b"drie")
    vol = tmp_path / "vol"
    (vol / "iets").mkdir(parents=True)
    with pytest.raises(OSError):  # noqa: PT011 - welke fout het is verschilt per systeem
        schrijf(vol, b"vier")
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["link.svg", "uit.svg", "vol"]
    assert [pad.name for pad in vol.iterdir()] == ["iets"]
