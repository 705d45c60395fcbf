"""Alle verrichtingen van de API, in de volgorde waarin de beschrijving ze noemt."""

from __future__ import annotations

from huurstelsel.web.api.beslissingen import HANDHAVINGEN, REGIMES, TOETSINGEN, VERHOGINGEN
from huurstelsel.web.api.recht import ONDERWERP, RECHT_OP_DATUM
from huurstelsel.web.api.waarderingen import VERGELIJKINGEN, WAARDERINGEN

VERRICHTINGEN = (
    WAARDERINGEN,
    VERGELIJKINGEN,
    REGIMES,
    TOETSINGEN,
    VERHOGINGEN,
    HANDHAVINGEN,
    RECHT_OP_DATUM,
    ONDERWERP,
)
