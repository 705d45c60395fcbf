"""`huurstelsel beleid indexatie`: de maximale huurprijsgrens door de jaren, met een of meer reeksen."""

from __future__ import annotations

import argparse
from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.fouten import GebruikFout
from huurstelsel.opdrachten.argumenten import bedrag, een_van, jaar, percentage
from huurstelsel.opdrachten.basis import Antwoord, als_json, breedte, kleur

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.beleid.indexatie import Vraag
    from huurstelsel.beleid.reeksen import Reeks

AFRONDINGEN = ("geen", "wettelijk", "cent", "cent_boven", "cent_beneden", "euro", "euro_boven", "euro_beneden")
VAN, TOT = 2010, 2024
VAN_DE_BRIEF = ["cpi", "cpi+1", "cao", "koopwoningen"]


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    zin = "cpi, cao, koopwoningen, met opslag als cpi+1, of een eigen reeks (CSV of YAML); de eerste is de basis. Zonder: de vier van de brief."
    p.add_argument("reeksen", metavar="REEKS", nargs="*", help=zin)
    p.add_argument("--brief", action="store_true", help="Leg de tabellen 1 en 2 van de brief van november 2025 cel voor cel naast wat eruit volgt.")  # fmt: skip
    p.add_argument("--begin", metavar="EURO", type=bedrag, help="De grens in het eerste jaar; zonder: € 500.")
    p.add_argument("--van", metavar="JAAR", type=jaar, default=VAN, help=f"Het eerste jaar; zonder: {VAN}.")
    p.add_argument("--tot", metavar="JAAR", type=jaar, default=TOT, help=f"Het laatste jaar; zonder: {TOT}.")
    zin = f"Hoe elk jaar wordt afgerond: {', '.join(AFRONDINGEN)}; zonder: niet."
    p.add_argument("--afronding", metavar="HOE", type=een_van(*AFRONDINGEN), default=AFRONDINGEN[0], help=zin)
    zin = "Verhoog de puntprijs in een jaar eenmalig, bijvoorbeeld 2024=10 (procent), na de index van dat jaar; vaker te geven."
    p.add_argument("--eenmalig", metavar="JAAR=PROCENT", type=_eenmalig, action="append", default=[], help=zin)
    zin = "Toon de grens ook tegen deze reeks van lonen, bijvoorbeeld cao."
    p.add_argument("--lonen", metavar="REEKS", help=zin)
    zin = "Toon de loop van een huur met deze jaarlijkse verhoging: sociaal, midden of vrij (de wettelijke percentages), of een reeks als cao+1."
    p.add_argument("--verhoging", metavar="WELKE", help=zin)
    p.add_argument("--huur", metavar="EURO", type=bedrag, help="Bij --verhoging: de huur in het eerste jaar; zonder: de grens.")  # fmt: skip
    p.add_argument("--json", action="store_true", help="Schrijf de uitkomst als JSON.")
    p.set_defaults(opdracht=voer_uit)


