"""Bibliotheken die alleen voor een deel van het werk nodig zijn."""

from __future__ import annotations

from importlib.util import find_spec

from huurstelsel.fouten import FeitenFout, Fout


def eis(module: str, waarvoor: str, extra: str = "portefeuille") -> None:
    """Zeg welke extra ontbreekt, voordat er iets wordt uitgerekend.

    Raises:
        FeitenFout: de bibliotheek is niet geïnstalleerd.
    """
    if find_spec(module) is None:
        zin = f'Voor {waarvoor} is {module} nodig. Installeer het met: pip install "huurstelsel[{extra}]"'
        raise FeitenFout([Fout("", "bibliotheek_ontbreekt", zin)])
