"""Rubriek 4: energieprestatie. Eerst welke energieprestatie op de peildatum telt, dan haar punten."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from huurstelsel.feiten.soorten import ENERGIELABELS
from huurstelsel.regels.regel import EERSTE, WBH, Uitvoer, regel
from huurstelsel.reken.datums import jaren_verder
from huurstelsel.reken.getallen import Kolom, Masker, ergens, hoogstens, niet, waar
from huurstelsel.reken.post import Post, Saldi, VanNulAf, Vastgesteld

if TYPE_CHECKING:
    from huurstelsel.feiten.kolommen import Energie, Woningen
    from huurstelsel.recht.laden import Parameters

BOUWJAAR, LABEL, INDEX, EPV = 0, 1, 2, 3
EENGEZINS, MEERGEZINS = 1, 2
KLASSE_E = 8
_MEER_DAN_ELKE_OPPERVLAKTE = 10**12  # mm²
_ARTIKEL = "Bhw bijlage I.A, onderdeel 4.1 en toelichting"
_UITKOMSTEN = {
    BOUWJAAR: (
        "bouwjaar",
        "er is op de peildatum geen geldige energieprestatie van de woning; het bouwjaar bepaalt de punten",
    ),
    EPV: ("energieprestatievergoeding", "een energieprestatievergoeding is overeengekomen"),
    **{
        LABEL + 10 * k: ("energielabel", f"label {naam}: het meest recente dat op de peildatum geldig is")
        for k, naam in enumerate(ENERGIELABELS)
    },
    **{
        INDEX + 10 * k: ("energie-index", f"klasse {naam}: de meest recente die op de peildatum geldig is")
        for k, naam in enumerate(ENERGIELABELS)
    },
}
_MINPUNTEN = {1: ("wet gaat voor", "artikel 10d Uhw schrijft ze voor; de tabel van het Bhw noemt een ander getal")}


def _geldig(e: Energie, p: Parameters) -> Masker:
    """Energieprestaties die op de peildatum gewaardeerd worden (beleidsboek 2.4.2 en 2.4.3)."""
    peildatum = p.peildatum.toordinal()
    op_tijd = e.opname <= peildatum if p.kiest("opname_op_peildatum", "telt") else e.opname < peildatum
    if p.kiest("registratie_na_peildatum", "telt_niet"):
        op_tijd = op_tijd & (e.registratie <= peildatum)
    niet_verlopen = (e.opname > jaren_verder(p.peildatum, -p.geldigheid).toordinal()) & (peildatum < e.geldig_tot)
    tussen = (e.opname >= p.vereenvoudigd_vanaf) & (e.opname < p.nta_vanaf)
    index = (e.is_index == 1) & tussen & e.geldig_voor_wws
    label = (e.is_index == 0) & niet(e.vereenvoudigd) & (niet(tussen) | e.volledig)
    geldig: Masker = op_tijd & niet_verlopen & e.voor_woning & (index | label)
    return geldig


def _klasse(e: Energie, p: Parameters) -> Kolom:
    """Klasse 0 (A++++) tot en met 10 (G); een energie-index naar de tabel."""
    grenzen = p.kolom("grenzen_index")
    van_index = p.eerste_klasse_index + grenzen.searchsorted(e.waarde, "left")
    if p.kiest("ei_0_6", "A+"):
        van_index = van_index + (e.waarde == grenzen[0])
    return waar(e.is_index == 1, van_index, e.klasse)


@regel("energieprestatie_kiezen", rubriek=4, artikel=_ARTIKEL, onderwerp="energieprestatie", vanaf=EERSTE)
def energieprestatie_kiezen(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """De meest recente geldige energieprestatie telt, in welke volgorde zij ook zijn opgegeven; zonder geldt het bouwjaar.

    Bij gelijke opname beslist de registratie, dan de minst gunstige klasse, en dan `_minst_gunstig`. Bewaart `energieklasse` (0 A++++ … 10 G),
    `laag_risico` (NTA 8800-label met laag risico op oververhitting), `label_oppervlakte` (mm², -1 onbekend) en `label_opname`.
    """
    e = w.energie
    geldig, klasse = _geldig(e, p), _klasse(e, p)
    sleutel = geldig * ((e.opname * 10_000_000 + e.registratie) * 100 + klasse + 1)
    beste = _minst_gunstig(e, geldig & (sleutel == e.van_ouder(e.hoogste(sleutel, 0))))
    bron = e.hoogste(beste * (LABEL + e.is_index), 0)
    eerder.kolom["energieklasse"] = waar(bron > 0, e.hoogste(beste * klasse, 0), 10 - _bouwjaarklasse(w, p))
    eerder.kolom["laag_risico"] = e.hoogste(waar(beste & e.laag_risico & (e.opname >= p.nta_vanaf), 1, 0), 0)
    eerder.kolom["label_opname"] = e.hoogste(beste * e.opname * (e.is_index == 0), 0)
    eerder.kolom["label_oppervlakte"] = e.hoogste(beste * (e.oppervlakte + 1), 0) - 1
    eerder.kolom["bron_zonder_vergoeding"] = bron
    bron = waar(w.energieprestatievergoeding, EPV, bron)
    eerder.kolom["energiebron"] = bron
    met_klasse = bron + 10 * eerder.kolom["energieklasse"] * ((bron == LABEL) | (bron == INDEX))
    artikel = "Bhw bijlage I.A, rubriek 4" if p.geldt("klein_tot") else _ARTIKEL
    yield Vastgesteld("energieprestatie", "woning", met_klasse, _UITKOMSTEN, artikel)


def _minst_gunstig(e: Energie, gelijk: Masker) -> Masker:
    """Van energieprestaties van dezelfde dag en klasse één: zonder laag risico, dan met de grootste oppervlakte; zo telt nooit het beste van twee."""
    if e.enkel or e.meeste < 2:
        return gelijk
    sleutel = gelijk * ((2 * niet(e.laag_risico) + e.is_index) * _MEER_DAN_ELKE_OPPERVLAKTE + e.oppervlakte + 2)
    een: Masker = gelijk & (sleutel == e.van_ouder(e.hoogste(sleutel, 0)))
    return een


def _bouwjaarklasse(w: Woningen, p: Parameters) -> Kolom:
    """0 voor de oudste klasse (G) tot 6 voor 2002 en later (A)."""
    return p.kolom("grenzen_bouwjaar").searchsorted(w.bouwjaar, "left")


def per_type(w: Woningen, p: Parameters, tabel: str, klasse: Kolom) -> Kolom:
    """Punten uit een tabel met een kolom voor eengezins- en een voor meergezinswoningen."""
    return waar(
        w.woningtype == MEERGEZINS,
        p.kolom(f"{tabel}meergezinswoning")[klasse],
        p.kolom(f"{tabel}eengezinswoning")[klasse],
    )


def _punten(w: Woningen, p: Parameters, eerder: Saldi) -> Kolom:
    """Punten uit tabel 4.1; klasse E is -4 (Uhw art. 10d), tenzij de letter van het Bhw is gekozen voor index en bouwjaar."""
    klasse = eerder.kolom["energieklasse"]
    punten = per_type(w, p, "", klasse)
    if p.kiest("minpunten_e", "10d_alleen_labels"):
        letter = (klasse == KLASSE_E) & (eerder.kolom["energiebron"] != LABEL)
        punten = waar(letter, p.letterlijk_e, punten)
    return punten


def _posten(w: Woningen, p: Parameters, eerder: Saldi, punten: Kolom) -> Uitvoer:
    bron = eerder.kolom["energiebron"]
    yield Post("energielabel", "woning", punten * (bron == LABEL))
    yield Post("energie_index", "woning", punten * (bron == INDEX))
    yield Post("bouwjaar", "woning", punten * (bron == BOUWJAAR), aantal=w.bouwjaar * (bron == BOUWJAAR), eenheid="")
    epv = waar(w.woningtype == MEERGEZINS, p.epv_meergezinswoning, p.epv_eengezinswoning)
    yield Post("energieprestatievergoeding", "woning", epv * (bron == EPV))
    monument = w.rijksmonument | w.provinciaal_monument | w.gemeentelijk_monument
    yield Post("geen_minpunten_monument", "woning", -hoogstens(punten, 0) * (monument & (bron != EPV)))
    klasse = eerder.kolom["energieklasse"]
    wet = (klasse == KLASSE_E) & (punten == per_type(w, p, "", klasse)) & (bron != EPV) & niet(monument)
    yield Vastgesteld("minpunten_e", "woning", waar(wet, 1, 0), _MINPUNTEN, "Uhw art. 10d")


@regel(
    "energieprestatie",
    rubriek=4,
    artikel="Bhw bijlage I.A, rubriek 4",
    onderwerp="energieprestatie",
    vanaf=date(2025, 1, 1),
)
def energieprestatie(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Punten naar label, energie-index of bouwjaar (4.1); monumenten geen minpunten (4.2); vaste punten bij een vergoeding (4.3)."""
    yield from _posten(w, p, eerder, _punten(w, p, eerder))


