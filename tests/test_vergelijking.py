"""Vergelijken: elk verschil herleid tot posten, met de juiste oorzaak, en altijd sluitend in punten en centen."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

import strategieen
import strategieen_voor_wbh
from huurstelsel import Regeling, waardeer
from huurstelsel.bewijs import bewijs, bewijs_van_post, velden_van
from huurstelsel.cli import main
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.feiten.model import Contract, Woning
from huurstelsel.feiten.ruimte import Ruimte
from huurstelsel.feiten.verschil import gedeelde_ids, koppel, verschillen
from huurstelsel.fouten import FeitenFout, RechtFout
from huurstelsel.posten import VOLGT
from huurstelsel.regels.regel import WBH
from huurstelsel.uitleg.labels import POSTEN
from huurstelsel.uitleg.vergelijking import als_dict, als_tekst
from huurstelsel.vergelijking import Kant, Vergelijking, Verschil, vergelijk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from orakel.richten import Zaak

Feiten = dict[str, Any]

WORTEL = Path(__file__).parent.parent
FLAT, STUDENTENHUIS = (str(WORTEL / "examples" / f"{naam}.yaml") for naam in ("portiekflat", "studentenhuis"))
NIEUWJAAR, OUDJAAR = date(2026, 1, 1), date(2025, 12, 31)
VOORSTEL = "consultatie-2023"
PIJL, SPATIE = "→", "\N{NO-BREAK SPACE}"


def woning(wijzig: Callable[[Feiten], object] = len) -> Feiten:
    """Een flat van 42 m² met 86 punten, of wat `wijzig` ervan maakt."""
    feiten: Feiten = {
        "adres": {"gemeente": "Groningen"},
        "contract": {"ondertekend": "2025-06-01"},
        "woning": {
            "woningtype": "meergezinswoning",
            "bouwjaar": 1970,
            "energieprestaties": [
                {"soort": "energielabel", "label": "C", "opnamedatum": "2022-03-01", "gebruiksoppervlakte": 60}
            ],
            "woz_waarden": [{"waarde": 100_000, "waardepeildatum": "2024-01-01"}],
            "ruimten": [
                {"id": "woonkamer", "soort": "woonkamer", "oppervlakte": "20", "verwarmd": True},
                {"id": "slaapkamer", "soort": "slaapkamer", "oppervlakte": "12,00", "verwarmd": True},
                {
                    "id": "keuken",
                    "soort": "keuken",
                    "oppervlakte": "6",
                    "verwarmd": False,
                    "voorzieningen": [{"soort": "aanrecht", "lengte": "1,5"}],
                },
                {
                    "id": "badkamer",
                    "soort": "badkamer",
                    "oppervlakte": "4",
                    "verwarmd": True,
                    "voorzieningen": ["douche", "wastafel"],
                },
                {"id": "wc", "soort": "toiletruimte", "verwarmd": False, "oppervlakte": 1, "voorzieningen": ["toilet"]},
            ],
        },
    }
    wijzig(feiten["woning"])
    return feiten


def kant(feiten: Feiten, dag: date = NIEUWJAAR, naam: str = "kant", **met: Any) -> Kant:
    document = lees_document(deepcopy(feiten), dag)
    regeling = Regeling.op(dag, document.woning.stelsel).met(**met)
    return Kant(naam, document, regeling, waardeer(document, regeling))


def kern(v: Vergelijking) -> list[tuple[str, str | None, Fraction, int, str]]:
    return [(x.post, x.ruimte, x.effect, x.centen, x.oorzaak) for x in v.verschillen]


def een(v: Vergelijking, post: str) -> Verschil:
    (gevonden,) = [x for x in v.verschillen if x.post == post]
    return gevonden


def oude_woning(ondertekend: str, *, smal: bool = True) -> Feiten:
    """Een woning van vóór de Wet betaalbare huur met label G, een hoge WOZ-waarde en een balkon van 6 m²."""
    feiten = woning(lambda w: w.update(woz_waarden=[{"waarde": 500_000, "waardepeildatum": "2021-01-01"}]))
    feiten["contract"]["ondertekend"] = ondertekend
    feiten["woning"]["energieprestaties"][0]["label"] = "G"
    balkon: Feiten = {"id": "balkon", "soort": "balkon", "oppervlakte": 6, "eisen": {"minimumafmeting": not smal}}
    feiten["woning"]["ruimten"].append(balkon)
    return feiten


def zonder_vaste_spatie(tekst: str) -> str:
    return tekst.replace(SPATIE, " ")


def sluit(v: Vergelijking) -> None:
    """De posten tellen exact op tot het verschil, in punten en in centen."""
    assert sum(x.effect for x in v.verschillen) == v.b.punten - v.a.punten == v.punten
    posten = sum(x.centen for x in v.verschillen) + v.tarief_centen
    assert posten == v.b.maximaal - v.a.maximaal == v.centen
    assert posten + v.opslag_centen == v.b.maximaal_met_opslag - v.a.maximaal_met_opslag == v.centen_met_opslag
    assert all(x.effect == x.naar - x.van != 0 for x in v.verschillen)
    for zijde in (v.a, v.b):
        if zijde.uitkomst.punten is not None:
            assert zijde.punten == zijde.uitkomst.punten
            assert zijde.maximaal == zijde.uitkomst.huurprijs.maximaal


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


# --- feiten en bewijs -------------------------------------------------------------------------------------------------


def test_koppel_gaat_van_zeker_naar_zwak() -> None:
    """Eigen id, dan naam, dan soort met oppervlakte, dan soort; wat overblijft is alleen aan één kant."""
    a = [Ruimte(id="x", soort="berging"), Ruimte(naam="Voor", soort="slaapkamer", oppervlakte=Decimal(9))]
    a += [Ruimte(soort="slaapkamer", oppervlakte=Decimal(n)) for n in (10, 11)]
    b = [Ruimte(soort="slaapkamer", oppervlakte=Decimal(n)) for n in (11, 12)]
    b += [Ruimte(naam="voor", soort="slaapkamer"), Ruimte(id="x", soort="schuur"), Ruimte(soort="balkon")]
    assert koppel(a, b) == {3: 0, 2: 1, 0: 3, 1: 2}


def test_lengte_maal_breedte_is_een_oppervlakte() -> None:
    a = lees_document(woning(lambda w: w["ruimten"][1].update(oppervlakte=None, lengte=4, breedte=3)))
    assert verschillen(a, lees_document(woning())) == ()


def test_verwijzingen_volgen_de_ruimte() -> None:
    """Een kast hoort bij dezelfde kamer, ook als die in B anders heet."""

    def met_kast(bij: str) -> Callable[[Feiten], None]:
        def wijzig(w: Feiten) -> None:
            w["ruimten"][1] |= {"id": bij, "naam": "Slaapkamer"}
            w["ruimten"].append({"soort": "kast", "oppervlakte": 1, "onderdeel_van": bij})

        return wijzig

    a, b = (lees_document(woning(met_kast(bij))) for bij in ("slaapkamer", "achter"))
    assert (verschillen(a, b), gedeelde_ids(a, b)["achter"]) == ((), "slaapkamer")


def _velden(model: type[BaseModel], pad: str = "") -> Iterator[str]:
    """Elk veld van het document, met ‘.’ ertussen."""
    for naam, veld in model.model_fields.items():
        modellen = [deel for deel in _delen(veld.annotation) if isinstance(deel, type) and issubclass(deel, BaseModel)]
        if not modellen:
            yield f"{pad}{naam}"
        for deel in modellen:
            yield from _velden(deel, f"{pad}{naam}.")


def _delen(annotatie: object) -> Iterator[object]:
    yield annotatie
    for deel in get_args(annotatie):
        yield from _delen(deel)


def test_elk_feit_heeft_bewijs() -> None:
    van_woning = [veld for veld in _velden(Woning, "woning.") if not veld.startswith("woning.ruimten.")]
    van_ruimte = [veld for veld in _velden(Ruimte) if veld not in {"id", "naam", "type", "aantal"}]
    velden = [*van_woning, *van_ruimte, *_velden(Contract, "contract."), ""]
    assert len(velden) > 100
    assert [veld for veld in velden if not bewijs(veld) and veld != "wastafels_zonder_maximum"] == []
    assert bewijs("woning.bouwjaar") == "BAG (bouwjaar van het pand)"
    assert bewijs("woning.rijksmonument") == "Rijksmonumentenregister"
    assert bewijs("contract.ondertekend") == "getekende huurovereenkomst"


def test_elke_post_volgt_of_heeft_bewijs() -> None:
    assert [post for post in POSTEN if not VOLGT.match(post) and not bewijs_van_post(post)] == []
    assert velden_van("maximering_woz") == ()


# --- weergave ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("breedte", [60, 80, 120])
def test_tekst_past(breedte: int) -> None:
    b = kant(woning(lambda w: w["ruimten"][1].update(oppervlakte="12,60")), date(2024, 6, 30))
    v = vergelijk(kant(woning()), b)
    regels = als_tekst(v, breedte).splitlines()
    assert max(map(len, regels)) <= breedte
    assert "A  kant · 1 januari 2026 · geldend recht" in regels


def test_tekst() -> None:
    def wijzig(w: Feiten) -> None:
        w["ruimten"][1] |= {"oppervlakte": "12,60", "naam": "Slaapkamer voor"}

    v = vergelijk(kant(woning(), naam="a"), kant(woning(wijzig), naam="b"))
    assert zonder_vaste_spatie(als_tekst(v)) == (
        """\
