"""Huurverhoging: de zaken in `zaken_huur/verhoging`, elk gepubliceerd percentage, de formules, en eigenschappen."""

from __future__ import annotations

import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling
from huurstelsel.cli import main
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.fouten import FeitenFout
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Beslissing
from huurstelsel.huur.percentages import Reeks, een_decimaal, geraamd, lees_reeksen, lid_3, lid_4, twaalf_maanden
from huurstelsel.huur.verhoging import Verhoging, verhoging
from huurstelsel.huur.verhoging_grens import AFRONDING, Grens, Reeksen, procenten
from huurstelsel.huur.verhoging_grens import lid_2 as grens_lid_2
from huurstelsel.huur.verhoging_inkomen import klasse
from huurstelsel.huur.verhoging_tijdvak import volgende
from huurstelsel.huur.verhoging_zaak import Gevraagd
from huurstelsel.recht.laden import onderwerp
from huurstelsel.reken.datums import jaren_verder, maanden_verder
from kale_woning import kaal, met_punten

MAP = Path(__file__).parent / "zaken_huur" / "verhoging"
ZAKEN = [zaak for pad in sorted(MAP.glob("*.yaml")) for zaak in yaml.safe_load(pad.read_text(encoding="utf-8"))]
VERPLICHT = {"naam", "bron", "artikel", "ingang", "contract", "verwacht"}
FEITEN = ("huishouden", "gebreken", "huurverhogingsvoorstel", "woningverbetering")
TOEGESTAAN = {*VERPLICHT, *FEITEN, "punten", "woning", "stelsel", "keuzes", "voorstel", "nieuwe_huur", "percentage"}


# --- de zaken --------------------------------------------------------------------------------------------------------


def _document(zaak: dict[str, Any]) -> dict[str, Any]:
    stelsel = zaak.get("stelsel", "zelfstandig")
    woning = met_punten(zaak["punten"], zaak["ingang"], stelsel) if "punten" in zaak else {"stelsel": stelsel}
    woning = zaak.get("woning", woning)
    return {"woning": woning, "contract": zaak["contract"], **{k: zaak[k] for k in FEITEN if k in zaak}}


def _regeling(dag: date, stelsel: str = "zelfstandig", **rest: Any) -> Regeling:
    return Regeling(dag, stelsel).met(**rest)


def _centen(tekst: str) -> int:
    return int(tekst.replace(".", "").replace(",", ""))


def _beslis(zaak: dict[str, Any]) -> Verhoging:
    regeling = _regeling(
        zaak["ingang"],
        zaak.get("stelsel", "zelfstandig"),
        keuzes=zaak.get("keuzes", {}),
        voorstellen=[zaak["voorstel"]] if "voorstel" in zaak else [],
    )
    nieuw = (
        _centen(zaak["nieuwe_huur"] if "," in zaak["nieuwe_huur"] else f"{zaak['nieuwe_huur']},00")
        if "nieuwe_huur" in zaak
        else None
    )
    procent = Fraction(zaak["percentage"].replace(",", ".")) if "percentage" in zaak else None
    return verhoging(lees_document(_document(zaak)), regeling, Gevraagd(zaak["ingang"], nieuw, procent))


def _veld(b: Beslissing, naam: str, wens: Any) -> Any:
    """Wat een beslissing over één sleutel van de verwachting zegt, in dezelfde vorm."""
    if naam == "uitkomst":
        return b.uitkomst
    if naam == "ontbreekt":
        return [m.pad for m in b.ontbreekt]
    if isinstance(wens, date):
        return b.datum(naam)
    return f"{b.bedrag(naam) // 100},{b.bedrag(naam) % 100:02d}"


@pytest.mark.parametrize("zaak", ZAKEN, ids=[f"{i} {z['naam']}" for i, z in enumerate(ZAKEN)])
def test_zaak(zaak: dict[str, Any]):
    assert VERPLICHT <= zaak.keys() <= TOEGESTAAN
    gevonden = {b.id: b for b in _beslis(zaak).beslissingen}
    for id_, verwacht in zaak["verwacht"].items():
        if verwacht == "geen":
            assert id_ not in gevonden
            continue
        werkelijk = {naam: _veld(gevonden[id_], naam, wens) for naam, wens in verwacht.items()}
        assert werkelijk == verwacht, gevonden[id_]


