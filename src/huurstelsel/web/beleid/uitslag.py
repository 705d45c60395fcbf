"""De uitkomst van een gekozen hervorming, als tekst voor de bladzijde: tabellen, en staven met hun bereik."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.beleid.hervorming import bereken
from huurstelsel.huur.opslagen import SEGMENTEN
from huurstelsel.talen import getal
from huurstelsel.talen.opmaak import engels_getal
from huurstelsel.uitleg.beleid.hervorming import IN_CENTEN
from huurstelsel.uitleg.beleid.rapport import spreiding
from huurstelsel.web.beleid.keuze import HUREN, opdracht

if TYPE_CHECKING:
    from huurstelsel.beleid.hervorming import Doelstand, Hervorming, Ingroeistand, Klasse, Spreiding
    from huurstelsel.web.beleid.keuze import Keuze
    from huurstelsel.web.beleid.teksten import Teksten

VOORRAAD = tuple(sorted((Path(__file__).parent / "voorraad").glob("voorraad-zaad*.parquet")))
"""De meegeleverde voorraad: wat `huurstelsel beleid voorraad --woningen 1000 --zaden 3` maakt, steviger ingepakt."""

WONINGEN = 1_000
"""Woningen per trekking."""


JAREN = (0, 1, 2, 3, 5, 10)
"""De jaren van de ingroei die de bladzijde toont."""

DEELMATEN = ("maximum", "midden", "te_hoog")
"""De maten waarvan de bladzijde het effect van elk deel toont."""


class Staaf(NamedTuple):
    """Een staaf van de figuur, in procenten van de breedte: het gemiddelde, en waar het laagste en het hoogste liggen."""

    naam: str
    getal: str
    lang: str
    laagst: str
    hoogst: str


@lru_cache(maxsize=64)
def hervorming(keuze: Keuze) -> Hervorming:
    """De hervorming op de meegeleverde voorraad; dezelfde keuze wordt niet opnieuw gerekend zolang zij in het geheugen staat."""
    van, naar = keuze.ervoor.regeling(), keuze.erna.regeling()
    return bereken(VOORRAAD, van, naar, huurkolom=HUREN[keuze.huren])


def uitslag(keuze: Keuze, t: Teksten) -> dict[str, Any]:
    """Alles wat de bladzijde van een uitkomst laat zien."""
    h = hervorming(keuze)
    getallen = _Getallen(t)
    return {
        "omvang": _omvang(h, getallen),
        "staven": _staven(h, getallen),
        "segmenten": _segmenten(h, getallen),
        "kern": getallen.klasse(h.totaal()),
        "klassen": _klassen(h, getallen),
        "huren": _huren(h, getallen),
        "ingroei": [(str(i.jaar), _ingroei(i, getallen)) for i in h.ingroei() if i.jaar in JAREN],
        "delen": [_delen(h, maat, getallen) for maat in DEELMATEN if h.delen],
        "doelen": [getallen.doel(s) for s in h.doelen()],
        "opdracht": opdracht(keuze, WONINGEN, len(VOORRAAD)),
    }


class _Getallen:
    """Schrijft spreidingen in één taal, zoals `huurstelsel beleid hervorming` ze schrijft."""

    def __init__(self, t: Teksten) -> None:
        self.t = t

    def _taal(self, tekst: str) -> str:
        return tekst if self.t.taal == "nl" else engels_getal(tekst).replace(" tot ", " to ")

    def aantal(self, s: Spreiding | None) -> str:
        """In hele getallen."""
        return self._taal(spreiding.getal(s))

    def bedrag(self, s: Spreiding | None, decimalen: int = 2) -> str:
        """Eurocenten als bedrag."""
        return self._taal(spreiding.bedragen(s, decimalen))

    def effect(self, s: Spreiding, maat: str) -> str:
        """Het effect van een deel op een maat, met een teken; in woningen, of in euro."""
        deler = Fraction(1, 100) if maat in IN_CENTEN else Fraction(1)
        return self._taal(spreiding.getallen(spreiding.maal(s, deler)))

    def klasse(self, k: Klasse) -> dict[str, str]:
        """De maten van alle woningen, of van die van een verhuurder; de sleutels zijn ook namen van teksten."""
        return {
            "woningen": self.aantal(k.woningen),
            "daalt": self.aantal(k.daalt),
            "daling": self.bedrag(k.gemiddelde_daling),
            "stijgt": self.aantal(k.stijgt),
            "stijging": self.bedrag(k.gemiddelde_stijging),
            "verandering": self.bedrag(k.verandering),
            "omlaag": self.aantal(k.omlaag),
            "gemiddeld": self.bedrag(k.gemiddeld_omlaag),
        }

    def doel(self, s: Doelstand) -> dict[str, str]:
        """Een getal van de brief naast wat er hier uitkomt."""
        waarde = type(s.uitkomst)(*([Fraction(s.doel.waarde)] * 3))
        if s.doel.soort == "gemiddeld":
            brief, hier = (self.bedrag(spreiding.maal(x, 100), 0) for x in (waarde, s.uitkomst))
        elif s.doel.soort == "aantal":
            brief, hier = self.aantal(waarde), self.aantal(s.uitkomst)
        else:
            brief, hier = (self._taal(spreiding.procenten(x)) for x in (waarde, s.uitkomst))
        naam, reden = self.t.doel(s.doel)
        return {"naam": naam, "brief": brief, "hier": hier, "reden": reden}


def _omvang(h: Hervorming, g: _Getallen) -> dict[str, str]:
    """Hoe groot de voorraad is, en voor hoeveel woningen zij staat."""
    samen = h.aantal("woningen")
    taal = g.t.taal
    return {
        "trekkingen": getal(len(VOORRAAD), taal),
        "woningen": getal(WONINGEN, taal),
        "samen": g.aantal(samen),
        "elk": getal(samen.midden / WONINGEN, taal, hoogstens=0),
    }


def _klassen(h: Hervorming, g: _Getallen) -> dict[str, Any]:
    """Een rij per maat, een kolom voor alle woningen en voor elke verhuurder."""
    klassen = [h.totaal(), *h.klassen("eigenaar")]
    maten = [g.klasse(k) for k in klassen]
    rijen = [(g.t(maat), [van_klasse[maat] for van_klasse in maten]) for maat in maten[0]]
    return {"koppen": [g.t("maat"), *(g.t(k.klasse) for k in klassen)], "rijen": rijen}


def _segmenten(h: Hervorming, g: _Getallen) -> dict[str, Any]:
    """De verschuivingstabel: een rij per segment ervoor, een kolom per segment erna."""
    cellen = {(c.van, c.naar): c.woningen for c in h.verschuiving()}
    voor, na = (sorted({paar[i] for paar in cellen}, key=SEGMENTEN.index) for i in (0, 1))
    rijen = [(g.t(van), [g.aantal(cellen.get((van, naar))) for naar in na]) for van in voor]
    return {"koppen": [g.t("segment"), *(g.t("naar", segment=g.t(naar)) for naar in na)], "rijen": rijen}


def _ingroei(stand: Ingroeistand, g: _Getallen) -> tuple[str, str]:
    """Hoeveel huren na zoveel jaar omlaag zijn, en wat dat samen per maand scheelt."""
    return g.aantal(stand.woningen), g.bedrag(spreiding.maal(stand.euro_per_maand, 100), 0)


def _delen(h: Hervorming, maat: str, g: _Getallen) -> dict[str, Any]:
    """Een rij per deel: alleen ingevoerd, als laatste, en gemiddeld over alle volgordes; die laatste telt op tot de onderste rij."""
    effecten = [e for e in h.deeleffecten() if e.maat == maat]
    rijen = [(g.t.deel(e.deel), [g.effect(x, maat) for x in (e.alleen, e.laatst, e.gemiddeld)]) for e in effecten]
    samen = (g.t("samen"), ["", "", g.effect(h.effect(maat), maat)])
    koppen = [g.t("deel"), g.t("alleen"), g.t("als_laatste"), g.t("alle_volgordes")]
    return {"titel": g.t(f"effect_{maat}"), "koppen": koppen, "rijen": [*rijen, samen]}


def _staven(h: Hervorming, g: _Getallen) -> list[Staaf]:
    """Een staaf per cel van de verschuivingstabel; de langste reikt met haar bereik tot de rand."""
    cellen = h.verschuiving()
    rand = max(c.woningen.hoogst for c in cellen)
    return [
        Staaf(
            f"{g.t(c.van)} → {g.t(c.naar)}",
            g.aantal(c.woningen),
            *(f"{float(100 * x / rand):.2f}%" for x in (c.woningen.midden, c.woningen.laagst, c.woningen.hoogst)),
        )
        for c in cellen
    ]


def _huren(h: Hervorming, g: _Getallen) -> list[tuple[str, str, str]]:
    """Huren boven het maximum: wanneer zij omlaag moeten, en in welk segment."""
    rijen = [(g.t(o.naam if o.soort == "moment" else f"in_{o.naam}"), o) for o in h.omlaag()]
    return [(naam, g.aantal(o.woningen), g.bedrag(o.gemiddeld)) for naam, o in rijen]
