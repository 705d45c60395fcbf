"""Elke zaak in `tests/zaken`: feiten en uitkomst uit de wet of een beleidsboek, met bron, op de dag waarop zij geldt.

Een zaak staat in `zaken/<onderwerp>/<datum>/<naam>.yaml`; `<datum>` is de dag vanaf welke haar bron geldt. Een bestand
bevat één zaak of een lijst zaken. Getallen met decimalen staan tussen aanhalingstekens, zodat zij exact blijven.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from huurstelsel import Regeling, waardeer

if TYPE_CHECKING:
    from huurstelsel.uitkomst import Uitkomst

MAP = Path(__file__).parent / "zaken"
VERPLICHT = {"naam", "bron", "artikel", "peildatum", "feiten", "verwacht"}
TOEGESTAAN = VERPLICHT | {"keuzes", "toelichting", "voorstel"}


class Zaaklader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML zonder drijvende komma en zonder dubbele sleutels."""


def _weiger_float(_lader: Zaaklader, knoop: yaml.Node) -> None:
    zin = f"{knoop.value}: zet een getal met decimalen tussen aanhalingstekens"
    raise yaml.constructor.ConstructorError(None, None, zin, knoop.start_mark)


def _tabel(lader: Zaaklader, knoop: yaml.MappingNode) -> dict[str, Any]:
    dubbel = [sleutel for sleutel, keer in Counter(s.value for s, _ in knoop.value).items() if keer > 1]
    if dubbel:
        raise yaml.constructor.ConstructorError(None, None, f"dubbele sleutel {dubbel}", knoop.start_mark)
    return lader.construct_mapping(knoop, deep=True)


Zaaklader.add_constructor("tag:yaml.org,2002:float", _weiger_float)
Zaaklader.add_constructor("tag:yaml.org,2002:map", _tabel)


@dataclass(frozen=True)
class Zaak:
    """Een zaak en haar plaats: `<onderwerp>/<datum>/<bestand>`."""

    plaats: str
    inhoud: dict[str, Any]

    @property
    def geldt_vanaf(self) -> date:
        return date.fromisoformat(self.plaats.split("/")[1])


def _lees(pad: Path) -> list[Zaak]:
    inhoud = yaml.load(pad.read_text(encoding="utf-8"), Loader=Zaaklader)  # noqa: S506 (afgeleid van SafeLoader)
    plaats = pad.relative_to(MAP).with_suffix("").as_posix()
    return [Zaak(plaats, zaak) for zaak in (inhoud if isinstance(inhoud, list) else [inhoud])]


ZAKEN = [zaak for pad in sorted(MAP.rglob("*.yaml")) for zaak in _lees(pad)]
ALLE = [pytest.param(zaak, id=f"{zaak.plaats}: {zaak.inhoud.get('naam')}") for zaak in ZAKEN]


def _getal(tekst: str | int) -> Fraction:
    return Fraction(str(tekst).replace(",", "."))


def _centen(tekst: str) -> int:
    assert tekst[-3:-2] == ",", f"{tekst}: een bedrag heeft twee decimalen"
    return int(tekst.replace(".", "").replace(",", ""))


def _rubriek(uitkomst: Uitkomst, nummer: int) -> Fraction | tuple[Fraction, Fraction | None]:
    """Punten van een rubriek; een bereik als zij van een onbekend feit afhangen."""
    punten = next(r.punten for r in uitkomst.rubrieken if r.rubriek == nummer)
    bereik = uitkomst.bereik.get(nummer, (punten, punten))
    return punten if bereik == (punten, punten) else bereik


def _verwacht(verwacht: dict[str, Any]) -> dict[str, Any]:
    """De verwachting als exacte waarden."""
    exact = dict(verwacht)
    if "rubrieken" in exact:
        exact["rubrieken"] = {nummer: _getal(punten) for nummer, punten in exact["rubrieken"].items()}
    if "punten_onafgerond" in exact:
        exact["punten_onafgerond"] = _getal(exact["punten_onafgerond"])
    for bedrag in ("maximale_huurprijs", "maximale_huurprijs_inclusief_opslag"):
        if bedrag in exact:
            exact[bedrag] = _centen(exact[bedrag])
    return exact


