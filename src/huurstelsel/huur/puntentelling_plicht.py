"""De puntentelling bij de huurovereenkomst: moet de verhuurder haar geven, en is een gegeven puntentelling volledig (Wgv art. 2 lid 2 onder e, 6°)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Beslissing, Datum, Reden, onbeslist
from huurstelsel.huur.zaak import INGANG, ONDERTEKEND
from huurstelsel.reken.datums import in_woorden
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.feiten.huur import OverhandigdePuntentelling
    from huurstelsel.huur.zaak import Zaak
    from huurstelsel.recht.laden import Parameters

_PLICHT, _VOLLEDIG = "puntentelling_plicht", "puntentelling_volledig"
_VRAAG = "Moet de verhuurder een puntentelling bij de huurovereenkomst geven?"
_VRAAG_VOLLEDIG = "Is de gegeven puntentelling volledig?"

_EISEN = {
    "punten_per_rubriek": "de waardering van de kwaliteit",
    "naar_aanvang": "gewaardeerd naar de dag waarop de huur inging",
    "maximale_huurprijs": "de maximale huurprijs die erbij hoort",
}
_OPSLAG = {
    "bewijs": ("bewijs_opslag", "het bewijs van de prijsopslag"),
    "einddatum": ("einddatum_opslag", "de uiterste datum van de tijdelijke prijsopslag"),
}


def plicht(z: Zaak, p: Parameters) -> Beslissing:
    """Wgv art. 2 lid 2 onder e, 6° en art. 23 lid 7: naar de dag waarop de overeenkomst is gesloten."""
    if not p.geldt("puntentelling_vanaf"):
        zin = f"op {in_woorden(z.peildatum)} kent het recht deze plicht niet"
        return Beslissing(_PLICHT, _VRAAG, NEE, (Reden(zin, "Wgv art. 2 lid 2"),))
    vanaf, overgang = date.fromordinal(p.puntentelling_vanaf), date.fromordinal(p.puntentelling_overeenkomsten_vanaf)
    gesloten, ingang = z.contract.ondertekend, z.contract.ingangsdatum
    artikel, oud = p.bron("puntentelling_vanaf").artikel, p.bron("puntentelling_overeenkomsten_vanaf").artikel
    if (gesloten or ingang or date.max) < overgang:
        return _nee(f"de overeenkomst is gesloten vóór {in_woorden(overgang)}", oud)
    if gesloten is None:
        return onbeslist(_PLICHT, _VRAAG, (ONDERTEKEND,))
    if z.peildatum < vanaf:
        return _nee(f"de plicht werkt vanaf {in_woorden(vanaf)}", artikel)
    if gesloten >= vanaf:
        zin = "de verhuurder geeft haar bij het sluiten van de overeenkomst"
        return Beslissing(_PLICHT, _VRAAG, JA, (Reden(zin, artikel),), datums=(Datum("te geven op", gesloten),))
    return _tussentijds(p, gesloten, vanaf)


def _tussentijds(p: Parameters, gesloten: date, vanaf: date) -> Beslissing:
    """Gesloten na de wet maar voordat de plicht werkte: daarover zwijgt de tekst (keuze puntentelling_tweede_helft_2024)."""
    artikel = f"{p.bron('puntentelling_overeenkomsten_vanaf').artikel}; {p.bron('puntentelling_vanaf').artikel}"
    zin = f"gesloten op {in_woorden(gesloten)}: na de wet, maar voordat de plicht op {in_woorden(vanaf)} ging werken; de tekst regelt dit niet"
    if p.kiest("puntentelling_tweede_helft_2024", "geen_plicht"):
        return _nee(f"{zin}; gekozen is dat bij het sluiten niets hoefde te worden gegeven", artikel)
    reden = Reden(f"{zin}; gekozen is dat zij sindsdien moet worden gegeven", artikel)
    return Beslissing(_PLICHT, _VRAAG, JA, (reden,), datums=(Datum("te geven op", vanaf),))


def _nee(zin: str, artikel: str) -> Beslissing:
    return Beslissing(_PLICHT, _VRAAG, NEE, (Reden(zin, artikel),))


def volledig(z: Zaak, p: Parameters, plicht_: Beslissing) -> Beslissing | None:
    """Of wat de verhuurder gaf alles bevat; niets als hij niets hoeft te geven."""
    if plicht_.uitkomst == NEE:
        return None
    if plicht_.uitkomst == NIET_TE_BESLISSEN:
        return onbeslist(_VOLLEDIG, _VRAAG_VOLLEDIG, plicht_.ontbreekt)
    telling, artikel = z.document.puntentelling, p.bron("puntentelling_vanaf").artikel
    if telling is None:
        zin = "Of de verhuurder een puntentelling gaf, en wat erin staat."
        return onbeslist(_VOLLEDIG, _VRAAG_VOLLEDIG, (Melding("puntentelling", zin),))
    if telling.gegeven is False:
        return _volledig(NEE, (Reden("er is geen puntentelling gegeven", artikel),))
    return _getoetst(telling, [*_eisen(z, p)], artikel, plicht_.datum("te geven op"))


def _getoetst(
    telling: OverhandigdePuntentelling, eisen: list[tuple[str, str, bool | None]], artikel: str, dag: date
) -> Beslissing:
    """Elke eis tegen wat is opgegeven; één die zeker niet is vervuld beslist."""
    te_laat = telling.datum is not None and telling.datum > dag
    redenen = [Reden(f"{naam} ontbreekt", artikel) for _, naam, vervuld in eisen if vervuld is False]
    if te_laat and telling.datum is not None:
        redenen.append(
            Reden(f"te laat: gegeven op {in_woorden(telling.datum)}, uiterlijk op {in_woorden(dag)}", artikel)
        )
    if redenen:
        return _volledig(NEE, tuple(redenen))
    open_ = tuple(Melding(f"puntentelling.{veld}", f"Of {naam} erin staat.") for veld, naam, ja in eisen if ja is None)
    if open_:
        return onbeslist(_VOLLEDIG, _VRAAG_VOLLEDIG, open_)
    aannamen = (
        () if telling.datum else (Melding("puntentelling.datum", "Gegeven bij het sluiten van de overeenkomst."),)
    )
    zin = f"alles staat erin: {', '.join(naam for _, naam, _ in eisen)}; of de inhoud klopt, is hier niet getoetst"
    return _volledig(JA, (Reden(zin, artikel),), aannamen)


def _volledig(uitkomst: str, redenen: tuple[Reden, ...], aannamen: tuple[Melding, ...] = ()) -> Beslissing:
    return Beslissing(_VOLLEDIG, _VRAAG_VOLLEDIG, uitkomst, redenen, aannamen=aannamen)


def _eisen(z: Zaak, p: Parameters) -> Iterator[tuple[str, str, bool | None]]:
    """(veld, naam, vervuld) van elke eis; die over een opslag alleen als er een opslag geldt of dat niet bekend is."""
    for veld, naam in _EISEN.items():
        yield veld, naam, getattr(z.document.puntentelling, veld)
    veld, naam = _OPSLAG[p.puntentelling_opslag]
    opslag, gegeven = _opslag(z, tijdelijk=veld == "einddatum_opslag"), getattr(z.document.puntentelling, veld)
    if opslag:
        yield veld, naam, gegeven
    elif opslag is None and not gegeven:
        yield veld, f"{naam} (als er een opslag geldt)", None


def _opslag(z: Zaak, *, tijdelijk: bool) -> bool | None:
    """Of op de dag van ingang een prijsopslag gold; `None` als dat niet bekend is."""
    ingang = z.contract.ingangsdatum
    uitkomst = INGANG.zin if ingang is None else z.waarderingen.op(ingang)
    if isinstance(uitkomst, str):
        return None
    gevonden = [u.opslagen for u in (uitkomst.huurprijs, uitkomst.huurprijs_hoogst) if u is not None]
    telt = [any(o.einddatum is not None or not tijdelijk for o in opslagen) for opslagen in gevonden]
    return telt[0] if len(set(telt)) == 1 and uitkomst.huurprijs_hoogst is not None else None
