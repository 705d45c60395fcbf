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
from importlib import import_module
from typing import IO, TYPE_CHECKING, Any, NoReturn

from huurstelsel.fouten import GebruikFout, InvoerFout, OnbekendeKeuze, RechtFout, bedoelde_u, waardoor
from huurstelsel.opdrachten import OPDRACHTEN
from huurstelsel.opdrachten.basis import AFGEBROKEN, FEITEN, GEBRUIK, LEZER_WEG, ONVERWACHT, RECHT, Antwoord, mislukt

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
        self.opties: tuple[str, ...] = ()
        self.opdracht = ""

    def eigen_opties(self) -> tuple[str, ...]:
        """De lange opties die hier kunnen, ook die van de onderdelen."""
        onderdelen = [deel for a in self._actions if isinstance(a.choices, dict) for deel in a.choices.values()]
        eigen = (naam for naam in self._option_string_actions if naam.startswith("--"))
        return (*eigen, *(naam for deel in onderdelen for naam in deel.eigen_opties()))

    def print_help(self, file: Any = None) -> NoReturn:  # noqa: ANN401, ARG002
        """Geef de uitleg als antwoord."""
        raise Klaar(Antwoord(0, self.format_help()))

    def error(self, message: str) -> NoReturn:
        """Meld verkeerd gebruik in het Nederlands."""
        zin = _vertaal(message, self.opties or self.eigen_opties())
        waar = self.opdracht if message.startswith("unrecognized") else ""  # de opdracht is er, haar optie niet
        raise Klaar(Antwoord(GEBRUIK, fout=f"{zin}\nZie: {self.prog}{waar} --help\n"))


class Versie(argparse.Action):
    """De optie --version."""

    def __call__(self, *_: object) -> NoReturn:
        """Geef de versie als antwoord."""
        from importlib.metadata import version  # noqa: PLC0415 - alleen hiervoor nodig

        raise Klaar(Antwoord(0, f"huurstelsel {version('huurstelsel')}\n"))


def _vertaal(melding: str, opties: Iterable[str]) -> str:
    if onbekend := re.match(r"argument (OPDRACHT|ONDERDEEL): invalid choice: '(.*?)' \(choose from (.*)\)", melding):
        wat, mogelijk = (
            "De opdracht" if onbekend[1] == "OPDRACHT" else "Het onderdeel",
            re.findall(r"[\w-]+", onbekend[3]),
        )
        return f"{wat} “{onbekend[2]}” bestaat niet.{bedoelde_u(onbekend[2], mogelijk)}"
    if vreemd := re.fullmatch(r"unrecognized arguments: (\S+).*", melding):
        return f"“{vreemd[1]}” hoort hier niet.{'' if vreemd[1] in opties else bedoelde_u(vreemd[1], opties)}"
    gevonden = ((re.fullmatch(engels, melding), zin) for engels, zin in _VERTALINGEN)
    return next((zin.format(*deel.groups()) for deel, zin in gevonden if deel), melding)


def ontleder(argumenten: Sequence[str]) -> Ontleder:
    """De opdrachten; alleen de gevraagde wordt geladen en krijgt haar argumenten."""
    alles = Ontleder(
        prog="huurstelsel",
        description="Nederlands huurprijsrecht: punten, maximale huurprijs, opslagen en segment, elke regel met haar artikel.",
    )
    alles.add_argument("--version", action=Versie, nargs=0, help="Toon de versie.")
    opdrachten = alles.add_subparsers(title="Opdrachten", metavar="OPDRACHT", required=True, parser_class=Ontleder)
    gevraagd = next((a for a in argumenten if a in OPDRACHTEN), None)
    for naam, opdracht in OPDRACHTEN.items():
        eigen = opdrachten.add_parser(naam, help=opdracht.regel, description=opdracht.uitleg)
        if naam == gevraagd:
            import_module(f"huurstelsel.opdrachten.{naam}").argumenten(eigen)
            alles.opties, alles.opdracht = eigen.eigen_opties(), f" {naam}"
    return alles


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
        _schrijf(sys.stderr, f"Schrijven is mislukt: {waardoor(e)}.\n")
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
            return Antwoord(GEBRUIK, fout=ontleder(()).format_help())
        return _antwoord(ontleder(argumenten).parse_args(argumenten))
    except Klaar as e:
        return e.antwoord
    except Exception as e:
        if sys.flags.dev_mode:
            raise
        zin = f"Onverwachte fout ({type(e).__name__}: {e}). Dit is een fout in huurstelsel; meld haar, met de uitvoer van python -X dev -m huurstelsel."
        return Antwoord(ONVERWACHT, fout=f"{zin}\n")


def _antwoord(gevraagd: argparse.Namespace) -> Antwoord:
    """Het antwoord van de opdracht; de fouten die zij meldt worden een antwoord met hun slotcode."""
    try:
        antwoord: Antwoord = gevraagd.opdracht(gevraagd)
    except (GebruikFout, OnbekendeKeuze) as e:
        return Antwoord(GEBRUIK, fout=f"{e}\n")
    except (InvoerFout, RechtFout) as e:
        from huurstelsel.lijst import als_fouten  # noqa: PLC0415 - alleen als het misgaat

        code = FEITEN if isinstance(e, InvoerFout) else RECHT
        return mislukt(code, als_fouten(e), json=getattr(gevraagd, "json", False))
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
