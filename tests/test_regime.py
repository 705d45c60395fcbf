"""Regime en segment van een huurovereenkomst: de zaken in `zaken_huur/regime`, met een woning van precies het genoemde puntental."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling, waardeer
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN
from huurstelsel.huur.feiten import aanvangshuurprijs, controleer_huurfeiten, huurprijs_op
from huurstelsel.huur.sector import regime
from kale_woning import kaal, met_punten

MAP = Path(__file__).parent / "zaken_huur" / "regime"
ZAKEN = [zaak for pad in sorted(MAP.glob("*.yaml")) for zaak in yaml.safe_load(pad.read_text(encoding="utf-8"))]
VELDEN = (
    "segment",
    "overgang",
    "geliberaliseerd",
    "verlaging_mogelijk",
    "middeldure_huurwoonruimte",
    "blijft_boven",
    "verbod_huurprijs",
)


def _document(zaak: dict[str, Any]) -> dict[str, Any]:
    stelsel, dag = zaak.get("stelsel", "zelfstandig"), zaak.get("punten_op", zaak["peildatum"])
    woning = zaak.get("woning") or met_punten(zaak["punten"], dag, stelsel)
    return {"woning": woning, "contract": zaak.get("contract", {})}


def _regeling(zaak: dict[str, Any]) -> Regeling:
    voorstellen = [zaak["voorstel"]] if "voorstel" in zaak else []
    regeling = Regeling.op(zaak["peildatum"], zaak.get("stelsel", "zelfstandig"))
    return regeling.met(keuzes=zaak.get("keuzes", {}), voorstellen=voorstellen)


@pytest.mark.parametrize("zaak", ZAKEN, ids=[z["naam"] for z in ZAKEN])
def test_zaak(zaak: dict[str, Any]) -> None:
    assert {"naam", "bron", "artikel", "peildatum", "verwacht"} <= zaak.keys()
    assert zaak["verwacht"].keys() <= {*VELDEN, "verbod_vanaf", "ontbreekt"}
    gevonden = regime(lees_document(_document(zaak)), _regeling(zaak))
    per_veld = {veld: getattr(gevonden, veld) for veld in VELDEN}
    werkelijk = {
        veld: [m.pad for m in per_veld["segment"].ontbreekt]
        if veld == "ontbreekt"
        else gevonden.verbod_huurprijs.datum("verbod vanaf")
        if veld == "verbod_vanaf"
        else per_veld[veld].uitkomst
        for veld in zaak["verwacht"]
    }
    assert werkelijk == zaak["verwacht"]
    assert all(reden.artikel and reden.zin for b in gevonden.beslissingen for reden in b.redenen)
    assert all(b.redenen or b.ontbreekt for b in gevonden.beslissingen)


@settings(deadline=None, max_examples=40)
@given(
    huur=st.integers(1, 300_000),
    punten=st.sampled_from((130, 143, 144, 186, 187, 200)),
    dag=st.sampled_from((date(2024, 7, 1), date(2025, 3, 1), date(2026, 1, 1))),
)
def test_segment_loopt_op_met_de_aanvangshuur_en_volgt_de_drie_toetsen(huur: int, punten: int, dag: date) -> None:
    """Een nieuwe overeenkomst: hoog is aanvangshuur boven de middengrens; midden is het maximum of de aanvangshuur ertussen."""
    contract = {"ondertekend": dag, "ingangsdatum": dag, "huurprijs": f"{huur // 100}.{huur % 100:02d}"}
    document = lees_document({"woning": met_punten(punten, dag), "contract": contract})
    gevonden = regime(document, Regeling.op(dag))
    laag, midden = gevonden.grenzen
    assert midden is not None
    maximum = waardeer(document, Regeling.op(dag)).huurprijs.maximaal
    assert (gevonden.geliberaliseerd.uitkomst == JA) == (huur > midden)
    tussen = laag < maximum <= midden or laag < huur <= midden
    assert (gevonden.middeldure_huurwoonruimte.uitkomst == JA) == tussen
    assert gevonden.segment.uitkomst == ("hoog" if huur > midden else "midden" if tussen else "laag")


def test_huurprijs_volgt_de_wijzigingen() -> None:
    contract = {
        "ingangsdatum": date(2020, 1, 1),
        "aanvangshuurprijs": "700",
        "huurprijs": "720,50",
        "wijzigingen": [
            {"datum": date(2023, 7, 1), "huurprijs": "720,50"},
            {"datum": date(2021, 7, 1), "huurprijs": "650", "reden": "verlaging_uitspraak"},
        ],
    }
    document = lees_document({"woning": kaal(20), "contract": contract})
    assert controleer_huurfeiten(document) == []
    assert aanvangshuurprijs(document).centen == 70_000
    dagen = {date(2021, 6, 30): 70_000, date(2021, 7, 1): 65_000, date(2023, 6, 30): 65_000, date(2023, 7, 1): 72_050}
    assert {dag: huurprijs_op(document, dag).centen for dag in dagen} == dagen


def test_alle_tegenspraak_tegelijk() -> None:
    contract = {
        "ondertekend": date(2024, 2, 1),
        "ingangsdatum": date(2024, 1, 1),
        "einddatum": date(2023, 1, 1),
        "huurprijs": "800",
        "wijzigingen": [
            {"datum": date(2023, 7, 1), "huurprijs": "700"},
            {"datum": date(2023, 7, 1), "huurprijs": "701"},
        ],
    }
    document = lees_document({"woning": kaal(20), "contract": contract, "huishouden": {"inkomen_peiljaar": 40_000}})
    assert [(f.pad, f.code) for f in controleer_huurfeiten(document)] == [
        ("contract.ingangsdatum", "ingang_voor_ondertekening"),
        ("contract.einddatum", "einde_voor_ingang"),
        ("contract.wijzigingen[0].datum", "wijziging_voor_ingang"),
        ("contract.wijzigingen[0].datum", "wijziging_na_einde"),
        ("contract.wijzigingen[1].datum", "wijziging_voor_ingang"),
        ("contract.wijzigingen[1].datum", "wijziging_na_einde"),
        ("contract.wijzigingen[1].datum", "wijziging_dubbel"),
        ("contract.huurprijs", "huurprijs_niet_van_laatste_wijziging"),
        ("huishouden.inkomen_peiljaar", "inkomen_zonder_personen"),
    ]


@pytest.mark.parametrize(
    ("contract", "fouten"),
    [
        (
            {"aanvangshuurprijs": 600, "wijzigingen": [("2025-07-01", 900, "verlaging_uitspraak")]},
            [("contract.wijzigingen[0].huurprijs", "verlaging_niet_lager")],
        ),
        (
            {"aanvangshuurprijs": 600, "wijzigingen": [("2025-07-01", 300, "verhoging")]},
            [("contract.wijzigingen[0].huurprijs", "verhoging_niet_hoger")],
        ),
        (
            {"aanvangshuurprijs": 600, "wijzigingen": [("2025-07-01", 610, "bevriezing_op_verzoek")]},
            [("contract.wijzigingen[0].huurprijs", "bevriezing_met_ander_bedrag")],
        ),
        (
            {"aanvangshuurprijs": 600, "wijzigingen": [("2025-07-01", 610, "inhaalverhoging")]},
            [("contract.wijzigingen[0].reden", "inhalen_zonder_verzoek")],
        ),
        (
            {"aanvangshuurprijs": 600, "wijzigingen": [("2025-07-01", 610, "overeengekomen_trap")]},
            [("contract.wijzigingen[0].reden", "trap_zonder_trappen")],
        ),
        (
            {"aanvangshuurprijs": 600, "huurprijs": 900},
            [("contract.huurprijs", "huurprijs_zonder_wijziging")],
        ),
        (
            {"aanvangshuurprijs": 600, "einddatum": "2025-06-30", "wijzigingen": [("2025-07-01", 610, "verhoging")]},
            [("contract.wijzigingen[0].datum", "wijziging_na_einde")],
        ),
        (
            {
                "aanvangshuurprijs": 600,
                "huurprijs": 700,
                "wijzigingen": [("2025-07-01", 300, "inhaalverhoging"), ("2025-01-01", 240, "verlaging_gebreken")],
            },
            [
                ("contract.wijzigingen[0].huurprijs", "verhoging_niet_hoger"),
                ("contract.wijzigingen[0].reden", "inhalen_zonder_verzoek"),
                ("contract.huurprijs", "huurprijs_niet_van_laatste_wijziging"),
            ],
        ),
        ({"aanvangshuurprijs": 600, "huurprijs": 600, "wijzigingen": [("2025-01-01", 240, "verlaging_gebreken")]}, []),
        ({"aanvangshuurprijs": 600, "huurprijs": 240, "wijzigingen": [("2025-01-01", 240, "verlaging_gebreken")]}, []),
        ({"huurprijs": 600, "wijzigingen": [("2025-01-01", 240, "verlaging_gebreken")]}, []),
        (
            {
                "aanvangshuurprijs": 600,
                "wijzigingen": [("2025-01-01", 600, "bevriezing_op_verzoek"), ("2026-01-01", 650, "inhaalverhoging")],
            },
            [],
        ),
    ],
)
def test_een_wijziging_past_bij_haar_reden(contract: dict[str, Any], fouten: list[tuple[str, str]]) -> None:
    lijst = [{"datum": d, "huurprijs": h, "reden": r} for d, h, r in contract.get("wijzigingen", [])]
    feiten = {**contract, "ondertekend": "2024-01-01", "ingangsdatum": "2024-01-01", "wijzigingen": lijst}
    document = lees_document({"woning": kaal(20), "contract": feiten})
    assert [(f.pad, f.code) for f in controleer_huurfeiten(document)] == fouten


def test_niets_bekend_is_niet_te_beslissen() -> None:
    gevonden = regime(lees_document({"woning": kaal(100)}), Regeling.op(date(2026, 1, 1)))
    assert gevonden.segment.uitkomst == NIET_TE_BESLISSEN
    assert [m.pad for m in gevonden.segment.ontbreekt] == [
        "contract.aanvangshuurprijs",
        "contract.ingangsdatum",
        "contract.ondertekend",
    ]
    assert gevonden.gesloten_voor_wbh is None
    assert gevonden.blijft_boven.uitkomst == NEE
