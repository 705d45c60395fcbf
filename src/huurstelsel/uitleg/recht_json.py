"""Het recht op een datum als JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from huurstelsel.recht.overzicht import HUURTABEL
from huurstelsel.recht.wetten import jci
from huurstelsel.reken.schrijven import nederlands
from huurstelsel.uitleg.als_json import bedrag
from huurstelsel.uitleg.recht import bedrag_bij, gekozen_interpretaties, kort
from huurstelsel.uitleg.waarden import exact, leesbaar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.recht.laden import Waarde
    from huurstelsel.recht.overzicht import Groep, Huurtabel, Interpretatie, Overzicht, Stand
    from huurstelsel.recht.voorstel import Voorstel


def als_dict(o: Overzicht, gekozen: Sequence[str] = ()) -> dict[str, Any]:
    """Een overzicht als woordenboek; getallen staan als decimale tekst in hun eenheid, zodat niets wordt afgerond."""
    groepen = [groep for groep in o.groepen if not gekozen or groep.naam in gekozen]
    uit: dict[str, Any] = {
        "peildatum": o.peildatum.isoformat(),
        "rechtsdatum": o.rechtsdatum.isoformat(),
        "stelsel": o.stelsel,
        "voorstellen": [_voorstel_dict(v) for v in o.voorstellen],
    }
    if not gekozen:
        uit["rubrieken"] = [{"rubriek": n, "naam": naam, "artikel": a} for n, (naam, a) in o.rubrieken.items()]
    uit["onderwerpen"] = [_groep_dict(groep) for groep in groepen]
    if not gekozen or HUURTABEL in gekozen:
        uit["huurtabel"] = _tabel_dict(o.huurtabel)
        uit["corop_waardepeildata"] = list(o.corop)
    uit["interpretaties"] = [_interpretatie_dict(i) for i in gekozen_interpretaties(o, groepen, gekozen)]
    return uit


def _voorstel_dict(v: Voorstel) -> dict[str, Any]:
    return {
        "id": v.id,
        "titel": v.titel,
        "kamerstuk": v.kamerstuk,
        "grondslag": v.grondslag.isoformat() if v.grondslag else None,
        "inwerkingtreding": v.inwerkingtreding.isoformat() if v.inwerkingtreding else None,
        "overeenkomsten_voor": v.overeenkomsten_voor.isoformat() if v.overeenkomsten_voor else None,
        "lezingen": [{"waar": x.waar, "tekst": x.tekst, "lezing": x.lezing, "waarom": x.waarom} for x in v.lezingen],
    }


def _groep_dict(groep: Groep) -> dict[str, Any]:
    regels = [
        {
            "naam": r.naam,
            "rubriek": r.rubriek,
            "artikel": r.artikel,
            "vanaf": r.vanaf.isoformat(),
            "tot": r.tot.isoformat() if r.tot else None,
        }
        for r in groep.regels
    ]
    parameters = [stand_dict(s) for s in groep.standen]
    return {
        "onderwerp": groep.naam,
        "titel": groep.titel,
        "rubrieken": list(groep.rubrieken),
        "regels": regels,
        "parameters": parameters,
    }


def stand_dict(s: Stand) -> dict[str, Any]:
    """Een parameter met haar stand; zonder geldende waarde is `waarde` null en zegt `toestand` waarom."""
    uit = {
        "pad": s.pad,
        "naam": kort(s.naam),
        "eenheid": s.eenheid,
        "toestand": s.toestand or "geldt",
        "vanaf": s.vanaf.isoformat(),
        **waarde_dict(s.bron, s.eenheid, s.naam, leeg=bool(s.toestand)),
    }
    if s.bron.sleutel is not None and not s.toestand:
        uit["waardepeildatum"] = s.bron.sleutel.isoformat()
        uit["eerder"] = [
            {"waardepeildatum": w.sleutel.isoformat() if w.sleutel else None, **waarde_dict(w, s.eenheid, s.naam)}
            for w in s.cohorten
        ]
    return uit


def waarde_dict(w: Waarde, eenheid: str, naam: str, *, leeg: bool = False) -> dict[str, Any]:
    """Een waarde, exact en leesbaar, met haar herkomst."""
    return {
        "waarde": None if leeg else exact(w.waarde, eenheid),
        "tekst": None if leeg else leesbaar(w.waarde, eenheid, w.toelichting, naam),
        "artikel": w.artikel,
        "bron": w.bron,
        "zekerheid": w.zekerheid,
        "jci": jci(w) or None,
        "toelichting": w.toelichting or None,
    }


def _tabel_dict(h: Huurtabel) -> dict[str, Any]:
    t = h.tarief
    if t is None:
        return {"toestand": h.toestand, "zin": h.zin}
    return {
        "toestand": "geldt",
        "vanaf": t.vanaf.isoformat(),
        "bron": t.bron,
        "zekerheid": t.zekerheid,
        "artikel": t.artikel,
        "factor": None if t.factor is None else nederlands(t.factor, 0, 10).replace(",", "."),
        "gecontroleerd": t.gecontroleerd,
        "bijzonderheden": [
            {"van": b.van, "tot_en_met": b.tot_en_met, "aard": b.aard, "zin": b.zin} for b in t.bijzonderheden
        ],
        "bedragen": {str(p): bedrag(bedrag_bij(t, p)) for p in range(t.laagste, t.hoogste + 1)},
    }


def _interpretatie_dict(i: Interpretatie) -> dict[str, Any]:
    return {
        "naam": i.naam,
        "rubriek": i.rubriek,
        "vraag": i.vraag,
        "gekozen": i.gekozen,
        "standaard": i.standaard,
        "opties": dict(i.opties),
        "effect": i.effect,
        "bepaling": i.bepaling,
    }
