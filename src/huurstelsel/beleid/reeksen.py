"""Reeksen van jaarlijkse ontwikkelingen, in procenten: de ingebouwde (`reeksen.yaml`) en eigen reeksen uit CSV of YAML.

Een reeks wordt genoemd met haar naam, zo nodig met een vaste opslag in procentpunten (`cpi+1`, `cao-0,5`), of als bestand.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import Fout, InvoerFout, OnbekendeKeuze, bedoelde_u
from huurstelsel.recht.laden import lees_yaml
from huurstelsel.recht.veldenbestand import Soort, bytes_van, velden_van
from huurstelsel.recht.voorstel_velden import Groep, kort
from huurstelsel.reken.schrijven import MIN, nederlands

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SOORT = Soort("reeks van jaren", "geen_reeks", "procent")
EERSTE_JAAR, LAATSTE_JAAR = 1900, 2199
BESTANDEN = (".csv", ".yaml", ".yml", ".json")
_BESTAND = Path(__file__).with_name("reeksen.yaml")
_MET_OPSLAG = re.compile(r"(?P<naam>[a-z_]+)(?P<opslag>[+-]\d{1,2}([.,]\d{1,4})?)?")
_PROCENT = re.compile(r"[+-]?\d{1,4}([.,]\d{1,6})?")


@dataclass(frozen=True, slots=True)
class Reeks:
    """Een ontwikkeling per jaar.

    Attributes:
        procenten: jaar → ontwikkeling in dat jaar ten opzichte van het jaar ervoor, in procenten; 1,3 is Fraction(13, 10).
    """

    id: str
    naam: str
    bron: str
    procenten: Mapping[int, Fraction]

    def met_opslag(self, punten: Fraction) -> Reeks:
        """De reeks met elk jaar zoveel procentpunten erbij; zonder opslag zichzelf."""
        if not punten:
            return self
        teken = MIN if punten < 0 else "+"
        return replace(
            self,
            id=f"{self.id}{'-' if punten < 0 else '+'}{nederlands(abs(punten), hoogstens=4)}",
            naam=f"{self.naam} {teken} {nederlands(abs(punten), hoogstens=4)} procentpunt",
            procenten={jaar: procent + punten for jaar, procent in self.procenten.items()},
        )

    def met(self, jaar: int, procent: Fraction) -> Reeks:
        """De reeks met één jaar anders."""
        return replace(self, procenten={**self.procenten, jaar: procent})

    def factor(self, jaar: int) -> Fraction:
        """De factor van een jaar: 2,3% is 1,023.

        Raises:
            InvoerFout: de reeks heeft dat jaar niet.
        """
        self.moet_hebben((jaar,))
        return 1 + self.procenten[jaar] / 100

    def moet_hebben(self, jaren: Sequence[int]) -> None:
        """Weiger als een jaar ontbreekt; elk jaar is een fout.

        Raises:
            InvoerFout: met elk jaar dat ontbreekt.
        """
        weg = [jaar for jaar in jaren if jaar not in self.procenten]
        if weg:
            zin = "De reeks {} heeft geen percentage voor {}."
            raise InvoerFout(Fout(f"{self.id}[{j}]", "jaar_ontbreekt", zin.format(self.id, j)) for j in weg)


@cache
def ingebouwd() -> Mapping[str, Reeks]:
    """De reeksen die het pakket meebrengt, op naam."""
    boom = lees_yaml(_BESTAND.read_text(encoding="utf-8"))
    return {id_: _ingebouwd(id_, velden) for id_, velden in boom.items()}


def _ingebouwd(id_: str, velden: Mapping[str, Any]) -> Reeks:
    procenten = {jaar: Fraction(procent) for jaar, procent in velden["procent"].items()}
    return Reeks(id_, velden["naam"], velden["bron"], procenten)


def reeks_van(tekst: str) -> Reeks:
    """De reeks bij een naam (`cpi`), een naam met opslag (`cpi+1`), of een bestand.

    Raises:
        OnbekendeKeuze: er is geen reeks met die naam.
        InvoerFout: het bestand klopt niet; alle fouten tegelijk.
    """
    if Path(tekst).suffix.lower() in BESTANDEN:
        return lees_reeks(Path(tekst))
    delen = _MET_OPSLAG.fullmatch(tekst.strip().lower().replace(MIN, "-"))
    if delen is None or delen["naam"] not in ingebouwd():
        naam = tekst if delen is None else delen["naam"]
        zin = f"“{tekst[:40]}” is geen reeks; mogelijk zijn {', '.join(ingebouwd())}, met opslag als cpi+1, of een bestand.{bedoelde_u(naam, ingebouwd())}"
        raise OnbekendeKeuze(zin)
    reeks = ingebouwd()[delen["naam"]].met_opslag(Fraction((delen["opslag"] or "0").replace(",", ".")))
    zin = "In {} komt {} zo op {}%; een percentage ligt boven {}100."
    laag = [(jaar, procent) for jaar, procent in reeks.procenten.items() if procent <= -100]
    if laag:
        raise InvoerFout(
            Fout(f"{reeks.id}[{j}]", "geen_percentage", zin.format(j, reeks.id, nederlands(p, hoogstens=4), MIN))
            for j, p in laag
        )
    return reeks


def verschillend(reeksen: Sequence[Reeks]) -> Sequence[Reeks]:
    """Dezelfde reeksen, als zij uit elkaar te houden zijn.

    Raises:
        InvoerFout: twee reeksen heten hetzelfde.
    """
    ids, namen = ([getattr(r, veld) for r in reeksen] for veld in ("id", "naam"))
    zin = "Twee reeksen heten {}; noem elke reeks één keer, en geef een eigen reeks een eigen naam."
    dubbel = {r.id: r.naam for r in reeksen if ids.count(r.id) > 1 or namen.count(r.naam) > 1}
    if dubbel:
        raise InvoerFout(Fout(id_, "dubbele_reeks", zin.format(kort(naam))) for id_, naam in dubbel.items())
    return reeksen


def lees_reeks(bestand: Path) -> Reeks:
    """Een eigen reeks: CSV met de kolommen jaar en procent, of YAML met `naam`, `bron` en `procent: {jaar: percentage}`.

    Raises:
        InvoerFout: met alle fouten tegelijk.
    """
    gelezen = bytes_van(bestand, _SOORT)
    if bestand.suffix.lower() == ".csv":
        return _uit_csv(gelezen, bestand.stem)
    return reeks_uit(velden_van(gelezen, bestand, _SOORT), bestand.stem)


def reeks_uit(groep: Groep, id_: str) -> Reeks:
    """Een reeks uit velden.

    Raises:
        InvoerFout: met alle fouten, ook die al in de groep stonden.
    """
    groep.alleen(("naam", "bron", "procent"))
    naam, bron = groep.tekst("naam", verplicht=False), groep.tekst("bron", verplicht=False)
    paren: list[tuple[object, object, str]] = []
    if groep.heeft("procent"):
        velden = groep.velden["procent"]
        if isinstance(velden, dict):
            paren = [(jaar, procent, f"procent.{jaar}") for jaar, procent in velden.items()]
        else:
            groep.meld("procent", "geen_groep", 'Hier horen jaren met hun percentage, bijvoorbeeld 2024: "3,3".')
    procenten = _procenten(paren, groep)
    if groep.fouten:
        raise InvoerFout(dict.fromkeys(groep.fouten))
    return Reeks(id_, naam or id_, bron or "eigen opgave", procenten)


def _uit_csv(inhoud: bytes, id_: str) -> Reeks:
    groep = Groep({}, "", [])
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InvoerFout([Fout("", "geen_utf8", "Het bestand is geen UTF-8; bewaar het opnieuw als UTF-8.")]) from None
    kop, *_ = [*tekst.splitlines(), ""]
    lezer = csv.DictReader(StringIO(tekst), delimiter=";" if ";" in kop else ",")
    if [naam.strip().lower() for naam in lezer.fieldnames or ()] != ["jaar", "procent"]:
        zin = "De eerste regel moet “jaar;procent” zijn (of met een komma ertussen)."
        raise InvoerFout([Fout("regel 1", "verkeerde_kolommen", zin)])
    lezer.fieldnames = ["jaar", "procent"]
    paren = []
    for nummer, rij in enumerate(lezer, 2):
        if None in rij:
            groep.meld(
                f"regel {nummer}", "te_veel_velden", "Een regel heeft een jaar en een percentage, en verder niets."
            )
        paren.append((rij["jaar"] or "", rij["procent"] or "", f"regel {nummer}"))
    procenten = _procenten(paren, groep)
    if groep.fouten:
        raise InvoerFout(groep.fouten)
    return Reeks(id_, id_, "eigen opgave", procenten)


def _procenten(paren: Sequence[tuple[object, object, str]], groep: Groep) -> dict[int, Fraction]:
    uit: dict[int, Fraction] = {}
    for jaar, procent, pad in paren:
        jaartekst, tekst = str(jaar).strip(), str(procent).strip().removesuffix("%").strip().replace(MIN, "-")
        goed = len(groep.fouten)
        if not (jaartekst.isdecimal() and EERSTE_JAAR <= int(jaartekst) <= LAATSTE_JAAR):
            groep.meld(pad, "geen_jaar", f"{kort(jaar)} is geen jaar; schrijf bijvoorbeeld 2024.")
        elif int(jaartekst) in uit:
            groep.meld(pad, "dubbel_jaar", f"Het jaar {jaartekst} staat er twee keer.")
        if isinstance(procent, bool) or not _PROCENT.fullmatch(tekst) or Fraction(tekst.replace(",", ".")) <= -100:
            zin = f"{kort(procent)} is geen percentage boven {MIN}100; schrijf bijvoorbeeld 3,3."
            groep.meld(pad, "geen_percentage", zin)
        if len(groep.fouten) == goed:
            uit[int(jaartekst)] = Fraction(tekst.replace(",", "."))
    if not paren and not groep.fouten:
        groep.meld("procent", "leeg", "Er staat geen enkel jaar in.")
    return uit
