"""Controles over de velden van een woonwagen of standplaats: wat hoort erbij, wat past niet samen, en de maxima van bijlage I.C."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.fouten import Fout
from huurstelsel.recht.laden import SCHALEN, onderwerp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.feiten.model import Document, Woning
    from huurstelsel.feiten.woonwagen import Standplaats, Toekenning, Woonwagen

_NIET_GEWAARDEERD = (
    "kamers_op_adres", "ruimten", "woningtype", "gebruiksoppervlakte", "energieprestaties", "energieprestatievergoeding", "woz_waarden",
    "taxatiewaarde", "renovaties", "zorgwoning", "aanbelfunctie_met_video", "laadpalen",
)  # fmt: skip
SAMEN = "Een woonwagen en een standplaats worden elk apart gewaardeerd, met een eigen tabel (Bhw art. 5 lid 1 onder c): maak van elk een document en tel de maximale huurprijzen op."


def wagen(document: Document) -> Iterator[Fout]:
    """Alle fouten over woonwagen en standplaats."""
    woning = document.woning
    yield from _bij_het_stelsel(woning)
    if woning.stelsel == "woonwagen" and woning.woonwagen is not None:
        yield from _woonwagen(woning.woonwagen)
    if woning.stelsel == "standplaats" and woning.standplaats is not None:
        yield from _standplaats(woning.standplaats)


def _bij_het_stelsel(woning: Woning) -> Iterator[Fout]:
    wagens = {"woonwagen": woning.woonwagen, "standplaats": woning.standplaats}
    for naam, groep in wagens.items():
        if naam == woning.stelsel and groep is None:
            yield Fout(f"woning.{naam}", f"{naam}_ontbreekt", f"Geef bij stelsel {naam} het veld “{naam}”.")
        elif naam != woning.stelsel and groep is not None:
            zin = SAMEN if woning.stelsel in wagens else f"Het veld “{naam}” hoort bij stelsel {naam}."
            yield Fout(f"woning.{naam}", "apart_gewaardeerd" if zin == SAMEN else f"alleen_{naam}", zin)
    if woning.stelsel in wagens:
        zonder_bouw = ("bouwjaar",) if woning.stelsel == "standplaats" else ()
        for naam in (*_NIET_GEWAARDEERD, *zonder_bouw):
            if getattr(woning, naam):
                zin = f"Het veld “{naam}” telt niet bij een {woning.stelsel} (Bhw bijlage I.C); laat het weg."
                yield Fout(f"woning.{naam}", "hoort_niet_bij_stelsel", zin)


def _woonwagen(wagen: Woonwagen) -> Iterator[Fout]:
    pad = "woning.woonwagen"
    yield from _punten(f"{pad}.extra_kwaliteit_keuken", wagen.extra_kwaliteit_keuken)
    yield from _punten(f"{pad}.extra_kwaliteit_sanitair", wagen.extra_kwaliteit_sanitair)
    yield from _zonder_sanitair(pad, wagen)
    afwijkend, langste = wagen.afwijkende_basiswaardering, _meter("lengten", -1)
    if afwijkend is None:
        return
    yield from _kwarten(f"{pad}.afwijkende_basiswaardering", afwijkend)
    if wagen.lengte <= langste and (wagen.breedte is None or wagen.breedte <= _meter("breedte")):
        zin = "Een afwijkende basiswaardering kan alleen boven 15 m lang of 3,5 m breed (bijlage I.C, toelichting I.1)."
        yield Fout(f"{pad}.afwijkende_basiswaardering", "afwijking_niet_toegestaan", zin)


def _standplaats(plaats: Standplaats) -> Iterator[Fout]:
    pad = "woning.standplaats"
    yield from _punten(f"{pad}.extra_kwaliteit_sanitair", plaats.extra_kwaliteit_sanitair)
    yield from _zonder_sanitair(pad, plaats)
    yield from _punten(f"{pad}.extra_buitenruimte", plaats.extra_buitenruimte)
    yield from _punten(f"{pad}.woonomgeving", *plaats.woonomgeving or ())
    yield from _punten(f"{pad}.hinder", *plaats.hinder or ())
    if plaats.extra_buitenruimte is not None and plaats.oppervlakte <= _grens(
        "standplaats", "extra_buitenruimte_boven"
    ):
        zin = "Extra punten voor privé-buitenruimte kunnen alleen boven 200 m² (bijlage I.C, onderdeel I.B)."
        yield Fout(f"{pad}.extra_buitenruimte", "standplaats_te_klein", zin)
    yield from _berging(pad, plaats)


def _berging(pad: str, plaats: Standplaats) -> Iterator[Fout]:
    """De tabel begint bij "met berging"; wat daar niet in past, heeft een opgegeven waardering nodig."""
    afwijkend = plaats.afwijkende_basiswaardering
    if afwijkend is not None:
        yield from _kwarten(f"{pad}.afwijkende_basiswaardering", afwijkend)
    if plaats.berging is False and afwijkend is None:
        zin = "Bijlage I.C geeft geen basiswaardering voor een standplaats zonder berging; geef “afwijkende_basiswaardering” met punten en reden (Bhw art. 5 lid 2)."
        yield Fout(f"{pad}.berging", "geen_basiswaardering", zin)
    if plaats.berging is not False and afwijkend is not None:
        zin = "Een afwijkende basiswaardering hoort alleen bij een standplaats met “berging: nee”."
        yield Fout(f"{pad}.afwijkende_basiswaardering", "afwijking_niet_toegestaan", zin)


def _zonder_sanitair(pad: str, deel: Woonwagen | Standplaats) -> Iterator[Fout]:
    if deel.extra_kwaliteit_sanitair is not None and deel.sanitair is not True:
        zin = "Extra kwaliteit van sanitair veronderstelt sanitair; geef “sanitair: ja”."
        yield Fout(f"{pad}.sanitair", "extra_kwaliteit_zonder_sanitair", zin)


def _punten(pad: str, *toekenningen: Toekenning | None) -> Iterator[Fout]:
    """Kwart punten, en samen niet meer dan het maximum van de parameter met de naam van het veld."""
    gegeven = [t for t in toekenningen if t is not None]
    if not gegeven:
        return
    _, soort, naam = pad.split(".")
    hoogstens = _grens(soort, naam)
    if sum(Fraction(t.punten) for t in gegeven) > hoogstens:
        zin = f"Hier kunnen samen ten hoogste {hoogstens} punten ({onderwerp(soort)[naam].waarden[-1].artikel})."
        yield Fout(pad, "boven_maximum", zin)
    yield from _kwarten(pad, *gegeven)


def _kwarten(pad: str, *toekenningen: Toekenning) -> Iterator[Fout]:
    if any((Fraction(t.punten) * 4).denominator != 1 for t in toekenningen):
        yield Fout(pad, "geen_kwart_punten", "Geef de punten in hele of kwart punten, bijvoorbeeld 3 of 2,75.")


def _grens(soort: str, naam: str) -> Fraction:
    """De jongste waarde van een parameter in haar eigen eenheid; de maxima zijn sinds 2024 niet gewijzigd."""
    parameter = onderwerp(soort)[naam]
    return Fraction(parameter.waarden[-1].waarde, SCHALEN[parameter.eenheid])


def _meter(naam: str, rij: int | None = None) -> Fraction:
    """Een maat van een woonwagen in meter; van een lijst de rij."""
    waarde = onderwerp("woonwagen")[naam].waarden[-1].waarde
    return Fraction(waarde if rij is None else waarde[rij], SCHALEN["meter"])
