"""Rubriek 4: welke energieprestatie geldt op de peildatum, en wat zij vóór 1 juli 2024 waard is."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from orakel.basis import Onbepaald, breuk
from orakel.energie import jaren_later, opname

if TYPE_CHECKING:
    from huurstelsel.feiten.model import Document, Energieprestatie, Woning
    from orakel_voor_wbh.basis import Keuzes

Tabel = dict[str, tuple[int, int]]

# Bijlage I.A rubriek 4 (eengezins, meergezins); 4.1 en 4.2 zijn per label een of twee treden hoger dan 4.3.
TABEL_4_3: Tabel = {
    "A++": (44, 40),
    "A+": (40, 36),
    "A": (36, 32),
    "B": (32, 28),
    "C": (22, 15),
    "D": (14, 11),
    "E": (8, 5),
    "F": (4, 1),
    "G": (0, 0),
}
TABEL_4_2: Tabel = TABEL_4_3 | {
    "A++": (48, 44),
    "A+": (44, 40),
    "A": (40, 36),
    "B": (36, 32),
    "C": (32, 28),
    "D": (22, 15),
    "E": (14, 11),
}
TABEL_4_1: Tabel = TABEL_4_2 | {
    "A++": (52, 48),
    "A+": (48, 44),
    "A": (44, 40),
    "B": (40, 36),
    "C": (36, 32),
    "D": (32, 28),
    "E": (22, 15),
}
BOVEN_A2 = {"A+++": 4, "A++++": 8}  # praktijk; de tabellen van het Bhw eindigen bij A++
EPV = (32, 28)
BOUWJAAR_VANAF = (
    (2002, (36, 32)),
    (2000, (32, 28)),
    (1998, (22, 15)),
    (1992, (22, 11)),
    (1984, (14, 11)),
    (1979, (8, 5)),
    (1977, (4, 1)),
    (0, (0, 0)),
)
# De eerste tabel van rubriek 4 zoals die luidde op 31 december 2020; de puntentallen zijn die van 4.3.
INDEX_TOT_EN_MET = list(zip(("0.6", "0.8", "1.2", "1.4", "1.8", "2.1", "2.4", "2.7", "99"), TABEL_4_3, strict=True))

EI_VANAF, NTA_8800_VANAF = date(2015, 1, 1), date(2021, 1, 1)
GELDIG = 10  # jaar


def _telt(prestatie: Energieprestatie) -> bool:
    """Tot 2015 een label, van 2015 tot 2021 een energie-index, daarna een label volgens NTA 8800; van de woning zelf."""
    index_tijdvak = EI_VANAF <= opname(prestatie) < NTA_8800_VANAF
    if prestatie.voor != "woning":
        return False
    if prestatie.soort == "energie-index":
        return index_tijdvak and prestatie.geldig_voor_wws is not False
    vereenvoudigd = index_tijdvak if prestatie.vereenvoudigd is None else prestatie.vereenvoudigd
    return not vereenvoudigd


def _is_geldig(prestatie: Energieprestatie, peildatum: date, keuzes: Keuzes) -> bool:
    dag = opname(prestatie)
    begonnen = dag < peildatum or (dag == peildatum and not keuzes.is_standaard("opname_op_peildatum"))
    if not keuzes.is_standaard("registratie_na_peildatum"):
        begonnen = begonnen and (prestatie.registratiedatum or dag) <= peildatum
    verlopen = jaren_later(dag, GELDIG) <= peildatum
    return begonnen and not verlopen and (prestatie.geldig_tot is None or peildatum < prestatie.geldig_tot)


def geldende(woning: Woning, peildatum: date, keuzes: Keuzes) -> Energieprestatie | None:
    """De laatst opgenomen; bij gelijke opname de laatst geregistreerde, dan het label."""
    over = [p for p in woning.energieprestaties if _telt(p) and _is_geldig(p, peildatum, keuzes)]
    over.sort(key=lambda p: (opname(p), p.registratiedatum or opname(p), p.soort == "energielabel"))
    return over[-1] if over else None


def _tabellen(label: Energieprestatie) -> list[Tabel]:
    """De tabel naar de oppervlakte op een NTA 8800-label; is die niet bekend, dan alle drie."""
    if opname(label) < NTA_8800_VANAF:
        return [TABEL_4_3]
    m2 = label.gebruiksoppervlakte
    if m2 is None:
        return [TABEL_4_1, TABEL_4_2, TABEL_4_3]
    return [TABEL_4_1 if m2 < 25 else TABEL_4_2 if m2 < 40 else TABEL_4_3]


def _van_label(tabel: Tabel, label: str, keuzes: Keuzes) -> tuple[int, int]:
    meer = BOVEN_A2[label] if label in BOVEN_A2 and keuzes.is_standaard("label_boven_a2") else 0
    een, meergezins = tabel["A++" if label in BOVEN_A2 else label]
    return een + meer, meergezins + meer


def _van_index(waarde: Fraction, keuzes: Keuzes) -> tuple[int, int]:
    if waarde == Fraction("0.6") and not keuzes.is_standaard("ei_0_6"):
        return TABEL_4_3["A+"]
    return TABEL_4_3[next(klasse for grens, klasse in INDEX_TOT_EN_MET if waarde <= Fraction(grens))]


def _kolommen(woning: Woning, peildatum: date, keuzes: Keuzes) -> list[tuple[int, int]]:
    """Mogelijke punten voor een eengezins- en een meergezinswoning."""
    if woning.energieprestatievergoeding:
        return [EPV]
    prestatie = geldende(woning, peildatum, keuzes)
    if prestatie is not None and prestatie.soort == "energielabel":
        return [_van_label(tabel, str(prestatie.label), keuzes) for tabel in _tabellen(prestatie)]
    if prestatie is not None:
        return [_van_index(breuk(prestatie.waarde), keuzes)]
    if woning.bouwjaar is None:
        raise Onbepaald
    return [next(punten for jaar, punten in BOUWJAAR_VANAF if woning.bouwjaar >= jaar)]


def rubriek_4(document: Document, peildatum: date, keuzes: Keuzes) -> Fraction:
    """Energieprestatie; minpunten kende deze tabel niet, en dus ook geen uitzondering voor monumenten."""
    kolommen = {"eengezinswoning": (0,), "meergezinswoning": (1,)}.get(document.woning.woningtype or "", (0, 1))
    punten = {paar[k] for paar in _kolommen(document.woning, peildatum, keuzes) for k in kolommen}
    if len(punten) > 1:
        raise Onbepaald
    return Fraction(punten.pop())
