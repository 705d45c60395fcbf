"""`huurstelsel indexeer`: wat een bedrag volgend jaar wordt bij een index, en of de gepubliceerde bedragen uit de regel volgen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.fouten import Fout, GebruikFout, OnbekendeKeuze, RechtFout, bedoelde_u
from huurstelsel.opdrachten.argumenten import jaar, percentage
from huurstelsel.opdrachten.basis import RECHT, Antwoord, als_json, breedte, kleur, mislukt

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from fractions import Fraction

    from huurstelsel.recht.indexatie_prognose import Prognose

HUURTABEL, MIDDENGRENS, COROP = "huurtabel", "middengrens", "corop"


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    zin = "Een regel (woz, inkomensgrenzen, …), een parameter (woz.onderdeel_1), huurtabel.SOORT, middengrens of corop; zonder: een lijst."
    p.add_argument("parameter", metavar="PARAMETER", nargs="?", help=zin)
    zin = "De index in procenten, bijvoorbeeld 3,65; zonder: het bekende indexcijfer, als dat er is."
    p.add_argument("--index", metavar="PERCENTAGE", type=percentage, help=zin)
    zin = "Ga uit van de bedragen van dit jaar; zonder: de laatst gepubliceerde."
    p.add_argument("--van", metavar="JAAR", type=jaar, help=zin)
    zin = "Reken elk gepubliceerd bedrag na, of die van PARAMETER, en noem elk verschil."
    p.add_argument("--controle", action="store_true", help=zin)
    p.add_argument("--json", action="store_true", help="Schrijf de uitkomst als JSON.")
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Maak een prognose of een controle, en schrijf haar in de gevraagde vorm."""
    if gevraagd.controle and (gevraagd.index is not None or gevraagd.van is not None):
        zin = "Bij --controle horen geen --index en --van."
        raise GebruikFout(zin)
    try:
        if gevraagd.controle:
            return _controle(gevraagd)
        if gevraagd.parameter is None:
            raise GebruikFout(_lijst())
        return _prognose(gevraagd)
    except OnbekendeKeuze:
        raise
    except RechtFout as e:
        return mislukt(RECHT, [Fout("parameter", "niet_gevonden", str(e))], json=gevraagd.json)


def namen() -> tuple[str, ...]:
    """Alles wat als PARAMETER kan."""
    from huurstelsel.recht.indexatie_bedragen import regels  # noqa: PLC0415
    from huurstelsel.recht.tabellen import SOORTEN  # noqa: PLC0415

    reeksen = (reeks for regel in regels().values() for reeks in regel.reeksen)
    return (*regels(), *reeksen, *(f"{HUURTABEL}.{soort}" for soort in SOORTEN), MIDDENGRENS, COROP)


def _lijst() -> str:
    """Wat er te kiezen is; zonder keuze is er niets te doen."""
    from huurstelsel.recht.indexatie_bedragen import regels  # noqa: PLC0415

    regels_ = "".join(f"  {id_:<32}{regel.naam}\n" for id_, regel in regels().items())
    tabellen = "".join(f"  {naam}\n" for naam in namen() if naam.startswith(HUURTABEL) or naam in {MIDDENGRENS, COROP})
    zin = "Geef een PARAMETER, of --controle. Te kiezen:"
    return f"{zin}\n{regels_}{tabellen}Ook elke parameter apart, bijvoorbeeld woz.onderdeel_1."


def _bekend(naam: str) -> str:
    if naam not in namen():
        zin = f"Voor “{naam}” is geen indexering bekend.{bedoelde_u(naam, namen())}"
        raise OnbekendeKeuze(zin)
    return naam


def _prognose(gevraagd: argparse.Namespace) -> Antwoord:
    from huurstelsel.uitleg import indexatie as uitleg  # noqa: PLC0415

    uit = prognoses(_bekend(gevraagd.parameter), gevraagd.index, gevraagd.van)
    if gevraagd.json:
        return Antwoord(0, als_json(uitleg.prognose_als_lijst(uit)))
    return Antwoord(0, uitleg.prognose_als_tekst(uit, breedte(), kleur=kleur()))


def prognoses(naam: str, index: Fraction | None, van: int | None) -> Sequence[Prognose]:
    """De prognoses van een regel, een parameter, een tabel of de COROP-gebieden.

    Raises:
        OnbekendeKeuze: bij een tabel of de COROP-gebieden hoort een index.
        RechtFout: van dat jaar is er niets.
    """
    from dataclasses import replace  # noqa: PLC0415

    from huurstelsel.recht import indexatie_bedragen as bedragen  # noqa: PLC0415
    from huurstelsel.recht import indexatie_prognose as prognose  # noqa: PLC0415

    if naam in bedragen.regels():
        return prognose.prognoses(bedragen.regels()[naam], index, van)
    regel = bedragen.regel_van(naam)
    if regel is not None:
        return prognose.prognoses(replace(regel, naam=bedragen.naam_van(naam), reeksen=(naam,)), index, van)
    if index is None:
        zin = f"Geef bij {naam} een --index; er is geen bekend na de laatste publicatie."
        raise OnbekendeKeuze(zin)
    if naam == COROP:
        return (prognose.coropprognose(index),)
    if naam == MIDDENGRENS:
        return (prognose.middengrens(index, van),)
    return (prognose.tabelprognose(naam.removeprefix(f"{HUURTABEL}."), index, van),)


def _controle(gevraagd: argparse.Namespace) -> Antwoord:
    from huurstelsel.recht.indexatie_controle import controles  # noqa: PLC0415
    from huurstelsel.recht.indexatie_tabellen import coropcontroles, tabelcontroles  # noqa: PLC0415
    from huurstelsel.uitleg import indexatie_controle as uitleg  # noqa: PLC0415

    naam = None if gevraagd.parameter is None else _bekend(gevraagd.parameter)
    soort = "zelfstandig" if naam == MIDDENGRENS else (naam or "").removeprefix(f"{HUURTABEL}.")
    bedragen = [c for c in controles() if naam in {None, c.regel.id, c.reeks}]
    tabellen = [t for t in tabelcontroles() if naam is None or t.soort == soort]
    corop = coropcontroles() if naam in {None, COROP} else ()
    if gevraagd.json:
        return Antwoord(0, als_json(uitleg.controle_als_dict(bedragen, tabellen, corop)))
    return Antwoord(0, uitleg.controle_als_tekst(bedragen, tabellen, corop, breedte(), kleur=kleur()))
