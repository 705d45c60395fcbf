"""Het verslag van een portefeuille, en de beschrijving van haar kolommen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from huurstelsel.portefeuille.posten import postenschema
from huurstelsel.portefeuille.schema import schema
from huurstelsel.portefeuille.uitslag import uitslagschema
from huurstelsel.uitleg.kwaliteit import als_tabel
from huurstelsel.waardering import kwitantie

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.portefeuille.run import Opdracht, Verslag

_BREED = 42
_GENOEG = 1_000
"""Vanaf zoveel woningen zegt een tempo iets; daaronder is het vooral opstarten."""

_GEEN_RECHTEN = "Aan deze berekening kunnen geen rechten worden ontleend."


def als_tekst(v: Verslag, opdracht: Opdracht) -> str:
    """Het verslag voor een mens."""
    k = kwitantie(opdracht.regeling)
    regels = [
        f"{_n(v.gewaardeerd)} van {_n(v.rijen)} woningen gewaardeerd in {_duur(v.seconden)}{_tempo(v)}",
        "",
        *_tabel("Segment", v.tellingen.get("segmenten_mogelijk", {}), v.gewaardeerd),
        *_tabel("Overeengekomen huurprijs boven het maximum", v.tellingen.get("boven_maximum", {}), v.gewaardeerd),
        *_tabel("Onbekende feiten", v.tellingen.get("onbekend", {}), v.gewaardeerd),
        *_tabel("Afgekeurd, per soort fout", v.tellingen.get("fouten", {}), v.rijen),
        *_registers(v, opdracht),
        *([] if v.kwaliteit is None else als_tabel(v.kwaliteit, v.rijen, v.gewaardeerd)),
        f"Uitslag    {opdracht.uitvoer}",
        *([] if opdracht.posten is None else [f"Grootboek  {opdracht.posten}"]),
        *([] if opdracht.kwaliteit is None else [f"Kwaliteit  {opdracht.kwaliteit}"]),
        f"Afgekeurd  {opdracht.afgekeurd} ({_n(v.afgekeurd)}{_los(v)})",
        "",
        f"huurstelsel {k.versie} · parameters {k.parameters[:12]} · peildatum {k.peildatum}",
        *([f"Naar voorstel {', '.join(k.voorstellen)}; dit is geen geldend recht."] if k.voorstellen else []),
        _GEEN_RECHTEN,
    ]
    return "\n".join(regels) + "\n"


def als_dict(v: Verslag, opdracht: Opdracht) -> dict[str, Any]:
    """Het verslag voor een programma."""
    k = kwitantie(opdracht.regeling)
    return {
        "rijen": v.rijen,
        "gewaardeerd": v.gewaardeerd,
        "afgekeurd": v.afgekeurd,
        "hervat_na": v.hervat,
        "tellingen": {naam: dict(sorted(telling.items())) for naam, telling in v.tellingen.items()},
        "uitvoer": str(opdracht.uitvoer),
        "afgekeurd_in": str(opdracht.afgekeurd),
        **({} if opdracht.kwaliteit is None else {"kwaliteit_in": str(opdracht.kwaliteit)}),
        **({} if opdracht.posten is None else {"posten_in": str(opdracht.posten)}),
        "kwitantie": {
            "versie": k.versie,
            "parameters": k.parameters,
            "peildatum": str(k.peildatum),
            "voorstellen": list(k.voorstellen),
            "keuzes": dict(k.keuzes),
            **({"registergrenzen": opdracht.registers.als_dict()} if opdracht.registers else {}),
        },
    }


def schematekst() -> str:
    """De kolommen van invoer en uitvoer."""
    uit = ["Invoer (elke kolom en elk veld mag ontbreken, behalve woning):"]
    for veld in schema():
        uit += _velden(veld.name, veld.type, 1)
    uit.append("")
    uit.append("Uitvoer (rij, id en de behouden kolommen, en dan):")
    for veld in uitslagschema():
        uit += _velden(veld.name, veld.type, 1)
    uit.append("")
    uit.append("Grootboek (--posten):")
    for veld in postenschema():
        uit += _velden(veld.name, veld.type, 1)
    return "\n".join(uit) + "\n"


def _velden(naam: str, soort: pa.DataType, diepte: int) -> Iterator[str]:
    lijst = pa.types.is_list(soort)
    inhoud = soort.value_type if lijst else soort
    groep = pa.types.is_struct(inhoud)
    soortnaam = "groep" if groep else "tekst" if pa.types.is_dictionary(inhoud) else str(inhoud)
    yield f"{'  ' * diepte}{naam}: {'lijst van ' if lijst else ''}{soortnaam}"
    if groep:
        for veld in inhoud:
            yield from _velden(veld.name, veld.type, diepte + 1)


def _registers(v: Verslag, opdracht: Opdracht) -> Iterator[str]:
    """Dat de ruimten van sommige woningen zijn begrensd door aannamen, niet door de wet."""
    if opdracht.registers is None:
        return
    aantal = sum(n for naam, n in v.tellingen.get("onbekend", {}).items() if "ruimten" in naam.split(", "))
    woningen = "woning" if aantal == 1 else "woningen"
    yield f"Bij {_n(aantal)} {woningen} zijn de ruimten onbekend; hun bereik berust op verklaarde grenzen, niet op opgave (docs/registers.md)."
    yield ""


def _tabel(kop: str, telling: Any, geheel: int) -> Iterator[str]:  # noqa: ANN401 - een Counter
    if not telling or not geheel:
        return
    yield kop
    for naam, aantal in sorted(telling.items(), key=lambda paar: (-paar[1], paar[0])):
        duizendsten = (2000 * aantal + geheel) // (2 * geheel)
        deel = f"{duizendsten // 10},{duizendsten % 10}"
        yield f"  {naam:<{_BREED}}{_n(aantal):>12}  {deel:>5}%"
    yield ""


def _n(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")


def _los(v: Verslag) -> str:
    return (
        f", waarvan {_n(v.los)} {'rij' if v.los == 1 else 'rijen'} die nergens bij {'hoort' if v.los == 1 else 'horen'}"
        if v.los
        else ""
    )


def _duur(seconden: float) -> str:
    return f"{seconden:.1f} s".replace(".", ",")


def _tempo(v: Verslag) -> str:
    gedaan = v.rijen - v.hervat
    tempo = f" ({_n(round(gedaan / v.seconden))} per seconde)" if v.seconden > 0 and gedaan >= _GENOEG else ""
    return tempo + (f"; {_n(v.hervat)} waren al klaar" if v.hervat else "")
