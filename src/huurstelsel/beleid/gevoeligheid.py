"""Gevoeligheid: een of meer parameters over een rooster, elk punt op dezelfde voorraad, die één keer wordt gelezen.

Elk punt van het rooster is een voorstel op het recht van de basis (`voorstel` geeft het), en zijn uitkomst is die van een gewone waardering
onder dat voorstel. Elke woning telt als een nieuwe verhuring op de peildatum; zie `stukken`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from huurstelsel.beleid.gevoeligheid_assen import EURO_PER_PUNT, PROCENT, As, lees, nieuwe_waarde
from huurstelsel.beleid.hervorming_delen import velden
from huurstelsel.beleid.hervorming_maten import te_hoog
from huurstelsel.beleid.kenmerken import gewichten
from huurstelsel.beleid.kenmerken import voorraden as open_alle
from huurstelsel.beleid.stukken import Recht, Stuk
from huurstelsel.beleid.stukken import lees as lees_brok
from huurstelsel.beleid.tellen import Sommen, aantal, som
from huurstelsel.fouten import Fout, InvoerFout
from huurstelsel.huur.opslagen import SEGMENTEN
from huurstelsel.portefeuille.kernen import op_alle_kernen
from huurstelsel.recht.voorstel import Nieuw, Voorstel, Wijziging
from huurstelsel.recht.voorstel_proef import proef
from huurstelsel.recht.voorstel_toets import samen, tegen_het_recht
from huurstelsel.regeling import Regeling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction
    from pathlib import Path

    from huurstelsel.beleid.kenmerken import Voorraad
    from huurstelsel.beleid.stukken import Waarden
    from huurstelsel.portefeuille.bron import Brok
    from huurstelsel.recht.tabellen import Tarief
    from huurstelsel.reken.getallen import Kolom

MATEN = ("woningen", "punten", "maximum", "daalt", "daalt_centen", "stijgt", "stijgt_centen", *map(str, SEGMENTEN))
HUURMATEN = ("te_hoog", "te_hoog_centen")
"""Wat per punt wordt geteld: zie `kolommen`."""


@dataclass(frozen=True)
class Huurtabel(Regeling):
    """Een regeling met een huurtabel waarvan elk bedrag is vermenigvuldigd, of met zoveel per punt verhoogd.

    Attributes:
        basis: de regeling met de tabel zelf.
        procent: 100 is de tabel zelf.
        per_punt: eurocenten per punt erbij.
    """

    basis: Regeling = field(kw_only=True)
    procent: Fraction | int = 100
    per_punt: Fraction | int = 0

    @classmethod
    def maak(cls, basis: Regeling, procent: Fraction | int, per_punt: Fraction | int) -> Huurtabel:
        """Verander alleen de tabel."""
        return cls(**velden(basis), basis=basis, procent=procent, per_punt=per_punt)

    def voor(self, naam: str) -> Regeling:
        """Hetzelfde voor een ander stelsel."""
        return self if naam == self.stelsel else Huurtabel.maak(self.basis.voor(naam), self.procent, self.per_punt)

    @cached_property
    def tarief(self) -> Tarief:
        """De tabel, met elk bedrag op hele centen afgerond, de helft naar boven."""
        t = self.basis.tarief
        punten = range(t.laagste, t.hoogste + 1)
        exact = (
            bedrag * self.procent / 100 + p * self.per_punt
            for p, bedrag in zip(punten, t.bedragen.tolist(), strict=True)
        )
        bedragen = np.array([max(0, int((2 * b + 1) // 2)) for b in exact], np.int64)
        return replace(t, bedragen=bedragen)


@dataclass(frozen=True)
class Roosterpunt:
    """Eén punt van het rooster.

    Attributes:
        waarden: een per as.
        sommen: per voorraad de maten (`MATEN`, en met bekende huren `HUURMATEN`).
    """

    waarden: tuple[Fraction, ...]
    sommen: tuple[Sommen, ...]


@dataclass(frozen=True)
class Gevoeligheid:
    """De uitkomst van een rooster.

    Attributes:
        punten: in de volgorde van de assen; de laatste as loopt het snelst.
        voorraden: namen, in de volgorde van `Roosterpunt.sommen`.
        rijen, gemeten, afgekeurd: per voorraad hoeveel woningen er zijn, hoeveel er meetellen, en hoeveel er niet kloppen; van de rest ontbreekt een feit.
    """

    regeling: Regeling
    assen: tuple[As, ...]
    punten: tuple[Roosterpunt, ...]
    voorraden: tuple[str, ...]
    rijen: tuple[int, ...]
    gemeten: tuple[int, ...]
    afgekeurd: tuple[int, ...]

    @property
    def kolommen(self) -> tuple[str, ...]:
        """De maten die er zijn."""
        return (*MATEN, *HUURMATEN) if any("te_hoog" in p.sommen[0] for p in self.punten) else MATEN

    def waarde(self, punt: Roosterpunt, maat: str) -> tuple[Fraction, Fraction, Fraction]:
        """Laagste, gemiddelde en hoogste waarde van een maat over de voorraden."""
        alle = [aantal(s, maat) for s in punt.sommen]
        return min(alle), sum(alle[1:], alle[0]) / len(alle), max(alle)


def voorstel(regeling: Regeling, assen: Sequence[As], waarden: Sequence[Fraction]) -> Voorstel | None:
    """Een punt van het rooster als voorstel op het recht van de basis; `None` als het daaraan niets verandert."""
    nieuw: dict[str, Any] = {}
    for as_, waarde in zip(assen, waarden, strict=True):
        for plek in as_.plekken:
            if plek.pad in (PROCENT, EURO_PER_PUNT):
                continue
            getal = nieuwe_waarde(plek, waarde, regeling, erbij=as_.erbij, fouten=[], pad="")
            nu = nieuw.get(plek.pad, _nu(regeling, plek.pad))
            nieuw[plek.pad] = getal if plek.plaats is None else (*nu[: plek.plaats], getal, *nu[plek.plaats + 1 :])
    anders = {pad: getal for pad, getal in nieuw.items() if getal != _nu(regeling, pad)}
    if not anders:
        return None
    wijzigingen = tuple(_wijziging(i, pad, _nu(regeling, pad), getal) for i, (pad, getal) in enumerate(anders.items()))
    id_ = ", ".join(f"{pad}={getal}" for pad, getal in anders.items())
    return Voorstel(f"rooster {id_}", id_, "", "", "", None, None, None, None, None, "", (), wijzigingen, ())


def _wijziging(plaats: int, pad: str, was: object, wordt: object) -> Wijziging:
    onderwerp, naam = pad.split(".")
    return Wijziging(plaats, onderwerp, naam, was, (Nieuw(None, None, wordt),), "rooster", "")


def _nu(regeling: Regeling, pad: str) -> Any:  # noqa: ANN401 - getal of rij
    onderwerp, naam = pad.split(".")
    return regeling.parameters(onderwerp).bron(naam).waarde


def variant(regeling: Regeling, assen: Sequence[As], waarden: Sequence[Fraction]) -> Regeling:
    """De regeling op een punt van het rooster."""
    v = voorstel(regeling, assen, waarden)
    uit = regeling if v is None else replace(regeling, voorstellen=(*regeling.voorstellen, v))
    tabel = {p.pad: w for as_, w in zip(assen, waarden, strict=True) for p in as_.plekken}
    procent, per_punt = tabel.get(PROCENT, 100), tabel.get(EURO_PER_PUNT, 0)
    return uit if procent == 100 and per_punt == 0 else Huurtabel.maak(uit, procent, per_punt * 100)


def bereken(voorraden: str | Path | Sequence[str | Path], regeling: Regeling, assen: Iterable[str]) -> Gevoeligheid:
    """Waardeer elke voorraad op elk punt van het rooster.

    Args:
        assen: zie `gevoeligheid_assen`.

    Raises:
        InvoerFout: een as, een punt of een voorraad is niet te gebruiken; alle fouten van de assen, en dan van de punten, tegelijk.
        RechtFout: het recht is er op de peildatum niet.
    """
    gelezen = lees(assen, regeling)
    rooster = [*product(*(as_.waarden for as_ in gelezen))]
    _controleer(regeling, gelezen, rooster)
    plan = _Plan(regeling, [variant(regeling, gelezen, waarden) for waarden in rooster])
    bronnen = open_alle(voorraden)
    metingen = [plan.meet(voorraad) for voorraad in bronnen]
    punten = (Roosterpunt(w, tuple(m.sommen[i] for m in metingen)) for i, w in enumerate(rooster))
    return Gevoeligheid(
        regeling,
        gelezen,
        tuple(punten),
        tuple(v.naam for v in bronnen),
        *(tuple(getattr(m, naam) for m in metingen) for naam in ("rijen", "gemeten", "afgekeurd")),
    )


def _controleer(regeling: Regeling, assen: tuple[As, ...], rooster: list[tuple[Fraction, ...]]) -> None:
    """Houd elk punt tegen het recht, en reken de hoeken van het rooster op proefwoningen."""
    fouten: dict[str, Fout] = {}
    eerder = samen(regeling.voorstellen, regeling.rechtsdatum, regeling.peildatum)
    hoeken = {*product(*({min(as_.waarden), max(as_.waarden)} for as_ in assen))}
    for waarden in rooster:
        v = voorstel(regeling, assen, waarden)
        if v is None:
            continue
        mis = tegen_het_recht(v, regeling.rechtsdatum, eerder)
        mis = mis or ([*proef((*regeling.voorstellen, v), regeling.peildatum)] if waarden in hoeken else [])
        waar = ", ".join(f"{as_.tekst}={as_.naam(w)}" for as_, w in zip(assen, waarden, strict=True))
        for fout in mis:
            fouten.setdefault(fout.zin, Fout(waar, fout.code, fout.zin))
    if fouten:
        raise InvoerFout(fouten.values())


@dataclass(slots=True)
class _Meting:
    rijen: int
    gemeten: int
    afgekeurd: int
    sommen: list[Sommen]


class _Plan:
    """Wat er op elk brok wordt gerekend."""

    def __init__(self, regeling: Regeling, varianten: Sequence[Regeling]) -> None:
        self._basis = Recht(regeling)
        self._varianten = [Recht(v) for v in varianten]

    def meet(self, voorraad: Voorraad) -> _Meting:
        """Meet een voorraad, op alle kernen."""
        uit = _Meting(0, 0, 0, [Counter() for _ in self._varianten])
        for deel in op_alle_kernen(self._meet, voorraad.brokken()):
            uit.rijen += deel.rijen
            uit.gemeten += deel.gemeten
            uit.afgekeurd += deel.afgekeurd
            for sommen, erbij in zip(uit.sommen, deel.sommen, strict=True):
                sommen.update(erbij)
        return uit

    def _meet(self, brok: Brok) -> _Meting:
        stuk = Stuk(lees_brok(brok, self._basis.regeling), self._basis)
        gewicht, zonder = gewichten(brok)
        goed = stuk.goed & ~zonder
        gewicht, huur = np.where(goed, gewicht, 0), stuk.contract("huurprijs")
        eigen = stuk.eigen()
        vast = _sommen(gewicht, eigen, eigen, huur)
        sommen = []
        for recht in self._varianten:
            waarden = stuk.waarden(recht)
            sommen.append(vast if waarden is eigen else _sommen(gewicht, eigen, waarden, huur))
        afgekeurd = len({*stuk.gelezen.fouten, *np.flatnonzero(zonder).tolist()})
        return _Meting(stuk.n, int(goed.sum()), afgekeurd, sommen)


def _sommen(gewicht: Kolom, van: Waarden, naar: Waarden, huur: Kolom) -> Sommen:
    verschil = naar.maximaal - van.maximaal
    daalt, stijgt = verschil < 0, verschil > 0
    maten = {
        "punten": naar.punten,
        "maximum": naar.maximaal,
        "daalt": daalt * 1,
        "daalt_centen": -verschil * daalt,
        "stijgt": stijgt * 1,
        "stijgt_centen": verschil * stijgt,
    }
    if (huur >= 0).any():
        maten |= te_hoog(huur, naar)
    uit = Counter({naam: som(gewicht, waarden) for naam, waarden in maten.items()})
    per_segment = np.bincount(naar.segment, gewicht, len(SEGMENTEN))  # gehele getallen onder 2^53: exact
    uit.update({str(naam): int(n) for naam, n in zip(SEGMENTEN, per_segment, strict=True)})
    uit["woningen"] = int(gewicht.sum())
    return uit