@regel(
    "energieprestatie",
    rubriek=4,
    artikel="Bhw bijlage I.A, rubriek 4",
    onderwerp="energieprestatie",
    vanaf=WBH,
    tot=date(2025, 1, 1),
)
def energieprestatie_met_overgang(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Als vanaf 2025, met de overgangstabellen van 4.4 voor NTA 8800-labels van kleine woningen, opgenomen vóór 1 juli 2024."""
    klasse, opname = eerder.kolom["energieklasse"], eerder.kolom["label_opname"]
    oppervlakte = eerder.kolom["label_oppervlakte"]
    overgang = (opname >= p.nta_vanaf) & (opname < p.overgang_tot) & (oppervlakte >= 0)
    klein = overgang & (oppervlakte < p.overgang_klein)
    middel = overgang & niet(klein) & (oppervlakte <= p.overgang_middel)
    punten = _punten(w, p, eerder)
    punten = waar(klein, per_type(w, p, "overgang_klein_", klasse), punten)
    punten = waar(middel, per_type(w, p, "overgang_middel_", klasse), punten)
    yield from _posten(w, p, eerder, punten)


@regel(
    "energieprestatie_kamer",
    rubriek=4,
    artikel="Bhw bijlage I.B, rubriek 4",
    onderwerp="energieprestatie_onzelfstandig",
    vanaf=WBH,
)
def energieprestatie_kamer(w: Woningen, p: Parameters, eerder: Saldi) -> Uitvoer:
    """Punten per m² die volgens rubriek 1 is toe te rekenen, naar label, energie-index of bouwjaar; monumenten geen minpunten (4.2).

    Bewaart `energie_per_m2`: punten per m² die meer oppervlakte oplevert of kost.
    Een vergoeding telt 0,50 per m² (beleidsboek, keuze epv_kamer). Met de keuze achtste_negatief = van_nul_af wordt een negatieve achtste
    van nul af afgerond.
    """
    vergoeding = p.kiest("epv_kamer", "half_punt_per_m2")
    bron = eerder.kolom["energiebron" if vergoeding else "bron_zonder_vergoeding"]
    per_m2 = waar(bron == EPV, p.epv_per_m2, p.kolom("per_m2")[eerder.kolom["energieklasse"]])
    monument = w.rijksmonument | w.provinciaal_monument | w.gemeentelijk_monument
    if p.kiest("achtste_negatief", "van_nul_af"):
        yield VanNulAf()
    groep = eerder.kolom["vertrekken_groep"] * (w.groep.adressen == 1)
    woning = eerder.kolom["vertrekken_woning"]
    for code, id_ in _POSTEN.items():
        hier = per_m2 * (bron == code)
        if ergens(hier):
            yield Post(id_, "groep", groep * w.groep.van_ouder(hier), aantal=groep, eenheid="m²")
            yield Post(id_, "woning", woning * hier, aantal=woning, eenheid="m²")
    geen_minpunten = -hoogstens(per_m2, 0) * monument
    eerder.kolom["energie_per_m2"] = per_m2 + geen_minpunten
    if ergens(geen_minpunten):
        yield Post("geen_minpunten_monument", "groep", groep * w.groep.van_ouder(geen_minpunten))
        yield Post("geen_minpunten_monument", "woning", woning * geen_minpunten)


_POSTEN = {
    LABEL: "energielabel",
    INDEX: "energie_index",
    BOUWJAAR: "bouwjaar",
    EPV: "energieprestatievergoeding",
}
