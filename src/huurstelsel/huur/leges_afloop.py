"""Hoe een zaak bij de Huurcommissie kan aflopen, en wie dan welk deel van zijn vergoeding draagt (Uhw art. 7 lid 2, 3, 6 en 10)."""

from __future__ import annotations

from huurstelsel.huur.beslissing import Reden

AFLOPEN = {
    "verzoeker_gelijk": Reden(
        "de verzoeker krijgt geheel of grotendeels gelijk: de andere partij betaalt", "Uhw art. 7 lid 2 en 3"
    ),
    "verzoeker_ongelijk": Reden("de verzoeker krijgt geheel of grotendeels ongelijk", "Uhw art. 7 lid 2"),
    "beiden": Reden(
        "beide partijen krijgen in ongeveer gelijke mate ongelijk: elk draagt de helft", "Uhw art. 7 lid 2 en 3"
    ),
    "schikking": Reden("partijen schikken (BW 7:900): de verzoeker krijgt zijn voorschot terug", "Uhw art. 7 lid 6"),
    "ingetrokken_op_tijd": Reden(
        "uiterlijk drie weken na het rapport van onderzoek ingetrokken: de helft van het voorschot komt terug",
        "Uhw art. 7 lid 6",
    ),
    "ingetrokken_te_laat": Reden(
        "later dan drie weken na het rapport ingetrokken: niets komt terug", "Uhw art. 7 lid 6"
    ),
    "energie_eigen_oordeel": Reden(
        "de verliezer verliest alleen door een eigen oordeel van de Huurcommissie over de energieprestatie, tegen een geldig label in: hij is niets verschuldigd",
        "Uhw art. 7 lid 10",
    ),
    "geen_inkomensgegevens": Reden(
        "de huurder gaf zijn inkomensgegevens niet (BW 7:253): de Huurcommissie kan uitspreken dat de verhuurder niets verschuldigd is",
        "Uhw art. 7 lid 2",
    ),
}
"""Afloop → waarom de vergoeding zo wordt gedragen."""

BETALING = {
    "verzoeker_gelijk": (0, 2),
    "verzoeker_ongelijk": (2, 0),
    "beiden": (1, 1),
    "schikking": (0, 0),
    "ingetrokken_op_tijd": (1, 0),
    "ingetrokken_te_laat": (2, 0),
    "energie_eigen_oordeel": (0, 0),
    "geen_inkomensgegevens": (0, 0),
}
"""Afloop → hoeveel helften van hun eigen vergoeding de verzoeker en de andere partij dragen."""

UITKOMST = {
    (0, 2): "{ander}",
    (2, 0): "{verzoeker}",
    (1, 1): "elk de helft",
    (0, 0): "niemand",
    (1, 0): "{verzoeker} de helft",
}


def verhuurder_verliest(verzoeker: str, afloop: str) -> bool:
    """Of de verhuurder in deze zaak de in het ongelijk gestelde partij is."""
    return afloop == ("verzoeker_gelijk" if verzoeker == "huurder" else "verzoeker_ongelijk")