def _werkelijk(uitkomst: Uitkomst, verwacht: dict[str, Any]) -> dict[str, Any]:
    """Wat de uitkomst zegt over alles waarover de verwachting iets zegt."""
    gevonden = {(v.id, v.onderwerp, v.uitkomst) for v in uitkomst.vaststellingen}
    lezers = {
        "rubrieken": lambda wens: {nummer: _rubriek(uitkomst, nummer) for nummer in wens},
        "punten": lambda _: uitkomst.punten,
        "punten_minimaal": lambda _: uitkomst.punten_minimaal,
        "punten_maximaal": lambda _: uitkomst.punten_maximaal,
        "punten_onafgerond": lambda _: uitkomst.punten_onafgerond,
        "maximale_huurprijs": lambda _: uitkomst.huurprijs.maximaal,
        "maximale_huurprijs_inclusief_opslag": lambda _: uitkomst.huurprijs.maximaal_met_opslag,
        "segment": lambda _: None if uitkomst.segment is None else uitkomst.segment.value,
        "opslagen": lambda _: sorted(opslag.procent for opslag in uitkomst.huurprijs.opslagen),
        "einde_nieuwbouwopslag": lambda _: next(
            o.einddatum for o in uitkomst.huurprijs.opslagen if o.id == "nieuwbouw"
        ),
        "vaststellingen": lambda wens: [v for v in wens if (v["id"], v["onderwerp"], v["uitkomst"]) in gevonden],
    }
    return {sleutel: lezers[sleutel](wens) for sleutel, wens in verwacht.items()}


def test_er_zijn_zaken_bij_elk_onderwerp():
    onderwerpen = {zaak.plaats.split("/")[0] for zaak in ZAKEN}
    rubrieken = {f"rubriek-{nummer:02}" for nummer in range(1, 13)}
    slot = {"huurprijs", "keuzes", "opslagen", "totaal"}
    onzelfstandig = {f"onzelfstandig-{onderwerp}" for onderwerp in rubrieken | slot | {"rubriek-13"}}
    voor_wbh = {f"voor-wbh-rubriek-{nummer:02}" for nummer in (*range(1, 11), 12, 14)} | {f"voor-wbh-{o}" for o in slot}
    kamers = {f"rubriek-{nummer:02}" for nummer in range(1, 8)} | {"totaal", "huurprijs", "opslagen", "onbekend"}
    voor_wbh |= {f"voor-wbh-onzelfstandig-{onderwerp}" for onderwerp in kamers}
    voorstel = {
        f"voorstel-{o}" for o in ("rubriek-04", "rubriek-08", "rubriek-09", "opslagen", "overeenkomst", "segment")
    }
    assert rubrieken | slot | onzelfstandig | voor_wbh | voorstel | {"woonwagen", "standplaats"} == onderwerpen


@pytest.mark.parametrize("zaak", ALLE)
def test_zaak_is_volledig(zaak: Zaak):
    sleutels = set(zaak.inhoud)
    assert sleutels - TOEGESTAAN == set()
    assert VERPLICHT - sleutels == set()
    assert zaak.inhoud["bron"].strip()
    assert zaak.inhoud["artikel"].strip()
    assert zaak.inhoud["verwacht"]
    assert zaak.inhoud["peildatum"] >= zaak.geldt_vanaf


@pytest.mark.parametrize("tekst", ["oppervlakte: 3.95", "peildatum: 1\npeildatum: 2"])
def test_lader_weigert_drijvende_komma_en_dubbele_sleutel(tekst: str):
    with pytest.raises(yaml.constructor.ConstructorError):
        yaml.load(tekst, Loader=Zaaklader)  # noqa: S506 (afgeleid van SafeLoader)


def test_zaken_zijn_te_onderscheiden():
    dubbel = [naam for naam, keer in Counter((z.plaats, z.inhoud["naam"]) for z in ZAKEN).items() if keer > 1]
    assert dubbel == []


@pytest.mark.parametrize("zaak", ALLE)
def test_zaak(zaak: Zaak):
    stelsel = zaak.inhoud["feiten"]["woning"].get("stelsel", "zelfstandig")
    voorstellen = [zaak.inhoud["voorstel"]] if "voorstel" in zaak.inhoud else []
    keuzes = zaak.inhoud.get("keuzes", {})
    regeling = Regeling.op(zaak.inhoud["peildatum"], stelsel).met(keuzes=keuzes, voorstellen=voorstellen)
    verwacht = _verwacht(zaak.inhoud["verwacht"])
    assert _werkelijk(waardeer(zaak.inhoud["feiten"], regeling), verwacht) == verwacht
