"""Een vergelijking als tekst en als JSON, en de opdracht `huurstelsel vergelijk`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from huurstelsel.uitleg.vergelijking import als_tekst
from huurstelsel.uitleg.vergelijking_json import als_dict
from huurstelsel.vergelijking import vergelijk
from vergelijking_hulp import SPATIE, VOORSTEL, Feiten, kant, woning, zonder_vaste_spatie

WORTEL = Path(__file__).parent.parent
FLAT, STUDENTENHUIS = (str(WORTEL / "examples" / f"{naam}.yaml") for naam in ("portiekflat", "studentenhuis"))


@pytest.mark.parametrize("breedte", [60, 80, 120])
def test_tekst_past(breedte: int) -> None:
    b = kant(woning(lambda w: w["ruimten"][1].update(oppervlakte="12,60")), date(2024, 6, 30))
    v = vergelijk(kant(woning()), b)
    regels = als_tekst(v, breedte).splitlines()
    assert max(map(len, regels)) <= breedte
    assert "A  kant · 1 januari 2026 · geldend recht" in regels


def test_tekst() -> None:
    def wijzig(w: Feiten) -> None:
        w["ruimten"][1] |= {"oppervlakte": "12,60", "naam": "Slaapkamer voor"}

    v = vergelijk(kant(woning(), naam="a"), kant(woning(wijzig), naam="b"))
    assert zonder_vaste_spatie(als_tekst(v)) == (
        """\
Vergelijking van twee puntentellingen, zelfstandige woonruimte

A  a · 1 januari 2026 · geldend recht
B  b · 1 januari 2026 · geldend recht

                           A         B  verschil
Punten                    86        87        +1
Onafgerond             86,25     87,25     +1,00
Maximale huurprijs  € 541,56  € 548,41   +€ 6,85
Segment                 laag      laag

Post                               van    naar   punten     huur
Door andere feiten
 1  Oppervlakte van vertrekken                    +1,00  +€ 6,85
    Vertrekken samen             42,00   43,00    +1,00  +€ 6,85
      feit: 42 m² → 43 m²: Slaapkamer voor 12 m² → 12,60 m²
11  Punten voor de WOZ-waarde                      0,00   € 0,00
    WOZ-waarde per m²           9,8386  9,6098  −0,2288  −€ 1,57
      feit: 42 m² → 43 m²
    Afronding op kwart punten  −0,1122  0,1166  +0,2288  +€ 1,57
Samen                               86      87       +1  +€ 6,85
Sluit: 87 − 86 = +1 punten, € 548,41 − € 541,56 = +€ 6,85. Huur: naar
evenredigheid tussen twee hele punten van de huurtabel.

Feiten die verschillen, onder het bewijs dat de doorslag geeft
  Meetrapport of plattegrond volgens de meetinstructie
    Oppervlakte · Slaapkamer voor: 12,00 m² → 12,60 m²

