"""Het verslag over de kwaliteit van de gegevens, voor een programma."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from huurstelsel.portefeuille.inzet import ONBEGRENSD
from huurstelsel.portefeuille.kwaliteit import BUITEN, GEZOCHT
from huurstelsel.portefeuille.kwaliteitgrenzen import grenzen
from huurstelsel.reken.schrijven import decimaal

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.portefeuille.kwaliteit import Bevinding, Kwaliteit


def als_dict(k: Kwaliteit, rijen: int, gewaardeerd: int, peildatum: date) -> dict[str, Any]:
    """Het verslag voor een programma; aandelen in procenten en gemiddelden als decimale tekst."""
    g = asdict(grenzen(peildatum))
    return {
        "rijen": rijen,
        "gewaardeerd": gewaardeerd,
        "peildatum": str(peildatum),
        "grenzen": {**g, "vanaf": str(g["vanaf"])},
        "bevindingen": [_bevinding(b, k, rijen if over_alle(b) else gewaardeerd) for b in bevindingen(k)],
    }


def bevindingen(k: Kwaliteit) -> list[Bevinding]:
    """Eerst waar altijd naar wordt gezocht, dan de rest op volgorde."""
    extra = sorted({*k.aantal, *k.punten}.difference(GEZOCHT))
    return [*GEZOCHT, *extra]


def over_alle(b: Bevinding) -> bool:
    """Of het aandeel over alle rijen gaat, en niet over de gewaardeerde."""
    return b.soort == BUITEN or b == GEZOCHT[-1]


def _bevinding(b: Bevinding, k: Kwaliteit, geheel: int) -> dict[str, Any]:
    aantal, punten = k.aantal[b], punten_van(b, k)
    uit: dict[str, Any] = {"soort": b.soort, "veld": b.veld, **({"code": b.code} if b.code else {}), "aantal": aantal}
    uit["aandeel"] = decimaal(Fraction(100 * aantal, geheel or 1), 2)
    return {**uit, **({"punten": punten} if punten else {}), "voorbeelden": k.voorbeelden.get(b, [])}


def punten_van(b: Bevinding, k: Kwaliteit) -> dict[str, Any]:
    """Bij hoeveel woningen de inzet is uitgerekend, haar gemiddelde en grootste, en waar zij geen bovengrens heeft."""
    telling = k.punten.get(b, Counter())
    begrensd = {punt: n for punt, n in telling.items() if punt != ONBEGRENSD}
    if not telling:
        return {}
    gerekend = sum(begrensd.values())
    uit: dict[str, Any] = {"woningen": gerekend}
    if begrensd:
        som = sum(punt * n for punt, n in begrensd.items())
        uit |= {"gemiddeld": decimaal(Fraction(som, gerekend), 2), "grootste": max(begrensd)}
    return uit | ({"zonder_bovengrens": telling[ONBEGRENSD]} if ONBEGRENSD in telling else {})
