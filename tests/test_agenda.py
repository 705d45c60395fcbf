"""De agenda van een huurovereenkomst: exacte datums per zaak, de vorm als tekst, JSON en iCalendar, en wat er nooit in staat."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from huurstelsel import Regeling
from huurstelsel.cli import main
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.fouten import FeitenFout
from huurstelsel.huur.agenda import Agenda, agenda
from huurstelsel.huur.agenda_moment import LAATSTE, OP, TELLING, VANAF, let_op, verlopen
from huurstelsel.huur.werkdagen import einde_termijn
from huurstelsel.reken.datums import in_woorden, jaren_verder, maanden_verder
from huurstelsel.uitleg.agenda import als_dict, als_ical, als_tekst

WORTEL = Path(__file__).parents[1]
MAP = Path(__file__).parent / "zaken_huur" / "agenda"
ZAKEN = [zaak for pad in sorted(MAP.glob("*.yaml")) for zaak in yaml.safe_load(pad.read_text(encoding="utf-8"))]


def _woning(m2: int) -> dict[str, Any]:
    """Een kale woning; veertig vierkante meter ligt ver onder de lage huurgrens."""
    return {
        "woningtype": "meergezinswoning",
        "bouwjaar": 1960,
        "ruimten": [{"soort": "woonkamer", "oppervlakte": m2, "verwarmd": False}],
    }


def _document(zaak: dict[str, Any]) -> dict[str, Any]:
    feiten = dict(zaak["feiten"])
    return {**feiten, "woning": _woning(zaak.get("m2", 40)) | feiten.get("woning", {})}


def _agenda(zaak: dict[str, Any]) -> Agenda:
    regeling = Regeling.op(zaak["peildatum"]).met(keuzes=zaak.get("keuzes", {}))
    return agenda(lees_document(_document(zaak)), regeling)


@pytest.mark.parametrize("zaak", ZAKEN, ids=[z["naam"] for z in ZAKEN])
def test_zaak(zaak: dict[str, Any]):
    assert {"naam", "bron", "artikel", "peildatum", "feiten", "verwacht"} <= zaak.keys()
    verwacht, gevonden = zaak["verwacht"], _agenda(zaak)
    assert verwacht.keys() <= {"momenten", "geen", "nodig", "let_op"}
    per_id: dict[str, list[date]] = {}
    for m in gevonden.momenten:
        per_id.setdefault(m.id, []).append(m.dag)
    assert {id_: per_id.get(id_) for id_ in verwacht.get("momenten", {})} == verwacht.get("momenten", {})
    assert not per_id.keys() & set(verwacht.get("geen", ()))
    assert set(verwacht.get("nodig", ())) <= {m.pad for m in gevonden.nodig}
    for id_, deel in verwacht.get("let_op", {}).items():
        zinnen = [m.let_op for m in gevonden.momenten if m.id == id_]
        assert zinnen
        assert all(deel in zin if deel else zin == "" for zin in zinnen)


def test_elk_soort_moment_heeft_een_zaak():
    gezien = {id_ for zaak in ZAKEN for id_ in zaak["verwacht"].get("momenten", {})}
    bron = "".join(p.read_text(encoding="utf-8") for p in (WORTEL / "src/huurstelsel/huur").glob("agenda_*.py"))
    for id_ in gezien - {"waarborgsom_dagen", "waarborgsom_dagen_met_verrekening"}:
        assert f'"{id_}"' in bron
    assert len(gezien) >= 27


def test_elk_moment_heeft_een_bepaling_en_iets_te_doen():
    for zaak in ZAKEN:
        gevonden = _agenda(zaak)
        assert [m.dag for m in gevonden.momenten] == sorted(m.dag for m in gevonden.momenten)
        assert (*gevonden.voorbij, *gevonden.komend) == gevonden.momenten
        for m in gevonden.momenten:
            assert m.soort in {LAATSTE, VANAF, OP}
            assert m.voor in {"huurder", "verhuurder", "beide"}
            assert m.artikel.startswith(("BW ", "Bhw ", "Wgv ", "Uhw ", "Overgangswet "))
            assert m.doe.endswith(".")
            assert not m.wat.endswith(".")


@pytest.mark.parametrize("naam", ["portiekflat", "nieuwbouwappartement", "eengezinswoning", "woonwagen", "standplaats"])
def test_elk_voorbeeld_heeft_een_agenda(capfd: pytest.CaptureFixture[str], naam: str):
    assert main(["agenda", str(WORTEL / "examples" / f"{naam}.yaml")]) == 0
    uit, fout = capfd.readouterr()
    assert fout == ""
    assert "jaarwisseling" not in uit
    assert "Nieuwe huurtabel" in uit
    assert all(len(regel) <= 80 for regel in uit.splitlines())


def test_nieuwbouwopslag_eindigt_twintig_jaar_na_de_ingebruikname():
    document = lees_document(
        yaml.safe_load((WORTEL / "examples/nieuwbouwappartement.yaml").read_text(encoding="utf-8"))
    )
    gevonden = agenda(document, Regeling.op(date(2026, 1, 1)))
    (moment,) = [m for m in gevonden.momenten if m.id == "nieuwbouwopslag"]
    assert (moment.dag, moment.soort, moment.artikel) == (date(2045, 10, 1), VANAF, "Bhw art. 8a lid 4")
    assert document.woning.eerste_ingebruikname == date(2025, 10, 1)


def test_buiten_de_bekende_jaren_zijn_er_nog_termijnen(capfd: pytest.CaptureFixture[str], tmp_path: Path):
    bestand = _bestand(tmp_path, {"contract": {"ondertekend": "2029-12-15", "ingangsdatum": "2030-01-01"}})
    assert main(["agenda", bestand, "--peildatum", "2030-02-01"]) == 0
    assert "1 juli 2030" in capfd.readouterr().out


def test_tegenspraak_is_een_fout():
    document = lees_document(
        {"woning": _woning(40), "contract": {"ondertekend": "2026-02-01", "ingangsdatum": "2026-01-01"}}
    )
    with pytest.raises(FeitenFout) as fout:
        agenda(document, Regeling.op(date(2026, 3, 1)))
    assert [f.code for f in fout.value.fouten] == ["ingang_voor_ondertekening"]


# --- tellen ---


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 40))
def test_verlopen_is_de_eerste_dag_waarop_de_termijn_om_is(begin: date, jaren: int):
    """Op de dag ervoor ligt het begin nog minder dan zoveel jaar terug, op de dag zelf niet meer."""
    dag = verlopen(begin, jaren)
    assert jaren_verder(dag, -jaren) >= begin
    assert jaren_verder(dag - timedelta(1), -jaren) < begin


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 36))
def test_een_termijn_van_maanden_houdt_het_dagnummer_of_de_laatste_dag(begin: date, maanden: int):
    dag = maanden_verder(begin, maanden)
    assert (dag.year * 12 + dag.month) - (begin.year * 12 + begin.month) == maanden
    assert dag.day == begin.day or (dag + timedelta(1)).day == 1


@pytest.mark.parametrize(
    ("dag", "deel"),
    [
        (date(2026, 9, 11), ""),
        (
            date(2026, 9, 12),
            "zaterdag: naar Algemene termijnenwet art. 1 lid 1 loopt de termijn door tot en met 14 september 2026",
        ),
        (
            date(2026, 4, 5),
            "zondag: naar Algemene termijnenwet art. 1 lid 1 loopt de termijn door tot en met 7 april 2026",
        ),
        (date(2026, 4, 6), "maandag, een feestdag"),
        (date(2026, 12, 25), "vrijdag, een feestdag"),
    ],
)
def test_let_op(dag: date, deel: str):
    zin = let_op(dag, dag)
    assert zin.startswith(deel)
    assert bool(zin) == bool(deel)
    if zin:
        assert let_op(dag, einde_termijn(dag)).startswith(f"de termijn eindigt op {in_woorden(dag)} (")


@settings(deadline=None, max_examples=40)
@given(st.dates(date(2024, 7, 1), date(2026, 6, 30)), st.integers(0, 60), st.integers(0, 200))
def test_zes_maanden_na_elke_ingang(ingang: date, eerder: int, later: int):
    """Voor elke nieuwe overeenkomst: de toets zes maanden, het eerste jaar een jaar na de ingang, waar ook van gezien."""
    peildatum = min(ingang + timedelta(later), date(2026, 12, 31))
    contract = {"ondertekend": max(ingang - timedelta(eerder), date(2024, 7, 1)), "ingangsdatum": ingang}
    zaak = {"peildatum": peildatum, "feiten": {"contract": contract}}
    dagen = {m.id: m.dag for m in _agenda(zaak).momenten}
    assert dagen["aanvangshuur"] == maanden_verder(ingang, 6)
    assert dagen["eerste_jaar"] == jaren_verder(ingang, 1)


# --- vormen ---

GEHEIM = {
    "id": "geheim-7",
    "adres": {"straatnaam": "Verborgenlaan", "huisnummer": 99, "postcode": "1234 AB", "woonplaats": "Nergenshuizen"},
    "contract": {"ondertekend": "2026-01-15", "ingangsdatum": "2026-02-01", "huurprijs": "700"},
    "gebreken": [{"categorie": "A", "nummer": 1, "gemeld": "2026-02-20", "omschrijving": "buurman Jansen belt"}],
}
PRIVE = ("geheim-7", "Verborgenlaan", "99", "1234", "Nergenshuizen", "Jansen", "700")


def _bestand(map_: Path, feiten: dict[str, Any]) -> str:
    pad = map_ / "woning.json"
    pad.write_text(json.dumps({**feiten, "woning": _woning(40)}), encoding="utf-8")
    return str(pad)


def _geheim() -> Agenda:
    document = lees_document({**GEHEIM, "woning": _woning(40)})
    return agenda(document, Regeling.op(date(2026, 3, 1)))


def test_ical_is_geldig_en_bevat_wat_nog_komt():
    gevonden = _geheim()
    inhoud = als_ical(gevonden)
    assert inhoud.startswith(b"BEGIN:VCALENDAR\r\n")
    assert inhoud.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in inhoud.replace(b"\r\n", b"")
    assert all(len(regel) <= 75 for regel in inhoud.split(b"\r\n"))
    kalender = Calendar.from_ical(inhoud)
    assert not kalender.errors
    assert (str(kalender["version"]), str(kalender["prodid"])) == ("2.0", "-//huurstelsel//agenda//NL")
    gebeurtenissen = kalender.walk("VEVENT")
    assert [e.decoded("dtstart") for e in gebeurtenissen] == [m.dag for m in gevonden.komend]
    assert all(e.decoded("dtend") == e.decoded("dtstart") + timedelta(1) for e in gebeurtenissen)
    assert len({str(e["uid"]) for e in gebeurtenissen}) == len(gebeurtenissen)
    assert all("dtstamp" in e for e in gebeurtenissen)


def test_ical_herinnert_alleen_aan_een_laatste_dag():
    gevonden = _geheim()
    for m, e in zip(gevonden.komend, Calendar.from_ical(als_ical(gevonden)).walk("VEVENT"), strict=True):
        alarmen = e.walk("VALARM")
        assert len(alarmen) == (m.soort == LAATSTE)
        assert all(a.decoded("trigger") == timedelta(days=-14) for a in alarmen)
        assert (TELLING in str(e["description"])) == (m.soort == LAATSTE)
        assert m.doe in str(e["description"])
        assert m.artikel in str(e["description"])
        assert str(e["summary"]).startswith("Laatste dag: ") == (m.soort == LAATSTE)


def test_ical_bevat_geen_persoonsgegevens():
    """Geen id, adres, huurprijs of vrije tekst; een UID is een hash van het moment alleen, en daarin kan elk cijfer staan."""
    tekst = als_ical(_geheim()).replace(b"\r\n ", b"").decode()
    leesbaar = "\n".join(regel for regel in tekst.splitlines() if not regel.startswith(("UID:", "DT")))
    assert not any(deel in leesbaar for deel in PRIVE)
    zonder = lees_document({"woning": _woning(40), **{k: v for k, v in GEHEIM.items() if k not in {"id", "adres"}}})
    assert als_ical(agenda(zonder, Regeling.op(date(2026, 3, 1)))).decode() == als_ical(_geheim()).decode()


def test_ical_met_id():
    tekst = als_ical(_geheim(), naam="geheim-7").replace(b"\r\n ", b"").decode()
    assert "X-WR-CALNAME:Huurovereenkomst geheim-7" in tekst
    assert "(geheim-7)" in tekst


def test_ical_is_steeds_hetzelfde_en_een_ander_id_geeft_andere_uids():
    eerste, tweede = als_ical(_geheim()), als_ical(_geheim())
    assert eerste == tweede
    uids = [{str(e["uid"]) for e in Calendar.from_ical(als_ical(_geheim(), naam=n)).walk("VEVENT")} for n in ("a", "b")]
    assert not uids[0] & uids[1]


def test_tekst_en_json():
    gevonden = _geheim()
    tekst = " ".join(als_tekst(gevonden, 100, naam="geheim-7", voorstellen=("proef",)).split())
    assert "Agenda van de huurovereenkomst, gezien op 1 maart 2026 · geheim-7" in tekst
    assert "VOORSTEL, geen geldend recht: proef" in tekst
    assert TELLING in tekst
    assert "Jansen" not in tekst
    boom = als_dict(gevonden, naam="geheim-7")
    assert boom["id"] == "geheim-7"
    assert [m["dag"] for m in boom["momenten"]] == [m.dag.isoformat() for m in gevonden.momenten]
    assert {m["voorbij"] for m in boom["momenten"]} == {True, False}
    assert {m["pad"] for m in boom["nodig"]} == {"contract.beding_huurverhoging"}


def test_onder_een_voorstel_staat_dat_overal(capfd: pytest.CaptureFixture[str], tmp_path: Path):
    bestand, uit = _bestand(tmp_path, GEHEIM), tmp_path / "uit.ics"
    argumenten = ["agenda", bestand, "--peildatum", "2025-06-01", "--recht", "consultatie-2023", "--ics", str(uit)]
    assert main(argumenten) == 0
    assert "VOORSTEL, geen geldend recht: consultatie-2023" in capfd.readouterr().out
    kalender = Calendar.from_ical(uit.read_bytes())
    assert all("VOORSTEL, geen geldend recht" in str(e["description"]) for e in kalender.walk("VEVENT"))


# --- de opdracht ---


def test_opdracht_schrijft_een_bestand(capfd: pytest.CaptureFixture[str], tmp_path: Path):
    bestand, doel = _bestand(tmp_path, GEHEIM), tmp_path / "huur.ics"
    doel.write_text("oud", encoding="utf-8")
    assert main(["agenda", bestand, "--peildatum", "2026-03-01", "--ics", str(doel)]) == 0
    assert capfd.readouterr().out.endswith(f"iCalendar: {doel}\n")
    assert doel.read_bytes() == als_ical(_geheim())
    assert main(["agenda", bestand, "--peildatum", "2026-03-01", "--ics", str(doel), "--met-id", "--json"]) == 0
    assert json.loads(capfd.readouterr().out)["peildatum"] == "2026-03-01"
    assert b"geheim-7" in doel.read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["huur.ics", "woning.json"]


def test_schrijven_dat_mislukt_laat_het_oude_staan(capfd: pytest.CaptureFixture[str], tmp_path: Path):
    """De naam van het klad is langer dan een bestandsnaam kan zijn."""
    bestand, doel = _bestand(tmp_path, GEHEIM), tmp_path / f"{'x' * 250}.ics"
    doel.write_text("oud", encoding="utf-8")
    assert main(["agenda", bestand, "--peildatum", "2026-03-01", "--ics", str(doel)]) == 1
    uit, fout = capfd.readouterr()
    assert (uit, doel.read_text(encoding="utf-8")) == ("", "oud")
    assert fout.startswith("Schrijven van")


def _proces(*argumenten: str) -> subprocess.CompletedProcess[str]:
    """De opdracht in een eigen proces waar icalendar niet is."""
    code = "import sys; sys.modules['icalendar'] = None; from huurstelsel.cli import main; sys.exit(main(sys.argv[1:]))"
    opdracht = [sys.executable, "-c", code, "agenda", *argumenten]
    return subprocess.run(opdracht, capture_output=True, check=False, encoding="utf-8")


def test_zonder_icalendar(tmp_path: Path):
    """De tabel heeft icalendar niet nodig; een bestand zegt hoe het te krijgen is, en schrijft niets."""
    bestand, doel = _bestand(tmp_path, GEHEIM), tmp_path / "huur.ics"
    zonder = _proces(bestand, "--peildatum", "2026-03-01")
    assert (zonder.returncode, zonder.stderr) == (0, "")
    assert "1 augustus 2026" in zonder.stdout
    met = _proces(bestand, "--peildatum", "2026-03-01", "--ics", str(doel))
    assert (met.returncode, met.stdout) == (2, "")
    assert 'pip install "huurstelsel[agenda]"' in met.stderr
    assert not doel.exists()


@pytest.mark.parametrize(
    ("argumenten", "code", "melding"),
    [
        (["--ics", "kalender.txt"], 2, "eindigt op .ics"),
        (["--met-id"], 2, "Bij --met-id hoort --ics"),
        (["--ics", "/bestaat/niet/x.ics"], 2, "bestaat niet"),
        (["--keuze", "bestaat=niet"], 2, "bestaat"),
    ],
)
def test_opdracht_fout(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, argumenten: list[str], code: int, melding: str
):
    assert main(["agenda", _bestand(tmp_path, GEHEIM), *argumenten]) == code
    uit, fout = capfd.readouterr()
    assert uit == ""
    assert melding in fout


def test_een_map_en_een_lijst_kunnen_niet(capfd: pytest.CaptureFixture[str], tmp_path: Path):
    bestand, map_ = _bestand(tmp_path, GEHEIM), tmp_path / "map.ics"
    map_.mkdir()
    assert main(["agenda", bestand, "--ics", str(map_)]) == 2
    assert "is een map" in capfd.readouterr().err
    lijst = tmp_path / "lijst.json"
    lijst.write_text(json.dumps([{"woning": _woning(40)}]), encoding="utf-8")
    assert main(["agenda", str(lijst), "--json"]) == 3
    assert json.loads(capfd.readouterr().out)["fouten"][0]["code"] == "geen_enkele_woning"
