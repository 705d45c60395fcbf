"""Waar een puntentelling over gaat: één woonruimte met haar waardering; van een adres met kamers elke kamer."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.feiten.adres import per_kamer
from huurstelsel.fouten import RechtFout
from huurstelsel.regeling import Regeling
from huurstelsel.uitkomst import Melding
from huurstelsel.waardering import als_regeling, waardeer, waardeer_adres

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from huurstelsel.feiten.model import Document
    from huurstelsel.uitkomst import Uitkomst


class Woonruimte(NamedTuple):
    """Eén woonruimte.

    Attributes:
        document: de feiten over deze woonruimte, met de peildatum waarnaar is gewaardeerd; van een adres alleen haar eigen contract.
        regeling: het recht van de peildatum, voor het stelsel van de woonruimte.
        meldingen: hoe de peildatum is gekozen, als niemand haar gaf.
        is_kamer: een van de kamers van een adres; `document.id` is dan haar id.
    """

    document: Document
    uitkomst: Uitkomst
    regeling: Regeling
    meldingen: tuple[Melding, ...] = ()
    is_kamer: bool = False


def woonruimten(
    document: Document,
    regeling: Regeling | date | str | None = None,
    *,
    keuzes: Mapping[str, str] | None = None,
    voorstellen: Sequence[str] = (),
) -> list[Woonruimte]:
    """De woonruimten van een document, elk gewaardeerd.

    Args:
        regeling: zoals bij `waardeer`; zonder geldt de peildatum van het document, anders de ingangsdatum van de huur (de dag waarnaar
            Wgv art. 2 lid 2 onder e, 6° vraagt), en anders vandaag.
        keuzes, voorstellen: zoals bij `Regeling.met`.

    Raises:
        FeitenFout: de feiten kloppen niet; alle fouten tegelijk.
        RechtFout: voor de peildatum is het recht er niet of niet bekend.
    """
    gekozen = als_regeling(regeling)
    adres = cache(lambda recht: waardeer_adres(document, recht))
    delen = [kamer.document for kamer in per_kamer(document)] if document.kamers else [document]
    uit = []
    for i, deel in enumerate(delen):
        recht, meldingen = (gekozen, ()) if gekozen is not None else _naar(deel)
        recht = recht.met(keuzes=keuzes, voorstellen=voorstellen).voor(deel.woning.stelsel)
        uitkomst = adres(recht)[i] if document.kamers else waardeer(deel, recht)
        zaak = deel.model_copy(update={"peildatum": recht.peildatum})
        uit.append(Woonruimte(zaak, uitkomst, recht, meldingen, bool(document.kamers)))
    return uit


def _naar(document: Document) -> tuple[Regeling, tuple[Melding, ...]]:
    """De regeling van de dag waarnaar wordt gewaardeerd als alleen het document haar kan noemen."""
    stelsel, ingang = document.woning.stelsel, document.contract.ingangsdatum
    if document.peildatum is not None:
        return Regeling.op(document.peildatum, stelsel), ()
    if ingang is not None:
        zin = "Geen peildatum opgegeven: gewaardeerd naar de dag waarop de huur ingaat."
        with suppress(RechtFout):  # van lang geleden of van ver vooruit is het recht er niet
            return Regeling.op(ingang, stelsel), (Melding("peildatum", zin),)
    vandaag = date.today()  # noqa: DTZ011 - een peildatum is een Nederlandse kalenderdag
    zin = f"Geen peildatum opgegeven: gerekend met vandaag, {vandaag}."
    return Regeling.op(vandaag, stelsel), (Melding("peildatum", zin),)
