"""Een hervorming als JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from huurstelsel.beleid.hervorming import INDELINGEN
from huurstelsel.beleid.hervorming_doelen import algemene_reden, bron
from huurstelsel.beleid.hervorming_ingroei import mutatiegraden
from huurstelsel.reken.schrijven import decimaal
from huurstelsel.uitleg.beleid.hervorming import AANNAMEN, IN_CENTEN, recht_naam
from huurstelsel.uitleg.beleid.schrijven import GEEN_MINISTERIE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from huurstelsel.beleid.hervorming import Deeleffect, Hervorming, Klasse, Spreiding, Verschuiving
    from huurstelsel.regeling import Regeling


def als_dict(h: Hervorming) -> dict[str, Any]:
    """Alles als woordenboek voor JSON: getallen als decimale tekst met ten hoogste zes decimalen, bedragen in euro per maand."""
    return {
        "van": _recht(h.van),
        "naar": _recht(h.naar),
        "voorraden": [
            {
                "naam": m.voorraad,
                "rijen": m.rijen,
                "gemeten": m.gemeten,
                "onbekend": m.onbekend,
                "afgekeurd": m.afgekeurd,
                "fouten": [
                    {"rij": a.rij, "fouten": [{"pad": f.pad, "code": f.code, "zin": f.zin} for f in a.fouten]}
                    for a in m.voorbeelden
                ],
            }
            for m in h.metingen
        ],
        "verschuiving": _cellen(h.verschuiving()),
        "totaal": _klasse_json(h.totaal()),
        "klassen": [
            _klasse_json(k) | {"verschuiving": _cellen(h.verschuiving(indeling, k.klasse))}
            for indeling in INDELINGEN
            for k in h.klassen(indeling)
        ],
        "omlaag": [
            {"soort": o.soort, "naam": o.naam, "woningen": _json(o.woningen), "gemiddeld": _json(o.gemiddeld, 100)}
            for o in h.omlaag()
        ],
        "ingroei": [
            {"jaar": i.jaar, "woningen": _json(i.woningen), "euro_per_maand": _json(i.euro_per_maand)}
            for i in h.ingroei()
        ],
        "zonder_mutatiegraad": _json(h.zonder_mutatiegraad()),
        "mutatiegraden": _mutatie(h),
        "delen": [{"naam": d.naam, "paden": sorted(d.paden)} for d in h.delen],
        "deeleffecten": [_effect_json(e) for e in h.deeleffecten()],
        "doelen": [
            {
                "id": s.doel.id,
                "naam": s.doel.naam,
                "soort": s.doel.soort,
                "brief": s.doel.waarde,
                "uitkomst": _json(s.uitkomst),
                "reden": s.doel.reden,
            }
            for s in h.doelen()
        ],
        "bron_doelen": bron(),
        "reden_doelen": algemene_reden(),
        "aannamen": list(AANNAMEN),
        "let_op": GEEN_MINISTERIE,
    }


def _cellen(cellen: Iterable[Verschuiving]) -> list[dict[str, Any]]:
    return [{"van": c.van, "naar": c.naar, "woningen": _json(c.woningen)} for c in cellen]


def _recht(r: Regeling) -> dict[str, Any]:
    return {
        "naam": recht_naam(r),
        "peildatum": str(r.peildatum),
        "voorstellen": [v.id for v in r.voorstellen],
        "keuzes": dict(r.afwijkend),
    }


def _klasse_json(k: Klasse) -> dict[str, Any]:
    bedragen = ("gemiddelde_daling", "gemiddelde_stijging", "verandering", "gemiddeld_omlaag")
    velden = k._asdict()
    return {
        naam: _json(x, 100 if naam in bedragen else 1) if naam not in {"indeling", "klasse"} else x
        for naam, x in velden.items()
    }


def _effect_json(e: Deeleffect) -> dict[str, Any]:
    deler = 100 if e.maat in IN_CENTEN else 1
    return {naam: x if isinstance(x, str) else _json(x, deler) for naam, x in e._asdict().items()}


def _mutatie(h: Hervorming) -> list[dict[str, Any]]:
    eigen = [{"eigenaar": wie, "procent": decimaal(p, 6), "bron": "opgegeven"} for wie, p in h.mutatie.items()]
    return [
        *eigen,
        *(
            {
                "eigenaar": g.eigenaar,
                "huur": g.huur,
                "procent": decimaal(g.procent, 6),
                "bron": g.bron,
                "toelichting": g.toelichting,
            }
            for g in mutatiegraden()
        ),
    ]


def _json(s: Spreiding | None, deler: int = 1) -> dict[str, str] | None:
    return None if s is None else {naam: decimaal(x / deler, 6) for naam, x in s._asdict().items()}
