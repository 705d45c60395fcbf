"""Een brok in kolommen geeft hetzelfde als elke woning apart als document: dat is de enige maat voor de snelle weg."""

from __future__ import annotations

import copy
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from huurstelsel import Regeling, waardeer
from huurstelsel.feiten.soorten import BINNENSHUIS, RUIMTESOORTEN
from huurstelsel.portefeuille import brok as brokken
from huurstelsel.portefeuille import documentsgewijs
from huurstelsel.portefeuille.schema import schema
from huurstelsel.portefeuille.uitslag import FEITEN, GEEN, Uitslag, als_brok, uitslagschema
from huurstelsel.reken.getallen import PUNT
from strategieen import documenten, met_gemeente
from strategieen_basis import stellen_van
from strategieen_onzelfstandig import kamerdocumenten

Woordenboek = dict[str, Any]
RUSTIG = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))

BIJZONDER = {
    "woning": ("zorgwoning", "laadpalen", "woonvoorzieningen_gehandicapten", "renovaties", "aftrek", "bewoning"),
    "ruimte": ("open_verbinding", "onderdeel_van", "lengte", "breedte", "wastafels_zonder_maximum", "gebruikers"),
}


def als_arrow(waarde: Any) -> Any:
    """Wat in een Arrow-kolom past: breuken en lange decimalen op zes decimalen, ja en nee als bool, een naam als voorziening."""
    if isinstance(waarde, Fraction):
        waarde = Decimal(waarde.numerator) / Decimal(waarde.denominator)
    if isinstance(waarde, Decimal):
        return waarde.quantize(Decimal("0.000001"))
    if isinstance(waarde, dict):
        return {naam: als_arrow(deel) for naam, deel in waarde.items()}
    return [als_arrow(deel) for deel in waarde] if isinstance(waarde, list | tuple) else waarde


def gewoon(document: Woordenboek) -> Woordenboek:
    """Het document zonder wat de snelle weg aan de gewone laat, in vormen die een kolom kent."""
    uit = copy.deepcopy(document)
    uit.pop("peildatum", None)
    woning = uit["woning"]
    for naam in BIJZONDER["woning"]:
        woning.pop(naam, None)
    for ruimte in woning.get("ruimten", ()):
        if "lengte" in ruimte and "oppervlakte" not in ruimte:
            ruimte["oppervlakte"] = Decimal("12.345")
        for naam in BIJZONDER["ruimte"]:
            ruimte.pop(naam, None)
        ruimte["voorzieningen"] = [
            {"soort": v} if isinstance(v, str) else v for v in ruimte.get("voorzieningen", ()) if v != "laadpaal"
        ]
    return als_arrow(uit)


