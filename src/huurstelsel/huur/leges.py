"""Vergoeding aan de Staat voor een uitspraak of advies van de Huurcommissie: hoogte, voorschot, en wie haar betaalt (Uhw art. 7, 7a en 8)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from huurstelsel.huur.beslissing import Bedrag, Beslissing, Datum, Reden, onbeslist
from huurstelsel.huur.leges_afloop import AFLOPEN, BETALING, UITKOMST, verhuurder_verliest
from huurstelsel.huur.termijnen import doorgelopen
from huurstelsel.reken.datums import in_woorden
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.feiten.huur import VerlorenUitspraak
    from huurstelsel.recht.laden import Parameters

__all__ = ["AFLOPEN", "Verzoek", "leges"]

Partij = Literal["huurder", "verhuurder"]
Soort = Literal["geschil", "overleg", "advies"]

VIER_WEKEN = timedelta(weeks=4)  # Uhw art. 7 lid 4
_OUDE_GRONDSLAG = re.compile(r"\b(?:7:)?(?:249|258)\b")
_ARTIKEL = {
    "geschil": "Bhw art. 4 lid 1",
    "overleg": "Bhw art. 4 lid 3; Uhw art. 7a",
    "advies": "Bhw art. 4a; Uhw art. 8",
}
_TRAPPEN = ("verhuurder", "verhuurder", "bij_2_verloren", "bij_3_verloren", "bij_4_verloren")
_AFWIJKEN = "de Huurcommissie mag van het bedrag afwijken bij een onbillijkheid van overwegende aard"


@dataclass(frozen=True, slots=True)
class Verzoek:
    """Een verzoek aan de Huurcommissie.

    Attributes:
        dag: dag waarop het verzoek wordt gedaan; zij kiest de bedragen en de kalenderjaren.
        soort: "geschil" (Uhw art. 4), "overleg" (art. 4a, Overlegwet) of "advies" (art. 5 lid 3).
        verloren: uitspraken waarin de verhuurder in het ongelijk is gesteld, in willekeurige volgorde.
        grondslag: artikel waarop het verzoek berust, bijvoorbeeld BW 7:249; alleen van belang voor de telling van vóór 1 juli 2024.
        afloop: een van `AFLOPEN`, of leeg zolang die niet bekend is.
        oproep: dag waarop het bericht tot betaling is verzonden.
    """

    dag: date
    verzoeker: Partij
    soort: Soort = "geschil"
    verloren: tuple[VerlorenUitspraak, ...] = ()
    grondslag: str | None = None
    afloop: str = ""
    oproep: date | None = None


class Tarieven(NamedTuple):
    """Wat elke partij voor dit verzoek verschuldigd kan zijn, in eurocenten; van de verhuurder het laagste en het hoogste."""

    huurder: int
    verhuurder: int
    verhuurder_hoogst: int

    def van(self, partij: Partij) -> int:
        """Het bedrag van een partij."""
        return self.huurder if partij == "huurder" else self.verhuurder


def leges(verzoek: Verzoek, p: Parameters) -> tuple[Beslissing, ...]:
    """De bedragen, het voorschot van de verzoeker, en bij een bekende afloop wie wat betaalt.

    Args:
        p: de parameters van het onderwerp `leges` op de dag van het verzoek.
    """
    tarieven = _tarieven(verzoek, p)
    bedragen = _bedragen(verzoek, p, tarieven)
    if tarieven.verhuurder != tarieven.verhuurder_hoogst and _raakt_verhuurder(verzoek):
        return (bedragen,)
    uit = (bedragen, _voorschot(verzoek, p, tarieven))
    return (*uit, _betaling(verzoek, tarieven)) if verzoek.afloop else uit


def _raakt_verhuurder(v: Verzoek) -> bool:
    return v.verzoeker == "verhuurder" or bool(v.afloop)


def _tarieven(v: Verzoek, p: Parameters) -> Tarieven:
    if v.soort == "overleg":
        return Tarieven(p.overleg, p.overleg, p.overleg)
    if v.soort == "advies":
        return Tarieven(p.advies_huurder, p.advies_verhuurder, p.advies_verhuurder)
    zeker, mogelijk = _verloren(v, p)
    return Tarieven(p.huurder, trap(zeker, p), trap(mogelijk, p))


def trap(verloren: int, p: Parameters) -> int:
    """Wat de verhuurder verschuldigd is bij een aantal verloren uitspraken (Bhw art. 4 lid 2), in eurocenten."""
    naam = _TRAPPEN[min(verloren, len(_TRAPPEN) - 1)]
    bedrag: int = getattr(p, naam if p.geldt(naam) else "bij_3_verloren")
    return bedrag


def jaren_terug(p: Parameters) -> int:
    """Hoeveel achtereenvolgende kalenderjaren tellen: die van het Bhw, of die van de Uhw (keuze leges_kalenderjaren)."""
    jaren: int = p.kalenderjaren_uhw if p.kiest("leges_kalenderjaren", "uhw") else p.kalenderjaren
    return jaren


def _verloren(v: Verzoek, p: Parameters) -> tuple[int, int]:
    """Hoeveel verloren uitspraken zeker, en hoeveel hoogstens meetellen."""
    in_jaren = _in_kalenderjaren(v, jaren_terug(p))
    erbij = int(p.kiest("leges_telling", "met_deze") and verhuurder_verliest(v.verzoeker, v.afloop))
    grondslagen = [u.grondslag for u in in_jaren] + [v.grondslag] * erbij
    if p.alle_verzoeken:
        return len(grondslagen), len(grondslagen)
    zeker = sum(g is not None and _OUDE_GRONDSLAG.search(g) is not None for g in grondslagen)
    return zeker, zeker + grondslagen.count(None)


def _in_kalenderjaren(v: Verzoek, jaren: int) -> Sequence[VerlorenUitspraak]:
    eerste = v.dag.year - jaren + 1
    return [u for u in v.verloren if u.datum <= v.dag and u.datum.year >= eerste]


def _bedragen(v: Verzoek, p: Parameters, t: Tarieven) -> Beslissing:
    vraag, id_, redenen = "Welke vergoeding geldt voor huurder en verhuurder?", "leges_bedragen", _redenen(v, p)
    huurder = Bedrag("vergoeding huurder", t.huurder)
    if t.verhuurder == t.verhuurder_hoogst:
        return Beslissing(id_, vraag, "bekend", redenen, (huurder, Bedrag("vergoeding verhuurder", t.verhuurder)))
    grenzen = (
        Bedrag("vergoeding verhuurder, ten minste", t.verhuurder),
        Bedrag("vergoeding verhuurder, ten hoogste", t.verhuurder_hoogst),
    )
    zin = "Op welk artikel elke verloren uitspraak berust (grondslag)."
    ontbreekt = (Melding("verhuurder.verloren_uitspraken", zin),)
    return replace(onbeslist(id_, vraag, ontbreekt, *redenen), bedragen=(huurder, *grenzen))


def _redenen(v: Verzoek, p: Parameters) -> tuple[Reden, ...]:
    vast = Reden(f"de bedragen zijn die van {in_woorden(v.dag)}", _ARTIKEL[v.soort])
    if v.soort != "geschil":
        return (vast,)
    jaren, (zeker, mogelijk) = jaren_terug(p), _verloren(v, p)
    welke = "" if p.alle_verzoeken else " op een verzoek naar BW 7:249 of 7:258 lid 3"
    aantal = f"{zeker}" if zeker == mogelijk else f"{zeker} tot {mogelijk}"
    zin = (
        f"in {v.dag.year - jaren + 1} tot en met {v.dag.year} verloor de verhuurder {aantal} keer een uitspraak{welke}"
    )
    telling = Reden(zin, p.bron("bij_2_verloren").artikel)
    return (vast, telling, *_hogere_wet(v, p), Reden(_AFWIJKEN, "Uhw art. 7 lid 1"))


def _hogere_wet(v: Verzoek, p: Parameters) -> tuple[Reden, ...]:
    """De Uhw telt over meer jaren dan het Bhw dat haar uitvoert; zeg dat, en wat het scheelt."""
    if p.kalenderjaren == p.kalenderjaren_uhw or not v.verloren:
        return ()
    wet, besluit = (len(_in_kalenderjaren(v, jaren)) for jaren in (p.kalenderjaren_uhw, p.kalenderjaren))
    verschil = "dat maakt hier geen verschil" if trap(wet, p) == trap(besluit, p) else "dat maakt hier verschil"
    zin = (
        f"de Uhw is hoger dan het Bhw en telt over {p.kalenderjaren_uhw} kalenderjaren ({wet} keer), het Bhw over "
        f"{p.kalenderjaren} ({besluit} keer): {verschil}; bij vier of meer schrijft de Uhw de volle kosten voor"
    )
    return (Reden(zin, "Uhw art. 7 lid 1; Bhw art. 4 lid 2"),)


def _voorschot(v: Verzoek, p: Parameters, t: Tarieven) -> Beslissing:
    """Uhw art. 7 lid 1, 4, 5 en 8, ook bij een overleg (7a lid 3 en 4); voor een advies regelt art. 8 geen termijn en geen vrijstelling."""
    vraag, bedrag = "Wat betaalt de verzoeker vooraf?", Bedrag("voorschot", t.van(v.verzoeker))
    if v.soort == "advies":
        zin = "de verzoeker betaalt voor het advies; een termijn, teruggave of vrijstelling regelt de wet hier niet"
        return Beslissing("leges_voorschot", vraag, v.verzoeker, (Reden(zin, "Uhw art. 8"),), (bedrag,))
    overleg = v.soort == "overleg"
    zin = "de verzoeker betaalt bij het verzoek, binnen vier weken nadat hij daartoe is opgeroepen; anders is het verzoek niet-ontvankelijk"
    vrij = "de voorzitter kan vrijstelling verlenen in de gevallen van een ministeriële regeling"
    redenen = (
        Reden(zin, "Uhw art. 7a lid 1 en 4 en 7 lid 4 en 5" if overleg else "Uhw art. 7 lid 1, 4 en 5"),
        Reden(vrij, "Uhw art. 7a lid 3" if overleg else "Uhw art. 7 lid 8"),
    )
    dagen = () if v.oproep is None else (doorgelopen(v.oproep + VIER_WEKEN, p.kiest),)
    datums = tuple(Datum("betalen uiterlijk op", dag) for dag in dagen)
    return Beslissing("leges_voorschot", vraag, v.verzoeker, redenen, (bedrag,), datums)


def _betaling(v: Verzoek, t: Tarieven) -> Beslissing:
    """Uhw art. 7 lid 2, 3, 6 en 10: wie de vergoeding uiteindelijk draagt; van een overleg of advies altijd de verzoeker.

    Een schikking of intrekking geeft bij een overleg terug zoals bij een geschil (7a lid 4), bij een advies niet (art. 8).
    """
    ander: Partij = "huurder" if v.verzoeker == "verhuurder" else "verhuurder"
    terug = v.afloop in {"schikking", "ingetrokken_op_tijd"} and v.soort != "advies"
    reden, deel = AFLOPEN[v.afloop], BETALING[v.afloop]
    if v.afloop == "geen_inkomensgegevens" and v.verzoeker == "huurder":
        deel = (2, 0)  # lid 2 maakt alleen de verhuurder vrij, en lid 3 betaalt in dit geval niets terug
    if v.soort != "geschil" and not terug:
        deel, reden = (
            (2, 0),
            Reden("de verzoeker is de vergoeding verschuldigd, hoe het ook afloopt", _ARTIKEL[v.soort]),
        )
    draagt, zijn = t.van(v.verzoeker) * deel[0] // 2, t.van(v.verzoeker)
    bedragen = (
        Bedrag(f"{v.verzoeker} betaalt", draagt),
        Bedrag(f"{ander} betaalt", t.van(ander) * deel[1] // 2),
        Bedrag(f"terug aan {v.verzoeker}", zijn - draagt),
    )
    uitkomst = UITKOMST[deel].format(verzoeker=v.verzoeker, ander=ander)
    return Beslissing("leges_betaling", "Wie betaalt de vergoeding?", uitkomst, (reden,), bedragen)
