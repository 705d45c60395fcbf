"""Kleine voorraden voor de tests van het beleidslab."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import strategies as st

from strategieen import documenten
from strategieen_onzelfstandig import kamerdocumenten
from test_portefeuille_brok import gewoon, in_brok

if TYPE_CHECKING:
    from pathlib import Path

Woordenboek = dict[str, Any]


def nieuw(document: Woordenboek, dag: date) -> Woordenboek:
    """Het document als nieuwe verhuring op een dag, met een oppervlakte bij elk label."""
    uit = gewoon(document)
    uit["contract"] = {**uit.get("contract", {}), "ondertekend": dag, "ingangsdatum": dag}
    for naam in ("aanvangshuurprijs", "wijzigingen", "trappen", "punten_bij_aanvang", "all_in_prijs", "einddatum"):
        uit["contract"].pop(naam, None)
    for e in uit["woning"].get("energieprestaties", ()):
        e.setdefault("gebruiksoppervlakte", Decimal("55.5"))
    return uit


def voorraden(dag: date, *, kamers: bool = True) -> st.SearchStrategy[list[Woordenboek]]:
    """Enkele woningen, en soms kamers, als nieuwe verhuring."""
    een = st.one_of(documenten(dag), kamerdocumenten(dag)) if kamers else documenten(dag)
    return st.lists(een, min_size=1, max_size=5).map(lambda alle: [nieuw(d, dag) for d in alle])


def brok(woningen: list[Woordenboek]) -> pa.RecordBatch:
    """De woningen als brok."""
    return in_brok(woningen)


def woning(i: int, **anders: Any) -> Woordenboek:
    """Een gewone woning die met haar nummer van grootte, label en WOZ-waarde verandert."""
    labels = ("A", "B", "C", "D", "E", "F", "G")
    m2 = Decimal(12 + i % 17)
    ruimten: list[Woordenboek] = [
        {"soort": "woonkamer", "oppervlakte": m2 * 2, "verwarmd": True},
        {"soort": "slaapkamer", "oppervlakte": m2, "verwarmd": True},
        {"soort": "slaapkamer", "oppervlakte": m2, "verwarmd": i % 2 == 0},
        {"soort": "keuken", "oppervlakte": Decimal(9), "verwarmd": True, "voorzieningen": [{"soort": "aanrecht", "lengte": Decimal("2.5")}]},
        {"soort": "badkamer", "oppervlakte": Decimal(5), "verwarmd": True, "voorzieningen": [{"soort": "douche"}, {"soort": "wastafel"}]},
        {"soort": "balkon", "oppervlakte": Decimal(3 + i % 30)},
    ]  # fmt: skip
    label = {
        "soort": "energielabel",
        "label": labels[i % 7],
        "opnamedatum": date(2021, 3, 1),
        "gebruiksoppervlakte": m2 * 4,
    }
    waarden = [
        {"waarde": Decimal((150 + 25 * (i % 31)) * 1000), "waardepeildatum": date(jaar, 1, 1)}
        for jaar in (2020, 2021, 2022, 2023, 2024)
    ]
    uit: Woordenboek = {
        "id": f"w{i}",
        "contract": {"huurprijs": Decimal(450 + 13 * (i % 71)), "ondertekend": date(2012 + i % 14, 5, 1), "ingangsdatum": date(2012 + i % 14, 6, 1)},
        "woning": {"stelsel": "zelfstandig", "woningtype": "meergezinswoning" if i % 3 else "eengezinswoning", "bouwjaar": 1930 + i % 90, "gebruiksoppervlakte": m2 * 4, "energieprestaties": [label], "woz_waarden": waarden, "ruimten": ruimten},
    }  # fmt: skip
    return {**uit, **anders}


def schrijf(pad: Path, woningen: list[Woordenboek], **kolommen: pa.Array) -> Path:
    """De woningen als voorraad, met kolommen erbij."""
    tabel = pa.Table.from_batches([in_brok(woningen)])
    for naam, kolom in kolommen.items():
        tabel = tabel.append_column(naam, kolom)
    pq.write_table(tabel, pad)
    return pad


def voorraad(pad: Path, n: int = 200, vanaf: int = 0) -> Path:
    """Een voorraad van n gewone woningen met eigenaar, gebied en gewicht."""
    nummers = range(vanaf, vanaf + n)
    return schrijf(
        pad,
        [woning(i) for i in nummers],
        eigenaar=pa.array(["corporatie" if i % 3 else "overig" for i in nummers]),
        corop=pa.array([f"CR{1 + i % 4:02d}" for i in nummers]),
        gewicht=pa.array([1.5 + (i % 4) / 4 for i in nummers]),
    )
