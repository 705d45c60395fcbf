"""De PDF zelf: toegankelijk (PDF/UA-1), te bewaren (PDF/A-3a), met de feiten en de uitkomst erin, en elke keer dezelfde."""

from __future__ import annotations

import itertools
import json
import re
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest
from pdfua import validate

from huurstelsel import waardeer
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.puntentelling import Talen, maak_pdf
from huurstelsel.uitleg.als_json import als_dict
from pdf_hulp import Element, aantal_bladzijden, beeld, bijlagen, boom, open_pdf, qr_teksten, tekst

WORTEL = Path(__file__).parents[1]
VOORBEELDEN: list[tuple[str, str | None, str | None]] = [
    ("portiekflat", None, None),
    ("portiekflat", None, "2023-07-01"),
    ("eengezinswoning", None, None),
    ("nieuwbouwappartement", None, None),
    ("standplaats", None, None),
    ("woonwagen", None, None),
    ("studentenhuis", "zolder", None),
    ("studentenhuis", "voor", "2023-07-01"),
]


@cache
def pdf_van(naam: str, kamer: str | None = None, dag: str | None = None, taal: Talen = "nl") -> bytes:
    return maak_pdf(lees_document(WORTEL / "examples" / f"{naam}.yaml"), regeling=dag, taal=taal, kamer=kamer)


@pytest.fixture(params=VOORBEELDEN, ids=lambda zaak: "-".join(filter(None, zaak)))
def voorbeeld(request: pytest.FixtureRequest) -> bytes:
    return pdf_van(*request.param, taal="beide")


def test_geen_enkele_controle_van_pdf_ua_vindt_iets(voorbeeld: bytes, tmp_path: Path):
    bestand = tmp_path / "proef.pdf"
    bestand.write_bytes(voorbeeld)
    verslag = validate(str(bestand))
    assert [(v.rule_id, v.message) for v in verslag.findings] == []
    assert sum(uitkomst.skipped_reason is None for uitkomst in verslag.outcomes) >= 11


def test_catalogus_noemt_taal_titel_en_beide_normen(voorbeeld: bytes):
    pdf = open_pdf(voorbeeld)
    assert str(pdf.Root.Lang) == "nl-NL"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"], xmp["pdfuaid:part"]) == ("3", "A", "1")
        assert xmp["dc:title"].startswith("Puntentelling en maximale huurprijs")


def test_koppen_beginnen_met_een_h1_en_slaan_niets_over(voorbeeld: bytes):
    koppen = [e.soort for e in boom(voorbeeld).alle("/H1", "/H2", "/H3")]
    assert koppen[0] == "/H1"
    assert koppen.count("/H1") == 2  # een per taal
    assert set(koppen) == {"/H1", "/H2"}


def test_elke_tabel_heeft_kopcellen_en_even_brede_rijen(voorbeeld: bytes):
    tabellen = list(boom(voorbeeld).alle("/Table"))
    assert len(tabellen) >= 8
    for tabel in tabellen:
        rijen = list(tabel.alle("/TR"))
        assert [cel.soort for cel in rijen[0].kinderen] == ["/TH"] * len(rijen[0].kinderen)
        assert {str(kop.eigenschap("/Scope")) for kop in tabel.alle("/TH")} == {"/Column"}
        assert len({sum(int(cel.eigenschap("/ColSpan") or 1) for cel in rij.kinderen) for rij in rijen}) == 1


def test_een_post_hoort_bij_de_kop_van_zijn_rubriek():
    """De kop van een rubriek is een kopcel van het tweede niveau, en de cellen eronder wijzen ernaar."""
    tabel = max(boom(pdf_van("portiekflat")).alle("/Table"), key=lambda t: len(list(t.alle("/TR"))))
    koppen = [rij.kinderen[0] for rij in tabel.alle("/TR") if rij.kinderen[0].soort == "/TH"]
    eerste_rubriek = bytes(koppen[1].bron.ID)
    cel = next(rij for rij in tabel.alle("/TR") if rij.kinderen[0].soort == "/TD").kinderen[0]
    assert eerste_rubriek in [bytes(kop) for kop in cel.eigenschap("/Headers")]


def test_alleen_de_qr_code_is_een_beeld_en_zij_is_beschreven(voorbeeld: bytes):
    [beeld_] = boom(voorbeeld).alle("/Figure")
    assert str(beeld_.bron.Alt).startswith("QR-code met de kwitantie: versie, peildatum")


