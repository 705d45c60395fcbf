"""Het bereik van een zorgwoning: de 35% van rubriek 12 over WOZ-punten die gemaximeerd kunnen zijn."""

from __future__ import annotations

from datetime import date
from typing import Any

from huurstelsel import Regeling, waardeer

_ZORG = dict.fromkeys(
    (
        "in_woongebouw",
        "drempelloos_toegankelijk",
        "alarmering_in_huurovereenkomst",
        "gemeenschappelijke_ruimte_in_huurovereenkomst",
    ),
    "ja",
)
_LABEL_F = [{"soort": "energielabel", "label": "F", "opnamedatum": "2023-05-01"}]


def _rubrieken(document: dict[str, Any], regeling: Regeling) -> dict[int, Any]:
    return {r.rubriek: r.punten for r in waardeer(document, regeling).rubrieken}


def test_de_35_procent_over_gemaximeerde_woz_punten_heeft_de_goede_ondergrens():
    """Met een kleine slaapkamer is de WOZ-waarde per m² zo hoog dat 11.3 begint; de 35% gaat dan over 8 punten in plaats van 53."""
    regeling = Regeling.op(date(2026, 7, 1)).met(keuzes={"zorg_in_wozcap": "gemaximeerd"})
    woz = [{"waarde": 900_000, "waardepeildatum": "2025-01-01"}]

    def woning(slaapkamer: object) -> dict[str, Any]:
        kamers = [
            {"soort": "woonkamer", "oppervlakte": 30, "verwarmd": "ja"},
            {"soort": "slaapkamer", "oppervlakte": slaapkamer, "verwarmd": "ja"},
        ]
        vast = {"bouwjaar": 2010, "woningtype": "meergezinswoning", "zorgwoning": _ZORG}
        return {"woning": {**vast, "energieprestaties": _LABEL_F, "woz_waarden": woz, "ruimten": kamers}}

    vaag = waardeer(woning(None), regeling)
    bekend = [_rubrieken(woning(m2), regeling) for m2 in (0, 2, 4, 8, 40, 80)]
    assert vaag.bereik[12][0] == min(r[12] for r in bekend) == 9  # 35% van 18 + 8 punten is 9,10
    assert vaag.bereik[11][0] == min(r[11] for r in bekend) == 8


def test_de_35_procent_over_gemaximeerde_woz_punten_is_het_hoogst_net_voor_de_maximering():
    """Tussen een tuin van niets en een grote tuin in: tot 187 punten gaat de 35% nog over alle WOZ-punten."""
    regeling = Regeling.op(date(2026, 7, 1)).met(keuzes={"zorg_in_wozcap": "gemaximeerd"})
    label = [{"soort": "energielabel", "label": "A", "opnamedatum": "2023-05-01"}]
    woz = [{"waarde": 300_000, "waardepeildatum": "2025-01-01"}]

    def woning(tuin: object) -> dict[str, Any]:
        kamers = [{"soort": "woonkamer", "oppervlakte": 30, "verwarmd": "ja"}, {"soort": "tuin", "oppervlakte": tuin}]
        vast = {"bouwjaar": 2010, "woningtype": "meergezinswoning", "zorgwoning": _ZORG}
        return {"woning": {**vast, "energieprestaties": label, "woz_waarden": woz, "ruimten": kamers}}

    vaag = waardeer(woning(None), regeling)
    for m2 in (0, 5, 10, 15, 20, 25, 30, 40):
        bekend = _rubrieken(woning(m2), regeling)
        for nummer in (11, 12):
            laagst, hoogst = vaag.bereik[nummer]
            assert laagst is not None
            assert hoogst is not None
            assert laagst <= bekend[nummer] <= hoogst
