"""Een bestand met veel woningen: elke woning haar uitkomst of haar fouten, in elke vorm."""

from __future__ import annotations

import json
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from huurstelsel.cli import main
from huurstelsel.feiten.lezen import MAX_BYTES, lees
from huurstelsel.feiten.lezen_lijst import MAX_LIJST_BYTES, lees_bestand, lees_inhoud
from huurstelsel.fouten import FeitenFout
from huurstelsel.lijst import als_fouten, waardeer_lijst
from huurstelsel.uitleg.tekst import GEEN_RECHTEN
from huurstelsel.waardering import waardeer

VERA = Path(__file__).parent / "voorbeelden" / "vera"
FLAT = Path(__file__).parent.parent / "examples" / "portiekflat.yaml"
ZELFSTANDIG = json.loads((VERA / "zel__geheel__12006000004.json").read_text(encoding="utf-8"))
KAMER = json.loads((VERA / "onz__geheel__15004000185.json").read_text(encoding="utf-8"))
FOUT = {"id": "stuk", "woning": {"bouwjar": 1965, "ruimten": [{"soort": "slaapkamr"}]}}
DAG = "2026-07-01"

Groep = dict[str, Any]


@pytest.fixture
def draai(capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path) -> Any:
    """Waardeer de inhoud van een bestand: (slotcode, uitvoer, fouten)."""

    def _draai(inhoud: object, *opties: str, naam: str = "lijst.json") -> tuple[int, str, str]:
        bestand = tmp_path / naam
        bestand.write_text(inhoud if isinstance(inhoud, str) else json.dumps(inhoud), encoding="utf-8")
        code = main(["waardeer", str(bestand), "--peildatum", DAG, *opties])
        uit, fout = capfdbinary.readouterr()
        return code, uit.decode().replace("\N{NO-BREAK SPACE}", " "), fout.decode()

    return _draai


def fouten(inhoud: bytes, extensie: str = ".json") -> list[tuple[str, str]]:
    with pytest.raises(FeitenFout) as gevangen:
        lees_inhoud(inhoud, extensie)
    return [(fout.pad, fout.code) for fout in gevangen.value.fouten]


# tabel


def test_tabel_met_een_regel_per_woning(draai: Any) -> None:
    code, uit, fout = draai([ZELFSTANDIG, KAMER])
    assert (code, fout) == (0, "")
    assert uit.splitlines() == [
        "Woning       Stelsel        Punten  Maximale huurprijs  Segment",
        "12006000004  zelfstandig       170          € 1.118,23  midden",
        "15004000185  onzelfstandig      54            € 550,19  laag",
        "",
        "2 woningen gewaardeerd.",
        GEEN_RECHTEN,
    ]


def test_bij_kamers_zegt_alleen_de_puntentelling_dat_er_geen_rechten_aan_zijn_te_ontlenen(capsys: Any) -> None:
    huis = Path(__file__).parents[1] / "examples" / "studentenhuis.yaml"
    assert main(["waardeer", str(huis)]) == 0
    assert capsys.readouterr().out.count(GEEN_RECHTEN) == 4


def test_een_woning_met_fouten_houdt_de_andere_niet_tegen(draai: Any) -> None:
    te_vroeg = {"peildatum": "1999-01-01", "woning": {}}
    code, uit, fout = draai({"eenheden": [FOUT, ZELFSTANDIG, 3, te_vroeg]})
    assert code == 3
    assert [regel.split()[0] for regel in uit.splitlines()[1:5]] == [
        "stuk",
        "12006000004",
        "eenheden[2]",
        "eenheden[3]",
    ]
    assert "2 fouten" in uit
    assert uit.endswith(f"2 woningen gewaardeerd, 2 met fouten.\n{GEEN_RECHTEN}\n")
    assert fout.splitlines() == [
        "stuk: eenheden[0].woning.ruimten[0].soort: “slaapkamr” is hier geen bekende waarde. Bedoelde u “slaapkamer”? [onbekende_waarde]",
        "stuk: eenheden[0].woning.bouwjar: Het veld “bouwjar” bestaat niet. Bedoelde u “bouwjaar”? [onbekend_veld]",
        "eenheden[2]: Hier hoort een woning: een document of een VERA-Eenheid. [geen_document]",
    ]


