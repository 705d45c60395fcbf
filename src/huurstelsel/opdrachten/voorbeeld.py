"""`huurstelsel voorbeeld`: een document met uitleg, om zelf in te vullen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from huurstelsel.opdrachten.basis import Antwoord

if TYPE_CHECKING:
    import argparse


def argumenten(p: argparse.ArgumentParser) -> None:
    """De opdracht heeft geen argumenten."""
    p.set_defaults(opdracht=voer_uit)


def voer_uit(_: argparse.Namespace) -> Antwoord:
    """Schrijf het voorbeeld."""
    return Antwoord(0, (Path(__file__).parents[1] / "feiten" / "voorbeeld.yaml").read_text(encoding="utf-8"))
