"""Twee puntentellingen vergeleken: elk verschil met zijn oorzaak, en altijd sluitend."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import strategieen
import strategieen_voor_wbh
from huurstelsel.fouten import FeitenFout, RechtFout
from huurstelsel.regels.regel import WBH
from huurstelsel.uitleg.vergelijking import als_tekst
from huurstelsel.uitleg.vergelijking_json import als_dict
from huurstelsel.vergelijking import Vergelijking, vergelijk
from vergelijking_hulp import (
    NIEUWJAAR,
    OUDJAAR,
    PIJL,
    SPATIE,
    VOORSTEL,
    Feiten,
    een,
    kant,
    sluit,
    woning,
    zonder_vaste_spatie,
)

if TYPE_CHECKING:
    from orakel.richten import Zaak


def kern(v: Vergelijking) -> list[tuple[str, str | None, Fraction, int, str]]:
    return [(x.post, x.ruimte, x.effect, x.centen, x.oorzaak) for x in v.verschillen]


# --- een ander feit ---------------------------------------------------------------------------------------------------


def test_oppervlakte_van_een_kamer() -> None:
    """12,60 m² in plaats van 12,00: 42,60 is 43 m², de WOZ-punten per m² dalen, en afgerond blijven die gelijk."""
    v = vergelijk(kant(woning()), kant(woning(lambda w: w["ruimten"][1].update(oppervlakte="12,60"))))
    per_m2 = [Fraction(100_000, m2 * 242) for m2 in (42, 43)]  # waardepeildatum 1 januari 2024
    assert kern(v) == [
        ("vertrekken_m2", None, 1, 685, "feit"),
        ("woz_onderdeel_2", None, per_m2[1] - per_m2[0], -157, "feit"),
        ("afronding", None, per_m2[0] - per_m2[1], 157, "afronding"),
    ]
    assert (een(v, "woz_onderdeel_2").van, een(v, "woz_onderdeel_2").naar) == tuple(per_m2)
    assert (v.a.punten, v.b.punten, v.centen, v.tarief_centen, v.opslag_centen) == (86, 87, 685, 0, 0)
    x = een(v, "vertrekken_m2")
    assert (x.rubriek, x.van, x.naar, x.stap, x.artikel) == (1, 42, 43, "feiten", "Bhw bijlage I.A, rubriek 1")
    assert zonder_vaste_spatie(x.toelichting) == f"42 m² {PIJL} 43 m²: slaapkamer 12 m² {PIJL} 12,60 m²"
    assert x.bewijs == "meetrapport of plattegrond volgens de meetinstructie"
    sluit(v)


def test_energielabel() -> None:
    v = vergelijk(kant(woning()), kant(woning(lambda w: w["energieprestaties"][0].update(label="A"))))
    assert kern(v) == [("energielabel", None, 22, 15_100, "feit")]
    assert v.verschillen[0].toelichting == f"energielabel C {PIJL} A"
    assert v.verschillen[0].bewijs == "registratie in EP-Online"
    assert [(f.pad, f.a, f.b) for f in v.feiten_verschillen] == [("woning.energieprestaties[0].label", "C", "A")]
    sluit(v)


def test_verhuurder_en_huurder() -> None:
    """Twee documenten met andere id's en een andere volgorde: de ruimten vinden elkaar, en wie wat zegt staat erbij."""

    def anders(w: Feiten) -> None:
        for ruimte in w["ruimten"]:
            del ruimte["id"]
        w["ruimten"].reverse()
        w["ruimten"][3]["verwarmd"] = False  # de slaapkamer
        w["ruimten"][2]["voorzieningen"] = [{"soort": "aanrecht", "lengte": "2,1"}]
        w["ruimten"][1]["voorzieningen"] = ["douche"]

    v = vergelijk(kant(woning(), naam="huurder"), kant(woning(anders), naam="verhuurder"))
    assert kern(v) == [
        ("verwarmd_vertrek", "slaapkamer", -2, 52_781 - 54_156, "feit"),
        ("aanrecht", "keuken", 3, 54_841 - 52_781, "feit"),
        ("wastafel", "badkamer", -1, 54_156 - 54_841, "feit"),
    ]
    assert [zonder_vaste_spatie(x.toelichting) for x in v.verschillen] == [
        f"verwarmd ja {PIJL} nee",
        f"1,50 m {PIJL} 2,10 m",
        "wastafel alleen bij A",
    ]
    assert {x.bewijs for x in v.verschillen} == {
        "foto van de radiator, vloerverwarming of airconditioning",
        "foto van het aanrecht met de maat erbij",
        "foto's van de voorziening",
    }
    sluit(v)


