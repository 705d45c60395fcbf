"""`GET /v1/recht`: parameters, huurtabel en interpretaties op een datum, gelijk aan `huurstelsel recht --json`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from huurstelsel.opdrachten import recht
from huurstelsel.web.api.parameters import PEILDATUM, RECHT, STELSEL
from huurstelsel.web.api.verrichting import Verrichting
from huurstelsel.web.api.vormen import JSON

if TYPE_CHECKING:
    from huurstelsel.web.api.verrichting import Vraag

_PEILDATUM = PEILDATUM._replace(uitleg="Het recht van deze dag; zonder: vandaag.")


def _toon(vraag: Vraag) -> object:
    """Alles, of het onderwerp in het pad."""
    vars(vraag.gevraagd).setdefault("onderwerp", None)
    return recht.boom(vraag.gevraagd)


RECHT_OP_DATUM = Verrichting(
    pad="/recht",
    naam="toonRecht",
    titel="Het recht op een datum",
    uitleg="Elke parameter met waarde, eenheid, artikel, bron en zekerheid, de huurtabel en de benoemde interpretaties.",
    parameters=(_PEILDATUM, STELSEL, RECHT),
    lichaam="",
    antwoorden={JSON: "Recht"},
    doe=_toon,
    onvindbaar=404,
)
ONDERWERP = replace(
    RECHT_OP_DATUM,
    pad="/recht/{onderwerp}",
    naam="toonOnderwerp",
    titel="Eén onderwerp van het recht op een datum",
    uitleg="Een naam zoals buitenruimte, een rubrieknummer, huurtabel of interpretaties; zonder stelsel: het eerste dat het gebruikt.",
)
