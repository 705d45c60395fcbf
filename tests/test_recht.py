"""Het recht als gegevens: weigert floats, gaten en overlap; is volledig op elke wijzigingsdatum; verandert nooit."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from huurstelsel import Regeling
from huurstelsel.feiten.onbekend import BOUWJAREN
from huurstelsel.fouten import GeenRecht, NogNietBekend, OnbekendeKeuze, ParameterFout, RechtFout, Vervallen
from huurstelsel.recht import interpretaties, laden
from huurstelsel.recht.voorstel import ingebouwd
from huurstelsel.regels import onzelfstandig, onzelfstandig_voor_wbh, zelfstandig, zelfstandig_voor_wbh  # noqa: F401 - registreert de regels
from huurstelsel.regels import regel as regelmodule
from huurstelsel.regels.regel import EERSTE, VERSIES, WBH, regel
from huurstelsel.regels.stelsel import NAMEN, VOOR_WBH

KOP = "onderwerp: proef\nstandaard: {vanaf: 2024-07-01, artikel: Bhw, bron: Bhw}\nparameters:\n"


def _lees(waarden: str, eenheid: str = "punten") -> dict[str, laden.Parameter]:
    return laden.lees_onderwerp(
        f"{KOP}  p:\n    naam: Proef\n    eenheid: {eenheid}\n    waarden: {waarden}\n", "proef"
    )


WAARDERING = {v.onderwerp for versies in VERSIES.values() for v in versies} | {"opslagen", "inleiding"}
WIJZIGINGSDATUMS = sorted(
    {w.vanaf for o in WAARDERING for p in laden.onderwerp(o).values() for w in p.waarden if w.vanaf >= EERSTE}
    | {v.vanaf for versies in VERSIES.values() for v in versies}
)


def test_de_wijzigingsdatums_zijn_die_van_de_wet():
    voor_wbh = [date(2022, 7, 1), date(2023, 1, 1), date(2023, 7, 1), date(2024, 1, 1)]
    assert [*voor_wbh, date(2024, 7, 1), date(2025, 1, 1), date(2026, 1, 1)] == WIJZIGINGSDATUMS


@pytest.mark.parametrize(
    "dag", [*WIJZIGINGSDATUMS, *(d - timedelta(1) for d in WIJZIGINGSDATUMS[1:]), date(2026, 12, 31)]
)
def test_op_elke_wijzigingsdatum_is_de_regeling_volledig(dag: date):
    """In elk stelsel, en onder elk voorstel: elke regel heeft een versie, elke parameter een bron, en er is een tabel."""
    namen = NAMEN if dag >= WBH else VOOR_WBH
    regelingen = [Regeling.op(dag, naam) for naam in namen]
    voorstellen = [] if dag >= date(2026, 1, 1) else ingebouwd()
    for regeling in [*regelingen, *(regelingen[0].met(voorstellen=[v]) for v in voorstellen)]:
        _is_volledig(regeling)


def _is_volledig(regeling: Regeling) -> None:
    assert [r.naam for r, _ in regeling.stappen] == [s.naam for s in regeling.bijlage.volgorde]
    for regel_, parameters in regeling.stappen:
        for naam, parameter in laden.onderwerp(regel_.onderwerp).items():
            if parameter.waarden[0].vanaf > regeling.rechtsdatum:
                assert not parameters.geldt(naam) or parameters.bron(naam).zekerheid == "voorstel"
                continue
            bron = parameters.bron(naam)
            assert bron.artikel
            assert bron.bron
            assert bron.toestand in {"", "vervallen"}
    assert regeling.tarief.vanaf <= regeling.peildatum


@pytest.mark.parametrize("naam", ["woonwagen", "standplaats"])
def test_woonwagens_en_standplaatsen_beginnen_bij_de_wet_betaalbare_huur(naam: str):
    with pytest.raises(GeenRecht, match=f"2024-06-30 kent huurstelsel nog geen recht voor stelsel {naam}"):
        Regeling.op(date(2024, 6, 30), naam)


@pytest.mark.parametrize("dag", [date(2022, 6, 30), date(1900, 1, 1)])
def test_voor_het_eerste_stelsel_is_er_geen_recht(dag: date):
    with pytest.raises(GeenRecht, match=str(dag)):
        Regeling.op(dag)


def test_wat_nog_niet_gepubliceerd_is_noemt_pad_en_datum():
    with pytest.raises(NogNietBekend, match=r"2027-01-01"):
        Regeling.op(date(2027, 1, 1))


def test_een_vervallen_bepaling_is_iets_anders_dan_nul():
    parameters = Regeling.op(date(2025, 1, 1)).parameters("energieprestatie")
    with pytest.raises(Vervallen, match="overgang_klein"):
        _ = parameters.overgang_klein
    assert Regeling.op(date(2024, 12, 31)).parameters("energieprestatie").overgang_klein == 25_000_000


@pytest.mark.parametrize(
    ("waarden", "melding"),
    [
        ("[{waarde: 0.75}]", "float"),
        ("[{waarde: 1e3}]", "float|geen getal"),
        ("[{waarde: 1}, {waarde: 2}]", "overlappen"),
        ("[{vanaf: 2025-01-01, waarde: 1}, {vanaf: 2024-07-01, waarde: 2}]", "volgorde"),
        ("[{}]", "waarde of een toestand"),
        ("[{toestand: weg}]", "waarde of een toestand"),
        ("[{waarde: 1, toestand: vervallen}]", "waarde of een toestand"),
        ("[{waarde: 1, artikel: ''}]", "artikel ontbreekt"),
        ("[{waarde: '1/17'}]", "niet exact"),
        ("[{waarde: drie}]", "geen getal"),
        ("[{waarde: true}]", "geen getal|niet exact"),
        ("[{waarde: 1, waarde: 2}]", "dubbele sleutel"),
        ("[{waarde: 1, artikle: x}]", "onbekend veld"),
        ("nee", "naam, eenheid en waarden"),
    ],
)
def test_een_fout_parameterbestand_wordt_geweigerd(waarden: str, melding: str):
    with pytest.raises(ParameterFout, match=melding):
        _lees(waarden)


def test_eenheden_worden_gehele_getallen():
    assert _lees('[{waarde: "0.75"}]')["p"].geldend(date(2025, 1, 1)).waarde == 13_513_500
    assert _lees('[{waarde: "0.60"}]', "meter")["p"].geldend(date(2025, 1, 1)).waarde == 600
    assert _lees("[{waarde: 332}]", "euro")["p"].geldend(date(2025, 1, 1)).waarde == 33_200


def test_een_gat_en_een_onbekende_naam_worden_genoemd():
    with pytest.raises(RechtFout, match="bestaat nog niet op 2024-06-30"):
        _lees("[{waarde: 1}]")["p"].geldend(date(2024, 6, 30))
    with pytest.raises(RechtFout, match="Bedoelde u “per_vertrek”"):
        _ = Regeling.op(date(2026, 1, 1)).parameters("verwarming").per_vertrk
    with pytest.raises(ParameterFout, match="Bedoelde u “keuken”"):
        laden.onderwerp("keukens")


def test_recht_is_onveranderlijk():
    parameters = Regeling.op(date(2026, 1, 1)).parameters("woz")
    with pytest.raises(AttributeError):
        parameters.procent_taxatie = 100
    with pytest.raises(ValueError, match="read-only"):
        parameters.cohortkolom("onderdeel_1")[1][0] = 0


def test_overlappende_versies_van_een_regel_falen_bij_het_registreren():
    kop = {"rubriek": 4, "artikel": "Bhw", "onderwerp": "energieprestatie"}
    with pytest.raises(ParameterFout, match="overlappen"):
        regel("energieprestatie", **kop, vanaf=date(2026, 6, 1))(lambda *_: iter(()))
    assert len(VERSIES["energieprestatie"]) == 3


def test_een_keuze_die_niet_bestaat_noemt_de_dichtstbijzijnde():
    regeling = Regeling.op(date(2026, 1, 1))
    with pytest.raises(OnbekendeKeuze, match="Bedoelde u “zolder_aftrek”"):
        regeling.met(keuzes={"zolderaftrek": "eenmaal"})
    with pytest.raises(OnbekendeKeuze, match="Bedoelde u “eenmaal”"):
        regeling.met(keuzes={"zolder_aftrek": "eenmaa"})


def test_een_keuze_lekt_niet_in_de_wet():
    gewoon = Regeling.op(date(2026, 1, 1))
    anders = gewoon.met(keuzes={"grens_187": "exact"})
    assert anders.afwijkend == (("grens_187", "exact"),)
    assert gewoon.keuzes["grens_187"] == "afgerond"
    assert anders.met(keuzes={"grens_187": "afgerond"}) == gewoon


def test_elke_keuze_wordt_gelezen_en_elke_gelezen_keuze_bestaat():
    bron = Path(regelmodule.__file__).parents[1]
    tekst = "\n".join(p.read_text(encoding="utf-8") for map_ in ("regels", "huur") for p in (bron / map_).rglob("*.py"))
    gelezen = set(re.findall(r'kiest\("(\w+)"', tekst))
    assert gelezen == set(interpretaties.alle())
    for naam, waarde in re.findall(r'kiest\("(\w+)", "([^"]+)"\)', tekst):
        assert waarde in {str(optie) for optie in interpretaties.alle()[naam]["opties"]}


def test_elke_keuze_staat_in_docs_interpretaties():
    tekst = (Path(__file__).parents[1] / "docs" / "interpretaties.md").read_text(encoding="utf-8")
    koppen = set(re.findall(r"^## (\w+)$", tekst, flags=re.MULTILINE))
    for naam, velden in interpretaties.alle().items():
        assert naam in koppen
        stuk = tekst.split(f"## {naam}\n")[1].split("\n## ")[0]
        for optie in velden["opties"]:
            assert f"`{optie}`" in stuk, (naam, optie)


def test_de_bouwjaren_van_het_bereik_dekken_elk_tijdvak():
    """Tussen twee grenzen van een regel ligt ten minste één bouwjaar uit de lijst."""
    regeling = Regeling.op(date(2026, 1, 1))
    grenzen = {1965, *(jaar + 1 for jaar in regeling.parameters("energieprestatie").grenzen_bouwjaar)}
    woz = regeling.parameters("woz")
    for van, tot_en_met in (woz.klein_gebouwd, woz.minimum_gebouwd):
        grenzen |= {van, tot_en_met + 1}
    tijdvakken = [1000, *sorted(grenzen), 2101]
    for van, tot in pairwise(tijdvakken):
        assert any(van <= jaar < tot for jaar in BOUWJAREN), (van, tot)
