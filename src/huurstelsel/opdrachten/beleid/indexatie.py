"""`huurstelsel beleid indexatie`: de maximale huurprijsgrens door de jaren, met een of meer reeksen."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.fouten import GebruikFout
from huurstelsel.opdrachten.argumenten import bedrag, een_van, jaar
from huurstelsel.opdrachten.basis import Antwoord, als_json, breedte, kleur

if TYPE_CHECKING:
    import argparse

AFRONDINGEN = ("geen", "wettelijk", "cent", "cent_boven", "cent_beneden", "euro", "euro_boven", "euro_beneden")


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    zin = "cpi, cao, koopwoningen, met opslag als cpi+1, of een eigen reeks (CSV of YAML); de eerste is de basis. Zonder: alle vier van de brief."
    p.add_argument("reeksen", metavar="REEKS", nargs="*", default=["cpi", "cpi+1", "cao", "koopwoningen"], help=zin)
    p.add_argument("--begin", metavar="EURO", type=bedrag, default=bedrag("500"), help="De grens in het eerste jaar; zonder: € 500.")  # fmt: skip
    p.add_argument("--van", metavar="JAAR", type=jaar, default=2010, help="Het eerste jaar; zonder: 2010.")
    p.add_argument("--tot", metavar="JAAR", type=jaar, default=2024, help="Het laatste jaar; zonder: 2024.")
    zin = f"Hoe elk jaar wordt afgerond: {', '.join(AFRONDINGEN)}; zonder: niet."
    p.add_argument("--afronding", metavar="HOE", type=een_van(*AFRONDINGEN), default="geen", help=zin)
    p.add_argument("--json", action="store_true", help="Schrijf de uitkomst als JSON.")
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Reken elke reeks door, en schrijf haar naast de basis."""
    from huurstelsel.beleid import indexatie  # noqa: PLC0415
    from huurstelsel.beleid.reeksen import reeks_van  # noqa: PLC0415
    from huurstelsel.uitleg.beleid import indexatie as uitleg  # noqa: PLC0415

    if gevraagd.tot <= gevraagd.van:
        zin = f"Het laatste jaar ({gevraagd.tot}) moet na het eerste ({gevraagd.van}) liggen."
        raise GebruikFout(zin)
    vraag = indexatie.Vraag(Fraction(gevraagd.begin) * 100, gevraagd.van, gevraagd.tot, indexatie.AFRONDINGEN[gevraagd.afronding])  # fmt: skip
    reeksen = [reeks_van(tekst) for tekst in gevraagd.reeksen]
    if gevraagd.json:
        return Antwoord(0, als_json(uitleg.als_dict(reeksen, vraag)))
    return Antwoord(0, uitleg.als_tekst(reeksen, vraag, breedte(), kleur=kleur()))
