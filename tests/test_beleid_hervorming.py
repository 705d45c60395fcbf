"""Een hervorming op een kleine voorraad: nul blijft nul, delen tellen op, en elk getal is na te tellen."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from beleid_hulp import schrijf, voorraad, woning
from huurstelsel import Regeling, waardeer
from huurstelsel.beleid.hervorming import DEELMATEN, INDELINGEN, Hervorming, Spreiding, bereken
from huurstelsel.beleid.hervorming_delen import delen, verschilpaden
from huurstelsel.beleid.hervorming_doelen import doelen
from huurstelsel.beleid.hervorming_ingroei import graad
from huurstelsel.cli import main
from huurstelsel.fouten import InvoerFout

if TYPE_CHECKING:
    from pathlib import Path

DAG = date(2023, 7, 1)
PAREN = {
    "brief": (Regeling.op(DAG), Regeling.op(DAG).met(voorstellen=["kamerbrief-2022-12-09"])),
    "consultatie": (Regeling.op(DAG), Regeling.op(DAG).met(voorstellen=["consultatie-2023"])),
    "invoering": (Regeling.op(date(2024, 6, 30)), Regeling.op(date(2024, 7, 1))),
    "jaar": (Regeling.op(date(2024, 7, 1)), Regeling.op(date(2026, 1, 1))),
    "ontwerp_tegen_wet": (
        Regeling.op(date(2026, 1, 1)),
        Regeling.op(date(2026, 1, 1)).met(voorstellen=["consultatie-2023"]),
    ),
    "twee_ontwerpen": (
        Regeling.op(DAG).met(voorstellen=["kamerbrief-2022-12-09"]),
        Regeling.op(DAG).met(voorstellen=["consultatie-2023-geconsolideerd"]),
    ),
    "lezing": (Regeling.op(date(2026, 1, 1)), Regeling.op(date(2026, 1, 1)).met(keuzes={"grens_187": "exact"})),
}


@pytest.fixture(scope="module")
def stok(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return voorraad(tmp_path_factory.mktemp("stok") / "v1.parquet")


@pytest.fixture(scope="module")
def brief(stok: Path) -> Hervorming:
    return hervormd("brief", stok)


def een(s: Spreiding | None) -> Fraction:
    assert s is not None
    assert s.laagst == s.midden == s.hoogst
    return s.midden


@cache
def hervormd(naam: str, stok: Path) -> Hervorming:
    return bereken(stok, *PAREN[naam])


@cache
def als_nieuw(i: int, regeling: Regeling) -> tuple[int, int, str]:
    w = woning(i)
    w["contract"] = {}  # zonder dag van ondertekening laat geen ontwerp haar het oude recht
    laatste = [z for z in w["woning"]["woz_waarden"] if z["waardepeildatum"].year < regeling.peildatum.year]
    w["woning"]["woz_waarden"] = laatste
    u = waardeer({**w, "peildatum": regeling.peildatum}, regeling)
    assert u.segment is not None
    return u.punten or 0, u.huurprijs.maximaal_met_opslag, u.segment.value


def in_segment(naam: str) -> int:
    """De eerste woning die vóór en na de jaarwisseling van 2025 in dit segment valt."""
    dagen = (date(2024, 7, 1), date(2025, 7, 1))
    return next(i for i in range(100) if all(als_nieuw(i, Regeling.op(dag))[2] == naam for dag in dagen))


@pytest.mark.parametrize("naam", PAREN)
def test_elk_getal_is_na_te_tellen_met_losse_waarderingen(naam: str, stok: Path) -> None:
    van, naar = PAREN[naam]
    h = hervormd(naam, stok)
    cellen: Counter[tuple[str, str]] = Counter()
    som: Counter[str] = Counter()
    for i in range(200):
        gewicht = Fraction(6 + i % 4, 4)
        (p, m, s), (q, n, t) = als_nieuw(i, van), als_nieuw(i, naar)
        cellen[s, t] += gewicht
        som["daalt"] += gewicht * (n < m)
        som["daalt_centen"] += gewicht * max(m - n, 0)
        som["stijgt"] += gewicht * (n > m)
        som["punten_van"] += gewicht * p
        som["punten_naar"] += gewicht * q
        som["maximum_naar"] += gewicht * n
    assert {(c.van, c.naar): een(c.woningen) for c in h.verschuiving()} == cellen
    for maat, verwacht in som.items():
        assert een(h.aantal(maat)) == verwacht, maat
    for indeling in INDELINGEN:
        assert sum(een(k.woningen) for k in h.klassen(indeling)) == sum(cellen.values())
        assert sum(een(k.daalt) for k in h.klassen(indeling)) == som["daalt"]


@pytest.mark.parametrize("naam", PAREN)
def test_delen_tellen_exact_op_tot_het_geheel(naam: str, stok: Path) -> None:
    h = hervormd(naam, stok)
    assert len(h.delen) >= 1
    effecten = h.deeleffecten()
    for maat in {e.maat for e in effecten}:
        eigen = [e for e in effecten if e.maat == maat]
        assert sum(een(e.opvolgend) for e in eigen) == een(h.effect(maat)), maat
        assert sum(een(e.gemiddeld) for e in eigen) == een(h.effect(maat)), maat
        assert all(een(e.volgorde) == een(e.laatst) - een(e.alleen) for e in eigen)
    assert een(h.effect("maximum")) == een(h.aantal("maximum_naar")) - een(h.aantal("maximum_van"))
    assert een(h.effect("punten")) == een(h.aantal("punten_naar")) - een(h.aantal("punten_van"))
    assert een(h.effect("daalt")) == een(h.aantal("daalt"))
    assert {e.maat for e in effecten} == set(DEELMATEN)


@pytest.mark.parametrize("dag", [date(2022, 12, 9), date(2024, 7, 1), date(2026, 7, 1)])
def test_het_geldende_recht_verandert_niets(dag: date, stok: Path) -> None:
    h = bereken(stok, Regeling.op(dag), Regeling.op(dag).met(voorstellen=["geldend"]))
    assert h.delen == ()
    assert (een(h.aantal("daalt")), een(h.aantal("stijgt")), een(h.aantal("daalt_centen"))) == (0, 0, 0)
    assert all(c.van == c.naar for c in h.verschuiving())
    assert een(h.totaal().verandering) == 0
    assert een(h.aantal("omlaag_door_maximum")) == 0


def test_de_delen_van_de_brief_zijn_haar_onderdelen(brief: Hervorming) -> None:
    assert [d.naam for d in brief.delen] == [
        "energieprestatie",
        "buitenruimte",
        "WOZ-waarde",
        "segmentgrens en opslagen",
    ]
    effect = {(e.deel, e.maat): e for e in brief.deeleffecten()}
    assert een(effect["segmentgrens en opslagen", "punten"].alleen) == 0
    assert een(effect["energieprestatie", "punten"].alleen) < 0  # labels E, F en G
    assert een(effect["buitenruimte", "punten"].alleen) > 0
    assert een(effect["WOZ-waarde", "punten"].alleen) > 0  # de cap begint later
    assert een(effect["WOZ-waarde", "punten"].volgorde) != 0  # zij hangt van de andere af


def test_eigen_delen_en_de_rest(stok: Path) -> None:
    van, naar = PAREN["brief"]
    h = bereken(stok, van, naar, delen={"labels": ["energieprestatie"], "cap": ["woz.maximum_vanaf"]})
    assert [(d.naam, len(d.paden)) for d in h.delen] == [("labels", 7), ("cap", 1), ("overig", 10)]
    with pytest.raises(InvoerFout) as e:
        bereken(stok, van, naar, delen={"a": ["energieprestatie", "wozz"], "b": ["energieprestatie.boven_a2_in_tabel"]})
    assert [(f.pad, f.code) for f in e.value.fouten] == [("deel.a", "verschilt_niet"), ("deel.b", "twee_delen")]


def test_verschilpaden_noemen_wat_verschilt() -> None:
    assert verschilpaden(*PAREN["lezing"]) == ("keuze:grens_187",)
    assert verschilpaden(*PAREN["invoering"]) == ("puntentelling", "opslagen", "huurtabel")
    assert "regel:energieprestatie" in verschilpaden(*PAREN["jaar"])
    assert {d.naam for d in delen(*PAREN["jaar"])} >= {"energieprestatie", "jaarlijkse bedragen", "huurtabel"}


def test_wie_omlaag_moet_en_wanneer(tmp_path: Path) -> None:
    """Vier dezelfde woningen in het middensegment en een in het lage, met verschillende overeenkomsten."""
    dag = date(2024, 9, 1)
    contracten = [
        {"ondertekend": date(2024, 8, 1), "ingangsdatum": date(2024, 8, 1), "huurprijs": Decimal(3000)},  # nieuw: nu
        {
            "ondertekend": date(2020, 1, 1),
            "ingangsdatum": date(2020, 2, 1),
            "huurprijs": Decimal(3000),
            "aanvangshuurprijs": Decimal(700),
        },
        {
            "ondertekend": date(2020, 1, 1),
            "ingangsdatum": date(2020, 2, 1),
            "huurprijs": Decimal(3000),
            "aanvangshuurprijs": Decimal(1500),
        },
        {"huurprijs": Decimal(3000)},  # geen datum: een lopende overeenkomst, naar de huur geliberaliseerd
        {},  # geen huur bekend
    ]
    midden = [woning(in_segment("midden"), id=f"m{i}", contract=c) for i, c in enumerate(contracten)]
    laag = woning(in_segment("laag"), id="laag", contract=contracten[2])
    pad = schrijf(tmp_path / "v.parquet", [*midden, laag])
    h = bereken(pad, Regeling.op(date(2024, 6, 30)), Regeling.op(dag), delen=False)
    assert {(o.soort, o.naam): een(o.woningen) for o in h.omlaag()} == {
        ("moment", "nu"): 2,  # nieuw, en wie niet geliberaliseerd is
        ("moment", "een_jaar_na_de_wet"): 1,  # het lage segment
        ("moment", "bij_nieuwe_huurder"): 2,
        ("segment", "laag"): 1,
        ("segment", "midden"): 4,
    }
    later = bereken(pad, Regeling.op(date(2024, 6, 30)), Regeling.op(date(2025, 7, 1)), delen=False)
    assert [een(o.woningen) for o in later.omlaag()][:2] == [3, 0]


def test_ingroei_volgt_de_mutatiegraad(tmp_path: Path) -> None:
    contract = {"ondertekend": date(2020, 1, 1), "ingangsdatum": date(2020, 2, 1), "huurprijs": Decimal(3000)}
    woningen = [woning(in_segment("midden"), id=f"w{i}", contract=contract) for i in range(3)]
    eigenaar = pa.array(["overig", "corporatie", "vve"])
    pad = schrijf(tmp_path / "v.parquet", woningen, eigenaar=eigenaar)
    h = bereken(pad, Regeling.op(date(2024, 6, 30)), Regeling.op(date(2024, 7, 1)), delen=False, jaren=5)
    stand = {i.jaar: een(i.woningen) for i in h.ingroei()}
    assert stand[0] == 0
    assert stand[5] == (1 - Fraction(77, 100) ** 5) + (1 - Fraction(94, 100) ** 5)  # duurder privaat 23%, corporatie 6%
    assert een(h.zonder_mutatiegraad()) == 1
    eigen = bereken(pad, h.van, h.naar, delen=False, jaren=2, mutatie={"vve": Fraction(50), "privaat": Fraction(0)})
    assert {i.jaar: een(i.woningen) for i in eigen.ingroei()}[2] == Fraction(3, 4) + 1 - Fraction(94, 100) ** 2
    assert graad("overig", "midden", {}) == Fraction(18, 100)
    assert graad("vve", "midden", {}) is None


def test_de_getallen_van_de_brief_kloppen_met_elkaar() -> None:
    waarde = {d.id: d.waarde for d in doelen()}
    assert waarde["D07"] == waarde["D08"] + waarde["D09"] == 47_000
    assert waarde["D08"] == waarde["D10"] + waarde["D11"] == 35_000
    samen = waarde["D01"] + waarde["D03"]
    assert samen == 320_000 > waarde["D05"]
    assert (waarde["D01"] * waarde["D02"] + waarde["D03"] * waarde["D04"]) // samen == 191
    assert waarde["D15"] + waarde["D16"] == waarde["D22"] + waarde["D23"] == 99
    assert waarde["D19"] + waarde["D20"] == 100
    assert round(Fraction(503_000, waarde["D18"]) * 100) == waarde["D20"]


def test_doelen_staan_naast_de_uitkomst(brief: Hervorming) -> None:
    uit = {s.doel.id: een(s.uitkomst) for s in brief.doelen()}
    assert uit["D07"] == uit["D08"] + uit["D09"] > 0
    assert uit["D10"] + uit["D11"] == uit["D08"]
    assert uit["D05"] == uit["D01"] + uit["D03"]
    assert uit["D15"] + uit["D16"] == 100
    assert uit["D18"] == sum(Fraction(6 + i % 4, 4) for i in range(200) if i % 3 == 0)


def test_naast_een_andere_hervorming_staat_de_brief_niet(stok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """De brief schat de invoering van een middensegment; van 2026 naar 2026 is dat niet."""
    nu = Regeling.op(date(2026, 1, 1))
    assert bereken(stok, nu, nu, delen=False).doelen() == []
    assert main(["beleid", "hervorming", str(stok), "--peildatum", "2026-01-01", "--zonder-delen"]) == 0
    tekst = capsys.readouterr().out
    assert "Dat is niet deze hervorming" in tekst
    assert "163.000" not in tekst


@pytest.mark.parametrize("indeling", INDELINGEN)
def test_de_verschuiving_per_klasse_telt_op_tot_die_van_alle(indeling: str, brief: Hervorming) -> None:
    per = [brief.verschuiving(indeling, k.klasse) for k in brief.klassen(indeling)]
    assert len(per) > 1
    for cel, *klassen in zip(brief.verschuiving(), *per, strict=True):
        assert {(c.van, c.naar) for c in klassen} == {(cel.van, cel.naar)}
        assert sum(een(c.woningen) for c in klassen) == een(cel.woningen) > 0
    for k, cellen in zip(brief.klassen(indeling), per, strict=True):
        assert sum(een(c.woningen) for c in cellen) == een(k.woningen)


def test_zaden_geven_een_spreiding_en_hetzelfde_zaad_hetzelfde(stok: Path, tmp_path: Path) -> None:
    ander = voorraad(tmp_path / "v2.parquet", vanaf=60)
    van, naar = PAREN["brief"]
    a, b = bereken(stok, van, naar, delen=False), bereken(ander, van, naar, delen=False)
    samen = bereken([stok, ander], van, naar, delen=False)
    x, y, s = een(a.aantal("stijgt")), een(b.aantal("stijgt")), samen.aantal("stijgt")
    assert x != y
    assert s == (min(x, y), (x + y) / 2, max(x, y))
    assert bereken([stok, ander], van, naar, delen=False).totaal() == samen.totaal()


def test_een_andere_huurkolom(tmp_path: Path) -> None:
    woningen = [woning(i) for i in range(20)]
    pad = schrijf(tmp_path / "v.parquet", woningen, toen=pa.array([5000.0] * 19 + [None]))
    h = bereken(pad, *PAREN["invoering"], delen=False, huurkolom="toen")
    assert een(h.aantal("huur_bekend")) == 19
    with pytest.raises(InvoerFout, match="Bedoelde u “toen”"):
        bereken(pad, *PAREN["invoering"], huurkolom="toe")


def test_fouten_van_alle_voorraden_tegelijk(tmp_path: Path) -> None:
    (tmp_path / "leeg.parquet").write_bytes(b"x")
    kapot = tmp_path / "kapot.parquet"
    tabel = pq.read_table(voorraad(tmp_path / "v.parquet", 3))
    pq.write_table(
        tabel.set_column(tabel.schema.get_field_index("gewicht"), "gewicht", pa.array(["a", "b", "c"])), kapot
    )
    with pytest.raises(InvoerFout) as e:
        bereken([tmp_path / "leeg.parquet", kapot, tmp_path / "weg.parquet"], *PAREN["invoering"], delen={"x": ["woz"]})
    assert [(f.pad, f.code) for f in e.value.fouten] == [
        ("deel.x", "verschilt_niet"),
        ("leeg.parquet", "geen_parquet"),
        ("kapot.parquet: gewicht", "geen_getal"),
        ("weg.parquet", "bestand_niet_gevonden"),
    ]


def test_een_rij_zonder_gewicht_is_afgekeurd(tmp_path: Path) -> None:
    pad = schrijf(tmp_path / "v.parquet", [woning(i) for i in range(4)], gewicht=pa.array([1.0, None, -2.0, 3.0]))
    h = bereken(pad, *PAREN["invoering"], delen=False)
    assert (h.metingen[0].gemeten, h.metingen[0].afgekeurd) == (2, 2)
    assert [(a.rij, a.fouten[0].code) for a in h.metingen[0].voorbeelden] == [(1, "geen_gewicht"), (2, "geen_gewicht")]
    assert een(h.aantal("woningen")) == 4
    bijna_niets = schrijf(tmp_path / "n.parquet", [woning(0), woning(1)], gewicht=pa.array([1e-9, 10_001.0]))
    h = bereken(bijna_niets, *PAREN["invoering"], delen=False)
    assert (h.metingen[0].gemeten, h.metingen[0].afgekeurd) == (0, 2)


def test_een_opdracht_met_afgekeurde_rijen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gewicht = pa.array([1.0, None, 1.0])
    pad = schrijf(tmp_path / "v.parquet", [woning(i) for i in range(3)], gewicht=gewicht)
    dag = ["--peildatum", "2026-01-01"]
    assert main(["beleid", "hervorming", str(pad), *dag]) == 3
    tekst = capsys.readouterr().out
    assert "2 van 3 rijen (1 afgekeurd)." in tekst
    zin = "Het gewicht van deze rij is geen getal boven 0 en ten hoogste 10.000, op een miljoenste."
    assert f"rij 1: gewicht: {zin} [geen_gewicht]" in " ".join(tekst.split())
    assert main(["beleid", "gevoeligheid", str(pad), *dag, "--as", "verwarming.per_vertrek=2"]) == 3
    assert "2 van 3 rijen (1 afgekeurd)." in capsys.readouterr().out
    leeg = schrijf(tmp_path / "leeg.parquet", [woning(0)], gewicht=pa.array([-1.0]))
    assert main(["beleid", "hervorming", str(leeg), *dag]) == 3
    assert "Geen enkele woning telt mee." in capsys.readouterr().out
    assert main(["beleid", "gevoeligheid", str(leeg), *dag, "--as", "verwarming.per_vertrek=2"]) == 3
    assert "Geen enkele woning telt mee." in capsys.readouterr().out


def test_een_naam_uit_een_bestand_bestuurt_de_terminal_niet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pad = schrijf(tmp_path / "v.parquet", [woning(0)], eigenaar=pa.array(["\x1b[31mrood"]))
    vraag = ["beleid", "hervorming", str(pad), "--peildatum", "2026-01-01", "--zonder-delen", "--per", "eigenaar"]
    assert main(vraag) == 0
    tekst = capsys.readouterr().out
    assert "\x1b" not in tekst
    assert "�[31mrood" in tekst


def test_opdracht(stok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vraag = ["beleid", "hervorming", str(stok), "--peildatum", "2023-07-01", "--recht-b", "kamerbrief-2022-12-09"]
    assert main([*vraag, "--per", "eigenaar"]) == 0
    tekst = capsys.readouterr().out
    for zin in ("Van het recht van 1 juli 2023 naar voorstel kamerbrief-2022-12-09", "corporatie", "Woningen naar segment, ervoor → erna, per eigenaar", "Ingroei", "163.000", "geen uitkomst van een ministerie"):  # fmt: skip
        assert zin in tekst
    assert main([*vraag, "--json"]) == 0
    boom = json.loads(capsys.readouterr().out)
    assert boom["naar"]["voorstellen"] == ["kamerbrief-2022-12-09"]
    assert boom["totaal"]["woningen"] == {"laagst": "375", "midden": "375", "hoogst": "375"}
    assert len(boom["deeleffecten"]) == 4 * len(DEELMATEN)
    assert {k["indeling"] for k in boom["klassen"]} == set(INDELINGEN)
    cellen = [Fraction(c["woningen"]["midden"]) for c in boom["klassen"][0]["verschuiving"]]
    assert sum(cellen) == Fraction(boom["klassen"][0]["woningen"]["midden"])


def test_opdracht_met_fouten(stok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vraag = ["beleid", "hervorming", str(stok), "--peildatum", "2023-07-01"]
    assert main([*vraag, "--recht-b", "kamerbrief-2022"]) == 3
    assert "Bedoelde u “kamerbrief-2022-12-09”?" in capsys.readouterr().err
    assert main([*vraag, "--peildatum-b", "2030-01-01"]) == 4
    assert main([*vraag, "--deel", "x"]) == 2
    assert main([*vraag, "--mutatie", "privaat=150"]) == 2
    assert main(["beleid", "hervorming"]) == 2
    capsys.readouterr()
