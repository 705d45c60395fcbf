"""Zaken over handhaving, leges en toewijzing: een woning van precies het genoemde puntental, en het vergelijken van beslissingen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from huurstelsel import Regeling
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.huur.gemeente import Gemeente, lees_gemeente
from kale_woning import met_punten

if TYPE_CHECKING:
    from huurstelsel.feiten.model import Document
    from huurstelsel.huur.beslissing import Beslissing

MAP = Path(__file__).parent / "zaken_huur"
WORTEL = Path(__file__).parents[1]
VOORBEELDBELEID = WORTEL / "examples" / "gemeentebeleid" / "voorbeeldstad.yaml"
D2025 = date(2025, 3, 1)
BELEIDSKOP = {"gemeente": "Voorbeeldstad", "bron": "Gemeenteblad 2025, 1", "vanaf": "2025-01-01"}
VERPLICHT = {"naam", "bron", "artikel", "verwacht"}


def zaken(onderwerp: str) -> list[dict[str, Any]]:
    """Elke zaak van een onderwerp, met haar bestand."""
    uit = []
    for pad in sorted((MAP / onderwerp).glob("*.yaml")):
        for zaak in yaml.safe_load(pad.read_text(encoding="utf-8")):
            assert set(zaak) >= VERPLICHT, (pad, zaak.get("naam"))
            uit.append({**zaak, "bestand": pad.stem})
    namen = [(zaak["bestand"], zaak["naam"]) for zaak in uit]
    assert len(set(namen)) == len(namen), "twee zaken met dezelfde naam"
    return uit


def regeling(dag: date, stelsel: str, zaak: dict[str, Any]) -> Regeling:
    voorstellen = [zaak["voorstel"]] if "voorstel" in zaak else []
    return Regeling.op(dag, stelsel).met(keuzes=zaak.get("keuzes", {}), voorstellen=voorstellen)


def document(zaak: dict[str, Any]) -> Document:
    """Het document van een zaak, met de woning van haar puntental."""
    stelsel = zaak.get("stelsel", "zelfstandig")
    dag = zaak.get("punten_op", zaak["peildatum"])
    woning = zaak.get("woning") or met_punten(zaak["punten"], dag, stelsel, zaak.get("voorstel", ""))
    woning = {**woning, **zaak.get("woning_extra", {})}
    delen = {
        naam: zaak[naam]
        for naam in ("contract", "verhuurder", "puntentelling", "huishouden", "gebreken")
        if naam in zaak
    }
    return lees_document({"woning": woning, **delen}, zaak["peildatum"])


def gemeente(zaak: dict[str, Any], tmp_path: Path) -> Gemeente | None:
    """Het beleid van een zaak, gelezen uit een bestand."""
    if "beleid" not in zaak:
        return None
    pad = tmp_path / "beleid.yaml"
    pad.write_text(yaml.safe_dump(zaak["beleid"], allow_unicode=True), encoding="utf-8")
    return lees_gemeente(pad)


def centen(tekst: str) -> int:
    assert tekst[-3:-2] == ",", f"{tekst}: een bedrag heeft twee decimalen"
    return int(tekst.replace(".", "").replace(",", ""))


def vergelijk(b: Beslissing, verwacht: str | dict[str, Any]) -> None:
    """Alles wat de verwachting noemt, en precies."""
    wens = {"uitkomst": verwacht} if isinstance(verwacht, str) else dict(verwacht)
    bedragen = {naam: centen(bedrag) for naam, bedrag in wens.pop("bedragen", {}).items()}
    datums = wens.pop("datums", {})
    zekerheid = wens.pop("zekerheid", {})
    redenen = wens.pop("redenen", [])
    assert b.uitkomst == wens.pop("uitkomst", b.uitkomst), b
    assert {naam: b.bedrag(naam) for naam in bedragen} == bedragen, b
    assert {naam: b.datum(naam) for naam in datums} == datums, b
    for naam, deel in zekerheid.items():
        assert deel in {x.naam: x.zekerheid for x in b.bedragen}[naam], b
    for deel in redenen:
        assert any(deel in f"{r.zin} [{r.artikel}]" for r in b.redenen), (deel, b.redenen)
    if "ontbreekt" in wens:
        assert sorted({m.pad for m in b.ontbreekt}) == sorted(wens.pop("ontbreekt")), b
    for naam in wens.pop("geen_bedrag", []):
        assert naam not in {x.naam for x in b.bedragen}, b
    assert not wens, f"onbekende verwachting: {wens}"
    assert all(r.zin and r.artikel for r in b.redenen), b
