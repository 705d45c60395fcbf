"""Maatregelen met de hand in een document, los van `huurstelsel.maatregelen`: het orakel voor wat een maatregel verandert."""

from __future__ import annotations

import copy
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from huurstelsel.feiten.soorten import COMBINATIES, ENERGIELABELS, RUIMTESOORTEN, Klasse

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

Woordenboek = dict[str, Any]
BADRUIMTEN = {"badkamer", "badkamer_met_toilet", "doucheruimte"}
KEUKENS = {"keuken", "woonkamer_met_open_keuken", "woon_slaapkamer_met_open_keuken"}
BINNEN = {Klasse.VERTREK, Klasse.OVERIGE_RUIMTE, Klasse.VERKEERSRUIMTE}


def _klasse(r: Woordenboek) -> Klasse:
    return RUIMTESOORTEN[r["soort"]].klasse


def _deling(w: Woordenboek, r: Woordenboek) -> tuple[int, int]:
    adressen = r.get("gedeeld_met_adressen", 1)
    kamers = r.get("gedeeld_met_kamers") or (w.get("kamers_op_adres", 1) if adressen > 1 else 1)
    return adressen, kamers


def _ruimten(w: Woordenboek) -> list[Woordenboek]:
    """De ruimten waar de huurder mag komen, privé eerst."""
    mag = [r for r in w.get("ruimten", []) if r.get("eisen", {}).get("exclusief_gebruiksrecht") is not False]
    return sorted(mag, key=lambda r: (*_deling(w, r), r.get("gedeeld_stel", "")))


def _eigen(w: Woordenboek) -> list[Woordenboek]:
    return [r for r in _ruimten(w) if r.get("gedeeld_met_adressen", 1) == 1]


def _soorten(r: Woordenboek) -> list[str]:
    return [s for v in r.get("voorzieningen", []) for s in COMBINATIES.get(v["soort"], (v["soort"],))]


def _zet(r: Woordenboek, soort: str, weg: tuple[str, ...] = ()) -> None:
    lijst = r.setdefault("voorzieningen", [])
    for v in lijst:
        if v["soort"] in weg and v.get("aantal", 1) == 1:
            v["soort"] = soort
            return
        if v["soort"] in weg:  # één van meer
            v["aantal"] -= 1
            break
    lijst.append({"soort": soort})


def _in(ruimten: list[Woordenboek], soort: str, niet: set[str], wel: set[str], weg: tuple[str, ...]) -> bool:
    for r in ruimten:
        hier = set(_soorten(r))
        if not hier & niet and (not wel or hier & wel):
            _zet(r, soort, weg)
            return True
    return False


def _keuken(soort: str, *weg: str, altijd: bool = False) -> Callable[..., bool]:
    def doe(w: Woordenboek, *_: Any) -> bool:
        plek = [r for r in _eigen(w) if _klasse(r) in BINNEN and "aanrecht" in _soorten(r)]
        return _in(plek, soort, set() if altijd else {soort}, set(), weg)

    return doe


def _ruimte(soorten: set[str], soort: str, *weg: str, niet: Any = None, wel: Any = ()) -> Callable[..., bool]:
    def doe(w: Woordenboek, *_: Any) -> bool:
        plek = [r for r in _eigen(w) if r["soort"] in soorten]
        return _in(plek, soort, {soort} if niet is None else set(niet), set(wel), weg)

    return doe


def _aanrecht(lengte: str, stelsels: tuple[str, ...]) -> Callable[..., bool]:
    def doe(w: Woordenboek, *_: Any) -> bool:
        if w.get("stelsel", "zelfstandig") not in stelsels:
            return False
        for r in _eigen(w):
            heeft = [v for v in r.get("voorzieningen", []) if v["soort"] == "aanrecht"]
            keuken = r["soort"] in KEUKENS or (heeft and _klasse(r) in BINNEN)
            totaal = sum(v["lengte"].quantize(Decimal("0.001"), "ROUND_DOWN") * v.get("aantal", 1) for v in heeft)
            if keuken and totaal < Decimal(lengte):
                nieuw = {"soort": "aanrecht", "lengte": Decimal(lengte)}
                if heeft:
                    heeft[0].clear()
                    heeft[0].update(nieuw)
                else:
                    r.setdefault("voorzieningen", []).append(nieuw)
                return True
        return False

    return doe


def _verwarming(klassen: set[Klasse]) -> Callable[..., bool]:
    def doe(w: Woordenboek, *_: Any) -> bool:
        koud = [r for r in _eigen(w) if _klasse(r) in klassen and not (r["verwarmd"] or r.get("verkoeld"))]
        for r in koud:
            r["verwarmd"] = True
        return bool(koud)

    return doe


def _koeling(w: Woordenboek, *_: Any) -> bool:
    warm = [r for r in _eigen(w) if _klasse(r) == Klasse.VERTREK and r["verwarmd"] and not r.get("verkoeld")]
    for r in warm:
        r["verkoeld"] = True
    return bool(warm)


def _buiten(w: Woordenboek) -> list[Woordenboek]:
    return [r for r in _ruimten(w) if _klasse(r) == Klasse.BUITENRUIMTE and _deling(w, r) == (1, 1)]


def _prive_buiten(w: Woordenboek) -> list[Woordenboek]:
    """Alleen wat telt: een balkon, dakterras of loggia heeft vloer, hekwerk en deur."""
    eisen = ("beloopbare_afwerking", "valbeveiliging", "toegang_via_deur")
    hoog = ("balkon", "dakterras", "loggia")
    return [r for r in _buiten(w) if r["soort"] not in hoog or False not in map(r.get("eisen", {}).get, eisen)]