def in_brok(woningen: list[Woordenboek]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(woningen, schema=schema())


def gelijk(snel: Uitslag, gewone: Uitslag) -> None:
    for naam in (*Uitslag.GETALLEN, "segmenten", "onbekend", "aangenomen", "huurprijs", "stelsel"):
        np.testing.assert_array_equal(getattr(snel, naam), getattr(gewone, naam), err_msg=naam)
    for nummer in snel.rubriek:
        np.testing.assert_array_equal(snel.rubriek[nummer], gewone.rubriek[nummer], err_msg=f"rubriek {nummer}")


def vergelijk(woningen: list[Woordenboek], regeling: Regeling, hoogstens_als_document: int | None = 0) -> Uitslag:
    """De uitslag van het brok, gelijk aan die van de documenten."""
    uit = brokken.waardeer(in_brok(woningen), regeling, per_invulling=0)
    gewone, fouten = documentsgewijs.waardeer(woningen, regeling)
    assert uit.fouten == fouten
    gelijk(uit.uitslag, gewone)
    assert hoogstens_als_document is None or uit.als_document <= hoogstens_als_document
    return uit.uitslag


@pytest.mark.parametrize("dag", [date(2024, 7, 1), date(2025, 1, 1), date(2026, 7, 1)])
@RUSTIG
@given(data=st.data())
def test_zelfstandig_in_kolommen_is_als_document(dag: date, data: st.DataObject) -> None:
    regeling = Regeling.op(dag)
    woningen = [gewoon(d) for d in data.draw(st.lists(documenten(dag), min_size=1, max_size=5))]
    if dag < date(2025, 1, 1):  # een label zonder oppervlakte geeft dan een bereik, en gaat als document
        for w in woningen:
            for e in w["woning"].get("energieprestaties", ()):
                e.setdefault("gebruiksoppervlakte", Decimal("55.5"))
    for i, w in enumerate(woningen):
        w["id"] = f"w{i}"
    uit = vergelijk(woningen, regeling)
    for i, w in enumerate(woningen):
        een = waardeer({**w, "peildatum": dag}, regeling)
        assert (uit.laag[i], uit.hoog[i]) == (een.punten_minimaal, een.punten_maximaal)
        assert uit.huur_laag[i] == een.huurprijs.maximaal_met_opslag
        for rubriek in een.rubrieken:
            if een.punten is not None:
                assert Fraction(int(uit.rubriek[rubriek.rubriek][i]), PUNT) == rubriek.punten


@RUSTIG
@given(data=st.data(), dag=st.sampled_from([date(2024, 7, 1), date(2026, 1, 1)]))
def test_kamers_in_kolommen_zijn_als_document(dag: date, data: st.DataObject) -> None:
    woningen = [gewoon(d) for d in data.draw(st.lists(kamerdocumenten(dag), min_size=1, max_size=4))]
    vergelijk(woningen, Regeling.op(dag), None)


@RUSTIG
@given(
    delen=st.lists(stellen_van(gedeeld_met_adressen=4), min_size=1, max_size=4),
    stelsel=st.sampled_from(("zelfstandig", "onzelfstandig")),
)
def test_stellen_in_kolommen_zijn_als_document(delen: list[list[Woordenboek]], stelsel: str) -> None:
    """Elk stel heeft zijn eigen groep, ook als woningen in hetzelfde brok andere stellen hebben."""
    vast = {"stelsel": stelsel, "bouwjaar": 1990, "woningtype": "eengezinswoning"}
    vast |= {"kamers_op_adres": 3} if stelsel == "onzelfstandig" else {}
    woningen = [gewoon({"id": f"w{i}", "woning": {**vast, "ruimten": ruimten}}) for i, ruimten in enumerate(delen)]
    vergelijk(woningen, Regeling.op(date(2026, 7, 1)))


def test_stellen_in_kolommen_met_de_hand() -> None:
    """Vier verwarmde gangen met elk van twee stellen van acht adressen: 4 / 8 + 4 / 8; zonder stel 4 / 8."""
    gang = {"soort": "gang", "oppervlakte": 4, "verwarmd": True, "gedeeld_met_adressen": 8}
    apart = [{**gang, "gedeeld_stel": naam} for naam in ("B", "A") * 4]
    prive = {**apart[0], "gedeeld_met_adressen": 1}
    veel = [{**gang, "gedeeld_stel": f"stel {n}"} for n in range(300)]
    vast = {"bouwjaar": 1990, "woningtype": "eengezinswoning"}
    woningen = [als_arrow({"woning": {**vast, "ruimten": r}}) for r in (apart, [gang] * 8, veel, [prive])]
    uit = brokken.waardeer(in_brok(woningen), Regeling.op(date(2026, 7, 1)), per_invulling=0)
    assert [Fraction(int(punten), PUNT) for punten in uit.uitslag.rubriek[9][:3]] == [
        1,
        Fraction(1, 2),
        Fraction(75, 2),
    ]
    assert {i: [f.code for f in mis] for i, mis in uit.fouten.items()} == {3: ["stel_zonder_delen"]}
    assert uit.als_document == 2  # meer dan 255 stellen, en wat niet klopt


@pytest.mark.parametrize("keus", ["telt", "telt_niet"])
def test_energieprestaties_van_dezelfde_dag_en_van_na_de_peildatum_in_kolommen(keus: str) -> None:
    """Van twee gelijke labels telt er één in haar geheel, in welke volgorde ook; en een label dat na de peildatum is geregistreerd."""
    vast = {"soort": "energielabel", "label": "A", "opnamedatum": date(2024, 5, 11)}
    laag, hoog = ({**vast, "risico_oververhitting": risico} for risico in ("laag", "hoog"))
    laat = {**vast, "opnamedatum": date(2026, 6, 1), "registratiedatum": date(2026, 7, 9)}
    kamers = [{"soort": s, "oppervlakte": 20, "verwarmd": False} for s in ("woonkamer", "slaapkamer")]
    woning = {"bouwjaar": 1970, "woningtype": "eengezinswoning", "ruimten": kamers}
    alle = ([laag, hoog], [hoog, laag], [laag], [laat])
    woningen = [als_arrow({"woning": {**woning, "energieprestaties": labels}}) for labels in alle]
    uit = vergelijk(woningen, Regeling.op(date(2026, 7, 1)).met(keuzes={"registratie_na_peildatum": keus}))
    punten = {nummer: [int(p) // PUNT for p in uit.rubriek[nummer]] for nummer in (3, 4)}
    assert punten == {3: [0, 0, 2, 0], 4: [41, 41, 41, 41 if keus == "telt" else -15]}


def vergeten(document: Woordenboek, wat: set[str]) -> Woordenboek:
    """Hetzelfde document zonder deze feiten; de maat van een plek met een laadpaal blijft, want zonder gaat zij als document."""
    uit = copy.deepcopy(document)
    for naam in wat & {"woningtype", "bouwjaar"}:
        uit["woning"].pop(naam, None)
    if "ondertekend" in wat:
        uit.get("contract", {}).pop("ondertekend", None)
    for i, ruimte in enumerate(uit["woning"].get("ruimten", ())):
        binnen = RUIMTESOORTEN[ruimte["soort"]].klasse in BINNENSHUIS
        if "verwarmd" in wat and binnen and i % 2:
            ruimte.pop("verwarmd", None)
        paal = any(v["soort"] == "laadpaal" for v in ruimte["voorzieningen"])
        if "buiten" in wat and not binnen and not paal:
            ruimte.pop("oppervlakte", None)
        if "binnen" in wat and binnen and i % 3 == 1 and not paal:
            ruimte.pop("oppervlakte", None)
    return uit


@pytest.mark.parametrize("dag", [date(2025, 1, 1), date(2026, 7, 1)])
@RUSTIG
@given(data=st.data())
def test_bereiken_in_kolommen_zijn_als_document(dag: date, data: st.DataObject) -> None:
    feiten = st.sets(st.sampled_from(("woningtype", "bouwjaar", "ondertekend", "verwarmd", "buiten", "binnen")))
    paren = data.draw(st.lists(st.tuples(documenten(dag), feiten), min_size=1, max_size=3))
    woningen = [met_gemeente(vergeten(gewoon(document), wat)) for document, wat in paren]
    vergelijk(woningen, Regeling.op(dag))


def test_alle_kolommen_van_de_uitslag() -> None:
    woning = {
        "id": "a",
        "contract": {"huurprijs": Decimal("900.00")},
        "woning": {
            "woningtype": "meergezinswoning",
            "bouwjaar": 1975,
            "woz_waarden": [],
            "energieprestaties": [],
            "ruimten": [{"soort": "woonkamer", "oppervlakte": Decimal("40.5"), "verwarmd": True}],
        },
    }
    onbekend = {**woning, "woning": {**woning["woning"], "bouwjaar": None}}
    uit = brokken.waardeer(in_brok([woning, onbekend]), Regeling.op(date(2026, 1, 1)))
    tabel = als_brok(uit.uitslag)
    assert tabel.schema == uitslagschema()
    vol, open_ = tabel.to_pylist()
    een = waardeer({**woning, "peildatum": "2026-01-01"})
    assert een.huurprijs.maximaal == int(vol["maximale_huurprijs"] * 100)
    assert vol["punten"] == een.punten
    assert vol["rubriek_1"] == Decimal("41.0000")
    assert vol["boven_maximum"] == "ja"
    assert vol["te_veel_minimaal"] == vol["te_veel_maximaal"] == Decimal("900.00") - vol["maximale_huurprijs"]
    assert (vol["onbekend"], vol["bepalend_feit"], vol["aangenomen"]) == (None, None, None)
    assert (open_["onbekend"], open_["bepalend_feit"]) == ("bouwjaar", "bouwjaar")
    assert open_["punten"] is None
    assert open_["punten_minimaal"] < open_["punten_maximaal"]


@pytest.mark.parametrize("anders", [{}, {"renovaties": [{"jaar": 2015}]}])  # in kolommen en als document
def test_op_een_aanname_is_een_huurprijs_niet_zeker_te_hoog(anders: Woordenboek) -> None:
    """Zonder WOZ-waarde telt de minimumwaarde; zij kan het maximum verhogen, een lege lijst zegt dat zij er niet is."""
    label = {"energieprestaties": [{"soort": "energielabel", "label": "A", "opnamedatum": date(2024, 5, 11)}]}
    woz = {"woz_waarden": [{"waarde": 250_000, "waardepeildatum": date(2025, 1, 1)}]}
    feiten = [label, woz, {}, label | woz, {"woz_waarden": [], "energieprestaties": []}]
    feiten += [{"taxatiewaarde": 200_000, "energieprestatievergoeding": True}]
    kamer = {"soort": "woonkamer", "oppervlakte": 30, "verwarmd": True}
    vast = {"woningtype": "meergezinswoning", "bouwjaar": 1968, "ruimten": [kamer], **anders}
    woningen = [als_arrow({"contract": {"huurprijs": Decimal(900)}, "woning": {**vast, **een}}) for een in feiten]
    uit = als_brok(vergelijk(woningen, Regeling.op(date(2026, 7, 1)), len(woningen))).to_pydict()
    aangenomen = ["woz_waarden", "energieprestaties", "woz_waarden, energieprestaties", None, None, None]
    assert uit["aangenomen"] == aangenomen
    assert uit["boven_maximum"] == ["mogelijk"] * 3 + ["ja"] * 3
    assert uit["te_veel_minimaal"][:3] == [Decimal(0)] * 3
    assert uit["te_veel_minimaal"][3:] == uit["te_veel_maximaal"][3:]
    assert uit["ruimte_maximaal"] == [None] * 3 + [Decimal(0)] * 3


def test_een_rij_die_niet_klopt_houdt_de_andere_niet_tegen() -> None:
    goed = {"woning": {"bouwjaar": 1990, "woningtype": "eengezinswoning"}}
    fout = {"woning": {"bouwjaar": 1990, "ruimten": [{"soort": "zwembad"}, {"soort": "keuken", "oppervlakte": -1}]}}
    uit = brokken.waardeer(in_brok([goed, als_arrow(fout), goed]), Regeling.op(date(2026, 1, 1)))
    assert list(uit.fouten) == [1]
    assert [f.pad for f in uit.fouten[1]] == ["woning.ruimten[0].soort", "woning.ruimten[1].oppervlakte"]
    assert uit.uitslag.laag[0] == uit.uitslag.laag[2] != GEEN
    assert uit.uitslag.laag[1] == GEEN


def test_een_dag_buiten_bereik_is_ook_in_een_kolom_met_dagen_een_fout() -> None:
    dagen = (date(999, 12, 31), date(1000, 1, 1), date(2199, 12, 31), date(2200, 1, 1))
    woningen = [{"woning": {"bouwjaar": 1990, "ruimten": [], "start_bouw": dag}} for dag in dagen]
    fouten = brokken.waardeer(in_brok(woningen), Regeling.op(date(2026, 1, 1))).fouten
    verwacht = [("woning.start_bouw", "datum_buiten_bereik")]
    assert {i: [(f.pad, f.code) for f in mis] for i, mis in fouten.items()} == {0: verwacht, 3: verwacht}


@pytest.mark.parametrize("kamers", [1, 5])
def test_kamers_op_het_adres_van_een_zelfstandige_woning_zijn_een_fout(kamers: int) -> None:
    plek = {"soort": "parkeerplek", "type": "I", "gedeeld_met_adressen": 5}
    woning = {"bouwjaar": 1990, "woningtype": "eengezinswoning", "kamers_op_adres": kamers, "ruimten": [plek]}
    uit = brokken.waardeer(in_brok([{"woning": woning}] * 2), Regeling.op(date(2026, 1, 1)))
    verwacht = [("woning.kamers_op_adres", "alleen_onzelfstandig")]
    assert [[(f.pad, f.code) for f in mis] for mis in uit.fouten.values()] == [verwacht] * (2 * (kamers > 1))


def test_de_veertiende_rubriek_van_voor_de_wet_betaalbare_huur() -> None:
    woning = {"woning": {"bouwjaar": 1990, "woningtype": "eengezinswoning", "ruimten": []}}
    vergelijk([woning], Regeling.op(date(2024, 1, 1)), None)


@pytest.mark.parametrize("ruimten", [None, []])
@pytest.mark.parametrize("stelsel", ["zelfstandig", "onzelfstandig"])
def test_weggelaten_ruimten_zijn_in_kolommen_onbekend(ruimten: list[Any] | None, stelsel: str) -> None:
    eigen = {"stelsel": stelsel, "bouwjaar": 1990, "woningtype": "eengezinswoning", "kamers_op_adres": 3}
    woningen = [{"id": str(i), "woning": dict(eigen)} for i in range(2)]
    if ruimten is not None:
        woningen[1]["woning"]["ruimten"] = ruimten
    if stelsel == "zelfstandig":
        for woning in woningen:
            del woning["woning"]["kamers_op_adres"]
    uit = vergelijk(woningen, Regeling.op(date(2026, 7, 1)))
    assert uit.hoog[0] == GEEN
    assert (uit.hoog[1] == GEEN) == (ruimten is None)
    assert uit.bepalend.tolist() == [FEITEN.index("ruimten"), FEITEN.index("ruimten") if ruimten is None else -1]
