"""COROP-gebieden: in welk gebied ligt een gemeente of woonplaats op een datum (Bhw bijlage I.A, 11.1 onder a; I.B, 11.1).

De indeling staat in `geografie/`, met herkomst en zekerheid in `bron.yaml`. Codes zijn tekst: een gemeente of woonplaats
heeft vier cijfers, een COROP-gebied twee.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.fouten import GeenRecht, NogNietBekend
from huurstelsel.recht.laden import lees_yaml
from huurstelsel.reken.schrijven import opsomming

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MAP = Path(__file__).with_name("geografie")
_GANGBAAR = {"denhaag": "0518", "denbosch": "0796"}  # in het dagelijks gebruik gewoner dan de officiële naam

WOZ_BEKEND_TOT = date(2027, 1, 1)
"""Vanaf deze dag zijn de gemiddelde WOZ-waarden van bijlage I.B nog niet gepubliceerd."""

UTRECHT = "17"
"""COROP-gebied Utrecht."""

GROOT_AMSTERDAM = "23"
"""COROP-gebied Groot-Amsterdam; het Bhw noemt het “Amsterdam”."""


@dataclass(frozen=True, slots=True)
class Gebied:
    """Waar een gemeente op een datum onder valt.

    Attributes:
        gemeentecode: vier cijfers, van de gemeente die op de datum bestond of waarin de gevraagde is opgegaan.
        gemeente: naam bij die code.
        corop: code van het COROP-gebied; `None` als het door een splitsing niet vaststaat.
        zekerheid: primair-kopie, secundair of aangenomen.
        herindeling: zin als de gevraagde gemeente op de datum niet bestond, anders leeg.
    """

    gemeentecode: str
    gemeente: str
    corop: str | None
    zekerheid: str
    herindeling: str = ""


@dataclass(frozen=True, slots=True)
class _Herindeling:
    """Een gemeente die op `datum` opgaat in een of meer andere; `vormt_nieuwe`: die bestond daarvóór niet."""

    datum: date
    code: str
    naam: str
    corop: str
    opvolgers: tuple[str, ...]
    vormt_nieuwe: bool
    zekerheid: str


def corop(gemeente: str, peildatum: date) -> str | None:
    """Geef de code van het COROP-gebied van een gemeente, gegeven als naam, “GM0344” of “0344”.

    `None`: onbekende of dubbelzinnige naam (zie `gemeentenamen`), of een gesplitste gemeente (zie `gebied`).
    """
    gevonden = gebied(gemeente, peildatum)
    return gevonden.corop if gevonden else None


@lru_cache(maxsize=1_024)
def gebied(gemeente: str, peildatum: date) -> Gebied | None:
    """Zoek een gemeente op een datum; hoofdletters, accenten en leestekens doen niet ter zake.

    Een opgeheven gemeente telt na haar herindeling als haar opvolger, een nieuwe gemeente daarvóór als haar voorgangers;
    `herindeling` zegt dat dan. `None` bij een onbekende of dubbelzinnige naam.
    """
    sleutel = _sleutel(gemeente)
    cijfers = re.fullmatch(r"(?:gm)?(\d{1,4})", sleutel)
    code = cijfers[1].zfill(4) if cijfers else _codes().get(sleutel)
    return _op_datum(code, peildatum) if code in _gemeenten() else None


def corop_van_woonplaats(woonplaatscode: str, peildatum: date) -> str | None:
    """Geef de code van het COROP-gebied van een woonplaats (BAG-code van vier cijfers, indeling 2024).

    `None`: onbekende code, of een woonplaats waarvan niet vaststaat bij welke gemeente zij vóór een herindeling hoorde.
    """
    gevonden = _woonplaatsen().get(woonplaatscode.strip().zfill(4))
    if gevonden is None:
        return None
    naam, code = gevonden
    gemeente, eigen = _gemeenten()[code]
    vroeger = [h for h in _herindelingen() if code in h.opvolgers and peildatum < h.datum]
    # De bron zegt niet uit welke oude gemeente een woonplaats komt; alleen de hoofdplaats is aan haar naam te kennen.
    mogelijk = {_sleutel(h.naam): h.corop for h in vroeger} | {_sleutel(gemeente): eigen}
    return eigen if set(mogelijk.values()) == {eigen} else mogelijk.get(_sleutel(naam))


def bestaat_woonplaats(woonplaatscode: str) -> bool:
    """Of een BAG-woonplaatscode bestaat (indeling 2024)."""
    return woonplaatscode.strip().zfill(4) in _woonplaatsen()


def corop_van_plaatsnaam(woonplaats: str, peildatum: date) -> str | None:
    """Geef de code van het COROP-gebied van een woonplaats op naam; `None` als plaatsen met die naam in meer gebieden liggen."""
    gebieden = {corop_van_woonplaats(code, peildatum) for code in _plaatsnamen().get(_sleutel(woonplaats), ())}
    return gebieden.pop() if len(gebieden) == 1 else None


def gemeente_van(woonplaatscode: str | None, woonplaats: str | None, peildatum: date) -> str | None:
    """Geef de naam van de gemeente van een woonplaats (op code of op naam); `None` als die niet vaststaat."""
    codes = [woonplaatscode.strip().zfill(4)] if woonplaatscode else _plaatsnamen().get(_sleutel(woonplaats or ""), ())
    gevonden = {_op_datum(_woonplaatsen()[code][1], peildatum).gemeente for code in codes if code in _woonplaatsen()}
    return gevonden.pop() if len(gevonden) == 1 else None


def coropnaam(code: str) -> str:
    """Geef de naam bij een code van een COROP-gebied; `KeyError` als de code niet bestaat."""
    return _corops()[code]


@lru_cache(maxsize=64)
def woz_per_m2(peildatum: date) -> tuple[int, NDArray[np.int64]]:
    """Geef de gemiddelde WOZ-waarde per m² gebruiksoppervlakte (hele euro's) die op een datum is gepubliceerd.

    Returns:
        Het jaar van de eerste waardepeildatum, en per jaar (rij) en nummer van een COROP-gebied (kolom, 0 is leeg) het bedrag.

    Raises:
        GeenRecht: vóór de eerste bekendmaking.
        NogNietBekend: de bedragen voor die datum zijn nog niet gepubliceerd.
    """
    if peildatum >= WOZ_BEKEND_TOT:
        melding = f"De gemiddelde WOZ-waarden per COROP-gebied voor {peildatum} zijn nog niet gepubliceerd (bekend tot {WOZ_BEKEND_TOT})."
        raise NogNietBekend(melding)
    rijen = [r for r in _lees("corop_woz") if date.fromisoformat(r["vanaf"]) <= peildatum]
    if not rijen:
        melding = f"Op {peildatum} waren er nog geen gemiddelde WOZ-waarden per COROP-gebied voor het puntenstelsel."
        raise GeenRecht(melding)
    jaren = [date.fromisoformat(r["waardepeildatum"]).year for r in rijen]
    tabel = np.zeros((max(jaren) - min(jaren) + 1, max(int(code) for code in _corops()) + 1), np.int64)
    for jaar, rij in zip(jaren, rijen, strict=True):
        tabel[jaar - min(jaren), int(rij["corop"])] = int(rij["euro"])
    tabel.flags.writeable = False
    return min(jaren), tabel


@cache
def gemeentenamen() -> tuple[str, ...]:
    """Geef alle namen die `corop` kent, ook van opgeheven gemeenten, op alfabet."""
    return tuple(sorted(naam for naam, _ in _gemeenten().values()))


def _op_datum(code: str, peildatum: date) -> Gebied:
    opgeheven = next((h for h in _herindelingen() if h.code == code), None)
    if opgeheven and peildatum >= opgeheven.datum:
        return _opgegaan(opgeheven, peildatum)
    voorgangers = [h for h in _herindelingen() if h.vormt_nieuwe and h.opvolgers == (code,) and peildatum < h.datum]
    if voorgangers:
        return _nog_niet_gevormd(code, voorgangers, peildatum)
    naam, eigen = _gemeenten()[code]
    zekerheid = _zekerheid(peildatum)
    return Gebied(code, naam, eigen, opgeheven.zekerheid if opgeheven and zekerheid != "aangenomen" else zekerheid)


def _nog_niet_gevormd(code: str, voorgangers: list[_Herindeling], peildatum: date) -> Gebied:
    naam, _ = _gemeenten()[code]
    corops = {h.corop for h in voorgangers}
    zin = f"{naam} bestaat sinds {voorgangers[0].datum}; daarvóór waren het {opsomming(h.naam for h in voorgangers)}."
    return Gebied(code, naam, corops.pop() if len(corops) == 1 else None, _zekerheid(peildatum), zin)


def _opgegaan(h: _Herindeling, peildatum: date) -> Gebied:
    namen = opsomming(_gemeenten()[code][0] for code in h.opvolgers)
    if len(h.opvolgers) > 1:
        zin = f"{h.naam} is op {h.datum} gesplitst over {namen}; het COROP-gebied staat niet vast."
        return Gebied(h.code, h.naam, None, h.zekerheid, zin)
    opvolger = _op_datum(h.opvolgers[0], peildatum)
    return replace(opvolger, herindeling=f"{h.naam} is op {h.datum} opgegaan in {namen}.")


def _sleutel(naam: str) -> str:
    """Vorm waarin namen worden vergeleken: kleine letters en cijfers, zonder “gemeente” ervoor of (gemeente) erachter."""
    kaal = unicodedata.normalize("NFKD", naam).casefold().strip()
    kaal = re.sub(r"^gemeente\s|\((gemeente|gm)\)$", "", kaal)
    return re.sub(r"[^a-z0-9]", "", kaal)


@cache
def _codes() -> dict[str, str]:
    """Naam → code. Een naam zonder toevoeging (Hengelo voor Hengelo (O.)) telt als maar één gemeente zo heet."""
    codes = {_sleutel(naam): code for code, (naam, _) in _gemeenten().items()}
    kort: dict[str, list[str]] = {}
    for code, (naam, _) in _gemeenten().items():
        kort.setdefault(_sleutel(naam.partition(" (")[0]), []).append(code)
    return {s: c[0] for s, c in kort.items() if len(c) == 1} | codes | _GANGBAAR


@cache
def _gemeenten() -> dict[str, tuple[str, str]]:
    """Code → naam en COROP-gebied; opgeheven gemeenten met hun laatste gebied."""
    opgeheven = {h.code: (h.naam, h.corop) for h in _herindelingen()}
    return opgeheven | {r["code"]: (r["naam"], r["corop"]) for r in _lees("gemeenten")}


@cache
def _woonplaatsen() -> dict[str, tuple[str, str]]:
    return {r["code"]: (r["naam"], r["gemeente"]) for r in _lees("woonplaatsen")}


@cache
def _plaatsnamen() -> dict[str, tuple[str, ...]]:
    """Naam van een woonplaats → haar codes."""
    uit: dict[str, tuple[str, ...]] = {}
    for code, (naam, _) in _woonplaatsen().items():
        uit[_sleutel(naam)] = (*uit.get(_sleutel(naam), ()), code)
    return uit


@cache
def _corops() -> dict[str, str]:
    return {r["code"]: r["naam"] for r in _lees("corop")}


@cache
def _herindelingen() -> tuple[_Herindeling, ...]:
    """Alle herindelingen die recht zijn; een voorgenomen herindeling telt niet."""
    return tuple(
        _Herindeling(
            datum=date.fromisoformat(r["datum"]),
            code=r["oude_code"],
            naam=r["oude_naam"],
            corop=r["oude_corop"],
            opvolgers=tuple(r["nieuwe_codes"].split()),
            vormt_nieuwe=r["nieuwe_is_nieuw"] == "ja",
            zekerheid=r["zekerheid"],
        )
        for r in _lees("herindelingen")
        if r["zekerheid"] != "voorgenomen"
    )


@cache
def _indeling() -> tuple[tuple[date, str], ...]:
    """Vanaf welke datum de indeling hoe zeker is, oplopend."""
    bron = lees_yaml((_MAP / "bron.yaml").read_text(encoding="utf-8"))
    return tuple((deel["vanaf"], deel["zekerheid"]) for deel in bron["gemeenten.csv"]["indeling"])


def _zekerheid(peildatum: date) -> str:
    return next((z for vanaf, z in reversed(_indeling()) if vanaf <= peildatum), "aangenomen")


def _lees(naam: str) -> list[dict[str, str]]:
    with (_MAP / f"{naam}.csv").open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))
