"""Verslagen: van scenario naar pagina en document, met elk getal in een tabel, niets van buiten, en alle fouten tegelijk."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from huurstelsel.cli import main
from huurstelsel.fouten import InvoerFout
from huurstelsel.uitleg.beleid.rapport.blokken import LIJNEN, STAVEN, VLAK, Figuur, Lijn, Tabel
from huurstelsel.uitleg.beleid.rapport.figuren import als_svg, namen
from huurstelsel.uitleg.beleid.rapport.html import als_html
from huurstelsel.uitleg.beleid.rapport.maken import maak
from huurstelsel.uitleg.beleid.rapport.pdf import als_pdf
from huurstelsel.uitleg.beleid.rapport.scenario import lees_scenario

VOORBEELDEN = Path(__file__).parents[1] / "examples" / "beleid"
BRIEF = VOORBEELDEN / "indexatiebrief.yaml"


def pagina(bestand: Path) -> str:
    return als_html(maak(lees_scenario(bestand), "huurstelsel beleid rapport x.yaml x.html"))


class Ontleed(HTMLParser):
    """Wat een pagina laadt, haar tekst, en of elke open tag ook dicht gaat."""

    _LEEG = ("meta", "input", "br")

    def __init__(self, tekst: str) -> None:
        super().__init__()
        self.geladen: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.tekst = ""
        self.feed(tekst)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        velden = dict(attrs)
        self.geladen += [str(velden[k]) for k in ("src", "href", "xlink:href", "action", "srcset") if k in velden]
        self.ids += [str(velden["id"])] if "id" in velden else []
        if tag not in self._LEEG:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self._LEEG:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.tekst += f"{data} "


@pytest.fixture(scope="module")
def brief() -> str:
    return pagina(BRIEF)


@pytest.mark.parametrize("bestand", [BRIEF, VOORBEELDEN / "huishoudens_2022.yaml"], ids=lambda p: p.stem)
def test_elk_voorbeeld_wordt_een_zelfstandige_pagina(bestand: Path) -> None:
    ontleed = Ontleed(pagina(bestand))
    assert [doel for doel in ontleed.geladen if not doel.startswith("#")] == []
    assert not ontleed.open
    assert len(ontleed.ids) == len(set(ontleed.ids))
    assert set(ontleed.geladen) <= {f"#{id_}" for id_ in ontleed.ids}
    assert ontleed.tekst.count("geen uitkomst van een ministerie") >= 2


def test_de_pagina_verbiedt_elk_verzoek_naar_buiten(brief: str) -> None:
    beleid = re.search(r'Content-Security-Policy" content="([^"]*)"', brief)
    assert beleid is not None
    assert beleid[1] == "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
    assert "url(http" not in brief
    assert "@import" not in brief


def test_de_brief_staat_erin_met_gedrukt_exact_methode_en_bron(brief: str) -> None:
    tekst = " ".join(Ontleed(brief).tekst.replace("\xa0", " ").split())
    for deel in (
        "verschil 2010–2024 € 7.071 € 7.776,61 volgt niet uit tabel 1",
        "te rijmen met 0,6% in plaats van 1,6% in 2015",
        "2014 € 420,31 € 458,44 € 420,31 moet omlaag naar de grens",
        "procentpunt 2012 € 10,23 € 122,76 € 182,76",
        "Prijzen van koopwoningen 2012 € −39,42 € −473,03 € −671,03",
        "De puntprijs is in 2024 eenmalig 10% hoger",
        "De grens van jaar t + 1 is die van jaar t maal één plus het percentage van jaar t; geen afronding.",
        "Cao-lonen: Brief van de Minister van VRO over de huurmarkt, november 2025, tabel 1",
        "huurstelsel beleid rapport x.yaml x.html",
        "18 cijfers: 11 volgt precies, 7 binnen de afronding, 0 volgt niet.",
    ):
        assert deel in tekst


def test_elke_figuur_heeft_een_beschrijving_en_haar_cijfers(brief: str) -> None:
    figuren = re.findall(r"<figure.*?</figure>", brief, re.DOTALL)
    assert len(figuren) == 6
    for figuur in figuren:
        assert re.search(r'role="img" aria-label="[^"]{60,}"', figuur)
        assert "<details><summary>Cijfers van deze figuur" in figuur
    assert [figuur.count('<th scope="row"') for figuur in figuren] == [15, 3 * 15, 15, 15, 15, 15]
    assert "In 2024: Consumentenprijzen (CPI) € 697,27 (39,5%)" in figuren[0].replace("\xa0", " ")


def test_dezelfde_vraag_geeft_dezelfde_bytes(brief: str) -> None:
    assert pagina(BRIEF) == brief


def test_tekst_van_een_scenario_is_nooit_opmaak(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(
        'titel: "<script>alert(1)</script>"\ndelen:\n  - {soort: huishoudens, titel: "#{x} *y* $z$", toelichting: "a & b <i>", huishoudens: [{naam: "</svg><b>", netto_inkomen: 10, huur_voor: 5, huur_na: 1}]}\n',
        encoding="utf-8",
    )
    uit = pagina(tmp_path / "s.yaml")
    assert "<script>alert" not in uit
    assert "&lt;/svg&gt;&lt;b&gt;" in uit
    assert uit.count("<script>") == 1


# --- figuren ----------------------------------------------------------------------------------------------------------

TABEL = Tabel("t", ("a", "b"), (("x", "1"),))
REEKSEN = (
    Lijn("een", (1.0, None, 3.0), ("1", "", "3"), ((0.5, 1.5), (0.0, 0.0), (2.0, 4.0))),
    Lijn("twee", (-2.0, 2.0, 4.0), ("−2", "2", "4")),
)


@pytest.mark.parametrize("soort", [LIJNEN, STAVEN, VLAK])
def test_een_figuur_is_geldige_svg_met_eigen_ids(soort: str) -> None:
    svg = als_svg(Figuur("t", soort, "b", ("p", "q", "r"), REEKSEN, TABEL, "euro"), "f1")
    wortel = ET.fromstring(svg)  # noqa: S314 - eigen uitvoer
    ids = [deel.get("id") for deel in wortel.iter() if deel.get("id")]
    assert all(str(id_).startswith("f1-") for id_ in ids)
    assert all(doel.startswith("f1-") for doel in re.findall(r'(?:href="#|url\(#)([^")]+)', svg))
    assert "date" not in svg.lower()
    assert "<image" not in svg


def test_elk_punt_van_een_lijn_en_elke_staaf_noemt_zijn_waarde() -> None:
    for soort in (LIJNEN, STAVEN):
        svg = als_svg(Figuur("t", soort, "b", ("p", "q", "r"), REEKSEN, TABEL), "f")
        titels = re.findall(r"<title>(.*?)</title>", svg)
        assert [t for t in titels if t.startswith("twee")] == ["twee, p: −2", "twee, q: 2", "twee, r: 4"]
        assert "een, r: 3" in titels
        assert 'data-reeks="1"' in svg


def test_alleen_wat_te_verbergen_is_krijgt_een_keuze() -> None:
    assert namen(Figuur("t", LIJNEN, "b", ("p",), REEKSEN, TABEL)) == [(0, "een"), (1, "twee")]
    assert namen(Figuur("t", LIJNEN, "b", ("p",), REEKSEN[:1], TABEL)) == ()
    assert namen(Figuur("t", VLAK, "b", ("p",), REEKSEN, TABEL)) == ()


# --- scenario ---------------------------------------------------------------------------------------------------------

FOUT = """\
titl: x
delen:
  - {soort: indexatie, reeksen: [cpo, cpi, weg.csv], begin: x, van: 2020, tot: 2010, afronding: eur, eenmalig: {2050: 1}, lonen: ca, foo: 1}
  - {soort: indexatie, reeksen: [cpi], tot: 2026, eenmalig: {2020: q}}
  - {soort: indexatie, reeksen: [cpi], huur: 900, verhoging: cao}
  - {soort: indexati}
  - 3
  - {soort: cijfers, stuk: brief}
  - {soort: huishoudens, huishoudens: [{naam: x}]}
  - {soort: indexatie, reeksen: cpi, van: ja, verhoging: sociaal}
  - {soort: indexatie, reeksen: [cpi], begin: 0, huur: 400}
