"""Of de huur op een dag omhoog mag, en tot hoever: de vraag van wie een voorstel tot huurverhoging krijgt of doet."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.fouten import FeitenFout, Fout, GeenRecht, NogNietBekend, RechtFout
from huurstelsel.huur.verhoging import verhoging
from huurstelsel.huur.verhoging_zaak import Gevraagd
from huurstelsel.lijst import als_fouten
from huurstelsel.opdrachten.argumenten import bedrag, datum
from huurstelsel.regeling import Regeling
from huurstelsel.web.pagina.antwoord import lees
from huurstelsel.web.pagina.uitslag import besluiten

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from huurstelsel.web.pagina.berekening import Berekend
    from huurstelsel.web.pagina.schrijver import Schrijver
    from huurstelsel.web.pagina.uitslag import Besluit

INGANG, HUUR = "verhoging.ingang", "verhoging.huurprijs"


class Verhoging(NamedTuple):
    """De vraag zoals zij is getypt, met de beslissingen erover; of met wat eraan mankeert."""

    ingang: str = ""
    huurprijs: str = ""
    besluiten: tuple[Besluit, ...] = ()
    fouten: tuple[Fout, ...] = ()


GEEN_VRAAG = Verhoging()


def beslis(berekend: Berekend, ingezonden: Mapping[str, str], s: Schrijver) -> Verhoging:
    """Beslis over een verhoging op een dag, met of zonder voorgestelde huurprijs, gelijk aan `huurstelsel verhoog`."""
    getypt = Verhoging(ingezonden.get(INGANG, ""), ingezonden.get(HUUR, ""))
    fouten: list[Fout] = []
    ingang = _lees(INGANG, getypt.ingang, datum, fouten)
    huur = _lees(HUUR, lees(getypt.huurprijs, "bedrag", s.taal), bedrag, fouten)
    if ingang is None and not fouten:
        fouten.append(Fout(INGANG, "ontbreekt", "Dit veld is verplicht."))
    if fouten:
        return getypt._replace(fouten=tuple(fouten))
    try:
        document = berekend.document.model_copy(update={"peildatum": ingang})
        vraag = Gevraagd(ingang, None if huur is None else int(huur * 100))
        uit = verhoging(document, _regeling(vraag, document.woning.stelsel), vraag).beslissingen
    except (FeitenFout, RechtFout) as e:
        return getypt._replace(fouten=als_fouten(e))
    return getypt._replace(besluiten=tuple(besluiten(uit, s)))


def _regeling(vraag: Gevraagd, stelsel: str) -> Regeling:
    """Het recht van de dag; is de huurtabel er nog niet, dan zijn termijnen en percentages er wel."""
    try:
        return Regeling.op(vraag.ingang, stelsel)
    except (GeenRecht, NogNietBekend):
        return Regeling(vraag.ingang, stelsel)


def _lees(pad: str, tekst: object, als: Callable[[str], Any], fouten: list[Fout]) -> Any:  # noqa: ANN401 - datum of bedrag
    if tekst in {None, ""}:
        return None
    try:
        return als(str(tekst))
    except argparse.ArgumentTypeError as e:
        fouten.append(Fout(pad, "ongeldig", str(e)))
        return None
