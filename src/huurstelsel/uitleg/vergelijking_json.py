"""Een vergelijking als JSON: beide kanten, elk verschil met oorzaak en bewijs, en de feiten die verschillen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from huurstelsel.bewijs import bewijs
from huurstelsel.uitleg.als_json import DECIMALEN, bedrag, getal
from huurstelsel.uitleg.labels import OPSLAGEN, POSTEN, label
from huurstelsel.uitleg.vergelijking import overgang, rubrieken

if TYPE_CHECKING:
    from fractions import Fraction

    from huurstelsel.feiten.verschil import Feitverschil
    from huurstelsel.vergelijking import Kant, Vergelijking, Verschil


def als_json(v: Vergelijking) -> str:
    """Een vergelijking als leesbare JSON-tekst."""
    return json.dumps(als_dict(v), ensure_ascii=False, indent=2)


def als_dict(v: Vergelijking) -> dict[str, Any]:
    """Een vergelijking als woordenboek van teksten, gehele getallen en lijsten.

    Bedragen en niet-gehele punten zijn decimale tekst; een breuk die zo niet past staat ernaast. Is er iets onbekend, dan is `punten` null en
    is `punten_vergeleken` het laagste totaal.
    """
    return {
        "a": _kant_dict(v.a),
        "b": _kant_dict(v.b),
        "verschil": {
            "punten": v.punten,
            "maximale_huurprijs": bedrag(v.centen),
            "maximale_huurprijs_inclusief_opslag": bedrag(v.centen_met_opslag),
        },
        "stappen": list(v.stappen),
        "verschillen": [_verschil_dict(v, x) for x in v.verschillen],
        "andere_huurtabel": bedrag(v.tarief_centen),
        "opslag": bedrag(v.opslag_centen),
        "feiten": [_feit_dict(feit) for feit in v.feiten_verschillen],
    }


def _kant_dict(kant: Kant) -> dict[str, Any]:
    u = kant.uitkomst
    return {
        "naam": kant.naam,
        "id": u.id,
        "peildatum": u.peildatum.isoformat(),
        "stelsel": u.stelsel,
        "voorstellen": list(u.kwitantie.voorstellen),
        "voorstelbestanden": list(u.kwitantie.voorstelbestanden),
        "keuzes": dict(u.kwitantie.keuzes),
        "punten": u.punten,
        "punten_vergeleken": kant.punten,
        "punten_onafgerond": getal(u.punten_onafgerond),
        "maximale_huurprijs": bedrag(kant.maximaal),
        "opslagen": [{"id": o.id, "naam": label(OPSLAGEN, o.id), "procent": o.procent} for o in u.huurprijs.opslagen],
        "maximale_huurprijs_inclusief_opslag": bedrag(kant.maximaal_met_opslag),
        "segment": None if u.segment is None else u.segment.value,
        "overgangsrecht": overgang(kant),
        "onbekend": [{"pad": m.pad, "zin": m.zin} for m in u.onbekend],
    }


def _verschil_dict(v: Vergelijking, x: Verschil) -> dict[str, Any]:
    return {
        "stap": x.stap,
        "rubriek": x.rubriek,
        **{
            f"rubrieken_{letter}": [{"rubriek": n, "naam": naam} for n, naam in rubrieken(kant, x.groep)]
            for letter, kant in (("a", v.a), ("b", v.b))
        },
        "post": x.post,
        "naam": label(POSTEN, x.post),
        "ruimte": x.ruimte,
        **_exact("van", x.van),
        **_exact("naar", x.naar),
        **_exact("effect", x.effect),
        "huur": bedrag(x.centen),
        "oorzaak": x.oorzaak,
        "toelichting": x.toelichting,
        "bewijs": x.bewijs,
        "artikel": x.artikel,
    }


def _exact(veld: str, punten: Fraction) -> dict[str, str]:
    """Punten als decimale tekst; is die niet exact, dan staat de breuk ernaast."""
    if not 10**DECIMALEN % punten.denominator:
        return {veld: getal(punten)}
    return {veld: getal(punten), f"{veld}_breuk": f"{punten.numerator}/{punten.denominator}"}


def _feit_dict(feit: Feitverschil) -> dict[str, Any]:
    return {
        "pad": feit.pad,
        "ruimte": feit.ruimte,
        "veld": feit.veld,
        "a": _los(feit.a),
        "b": _los(feit.b),
        "bewijs": bewijs(feit.veld),
    }


def _los(opgegeven: object) -> Any:  # noqa: ANN401 - een waarde uit een document
    """Een waarde uit een document als JSON: getallen en datums als tekst, zoals zij zijn opgegeven."""
    if isinstance(opgegeven, dict):
        return {veld: _los(deel) for veld, deel in opgegeven.items() if deel is not None}
    if isinstance(opgegeven, tuple):
        return [_los(deel) for deel in opgegeven]
    return opgegeven if opgegeven is None or isinstance(opgegeven, bool | int | str) else str(opgegeven)
