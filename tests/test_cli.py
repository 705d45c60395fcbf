"""De opdrachtregel: uitvoer, slotcodes, en nooit een traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from huurstelsel.cli import main
from huurstelsel.feiten.lezen import lees, lees_document
from huurstelsel.feiten.schema import schema
from huurstelsel.fouten import FeitenFout

WORTEL = Path(__file__).parent.parent
VOORBEELDEN = sorted((WORTEL / "examples").glob("*.yaml"))
VOORBEELD = WORTEL / "src" / "huurstelsel" / "feiten" / "voorbeeld.yaml"
FLAT = WORTEL / "examples" / "portiekflat.yaml"


def proces(*argumenten: str, **rest: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "huurstelsel", *argumenten], capture_output=True, check=False, timeout=60, **rest
    )


def test_waardeer_schrijft_de_puntentelling(draai: Any) -> None:
    code, uit, fout = draai("waardeer", str(FLAT))
    assert (code, fout) == (0, "")
    regels = uit.replace("\N{NO-BREAK SPACE}", " ").splitlines()
    assert regels[0] == "Puntentelling zelfstandige woonruimte op 1 maart 2026 · portiekflat"
    assert regels[2] == "Punten                   124  segment laag; onafgerond 124,25"
    assert regels[3] == "Maximale huurprijs  € 802,44  kaal, per maand"
    assert regels[4] == "Overeengekomen      € 815,00  € 12,56 boven de maximale huurprijs"
    assert "\x1b" not in uit


@pytest.mark.parametrize(
    ("naam", "punten", "onafgerond", "maximaal", "met_opslag", "segment"),
    [
        ("eengezinswoning", 216, "215.5", "1433.99", "1649.08", "hoog"),
        ("nieuwbouwappartement", 182, "181.5", "1200.61", "1320.67", "midden"),
        ("portiekflat", 124, "124.25", "802.44", "802.44", "laag"),
    ],
)
def test_json_van_de_voorbeelden(  # noqa: PLR0917
    draai: Any, naam: str, punten: int, onafgerond: str, maximaal: str, met_opslag: str, segment: str
) -> None:
    code, uit, _ = draai("waardeer", str(WORTEL / "examples" / f"{naam}.yaml"), "--json")
    u = json.loads(uit)
    assert code == 0
    assert (u["punten"], u["punten_onafgerond"], u["segment"]) == (punten, onafgerond, segment)
    assert (u["maximale_huurprijs"], u["maximale_huurprijs_inclusief_opslag"]) == (maximaal, met_opslag)
    assert [r["rubriek"] for r in u["rubrieken"]] == list(range(1, 13))
    assert sum(Decimal(r["punten"]) for r in u["rubrieken"]) == Decimal(onafgerond)


def test_vera(draai: Any) -> None:
    code, uit, _ = draai("waardeer", str(FLAT), "--vera")
    bericht = json.loads(uit, parse_float=Decimal)
    assert code == 0
    assert (bericht["punten"], bericht["maximaleHuur"]) == (124, Decimal("802.44"))


def test_namen_van_ruimten_ook_uit_vera(draai: Any, tmp_path: Path) -> None:
    kamers = [{"id": f"r{i}", "naam": naam, "soort": {"code": "VTK"}, "detailSoort": {"code": code}, "oppervlakte": 10}
              for i, (naam, code) in enumerate([("Voorkamer", "WOO"), ("Kamer", "SLA"), ("Kamer", "SLA")])]  # fmt: skip
    bestand = tmp_path / "eenheid.json"
    bestand.write_text(
        json.dumps({"id": "e", "woningwaarderingstelsel": {"code": "ZEL"}, "ruimten": kamers}), encoding="utf-8"
    )
    code, uit, _ = draai("waardeer", str(bestand), "--peildatum", "2026-01-01")
    assert code == 0
    assert [uit.count(f"Vertrek · {naam} ") for naam in ("Voorkamer", "Kamer (r1)", "Kamer (r2)", "r0")] == [1, 1, 1, 0]


def test_peildatum_gaat_voor_die_in_het_bestand(draai: Any) -> None:
    for datum in ("2025-03-01", "1-3-2025"):
        code, uit, _ = draai("waardeer", str(FLAT), "--peildatum", datum, "--json")
        assert (code, json.loads(uit)["peildatum"]) == (0, "2025-03-01")


def test_zonder_peildatum_is_vandaag_een_aanname(draai: Any, tmp_path: Path) -> None:
    bestand = tmp_path / "woning.json"
    bestand.write_text('{"woning": {"ruimten": []}}', encoding="utf-8")
    code, uit, fout = draai("waardeer", str(bestand), "--json")
    assert (code, fout) == (0, "")
    assert [m["pad"] for m in json.loads(uit)["aannamen"]].count("peildatum") == 1


def test_keuze(draai: Any) -> None:
    code, uit, _ = draai(
        "waardeer", str(FLAT), "--keuze", "buitenruimte_afronding=hele_m2", "--keuze", "grens_110=exact", "--json"
    )
    assert (code, json.loads(uit)["punten"]) == (0, 124)
    assert draai("waardeer", str(FLAT), "--keuze", "bestaat_niet=x")[0] == 2
    code, _, fout = draai("waardeer", str(FLAT), "--keuze", "grens_110=exakt")
    assert code == 2
    assert "exact" in fout


def test_standaardinvoer() -> None:
    klaar = proces("waardeer", "-", "--json", input=FLAT.read_bytes())
    assert (klaar.returncode, json.loads(klaar.stdout)["punten"]) == (0, 124)
    assert proces("waardeer", "-", input=b"").returncode == 3


@pytest.mark.parametrize(
    ("argumenten", "begin"),
    [
        ([], "Gebruik: huurstelsel"),
        (["waarder"], "De opdracht “waarder” bestaat niet. Bedoelde u “waardeer”?"),
        (["waardeer"], "Geef BESTAND."),
        (["waardeer", "a", "b"], "“b” hoort hier niet."),
        (["waardeer", "a", "--pijldatum=x"], "“--pijldatum=x” hoort hier niet. Bedoelde u “--peildatum”?"),
        (["waardeer", "a", "--peil", "2026-01-01"], "“--peil” hoort hier niet."),
        (["waardeer", "a", "--peildatum"], "Geef een waarde bij --peildatum."),
        (["waardeer", "a", "--peildatum", "2026-02-30"], "“2026-02-30” is geen bestaande datum"),
        (["waardeer", "a", "--json", "--vera"], "Kies --json of --vera, niet beide."),
        (["waardeer", "a", "--json=3"], "Bij --json hoort geen waarde."),
        (["waardeer", "a", "--keuze", "x"], "Schrijf een keuze als NAAM=WAARDE; niet “x”."),
        (["schema", "--json"], "“--json” hoort hier niet.\nZie: huurstelsel schema --help\n"),
        (["x", "schema"], "De opdracht “x” bestaat niet.\nZie: huurstelsel --help\n"),
    ],
)
def test_verkeerd_gebruik(draai: Any, argumenten: list[str], begin: str) -> None:
    code, uit, fout = draai(*argumenten)
    assert (code, uit) == (2, "")
    assert fout.startswith(begin)


@pytest.mark.parametrize("argumenten", [["--help"], ["-h"], ["waardeer", "--help"], ["schema", "-h"]])
def test_uitleg_is_nederlands(draai: Any, argumenten: list[str]) -> None:
    code, uit, fout = draai(*argumenten)
    assert (code, fout) == (0, "")
    assert uit.startswith("Gebruik: huurstelsel")
    assert not any(engels in uit for engels in ("usage", "options", "positional", "show this", "arguments"))


def test_versie(draai: Any) -> None:
    code, uit, _ = draai("--version")
    assert (code, uit.split()[0], uit.count(".")) == (0, "huurstelsel", 2)


def test_foute_feiten_op_stderr_en_als_json(draai: Any, tmp_path: Path) -> None:
    bestand = tmp_path / "woning.yaml"
    bestand.write_text("woning: {bouwjar: 1965, ruimten: [{soort: slaapkamr, oppervlakte: -1}]}\n", encoding="utf-8")
    code, uit, fout = draai("waardeer", str(bestand))
    assert (code, uit) == (3, "")
    assert fout.splitlines() == [
        "woning.ruimten[0].soort: “slaapkamr” is hier geen bekende waarde. Bedoelde u “slaapkamer”? [onbekende_waarde]",
        "woning.ruimten[0].oppervlakte: Dit moet ten minste 0 zijn. [te_laag]",
        "woning.bouwjar: Het veld “bouwjar” bestaat niet. Bedoelde u “bouwjaar”? [onbekend_veld]",
    ]
    code, uit, nogmaals = draai("waardeer", str(bestand), "--json")
    assert (code, nogmaals) == (3, fout)
    assert [(f["pad"], f["code"]) for f in json.loads(uit)["fouten"]] == [
        ("woning.ruimten[0].soort", "onbekende_waarde"),
        ("woning.ruimten[0].oppervlakte", "te_laag"),
        ("woning.bouwjar", "onbekend_veld"),
    ]


def test_een_fout_is_een_regel_ook_met_vreemde_tekst(draai: Any, tmp_path: Path) -> None:
    bestand = tmp_path / "woning.json"
    bestand.write_text(json.dumps({"woning": {"a\nb\x1b[31m": 1}}), encoding="utf-8")
    code, _, fout = draai("waardeer", str(bestand))
    assert (code, fout.count("\n")) == (3, 1)
    assert "\x1b" not in fout


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (b"", 3),
        (b'{"woning": [', 3),
        (b"[" * 5_000_001, 3),
        (b"a: \xe9\n", 3),
        (b"woning: {}\npeildatum: 1901-01-01\n", 4),
        (b"woning: {}\npeildatum: 2140-01-01\n", 4),
    ],
)
def test_slotcode_zonder_traceback(draai: Any, tmp_path: Path, inhoud: bytes, code: int) -> None:
    bestand = tmp_path / "woning"
    bestand.write_bytes(inhoud)
    gekregen, uit, fout = draai("waardeer", str(bestand), "--json")
    assert (gekregen, len(json.loads(uit)["fouten"])) == (code, 1)
    assert "Traceback" not in fout
    assert fout.count("\n") == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["woning"]


@pytest.mark.parametrize("pad", ["", ".", "/bestaat/niet.yaml", "nul\0teken", "x" * 5000])
def test_onleesbaar_pad(draai: Any, pad: str) -> None:
    code, uit, fout = draai("waardeer", pad)
    assert (code, uit, fout.count("\n")) == (3, "", 1)


def test_onverwachte_fout_zonder_traceback(draai: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huurstelsel.opdrachten.waardeer.lees", lambda _: 1 // 0)
    code, uit, fout = draai("waardeer", "x")
    assert (code, uit) == (1, "")
    assert fout.startswith("Onverwachte fout (ZeroDivisionError:")
    monkeypatch.setattr(sys, "flags", type("vlaggen", (), {"dev_mode": True}))
    with pytest.raises(ZeroDivisionError):
        main(["waardeer", "x"])


def test_lezer_die_weggaat() -> None:
    lezen, schrijven = os.pipe()
    os.close(lezen)
    try:
        klaar = subprocess.run(
            [sys.executable, "-m", "huurstelsel", "schema"],
            stdout=schrijven,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    finally:
        os.close(schrijven)
    assert (klaar.returncode, klaar.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="dit systeem heeft geen volle schijf om op te schrijven")
def test_volle_schijf() -> None:
    with Path("/dev/full").open("wb") as vol:
        klaar = subprocess.run(
            [sys.executable, "-m", "huurstelsel", "voorbeeld"],
            stdout=vol,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert klaar.returncode == 1
    assert klaar.stderr.decode() == "Schrijven is mislukt: er is geen ruimte meer.\n"


def test_afgebroken_met_ctrl_c() -> None:
    code = "import huurstelsel.cli as c, huurstelsel.opdrachten.waardeer as w, os, signal; w.lees = lambda _: os.kill(os.getpid(), signal.SIGINT); raise SystemExit(c.main(['waardeer', 'x']))"
    klaar = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, timeout=60)
    assert (klaar.returncode, klaar.stdout, klaar.stderr) == (128 + signal.SIGINT, b"", b"")


def test_uitvoer_is_utf8_ook_als_de_omgeving_dat_niet_kent() -> None:
    klaar = proces("waardeer", str(FLAT), env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert (klaar.returncode, "−0,25" in klaar.stdout.decode()) == (0, True)


def test_schema_opdracht_geeft_een_geldig_schema(draai: Any) -> None:
    code, uit, _ = draai("schema")
    gelezen = json.loads(uit)
    assert (code, gelezen["$id"]) == (0, "urn:huurstelsel:document:1")
    assert gelezen["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(gelezen)
    assert gelezen["$defs"]["WozWaarde"]["properties"]["waarde"]["anyOf"][0]["exclusiveMinimum"] == 0
    assert gelezen["$defs"]["Ruimte"]["properties"]["gedeeld_met_adressen"]["title"] == "Gedeeld met adressen"


def test_voorbeeld_opdracht_geeft_een_bestand_dat_te_waarderen_is(draai: Any, tmp_path: Path) -> None:
    code, uit, _ = draai("voorbeeld")
    assert (code, uit) == (0, VOORBEELD.read_text(encoding="utf-8"))
    bestand = tmp_path / "voorbeeld.yaml"
    bestand.write_text(uit, encoding="utf-8")
    code, uit, _ = draai("waardeer", str(bestand), "--json")
    u = json.loads(uit)
    assert (code, u["punten"], u["punten_onafgerond"], u["maximale_huurprijs"]) == (0, 144, "144", "939.73")
    assert u["onbekend"] == []


@pytest.mark.parametrize("bestand", [VOORBEELD, *VOORBEELDEN], ids=lambda p: p.stem)
def test_voorbeelden_voldoen_aan_het_schema(bestand: Path) -> None:
    boom = lees(bestand)
    jsonschema.Draft202012Validator(schema()).validate(boom)
    woning = lees_document(boom).woning
    assert len(woning.ruimten) >= 9 or woning.stelsel in {"woonwagen", "standplaats"}


@pytest.mark.parametrize(
    "document",
    [
        {"wonnig": {}, "woning": {}},
        {"woning": {"xyz": 1}},
        {"woning": {"ruimten": [{"soort": "hal", "vloer": "ja"}]}},
        {"woning": {"ruimten": [{"soort": "hal", "eisen": {"raam": "ja"}}]}},
        {"woning": {"ruimten": [{"soort": "kelderkast"}]}},
        {"woning": {"ruimten": [{"soort": "hal", "voorzieningen": ["zwembad"]}]}},
        {"woning": {"ruimten": [{"soort": "hal", "oppervlakte": -1}]}},
        {"woning": {"ruimten": [{"soort": "hal", "oppervlakte": True}]}},
        {"woning": {"bouwjaar": "1965"}},
        {"woning": {"rijksmonument": "misschien"}},
        {},
    ],
)
def test_wat_het_schema_weigert_weigeren_wij_ook(document: dict[str, Any]) -> None:
    assert not jsonschema.Draft202012Validator(schema()).is_valid(document)
    with pytest.raises(FeitenFout) as fout:
        lees_document(document)
    assert len(fout.value.fouten) >= 1


@pytest.mark.parametrize(
    "document",
    [
        {"woning": {"ruimten": [{"soort": "hal", "oppervlakte": "onbekend", "verwarmd": "onbekend"}]}},
        {"woning": {"ruimten": [{"soort": "hal", "oppervlakte": "€ 1.228,07"}]}},
        {
            "woning": {
                "ruimten": [{"soort": "keuken", "voorzieningen": ["aanrecht", {"soort": "inbouw_combimagnetron"}]}]
            }
        },
        {"woning": {"bouwjaar": "onbekend", "woningtype": "onbekend", "start_bouw": None}},
        {"id": None, "peildatum": "onbekend", "adres": {"huisnummer": 4}, "woning": {}},
    ],
)
def test_wat_het_schema_toelaat_lezen_wij(document: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(schema()).validate(document)
    assert lees_document(document).woning.stelsel == "zelfstandig"


def test_zware_onderdelen_worden_pas_geladen_als_zij_nodig_zijn() -> None:
    code = "import sys, huurstelsel.cli; print(sorted({'numpy', 'pydantic', 'yaml', 'pyarrow', 'rich', 'typer', 'json'} & set(sys.modules)))"
    klaar = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, timeout=60)
    assert klaar.stdout == b"[]\n"


def test_koude_start_blijft_ruim_binnen_seconden() -> None:
    """Ruime grens tegen ongelukken; de meting zelf staat in benchmarks/."""
    begin = time.perf_counter()
    assert proces("waardeer", str(FLAT)).returncode == 0
    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize("opdracht", ["regime", "verhoog --ingang 2027-01-01", "toets", "handhaaf", "agenda"])
def test_een_kamer_van_een_adres(draai: Any, opdracht: str) -> None:
    naam, *rest = opdracht.split()
    vraag = (naam, str(WORTEL / "examples" / "studentenhuis.yaml"), *rest)
    assert "· achter" in draai(*vraag, "--kamer", "achter")[1]
    code, _, fout = draai(*vraag, "--kamer", "achtr")
    assert code == 3
    assert "Bedoelde u “achter”? De kamers zijn: voor, achter, boven, zolder." in fout
    if naam != "toets":  # een toets zonder keuze gaat over elke kamer
        code, _, fout = draai(*vraag)
        assert code == 3
        assert "Kies een kamer met --kamer: voor, achter, boven, zolder." in fout


def test_een_adres_met_kamers_geeft_een_tabel_en_elke_kamer(draai: Any) -> None:
    """Studentenhuis: 18 + 2/2 + 10/4 = 21,5 m² voor de voorkamer, 58,25 punten; de zolderkamer heeft twee keer aftrek."""
    pad = str(WORTEL / "examples" / "studentenhuis.yaml")
    code, uit, _ = draai("waardeer", pad, "--json")
    kamers = json.loads(uit)
    assert code == 0
    assert [(k["id"], k["punten"], k["maximale_huurprijs"]) for k in kamers] == [
        ("voor", 58, "590.95"),
        ("achter", 52, "529.80"),
        ("boven", 51, "519.58"),
        ("zolder", 35, "356.69"),
    ]
    assert [r["punten"] for r in kamers[3]["rubrieken"]][-1] == "-8"
    code, uit, _ = draai("waardeer", pad)
    assert code == 0
    assert [regel.split()[:3] for regel in uit.splitlines()[1:5]] == [
        [k["id"], "onzelfstandig", str(k["punten"])] for k in kamers
    ]
    assert uit.count("Puntentelling onzelfstandige woonruimte op 1 juli 2026") == 4
