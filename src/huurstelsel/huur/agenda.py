"""De agenda van een huurovereenkomst: elke datum die ertoe doet, met haar bepaling en wat er te doen is.

Een moment volgt uit de feiten in het document. Ontbreekt een feit dat een moment kan geven, dan staat dat bij wat nog nodig is; een moment dat er
niet is, staat er niet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from huurstelsel.fouten import FeitenFout
from huurstelsel.huur import agenda_termijnen, agenda_verhoging, agenda_woning
from huurstelsel.huur.agenda_moment import Moment, Zicht
from huurstelsel.huur.toetscontrole import controleer_toets

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.feiten.model import Document
    from huurstelsel.regeling import Regeling
    from huurstelsel.uitkomst import Melding

_VRAGEN = (
    agenda_termijnen.aanvangshuur,
    agenda_termijnen.puntentelling,
    agenda_termijnen.verlaging,
    agenda_termijnen.all_in,
    agenda_termijnen.gebreken,
    agenda_termijnen.waarborgsom,
    agenda_verhoging.volgende_verhoging,
    agenda_verhoging.eerdere_verhogingen,
    agenda_verhoging.voorstel_van_de_verhuurder,
    agenda_verhoging.trappen,
    agenda_verhoging.inhalen,
    agenda_verhoging.woningverbetering,
    agenda_woning.energielabel,
    agenda_woning.nieuwbouwopslag,
    agenda_woning.jaarwisseling,
    agenda_woning.vervallen_regels,
    agenda_woning.overgang,
    agenda_woning.verbod,
)


@dataclass(frozen=True, slots=True)
class Agenda:
    """De momenten van een huurovereenkomst, gezien op een dag.

    Attributes:
        momenten: van vroeg naar laat.
        nodig: feiten waarmee er meer momenten kunnen zijn, of een moment kan veranderen.
    """

    peildatum: date
    momenten: tuple[Moment, ...]
    nodig: tuple[Melding, ...]

    @property
    def komend(self) -> tuple[Moment, ...]:
        """Momenten op of na de peildatum."""
        return tuple(m for m in self.momenten if m.dag >= self.peildatum)

    @property
    def voorbij(self) -> tuple[Moment, ...]:
        """Momenten vóór de peildatum."""
        return tuple(m for m in self.momenten if m.dag < self.peildatum)


def agenda(document: Document, regeling: Regeling) -> Agenda:
    """De agenda van een huurovereenkomst op de peildatum van een regeling.

    Raises:
        FeitenFout: de feiten spreken elkaar tegen; alle fouten tegelijk.
    """
    if fouten := controleer_toets(document):
        raise FeitenFout(fouten)
    zicht = Zicht(document, regeling)
    vondsten = dict.fromkeys(vondst for vraag in _VRAGEN for vondst in vraag(zicht))
    momenten = sorted((m for m in vondsten if isinstance(m, Moment)), key=lambda m: (m.dag, m.id, m.wat))
    nodig = tuple(m for m in vondsten if not isinstance(m, Moment))
    return Agenda(zicht.peildatum, _voor_het_einde(momenten, document.contract.einddatum), nodig)


_NA_HET_EINDE = ("waarborgsom", "aanvangshuur", "gebrek_tot", "verjaring", "huurder_naar_huurcommissie")


def _voor_het_einde(momenten: list[Moment], einde: date | None) -> tuple[Moment, ...]:
    """Na het einde van de huur blijft alleen over wat dan nog loopt."""
    if einde is None:
        return tuple(momenten)
    return tuple(m for m in momenten if m.dag <= einde or m.id.startswith(_NA_HET_EINDE))
