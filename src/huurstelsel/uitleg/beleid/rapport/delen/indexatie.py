"""Een deel over de indexatie van de grens: per jaar, het verschil met de eerste reeks, tegen de lonen, en met de verhoging."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.beleid.huishoudens import bedrag_van
from huurstelsel.beleid.indexatie import AFRONDINGEN, Vraag, dalingen, grenzen, stijging, tegen_lonen, verschillen
from huurstelsel.beleid.reeksen import verschillend
from huurstelsel.beleid.samenspel import Stap, huurloop, verhogingen
from huurstelsel.reken.schrijven import nederlands, opsomming
from huurstelsel.uitleg.beleid.indexatie import DOOR, GEEN_BEGIN
from huurstelsel.uitleg.beleid.rapport import velden
from huurstelsel.uitleg.beleid.rapport.blokken import LIJNEN, Alinea, Deel, Figuur, Lijn, Tabel
from huurstelsel.uitleg.beleid.rapport.scenario import met_fouten
from huurstelsel.uitleg.beleid.schrijven import bedrag, procent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from huurstelsel.beleid.reeksen import Reeks
    from huurstelsel.recht.voorstel_velden import Groep
    from huurstelsel.uitleg.beleid.rapport.blokken import Blok

    Loop = tuple[Reeks, Mapping[int, Fraction]]

VELDEN = ("reeksen", "begin", "van", "tot", "afronding", "eenmalig", "lonen", "verhoging", "huur")
_VIER = ("cpi", "cpi+1", "cao", "koopwoningen")


def lees(groep: Groep, map_: Path) -> Callable[[], Deel]:
    """Lees de velden; alles wat eraan mankeert komt in de fouten van de groep."""
    gelezen = [velden.reeks(groep, "reeksen", naam, map_) for naam in velden.teksten(groep, "reeksen", _VIER)]
    reeksen = [reeks for reeks in gelezen if reeks is not None]
    lonen = velden.reeks(groep, "lonen", groep.tekst("lonen"), map_) if groep.heeft("lonen", verplicht=False) else None
    vraag = _vraag(groep)
    welke = groep.tekst("verhoging", verplicht=False)
    huur = bedrag_van(groep, "huur") if groep.heeft("huur", verplicht=False) else None
    lopen = met_fouten(groep, "reeksen", lambda: [(reeks, grenzen(reeks, vraag)) for reeks in verschillend(reeksen)])
    if lonen is not None:
        met_fouten(groep, "lonen", lambda: lonen.moet_hebben(vraag.jaren[1:]))
    if huur is not None and not welke:
        groep.meld("huur", "geen_verhoging", "Bij een huur hoort het veld “verhoging”: zonder verandert zij niet.")
    samen = met_fouten(groep, "verhoging", lambda: _samenspel(lopen or (), welke, vraag, huur)) if welke else ()
    return lambda: _deel(lopen, vraag, lonen, (welke, samen))


def _vraag(groep: Groep) -> Vraag:
    van, tot = velden.jaar(groep, "van", 2010), velden.jaar(groep, "tot", 2024)
    if tot <= van:
        groep.meld("tot", "te_vroeg", f"Het laatste jaar ({tot}) moet na het eerste ({van}) liggen.")
        tot = van
    begin = bedrag_van(groep, "begin") if groep.heeft("begin", verplicht=False) else Fraction(50_000)
    if begin == 0:
        groep.meld("begin", "geen_begin", GEEN_BEGIN)
    afronding = AFRONDINGEN[velden.keuze(groep, "afronding", AFRONDINGEN, "geen")]
    return Vraag(begin or Fraction(1), van, tot, afronding, _eenmalig(groep, range(van, tot + 1)))


def _eenmalig(groep: Groep, jaren: range) -> dict[int, Fraction]:
    if not groep.heeft("eenmalig", verplicht=False):
        return {}
    ruw = groep.velden["eenmalig"]
    if not isinstance(ruw, dict) or not all(str(jaar).isdecimal() and int(jaar) in jaren for jaar in ruw):
        zin = f"Hier horen jaren van {jaren[0]} tot en met {jaren[-1]} met een percentage, bijvoorbeeld {{{jaren[-1]}: 10}}."
        groep.meld("eenmalig", "geen_jaren", zin)
        return {}
    binnen = type(groep)(ruw, f"{groep.pad}.eenmalig", groep.fouten)
    return {int(jaar): velden.procent(binnen, jaar, Fraction(0)) for jaar in ruw}


def _samenspel(
    lopen: Sequence[Loop], welke: str, vraag: Vraag, huur: Fraction | None
) -> tuple[tuple[Reeks, list[Stap]], ...]:
    verhoging = verhogingen(welke, vraag.jaren[1:])
    return tuple((reeks, huurloop(stand, vraag.begin if huur is None else huur, verhoging)) for reeks, stand in lopen)


def _deel(
    lopen: Sequence[Loop], vraag: Vraag, lonen: Reeks | None, samen: tuple[str, Sequence[tuple[Reeks, list[Stap]]]]
) -> Deel:
    blokken: list[Blok] = [] if samen[1] and len(lopen) == 1 else [_grenzen(lopen, vraag)]
    if len(lopen) > 1:
        blokken += [_verschil(lopen, vraag), _opgeteld(lopen)]
    blokken += _dalingen(lopen)
    if lonen is not None:
        blokken.append(_lonen(lopen, lonen))
    blokken += [_huurloop(reeks, stappen, samen[0]) for reeks, stappen in samen[1]]
    eenmalig = [
        f"De puntprijs is in {jaar} eenmalig {nederlands(p, hoogstens=4)}% hoger."
        for jaar, p in (vraag.eenmalig or {}).items()
    ]
    return Deel(
        titel="Indexatie van de maximale huurprijsgrens",
        blokken=tuple(blokken),
        methode=tuple(_methode(vraag, lonen, samen[0])),
        aannamen=(
            f"{'Een' if samen[1] else 'De huur is gelijk aan de grens; een lagere huur, een'} wisseling of een verbetering telt niet mee.",
            *eenmalig,
        ),
        bronnen=tuple(f"{reeks.naam}: {reeks.bron}" for reeks, _ in lopen),
    )


def _methode(vraag: Vraag, lonen: Reeks | None, welke: str) -> Iterator[str]:
    yield f"De grens van jaar t + 1 is die van jaar t maal één plus het percentage van jaar t; {vraag.afronding.naam}."
    yield "Een verschil per jaar is twaalf maal dat per maand; het totaal telt de jaren op, met het eerste en het laatste erbij."
    if lonen is not None:
        yield f"Lonen ({lonen.naam}): die van jaar t zijn die van t − 1 maal één plus het percentage van t. De grens volgt een jaar later."
    if welke:
        yield f"Een huur wordt elk jaar zo hoog als de verhoging ({welke}) en de grens toelaten; daalt de grens eronder, dan gaat de huur mee omlaag."


def _figuur(titel: str, lopen: Sequence[tuple[str, Mapping[int, Fraction]]], eenheid: str, beschrijving: str) -> Figuur:
    """Lijnen over de jaren, met dezelfde getallen als tabel."""
    jaren = list(lopen[0][1])
    schrijf = bedrag if eenheid.startswith("€") else lambda x: nederlands(x, 1, 1)
    lijnen = tuple(
        Lijn(
            naam,
            tuple(float(x) / (100 if schrijf is bedrag else 1) for x in stand.values()),
            tuple(map(schrijf, stand.values())),
        )
        for naam, stand in lopen
    )
    rijen = tuple((str(jaar), *(lijn.teksten[i] for lijn in lijnen)) for i, jaar in enumerate(jaren))
    tabel = Tabel(titel, ("Jaar", *(naam for naam, _ in lopen)), rijen)
    return Figuur(titel, LIJNEN, beschrijving, tuple(map(str, jaren)), lijnen, tabel, eenheid)


def _grenzen(lopen: Sequence[Loop], vraag: Vraag) -> Figuur:
    delen = opsomming(
        f"{reeks.naam} {bedrag(stand[vraag.tot_en_met])} ({procent(stijging(stand))})" for reeks, stand in lopen
    )
    beschrijving = f"Lijnen van {vraag.van} tot en met {vraag.tot_en_met}, alle vanaf {bedrag(vraag.begin)}. In {vraag.tot_en_met}: {delen}."
    return _figuur("Maximale huurprijsgrens per maand", [(r.naam, s) for r, s in lopen], "€ per maand", beschrijving)


def _verschil(lopen: Sequence[Loop], vraag: Vraag) -> Tabel:
    basis, stand_basis = lopen[0]
    laatste = [(reeks.naam, verschillen(stand, stand_basis)[-1]) for reeks, stand in lopen[1:]]
    rijen = tuple((naam, bedrag(v.maand), bedrag(v.per_jaar), bedrag(v.totaal)) for naam, v in laatste)
    periode = f"{vraag.van}–{vraag.tot_en_met}"
    koppen = ("Reeks", f"per maand in {vraag.tot_en_met}", f"per jaar in {vraag.tot_en_met}", f"in totaal {periode}")
    return Tabel(f"Verschil met {basis.naam}", koppen, rijen)


def _opgeteld(lopen: Sequence[Loop]) -> Figuur:
    """Het opgetelde verschil met de eerste reeks als lijnen (zij zelf is nul); de tabel heeft ook het verschil per maand en per jaar."""
    basis, stand_basis = lopen[0]
    alle = [(reeks, verschillen(stand, stand_basis)) for reeks, stand in lopen]
    titel = f"Verschil met {basis.naam}, per jaar en opgeteld"
    delen = opsomming(f"{reeks.naam} {bedrag(rij[-1].totaal)}" for reeks, rij in alle[1:])
    laatste = alle[0][1][-1].jaar
    beschrijving = f"Lijnen van het verschil, opgeteld vanaf het eerste jaar. In {laatste}: {delen}."
    lijnen = [(reeks.naam, {v.jaar: v.totaal for v in rij}) for reeks, rij in alle]
    rijen = tuple((reeks.naam, str(v.jaar), *(bedrag(x) for x in v[1:])) for reeks, rij in alle[1:] for v in rij)
    tabel = Tabel(titel, ("Reeks", "Jaar", "per maand", "per jaar", "opgeteld"), rijen, links=(0, 1))
    return replace(_figuur(titel, lijnen, "€ opgeteld", beschrijving), tabel=tabel)


def _dalingen(lopen: Sequence[Loop]) -> Iterator[Alinea]:
    for reeks, stand in lopen:
        if gedaald := dalingen(stand):
            jaren = opsomming(f"{jaar} ({bedrag(daling)})" for jaar, daling in gedaald.items())
            yield Alinea(f"Met {reeks.naam} daalt de grens in {jaren}. Een huur op de grens moet dan omlaag.")


def _lonen(lopen: Sequence[Loop], lonen: Reeks) -> Figuur:
    indexen = [(reeks.naam, tegen_lonen(stand, lonen)) for reeks, stand in lopen]
    laatste = max(indexen[0][1])
    delen = opsomming(f"{naam} {nederlands(stand[laatste], 1, 1)}" for naam, stand in indexen)
    beschrijving = f"Lijnen vanaf 100 in {min(indexen[0][1])}; boven 100 is de huur duurder geworden tegen de lonen. In {laatste}: {delen}."
    return _figuur("De grens tegen de lonen", indexen, f"{min(indexen[0][1])} = 100", beschrijving)


def _huurloop(reeks: Reeks, stappen: Sequence[Stap], welke: str) -> Figuur:
    lijnen = [("grens", {s.jaar: s.grens for s in stappen}), ("huur", {s.jaar: s.huur for s in stappen})]
    titel = f"Een huur onder {reeks.naam}, met verhoging {welke}"
    laatste = stappen[-1]
    beschrijving = f"Twee lijnen: de grens en de huur. In {laatste.jaar} is de grens {bedrag(laatste.grens)} en de huur {bedrag(laatste.huur)}."
    figuur = _figuur(titel, lijnen, "€ per maand", beschrijving)
    rijen = tuple((str(s.jaar), bedrag(s.grens), bedrag(s.mocht), bedrag(s.huur), DOOR[s.door]) for s in stappen)
    tabel = Tabel(titel, ("Jaar", "grens", "mocht worden", "huur", "bepaald door"), rijen, links=(0, 4))
    return replace(figuur, tabel=tabel)
