"""Huurverhoging: de zaken in `zaken_huur/verhoging`, termijnen, eigenschappen en tegenspraak in de feiten."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.fouten import FeitenFout
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Beslissing
from huurstelsel.huur.verhoging import Verhoging, verhoging
from huurstelsel.huur.verhoging_grens import AFRONDING, Grens
from huurstelsel.huur.verhoging_grens import lid_2 as grens_lid_2
from huurstelsel.huur.verhoging_tijdvak import volgende
from huurstelsel.huur.verhoging_zaak import Gevraagd
from huurstelsel.recht.laden import onderwerp
from huurstelsel.reken.datums import jaren_verder, maanden_verder
from kale_woning import kaal, met_punten
from verhoging_hulp import SOCIAAL, VRIJ, overeenkomst, vlakke_reeksen

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


def regeling_op(dag: date, stelsel: str = "zelfstandig", **rest: Any) -> Regeling:
    return Regeling(dag, stelsel).met(**rest)


def _centen(tekst: str) -> int:
    return int(tekst.replace(".", "").replace(",", ""))


def _beslis(zaak: dict[str, Any]) -> Verhoging:
    regeling = regeling_op(
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


def test_wat_geen_officiele_bron_heeft_zegt_dat():
    zaak = {"ingang": date(2026, 7, 1), "punten": 130, "contract": SOCIAAL}
    hoogste = _beslis(zaak).hoogste
    zeker = {b.naam: b.zekerheid for b in hoogste.bedragen}
    assert zeker["hoogste huurprijs"].startswith("secundair: rijksoverheid.nl 15-12-2025")
    hoogste = _beslis({**zaak, "ingang": date(2025, 7, 1)}).hoogste
    assert {b.zekerheid for b in hoogste.bedragen} == {""}


def test_een_raming_voor_2027_zegt_dat_zij_een_raming_is():
    dag = date(2027, 5, 1)
    document = lees_document({"woning": {}, "contract": VRIJ})
    zonder = verhoging(document, Regeling(dag), Gevraagd(dag)).hoogste
    assert zonder.uitkomst == NIET_TE_BESLISSEN
    assert "nog niet gepubliceerd" in zonder.ontbreekt[0].zin
    uit = verhoging(document, Regeling(dag), Gevraagd(dag, reeksen=vlakke_reeksen())).hoogste
    assert uit.bedrag("huurprijs naar art. 10 en 10a") == 130_000
    assert all(b.zekerheid.startswith("raming") for b in uit.bedragen)
    keuze = {"afronding_indexpercentage": "onafgerond"}
    uit = verhoging(document, Regeling(dag).met(keuzes=keuze), Gevraagd(dag, reeksen=vlakke_reeksen())).hoogste
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
    contract = overeenkomst(begin, aanvang, f"{huur / 100:.2f}", beding=beding)
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
    document = lees_document({"woning": woning, "contract": overeenkomst("2015-05-01", "500", "650", beding=False)})
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
    feiten["contract"] = overeenkomst("2015-05-01", "50", str(huur // 100), beding=False)
    feiten["huishouden"] = {"personen": "alleen", "inkomen_toetsjaar": 200_000}
    dag = date(2025, 7, 1)
    uit = verhoging(lees_document(feiten), Regeling.op(dag, naam), Gevraagd(dag))
    assert (uit["verhogingsregel"].uitkomst, uit["grondslag"].uitkomst) == ("art. 10 lid 2", "voorstel")
    assert uit.hoogste.bedrag("hoogste huurprijs") == verwacht


def test_een_rijksmonument_zegt_dat_de_uitzondering_van_bijlage_v_niet_is_gezien():
    zaak = {"ingang": date(2025, 7, 1), "punten": 130, "contract": SOCIAAL}
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
        verhoging(lees_document({"woning": {}, "contract": SOCIAAL}), Regeling(dag), Gevraagd(dag))


def test_voor_de_invoering_van_artikel_247_is_niet_te_zeggen_of_de_huurprijs_geliberaliseerd_is():
    """Artikel 7:247 geldt sinds 1 augustus 2003; de aanvangshuurprijs is boven de grens van toen."""
    begin, dag = date(2000, 1, 1), date(2000, 1, 2)
    document = lees_document(
        {"woning": kaal(150), "contract": {"ingangsdatum": begin, "aanvangshuurprijs": 900, "ondertekend": begin}}
    )
    besluit = verhoging(document, Regeling(dag), Gevraagd(dag)).hoogste
    zinnen = [melding.zin for melding in besluit.ontbreekt]
    assert (besluit.uitkomst, zinnen) == (
        "niet te beslissen",
        ["liberalisatie.gesloten_vanaf bestaat niet op 2000-01-02."],
    )
