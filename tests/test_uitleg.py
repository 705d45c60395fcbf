"""Weergaven: getallen, tekst en JSON uit een uitkomst, zonder de rekenkern."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel.feiten.soorten import VOORZIENINGSOORTEN
from huurstelsel.regels import regel
from huurstelsel.regels.zelfstandig import RUBRIEKEN
from huurstelsel.uitkomst import (
    Huurprijs,
    Kwitantie,
    Melding,
    Opslag,
    Postregel,
    Rubriekuitkomst,
    Segment,
    Uitkomst,
    Vaststelling,
)
from huurstelsel.uitleg.als_json import als_dict, als_json
from huurstelsel.uitleg.blad import Blad, Rij, schoon
from huurstelsel.uitleg.labels import OPSLAGEN, POSTEN, VASTSTELLINGEN, label
from huurstelsel.uitleg.tekst import GEEN_RECHTEN, als_tekst

BIJLAGE = "Bhw bijlage I.A, rubriek"


def post(id_: str, punten: str, rubriek: int, **rest: object) -> Postregel:
    hoeveelheid = rest.get("hoeveelheid")
    return Postregel(
        id_,
        rest.get("ruimte"),  # type: ignore[arg-type]
        Fraction(punten),
        None if hoeveelheid is None else Fraction(str(hoeveelheid)),
        str(rest.get("eenheid", "")),
        int(rest.get("deler", 1)),  # type: ignore[call-overload]
        str(rest.get("artikel", f"{BIJLAGE} {rubriek}")),
    )


def rubriek(nummer: int, *posten: Postregel) -> Rubriekuitkomst:
    punten = sum((p.punten for p in posten), Fraction(0))
    return Rubriekuitkomst(nummer, RUBRIEKEN[nummer][0], f"{BIJLAGE} {nummer}", punten, posten)


def een_uitkomst() -> Uitkomst:
    rubrieken = (
        rubriek(
            1,
            post("opp_vertrek", "0", 1, ruimte="woonkamer", hoeveelheid="24.51", eenheid="m²"),
            post("vertrekken_m2", "25", 1, hoeveelheid=25, eenheid="m²"),
        ),
        rubriek(
            3, post("verwarmd_vertrek", "2", 3, ruimte="woonkamer"), post("maximering_verkoelde_vertrekken", "-1", 3)
        ),
        rubriek(4, post("bouwjaar", "-15", 4, hoeveelheid=1965)),
        rubriek(
            6, post("stopcontact", "0.5", 6, ruimte="badkamer", hoeveelheid=2, artikel=f"{BIJLAGE} 6, onderdeel 6.2")
        ),
        rubriek(
            9,
            post("vertrekken_m2", "20/3", 1, hoeveelheid=20, eenheid="m²", deler=3),
            post("afronding", "1/12", 9, artikel="Bhw bijlage I.A, toelichting, inleiding"),
        ),
        rubriek(
            11,
            post(
                "woz_onderdeel_1",
                "14.25",
                11,
                hoeveelheid=241500,
                eenheid="euro",
                artikel="Bhw bijlage I.A, onderdeel 11.1",
            ),
        ),
    )
    onafgerond = sum((r.punten for r in rubrieken), Fraction(0))
    slot = post("afronding_hele_punten", str(33 - onafgerond), 0, artikel="Beleidsboek 2.1")
    opslag = Opslag("nieuwbouw", 10, "Bhw art. 8a lid 4", "middensegment", date(2046, 1, 1))
    huur = Huurprijs(122807, (opslag,), 135087, "Stcrt. 2025, 1", "primair")
    return Uitkomst(
        id="flat-3",
        peildatum=date(2026, 1, 1),
        stelsel="zelfstandig",
        punten=33,
        punten_minimaal=33,
        punten_maximaal=33,
        punten_onafgerond=onafgerond,
        bereik={r.rubriek: (r.punten, r.punten) for r in rubrieken},
        rubrieken=rubrieken,
        slotposten=(slot,),
        huurprijs=huur,
        huurprijs_hoogst=huur,
        segment=Segment.LAAG,
        overeengekomen_huurprijs=140000,
        vaststellingen=(
            Vaststelling(
                "telt_als", "woonkamer", "vertrek", "voldoet aan de eisen", "Bhw bijlage I.A, toelichting rubriek 1"
            ),
            Vaststelling(
                "telt_als", "keuken", "vertrek", "voldoet aan de eisen", "Bhw bijlage I.A, toelichting rubriek 1"
            ),
        ),
        aannamen=(Melding("woning.ruimten[0].verkoeld", "Aangenomen van niet."),),
        onbekend=(),
        kwitantie=Kwitantie("0.1.0", "294e83885e1a698f", date(2026, 1, 1), (), (("grens_110", "exact"),)),
    )


def met_bereik() -> Uitkomst:
    u = een_uitkomst()
    hoogst = u.huurprijs._replace(maximaal=130000, maximaal_met_opslag=143000)
    bereik = {**u.bereik, 3: (Fraction(1), Fraction(5)), 1: (Fraction(25), None)}
    onbekend = (Melding("woning.ruimten[0].verwarmd", "Niet bekend."),)
    return replace(
        u, punten=None, punten_maximaal=37, bereik=bereik, huurprijs_hoogst=hoogst, segment=None, onbekend=onbekend
    )


def test_elke_voorziening_met_eigen_punten_heeft_een_naam() -> None:
    elders = {"toilet", "hangend_toilet"}
    assert [soort for soort in VOORZIENINGSOORTEN if soort not in POSTEN and soort not in elders] == []
    for namen in (POSTEN, OPSLAGEN, VASTSTELLINGEN):
        assert all(nl and en and nl[0].isupper() and en[0].isupper() for nl, en in namen.values())


def test_label_zonder_eigen_naam_is_leesbaar() -> None:
    assert label(POSTEN, "nieuwe_post") == "Nieuwe post"
    assert label(POSTEN, "douche") == "Douche"
    assert label(POSTEN, "douche", engels=True) == "Shower"


def test_json_van_een_uitkomst() -> None:
    uit = als_dict(een_uitkomst())
    assert list(uit) == [
        "id", "peildatum", "stelsel", "punten", "punten_minimaal", "punten_maximaal", "punten_onafgerond",
        "maximale_huurprijs", "opslagen", "maximale_huurprijs_inclusief_opslag", "tarief", "segment", "rubrieken", "slotposten",
        "vaststellingen", "aannamen", "onbekend", "bepalend", "kwitantie",
    ]  # fmt: skip
    assert (uit["punten"], uit["punten_onafgerond"]) == (33, "32.5")
    assert (uit["maximale_huurprijs"], uit["maximale_huurprijs_inclusief_opslag"]) == ("1228.07", "1350.87")
    assert uit["opslagen"] == [
        {
            "id": "nieuwbouw",
            "procent": 10,
            "artikel": "Bhw art. 8a lid 4",
            "reden": "middensegment",
            "einddatum": "2046-01-01",
        }
    ]
    assert [r["punten"] for r in uit["rubrieken"]] == ["25", "1", "-15", "0.5", "6.75", "14.25"]
    assert [r["vera"] for r in uit["rubrieken"]] == ["OVZ", "VKV", "ENE", "SAN", "GVR", "WOZ"]
    gedeeld = uit["rubrieken"][4]["posten"][0]
    assert (gedeeld["punten"], gedeeld["breuk"], gedeeld["deler"]) == ("6.6666666667", "20/3", 3)
    assert "breuk" not in uit["rubrieken"][0]["posten"][1]
    assert uit["rubrieken"][0]["posten"][0] == {
        "id": "opp_vertrek",
        "naam": "Vertrek",
        "ruimte": "woonkamer",
        "hoeveelheid": "24.51",
        "eenheid": "m²",
        "deler": 1,
        "punten": "0",
        "artikel": "Bhw bijlage I.A, rubriek 1",
    }
    assert not any("bereik" in r for r in uit["rubrieken"])
    assert uit["kwitantie"]["keuzes"] == {"grens_110": "exact"}
    assert json.loads(als_json(een_uitkomst())) == uit


def test_json_telt_op() -> None:
    uit = als_dict(een_uitkomst())
    for r in uit["rubrieken"]:
        assert sum(Fraction(p.get("breuk", p["punten"])) for p in r["posten"]) == Fraction(r["punten"])
    slot = sum(Fraction(p["punten"]) for p in uit["slotposten"])
    assert sum(Fraction(r["punten"]) for r in uit["rubrieken"]) + slot == uit["punten"] == 33


def test_json_met_bereik() -> None:
    uit = als_dict(met_bereik())
    assert (uit["punten"], uit["punten_minimaal"], uit["punten_maximaal"], uit["segment"]) == (None, 33, 37, None)
    assert uit["maximale_huurprijs_bereik"] == ["1228.07", "1300.00"]
    assert uit["maximale_huurprijs_inclusief_opslag_bereik"] == ["1350.87", "1430.00"]
    assert [r.get("bereik") for r in uit["rubrieken"]] == [["25", None], ["1", "5"], None, None, None, None]
    zonder_grens = als_dict(replace(met_bereik(), punten_maximaal=None, huurprijs_hoogst=None))
    assert zonder_grens["maximale_huurprijs_bereik"] == ["1228.07", None]
    assert zonder_grens["maximale_huurprijs_inclusief_opslag_bereik"] == ["1350.87", None]


_DELEN = st.lists(st.fractions(-20, 20, max_denominator=7919), min_size=1, max_size=12)


@given(_DELEN, st.booleans())
def test_decimale_punten_tellen_precies_op(delen: list[Fraction], achteraan: bool) -> None:  # noqa: FBT001
    som = sum(delen, Fraction(0))
    sluitpost = post("afronding", str(round(4 * som) / Fraction(4) - som), 9)
    posten = [post("vertrekken_m2", str(punten), 1) for punten in delen]
    r = rubriek(9, *([*posten, sluitpost] if achteraan else [sluitpost, *posten]))
    [uit] = als_dict(replace(een_uitkomst(), rubrieken=(r,)))["rubrieken"]
    assert sum(Decimal(p["punten"]) for p in uit["posten"]) == Decimal(uit["punten"])
    assert all(len(p["punten"].partition(".")[2]) <= 10 for p in uit["posten"])
    assert [Fraction(p.get("breuk", p["punten"])) for p in uit["posten"]] == [p.punten for p in r.posten]


def test_de_afronding_sluit_de_som() -> None:
    posten = (*(post("vertrekken_m2", "1/3", 1) for _ in range(4)), post("afronding", "-1/12", 9))
    [uit] = als_dict(replace(een_uitkomst(), rubrieken=(rubriek(9, *posten),)))["rubrieken"]
    assert [p["punten"] for p in uit["posten"]] == ["0.3333333333"] * 4 + ["-0.0833333332"]
    assert (uit["punten"], uit["posten"][4]["breuk"]) == ("1.25", "-1/12")
    [uit] = als_dict(replace(een_uitkomst(), rubrieken=(rubriek(9, *posten[:3]),)))["rubrieken"]
    assert [p["punten"] for p in uit["posten"]] == ["0.3333333333", "0.3333333333", "0.3333333334"]


def regels(uitkomst: Uitkomst, breedte: int = 80) -> list[str]:
    return als_tekst(uitkomst, breedte).replace("\N{NO-BREAK SPACE}", " ").splitlines()


def test_tekst_van_een_uitkomst() -> None:
    r = regels(een_uitkomst(), 100)
    assert r[0] == "Puntentelling zelfstandige woonruimte op 1 januari 2026 · flat-3"
    assert r[2] == "Punten                      33  segment laag; onafgerond 32,50"
    assert r[3] == "Maximale huurprijs  € 1.228,07  kaal, per maand"
    assert r[4] == "Met opslag          € 1.350,87  nieuwbouw 10%"
    assert r[5] == "Overeengekomen      € 1.400,00  € 49,13 boven de maximale huurprijs"
    kolommen = [regel.split() for regel in r[7:30]]
    assert ["Vertrek", "·", "woonkamer", "24,51", "m²", "rubriek", "1"] in kolommen
    assert ["Vertrekken", "samen", "20", "m²", "3", "6,6667", "rubriek", "1"] in kolommen
    assert ["Bouwjaar,", "zonder", "geldig", "label", "1965", "−15,00", "rubriek", "4"] in kolommen
    assert ["WOZ-waarde", "€", "241.500", "14,25", "onderdeel", "11.1"] in kolommen
    assert ["Totaal", "33"] in kolommen
    assert "  Indeling: vertrek (woonkamer, keuken); voldoet aan de eisen [toelichting rubriek 1]" in r
    assert "  Opslag nieuwbouw 10%, tot 1 januari 2046: middensegment (Bhw art. 8a lid 4)" in r
    assert r[-2] == "huurstelsel 0.1.0 · parameters 294e83885e1a · peildatum 2026-01-01 · grens_110=exact"
    assert r[-1] == GEEN_RECHTEN
    assert r.count(GEEN_RECHTEN) == 1


def test_kommas_staan_onder_elkaar() -> None:
    r = regels(een_uitkomst())
    tabel = r[next(i for i, regel in enumerate(r) if regel.startswith("Rubriek en post")) : r.index("") + 40]
    plaatsen = {
        regel.index(getal) + len(getal.partition(",")[0])
        for regel in tabel
        for getal in ("25,00", "6,6667", "−15,00", "0,50")
        if f" {getal} " in f"{regel} "
    }
    assert len(plaatsen) == 1


def test_tekst_met_bereik() -> None:
    r = regels(met_bereik())
    assert r[2].split() == ["Punten", "33", "tot", "37", "bereik", "door", "onbekende", "feiten"]
    assert r[3].split() == ["Maximale", "huurprijs", "€", "1.228,07", "tot", "€", "1.300,00", "kaal,", "per", "maand"]
    assert any(regel.rstrip().endswith("1,00 – 5,00") for regel in r)
    assert any(regel.rstrip().endswith("≥ 25,00") for regel in r)
    assert "  woning.ruimten[0].verwarmd: Niet bekend." in r
    boven = regels(replace(met_bereik(), overeengekomen_huurprijs=143001), 120)
    assert "ten minste € 0,01 boven de maximale huurprijs" in boven[5]
    tussen = regels(replace(met_bereik(), overeengekomen_huurprijs=143000), 120)
    assert "onder of boven het maximum: hangt af van onbekende feiten" in tussen[5]
    open_ = regels(replace(met_bereik(), punten_maximaal=None, huurprijs_hoogst=None), 120)
    assert open_[2].split()[:4] == ["Punten", "ten", "minste", "33"]
    assert "hangt af van onbekende feiten" in open_[5]


def test_bereik_met_gelijke_einden_staat_er_een_keer() -> None:
    u = een_uitkomst()
    laagst = u.huurprijs._replace(maximaal=25026, opslagen=(), maximaal_met_opslag=25026)
    r = regels(
        replace(u, punten=None, punten_minimaal=-15, punten_maximaal=41, huurprijs=laagst, huurprijs_hoogst=laagst)
    )
    assert r[2].split()[:4] == ["Punten", "−15", "tot", "41"]
    assert r[3].split() == ["Maximale", "huurprijs", "€", "250,26", "kaal,", "per", "maand"]
    assert any(regel.split() == ["Totaal", "−15", "tot", "41"] for regel in r)
    assert "  € 250,26 bij −15 tot 41 punten (Stcrt. 2025, 1; primair)" in r
    assert "tot € 250,26" not in "\n".join(r)
    vast = regels(replace(u, punten=-15))
    assert any(regel.split() == ["Totaal", "−15"] for regel in vast)


def test_een_opslag_die_niet_overal_geldt_staat_niet_als_een_percentage_bij_het_bereik() -> None:
    u = met_bereik()
    rijks = Opslag("rijksmonument", 35, "Bhw art. 8a lid 1", "Rijksmonument")
    zonder = u.huurprijs._replace(maximaal=42533, opslagen=(), maximaal_met_opslag=57419)
    met = u.huurprijs._replace(maximaal=76121, opslagen=(rijks,), maximaal_met_opslag=76121)
    for huur in ((met, zonder), (zonder, met)):
        r = regels(replace(u, huurprijs=huur[0], huurprijs_hoogst=huur[1]), 120)
        assert r[4].endswith("opslag hangt af van onbekende feiten")
        assert r[4].startswith("Met opslag")
        assert "%" not in r[4]
        assert "  Opslag rijksmonument 35%, afhankelijk van onbekende feiten (Bhw art. 8a lid 1)" in r
    beide = regels(replace(u, huurprijs=met, huurprijs_hoogst=met._replace(maximaal_met_opslag=80000)), 120)
    assert beide[4].split() == ["Met", "opslag", "€", "761,21", "tot", "€", "800,00", "rijksmonument", "35%"]
    open_ = regels(replace(u, huurprijs=met, huurprijs_hoogst=None, punten_maximaal=None), 120)
    assert open_[4].endswith("ten minste € 761,21  laagste invulling: rijksmonument 35%")


@pytest.mark.parametrize(
    ("centen", "zin"),
    [
        (135087, "gelijk aan de maximale huurprijs"),
        (135086, "€ 0,01 onder de maximale huurprijs"),
        (135088, "€ 0,01 boven de maximale huurprijs"),
    ],
)
def test_overeengekomen_naast_maximaal(centen: int, zin: str) -> None:
    assert regels(replace(een_uitkomst(), overeengekomen_huurprijs=centen))[5].endswith(zin)


@pytest.mark.parametrize("breedte", [60, 72, 80, 100, 120])
def test_geen_regel_is_breder_dan_gevraagd_of_eindigt_op_spaties(breedte: int) -> None:
    for uitkomst in (een_uitkomst(), met_bereik()):
        r = als_tekst(uitkomst, breedte).splitlines()
        assert max(map(len, r)) <= breedte
        assert [regel for regel in r if regel != regel.rstrip()] == []
        assert "\x1b" not in "".join(r)


def test_ruimten_met_een_naam() -> None:
    tekst = als_tekst(een_uitkomst(), 100, namen={"woonkamer": "Kamer voor", "keuken": "Keuken\n"})
    assert "    Verwarmd vertrek · Kamer voor " in tekst
    assert "Indeling: vertrek (Kamer voor, Keuken�); voldoet aan de eisen" in tekst


def test_kleur_verandert_alleen_de_nadruk() -> None:
    zonder = als_tekst(een_uitkomst(), 80)
    met = als_tekst(een_uitkomst(), 80, kleur=True)
    assert met.count("\x1b[0m") == met.count("\x1b[1m") + met.count("\x1b[2m") > 10
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m"):
        met = met.replace(code, "")
    assert met == zonder


def test_tekst_van_buiten_stuurt_de_terminal_niet() -> None:
    assert schoon("kamer\x1b[31m\n\u202e") == "kamer�[31m��"
    u = een_uitkomst()
    vreemd = replace(u, id="\x1b]0;x\x07", aannamen=(Melding("a\nb", "c\rd"),))
    tekst = als_tekst(vreemd, 80)
    assert "\x1b" not in tekst
    assert "\r" not in tekst
    assert "  a�b: c�d\n" in tekst


def test_blad_laat_de_eerste_cel_over_lege_cellen_lopen() -> None:
    blad = Blad(30)
    blad.tabel([Rij(("een lange tekst hier", "", "9")), Rij(("kort", "12345678", "10"))], rechts=[1, 2])
    assert blad.regels == ["een lange tekst hier   9", "kort        12345678  10"]


def test_elke_post_en_vaststelling_van_de_regels_heeft_een_label_in_twee_talen() -> None:
    """Ids staan als tekst in de regels; voorzieningen heten naar hun soort."""
    bron = Path(regel.__file__).parent
    tekst = "\n".join(p.read_text(encoding="utf-8") for p in bron.rglob("*.py"))
    posten = set(re.findall(r'Post\(\s*"(\w+)"', tekst)) | set(re.findall(r'Maximum\("(\w+)"', tekst))
    posten |= set(re.findall(r'_per_m2\("(\w+)"', tekst)) | {f"parkeerplek_type_{n}" for n in (1, 2, 3)}
    posten |= {"afronding", "afronding_hele_punten"} | (set(VOORZIENINGSOORTEN) - {"toilet", "hangend_toilet"})
    posten -= {"keukenvoorziening", "sanitairvoorziening"}
    assert len(posten) > 60
    assert posten - set(POSTEN) == set()
    assert set(re.findall(r'Vastgesteld\(\s*"(\w+)"', tekst)) - set(VASTSTELLINGEN) == set()
    assert all(nl and en for tabel in (POSTEN, VASTSTELLINGEN) for nl, en in tabel.values())
