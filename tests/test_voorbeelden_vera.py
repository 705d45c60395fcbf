"""De VERA-voorbeelden van beide stelsels tegen `verwacht.csv`; elk verschil heeft zijn reden in docs/interpretaties.md."""

from __future__ import annotations

import csv
import re
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from huurstelsel import waardeer
from huurstelsel.feiten.vera import van_vera
from huurstelsel.feiten.vera.stelselgroepen import rubrieken
from huurstelsel.fouten import FeitenFout
from vera_hulp import lees

if TYPE_CHECKING:
    from huurstelsel.uitkomst import Uitkomst

MAP = Path(__file__).parent / "voorbeelden" / "vera"
INTERPRETATIES = Path(__file__).parents[1] / "docs" / "interpretaties.md"

Bereik = tuple[Fraction, Fraction | None]

_GEMEENSCHAPPELIJK = "zel__gemeenschappelijke_vertrekken_overige_ruimten_en_voorzieningen__"

VERSCHILLEN: dict[tuple[str, str], tuple[str, str | None, str]] = {
    # rubriek 4 hangt van bouwjaar en woningtype af, die ontbreken; rubriek 12 is 35% van het totaal
    ("zel__bijzondere_voorzieningen__zorgwoning.json", "BIJ"): ("8", "35.5", "onbekend-energieprestatie"),
    (f"{_GEMEENSCHAPPELIJK}zorgwoning.json", "GVR"): ("0", "0", "punt-14"),
    (f"{_GEMEENSCHAPPELIJK}overige_ruimten.json", "GVR"): ("2.75", "3", "onbekend-verwarmd"),
    (f"{_GEMEENSCHAPPELIJK}vertrekken.json", "GVR"): ("3.75", "4.5", "onbekend-verwarmd"),
    (f"{_GEMEENSCHAPPELIJK}zolder_zonder_vaste_trap.json", "GVR"): ("5.75", "6.75", "onbekend-verwarmd"),
    ("zel__verkoeling_en_verwarming__woonkamer_aanrecht_zonder_lengte.json", "VKV"): (
        "2",
        "4",
        "onbekend-aanrechtlengte",
    ),
    (
        "zel__prijsopslag_monumenten_en_nieuwbouw__rijksmonument_zonder_datum_afsluiting_huurovereenkomst.json",
        "opslagpercentage",
    ): ("35", "35", "onbekend-ondertekening"),
    ("onz__geheel__15004000185.json", "OVZ"): ("24.5", "24.5", "gedeelde-vierkante-meters"),
    ("onz__oppervlakte_van_vertrekken__gedeelde_vertrekken.json", "OVZ"): (
        "3.75",
        "3.75",
        "gedeelde-vierkante-meters",
    ),
    ("onz__buitenruimten__carport_gedeeld_met_onzelfstandige_woonruimten.json", "BUI"): (
        "3",
        "3",
        "carport-van-een-adres",
    ),
    ("onz__buitenruimten__gemeenschappelijk_plus_prive_zonder_oppervlakte.json", "BUI"): (
        "7.75",
        "15",
        "onbekend-oppervlakte",
    ),
    ("onz__sanitair__bouwkundig_element_douche.json", "SAN"): ("3", None, "onbekend-oppervlakte"),
    ("onz__sanitair__bouwkundig_element_wastafel.json", "SAN"): ("1", None, "onbekend-oppervlakte"),
    ("onz__gemeenschappelijke_parkeerruimten__warning_oude_parkeergarage.json", "GPA"): (
        "0.25",
        "0.25",
        "oude-parkeercode",
    ),
    ("onz__punten_voor_de_woz_waarde__gebruiksoppervlakte_nul.json", "WOZ"): (
        "10",
        "14",
        "onbekend-gebruiksoppervlakte",
    ),
    ("onz__verkoeling_en_verwarming__open_keukens_onz.json", "VKV"): ("6", "6", "open-keuken-zonder-aanrecht"),
}
"""(bestand, meting) → (laagst, hoogst, anker in docs/interpretaties.md); waar het bereik een punt is, is de uitkomst zeker.

Hoogst `None` is geen bovengrens.
"""

ONLEESBAAR = "onz__punten_voor_de_woz_waarde__geen_corop_bij_woonplaats.json"
"""Bericht dat huurstelsel weigert; woningwaardering geeft er geen punten voor."""


def _rijen() -> list[tuple[str, str, str, Fraction | None]]:
    """Bestand, peildatum, meting en waarde; zonder waarde gaf woningwaardering geen uitkomst."""
    with (MAP / "verwacht.csv").open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.DictReader(bestand))
    return [(r["bestand"], r["peildatum"], r["meting"], Fraction(r["waarde"]) if r["waarde"] else None) for r in rijen]


@cache
def _uitkomst(bestand: str, peildatum: str) -> Uitkomst:
    return waardeer(lees(bestand), peildatum)