def _balkon(w: Woordenboek, *_: Any) -> bool:
    if _prive_buiten(w):
        return False
    w.setdefault("ruimten", []).append({"soort": "balkon", "oppervlakte": Decimal(4), "voorzieningen": []})
    return True


def _groter(w: Woordenboek, *_: Any) -> bool:
    buiten = _prive_buiten(w)
    if buiten:
        buiten[0]["oppervlakte"] += 5
    return bool(buiten)


def _label(naar: str | None) -> Callable[..., bool]:
    def doe(w: Woordenboek, dag: date, nu: str | None) -> bool:
        if nu is None:
            return False
        doel = ENERGIELABELS[max(ENERGIELABELS.index(nu) - 1, 0)] if naar is None else naar
        if ENERGIELABELS.index(doel) >= ENERGIELABELS.index(nu):
            return False
        (oud,) = w["energieprestaties"]
        nieuw = {"soort": "energielabel", "label": doel, "opnamedatum": dag - timedelta(1), "vereenvoudigd": False}
        behoud = {k: oud[k] for k in ("risico_oververhitting", "gebruiksoppervlakte") if k in oud}
        w["energieprestaties"] = [nieuw | behoud]
        return True

    return doe


def _deurbel(w: Woordenboek, *_: Any) -> bool:
    was = w.get("aanbelfunctie_met_video")
    w["aanbelfunctie_met_video"] = True
    return not was


def _laadpaal(w: Woordenboek, *_: Any) -> bool:
    plek = [r for r in _ruimten(w) if r["soort"] in {"oprit", "carport", "parkeerplaats", "garage", "parkeerplek"}]
    return _in(plek, "laadpaal", {"laadpaal"}, set(), ())


_WASTAFELS, _WC = ("wastafel", "meerpersoonswastafel"), {"toiletruimte"}
HAND: dict[str, Callable[[Woordenboek, date, str | None], bool]] = {
    "verwarming_vertrekken": _verwarming({Klasse.VERTREK}),
    "verwarming_overige": _verwarming({Klasse.OVERIGE_RUIMTE, Klasse.VERKEERSRUIMTE}),
    "koeling": _koeling,
    "label_stap": _label(None),
    "label_c": _label("C"),
    "label_b": _label("B"),
    "label_a": _label("A"),
    "label_a_plus": _label("A+"),
    "label_a_plus_plus": _label("A++"),
    "aanrecht_2m": _aanrecht("2", ("zelfstandig", "onzelfstandig")),
    "aanrecht_3m": _aanrecht("3", ("onzelfstandig",)),
    "afzuiginstallatie": _keuken("afzuiginstallatie"),
    "inbouw_kookplaat_inductie": _keuken(
        "inbouw_kookplaat_inductie", "inbouw_kookplaat_keramisch", "inbouw_kookplaat_gas"
    ),
    "inbouw_koelkast": _keuken("inbouw_koelkast"),
    "inbouw_vrieskast": _keuken("inbouw_vrieskast"),
    "inbouw_oven_elektrisch": _keuken("inbouw_oven_elektrisch", "inbouw_oven_gas"),
    "inbouw_magnetron": _keuken("inbouw_magnetron"),
    "inbouw_vaatwasmachine": _keuken("inbouw_vaatwasmachine"),
    "kokendwaterfunctie": _keuken("kokendwaterfunctie"),
    "extra_kastruimte": _keuken("extra_kastruimte", altijd=True),
    "kraan_keuken": _keuken("thermostatische_mengkraan", "eenhandsmengkraan"),
    "hangend_toilet": _ruimte(BADRUIMTEN | _WC, "hangend_toilet", "toilet", niet=(), wel=("toilet",)),
    "tweede_toilet": _ruimte(BADRUIMTEN, "toilet", niet=("toilet", "hangend_toilet")),
    "wastafel_badruimte": _ruimte(BADRUIMTEN, "wastafel", niet=_WASTAFELS),
    "wastafel_slaapkamer": _ruimte({"slaapkamer"}, "wastafel", niet=_WASTAFELS),
    "wastafel_toiletruimte": _ruimte(_WC, "wastafel", niet=_WASTAFELS),
    "meerpersoonswastafel": _ruimte(BADRUIMTEN, "meerpersoonswastafel", "wastafel"),
    "douche": _ruimte(BADRUIMTEN, "douche", wel=("bad",)),
    "bad": _ruimte({"badkamer", "badkamer_met_toilet"}, "bad", wel=("douche",)),
    "afscheiding_douche": _ruimte(BADRUIMTEN, "afscheiding_douche", wel=("douche",)),
    "bubbelfunctie": _ruimte(BADRUIMTEN, "bubbelfunctie", wel=("bad",)),
    "handdoekenradiator": _ruimte(BADRUIMTEN, "handdoekenradiator"),
    "kraan_bad": _ruimte(BADRUIMTEN, "thermostatische_mengkraan", "eenhandsmengkraan"),
    "kastje_met_wastafel": _ruimte(BADRUIMTEN, "kastje_met_wastafel", wel=_WASTAFELS),
    "kastruimte": _ruimte(BADRUIMTEN, "kastruimte"),
    "stopcontact": _ruimte(BADRUIMTEN, "stopcontact", wel=_WASTAFELS),
    "balkon": _balkon,
    "buitenruimte_groter": _groter,
    "deurbel": _deurbel,
    "laadpaal": _laadpaal,
}
"""Per maatregel wat zij aan het document verandert; het antwoord is of zij kan."""


def met_de_hand(document: Woordenboek, maatregel: str, dag: date, label: str | None) -> Woordenboek | None:
    """Het document na een maatregel; `None` als zij niet kan.

    Args:
        label: het energielabel dat nu telt.
    """
    uit = copy.deepcopy(document)
    return uit if HAND[maatregel](uit["woning"], dag, label) else None
