"""De waarden van een voorstel op een dag: elke eenheid, gedateerd, op elkaar gestapeld, en zonder grondslag."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from huurstelsel.fouten import VoorstelFout
from huurstelsel.recht import laden
from huurstelsel.recht.voorstel import controleer, voorstel
from huurstelsel.recht.voorstel_waarden import als_yaml
from voorstel_hulp import BESLUIT, BRIEF, DAG, GOED, KOP, wijziging


def test_een_nieuwe_waarde_is_zichtbaar_van_een_voorstel():
    v = voorstel(BESLUIT)
    waarde = v.waarden("energieprestatie", date(2023, 1, 25), DAG)["label_klein_meergezinswoning"]
    assert waarde.artikel == "voorstel consultatie-2023, art. I onder E.1 (Bhw bijlage I.A, rubriek 4)"
    assert waarde.bron == v.kamerstuk
    assert (waarde.zekerheid, waarde.toestand, waarde.jci, waarde.sleutel) == ("voorstel", "", "", None)
    assert waarde.vanaf == date(2024, 1, 1)
    assert waarde.toelichting == "Onderdeel 4.1 vervalt; één tabel voor elke oppervlakte."


def test_een_onderwerp_dat_niet_verandert_geeft_niets():
    assert voorstel(BESLUIT).waarden("keuken", date(2023, 1, 25), DAG) == {}


def test_een_voorstel_is_onveranderlijk_en_te_vergelijken(schrijf):
    v = voorstel(BESLUIT)
    with pytest.raises(FrozenInstanceError):
        v.id = "anders"  # type: ignore[misc]
    een, twee = voorstel(schrijf(GOED)), voorstel(schrijf(GOED, "ander.yaml"))
    anders = voorstel(schrijf(GOED.replace("187", "186")))
    assert (een == twee, hash(een) == hash(twee), een == anders) == (True, True, False)
    assert een.vingerafdruk == twee.vingerafdruk != anders.vingerafdruk


def test_alle_eenheden(schrijf):
    regels = [
        ("woz.klein_vervalt", "geen", "2030-12-31", date(2030, 12, 31).toordinal()),
        ("verwarming.per_vertrek_warmtelevering", '"1.5"', '"1.25"', 5 * laden.SCHALEN["punten"] // 4),
        ("gehandicapten.euro_per_punt", '"226.89"', '"300.01"', 30001),
        ("buitenruimte.extra_stap", "25", '"12.5"', 12_500_000),
        ("opslagen.gezicht", "15", "0", 0),
        ("woz.gemeenten_bijlage_iii", None, "[Rotterdam, Den Haag]", ("Rotterdam", "Den Haag")),
        ("opslagen.lage_huurgrens", '"808.06"', '"1000"', 100_000),
    ]
    gemeenten = laden.onderwerp("woz")["gemeenten_bijlage_iii"].geldend(DAG).waarde
    delen = "".join(
        f"  - {{pad: {pad}, was: {was or als_yaml(gemeenten, 'tekst')}, wordt: {wordt}, artikel: a}}\n"
        for pad, was, wordt, _ in regels
    )
    v = voorstel(schrijf(f"{KOP}wijzigingen:\n{delen}"))
    for pad, _, _, exact in regels:
        onderwerp, naam = pad.split(".")
        assert v.waarden(onderwerp, DAG, DAG)[naam].waarde == exact


def test_gedateerde_waarden_volgen_de_peildatum_en_daarbuiten_geldt_de_grondslag(schrijf):
    dagen = (
        "[{vanaf: 2024-01-01, waarde: 150}, {vanaf: 2025-01-01, tot: 2026-01-01, waarde: vervalt},"
        " {vanaf: 2026-01-01, tot: 2027-01-01, waarde: 160}]"
    )
    v = voorstel(schrijf(wijziging(wordt=dagen)))

    def op(dag: date) -> object:
        waarde = v.waarden("woz", date(2023, 1, 25), dag).get("maximum_vanaf")
        punten = waarde and waarde.waarde
        return waarde and (waarde.vanaf.year, punten and punten // laden.SCHALEN["punten"], waarde.toestand)

    assert op(date(2023, 12, 31)) is None
    assert op(date(2024, 1, 1)) == op(date(2024, 12, 31)) == (2024, 150, "")
    assert op(date(2025, 1, 1)) == (2025, None, "vervallen")
    assert op(date(2026, 12, 31)) == (2026, 160, "")
    assert op(date(2027, 1, 1)) is None


def test_geldt_begrenst_de_peildatum(schrijf):
    v = voorstel(schrijf(f"{GOED}geldt: {{vanaf: 2023-07-01, tot: 2024-07-01}}\n"))
    assert set(v.waarden("woz", DAG, date(2023, 7, 1))) == set(v.waarden("woz", DAG, date(2024, 6, 30)))
    for dag, pad, zin in (
        (
            date(2023, 6, 30),
            "geldt.vanaf",
            "Het voorstel proef geldt op peildata vanaf 2023-07-01; niet op 2023-06-30.",
        ),
        (date(2024, 7, 1), "geldt.tot", "Het voorstel proef geldt op peildata vóór 2024-07-01; niet op 2024-07-01."),
    ):
        for doe in (lambda dag=dag: v.waarden("woz", DAG, dag), lambda dag=dag: controleer([v], dag)):
            with pytest.raises(VoorstelFout) as fout:
                doe()
            assert [(f.pad, f.code, f.zin) for f in fout.value.fouten] == [(pad, "buiten_geldigheid", zin)]


def test_zonder_grondslag_rust_een_voorstel_op_de_peildatum(schrijf):
    v = voorstel(schrijf(GOED.replace("grondslag: 2023-01-25\n", "")))
    assert v.grondslag is None
    controleer([v], DAG)
    with pytest.raises(VoorstelFout, match="Op 2026-01-01 geldt 187") as fout:
        controleer([v], date(2026, 1, 1))
    zin = "Op 2026-01-01 geldt 187 (Bhw bijlage I.A, onderdeel 11.3); niet 142."
    assert [(f.pad, f.code, f.zin) for f in fout.value.fouten] == [("wijzigingen[0].was", "was_klopt_niet", zin)]


def test_voorstellen_komen_boven_op_elkaar(schrijf):
    boven = schrijf(GOED.replace("grondslag: 2023-01-25\n", "").replace("was: 142, wordt: 187", "was: 187, wordt: 200"))
    onder = voorstel(BESLUIT)
    controleer([onder, voorstel(boven)], DAG)
    with pytest.raises(VoorstelFout) as fout:
        controleer([voorstel(boven), onder], DAG)
    zinnen = [f.zin for f in fout.value.fouten]
    assert zinnen[0] == "Op 2023-01-25 geldt 142 (Bhw bijlage I.A, onderdeel 9.3); niet 187."
    with pytest.raises(VoorstelFout) as fout:
        controleer([onder, voorstel(schrijf(GOED))], DAG)
    zin = "Op 2023-01-25 geldt 187 (voorstel consultatie-2023, art. I onder E.3 (Bhw bijlage I.A, onderdeel 9.3)); niet 142."
    assert [f.zin for f in fout.value.fouten] == [zin]


def test_voorstellen_op_elkaar_rusten_op_dezelfde_dag():
    with pytest.raises(VoorstelFout) as fout:
        controleer([voorstel(BRIEF), voorstel(BESLUIT)], DAG)
    zin = "Het voorstel consultatie-2023 rust op 2023-01-25, een eerder voorstel op 2022-12-09; dat gaat niet samen."
    assert [(f.pad, f.code, f.zin) for f in fout.value.fouten] == [("grondslag", "andere_grondslag", zin)]
    with pytest.raises(VoorstelFout) as fout:
        controleer([voorstel(BRIEF), voorstel(BRIEF)], DAG)
    zin = "Het voorstel kamerbrief-2022-12-09 staat er twee keer."
    assert [(f.pad, f.code, f.zin) for f in fout.value.fouten] == [("voorstel", "dubbel_voorstel", zin)]