"""


def test_een_scenario_dat_niet_klopt_meldt_alles_tegelijk(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(FOUT, encoding="utf-8")
    with pytest.raises(InvoerFout) as fout:
        lees_scenario(tmp_path / "s.yaml")
    negen = [(f"delen[7].verhoging: sociaal[{jaar}]", "jaar_ontbreekt") for jaar in range(2011, 2020)]
    assert [(f.pad, f.code) for f in fout.value.fouten] == [
        ("titl", "onbekend_veld"),
        ("titel", "ontbreekt"),
        ("delen[0].foo", "onbekend_veld"),
        ("delen[0].reeksen", "onbekende_waarde"),
        ("delen[0].reeksen", "bestand_niet_gevonden"),
        ("delen[0].lonen", "onbekende_waarde"),
        ("delen[0].tot", "te_vroeg"),
        ("delen[0].begin", "geen_bedrag"),
        ("delen[0].afronding", "onbekende_waarde"),
        ("delen[0].eenmalig", "geen_jaren"),
        ("delen[1].eenmalig.2020", "geen_percentage"),
        ("delen[1].reeksen: cpi[2025]", "jaar_ontbreekt"),
        ("delen[2].verhoging: huur", "boven_de_grens"),
        ("delen[3].soort", "onbekende_waarde"),
        ("delen[4]", "geen_groep"),
        ("delen[5].stuk", "onbekende_waarde"),
        ("delen[6].huishoudens[0].netto_inkomen", "ontbreekt"),
        ("delen[6].huishoudens[0].huur_voor", "ontbreekt"),
        ("delen[6].huishoudens[0].huur_na", "ontbreekt"),
        ("delen[7].reeksen", "geen_lijst"),
        ("delen[7].van", "geen_jaar"),
        *negen,
        ("delen[8].begin", "geen_begin"),
        ("delen[8].huur", "geen_verhoging"),
    ]


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [("- 1", "geen_scenario"), ("titel: x", "geen_delen"), ("titel: x\ndelen: []", "geen_delen"), ("titel: x\ntitel: y\ndelen: [{soort: brief}]", "dubbel_veld"), ("", "leeg_bestand")],
)  # fmt: skip
def test_zonder_delen_is_er_geen_verslag(tmp_path: Path, inhoud: str, code: str) -> None:
    (tmp_path / "s.yaml").write_text(inhoud, encoding="utf-8")
    with pytest.raises(InvoerFout) as fout:
        lees_scenario(tmp_path / "s.yaml")
    assert [f.code for f in fout.value.fouten] == [code]


# --- de opdracht en het document ----------------------------------------------------------------------------------------


def test_de_opdracht_schrijft_pagina_en_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    uit, pdf = tmp_path / "u.html", tmp_path / "u.pdf"
    assert main(["beleid", "rapport", str(BRIEF), str(uit), "--pdf", str(pdf)]) == 0
    assert capsys.readouterr().out == f"Geschreven: {uit}\nGeschreven: {pdf}\n"
    tekst = uit.read_text(encoding="utf-8")
    assert "huurstelsel beleid rapport indexatiebrief.yaml u.html --pdf u.pdf" in tekst
    assert str(tmp_path) not in tekst
    assert pdf.read_bytes().startswith(b"%PDF-1.7")


def test_het_document_is_toegankelijk_en_heeft_dezelfde_getallen(tmp_path: Path) -> None:
    verslag = maak(lees_scenario(BRIEF), "opdracht")
    pdf = als_pdf(verslag)
    assert als_pdf(verslag) == pdf
    assert b"pdfuaid:part>1<" in pdf
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is er niet")
    (tmp_path / "u.pdf").write_bytes(pdf)
    klaar = subprocess.run(
        ["pdftotext", "-layout", tmp_path / "u.pdf", "-"], capture_output=True, check=True, timeout=60
    )
    tekst = " ".join(klaar.stdout.decode().replace("\xa0", " ").split())
    for deel in ("€ 7.071 € 7.776,61 volgt niet uit tabel 1", "geen uitkomst van een ministerie", "2024 € 697,27 € 798,91 € 667,46 € 799,98"):  # fmt: skip
        assert deel in tekst


@pytest.mark.parametrize(
    ("argumenten", "verwacht"),
    [
        (("weg.yaml", "u.html"), (3, "Het bestand weg.yaml bestaat niet.")),
        ((str(BRIEF), "u.txt"), (2, "Geef een bestand met de extensie .html; niet “u.txt”.")),
        ((str(BRIEF), "u.html", "--pdf", "u"), (2, "Geef een bestand met de extensie .pdf; niet “u”.")),
        ((str(BRIEF), "weg/u.html"), (2, "De map weg bestaat niet; maak haar eerst.")),
    ],
)
def test_wat_niet_kan(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    argumenten: tuple[str, ...],
    verwacht: tuple[int, str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["beleid", "rapport", *argumenten]) == verwacht[0]
    assert verwacht[1] in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("pakket", "extra"), [("matplotlib", "beleid"), ("jinja2", "beleid"), ("typst", "pdf")])
def test_een_pakket_dat_er_niet_is_wordt_genoemd(tmp_path: Path, pakket: str, extra: str) -> None:
    code = (
        f"import sys, importlib.util as u; echt = u.find_spec; u.find_spec = lambda naam, *r: None if naam == {pakket!r} else echt(naam, *r);"
        "from huurstelsel.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    vraag = [
        sys.executable,
        "-c",
        code,
        "beleid",
        "rapport",
        str(BRIEF),
        str(tmp_path / "u.html"),
        "--pdf",
        str(tmp_path / "u.pdf"),
    ]
    klaar = subprocess.run(vraag, capture_output=True, check=False, timeout=60)
    assert klaar.returncode == 2
    assert (
        f'{pakket} nodig, en dat is hier niet geïnstalleerd. Installeer het met: pip install "huurstelsel[{extra}]"'
        in klaar.stderr.decode()
    )
