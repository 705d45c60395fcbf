"""Bouwstenen van de strategieën: getallen op de plaatsen waar de wet afrondt, en woordenboeken waarin een feit kan ontbreken."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from hypothesis import strategies as st

if TYPE_CHECKING:
    from orakel.richten import Woordenboek

T = TypeVar("T")

ADRESSEN = (2, 3, 4, 5, 7, 10, 16, 17, 23, 100, 499, 500)
EEN_DAG = timedelta(days=1)


def een_van(tekst: str) -> st.SearchStrategy[Decimal]:
    """Eén van deze getallen."""
    return st.sampled_from([Decimal(t) for t in tekst.split()])


def decimalen(laagst: int, hoogst: int, schaal: int) -> st.SearchStrategy[Decimal]:
    """Veelvouden van 1/schaal."""
    return st.integers(laagst * schaal, hoogst * schaal).map(lambda n: Decimal(n) / schaal)


def soms(strategie: st.SearchStrategy[T], keer: int = 3) -> st.SearchStrategy[T | None]:
    """`None`, of eens in de zoveel keer iets anders."""
    return st.one_of(*[st.none()] * keer, strategie)


def zonder_lege(waarden: Woordenboek) -> Woordenboek:
    """Een feit dat `None` is of een lege lijst, staat niet in het document."""
    return {naam: waarde for naam, waarde in waarden.items() if waarde is not None and waarde != []}


def record(velden: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[Woordenboek]:
    """Woordenboek met deze velden; `None` betekent: niet opgegeven."""
    return st.fixed_dictionaries(velden).map(zonder_lege)


dagen = st.integers(0, 5_000).map(lambda n: date(2014, 1, 1) + n * EEN_DAG)
adressen = st.one_of(st.just(1), st.just(1), st.sampled_from(ADRESSEN))
STELLEN = st.sampled_from((None, None, None, "blok A", "blok B"))
"""Twee ruimten met evenveel adressen of kamers horen soms bij een ander stel."""
aantallen = st.sampled_from((1, 1, 1, 2, 3, 7))
oppervlakten = st.one_of(
    decimalen(0, 40, 2),  # sommen op ,50
    decimalen(0, 30, 100),
    decimalen(1, 6, 200),  # gelijke standen op de derde decimaal
    decimalen(0, 60, 10_000),
    een_van("3.995 3.9999 4 4.0000 1.995 1.9999 2 11.995 12 12.005 0 0.004 0.005 39.995 40"),
)
bedragen = st.one_of(
    st.integers(20_000, 900_000), st.integers(20, 90).map(lambda n: n * 10_000), decimalen(50_000, 400_000, 100)
)


def zelfde_stel(kast: Woordenboek, bij: Woordenboek) -> None:
    """Een kast wordt met dezelfde adressen en kamers gedeeld als de ruimte waarbij zij hoort."""
    kast.pop("gedeeld_stel", None)
    if "gedeeld_stel" in bij:
        kast["gedeeld_stel"] = bij["gedeeld_stel"]


_TELT_SAMEN: list[Woordenboek] = [
    {"soort": "gang", "oppervlakte": 3, "verwarmd": True},
    {"soort": "eetkamer", "oppervlakte": Decimal("4.5"), "verwarmd": True, "verkoeld": True},
    {"soort": "berging", "oppervlakte": Decimal("2.5"), "verwarmd": True},
    {"soort": "zolder", "oppervlakte": 9, "verwarmd": False, "eisen": {"vaste_trap": False}},
    {"soort": "badkamer", "oppervlakte": 4, "verwarmd": False, "voorzieningen": ["douche", "wastafel"]},
    {"soort": "tuin", "oppervlakte": Decimal("1.5")},
]
_TELT_SAMEN.append(
    _TELT_SAMEN[4] | {"voorzieningen": ["douche", "wastafel", {"soort": "handdoekenradiator", "aantal": 9}]}
)
"""Ruimten waarvan een maximum, een afronding of een aftrek over meer ruimten samen gaat."""


def stellen_van(**deling: int) -> st.SearchStrategy[list[Woordenboek]]:
    """Ruimten die met evenveel worden gedeeld, maar met een of meer stellen."""
    een = st.builds(
        lambda ruimte, stel: zonder_lege({**ruimte, **deling, "gedeeld_stel": stel}),
        st.sampled_from(_TELT_SAMEN),
        st.sampled_from((None, "blok A", "blok B")),
    )
    return st.lists(een, min_size=3, max_size=12)
