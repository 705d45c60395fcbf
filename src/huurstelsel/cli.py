"""De opdrachtregel `huurstelsel`; elke opdracht staat in `opdrachten`.

Een opdracht geeft een `Antwoord`; alleen `main` schrijft. Slotcodes: 0 gelukt, 1 onverwachte fout, 2 verkeerd gebruik,
3 de feiten kloppen niet (in een lijst: van ten minste één woning), 4 er is geen recht voor die datum, 130 afgebroken, 141 de
lezer is weg.
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NoReturn

from huurstelsel.fouten import bedoelde_u
from huurstelsel.opdrachten import recht, regime, tijdlijn, vergelijk, waardeer
from huurstelsel.opdrachten.basis import AFGEBROKEN, GEBRUIK, LEZER_WEG, ONVERWACHT, Antwoord, als_json

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPDRACHTEN = ("waardeer", "vergelijk", "tijdlijn", "recht", "regime", "schema", "voorbeeld")
_OPTIES = (
    "--peildatum",
    "--peildatum-b",
    "--recht",
    "--recht-b",
    "--json",
    "--vera",
    "--keuze",
    "--keuze-b",
    "--stelsel",
    "--verschil",
    "--dekking",
    "--export",
    "--overschrijf",
    "--vanaf",
    "--tot",
    "--figuur",
    "--help",
    "--version",
)
_VERTALINGEN = (
    (r"the following arguments are required: (.*)", "Geef {0}."),
    (r"argument (\S+): expected one argument", "Geef een waarde bij {0}."),
    (r"argument (\S+): expected 2 arguments", "Geef twee waarden bij {0}, bijvoorbeeld 2025-12-31 2026-01-01."),
    (r"argument (\S+): not allowed with argument (\S+)", "Kies {1} of {0}, niet beide."),
    (r"argument (\S+): ignored explicit argument .*", "Bij {0} hoort geen waarde."),
    (r"argument --\S+: (.*)", "{0}"),
)


class Klaar(Exception):
    """Het antwoord is bekend zonder een opdracht uit te voeren: uitleg, versie of verkeerd gebruik."""

    def __init__(self, antwoord: Antwoord) -> None:
        """Bewaar het antwoord."""
        self.antwoord = antwoord
        super().__init__()


class Opmaak(argparse.HelpFormatter):
    """Uitleg met Nederlandse koppen."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:  # noqa: ANN401
        """Begin met “Gebruik:”."""
        super().add_usage(usage, actions, groups, "Gebruik: " if prefix is None else prefix)


class Ontleder(argparse.ArgumentParser):
    """Ontleder van argumenten die Nederlands spreekt en niets zelf schrijft."""

    def __init__(self, **rest: Any) -> None:  # noqa: ANN401 - de argumenten van ArgumentParser
        """Geen afkortingen van opties: een nieuwe optie mag een oud script niet breken."""
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=Opmaak, **rest)
        self._positionals.title, self._optionals.title = "Argumenten", "Opties"
        self.add_argument("-h", "--help", action="help", help="Toon deze uitleg.")

    def print_help(self, file: Any = None) -> NoReturn:  # noqa: ANN401, ARG002
        """Geef de uitleg als antwoord."""
        raise Klaar(Antwoord(0, self.format_help()))

    def error(self, message: str) -> NoReturn:
        """Meld verkeerd gebruik in het Nederlands."""
        raise Klaar(Antwoord(GEBRUIK, fout=f"{_vertaal(message)}\nZie: {self.prog} --help\n"))


class Versie(argparse.Action):
    """De optie --version."""

    def __call__(self, *_: object) -> NoReturn:
        """Geef de versie als antwoord."""
        from importlib.metadata import version  # noqa: PLC0415 - alleen hiervoor nodig

        raise Klaar(Antwoord(0, f"huurstelsel {version('huurstelsel')}\n"))


def _vertaal(melding: str) -> str:
    if onbekend := re.match(r"argument OPDRACHT: invalid choice: '(.*?)' \(", melding):
        return f"De opdracht “{onbekend[1]}” bestaat niet.{bedoelde_u(onbekend[1], _OPDRACHTEN)}"
    if vreemd := re.fullmatch(r"unrecognized arguments: (\S+).*", melding):
        return f"“{vreemd[1]}” hoort hier niet.{'' if vreemd[1] in _OPTIES else bedoelde_u(vreemd[1], _OPTIES)}"
    gevonden = ((re.fullmatch(engels, melding), zin) for engels, zin in _VERTALINGEN)
    return next((zin.format(*deel.groups()) for deel, zin in gevonden if deel), melding)


