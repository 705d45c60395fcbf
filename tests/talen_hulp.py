"""Alle zinnen die een lezer te zien krijgt van de zaken, de voorbeelden en de VERA-berichten."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import handhaving_hulp
import kale_woning
import test_agenda
import test_huursom
import test_leges
import test_regime
import test_slechte_invoer
import test_toetsing
import test_verhoging
import test_zaken
from huurstelsel import Regeling, waardeer, waardeer_adres
from huurstelsel.feiten.huur import VerlorenUitspraak
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.feiten.model import Huishouden
from huurstelsel.fouten import FeitenFout, HuurstelselFout
from huurstelsel.huur.beslissing import JA, Beslissing
from huurstelsel.huur.handhaving import handhaaf
from huurstelsel.huur.huursom import toets as huursom
from huurstelsel.huur.leges import Verzoek, leges
from huurstelsel.huur.sector import regime
from huurstelsel.huur.toewijzing import toewijzing
from huurstelsel.huur.verhuurderbijdrage import Bezit, parameters_van_jaar, sla_om
from huurstelsel.recht.gebieden import woz_per_m2
from huurstelsel.recht.tabellen import tarief
from huurstelsel.regels.stelsel import NAMEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pytest

    from huurstelsel.huur.agenda import Agenda
    from huurstelsel.uitkomst import Uitkomst

WORTEL = Path(__file__).parents[1]
VERA = Path(__file__).parent / "voorbeelden" / "vera"

Zin = tuple[str, str]
"""Waar een zin vandaan komt, en de zin."""

EIGEN_WOORDEN = {"afwijkende_basiswaardering", "woonomgeving", "hinder"}
"""Vaststellingen waarvan de reden door de gebruiker is geschreven, naast alles wat met “extra_” begint."""


def van_uitkomst(u: Uitkomst) -> Iterator[Zin]:
    """Elke Nederlandse zin of naam in een uitkomst die niet aan een id hangt."""
    for rubriek in u.rubrieken:
        yield "rubriek", rubriek.naam
    for v in u.vaststellingen:
        yield f"uitkomst van {v.id}", v.uitkomst
        if v.id not in EIGEN_WOORDEN and (not v.id.startswith("extra_") or v.id == "extra_buitenruimte_boven"):
            yield f"reden van {v.id}", v.reden
    for melding in (*u.aannamen, *u.onbekend):
        yield "melding", melding.zin
    for huur in filter(None, (u.huurprijs, u.huurprijs_hoogst)):
        yield from (("bron", huur.bron), ("zekerheid", huur.zekerheid))
        yield from (("opslag", opslag.reden) for opslag in huur.opslagen)
    yield from (("segment", u.segment.value),) if u.segment else ()


def van_beslissingen(beslissingen: Iterable[Beslissing]) -> Iterator[Zin]:
    """Elke zin in beslissingen."""
    for b in beslissingen:
        yield from ((f"vraag {b.id}", b.vraag), (f"uitkomst {b.id}", b.uitkomst))
        yield from ((f"reden {b.id}", reden.zin) for reden in b.redenen)
        for bedrag in b.bedragen:
            yield from ((f"bedrag {b.id}", bedrag.naam), (f"zekerheid {b.id}", bedrag.zekerheid))
        yield from ((f"datum {b.id}", datum.naam) for datum in b.datums)
        yield from ((f"melding {b.id}", melding.zin) for melding in (*b.ontbreekt, *b.aannamen))


def van_agenda(a: Agenda) -> Iterator[Zin]:
    """Elke zin in een agenda."""
    for m in a.momenten:
        yield from ((f"moment {m.id}", tekst) for tekst in (m.wat, m.soort, m.voor, m.doe, m.let_op))
    yield from (("melding", melding.zin) for melding in a.nodig)


def uitkomsten() -> Iterator[Uitkomst]:
    """De waardering van elke zaak, elk voorbeeld en elk VERA-bericht dat te waarderen is."""
    for zaak in test_zaken.ZAKEN:
        yield waardeer(zaak.inhoud["feiten"], _regeling(zaak.inhoud))
    for pad in sorted((WORTEL / "examples").glob("*.yaml")):
        yield from waardeer_adres(pad) if pad.stem == "studentenhuis" else [waardeer(pad)]
    for pad in sorted(VERA.glob("*.json")):
        try:
            yield waardeer(json.loads(pad.read_text("utf-8")), date(2026, 1, 1))
        except HuurstelselFout:
            continue


def _regeling(zaak: dict[str, Any]) -> Regeling:
    stelsel = zaak["feiten"]["woning"].get("stelsel", "zelfstandig")
    voorstellen = [zaak["voorstel"]] if "voorstel" in zaak else []
    return Regeling.op(zaak["peildatum"], stelsel).met(keuzes=zaak.get("keuzes", {}), voorstellen=voorstellen)


def beslissingen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Zin]:
    """De beslissingen van elke zaak in `zaken_huur`; het puntental hoeft voor de zinnen niet precies te kloppen."""
    for module, naam in ((kale_woning, "m2"), (test_toetsing, "_m2")):
        monkeypatch.setattr(module, naam, lambda punten, *_: max(25, punten))
    for zaak in test_regime.ZAKEN:
        document = lees_document(test_regime._document(zaak))
        yield from van_beslissingen(regime(document, test_regime._regeling(zaak)).beslissingen)
    for param in test_toetsing.ZAKEN:
        yield from van_beslissingen(test_toetsing._beslissingen(param.values[0]).values())
    for zaak in test_verhoging.ZAKEN:
        yield from van_beslissingen(test_verhoging._beslis(zaak).beslissingen)
    for zaak in test_agenda.ZAKEN:
        yield from van_agenda(test_agenda._agenda(zaak))
    yield from van_beslissingen(_van_overheid(tmp_path))


def _van_overheid(tmp_path: Path) -> Iterator[Beslissing]:
    """Handhaving, toewijzing, leges, verhuurderbijdrage en huursom."""
    hulp = handhaving_hulp
    for zaak in hulp.zaken("handhaving"):
        document = hulp.document(zaak)
        recht = hulp.regeling(zaak["peildatum"], document.woning.stelsel, zaak)
        yield from handhaaf(document, recht, hulp.gemeente(zaak, tmp_path)).beslissingen
    for zaak in hulp.zaken("toewijzing"):
        huishouden = Huishouden.model_validate(zaak["huishouden"]) if "huishouden" in zaak else None
        recht = hulp.regeling(zaak["peildatum"], "zelfstandig", zaak)
        yield toewijzing(huishouden, _ja(), recht, hulp.gemeente(zaak, tmp_path))
    for param in test_leges.LEGES:
        zaak = param.values[0]
        verloren = tuple(VerlorenUitspraak.model_validate(u) for u in zaak.get("verloren", ()))
        velden = {naam: zaak[naam] for naam in ("soort", "afloop", "oproep", "grondslag") if naam in zaak}
        verzoek = Verzoek(zaak["dag"], zaak["verzoeker"], verloren=verloren, **velden)
        yield from leges(verzoek, hulp.regeling(zaak["dag"], "zelfstandig", zaak).parameters("leges"))
    for param in test_leges.BIJDRAGE:
        zaak = param.values[0]
        p = parameters_van_jaar(hulp.regeling(date(2024, 3, 1), "zelfstandig", zaak), zaak["jaar"])
        yield from sla_om(
            hulp.centen(zaak["totaal"]), [Bezit(**b) for b in zaak["bezit"]], p, zaak["jaar"]
        ).beslissingen
    for zaak in test_huursom.ZAKEN:
        woningen = [test_huursom._woning(w) for w in zaak["woningen"]]
        yield from huursom(woningen, zaak["jaar"], lokaal=zaak.get("lokaal", False))


def _ja() -> Beslissing:
    return Beslissing("middeldure_huurwoonruimte", "", JA, ())


def fouten() -> Iterator[Zin]:
    """De zinnen bij elk fout document van `test_slechte_invoer`."""
    [mark] = test_slechte_invoer.test_een_fout.pytestmark
    for document, *_ in mark.args[1]:
        try:
            waardeer(document, date(2026, 1, 1))
        except FeitenFout as e:
            yield from ((fout.code, fout.zin) for fout in e.fouten)


def rechtfouten() -> Iterator[Zin]:
    """Waarom er op een dag geen recht is, of niet bekend."""
    dagen = (date(1985, 1, 1), date(2015, 8, 1), date(2021, 1, 1), date(2027, 1, 1), date(2040, 1, 1))
    gevraagd = [(dag, stelsel) for dag in dagen for stelsel in (*NAMEN, "hotel")]
    for vraag in (
        *(lambda dag=dag, stelsel=stelsel: Regeling.op(dag, stelsel) for dag, stelsel in gevraagd),
        *(lambda dag=dag, stelsel=stelsel: tarief(stelsel, dag) for dag, stelsel in gevraagd),
        lambda: woz_per_m2(date(2027, 1, 1)),
        lambda: Regeling.op(date(2026, 1, 1)).met(keuzes={"bestaat": "niet"}),
        lambda: Regeling.op(date(2026, 1, 1)).met(keuzes={"epv_kamer": "niet"}),
        lambda: Regeling.op(date(2023, 1, 1), "zelfstandig").parameters("opslagen").midden_vanaf,
        lambda: Regeling.op(date(2026, 1, 1)).parameters("woz").bestaat_niet,
    ):
        try:
            vraag()
        except HuurstelselFout as e:
            yield type(e).__name__, str(e)
