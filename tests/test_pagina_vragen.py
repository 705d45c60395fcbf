"""De tabel met vragen: elke vraag bestaat in het model, en elke tekst is er in beide talen."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from huurstelsel.feiten.model import Document
from huurstelsel.feiten.soorten import COMBINATIES, RUIMTESOORTEN, VOORZIENINGSOORTEN
from huurstelsel.web.pagina import vragen as v


def _vragen() -> list[tuple[v.Groep, v.Vraag, str]]:
    groepen = [groep for stap in v.stappen().values() for groep in stap.groepen]
    los = [(groep, vraag, vraag.pad) for groep in groepen for vraag in groep.vragen]
    lijsten = [(g, g.lijst) for g in groepen if g.lijst is not None]
    return los + [
        (g, vraag, f"{lijst.pad}.{vraag.pad}") for g, lijst in lijsten for vraag in (*lijst.vragen, *lijst.meer)
    ]


def _veld(pad: str) -> object:
    model: type[BaseModel] | None = Document
    veld: object = None
    for deel in pad.split("."):
        assert model is not None, pad
        veld = model.model_fields[deel].annotation
        model = _model(veld)
    return veld


def _model(soort: object) -> type[BaseModel] | None:
    if isinstance(soort, type) and issubclass(soort, BaseModel):
        return soort
    return next((m for deel in get_args(soort) if (m := _model(deel)) is not None), None)


@pytest.mark.parametrize(("groep", "vraag", "pad"), _vragen(), ids=lambda x: x if isinstance(x, str) else "")
def test_elke_vraag_bestaat_in_het_model_en_zegt_waarom_en_welke_bepaling(
    groep: v.Groep, vraag: v.Vraag, pad: str
) -> None:
    veld = _veld(pad)
    assert vraag.waarom.nl or groep.uitleg.nl
    assert vraag.artikel or groep.artikel
    if vraag.opties:
        assert {optie for optie, _ in vraag.opties} <= _waarden(veld)


def _waarden(soort: object) -> set[str]:
    if isinstance(soort, type):
        return {str(x.value) for x in soort} if hasattr(soort, "__members__") else set()
    if isinstance(soort, str):
        return {soort}
    return set().union(*(_waarden(deel) for deel in get_args(soort)))


def test_elke_tekst_is_er_in_beide_talen() -> None:
    for naam, tekst in v.teksten().items():
        assert tekst.nl, naam
        assert tekst.en, naam
    for _, vraag, pad in _vragen():
        for tekst in (vraag.vraag, vraag.waarom, vraag.onbekend, *(naam for _, naam in vraag.opties)):
            assert bool(tekst.nl) == bool(tekst.en), pad


def test_elke_vaste_tekst_wordt_gebruikt() -> None:
    pakket = Path(v.__file__).parent
    bron = "".join(pad.read_text(encoding="utf-8") for pad in (*pakket.glob("*.py"), *pakket.glob("sjablonen/*.html")))
    gemaakt = ("klaar_", "toets_", "fout_")  # uit een voorvoegsel en een id
    ongebruikt = {n for n in v.teksten() if not re.search(rf"[\"']{n}[\"']", bron) and not n.startswith(gemaakt)}
    assert not ongebruikt


def test_elke_soort_ruimte_en_voorziening_heeft_een_naam() -> None:
    assert set(v.ruimtenamen()) == set(RUIMTESOORTEN)
    namen = {s for groep in ("keuken", "kranen", "sanitair", "overig") for s in v.voorzieningnamen(groep)}
    assert namen == {*VOORZIENINGSOORTEN, *COMBINATIES} - {"aanrecht", "woonvoorziening_gehandicapten"}