def _meet(uitkomst: Uitkomst, meting: str) -> Bereik:
    """Laagste en hoogste waarde van een meting van verwacht.csv."""
    if meting == "totaal":
        hoogst = uitkomst.punten_maximaal
        return Fraction(uitkomst.punten_minimaal), None if hoogst is None else Fraction(hoogst)
    if meting == "maximale_huur":
        hoogste = uitkomst.huurprijs_hoogst
        euro = Fraction(1, 100)
        laag = uitkomst.huurprijs.maximaal * euro
        return laag, None if hoogste is None else hoogste.maximaal * euro
    if meting == "opslagpercentage":
        procent = Fraction(sum(opslag.procent for opslag in uitkomst.huurprijs.opslagen))
        return procent, procent
    if meting in {"PMN", "PMO"}:
        punten = sum((p.punten for p in uitkomst.slotposten if p.id.startswith("rijksmonument_")), Fraction())
        return punten, punten
    return uitkomst.bereik[rubrieken(uitkomst.stelsel)[meting]]


@pytest.mark.parametrize(
    ("bestand", "peildatum", "meting", "waarde"), [rij for rij in _rijen() if rij[0] != ONLEESBAAR]
)
def test_voorbeeld(bestand: str, peildatum: str, meting: str, waarde: Fraction | None) -> None:
    laag, hoog, _ = VERSCHILLEN.get((bestand, meting), (waarde, waarde, ""))
    assert laag is not None, "zonder waarde hoort hier een verschil te staan"
    assert _meet(_uitkomst(bestand, peildatum), meting) == (Fraction(laag), None if hoog is None else Fraction(hoog))


def test_bericht_met_een_woonplaats_die_niet_bestaat() -> None:
    """Zonder die code staat het COROP-gebied niet vast, en is rubriek 11 een bereik (bijlage I.B, 11.1)."""
    (rij,) = (rij for rij in _rijen() if rij[0] == ONLEESBAAR)
    assert rij[2:] == ("WOZ", None)
    bericht = lees(ONLEESBAAR)
    with pytest.raises(FeitenFout) as gevangen:
        waardeer(bericht, rij[1])
    assert [(f.pad, f.code) for f in gevangen.value.fouten] == [("adres.woonplaats.code", "onbekende_woonplaatscode")]
    assert "onbekende-woonplaats" in _ankers()
    assert _meet(waardeer({**bericht, "adres": {}}, rij[1]), "WOZ") == (10, 14)


def test_alle_voorbeelden_doen_mee() -> None:
    genoemd = {bestand for bestand, *_ in _rijen()}
    assert genoemd == {pad.name for pad in MAP.glob("*.json")}
    assert (sum(naam.startswith("zel__") for naam in genoemd), len(genoemd), len(_rijen())) == (36, 74, 166)


def test_elk_verschil_is_er_en_is_uitgelegd() -> None:
    verwacht = {(bestand, meting): waarde for bestand, _, meting, waarde in _rijen()}
    assert VERSCHILLEN.keys() <= verwacht.keys() | {(b, "opslagpercentage") for b, _ in verwacht}
    for sleutel, (laag, hoog, _) in VERSCHILLEN.items():
        assert verwacht.get(sleutel) != Fraction(laag) or laag != hoog, f"{sleutel} verschilt niet"
    assert {reden for _, _, reden in VERSCHILLEN.values()} <= _ankers()


def test_rijksmonument_zonder_datum_noemt_beide_uitkomsten() -> None:
    """Voor 1 juli 2024 getekend zijn het 50 punten, daarna 35% (art. 8a Bhw); zonder datum is het een van beide."""
    (bestand,) = (pad.name for pad in MAP.glob("zel__prijsopslag*"))
    uitkomst = _uitkomst(bestand, "2026-07-01")  # het voorbeeld noemt geen ruimten: er is geen bovengrens
    assert (uitkomst.punten_maximaal, uitkomst.huurprijs_hoogst) == (None, None)
    assert (uitkomst.huurprijs.maximaal, uitkomst.huurprijs.maximaal_met_opslag) == (25_026, 31_280)
    document = van_vera(lees(bestand))[0]
    woning = document["woning"]
    assert isinstance(woning, dict)
    leeg = waardeer({**document, "woning": {**woning, "ruimten": []}}, "2026-07-01")
    hoogst = leeg.huurprijs_hoogst
    assert leeg.punten_minimaal + 50 <= (leeg.punten_maximaal or 0)
    assert hoogst is not None
    assert (hoogst.maximaal, hoogst.maximaal_met_opslag) == (57_587, 57_587)


def _ankers() -> set[str]:
    """Ankers van koppen zoals een weergave van Markdown ze maakt, en uitdrukkelijke `<a id="…">`."""
    tekst = INTERPRETATIES.read_text(encoding="utf-8")
    koppen = re.findall(r"^#+ (.+)$", tekst, flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", kop.lower()).replace(" ", "-") for kop in koppen} | set(
        re.findall(r'<a id="([^"]+)"', tekst)
    )
