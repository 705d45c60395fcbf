"""Huurquotes, de gedrukte tabel van 2022 en het bereikbare deel van een voorraad, als tekst en als JSON."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from huurstelsel.beleid.huishoudens import delen, gedrukte_tabel, gemiddelde_verlaging
from huurstelsel.reken.schrijven import decimaal, nederlands
from huurstelsel.uitleg.beleid.hervorming import BEREIK, EEN_VOORRAAD, schrijf_spreiding
from huurstelsel.uitleg.beleid.schrijven import GEEN_MINISTERIE, aantal, bedrag, procent
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij, schoon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.beleid.huishoudens import Bereikbaar, Gedrukt, Huishouden

UITLEG_TABEL = (
    "Een gedrukte quote van 40% hoort bij elk inkomen waarbij de huur tussen 39,5% en 40,5% ligt. Overlappen de inkomens voor en na, dan zijn beide "
    "quotes met één inkomen te rijmen. De tabel geeft gemiddelden van groepen; het inkomen van een groep staat niet in de brief."
)


def quotes_als_tekst(huishoudens: Sequence[Huishouden], breedte: int = 80, *, kleur: bool = False) -> str:
    """De huurquote van elk huishouden voor en na."""
    blad = Blad(breedte, kleur=kleur)
    blad.alinea("Huurquote voor en na", VET)
    blad.wit()
    rijen = [
        Rij(("Huishouden", "inkomen", "huur voor", "huur na", "quote voor", "quote na", "procentpunt"), nadruk=VET)
    ]
    for h in huishoudens:
        cellen = [
            *(bedrag(x) for x in (h.inkomen, h.voor, h.na)),
            procent(h.quote_voor * 100),
            procent(h.quote_na * 100),
        ]
        cellen.append(nederlands((h.quote_na - h.quote_voor) * 100, 1, 1))
        rijen.append(Rij((schoon(h.naam), *cellen), vervolg=2))
    blad.tabel(rijen, rechts=range(1, 7))
    return _slot(blad)


def quotes_als_dict(huishoudens: Sequence[Huishouden]) -> dict[str, Any]:
    """De huurquotes als woordenboek voor JSON; bedragen in euro, quotes in procenten."""
    rijen = [
        {
            "naam": h.naam,
            "netto_inkomen": decimaal(h.inkomen / 100, 2),
            "huur_voor": decimaal(h.voor / 100, 2),
            "huur_na": decimaal(h.na / 100, 2),
            "quote_voor": decimaal(h.quote_voor * 100, 4),
            "quote_na": decimaal(h.quote_na * 100, 4),
        }
        for h in huishoudens
    ]
    return {"huishoudens": rijen, "let_op": GEEN_MINISTERIE}


def inkomen(rij: Gedrukt) -> str:
    """De inkomens die bij beide gedrukte quotes passen, in hele euro's."""
    samen = rij.inkomen()
    return "geen" if samen is None else f"{bedrag(samen.laag, 0)} – {bedrag(samen.hoog, 0)}"


def gemiddelde_als_zin() -> str:
    """Wat er over de gedrukte gemiddelde verlaging te zeggen is."""
    g = gemiddelde_verlaging()
    if g.volgt:
        return f"De gedrukte gemiddelde verlaging van {bedrag(g.gedrukt, 0)} is het ongewogen gemiddelde van de rijen."
    return (
        f"De gedrukte gemiddelde verlaging van {bedrag(g.gedrukt, 0)} is niet het ongewogen gemiddelde van de rijen ({bedrag(g.ongewogen)}). Met gewichten kan "
        f"elk bedrag tussen {bedrag(Fraction(g.laagste), 0)} en {bedrag(Fraction(g.hoogste), 0)} uitkomen; die staan niet in de brief."
    )


