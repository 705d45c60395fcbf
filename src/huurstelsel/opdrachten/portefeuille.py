"""`huurstelsel portefeuille`: veel woningen in één keer, van bestand naar bestand."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import GebruikFout, waardoor
from huurstelsel.opdrachten.argumenten import datum, recht_en_keuze
from huurstelsel.opdrachten.basis import FEITEN, ONVERWACHT, Antwoord, als_json, vandaag
from huurstelsel.opdrachten.registers import grenzen, registeropties

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterator

    from huurstelsel.portefeuille.run import Aanvulling


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    zin = (
        "Een geneste Parquet, losse tabellen (map, DuckDB of Excel), JSON Lines, of een JSON- of YAML-lijst (ook VERA)."
    )
    p.add_argument("invoer", metavar="IN", nargs="?", help=zin)
    zin = "Uitvoer: .parquet, .csv of .xlsx; afgekeurde rijen komen in UIT.afgekeurd, een regel JSON per woning."
    p.add_argument("uitvoer", metavar="UIT", nargs="?", help=zin)
    p.add_argument("--peildatum", metavar="DATUM", type=datum, help="Peildatum voor alle woningen; zonder: vandaag.")
    recht_en_keuze(p)
    zin = "Neem deze kolom van de invoer ongewijzigd mee; vaker te geven. In .csv komt een ' voor tekst die een rekenblad als formule leest."
    p.add_argument("--behoud", metavar="KOLOM", action="append", default=[], help=zin)
    zin = (
        "Geef ook de hoogste huurprijs na een verhoging op deze dag, zoals `huurstelsel verhoog`; dat gaat per woning."
    )
    p.add_argument("--verhoging", metavar="DATUM", type=datum, help=zin)
    registeropties(p)
    p.add_argument(
        "--streng", action="store_true", help="Stop bij de eerste woning die niet klopt; er wordt dan niets geschreven."
    )
    zin = "Schrijf ook het grootboek: elke post van elke gewaardeerde woning, als .parquet of .csv; van een bereik de laagste invulling."
    p.add_argument("--posten", metavar="POSTEN", help=zin)
    zin = "Schrijf ook wat aan de gegevens opvalt, als .json: wat ontbreekt, buiten bereik is of elkaar tegenspreekt, en om hoeveel punten het gaat."
    p.add_argument("--kwaliteit", metavar="BESTAND", help=zin)
    p.add_argument("--json", action="store_true", help="Schrijf het verslag als JSON.")
    p.add_argument("--stil", action="store_true", help="Toon geen voortgang.")
    p.add_argument("--schema", action="store_true", help="Toon de kolommen van de invoer en de uitvoer, en stop.")
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Waardeer een portefeuille, en schrijf een verslag."""
    if gevraagd.schema:
        return Antwoord(0, _schema())
    if gevraagd.invoer is None or gevraagd.uitvoer is None:
        melding = "Geef IN en UIT.\nZie: huurstelsel portefeuille --help"
        raise GebruikFout(melding)
    from concurrent.futures import BrokenExecutor  # noqa: PLC0415

    gc.enable()
    try:
        return _draai(gevraagd)
    except OSError as e:
        return Antwoord(ONVERWACHT, fout=f"Lezen of schrijven is mislukt: {waardoor(e)}.\n")
    except BrokenExecutor:
        return Antwoord(
            ONVERWACHT, fout=f"Een werkproces is weggevallen, meestal omdat het geheugen vol was. {_VERDER}"
        )
    except MemoryError:
        return Antwoord(ONVERWACHT, fout=f"Het geheugen is vol. {_VERDER}")


_VERDER = "Er is geen halve uitslag; dezelfde opdracht gaat verder bij het laatste deel dat klaar was.\n"


def _draai(gevraagd: argparse.Namespace) -> Antwoord:
    from huurstelsel.portefeuille.run import Opdracht, draai  # noqa: PLC0415
    from huurstelsel.regeling import Regeling  # noqa: PLC0415
    from huurstelsel.uitleg.portefeuille import als_dict, als_tekst  # noqa: PLC0415

    regeling = Regeling.op(gevraagd.peildatum or vandaag()).met(keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)
    invoer, uitvoer = Path(gevraagd.invoer), Path(gevraagd.uitvoer)
    voortgang, sluit = voortgangsbalk(invoer, tuple(gevraagd.behoud), stil=gevraagd.stil)
    posten, kwaliteit = (Path(pad) if pad else None for pad in (gevraagd.posten, gevraagd.kwaliteit))
    opdracht = Opdracht(
        invoer,
        uitvoer,
        regeling,
        tuple(gevraagd.behoud),
        gevraagd.streng,
        voortgang,
        tuple(_aanvullingen(gevraagd)),
        posten=posten,
        kwaliteit=kwaliteit,
        registers=grenzen(gevraagd, regeling),
    )
    try:
        verslag = draai(opdracht)
    finally:
        sluit()
    code = FEITEN if verslag.afgekeurd else 0
    if gevraagd.json:
        return Antwoord(code, als_json(als_dict(verslag, opdracht)))
    return Antwoord(code, als_tekst(verslag, opdracht))


def _aanvullingen(gevraagd: argparse.Namespace) -> Iterator[Aanvulling]:
    if gevraagd.verhoging is None:
        return
    from huurstelsel.portefeuille.verhogen import Verhoging  # noqa: PLC0415
    from huurstelsel.regeling import Regeling  # noqa: PLC0415

    regeling = Regeling.op(gevraagd.verhoging).met(keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)
    yield Verhoging(gevraagd.verhoging, regeling)


def voortgangsbalk(
    invoer: Path, behoud: tuple[str, ...], *, stil: bool
) -> tuple[Callable[[int], None], Callable[[], None]]:
    """Een balk op de foutuitvoer, als die een terminal is en tqdm er is."""
    from importlib.util import find_spec  # noqa: PLC0415

    terminal = sys.stderr is not None and sys.stderr.isatty()
    if stil or not terminal or find_spec("tqdm") is None:
        return (lambda _: None), (lambda: None)
    from tqdm import tqdm  # noqa: PLC0415 - alleen voor een terminal

    from huurstelsel.portefeuille.bron import open_bron  # noqa: PLC0415

    balk: Any = tqdm(total=open_bron(invoer, behoud).aantal, unit=" woningen", unit_scale=True, leave=False)
    return (lambda rijen: balk.update(rijen) and None), balk.close


def _schema() -> str:
    from huurstelsel.uitleg.portefeuille import schematekst  # noqa: PLC0415

    return schematekst()
