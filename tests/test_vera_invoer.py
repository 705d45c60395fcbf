"""Invoer uit VERA: herkennen, velden van de eenheid, stelsel, en welke fouten een bericht kan hebben."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from huurstelsel.feiten.controle import controleer
from huurstelsel.feiten.model import Document
from huurstelsel.feiten.vera import is_vera, van_vera
from huurstelsel.fouten import FeitenFout
from vera_hulp import VOORBEELDEN, Groep, code, eenheid, fouten, lees, meldingen, ruimte, woning_van

if TYPE_CHECKING:
    from pathlib import Path

# herkennen


@pytest.mark.parametrize("pad", sorted(VOORBEELDEN.glob("*.json")), ids=lambda pad: pad.stem)
def test_voorbeelden_worden_herkend(pad: Path) -> None:
    assert is_vera(lees(pad.name)) is True


@pytest.mark.parametrize(
    ("boom", "verwacht"),
    [
        ({"woning": {}, "ruimten": [{"detailSoort": {}}]}, False),
        ({"id": "x", "bouwjaar": 1980, "ruimten": [{"soort": "keuken"}]}, False),
        ({"id": "x", "bouwjaar": 1980}, False),
        ({"bouwjaar": 1980, "ruimten": [{"soort": {"code": "VTK"}}]}, True),
        ({"energieprestaties": [{"soort": {"code": "NTA"}}]}, True),
        ({"monumenten": []}, True),
        ({}, False),
    ],
)
def test_herkennen(boom: Groep, *, verwacht: bool) -> None:
    assert is_vera(boom) is verwacht


@pytest.mark.parametrize("pad", sorted(VOORBEELDEN.glob("zel__*.json")), ids=lambda pad: pad.stem)
def test_voorbeeld_wordt_een_kloppend_document(pad: Path) -> None:
    document, _ = van_vera(lees(pad.name))
    assert controleer(Document.model_validate(document)) == []


# energie


def label(soort: str = "NTA", **velden: object) -> Groep:
    basis = {"soort": code(soort), "status": code("DEF"), "begindatum": "2024-07-18", "label": code("A")}
    return {**basis, **velden}


def test_energielabel_en_energie_index() -> None:
    prestaties = [
        label(einddatum="2034-07-18", registratiedatum="2024-07-24T00:00:00.000000+01:00", waarde="80.17"),
        label("EP2", label=code("AP4")),
        label("NTA", label=code("A++++")),
        label("EI", waarde="1,48", begindatum="2019-02-25", registratiedatum="2019-02-25T23:30:00Z"),
    ]
    oppervlakten = [{"soort": code("GTZ"), "waarde": "72.5"}]
    gelezen = woning_van(eenheid(energieprestaties=prestaties, oppervlakten=oppervlakten))["energieprestaties"]
    assert gelezen[0] == {
        "soort": "energielabel",
        "label": "A",
        "gebruiksoppervlakte": Decimal("72.5"),
        "opnamedatum": "2024-07-18",
        "registratiedatum": "2024-07-24",
        "geldig_tot": "2034-07-18",
    }
    assert [p.get("label") for p in gelezen] == ["A", "A++++", "A++++", None]
    assert (gelezen[3]["waarde"], gelezen[3]["registratiedatum"]) == (Decimal("1.48"), "2019-02-26")


@pytest.mark.parametrize(
    ("prestatie", "meldingspad"),
    [
        (label("VEL"), "energieprestaties[0]"),
        (label(status=code("VOO")), "energieprestaties[0].status"),
        (label(status=None), "energieprestaties[0].status"),
        (label(label=None), "energieprestaties[0].label"),
        (label("EI"), "energieprestaties[0].waarde"),
        (label("WAR", label=None), None),
    ],
)
def test_wat_geen_energielabel_is(prestatie: Groep, meldingspad: str | None) -> None:
    bericht = eenheid(energieprestaties=[prestatie])
    assert "energieprestaties" not in woning_van(bericht)
    assert [pad for pad, _ in meldingen(bericht)] == ([meldingspad] if meldingspad else [])


def test_geregistreerd_label_zonder_status_is_definitief() -> None:
    bericht = eenheid(energieprestaties=[label(status=None, registratiedatum="2024-07-24")])
    assert len(woning_van(bericht)["energieprestaties"]) == 1
    assert len(meldingen(bericht)) == 1


@pytest.mark.parametrize(
    ("tijdstip", "dag"),
    [
        ("2024-12-31T22:59:00Z", "2024-12-31"),
        ("2024-12-31T23:00:00Z", "2025-01-01"),
        ("2025-03-30T00:59:59Z", "2025-03-30"),
        ("2025-06-30T22:00:00Z", "2025-07-01"),
        ("2025-10-26T22:30:00Z", "2025-10-26"),
        ("2025-10-25T22:30:00Z", "2025-10-26"),
        ("2025-06-30T23:59:00", "2025-06-30"),
    ],
)
def test_tijdstip_wordt_nederlandse_dag(tijdstip: str, dag: str) -> None:
    (prestatie,) = woning_van(eenheid(energieprestaties=[label(begindatum=None, registratiedatum=tijdstip)]))[
        "energieprestaties"
    ]
    assert prestatie["registratiedatum"] == dag


def test_energieprestatievergoeding_op_de_peildatum() -> None:
    epv = {"detailSoort": code("EPV"), "begindatum": "2020-01-01T00:00:00Z", "einddatum": "2026-01-01"}
    bericht = eenheid(prijscomponenten=[{"detailSoort": code("KAL")}, epv])
    assert woning_van(bericht)["energieprestatievergoeding"] is True
    assert woning_van(bericht, date(2025, 12, 31))["energieprestatievergoeding"] is True
    assert "energieprestatievergoeding" not in woning_van(bericht, date(2026, 1, 1))


# de eenheid


def test_woningtype_uit_de_panden() -> None:
    egw, mgw = {"soort": code("EGW")}, {"soort": code("MGW")}
    assert woning_van(eenheid(panden=[egw, egw]))["woningtype"] == "eengezinswoning"
    assert "woningtype" not in woning_van(eenheid(panden=[egw, mgw]))
    assert "woningtype" not in woning_van(eenheid())
    tegenstrijdig = eenheid(panden=[egw], detailSoort=code("BOV"))
    assert [pad for pad, _ in meldingen(tegenstrijdig)] == ["panden"]


@pytest.mark.parametrize(
    ("codes", "waar"),
    [
        (["RIJ"], ["rijksmonument"]),
        (["GEM", "PRO"], ["gemeentelijk_monument", "provinciaal_monument"]),
        (["SGR"], ["rijksbeschermd_gezicht"]),
        (["DGR"], ["rijksbeschermd_gezicht"]),
        (["STA"], ["rijksbeschermd_gezicht"]),
        (["SGG", "DGG", "WER"], []),
    ],
)
def test_monumenten(codes: list[str], waar: list[str]) -> None:
    bericht = eenheid(monumenten=[code(c) for c in codes])
    woning = woning_van(bericht)
    namen = ("rijksmonument", "provinciaal_monument", "gemeentelijk_monument", "rijksbeschermd_gezicht")
    assert sorted(naam for naam in namen if woning[naam]) == waar
    assert len(meldingen(bericht)) == (1 if codes == ["STA"] else 0)
    assert "rijksmonument" not in woning_van(eenheid())


def test_woz_waarden() -> None:
    regels = [
        {"waardepeildatum": "2024-01-01", "vastgesteldeWaarde": Decimal("318000.0")},
        {"waardepeildatum": "2024-01-01T00:00:00", "vastgesteldeWaarde": 318000},
        {"waardepeildatum": "2023-01-01", "vastgesteldeWaarde": 0},
    ]
    bericht = eenheid(wozEenheden=regels)
    assert woning_van(bericht)["woz_waarden"] == [{"waarde": 318000, "waardepeildatum": "2024-01-01"}]
    assert [pad for pad, _ in meldingen(bericht)] == ["wozEenheden[1]", "wozEenheden[2].vastgesteldeWaarde"]


def test_adres_en_oppervlakte() -> None:
    adres = {
        "straatnaam": "Dorpsstraat",
        "huisnummer": "1",
        "huisletter": "",
        "huisnummerToevoeging": "c",
        "postcode": "geheim",
        "woonplaats": {"naam": "Amsterdam", "code": "3594"},
        "gemeente": {"code": "0363", "naam": "Amsterdam"},
    }
    object_ = {"bagIdentificatie": "0363010000000001", "bagGebruikersOppervlakte": 39}
    bericht = eenheid(adres=adres, adresseerbaarObjectBasisregistratie=object_, gebruiksoppervlakte=0)
    document, gemeld = van_vera(bericht)
    assert document["adres"] == {
        "straatnaam": "Dorpsstraat",
        "huisnummer": "1",
        "huisnummertoevoeging": "c",
        "woonplaats": "Amsterdam",
        "woonplaatscode": "3594",
        "gemeente": "GM0363",
        "bag_verblijfsobject": "0363010000000001",
    }
    assert document["woning"]["gebruiksoppervlakte"] == 39  # type: ignore[index]
    assert [melding.pad for melding in gemeld] == ["adres.postcode"]


def test_bouw_renovatie_en_overeenkomst() -> None:
    bericht = eenheid(
        bouwjaar=2025,
        beginBouwdatum="2023-05-01",
        inExploitatiedatum="2025-03-01",
        renovatie={"datum": "2026-02-03"},
        datumAfsluitenHuurovereenkomst="2025-02-20",
    )
    document, gemeld = van_vera(bericht)
    woning = document["woning"]
    assert (woning["start_bouw"], woning["eerste_ingebruikname"]) == ("2023-05-01", "2025-03-01")  # type: ignore[index]
    assert woning["renovaties"] == [{"jaar": 2026}]  # type: ignore[index]
    assert document["contract"] == {"ondertekend": "2025-02-20"}
    assert [melding.pad for melding in gemeld] == ["inExploitatiedatum"]


def test_exploitatie_van_een_oude_woning_is_geen_eerste_gebruik() -> None:
    bericht = eenheid(bouwjaar=1960, inExploitatiedatum="2025-03-01")
    assert "eerste_ingebruikname" not in woning_van(bericht)
    assert [pad for pad, _ in meldingen(bericht)] == ["inExploitatiedatum"]
    assert meldingen(eenheid(bouwjaar=1960, inExploitatiedatum="1990-03-01")) == []


def test_velden_die_niet_worden_gelezen_verschijnen_een_keer() -> None:
    kamers = [ruimte("VTK", "SLA", id=str(i), afsluitbaar=True) for i in range(3)]
    gemeld = meldingen(eenheid(*kamers, bouwjaarr=1980, etage=2))
    assert [pad for pad, _ in gemeld] == ["bouwjaarr", "ruimten[0].afsluitbaar"]
    assert "“bouwjaar”" in gemeld[0][1]
    assert "3 keer" in gemeld[1][1]


# stelsel


@pytest.mark.parametrize(
    ("bericht", "wat"),
    [
        ({"woningwaarderingstelsel": code("WOO"), "bouwjaar": "x"}, ("een woonwagen (WOO)", "lengte van de wagen")),
        ({"Woningwaarderingstelsel": code("STA")}, ("een standplaats (STA)", "oppervlakte van de standplaats")),
    ],
)
def test_woonwagen_en_standplaats_zeggen_wat_vera_mist(bericht: Groep, wat: tuple[str, str]) -> None:
    (veld,) = (naam for naam in bericht if naam.lower() == "woningwaarderingstelsel")
    assert fouten(bericht) == [(veld, "stelsel_niet_in_vera")]
    with pytest.raises(FeitenFout) as gevangen:
        van_vera(bericht)
    assert all(deel in str(gevangen.value) for deel in wat)


def test_stelsel_ontbreekt() -> None:
    assert [pad for pad, _ in meldingen({"ruimten": []})] == ["woningwaarderingstelsel"]
    assert meldingen({"zelfstandig": True}) == []
    assert meldingen({"zelfstandig": False, "ruimten": []})[0][0] == "ruimten"
    assert fouten({"woningwaarderingstelsel": code("ZELF")}) == [("woningwaarderingstelsel.code", "onbekende_code")]


# fouten


def test_alle_fouten_tegelijk_met_hun_pad() -> None:
    bericht = eenheid(
        ruimte("VTK", "SLP", oppervlakte=-1),
        ruimte("VTK", "SLA", oppervlakte="groot", verwarmd="ja", installaties=[code("DOUX", "Douche")]),
        bouwjaar=80,
        wozEenheden=[{"waardepeildatum": "2024-07-01", "vastgesteldeWaarde": 1}, {"vastgesteldeWaarde": 5}],
        energieprestaties=[label(begindatum="2024-02-30"), label(einddatum="2020-01-01")],
        panden=code("EGW"),
        renovatie={"datum": "1900-01-01"},
    )
    gevonden = fouten(bericht)
    assert set(gevonden) == {
        ("bouwjaar", "te_laag"),
        ("ruimten[1].id", "id_dubbel"),
        ("ruimten[0].detailSoort.code", "onbekende_code"),
        ("ruimten[1].installaties[0].code", "onbekende_code"),
        ("ruimten[1].oppervlakte", "geen_getal"),
        ("ruimten[1].verwarmd", "geen_ja_nee"),
        ("panden", "geen_lijst"),
        ("energieprestaties[0].begindatum", "geen_datum"),
        ("energieprestaties[1].einddatum", "geldig_tot_voor_opname"),
        ("wozEenheden[0].waardepeildatum", "waardepeildatum_niet_1_januari"),
        ("wozEenheden[1].waardepeildatum", "ontbreekt"),
    }
    assert len(gevonden) == len(set(gevonden)) == 11


@pytest.mark.parametrize(
    ("waarde", "voorstel"),
    [
        (code("SLP"), "“SLA” (Slaapkamer)"),
        (code("99", "Woonkamer"), "“WOO” (Woonkamer)"),
        (code("TUIN"), "“TUI” (Tuin)"),
    ],
)
def test_onbekende_code_noemt_de_dichtstbijzijnde(waarde: Groep, voorstel: str) -> None:
    with pytest.raises(FeitenFout) as gevangen:
        van_vera(eenheid({**ruimte("VTK", "SLA"), "detailSoort": waarde}))
    (fout,) = gevangen.value.fouten
    assert voorstel in fout.zin
    assert str(fout).count("ruimten[0].detailSoort.code") == 1


def _bladen(deel: object, pad: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    kinderen = deel.items() if isinstance(deel, dict) else enumerate(deel) if isinstance(deel, list) else ()
    return [pad, *(blad for sleutel, kind in kinderen for blad in _bladen(kind, (*pad, sleutel)))]


RARE_WAARDEN: tuple[object, ...] = (
    *(None, "", "x", -1, 0, True, [], {}, [None], {"code": []}, {"code": "XXX"}),
    *(Decimal("1e30"), Decimal("1e-30"), float("nan"), float("inf"), "2024-13-45", "9999-12-31T23:59:59Z"),
)


@pytest.mark.parametrize("waarde", RARE_WAARDEN, ids=repr)
def test_een_rare_waarde_is_een_fout_of_een_kloppend_document(waarde: object) -> None:
    """Wat er ook in een veld staat: een `FeitenFout` met een pad in het bericht, of een document dat klopt."""
    bericht = lees("zel__geheel__81065000089.json")
    bladen = _bladen(bericht)[1:]
    uitkomsten = [_met(bericht, blad, waarde) for blad in bladen]
    assert len(uitkomsten) == len(bladen) == 318
    assert sum(uitkomsten) >= 50


def _met(bericht: Groep, blad: tuple[str | int, ...], waarde: object) -> bool:
    """Of het bericht met deze waarde op deze plaats te lezen is."""
    anders = deepcopy(bericht)
    hier: Any = anders
    for sleutel in blad[:-1]:
        hier = hier[sleutel]
    hier[blad[-1]] = deepcopy(waarde)
    try:
        document, _ = van_vera(anders)
    except FeitenFout as e:
        assert all(fout.pad.startswith(str(blad[0])) or fout.code == "stelsel_niet_in_vera" for fout in e.fouten)  # noqa: PT017
        return False
    assert controleer(Document.model_validate(document)) == []
    return True
