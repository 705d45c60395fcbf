"""Wat de tests van een vergelijking delen: een woning, een kant, en de eis dat posten en bedragen sluiten."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

from huurstelsel import Regeling, waardeer
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.vergelijking import Kant, Vergelijking, Verschil

if TYPE_CHECKING:
    from collections.abc import Callable


Feiten = dict[str, Any]
NIEUWJAAR, OUDJAAR = date(2026, 1, 1), date(2025, 12, 31)
VOORSTEL = "consultatie-2023"
PIJL, SPATIE = "→", "\N{NO-BREAK SPACE}"


def woning(wijzig: Callable[[Feiten], object] = len) -> Feiten:
    """Een flat van 42 m² met 86 punten, of wat `wijzig` ervan maakt."""
    feiten: Feiten = {
        "adres": {"gemeente": "Groningen"},
        "contract": {"ondertekend": "2025-06-01"},
        "woning": {
            "woningtype": "meergezinswoning",
            "bouwjaar": 1970,
            "energieprestaties": [
                {"soort": "energielabel", "label": "C", "opnamedatum": "2022-03-01", "gebruiksoppervlakte": 60}
            ],
            "woz_waarden": [{"waarde": 100_000, "waardepeildatum": "2024-01-01"}],
            "ruimten": [
                {"id": "woonkamer", "soort": "woonkamer", "oppervlakte": "20", "verwarmd": True},
                {"id": "slaapkamer", "soort": "slaapkamer", "oppervlakte": "12,00", "verwarmd": True},
                {
                    "id": "keuken",
                    "soort": "keuken",
                    "oppervlakte": "6",
                    "verwarmd": False,
                    "voorzieningen": [{"soort": "aanrecht", "lengte": "1,5"}],
                },
                {
                    "id": "badkamer",
                    "soort": "badkamer",
                    "oppervlakte": "4",
                    "verwarmd": True,
                    "voorzieningen": ["douche", "wastafel"],
                },
                {"id": "wc", "soort": "toiletruimte", "verwarmd": False, "oppervlakte": 1, "voorzieningen": ["toilet"]},
            ],
        },
    }
    wijzig(feiten["woning"])
    return feiten


def kant(feiten: Feiten, dag: date = NIEUWJAAR, naam: str = "kant", **met: Any) -> Kant:
    document = lees_document(deepcopy(feiten), dag)
    regeling = Regeling.op(dag, document.woning.stelsel).met(**met)
    return Kant(naam, document, regeling, waardeer(document, regeling))


def een(v: Vergelijking, post: str) -> Verschil:
    (gevonden,) = [x for x in v.verschillen if x.post == post]
    return gevonden


def zonder_vaste_spatie(tekst: str) -> str:
    return tekst.replace(SPATIE, " ")


def sluit(v: Vergelijking) -> None:
    """De posten tellen exact op tot het verschil, in punten en in centen."""
    assert sum(x.effect for x in v.verschillen) == v.b.punten - v.a.punten == v.punten
    posten = sum(x.centen for x in v.verschillen) + v.tarief_centen
    assert posten == v.b.maximaal - v.a.maximaal == v.centen
    assert posten + v.opslag_centen == v.b.maximaal_met_opslag - v.a.maximaal_met_opslag == v.centen_met_opslag
    assert all(x.effect == x.naar - x.van != 0 for x in v.verschillen)
    for zijde in (v.a, v.b):
        if zijde.uitkomst.punten is not None:
            assert zijde.punten == zijde.uitkomst.punten
            assert zijde.maximaal == zijde.uitkomst.huurprijs.maximaal
