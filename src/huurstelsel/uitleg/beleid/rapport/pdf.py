"""Een verslag als document: getagd en toegankelijk (PDF/UA-1), met dezelfde blokken als de webpagina.

De opmaak in `opmaak/verslag.typ` leest JSON; tekst van buiten is daar nooit opmaak.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl

from huurstelsel.uitleg.beleid.rapport.blokken import BEREIK, Figuur
from huurstelsel.uitleg.beleid.rapport.figuren import als_svg

if TYPE_CHECKING:
    from huurstelsel.uitleg.beleid.rapport.blokken import Blok, Verslag

_OPMAAK = Path(__file__).parent / "opmaak" / "verslag.typ"


def als_pdf(verslag: Verslag) -> bytes:
    """Het document; dezelfde blokken geven dezelfde bytes."""
    import typst  # noqa: PLC0415 - alleen voor een document

    figuren: dict[str, str] = {}
    boom = asdict(verslag)
    boom |= {"bronnen": verslag.bronnen(), "bereik": BEREIK}
    for i, deel in enumerate(verslag.delen):
        boom["delen"][i]["blokken"] = [_blok(blok, f"figuur-{i}-{j}", figuren) for j, blok in enumerate(deel.blokken)]
    return typst.compile(
        _OPMAAK,
        font_paths=[Path(mpl.get_data_path()) / "fonts" / "ttf"],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"inhoud": json.dumps(boom, ensure_ascii=False), **figuren},
        pdf_standards=["ua-1"],
        timestamp=0,
    )


def _blok(blok: Blok, id_: str, figuren: dict[str, str]) -> dict[str, Any]:
    """Een blok als gegevens; de figuur zelf gaat apart mee."""
    velden = {"soort_blok": type(blok).__name__.lower(), **asdict(blok)}
    if isinstance(blok, Figuur):
        figuren[id_] = als_svg(blok, id_, tekst=False)
        velden["id"] = id_
    return velden