def test_elke_beslissing_heeft_redenen_of_zegt_wat_ontbreekt():
    for zaak in ZAKEN:
        for b in _beslis(zaak).beslissingen:
            assert b.redenen or b.ontbreekt, (zaak["naam"], b.id)
            assert all(r.zin and r.artikel for r in b.redenen)
            assert (b.uitkomst != NIET_TE_BESLISSEN) or b.ontbreekt, (zaak["naam"], b.id)


# --- gepubliceerde percentages en grenzen ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dag", "percentage"),
    [
        (date(2020, 7, 1), "5.1"), (date(2021, 6, 30), "5.1"), (date(2021, 7, 1), "0"), (date(2022, 6, 30), "0"),
        (date(2022, 7, 1), "2.3"), (date(2023, 6, 30), "2.3"), (date(2023, 7, 1), "3.1"), (date(2024, 6, 30), "3.1"),
        (date(2024, 7, 1), "5.8"), (date(2025, 6, 30), "5.8"), (date(2025, 7, 1), "5.0"), (date(2026, 6, 30), "5.0"),
        (date(2026, 7, 1), "4.1"), (date(2027, 6, 30), "4.1"),
    ],
)  # fmt: skip
def test_elk_percentage_van_bijlage_v(dag: date, percentage: str):
    p = Regeling(dag).parameters("huurverhoging")
    assert grens_lid_2(100_000, 1, p, zelfstandig=True).percentage == Fraction(percentage)
    if dag >= date(2021, 7, 1):
        assert grens_lid_2(100_000, 3, p, zelfstandig=False).percentage == Fraction(percentage)


@pytest.mark.parametrize(
    ("dag", "vrij", "midden", "ligplaats"),
    [
        (date(2021, 5, 1), "2.4", None, None), (date(2021, 12, 31), "2.4", None, None),
        (date(2022, 1, 1), "3.3", None, None), (date(2022, 7, 1), "3.3", None, "3.3"),
        (date(2023, 1, 1), "4.1", None, None), (date(2024, 1, 1), "5.5", None, None),
        (date(2024, 4, 30), "5.5", None, None), (date(2024, 5, 1), "5.5", None, "5.5"),
        (date(2024, 7, 1), "5.5", "6.8", "5.5"), (date(2024, 12, 31), "5.5", "6.8", "5.5"),
        (date(2025, 1, 1), "4.1", "7.7", "4.1"), (date(2025, 12, 31), "4.1", "7.7", "4.1"),
        (date(2026, 1, 1), "4.4", "6.1", "4.4"), (date(2026, 12, 31), "4.4", "6.1", "4.4"),
    ],
)  # fmt: skip
def test_elk_percentage_van_lid_3_en_4(dag: date, vrij: str, midden: str | None, ligplaats: str | None):
    p = Regeling(dag).parameters("huurverhoging_index")
    for naam, verwacht in (("geliberaliseerd", vrij), ("midden", midden), ("ligplaats", ligplaats)):
        assert p.geldt(naam) is (verwacht is not None)
        assert verwacht is None or procenten(p, naam) == Fraction(verwacht)


def test_de_gepubliceerde_percentages_volgen_uit_de_indexcijfers():
    for jaar in (2024, 2025, 2026):
        p = Regeling(date(jaar, 12, 1)).parameters("huurverhoging_index")
        cpi, cao = procenten(p, "cpi"), procenten(p, "cao")
        assert lid_3(cpi, cao, procenten(p, "opslag_geliberaliseerd")) == procenten(p, "geliberaliseerd")
        assert lid_4(cao, procenten(p, "opslag_midden")) == procenten(p, "midden")
    for jaar in (2021, 2022):
        p = Regeling(date(jaar, 12, 1)).parameters("huurverhoging_index")
        assert procenten(p, "cpi") + 1 == procenten(p, "geliberaliseerd")
    p = Regeling(date(2023, 12, 1)).parameters("huurverhoging_index")
    assert procenten(p, "cao") + 1 == procenten(p, "geliberaliseerd")
    assert not p.geldt("cpi")


def test_het_sociale_percentage_is_de_huursom_plus_een_half():
    for jaar in (2025, 2026):
        sociaal = procenten(Regeling(date(jaar, 7, 1)).parameters("huurverhoging"), "zelfstandig")
        assert sociaal == procenten(Regeling(date(jaar, 7, 1)).parameters("huursom"), "percentage") + Fraction(1, 2)


