"""`huurstelsel regime`: onder welk recht een huurovereenkomst valt, en in welk segment."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from huurstelsel.fouten import FeitenFout, InvoerFout, OnbekendeKeuze, RechtFout
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

    from huurstelsel.huur.sector import Regime


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument(
        "bestand", metavar="BESTAND", help="Feiten over de woning en haar huurovereenkomst, in YAML of JSON."
    )
    p.add_argument(
        "--peildatum", metavar="DATUM", type=datum, help="Gaat voor de peildatum in het bestand; zonder beide: vandaag."
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
        titel, gevonden, voorstellen = _regime(gevraagd)
    except OnbekendeKeuze as e:
        return Antwoord(GEBRUIK, fout=f"{e}\n")
    except (InvoerFout, RechtFout) as e:
        return mislukt(FEITEN if isinstance(e, InvoerFout) else RECHT, als_fouten(e), json=gevraagd.json)
    if gevraagd.json:
        return Antwoord(0, als_json(titel, gevonden.beslissingen, voorstellen=voorstellen))
    return Antwoord(0, als_tekst(titel, gevonden.beslissingen, breedte(), kleur=kleur(), voorstellen=voorstellen))


def _regime(gevraagd: argparse.Namespace) -> tuple[str, Regime, tuple[str, ...]]:
    from huurstelsel.huur.feiten import controleer_huurfeiten  # noqa: PLC0415
    from huurstelsel.huur.sector import regime  # noqa: PLC0415
    from huurstelsel.regeling import Regeling  # noqa: PLC0415
    from huurstelsel.reken.datums import in_woorden  # noqa: PLC0415

    document = een_woonruimte(lees(gevraagd.bestand), gevraagd.peildatum, gevraagd.kamer)
    if fouten := controleer_huurfeiten(document):
        raise FeitenFout(fouten)
    dag = gevraagd.peildatum or document.peildatum or date.today()  # noqa: DTZ011 - een Nederlandse kalenderdag
    regeling = Regeling.op(dag, document.woning.stelsel).met(keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)
    wie = f" · {document.id}" if document.id else ""
    return (
        f"Regime van de huurovereenkomst op {in_woorden(dag)}{wie}",
        regime(document, regeling),
        tuple(v.id for v in regeling.voorstellen),
    )
