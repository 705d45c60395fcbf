"""Verslagen over een voorraad: de voorbeelden op een kleine voorraad, met bereik, doelen en delen; en wat er aan een scenario niet klopt."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from huurstelsel.fouten import InvoerFout
from huurstelsel.uitleg.beleid.rapport.html import als_html
from huurstelsel.uitleg.beleid.rapport.maken import maak
from huurstelsel.uitleg.beleid.rapport.scenario import lees_scenario

VOORBEELDEN = Path(__file__).parents[1] / "examples" / "beleid"
KLEIN = "voorraad: {woningen: 1000, zaden: [1, 2]}"


def verslag(tekst: str, map_: Path) -> str:
    """De pagina van een scenario waarvan elke voorraad klein is."""
    bestand = map_ / "s.yaml"
    bestand.write_text(re.sub(r"voorraad: \{.*?\}", KLEIN, tekst), encoding="utf-8")
    return als_html(maak(lees_scenario(bestand), "opdracht")).replace("\xa0", " ")


def tabel(pagina: str, titel: str) -> list[list[str]]:
    """De rijen van de tabel met deze titel, elk als tekst per cel."""
    deel = pagina[pagina.index(f"<caption>{titel}</caption>") :]
    rijen = re.findall(r"<tr.*?</tr>", deel[: deel.index("</tbody>")], re.DOTALL)
    return [[html.unescape(cel) for cel in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", rij, re.DOTALL)] for rij in rijen]


def midden(cel: str) -> int:
    """Het gemiddelde van een cel met een bereik."""
    return int(re.sub(r"[^\d−]", "", cel.partition("\n")[0]).replace("−", "-"))


@pytest.fixture(scope="module")
def middenhuur(tmp_path_factory: pytest.TempPathFactory) -> str:
    tekst = (VOORBEELDEN / "middenhuur_2022.yaml").read_text(encoding="utf-8")
    return verslag(tekst, tmp_path_factory.mktemp("middenhuur"))


def test_de_doelen_van_de_brief_staan_naast_de_uitkomst_met_een_reden(middenhuur: str) -> None:
    rijen = {r[0]: r for r in tabel(middenhuur, "Naast de getallen van de brief van december 2022")}
    for naam, brief in (
        ("huur te hoog in het lage segment (dwingend maken)", "163.000"),
        ("huur te hoog in het middensegment (bij bewonerswissel)", "157.000"),
        ("gemiddelde verlaging, samen", "€ 190"),
        ("door de WOZ-cap onder 187 punten", "47.000"),
    ):
        assert rijen[naam][1] == brief
        assert len(rijen[naam][3]) > 10
    assert rijen["private huurwoningen"][1] == "991.000"


def test_elk_getal_is_een_bereik_over_de_trekkingen(middenhuur: str) -> None:
    assert re.fullmatch(r"[\d.]+\n\([\d.]+–[\d.]+\)", tabel(middenhuur, "Maximale huurprijs")[1][2])
    assert "Een synthetische voorraad van 1.000 woningen, 2 maal getrokken (zaad 1, 2)" in middenhuur


def test_elke_kolom_heeft_een_kop(middenhuur: str) -> None:
    koppen = re.findall(r"<th scope=\"col\"[^>]*>(.*?)</th>", middenhuur)
    assert len(koppen) > 100
    assert all(koppen)


def test_de_delen_tellen_op_tot_het_geheel(middenhuur: str) -> None:
    """Het gemiddelde over alle volgordes telt op; elke cel is op hele euro's of woningen afgerond."""
    for naam in (
        "maxima samen, euro per maand",
        "woningen in het middensegment",
        "wat die samen te hoog zijn, euro per maand",
    ):
        _, *delen, samen = tabel(middenhuur, f"Effect van elk deel: {naam}")
        assert samen[0] == "samen"
        assert abs(sum(midden(deel[3]) for deel in delen) - midden(samen[3])) <= len(delen)


def test_de_verschuiving_telt_elke_woning_een_keer(middenhuur: str) -> None:
    rijen = tabel(middenhuur, "Cijfers: Woningen naar segment")[1:]
    som = sum(midden(cel) for rij in rijen for cel in rij[1:] if cel != "–")
    assert abs(som - 3_479_588) <= len(rijen) * len(rijen[0])