def test_ruimte_die_er_maar_aan_een_kant_is() -> None:
    """Een ruimte zonder id heet naar haar plaats; alleen in B, en niet te verwarren met een ruimte van A die zo heet."""
    a = woning(lambda w: w.update(ruimten=[{**r, "id": None} for r in w["ruimten"]]))
    b = deepcopy(a)
    b["woning"]["ruimten"].insert(0, {"soort": "berging", "oppervlakte": 5, "verwarmd": True})
    v = vergelijk(kant(a), kant(b))
    assert [(x.post, x.ruimte, x.effect) for x in v.verschillen if x.oorzaak == "feit"] == [
        ("overige_ruimten_m2", None, Fraction(15, 4)),
        ("verwarmde_overige_ruimte", "ruimte-1 (B)", 1),
        ("woz_onderdeel_2", None, Fraction(100_000, 47 * 242) - Fraction(100_000, 42 * 242)),
    ]
    assert een(v, "verwarmde_overige_ruimte").toelichting == "ruimte alleen bij B"
    assert [(f.pad, f.ruimte, f.veld, f.a) for f in v.feiten_verschillen] == [
        ("woning.ruimten[0]", "ruimte-1 (B)", "", None)
    ]
    sluit(v)


def test_zelfde_feiten_en_zelfde_recht() -> None:
    v = vergelijk(kant(woning()), kant(woning()))
    assert (v.verschillen, v.feiten_verschillen, v.centen_met_opslag) == ((), (), 0)
    assert "Geen verschil in punten of bedragen." in als_tekst(v)


def test_feiten_zonder_gevolg_staan_er_toch() -> None:
    v = vergelijk(kant(woning()), kant(woning(lambda w: w["ruimten"][1].update(oppervlakte="12,20"))))
    assert (v.verschillen, v.punten) == ((), 0)
    assert [(f.veld, f.a, f.b) for f in v.feiten_verschillen] == [("oppervlakte", Decimal("12.00"), Decimal("12.20"))]


def test_opslag_telt_apart() -> None:
    """Een gemeentelijk monument: 15% opslag op € 541,56 is € 81,23 (naar beneden), en geen post verandert."""
    v = vergelijk(kant(woning()), kant(woning(lambda w: w.update(gemeentelijk_monument=True))))
    assert (v.verschillen, v.centen, v.opslag_centen, v.centen_met_opslag) == ((), 0, 8123, 8123)
    sluit(v)


def test_ander_stelsel_heeft_een_andere_huurtabel() -> None:
    b = woning(lambda w: w.update(stelsel="onzelfstandig", kamers_op_adres=2, gebruiksoppervlakte=90))
    v = vergelijk(kant(woning()), kant(b))
    assert (v.a.punten, v.b.punten) == (86, v.b.uitkomst.punten)
    assert {x.stap for x in v.verschillen} == {"feiten"}
    assert v.tarief_centen != 0
    sluit(v)


# --- ander recht ------------------------------------------------------------------------------------------------------


def test_alleen_de_huurtabel() -> None:
    """Een WOZ-waarde rekent met de bedragen van haar waardepeildatum: op 1 januari 2026 verandert alleen de huurtabel."""
    v = vergelijk(kant(woning(), OUDJAAR), kant(woning()))
    assert (v.verschillen, v.punten, v.tarief_centen, v.centen) == ((), 0, 54_156 - 52_249, 1907)
    sluit(v)