def tabel_als_tekst(breedte: int = 80, *, kleur: bool = False) -> str:
    """De gedrukte tabel van 2022, met per rij het inkomen dat bij beide quotes past."""
    blad = Blad(breedte, kleur=kleur)
    blad.alinea("Voorbeeldhuishoudens van de brief van 9 december 2022", VET)
    blad.wit()
    rijen = [Rij(("Huishouden", "huur", "quote", "verlaging", "netto inkomen dat past"), nadruk=VET)]
    for rij in gedrukte_tabel():
        huur = f"{bedrag(Fraction(rij.voor), 0)} → {bedrag(Fraction(rij.na), 0)}"
        quote = f"{rij.quote_voor}% → {rij.quote_na}%"
        rijen.append(Rij((rij.naam, huur, quote, bedrag(Fraction(rij.voor - rij.na), 0), inkomen(rij)), vervolg=2))
    blad.tabel(rijen, rechts=(1, 2, 3, 4))
    blad.wit()
    blad.alinea(UITLEG_TABEL)
    blad.wit()
    blad.alinea(gemiddelde_als_zin())
    return _slot(blad)


def tabel_als_dict() -> dict[str, Any]:
    """De gedrukte tabel als woordenboek voor JSON; inkomens in euro met twee decimalen, `null` als er geen past."""
    rijen = []
    for rij in gedrukte_tabel():
        samen = rij.inkomen()
        grenzen = None if samen is None else [decimaal(x / 100, 2) for x in samen]
        rijen.append({**rij._asdict(), "inkomen": grenzen})
    g = gemiddelde_verlaging()
    gemiddelde = {
        "gedrukt": decimaal(g.gedrukt / 100, 2),
        "ongewogen": decimaal(g.ongewogen / 100, 2),
        "volgt": g.volgt,
    }
    return {"rijen": rijen, "gemiddelde_verlaging": gemiddelde, "toelichting": UITLEG_TABEL, "let_op": GEEN_MINISTERIE}


def bereikbaar_als_tekst(alle: Sequence[Bereikbaar], breedte: int = 80, *, kleur: bool = False) -> str:
    """Per inkomen het deel met een huur binnen de norm; meer dan een zijn trekkingen van dezelfde voorraad."""
    blad = Blad(breedte, kleur=kleur)
    norm = alle[0].norm
    blad.alinea(f"Deel van de voorraad met een huur van ten hoogste {procent(norm * 100)} van het netto inkomen", VET)
    bekend, onbekend = (aantal(sum(getattr(b, veld) for b in alle)) for veld in ("bekend", "onbekend"))
    blad.alinea(f"{bekend} rijen met een bekende huur; {onbekend} zonder, die niet meedoen.")
    blad.alinea(BEREIK if len(alle) > 1 else EEN_VOORRAAD, DOF)
    blad.wit()
    rijen = [Rij(("Netto inkomen", "huur tot en met", "deel"), nadruk=VET)]
    for inkomen_, deel in delen(alle).items():
        grens = Fraction(int(norm * inkomen_))
        rijen.append(Rij((bedrag(inkomen_), bedrag(grens), schrijf_spreiding(deel, lambda x: procent(x * 100)))))
    blad.tabel(rijen, rechts=(1, 2))
    return _slot(blad)


def bereikbaar_als_dict(alle: Sequence[Bereikbaar]) -> dict[str, Any]:
    """De delen als woordenboek voor JSON; bij meer voorraden is `deel` het gemiddelde, met het laagste en het hoogste erbij."""
    rijen = []
    for inkomen_, s in delen(alle).items():
        bereik = {"laagst": decimaal(s.laagst, 6), "hoogst": decimaal(s.hoogst, 6)} if len(alle) > 1 else {}
        rijen.append({"netto_inkomen": decimaal(inkomen_ / 100, 2), "deel": decimaal(s.midden, 6), **bereik})
    return {
        "norm_procent": decimaal(alle[0].norm * 100, 4),
        "rijen_bekend": sum(b.bekend for b in alle),
        "rijen_onbekend": sum(b.onbekend for b in alle),
        "inkomens": rijen,
        "let_op": GEEN_MINISTERIE,
    }


def _slot(blad: Blad) -> str:
    blad.wit()
    blad.alinea(GEEN_MINISTERIE, DOF)
    return "\n".join(blad.regels) + "\n"
