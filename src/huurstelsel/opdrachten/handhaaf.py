"""`huurstelsel handhaaf`: wat de gemeente kan vaststellen en doen, en met het beleid van de gemeente welke boete."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from huurstelsel.fouten import Fout, InvoerFout, OnbekendeKeuze, RechtFout
from huurstelsel.opdrachten.basis import (
    FEITEN,
    GEBRUIK,
    RECHT,
    Antwoord,
    breedte,
    datum,
    een_woonruimte,
    kamer_optie,
    kleur,
    lees,
    mislukt,
    recht_en_keuze,
)

if TYPE_CHECKING:
    import argparse

    from huurstelsel.huur.beslissing import Beslissing
    from huurstelsel.huur.gemeente import Gemeente


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument(
        "bestand",
        metavar="BESTAND",
        help="Feiten over de woning, haar huurovereenkomst en de verhuurder, in YAML of JSON.",
    )
    p.add_argument(
        "--peildatum",
        metavar="DATUM",
        type=datum,
        help="Dag van de constatering; gaat voor de peildatum in het bestand.",
    )
    p.add_argument(
        "--beleid", metavar="BESTAND", help="Het beleid van de gemeente: boetebedragen, vergunningplicht en toewijzing."
    )
    kamer_optie(p)
    recht_en_keuze(p)
    p.add_argument("--json", action="store_true", help="Schrijf de beslissingen als JSON.")
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Beslis, en schrijf elke beslissing met haar redenen."""
    from huurstelsel.lijst import als_fouten  # noqa: PLC0415
    from huurstelsel.uitleg.beslissingen import als_json, als_tekst  # noqa: PLC0415

    try:
        gemeente = _beleid(gevraagd.beleid)
        titel, gevonden, voorstellen = _handhaaf(gevraagd, gemeente)
    except OnbekendeKeuze as e:
        return Antwoord(GEBRUIK, fout=f"{e}\n")
    except (InvoerFout, RechtFout) as e:
        return mislukt(FEITEN if isinstance(e, InvoerFout) else RECHT, als_fouten(e), json=gevraagd.json)
    if gevraagd.json:
        return Antwoord(0, als_json(titel, gevonden, voorstellen=voorstellen))
    return Antwoord(0, als_tekst(titel, gevonden, breedte(), kleur=kleur(), voorstellen=voorstellen))


def _beleid(bestand: str | None) -> Gemeente | None:
    """Het beleid van de gemeente; elke fout noemt het bestand waarin zij staat."""
    if bestand is None:
        return None
    from huurstelsel.huur.gemeente import lees_gemeente  # noqa: PLC0415

    try:
        return lees_gemeente(Path(bestand))
    except InvoerFout as e:
        raise InvoerFout(Fout(f"{bestand}: {f.pad or 'beleid'}", f.code, f.zin) for f in e.fouten) from None


def _handhaaf(
    gevraagd: argparse.Namespace, gemeente: Gemeente | None
) -> tuple[str, tuple[Beslissing, ...], tuple[str, ...]]:
    from huurstelsel.huur.handhaving import handhaaf  # noqa: PLC0415
    from huurstelsel.regeling import Regeling  # noqa: PLC0415
    from huurstelsel.reken.datums import in_woorden  # noqa: PLC0415

    document = een_woonruimte(lees(gevraagd.bestand), gevraagd.peildatum, gevraagd.kamer)
    dag = gevraagd.peildatum or document.peildatum or date.today()  # noqa: DTZ011 - een Nederlandse kalenderdag
    regeling = Regeling.op(dag, document.woning.stelsel).met(keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)
    wie = "".join(f" · {deel}" for deel in (document.id, _naam(gemeente, dag)) if deel)
    voorstellen = tuple(v.id for v in regeling.voorstellen)
    return f"Handhaving op {in_woorden(dag)}{wie}", handhaaf(document, regeling, gemeente).beslissingen, voorstellen


def _naam(gemeente: Gemeente | None, dag: date) -> str:
    if gemeente is None:
        return ""
    return (
        f"gemeente {gemeente.naam}" if gemeente.geldt_op(dag) else f"het beleid van {gemeente.naam} geldt die dag niet"
    )