def test_woz_bedragen() -> None:
    """Zonder WOZ-waarde telt de minimumwaarde van de peildatum: € 77.582 wordt € 85.806, en de bedragen per punt stijgen mee."""
    zonder = woning(lambda w: w.update(woz_waarden=[]))
    v = vergelijk(kant(zonder, OUDJAAR), kant(zonder))
    een_, twee = een(v, "woz_onderdeel_1"), een(v, "woz_onderdeel_2")
    assert (een_.van, een_.naar) == (Fraction(77_582, 15_329), Fraction(85_806, 16_954))
    assert (twee.van, twee.naar) == (Fraction(77_582, 42 * 242), Fraction(85_806, 42 * 268))
    assert {x.oorzaak for x in v.verschillen} == {"parameter", "afronding"}
    assert zonder_vaste_spatie(een_.toelichting) == (
        f"Euro WOZ-waarde per punt: € 15.329 {PIJL} € 16.954; Minimumwaarde: € 77.582 {PIJL} € 85.806"
    )
    assert (v.punten, v.tarief_centen, v.centen) == (0, 52_096 - 50_261, 1835)
    sluit(v)


@pytest.mark.parametrize("omgekeerd", [False, True])
def test_nieuwere_woz_waarde(omgekeerd: bool) -> None:  # noqa: FBT001
    """Op de nieuwe peildatum telt een nieuwere WOZ-waarde met haar eigen bedragen; terug in de tijd is de oorzaak dezelfde."""
    nieuw = {"waarde": 110_000, "waardepeildatum": "2025-01-01"}
    feiten = woning(lambda w: w["woz_waarden"].append(nieuw))
    kanten = (kant(feiten, OUDJAAR), kant(feiten))
    v = vergelijk(*(reversed(kanten) if omgekeerd else kanten))
    x = een(v, "woz_onderdeel_1")
    bedragen = (Fraction(100_000, 15_329), Fraction(110_000, 16_954))
    assert (x.van, x.naar) == (bedragen[::-1] if omgekeerd else bedragen)
    van, naar = ("16.954", "15.329") if omgekeerd else ("15.329", "16.954")
    assert x.oorzaak == "parameter"
    assert f"€ {van} {PIJL} € {naar}" in zonder_vaste_spatie(x.toelichting)
    assert x.bewijs == ""
    sluit(v)


def test_label_verloopt() -> None:
    """Een label van voor 2015 is tien jaar geldig; daarna telt het bouwjaar. Geen regel en geen bedrag verandert."""
    feiten = woning(lambda w: w["energieprestaties"][0].update(opnamedatum="2014-12-01"))
    v = vergelijk(kant(feiten, date(2024, 11, 30)), kant(feiten, date(2024, 12, 1)))
    assert kern(v) == [
        ("energielabel", None, -15, v.verschillen[0].centen, "datum"),
        ("bouwjaar", None, v.verschillen[1].effect, v.verschillen[1].centen, "datum"),
    ]
    assert {x.toelichting for x in v.verschillen} == {f"energielabel {PIJL} bouwjaar"}
    sluit(v)


def test_keuze() -> None:
    def zolders(w: Feiten) -> None:
        eisen = {"vaste_trap": False, "trap": True, "dak_beschoten": True}
        w["ruimten"] += [{"soort": "zolder", "oppervlakte": 10, "verwarmd": False, "eisen": eisen}] * 2

    v = vergelijk(kant(woning(zolders)), kant(woning(zolders), keuzes={"zolder_aftrek": "per_zolder"}))
    assert kern(v) == [("zolder_zonder_vaste_trap", None, -5, -3432, "keuze")]
    assert v.verschillen[0].toelichting == f"zolder_aftrek: eenmaal {PIJL} per_zolder"
    sluit(v)


def test_maximering_volgt() -> None:
    """Het maximum van 33% zakt met de WOZ-punten mee; dat is een gevolg en geen eigen oorzaak."""

    def duur(w: Feiten) -> None:
        w["woz_waarden"] = [{"waarde": 900_000, "waardepeildatum": f"{jaar}-01-01"} for jaar in (2024, 2025)]

    v = vergelijk(kant(woning(duur), OUDJAAR), kant(woning(duur)))
    assert een(v, "maximering_woz").oorzaak == "gevolg"
    assert een(v, "woz_onderdeel_1").oorzaak == "parameter"
    sluit(v)


