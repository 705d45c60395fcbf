"""Elk uitgangspunt dat wordt aangenomen is zichtbaar, en verdwijnt zodra het feit is opgegeven of niet meer uitmaakt."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from huurstelsel import Regeling, waardeer
from huurstelsel.feiten.aannamen import aannamen
from huurstelsel.feiten.model import Document
from huurstelsel.feiten.ruimte import Eisen
from huurstelsel.talen import onvertaald

ALLE_EISEN = dict.fromkeys(Eisen.model_fields, True)


def zinnen(**woning: Any) -> list[str]:
    document = Document.model_validate({"woning": woning})
    return [m.zin for m in aannamen(document, Regeling.op(date(2026, 1, 1), document.woning.stelsel))]


def aantal(deel: str, **woning: Any) -> int:
    return sum(deel in zin for zin in zinnen(**woning))


def ruimte(soort: str = "keuken", **velden: Any) -> dict[str, Any]:
    return {"ruimten": [{"soort": soort, **velden}]}


def volledig() -> dict[str, Any]:
    """Een woning waarvan alles is opgegeven wat anders wordt aangenomen."""
    aanrecht = {"soort": "aanrecht", "lengte": 2, "aaneengesloten": 2}
    nee = dict.fromkeys(
        (
            "energieprestatievergoeding",
            "rijksmonument",
            "provinciaal_monument",
            "gemeentelijk_monument",
            "rijksbeschermd_gezicht",
            "aanbelfunctie_met_video",
        ),
        False,
    )
    return {
        **nee,
        "bouwjaar": 1960,
        "zorgwoning": {"in_woongebouw": False},
        "energieprestaties": [
            {"soort": "energielabel", "label": "A", "opnamedatum": "2022-01-01", "risico_oververhitting": "laag"}
        ],
        "woz_waarden": [{"waarde": 1, "waardepeildatum": "2024-01-01", "vastgesteld": "2025-02-01"}],
        "ruimten": [
            {"soort": "keuken", "verkoeld": False, "eisen": ALLE_EISEN, "voorzieningen": [aanrecht]},
            {"soort": "badkamer", "verkoeld": False, "voorzieningen": ["toilet", "wastafel", "douche"]},
            {"soort": "slaapkamer", "verkoeld": False, "eisen": ALLE_EISEN},
            {"soort": "tuin"},
        ],
    }


def test_een_volledig_document_neemt_niets_aan() -> None:
    assert zinnen(**volledig()) == []


def test_een_leeg_document() -> None:
    assert len(zinnen()) == 7
    assert aantal("Geen ruimten opgegeven") == 0  # dan zijn zij onbekend
    assert aantal("Geen ruimten opgegeven", ruimten=[]) == 1
    assert aantal("-5 punten", ruimten=[]) == 1


LABEL = {"soort": "energielabel", "label": "A", "opnamedatum": "2018-01-01"}
INDEX = {"soort": "energie-index", "waarde": 1.2, "opnamedatum": "2018-01-01"}
NIEUW = {**LABEL, "opnamedatum": "2022-01-01"}
WOZ = {"waarde": 1, "waardepeildatum": "2024-01-01"}
LIFT = {
    "kosten": 1000,
    "subsidie": 10,
    "datum": "2020-01-01",
    "voor_huidige_huurder": True,
    "deels_gesubsidieerd": True,
}
OPENING = {"met": "b", "breedte_opening": 2, "breedte_muur": 3, "hoogte_opening": 2, "afsluitbaar": False, "omlijsting": False}  # fmt: skip
ZORG = dict.fromkeys(
    ("in_woongebouw", "drempelloos_toegankelijk", "alarmering_in_huurovereenkomst", "gemeenschappelijke_ruimte_in_huurovereenkomst"),
    True,
)  # fmt: skip
ZOLDER = {"vaste_trap": False, "dak_beschoten": True}


def zonder(feiten: dict[str, Any], *namen: str) -> dict[str, Any]:
    return {naam: waarde for naam, waarde in feiten.items() if naam not in namen}


@pytest.mark.parametrize(
    ("deel", "open_", "gegeven"),
    [
        ("energieprestatievergoeding", {}, {"energieprestatievergoeding": False}),
        ("het bouwjaar bepaalt", {}, {"energieprestaties": [LABEL]}),
        ("het bouwjaar bepaalt", {}, {"energieprestatievergoeding": True}),
        ("vereenvoudigd", {"energieprestaties": [LABEL]}, {"energieprestaties": [{**LABEL, "vereenvoudigd": False}]}),
        ("vereenvoudigd", {"energieprestaties": [LABEL]}, {"energieprestaties": [NIEUW]}),
        ("vereenvoudigd", {"energieprestaties": [LABEL]}, {"energieprestaties": [{**LABEL, "voor": "gebouw"}]}),
        (
            "registratiedatum",
            {"energieprestaties": [{**zonder(LABEL, "opnamedatum"), "registratiedatum": "2018-02-01"}]},
            {"energieprestaties": [{**LABEL, "registratiedatum": "2018-02-01"}]},
        ),
        ("geldig voor WWS", {"energieprestaties": [INDEX]}, {"energieprestaties": [{**INDEX, "geldig_voor_wws": True}]}),
        (
            "oververhitting",
            {"energieprestaties": [NIEUW]},
            {"energieprestaties": [{**NIEUW, "risico_oververhitting": "hoog"}]},
        ),
        ("oververhitting", {"energieprestaties": [NIEUW]}, {"energieprestaties": [LABEL]}),
        ("de minimumwaarde telt", {}, {"woz_waarden": [WOZ]}),
        ("85% van de taxatiewaarde", {"taxatiewaarde": 1}, {"taxatiewaarde": 1, "woz_waarden": [WOZ]}),
        ("1 januari na", {"woz_waarden": [WOZ]}, {"woz_waarden": [{**WOZ, "vastgesteld": "2025-02-01"}]}),
        (
            "voltooide woning",
            {"bouwjaar": 2024, "woz_waarden": [WOZ]},
            {"bouwjaar": 2024, "woz_waarden": [{**WOZ, "voortgang_bouw": 40}]},
        ),
        ("voltooide woning", {"bouwjaar": 2024, "woz_waarden": [WOZ]}, {"bouwjaar": 2023, "woz_waarden": [WOZ]}),
        (
            "nieuwbouweisen",
            {"renovaties": [{"jaar": 2018}]},
            {"renovaties": [{"jaar": 2018, "voldoet_aan_nieuwbouweisen": False}]},
        ),
        ("nieuwbouweisen", {"renovaties": [{"jaar": 2018}]}, {"renovaties": [{"jaar": 1990}]}),
        ("provinciaal monument", {"rijksmonument": False}, {"provinciaal_monument": False}),
        ("dorpsgezicht", {}, {"rijksbeschermd_gezicht": False}),
        ("dorpsgezicht", {"bouwjaar": 1964}, {"bouwjaar": 1965}),
        ("dorpsgezicht", {}, {"gemeentelijk_monument": True}),
        ("aanbelfunctie", {}, {"aanbelfunctie_met_video": False}),
        ("Aangenomen dat het geen zorgwoning is", {}, {"zorgwoning": ZORG}),
        ("niet beantwoord", {"zorgwoning": zonder(ZORG, "in_woongebouw")}, {"zorgwoning": ZORG}),
        ("niet beantwoord", {"zorgwoning": {}}, {"zorgwoning": {"in_woongebouw": False}}),
        (
            "vaste 3 punten",
            {"zorgwoning": ZORG, **ruimte(gedeeld_met_adressen=3)},
            {"zorgwoning": {**ZORG, "drie_punten_gemeenschappelijk": False}, **ruimte(gedeeld_met_adressen=3)},
        ),
        ("vaste 3 punten", {"zorgwoning": ZORG, **ruimte(gedeeld_met_adressen=3)}, {"zorgwoning": ZORG, **ruimte()}),
    ],
)  # fmt: skip
def test_woning(deel: str, open_: dict[str, Any], gegeven: dict[str, Any]) -> None:
    assert (aantal(deel, **open_), aantal(deel, **gegeven)) == (1, 0)


@pytest.mark.parametrize(
    ("deel", "open_", "gegeven"),
    [
        ("een vertrek (1)", ruimte("slaapkamer"), ruimte("slaapkamer", eisen=ALLE_EISEN)),
        ("een vertrek (1)", ruimte("slaapkamer", eisen={"daglicht": True}), ruimte("keuken")),
        ("een vertrek (1)", ruimte("slaapkamer", eisen={"daglicht": False}), ruimte("slaapkamer", eisen={"daglicht": False, "begaanbare_vloer": True})),
        ("een overige ruimte (1)", ruimte("berging"), ruimte("berging", eisen={"begaanbare_vloer": True})),
        ("een overige ruimte (1)", ruimte("kast"), {"ruimten": [{"id": "a", "soort": "keuken"}, {"soort": "kast", "onderdeel_van": "a"}]}),
        ("een zolder (1)", ruimte("zolder"), ruimte("zolder", eisen={"vaste_trap": True, "dak_beschoten": True})),
        ("een zolder (1)", ruimte("zolder"), ruimte("zolder", eisen={"dak_beschoten": False})),
        ("losse trap", ruimte("zolder", eisen=ZOLDER), ruimte("zolder", eisen={**ZOLDER, "trap": True})),
        ("losse trap", ruimte("zolder", eisen=ZOLDER), ruimte("zolder")),
        ("een keuken (1)", ruimte(voorzieningen=["aanrecht"]), ruimte(voorzieningen=["aanrecht"], eisen=ALLE_EISEN)),
        ("een keuken (1)", ruimte(voorzieningen=["aanrecht"]), ruimte()),
        ("doucheruimte (1)", ruimte("badkamer", voorzieningen=["kastruimte"]), ruimte("badkamer", voorzieningen=["bad"])),
        ("loggia (1)", ruimte("balkon"), ruimte("balkon", eisen=ALLE_EISEN)),
        ("loggia (1)", ruimte("balkon"), ruimte("tuin")),
        ("buitenruimte (1)", ruimte("tuin", gedeeld_met_adressen=2), ruimte("tuin")),
        ("buitenruimte (1)", ruimte("tuin", gedeeld_met_adressen=2), ruimte("tuin", gedeeld_met_adressen=2, eisen={"minimumafmeting": True})),
        ("een parkeerplek (1)", ruimte("parkeerplek", type="I"), ruimte("parkeerplek", type="I", eisen=ALLE_EISEN)),
        ("gemeenschappelijk gebruik (1)", ruimte("parkeerplek", type="I"), ruimte("parkeerplek", type="I", eisen=ALLE_EISEN)),
        ("12 m²", ruimte("parkeerplek", type="I"), ruimte("parkeerplek", type="I", oppervlakte=13)),
        ("12 m²", ruimte("parkeerplek", type="I"), ruimte("parkeerplek", type="I", lengte=5, breedte=3)),
        ("gemeenschappelijk gebruik (1)", ruimte(gedeeld_met_adressen=2), ruimte()),
        ("aangenomen dat is voldaan", ruimte("balkon", gedeeld_met_adressen=2), ruimte("balkon", gedeeld_met_adressen=2, eisen={"exclusief_gebruiksrecht": False})),
        ("gedeelde oprit", ruimte("oprit", gedeeld_met_adressen=2), ruimte("oprit")),
        ("verkoeling", ruimte(), ruimte(verkoeld=False)),
        ("verkoeling", ruimte(), ruimte("berging")),
        ("-5 punten (rubriek 8)", ruimte(), ruimte("tuin", gedeeld_met_adressen=2)),
        ("Geen aanrecht, geen", ruimte(), ruimte(voorzieningen=["aanrecht"])),
        ("toilet", ruimte(), ruimte(voorzieningen=["hangend_toilet"])),
        ("wastafel", ruimte(), ruimte(voorzieningen=["meerpersoonswastafel"])),
        ("bad of douche", ruimte(), ruimte(voorzieningen=["douche"])),
        ("aaneengesloten", ruimte(voorzieningen=["aanrecht"]), ruimte(voorzieningen=[{"soort": "aanrecht", "lengte": 2, "aaneengesloten": 1}])),
        ("60 cm", ruimte(voorzieningen=["extra_kastruimte"]), ruimte(voorzieningen=[{"soort": "extra_kastruimte", "breedte": 1.2}])),
        ("niet afsluitbaar", ruimte(open_verbinding=zonder(OPENING, "afsluitbaar")), ruimte(open_verbinding=OPENING)),
        ("geen omlijsting", ruimte(open_verbinding=zonder(OPENING, "omlijsting")), ruimte(open_verbinding=OPENING)),
        ("geen omlijsting", ruimte(open_verbinding=zonder(OPENING, "omlijsting")), ruimte(open_verbinding={**zonder(OPENING, "omlijsting"), "afsluitbaar": True})),
        ("2 m hoog", ruimte(open_verbinding=zonder(OPENING, "hoogte_opening")), ruimte(open_verbinding=OPENING)),
    ],
)  # fmt: skip
def test_ruimten(deel: str, open_: dict[str, Any], gegeven: dict[str, Any]) -> None:
    assert (aantal(deel, **open_), aantal(deel, **gegeven)) == (1, 0)


def test_eisen_staan_in_een_zin() -> None:
    soorten = ("slaapkamer", "slaapkamer", "zoldervertrek", "berging", "balkon")
    (zin,) = [z for z in zinnen(ruimten=[{"soort": soort} for soort in soorten]) if "eisen" in z]
    assert [zin.count(deel) for deel in ("vertrek (3)", "overige ruimte (1)", "zolder (1)", "loggia (1)")] == [1] * 4


@pytest.mark.parametrize(
    ("deel", "naam"),
    [("1 april 1994", "datum"), ("huidige huurder", "voor_huidige_huurder"), ("afgeleid", "deels_gesubsidieerd")],
)
def test_woonvoorzieningen(deel: str, naam: str) -> None:
    soort = "woonvoorzieningen_gehandicapten"
    assert aantal(deel, **{soort: [zonder(LIFT, naam)] * 2}) == 1
    assert aantal(deel, **{soort: [LIFT]}) == 0


def test_een_woonvoorziening_die_niet_telt_vraagt_niets() -> None:
    soort = "woonvoorzieningen_gehandicapten"
    assert len(zinnen(**{soort: [{"kosten": 9, "voor_huidige_huurder": False}]})) == len(zinnen())
    assert len(zinnen(**{soort: [{"kosten": 9, "deels_gesubsidieerd": False}]})) == len(zinnen())


@pytest.mark.parametrize(
    ("woning", "deel"),
    [
        ({"bouwjaar": 2025}, "zonder eerste ingebruikname"),
        ({}, "zonder eerste ingebruikname"),
        ({"bouwjaar": 2025, "start_bouw": "2024-01-01"}, "zonder eerste ingebruikname"),
        ({"bouwjaar": 2025, "eerste_ingebruikname": "2025-03-01"}, "vóór 1 januari 2028 begon"),
        ({"bouwjaar": 2029, "eerste_ingebruikname": "2029-03-01"}, "vóór 1 januari 2028 niet begon"),
        ({"bouwjaar": 1930, "eerste_ingebruikname": "2025-03-01"}, "vóór 1 januari 2028 begon"),
        ({"bouwjaar": 1930, "start_bouw": "2024-01-01"}, "zonder eerste ingebruikname"),
        ({"bouwjaar": 2023}, None),
        ({"bouwjaar": 2023, "start_bouw": "2022-01-01"}, None),
        ({"bouwjaar": 2025, "eerste_ingebruikname": "2024-07-01"}, None),
        ({"bouwjaar": 2029, "start_bouw": "2028-01-01"}, None),
        ({"bouwjaar": 2025, "eerste_ingebruikname": "2025-03-01", "start_bouw": "2024-01-01"}, None),
    ],
)
def test_nieuwbouwopslag(woning: dict[str, Any], deel: str | None) -> None:
    assert aantal("nieuwbouwopslag", **woning) == (deel is not None)
    assert deel is None or aantal(deel, **woning) == 1


LABEL = {"soort": "energielabel", "label": "A", "opnamedatum": "2025-12-20", "risico_oververhitting": "hoog"}


INDEX = {"soort": "energie-index", "waarde": "1,3", "opnamedatum": "2018-05-01", "geldig_voor_wws": True}
OUD = {"soort": "energielabel", "label": "D", "opnamedatum": "2018-05-01", "vereenvoudigd": False}


@pytest.mark.parametrize(
    ("labels", "geregistreerd", "verschillen"),
    [
        ([LABEL], 0, 0),
        ([LABEL | {"registratiedatum": "2026-01-01"}], 0, 0),
        ([LABEL | {"registratiedatum": "2026-01-02"}], 1, 0),
        ([LABEL | {"registratiedatum": "2026-01-02", "voor": "gebouw"}], 0, 0),
        ([LABEL | {"opnamedatum": "2026-01-02", "registratiedatum": "2026-01-03"}], 0, 0),  # die telt hoe dan ook niet
        ([LABEL, LABEL], 0, 0),
        ([LABEL, LABEL | {"risico_oververhitting": "laag"}], 0, 1),
        ([LABEL, LABEL | {"label": "B"}], 0, 1),
        ([LABEL, LABEL | {"label": "B", "registratiedatum": "2025-12-21"}], 0, 0),  # de laatst geregistreerde telt
        ([INDEX, OUD], 0, 1),
        ([INDEX, OUD | {"vereenvoudigd": None}], 0, 0),  # een vereenvoudigd label telt niet
        ([INDEX | {"geldig_voor_wws": False}, OUD], 0, 0),
        ([LABEL | {"opnamedatum": "2026-01-02"}, LABEL | {"opnamedatum": "2026-01-02", "label": "B"}], 0, 0),
    ],
)
def test_energieprestaties(labels: list[dict[str, Any]], geregistreerd: int, verschillen: int) -> None:
    woning = {"energieprestaties": labels}
    assert aantal("telt die na de peildatum is geregistreerd", **woning) == geregistreerd
    assert aantal("dezelfde dag", **woning) == verschillen


def test_een_label_van_de_peildatum_zelf_dat_later_is_geregistreerd() -> None:
    """Telt een opname op de peildatum, dan is dat een label van vóór zijn registratie."""
    woning = {"energieprestaties": [LABEL | {"opnamedatum": "2026-01-01", "registratiedatum": "2026-01-02"}]}
    regeling = Regeling.op(date(2026, 1, 1)).met(keuzes={"opname_op_peildatum": "telt"})
    gevonden = [m.zin for m in aannamen(Document.model_validate({"woning": woning}), regeling)]
    assert any("telt die na de peildatum is geregistreerd" in zin for zin in gevonden)


def test_een_label_dat_volgens_de_gekozen_lezing_niet_telt_is_geen_aanname() -> None:
    woning = {"energieprestaties": [LABEL | {"registratiedatum": "2026-01-02"}]}
    regeling = Regeling.op(date(2026, 1, 1)).met(keuzes={"registratie_na_peildatum": "telt_niet"})
    gevonden = [m.zin for m in aannamen(Document.model_validate({"woning": woning}), regeling)]
    assert "Een energieprestatie die na de peildatum is geregistreerd, telt niet (rubriek 4)." in gevonden
    assert not any("telt die na de peildatum is geregistreerd" in zin for zin in gevonden)


@pytest.mark.parametrize(
    ("stellen", "zonder", "bijna"),
    [
        ([], 0, 0),
        (["A"], 0, 0),
        ([None, None], 0, 0),
        (["A", "B"], 0, 0),
        (["A", None], 1, 0),
        (["A", "A", " a"], 0, 1),
        (["portiek A", "portiek  a", None], 1, 1),
        (["Pörtiek", "Po\u0308rtiek"], 0, 1),
    ],
)
@pytest.mark.parametrize("dag", [date(2024, 1, 1), date(2026, 1, 1)])
def test_stellen_die_niet_uit_hun_naam_blijken(dag: date, stellen: list[str | None], zonder: int, bijna: int) -> None:
    gang = {"soort": "gang", "oppervlakte": 4}
    ruimten = [{**gang, "gedeeld_met_adressen": 2, "gedeeld_stel": stel} for stel in stellen]
    ruimten += [gang, {**gang, "gedeeld_met_adressen": 3}]  # privé, en met een ander aantal
    document = Document.model_validate({"woning": {"ruimten": ruimten}})
    gevonden = [m.zin for m in waardeer(document, dag).aannamen]
    assert sum("zonder “gedeeld_stel”" in zin for zin in gevonden) == zonder
    assert sum("verschillende stellen" in zin for zin in gevonden) == bijna
    assert not any(map(onvertaald, gevonden))
