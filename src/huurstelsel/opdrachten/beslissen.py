"""Wat de opdrachten delen die over een huurovereenkomst beslissen: haar document, haar regeling, en de beslissingen als antwoord."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.fouten import FeitenFout, Fout, GeenRecht, NogNietBekend
from huurstelsel.opdrachten.basis import Antwoord, als_json, breedte, kleur, lees

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import date

    from huurstelsel.feiten.model import Document
    from huurstelsel.huur.beslissing import Beslissing
    from huurstelsel.regeling import Regeling


def lees_woning(bestand: str, peildatum: date | None) -> Document:
    """Het document van één woning of kamer; `peildatum` gaat voor de peildatum in het bestand."""
    from huurstelsel.feiten.lezen import lees_document  # noqa: PLC0415

    boom = lees(bestand)
    if isinstance(boom, list) or boom.get("kamers"):
        zin = "Geef één woning of kamer; een lijst of adres met kamers kan hier niet."
        raise FeitenFout([Fout("", "geen_enkele_woning", zin)])
    return lees_document(boom, peildatum)


def regeling_op(
    dag: date, gevraagd: argparse.Namespace, stelsel: str = "zelfstandig", *, zonder_tabel: bool = False
) -> Regeling:
    """De regeling van een dag met de gevraagde voorstellen en lezingen.

    Args:
        zonder_tabel: zonder voorstel ook als het stelsel of de tabel van die dag er niet is; termijnen en percentages zijn er dan wel.
    """
    from huurstelsel.regeling import Regeling  # noqa: PLC0415

    try:
        regeling = Regeling.op(dag, stelsel)
    except (GeenRecht, NogNietBekend):
        if gevraagd.recht or not zonder_tabel:
            raise
        regeling = Regeling(dag, stelsel)
    return regeling.met(keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)


def ids(regeling: Regeling) -> tuple[str, ...]:
    """De namen van de voorstellen in een regeling."""
    return tuple(v.id for v in regeling.voorstellen)


def titel(*delen: str | None) -> str:
    """De delen die er zijn, met een punt ertussen."""
    return " · ".join(deel for deel in delen if deel)


def antwoord(gevraagd: argparse.Namespace, regeling: Regeling, *delen: tuple[str, Sequence[Beslissing]]) -> Antwoord:
    """Beslissingen onder hun titel, als tekst of als JSON; meer delen zijn in JSON een lijst."""
    from huurstelsel.uitleg.beslissingen import als_dict, als_tekst  # noqa: PLC0415

    voorstellen = ids(regeling)
    if gevraagd.json:
        bomen = [als_dict(kop, beslissingen, voorstellen=voorstellen) for kop, beslissingen in delen]
        return Antwoord(0, als_json(bomen[0] if len(bomen) == 1 else bomen))
    teksten = (als_tekst(kop, b, breedte(), kleur=kleur(), voorstellen=voorstellen) for kop, b in delen)
    return Antwoord(0, "\n\n".join(teksten))
