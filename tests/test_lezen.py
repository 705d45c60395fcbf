"""Lezen: exacte getallen, YAML zonder verrassingen, en elk onleesbaar bestand een fout met code en zin."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestanden_hulp import GEEN_BEHEERDER
from huurstelsel import waardeer
from huurstelsel.feiten.lezen import MAX_RUIMTEN, lees, lees_bytes, lees_document, lees_met_meldingen
from huurstelsel.fouten import FeitenFout

if TYPE_CHECKING:
    from pathlib import Path


def codes(inhoud: bytes, extensie: str = "") -> list[tuple[str, str]]:
    with pytest.raises(FeitenFout) as fout:
        lees_bytes(inhoud, extensie)
    assert all(f.zin.endswith(".") for f in fout.value.fouten)
    return [(f.pad, f.code) for f in fout.value.fouten]


def test_json_getallen_blijven_exact() -> None:
    boom = lees_bytes(b'{"a": 24.510, "b": 1e-7, "c": 12, "d": 0.1}')
    assert boom == {"a": Decimal("24.510"), "b": Decimal("1E-7"), "c": 12, "d": Decimal("0.1")}
    assert str(boom["a"]) == "24.510"


@pytest.mark.parametrize(
    ("tekst", "waarde"),
    [
        ("24.51", Decimal("24.51")),
        (".5", Decimal("0.5")),
        ("-3", -3),
        ("+4", 4),
        ("1e3", Decimal("1E+3")),
        ("0", 0),
        ("0.50", Decimal("0.50")),
        ("true", True),
        ("null", None),
        ("", None),
        ("~", None),
        ("24,51", "24,51"),
        ("12:30", "12:30"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("017", "017"),
        ("0363", "0363"),
        ("1_000", "1_000"),
        ("no", "no"),
        ("ja", "ja"),
        ("on", "on"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("2026-01-01", "2026-01-01"),
        ("2026-02-30", "2026-02-30"),
        ("=", "="),
        ("<<", "<<"),
        ("'3'", "3"),
        ("!!str 5", "5"),
    ],
)
def test_yaml_kent_alleen_gewone_getallen(tekst: str, waarde: object) -> None:
    gelezen = lees_bytes(f"a: {tekst}\n".encode())["a"]
    assert (gelezen, type(gelezen)) == (waarde, type(waarde))


def test_yaml_samenvoegsleutel_is_een_gewoon_veld() -> None:
    assert lees_bytes(b"a: &x {b: 1}\nc:\n  <<: *x\n") == {"a": {"b": 1}, "c": {"<<": {"b": 1}}}


def test_verwijzing_mag_vaker_worden_gebruikt() -> None:
    assert lees_bytes(b"a: &x {b: 1}\nc: [*x, *x]\n") == {"a": {"b": 1}, "c": [{"b": 1}, {"b": 1}]}


def test_utf8_met_bom() -> None:
    assert lees_bytes(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}
    assert lees_bytes("\ufeffa: é\n".encode()) == {"a": "é"}


@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        (b"", ("", "leeg_bestand")),
        (b" \n\t\n", ("", "leeg_bestand")),
        (b"# niets\n", ("", "geen_document")),
        (b"[1, 2]", ("", "geen_document")),
        (b"hallo", ("", "geen_document")),
        (b"- a\n- b\n", ("", "geen_document")),
        ("a: één".encode("latin-1"), ("", "geen_utf8")),
        ("a: 1".encode("utf-16"), ("", "geen_utf8")),
        (b'{"a": [1, 2', ("", "json_afgebroken")),
        (b'{"a": "x', ("", "json_afgebroken")),
        (b'{"a" 1}', ("", "json_ongeldig")),
        (b'{"a": 1} x', ("", "json_ongeldig")),
        (b'{"a": NaN}', ("", "geen_getal")),
        (b'{"a": -Infinity}', ("", "geen_getal")),
        (b"a:\n\t- b\n", ("", "yaml_ongeldig")),
        (b'a: "x\n', ("", "yaml_ongeldig")),
        (b"a: b: c\n", ("", "yaml_ongeldig")),
        (b"a: \x00\n", ("", "yaml_ongeldig")),
        (b"a: \x1b[31m\n", ("", "yaml_ongeldig")),
        (b"a: 1\n---\nb: 2\n", ("", "meer_documenten")),
        (b"? [1]\n: 2\n", ("", "yaml_veldnaam")),
        (b"a: *b\n", ("", "yaml_verwijzing")),
        (b"a: &a [*a]\n", ("", "yaml_verwijzing")),
        (b"a: !!python/object/apply:os.system ['true']\n", ("", "yaml_type")),
        (b"a: !!int 5\n", ("", "yaml_type")),
        (b"a: !!binary aGFsbG8=\n", ("", "yaml_type")),
        (b'{"a": ' + b"[" * 2_000_000, ("", "te_diep")),
        (b"a: " + b"[" * 2_000_000, ("", "te_diep")),
        (b"- " * 1_000_000, ("", "te_diep")),
        (b'{"a": ' + b"[" * 100 + b"]" * 100 + b"}", ("", "te_diep")),
        (b'{"a":"\\ud800"}', ("a", "tekst_ongeldig")),
    ],
)
def test_onleesbaar(inhoud: bytes, verwacht: tuple[str, str]) -> None:
    assert codes(inhoud) == [verwacht]


@pytest.mark.parametrize("getal", ["1e400", "1e30", "-1e-999999999", "1" * 41, "9" * 5000, "0." + "1" * 41])
@pytest.mark.parametrize("extensie", [".json", ".yaml"])
def test_te_lang_getal_is_een_fout_naast_alle_andere(getal: str, extensie: str) -> None:
    inhoud = f"""{{"peildatum": {getal}, "xyz": {getal}, "adres": {{"straatnaam": {getal}}}, "woning": {{
        "bouwjaar": {getal}, "rijksmonument": {getal}, "stelsel": {getal}, "taxatiewaarde": -1,
        "ruimten": [{{"soort": "hal", "oppervlakte": {getal}, "aantal": {getal}}}]}}}}"""
    with pytest.raises(FeitenFout) as fout:
        lees_document(lees_bytes(inhoud.encode(), extensie))
    assert {f.pad: f.code for f in fout.value.fouten} == {
        "xyz": "onbekend_veld",
        "peildatum": "getal_te_lang",
        "woning.bouwjaar": "getal_te_lang",
        "woning.rijksmonument": "getal_te_lang",
        "woning.stelsel": "getal_te_lang",
        "woning.taxatiewaarde": "te_laag",
        "woning.ruimten[0].oppervlakte": "getal_te_lang",
        "woning.ruimten[0].aantal": "getal_te_lang",
    } | ({"adres.straatnaam": "getal_te_lang"} if len(getal) > 200 else {})
    zinnen = {f.zin for f in fout.value.fouten if f.code == "getal_te_lang"}
    assert zinnen == {"Dit getal is te groot of heeft te veel cijfers."}


def test_te_lang_getal_in_vera_heeft_een_pad() -> None:
    bericht = (
        b'{"woningwaarderingstelsel": {"code": "ZEL"}, "gebruiksoppervlakte": 1e400, "bouwjaar": "x", "ruimten": []}'
    )
    with pytest.raises(FeitenFout) as fout:
        lees_document(lees_bytes(bericht))
    assert sorted(f.pad for f in fout.value.fouten) == ["bouwjaar", "gebruiksoppervlakte"]


def test_te_lang_getal_mag_in_een_tekst() -> None:
    document = lees_document(lees_bytes(b"id: " + b"1" * 60 + b"\nwoning: {}\n"))
    assert (document.id, type(document.id)) == ("1" * 60, str)


@pytest.mark.parametrize(
    ("tekst", "pad", "slot"),
    [
        ("{soort: hal, oppervlakte: 12,5}", "5", "Zet een getal met een decimale komma tussen aanhalingstekens."),
        ("{soort: hal, oppervlakte: 1.228,07}", "07", "Zet een getal met een decimale komma tussen aanhalingstekens."),
        ("{soort: hal, '5': 6}", "5", "Het veld “5” bestaat niet."),
        ("{soort: hal, x: }", "x", "Het veld “x” bestaat niet."),
    ],
)
def test_decimale_komma_zonder_aanhalingstekens(tekst: str, pad: str, slot: str) -> None:
    with pytest.raises(FeitenFout) as fout:
        lees_document(lees_bytes(f"woning: {{ruimten: [{tekst}]}}".encode()))
    zinnen = {f.pad: f.zin for f in fout.value.fouten}
    assert zinnen[f"woning.ruimten[0].{pad}"].endswith(slot)


@pytest.mark.parametrize(
    ("tekst", "zin"),
    [
        ("01980", "Hier hoort een geheel getal, zonder nul vooraan."),
        ("'1980'", "Hier hoort een geheel getal, zonder aanhalingstekens."),
        ("1980.5", "Hier hoort een geheel getal."),
        ("negentien", "Hier hoort een geheel getal."),
        ("ja", "Hier hoort een geheel getal."),
    ],
)
def test_geen_geheel_getal(tekst: str, zin: str) -> None:
    with pytest.raises(FeitenFout) as fout:
        lees_document(lees_bytes(f"woning: {{bouwjaar: {tekst}}}".encode()))
    assert [(f.pad, f.code, f.zin) for f in fout.value.fouten] == [("woning.bouwjaar", "geen_geheel_getal", zin)]


def test_honderd_niveaus_mag() -> None:
    boom: Any = lees_bytes(b'{"a": ' + b"[" * 98 + b"1" + b"]" * 98 + b"}")["a"]
    for _ in range(98):
        boom = boom[0]
    assert boom == 1


def test_vijftig_megabyte_nesting(tmp_path: Path) -> None:
    bestand = tmp_path / "groot.json"
    bestand.write_bytes(b"[" * 50_000_000)
    with pytest.raises(FeitenFout) as fout:
        lees(bestand)
    assert [f.code for f in fout.value.fouten] == ["bestand_te_groot"]


def test_uitgeschreven_verwijzingen_zijn_begrensd() -> None:
    regels = ["a0: &a0 [" + ",".join("x" * 10) + "]"]
    regels += [f"a{i}: &a{i} [" + ",".join([f"*a{i - 1}"] * 10) + "]" for i in range(1, 9)]
    assert codes("\n".join(regels).encode()) == [("", "te_groot_uitgeschreven")]


@pytest.mark.parametrize("extensie", [".json", ".yaml", ""])
def test_dubbele_velden_met_pad(extensie: str) -> None:
    inhoud = b'{"a": 1, "a": 2, "b": [{"c": 1, "c": 3}, {"d": 1}]}'
    assert codes(inhoud, extensie) == [("a", "dubbel_veld"), ("b[0].c", "dubbel_veld")]


def test_plaats_van_een_fout() -> None:
    with pytest.raises(FeitenFout, match=r"regel 2, kolom 8: hier ontbreekt een dubbele punt"):
        lees_bytes(b'{"a": 1,\n   "b" 2}')
    with pytest.raises(FeitenFout, match=r"regel 2, kolom 1: gebruik spaties in plaats van tabs"):
        lees_bytes(b"a:\n\t- b\n")


def test_bestanden_die_er_niet_zijn(tmp_path: Path) -> None:
    for pad, code in [
        (tmp_path / "weg.yaml", "bestand_niet_gevonden"),
        (tmp_path, "is_map"),
        (tmp_path / ("x" * 5000), "bestand_onleesbaar"),
    ]:
        with pytest.raises(FeitenFout) as fout:
            lees(pad)
        assert [f.code for f in fout.value.fouten] == [code]


@GEEN_BEHEERDER
def test_geen_leesrecht(tmp_path: Path) -> None:
    bestand = tmp_path / "dicht.yaml"
    bestand.write_text("woning: {}\n", encoding="utf-8")
    bestand.chmod(0)
    with pytest.raises(FeitenFout) as fout:
        lees(bestand)
    assert [f.code for f in fout.value.fouten] == ["geen_leesrecht"]


def test_extensie_gaat_voor_inhoud(tmp_path: Path) -> None:
    bestand = tmp_path / "woning.yaml"
    bestand.write_text("{woning: {bouwjaar: 1965}}\n", encoding="utf-8")
    assert lees(bestand) == {"woning": {"bouwjaar": 1965}}
    assert codes(b"{woning: {}}", ".json") == [("", "json_ongeldig")]


def test_document_uit_woordenboek_bestand_en_document(tmp_path: Path) -> None:
    bestand = tmp_path / "woning.yaml"
    bestand.write_text(
        "peildatum: 1-2-2026\nwoning:\n  ruimten:\n    - {soort: woonkamer, oppervlakte: '24,51'}\n", encoding="utf-8"
    )
    document = lees_document(bestand)
    assert document.woning.ruimten[0].oppervlakte == Decimal("24.51")
    assert document.peildatum == date(2026, 2, 1)
    assert lees_document(str(bestand)) == document == lees_document(document)
    assert lees_document(document, date(2025, 1, 1)).peildatum == date(2025, 1, 1)
    assert lees_document({"woning": {}}).woning.ruimten == ()


def test_vera_herkent_zichzelf() -> None:
    bericht = {"id": "e1", "woningwaarderingstelsel": {"code": "ZEL"}, "bouwjaar": 1965, "ruimten": []}
    document, _ = lees_met_meldingen(bericht)
    assert document.woning.bouwjaar == 1965


def test_te_veel_ruimten() -> None:
    ruimten = [{"soort": "gang"}] * (MAX_RUIMTEN + 1)
    with pytest.raises(FeitenFout) as fout:
        lees_document({"woning": {"ruimten": ruimten}})
    assert [(f.pad, f.code) for f in fout.value.fouten] == [("woning.ruimten", "te_veel_ruimten")]
    assert len(lees_document({"woning": {"ruimten": ruimten[:-1]}}).woning.ruimten) == MAX_RUIMTEN


def boom_of_fouten(inhoud: bytes, extensie: str) -> tuple[object, int]:
    try:
        return lees_bytes(inhoud, extensie), 0
    except FeitenFout as fout:
        return None, len(fout.fouten)


@given(st.binary(max_size=300), st.sampled_from([".json", ".yaml"]))
def test_willekeurige_bytes_geven_een_document_of_een_fout(inhoud: bytes, extensie: str) -> None:
    boom, fouten = boom_of_fouten(inhoud, extensie)
    assert isinstance(boom, dict) == (fouten == 0)


@given(st.text(alphabet="abc{}[]:,-&*!? \n'\"#|>0123456789.\t", max_size=80))
def test_willekeurige_yaml_geeft_een_document_of_een_fout(tekst: str) -> None:
    boom, fouten = boom_of_fouten(tekst.encode(), ".yaml")
    assert isinstance(boom, dict) == (fouten == 0)


HALF = chr(0xD800)
"""Half een teken: Python houdt het vast, maar geen bestand kan het bevatten."""


@pytest.mark.parametrize(
    ("document", "paden"),
    [
        ({"id": HALF, "woning": {}}, ["id"]),
        ({"woning": {"bouwjaar": HALF}}, ["woning.bouwjaar"]),
        ({"woning": {HALF: 1}}, ["woning"]),
        ({HALF: HALF}, ["", "?"]),
        ({"woning": {"ruimten": ({"soort": HALF, "id": HALF},)}}, ["woning.ruimten[0].soort", "woning.ruimten[0].id"]),
    ],
)
def test_een_woordenboek_met_een_half_teken(document: dict[str, Any], paden: list[str]) -> None:
    with pytest.raises(FeitenFout) as fout:
        waardeer(document)
    assert [(f.pad, f.code) for f in fout.value.fouten] == [(pad, "tekst_ongeldig") for pad in paden]


def test_een_woordenboek_dat_telkens_hetzelfde_bevat_loopt_niet_vast() -> None:
    bom: list[Any] = [HALF]
    for _ in range(60):
        bom = [bom, bom]
    with pytest.raises(FeitenFout) as fout:
        waardeer({"woning": {}, "bom": bom})
    assert [(f.pad, f.code) for f in fout.value.fouten] == [("bom" + "[0]" * 61, "tekst_ongeldig")]


def test_een_woordenboek_met_half_een_teken_onder_honderd_niveaus() -> None:
    diep: list[Any] = [HALF]
    for _ in range(150):
        diep = [diep]
    with pytest.raises(FeitenFout) as fout:
        waardeer({"woning": {}, "diep": diep})
    assert [(f.pad, f.code) for f in fout.value.fouten] == [("diep" + "[0]" * 151, "tekst_ongeldig")]
