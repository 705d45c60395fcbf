"""Maak van de verzamelde marges de bestanden in `huurstelsel/beleid/voorraad/marges`.

Gebruik: python scripts/voorraadmarges.py MAP_MET_BRONNEN. De herkomst van elk bestand staat in `bron.yaml` ernaast.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

DOEL = Path(__file__).parents[1] / "src/huurstelsel/beleid/voorraad/marges"
EIGENAREN = {"koop": "koop", "corporatie": "corporatie", "overige_verhuurders": "overig"}
TYPEN = ("meergezins", "tussenwoning", "hoek/twee-onder-een-kap", "vrijstaand")
PERIODEN = ("voor 1945", "1945-1964", "1965-1984", "1985-2004", "2005 en later")
Regel = dict[str, str]


def _lees(bron: Path, naam: str) -> list[Regel]:
    with (bron / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


def _schrijf(naam: str, kop: Sequence[str], regels: Iterable[Sequence[object]]) -> None:
    with (DOEL / naam).open("w", encoding="utf-8", newline="") as bestand:
        uit = csv.writer(bestand, lineterminator="\n")
        uit.writerow(kop)
        uit.writerows(regels)


def _corops(regels: Iterable[Regel], **waar: str) -> Iterator[Regel]:
    for regel in regels:
        if regel["niveau"] == "corop" and all(regel[k] == v for k, v in waar.items()):
            yield regel


def _nummer(regel: Regel) -> str:
    return regel["code"].removeprefix("CR")


def eigendom(bron: Path) -> None:
    """Woningen per eigenaar en COROP-gebied op 1 januari 2023; in elk gebied tellen zij op tot het totaal."""
    regels = _corops(_lees(bron, "voorraad_eigendom_corop.csv"), jaar="2023")
    kop = ("corop", "totaal", "koop", "corporatie", "overig", "onbekend", "zekerheid")
    velden = ("totaal", "koop", "corporatie", "overige_verhuurders", "onbekend", "confidence")
    _schrijf("eigendom.csv", kop, ([_nummer(r), *(r[v] for v in velden)] for r in regels))


def woningtype(bron: Path) -> None:
    """Eengezins- en meergezinswoningen per COROP-gebied, 1 januari 2023."""
    regels = _corops(_lees(bron, "woningtype.csv"))
    _schrijf("woningtype.csv", ("corop", "eengezins", "meergezins"), ([_nummer(r), r["eengezins"], r["meergezins"]] for r in regels))  # fmt: skip


def bouwperiode(bron: Path) -> None:
    """Woningen per type en bouwperiode per COROP-gebied, 2023 (97,6% van de voorraad: alleen de aandelen tellen)."""
    regels = list(_corops(_lees(bron, "bouwjaarklassen.csv")))
    aantal = {(_nummer(r), r["woningtype"], r["bouwperiode"]): r["aantal"] for r in regels}
    gebieden = sorted({_nummer(r) for r in regels})
    rijen = [[c, t, *(aantal[c, t, p] for p in PERIODEN)] for c in gebieden for t in TYPEN]
    _schrijf("bouwperiode.csv", ("corop", "woningtype", *PERIODEN), rijen)


def oppervlakte(bron: Path) -> None:
    """Gemiddelde gebruiksoppervlakte in m² per COROP-gebied, 2023, en de klassen die wel zijn gepubliceerd."""
    regels = _lees(bron, "oppervlakte_klassen.csv")
    gemiddeld = _corops(regels, jaar="2023", klasse="totaal")
    _schrijf("oppervlakte.csv", ("corop", "m2"), ([_nummer(r), r["gem_oppervlakte_m2"]] for r in gemiddeld))
    klassen = [r for r in _corops(regels, jaar="2021") if r["klasse"] not in {"totaal", "onbekend"}]
    rijen = ([_nummer(r), *(x.strip() for x in r["klasse"].removesuffix(" m2").split(" tot ")), r["aantal_woningen"]] for r in klassen)  # fmt: skip
    _schrijf("oppervlakteklasse.csv", ("corop", "van", "tot", "aantal"), rijen)


def woz(bron: Path) -> None:
    """Gemiddelde WOZ-waarde in duizenden euro per eigenaar en COROP-gebied; jaar J heeft waardepeildatum 1 januari J - 1."""
    tabel: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for r in _corops(_lees(bron, "woz_eigendom_corop.csv")):
        eigenaar = EIGENAREN.get(r["eigendom"], r["eigendom"])
        tabel[_nummer(r), eigenaar][r["jaar"]] = r["gem_woz_dzd_euro"]
    jaren = [str(jaar) for jaar in range(2019, 2026)]
    rijen = [[*sleutel, *(waarden.get(j, "") for j in jaren)] for sleutel, waarden in sorted(tabel.items())]
    _schrijf("woz.csv", ("corop", "eigenaar", *jaren), rijen)


def gemeente(bron: Path) -> None:
    """Per gemeente (indeling 2024) de huurwoningen per eigenaar in 2020, het aandeel meergezins, en de WOZ-waarde per eigenaar in 2023."""
    waarde = {
        (r["code"], EIGENAREN[r["eigendom"]]): r["gem_woz_dzd_euro"]
        for r in _lees(bron, "woz_eigendom_gemeente.csv")
        if r["jaar"] == "2023" and r["eigendom"] in EIGENAREN
    }
    som: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for r in _lees(bron, "voorraad_eigendom_gemeente_2020.csv"):
        aandelen = (r["corporatie_pct"], r["overige_verhuurders_pct"], r["meergezins_pct"])
        for i, aandeel in enumerate(aandelen if r["gemeentecode_2024"] else ()):
            som[r["gemeentecode_2024"]][i] += int(r["woningen"]) * int(aandeel) // 100
    gebied = {r["gemeentecode"]: r["corop_code"].removeprefix("CR") for r in _lees(bron, "gemeente_corop.csv")}
    kop = ("gemeente", "corop", "corporatie", "overig", "meergezins", "woz_corporatie", "woz_overig")
    rijen = [
        [code, gebied[code], *som[code], *(waarde.get((code, e), "") for e in ("corporatie", "overig"))]
        for code in sorted(gebied)
    ]
    _schrijf("gemeente.csv", kop, rijen)


def label_bouwperiode(bron: Path) -> None:
    """Gelabelde huurwoningen naar bouwjaar en labelgroep, 2011."""
    rijen = [
        [r["populatie"].removeprefix("gelabeld, bouwjaar "), r["label"], r["aantal"]]
        for r in _lees(bron, "energielabel.csv")
        if r["jaar"] == "2011" and r["eigendom"] == "huur" and "Alle" not in r["populatie"]
    ]
    _schrijf("label_bouwperiode.csv", ("bouwjaar", "labels", "aantal"), rijen)


def bewoning(bron: Path) -> None:
    """Huurwoningen per eigenaar naar bewoning, 31 december 2022."""
    regels = [r for r in _lees(bron, "bewoning.csv") if r["eigendom"] in EIGENAREN and r["eigendom"] != "koop" and r["bewoning"] != "totaal"]  # fmt: skip
    _schrijf("bewoning.csv", ("eigenaar", "bewoning", "aantal"), ([EIGENAREN[r["eigendom"]], r["bewoning"], r["aantal"]] for r in regels))  # fmt: skip


if __name__ == "__main__":
    for maak in (eigendom, woningtype, bouwperiode, oppervlakte, woz, gemeente, label_bouwperiode, bewoning):
        maak(Path(sys.argv[1]))
