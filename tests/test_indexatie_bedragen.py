"""Elk gepubliceerd bedrag nagerekend met zijn index en zijn afronding."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil, floor

import pytest

from huurstelsel.recht.indexatie_bedragen import Basis, maal, regel_van, regels, waarnemingen
from huurstelsel.recht.indexatie_controle import (
    GELIJK,
    ONBEKEND,
    PAST,
    VERSCHIL,
    controles,
    indexcijfers,
    kandidaten,
    stappen,
)
from huurstelsel.recht.indexatie_tabellen import coropcontroles, tabelcontroles, tegenspraak

# Naam van de regel → (percentage, bedrag ervoor, gepubliceerd bedrag), in euro; elk percentage met bron of uit meer bedragen.
GEPUBLICEERD: dict[str, list[tuple[str, str, str]]] = {
    "lage_huurgrens": [
        ("0.77", "647.53", "652.52"),
        ("1.86", "652.52", "664.66"),
        ("2.46", "664.66", "681.02"),
        ("2.71", "681.02", "699.48"),
        ("1.60", "699.48", "710.68"),
        ("0", "710.68", "710.68"),
        ("1.37", "710.68", "720.42"),
        ("2.32", "720.42", "737.14"),
        ("2.06", "737.14", "752.33"),
        ("1.48", "752.33", "763.47"),
        ("5.84", "763.47", "808.06"),
        ("8.86", "808.06", "879.66"),
        ("2.32", "879.66", "900.07"),
        ("3.65", "900.07", "932.93"),
    ],
    "norminkomens_ouderen": [
        ("8.86", "24330.44", "26486.12"),
        ("2.32", "26486.12", "27100.60"),
        ("3.65", "27100.60", "28089.78"),
        ("8.86", "32207.55", "35061.14"),
        ("3.65", "35874.56", "37183.99"),
    ],
    "huurtoeslaggrenzen": [
        ("2.2", "442.46", "452.20"),
        ("0.5", "452.20", "454.47"),
        ("5.0", "454.47", "477.20"),
        ("4.4", "477.20", "498.20"),
        ("2.2", "633.25", "647.19"),
        ("0.5", "647.19", "650.43"),
        ("5.0", "650.43", "682.96"),
        ("4.4", "682.96", "713.02"),
        ("2.2", "678.66", "693.60"),
        ("0.5", "693.60", "697.07"),
        ("5.0", "697.07", "731.93"),
        ("4.4", "731.93", "764.14"),
    ],
    "inkomensgrenzen": [
        ("1.85", "47948", "48836"),
        ("8.02", "48836", "52753"),
        ("8.32", "52753", "57143"),
        ("4.13", "57143", "59504"),
        ("1.85", "55486", "56513"),
        ("8.02", "56513", "61046"),
        ("8.32", "61046", "66126"),
        ("4.13", "66126", "68858"),
        ("1.85", "56527", "57573"),
        ("8.02", "57573", "62191"),
        ("8.32", "62191", "67366"),
        ("4.13", "67366", "70149"),
        ("1.85", "75369", "76764"),
        ("8.02", "76764", "82921"),
        ("8.32", "82921", "89821"),
        ("4.13", "89821", "93531"),
    ],
    "inkomensgrens_sociaal": [
        ("8.02", "40765", "44035"),
        ("8.32", "44035", "47699"),
        ("4.13", "47699", "49669"),
        ("3.76", "49669", "51537"),
        ("8.02", "45014", "48625"),
        ("8.32", "48625", "52671"),
        ("4.13", "52671", "54847"),
        ("3.76", "54847", "56910"),
    ],
    "woz": [
        ("7.3", "10289", "11041"),
        ("9.5", "11041", "12090"),
        ("17", "12090", "14146"),
        ("2.8", "14146", "14543"),
        ("5.4", "14543", "15329"),
        ("10.6", "15329", "16954"),
        ("7.3", "160", "172"),
        ("9.5", "172", "189"),
        ("17", "189", "222"),
        ("2.8", "222", "229"),
        ("5.4", "229", "242"),
        ("10.6", "242", "268"),
        ("7.3", "68", "73"),
        ("9.5", "73", "80"),
        ("17", "80", "94"),
        ("2.8", "94", "97"),
        ("5.4", "97", "103"),
        ("10.6", "103", "114"),
        ("7.3", "52085", "55888"),
        ("9.5", "55888", "61198"),
        ("17", "61198", "71602"),
        ("2.8", "71602", "73607"),
        ("5.4", "73607", "77582"),
        ("10.6", "77582", "85806"),
    ],
    "grens_scheiding": [
        ("2.6", "35036983.67", "35947945.25"),
        ("5.3", "35947945.25", "37853186.35"),
        ("4.5", "37853186.35", "39556579.74"),
        ("3.6", "39556579.74", "40980616.61"),
    ],
    "minimumbijdrage_verhuiskosten": [
        ("2.5", "5658", "5799"),
        ("1.0", "5799", "5857"),
        ("0.6", "5857", "5892"),
        ("0.3", "5892", "5910"),
        ("1.4", "5910", "5993"),
        ("1.7", "5993", "6095"),
        ("2.6", "6095", "6253"),
        ("1.3", "6253", "6334"),
        ("2.7", "6334", "6505"),
        ("10.0", "6505", "7156"),
        ("3.8", "7156", "7428"),
    ],
}
STAPPEN = [(id_, *stap) for id_, reeks in GEPUBLICEERD.items() for stap in reeks]


def centen(euro: str) -> int:
    return int(Fraction(euro) * 100)


@pytest.mark.parametrize(("id_", "index", "oud", "nieuw"), STAPPEN, ids=[f"{s[0]}-{s[3]}" for s in STAPPEN])
def test_elk_gepubliceerd_bedrag(id_: str, index: str, oud: str, nieuw: str):
    regel = regels()[id_]
    basis = Basis(Fraction(centen(oud)), Fraction(centen(oud)))
    assert regel.uitkomsten(basis, maal(Fraction(index))) == (centen(nieuw),) * 2


def test_elk_bedrag_van_de_reeksen_staat_hierboven():
    """Wat de parameters noemen en een regel heeft, is hierboven overgetypt; de norminkomens en boeten staan eronder."""
    los = {"norminkomens", "boetecategorie_4", "boetecategorie_5"}
    gedrukt = {(id_, centen(nieuw)) for id_, _, _, nieuw in STAPPEN}
    for c in controles():
        zetfout = c.uitkomst == VERSCHIL
        assert c.regel.id in los or zetfout or c.oud == c.gepubliceerd or (c.regel.id, c.gepubliceerd) in gedrukt


def test_de_uitkomsten_van_de_controle():
    per = {soort: [c for c in controles() if c.uitkomst == soort] for soort in (GELIJK, PAST, VERSCHIL, ONBEKEND)}
    assert {c.regel.id for c in per[GELIJK]} == {
        "woz",
        "grens_scheiding",
        "minimumbijdrage_verhuiskosten",
        "boetecategorie_4",
        "boetecategorie_5",
    }
    assert [(c.reeks, c.vanaf, c.gepubliceerd, c.laag) for c in per[VERSCHIL]] == [
        ("huurtoeslag.norminkomen_ouderen_meer", date(2025, 1, 1), 3578456, 3587456)
    ]
    assert (len(per[GELIJK]), len(per[PAST]), len(per[ONBEKEND])) == (29, 90, 0)


def test_een_index_verklaart_alle_bedragen_die_hem_delen():
    """Uhw en Huisvestingswet volgen een jaar later dezelfde index als de grens voor sociale huur; één percentage past op alle acht."""
    inkomen = regels()["inkomensgrenzen"]
    assert [indexcijfers()[inkomen.index, jaar][0] for jaar in range(2022, 2027)] == [
        (Fraction("1.85"),),
        (Fraction("8.02"),),
        (Fraction("8.32"),),
        (Fraction("4.13"),),
        (Fraction("3.76"),),
    ]
    assert [indexcijfers()[inkomen.index, jaar].uit for jaar in range(2022, 2027)] == [4, 6, 8, 8, 2]


INKOMENS = [
    (47948, 48836, 52753, 57143, 59504),
    (55486, 56513, 61046, 66126, 68858),
    (75369, 76764, 82921, 89821, 93531),
]


@pytest.mark.parametrize("jaar", range(4))
def test_met_een_andere_afronding_verklaart_geen_index_alle_inkomensgrenzen(jaar: int):
    """De wet zegt niets over afronding; alleen naar boven past bij een index met twee decimalen."""
    manieren = {"naar_boven": ceil, "naar_beneden": floor, "rekenkundig": lambda x: floor(x + Fraction(1, 2))}
    passend = {
        naam: [
            k
            for k in range(1, 1200)
            if all(rond(rij[jaar] * maal(Fraction(k, 100))) == rij[jaar + 1] for rij in INKOMENS)
        ]
        for naam, rond in manieren.items()
    }
    assert passend == {"naar_boven": [[185, 802, 832, 413][jaar]], "naar_beneden": [], "rekenkundig": []}


def test_kandidaten_van_een_bedrag():
    stap = next(s for s in stappen(regels()["inkomensgrenzen"], "inkomensgrenzen.grens_1_meer"))
    assert kandidaten(stap) == {Fraction("1.85")}


NORMINKOMENS = [
    ("inkomensgrenzen.norminkomen_alleen", (25475, 27725, 28375, 29400)),
    ("inkomensgrenzen.norminkomen_meer", (34575, 37625, 38500, 39925)),
]


@pytest.mark.parametrize(("reeks", "bedragen"), NORMINKOMENS)
def test_norminkomens_liggen_in_hun_interval(reeks: str, bedragen: tuple[int, ...]):
    """Een norminkomen gaat uit van het onafgeronde van een jaar eerder: elk gedrukt bedrag blijft mogelijk."""
    regel = regel_van(reeks)
    assert regel is not None
    basis = regel.start(bedragen[0] * 100)
    for index, bedrag in zip(("8.86", "2.32", "3.65"), bedragen[1:], strict=True):
        verder = regel.vervolg(basis, maal(Fraction(index)), bedrag * 100)
        assert verder is not None
        assert basis.laag < basis.hoog
        basis = verder
    assert [w.centen for w in waarnemingen(reeks)] == [b * 100 for b in bedragen]


BOETEN = (20250, 20500, 20750, 21750, 22500, 25750)


@pytest.mark.parametrize(("regel", "keer"), [("boetecategorie_4", 1), ("boetecategorie_5", 4)])
def test_boeten_sinds_2014(regel: str, keer: int):
    """Elke twee jaar, twee jaarcijfers samen, naar beneden, zonder tussentijdse afronding."""
    r, jaarcijfers = regels()[regel], ("1.0", "0.6", "0.3", "1.4", "1.7", "2.6", "1.3", "2.7", "10.0", "3.8")
    basis = r.start(BOETEN[0] * keer * 100)
    for i, bedrag in enumerate(BOETEN[1:]):
        factor = maal(Fraction(jaarcijfers[2 * i])) * maal(Fraction(jaarcijfers[2 * i + 1]))
        verder = r.vervolg(basis, factor, bedrag * keer * 100)
        assert verder is not None, bedrag
        basis = verder
    assert r.uitkomsten(basis, maal(Fraction("3.3")) ** 2) == (27500 * keer * 100,) * 2


def test_de_woningwet_rondt_rekenkundig_af():
    regel = regels()["grens_scheiding"]
    assert ceil(Fraction("39556579.74") * maal(Fraction("3.6")) * 100) == 4098061662
    assert regel.uitkomsten(regel.start(3955657974), maal(Fraction("3.6"))) == (4098061661,) * 2
    assert regel.uitkomsten(regel.start(3785318635), maal(Fraction("4.5"))) == (3955657974,) * 2


@pytest.mark.parametrize(("oud", "index", "boven", "gedrukt"), [(5658, "2.5", 5800, 5799), (6095, "2.6", 6254, 6253)])
def test_de_minimumbijdrage_rondt_rekenkundig_af(oud: int, index: str, boven: int, gedrukt: int):
    assert ceil(oud * maal(Fraction(index))) == boven
    assert regels()["minimumbijdrage_verhuiskosten"].afgerond(oud * 100 * maal(Fraction(index))) == gedrukt * 100


def test_huurtabellen():
    """Elke gedrukte rij volgt uit haar voorganger, op 143 punten en twee zetfouten na; en de index is die van elders."""
    anders = {(t.soort, t.vanaf.year): [(r.van, r.tot_en_met) for r in t.anders] for t in tabelcontroles() if t.anders}
    assert anders == {
        ("zelfstandig", 2025): [(143, 143)],
        ("woonwagen", 2011): [(208, 250)],
        ("standplaats", 2014): [(107, 159)],
    }
    assert len(tabelcontroles()) == 62
    assert {t.klopt for t in tabelcontroles() if (t.vanaf.year, t.vanaf.month) != (2024, 7)} == {True}
    assert all("onverklaard" not in r.zin for t in tabelcontroles() for r in t.anders)
    assert [b.van for b in tegenspraak("onzelfstandig", date(2026, 1, 1))] == [106, 158]


def test_corop():
    """De wet rondt naar boven op hele euro's; met één decimaal past dat op 40 van 40 gebieden, behalve op de later gemaakte kolom."""
    assert [(c.jaar, c.gebieden, c.past) for c in coropcontroles()] == [(2023, 40, 14), (2024, 40, 40), (2025, 40, 40)]
