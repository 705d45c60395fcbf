"""De punten: eerst per rubriek, dan elke post met wat is geteld, door hoeveel het is gedeeld, en zijn bepaling."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.feiten.samenvoegen import ruimte_ids
from huurstelsel.puntentelling.blokken import KOMMA, KOP, RECHTS, SOM, Alinea, Kolom, Rij, Tabel
from huurstelsel.puntentelling.overeenkomst import bijlage
from huurstelsel.uitleg.labels import POSTEN
from huurstelsel.uitleg.woz import EERSTE, per_punt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from huurstelsel.puntentelling.blokken import Blok
    from huurstelsel.puntentelling.schrijver import Schrijver
    from huurstelsel.puntentelling.woonruimte import Woonruimte
    from huurstelsel.uitkomst import Postregel, Rubriekuitkomst, Uitkomst
    from huurstelsel.uitleg.woz import PerPunt

_HALF = Fraction(1, 2)


def rubrieken(w: Woonruimte, s: Schrijver) -> tuple[Blok, ...]:
    """Elke rubriek met haar punten, de posten over het geheel, en het totaal."""
    u = w.uitkomst
    rijen = [Rij((str(r.rubriek), s.zin(r.naam), rubriekpunten(r, u, s), r.artikel)) for r in u.rubrieken]
    if u.slotposten and u.punten is not None:
        som = sum((r.punten for r in u.rubrieken), Fraction(0))
        rijen.append(Rij(("", s("som"), s.punten(som), "")))
        rijen += [Rij(("", s.naam(POSTEN, p.id), s.punten(p.punten), p.artikel)) for p in u.slotposten]
    rijen.append(Rij(("", s("totaal"), s.puntentotaal(u), ""), SOM))
    kolommen = (
        Kolom(s("nummer"), 0, RECHTS),
        Kolom(s("rubriek"), 6),
        Kolom(s("punten"), 0, KOMMA),
        Kolom(s("bepaling"), 5),
    )
    return (Tabel(kolommen, tuple(rijen), heel=True),)


def rubriekpunten(r: Rubriekuitkomst, u: Uitkomst, s: Schrijver) -> str:
    """De punten van een rubriek, of hun bereik."""
    laag, hoog = u.bereik.get(r.rubriek, (r.punten, r.punten))
    if laag is None:
        return s("onbekend")
    return s.bereik(s.punten(laag), None if hoog is None else s.punten(hoog))


def kaal(artikel: str, w: Woonruimte) -> str:
    """Een bepaling zonder de bijlage die in de noot staat."""
    return artikel.removeprefix(f"{bijlage(w)}, ")


def posten(w: Woonruimte, s: Schrijver, namen: Mapping[str, str]) -> tuple[Blok, ...]:
    """Alle posten, met elke rubriek als kop; een lege rubriek staat alleen in het overzicht.

    Args:
        namen: id → naam van ruimten.
    """
    rijen: list[Rij] = []
    for r in w.uitkomst.rubrieken:
        if r.posten:
            kop = s("rubriek_kop", nummer=r.rubriek, naam=s.zin(r.naam))
            rijen.append(Rij((kop, "", "", rubriekpunten(r, w.uitkomst, s), ""), KOP))
            rijen += _postrijen(r.posten, w, s, namen)
    if w.uitkomst.slotposten:
        rijen.append(Rij((s("slot"), "", "", s.puntentotaal(w.uitkomst), ""), KOP))
        rijen += _postrijen(w.uitkomst.slotposten, w, s, namen)
    kolommen = (
        Kolom(s("post"), 10),
        Kolom(s("aantal"), 3, RECHTS),
        Kolom(s("deler"), 2, RECHTS),
        Kolom(s("punten"), 5, KOMMA),
        Kolom(s("bepaling"), 7),
    )
    delers = s("delers_kamers" if w.uitkomst.stelsel == "onzelfstandig" else "delers_adressen")
    noot = f"{s('postennoot', bijlage=bijlage(w), delers=delers)} {_afronding(w, s)}"
    return Alinea(noot, klein=True, plakt=True), Tabel(kolommen, tuple(rijen))


def _afronding(w: Woonruimte, s: Schrijver) -> str:
    """Hoe dit stelsel afrondt."""
    geldt = {
        "afronding_ruimten": bool(w.document.woning.ruimten) and not w.uitkomst.voor_wbh,
        "afronding_rubrieken": bool(w.regeling.bijlage.rubriek_stap),
        "afronding_totaal": True,
    }
    return " ".join(s(zin) for zin, ja in geldt.items() if ja)


def _postrijen(regels: tuple[Postregel, ...], w: Woonruimte, s: Schrijver, namen: Mapping[str, str]) -> Iterator[Rij]:
    """De rijen van een rubriek; een som over ruimten toont haar som vóór de afronding op hele m²."""
    stellen = _stellen(w)
    som: dict[tuple[int, str], Fraction] = {}
    woz = per_punt(w.uitkomst, w.document.woning, w.regeling)
    for post in regels:
        naam, m2 = s.naam(POSTEN, post.id), post.hoeveelheid or Fraction(0)
        groep = (post.deler, post.stel if post.ruimte is None else stellen.get(post.ruimte, ""))
        if post.ruimte is not None:
            naam = f"{naam}: {namen.get(post.ruimte, post.ruimte)}"
        elif post.stel:
            naam = f"{naam} ({post.stel})"
        if post.id.startswith("opp_"):
            som[groep] = som.get(groep, Fraction(0)) + m2
        elif post.id.endswith("_m2") and 0 < abs((los := som.pop(groep, m2)) - m2) <= _HALF:
            naam = s("afgerond_van", post=naam, som=s.m2(los))
        if post.id in woz:
            naam = s("per_punt", post=naam, waarde=_waarde(post, woz[post.id], s), bedrag=s.euro(woz[post.id].bedrag))
        punten = "" if post.punten == 0 and post.hoeveelheid is not None else s.punten(post.punten)
        deler = str(post.deler) if post.deler != 1 else ""
        yield Rij((naam, s.hoeveelheid(post), deler, punten, kaal(post.artikel, w)))


def _stellen(w: Woonruimte) -> dict[str, str]:
    """Van elke ruimte het stel waarmee zij wordt gedeeld, waar dat is gegeven."""
    ruimten = w.document.woning.ruimten
    return {id_: r.gedeeld_stel for id_, r in zip(ruimte_ids(ruimten), ruimten, strict=True) if r.gedeeld_stel}


def _waarde(post: Postregel, som: PerPunt, s: Schrijver) -> str:
    """De waarde waarmee een WOZ-post is berekend; leeg als die al bij het aantal staat."""
    if post.id != EERSTE:
        return s("woz_per_m2", bedrag=s.bedrag(round(som.waarde * 100)))
    return "" if som.waarde == post.hoeveelheid else s("woz_omgerekend", bedrag=s.bedrag(round(som.waarde * 100)))
