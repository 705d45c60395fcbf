"""Een deel over een hervorming op een voorraad: verschuiving, maxima, huren die omlaag moeten, ingroei, delen, en de getallen van de brief van 2022."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, cast

from huurstelsel.beleid.hervorming import INDELINGEN, bereken
from huurstelsel.beleid.hervorming_doelen import algemene_reden
from huurstelsel.beleid.hervorming_doelen import bron as bron_doelen
from huurstelsel.beleid.hervorming_ingroei import mutatiegraden
from huurstelsel.beleid.tellen import aantal
from huurstelsel.uitleg.beleid.hervorming import (
    AANNAMEN,
    BEREIK,
    EEN_VOORRAAD,
    GEEN_DOELEN,
    IN_CENTEN,
    INDELINGNAMEN,
    MAATNAMEN,
    MOMENTNAMEN,
    huur_van,
    recht_naam,
    verantwoording,
)
from huurstelsel.uitleg.beleid.rapport import velden
from huurstelsel.uitleg.beleid.rapport.blokken import LIJNEN, STAVEN, Alinea, Deel, Figuur, Tabel
from huurstelsel.uitleg.beleid.rapport.spreiding import bedragen, getal, getallen, lijn, maal, procenten
from huurstelsel.uitleg.beleid.rapport.voorraadveld import kant, voorraad

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from huurstelsel.beleid.hervorming import Deeleffect, Hervorming, Klasse
    from huurstelsel.recht.voorstel_velden import Groep
    from huurstelsel.regeling import Regeling
    from huurstelsel.uitleg.beleid.rapport.blokken import Blok
    from huurstelsel.uitleg.beleid.rapport.voorraadveld import Woningen

VELDEN = ("voorraad", "van", "naar", "huur", "delen", "per", "jaren", "mutatie")
_JAREN = range(1, 51)


def lees(groep: Groep, map_: Path) -> Callable[[], Deel]:
    """Lees de velden; alles wat eraan mankeert komt in de fouten van de groep."""
    woningen = voorraad(groep, map_)
    van, naar = kant(groep, "van", map_), kant(groep, "naar", map_)
    per = velden.teksten(groep, "per", ())
    for naam in per:
        if naam not in INDELINGEN:
            groep.meld("per", "onbekende_waarde", f"“{naam}” is geen indeling; mogelijk zijn: {', '.join(INDELINGEN)}.")
    jaren = velden.geheel(groep, "jaren", _JAREN) if groep.heeft("jaren", verplicht=False) else 10
    huur = groep.tekst("huur", verplicht=False)
    vraag = {"delen": _delen(groep), "jaren": jaren, "huurkolom": huur, "mutatie": _mutatie(groep)}
    kanten = cast("tuple[Regeling, Regeling]", (van, naar))  # met een fout wordt het deel niet gerekend
    return lambda: _deel(woningen, kanten, vraag, per)


def _mutatie(groep: Groep) -> dict[str, Fraction]:
    """`mutatie`: eigen mutatiegraden, eigenaar → procent per jaar."""
    ruw = groep.velden.get("mutatie") or {}
    if not isinstance(ruw, dict):
        groep.meld("mutatie", "geen_groep", "Hier horen eigenaren met hun mutatiegraad, bijvoorbeeld {privaat: 15}.")
        return {}
    binnen = type(groep)(ruw, f"{groep.pad}.mutatie", groep.fouten)
    graden = {str(wie): velden.procent(binnen, wie, Fraction(0)) for wie in ruw}
    for wie in (wie for wie, graad in graden.items() if not 0 <= graad <= 100):
        binnen.meld(wie, "buiten_bereik", "Een mutatiegraad ligt van 0 tot en met 100 procent.")
    return graden


def _delen(groep: Groep) -> dict[str, list[str]] | bool:
    """`delen`: eigen delen (naam → paden), of ja of nee."""
    ruw = groep.velden.get("delen", True)
    if isinstance(ruw, bool):
        return ruw
    if isinstance(ruw, dict) and all(isinstance(paden, list) and paden for paden in ruw.values()):
        return {str(naam): [str(pad) for pad in paden] for naam, paden in ruw.items()}
    zin = "Schrijf true, false, of namen met hun paden, bijvoorbeeld {energie: [energieprestatie]}."
    groep.meld("delen", "geen_delen", zin)
    return True


def _deel(woningen: Woningen, kanten: tuple[Regeling, Regeling], vraag: dict[str, Any], per: Sequence[str]) -> Deel:
    van, naar = kanten
    with woningen.klaar() as paden:
        h = bereken(paden, van, naar, **vraag)
    blokken = [
        Alinea(woningen.zin()),
        _gemeten(h),
        *_verschuiving(h),
        *_maxima(h, per),
        *_huren(h),
        *_effecten(h),
        *_doelen(h),
    ]
    huur = [f"De huur is de kolom “{vraag['huurkolom']}”."] if vraag["huurkolom"] else []
    return Deel(
        titel=f"Van {recht_naam(van)} naar {recht_naam(naar)}",
        blokken=tuple(blokken),
        methode=(
            "Elke woning is onder beide kanten gewaardeerd met dezelfde rekenregels als een gewone puntentelling, en gewogen geteld.",
            BEREIK if len(h.metingen) > 1 else EEN_VOORRAAD,
            *huur,
        ),
        aannamen=AANNAMEN,
        bronnen=tuple(_bronnen(woningen, h)),
    )


def _bronnen(woningen: Woningen, h: Hervorming) -> Iterator[str]:
    yield from woningen.bronnen()
    if h.huur_bekend:
        yield from (f"Mutatiegraad {g.eigenaar}, {g.huur}: {g.bron}" for g in mutatiegraden())
    if h.doelen():
        yield bron_doelen()


def _gemeten(h: Hervorming) -> Alinea:
    return Alinea(
        " ".join(
            verantwoording(m.voorraad, m.rijen, m.gemeten, m.afgekeurd, aantal(m.telling.alle, "woningen"))
            for m in h.metingen
        )
    )


def _verschuiving(h: Hervorming) -> Iterator[Blok]:
    cellen = {(c.van, c.naar): c.woningen for c in h.verschuiving()}
    voor, na = (list(dict.fromkeys(c[i] for c in cellen)) for i in (0, 1))
    rijen = tuple((van, *(getal(cellen.get((van, naar))) for naar in na)) for van in voor)
    tabel = Tabel("Woningen naar segment", ("van", *(f"naar {naar}" for naar in na)), rijen)
    lijnen = tuple(lijn(f"naar {naar}", [cellen.get((van, naar)) for van in voor], getal) for naar in na)
    delen = "; ".join(f"van {van} naar {naar} {getal(s)}" for (van, naar), s in cellen.items())
    yield Figuur(
        "Verschuiving tussen segmenten",
        STAVEN,
        f"Staven per segment vooraf. {delen}.",
        tuple(f"van {v}" for v in voor),
        lijnen,
        tabel,
        "woningen",
    )


def _maxima(h: Hervorming, per: Sequence[str]) -> Iterator[Blok]:
    yield _klassen("Maximale huurprijs", [h.totaal()], huur=h.huur_bekend)
    for indeling in per:
        klassen, naam = h.klassen(indeling), INDELINGNAMEN[indeling]
        tabel = _klassen(f"Maximale huurprijs per {naam}", klassen, huur=h.huur_bekend)
        gemiddeld = [k.verandering for k in klassen]
        lijnen = (lijn("verandering van het maximum", gemiddeld, bedragen, Fraction(1, 100)),)
        delen = "; ".join(f"{k.klasse} {bedragen(k.verandering)}" for k in klassen)
        titel = f"Gemiddelde verandering van het maximum per {naam}"
        yield Figuur(
            titel,
            STAVEN,
            f"Staven per klasse. {delen}.",
            tuple(k.klasse for k in klassen),
            lijnen,
            tabel,
            "€ per maand",
        )
        yield _verschuiving_per(h, indeling, klassen)


def _verschuiving_per(h: Hervorming, indeling: str, klassen: Sequence[Klasse]) -> Tabel:
    koppen = (indeling, *(f"{c.van} → {c.naar}" for c in h.verschuiving()))
    rijen = tuple((k.klasse, *(getal(c.woningen) for c in h.verschuiving(indeling, k.klasse))) for k in klassen)
    return Tabel(f"Woningen naar segment per {INDELINGNAMEN[indeling]}, ervoor → erna", koppen, rijen)


def _klassen(titel: str, klassen: Sequence[Klasse], *, huur: bool) -> Tabel:
    koppen = (klassen[0].indeling or "klasse", "woningen", "daalt", "gemiddeld", "stijgt", "gemiddeld")
    rijen = []
    for k in klassen:
        cellen = (
            k.klasse,
            getal(k.woningen),
            getal(k.daalt),
            bedragen(k.gemiddelde_daling),
            getal(k.stijgt),
            bedragen(k.gemiddelde_stijging),
        )
        rijen.append((*cellen, *((getal(k.omlaag), bedragen(k.gemiddeld_omlaag)) if huur else ())))
    return Tabel(titel, (*koppen, *(("huur omlaag", "gemiddeld") if huur else ())), tuple(rijen))


def _huren(h: Hervorming) -> Iterator[Blok]:
    if not h.huur_bekend:
        yield Alinea("Van geen woning is de huur bekend: of een huur omlaag moet, is niet te zeggen.")
        return
    if zin := huur_van(h):
        yield Alinea(zin)
    rijen = [
        (MOMENTNAMEN.get(o.naam) or f"in het segment {o.naam}, wanneer ook", getal(o.woningen), bedragen(o.gemiddeld))
        for o in h.omlaag()
    ]
    rijen.append(
        ("van alle momenten: niet al boven het maximum van ervoor", getal(h.aantal("omlaag_door_maximum")), "")
    )
    yield Tabel(
        "Huren boven het maximum, en wanneer zij omlaag moeten",
        ("moment", "woningen", "gemiddeld per maand"),
        tuple(rijen),
    )
    standen = h.ingroei()
    jaren = tuple(str(s.jaar) for s in standen)
    tabel = Tabel(
        "Ingroei: huren die na zoveel jaar omlaag zijn",
        ("jaar", "woningen", "per maand samen"),
        tuple((str(s.jaar), getal(s.woningen), bedragen(maal(s.euro_per_maand, 100), 0)) for s in standen),
    )  # fmt: skip
    laatste = standen[-1]
    beschrijving = f"Een lijn over de jaren: na {laatste.jaar} jaar zijn {getal(laatste.woningen)} huren omlaag."
    yield Figuur(
        "Ingroei bij wisseling van huurder",
        LIJNEN,
        beschrijving,
        jaren,
        (lijn("huren omlaag", [s.woningen for s in standen], getal),),
        tabel,
        "woningen",
        "jaren na invoering",
    )
    if zonder := h.zonder_mutatiegraad().hoogst:
        yield Alinea(
            f"{velden.heel(round(zonder))} woningen groeien niet in: van hun eigenaar is geen mutatiegraad bekend."
        )


def _effecten(h: Hervorming) -> Iterator[Blok]:
    per_maat: dict[str, list[Deeleffect]] = {}
    for effect in h.deeleffecten():
        per_maat.setdefault(effect.maat, []).append(effect)
    for maat, effecten in per_maat.items():
        if maat in MAATNAMEN and any(x.laagst or x.hoogst for e in effecten for x in (e.alleen, e.laatst, e.gemiddeld)):
            yield _effect(h, maat, effecten)


def _effect(h: Hervorming, maat: str, effecten: Sequence[Deeleffect]) -> Tabel:
    deler = Fraction(1, 100) if maat in IN_CENTEN else Fraction(1)
    rijen = [
        (e.deel, *(getallen(maal(x, deler)) for x in (e.alleen, e.laatst, e.gemiddeld, e.volgorde))) for e in effecten
    ]
    rijen.append(("samen", "", "", getallen(maal(h.effect(maat), deler)), ""))
    koppen = ("deel", "alleen", "als laatste", "gemiddeld", "volgorde maakt uit")
    return Tabel(f"Effect van elk deel: {MAATNAMEN[maat]}", koppen, tuple(rijen), vet=(len(rijen) - 1,))


def _doelen(h: Hervorming) -> Iterator[Blok]:
    standen = h.doelen()
    if not standen:
        yield Alinea(GEEN_DOELEN)
        return
    rijen = []
    for s in standen:
        euro, procent = s.doel.soort == "gemiddeld", s.doel.soort.startswith("aandeel")
        hier = bedragen(maal(s.uitkomst, 100), 0) if euro else (procenten if procent else getal)(s.uitkomst)
        brief = (
            f"€\N{NO-BREAK SPACE}{s.doel.waarde}" if euro else f"{velden.heel(s.doel.waarde)}{'%' if procent else ''}"
        )
        rijen.append((s.doel.naam, brief, hier, s.doel.reden))
    yield Tabel(
        "Naast de getallen van de brief van december 2022",
        ("getal", "brief", "hier", "waarom het kan verschillen"),
        tuple(rijen),
        links=(0, 3),
    )
    yield Alinea(algemene_reden())
