"""Een voorstel als bestand: wat te lezen is, wat niet, en dat elk bestand een voorstel of een voorstelfout is."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel.cli import main
from huurstelsel.fouten import VoorstelFout
from huurstelsel.recht.veldenbestand import MAX_BYTES
from huurstelsel.recht.voorstel import VOORSTELMAP, voorstel
from voorstel_hulp import BESLUIT, KOP, WORTEL, fouten, getallen


def test_een_naam_die_er_niet_is():
    zin = (
        "Er is geen voorstel “consultatie-2032”. Bedoelde u “consultatie-2023”? Ingebouwd zijn: consultatie-2023,"
        " consultatie-2023-geconsolideerd, kamerbrief-2022-12-09. Een eigen bestand geeft u met zijn pad, bijvoorbeeld"
        " ./voorstel.yaml."
    )
    assert fouten("consultatie-2032") == [("voorstel", "onbekend_voorstel", zin)]


@pytest.mark.parametrize("naam", ["", "x" * 100_000, "a b", "\0"])
def test_een_naam_die_geen_naam_is(naam: str):
    ((pad, code, _),) = fouten(naam)
    assert (pad, code) == ("voorstel", "onbekend_voorstel")


def test_een_leeg_voorstel_is_geen_leeg_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    leeg = tmp_path / "leeg.yaml"
    leeg.touch()
    flat = Path(__file__).parents[1] / "examples" / "portiekflat.yaml"
    assert main(["waardeer", str(flat), "--recht", str(leeg)]) == 3
    assert capsys.readouterr().err == "voorstel: Het bestand is leeg. [leeg_bestand]\n"


def test_een_bestand_dat_er_niet_is(tmp_path: Path):
    pad = tmp_path / "weg.yaml"
    assert fouten(pad) == fouten(str(pad)) == [("", "bestand_niet_gevonden", f"Het bestand {pad} bestaat niet.")]


def test_een_map(tmp_path: Path):
    assert fouten(tmp_path) == [("", "is_map", f"{tmp_path} is een map; geef een bestand.")]


@pytest.mark.parametrize("pad", ["./\0.yaml", "/" + "x" * 5000, "/proc/self/mem"])
def test_een_pad_dat_niet_te_lezen_is(pad: str):
    ((_, code, _),) = fouten(pad)
    assert code in {"bestand_onleesbaar", "geen_leesrecht"}


@pytest.mark.parametrize(
    ("inhoud", "code", "zin"),
    [
        (b"", "leeg_bestand", "Het bestand is leeg."),
        (b"  \n", "leeg_bestand", "Het bestand is leeg."),
        (b"\xff\xfe\x00", "geen_utf8", "Het bestand is geen UTF-8 (regel 1); bewaar het opnieuw als UTF-8."),
        (
            b"PAR1\x00\x01",
            "yaml_ongeldig",
            "Geen geldige YAML: dit is geen geldige YAML.",
        ),
        (
            b"voorstel: [a",
            "yaml_ongeldig",
            "Geen geldige YAML op regel 2, kolom 1: dit is geen geldige YAML.",
        ),
        (
            b"- a\n",
            "geen_voorstel",
            "Het bestand bevat geen voorstel; begin met het veld “voorstel:”. Zie docs/voorstellen.md.",
        ),
        (
            b"a: 1\n---\nb: 1\n",
            "meer_documenten",
            "Het bestand bevat meer dan één document; geef één voorstel per bestand.",
        ),
        (b"a: " + b"[" * 200 + b"]" * 200, "te_diep", "Het document is meer dan 100 niveaus diep."),
        (b"a: !!python/object:os.system x", "yaml_type", "Een YAML-type (!…) op regel 1, kolom 4 mag hier niet."),
        (b"#" * (MAX_BYTES + 1), "bestand_te_groot", "Het bestand is groter dan 1 MB; dat is geen voorstel."),
    ],
)
def test_een_bestand_dat_geen_voorstel_is(schrijf, inhoud: bytes, code: str, zin: str):
    assert fouten(schrijf(inhoud)) == [("", code, zin)]


def test_json_mag_ook(schrijf):
    wijziging_ = '{"pad": "woz.maximum_vanaf", "was": 142, "wordt": %s, "artikel": "a"}'
    kop = '{"voorstel": "proef", "titel": "a", "kamerstuk": "b", "bron": "c", "wijzigingen": [%s]}'
    v = voorstel(schrijf(kop % (wijziging_ % "187"), "proef.json"))
    assert getallen(v, "woz.maximum_vanaf") == 187
    assert fouten(schrijf(kop % (wijziging_ % "187.5"), "proef.json")) == [
        ("wijzigingen[0].wordt", "float", 'Schrijf een getal met decimalen als tekst: "187.5".')
    ]


def test_een_kopie_van_een_ingebouwd_voorstel_heeft_een_eigen_naam_nodig(schrijf):
    tekst = (VOORSTELMAP / f"{BESLUIT}.yaml").read_text(encoding="utf-8")
    assert [code for _, code, _ in fouten(schrijf(tekst))] == ["naam_bezet"]
    kopie = voorstel(schrijf(tekst.replace("voorstel: consultatie-2023\n", "voorstel: kopie\n")))
    assert kopie.wijzigingen == voorstel(BESLUIT).wijzigingen
    assert voorstel(VOORSTELMAP / f"{BESLUIT}.yaml") == voorstel(BESLUIT)


def test_het_voorbeeld_is_een_geldig_voorstel():
    v = voorstel(WORTEL / "examples" / "voorstellen" / "voorstel.yaml")
    assert (v.id, v.grondslag, v.overeenkomsten_voor) == (
        "voorbeeld-buitenruimte",
        date(2026, 1, 1),
        date(2026, 7, 1),
    )
    dag = date(2026, 8, 1)
    assert getallen(v, "buitenruimte.prive_per_m2", dag) == Fraction(1, 2)
    assert getallen(v, "energieprestatie.meergezinswoning", dag)[-1] == -20
    assert getallen(v, "opslagen.nieuwbouw", dag) == 5
    assert "nieuwbouw" not in v.waarden("opslagen", dag, date(2026, 6, 30))


STUKJES = st.sampled_from(
    [
        *KOP.splitlines(),
        *("wijzigingen:", "  - pad: woz.maximum_vanaf", "    was: 142", "    wordt: 187", "    artikel: a", "  - 1"),
        *("    wordt: [{vanaf: 2024-01-01, waarde: [1]}]", "    was: 1.5", "    wordt: {a: 1}", "    wordt: &x [*x]"),
        *(
            "regels: [{stelsel: x}]",
            "geldt: [1]",
            "? {a: b}",
            "*x",
            "lezingen: 3",
            "grondslag: 9999-99-99",
            "\t",
            "\x00",
        ),
    ]
)


@given(st.lists(STUKJES | st.text(max_size=8), max_size=14).map("\n".join))
def test_elk_bestand_is_een_voorstel_of_een_voorstelfout(tmp_path_factory, tekst: str):
    pad = tmp_path_factory.getbasetemp() / "willekeurig.yaml"
    pad.write_bytes(tekst.encode("utf-8", "surrogatepass"))
    try:
        uit = len(voorstel(pad).vingerafdruk)
    except VoorstelFout as fout:
        uit = -len(fout.fouten)
    assert uit
