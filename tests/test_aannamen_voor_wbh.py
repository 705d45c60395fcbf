"""Elk uitgangspunt vóór de Wet betaalbare huur en onder een voorstel is zichtbaar, en verdwijnt zodra het feit is opgegeven."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from huurstelsel.feiten.aannamen import aannamen
from huurstelsel.feiten.aannamen_voor_wbh import aannamen_voor_wbh
from huurstelsel.feiten.model import Document
from huurstelsel.feiten.ruimte import Eisen
from huurstelsel.regeling import Regeling

OUD, NU = Regeling.op(date(2024, 6, 30)), Regeling.op(date(2026, 7, 1))
NA = Regeling.op(date(2026, 1, 1))
BRIEF, ONTWERP = (NA.met(voorstellen=[v]) for v in ("kamerbrief-2022-12-09", "consultatie-2023"))
EIGEN = Path(__file__).parent.parent / "examples" / "voorstellen" / "voorstel.yaml"
ALLE_EISEN = dict.fromkeys(Eisen.model_fields, True)
Feiten = dict[str, Any]


def meldingen(regeling: Regeling = OUD, contract: Feiten | None = None, **woning: Any) -> list[tuple[str, str]]:
    document = Document.model_validate({"woning": woning, "contract": contract or {}})
    return [(m.pad, m.zin) for m in aannamen_voor_wbh(document, regeling)]


def ruimte(soort: str, *voorzieningen: object, **velden: Any) -> Feiten:
    return {"soort": soort, "voorzieningen": voorzieningen, **velden}


def ruimten(*alle: Feiten) -> Feiten:
    return {"ruimten": list(alle)}


def eisen(groepen: str) -> tuple[str, str]:
    return "woning.ruimten.eisen", f"Niet alle eisen zijn ingevuld: aangenomen dat is voldaan aan die voor {groepen}."


TUIN = ruimte("tuin", oppervlakte=180, eisen=ALLE_EISEN)
WOZ = {"waarde": 200_000, "waardepeildatum": "2023-01-01"}
ZOLDER = {"vaste_trap": False, "dak_beschoten": True, "begaanbare_vloer": True}
LABEL = {"soort": "energielabel", "label": "A", "opnamedatum": "2018-01-01"}


def volledig() -> Feiten:
    namen = "energieprestatievergoeding rijksmonument rijksbeschermd_gezicht warmtelevering_in_servicekosten"
    binnen = (
        ruimte("keuken", "aanrecht", eisen=ALLE_EISEN, extra_kwaliteit_keuken=0),
        ruimte("badkamer", "douche", "toilet", "wastafel", eisen=ALLE_EISEN, extra_kwaliteit_sanitair=0),
        ruimte("zolder", eisen=ALLE_EISEN),
    )
    return {
        **dict.fromkeys((*namen.split(), "buitenruimte_extra_kwaliteit"), False),
        "bouwjaar": 1930,
        "zorgwoning": {"in_woongebouw": False},
        "energieprestaties": [{**LABEL, "opnamedatum": "2022-01-01"}],
        "woz_waarden": [{**WOZ, "vastgesteld": "2024-02-01"}],
        "renovaties": [{"jaar": 2019, "investering": 50_000, "voldoet_aan_nieuwbouweisen": False}],
        **ruimten(*binnen, TUIN),
    }


def test_een_volledig_document_neemt_niets_aan() -> None:
    assert meldingen(**volledig()) == []


def test_zonder_ruimten() -> None:
    melding = ("woning.ruimten", "Geen ruimten opgegeven: aangenomen dat die er niet zijn, -5 punten (rubriek 8).")
    assert [m for m in meldingen(ruimten=[]) if m[0].startswith("woning.ruimten")] == [melding]
    assert melding not in meldingen()
    assert melding not in meldingen(**ruimten(TUIN))


EPV = ("woning.energieprestatievergoeding", "Aangenomen dat er geen energieprestatievergoeding is overeengekomen (rubriek 4).")  # fmt: skip
ZORG = ("woning.zorgwoning", "Aangenomen dat het geen zorgwoning is (rubriek 12).")
OPEN_ZORG = ("woning.zorgwoning", "in_woongebouw is niet beantwoord: aangenomen dat het geen zorgwoning is.")
VOLLE_ZORG = dict.fromkeys(
    ("drempelloos_toegankelijk", "alarmering_in_huurovereenkomst", "gemeenschappelijke_ruimte_in_huurovereenkomst"), True
)  # fmt: skip
GEZICHT = ("woning.rijksbeschermd_gezicht", "Aangenomen dat de woonruimte niet tot een rijksbeschermd stads- of dorpsgezicht behoort (art. 8a Bhw).")  # fmt: skip
EXTRA = ("woning.buitenruimte_extra_kwaliteit", "Aangenomen dat de privé-buitenruimte boven 100 m² geen extra kwaliteit is (rubriek 8).")  # fmt: skip
RENOVATIE = ("woning.renovaties", "Aangenomen dat een renovatie niet aan de nieuwbouweisen voldoet (rubriek 9).")
VASTGESTELD = ("woning.woz_waarden", "Aangenomen dat een WOZ-waarde is vastgesteld op 1 januari na haar waardepeildatum (rubriek 9).")  # fmt: skip
TRAP = ("woning.ruimten.eisen", "Aangenomen dat een zolder zonder vaste trap een losse trap heeft (rubriek 2).")
GEEN_BUITEN = ("woning.ruimten", "Geen privé-buitenruimte opgegeven: aangenomen dat die er niet is, -5 punten (rubriek 8).")  # fmt: skip
ONTBREEKT = ("woning.ruimten.voorzieningen", "Geen aanrecht, geen toilet, geen wastafel en geen bad of douche opgegeven: aangenomen van niet (rubriek 5 en 6).")  # fmt: skip
BADKAMER = ("woning.ruimten.voorzieningen", "Bij een “badkamer_met_toilet” is geen toilet opgegeven: aangenomen dat het geen punten geeft, en dat de badkamer 1 m² kleiner telt (rubriek 1 en 6).")  # fmt: skip
KWALITEIT = ("woning.ruimten", "Geen investering in extra kwaliteit van sanitair opgegeven: geen kwaliteitspunten (rubriek 6).")  # fmt: skip
VEREENVOUDIGD = ("woning.energieprestaties", "Aangenomen dat een energielabel met opname in 2015 tot en met 2020 vereenvoudigd is; dan telt het niet (rubriek 4).")  # fmt: skip


@pytest.mark.parametrize(
    ("melding", "open_", "gegeven"),
    [
        (EPV, {}, {"energieprestatievergoeding": False}),
        (VEREENVOUDIGD, {"energieprestaties": [LABEL]}, {"energieprestaties": [{**LABEL, "vereenvoudigd": False}]}),
        (ZORG, {}, {"zorgwoning": {"in_woongebouw": False}}),
        (OPEN_ZORG, {"zorgwoning": VOLLE_ZORG}, {"zorgwoning": {**VOLLE_ZORG, "in_woongebouw": True}}),
        (GEZICHT, {}, {"rijksbeschermd_gezicht": False}),
        (GEZICHT, {"bouwjaar": 1944}, {"bouwjaar": 1945}),
        (GEZICHT, {}, {"rijksmonument": True}),
        (GEZICHT, {}, {"kosten_instandhouding": False}),
        (EXTRA, ruimten(TUIN), {**ruimten(TUIN), "buitenruimte_extra_kwaliteit": False}),
        (EXTRA, ruimten({**TUIN, "oppervlakte": 125}), ruimten({**TUIN, "oppervlakte": 124})),
        (EXTRA, ruimten(ruimte("tuin")), ruimten({**TUIN, "gedeeld_met_adressen": 2})),
        (EXTRA, ruimten(TUIN), ruimten({**TUIN, "eisen": {"minimumafmeting": False}})),
        (RENOVATIE, {"renovaties": [{"jaar": 2019}]}, {"renovaties": [{"jaar": 2019, "voldoet_aan_nieuwbouweisen": False}]}),
        (RENOVATIE, {"renovaties": [{"jaar": 2015}]}, {"renovaties": [{"jaar": 2014}]}),
        (VASTGESTELD, {"woz_waarden": [WOZ]}, {"woz_waarden": [{**WOZ, "vastgesteld": "2024-02-01"}]}),
        (VASTGESTELD, {"woz_waarden": [WOZ]}, {"woz_waarden": [{**WOZ, "waardepeildatum": "2024-01-01"}]}),
        (TRAP, ruimten(ruimte("zolder", eisen=ZOLDER)), ruimten(ruimte("zolder", eisen={**ZOLDER, "trap": True}))),
        (GEEN_BUITEN, ruimten({**TUIN, "gedeeld_met_adressen": 2}), ruimten(TUIN)),
        (GEEN_BUITEN, ruimten(ruimte("carport")), ruimten(TUIN)),
        (ONTBREEKT, ruimten(ruimte("keuken")), ruimten(ruimte("keuken", "wastafel"))),
        (BADKAMER, ruimten(ruimte("badkamer_met_toilet")), ruimten(ruimte("badkamer_met_toilet", "hangend_toilet"))),
        (KWALITEIT, ruimten(ruimte("badkamer", "bad")), ruimten(ruimte("badkamer", "bad", extra_kwaliteit_sanitair=0))),
        (KWALITEIT, ruimten(ruimte("badkamer", "bad")), ruimten(ruimte("badkamer", "toilet"))),
        (eisen("een zolder (1)"), ruimten(ruimte("zoldervertrek")), ruimten(ruimte("zoldervertrek", eisen=ALLE_EISEN))),
        (eisen("een zolder (1)"), ruimten(ruimte("zolder")), ruimten(ruimte("zolder", eisen={"dak_beschoten": False}))),
        (eisen("een overige ruimte (1)"), ruimten(ruimte("kelder")), ruimten(ruimte("kelder", eisen=ALLE_EISEN))),
        (eisen("een keuken (1)"), ruimten(ruimte("keuken", "aanrecht")), ruimten(ruimte("keuken", "aanrecht", eisen=ALLE_EISEN))),
        (eisen("een keuken (1)"), ruimten(ruimte("keuken", "aanrecht")), ruimten(ruimte("keuken"))),
        (eisen("een bad- of doucheruimte (1)"), ruimten(ruimte("badkamer", "bad")), ruimten(ruimte("badkamer", "bad", eisen={"waterdichte_vloer": False}))),
        (eisen("gemeenschappelijk gebruik (1)"), ruimten(ruimte("woonkamer", gedeeld_met_adressen=2)), ruimten(ruimte("woonkamer"))),
        (eisen("exclusief gebruik van een buitenruimte (1)"), ruimten(ruimte("tuin")), ruimten(TUIN)),
    ],
)  # fmt: skip
def test_woning(melding: tuple[str, str], open_: Feiten, gegeven: Feiten) -> None:
    assert meldingen(**open_).count(melding) == 1
    assert melding not in meldingen(**gegeven)


def test_gelden_voor_de_instandhouding_alleen_in_een_beschermd_gezicht() -> None:
    paden = [pad for pad, _ in meldingen(rijksbeschermd_gezicht=True)]
    assert "woning.kosten_instandhouding" in paden
    assert "woning.kosten_instandhouding" not in [pad for pad, _ in meldingen(rijksbeschermd_gezicht=True, rijksmonument=True)]  # fmt: skip


def test_buitenruimte_onder_een_voorstel() -> None:
    """Onder de Kamerbrief telt extra kwaliteit vanaf 25 m²; onder het ontwerp vervalt zij, en ook de eis van 1,50 m."""
    smal = ("woning.ruimten", "Aangenomen dat elke privé-buitenruimte ten minste 1,50 m diep en breed is (rubriek 8).")
    extra = (EXTRA[0], EXTRA[1].replace("100", "25"))
    tuin = ruimten(ruimte("tuin", oppervlakte=40))
    assert {smal, extra} <= set(meldingen(BRIEF, **tuin))
    assert extra not in meldingen(BRIEF, **tuin, buitenruimte_extra_kwaliteit=True)
    assert not {smal, extra, EXTRA} & set(meldingen(ONTWERP, **ruimten(ruimte("tuin", oppervlakte=180))))


@pytest.mark.parametrize("regeling", [BRIEF, ONTWERP])
def test_nieuwbouwopslag_van_een_voorstel(regeling: Regeling) -> None:
    begin = "Over de nieuwbouwopslag van het voorstel is niet alles opgegeven: "
    zin = f"{begin}aangenomen dat de bouw vóór 1 januari 2025 niet begon; de opslag geldt dan niet."
    nieuw = {"bouwjaar": 2025, "eerste_ingebruikname": "2025-11-01"}
    assert ("woning.start_bouw", zin) in meldingen(regeling, **nieuw)
    assert "nieuwbouwopslag" not in str(meldingen(regeling, **nieuw, start_bouw="2024-06-01"))
    gebruik = f"{begin}zonder eerste ingebruikname is aangenomen dat de opslag niet geldt."
    assert ("woning.eerste_ingebruikname", gebruik) in meldingen(regeling, bouwjaar=2025)
    assert "nieuwbouwopslag" not in str(meldingen(regeling, bouwjaar=2023))
    assert "nieuwbouwopslag" not in str(meldingen(OUD, **nieuw))


def test_overeenkomst_onder_een_voorstel_op_het_nieuwe_recht() -> None:
    regeling = NU.met(voorstellen=[EIGEN])
    zin = "Niet bekend wanneer de huurovereenkomst is gesloten: aangenomen op of na 2026-07-01; een oudere houdt haar puntentelling."
    gesloten = Document.model_validate({"woning": {}, "contract": {"ondertekend": "2026-07-02"}})
    assert aannamen(Document.model_validate({"woning": {}}), regeling)[0] == ("contract.ondertekend", zin)
    for document, recht in ((gesloten, regeling), (Document.model_validate({"woning": {}}), NU)):
        assert "contract.ondertekend" not in [m.pad for m in aannamen(document, recht)]


def test_lezingen_van_de_buitenruimte() -> None:
    """Wat een andere lezing van rubriek 8 uitmaakt, volgt de keuze."""
    carport = ruimten(ruimte("carport", eisen=ALLE_EISEN))
    ja = OUD.met(keuzes={"carport_als_buitenruimte": "ja"})
    assert (GEEN_BUITEN[0], GEEN_BUITEN[1].replace(", -5 punten", "")) in meldingen(ja, **carport)
    bijna = ruimten({**TUIN, "oppervlakte": "124.5"})
    assert EXTRA not in meldingen(**bijna)
    assert EXTRA in meldingen(OUD.met(keuzes={"buitenruimte_voor_wbh": "hele_m2"}), **bijna)


def test_gedeelde_verkeersruimte_telt_met_verwarming_of_voorzieningen() -> None:
    melding = eisen("gemeenschappelijk gebruik (1)")
    assert melding in meldingen(**ruimten(ruimte("hal", gedeeld_met_adressen=2)))
    assert melding not in meldingen(**ruimten(ruimte("hal", gedeeld_met_adressen=2, verwarmd=False)))
    assert melding in meldingen(**ruimten(ruimte("hal", "wastafel", gedeeld_met_adressen=2, verwarmd=False)))
