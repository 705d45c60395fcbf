"""`huurstelsel schema`: het JSON Schema van een document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.opdrachten.basis import Antwoord, als_json

if TYPE_CHECKING:
    import argparse


def argumenten(p: argparse.ArgumentParser) -> None:
    """De opdracht heeft geen argumenten."""
    p.set_defaults(opdracht=voer_uit)


def voer_uit(_: argparse.Namespace) -> Antwoord:
    """Schrijf het schema."""
    from huurstelsel.feiten import schema  # noqa: PLC0415 - zwaar

    return Antwoord(0, als_json(schema.schema()))