@pytest.mark.parametrize(
    ("jaar", "alleen", "meer"),
    [
        (2022, (47_948, 56_527), (55_486, 75_369)),
        (2023, (48_836, 57_573), (56_513, 76_764)),
        (2024, (52_753, 62_191), (61_046, 82_921)),
        (2025, (57_143, 67_366), (66_126, 89_821)),
        (2026, (59_504, 70_149), (68_858, 93_531)),
    ],
)
def test_elke_inkomensgrens_aan_beide_kanten(jaar: int, alleen: tuple[int, int], meer: tuple[int, int]):
    for dag in (date(jaar, 1, 1), date(jaar, 12, 31)):
        p = Regeling(dag).parameters("inkomensgrenzen")
        for grenzen, is_alleen in ((alleen, True), (meer, False)):
            uit = [klasse(100 * g + d, p, alleen=is_alleen) for g in grenzen for d in (0, 1)]
            assert uit == [1, 2, 2, 3]


def test_wat_geen_officiele_bron_heeft_zegt_dat():
    zaak = {"ingang": date(2026, 7, 1), "punten": 130, "contract": _SOCIAAL}
    hoogste = _beslis(zaak).hoogste
    zeker = {b.naam: b.zekerheid for b in hoogste.bedragen}
    assert zeker["hoogste huurprijs"].startswith("secundair: rijksoverheid.nl 15-12-2025")
    hoogste = _beslis({**zaak, "ingang": date(2025, 7, 1)}).hoogste
    assert {b.zekerheid for b in hoogste.bedragen} == {""}


# --- de formules -----------------------------------------------------------------------------------------------------


def _vlak(van: int, tot: int, waarden: dict[int, str]) -> dict[tuple[int, int], Fraction]:
    """Elke maand van een indexjaar (december tot en met november) hetzelfde cijfer."""
    return {m: Fraction(waarden[jaar]) for jaar in range(van, tot + 1) for m in twaalf_maanden(jaar)}


def test_het_indexjaar_loopt_van_december_tot_en_met_november():
    assert twaalf_maanden(2025) == ((2024, 12), *((2025, m) for m in range(1, 12)))


def test_een_reeks_die_de_gepubliceerde_percentages_van_2026_geeft():
    cpi = Reeks("cpi", _vlak(2024, 2025, {2024: "100", 2025: "103.4"}))
    cao = Reeks("cao", _vlak(2024, 2025, {2024: "200", 2025: "210.2"}))
    assert (cpi.ontwikkeling(2026), cao.ontwikkeling(2026)) == (Fraction("3.4"), Fraction("5.1"))
    reeksen = {"cpi": cpi, "cao": cao}
    assert geraamd(reeksen, 2026, Fraction(1), alleen_cao=False).percentage == Fraction("4.4")
    assert geraamd(reeksen, 2026, Fraction(1), alleen_cao=True).percentage == Fraction("6.1")


def test_het_laagste_van_de_twee_indexen_telt():
    assert lid_3(Fraction("9.5"), Fraction("3.1"), Fraction(1)) == Fraction("4.1")
    assert lid_3(Fraction("3.1"), Fraction("6.7"), Fraction(1)) == Fraction("4.1")


@pytest.mark.parametrize(("exact", "afgerond"), [("3.35", "3.4"), ("3.349", "3.3"), ("-0.05", "0"), ("-0.06", "-0.1")])
def test_op_een_decimaal_de_helft_naar_boven(exact: str, afgerond: str):
    assert een_decimaal(Fraction(exact)) == Fraction(afgerond)


def test_een_gemiddelde_is_exact_en_een_editie_gaat_voor():
    maanden = twaalf_maanden(2025)
    cijfers = {m: Fraction(100 + i) for i, m in enumerate(maanden)} | _vlak(2024, 2024, {2024: "100"})
    reeks = Reeks("cao", cijfers, {2025: {maanden[-1]: Fraction(123)}})
    assert Reeks("cao", cijfers).gemiddelde(2025) == Fraction(1266, 12)
    assert reeks.gemiddelde(2025) == Fraction(1278, 12)
    assert reeks.gemiddelde(2024) == 100


def test_een_ontbrekende_maand_wordt_genoemd():
    reeks = Reeks("cpi", {m: Fraction(1) for m in twaalf_maanden(2025)[:-1]})
    with pytest.raises(FeitenFout) as e:
        reeks.gemiddelde(2025)
    assert [f.pad for f in e.value.fouten] == ["cpi[2025-11]"]


