"""Rubriek 4: welke energieprestatie geldt op de peildatum, en wat zij waard is."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from orakel.basis import Onbepaald, breuk

if TYPE_CHECKING:
    from huurstelsel.feiten.model import Document, Energieprestatie, Woning
    from orakel.basis import Keuzes

# Bijlage I.A rubriek 4.1 (eengezins, meergezins); E: −4 volgens art. 10d Uhw, de tabel van het Bhw drukt −5.
PUNTEN = {
    "A++++": (62, 58),
    "A+++": (57, 53),
    "A++": (52, 48),
    "A+": (47, 43),
    "A": (41, 37),
    "B": (34, 30),
    "C": (22, 15),
    "D": (14, 11),
    "E": (-4, -4),
    "F": (-9, -9),
    "G": (-15, -15),
}
E_VOLGENS_HET_BHW = (-5, -5)
# 4.4 (oud), vervallen per 2025-01-01 (art. 12b lid 1): NTA 8800-labels van 2021-01-01 tot 2024-07-01 (beleidsboek 2025-01, 4.2).
KLEINER_DAN_25 = PUNTEN | {
    "A++++": (62, 62),
    "A+++": (62, 62),
    "A++": (60, 56),
    "A+": (55, 51),
    "A": (49, 45),
    "B": (42, 38),
    "C": (36, 32),
    "D": (32, 28),
}
TOT_EN_MET_40 = PUNTEN | {"A++++": (62, 62)}
EPV = (32, 28)  # 4.3
EI_TOT_EN_MET = [("0.6", "A++"), ("0.8", "A+"), ("1.2", "A"), ("1.4", "B"), ("1.8", "C"), ("2.1", "D"), ("2.4", "E")]
BOUWJAAR_VANAF = [(2002, "A"), (2000, "B"), (1992, "C"), (1984, "D"), (1979, "E"), (1977, "F")]

EI_VANAF = date(2015, 1, 1)
NTA_8800_VANAF = date(2021, 1, 1)
WET_BETAALBARE_HUUR = date(2024, 7, 1)
TABEL_4_4_TOT = date(2025, 1, 1)
TIEN_JAAR = 10


def jaren_later(dag: date, jaren: int) -> date:
    """Dezelfde dag, jaren later; 29 februari wordt 1 maart als die dag er niet is."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return date(dag.year + jaren, 3, 1)


def opname(prestatie: Energieprestatie) -> date:
    """Dag van opname, of van registratie als de opname niet bekend is."""
    dag = prestatie.opnamedatum or prestatie.registratiedatum
    if dag is None:
        raise Onbepaald
    return dag


def _is_geldig(prestatie: Energieprestatie, peildatum: date, keuzes: Keuzes) -> bool:
    dag = opname(prestatie)
    op_tijd = dag < peildatum if keuzes.is_standaard("opname_op_peildatum") else dag <= peildatum
    if not keuzes.is_standaard("registratie_na_peildatum"):
        op_tijd = op_tijd and (prestatie.registratiedatum or dag) <= peildatum
    vervalt = min(prestatie.geldig_tot or date.max, jaren_later(dag, TIEN_JAAR))
    if prestatie.voor != "woning" or not op_tijd or peildatum >= vervalt:
        return False
    tussen_2015_en_2021 = EI_VANAF <= dag < NTA_8800_VANAF
    if prestatie.soort == "energie-index":
        return tussen_2015_en_2021 and prestatie.geldig_voor_wws is not False
    return prestatie.vereenvoudigd is False or (not tussen_2015_en_2021 and prestatie.vereenvoudigd is None)


