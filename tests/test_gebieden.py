"""COROP-gebied van een gemeente of woonplaats op een datum."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from huurstelsel.fouten import GeenRecht
from huurstelsel.recht import gebieden
from huurstelsel.recht.gebieden import (
    GROOT_AMSTERDAM,
    UTRECHT,
    corop,
    corop_van_woonplaats,
    coropnaam,
    gebied,
    gemeentenamen,
)

NU = date(2026, 1, 1)

# Beleidsboek zelfstandig januari 2026, bijlage 1 (dezelfde lijst als bijlage III van het Bhw, tekst 2024-01-01).
BIJLAGE_1 = """Aalsmeer, Amersfoort, Amstelveen, Amsterdam, Baarn, Beemster, Bunnik, Bunschoten, De Bilt, De Ronde Venen, Diemen,
Edam-Volendam, Eemnes, Graft-De Rijp, Haarlemmermeer, Houten, IJsselstein, Landsmeer, Leusden, Lopik, Montfoort, Nieuwegein,
Oostzaan, Ouder-Amstel, Oudewater, Purmerend, Renswoude, Rhenen, Soest, Stichtse Vecht, Uithoorn, Utrecht, Utrechtse Heuvelrug,
Veenendaal, Vijfheerenlanden, Waterland, Wijk bij Duurstede, Woerden, Woudenberg, Zeist"""

# CBS Kerncijfers wijken en buurten 2020: gemeenten die in 2024 niet meer bestaan.
OPGEHEVEN = {
    "Appingedam": "02", "Delfzijl": "02", "Loppersum": "02", "Haaren": "35", "Beemster": "23", "Heerhugowaard": "19",
    "Langedijk": "19", "Landerd": "35", "Uden": "35", "Boxmeer": "35", "Cuijk": "35", "Grave": "35",
    "Mill en Sint Hubert": "35", "Sint Anthonis": "35", "Weesp": "24", "Brielle": "29", "Hellevoetsluis": "29",
    "Westvoorne": "29",
}  # fmt: skip


def test_namen_van_de_gebieden() -> None:
    assert (GROOT_AMSTERDAM, coropnaam("23")) == ("23", "Groot-Amsterdam")
    assert (UTRECHT, coropnaam("17")) == ("17", "Utrecht")
    assert [len(coropnaam(f"{n:02d}")) > 0 for n in range(1, 41)] == [True] * 40
    with pytest.raises(KeyError):
        coropnaam("41")


def test_alle_gemeenten_van_nu() -> None:
    nu = {n: g for n in gemeentenamen() if (g := gebied(n, NU)) and not g.herindeling}
    assert len(nu) == 342
    assert len({g.gemeentecode for g in nu.values()}) == 342
    assert len({g.corop for g in nu.values()}) == 40
    assert all(g.gemeente == n for n, g in nu.items())


def test_alle_gemeenten_van_2020() -> None:
    """De indeling van 2020 telde 355 gemeenten."""
    toen = {n: g for n in gemeentenamen() if (g := gebied(n, date(2020, 1, 1))) and not g.herindeling}
    assert len(toen) == 355
    assert {n: toen[n].corop for n in OPGEHEVEN} == OPGEHEVEN


@pytest.mark.parametrize(
    ("jaar", "aantal"), [("2021-01-01", 352), ("2022-01-01", 345), ("2022-03-24", 344), ("2023-01-01", 342)]
)
def test_aantal_gemeenten_door_de_jaren(jaar: str, aantal: int) -> None:
    dag = date.fromisoformat(jaar)
    assert sum(not g.herindeling for n in gemeentenamen() if (g := gebied(n, dag))) == aantal


def test_amsterdam_en_utrecht_volgens_bijlage_1() -> None:
    """Graft-De Rijp en Beemster staan nog in de lijst; Beemster hoort sinds 2022 bij Purmerend, Graft-De Rijp kent de bron niet."""
    lijst = {n.strip() for n in BIJLAGE_1.replace("\n", " ").split(",")}
    toen = date(2020, 1, 1)
    assert len(lijst) == 40
    assert {n for n in gemeentenamen() if corop(n, NU) in {UTRECHT, GROOT_AMSTERDAM}} == lijst - {"Graft-De Rijp"} | {
        "Weesp"
    }
    assert {n for n in gemeentenamen() if corop(n, toen) in {UTRECHT, GROOT_AMSTERDAM}} == lijst - {"Graft-De Rijp"}
    telling = Counter(corop(n, toen) for n in lijst)
    assert telling == {"17": 26, "23": 13, None: 1}


@pytest.mark.parametrize(
    "gegeven",
    ["Utrecht", "utrecht", " UTRECHT ", "Utrecht (gemeente)", "gemeente Utrecht", "GM0344", "gm0344", "0344", "344"],
)
def test_schrijfwijzen(gegeven: str) -> None:
    g = gebied(gegeven, NU)
    assert g is not None
    assert (g.gemeentecode, g.gemeente, g.corop, g.herindeling) == ("0344", "Utrecht", "17", "")


@pytest.mark.parametrize(
    ("gegeven", "code"),
    [
        ("Hengelo", "0164"),
        ("Hengelo (O.)", "0164"),
        ("bergen (nh)", "0373"),
        ("Bergen (L.)", "0893"),
        ("Sudwest Fryslan", "1900"),
        ("Súdwest-Fryslân", "1900"),
        ("’s-Gravenhage", "0518"),
        ("Den Haag", "0518"),
        ("Den Bosch", "0796"),
        ("Nuenen, Gerwen en Nederwetten", "0820"),
    ],
)
def test_namen_met_toevoeging_of_leesteken(gegeven: str, code: str) -> None:
    g = gebied(gegeven, NU)
    assert g is not None
    assert g.gemeentecode == code


@pytest.mark.parametrize("gegeven", ["", "Bergen", "Utregt", "Graft-De Rijp", "9999", "GM12345", "CR17"])
def test_onbekend_of_dubbelzinnig(gegeven: str) -> None:
    assert gebied(gegeven, NU) is None
    assert corop(gegeven, NU) is None


def test_weesp() -> None:
    """Weesp ging op 24 maart 2022 op in Amsterdam en wisselde daarmee van COROP-gebied."""
    ervoor, erna = gebied("Weesp", date(2022, 3, 23)), gebied("Weesp", date(2022, 3, 24))
    assert ervoor is not None
    assert erna is not None
    assert (ervoor.gemeentecode, ervoor.corop, ervoor.zekerheid, ervoor.herindeling) == ("0457", "24", "secundair", "")
    assert (erna.gemeentecode, erna.corop) == ("0363", GROOT_AMSTERDAM)
    assert erna.herindeling == "Weesp is op 2022-03-24 opgegaan in Amsterdam."
    assert corop("Amsterdam", date(2022, 3, 23)) == GROOT_AMSTERDAM


def test_splitsing_laat_het_gebied_open() -> None:
    assert corop("Haaren", date(2020, 12, 31)) == "35"
    g = gebied("Haaren", date(2021, 1, 1))
    assert g is not None
    assert g.corop is None
    assert g.herindeling.startswith("Haaren is op 2021-01-01 gesplitst over Boxtel, Oisterwijk, Tilburg en Vught;")


def test_nieuwe_gemeente_voor_haar_begin() -> None:
    g = gebied("Eemsdelta", date(2020, 6, 1))
    assert g is not None
    assert (g.gemeentecode, g.corop) == ("1979", "02")
    assert g.herindeling == "Eemsdelta bestaat sinds 2021-01-01; daarvóór waren het Appingedam, Delfzijl en Loppersum."
    assert gebied("Eemsdelta", date(2021, 1, 1)) == gebied("1979", date(2021, 1, 1))


def test_voorgenomen_herindeling_telt_niet() -> None:
    g = gebied("Wijdemeren", date(2027, 1, 1))
    assert g is not None
    assert (g.gemeentecode, g.corop, g.herindeling) == ("1696", "24", "")


@pytest.mark.parametrize(
    ("dag", "zekerheid"),
    [
        ("2018-01-01", "aangenomen"),
        ("2020-01-01", "primair-kopie"),
        ("2024-12-31", "primair-kopie"),
        ("2025-01-01", "aangenomen"),
        ("2026-07-01", "aangenomen"),
    ],
)
def test_zekerheid(dag: str, zekerheid: str) -> None:
    g = gebied("Utrecht", date.fromisoformat(dag))
    assert g is not None
    assert g.zekerheid == zekerheid


def test_alle_woonplaatsen() -> None:
    codes = gebieden._woonplaatsen()
    assert len(codes) == 2501
    assert all(corop_van_woonplaats(c, NU) == corop(gemeente, NU) for c, (_, gemeente) in codes.items())


@pytest.mark.parametrize(
    ("code", "dag", "verwacht"),
    [
        ("3594", "2026-01-01", "23"),  # Amsterdam
        ("3631", "2026-01-01", "23"),  # Weesp
        ("3631", "2022-03-23", "24"),
        ("3594", "2022-03-23", "23"),
        ("1427", "2020-12-31", "35"),  # Haaren, nu Oisterwijk
        ("1427", "2021-01-01", "34"),
        ("1043", "2020-12-31", "34"),  # Tilburg zelf
        ("1425", "2020-12-31", None),  # Biezenmortel, nu Tilburg; niet vast te stellen bij welke gemeente het hoorde
        ("1425", "2021-01-01", "34"),
        ("1428", "2020-12-31", "35"),  # Helvoirt: Haaren of Vught, hetzelfde gebied
        ("9999", "2026-01-01", None),
    ],
)
def test_woonplaats(code: str, dag: str, verwacht: str | None) -> None:
    assert corop_van_woonplaats(code, date.fromisoformat(dag)) == verwacht


def test_een_plaatsnaam_geeft_haar_gebied_als_die_naam_eenduidig_is():
    assert gebieden.corop_van_plaatsnaam("AMSTERDAM", date(2026, 1, 1)) == gebieden.GROOT_AMSTERDAM
    assert gebieden.corop_van_plaatsnaam("Utrecht", date(2026, 1, 1)) == gebieden.UTRECHT
    assert gebieden.corop_van_plaatsnaam("Rotterdam", date(2026, 1, 1)) == "29"
    assert gebieden.corop_van_plaatsnaam("Nergenshuizen", date(2026, 1, 1)) is None


def test_voor_de_eerste_bekendmaking_zijn_er_geen_gemiddelde_woz_waarden() -> None:
    with pytest.raises(GeenRecht, match="Op 1985-01-01 waren er nog geen gemiddelde WOZ-waarden per COROP-gebied"):
        gebieden.woz_per_m2(date(1985, 1, 1))