def test_wet_betaalbare_huur() -> None:
    """30 juni en 1 juli 2024: wat er aan beide kanten is, staat op één regel, ook als de rubriek een ander nummer kreeg."""
    feiten = woning(lambda w: w["ruimten"][4].update(gedeeld_met_adressen=2))
    v = vergelijk(kant(feiten, date(2024, 6, 30)), kant(feiten, WBH))
    woz = een(v, "woz_onderdeel_1")
    assert (woz.rubriek, woz.groep, woz.oorzaak) == (11, "11", "regel")
    assert (woz.van, woz.naar) == (Fraction(71_602, 14_146), Fraction(73_607, 14_543))
    toiletten = [(x.rubriek, x.post, x.effect, x.toelichting) for x in v.verschillen if x.ruimte == "wc"]
    assert toiletten == [
        (6, "toilet", Fraction(-3, 2), f"alleen in het recht van 30{SPATIE}juni{SPATIE}2024"),
        (9, "toilet", Fraction(3, 2), f"alleen in het recht van 1{SPATIE}juli{SPATIE}2024"),
    ]
    assert {x.oorzaak for x in v.verschillen} <= {"regel", "afronding", "gevolg", "parameter"}
    tekst = als_tekst(v, 100)
    assert "9  Punten voor de WOZ-waarde → 11  Punten voor de WOZ-waarde" in tekst
    assert "Door de Wet betaalbare huur" in tekst
    sluit(v)


def test_voorstel() -> None:
    """Een voorstel is geen recht: dat staat in de kop, en de posten van zijn eigen regels zijn van hem."""
    v = vergelijk(kant(woning()), kant(woning(), voorstellen=[VOORSTEL]))
    assert f"VOORSTEL {VOORSTEL}, op het recht van" in zonder_vaste_spatie(als_tekst(v, 120))
    assert als_dict(v)["b"]["voorstellen"] == [VOORSTEL]
    assert als_dict(v)["a"]["voorstellen"] == []
    sluit(v)


def test_feiten_en_recht_samen() -> None:
    """Eerst de feiten van B onder het recht van A, dan het recht van B."""
    b = kant(woning(lambda w: w["energieprestaties"][0].update(label="A")), NIEUWJAAR)
    v = vergelijk(kant(woning(), date(2024, 6, 30)), b)
    assert v.stappen == ("feiten", "recht")
    assert (v.midden.punten, v.midden.regeling.peildatum) == (v.midden.uitkomst.punten, date(2024, 6, 30))
    feiten = [x for x in v.verschillen if x.stap == "feiten"]
    assert [x.post for x in feiten if x.oorzaak == "feit"] == ["energielabel"]
    assert sum(x.effect for x in feiten) == v.midden.punten - v.a.punten
    sluit(v)


def test_recht_eerst_als_de_feiten_van_b_te_jong_zijn() -> None:
    """Een bouwjaar na de peildatum van A: de feiten van B zijn daar niet te waarderen, die van A wel onder het recht van B."""
    b = kant(woning(lambda w: w.update(bouwjaar=2026, aanbelfunctie_met_video=True)))
    v = vergelijk(kant(woning(), OUDJAAR), b)
    assert v.stappen == ("recht", "feiten")
    assert v.midden.document.woning.bouwjaar == 1970
    assert [(x.post, x.effect, x.stap) for x in v.verschillen if x.oorzaak == "feit"] == [
        ("aanbelfunctie", Fraction(1, 4), "feiten")
    ]
    assert "Door andere feiten, naar het recht van B" in als_tekst(v)
    sluit(v)


# --- onbekende feiten -------------------------------------------------------------------------------------------------


def test_onbekend_feit_vergelijkt_de_laagste_uitkomst() -> None:
    b = kant(woning(lambda w: w["ruimten"][1].update(verwarmd=None)))
    v = vergelijk(kant(woning()), b)
    assert (b.uitkomst.punten, b.punten) == (None, 84)
    assert kern(v) == [("verwarmd_vertrek", "slaapkamer", -2, 52_781 - 54_156, "feit")]
    tekst = als_tekst(v)
    assert "Niet alles is bekend; vergeleken is de laagste uitkomst." in tekst
    assert "  B: vanaf 84 punten, tot 86" in tekst
    gegevens = als_dict(v)["b"]
    assert (gegevens["punten"], gegevens["punten_vergeleken"]) == (None, 84)
    sluit(v)


# --- altijd sluitend --------------------------------------------------------------------------------------------------


