"""Wgv art. 2a en 23a: is verhuren boven de maximale huurprijs verboden, en vanaf wanneer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Beslissing, Datum, Reden, onbeslist
from huurstelsel.huur.feiten import huurprijs_op
from huurstelsel.huur.zaak import HUURPRIJS, ONDERTEKEND
from huurstelsel.recht.laden import onderwerp
from huurstelsel.reken.datums import in_woorden, jaren_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from huurstelsel.huur.zaak import Zaak

_GRENS_ONBEKEND = Melding(
    "woning", "Of de maximale huurprijs toen hoger was dan de lage huurgrens, hangt van onbekende feiten af."
)


def verbod_vanaf(z: Zaak) -> date:
    """Vanaf wanneer art. 2a geldt; een voorstel dat op ouder recht rust begint bij zijn eigen inwerkingtreding."""
    wet = date.fromordinal(onderwerp("handhaving")["verbod_vanaf"].waarden[-1].waarde)
    return z.wet if z.regeling.voorstellen and z.regeling.rechtsdatum < wet else wet


def verbod_huurprijs(z: Zaak, boven: Beslissing) -> Beslissing:
    """Wgv art. 2a lid 1 tot en met 3 en art. 23a: of verhuren boven de maximale huurprijs verboden is, en vanaf wanneer."""
    vraag, id_ = "Is verhuren boven de maximale huurprijs verboden?", "verbod_huurprijs"
    vanaf = verbod_vanaf(z)
    if not z.nieuw_recht or z.peildatum < vanaf:
        zin = f"op {in_woorden(z.peildatum)} was er nog geen verbod; het geldt vanaf {in_woorden(vanaf)}"
        return Beslissing(id_, vraag, NEE, (Reden(zin, "Wgv art. 2a"),))
    if z.document.woning.stelsel == "onzelfstandig":
        return verboden(z, "onzelfstandige woonruimte: zonder uitzondering", "Wgv art. 2a lid 3", vanaf)
    if not z.zelfstandig:
        return Beslissing(id_, vraag, NEE, (Reden("geen zelfstandige of onzelfstandige woonruimte", "Wgv art. 2a"),))
    if z.gesloten_voor is None:
        return onbeslist(id_, vraag, (ONDERTEKEND,))
    return _oud_verbod(z, vraag) if z.gesloten_voor else _nieuw_verbod(z, vraag, boven)


def _nieuw_verbod(z: Zaak, vraag: str, boven: Beslissing) -> Beslissing:
    if boven.uitkomst == JA:
        zin = "de waardering blijft door art. 2 lid 2 Bhw boven de middengrens"
        return Beslissing("verbod_huurprijs", vraag, NEE, (Reden(zin, "Wgv art. 2a lid 2; Bhw art. 2 lid 2"),))
    maximaal = z.waarderingen.maximaal(z.peildatum, opslag=False)
    vrij = None if isinstance(maximaal, str) or z.grenzen.midden is None else maximaal.boven(z.grenzen.midden)
    if vrij is None:
        zin = (
            maximaal
            if isinstance(maximaal, str)
            else "Of de maximale huurprijs hoger is dan het bedrag bij 186 punten, hangt van onbekende feiten af."
        )
        return onbeslist("verbod_huurprijs", vraag, (Melding("woning", zin),))
    if vrij:
        zin = "de maximale huurprijs is hoger dan het bedrag bij 186 punten"
        return Beslissing("verbod_huurprijs", vraag, NEE, (Reden(zin, "Wgv art. 2a lid 2"),))
    if boven.uitkomst == NIET_TE_BESLISSEN:
        return onbeslist("verbod_huurprijs", vraag, boven.ontbreekt, *boven.redenen)
    zin = "de maximale huurprijs is niet hoger dan het bedrag bij 186 punten"
    return verboden(z, zin, "Wgv art. 2a lid 1 en 2", verbod_vanaf(z))


def _oud_verbod(z: Zaak, vraag: str) -> Beslissing:
    """Art. 23a: een overeenkomst van vóór de wet, naar de maximale huurprijs en de huurprijs op de dag van inwerkingtreding."""
    id_, artikel = "verbod_huurprijs", "Wgv art. 23a"
    huur = huurprijs_op(z.document, z.wet).centen
    toen, laag = z.waarderingen.maximaal(z.wet, opslag=False), z.waarderingen.grenzen(z.wet).laag
    if huur is None or isinstance(toen, str):
        ontbreekt = (HUURPRIJS,) if huur is None else ()
        return onbeslist(id_, vraag, ontbreekt + ((Melding("woning", toen),) if isinstance(toen, str) else ()))
    boven = toen.boven(laag)
    if boven is None:
        return onbeslist(id_, vraag, (_GRENS_ONBEKEND,))
    maximum = f"de maximale huurprijs was op {in_woorden(z.wet)}"
    if boven or (huur > laag and toen.laag == laag):
        reden = Reden(f"{maximum} niet lager dan de lage huurgrens", f"{artikel} lid 1")
        return Beslissing(id_, vraag, NEE, (reden,))
    if huur <= laag:
        zin = f"{maximum} niet hoger dan de lage huurgrens, en de huurprijs was dat ook niet"
        return verboden(z, zin, f"{artikel} lid 2", verbod_vanaf(z))
    return _na_een_jaar(z, vraag, f"{maximum} lager dan de lage huurgrens, de huurprijs was hoger", f"{artikel} lid 3")


def _na_een_jaar(z: Zaak, vraag: str, zin: str, artikel: str) -> Beslissing:
    """Art. 23a lid 3: het verbod geldt een jaar na de inwerkingtreding."""
    vanaf = jaren_verder(z.wet, 1)
    if z.peildatum >= vanaf:
        return verboden(z, zin, artikel, vanaf)
    reden = Reden(f"{zin}: vanaf {in_woorden(vanaf)}", artikel)
    return Beslissing("verbod_huurprijs", vraag, NEE, (reden,), datums=(verbod_begint(z, vanaf),))


def verboden(z: Zaak, zin: str, artikel: str, vanaf: date) -> Beslissing:
    """Verhuren boven de maximale huurprijs is verboden, vanaf een dag of zolang de huur loopt."""
    vraag = "Is verhuren boven de maximale huurprijs verboden?"
    return Beslissing("verbod_huurprijs", vraag, JA, (Reden(zin, artikel),), datums=(verbod_begint(z, vanaf),))


def verbod_begint(z: Zaak, vanaf: date) -> Datum:
    """De dag waarop het verbod voor deze overeenkomst begint: niet eerder dan de huur inging."""
    return Datum("verbod vanaf", max(vanaf, z.contract.ingangsdatum or vanaf))
