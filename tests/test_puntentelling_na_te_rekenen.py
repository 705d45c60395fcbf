"""Of een lezer de puntentelling kan nagaan: de sommen achter de WOZ-punten, het goede register, leesbare namen en nette bladzijden."""

from __future__ import annotations

import io
import re
from datetime import date
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pypdf
import pypdfium2
import pytest

from huurstelsel import Regeling, waardeer
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.puntentelling import Talen, maak_pdf
from huurstelsel.uitleg.woz import EERSTE, TWEEDE, per_punt
from pdf_hulp import aantal_bladzijden, bijlagen, in_volgorde, open_pdf, tekst
from web_hulp import VOORBEELDEN, als_boom

if TYPE_CHECKING:
    from pathlib import Path


@cache
def pdf_van(pad: Path, taal: Talen = "nl", kamer: str | None = None) -> bytes:
    return maak_pdf(lees_document(pad), taal=taal, kamer=kamer)


def voorbeeld(naam: str, taal: Talen = "nl", kamer: str | None = None) -> bytes:
    return pdf_van(VOORBEELDEN / f"{naam}.yaml", taal, kamer)


def _woz(boom: dict[str, Any]) -> dict[str, tuple[Decimal, Decimal]]:
    document = lees_document(boom)
    regeling = Regeling.op(date(2026, 1, 1))
    sommen = per_punt(waardeer(document, regeling), document.woning, regeling)
    return {
        id_: (Decimal(float(som.waarde)).quantize(Decimal("0.01")), Decimal(float(som.bedrag)))
        for id_, som in sommen.items()
    }


def test_een_woning_in_aanbouw_telt_met_de_waarde_als_zij_klaar_was() -> None:
    # 196.000 bij 70% is 280.000; 280.000 / 16.954 = 16,5153 en 280.000 / 61 m² / 268 = 17,1275 (bedragen van 2026)
    in_volgorde(
        tekst(voorbeeld("nieuwbouwappartement")),
        "WOZ-waarde: gerekend met € 280.000,00; een punt per € 16.954 € 196.000 16,5153",
        "WOZ-waarde per m²: € 4.590,16; een punt per € 268 61 m² 17,1275",
    )


def test_van_een_taxatiewaarde_telt_85_procent() -> None:
    boom = als_boom("portiekflat")
    boom["woning"] |= {"woz_waarden": [], "taxatiewaarde": 200000}
    assert _woz(boom) == {EERSTE: (Decimal("170000.00"), 16954), TWEEDE: (Decimal("3148.15"), 268)}


def test_zonder_waarde_telt_de_minimumwaarde_zelf() -> None:
    boom = als_boom("portiekflat")
    boom["woning"]["woz_waarden"] = []
    waarde, bedrag = _woz(boom)[EERSTE]
    assert (waarde, bedrag) == (Decimal("85806.00"), 16954)


def test_een_kamer_heeft_geen_bedrag_per_punt_maar_wel_haar_klasse() -> None:
    geheel = tekst(voorbeeld("studentenhuis", kamer="achter"))
    assert "de waarde per m² is meer dan 10% hoger dan het gemiddelde van het COROP-gebied" in geheel
    assert "een punt per" not in geheel


def test_een_gemeentelijk_monument_staat_in_het_gemeentelijke_register() -> None:
    in_volgorde(
        tekst(voorbeeld("eengezinswoning")), "gemeentelijk monument Gemeentelijk monumentenregister", "4. Ruimten"
    )
    assert "Rijksmonumentenregister" not in tekst(voorbeeld("eengezinswoning"))


def test_wat_het_label_over_oververhitting_zegt_staat_erbij() -> None:
    assert "risico op oververhitting: laag" in tekst(voorbeeld("nieuwbouwappartement"))
    assert "risk of overheating: low" in tekst(voorbeeld("nieuwbouwappartement", "en"))