Aan deze berekening kunnen geen rechten worden ontleend.
"""
    )


def test_json() -> None:
    gegevens = als_dict(vergelijk(kant(woning()), kant(woning(lambda w: w["ruimten"][1].update(oppervlakte="12,60")))))
    woz = gegevens["verschillen"][1]
    assert (woz["van"], woz["van_breuk"]) == ("9.8386462023", "25000/2541")
    assert (woz["effect"], woz["effect_breuk"]) == ("-0.2288057256", "-25000/109263")
    assert gegevens["verschillen"][0] == {
        "stap": "feiten",
        "rubriek": 1,
        "rubrieken_a": [{"rubriek": 1, "naam": "Oppervlakte van vertrekken"}],
        "rubrieken_b": [{"rubriek": 1, "naam": "Oppervlakte van vertrekken"}],
        "post": "vertrekken_m2",
        "naam": "Vertrekken samen",
        "ruimte": None,
        "van": "42",
        "naar": "43",
        "effect": "1",
        "huur": "6.85",
        "oorzaak": "feit",
        "toelichting": f"42{SPATIE}m² → 43{SPATIE}m²: slaapkamer 12{SPATIE}m² → 12,60{SPATIE}m²",
        "bewijs": "meetrapport of plattegrond volgens de meetinstructie",
        "artikel": "Bhw bijlage I.A, rubriek 1",
    }
    assert gegevens["verschil"] == {
        "punten": 1,
        "maximale_huurprijs": "6.85",
        "maximale_huurprijs_inclusief_opslag": "6.85",
    }
    assert gegevens["feiten"] == [
        {
            "pad": "woning.ruimten[1].oppervlakte",
            "ruimte": "slaapkamer",
            "veld": "oppervlakte",
            "a": "12.00",
            "b": "12.60",
            "bewijs": "meetrapport of plattegrond volgens de meetinstructie",
        }
    ]


def test_stuurtekens_bereiken_de_terminal_niet() -> None:
    b = kant(woning(lambda w: w["ruimten"][1].update(id="kamer\x1b[2J")), naam="b\x1b[31m")
    assert "\x1b" not in als_tekst(vergelijk(kant(woning()), b))


@pytest.fixture
def huurder(tmp_path: Path) -> str:
    """De portiekflat zoals de huurder haar ziet: label C in plaats van A, en geen eigen datum."""
    bestand = tmp_path / "huurder.yaml"
    tekst = (
        Path(FLAT).read_text(encoding="utf-8").replace("label: C", "label: A").replace("peildatum: 2026-03-01\n", "")
    )
    bestand.write_text(tekst, encoding="utf-8")
    return str(bestand)


def test_twee_bestanden(draai: Any, huurder: str) -> None:
    """Zonder eigen peildatum geldt voor B die van A."""
    code, uit, fout = draai("vergelijk", FLAT, huurder)
    assert (code, fout) == (0, "")
    regels = zonder_vaste_spatie(uit).splitlines()
    assert regels[2:4] == [
        "A  portiekflat.yaml · 1 maart 2026 · geldend recht",
        "B  huurder.yaml · 1 maart 2026 · geldend recht",
    ]
    assert regels[5].split() == ["A", "B", "verschil"]
    assert regels[6].split() == ["Punten", "124", "146", "+22"]


def test_een_bestand_op_twee_data(draai: Any) -> None:
    code, uit, _ = draai("vergelijk", FLAT, "--peildatum", "2025-12-31", "--peildatum-b", "1-1-2026", "--json")
    gegevens = json.loads(uit)
    assert (code, gegevens["a"]["peildatum"], gegevens["b"]["peildatum"]) == (0, "2025-12-31", "2026-01-01")
    assert (gegevens["verschil"]["punten"], gegevens["verschil"]["maximale_huurprijs"]) == (-1, "21.64")
    assert (gegevens["andere_huurtabel"], gegevens["feiten"]) == ("28.26", [])


def test_keuze_en_recht_gelden_ook_voor_b(draai: Any, huurder: str) -> None:
    opties = ("--keuze", "zolder_aftrek=per_zolder", "--recht", VOORSTEL)
    gegevens = json.loads(draai("vergelijk", FLAT, huurder, *opties, "--json")[1])
    assert [gegevens[k]["keuzes"] for k in "ab"] == [{"zolder_aftrek": "per_zolder"}] * 2
    assert [gegevens[k]["voorstellen"] for k in "ab"] == [[VOORSTEL]] * 2
    gegevens = json.loads(draai("vergelijk", FLAT, *opties, "--recht-b", "geldend", "--json")[1])
    assert [gegevens[k]["voorstellen"] for k in "ab"] == [[VOORSTEL], []]


@pytest.mark.parametrize(
    ("argumenten", "code", "deel"),
    [
        ((FLAT,), 2, "Met één bestand zijn beide kanten gelijk"),
        ((FLAT, "--keuze-b", "zolder_aftrek=eenmaal"), 2, "Met één bestand zijn beide kanten gelijk"),
        (("-", "-"), 2, "Alleen A of B kan van de standaardinvoer komen."),
        ((FLAT, "--keuze-b", "zolderaftrek=eenmaal"), 2, "Bedoelde u “zolder_aftrek”?"),
        ((FLAT, "--peildatum-b", "gisteren"), 2, "“gisteren” is geen bestaande datum"),
        ((FLAT, "--peildatum-b", "2030-01-01"), 4, f"B ({FLAT}): peildatum: "),
        ((FLAT, "--peildatum", "2015-01-01"), 4, f"A en B ({FLAT}): peildatum: "),
        ((FLAT, "--recht-b", "consultatie-2024"), 3, "B (consultatie-2024): voorstel: "),
        ((STUDENTENHUIS, FLAT), 3, f"A ({STUDENTENHUIS}): kamers: "),
        ((FLAT, "nergens.yaml"), 3, "B (nergens.yaml): document: Het bestand nergens.yaml bestaat niet."),
    ],
)
def test_fouten(draai: Any, argumenten: tuple[str, ...], code: int, deel: str) -> None:
    gekregen, uit, fout = draai("vergelijk", *argumenten)
    assert (gekregen, uit) == (code, "")
    assert deel in fout


def test_fouten_van_beide_kanten(draai: Any, tmp_path: Path) -> None:
    """Alle fouten van beide bestanden tegelijk, elk met kant en bestand."""
    lijst, kapot = tmp_path / "lijst.json", tmp_path / "kapot.yaml"
    lijst.write_text(json.dumps([woning(), woning()]), encoding="utf-8")
    kapot.write_text("woning: {bouwjaar: 1}\ncontract: {huurprijs: veel}\n", encoding="utf-8")
    code, uit, fout = draai("vergelijk", str(kapot), str(lijst), "--json")
    assert code == 3
    assert [regel.partition(":")[0] for regel in fout.splitlines()] == [f"A ({kapot})", f"A ({kapot})", f"B ({lijst})"]
    assert [(f["kant"], f["code"]) for f in json.loads(uit)["fouten"]] == [
        ("A", json.loads(uit)["fouten"][0]["code"]),
        ("A", json.loads(uit)["fouten"][1]["code"]),
        ("B", "lijst_niet_vergelijkbaar"),
    ]
    assert {f["pad"] for f in json.loads(uit)["fouten"]} == {"contract.huurprijs", "woning.bouwjaar", ""}
