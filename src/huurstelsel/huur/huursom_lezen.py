"""Een lijst van huurwoningen lezen uit CSV: alle fouten tegelijk, met regel en kolom."""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u
from huurstelsel.huur.huursom import Huurwoning
from huurstelsel.huur.verhoging_inkomen import KLASSEN
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator

VERPLICHT = ("id", "huur_begin", "soort")
JA_NEE = (
    "geliberaliseerd",
    "geliberaliseerd_begin",
    "middenhuur",
    "eerste_verhuur",
    "nieuwe_huurder",
    "laatste_verhuur",
    "verbeterd",
    "inkomensverhoging",
    "afspraak",
    "inkomensverlaging",
    "op_verzoek",
    "beding",
)
KOLOMMEN = (*VERPLICHT, "huur_eind", *JA_NEE, "maximale_huur", "inkomensklasse")
BEDRAGEN = ("huur_begin", "huur_eind", "maximale_huur")
SOORTEN = ("zelfstandig", "onzelfstandig", "woonwagen", "standplaats")

_BEDRAG = re.compile(r"(\d{1,7})(?:[.,](\d{2}))?")
_JA_NEE = {"ja": True, "nee": False, "": None, "onbekend": None}


def lees(tekst: str) -> tuple[tuple[Huurwoning, ...], tuple[Melding, ...]]:
    """De woningen, en wat is aangenomen omdat een kolom ontbreekt; een lege cel is onbekend.

    Raises:
        FeitenFout: alle fouten.
    """
    eerste = tekst.partition("\n")[0]
    lezer = csv.DictReader(StringIO(tekst), delimiter=";" if ";" in eerste else ",")
    kop = [naam.strip().lower() for naam in lezer.fieldnames or ()]
    fouten = [*_kopfouten(kop)]
    if fouten:
        raise FeitenFout(fouten)
    regels = list(lezer)
    fouten += [_te_veel(nummer) for nummer, rij in enumerate(regels, 2) if None in rij]
    rijen = [dict(zip(kop, (str(cel or "").strip() for cel in rij.values()), strict=False)) for rij in regels]
    woningen = [_woning(nummer, rij, kop, fouten) for nummer, rij in enumerate(rijen, 2)]
    dubbel = [id_ for id_, keer in Counter(rij["id"] for rij in rijen).items() if keer > 1]
    fouten += [Fout(id_, "id_dubbel", f"De woning “{id_}” staat er meer dan één keer.") for id_ in dubbel]
    fouten += [] if rijen else [Fout("", "geen_woningen", "Het bestand bevat geen woningen.")]
    if fouten:
        raise FeitenFout(fouten)
    return tuple(w for w in woningen if w is not None), tuple(_aannamen(kop, rijen))


def _te_veel(nummer: int) -> Fout:
    zin = "Deze regel heeft meer cellen dan de kop. Staan er komma's tussen de cellen, schrijf dan 700.50, of zet puntkomma's tussen de cellen."
    return Fout(f"regel {nummer}", "te_veel_cellen", zin)


def _kopfouten(kop: list[str]) -> Iterator[Fout]:
    for naam in VERPLICHT:
        if naam not in kop:
            yield Fout("", "kolom_ontbreekt", f"De kolom “{naam}” ontbreekt.{bedoelde_u(naam, kop)}")
    for naam in kop:
        if naam not in KOLOMMEN:
            yield Fout("", "onbekende_kolom", f"De kolom “{naam[:40]}” bestaat niet.{bedoelde_u(naam, KOLOMMEN)}")
    if len(set(kop)) != len(kop):
        yield Fout("", "kolom_dubbel", "Een kolom staat er meer dan één keer.")


def _aannamen(kop: list[str], rijen: list[dict[str, str]]) -> Iterator[Melding]:
    leeg = sum(not rij.get("inkomensklasse") for rij in rijen)
    if leeg:
        wat = f"De inkomensklasse van {leeg} van de {len(rijen)} woningen is niet opgegeven"
        yield Melding("inkomensklasse", f"{wat}: aangenomen laag, dus de laagste grens voor haar verhoging.")
    for naam in JA_NEE:
        if naam not in kop:
            yield Melding(naam, f"De kolom “{naam}” ontbreekt: aangenomen nee.")


def _woning(nummer: int, rij: dict[str, str], kop: list[str], fouten: list[Fout]) -> Huurwoning | None:
    """Eén woning, of `None` met wat eraan mankeert in `fouten`."""
    eigen: list[Fout] = []
    soort = _keuze(nummer, "soort", rij["soort"], SOORTEN, eigen)
    velden: dict[str, Any] = {naam: _ja_nee(nummer, naam, rij[naam], eigen) for naam in JA_NEE if naam in kop}
    klasse = _keuze(nummer, "inkomensklasse", rij.get("inkomensklasse") or "laag", tuple(KLASSEN), eigen)
    begin, eind, maximaal = (_bedrag(nummer, naam, rij.get(naam, ""), eigen) for naam in BEDRAGEN)
    if not eigen and not begin:
        eigen.append(Fout(f"regel {nummer}, huur_begin", "huur_ontbreekt", "Geef een huurprijs groter dan nul."))
    fouten += eigen
    if eigen or begin is None:
        return None
    velden |= {"zelfstandig": soort == "zelfstandig", "maximaal": maximaal, "klasse": KLASSEN[klasse]}
    return Huurwoning(id=rij["id"], begin=begin, eind=eind, **velden)


def _keuze(nummer: int, naam: str, cel: str, opties: tuple[str, ...], fouten: list[Fout]) -> str:
    """Een woord uit een vaste lijst."""
    if cel.lower() not in opties:
        zin = f"“{cel[:40]}” kan hier niet.{bedoelde_u(cel.lower(), opties)} Kies uit {', '.join(opties)}."
        fouten.append(Fout(f"regel {nummer}, {naam}", f"onbekende_{naam}", zin))
    return cel.lower()


def _ja_nee(nummer: int, naam: str, cel: str, fouten: list[Fout]) -> bool | None:
    if cel.lower() not in _JA_NEE:
        fouten.append(Fout(f"regel {nummer}, {naam}", "geen_ja_nee", "Antwoord hier met ja, nee of onbekend."))
    return _JA_NEE.get(cel.lower())


def _bedrag(nummer: int, naam: str, cel: str, fouten: list[Fout]) -> int | None:
    tekst = cel.removeprefix("€").strip()
    if not tekst:
        return None
    gevonden = _BEDRAG.fullmatch(tekst)
    if gevonden is None:
        zin = f"“{cel[:40]}” is geen bedrag; schrijf bijvoorbeeld 950,25."
        fouten.append(Fout(f"regel {nummer}, {naam}", "geen_bedrag", zin))
        return None
    return int(gevonden[1]) * 100 + int(gevonden[2] or 0)
