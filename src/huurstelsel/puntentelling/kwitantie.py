"""Wat het document van zichzelf bewijst: de ingesloten feiten en uitkomst, hun controlegetal, en de kwitantie als QR-code."""

from __future__ import annotations

import io
import json
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.uitleg.als_json import als_dict

if TYPE_CHECKING:
    from huurstelsel.puntentelling.woonruimte import Woonruimte
    from huurstelsel.uitkomst import Kwitantie


class Bijlagen(NamedTuple):
    """Wat in de PDF wordt ingesloten.

    Attributes:
        document: de feiten als JSON, met de peildatum; te lezen met `huurstelsel waardeer`.
        uitkomst: de uitkomst als JSON, zoals `huurstelsel waardeer --json`.
        vingerafdruk: sha256 van `document`.
        qr: de kwitantie als QR-code, een SVG-tekening.
    """

    document: str
    uitkomst: str
    vingerafdruk: str
    qr: str


def bijlagen(w: Woonruimte) -> Bijlagen:
    """De bijlagen van een puntentelling."""
    document = _json(w.document.model_dump(exclude_unset=True))
    vingerafdruk = sha256(document.encode()).hexdigest()
    return Bijlagen(
        document, _json(als_dict(w.uitkomst)), vingerafdruk, qr(kwitantie(w.uitkomst.kwitantie, vingerafdruk))
    )


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