def _paren_van_zaken() -> st.SearchStrategy[tuple[Zaak, Zaak]]:
    nieuw = strategieen.zaken()
    return st.one_of(
        st.tuples(nieuw, nieuw),
        st.tuples(nieuw, strategieen_voor_wbh.zaken()),
        st.builds(lambda een, ander: (een, type(een)(een.document, ander.peildatum, ander.keuzes)), nieuw, nieuw),
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_paren_van_zaken(), st.booleans())
def test_sluit_altijd(zaken: tuple[Zaak, Zaak], voorstel: bool) -> None:  # noqa: FBT001
    """Welke twee woningen, data en keuzes ook: de effecten tellen exact op tot het verschil in punten en centen."""
    try:
        a, b = (kant(zaak.document, zaak.peildatum, keuzes=zaak.keuzes) for zaak in zaken)
        if voorstel:
            b = kant(zaken[1].document, NIEUWJAAR, voorstellen=[VOORSTEL])
        v = vergelijk(a, b)
    except (FeitenFout, RechtFout):
        return  # een bouwjaar na de ene én een gemeente van vóór de andere peildatum
    sluit(v)
    gegevens = als_dict(v)
    bedragen = [Decimal(x["huur"]) for x in gegevens["verschillen"]]
    samen = sum(bedragen) + Decimal(gegevens["andere_huurtabel"]) + Decimal(gegevens["opslag"])
    assert samen == Decimal(gegevens["verschil"]["maximale_huurprijs_inclusief_opslag"])
    assert json.loads(json.dumps(gegevens)) == gegevens
    assert "SLUIT NIET" not in als_tekst(v)
    assert all(max(map(len, als_tekst(v, breedte).splitlines())) <= breedte for breedte in (60, 80, 120))


def test_een_ander_stel_is_de_oorzaak_van_een_maximum_dat_vervalt() -> None:
    """Zes verwarmde gangen met één ander adres: 4 / 2; vier met het ene en twee met een ander: 4 / 2 + 2 / 2."""
    gangen = [
        {"id": f"g{n}", "soort": "gang", "oppervlakte": 4, "verwarmd": True, "gedeeld_met_adressen": 2}
        for n in range(6)
    ]
    apart = [*gangen[:4], *({**gang, "gedeeld_stel": "achter"} for gang in gangen[4:])]
    a, b = (kant(woning(lambda w, r=r: w["ruimten"].extend(r))) for r in (gangen, apart))
    verschil = een(vergelijk(a, b), "maximering_verwarmde_overige_ruimten")
    assert (verschil.effect, verschil.oorzaak) == (1, "feit")
    assert (
        verschil.toelichting == f"gedeeld stel niet opgegeven {PIJL} achter; gedeeld stel niet opgegeven {PIJL} achter"
    )
    assert "gebruiksrecht" in verschil.bewijs


def test_een_stel_dat_alleen_anders_heet_is_geen_oorzaak() -> None:
    """Vier verwarmde gangen van één stel met een andere naam, en een vijfde erbij: het maximum volgt uit de vijfde."""
    gang = {"soort": "gang", "oppervlakte": 4, "verwarmd": True, "gedeeld_met_adressen": 2}
    voor, na = ([{**gang, "id": f"g{n}", "gedeeld_stel": naam} for n in range(m)] for naam, m in (("A", 4), ("B", 5)))
    a, b = (kant(woning(lambda w, r=r: w["ruimten"].extend(r))) for r in (voor, na))
    verschil = een(vergelijk(a, b), "maximering_verwarmde_overige_ruimten")
    assert (verschil.effect, verschil.oorzaak, verschil.toelichting) == (Fraction(-1, 2), "gevolg", "")


@pytest.mark.parametrize("veld", ["gedeeld_stel", "gedeeld_met_kamers"])
def test_gelijke_gangen_in_een_andere_volgorde_zijn_dezelfde(veld: str) -> None:
    """Wie een ruimte deelt, zegt welke van twee gelijke ruimten zonder id of naam het is."""
    vast = {"soort": "gang", "oppervlakte": 4, "verwarmd": True, "gedeeld_met_adressen": 2}
    waarden = ("voor", "achter") if veld == "gedeeld_stel" else (2, 3)
    gangen = [{**vast, veld: waarde} for waarde in waarden]

    kamer = {"stelsel": "onzelfstandig", "kamers_op_adres": 3} if veld == "gedeeld_met_kamers" else {}
    a, b = (kant(woning(lambda w, r=r: w.update(kamer, ruimten=r))) for r in (gangen, gangen[::-1]))
    assert vergelijk(a, b).feiten_verschillen == ()
