"""Wat het document van zichzelf bewijst: de ingesloten feiten en uitkomst, hun controlegetal, en de kwitantie als QR-code."""

from __future__ import annotations

import io
import json
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.uitleg.als_json import als_json
from huurstelsel.uitleg.vera import naar_json, naar_vera

if TYPE_CHECKING:
    from huurstelsel.puntentelling.woonruimte import Woonruimte
    from huurstelsel.uitkomst import Kwitantie


FEITEN = {"id", "peildatum", "adres", "contract", "woning"}
"""Wat van het document wordt ingesloten: waar de telling op rust. Inkomen, verzoeken, gebreken en boetes gaan niet mee naar de ander."""

DOCUMENT, UITKOMST, VERA = "document.json", "uitkomst.json", "vera.json"


class Bijlagen(NamedTuple):
    """Wat bij de opmaak hoort en geen tekst op een bladzijde is.

    Attributes:
        bestanden: naam → inhoud van wat in de PDF wordt ingesloten: eerst de feiten met de peildatum (te lezen met `huurstelsel waardeer`), de
            uitkomst (zoals `--json`), en van geldend recht het WoningwaarderingResultaat (zoals `--vera`).
        vingerafdruk: sha256 van de ingesloten feiten.
        qr: de kwitantie als QR-code, een SVG-tekening.
    """

    bestanden: dict[str, str]
    vingerafdruk: str
    qr: str


def bijlagen(w: Woonruimte, voor: str = "") -> Bijlagen:
    """De bijlagen van een puntentelling; `voor` staat voor hun naam, als er meer puntentellingen in een PDF zitten."""
    feiten = w.document.model_dump(include=FEITEN, exclude_unset=True)
    bestanden = {DOCUMENT: _json(feiten), UITKOMST: als_json(w.uitkomst) + "\n"}
    if not w.uitkomst.kwitantie.voorstellen:
        bestanden[VERA] = naar_json(naar_vera(w.uitkomst, feiten)) + "\n"
    vingerafdruk = sha256(bestanden[DOCUMENT].encode()).hexdigest()
    bestanden = {f"{voor}{naam}": inhoud for naam, inhoud in bestanden.items()}
    return Bijlagen(bestanden, vingerafdruk, qr(kwitantie(w.uitkomst.kwitantie, vingerafdruk)))


def kwitantie(k: Kwitantie, vingerafdruk: str) -> str:
    """De kwitantie als regels `naam=waarde`, zonder adres, naam of verwijzing naar een plek op het net."""
    regels = {
        "huurstelsel": k.versie,
        "peildatum": k.peildatum.isoformat(),
        "recht": k.parameters,
        "feiten": vingerafdruk,
        **dict(zip(k.voorstellen, k.voorstelbestanden, strict=True)),
        **dict(k.keuzes),
    }
    return "\n".join(f"{naam}={waarde}" for naam, waarde in regels.items())


def qr(tekst: str) -> str:
    """Een QR-code als SVG."""
    import segno  # noqa: PLC0415 - alleen voor het document

    uit = io.BytesIO()
    segno.make(tekst, error="m", micro=False).save(uit, kind="svg", xmldecl=False, border=2)
    return uit.getvalue().decode()


def _json(boom: object) -> str:
    return json.dumps(boom, ensure_ascii=False, indent=2, default=_als_tekst) + "\n"


def _als_tekst(waarde: object) -> str:
    """Een getal met een komma, want “1.050” kan duizendtallen of decimalen betekenen; een datum als jjjj-mm-dd."""
    if isinstance(waarde, Decimal):
        return format(waarde, "f").replace(".", ",")
    if isinstance(waarde, date):
        return waarde.isoformat()
    raise TypeError(type(waarde).__name__)
