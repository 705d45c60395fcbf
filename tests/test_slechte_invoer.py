"""Foute feiten: alle fouten tegelijk, elk met pad, vaste code en een Nederlandse zin."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel import waardeer
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.feiten.model import Document
from huurstelsel.feiten.soorten import RUIMTESOORTEN
from huurstelsel.fouten import FeitenFout, Fout

PEILDATUM = date(2026, 1, 1)


def fouten(document: Any) -> dict[str, tuple[str, str]]:
    """Pad → (code, zin)."""
    with pytest.raises(FeitenFout) as fout:
        lees_document(document, PEILDATUM)
    gevonden = fout.value.fouten
    assert len({(f.pad, f.code) for f in gevonden}) == len(gevonden)
    assert all(f.zin.endswith((".", "?")) and (f.zin[0].isupper() or f.zin[0] == "“") for f in gevonden)
    return {f.pad: (f.code, f.zin) for f in gevonden}


def woning(**velden: Any) -> dict[str, Any]:
    return {"woning": velden}


def ruimte(**velden: Any) -> dict[str, Any]:
    return woning(ruimten=[{"soort": "slaapkamer", **velden}])


def prestatie(**velden: Any) -> dict[str, Any]:
    return woning(energieprestaties=[{"soort": "energielabel", "label": "C", "opnamedatum": "2024-01-01", **velden}])


@pytest.mark.parametrize(
    ("document", "pad", "code"),
    [
        ({"peildatum": "2026-01-01"}, "woning", "ontbreekt"),
        ({"woning": None}, "woning", "geen_groep"),
        ({"woning": []}, "woning", "geen_groep"),
        ({"woning": {3: 4}}, "woning.3", "geen_tekst"),
        (woning(ruimten={}), "woning.ruimten", "geen_lijst"),
        (woning(ruimten="x"), "woning.ruimten", "geen_lijst"),
        (woning(ruimten=["slaapkamer"]), "woning.ruimten[0]", "geen_groep"),
        (woning(ruimten=[None]), "woning.ruimten[0]", "geen_groep"),
        (woning(bouwjaar="1965"), "woning.bouwjaar", "geen_geheel_getal"),
        (woning(bouwjaar=True), "woning.bouwjaar", "geen_geheel_getal"),
        (woning(bouwjaar=65), "woning.bouwjaar", "te_laag"),
        (woning(bouwjaar=2200), "woning.bouwjaar", "te_hoog"),
        (woning(bouwjaar=2027), "woning.bouwjaar", "bouwjaar_na_peildatum"),
        (woning(renovaties=[{"jaar": 2027}]), "woning.renovaties[0].jaar", "renovatie_na_peildatum"),
        (woning(bouwjaar=2000, renovaties=[{"jaar": 1999}]), "woning.renovaties[0].jaar", "renovatie_voor_bouwjaar"),
        (woning(rijksmonument="misschien"), "woning.rijksmonument", "geen_ja_nee"),
        (woning(stelsel="hotel"), "woning.stelsel", "onbekende_waarde"),
        (
            woning(start_bouw="2025-02-01", eerste_ingebruikname="2025-01-31"),
            "woning.start_bouw",
            "start_bouw_na_ingebruikname",
        ),
        (woning(taxatiewaarde=0), "woning.taxatiewaarde", "te_laag"),
        (
            woning(woz_waarden=[{"waarde": 1, "waardepeildatum": "2025-01-02"}]),
            "woning.woz_waarden[0]",
            "waardepeildatum_niet_1_januari",
        ),
        (
            woning(woonvoorzieningen_gehandicapten=[{"kosten": 1, "subsidie": 2}]),
            "woning.woonvoorzieningen_gehandicapten[0]",
            "bijdrage_boven_kosten",
        ),
        (woning(zorgwoning="ja"), "woning.zorgwoning", "geen_groep"),
        (woning(laadpalen=[{"aantal": 0}]), "woning.laadpalen[0].aantal", "te_laag"),
        ({**woning(), "peildatum": "2026-02-30"}, "peildatum", "geen_datum"),
        ({**woning(), "peildatum": 20260101}, "peildatum", "geen_datum"),
        ({**woning(), "contract": {"huurprijs": "1.050"}}, "contract.huurprijs", "getal_dubbelzinnig"),
        ({**woning(), "contract": {"huurprijs": 10**5000}}, "contract.huurprijs", "getal_te_lang"),
        ({**woning(), "contract": {"huurprijs": "1" * 41}}, "contract.huurprijs", "getal_te_lang"),
        ({**woning(), "contract": {"huurprijs": Decimal("1e-999999")}}, "contract.huurprijs", "getal_te_lang"),
        ({**woning(), "contract": {"huurprijs": 1e30}}, "contract.huurprijs", "te_hoog"),
        (woning(bouwjaar=10**5000), "woning.bouwjaar", "te_hoog"),
        ({**woning(), "peildatum": "20260101"}, "peildatum", "geen_datum"),
        ({**woning(), "contract": {"huurprijs": "1050,005"}}, "contract", "bedrag_in_centen"),
        ({**woning(), "contract": {"huurprijs": -1}}, "contract.huurprijs", "te_laag"),
        ({**woning(), "contract": {"huurprijs": "duizend"}}, "contract.huurprijs", "geen_getal"),
        ({**woning(), "contract": {"huurprijs": float("nan")}}, "contract.huurprijs", "geen_getal"),
        ({**woning(), "adres": {"postcode": "0123 AB"}}, "adres.postcode", "verkeerde_vorm"),
        ({**woning(), "adres": {"huisnummer": ["12"]}}, "adres.huisnummer", "geen_tekst_of_getal"),
        ({**woning(), "adres": {"woonplaatscode": "12"}}, "adres.woonplaatscode", "verkeerde_vorm"),
        (ruimte(oppervlakte=-1), "woning.ruimten[0].oppervlakte", "te_laag"),
        (ruimte(oppervlakte="-0,01"), "woning.ruimten[0].oppervlakte", "te_laag"),
        (ruimte(oppervlakte=1e9), "woning.ruimten[0].oppervlakte", "te_hoog"),
        (ruimte(oppervlakte=5001), "woning.ruimten[0].oppervlakte", "oppervlakte_te_groot"),
        (ruimte(lengte=100, breedte=51), "woning.ruimten[0].lengte", "oppervlakte_te_groot"),
        (ruimte(soort="tuin", lengte=500, breedte=201), "woning.ruimten[0].lengte", "oppervlakte_te_groot"),
        (ruimte(lengte=3), "woning.ruimten[0]", "lengte_en_breedte"),
        (ruimte(lengte=0, breedte=3), "woning.ruimten[0].lengte", "te_laag"),
        (ruimte(lengte=3, breedte=3, oppervlakte=9), "woning.ruimten[0]", "oppervlakte_dubbel"),
        (ruimte(gedeeld_met_adressen=0), "woning.ruimten[0].gedeeld_met_adressen", "te_laag"),
        (ruimte(gedeeld_met_adressen=2.5), "woning.ruimten[0].gedeeld_met_adressen", "geen_geheel_getal"),
        (ruimte(aantal=2), "woning.ruimten[0]", "aantal_alleen_bij_parkeerplek"),
        (ruimte(soort="parkeerplek"), "woning.ruimten[0]", "parkeertype"),
        (ruimte(type="I"), "woning.ruimten[0]", "parkeertype"),
        (ruimte(id=""), "woning.ruimten[0].id", "leeg"),
        (ruimte(id="x" * 101), "woning.ruimten[0].id", "te_lang"),
        (ruimte(onderdeel_van="zolder"), "woning.ruimten[0].onderdeel_van", "verwijzing_onbekend"),
        (ruimte(onderdeel_van="ruimte-1"), "woning.ruimten[0].onderdeel_van", "verwijzing_naar_zichzelf"),
        (ruimte(voorzieningen="bad"), "woning.ruimten[0].voorzieningen", "geen_lijst"),
        (ruimte(voorzieningen=["aanrech"]), "woning.ruimten[0].voorzieningen[0]", "onbekende_waarde"),
        (
            ruimte(voorzieningen=[{"soort": "bad", "lengte": 2}]),
            "woning.ruimten[0].voorzieningen[0]",
            "lengte_alleen_bij_aanrecht",
        ),
        (ruimte(voorzieningen=[{"aantal": 2}]), "woning.ruimten[0].voorzieningen[0].soort", "ontbreekt"),
        (prestatie(label="H"), "woning.energieprestaties[0].label", "onbekende_waarde"),
        (prestatie(label=None), "woning.energieprestaties[0]", "label_ontbreekt"),
        (prestatie(soort="energie-index"), "woning.energieprestaties[0]", "waarde_ontbreekt"),
        (prestatie(opnamedatum=None), "woning.energieprestaties[0]", "opnamedatum_ontbreekt"),
        (prestatie(opnamedatum="gisteren"), "woning.energieprestaties[0].opnamedatum", "geen_datum"),
        (prestatie(geldig_tot="2023-12-31"), "woning.energieprestaties[0].geldig_tot", "geldig_tot_voor_opname"),
        (
            prestatie(registratiedatum="2023-12-31"),
            "woning.energieprestaties[0].registratiedatum",
            "registratie_voor_opname",
        ),
    ],
)
def test_een_fout(document: Any, pad: str, code: str) -> None:
    gevonden = fouten(document)
    assert {p: c for p, (c, _) in gevonden.items()} == {pad: code}


@pytest.mark.parametrize(
    ("document", "pad", "slot"),
    [
        (woning(bouwjar=1965), "woning.bouwjar", "Bedoelde u “bouwjaar”?"),
        ({**woning(), "bouwjaar": 1965}, "bouwjaar", "Het hoort onder “woning”."),
        ({**woning(), "ondertekend": "2026-01-01"}, "ondertekend", "Het hoort onder “contract”."),
        (woning(xyzzy=1), "woning.xyzzy", "Het veld “xyzzy” bestaat niet."),
        (ruimte(oppervlak=3), "woning.ruimten[0].oppervlak", "Bedoelde u “oppervlakte”?"),
        (ruimte(vaste_trap="nee"), "woning.ruimten[0].vaste_trap", "Het hoort onder “woning.ruimten.eisen”."),
        (ruimte(soort="Slaapkamer"), "woning.ruimten[0].soort", "Bedoelde u “slaapkamer”?"),
        (
            ruimte(soort="woonkamer met open keuken"),
            "woning.ruimten[0].soort",
            "Bedoelde u “woonkamer_met_open_keuken”?",
        ),
        (ruimte(soort="qqq"), "woning.ruimten[0].soort", "De mogelijke waarden staan in `huurstelsel schema`."),
        (ruimte(soort=7), "woning.ruimten[0].soort", "De mogelijke waarden staan in `huurstelsel schema`."),
        (prestatie(label="a+"), "woning.energieprestaties[0].label", "Bedoelde u “A+”?"),
        (
            prestatie(label="Z"),
            "woning.energieprestaties[0].label",
            "Mogelijk zijn: A++++, A+++, A++, A+, A, B, C, D, E, F, G.",
        ),
        (woning(woningtype="eengezins"), "woning.woningtype", "Bedoelde u “eengezinswoning”?"),
        (ruimte(onderdeel_van="ruimte-11"), "woning.ruimten[0].onderdeel_van", "Bedoelde u “ruimte-1”?"),
    ],
)
def test_voorstel(document: Any, pad: str, slot: str) -> None:
    assert fouten(document)[pad][1].endswith(slot)


def test_alles_tegelijk_ook_tussen_de_delen_die_wel_kloppen() -> None:
    gevonden = fouten(
        {
            "bouwjaar": 1965,
            "contract": {"huurprijs": "veel"},
            "woning": {
                "bouwjaar": 2031,
                "start_bouw": "2025-01-01",
                "eerste_ingebruikname": "2024-01-01",
                "energieprestaties": [
                    {"soort": "energielabel", "label": "Q", "opnamedatum": "2024-01-01", "geldig_tot": "2023-01-01"},
                    {"soort": "energielabel", "label": "A", "opnamedatum": "2024-01-01", "geldig_tot": "2023-01-01"},
                ],
                "ruimten": [
                    {"id": "a", "soort": "slaapkamr", "oppervlakte": -1},
                    {"id": "a", "soort": "kast", "onderdeel_van": "b"},
                    {"id": "c", "soort": "kast", "onderdeel_van": "a"},
                    "x",
                ],
            },
        }
    )
    assert {pad: code for pad, (code, _) in gevonden.items()} == {
        "bouwjaar": "onbekend_veld",
        "contract.huurprijs": "geen_getal",
        "woning.bouwjaar": "bouwjaar_na_peildatum",
        "woning.start_bouw": "start_bouw_na_ingebruikname",
        "woning.energieprestaties[0].label": "onbekende_waarde",
        "woning.energieprestaties[1].geldig_tot": "geldig_tot_voor_opname",
        "woning.ruimten[0].soort": "onbekende_waarde",
        "woning.ruimten[0].oppervlakte": "te_laag",
        "woning.ruimten[1].id": "id_dubbel",
        "woning.ruimten[1].onderdeel_van": "verwijzing_onbekend",
        "woning.ruimten[2].onderdeel_van": "verwijzing_naar_kast",
        "woning.ruimten[3]": "geen_groep",
    }


def test_id_die_gelijk_is_aan_een_vanzelf_gegeven_id() -> None:
    gevonden = fouten(woning(ruimten=[{"id": "ruimte-2", "soort": "hal"}, {"soort": "hal"}]))
    assert gevonden["woning.ruimten[1].id"][0] == "id_dubbel"


def opening(met: str) -> dict[str, Any]:
    return {"met": met, "breedte_opening": 2, "breedte_muur": 3}


def test_open_verbindingen_die_rondlopen() -> None:
    kamers = [
        {"id": i, "soort": "vertrek", "open_verbinding": opening(met)}
        for i, met in [("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]
    ]
    gevonden = fouten(woning(ruimten=kamers))
    assert {pad: code for pad, (code, _) in gevonden.items()} == {
        f"woning.ruimten[{i}].open_verbinding.met": "verwijzing_kring" for i in range(3)
    }


def test_open_verbinding_naar_niets_zichzelf_of_kast() -> None:
    kamers = [
        {"id": "a", "soort": "vertrek", "open_verbinding": opening("x")},
        {"id": "b", "soort": "vertrek", "open_verbinding": opening("b")},
        {"id": "c", "soort": "kast", "onderdeel_van": "a"},
        {"id": "d", "soort": "vertrek", "open_verbinding": opening("c")},
        {"id": "e", "soort": "vertrek", "open_verbinding": {"met": "a", "breedte_opening": 4, "breedte_muur": 3}},
    ]
    gevonden = {pad: code for pad, (code, _) in fouten(woning(ruimten=kamers)).items()}
    assert gevonden == {
        "woning.ruimten[0].open_verbinding.met": "verwijzing_onbekend",
        "woning.ruimten[1].open_verbinding.met": "verwijzing_naar_zichzelf",
        "woning.ruimten[3].open_verbinding.met": "verwijzing_naar_kast",
        "woning.ruimten[4].open_verbinding": "opening_breder_dan_muur",
    }


def test_een_stel_hoort_bij_een_gedeelde_ruimte_en_een_kast_bij_hetzelfde_stel() -> None:
    vier = {"gedeeld_met_adressen": 4}
    ruimten = [
        {"id": "a", "soort": "slaapkamer", "oppervlakte": 8, "gedeeld_stel": "boven"},
        {"id": "b", "soort": "recreatieruimte", "oppervlakte": 8, "gedeeld_stel": "boven", **vier},
        {"soort": "kast", "oppervlakte": 1, "onderdeel_van": "b", "gedeeld_stel": "beneden", **vier},
        {"soort": "kast", "oppervlakte": 1, "onderdeel_van": "b", "gedeeld_stel": " boven ", **vier},
        {"id": "c", "soort": "gang", "oppervlakte": 4, "gedeeld_stel": "boven", **vier},
        {"soort": "kast", "oppervlakte": 1, "onderdeel_van": "c", "gedeeld_stel": "beneden", **vier},
    ]
    assert {pad: code for pad, (code, _) in fouten(woning(ruimten=ruimten)).items()} == {
        "woning.ruimten[0].gedeeld_stel": "stel_zonder_delen",
        "woning.ruimten[2].onderdeel_van": "kast_ander_stel",
    }


@pytest.mark.parametrize("kamers", [{}, {"kamers": [{"id": "k"}]}])
def test_een_kast_bij_een_ruimte_met_een_onbekende_soort(kamers: dict[str, Any]) -> None:
    gebruikers = {"gebruikers": "k"} if kamers else {}
    ruimten = [
        {"id": "a", "soort": "slaapkamr", "oppervlakte": 8, **gebruikers},
        {"soort": "kast", "oppervlakte": 1, "onderdeel_van": "a", **gebruikers},
    ]
    document = {**kamers, **woning(stelsel="onzelfstandig" if kamers else "zelfstandig", ruimten=ruimten)}
    assert {pad: code for pad, (code, _) in fouten(document).items()} == {"woning.ruimten[0].soort": "onbekende_waarde"}


def test_bouwjaar_zonder_peildatum_is_nergens_mee_in_strijd() -> None:
    assert lees_document(woning(bouwjaar=2090)).woning.bouwjaar == 2090


def test_niet_fout() -> None:
    kamers = [
        {"id": "kast", "soort": "kast"},
        {"id": "kamer", "soort": "slaapkamer", "oppervlakte": "onbekend", "verwarmd": "onbekend"},
        {"id": "hal", "soort": "hal", "voorzieningen": ["toilet", "bad", "aanrecht"]},
        {
            "id": "plek",
            "soort": "parkeerplek",
            "type": "II",
            "aantal": 40,
            "gedeeld_met_adressen": 40,
            "voorzieningen": ["laadpaal"],
        },
    ]
    contract = {"ondertekend": "2026-01-01", "ingangsdatum": "2024-01-01", "huurprijs": "€ 1.228,07"}
    document = lees_document({"contract": contract, **woning(ruimten=kamers)}, PEILDATUM)
    assert len(document.woning.ruimten) == 4
    assert str(document.contract.huurprijs) == "1228.07"


_WAARDE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda deel: st.lists(deel, max_size=3) | st.dictionaries(st.text(max_size=8), deel, max_size=3),
    max_leaves=6,
)
_VELD = st.sampled_from([*Document.model_fields["woning"].annotation.model_fields, "xyz"])  # type: ignore[union-attr]
_RUIMTE = st.dictionaries(
    st.sampled_from(["id", "soort", "oppervlakte", "onderdeel_van", "open_verbinding", "voorzieningen", "eisen"]),
    _WAARDE | st.sampled_from(list(RUIMTESOORTEN)),
)


@given(st.dictionaries(_VELD, _WAARDE, max_size=5), st.lists(_RUIMTE | _WAARDE, max_size=4), _WAARDE)
def test_geen_enkel_woordenboek_geeft_iets_anders_dan_een_feitenfout(
    velden: dict[str, Any], ruimten: list[Any], contract: Any
) -> None:
    gevonden: tuple[Fout, ...] = ()
    try:
        lees_document({"contract": contract, "woning": {**velden, "ruimten": ruimten}})
    except FeitenFout as fout:
        gevonden = fout.fouten
    assert all(f.pad and f.code and f.zin for f in gevonden)
    assert not any("Input should" in f.zin or "Value error" in f.zin for f in gevonden)


def test_kosten_lopen_samen_niet_over():
    keer = [{"jaar": 2022, "investering": 10_000_000}] * 2
    woning = {"ruimten": [{"soort": "woonkamer", "oppervlakte": 20}], "renovaties": keer}
    with pytest.raises(FeitenFout) as fout:
        waardeer({"woning": woning}, "2023-07-01")
    assert [(f.pad, f.code) for f in fout.value.fouten] == [("woning.renovaties", "kosten_te_hoog")]
    assert waardeer({"woning": {**woning, "renovaties": keer[:1]}}, "2023-07-01").punten_minimaal > 2_000


def test_een_verkeerde_postcode_verbergt_geen_onbekende_gemeente() -> None:
    adres = {"postcode": "12", "gemeente": "Utrechtt", "woonplaatscode": "9999", "huisnummer": 1}
    with pytest.raises(FeitenFout) as e:
        lees_document({"adres": adres, "woning": {"bouwjaar": 1970}})
    assert {f.pad: f.code for f in e.value.fouten} == {
        "adres.postcode": "verkeerde_vorm",
        "adres.gemeente": "onbekende_gemeente",
        "adres.woonplaatscode": "onbekende_woonplaatscode",
    }