def test_dezelfde_zaden_geven_hetzelfde_verslag(middenhuur: str, tmp_path: Path) -> None:
    tekst = (VOORBEELDEN / "middenhuur_2022.yaml").read_text(encoding="utf-8")
    assert verslag(tekst, tmp_path) == middenhuur


def test_een_hervorming_naar_hetzelfde_recht_verandert_niets(tmp_path: Path) -> None:
    kant = "{peildatum: 2026-01-01}"
    tekst = (
        f"titel: niets\ndelen:\n  - {{soort: hervorming, {KLEIN}, van: {kant}, naar: {kant}, delen: false, jaren: 2}}\n"
    )
    rij = tabel(verslag(tekst, tmp_path), "Maximale huurprijs")[1]
    assert (rij[2], rij[4]) == ("0", "0")


def test_een_eigen_voorstel_ligt_naast_het_scenario_en_een_eigen_mutatiegraad_telt(tmp_path: Path) -> None:
    eigen = (VOORBEELDEN.parent / "voorstellen" / "voorstel.yaml").read_text(encoding="utf-8")
    (tmp_path / "eigen.yaml").write_text(eigen, encoding="utf-8")
    deel = "soort: hervorming, {}, van: {{peildatum: 2026-01-01}}, naar: {{peildatum: 2026-01-01, recht: [eigen.yaml]}}, jaren: 1, delen: false, mutatie: {{privaat: 100, corporatie: 100}}"
    pagina = verslag(f"titel: x\ndelen:\n  - {{{deel.format(KLEIN)}}}\n", tmp_path)
    assert "naar voorstel voorbeeld-buitenruimte op 1 januari 2026" in pagina
    assert midden(tabel(pagina, "Maximale huurprijs")[1][4]) > 0
    nu, straks = tabel(pagina, "Cijfers: Ingroei: huren die na zoveel jaar omlaag zijn")[1:]
    assert midden(nu[1]) < midden(straks[1])
    assert midden(straks[1]) == midden(tabel(pagina, "Maximale huurprijs")[1][6])


def test_de_gevoeligheid_als_vlak_en_als_lijn(tmp_path: Path) -> None:
    pagina = verslag((VOORBEELDEN / "woz_maximering.yaml").read_text(encoding="utf-8"), tmp_path)
    vlak = tabel(pagina, "Cijfers: woningen in het middensegment naar woz.maximum_procent en woz.maximum_vanaf")
    assert len(vlak) == 16
    assert midden(vlak[1][2]) >= midden(vlak[-2][2])
    lijn = tabel(pagina, "Cijfers: huren boven het maximum in een gebonden segment naar huurtabel.procent")
    aantallen = [midden(rij[1]) for rij in lijn[1:]]
    assert aantallen == sorted(aantallen, reverse=True)
    assert len(aantallen) == 6
    assert "<image" not in pagina
    assert re.search(r">\([\d.]+–[\d.]+\)<", pagina[pagina.index("<svg") : pagina.index("</svg>")])


def test_het_verslag_zegt_hoe_ver_de_voorraad_van_haar_marges_ligt(middenhuur: str) -> None:
    marges = tabel(middenhuur, "Geijkte tabel tegen de marges, in delen per miljoen")[1:]
    assert len(marges) == 6
    for _, _, grootste, _, grens in marges:
        assert float(grootste.replace(",", ".")) <= float(grens.replace(",", "."))
    geijkt = {rij[0]: rij for rij in tabel(middenhuur, "Gepubliceerde cijfers waarop is geijkt")}
    assert geijkt["Huurwoningen"][2:] == ["3.479.588", "3.479.588", "0,0%"]
    assert "CBS 82900NED" in middenhuur


def test_het_betaalbare_deel_stijgt_met_het_inkomen(middenhuur: str) -> None:
    rijen = tabel(middenhuur, "Cijfers: Deel met een huur van ten hoogste 30,0% van het inkomen")[1:]
    assert [rij[1] for rij in rijen[:2]] == ["€ 450,00", "€ 600,00"]
    delen = [int(rij[2].partition("%")[0]) for rij in rijen]
    assert delen == sorted(delen)
    assert 0 < delen[1] < delen[-1] <= 100