def test_de_controlegetallen_zijn_te_kopieren_en_te_vergelijken() -> None:
    pdf = voorbeeld("portiekflat")
    ruw = "".join(bladzijde.extract_text() for bladzijde in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    feiten = sha256(bijlagen(open_pdf(pdf))["document.json"]).hexdigest()
    assert feiten in ruw
    assert len(re.findall(r"\b[0-9a-f]{64}\b", ruw)) == 2


def test_een_ruimte_zonder_eigen_naam_heet_naar_haar_soort_met_het_nummer_uit_de_zinnen() -> None:
    ruimten = [
        {"id": id_, "soort": "woon_slaapkamer", "oppervlakte": 9}
        for id_ in ("woon_slaapkamer", "woon_slaapkamer-2", "erker")
    ]
    boom = {"peildatum": "2026-01-01", "woning": {"bouwjaar": 1970, "ruimten": ruimten}}
    geheel = tekst(maak_pdf(lees_document(boom), taal="en"))
    in_volgorde(
        geheel,
        "Bed-sitting room 1 Bed-sitting room 9.00",
        "Bed-sitting room 2 Bed-sitting room 9.00",
        "erker Bed-sitting room 3 9.00",
        "Not known whether bed-sitting room 3 is heated",
    )


def test_ruimten_met_dezelfde_naam_hebben_overal_hetzelfde_nummer() -> None:
    ruimten = [{"naam": "Kamer", "soort": soort, "oppervlakte": 9} for soort in ("slaapkamer", "woonkamer")]
    boom = {"peildatum": "2026-01-01", "woning": {"bouwjaar": 1970, "ruimten": ruimten}}
    geheel = tekst(maak_pdf(lees_document(boom)))
    in_volgorde(
        geheel,
        "Kamer (1) Slaapkamer 9,00",
        "Kamer (2) Woonkamer 9,00",
        "Vertrek: Kamer (2)",
        "of “Kamer” (2) verwarmd is",
    )


@pytest.mark.parametrize(
    ("naam", "kamer", "bladzijden"),
    [("woonwagen", None, 2), ("standplaats", None, 2), ("studentenhuis", "achter", 3), ("portiekflat", None, 4)],
)
def test_geen_bladzijde_heeft_alleen_een_staartje(naam: str, kamer: str | None, bladzijden: int) -> None:
    pdf = voorbeeld(naam, kamer=kamer)
    assert aantal_bladzijden(pdf) == bladzijden
    gelezen = pypdfium2.PdfDocument(pdf)
    for bladzijde in gelezen:
        regels = bladzijde.get_textpage().get_text_range().splitlines()
        assert len(regels) > 15, regels
    gelezen.close()


@pytest.mark.parametrize("naam", ["portiekflat", "eengezinswoning", "nieuwbouwappartement"])
def test_een_hoofdstuk_begint_niet_met_alleen_zijn_kop_onder_aan_een_bladzijde(naam: str) -> None:
    for bladzijde in pypdf.PdfReader(io.BytesIO(voorbeeld(naam))).pages:
        regels = [regel for regel in bladzijde.extract_text().splitlines() if regel.strip()]
        laatste = max((i for i, regel in enumerate(regels) if re.match(r"\d+\. [A-Z]", regel)), default=0)
        assert len(regels) - laatste > 4, regels[laatste:]


def test_elke_som_over_een_stel_noemt_het_stel_en_haar_eigen_m2() -> None:
    """Twee stellen met evenveel adressen: elk zijn eigen ruimten, som en afronding."""
    ruimten = [
        {
            "soort": "recreatieruimte",
            "oppervlakte": m2,
            "verwarmd": "nee",
            "gedeeld_met_adressen": 4,
            "gedeeld_stel": blok,
        }
        for m2, blok in (("10,25", "blok A"), ("6,25", "blok A"), ("8,40", "blok B"))
    ]
    boom = als_boom("portiekflat")
    boom["woning"]["ruimten"] += ruimten
    geheel = tekst(maak_pdf(lees_document(boom)))
    in_volgorde(
        geheel,
        "Vertrekken samen (blok A): 16,50 m², afgerond 17 m² 4 4,25",
        "Vertrekken samen (blok B): 8,40 m², afgerond 8 m² 4 2,00",
    )
    assert "gedeeld met 4 adressen (blok A)" in geheel
