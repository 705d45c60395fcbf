"""Wat de opdrachten delen die over een huurovereenkomst beslissen: haar document, haar regeling, en de beslissingen als antwoord."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.fouten import FeitenFout, Fout, GeenRecht, NogNietBekend, bedoelde_u
from huurstelsel.opdrachten.basis import Antwoord, als_json, breedte, kleur, lees_geen_lijst

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import date

    from huurstelsel.feiten.model import Document
    from huurstelsel.huur.beslissing import Beslissing
    from huurstelsel.regeling import Regeling


GEEN_LIJST = ("geen_enkele_woning", "Geef één woning, of een adres met kamers; een lijst kan hier niet.")


class Beslist(NamedTuple):
    """Wat een opdracht beslist: onder welke regeling, en per deel (bij een adres met kamers een per kamer) een titel met beslissingen."""

    regeling: Regeling
    delen: tuple[tuple[str, Sequence[Beslissing]], ...]

    def als_boom(self) -> dict[str, Any] | list[dict[str, Any]]:
        """De beslissingen voor JSON; meer delen zijn een lijst."""
        from huurstelsel.uitleg.beslissingen import als_dict  # noqa: PLC0415

        bomen = [als_dict(kop, beslissingen, voorstellen=ids(self.regeling)) for kop, beslissingen in self.delen]
        return bomen[0] if len(bomen) == 1 else bomen


def kamer_optie(p: argparse.ArgumentParser, verder: str = "") -> None:
    """De optie `--kamer`; `verder` is wat er bij deze opdracht nog over te zeggen is."""
    zin = "De id van één kamer, als het bestand een adres met kamers beschrijft."
    p.add_argument("--kamer", metavar="ID", help=f"{zin} {verder}".rstrip())


def lees_boom(bestand: str) -> dict[str, Any]:
    """De feiten in een bestand dat geen lijst is."""
    return lees_geen_lijst(bestand, *GEEN_LIJST)


def woonruimte(boom: dict[str, Any], peildatum: date | None, kamer: str | None) -> Document:
    """Het document van één woonruimte: dat van de feiten, of van een adres met kamers dat van de gekozen kamer.

    Args:
        peildatum: gaat voor de peildatum in de feiten.

    Raises:
        FeitenFout: feiten die niet kloppen, of geen kamer die zo heet; de zin noemt dan de kamers.
    """
    from huurstelsel.feiten.lezen import lees_document  # noqa: PLC0415

    document = lees_document(boom, peildatum)
    return document if kamer is None and not document.kamers else gekozen_kamer(document, kamer)


def gekozen_kamer(document: Document, kamer: str | None) -> Document:
    """Het document van één kamer van een adres.

    Raises:
        FeitenFout: er zijn geen kamers, er is geen gekozen, of geen heet zo.
    """
    from huurstelsel.feiten.adres import per_kamer  # noqa: PLC0415 - pas als het bestand leesbaar is

    namen = [k.id for k in document.kamers]
    if not namen:
        raise FeitenFout([Fout("kamers", "geen_kamers", "Dit bestand beschrijft geen kamers; laat --kamer weg.")])
    if kamer is None:
        raise FeitenFout([Fout("kamers", "kamer_kiezen", f"Kies een kamer met --kamer: {', '.join(namen)}.")])
    if kamer not in namen:
        zin = f"Er is op dit adres geen kamer “{kamer}”.{bedoelde_u(kamer, namen)} De kamers zijn: {', '.join(namen)}."
        raise FeitenFout([Fout("kamers", "kamer_onbekend", zin)])
    return per_kamer(document)[namen.index(kamer)].document


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


def antwoord(gevraagd: argparse.Namespace, beslist: Beslist) -> Antwoord:
    """Beslissingen onder hun titel, als tekst of als JSON."""
    from huurstelsel.uitleg.beslissingen import als_tekst  # noqa: PLC0415

    if gevraagd.json:
        return Antwoord(0, als_json(beslist.als_boom()))
    voorstellen = ids(beslist.regeling)
    teksten = (als_tekst(kop, b, breedte(), kleur=kleur(), voorstellen=voorstellen) for kop, b in beslist.delen)
    return Antwoord(0, "\n\n".join(teksten))