def test_het_engelse_deel_is_als_engels_gemerkt(voorbeeld: bytes):
    delen = boom(voorbeeld).kinderen
    talen = [str(deel.bron.get("/Lang", "nl-NL")) for deel in delen]
    tweede = next(i for i, deel in enumerate(delen) if deel.soort == "/H1" and i > 0)
    assert set(talen[:tweede]) == {"nl-NL"}
    assert set(talen[tweede:]) == {"en-GB"}


def test_elk_lettertype_is_ingesloten_en_terug_te_lezen(voorbeeld: bytes):
    namen = set()
    for bladzijde in open_pdf(voorbeeld).pages:
        for lettertype in bladzijde.Resources.Font.values():
            [afstammeling] = lettertype.DescendantFonts
            namen.add(str(lettertype.BaseFont).partition("+")[2].partition("-Identity")[0])
            assert "/FontFile2" in afstammeling.FontDescriptor
            assert "/ToUnicode" in lettertype
    assert namen <= {"OpenSans-Regular", "OpenSans-Bold", "OpenSans"}


def test_er_is_niets_uit_te_voeren_en_nergens_heen_te_gaan(voorbeeld: bytes):
    pdf = open_pdf(voorbeeld)
    soorten = {str(o.get("/S")) for o in pdf.objects if isinstance(o, pikepdf.Dictionary)}
    assert soorten.isdisjoint({"/JavaScript", "/Launch", "/URI", "/SubmitForm", "/ImportData", "/GoToR"})
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(pdf.Root.keys())


@pytest.mark.parametrize(("naam", "kamer", "dag"), VOORBEELDEN)
def test_ingesloten_feiten_geven_de_ingesloten_uitkomst(naam: str, kamer: str | None, dag: str | None):
    pdf = open_pdf(pdf_van(naam, kamer, dag, "beide"))
    stukken = bijlagen(pdf)
    assert list(stukken) == ["document.json", "uitkomst.json", "vera.json"]
    opnieuw = als_dict(waardeer(lees_document(json.loads(stukken["document.json"]))))
    assert json.loads(stukken["uitkomst.json"]) == opnieuw
    assert json.loads(stukken["vera.json"])["punten"] == opnieuw["punten_minimaal"]
    assert [str(spec.relationship) for spec in pdf.attachments.values()] == ["/Source", "/Data", "/Data"]
    assert {spec.get_file().mime_type for spec in pdf.attachments.values()} == {"application/json"}
    assert len(pdf.Root.AF) == 3


def test_alle_kamers_in_een_pdf_zijn_elk_een_hele_puntentelling(tmp_path: Path):
    """Dezelfde tekst en bladzijdenummers als elke kamer apart, met eigen bijlagen en QR-code, en samen nog steeds toegankelijk."""
    samen, namen = pdf_van("studentenhuis", "alle", taal="beide"), ("voor", "achter", "boven", "zolder")
    apart = [pdf_van("studentenhuis", naam, taal="beide") for naam in namen]
    gelezen = re.sub(r"[1-4]-(?=(document|uitkomst|vera)\.json)", "", tekst(samen))
    assert gelezen == " ".join(tekst(pdf) for pdf in apart)  # ook “pagina 1 van 6”
    geopend = open_pdf(samen)
    stukken = bijlagen(geopend)
    assert list(stukken) == [f"{i}-{n}.json" for i in range(1, 5) for n in ("document", "uitkomst", "vera")]
    for i, pdf in enumerate(apart, 1):
        assert stukken[f"{i}-document.json"] == bijlagen(open_pdf(pdf))["document.json"]
    assert qr_teksten(samen) == [qr for pdf in apart for qr in qr_teksten(pdf)]
    titel = "Puntentelling en maximale huurprijs · Voorbeeldsingel 12, Utrecht"
    assert str(geopend.docinfo["/Title"]) == titel
    bestand = tmp_path / "proef.pdf"
    bestand.write_bytes(samen)
    assert [(v.rule_id, v.message) for v in validate(str(bestand)).findings] == []


