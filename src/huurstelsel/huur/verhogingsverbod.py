"""Is de huurprijs meer verhoogd dan het maximale percentage: Wgv art. 2a lid 4, en art. 2b voor een geliberaliseerde huurprijs of ligplaats."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.feiten.rijen import afgekapt
from huurstelsel.fouten import RechtFout
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Bedrag, Beslissing, Datum, Reden, onbeslist
from huurstelsel.huur.feiten import wijzigingen
from huurstelsel.huur.verhoging_grens import GEEN, LAAG, LID_2, op_dag
from huurstelsel.huur.verhoging_inkomen import KLASSEN, inkomensklasse
from huurstelsel.huur.verhoging_regel import grondslag, regel
from huurstelsel.huur.verhoging_tijdvak import JAARLIJKS
from huurstelsel.huur.verhoging_zaak import Gevraagd, Verhogingszaak
from huurstelsel.huur.zaak import HUURPRIJS
from huurstelsel.reken.datums import in_woorden
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from huurstelsel.feiten.huur import Huurwijziging
    from huurstelsel.huur.verhoging_grens import Grens
    from huurstelsel.huur.zaak import Zaak
    from huurstelsel.recht.laden import Parameters

_ID, _VRAAG = "verhoging_verboden", "Is de huurprijs meer verhoogd dan het maximale percentage?"
VERHUUR, VRIJ = "2a", "2b"
NAAR_INKOMEN = "verhoging_inkomen"
_INKOMEN = Melding("huishouden.inkomen_toetsjaar", "Het inkomen waarop de verhoging berust.")


class _Toets(NamedTuple):
    """Eén verhoging tegen haar grens.

    Attributes:
        teveel: eurocenten boven de grens; 0 als zij mag, `None` als dat niet te zeggen is.
        wet: 2a of 2b.
    """

    dag: date
    teveel: int | None
    wet: str
    reden: Reden
    ontbreekt: tuple[Melding, ...] = ()
    zekerheid: str = ""


def verhoging_verboden(z: Zaak, p: Parameters) -> Beslissing | None:
    """Elke jaarlijkse verhoging sinds het verbod; niets als het recht dit verbod niet kent of nog niet kent.

    Een verhoging na woningverbetering (BW 7:255 en 255a), een trap en een inhaalverhoging (Uhw art. 10a) vallen buiten het percentage.
    """
    if not p.geldt("verhogingsverbod_vanaf") or z.peildatum.toordinal() < p.verhogingsverbod_vanaf:
        return None
    vanaf = date.fromordinal(p.verhogingsverbod_vanaf)
    toetsen = [
        _toets(z, p, w) for w in wijzigingen(z.contract) if w.reden in JAARLIJKS and vanaf <= w.datum <= z.peildatum
    ]
    if not toetsen:
        zin = f"geen jaarlijkse verhoging opgegeven sinds {in_woorden(vanaf)}, toen het verbod ging werken"
        return Beslissing(_ID, _VRAAG, NEE, (Reden(zin, p.bron("verhogingsverbod_vanaf").artikel),))
    return _samen(toetsen)


def artikelen(b: Beslissing | None) -> tuple[str, ...]:
    """De overtreden artikelen van de Wgv: 2a, 2b of beide."""
    if b is None or b.uitkomst != JA:
        return ()
    return tuple(dict.fromkeys(VRIJ if r.artikel.startswith("Wgv art. 2b") else VERHUUR for r in b.redenen))


def _samen(toetsen: list[_Toets]) -> Beslissing:
    verboden = [t for t in toetsen if t.teveel]
    open_ = [t for t in toetsen if t.teveel is None]
    if verboden:
        bedragen = tuple(
            Bedrag(f"te veel verhoogd op {in_woorden(t.dag)}", t.teveel or 0, t.zekerheid) for t in verboden
        )
        datums = tuple(Datum("verboden verhoging", t.dag) for t in verboden)
        redenen = tuple(t.reden for t in verboden)
        return Beslissing(_ID, _VRAAG, JA, redenen, bedragen, datums, tuple(m for t in open_ for m in t.ontbreekt))
    if open_:
        return onbeslist(
            _ID, _VRAAG, tuple(dict.fromkeys(m for t in open_ for m in t.ontbreekt)), *(t.reden for t in open_)
        )
    return Beslissing(_ID, _VRAAG, NEE, tuple(t.reden for t in toetsen))


def _toets(z: Zaak, p: Parameters, w: Huurwijziging) -> _Toets:
    v = Verhogingszaak(z.document, z.waarderingen.regeling_op(w.datum), Gevraagd(w.datum))
    regel_ = regel(v)
    vrij = v.soort.ligplaats or (v.soort.zelfstandig and v.segment.vrij.uitkomst == JA)
    wet = VRIJ if vrij else VERHUUR
    if ontbreekt := _ontbreekt(v, regel_, w):
        return _Toets(
            w.datum, None, wet, Reden("de grens van deze verhoging is niet te bepalen", _artikel(wet)), ontbreekt
        )
    if regel_.uitkomst == GEEN:
        return _Toets(w.datum, 0, wet, Reden("de wet kent voor deze verhoging geen maximaal percentage", _artikel(wet)))
    try:
        grens = _grens(v, regel_, w)
    except RechtFout as e:
        return _Toets(w.datum, None, wet, Reden("het percentage is niet bekend", _artikel(wet)), (Melding("", str(e)),))
    return _tegen_de_grens(p, w, v.huur.centen or 0, grens, wet)


def _ontbreekt(v: Verhogingszaak, regel_: Beslissing, w: Huurwijziging) -> tuple[Melding, ...]:
    """Wat nodig is om de grens te kennen; een verhoging naar inkomen heeft zonder inkomen geen grens."""
    uit = [*regel_.ontbreekt] if regel_.uitkomst == NIET_TE_BESLISSEN else []
    uit += [HUURPRIJS] if v.huur.centen is None else []
    h = v.document.huishouden
    if w.reden == NAAR_INKOMEN and regel_.uitkomst == LID_2 and (h is None or h.inkomen_toetsjaar is None):
        uit.append(_INKOMEN)
    return tuple(uit)


def _artikel(wet: str) -> str:
    return "Wgv art. 2b" if wet == VRIJ else "Wgv art. 2a lid 4"


def _grens(v: Verhogingszaak, regel_: Beslissing, w: Huurwijziging) -> Grens:
    """De grens van art. 10 Uhw; het inkomen telt alleen bij een verhoging die daarop berust."""
    klasse = LAAG
    if w.reden == NAAR_INKOMEN and regel_.uitkomst == LID_2 and v.soort.zelfstandig:
        klasse = KLASSEN.get(inkomensklasse(v, grondslag(v, regel_)).uitkomst, LAAG)
    huur = v.huur.centen or 0
    return op_dag(v.regeling, regel_.uitkomst, huur, klasse=klasse, soort=v.soort, reeksen=v.reeksen)


def _tegen_de_grens(p: Parameters, w: Huurwijziging, huur: int, grens: Grens, wet: str) -> _Toets:
    nieuw, dag = afgekapt(w.huurprijs, 100), in_woorden(w.datum)
    if grens.percentage is None and p.kiest("verbod_verhoging_in_euro", "alleen_percentage"):
        zin = f"de verhoging van {dag} heeft als grens een bedrag ({grens.tekst()}); het verbod noemt alleen een percentage"
        return _Toets(w.datum, 0, wet, Reden(zin, _artikel(wet)))
    exact = (
        huur * (1 + grens.percentage / 100) if grens.percentage is not None else Fraction(huur + (grens.bedrag or 0))
    )
    if nieuw <= exact:
        return _Toets(w.datum, 0, wet, Reden(f"de verhoging van {dag} blijft binnen {grens.tekst()}", _artikel(wet)))
    zin = f"de verhoging van {dag} is meer dan {grens.tekst()} ({grens.artikel})"
    return _Toets(
        w.datum, nieuw - exact.numerator // exact.denominator, wet, Reden(zin, _artikel(wet)), (), grens.zekerheid
    )
