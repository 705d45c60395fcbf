"""`huurstelsel recht`: wat het recht op een datum zegt, wat er verandert, wat huurstelsel ervan uitvoert, en een uitvoer als YAML."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.fouten import GebruikFout, NietGevonden, NogNietBekend, OnbekendeKeuze, waardoor
from huurstelsel.opdrachten.argumenten import datum, een_van
from huurstelsel.opdrachten.basis import ONVERWACHT, Antwoord, als_json, breedte, kleur, vandaag
from huurstelsel.recht import GELDEND, ontwerprecht

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import date

    from huurstelsel.recht.overzicht import Overzicht
    from huurstelsel.regeling import Regeling

_NAMEN = ("zelfstandig", "onzelfstandig", "woonwagen", "standplaats")


class _Kant(NamedTuple):
    """Een kant van een verschil zoals gegeven: een datum, een voorstel, of beide."""

    voorstellen: tuple[str, ...]
    dag: date | None


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument(
        "onderwerp",
        metavar="ONDERWERP",
        nargs="?",
        help="Eén onderwerp, uitgebreid: een naam zoals buitenruimte, een rubrieknummer, huurtabel of interpretaties.",
    )
    p.add_argument("--peildatum", metavar="DATUM", type=datum, help="Het recht van deze dag; zonder: vandaag.")
    p.add_argument(
        "--recht",
        metavar="VOORSTEL",
        action="append",
        default=[],
        help=f"Ontwerprecht: een naam of een bestand; “{GELDEND}” is het recht zelf. Vaker te geven.",
    )
    p.add_argument(
        "--stelsel",
        metavar="STELSEL",
        type=een_van(*_NAMEN, zin="Het stelsel “{tekst}” bestaat niet.{bedoeld} Kies {mogelijk}."),
        help="zelfstandig (zonder deze optie), onzelfstandig, woonwagen of standplaats.",
    )
    wijze = p.add_mutually_exclusive_group()
    wijze.add_argument(
        "--verschil",
        metavar=("A", "B"),
        nargs=2,
        type=_kant,
        help="Wat er verandert van A naar B: datums, of voorstellen (naam, of naam@datum).",
    )
    wijze.add_argument(
        "--dekking", action="store_true", help="Welke bepalingen huurstelsel uitvoert, en welke niet en waarom."
    )
    wijze.add_argument(
        "--export",
        metavar="MAP",
        nargs="?",
        const="-",
        help="Schrijf parameters en artikelen als YAML in de vorm van regelrecht; zonder MAP, of met “-”, naar de uitvoer.",
    )
    p.add_argument("--overschrijf", action="store_true", help="Vervang bij --export gelijknamige bestanden.")
    p.add_argument("--json", action="store_true", help="Schrijf de uitkomst als JSON.")
    p.set_defaults(opdracht=voer_uit)


def _kant(tekst: str) -> _Kant:
    """Een kant van --verschil: DATUM, VOORSTEL of VOORSTEL@DATUM."""
    naam, apenstaart, dag = tekst.rpartition("@")
    if apenstaart and naam and re.fullmatch(r"[\d-]+", dag):
        return _Kant(ontwerprecht([naam]), datum(dag))
    return _Kant((), datum(tekst)) if re.fullmatch(r"[\d-]+", tekst) else _Kant(ontwerprecht([tekst]), None)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Toon het recht, een verschil of de dekking, of schrijf het recht als YAML."""
    if zin := _verkeerd(gevraagd):
        raise GebruikFout(zin)
    if gevraagd.dekking:
        return _dekking(gevraagd)
    if gevraagd.export is not None:
        return _export(gevraagd)
    return _verschil(gevraagd) if gevraagd.verschil else _overzicht(gevraagd)


def _verkeerd(gevraagd: argparse.Namespace) -> str:
    """Wat er aan de combinatie van argumenten mankeert; leeg als niets."""
    voorstellen = ontwerprecht(gevraagd.recht)
    if gevraagd.dekking and (gevraagd.onderwerp or gevraagd.stelsel or voorstellen):
        return "Bij --dekking horen alleen --peildatum en --json."
    if gevraagd.verschil and (gevraagd.peildatum or voorstellen):
        return "Bij --verschil staan de datums en voorstellen in A en B; --peildatum en --recht horen daar niet bij."
    if gevraagd.export is not None and (gevraagd.onderwerp or gevraagd.json or voorstellen):
        return "Een export bevat al het geldende recht van één dag; onderwerp, --recht en --json horen daar niet bij."
    if gevraagd.overschrijf and gevraagd.export is None:
        return "--overschrijf hoort bij --export."
    return ""


def _regeling(dag: date, stelsel: str, voorstellen: Sequence[str] = ()) -> Regeling:
    """De regeling van een dag, ook als daarvan nog niet alle bedragen bekend of gevonden zijn."""
    from huurstelsel.regeling import Regeling  # noqa: PLC0415 - pas als de argumenten kloppen

    if voorstellen:
        return Regeling.op(dag, stelsel).met(voorstellen=voorstellen)
    try:
        return Regeling.op(dag, stelsel)
    except (NogNietBekend, NietGevonden):
        return Regeling(dag, stelsel)