Vergelijking van twee puntentellingen, zelfstandige woonruimte

A  a · 1 januari 2026 · geldend recht
B  b · 1 januari 2026 · geldend recht

                           A         B  verschil
Punten                    86        87        +1
Onafgerond             86,25     87,25     +1,00
Maximale huurprijs  € 541,56  € 548,41   +€ 6,85
Segment                 laag      laag

Post                               van    naar   punten     huur
Door andere feiten
 1  Oppervlakte van vertrekken                    +1,00  +€ 6,85
    Vertrekken samen             42,00   43,00    +1,00  +€ 6,85
      feit: 42 m² → 43 m²: Slaapkamer voor 12 m² → 12,60 m²
11  Punten voor de WOZ-waarde                      0,00   € 0,00
    WOZ-waarde per m²           9,8386  9,6098  −0,2288  −€ 1,57
      feit: 42 m² → 43 m²
    Afronding op kwart punten  −0,1122  0,1166  +0,2288  +€ 1,57
Samen                               86      87       +1  +€ 6,85
Sluit: 87 − 86 = +1 punten, € 548,41 − € 541,56 = +€ 6,85. Huur: naar
evenredigheid tussen twee hele punten van de huurtabel.

Feiten die verschillen, onder het bewijs dat de doorslag geeft
  Meetrapport of plattegrond volgens de meetinstructie
    Oppervlakte · Slaapkamer voor: 12,00 m² → 12,60 m²

