"""Van het document van een bezoeker naar een uitkomst, of naar alles wat eraan mankeert."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from huurstelsel.feiten.adres import per_kamer
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.fouten import FeitenFout, Fout, GeenRecht, NogNietBekend, RechtFout
from huurstelsel.huur.sector import regime
from huurstelsel.huur.toetscontrole import controleer_toets
from huurstelsel.huur.toetsing import toets
from huurstelsel.lijst import als_fouten
from huurstelsel.maatregelen.advies import adviseer
from huurstelsel.regeling import Regeling
from huurstelsel.waardering import waardeer, waardeer_adres
from huurstelsel.web.omvang import begrens

if TYPE_CHECKING:
    from huurstelsel.feiten.model import Document
    from huurstelsel.huur.beslissing import Beslissing
    from huurstelsel.maatregelen.advies import Advies
    from huurstelsel.uitkomst import Uitkomst
    from huurstelsel.web.pagina.boom import Boom


@dataclass(frozen=True, slots=True)
class Berekend:
    """Eén woonruimte met haar waardering.

    Attributes:
        nummers: van elke ruimte haar plaats in het hele document; bij één woning die van haarzelf.
        dag: peildatum van de waardering.
    """

    document: Document
    regeling: Regeling
    uitkomst: Uitkomst
    nummers: tuple[int, ...]

    @property
    def dag(self) -> date:
        """De dag waarnaar is gerekend."""
        return self.regeling.peildatum

    def in_document(self, pad: str) -> str:
        """Een pad in deze woonruimte als pad in het hele document."""
        vooraf = "woning.ruimten["
        nummer, sluit, rest = pad.removeprefix(vooraf).partition("]")
        if not (pad.startswith(vooraf) and sluit and nummer.isdigit() and int(nummer) < len(self.nummers)):
            return pad
        return f"{vooraf}{self.nummers[int(nummer)]}]{rest}"


@dataclass(frozen=True, slots=True)
class Gevolgen:
    """Wat er bij een waardering te zeggen is.

    Attributes:
        toets: naam van een verzoek aan de Huurcommissie → de beslissingen erover.
        niet_beslist: waarom er geen beslissingen over de huurovereenkomst zijn.
    """

    regime: tuple[Beslissing, ...]
    toets: tuple[tuple[str, tuple[Beslissing, ...]], ...]
    advies: Advies
    niet_beslist: tuple[Fout, ...] = ()


def bereken(boom: Boom, kamer: int = 0) -> Berekend | tuple[Fout, ...]:
    """De waardering van de woning, of van één kamer van een adres; anders alle fouten.

    Args:
        kamer: plaats van de kamer, bij een adres met kamers.
    """
    try:
        document = lees_document(begrens(boom))
        kamers = per_kamer(document) if document.kamers else ()
    except FeitenFout as e:
        return als_fouten(e)
    if kamers:
        return _bereken(*kamers[min(kamer, len(kamers) - 1)])
    return _bereken(document, tuple(range(len(document.woning.ruimten))))


def bereken_kamers(boom: Boom) -> tuple[Uitkomst, ...]:
    """De uitkomst van elke kamer van een adres, in één keer gerekend; niets als er een niet te rekenen is."""
    try:
        document = lees_document(begrens(boom))
        return waardeer_adres(document, Regeling.op(document.peildatum or vandaag(), document.woning.stelsel))
    except (FeitenFout, RechtFout):
        return ()


def _bereken(document: Document, nummers: tuple[int, ...]) -> Berekend | tuple[Fout, ...]:
    try:
        regeling = Regeling.op(document.peildatum or vandaag(), document.woning.stelsel)
        document = document.model_copy(update={"peildatum": regeling.peildatum})
        return Berekend(document, regeling, waardeer(document, regeling), nummers)
    except (FeitenFout, RechtFout) as e:
        return als_fouten(e)


def vandaag() -> date:
    """De Nederlandse kalenderdag van nu."""
    return date.today()  # noqa: DTZ011


def gevolgen(berekend: Berekend) -> Gevolgen:
    """De beslissingen over de huurovereenkomst, en het advies."""
    document, regeling = berekend.document, berekend.regeling
    advies = adviseer(document, regeling, combinaties=False)
    if fouten := controleer_toets(document):
        return Gevolgen((), (), advies, tuple(fouten))
    try:
        return Gevolgen(regime(document, regeling).beslissingen, _per_verzoek(toets(document, regeling)), advies)
    except (FeitenFout, GeenRecht, NogNietBekend) as e:
        return Gevolgen((), (), advies, als_fouten(e))


def _per_verzoek(beslissingen: tuple[Beslissing, ...]) -> tuple[tuple[str, tuple[Beslissing, ...]], ...]:
    """De beslissingen onder het verzoek waar zij over gaan: het begin van hun id."""
    groepen = groupby(beslissingen, key=lambda b: b.id.partition("_")[0])
    return tuple((naam, tuple(deel)) for naam, deel in groepen)
