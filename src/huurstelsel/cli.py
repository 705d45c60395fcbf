"""De opdrachtregel: `huurstelsel waardeer`, `huurstelsel schema` en `huurstelsel voorbeeld`.

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
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple, NoReturn

from huurstelsel.fouten import FeitenFout, Fout, OnbekendeKeuze, RechtFout, bedoelde_u

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.feiten.lezen_lijst import Deel
    from huurstelsel.lijst import Regel
    from huurstelsel.regeling import Regeling
    from huurstelsel.uitkomst import Uitkomst

ONVERWACHT, GEBRUIK, FEITEN, RECHT, AFGEBROKEN, LEZER_WEG = 1, 2, 3, 4, 130, 141
BREEDSTE = 120  # breder leest een tabel niet prettiger

_OPDRACHTEN = ("waardeer", "schema", "voorbeeld")
_OPTIES = ("--peildatum", "--json", "--vera", "--keuze", "--help", "--version")
_VERTALINGEN = (
    (r"the following arguments are required: (.*)", "Geef {0}."),
    (r"argument (\S+): expected one argument", "Geef een waarde bij {0}."),
    (r"argument (\S+): not allowed with argument (\S+)", "Kies {1} of {0}, niet beide."),
    (r"argument (\S+): ignored explicit argument .*", "Bij {0} hoort geen waarde."),
    (r"argument --\S+: (.*)", "{0}"),
)


class Antwoord(NamedTuple):
    """Wat een opdracht schrijft en met welke code zij eindigt."""

    code: int
    uit: str = ""
    fout: str = ""


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
    _waardeer_argumenten(
        opdrachten.add_parser(
            "waardeer",
            help="Waardeer een woning, of een lijst van woningen.",
            description="Waardeer een woning: puntentelling, maximale huurprijs en opslagen. Een lijst geeft een tabel met één regel per woning.",
        )
    )
    zin = "Schrijf het JSON Schema van een document met feiten."
    opdrachten.add_parser("schema", help=zin, description=zin).set_defaults(opdracht=_schema)
    zin = "Schrijf een voorbeeld met uitleg, om zelf in te vullen."
    opdrachten.add_parser("voorbeeld", help=zin, description=zin).set_defaults(opdracht=_voorbeeld)
    return alles


def _waardeer_argumenten(p: Ontleder) -> None:
    p.add_argument(
        "bestand",
        metavar="BESTAND",
        help="Feiten in YAML of JSON, een VERA-Eenheid, of een lijst daarvan; “-” leest van de standaardinvoer.",
    )
    p.add_argument(
        "--peildatum",
        metavar="DATUM",
        type=_datum,
        help="Gaat voor de peildatum in het bestand; zonder beide: vandaag.",
    )
    vorm = p.add_mutually_exclusive_group()
    vorm.add_argument("--json", action="store_true", help="Schrijf de uitkomst als JSON.")
    vorm.add_argument("--vera", action="store_true", help="Schrijf een VERA-WoningwaarderingResultaat.")
    p.add_argument(
        "--keuze",
        metavar="NAAM=WAARDE",
        type=_keuze,
        action="append",
        default=[],
        help="Kies een andere lezing van een twijfelachtige bepaling; vaker te geven.",
    )
    p.set_defaults(opdracht=_waardeer)


def _datum(tekst: str) -> date:
    delen = re.fullmatch(r"(\d{1,2})-(\d{1,2})-(\d{4})", tekst.strip())
    omgekeerd = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", tekst.strip())
    try:
        if delen:
            return date(int(delen[3]), int(delen[2]), int(delen[1]))
        if omgekeerd:
            return date(int(omgekeerd[1]), int(omgekeerd[2]), int(omgekeerd[3]))
    except ValueError:
        pass
    melding = f"“{tekst}” is geen bestaande datum; schrijf jjjj-mm-dd, bijvoorbeeld 2026-01-01."
    raise argparse.ArgumentTypeError(melding)


def _keuze(tekst: str) -> tuple[str, str]:
    naam, _, waarde = tekst.partition("=")
    if not naam.strip() or not waarde.strip():
        melding = f"Schrijf een keuze als NAAM=WAARDE; niet “{tekst}”."
        raise argparse.ArgumentTypeError(melding)
    return naam.strip(), waarde.strip()


def _schema(_: argparse.Namespace) -> Antwoord:
    from huurstelsel.feiten import schema  # noqa: PLC0415 - zwaar, en alleen hier nodig

    return Antwoord(0, _als_json(schema.schema()))


def _voorbeeld(_: argparse.Namespace) -> Antwoord:
    return Antwoord(0, (Path(__file__).parent / "feiten" / "voorbeeld.yaml").read_text(encoding="utf-8"))


def _waardeer(gevraagd: argparse.Namespace) -> Antwoord:
    try:
        boom = _lees(gevraagd.bestand)
        if isinstance(boom, list):
            return _waardeer_lijst(gevraagd, boom)
        uitkomsten = _uitkomsten(boom, gevraagd.peildatum, dict(gevraagd.keuze))
        if boom.get("kamers"):
            from huurstelsel.lijst import Regel  # noqa: PLC0415 - een adres met kamers is een lijst

            lijst = _lijst(gevraagd, [Regel("", uitkomst.id, boom, uitkomst, ()) for uitkomst in uitkomsten])
            if gevraagd.json or gevraagd.vera:
                return lijst
            return Antwoord(0, "\n\n".join([lijst.uit, *(_weergave(gevraagd, u, boom) for u in uitkomsten)]))
        return Antwoord(0, _weergave(gevraagd, uitkomsten[0], boom))
    except OnbekendeKeuze as e:
        return Antwoord(GEBRUIK, fout=f"{e}\n")
    except (FeitenFout, RechtFout) as e:
        from huurstelsel.lijst import als_fouten  # noqa: PLC0415 - alleen als het misgaat

        return _mislukt(FEITEN if isinstance(e, FeitenFout) else RECHT, als_fouten(e), json=gevraagd.json)


def _waardeer_lijst(gevraagd: argparse.Namespace, delen: list[Deel]) -> Antwoord:
    """Elke woning van een lijst; wat goed gaat wordt geschreven, wat misgaat staat op stderr met zijn plaats."""
    from huurstelsel.lijst import waardeer_lijst  # noqa: PLC0415

    gc.enable()  # een lijst duurt lang genoeg om op te ruimen
    keuzes = dict(gevraagd.keuze)
    return _lijst(gevraagd, list(waardeer_lijst(delen, lambda feiten: _uitkomsten(feiten, gevraagd.peildatum, keuzes))))


def _lijst(gevraagd: argparse.Namespace, regels: list[Regel]) -> Antwoord:
    from huurstelsel.uitleg import lijst  # noqa: PLC0415
    from huurstelsel.uitleg.blad import schoon  # noqa: PLC0415

    vorm = lijst.als_json if gevraagd.json else lijst.als_vera if gevraagd.vera else None
    uit = lijst.als_tabel(regels, _breedte(), kleur=_kleur()) if vorm is None else vorm(regels) + "\n"
    fout = "".join(f"{schoon(f'{r.id}: {f}' if r.id else str(f))}\n" for r in regels for f in r.fouten)
    return Antwoord(FEITEN if fout else 0, uit, fout)


def _lees(bestand: str) -> dict[str, Any] | list[Deel]:
    from huurstelsel.feiten.lezen_lijst import MAX_LIJST_BYTES, lees_bestand, lees_inhoud  # noqa: PLC0415

    if bestand != "-":
        return lees_bestand(Path(bestand))
    return lees_inhoud(b"" if sys.stdin is None else sys.stdin.buffer.read(MAX_LIJST_BYTES + 1))


def _uitkomsten(boom: dict[str, Any], peildatum: date | None, keuzes: dict[str, str]) -> Sequence[Uitkomst]:
    """Eén uitkomst, of bij een adres met kamers een per kamer."""
    from huurstelsel.waardering import waardeer, waardeer_adres  # noqa: PLC0415 - pas als het bestand leesbaar is

    regeling: Regeling | date | None = peildatum
    if keuzes:
        from huurstelsel.feiten.lezen import lees_document  # noqa: PLC0415
        from huurstelsel.regeling import Regeling  # noqa: PLC0415

        dag = peildatum or lees_document(boom).peildatum or date.today()  # noqa: DTZ011 - een Nederlandse kalenderdag
        regeling = Regeling.op(dag).met(keuzes=keuzes)
    return waardeer_adres(boom, regeling) if boom.get("kamers") else (waardeer(boom, regeling),)


def _weergave(gevraagd: argparse.Namespace, uitkomst: Uitkomst, boom: dict[str, Any]) -> str:
    """De gevraagde vorm; elke vorm laadt alleen zichzelf."""
    from huurstelsel.lijst import document_van  # noqa: PLC0415

    document = document_van(boom)
    if gevraagd.json:
        from huurstelsel.uitleg.als_json import als_json  # noqa: PLC0415

        return als_json(uitkomst) + "\n"
    if gevraagd.vera:
        from huurstelsel.uitleg.vera import naar_json, naar_vera  # noqa: PLC0415

        return naar_json(naar_vera(uitkomst, document)) + "\n"
    from huurstelsel.uitleg.tekst import als_tekst  # noqa: PLC0415

    return als_tekst(uitkomst, _breedte(), kleur=_kleur(), namen=_namen(document["woning"].get("ruimten") or ()))


def _namen(ruimten: Sequence[dict[str, Any]]) -> dict[str, str]:
    """Id → naam van de ruimten; bij een naam die vaker voorkomt staat de id erbij."""
    namen = {
        str(ruimte.get("id") or f"ruimte-{i}"): str(ruimte.get("naam") or "") for i, ruimte in enumerate(ruimten, 1)
    }
    vaak = [naam for naam in namen.values() if list(namen.values()).count(naam) > 1]
    return {id_: f"{naam} ({id_})" if naam in vaak else naam for id_, naam in namen.items() if naam}


def _mislukt(code: int, fouten: Sequence[Fout], *, json: bool) -> Antwoord:
    from huurstelsel.uitleg.blad import schoon  # noqa: PLC0415

    regels = "".join(f"{schoon(str(fout))}\n" for fout in fouten)
    lijst = [{"pad": fout.pad, "code": fout.code, "zin": fout.zin} for fout in fouten]
    return Antwoord(code, _als_json({"fouten": lijst}) if json else "", regels)


def _als_json(waarde: object) -> str:
    import json  # noqa: PLC0415

    return json.dumps(waarde, ensure_ascii=False, indent=2) + "\n"


def _breedte() -> int:
    from shutil import get_terminal_size  # noqa: PLC0415

    return max(40, min(get_terminal_size((80, 24)).columns, BREEDSTE))


def _kleur() -> bool:
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


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
