"""Eisen aan een verzoek: elke eis voldaan, niet voldaan of onbekend, met haar bepaling; samen zeggen zij of het verzoek ontvankelijk is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Bedrag, Beslissing, Datum, Reden
from huurstelsel.reken.datums import in_woorden
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from huurstelsel.feiten.huur import Verzoek
    from huurstelsel.recht.laden import Parameters


class Eis(NamedTuple):
    """Eén eis; `voldaan` is `None` als dat van ontbrekende feiten afhangt."""

    voldaan: bool | None
    zin: str
    artikel: str
    ontbreekt: tuple[Melding, ...] = ()
    aannamen: tuple[Melding, ...] = ()


def vervuld(zin: str, artikel: str, *aannamen: Melding) -> Eis:
    """Een eis waaraan is voldaan."""
    return Eis(voldaan=True, zin=zin, artikel=artikel, aannamen=aannamen)


def niet_vervuld(zin: str, artikel: str) -> Eis:
    """Een eis waaraan niet is voldaan."""
    return Eis(voldaan=False, zin=zin, artikel=artikel)


def onzeker(zin: str, artikel: str, *ontbreekt: Melding) -> Eis:
    """Een eis waarvan niet te zeggen is of eraan is voldaan."""
    return Eis(None, zin, artikel, ontbreekt)


def alle_eisen(
    id_: str, vraag: str, eisen: Iterable[Eis], datums: Sequence[Datum] = (), bedragen: Sequence[Bedrag] = ()
) -> Beslissing:
    """Ja als aan elke eis is voldaan, nee als aan één niet; de redenen die de uitkomst dragen staan achteraan."""
    alle = sorted(eisen, key=lambda eis: {True: 0, None: 1, False: 2}[eis.voldaan])
    uitkomst = _uitkomst({eis.voldaan for eis in alle})
    ontbreekt = tuple(m for eis in alle for m in eis.ontbreekt) if uitkomst == NIET_TE_BESLISSEN else ()
    return Beslissing(
        id_,
        vraag,
        uitkomst,
        tuple(Reden(eis.zin, eis.artikel) for eis in alle if eis.zin),
        tuple(bedragen),
        tuple(datums),
        tuple(dict.fromkeys(ontbreekt)),
        tuple(dict.fromkeys(m for eis in alle for m in eis.aannamen)),
    )


def _uitkomst(standen: set[bool | None]) -> str:
    if False in standen:
        return NEE
    return NIET_TE_BESLISSEN if None in standen else JA


def van_de_huurder(verzoek: Verzoek, artikel: str) -> Eis:
    """Alleen de huurder kan het verzoek doen."""
    if verzoek.verzoeker == "huurder":
        return vervuld("de huurder doet het verzoek", artikel)
    wie = "de verhuurder" if verzoek.verzoeker == "verhuurder" else "de Dienst Toeslagen"
    return niet_vervuld(f"{wie} doet het verzoek; alleen de huurder kan dat", artikel)


def niet_eerder_beslist(verzoek: Verzoek, p: Parameters) -> Eis:
    """Uhw art. 9 lid 6: na een onherroepelijke uitspraak alleen met nieuwe feiten of omstandigheden."""
    artikel = "Uhw art. 9 lid 6"
    if not verzoek.eerder_beslist:
        return vervuld("", artikel)
    if not p.geldt("nieuwe_feiten"):
        return vervuld("een eerdere uitspraak staat er toen niet aan in de weg", artikel)
    if verzoek.nieuwe_feiten is None:
        nodig = Melding("verzoek.nieuwe_feiten", "Of het verzoek nieuwe feiten of veranderde omstandigheden noemt.")
        return onzeker("er is al een onherroepelijke uitspraak op dezelfde grondslag", artikel, nodig)
    noemt = "noemt" if verzoek.nieuwe_feiten else "noemt geen"
    return Eis(verzoek.nieuwe_feiten, f"na een onherroepelijke uitspraak {noemt} het verzoek nieuwe feiten", artikel)


def vorm_van_het_voorstel(veld: str, wat: str, artikel: str, *, feit: bool | None) -> Eis:
    """Een eis aan het voorstel zelf; zonder opgave is eraan voldaan, als aanname."""
    if feit is False:
        return niet_vervuld(f"het voorstel is niet {wat}", artikel)
    aannamen = () if feit else (Melding(f"verzoek.voorstel.{veld}", f"Aangenomen dat het voorstel {wat} is."),)
    return vervuld(f"het voorstel is {wat}", artikel, *aannamen)


def binnen_termijn(dag: date, uiterlijk: date, artikel: str) -> Eis:
    """Op of vóór de laatste dag."""
    if dag <= uiterlijk:
        return vervuld(f"op tijd: uiterlijk {in_woorden(uiterlijk)}", artikel)
    return niet_vervuld(f"te laat: {in_woorden(dag)} ligt na de laatste dag, {in_woorden(uiterlijk)}", artikel)
