"""Assen van een gevoeligheidstabel: welke parameter, en welke waarden zij krijgt.

Een as is `PAD=WAARDEN` of `PAD+=WAARDEN` (opgeteld bij de waarde van nu). WAARDEN is een rij `0,5,10` of een reeks `van:tot:stap`. PAD is
`onderwerp.parameter`, met `[i]` één plaats van een rij (vanaf 0); meer paden met een komma ertussen bewegen samen. Twee paden horen bij de
huurtabel: `huurtabel.procent` vermenigvuldigt elk bedrag (100 is zoals nu), `huurtabel.euro_per_punt` telt bij elk punt zoveel euro op;
beide op hele centen afgerond, de helft naar boven.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import Fout, InvoerFout, bedoelde_u
from huurstelsel.recht import laden
from huurstelsel.recht.voorstel_waarden import FOUT, als_yaml, omgezet
from huurstelsel.reken.schrijven import decimaal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from huurstelsel.regeling import Regeling

MEESTE = 10_000
"""Zoveel punten heeft een rooster ten hoogste."""

PROCENT, EURO_PER_PUNT = "huurtabel.procent", "huurtabel.euro_per_punt"
_TABEL = {PROCENT: (Fraction(1), Fraction(1000)), EURO_PER_PUNT: (Fraction(-10), Fraction(100))}
_PAD = re.compile(r"(?P<onderwerp>[a-z0-9_]+)\.(?P<naam>[a-z0-9_]+)(\[(?P<plaats>\d{1,3})\])?")
_GETAL = re.compile(r"-?\d{1,9}([.,]\d{1,6})?")


@dataclass(frozen=True, slots=True)
class Plek:
    """Eén getal in het recht: een parameter, of één plaats van een parameter die een rij is."""

    pad: str
    plaats: int | None = None

    def __str__(self) -> str:
        """Zoals de gebruiker haar schrijft."""
        return self.pad if self.plaats is None else f"{self.pad}[{self.plaats}]"


@dataclass(frozen=True, slots=True)
class As:
    """Eén as van het rooster.

    Attributes:
        tekst: zoals gegeven, vóór het =-teken.
        plekken: wat er samen beweegt.
        waarden: in de eenheid van de parameter; bij `erbij` wat er bij komt.
    """

    tekst: str
    plekken: tuple[Plek, ...]
    waarden: tuple[Fraction, ...]
    erbij: bool

    def naam(self, waarde: Fraction) -> str:
        """Een waarde zoals zij in een tabel staat."""
        tekst = decimaal(waarde, 6)
        return f"+{tekst}" if self.erbij and waarde >= 0 else tekst


def lees(teksten: Iterable[str], regeling: Regeling) -> tuple[As, ...]:
    """Lees de assen tegen het recht waarop zij bewegen.

    Raises:
        InvoerFout: een as klopt niet; alle fouten van alle assen tegelijk.
    """
    fouten: list[Fout] = []
    assen = [_as(tekst, f"as[{i}]", regeling, fouten) for i, tekst in enumerate(teksten)]
    if not assen:
        fouten.append(Fout("as", "ontbreekt", "Geef ten minste één as, bijvoorbeeld woz.maximum_procent=20:40:5."))
    goed = [as_ for as_ in assen if as_ is not None]
    plekken = [plek for as_ in goed for plek in as_.plekken]
    dubbel = dict.fromkeys(p for p in plekken if plekken.count(p) > 1)
    fouten += (Fout(str(plek), "dubbel", f"{plek} beweegt op meer dan één plaats.") for plek in dubbel)
    aantal = 1
    for as_ in goed:
        aantal *= len(as_.waarden)
    if aantal > MEESTE:
        fouten.append(Fout("as", "te_veel", f"Dit rooster heeft {aantal} punten; het kan er {MEESTE} hebben."))
    if fouten:
        raise InvoerFout(fouten)
    return tuple(goed)


def _as(tekst: str, pad: str, regeling: Regeling, fouten: list[Fout]) -> As | None:
    links, teken, rechts = tekst.partition("=")
    if not teken or not links or not rechts:
        zin = f"“{tekst[:60]}” is geen as; schrijf PAD=0,5,10 of PAD+=van:tot:stap."
        fouten.append(Fout(pad, "geen_as", zin))
        return None
    erbij, links = links.endswith("+"), links.removesuffix("+").strip()
    eigen: list[Fout] = []
    plekken = tuple(p for deel in links.split(",") for p in _plek(deel.strip(), pad, regeling, eigen))
    waarden = tuple(_waarden(rechts.strip(), pad, eigen))
    if not eigen:
        eigen += _bereikfouten(plekken, waarden, pad, regeling, erbij=erbij)
    fouten += eigen
    return None if eigen else As(f"{links}{'+' if erbij else ''}", plekken, waarden, erbij)


def _plek(tekst: str, pad: str, regeling: Regeling, fouten: list[Fout]) -> Iterator[Plek]:
    if tekst in _TABEL:
        yield Plek(tekst)
        return
    gevonden = _PAD.fullmatch(tekst)
    if gevonden is None or gevonden["onderwerp"] not in laden.onderwerpen():
        mogelijk = (*laden.onderwerpen(), "huurtabel")
        raad = bedoelde_u(tekst.partition(".")[0], mogelijk)
        fouten.append(Fout(pad, "onbekend_pad", f"“{tekst[:60]}” is geen parameter (onderwerp.parameter).{raad}"))
        return
    onderwerp, naam = gevonden["onderwerp"], gevonden["naam"]
    if naam not in laden.onderwerp(onderwerp):
        raad = bedoelde_u(naam, laden.onderwerp(onderwerp))
        fouten.append(
            Fout(pad, "onbekende_parameter", f"Het onderwerp {onderwerp} heeft geen parameter “{naam}”.{raad}")
        )
        return
    plaats = None if gevonden["plaats"] is None else int(gevonden["plaats"])
    if zin := _vormfout(f"{onderwerp}.{naam}", plaats, regeling):
        fouten.append(Fout(pad, "verkeerde_vorm", zin))
        return
    yield Plek(f"{onderwerp}.{naam}", plaats)


def _vormfout(pad: str, plaats: int | None, regeling: Regeling) -> str:
    """Waarom hier geen getal staat dat kan bewegen; leeg als het wel zo is."""
    onderwerp, naam = pad.split(".")
    p, eenheid = regeling.parameters(onderwerp), laden.onderwerp(onderwerp)[naam].eenheid
    if not p.geldt(naam):
        return f"{pad} heeft op {regeling.peildatum} geen waarde."
    waarde: Any = p.bron(naam).waarde
    if eenheid in {"tekst", "datum"} or isinstance(waarde, dict):
        return f"{pad} is geen getal ({eenheid})."
    if isinstance(waarde, tuple) == (plaats is None):
        return (
            f"{pad} is een rij van {len(waarde)}; noem een plaats, zoals {pad}[0]."
            if plaats is None
            else f"{pad} is één getal."
        )
    if plaats is not None and plaats >= len(waarde):
        return f"{pad} heeft {len(waarde)} plaatsen, van 0 tot en met {len(waarde) - 1}."
    return ""


def _waarden(tekst: str, pad: str, fouten: list[Fout]) -> list[Fraction]:
    delen = tekst.split(":")
    if len(delen) == 3 and all(map(_GETAL.fullmatch, delen)):
        return _reeks(*(Fraction(deel.replace(",", ".")) for deel in delen), pad=pad, fouten=fouten)
    getallen = [deel.strip() for deel in tekst.split(",")]
    if len(delen) == 1 and all(map(_GETAL.fullmatch, getallen)):
        uit = [Fraction(getal) for getal in getallen]
        if len(set(uit)) < len(uit):
            fouten.append(Fout(pad, "dubbele_waarde", f"“{tekst[:60]}” noemt een waarde twee keer."))
        return uit
    zin = f"“{tekst[:60]}” is geen rij (0,5,10) of reeks (van:tot:stap); schrijf decimalen met een punt."
    fouten.append(Fout(pad, "geen_waarden", zin))
    return []


def _reeks(van: Fraction, tot: Fraction, stap: Fraction, *, pad: str, fouten: list[Fout]) -> list[Fraction]:
    if stap <= 0 or tot < van or (tot - van) / stap >= MEESTE:
        zin = f"Een reeks loopt op met een stap boven 0, en heeft ten hoogste {MEESTE} waarden."
        fouten.append(Fout(pad, "geen_reeks", zin))
        return []
    return [van + i * stap for i in range((tot - van) // stap + 1)]


def _bereikfouten(
    plekken: Sequence[Plek], waarden: Sequence[Fraction], pad: str, regeling: Regeling, *, erbij: bool
) -> Iterator[Fout]:
    """Waarden die een parameter niet kan hebben."""
    for plek in plekken:
        for waarde in waarden:
            if plek.pad in _TABEL:
                laagst, hoogst = _TABEL[plek.pad]
                if erbij or not laagst <= waarde <= hoogst:
                    zin = f"{plek} ligt tussen {laagst} en {hoogst}, en is geen toename (schrijf =, niet +=)."
                    yield Fout(pad, "buiten_bereik", zin)
                    break
                continue
            fouten: list[Fout] = []
            if nieuwe_waarde(plek, waarde, regeling, erbij=erbij, fouten=fouten, pad=pad) is FOUT:
                yield from fouten
                break


def nieuwe_waarde(  # noqa: PLR0913 - een plek, haar waarde en waar fouten heen gaan
    plek: Plek, waarde: Fraction, regeling: Regeling, *, erbij: bool, fouten: list[Fout], pad: str
) -> object:
    """Het getal op een plek in de gehele eenheid van haar parameter, of `FOUT`."""
    onderwerp, naam = plek.pad.split(".")
    parameter = laden.onderwerp(onderwerp)[naam]
    if erbij:
        nu: Any = regeling.parameters(onderwerp).bron(naam).waarde
        nu = nu if plek.plaats is None else nu[plek.plaats]
        waarde += Fraction(nu, laden.SCHALEN[parameter.eenheid])
    tekst = als_yaml(waarde * laden.SCHALEN[parameter.eenheid], parameter.eenheid).strip('"')
    enkel = laden.Parameter(parameter.pad, parameter.naam, parameter.eenheid, (), None)
    return omgezet(tekst, enkel if plek.plaats is not None else parameter, pad, fouten)
