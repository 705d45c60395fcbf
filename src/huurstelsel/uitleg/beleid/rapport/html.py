"""Een verslag als één webpagina: opmaak, figuren en het beetje script staan erin, en de pagina mag niets van buiten laden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from huurstelsel.uitleg.beleid.rapport.blokken import BEREIK
from huurstelsel.uitleg.beleid.rapport.figuren import als_svg, namen

if TYPE_CHECKING:
    from huurstelsel.uitleg.beleid.rapport.blokken import Blok, Figuur, Verslag


def als_html(verslag: Verslag) -> str:
    """De pagina; dezelfde blokken geven dezelfde tekst. Alles wat wordt ingevuld, wordt ontsnapt."""
    omgeving = Environment(
        loader=PackageLoader("huurstelsel.uitleg.beleid.rapport", "opmaak"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.globals.update(svg=_svg, namen=namen, soort=_soort, bereik=BEREIK)
    return omgeving.get_template("verslag.html").render(verslag=verslag)


def _soort(blok: Blok) -> str:
    return type(blok).__name__.lower()


def _svg(figuur: Figuur, id_: str) -> Markup:
    return Markup(als_svg(figuur, id_))  # noqa: S704 - eigen SVG; elke tekst erin is door de XML-schrijver ontsnapt
