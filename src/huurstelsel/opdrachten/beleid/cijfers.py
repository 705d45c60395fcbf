"""`huurstelsel beleid cijfers`: elk gedrukt cijfer van de stukken dat op te tellen of te delen is, met zijn controle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.opdrachten.argumenten import een_van
from huurstelsel.opdrachten.basis import Antwoord, als_json, breedte, kleur

if TYPE_CHECKING:
    import argparse

STUKKEN = ("brief_2025", "brief_2022", "ontwerp_2023", "regeling_2024")


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument("--stuk", metavar="STUK", type=een_van(*STUKKEN), help=f"Alleen de cijfers van dit stuk: {', '.join(STUKKEN)}.")  # fmt: skip
    p.add_argument("--json", action="store_true", help="Schrijf de uitkomst als JSON.")
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Toon elk cijfer met zijn som en oordeel."""
    from huurstelsel.beleid.cijfers import cijfers  # noqa: PLC0415
    from huurstelsel.uitleg.beleid import cijfers as uitleg  # noqa: PLC0415

    gekozen = [c for c in cijfers() if gevraagd.stuk in {None, c.stuk.id}]
    if gevraagd.json:
        return Antwoord(0, als_json(uitleg.als_dict(gekozen)))
    return Antwoord(0, uitleg.als_tekst(gekozen, breedte(), kleur=kleur()))