def _eenmalig(tekst: str) -> tuple[int, Fraction]:
    """Een jaar met een percentage."""
    wanneer, teken, hoeveel = tekst.partition("=")
    if teken:
        return jaar(wanneer), percentage(hoeveel)
    melding = f"Schrijf JAAR=PROCENT, bijvoorbeeld 2024=10; niet “{tekst}”."
    raise argparse.ArgumentTypeError(melding)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Reken elke reeks door, en schrijf haar naast de basis; of leg de brief naast wat eruit volgt."""
    from huurstelsel.beleid.reeksen import reeks_van, verschillend  # noqa: PLC0415

    if gevraagd.brief:
        return _brief(gevraagd)
    vraag = _vraag(gevraagd)
    reeksen = verschillend([reeks_van(tekst) for tekst in gevraagd.reeksen or VAN_DE_BRIEF])
    if gevraagd.verhoging is not None:
        return _samenspel(gevraagd, reeksen, vraag)
    return _grenzen(gevraagd, reeksen, vraag)


def _vraag(gevraagd: argparse.Namespace) -> Vraag:
    from huurstelsel.beleid.indexatie import AFRONDINGEN, Vraag  # noqa: PLC0415
    from huurstelsel.uitleg.beleid.indexatie import GEEN_BEGIN  # noqa: PLC0415

    if gevraagd.tot <= gevraagd.van:
        zin = f"Het laatste jaar ({gevraagd.tot}) moet na het eerste ({gevraagd.van}) liggen."
        raise GebruikFout(zin)
    if gevraagd.huur is not None and gevraagd.verhoging is None:
        zin = "Bij --huur hoort --verhoging."
        raise GebruikFout(zin)
    if gevraagd.lonen is not None and gevraagd.verhoging is not None:
        zin = "--lonen en --verhoging geven elk een eigen tabel; vraag ze los, of in een scenario samen."
        raise GebruikFout(zin)
    eenmalig = dict(gevraagd.eenmalig)
    if len(eenmalig) < len(gevraagd.eenmalig):
        zin = "Geef bij --eenmalig elk jaar één keer."
        raise GebruikFout(zin)
    if buiten := [j for j in eenmalig if not gevraagd.van <= j <= gevraagd.tot]:
        zin = f"Het jaar {buiten[0]} van --eenmalig ligt buiten {gevraagd.van} tot en met {gevraagd.tot}."
        raise GebruikFout(zin)
    begin = Fraction(gevraagd.begin if gevraagd.begin is not None else 500) * 100
    if not begin:
        raise GebruikFout(GEEN_BEGIN)
    return Vraag(begin, gevraagd.van, gevraagd.tot, AFRONDINGEN[gevraagd.afronding], eenmalig)


def _brief(gevraagd: argparse.Namespace) -> Antwoord:
    from huurstelsel.uitleg.beleid import brief as uitleg  # noqa: PLC0415

    anders = (gevraagd.van, gevraagd.tot, gevraagd.afronding) != (VAN, TOT, AFRONDINGEN[0])
    if anders or any(
        getattr(gevraagd, naam) not in (None, [])
        for naam in ("reeksen", "verhoging", "begin", "eenmalig", "lonen", "huur")
    ):
        zin = "Bij --brief horen geen reeksen en geen andere opties dan --json: de brief legt alles vast."
        raise GebruikFout(zin)
    return Antwoord(0, als_json(uitleg.als_dict()) if gevraagd.json else uitleg.als_tekst(breedte(), kleur=kleur()))


def _grenzen(gevraagd: argparse.Namespace, reeksen: Sequence[Reeks], vraag: Vraag) -> Antwoord:
    from huurstelsel.beleid.indexatie import grenzen  # noqa: PLC0415
    from huurstelsel.beleid.reeksen import reeks_van  # noqa: PLC0415
    from huurstelsel.uitleg.beleid import indexatie as uitleg  # noqa: PLC0415

    lopen = [(reeks, grenzen(reeks, vraag)) for reeks in reeksen]
    lonen = None if gevraagd.lonen is None else reeks_van(gevraagd.lonen)
    if gevraagd.json:
        return Antwoord(0, als_json(uitleg.als_dict(lopen, vraag, lonen)))
    return Antwoord(0, uitleg.als_tekst(lopen, vraag, lonen, breedte(), kleur=kleur()))


def _samenspel(gevraagd: argparse.Namespace, reeksen: Sequence[Reeks], vraag: Vraag) -> Antwoord:
    from huurstelsel.beleid.indexatie import grenzen  # noqa: PLC0415
    from huurstelsel.beleid.samenspel import huurloop, verhogingen  # noqa: PLC0415
    from huurstelsel.uitleg.beleid import indexatie as uitleg  # noqa: PLC0415

    huur = vraag.begin if gevraagd.huur is None else Fraction(gevraagd.huur) * 100
    verhoging = verhogingen(gevraagd.verhoging, vraag.jaren[1:])
    delen = [(reeks, huurloop(grenzen(reeks, vraag), huur, verhoging)) for reeks in reeksen]
    if gevraagd.json:
        return Antwoord(0, als_json(uitleg.samenspel_als_dict(delen, gevraagd.verhoging)))
    return Antwoord(0, uitleg.samenspel_als_tekst(delen, gevraagd.verhoging, breedte(), kleur=kleur()))