def test_peildatum_van_de_woning_zelf(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Zonder --peildatum geldt die van elke woning; een woning van voor het stelsel is een fout bij haar peildatum."""
    bestand = tmp_path / "eigen.json"
    documenten = [{"peildatum": dag, "woning": {"bouwjaar": 1990}} for dag in ("2026-07-01", "1999-01-01")]
    bestand.write_text(json.dumps(documenten), encoding="utf-8")
    assert main(["waardeer", str(bestand), "--json"]) == 3
    uit, fout = capfdbinary.readouterr()
    goed, mis = json.loads(uit)
    assert goed["peildatum"] == "2026-07-01"
    assert (mis["pad"], [f["pad"] for f in mis["fouten"]]) == ("[1]", ["[1].peildatum"])
    assert fout.decode().endswith("[geen_recht]\n")


def test_opslag_heeft_een_eigen_kolom(draai: Any) -> None:
    monument = {**ZELFSTANDIG, "id": "monument", "monumenten": [{"code": "GEM"}]}
    _, uit, _ = draai([ZELFSTANDIG, monument])
    kop, kaal, verhoogd = uit.splitlines()[:3]
    assert "Met opslag" in kop
    assert kaal.count("€") == 1
    assert verhoogd.split()[4:] == ["1.118,23", "€", "1.285,96", "midden"]


def test_bereik_in_de_tabel(draai: Any) -> None:
    onzeker = {"woning": {"bouwjaar": 1990, "ruimten": [{"soort": "slaapkamer", "oppervlakte": 10}]}}
    zonder_grens = {"woning": {"bouwjaar": 1990, "ruimten": [{"soort": "slaapkamer"}]}}
    _, uit, _ = draai([onzeker, zonder_grens])
    assert " tot " in uit.splitlines()[1]
    assert "ten minste" in uit.splitlines()[2]


# andere vormen


def test_json_is_een_lijst_in_dezelfde_volgorde(draai: Any) -> None:
    code, uit, fout = draai([ZELFSTANDIG, FOUT, KAMER], "--json")
    een, mis, drie = json.loads(uit)
    assert code == 3
    assert (een["punten"], drie["punten"], drie["stelsel"]) == (170, 54, "onzelfstandig")
    assert (mis["id"], mis["pad"]) == ("stuk", "[1]")
    assert [f["pad"] for f in mis["fouten"]] == ["[1].woning.ruimten[0].soort", "[1].woning.bouwjar"]
    assert fout.count("\n") == 2


def test_vera_is_een_lijst_van_resultaten(draai: Any) -> None:
    code, uit, fout = draai({"eenheden": [KAMER, FOUT, ZELFSTANDIG]}, "--vera")
    resultaten = json.loads(uit, parse_float=Decimal)
    assert code == 3
    assert [(r["eenheid"]["id"], r["stelsel"]["code"], r["maximaleHuur"]) for r in resultaten] == [
        ("15004000185", "ONZ", Decimal("550.19")),
        ("12006000004", "ZEL", Decimal("1118.23")),
    ]
    assert fout.count("\n") == 2


def test_een_lijst_geeft_wat_elk_bestand_apart_geeft(draai: Any) -> None:
    samen = json.loads(draai([ZELFSTANDIG, KAMER], "--json")[1])
    apart = [json.loads(draai(woning, "--json")[1]) for woning in (ZELFSTANDIG, KAMER)]
    assert samen == apart


def test_keuze_geldt_voor_de_hele_lijst(draai: Any) -> None:
    _, uit, _ = draai([ZELFSTANDIG, KAMER], "--json", "--keuze", "m2_onzelfstandig=samen")
    assert [u["rubrieken"][0]["punten"] for u in json.loads(uit)] == ["60", "25"]
    code, uit, fout = draai([ZELFSTANDIG, KAMER], "--keuze", "bestaat_niet=x")
    assert (code, uit, fout.count("\n")) == (2, "", 1)


def test_adres_met_kamers_is_een_lijst(draai: Any) -> None:
    adres = {
        "id": "adres",
        "kamers": [{"id": "a"}, {"id": "b"}],
        "woning": {
            "stelsel": "onzelfstandig",
            "bouwjaar": 1990,
            "ruimten": [
                {"soort": "slaapkamer", "oppervlakte": 12, "verwarmd": "ja", "gebruikers": ["a"]},
                {"soort": "slaapkamer", "oppervlakte": 20, "verwarmd": "ja", "gebruikers": ["b"]},
            ],
        },
    }
    code, uit, _ = draai(adres, "--json")
    kamers = json.loads(uit)
    assert (code, [(u["id"], u["rubrieken"][0]["punten"]) for u in kamers]) == (0, [("a", "12"), ("b", "20")])
    assert [u["id"] for u in json.loads(draai([ZELFSTANDIG, adres], "--json")[1])] == ["12006000004", "a", "b"]


# vormen van het bestand


def test_yaml_lijst_van_eigen_documenten(draai: Any) -> None:
    document = FLAT.read_text(encoding="utf-8")
    ingesprongen = "".join(f"  {regel}\n" if regel else "\n" for regel in document.splitlines())
    code, uit, _ = draai(f"-\n{ingesprongen}-\n{ingesprongen}", "--json", naam="lijst.yaml")
    enkel = json.loads(draai(document, "--json", naam="een.yaml")[1])
    assert (code, json.loads(uit)) == (0, [enkel, enkel])
    onder = "eenheden:\n" + "".join(f"  {r}\n" if r else "\n" for r in f"-\n{ingesprongen}".splitlines())
    assert json.loads(draai(onder, "--json", naam="onder.yaml")[1]) == [enkel]


def test_een_document_blijft_een_document() -> None:
    assert lees_bestand(FLAT) == lees(FLAT)
    assert lees_inhoud(b'{"eenheden": 3}', ".json") == {"eenheden": 3}


@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        (b"[]", [("", "lege_lijst")]),
        (b'{"eenheden": []}', [("eenheden", "lege_lijst")]),
        (b'{"eenheden": [1], "peildatum": "2026-01-01"}', [("peildatum", "onbekend_veld")]),
        (b'{"eenheden": [1], "eenheden": [2]}', [("eenheden", "dubbel_veld")]),
        (b"[1, 2", [("", "json_afgebroken")]),
        (b"[" * 6_000_000, [("", "te_diep")]),
        (b'{"woning": "' + b"x" * MAX_BYTES + b'"}', [("", "bestand_te_groot")]),
        (b'{"eenheden": "' + b"x" * MAX_BYTES + b'"}', [("", "bestand_te_groot")]),
        (b" " * (MAX_LIJST_BYTES + 1), [("", "bestand_te_groot")]),
    ],
    ids=["leeg", "leeg_onder", "ernaast", "dubbel", "afgebroken", "diep", "groot", "groot_onder", "te_groot"],
)
def test_fout_in_het_bestand_zelf(inhoud: bytes, verwacht: list[tuple[str, str]]) -> None:
    assert fouten(inhoud) == verwacht


def test_extra_velden_van_een_vera_bericht_mogen_naast_de_eenheden() -> None:
    bericht = {"eenheden": [KAMER], "extra-attributen": [{"naam": "a", "waarde": "b"}]}
    delen = lees_inhoud(json.dumps(bericht).encode(), ".json")
    assert isinstance(delen, list)
    assert [deel.pad for deel in delen] == ["eenheden[0]"]


def test_vormfout_blijft_bij_haar_woning() -> None:
    """Een dubbel veld, te veel niveaus of onmogelijke tekst in één woning laat de andere heel."""
    diep = "[" * 120 + "]" * 120
    woningen = ('{"woning": {}, "woning": {}}', f'{{"woning": {{"x": {diep}}}}}', '{"woning": {"id": "\\ud800"}}')
    inhoud = f'[{", ".join(woningen)}, {{"woning": {{}}}}]'
    delen = lees_inhoud(inhoud.encode(), ".json")
    assert isinstance(delen, list)
    assert [[(f.pad, f.code) for f in deel.fouten] for deel in delen] == [
        [("woning", "dubbel_veld")],
        [("", "te_diep")],
        [("woning.id", "tekst_ongeldig")],
        [],
    ]
    regels = list(waardeer_lijst(delen, lambda feiten: (waardeer(feiten, DAG),)))
    assert [[(f.pad, f.code) for f in regel.fouten] for regel in regels[:3]] == [
        [("[0].woning", "dubbel_veld")],
        [("[1]", "te_diep")],
        [("[2].woning.id", "tekst_ongeldig")],
    ]
    assert regels[3].uitkomst is not None


def test_als_fouten_geeft_recht_dat_er_niet_is_een_pad() -> None:
    with pytest.raises(Exception, match="1999") as gevangen:
        waardeer({"woning": {}}, "1999-01-01")
    (fout,) = als_fouten(gevangen.value)  # type: ignore[arg-type]
    assert (fout.pad, fout.code) == ("peildatum", "geen_recht")


def test_honderd_woningen_blijven_ruim_binnen_seconden(draai: Any) -> None:
    """Ruime grens tegen ongelukken; de meting zelf staat in benchmarks/."""
    begin = time.perf_counter()
    code, uit, _ = draai([{**ZELFSTANDIG, "id": str(i)} for i in range(100)])
    assert (code, uit.count("€ 1.118,23")) == (0, 100)
    assert time.perf_counter() - begin < 20
