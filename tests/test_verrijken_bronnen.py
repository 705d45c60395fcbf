"""Verrijken met BAG, WOZ en monumenten, in elke vorm waarin die bestanden komen."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from huurstelsel.fouten import FeitenFout
from verrijken_hulp import DATA, bag, draai, schrijf, woning

if TYPE_CHECKING:
    from pathlib import Path

NS = (
    'xmlns:Objecten="www.kadaster.nl/schemas/lvbag/imbag/objecten/v20200601" '
    'xmlns:Objecten-ref="www.kadaster.nl/schemas/lvbag/imbag/objecten-ref/v20200601" '
    'xmlns:Historie="www.kadaster.nl/schemas/lvbag/imbag/historie/v20200601" '
    'xmlns:gml="http://www.opengis.net/gml/3.2" '
    'xmlns:selecties-extract="http://www.kadaster.nl/schemas/lvbag/extract-selecties/v20200601" '
    'xmlns:sl-bag-extract="http://www.kadaster.nl/schemas/lvbag/extract-deelbestand-lvc/v20200601" '
    'xmlns:sl="http://www.kadaster.nl/schemas/standlevering-generiek/1.0"'
)


def stand(*objecten: str, voor: str = "") -> str:
    info = "<sl-bag-extract:bagInfo><selecties-extract:LVC-Extract><selecties-extract:StandTechnischeDatum>2026-01-08</selecties-extract:StandTechnischeDatum></selecties-extract:LVC-Extract></sl-bag-extract:bagInfo>"
    binnen = "".join(f"<sl-bag-extract:bagObject>{o}</sl-bag-extract:bagObject>" for o in objecten)
    return f'<?xml version="1.0" encoding="utf-8"?>{voor}<sl-bag-extract:bagStand {NS}>{info}<sl:standBestand><sl:stand>{binnen}</sl:stand></sl:standBestand></sl-bag-extract:bagStand>'


def voorkomen(begin: str, einde: str) -> str:
    tot = f"<Historie:eindGeldigheid>{einde}</Historie:eindGeldigheid>" if einde else ""
    return f"<Objecten:voorkomen><Historie:Voorkomen><Historie:voorkomenidentificatie>1</Historie:voorkomenidentificatie><Historie:beginGeldigheid>{begin}</Historie:beginGeldigheid>{tot}</Historie:Voorkomen></Objecten:voorkomen>"


def vbo(nummer: int, oppervlakte: int, *panden: str, begin: str = "2010-08-31", einde: str = "") -> str:
    delen = "".join(
        f'<Objecten:maaktDeelUitVan><Objecten-ref:PandRef domein="NL.IMBAG.Pand">{p}</Objecten-ref:PandRef></Objecten:maaktDeelUitVan>'
        for p in panden
    )
    return f'<Objecten:Verblijfsobject>{voorkomen(begin, einde)}<Objecten:identificatie domein="NL.IMBAG.Verblijfsobject">{bag(nummer)}</Objecten:identificatie><Objecten:geometrie><gml:pos>1 2 0</gml:pos></Objecten:geometrie><Objecten:gebruiksdoel>woonfunctie</Objecten:gebruiksdoel><Objecten:oppervlakte>{oppervlakte}</Objecten:oppervlakte><Objecten:status>Verblijfsobject in gebruik</Objecten:status>{delen}</Objecten:Verblijfsobject>'


def pand(id_: str, jaar: int, einde: str = "") -> str:
    return f'<Objecten:Pand>{voorkomen("2010-08-31", einde)}<Objecten:identificatie domein="NL.IMBAG.Pand">{id_}</Objecten:identificatie><Objecten:oorspronkelijkBouwjaar>{jaar}</Objecten:oorspronkelijkBouwjaar><Objecten:status>Pand in gebruik</Objecten:status></Objecten:Pand>'


def zipje(**leden: str | bytes) -> bytes:
    plek = io.BytesIO()
    with zipfile.ZipFile(plek, "w", zipfile.ZIP_DEFLATED) as inhoud:
        for naam, tekst in leden.items():
            inhoud.writestr(naam.replace("__", "."), tekst)
    return plek.getvalue()


PANDEN = ("0999100000000001", "0999100000000002")


def levering(tmp: Path) -> Path:
    verblijfsobjecten = stand(
        vbo(1, 64, PANDEN[0], einde="2015-01-01"),
        vbo(1, 72, PANDEN[0]),
        vbo(1, 90, PANDEN[0], begin="2027-01-01"),
        vbo(2, 55, *PANDEN),
        vbo(77, 10, PANDEN[0]),
    )
    panden = stand(pand(PANDEN[0], 1900, einde="2012-01-01"), pand(PANDEN[0], 1961), pand(PANDEN[1], 1998))
    pad = tmp / "lvbag-extract-nl.zip"
    pad.write_bytes(
        zipje(
            **{
                "9999PND08012026__zip": zipje(**{"9999PND08012026-000001__xml": panden}),
                "9999VBO08012026__zip": zipje(**{"9999VBO08012026-000001__xml": verblijfsobjecten}),
            }
        )
    )
    return pad


def test_de_levering_van_het_kadaster(tmp_path: Path) -> None:
    (een, twee), verslag = draai(tmp_path, woning(1), woning(2), bag=levering(tmp_path))
    assert een["woning"] == {"gebruiksoppervlakte": 72, "bouwjaar": 1961}
    assert twee["woning"] == {"gebruiksoppervlakte": 55}  # twee panden met een ander bouwjaar: niets gekozen
    (strijd,) = verslag["strijdigheden"]
    assert (strijd["woning"], strijd["pad"], strijd["bestand"]) == ("w2", "woning.bouwjaar", "1961 en 1998")
    bron = verslag["bronnen"][0]
    assert (bron["publicatiedatum"], bron["rijen_gelezen"]) == ("2026-01-08", 8)


@pytest.mark.parametrize(
    ("voor", "code"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]>', "xml_dtd"),
        ('<!DOCTYPE x SYSTEM "http://x/">', "xml_dtd"),
        ("<", "xml_ongeldig"),
    ],
)
def test_xml_met_een_dtd_of_kapot(tmp_path: Path, voor: str, code: str) -> None:
    pad = tmp_path / "9999VBO08012026.zip"
    pad.write_bytes(zipje(**{"9999VBO08012026-000001__xml": stand(vbo(1, 50), voor=voor)}))
    with pytest.raises(FeitenFout) as e:
        draai(tmp_path, woning(1), bag=pad)
    assert [f.code for f in e.value.fouten] == [code]


def test_bag_als_csv(tmp_path: Path) -> None:
    (een, twee, drie, vier), verslag = draai(tmp_path, *(woning(i) for i in range(1, 5)), bag=DATA / "bag.csv")
    assert een["woning"] == {"gebruiksoppervlakte": 72, "bouwjaar": 1961}
    assert een["adres"]["gemeente"] == "Utrecht"
    assert twee["woning"] == {}
    assert drie["woning"] == {}
    assert vier["woning"] == {"gebruiksoppervlakte": 88, "bouwjaar": 2031}
    assert "gemeente" not in vier["adres"]
    bron = verslag["bronnen"][0]
    assert bron["afgekeurd_per_reden"] == {"object_vervallen": 1}
    assert bron["meldingen"] == {
        "bouwjaar_onbekend": 1,
        "gemeente_onbekend": 1,
        "geen_woonfunctie": 1,
        "oppervlakte_onbekend": 1,
    }


def test_bag_light_geopackage(tmp_path: Path) -> None:
    pad = tmp_path / "bag-light.gpkg"
    with sqlite3.connect(pad) as db:
        db.execute("CREATE TABLE gpkg_contents (table_name TEXT, last_change TEXT)")
        db.execute("INSERT INTO gpkg_contents VALUES ('verblijfsobject', '2026-01-08T00:00:00Z')")
        db.execute("CREATE TABLE pand (identificatie TEXT, bouwjaar INT)")
        db.execute(
            "CREATE TABLE verblijfsobject (geom BLOB, identificatie TEXT, oppervlakte INT, status TEXT, gebruiksdoel TEXT, bouwjaar INT, pand_identificatie TEXT, woonplaats_identificatie TEXT)"
        )
        db.execute(
            "INSERT INTO verblijfsobject VALUES (x'00', ?, 61, 'Verblijfsobject in gebruik', 'woonfunctie', 1975, ?, '3295')",
            (bag(1), PANDEN[0]),
        )
    db.close()
    (w,), verslag = draai(tmp_path, woning(1), bag=pad)
    assert w["woning"] == {"gebruiksoppervlakte": 61, "bouwjaar": 1975}
    assert w["adres"]["woonplaatscode"] == "3295"
    assert verslag["bronnen"][0]["publicatiedatum"] == "2026-01-08"


def test_bag_als_parquet_met_getallen(tmp_path: Path) -> None:
    pad = tmp_path / "bag.parquet"
    pq.write_table(pa.table({"vbo_id": [int(bag(1))], "oppervlakte": [48.5], "bouwjaar": [1988.0]}), pad)
    (w,), verslag = draai(tmp_path, woning(1), bag=pad)
    assert w["woning"] == {"gebruiksoppervlakte": Decimal("48.5"), "bouwjaar": 1988}
    assert verslag["bronnen"][0]["meldingen"] == {"voorloopnul_hersteld": 1}


def test_woz_in_cp1252_met_euro_en_punten(tmp_path: Path) -> None:
    woningen, verslag = draai(tmp_path, *(woning(i) for i in range(1, 7)), woz=DATA / "woz.csv")
    waarden: list[Any] = [w["woning"].get("woz_waarden") for w in woningen]
    assert waarden[0] == [
        {"waarde": 231000, "waardepeildatum": "2025-01-01", "vastgesteld": "2026-02-28"},
        {"waarde": 219000, "waardepeildatum": "2024-01-01"},
    ]
    assert waarden[1] == [{"waarde": Decimal("301500.50"), "waardepeildatum": "2025-01-01"}]
    assert waarden[2:] == [None, None, None, None]
    bron = verslag["bronnen"][0]
    assert (bron["codering"], bron["meldingen"]) == ("cp1252", {"gelezen_als_cp1252": 1})
    assert [(r["rij"], r["code"]) for r in bron["afgekeurd"]] == [
        (5, "waardepeildatum_niet_1_januari"),
        (6, "geen_bedrag"),
        (9, "vastgesteld_te_vroeg"),
    ]
    assert [(s["woning"], s["bestand"]) for s in verslag["strijdigheden"]] == [("w5", "250000 en 260000")]


def test_woz_uit_excel_en_een_getal_dat_excel_heeft_afgerond(tmp_path: Path) -> None:
    rijen = [
        ["bag_id", "waardepeildatum", "waarde"],
        [bag(1), "2025-01-01", 231000],
        [int(bag(2)), 2025, 198000.0],
        [1999010000000012, "2025-01-01", 1],
    ]
    with xlsxwriter.Workbook(str(tmp_path / "woz.xlsx")) as boek:
        blad = boek.add_worksheet()
        for i, rij in enumerate(rijen):
            blad.write_row(i, 0, rij)
    (een, twee), verslag = draai(tmp_path, woning(1), woning(2), woz=tmp_path / "woz.xlsx")
    assert een["woning"]["woz_waarden"] == [{"waarde": 231000, "waardepeildatum": "2025-01-01"}]
    assert twee["woning"]["woz_waarden"] == [{"waarde": 198000, "waardepeildatum": "2025-01-01"}]
    (afgekeurd,) = verslag["bronnen"][0]["afgekeurd"]
    assert (afgekeurd["rij"], afgekeurd["code"]) == (4, "bag_id_ongeldig")
    assert "vijftien cijfers" in afgekeurd["zin"]


def test_monumenten_met_ja_en_nee(tmp_path: Path) -> None:
    (een, twee, drie), verslag = draai(tmp_path, woning(1), woning(2), woning(3), monumenten=DATA / "monumenten.csv")
    assert een["woning"] == {"rijksmonument": True, "gemeentelijk_monument": False, "rijksbeschermd_gezicht": False}
    assert twee["woning"] == {"rijksmonument": False, "rijksbeschermd_gezicht": True}
    assert drie["woning"] == {}
    assert verslag["bronnen"][0]["afgekeurd_per_reden"] == {"geen_ja_nee": 1}


def test_een_lijst_zonder_kolom_rijksmonument_is_een_lijst_van_rijksmonumenten(tmp_path: Path) -> None:
    pad = schrijf(tmp_path / "m.csv", "bag_id;monumentnummer", f"{bag(1)};524327")
    (een, twee), _ = draai(tmp_path, woning(1), woning(2), monumenten=pad)
    assert een["woning"] == {"rijksmonument": True}
    assert twee["woning"] == {}  # niet op de lijst is niet hetzelfde als geen monument


def test_monumenten_op_adres_worden_niet_gekoppeld(tmp_path: Path) -> None:
    pad = schrijf(tmp_path / "m.csv", "monumentnummer;straat;huisnummer", "524327;Laan;1")
    with pytest.raises(FeitenFout) as e:
        draai(tmp_path, woning(1), monumenten=pad)
    (fout,) = e.value.fouten
    assert fout.code == "kolom_ontbreekt"
    assert "alleen op zijn BAG-identificatie" in fout.zin


def test_een_bestand_met_panden_koppelt_niets_en_zegt_het(tmp_path: Path) -> None:
    pad = schrijf(tmp_path / "woz.csv", "bag_id;waardepeildatum;waarde", f"{PANDEN[0]};2025;100000")
    _, verslag = draai(tmp_path, woning(1), woz=pad)
    assert verslag["bronnen"][0]["meldingen"] == {"geen_rij_van_de_portefeuille": 1}
