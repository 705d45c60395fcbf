"""De woningen waarop een voorstel op proef gaat: samen geven zij elke regel en elke parameter van een stelsel iets te doen.

Zij zijn geen voorbeelden van echte woningen: wat de wet onderscheidt staat er in elkaar gedrukt in, eigen en gedeeld.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from huurstelsel.feiten.lezen import lees_met_meldingen
from huurstelsel.feiten.soorten import RUIMTESOORTEN, VOORZIENINGSOORTEN, Klasse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from huurstelsel.feiten.model import Document


_SOORTEN = (
    "woonkamer_met_open_keuken",
    "keuken",
    "badkamer_met_toilet",
    "zoldervertrek",
    "berging",
    "zolder",
    "toiletruimte",
    "gang",
    "tuin",
    "balkon",
    "carport",
    "parkeerplek",
    "fietsenberging",
)
_GEEN_RUIMTE = ("woonvoorziening_gehandicapten", "laadpaal")
_TOEKENNING = {"punten": 2, "reden": "proef"}
_ZORG = ("in_woongebouw", "drempelloos_toegankelijk", "alarmering_in_huurovereenkomst")
_AFTREK = (
    "via_vertrek_verhuurder",
    "extreme_overlast",
    "hoog_zonder_lift",
    "gevelwand_dichtbij",
    "geen_warme_maaltijden",
)
_LABELS = ("A+++", "A", "C", "E", "G")
_BOUWJAREN = (1900, 1970, 1999, 2016, 2019)


@lru_cache(maxsize=32)
def proefwoningen(peildatum: date, *, alle: bool = True) -> tuple[Document, ...]:
    """De proefwoningen op een peildatum, of van elk stelsel een paar."""
    if not alle:
        return tuple(d for d in proefwoningen(peildatum) if d.woning.bouwjaar in {None, 1970, 2019})
    return tuple(lees_met_meldingen(woning, peildatum)[0] for woning in _alle(peildatum))


def _alle(peildatum: date) -> Iterator[dict[str, Any]]:
    for i, bouwjaar in enumerate(_BOUWJAREN):
        for stelsel in ("zelfstandig", "onzelfstandig"):
            woning = _woning(peildatum, stelsel, bouwjaar, i) | (_eigen(i) if stelsel == "zelfstandig" else _kamer(i))
            yield _document(woning, i)
    for stelsel, feiten in (("woonwagen", _WAGEN), ("standplaats", _STANDPLAATS)):
        for i in range(2):
            yield _document({"stelsel": stelsel, stelsel: feiten} | _monumenten(i), i)


def _document(woning: dict[str, Any], i: int) -> dict[str, Any]:
    gemeente = {"gemeente": "Amsterdam"} if i else {}
    contract = {"ondertekend": "2022-01-01"} if i == 1 else {}
    return {"adres": gemeente, "contract": contract, "woning": woning}


def _monumenten(i: int) -> dict[str, Any]:
    soorten = ("rijksbeschermd_gezicht", "rijksmonument", "provinciaal_monument", "gemeentelijk_monument")
    return {"kosten_instandhouding": True} | {soort: j == i for j, soort in enumerate(soorten)}


def _woning(peildatum: date, stelsel: str, bouwjaar: int, i: int) -> dict[str, Any]:
    """Wat een zelfstandige en een onzelfstandige woonruimte beide hebben; klein als er niet alles in staat."""
    jaar, waarde = peildatum.year - 1, 250_000 * (i + 1)
    woz = [{"waarde": waarde, "waardepeildatum": f"{jaar - j}-01-01"} for j in range(2)] if i != 2 else []
    return {
        "stelsel": stelsel,
        "bouwjaar": bouwjaar,
        "woningtype": "meergezinswoning" if i % 2 else "eengezinswoning",
        "woz_waarden": woz,
        "taxatiewaarde": 300_000,
        "gebruiksoppervlakte": 24 + 8 * i,
        "energieprestaties": _energie(i),
        "aanbelfunctie_met_video": True,
        "laadpalen": [{"aantal": 1, "gedeeld_met_adressen": 2}],
        "zorgwoning": dict.fromkeys((*_ZORG, "gemeenschappelijke_ruimte_in_huurovereenkomst"), i % 2 == 1),
        "woonvoorzieningen_gehandicapten": [{"kosten": 4_000}],
        "ruimten": [*_ruimten(stelsel, klein=i > 2)],
    } | _monumenten(i)


def _energie(i: int) -> list[dict[str, Any]]:
    if not i:
        return []
    if i == 1:
        return [{"soort": "energie-index", "waarde": "1.30", "opnamedatum": "2019-04-01"}]
    dag = "2016-02-01" if i == 2 else "2021-06-01"
    label = {"soort": "energielabel", "label": _LABELS[i], "opnamedatum": dag, "gebruiksoppervlakte": 24 + 8 * i}
    return [label | {"risico_oververhitting": "laag"}]


def _eigen(i: int) -> dict[str, Any]:
    """Wat alleen een zelfstandige woonruimte heeft."""
    renovaties = [
        {"jaar": jaar, "voldoet_aan_nieuwbouweisen": jaar < 2022, "investering": 50_000} for jaar in (2019, 2022)
    ]
    return {
        "energieprestatievergoeding": i == 3,
        "buitenruimte_extra_kwaliteit": True,
        "renovaties": renovaties,
        "start_bouw": "2018-01-01",
        "eerste_ingebruikname": "2024-08-01",
    }


def _kamer(i: int) -> dict[str, Any]:
    """Wat alleen een onzelfstandige woonruimte heeft."""
    aftrek = dict.fromkeys(_AFTREK, i != 1) | {"ruitoppervlakte": "0.5", "hoogte_raamkozijn": "1.7"}
    wijze = ("cv", "gaskachels", "schoorsteen")[i % 3]
    return {"kamers_op_adres": 9, "aftrek": aftrek, "verwarmingswijze": wijze, "thermostaatknoppen": True}


def _ruimten(stelsel: str, *, klein: bool) -> Iterator[dict[str, Any]]:
    """Ruimten van elke aard, eigen en gedeeld; in een kleine woning alleen een kamer, een keuken en een badkamer."""
    soorten = ("woonkamer", "keuken", "badkamer") if klein else _SOORTEN
    for soort in soorten:
        for kamers in (1, 4) if stelsel == "onzelfstandig" else (None,):
            for adressen in (1,) if klein else (1, 3):
                yield _ruimte(soort, adressen, kamers)


def _ruimte(soort: str, adressen: int, kamers: int | None) -> dict[str, Any]:
    s = RUIMTESOORTEN[soort]
    uit: dict[str, Any] = {"soort": soort, "gedeeld_met_adressen": adressen}
    if kamers is not None:
        uit["gedeeld_met_kamers"] = kamers if adressen == 1 else 4
    uit["oppervlakte"] = 130 if s.klasse is Klasse.BUITENRUIMTE else "11.25"
    if s.klasse is Klasse.PARKEERPLEK:
        return uit | {"type": "I"}
    if s.klasse is Klasse.VERTREK:
        uit |= {"verkoeld": True, "extra_kwaliteit_keuken": 900, "extra_kwaliteit_sanitair": 900}
    if s.klasse in {Klasse.VERTREK, Klasse.OVERIGE_RUIMTE, Klasse.VERKEERSRUIMTE}:
        uit["verwarmd"] = True
        uit["voorzieningen"] = [_voorziening(v) for v in VOORZIENINGSOORTEN if v not in _GEEN_RUIMTE]
    if s.zolder:
        uit["eisen"] = {"vaste_trap": False, "dak_beschoten": True}
    return uit


def _voorziening(soort: str) -> dict[str, Any]:
    maat = {"aanrecht": {"lengte": "2.40"}, "extra_kastruimte": {"breedte": "1.20"}}
    return {"soort": soort} | maat.get(soort, {})


_WAGEN = {
    "lengte": "12.80",
    "breedte": "3.50",
    "sanitair": True,
    "aanbouwen_slaapvoorziening": 1,
    "verwarmde_vertrekken": 3,
    "verwarmde_overige_ruimten": 5,
    "extra_kwaliteit_keuken": _TOEKENNING,
    "extra_kwaliteit_sanitair": _TOEKENNING,
}
_STANDPLAATS = {
    "oppervlakte": "212.40",
    "berging": True,
    "sanitair": True,
    "verwarmde_vertrekken": 1,
    "verwarmde_overige_ruimten": 1,
    "extra_kwaliteit_sanitair": _TOEKENNING,
    "extra_buitenruimte": _TOEKENNING,
    "woonomgeving": [_TOEKENNING],
    "hinder": [_TOEKENNING],
}