def test_elk_deel_zegt_wat_er_meetelt_en_wat_zijn_bereik_is(middenhuur: str, tmp_path: Path) -> None:
    rijen = "trekking-1.parquet: 1.000 van 1.000 rijen"
    assert f"{rijen}, samen voor 3.479.588 woningen. trekking-2.parquet: 1.000 van 1.000 rijen" in middenhuur
    assert "Dat bereik is het toeval van de trekking" in middenhuur
    assert f"{rijen}." in verslag((VOORBEELDEN / "woz_maximering.yaml").read_text(encoding="utf-8"), tmp_path)


FOUT = """\
titel: x
delen:
  - {soort: hervorming, voorraad: {woningen: 10, zaden: [1, 1], foo: 2}, van: {peildatum: x}, per: [kleur], jaren: 99, delen: 3, mutatie: {vve: 101, x: q}}
  - {soort: hervorming, voorraad: [weg.parquet], van: {peildatum: 2026-01-01, recht: [bestaat-niet]}, naar: {keuzes: 3}}
  - {soort: gevoeligheid, voorraad: {woningen: 1000, zaden: []}, recht: {peildatum: 2026-01-01}, assen: ["woz.maximum=1"], maat: midde}
  - {soort: gevoeligheid}
  - {soort: betaalbaar, voorraad: [s.yaml], norm: 0, inkomens: [0]}
  - {soort: voorraad, voorraad: [s.yaml]}
"""


def test_een_scenario_over_een_voorraad_meldt_alles_tegelijk(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(FOUT, encoding="utf-8")
    with pytest.raises(InvoerFout) as fout:
        lees_scenario(tmp_path / "s.yaml")
    assert [(f.pad, f.code) for f in fout.value.fouten] == [
        ("delen[0].voorraad.foo", "onbekend_veld"),
        ("delen[0].voorraad.woningen", "buiten_bereik"),
        ("delen[0].voorraad.zaden", "geen_zaden"),
        ("delen[0].van.peildatum", "geen_datum"),
        ("delen[0].naar", "ontbreekt"),
        ("delen[0].per", "onbekende_waarde"),
        ("delen[0].jaren", "buiten_bereik"),
        ("delen[0].delen", "geen_delen"),
        ("delen[0].mutatie.x", "geen_percentage"),
        ("delen[0].mutatie.vve", "buiten_bereik"),
        ("delen[1].voorraad", "bestand_niet_gevonden"),
        ("delen[1].van: voorstel", "onbekend_voorstel"),
        ("delen[1].naar.peildatum", "ontbreekt"),
        ("delen[1].naar.keuzes", "geen_groep"),
        ("delen[2].voorraad.zaden", "geen_zaden"),
        ("delen[2].assen: as[0]", "onbekende_parameter"),
        ("delen[2].maat", "onbekende_waarde"),
        ("delen[3].voorraad", "ontbreekt"),
        ("delen[3].recht", "ontbreekt"),
        ("delen[4].voorraad", "vorm_onbekend"),
        ("delen[4].norm", "geen_norm"),
        ("delen[4].inkomens", "geen_inkomens"),
        ("delen[5].voorraad", "geen_zaden"),
    ]


def test_wat_pas_bij_het_rekenen_blijkt_noemt_zijn_deel(tmp_path: Path) -> None:
    kant = "{peildatum: 2026-01-01}"
    tekst = f"titel: x\ndelen:\n  - {{soort: brief}}\n  - {{soort: hervorming, {KLEIN}, van: {kant}, naar: {kant}, delen: {{a: [woz]}}}}\n  - {{soort: betaalbaar, {KLEIN}, kolom: huur, inkomens: [2000]}}\n"
    with pytest.raises(InvoerFout) as fout:
        verslag(tekst, tmp_path)
    assert [(f.pad, f.code) for f in fout.value.fouten] == [
        ("delen[1]: deel.a", "verschilt_niet"),
        ("delen[2]: huur", "kolom_ontbreekt"),
    ]