def test_een_reeks_uit_csv_met_alle_fouten_tegelijk():
    goed = 'reeks,jaar,maand,waarde,editie\ncpi,2025,1,"100,5",\ncao,2025,1,120.25,2025\n'
    reeksen = lees_reeksen(goed)
    assert reeksen["cpi"].cijfers == {(2025, 1): Fraction("100.5")}
    assert reeksen["cao"].edities == {2025: {(2025, 1): Fraction("120.25")}}
    fout = (
        "reeks;jaar;maand;waarde\nhuis;2025;1;1\ncpi;2025;13;1\ncpi;2025;2;nul\ncpi;2025;3;1\ncpi;2025;3;1\ncpi;x;3;1\n"
    )
    with pytest.raises(FeitenFout) as e:
        lees_reeksen(fout)
    codes = [f.code for f in e.value.fouten]
    assert codes == ["onbekende_reeks", "geen_maand", "geen_getal", "geen_maand", "maand_dubbel"]
    with pytest.raises(FeitenFout, match="meer cellen dan de kop"):
        lees_reeksen("reeks,jaar,maand,waarde\ncpi,2025,1,100,5\n")
    with pytest.raises(FeitenFout, match="“waarde” ontbreekt"):
        lees_reeksen("reeks,jaar,maand,waarden\ncpi,2025,1,1\n")


def _reeksen() -> Reeksen:
    cpi = Reeks("cpi", _vlak(2025, 2026, {2025: "100", 2026: "102.96"}))
    cao = Reeks("cao", _vlak(2025, 2026, {2025: "100", 2026: "104"}))
    return Reeksen({"cpi": cpi, "cao": cao})


def _contract(dag: str, aanvang: str, huur: str, *, beding: bool) -> dict[str, Any]:
    """Een overeenkomst die op een dag inging, met een huurprijs die daarna om iets anders dan een jaarlijkse verhoging veranderde."""
    reden = "verhoging_na_woningverbetering" if float(huur) > float(aanvang) else "verlaging_overeengekomen"
    wijziging = {"datum": dag, "huurprijs": huur, "reden": reden}
    return {
        "ondertekend": dag, "ingangsdatum": dag, "aanvangshuurprijs": aanvang, "beding_huurverhoging": beding,
        "wijzigingen": [] if float(huur) == float(aanvang) else [wijziging],
    }  # fmt: skip


_VRIJ = _contract("2020-05-01", "1000", "1250", beding=True)
_SOCIAAL = _contract("2015-05-01", "500", "600", beding=False)


def test_een_raming_voor_2027_zegt_dat_zij_een_raming_is():
    dag = date(2027, 5, 1)
    document = lees_document({"woning": {}, "contract": _VRIJ})
    zonder = verhoging(document, Regeling(dag), Gevraagd(dag)).hoogste
    assert zonder.uitkomst == NIET_TE_BESLISSEN
    assert "nog niet gepubliceerd" in zonder.ontbreekt[0].zin
    uit = verhoging(document, Regeling(dag), Gevraagd(dag, reeksen=_reeksen())).hoogste
    assert uit.bedrag("huurprijs naar art. 10 en 10a") == 130_000
    assert all(b.zekerheid.startswith("raming") for b in uit.bedragen)
    keuze = {"afronding_indexpercentage": "onafgerond"}
    uit = verhoging(document, Regeling(dag).met(keuzes=keuze), Gevraagd(dag, reeksen=_reeksen())).hoogste
    assert uit.bedrag("huurprijs naar art. 10 en 10a") == 129_950


