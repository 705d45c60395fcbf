"""Namen en tekst zoals zij in een SQL-vraag staan."""

from __future__ import annotations


def naam(woord: str) -> str:
    """De naam van een tabel, kolom of soort, tussen dubbele aanhalingstekens."""
    return '"{}"'.format(woord.replace('"', '""'))


def tekst(woord: str) -> str:
    """Een tekst, tussen enkele aanhalingstekens."""
    return "'{}'".format(woord.replace("'", "''"))
