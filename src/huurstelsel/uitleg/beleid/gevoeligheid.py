"""Een gevoeligheidstabel als tekst, als JSON, en als tabel met een rij per punt van het rooster."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from huurstelsel.beleid.hervorming import Spreiding
from huurstelsel.reken.schrijven import decimaal, nederlands
from huurstelsel.uitleg.beleid.hervorming import (
    AANNAMEN,
    BEREIK,
    EEN_VOORRAAD,
    recht_naam,
    schrijf_spreiding,
    verantwoording,
)
from huurstelsel.uitleg.beleid.schrijven import GEEN_MINISTERIE
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij

if TYPE_CHECKING:
    from huurstelsel.beleid.gevoeligheid import Gevoeligheid, Roosterpunt

LANGSTE = 60
"""Zoveel punten toont een terminal; de rest staat in een bestand."""

_SEGMENTEN = ("laag", "midden", "hoog", "gereguleerd", "vrij")
_BEDRAG, _GETAL = pa.decimal128(24, 6), pa.decimal128(24, 6)


def als_tekst(g: Gevoeligheid, maat: str = "", breedte: int = 80, *, kleur: bool = False) -> str:
    """De tabel; met twee assen en een `maat` een vlak van die maat: de eerste as omlaag, de tweede opzij."""
    blad = Blad(breedte, kleur=kleur)
    blad.alinea(f"Gevoeligheid op {recht_naam(g.regeling)}", VET)
    for naam, rijen, gemeten, afgekeurd in zip(g.voorraden, g.rijen, g.gemeten, g.afgekeurd, strict=True):
        blad.alinea(verantwoording(naam, rijen, gemeten, afgekeurd))
    blad.alinea(BEREIK if len(g.voorraden) > 1 else EEN_VOORRAAD, DOF)
    blad.wit()
    if not any(g.gemeten):
        blad.alinea("Geen enkele woning telt mee.")
    elif maat and len(g.assen) == 2:
        _vlak(blad, g, maat)
    else:
        _tabel(blad, g)
    blad.wit()
    blad.alinea(AANNAMEN[0])
    blad.alinea(GEEN_MINISTERIE, DOF)
    return "\n".join(blad.regels) + "\n"


def _tabel(blad: Blad, g: Gevoeligheid) -> None:
    segmenten = [s for s in _SEGMENTEN if any(p.sommen[0].get(s) for p in g.punten)]
    huur = ("huur te hoog", "samen") if "te_hoog" in g.kolommen else ()
    kop = (*(as_.tekst for as_ in g.assen), "punten", "maximum", *segmenten, *huur)
    tabel = [Rij(kop, nadruk=VET)]
    for punt in g.punten[:LANGSTE]:
        cellen = [as_.naam(w) for as_, w in zip(g.assen, punt.waarden, strict=True)]
        cellen += [schrijf_spreiding(_gemiddeld(punt, "punten"), lambda x: nederlands(x, 2, 2))]
        cellen += [schrijf_spreiding(_gemiddeld(punt, "maximum"), _euro)]
        cellen += [_maat(g, punt, s) for s in segmenten]
        if huur:
            cellen += [_maat(g, punt, "te_hoog"), _maat(g, punt, "te_hoog_centen")]
        tabel.append(Rij(tuple(cellen)))
    blad.tabel(tabel, rechts=range(len(g.assen), len(kop)))
    if (meer := len(g.punten) - LANGSTE) > 0:
        blad.alinea(f"En nog {meer} punten; geef UIT (.csv, .parquet of .json) voor alle.", DOF)
    blad.alinea("Punten en maximum gemiddeld per woning, per maand; segmenten en huren in woningen.", DOF)


def _vlak(blad: Blad, g: Gevoeligheid, maat: str) -> None:
    eerste, tweede = g.assen
    per_punt = {p.waarden: _maat(g, p, maat) for p in g.punten}
    blad.alinea(f"{maat}; {eerste.tekst} omlaag, {tweede.tekst} opzij", VET)
    tabel = [Rij(("waarde", *(tweede.naam(w) for w in tweede.waarden)), nadruk=VET)]
    tabel += [Rij((eerste.naam(w), *(per_punt[w, v] for v in tweede.waarden))) for w in eerste.waarden]
    blad.tabel(tabel, rechts=range(1, len(tweede.waarden) + 1))


def _gemiddeld(punt: Roosterpunt, maat: str) -> Spreiding | None:
    """Een som gedeeld door de woningen van haar eigen voorraad."""
    return Spreiding.van(Fraction(s[maat]) / s["woningen"] if s.get("woningen") else None for s in punt.sommen)


def _maat(g: Gevoeligheid, punt: Roosterpunt, maat: str) -> str:
    in_centen = maat == "maximum" or maat.endswith("_centen")
    return schrijf_spreiding(Spreiding(*g.waarde(punt, maat)), (lambda x: _euro(x, 0)) if in_centen else _heel)


def _heel(x: Fraction) -> str:
    return nederlands(x, 0, 0)


def _euro(centen: Fraction, decimalen: int = 2) -> str:
    return f"€\N{NO-BREAK SPACE}{nederlands(centen / 100, decimalen, decimalen)}"


def als_rijen(g: Gevoeligheid) -> list[dict[str, Any]]:
    """Een rij per punt: de waarde van elke as, en van elke maat het gemiddelde, het laagste en het hoogste; bedragen in euro per maand."""
    return [_rij(g, punt) for punt in g.punten]


def _rij(g: Gevoeligheid, punt: Roosterpunt) -> dict[str, Any]:
    uit: dict[str, Any] = {as_.tekst: decimaal(w, 6) for as_, w in zip(g.assen, punt.waarden, strict=True)}
    for maat in g.kolommen:
        deler = 100 if maat == "maximum" or maat.endswith("_centen") else 1
        laagst, midden, hoogst = (decimaal(x / deler, 6) for x in g.waarde(punt, maat))
        naam = maat.removesuffix("_centen") + "_euro" if deler == 100 else maat
        uit |= {naam: midden}
        if len(g.voorraden) > 1:
            uit |= {f"{naam}_laagst": laagst, f"{naam}_hoogst": hoogst}
    return uit


def als_tabel(g: Gevoeligheid) -> pa.Table:
    """De rijen als tabel van decimalen."""
    rijen = als_rijen(g)
    namen = list(rijen[0])
    return pa.table({naam: pa.array([rij[naam] for rij in rijen]).cast(_GETAL) for naam in namen})


def als_dict(g: Gevoeligheid) -> dict[str, Any]:
    """Alles als woordenboek voor JSON; getallen als decimale tekst."""
    return {
        "recht": {"naam": recht_naam(g.regeling), "peildatum": str(g.regeling.peildatum)},
        "voorraden": [
            {"naam": naam, "rijen": rijen, "gemeten": gemeten, "afgekeurd": afgekeurd}
            for naam, rijen, gemeten, afgekeurd in zip(g.voorraden, g.rijen, g.gemeten, g.afgekeurd, strict=True)
        ],
        "assen": [{"as": a.tekst, "waarden": [decimaal(w, 6) for w in a.waarden]} for a in g.assen],
        "punten": als_rijen(g),
        "aannamen": list(AANNAMEN),
        "let_op": GEEN_MINISTERIE,
    }