# --- termijnen -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begin", "laatste", "verwacht"),
    [
        (None, date(2024, 7, 1), date(2025, 7, 1)),
        (date(2023, 7, 1), date(2024, 7, 1), date(2025, 7, 1)),
        (date(2024, 1, 1), date(2024, 7, 1), date(2025, 7, 1)),
        (date(2023, 7, 1), date(2024, 10, 1), date(2025, 7, 1)),
        (date(2023, 7, 1), date(2025, 6, 30), date(2025, 7, 1)),
        (date(2023, 7, 1), date(2025, 7, 1), date(2026, 7, 1)),
        (date(2020, 7, 1), date(2023, 1, 1), date(2023, 7, 1)),
        (date(2024, 2, 29), date(2025, 2, 28), date(2026, 2, 28)),
    ],
)
def test_de_volgende_verhoging(begin: date | None, laatste: date, verwacht: date):
    assert volgende(laatste, begin) == verwacht


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(1, 3000))
def test_de_volgende_ligt_na_de_laatste_en_ten_hoogste_een_jaar_later(begin: date, dagen: int):
    laatste = begin + timedelta(dagen)
    assert laatste < volgende(laatste, begin) <= jaren_verder(laatste, 1)


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(-60, 60))
def test_maanden_verder_en_terug(dag: date, maanden: int):
    uit = maanden_verder(dag, maanden)
    assert (uit.year - dag.year) * 12 + uit.month - dag.month == maanden
    assert uit.day == dag.day or (uit + timedelta(1)).day == 1


# --- eigenschappen ---------------------------------------------------------------------------------------------------

DAGEN = [w.vanaf for w in onderwerp("huurverhoging")["zelfstandig"].waarden if w.vanaf >= date(2022, 7, 1)]


@given(
    st.integers(0, 500_000), st.sampled_from([Fraction(n, 10) for n in range(120)]), st.sampled_from(list(AFRONDING))
)
@example(60_199, Fraction(5), "naar_beneden")
def test_een_percentage_blijft_binnen_een_cent(huur: int, percentage: Fraction, afronding: str):
    exact = huur * (100 + percentage) / 100
    uit = Grens("", percentage, None, "").hoogste(huur, afronding)
    assert abs(uit - exact) < 1
    assert afronding != "naar_beneden" or uit <= exact
    assert afronding != "naar_boven" or uit >= exact


@given(st.integers(1, 150_000), st.sampled_from(DAGEN), st.sampled_from([True, False]))
def test_monotoon_in_de_inkomensklasse(huur: int, dag: date, zelfstandig: bool):  # noqa: FBT001
    p = Regeling(dag).parameters("huurverhoging")
    laag, midden, hoog = (grens_lid_2(huur, k, p, zelfstandig=zelfstandig).hoogste(huur) for k in (1, 2, 3))
    assert huur <= laag <= midden <= hoog


@given(st.integers(1, 150_000), st.integers(0, 1000), st.sampled_from(DAGEN), st.sampled_from([1, 2, 3]))
def test_monotoon_in_de_huurprijs_aan_elke_kant_van_de_lage_grens(huur: int, meer: int, dag: date, klasse_: int):
    """Bij de lage grens zelf springt het schema terug: van € 349,99 mag meer dan van € 350,00."""
    p = Regeling(dag).parameters("huurverhoging")
    eerste, tweede = (grens_lid_2(h, klasse_, p, zelfstandig=True).hoogste(h) for h in (huur, huur + meer))
    over_de_grens = klasse_ == 1 and huur < p.lage_huur_onder <= huur + meer
    assert eerste <= tweede or over_de_grens


