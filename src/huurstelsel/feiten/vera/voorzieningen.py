"""Voorzieningen in een ruimte: installaties en bouwkundige elementen samen, zonder dubbeltelling.

Dezelfde wastafel kan in beide lijsten staan en VERA koppelt ze niet. Daarom telt per soort het hoogste van beide aantallen. Een
element zegt minder dan een installatie (een closetcombinatie hangt of staat), dus het telt pas mee boven alle installaties
van die soort samen.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from huurstelsel.feiten.soorten import RUIMTESOORTEN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from huurstelsel.feiten.vera.verslag import Knoop

INSTALLATIES: dict[str, tuple[str, ...]] = {
    "IAF": ("afzuiginstallatie",),
    "IKI": ("inbouw_kookplaat_inductie",),
    "IKK": ("inbouw_kookplaat_keramisch",),
    "IKG": ("inbouw_kookplaat_gas",),
    "IKO": ("inbouw_koelkast",),
    "IVR": ("inbouw_vrieskast",),
    "IKV": ("inbouw_koel_vriescombinatie",),
    "IOE": ("inbouw_oven_elektrisch",),
    "IOG": ("inbouw_oven_gas",),
    "IMA": ("inbouw_magnetron",),
    "ICM": ("inbouw_combimagnetron",),
    "IVA": ("inbouw_vaatwasmachine",),
    "EKA": ("extra_kastruimte",),
    "KWA": ("kokendwaterfunctie",),
    "EHM": ("eenhandsmengkraan",),
    "TME": ("thermostatische_mengkraan",),
    "STO": ("toilet",),
    "VTI": ("toilet",),
    "HTO": ("hangend_toilet",),
    "WAS": ("wastafel",),
    "MPW": ("meerpersoonswastafel",),
    "DOU": ("douche",),
    "DRD": ("douche",),
    "BAD": ("bad",),
    "BDO": ("bad", "douche"),
    "BUB": ("bubbelfunctie",),
    "DOW": ("afscheiding_douche",),
    "HRA": ("handdoekenradiator",),
    "IKW": ("kastje_met_wastafel",),
    "KAS": ("kastruimte",),
    "STW": ("stopcontact",),
    "OPL": ("oplaadpunt",),
    "ABF": (),
    "EGV": (),
    "KSP": (),
    "NPS": (),
    "ORK": (),
    "SPR": (),
    "SSR": (),
    "THM": (),
    "UKK": (),
    "VHK": (),
    "VKE": (),
}
"""INSTALLATIESOORT → onze voorzieningen; leeg is buiten de rubrieken 5, 6 en 10 (`ABF` telt voor de woning als geheel)."""

ELEMENTEN: dict[str, str] = {
    "WAS": "wastafel",
    "FON": "wastafel",
    "DOU": "douche",
    "BAD": "bad",
    "CLO": "toilet",
    "KAS": "kastruimte",
    "LAA": "laadpaal",
}
"""BOUWKUNDIGELEMENTDETAILSOORT → onze voorziening; een bidet en een lavet tellen niet mee (toelichting 6.1)."""

_GEEN: Counter[str] = Counter()
_ELEMENTVELDEN = frozenset({"bouwkundigeElementen", "bouwkundigElementen"})
_OOK_IN = {"toilet": ("toilet", "hangend_toilet"), "wastafel": ("wastafel", "meerpersoonswastafel")}
_MILLIMETER = Decimal("0.001")
_LANGSTE_AANRECHT_IN_METER = 20  # onder de 20 kan een lengte geen millimeter zijn


def elementen(ruimte: Knoop, peildatum: date | None) -> list[tuple[str, Knoop]]:
    """Bouwkundige elementen die op de peildatum bestaan, met de code van hun detailsoort."""
    if _ELEMENTVELDEN.isdisjoint(ruimte.velden):
        return []
    alle = [
        *ruimte.lijst("bouwkundigeElementen", "bouwkundig element"),
        *ruimte.lijst("bouwkundigElementen", "bouwkundig element"),
    ]
    gelezen = [(element.code("detailSoort", "BOUWKUNDIGELEMENTDETAILSOORT"), element) for element in alle]
    if verwijzingen := [element for element in alle if element.waarde("detailSoort") is None]:
        verwijzingen[0].meld(
            "", f"{len(verwijzingen)} element(en) zonder detailsoort: wat het zijn is niet te zien, dus niet gelezen."
        )
    return [(code, element) for code, element in gelezen if code is not None and geldig(element, peildatum)]


def geldig(knoop: Knoop, peildatum: date | None) -> bool:
    """Of een groep met begin- en einddatum op de peildatum geldt; zonder peildatum wordt dat aangenomen en gemeld."""
    begin, einde = knoop.datum("begindatum"), knoop.datum("einddatum")
    if peildatum is None:
        if einde is not None:
            knoop.meld("einddatum", f"Geldt tot {einde}; aangenomen dat dit op de peildatum nog geldt.")
        return True
    geldt = (begin is None or begin <= peildatum) and (einde is None or peildatum < einde)
    if not geldt:
        knoop.meld("", f"Geldt niet op de peildatum {peildatum} en is niet gelezen.")
    return geldt


def installaties(ruimte: Knoop) -> Counter[str]:
    """Aantal per INSTALLATIESOORT."""
    if ruimte.waarde("installaties") is None:
        return _GEEN
    codes = [installatie.eigen_code("INSTALLATIESOORT") for installatie in ruimte.lijst("installaties", "code")]
    return Counter(code for code in codes if code is not None)


def voorzieningen(
    ruimte: Knoop, soort: str, aanwezig: Counter[str], bouwkundig: list[tuple[str, Knoop]]
) -> list[dict[str, object]]:
    """Voorzieningen van een ruimte in ons model.

    Args:
        ruimte: de ruimte in het bericht.
        soort: onze soort ruimte.
        aanwezig: aantal per installatiecode.
        bouwkundig: bouwkundige elementen met hun code.
    """
    if not aanwezig and not bouwkundig:
        return []
    uit_installaties = _uit_installaties(ruimte, aanwezig)
    uit_elementen = Counter(ELEMENTEN[code] for code, _ in bouwkundig if code in ELEMENTEN)
    if not RUIMTESOORTEN[soort].badruimte:
        del uit_elementen["kastruimte"]  # een kast is alleen in een badruimte een voorziening (rubriek 6.2)
    aantallen = _samen(ruimte, uit_installaties, uit_elementen)
    geteld = [_voorziening(naam, aantal) for naam, aantal in aantallen.items() if aantal]
    return [*_aanrechten(bouwkundig), *geteld]


def _voorziening(naam: str, aantal: int) -> dict[str, object]:
    return {"soort": naam, "aantal": aantal} if aantal > 1 else {"soort": naam}


def _uit_installaties(ruimte: Knoop, aanwezig: Counter[str]) -> Counter[str]:
    aantallen: Counter[str] = Counter()
    for code, aantal in aanwezig.items():
        for naam in INSTALLATIES[code]:
            aantallen[naam] += aantal
    _meld_toelichting(ruimte, aanwezig)
    zonder_wastafel = aantallen["kastje_met_wastafel"] - aantallen["wastafel"] - aantallen["meerpersoonswastafel"]
    if zonder_wastafel > 0:
        ruimte.meld("installaties", "Een ingebouwd kastje met wastafel bevat een wastafel; die is meegeteld.")
        aantallen["wastafel"] += zonder_wastafel
    return +aantallen


def _meld_toelichting(ruimte: Knoop, aanwezig: Counter[str]) -> None:
    if aanwezig["ORK"]:
        ruimte.meld(
            "installaties",
            "Van een onderrijdbare kookplaat noemt VERA niet of zij op gas, keramisch of inductie werkt; zij telt niet mee.",
        )
    if aanwezig["VTI"]:
        ruimte.meld("installaties", "Een verhoogd toilet is gelezen als staand toilet.")


def _samen(ruimte: Knoop, uit_installaties: Counter[str], uit_elementen: Counter[str]) -> Counter[str]:
    """Per soort het hoogste van beide aantallen; een laadpaal mag ook als oplaadpunt zijn opgegeven."""
    aantallen = Counter(uit_installaties)
    for naam, aantal in uit_elementen.items():
        al_genoemd = sum(uit_installaties[ander] for ander in _OOK_IN.get(naam, (naam,)))
        aantallen[naam] += max(0, aantal - al_genoemd)
        if al_genoemd > uit_installaties[naam]:
            ruimte.meld(
                "installaties",
                f"{naam.capitalize()} als bouwkundig element en als installatie: gelezen als dezelfde voorziening.",
            )
    if aantallen.pop("oplaadpunt", 0) and not aantallen["laadpaal"]:
        ruimte.meld("installaties", "VERA noemt oplaadpunten; aangenomen dat zij op één laadpaal zitten.")
        aantallen["laadpaal"] = 1
    return aantallen


def _aanrechten(bouwkundig: list[tuple[str, Knoop]]) -> Iterator[dict[str, object]]:
    for code, element in bouwkundig:
        if code == "AAN":
            lengte = _aanrechtlengte(element)
            yield {"soort": "aanrecht"} if lengte is None else {"soort": "aanrecht", "lengte": lengte}


def _aanrechtlengte(element: Knoop) -> Decimal | None:
    """Lengte in meter; VERA schrijft millimeters voor, 0 is in de praktijk onbekend."""
    lengte = element.getal("lengte", maximaal=100_000)
    if lengte is None or lengte == 0:
        return None
    if lengte < _LANGSTE_AANRECHT_IN_METER:
        element.meld("lengte", f"{lengte} kan geen millimeter zijn; gelezen als meter.")
        return lengte
    return lengte * _MILLIMETER


def heeft(bouwkundig: list[tuple[str, Knoop]], code: str) -> bool:
    """Of een element met deze code aanwezig is."""
    return any(eigen == code for eigen, _ in bouwkundig)
