"""Energieprestaties in VERA: alleen definitieve energielabels en energie-indexen tellen voor rubriek 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.feiten.soorten import ENERGIELABELS

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from huurstelsel.feiten.vera.verslag import Knoop

_LABELS = {"AP": "A+", "APP": "A++", "AP3": "A+++", "AP4": "A++++"} | {label: label for label in ENERGIELABELS}
"""ENERGIELABEL → label; corporaties sturen ook het label zelf als code."""

_SOORTEN = {"NTA": "energielabel", "EP2": "energielabel", "EI": "energie-index"}
_GEEN_LABEL = {"VEL": "Een voorlopig energielabel van voor 2015 telt niet mee."}


def energieprestaties(eenheid: Knoop) -> list[dict[str, object]]:
    """Energieprestaties in ons model; wat niet telt wordt gemeld."""
    gebruiksoppervlakte = _thermische_zone(eenheid)
    gelezen = (
        _prestatie(knoop, gebruiksoppervlakte) for knoop in eenheid.lijst("energieprestaties", "energieprestatie")
    )
    return [prestatie for prestatie in gelezen if prestatie is not None]


def _thermische_zone(eenheid: Knoop) -> Decimal | None:
    """Gebruiksoppervlakte van de thermische zone (m²), zoals op het energielabel; 0 is onbekend."""
    for oppervlakte in eenheid.lijst("oppervlakten", "oppervlakte"):
        if oppervlakte.code("soort", "OPPERVLAKTESOORT") == "GTZ" and (
            waarde := oppervlakte.getal("waarde", maximaal=100_000)
        ):
            return waarde
    return None


def _prestatie(knoop: Knoop, gebruiksoppervlakte: Decimal | None) -> dict[str, object] | None:
    soort = knoop.code("soort", "ENERGIEPRESTATIESOORT")
    label = knoop.code("label", "ENERGIELABEL", ook=frozenset(_LABELS))
    status = knoop.code("status", "ENERGIEPRESTATIESTATUS")
    datums = {veld: knoop.datum(veld) for veld in ("begindatum", "registratiedatum", "einddatum")}
    if soort is None and knoop.waarde("soort") is None:
        knoop.fout("soort", "ontbreekt", "Een energieprestatie heeft een soort, bijvoorbeeld NTA of EI.")
    if soort is None or not _telt(knoop, soort, status, datums):
        return None
    inhoud = _index(knoop) if soort == "EI" else _label(knoop, label, gebruiksoppervlakte)
    if inhoud is None:
        return None
    _controleer_datums(knoop, datums)
    namen = {"begindatum": "opnamedatum", "registratiedatum": "registratiedatum", "einddatum": "geldig_tot"}
    gevuld = {namen[veld]: dag.isoformat() for veld, dag in datums.items() if dag is not None}
    return {"soort": _SOORTEN[soort], **inhoud, **gevuld}


def _telt(knoop: Knoop, soort: str, status: str | None, datums: dict[str, date | None]) -> bool:
    """Of een regel een definitief label of definitieve index is; andere grootheden worden zonder melding overgeslagen."""
    if soort in _GEEN_LABEL:
        knoop.meld("", _GEEN_LABEL[soort])
        return False
    if soort not in _SOORTEN:
        return False
    if status == "DEF":
        return True
    if status is None and knoop.waarde("status") is None and datums["registratiedatum"] is not None:
        knoop.meld("status", "De status ontbreekt; door de registratiedatum gelezen als definitief.")
        return True
    knoop.meld("status", "Alleen een definitieve (afgemelde) energieprestatie telt; deze is niet gelezen.")
    return False


def _index(knoop: Knoop) -> dict[str, object] | None:
    waarde = knoop.getal("waarde", -10, 20)
    if waarde is None and knoop.waarde("waarde") in (None, ""):
        knoop.meld(
            "waarde", "Een energie-index zonder waarde telt niet; het label erbij is daarvan afgeleid. Niet gelezen."
        )
    return None if waarde is None else {"waarde": waarde}


def _label(knoop: Knoop, label: str | None, gebruiksoppervlakte: Decimal | None) -> dict[str, object] | None:
    if label is None:
        if knoop.waarde("label") is None:
            knoop.meld("label", "Een energieprestatie zonder label telt niet; niet gelezen.")
        return None
    return {"label": _LABELS[label]} | (
        {} if gebruiksoppervlakte is None else {"gebruiksoppervlakte": gebruiksoppervlakte}
    )


def _controleer_datums(knoop: Knoop, datums: dict[str, date | None]) -> None:
    opname, registratie, einde = datums["begindatum"], datums["registratiedatum"], datums["einddatum"]
    if opname is None and registratie is None and not (knoop.waarde("begindatum") or knoop.waarde("registratiedatum")):
        knoop.fout("begindatum", "opnamedatum_ontbreekt", "Noem de begindatum (opname) of de registratiedatum.")
    if opname is not None and registratie is not None and registratie < opname:
        knoop.fout(
            "registratiedatum",
            "registratie_voor_opname",
            f"De registratiedatum {registratie} ligt voor de begindatum {opname}.",
        )
    begin = opname or registratie
    if begin is not None and einde is not None and einde < begin:
        knoop.fout("einddatum", "geldig_tot_voor_opname", f"De einddatum {einde} ligt voor de begindatum {begin}.")