@settings(max_examples=60, deadline=None)
@given(
    st.integers(20_000, 130_000), st.sampled_from([1, 60, 100, 120, 143, 160, 200]), st.sampled_from([None, 50_000, 63_000, 90_000]),
    st.integers(0, 200_000), st.sampled_from(["sociaal", "midden", "vrij"]), st.booleans(),
)  # fmt: skip
def test_de_toegestane_verhoging_gaat_nooit_boven_een_grens(  # noqa: PLR0917
    huur: int,
    m2: int,
    inkomen: int | None,
    voorgesteld: int,
    soort: str,
    beding: bool,  # noqa: FBT001
):
    dag = date(2025, 8, 1)
    aanvang = {"sociaal": "500", "midden": "950", "vrij": "1300"}[soort]
    begin = "2015-05-01" if soort == "sociaal" else "2024-08-01"
    contract = _contract(begin, aanvang, f"{huur / 100:.2f}", beding=beding)
    feiten: dict[str, Any] = {"woning": kaal(max(m2, 4)), "contract": contract}
    if inkomen is not None:
        feiten["huishouden"] = {"personen": "alleen", "inkomen_toetsjaar": inkomen}
    uit = verhoging(lees_document(feiten), Regeling.op(dag), Gevraagd(dag, voorgesteld))
    lid, hoogste = uit["verhogingsregel"].uitkomst, uit.hoogste.bedrag("hoogste huurprijs")
    cap = {
        "art. 10 lid 2": max(huur * 105 // 100, huur + 10_000),
        "art. 10 lid 3": huur * 1041 // 1000,
        "art. 10 lid 4": huur * 1077 // 1000,
    }
    assert huur <= hoogste <= cap[lid]
    if lid == "art. 10 lid 2" and (inkomen is None or beding or inkomen <= 57_143):
        assert hoogste <= max(huur * 105 // 100, huur + 2_500 * (huur < 35_000))
    if uit["maximale_huurprijs"].uitkomst == JA:
        assert hoogste == huur or hoogste <= uit["maximale_huurprijs"].bedrag("maximale huurprijs")
    if uit["grondslag"].uitkomst == "geen":
        assert hoogste == huur
    assert uit.voorstel is not None
    assert uit.voorstel.bedrag("te veel") == max(0, voorgesteld - hoogste)
    assert (uit.voorstel.uitkomst == JA) == (voorgesteld <= hoogste)
    if uit.voorstel.uitkomst != JA:
        geldt = uit.voorstel.bedrag("huurprijs die geldt")
        if beding and lid != "art. 10 lid 2":  # BW 7:248 lid 3: alleen wat boven art. 10 gaat is nietig
            assert hoogste <= geldt <= cap[lid]
            assert uit.voorstel.bedrag("nietig") == voorgesteld - geldt
        else:
            assert geldt == hoogste


def test_een_onbekend_feit_geeft_een_bereik_en_een_voorstel_daaronder_mag():
    woning = met_punten(110, date(2025, 7, 1))
    woning["ruimten"][0]["verwarmd"] = None
    woning["bouwjaar"] = None
    document = lees_document({"woning": woning, "contract": _contract("2015-05-01", "500", "650", beding=False)})
    dag = date(2025, 7, 1)
    uit = verhoging(document, Regeling.op(dag), Gevraagd(dag)).hoogste
    assert uit.uitkomst == NIET_TE_BESLISSEN
    laag, hoog = uit.bedrag("ten minste"), uit.bedrag("ten hoogste")
    assert 65_000 <= laag < hoog <= 68_250
    for bedrag, verwacht in ((laag, JA), (laag + 1, NIET_TE_BESLISSEN), (hoog, NIET_TE_BESLISSEN), (hoog + 1, NEE)):
        voorstel = verhoging(document, Regeling.op(dag), Gevraagd(dag, bedrag)).voorstel
        assert voorstel is not None
        assert voorstel.uitkomst == verwacht
    boven = verhoging(document, Regeling.op(dag), Gevraagd(dag, hoog + 1)).voorstel
    assert boven is not None
    assert boven.bedrag("ten minste te veel") == 1


def _verloop(los: list[tuple[date, int, str]], huur: int) -> list[tuple[date, int, str]]:
    """Wijzigingen waarvan elk bedrag bij haar reden past, van oud naar nieuw."""
    uit: list[tuple[date, int, str]] = []
    for dag, verschil, reden in sorted(los):
        inhalen = reden == "inhaalverhoging" and not any(r.endswith("op_verzoek") for _, _, r in uit)
        if inhalen or (reden.startswith("verlaging") and huur <= verschil):
            continue
        naar = (
            huur - verschil if reden.startswith("verlaging") else huur + verschil * (not reden.startswith("bevriezing"))
        )
        uit.append((dag, naar, reden))
        huur = huur if reden == "verlaging_gebreken" else naar
    return uit


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_er_is_altijd_een_antwoord(data: st.DataObject):
    """Ook zonder feiten, met vreemde feiten en op dagen zonder recht: een beslissing, en nooit minder dan de geldende huur."""
    kies = data.draw
    begin = kies(st.none() | st.dates(date(1985, 1, 1), date(2026, 6, 1)))
    eerste = begin or date(1985, 1, 1)
    dag = kies(st.dates(eerste + timedelta(1), date(2028, 1, 1)))
    redenen = st.sampled_from(
        ["verhoging", "verhoging_inkomen", "bevriezing_op_verzoek", "verlaging_op_verzoek", "inhaalverhoging",
         "overeengekomen_trap", "verlaging_gebreken"]
    )  # fmt: skip
    wijziging = st.tuples(st.dates(eerste, date(2027, 1, 1)), st.integers(1, 200), redenen)
    bedragen = st.none() | st.integers(1, 2000)
    ja_nee, aanvang = st.none() | st.booleans(), kies(bedragen)
    lijst = _verloop(kies(st.lists(wijziging, max_size=4, unique_by=lambda w: w[0])), aanvang or 700)
    contract = {
        "ondertekend": begin, "ingangsdatum": begin, "aanvangshuurprijs": aanvang,
        "huurprijs": None if lijst or aanvang else kies(bedragen), "beding_huurverhoging": kies(ja_nee), "ligplaats": kies(ja_nee),
        "wijzigingen": [{"datum": d, "huurprijs": h, "reden": r} for d, h, r in lijst],
        "trappen": [{"datum": eerste, "huurprijs": 700}],
    }  # fmt: skip
    huishouden = {"personen": "meer", "inkomen_toetsjaar": kies(bedragen), "inkomen_peiljaar": 90_000}
    woning = kaal(kies(st.integers(4, 300)))
    feiten = {"woning": woning, "contract": contract, "huishouden": huishouden if kies(st.booleans()) else None}
    document = lees_document(feiten)
    uit = verhoging(document, Regeling(dag), Gevraagd(dag, kies(st.none() | st.integers(0, 300_000))))
    bekend = {b.naam: b.centen for b in uit.hoogste.bedragen}
    if "hoogste huurprijs" in bekend:
        assert bekend["hoogste huurprijs"] == bekend["geldende huurprijs"] + bekend["toegestane verhoging"]
        assert bekend["toegestane verhoging"] >= 0
    assert uit.hoogste.uitkomst in {JA, NEE, NIET_TE_BESLISSEN, "onbegrensd"}


@pytest.mark.parametrize(("naam", "huur", "verwacht"), [("woonwagen", 30_000, 31_500), ("standplaats", 10_000, 10_500)])
def test_een_woonwagen_en_een_standplaats_ongeacht_het_inkomen(naam: str, huur: int, verwacht: int):
    pad = Path(__file__).parents[1] / "examples" / f"{naam}.yaml"
    feiten = yaml.safe_load(pad.read_text(encoding="utf-8"))
    feiten["contract"] = _contract("2015-05-01", "50", str(huur // 100), beding=False)
    feiten["huishouden"] = {"personen": "alleen", "inkomen_toetsjaar": 200_000}
    dag = date(2025, 7, 1)
    uit = verhoging(lees_document(feiten), Regeling.op(dag, naam), Gevraagd(dag))
    assert (uit["verhogingsregel"].uitkomst, uit["grondslag"].uitkomst) == ("art. 10 lid 2", "voorstel")
    assert uit.hoogste.bedrag("hoogste huurprijs") == verwacht


def test_een_rijksmonument_zegt_dat_de_uitzondering_van_bijlage_v_niet_is_gezien():
    zaak = {"ingang": date(2025, 7, 1), "punten": 130, "contract": _SOCIAAL}
    feiten = _document(zaak)
    feiten["woning"] = {**feiten["woning"], "rijksmonument": True}
    uit = verhoging(lees_document(feiten), Regeling.op(date(2025, 7, 1)), Gevraagd(date(2025, 7, 1)))
    assert "zonderde in 2015" in uit["maximale_huurprijs"].aannamen[0].zin


# --- fouten ----------------------------------------------------------------------------------------------------------


def test_alles_wat_elkaar_tegenspreekt_is_een_fout_tegelijk():
    contract = {
        "ondertekend": "2024-05-01", "ingangsdatum": "2024-04-01", "einddatum": "2024-12-31",
        "wijzigingen": [{"datum": "2023-01-01", "huurprijs": "500"}],
        "trappen": [{"datum": "2024-03-01", "huurprijs": "700"}, {"datum": "2025-03-01", "huurprijs": "600"}],
        "ligplaats": True,
    }  # fmt: skip
    feiten = {
        "woning": {"stelsel": "onzelfstandig", "kamers_op_adres": 2}, "contract": contract, "huishouden": {"inkomen_toetsjaar": 1},
        "huurverhogingsvoorstel": {"gedaan": "2025-08-01"}, "woningverbetering": {"gereed": "2024-01-01", "verhoging": 1},
    }  # fmt: skip
    dag = date(2025, 7, 1)
    with pytest.raises(FeitenFout) as e:
        verhoging(lees_document(feiten), Regeling(dag), Gevraagd(dag, 1, Fraction(1)))
    assert {f.code for f in e.value.fouten} == {
        "ingang_voor_ondertekening", "wijziging_voor_ingang", "inkomen_zonder_personen", "verhoging_na_einde",
        "huurprijs_en_percentage", "voorstel_na_ingang", "trap_voor_ingang", "trappen_niet_oplopend",
        "verbetering_voor_ingang", "ligplaats_met_stelsel",
    }  # fmt: skip


def test_een_verhoging_op_de_dag_van_ingang_kan_niet():
    dag = date(2015, 5, 1)
    with pytest.raises(FeitenFout, match="verhoging_voor_ingang"):
        verhoging(lees_document({"woning": {}, "contract": _SOCIAAL}), Regeling(dag), Gevraagd(dag))


# --- de opdracht -----------------------------------------------------------------------------------------------------


def _bestand(tmp_path: Path, contract: dict[str, Any], punten: int = 130) -> str:
    woning = met_punten(punten, date(2025, 7, 1))
    pad = tmp_path / "huur.json"
    pad.write_text(json.dumps({"id": "Dorpsstraat 1", "woning": woning, "contract": contract}), encoding="utf-8")
    return str(pad)


def test_de_opdracht_toont_te_veel_tot_op_de_cent(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    code = main(["verhoog", _bestand(tmp_path, _SOCIAAL), "--ingang", "2025-07-01", "--nieuwe-huur", "630,01"])
    uit = capsys.readouterr().out
    assert code == 0
    assert "Huurverhoging per 1 juli 2025 · Dorpsstraat 1" in uit
    assert "Te veel                   € 0,01".replace(" ", "") in uit.replace("\N{NO-BREAK SPACE}", "").replace(" ", "")


def test_de_opdracht_als_json_met_keuze_en_voorstel(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    contract = _contract("2024-08-01", "950", "950", beding=True)
    bestand = _bestand(tmp_path, contract, 170)
    args = ["verhoog", bestand, "--ingang", "2025-08-01", "--recht", "consultatie-2023-geconsolideerd", "--json"]
    assert main(args) == 0
    uit = json.loads(capsys.readouterr().out)
    assert uit["voorstel"] == ["consultatie-2023-geconsolideerd"]
    regel = next(b for b in uit["beslissingen"] if b["id"] == "verhogingsregel")
    assert regel["uitkomst"] == "art. 10 lid 4"


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        (["--nieuwe-huur", "x"], 2), (["--percentage", "x"], 2), (["--nieuwe-huur", "1", "--percentage", "1"], 2),
        (["--keuze", "inhaal_som=niets"], 2), (["--recht", "niets"], 3), (["--index", "/bestaat/niet.csv"], 3),
        (["--percentage", "5"], 0),
    ],
)  # fmt: skip
def test_slotcodes(tmp_path: Path, capsys: pytest.CaptureFixture[str], extra: list[str], code: int):
    assert main(["verhoog", _bestand(tmp_path, _SOCIAAL), "--ingang", "2025-07-01", *extra]) == code
    uit = capsys.readouterr()
    assert uit.out if code == 0 else uit.err


def test_zonder_ingang_en_met_een_lijst(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["verhoog", _bestand(tmp_path, _SOCIAAL)]) == 2
    lijst = tmp_path / "lijst.json"
    lijst.write_text('[{"woning": {}}]', encoding="utf-8")
    assert main(["verhoog", str(lijst), "--ingang", "2025-07-01"]) == 3
    assert "geen_enkele_woning" in capsys.readouterr().err


def test_een_dag_zonder_stelsel_geeft_toch_het_percentage(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["verhoog", _bestand(tmp_path, _VRIJ), "--ingang", "2021-08-01"]) == 0
    assert "2,4%" in capsys.readouterr().out


def test_een_raming_met_een_bestand(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    regels = ["reeks,jaar,maand,waarde"]
    for naam, reeks in _reeksen().cijfers.items():
        regels += [f"{naam},{jaar},{maand},{float(w)}" for (jaar, maand), w in reeks.cijfers.items()]
    csv = tmp_path / "index.csv"
    csv.write_text("\n".join(regels), encoding="utf-8")
    assert main(["verhoog", _bestand(tmp_path, _VRIJ), "--ingang", "2027-05-01", "--index", str(csv)]) == 0
    uit = capsys.readouterr().out
    assert "raming uit de opgegeven indexcijfers" in " ".join(uit.split())
