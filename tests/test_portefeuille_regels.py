"""Regels JSON die in kolommen worden gelezen: elke uitkomst en elke fout is die van het document."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling
from huurstelsel.feiten.lezen import MAX_BYTES
from huurstelsel.portefeuille import brok as brokken
from huurstelsel.portefeuille import documentsgewijs
from huurstelsel.portefeuille.bron import Lijst, Regels
from huurstelsel.portefeuille.regels import BYTES_SAMEN, lees_regel, plaatsen, uit_regels
from huurstelsel.portefeuille.run import Opdracht, draai
from huurstelsel.portefeuille.uitslag import Uitslag
from strategieen import documenten
from strategieen_onzelfstandig import kamerdocumenten
from test_portefeuille_brok import als_arrow, gelijk

DAG = date(2026, 1, 1)
REGELING = Regeling.op(DAG)
VERA = sorted((Path(__file__).parent / "voorbeelden" / "vera").glob("*.json"))
RUSTIG = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def met_kolommen(regels: list[bytes], vera_op: date | None = None) -> tuple[Uitslag, dict[int, Any], int]:
    """De uitslag en de fouten van elke regel, en hoeveel er in kolommen pasten."""
    uit, fouten, begin, kolommen = Uitslag(len(regels)), {}, 0, 0
    for brok in [b for stapel in uit_regels(enumerate(regels, 1), vera_op) for b in stapel.brokken()]:
        if isinstance(brok, list):
            assert [deel.pad for deel in brok] == [f"regel {begin + i + 1}" for i in range(len(brok))]
            uitslag, mis = documentsgewijs.waardeer_delen(brok, REGELING)
        else:
            assert plaatsen(brok) == [f"regel {begin + i + 1}" for i in range(len(brok))]
            uitslag, mis, als_document = brokken.waardeer(brok, REGELING, per_invulling=0)
            kolommen += len(brok) - als_document
        uit.zet(np.arange(begin, begin + len(brok)), uitslag, slice(None))
        fouten |= {begin + i: f for i, f in mis.items()}
        begin += len(brok)
    assert begin == len(regels)
    return uit, fouten, kolommen


def vergelijk(regels: list[bytes], vera_op: date | None = None) -> int:
    """Hoeveel regels in kolommen pasten; alles is gelijk aan de documenten."""
    uit, fouten, kolommen = met_kolommen(regels, vera_op)
    gewone, gewone_fouten = documentsgewijs.waardeer_delen(
        [lees_regel(i, r) for i, r in enumerate(regels, 1)], REGELING
    )
    assert fouten == gewone_fouten
    gelijk(uit, gewone)
    return kolommen


def als_tekst(waarde: Any, vorm: int) -> Any:
    """Zoals iemand het schrijft: getallen als getal of als tekst met komma, ja en nee als woord, of met lege velden erbij."""
    if isinstance(waarde, bool):
        return {True: "ja", False: "nee"}[waarde] if vorm & 1 else waarde
    if isinstance(waarde, Decimal):
        return str(waarde).replace(".", ",") if vorm & 2 else float(waarde)
    if isinstance(waarde, date):
        return waarde.strftime("%d-%m-%Y") if vorm & 4 else waarde.isoformat()
    if isinstance(waarde, dict):
        leeg = {"naam": None} if vorm & 8 and "soort" in waarde and "voorzieningen" in waarde else {}
        return {**{naam: als_tekst(deel, vorm) for naam, deel in waarde.items()}, **leeg}
    return [als_tekst(deel, vorm) for deel in waarde] if isinstance(waarde, list | tuple) else waarde


def regel(document: Any, vorm: int = 0) -> bytes:
    return json.dumps(als_tekst(als_arrow(document), vorm)).encode()


@RUSTIG
@given(data=st.data())
def test_elke_schrijfwijze_geeft_de_uitkomst_van_het_document(data: st.DataObject) -> None:
    soort = documenten(DAG) | kamerdocumenten(DAG)
    paren = data.draw(st.lists(st.tuples(soort, st.integers(0, 15)), min_size=1, max_size=6))
    vergelijk([regel({**d, "id": f"w{i}"}, vorm) for i, (d, vorm) in enumerate(paren)])


def woning(**anders: Any) -> dict[str, Any]:
    keuken = {
        "soort": "keuken",
        "oppervlakte": 8.25,
        "verwarmd": True,
        "voorzieningen": [{"soort": "aanrecht", "lengte": 1.8}],
    }
    kamer = {"soort": "woonkamer", "oppervlakte": 20.5, "verwarmd": True, "voorzieningen": []}
    basis = {"woningtype": "eengezinswoning", "bouwjaar": 1980, "ruimten": [kamer, keuken]}
    return {"id": "w", "contract": {"huurprijs": 700.5}, "woning": basis | anders}


def test_gewone_regels_gaan_in_kolommen() -> None:
    assert vergelijk([json.dumps(woning(bouwjaar=1950 + i)).encode() for i in range(50)]) == 50
    vriendelijk = [als_tekst(als_arrow(woning()), 7) for _ in range(50)]
    for document in vriendelijk:
        document["woning"]["ruimten"][1]["voorzieningen"].append("inbouw_koelkast")
    assert vergelijk([json.dumps(d).encode() for d in vriendelijk]) == 50


GOED = json.dumps(woning())
MIS = {
    "dubbel veld": GOED.replace('"bouwjaar": 1980', '"bouwjaar": 1980, "bouwjaar": 1990'),
    "leeg waar het niet mag": GOED.replace('"soort": "woonkamer"', '"soort": null'),
    "leeg waar het mag": GOED.replace("1980", "null"),
    "het woord null in een naam": GOED.replace('"soort": "woonkamer"', '"naam": "nullijst", "soort": "woonkamer"'),
    "lege lijst van ruimten": GOED.replace('"ruimten": [', '"ruimten": null, "x": ['),
    "te veel decimalen": GOED.replace("20.5", "20.50000000000000000001"),
    "negen decimalen": GOED.replace("20.5", "20.500000001"),
    "een macht": GOED.replace("20.5", "2.05e1"),
    "een macht in een jaar": GOED.replace("1980", "1.98e3"),
    "een te groot getal": GOED.replace("20.5", "12345678901234567890.5"),
    "een groot geheel getal": GOED.replace("1980", "12345678901234567"),
    "een jaar als tekst": GOED.replace("1980", '"1980"'),
    "een jaar met een nul": GOED.replace("1980", "1980.0"),
    "true als tekst": GOED.replace("true", '"true"', 1),
    "onbekend": GOED.replace("true", '"onbekend"', 1),
    "dubbelzinnig": GOED.replace("20.5", '"1.050"'),
    "geen getal": GOED.replace("20.5", "NaN"),
    "oneindig": GOED.replace("20.5", "Infinity"),
    "onbekend veld": GOED.replace('"woningtype"', '"woningtip"'),
    "onbekende soort": GOED.replace("woonkamer", "wonkamer"),
    "spatie om een soort": GOED.replace("woonkamer", " woonkamer "),
    "een id als getal": GOED.replace('"id": "w"', '"id": 12'),
    "halve letter": GOED.replace('"id": "w"', '"id": "\\ud800"'),
    "andere peildatum": GOED.replace('"id": "w"', '"id": "w", "peildatum": "2020-01-01"'),
    "peildatum die niet bestaat": GOED.replace('"id": "w"', '"id": "w", "peildatum": "2020-02-31"'),
    "twee op een regel": f"{GOED} {GOED}",
    "half": GOED[:-1],
    "een lijst": f"[{GOED}]",
    "geen JSON": "woning: {}",
    "diep": GOED.replace("1980", "[" * 50_000 + "]" * 50_000),
    "een grote macht": GOED.replace("20.5", "205000000000000e-13"),
    "een macht met een nul": GOED.replace("20.5", "205E-01"),
    "een dag na 2199": GOED.replace('"bouwjaar"', '"start_bouw": "2500-01-01", "bouwjaar"'),
    "een peildatum vóór het jaar 1000": GOED.replace('"id": "w"', '"id": "w", "peildatum": "0999-01-01"'),
    "alleen ongeldig zolang er aanhalingstekens staan": GOED.replace('"id": "w"', '"id": "a:"12,5""'),
    "een kommagetal met een cijfer erachter": GOED.replace("20.5", '"20,5"5'),
    "ja in een tekst die te vroeg eindigt": GOED.replace('"id": "w"', '"id": "a:"ja""'),
    "een verticale tab ervoor": f"\x0b{GOED}",
    "een nieuwe bladzijde erachter": f"{GOED}\x0c",
    "een nul en rommel erachter": f"{GOED}\0 x }}",
    "twee op een regel en een nul": f"{GOED} {GOED}\0}}",
    "een lege lijst gebruikers": GOED.replace('"voorzieningen": []', '"gebruikers": []'),
    "zonder woning": '{"id": "w"}',
    "niets": "{}",
    "een huisnummer als getal": GOED.replace('"contract"', '"adres": {"huisnummer": 12}, "contract"'),
    "een huisnummer met een nul ervoor": GOED.replace('"contract"', '"adres": {"huisnummer": 012}, "contract"'),
    "kamers op het adres": GOED.replace('"bouwjaar"', '"kamers_op_adres": 5, "bouwjaar"'),
    "kamers": GOED.replace('"id": "w"', '"id": "w", "kamers": [{"id": "k"}]'),
    "negatief": GOED.replace("20.5", "-20.5"),
    "ja in een naam": GOED.replace('"soort": "woonkamer"', '"naam": "ja", "soort": "woonkamer"'),
    "komma in een naam": GOED.replace('"soort": "woonkamer"', '"naam": "12,5", "soort": "woonkamer"'),
    "lijst van namen waar een groep hoort": GOED.replace('{"soort": "aanrecht", "lengte": 1.8}', '"aanrecht"'),
    "verkeerde naam zonder groep": GOED.replace('{"soort": "aanrecht", "lengte": 1.8}', '"aanregt"'),
    "wat aan de waarde niet klopt": GOED.replace("1.8", "18000"),
    "lege groep": GOED.replace('"contract": {"huurprijs": 700.5}', '"contract": {}'),
    "woonwagen": GOED.replace('"woningtype": "eengezinswoning"', '"stelsel": "woonwagen"'),
}  # fmt: skip


@pytest.mark.parametrize("naam", MIS)
def test_wat_er_ook_staat_de_fouten_en_uitkomsten_zijn_die_van_het_document(naam: str) -> None:
    vergelijk([GOED.encode(), MIS[naam].encode(), GOED.encode()])
    vergelijk([MIS[naam].encode()])


def test_een_document_over_meer_regels_is_op_elke_regel_een_fout() -> None:
    assert vergelijk([b'{"woning": [', b'"aanrecht", "woning"]}', GOED.encode()]) == 0


def test_een_afgebroken_regel_heeft_geen_tweede_regel() -> None:
    (mis,) = lees_regel(7, GOED[:-1].encode() + b"\r\n").fouten
    assert (
        mis.zin == f"De JSON houdt te vroeg op (regel 1, kolom {len(GOED)}): hier ontbreekt een komma of een sluithaak."
    )


def test_een_huisnummer_als_getal_gaat_in_kolommen() -> None:
    adres = GOED.replace('"contract"', '"adres": {"huisnummer": 12, "postcode": "1234AB"}, "contract"')
    assert vergelijk([adres.encode()] * 50) == 50


def test_van_een_te_lange_regel_is_alleen_het_begin_nodig(tmp_path: Path) -> None:
    lang, leeg = b"[" + b" " * MAX_BYTES + b"]", b" " * 100
    (tmp_path / "in.jsonl").write_bytes(b"\n".join([GOED.encode(), lang, leeg, GOED.encode(), lang]))
    (stapel, *rest) = Regels(tmp_path / "in.jsonl").stapels(0)
    regels = [stuk for deel in (stapel, *rest) for stuk in deel.stukken]
    assert [(nummer, len(regel)) for nummer, regel in regels] == [
        (1, len(GOED) + 1), (2, MAX_BYTES + 1), (4, len(GOED) + 1), (5, MAX_BYTES + 1)
    ]  # fmt: skip
    assert [f.code for f in lees_regel(*regels[1]).fouten] == ["regel_te_groot"]


def test_een_regel_die_geen_utf8_is_houdt_de_andere_niet_uit_de_kolommen() -> None:
    regels = [GOED.encode()] * 100
    regels[40] = GOED.replace('"id": "w"', '"id": "café"').encode("latin-1")
    assert vergelijk(regels) >= 80


@pytest.mark.parametrize("pad", VERA, ids=lambda pad: pad.stem)
def test_een_vera_eenheid_in_kolommen_is_als_document(pad: Path) -> None:
    vergelijk([json.dumps(json.loads(pad.read_bytes())).encode()], DAG)


def test_van_de_voorbeelden_van_vera_gaat_een_derde_in_kolommen() -> None:
    """Veel voorbeelden zijn een deel van een woning; zonder bouwjaar en gemeente kan zij klein zijn, en dat leest alleen een document."""
    regels = [json.dumps(json.loads(pad.read_bytes())).encode() for pad in VERA]
    assert vergelijk(regels, DAG) * 3 > len(regels)
    assert vergelijk(regels, None) == 0


def test_een_lijst_en_regels_geven_dezelfde_uitvoer(tmp_path: Path) -> None:
    documenten_ = [woning(bouwjaar=1950 + i) for i in range(30)]
    documenten_[7]["woning"]["bouwjaar"] = "zeven"
    (tmp_path / "in.json").write_text(json.dumps(documenten_), encoding="utf-8")
    (tmp_path / "in.jsonl").write_text("\n\n".join(map(json.dumps, documenten_)), encoding="utf-8")
    uit = []
    for vorm, plaats in (("json", "[7]"), ("jsonl", "regel 15")):
        doel = tmp_path / f"{vorm}.parquet"
        verslag = draai(Opdracht(tmp_path / f"in.{vorm}", doel, REGELING))
        assert (verslag.rijen, verslag.afgekeurd) == (30, 1)
        assert json.loads(doel.with_name(f"{doel.name}.afgekeurd").read_text())["plaats"] == plaats
        uit.append(pq.read_table(doel).to_pylist())
    assert uit[0] == uit[1]
    assert [rij["rij"] for rij in uit[0]] == [i for i in range(30) if i != 7]


def test_verder_lezen_na_een_onderbreking(tmp_path: Path) -> None:
    regels = [json.dumps(woning(bouwjaar=1950 + i)) for i in range(40)]
    (tmp_path / "in.jsonl").write_text("\n".join(regels), encoding="utf-8")
    (tmp_path / "in.json").write_text(f"[{','.join(regels)}]", encoding="utf-8")
    for bron in (Regels(tmp_path / "in.jsonl"), Lijst(tmp_path / "in.json")):
        (rest,) = bron.brokken(25)
        assert isinstance(rest, pa.RecordBatch)
        assert [w["bouwjaar"] for w in rest.column("woning").to_pylist()] == list(range(1975, 1990))


def test_trage_berichten_gaan_in_eigen_processen_met_dezelfde_uitvoer(tmp_path: Path) -> None:
    """Een paar stapels zware VERA-berichten, met een fout en een gewoon document ertussen: dezelfde rijen als elk bericht apart."""
    berichten = [json.loads(pad.read_bytes()) | {"omschrijving": "x" * (BYTES_SAMEN // 10)} for pad in VERA[:30]]
    regels = [*map(json.dumps, berichten[:24]), "{", GOED, *map(json.dumps, berichten[24:])]
    (tmp_path / "in.jsonl").write_text("\n".join(regels), encoding="utf-8")
    assert len(list(Regels(tmp_path / "in.jsonl", DAG).stapels(0))) > 2
    draai(Opdracht(tmp_path / "in.jsonl", tmp_path / "uit.parquet", REGELING))
    delen = [lees_regel(i, r.encode()) for i, r in enumerate(regels, 1)]
    eigen, fouten = documentsgewijs.waardeer_delen(delen, REGELING)
    uit = pq.read_table(tmp_path / "uit.parquet").to_pylist()
    assert [rij["rij"] for rij in uit] == [i for i in range(len(regels)) if i not in fouten]
    assert [rij["punten_minimaal"] for rij in uit] == [eigen.laag[rij["rij"]] for rij in uit]
    mis = [json.loads(r) for r in (tmp_path / "uit.parquet.afgekeurd").read_text().splitlines()]
    assert [(m["rij"], m["plaats"]) for m in mis] == [(i, f"regel {i + 1}") for i in sorted(fouten)]