def test_getal_met_drie_decimalen_blijft_hetzelfde_getal():
    """“1.050” is dubbelzinnig en zou bij het overdoen worden geweigerd."""
    feiten = {"woning": {"ruimten": [{"soort": "woonkamer", "oppervlakte": "21,050"}]}, "peildatum": "2026-03-01"}
    stukken = bijlagen(open_pdf(maak_pdf(lees_document(feiten))))
    assert lees_document(json.loads(stukken["document.json"])) == lees_document(feiten)


def test_wat_alleen_een_van_beiden_aangaat_wordt_niet_ingesloten():
    feiten = {
        "peildatum": "2026-03-01",
        "huishouden": {"personen": "meer", "inkomen_toetsjaar": "41234,56"},
        "verhuurder": {"boetes": [{"datum": "2025-04-05", "bepaling": "2a"}]},
        "gebreken": [{"categorie": "A", "omschrijving": "lekkage"}],
        "woning": {"ruimten": [{"soort": "woonkamer", "oppervlakte": "21,05"}]},
    }
    pdf = maak_pdf(lees_document(feiten))
    assert not re.search("41234|boetes|lekkage", "".join(map(str, bijlagen(open_pdf(pdf)).values())))


def test_qr_code_leest_als_de_kwitantie_zonder_adres():
    pdf = pdf_van("portiekflat")
    [gelezen] = qr_teksten(pdf)
    document = bijlagen(open_pdf(pdf))["document.json"]
    uitkomst = waardeer(WORTEL / "examples" / "portiekflat.yaml")
    assert gelezen == "\n".join(
        (
            f"huurstelsel={uitkomst.kwitantie.versie}",
            "peildatum=2026-03-01",
            f"recht={uitkomst.kwitantie.parameters}",
            f"feiten={sha256(document).hexdigest()}",
        )
    )
    assert not re.search("Voorbeeldlaan|9731|Groningen|portiekflat|http", gelezen)


def test_dezelfde_feiten_geven_dezelfde_bytes():
    document = lees_document(WORTEL / "examples" / "portiekflat.yaml")
    eerst, daarna = (maak_pdf(document, taal="beide") for _ in range(2))
    assert eerst == daarna
    assert maak_pdf(document, taal="beide", regeling=date(2026, 3, 2)) != eerst


@pytest.mark.parametrize(("naam", "hoogstens"), [("portiekflat", 4), ("eengezinswoning", 4), ("standplaats", 2)])
def test_gewone_woning_past_op_een_tot_vier_bladzijden(naam: str, hoogstens: int):
    assert 1 <= aantal_bladzijden(pdf_van(naam)) <= hoogstens
    assert aantal_bladzijden(pdf_van(naam, taal="beide")) <= 2 * hoogstens


def test_bladzijden_zijn_in_grijs_gezet():
    """Zonder kleur is er niets dat in een zwart-witte afdruk verloren gaat; donkere tekst op een lichte achtergrond."""
    for bladzijde in range(aantal_bladzijden(pdf_van("portiekflat"))):
        rood, groen, blauw = beeld(pdf_van("portiekflat"), bladzijde).convert("RGB").split()
        assert rood.tobytes() == groen.tobytes() == blauw.tobytes()
        laagste, hoogste = rood.getextrema()
        assert laagste < 60
        assert hoogste == 255


def test_een_kop_staat_nooit_onder_aan_een_bladzijde():
    """Na elke kop van een hoofdstuk staat op dezelfde bladzijde nog iets van dat hoofdstuk."""
    for zaak in VOORBEELDEN:
        delen = boom(pdf_van(*zaak, taal="beide")).kinderen
        for kop, volgende in itertools.pairwise(delen):
            if kop.soort == "/H2":
                assert _bladzijde(kop) == _bladzijde(volgende)


def _bladzijde(element: Element) -> tuple[int, int]:
    """De bladzijde waarop een element begint."""
    if "/Pg" in element.bron:
        return element.bron.Pg.objgen
    inhoud = element.bron.get("/K", [])
    delen = inhoud if isinstance(inhoud, pikepdf.Array) else [inhoud]
    for deel in delen:
        if isinstance(deel, pikepdf.Dictionary) and "/Pg" in deel and "/S" not in deel:
            return deel.Pg.objgen
        if isinstance(deel, pikepdf.Dictionary) and "/S" in deel:
            return _bladzijde(Element(deel, element.pdf))
    pytest.fail(f"{element.soort} staat nergens")