Aan deze berekening kunnen geen rechten worden ontleend.
"""
    )


def test_json() -> None:
    gegevens = als_dict(vergelijk(kant(woning()), kant(woning(lambda w: w["ruimten"][1].update(oppervlakte="12,60")))))
    woz = gegevens["verschillen"][1]
    assert (woz["van"], woz["van_breuk"]) == ("9.8386462023", "25000/2541")
    assert (woz["effect"], woz["effect_breuk"]) == ("-0.2288057256", "-25000/109263")
    assert gegevens["verschillen"][0] == {
        "stap": "feiten",
        "rubriek": 1,
        "rubrieken_a": [{"rubriek": 1, "naam": "Oppervlakte van vertrekken"}],
        "rubrieken_b": [{"rubriek": 1, "naam": "Oppervlakte van vertrekken"}],
        "post": "vertrekken_m2",
        "naam": "Vertrekken samen",
        "ruimte": None,
        "van": "42",
        "naar": "43",
        "effect": "1",
        "huur": "6.85",
        "oorzaak": "feit",
        "toelichting": f"42{SPATIE}m² → 43{SPATIE}m²: slaapkamer 12{SPATIE}m² → 12,60{SPATIE}m²",
        "bewijs": "meetrapport of plattegrond volgens de meetinstructie",
        "artikel": "Bhw bijlage I.A, rubriek 1",
    }
    assert gegevens["verschil"] == {
        "punten": 1,
        "maximale_huurprijs": "6.85",
        "maximale_huurprijs_inclusief_opslag": "6.85",
    }
    assert gegevens["feiten"] == [
        {
            "pad": "woning.ruimten[1].oppervlakte",
            "ruimte": "slaapkamer",
            "veld": "oppervlakte",
            "a": "12.00",
            "b": "12.60",
            "bewijs": "meetrapport of plattegrond volgens de meetinstructie",
        }
    ]


def test_stuurtekens_bereiken_de_terminal_niet() -> None:
    b = kant(woning(lambda w: w["ruimten"][1].update(id="kamer\x1b[2J")), naam="b\x1b[31m")
    assert "\x1b" not in als_tekst(vergelijk(kant(woning()), b))


# --- opdrachtregel ----------------------------------------------------------------------------------------------------


@pytest.fixture
def draai(capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    """Voer een opdracht uit in dit proces: (slotcode, uitvoer, fouten)."""

    def _draai(*argumenten: str) -> tuple[int, str, str]:
        code = main(argumenten)
        uit, fout = capfdbinary.readouterr()
        return code, uit.decode(), fout.decode()

    return _draai


@pytest.fixture
def huurder(tmp_path: Path) -> str:
    """De portiekflat zoals de huurder haar ziet: label C in plaats van A, en geen eigen datum."""
    bestand = tmp_path / "huurder.yaml"
    tekst = (
        Path(FLAT).read_text(encoding="utf-8").replace("label: C", "label: A").replace("peildatum: 2026-03-01\n", "")
    )
    bestand.write_text(tekst, encoding="utf-8")
    return str(bestand)


def test_twee_bestanden(draai: Any, huurder: str) -> None:
    """Zonder eigen peildatum geldt voor B die van A."""
    code, uit, fout = draai("vergelijk", FLAT, huurder)
    assert (code, fout) == (0, "")
    regels = zonder_vaste_spatie(uit).splitlines()
    assert regels[2:4] == [
        "A  portiekflat.yaml · 1 maart 2026 · geldend recht",
        "B  huurder.yaml · 1 maart 2026 · geldend recht",
    ]
    assert regels[5].split() == ["A", "B", "verschil"]
    assert regels[6].split() == ["Punten", "124", "146", "+22"]


def test_een_bestand_op_twee_data(draai: Any) -> None:
    code, uit, _ = draai("vergelijk", FLAT, "--peildatum", "2025-12-31", "--peildatum-b", "1-1-2026", "--json")
    gegevens = json.loads(uit)
    assert (code, gegevens["a"]["peildatum"], gegevens["b"]["peildatum"]) == (0, "2025-12-31", "2026-01-01")
    assert (gegevens["verschil"]["punten"], gegevens["verschil"]["maximale_huurprijs"]) == (-1, "21.64")
    assert (gegevens["andere_huurtabel"], gegevens["feiten"]) == ("28.26", [])


def test_keuze_en_recht_gelden_ook_voor_b(draai: Any, huurder: str) -> None:
    opties = ("--keuze", "zolder_aftrek=per_zolder", "--recht", VOORSTEL)
    gegevens = json.loads(draai("vergelijk", FLAT, huurder, *opties, "--json")[1])
    assert [gegevens[k]["keuzes"] for k in "ab"] == [{"zolder_aftrek": "per_zolder"}] * 2
    assert [gegevens[k]["voorstellen"] for k in "ab"] == [[VOORSTEL]] * 2
    gegevens = json.loads(draai("vergelijk", FLAT, *opties, "--recht-b", "geldend", "--json")[1])
    assert [gegevens[k]["voorstellen"] for k in "ab"] == [[VOORSTEL], []]


@pytest.mark.parametrize(
    ("argumenten", "code", "deel"),
    [
        ((FLAT,), 2, "Met één bestand zijn beide kanten gelijk"),
        ((FLAT, "--keuze-b", "zolder_aftrek=eenmaal"), 2, "Met één bestand zijn beide kanten gelijk"),
        (("-", "-"), 2, "Alleen A of B kan van de standaardinvoer komen."),
        ((FLAT, "--keuze-b", "zolderaftrek=eenmaal"), 2, "Bedoelde u “zolder_aftrek”?"),
        ((FLAT, "--peildatum-b", "gisteren"), 2, "“gisteren” is geen bestaande datum"),
        ((FLAT, "--peildatum-b", "2030-01-01"), 4, f"B ({FLAT}): peildatum: "),
        ((FLAT, "--peildatum", "2015-01-01"), 4, f"A en B ({FLAT}): peildatum: "),
        ((FLAT, "--recht-b", "consultatie-2024"), 3, "B (consultatie-2024): voorstel: "),
        ((STUDENTENHUIS, FLAT), 3, f"A ({STUDENTENHUIS}): kamers: "),
        ((FLAT, "nergens.yaml"), 3, "B (nergens.yaml): document: Het bestand nergens.yaml bestaat niet."),
    ],
)
def test_fouten(draai: Any, argumenten: tuple[str, ...], code: int, deel: str) -> None:
    gekregen, uit, fout = draai("vergelijk", *argumenten)
    assert (gekregen, uit) == (code, "")
    assert deel in fout


def test_fouten_van_beide_kanten(draai: Any, tmp_path: Path) -> None:
    """Alle fouten van beide bestanden tegelijk, elk met kant en bestand."""
    lijst, kapot = tmp_path / "lijst.json", tmp_path / "kapot.yaml"
    lijst.write_text(json.dumps([woning(), woning()]), encoding="utf-8")
    kapot.write_text("woning: {bouwjaar: 1}\ncontract: {huurprijs: veel}\n", encoding="utf-8")
    code, uit, fout = draai("vergelijk", str(kapot), str(lijst), "--json")
    assert code == 3
    assert [regel.partition(":")[0] for regel in fout.splitlines()] == [f"A ({kapot})", f"A ({kapot})", f"B ({lijst})"]
    assert [(f["kant"], f["code"]) for f in json.loads(uit)["fouten"]] == [
        ("A", json.loads(uit)["fouten"][0]["code"]),
        ("A", json.loads(uit)["fouten"][1]["code"]),
        ("B", "lijst_niet_vergelijkbaar"),
    ]
    assert {f["pad"] for f in json.loads(uit)["fouten"]} == {"contract.huurprijs", "woning.bouwjaar", ""}


# --- overgangsrecht van een voorstel ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("a", "b"), [("2023-06-01", "2024-01-01"), ("2024-01-01", "2023-06-01")])
def test_een_andere_dag_van_ondertekening_kiest_ander_recht(a: str, b: str) -> None:
    """Ontwerp-art. 12a: wat dan anders telt, komt door de ondertekening en de parameter die daarbij hoort, niet door een ander feit."""
    dag = date(2024, 3, 1)
    v = vergelijk(kant(oude_woning(a), dag, voorstellen=[VOORSTEL]), kant(oude_woning(b), dag, voorstellen=[VOORSTEL]))
    sluit(v)
    zinnen = {x.post: zonder_vaste_spatie(x.toelichting) for x in v.verschillen if x.oorzaak == "feit"}
    assert {"energielabel", "geen_buitenruimte", "prive_buitenruimten", "maximering_woz"} == zinnen.keys()
    assert all("art. I onder D (Bhw art. 12a)" in zin and zin.startswith("ondertekend ") for zin in zinnen.values())
    grens = "142 punten → 187 punten" if a < b else "187 punten → 142 punten"
    assert zinnen["maximering_woz"].endswith(f"De maximering geldt vanaf: {grens}")
    assert {x.bewijs for x in v.verschillen if x.oorzaak == "feit"} == {"getekende huurovereenkomst"}
    letter = "A" if a < b else "B"
    assert f"{letter}: de huurovereenkomst is gesloten vóór 2024-01-01" in als_tekst(v)
    assert [bool(als_dict(v)[k]["overgangsrecht"]) for k in ("a", "b")] == [a < b, a > b]


def test_andere_feiten_en_een_andere_ondertekening_staan_los_van_elkaar() -> None:
    dag, groter = date(2024, 3, 1), oude_woning("2023-06-01")
    groter["woning"]["ruimten"][0]["oppervlakte"] = "24"
    v = vergelijk(
        kant(oude_woning("2024-01-01"), dag, voorstellen=[VOORSTEL]), kant(groter, dag, voorstellen=[VOORSTEL])
    )
    sluit(v)
    assert zonder_vaste_spatie(een(v, "vertrekken_m2").toelichting) == "42 m² → 46 m²: woonkamer 20 m² → 24 m²"
    assert een(v, "energielabel").bewijs == "getekende huurovereenkomst"


@pytest.mark.parametrize("breedte", [60, 100])
def test_een_rubriek_is_ook_dan_een_blok(breedte: int) -> None:
    """Een groter balkon en een andere ondertekening raken beide rubriek 8; zij staat er één keer, met de som."""
    dag, groter = date(2024, 3, 1), oude_woning("2023-06-01", smal=False)
    groter["woning"]["ruimten"][-1]["oppervlakte"] = 30
    v = vergelijk(
        kant(oude_woning("2024-01-01", smal=False), dag, voorstellen=[VOORSTEL]),
        kant(groter, dag, voorstellen=[VOORSTEL]),
    )
    sluit(v)
    oorzaken = [x.toelichting.split()[0] for x in v.verschillen if x.post == "prive_buitenruimten"]
    assert len(oorzaken) == 2
    koppen = [regel for regel in als_tekst(v, breedte).splitlines() if "Privé-buitenruimten  " in regel]
    assert len(koppen) == 1
    groepen = [x.groep for x in v.verschillen]
    assert [a for a, b in pairwise(groepen) if a != b] == list(dict.fromkeys(groepen))[:-1]
    assert groepen[-1] == "0"


def test_zonder_verschil_staat_er_waarom_het_voorstel_niets_doet() -> None:
    dag = date(2024, 3, 1)
    v = vergelijk(kant(oude_woning("2023-06-01"), dag), kant(oude_woning("2023-06-01"), dag, voorstellen=[VOORSTEL]))
    tekst = " ".join(als_tekst(v).split())
    assert "Geen verschil in punten of bedragen." in tekst
    assert (
        "B: de huurovereenkomst is gesloten vóór 2024-01-01; voorstel consultatie-2023 laat haar het oude recht"
        in tekst
    )


def test_een_balkon_dat_te_smal_is_staat_bij_zijn_posten() -> None:
    dag = date(2024, 3, 1)
    v = vergelijk(kant(oude_woning("2023-06-01", smal=False), dag), kant(oude_woning("2023-06-01"), dag))
    sluit(v)
    assert zonder_vaste_spatie(een(v, "prive_buitenruimten").toelichting) == "6 m² → 0: balkon 6 m² → 0"
    assert zonder_vaste_spatie(een(v, "geen_buitenruimte").toelichting) == "balkon 6 m² → 0"


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