def ontleder() -> Ontleder:
    """De opdrachten met hun argumenten."""
    alles = Ontleder(
        prog="huurstelsel",
        description="Nederlands huurprijsrecht: punten, maximale huurprijs, opslagen en segment, elke regel met haar artikel.",
    )
    alles.add_argument("--version", action=Versie, nargs=0, help="Toon de versie.")
    opdrachten = alles.add_subparsers(title="Opdrachten", metavar="OPDRACHT", required=True, parser_class=Ontleder)
    waardeer.argumenten(
        opdrachten.add_parser(
            "waardeer",
            help="Waardeer een woning, of een lijst van woningen.",
            description="Waardeer een woning: puntentelling, maximale huurprijs en opslagen. Een lijst geeft een tabel met één regel per woning.",
        )
    )
    vergelijk.argumenten(
        opdrachten.add_parser(
            "vergelijk",
            help="Leg twee puntentellingen naast elkaar.",
            description="Vergelijk twee puntentellingen: van twee bestanden, of van één bestand op twee peildata of onder ander recht. Elk verschil staat bij zijn post, met zijn oorzaak, punten en huur.",
        )
    )
    tijdlijn.argumenten(
        opdrachten.add_parser(
            "tijdlijn",
            help="Toon een woning op alle peildata.",
            description="Een woning op alle peildata: punten, maximale huurprijs, opslag en segment per periode, en wat er bij elke stap verandert. Met --figuur ook als figuur.",
        )
    )
    recht.argumenten(
        opdrachten.add_parser(
            "recht",
            help="Toon wat het recht op een datum zegt, of wat er verandert.",
            description="Het recht op een datum: parameters met artikel, bron en zekerheid, de huurtabel en de interpretaties. Met --verschil wat er verandert, met --dekking wat huurstelsel uitvoert, met --export als YAML.",
        )
    )
    zin = "Zeg onder welk recht en in welk segment een huurovereenkomst valt."
    regime.argumenten(opdrachten.add_parser("regime", help=zin, description=zin))
    zin = "Schrijf het JSON Schema van een document met feiten."
    opdrachten.add_parser("schema", help=zin, description=zin).set_defaults(opdracht=_schema)
    zin = "Schrijf een voorbeeld met uitleg, om zelf in te vullen."
    opdrachten.add_parser("voorbeeld", help=zin, description=zin).set_defaults(opdracht=_voorbeeld)
    return alles


def _schema(_: argparse.Namespace) -> Antwoord:
    from huurstelsel.feiten import schema  # noqa: PLC0415 - zwaar, en alleen hier nodig

    return Antwoord(0, als_json(schema.schema()))


def _voorbeeld(_: argparse.Namespace) -> Antwoord:
    return Antwoord(0, (Path(__file__).parent / "feiten" / "voorbeeld.yaml").read_text(encoding="utf-8"))


def main(argumenten: Sequence[str] | None = None) -> int:
    """Voer een opdracht uit en geef haar slotcode; schrijft nooit een traceback (behalve met `python -X dev`)."""
    if argumenten is None:
        _snelle_start()
    try:
        antwoord = _voer_uit(sys.argv[1:] if argumenten is None else argumenten)
        _schrijf(sys.stderr, antwoord.fout)
        _schrijf(sys.stdout, antwoord.uit)
    except KeyboardInterrupt:
        return AFGEBROKEN
    except BrokenPipeError:
        _naar_niets()
        return LEZER_WEG
    except OSError as e:
        _naar_niets()
        _schrijf(sys.stderr, f"Schrijven is mislukt: {e.strerror}.\n")
        return ONVERWACHT
    return antwoord.code


def _snelle_start() -> None:
    """Een proces van een halve seconde: geen vuilnis ophalen, geen plug-ins zoeken, geen rekendraden starten."""
    gc.disable()
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _voer_uit(argumenten: Sequence[str]) -> Antwoord:
    try:
        if not argumenten:
            return Antwoord(GEBRUIK, fout=ontleder().format_help())
        gevraagd = ontleder().parse_args(argumenten)
        antwoord: Antwoord = gevraagd.opdracht(gevraagd)
    except Klaar as e:
        return e.antwoord
    except Exception as e:
        if sys.flags.dev_mode:
            raise
        zin = f"Onverwachte fout ({type(e).__name__}: {e}). Dit is een fout in huurstelsel; meld haar, met de uitvoer van python -X dev -m huurstelsel."
        return Antwoord(ONVERWACHT, fout=f"{zin}\n")
    return antwoord


def _schrijf(stroom: IO[str] | None, tekst: str) -> None:
    """Schrijf UTF-8, wat de omgeving ook als codering opgeeft."""
    if stroom is None or not tekst:
        return
    if hasattr(stroom, "buffer"):
        stroom.flush()
        stroom.buffer.write(tekst.encode("utf-8", "replace"))
    else:
        stroom.write(tekst)
    stroom.flush()


def _naar_niets() -> None:
    """De lezer is weg: laat wat nog in de buffer staat nergens heen gaan, anders klaagt Python bij het afsluiten."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
