"""Een hervorming als tekst."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.beleid.hervorming_doelen import algemene_reden, bron
from huurstelsel.beleid.tellen import EEN
from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.schrijven import MIN, nederlands
from huurstelsel.uitleg.beleid.schrijven import GEEN_MINISTERIE
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij, schoon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from huurstelsel.beleid.hervorming import Deeleffect, Hervorming, Klasse, Spreiding
    from huurstelsel.regeling import Regeling

AANNAMEN = (
    "Elke woning telt onder beide kanten als een nieuwe verhuring op de peildatum; de overeenkomst zelf bepaalt alleen wanneer een huur omlaag moet.",
    "Een energieprestatie zonder oppervlakte heeft de gebruiksoppervlakte van haar woning. Een woning waarvan een ander feit ontbreekt dat een bereik geeft, doet niet mee.",
    "Zonder aanvangshuur of dag van ingang beslist de huur van nu of een overeenkomst is geliberaliseerd; een overeenkomst zonder datum of van na de peildatum is een lopende.",
    "Een statische berekening: niemand verkoopt, verbetert of verhuist door de hervorming.",
)
MAATNAMEN = {
    "punten": "punten samen",
    "maximum": "maxima samen, euro per maand",
    "daalt": "woningen met een lager maximum",
    "stijgt": "woningen met een hoger maximum",
    "laag": "woningen in het lage segment",
    "midden": "woningen in het middensegment",
    "hoog": "woningen in het hoge segment",
    "gereguleerd": "gereguleerde woningen",
    "vrij": "vrije woningen",
    "te_hoog": "huren boven het maximum in een gebonden segment",
    "te_hoog_centen": "wat die samen te hoog zijn, euro per maand",
}
INDELINGNAMEN = {
    "eigenaar": "eigenaar",
    "corop": "COROP-gebied",
    "label": "energielabel",
    "woz": "WOZ-waarde in duizenden euro's",
}
"""Waarin elke indeling is verdeeld; label en WOZ-waarde zijn die welke onder de regeling ervoor tellen."""

_GETOOND = 3
"""Van zoveel afgekeurde rijen staat in de tekst waarom."""

_IN_TEKST = ("maximum", "laag", "midden", "hoog", "te_hoog", "te_hoog_centen")
"""De maten waarvan de delen in de tekst staan; JSON heeft ze alle."""
MOMENTNAMEN = {
    "nu": "nu",
    "een_jaar_na_de_wet": "een jaar na de inwerkingtreding",
    "bij_nieuwe_huurder": "bij een nieuwe huurder",
}
IN_CENTEN = ("maximum", "te_hoog_centen")
GEEN_DOELEN = "De brief van december 2022 schat wat de invoering van een middensegment doet. Dat is niet deze hervorming; daarom staan zijn getallen er niet naast."
EEN_VOORRAAD = "Eén voorraad: hoe ver een andere trekking ervan afwijkt, is niet bekend."
BEREIK = (
    "Elk getal is het gemiddelde over de voorraden, met het laagste en het hoogste. Dat bereik is het toeval van de trekking; hoe onzeker de aannamen van "
    "een voorraad zijn, zit er niet in."
)


def huur_van(h: Hervorming) -> str:
    """Van hoeveel woningen de huur bekend is, als dat niet alle zijn; anders leeg."""
    k = h.totaal()
    if k.huur_bekend == k.woningen:
        return ""
    return f"Van {_getal(k.huur_bekend)} van de {_getal(k.woningen)} woningen is de huur bekend; de andere tellen bij de huren en de ingroei niet mee."


def recht_naam(regeling: Regeling) -> str:
    """Een regeling in woorden: “het recht van 1 januari 2026”, “voorstel X op 1 juli 2023”."""
    dag = in_woorden(regeling.peildatum)
    if regeling.voorstellen:
        return f"voorstel {' en '.join(v.id for v in regeling.voorstellen)} op {dag}"
    keuzes = ", ".join(f"{naam}={waarde}" for naam, waarde in regeling.afwijkend)
    return f"het recht van {dag}{f' ({keuzes})' if keuzes else ''}"


def als_tekst(h: Hervorming, per: Iterable[str] = (), breedte: int = 80, *, kleur: bool = False) -> str:
    """De tabellen, met `per` ook per klasse van die indelingen."""
    blad = Blad(breedte, kleur=kleur)
    blad.alinea(f"Van {recht_naam(h.van)} naar {recht_naam(h.naar)}", VET)
    for m in h.metingen:
        gewicht = Fraction(m.telling.alle.get("woningen", 0), EEN)
        blad.alinea(verantwoording(m.voorraad, m.rijen, m.gemeten, m.afgekeurd, gewicht))
        for a in m.voorbeelden[:_GETOOND]:
            blad.alinea(f"rij {a.rij}: {schoon('; '.join(map(str, a.fouten)))}", inspringen=2)
        if m.afgekeurd > _GETOOND:
            blad.alinea(f"en nog {_geheel(m.afgekeurd - _GETOOND)} rijen", inspringen=2)
    blad.alinea(BEREIK if len(h.metingen) > 1 else EEN_VOORRAAD, DOF)
    if any(m.gemeten for m in h.metingen):
        _verschuiving(blad, h)
        _maxima(blad, h, per)
        _huren(blad, h)
        _delen(blad, h)
        _doelen(blad, h)
    else:
        blad.wit()
        blad.alinea("Geen enkele woning telt mee.")
    blad.wit()
    blad.alinea("Aannamen", VET)
    for zin in AANNAMEN:
        blad.alinea(zin)
    blad.wit()
    blad.alinea(GEEN_MINISTERIE, DOF)
    return "\n".join(blad.regels) + "\n"


def verantwoording(voorraad: str, rijen: int, gemeten: int, afgekeurd: int, gewicht: Fraction | None = None) -> str:
    """Hoeveel rijen van een voorraad meetellen, voor hoeveel woningen zij staan, en waarom de andere niet."""
    onbekend = rijen - gemeten - afgekeurd
    redenen = ((onbekend, "met een onbekend feit"), (afgekeurd, "afgekeurd"))
    weg = [f"{_geheel(aantal)} {wat}" for aantal, wat in redenen if aantal]
    staat = "" if gewicht in {None, gemeten} else f", samen voor {_geheel(gewicht or 0)} woningen"
    niet = f" ({', '.join(weg)})" if weg else ""
    return f"{schoon(voorraad)}: {_geheel(gemeten)} van {_geheel(rijen)} rijen{staat}{niet}."


def _verschuiving(blad: Blad, h: Hervorming) -> None:
    cellen = {(c.van, c.naar): c.woningen for c in h.verschuiving()}
    rijen, kolommen = (list(dict.fromkeys(c[i] for c in sorted(cellen, key=_segmentvolgorde))) for i in (0, 1))
    blad.wit()
    blad.alinea("Woningen naar segment, ervoor en erna", VET)
    tabel = [Rij(("segment", *(f"→ {naar}" for naar in kolommen)), nadruk=VET)]
    tabel += [Rij((van, *(_getal(cellen.get((van, naar))) for naar in kolommen))) for van in rijen]
    blad.tabel(tabel, rechts=range(1, len(kolommen) + 1))


def _segmentvolgorde(cel: tuple[str, str]) -> tuple[int, int]:
    volgorde = ("laag", "midden", "hoog", "gereguleerd", "vrij")
    return volgorde.index(cel[0]), volgorde.index(cel[1])


def _maxima(blad: Blad, h: Hervorming, per: Iterable[str]) -> None:
    for indeling in ("", *per):
        klassen = h.klassen(indeling) if indeling else [h.totaal()]
        blad.wit()
        blad.alinea(f"Maximale huurprijs{f' per {INDELINGNAMEN[indeling]}' if indeling else ''}", VET)
        kop = (indeling or "woningen", "aantal", "daalt", "gemiddeld", "stijgt", "gemiddeld")
        huur = ("huur omlaag", "gemiddeld") if h.huur_bekend else ()
        tabel = [Rij((*kop, *huur), nadruk=VET), *(Rij(_klasse(k, huur=bool(huur))) for k in klassen)]
        blad.tabel(tabel, rechts=range(1, 8))
        if indeling:
            _verschuiving_per(blad, h, indeling)


def _verschuiving_per(blad: Blad, h: Hervorming, indeling: str) -> None:
    blad.wit()
    blad.alinea(f"Woningen naar segment, ervoor → erna, per {INDELINGNAMEN[indeling]}", VET)
    tabel = [Rij((indeling, *(f"{c.van} → {c.naar}" for c in h.verschuiving())), nadruk=VET)]
    tabel += [
        Rij((schoon(k.klasse), *(_getal(c.woningen) for c in h.verschuiving(indeling, k.klasse))))
        for k in h.klassen(indeling)
    ]
    blad.tabel(tabel, rechts=range(1, len(tabel[0].cellen)))


def _klasse(k: Klasse, *, huur: bool) -> tuple[str, ...]:
    cellen = [schoon(k.klasse), _getal(k.woningen), _getal(k.daalt), _euro(k.gemiddelde_daling), _getal(k.stijgt), _euro(k.gemiddelde_stijging)]  # fmt: skip
    return (*cellen, *((_getal(k.omlaag), _euro(k.gemiddeld_omlaag)) if huur else ()))


def _huren(blad: Blad, h: Hervorming) -> None:
    if not h.huur_bekend:
        blad.wit()
        blad.alinea("Van geen woning is de huur bekend: of een huur omlaag moet, is niet te zeggen.")
        return
    blad.wit()
    blad.alinea("Huren boven het maximum, en wanneer zij omlaag moeten", VET)
    if zin := huur_van(h):
        blad.alinea(zin, DOF)
    tabel = [Rij(("moment", "woningen", "gemiddeld per maand"), nadruk=VET)]
    for o in h.omlaag():
        naam = MOMENTNAMEN.get(o.naam) or f"in het segment {o.naam}, wanneer ook"
        tabel.append(Rij((naam, _getal(o.woningen), _euro(o.gemiddeld))))
    door = h.aantal("omlaag_door_maximum")
    tabel.append(Rij(("van alle momenten: niet al boven het maximum van ervoor", _getal(door), "")))
    blad.tabel(tabel, rechts=(1, 2))
    blad.wit()
    blad.alinea("Ingroei: huren die na zoveel jaar omlaag zijn", VET)
    tabel = [Rij(("jaar", "woningen", "per maand samen"), nadruk=VET)]
    tabel += [
        Rij((str(i.jaar), _getal(i.woningen), _euro(_maal(i.euro_per_maand, 100), decimalen=0))) for i in h.ingroei()
    ]
    blad.tabel(tabel, rechts=(1, 2))
    if zonder := h.zonder_mutatiegraad().hoogst:
        zin = "woningen groeien niet in: van hun eigenaar is geen mutatiegraad bekend (geef haar met --mutatie)."
        blad.alinea(f"{_geheel(zonder)} {zin}", DOF)


def _delen(blad: Blad, h: Hervorming) -> None:
    effecten: dict[str, list[Deeleffect]] = {}
    for e in h.deeleffecten():
        if e.maat in _IN_TEKST:
            effecten.setdefault(e.maat, []).append(e)
    if not effecten:
        return
    blad.wit()
    blad.alinea("Effect van elk deel: alleen ingevoerd, als laatste, en gemiddeld over alle volgordes", VET)
    for maat, rijen in effecten.items():
        if not any(x.laagst or x.hoogst for e in rijen for x in (e.alleen, e.laatst, e.gemiddeld)):
            continue
        factor = Fraction(1, 100) if maat in IN_CENTEN else Fraction(1)
        tabel = [Rij((MAATNAMEN[maat], "alleen", "als laatste", "gemiddeld"), nadruk=VET)]
        for e in rijen:
            getallen = (_getal(_maal(x, factor), teken=True) for x in (e.alleen, e.laatst, e.gemiddeld))
            tabel.append(Rij((e.deel, *getallen), inspringen=2))
        samen = _getal(_maal(h.effect(maat), factor), teken=True)
        tabel.append(Rij(("samen", "", "", samen), inspringen=2))
        blad.tabel(tabel, rechts=(1, 2, 3))


def _doelen(blad: Blad, h: Hervorming) -> None:
    standen = h.doelen()
    blad.wit()
    if not standen:
        blad.alinea(GEEN_DOELEN, DOF)
        return
    blad.alinea(f"Naast de getallen van de brief ({bron()})", VET)
    blad.alinea(algemene_reden(), DOF)
    tabel = [Rij(("getal", "brief", "hier", "waarom het kan verschillen"), nadruk=VET)]
    for s in standen:
        eenheid = "%" if s.doel.soort.startswith("aandeel") else ""
        euro = s.doel.soort == "gemiddeld"
        hier = _euro(_maal(s.uitkomst, 100), decimalen=0) if euro else f"{_getal(s.uitkomst)}{eenheid}"
        brief = f"€\N{NO-BREAK SPACE}{s.doel.waarde}" if euro else f"{_geheel(s.doel.waarde)}{eenheid}"
        tabel.append(Rij((s.doel.naam, brief, hier, s.doel.reden), vervolg=2))
    blad.tabel(tabel, rechts=(1, 2), dof=3, hoogstens=28)


def _geheel(x: Fraction | int) -> str:
    return nederlands(Fraction(x), 0, 0)


def schrijf_spreiding(s: Spreiding | None, schrijf: Callable[[Fraction], str]) -> str:
    """Het gemiddelde, met het laagste en het hoogste als die verschillen."""
    if s is None:
        return "–"
    midden, laagst, hoogst = map(schrijf, (s.midden, s.laagst, s.hoogst))
    tot = " tot " if s.laagst < 0 else "–"
    return midden if laagst == hoogst else f"{midden} ({laagst}{tot}{hoogst})"


def _getal(s: Spreiding | None, *, teken: bool = False) -> str:
    def schrijf(x: Fraction) -> str:
        tekst = _geheel(x)
        return f"+{tekst}" if teken and tekst[0] not in f"{MIN}0" else tekst

    return schrijf_spreiding(s, schrijf)


def _euro(s: Spreiding | None, *, decimalen: int = 2) -> str:
    return schrijf_spreiding(s, lambda centen: f"€\N{NO-BREAK SPACE}{nederlands(centen / 100, decimalen, decimalen)}")


def _maal(s: Spreiding, factor: Fraction | int) -> Spreiding:
    return type(s)(*(x * factor for x in s))