def _overzicht(gevraagd: argparse.Namespace) -> Antwoord:
    if gevraagd.json:
        return Antwoord(0, als_json(boom(gevraagd)))
    from huurstelsel.uitleg.recht import als_tekst  # noqa: PLC0415

    gevonden, gekozen = _gevonden(gevraagd)
    return Antwoord(0, als_tekst(gevonden, breedte(), kleur=kleur(), gekozen=gekozen))


def boom(gevraagd: argparse.Namespace) -> dict[str, Any]:
    """Het recht, of één onderwerp, voor JSON."""
    from huurstelsel.uitleg.recht_json import als_dict  # noqa: PLC0415

    return als_dict(*_gevonden(gevraagd))


def _gevonden(gevraagd: argparse.Namespace) -> tuple[Overzicht, tuple[str, ...]]:
    """Het overzicht, en de gekozen onderwerpen (leeg: alle)."""
    from huurstelsel.recht.overzicht import overzicht  # noqa: PLC0415

    dag, voorstellen = gevraagd.peildatum or vandaag(), ontwerprecht(gevraagd.recht)
    regeling, gekozen = _gekozen(gevraagd, _regeling(dag, gevraagd.stelsel or _NAMEN[0], voorstellen))
    return overzicht(regeling, gekozen), gekozen


def _gekozen(gevraagd: argparse.Namespace, regeling: Regeling) -> tuple[Regeling, tuple[str, ...]]:
    """De gevraagde onderwerpen; is er geen stelsel gevraagd, dan bij het eerste stelsel dat ze gebruikt."""
    from huurstelsel.recht.overzicht import kies_onderwerp, stelsels_met  # noqa: PLC0415

    if gevraagd.onderwerp is None:
        return regeling, ()
    gekozen = kies_onderwerp(gevraagd.onderwerp, regeling)
    elders = stelsels_met(gekozen[0], regeling)
    if not elders or regeling.stelsel in elders:
        return regeling, gekozen
    if gevraagd.stelsel:
        melding = f"Het onderwerp {gekozen[0]} hoort niet bij stelsel {gevraagd.stelsel}, wel bij {elders[0]}."
        raise OnbekendeKeuze(melding)
    return replace(regeling, stelsel=elders[0]), gekozen


def _verschil(gevraagd: argparse.Namespace) -> Antwoord:
    from huurstelsel.recht.verschil import verschil  # noqa: PLC0415
    from huurstelsel.uitleg import rechtsverschil as uitleg  # noqa: PLC0415

    van, naar = (_regeling_van(kant, gevraagd) for kant in _met_datums(*gevraagd.verschil))
    naar, gekozen = _gekozen(gevraagd, naar)
    gevonden = verschil(replace(van, stelsel=naar.stelsel), naar, gekozen)
    if gevraagd.json:
        return Antwoord(0, als_json(uitleg.als_dict(gevonden)))
    return Antwoord(0, uitleg.als_tekst(gevonden, breedte(), kleur=kleur()))


def _regeling_van(kant: _Kant, gevraagd: argparse.Namespace) -> Regeling:
    return _regeling(kant.dag or vandaag(), gevraagd.stelsel or _NAMEN[0], kant.voorstellen)


def _met_datums(a: _Kant, b: _Kant) -> tuple[_Kant, _Kant]:
    """Een voorstel zonder datum krijgt die van de andere kant, en anders de dag waarop het in werking zou treden."""
    dag = a.dag or b.dag or next((d for kant in (a, b) for d in map(_inwerkingtreding, kant.voorstellen) if d), None)
    return a._replace(dag=a.dag or dag), b._replace(dag=b.dag or dag)


def _inwerkingtreding(naam: str) -> date | None:
    from huurstelsel.recht.voorstel import voorstel  # noqa: PLC0415 - alleen voor ontwerprecht

    gelezen = voorstel(naam)
    return gelezen.inwerkingtreding or gelezen.grondslag


def _dekking(gevraagd: argparse.Namespace) -> Antwoord:
    from huurstelsel.uitleg import dekking as uitleg  # noqa: PLC0415

    dag = gevraagd.peildatum or vandaag()
    if gevraagd.json:
        return Antwoord(0, als_json(uitleg.als_dict(dag)))
    return Antwoord(0, uitleg.als_tekst(dag, breedte(), kleur=kleur()))


def _export(gevraagd: argparse.Namespace) -> Antwoord:
    from huurstelsel.recht.overzicht import stelsels_op  # noqa: PLC0415
    from huurstelsel.recht.uitvoer_yaml import bestanden, schrijf  # noqa: PLC0415

    dag = gevraagd.peildatum or vandaag()
    namen = [gevraagd.stelsel] if gevraagd.stelsel else stelsels_op(dag)
    inhoud = bestanden([_regeling(dag, naam) for naam in namen])
    if gevraagd.export == "-":
        return Antwoord(0, "".join(inhoud.values()))
    try:
        geschreven = schrijf(Path(gevraagd.export), inhoud, overschrijf=gevraagd.overschrijf)
    except OSError as e:
        return Antwoord(
            ONVERWACHT, fout=f"Schrijven in {gevraagd.export} is mislukt: {waardoor(e)}. Er is niets geschreven.\n"
        )
    return Antwoord(0, "".join(f"{pad}\n" for pad in geschreven))