def geldende(woning: Woning, peildatum: date, keuzes: Keuzes) -> Energieprestatie | None:
    """De laatst opgenomen geldige energieprestatie; bij gelijke opname de laatst geregistreerde, dan de minst gunstige."""
    geldig = [p for p in woning.energieprestaties if _is_geldig(p, peildatum, keuzes)]
    volgorde = [
        (
            opname(p),
            p.registratiedatum or opname(p),
            list(PUNTEN).index(_letter(p, keuzes)),
            p.risico_oververhitting != "laag",
            p.gebruiksoppervlakte or 0,
        )
        for p in geldig
    ]
    return max(zip(volgorde, geldig, strict=True), key=lambda paar: paar[0])[1] if geldig else None


def blijft_koel(woning: Woning, peildatum: date, keuzes: Keuzes) -> bool:
    """Rubriek 3: het geldende NTA 8800-label geeft een laag risico op oververhitting aan."""
    label = geldende(woning, peildatum, keuzes)
    return label is not None and _is_nta(label) and label.risico_oververhitting == "laag"


def _is_nta(prestatie: Energieprestatie) -> bool:
    return prestatie.soort == "energielabel" and opname(prestatie) >= NTA_8800_VANAF


def _tabellen(label: Energieprestatie, peildatum: date) -> list[dict[str, tuple[int, int]]]:
    """De tabel die geldt, of alle tabellen die kunnen gelden als de oppervlakte op het label onbekend is."""
    m2 = label.gebruiksoppervlakte
    if not _is_nta(label) or opname(label) >= WET_BETAALBARE_HUUR or peildatum >= TABEL_4_4_TOT:
        return [PUNTEN]
    if m2 is None:
        return [KLEINER_DAN_25, TOT_EN_MET_40, PUNTEN]
    return [KLEINER_DAN_25 if m2 < 25 else TOT_EN_MET_40 if m2 <= 40 else PUNTEN]


def _letter(prestatie: Energieprestatie, keuzes: Keuzes) -> str:
    if prestatie.soort == "energielabel":
        return str(prestatie.label)
    return _klasse_van_index(breuk(prestatie.waarde), keuzes)


def _klasse_van_index(waarde: Fraction, keuzes: Keuzes) -> str:
    if waarde == Fraction("0.6") and not keuzes.is_standaard("ei_0_6"):
        return "A+"
    klassen = [klasse for grens, klasse in EI_TOT_EN_MET if waarde <= Fraction(grens)]
    if klassen:
        return klassen[0]
    return "F" if waarde <= Fraction("2.7") else "G"


def _kolommen(woning: Woning, peildatum: date, keuzes: Keuzes) -> list[tuple[int, int]]:
    """Mogelijke punten voor een eengezins- en een meergezinswoning, zonder de uitzondering voor monumenten."""
    if woning.energieprestatievergoeding:
        return [EPV]
    prestatie = geldende(woning, peildatum, keuzes)
    if prestatie is not None and prestatie.soort == "energielabel":
        return [tabel[str(prestatie.label)] for tabel in _tabellen(prestatie, peildatum)]
    if prestatie is not None:
        klasse = _klasse_van_index(breuk(prestatie.waarde), keuzes)
    elif woning.bouwjaar is None:
        raise Onbepaald
    else:
        klasse = next((k for jaar, k in BOUWJAAR_VANAF if woning.bouwjaar >= jaar), "G")
    return [E_VOLGENS_HET_BHW if klasse == "E" and not keuzes.is_standaard("minpunten_e") else PUNTEN[klasse]]


def rubriek_4(document: Document, peildatum: date, keuzes: Keuzes) -> Fraction:
    """Energieprestatie; een monument krijgt geen minpunten (4.2)."""
    woning = document.woning
    monument = woning.rijksmonument or woning.provinciaal_monument or woning.gemeentelijk_monument
    welke = {"eengezinswoning": (0,), "meergezinswoning": (1,)}.get(woning.woningtype or "", (0, 1))
    mogelijk = {paar[kolom] for paar in _kolommen(woning, peildatum, keuzes) for kolom in welke}
    punten = {max(0, p) if monument else p for p in mogelijk}
    if len(punten) > 1:
        raise Onbepaald
    return Fraction(punten.pop())
