"""CSV in blokken: regels vooraf, scheidingsteken, kop en codering herkennen, en daarna stromen."""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from typing import IO, TYPE_CHECKING, Any, NamedTuple, NoReturn

import pyarrow as pa
import pyarrow.csv as pacsv

from huurstelsel.feiten.lezen import fout
from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.verrijken import kolomnamen, waarden
from huurstelsel.verrijken.bestand import codering, open_tekst
from huurstelsel.verrijken.blokken import Blok

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from huurstelsel.verrijken.verslag import Bron

BLOKGROOTTE = 8 << 20
_MAX_VOORAF = 10
_MAX_REGEL = 1 << 16
_VOORAF = re.compile(
    r'"?(PublicatieDatum|Publicatiedatum|LaatstVerwerkteMutatie[Vv]olgnummer)"?\s*[;,:=\t]\s*"?([^";,\t]*)',
    re.IGNORECASE,
)


class Begin(NamedTuple):
    """Waar de kop staat, welk teken scheidt, en hoe de kolommen heten."""

    regel: int
    teken: str
    kop: list[str]


def blokken(pad: Path, soort: str, bron: Bron) -> Iterator[Blok]:
    """De rijen van een CSV-bestand, met de velden die deze bron kent.

    Raises:
        FeitenFout: geen tekst, geen kop, ontbrekende of dubbele kolommen, of geen leesbare CSV.
    """
    vorm = codering(pad)
    bron.codering = vorm.naam
    if vorm.naam == "cp1252":
        bron.meldingen["gelezen_als_cp1252"] += 1
    with open_tekst(pad) as stroom:
        stroom.read(vorm.overslaan)
        begin = _begin(stroom, vorm.naam, soort, bron)
    kop, fouten = kolomnamen.herken(soort, begin.kop)
    if fouten:
        raise FeitenFout([Fout(f"{pad.name}: {f.pad}", f.code, f.zin) for f in fouten])
    bron.indeling = ", ".join(kop.indelingen)
    with open_tekst(pad) as stroom:
        stroom.read(vorm.overslaan)
        yield from _stroom(stroom, begin, kop.kolommen, vorm.naam, bron)


def _begin(stroom: IO[bytes], codec: str, soort: str, bron: Bron) -> Begin:
    """Lees de regels vooraf en de kop."""
    eerste: Begin | None = None
    for nummer in range(_MAX_VOORAF):
        regel = stroom.readline(_MAX_REGEL).decode(codec, "replace").rstrip("\r\n")
        if gevonden := _VOORAF.match(regel):
            _vooraf(gevonden[1].casefold(), gevonden[2].strip(), bron)
            continue
        if not regel.strip():
            continue
        teken = max(";,\t|", key=regel.count)
        cellen = [cel.strip() for cel in next(csv.reader([regel], delimiter=teken))]
        if kolomnamen.is_kop(soort, cellen):
            return Begin(nummer, teken, cellen)
        eerste = eerste or Begin(nummer, teken, cellen)
    return eerste or fout("geen_kop", f"Het bestand {bron.bestand} heeft geen kop met kolomnamen.")


def _vooraf(naam: str, waarde: str, bron: Bron) -> None:
    """Een regel vooraf: de datum van publicatie, of het laatste mutatienummer dat erin is verwerkt."""
    if naam == "publicatiedatum":
        try:
            bron.publicatiedatum = waarden.datum(waarde).isoformat()
        except waarden.Onjuist:
            bron.meldingen["publicatiedatum_onleesbaar"] += 1
    elif waarde.isdecimal():
        bron.volgnummer = int(waarde)


def _stroom(stroom: IO[bytes], begin: Begin, kolommen: dict[str, str], codec: str, bron: Bron) -> Iterator[Blok]:
    scheef: list[int] = []

    def sla_over(rij: Any) -> str:  # noqa: ANN401 - pyarrow.csv.InvalidRow
        scheef.append(rij.number or 0)
        bron.gelezen += 1
        zin = f"De rij heeft {rij.actual_columns} kolommen; de kop heeft er {rij.expected_columns}."
        bron.keur_af(rij.number, "aantal_kolommen", zin)
        return "skip"

    namen = list(kolommen.values())
    try:
        lezer = pacsv.open_csv(
            stroom,
            read_options=pacsv.ReadOptions(
                use_threads=False,
                block_size=BLOKGROOTTE,
                skip_rows=begin.regel + 1,
                column_names=begin.kop,
                encoding=codec,
            ),
            parse_options=pacsv.ParseOptions(
                delimiter=begin.teken, invalid_row_handler=sla_over, ignore_empty_lines=False
            ),
            convert_options=pacsv.ConvertOptions(
                include_columns=namen, column_types=dict.fromkeys(namen, pa.string()), strings_can_be_null=False
            ),
        )
    except UnicodeDecodeError:
        _geen_codering(bron)
    except pa.ArrowInvalid as e:
        if "Empty CSV" in str(e):
            return
        fout("csv_ongeldig", f"Het bestand {bron.bestand} is geen leesbare CSV.")
    eerder = 0
    for blok in _veilig(lezer, bron):
        yield Blok(blok.rename_columns(list(kolommen)), _nummering(begin.regel + 2 + eerder, scheef))
        eerder += blok.num_rows


def _geen_codering(bron: Bron) -> NoReturn:
    fout("geen_utf8", f"Het bestand {bron.bestand} is geen UTF-8 en ook geen cp1252; bewaar het als CSV UTF-8.")


def _veilig(lezer: Any, bron: Bron) -> Iterator[Any]:  # noqa: ANN401 - pyarrow.csv.CSVStreamingReader
    try:
        yield from lezer
    except UnicodeDecodeError:
        _geen_codering(bron)
    except pa.ArrowInvalid:
        fout("csv_ongeldig", f"Het bestand {bron.bestand} is na rij {bron.gelezen} geen leesbare CSV.")


def _nummering(eerste: int, scheef: list[int]) -> Any:  # noqa: ANN401 - een functie van rij naar regelnummer
    """Regelnummer in het bestand: overgeslagen rijen tellen mee."""

    def nummer(i: int) -> int:
        regel, weg = eerste + i, 0
        while (nu := bisect_right(scheef, regel)) != weg:
            regel, weg = eerste + i + nu, nu
        return regel

    return nummer
