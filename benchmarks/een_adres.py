"""Eén adres met twaalf kamers: van dict tot een volledige uitleg per kamer, warm en in het proces.

Gebruik: python benchmarks/een_adres.py. De maat is `sum(range(10_000))` uit hetzelfde proces, omdat machines verschillen.
"""

from __future__ import annotations

from typing import Any

from een_woning import meet, regel

from huurstelsel import waardeer_adres

KAMERS = [f"kamer-{nummer}" for nummer in range(1, 13)]


def adres() -> dict[str, Any]:
    """Twaalf kamers met elk een wastafel, een grote keuken, twee badkamers, een gang en een tuin."""
    eigen = [
        {
            "soort": "woon_slaapkamer",
            "oppervlakte": 12 + i,
            "verwarmd": "ja",
            "gebruikers": naam,
            "voorzieningen": ["wastafel"],
        }
        for i, naam in enumerate(KAMERS)
    ]
    aanrecht = {"soort": "aanrecht", "lengte": "5,2"}
    bad = {"soort": "badkamer", "oppervlakte": 5, "verwarmd": "ja", "voorzieningen": ["douche", "wastafel", "toilet"]}
    gedeeld = [
        {
            "soort": "keuken",
            "oppervlakte": 14,
            "verwarmd": "ja",
            "gebruikers": "alle",
            "voorzieningen": [aanrecht, "inbouw_koelkast", "inbouw_kookplaat_gas", "afzuiginstallatie"],
        },
        {**bad, "gebruikers": "beneden"},
        {**bad, "gebruikers": "boven"},
        {"soort": "hal", "oppervlakte": 9, "verwarmd": "ja", "gebruikers": "alle"},
        {"soort": "tuin", "oppervlakte": 40, "gebruikers": "alle"},
    ]
    return {
        "adres": {"gemeente": "Utrecht"},
        "groepen": {"beneden": KAMERS[:6], "boven": KAMERS[6:]},
        "kamers": [{"id": naam} for naam in KAMERS],
        "woning": {
            "stelsel": "onzelfstandig",
            "bouwjaar": 1930,
            "gebruiksoppervlakte": 260,
            "energieprestaties": [{"soort": "energielabel", "label": "C", "opnamedatum": "2022-05-01"}],
            "woz_waarden": [{"waarde": 900_000, "waardepeildatum": "2025-01-01"}],
            "ruimten": [*eigen, *gedeeld],
        },
    }


def main() -> None:
    """Meet en druk af."""
    maat, _ = meet(lambda: sum(range(10_000)), 50)
    document = adres()
    regel("adres met twaalf kamers", meet(lambda: waardeer_adres(document, "2026-07-01"), 5), maat)


if __name__ == "__main__":
    main()
