"""Tegenspraak in de feiten over een verzoek, een voorstel, gebreken en waarderingen; alle fouten tegelijk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.feiten.rijen import afgekapt
from huurstelsel.fouten import Fout
from huurstelsel.huur.feiten import controleer_huurfeiten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.feiten.huur import Gebrek, Verzoek
    from huurstelsel.feiten.model import Document

_HOOGSTE_NUMMER = {"A": 8, "B": 8, "C": 0}  # bijlage II.1 nummert A en B


def controleer_toets(document: Document, verzoek: Verzoek | None = None) -> list[Fout]:
    """Wat er in de feiten voor een toets niet kan, met de tegenspraak in de huurfeiten zelf.

    Args:
        verzoek: gaat voor het verzoek in het document.
    """
    gekozen = verzoek or document.verzoek
    fouten = [*controleer_huurfeiten(document), *_prijs(document), *_waarderingen(document)]
    fouten += [f for i, g in enumerate(document.gebreken) for f in _gebrek(f"gebreken[{i}]", g, document)]
    return fouten if gekozen is None else [*fouten, *_verzoek(gekozen, document), *_voorstel(gekozen, document)]


def _prijs(document: Document) -> Iterator[Fout]:
    c = document.contract
    if c.all_in_prijs is not None and c.huurprijs is not None and c.huurprijs > c.all_in_prijs:
        zin = "De kale huurprijs is hoger dan de all-in prijs waar zij in zit."
        yield Fout("contract.huurprijs", "huurprijs_boven_all_in", zin)


def _gebrek(pad: str, g: Gebrek, document: Document) -> Iterator[Fout]:
    hoogste, start = _HOOGSTE_NUMMER[g.categorie], document.contract.ingangsdatum
    if g.nummer is not None and g.nummer > hoogste:
        wat = f"loopt tot en met {hoogste}" if hoogste else "heeft geen nummers"
        yield Fout(f"{pad}.nummer", "nummer_buiten_bijlage", f"Categorie {g.categorie} van bijlage II {wat}.")
    if g.gemeld is not None and g.hersteld is not None and g.hersteld < g.gemeld:
        zin = f"Het gebrek is hersteld op {g.hersteld}, vóór de melding op {g.gemeld}."
        yield Fout(f"{pad}.hersteld", "hersteld_voor_melding", zin)
    if g.bij_aanvang and g.hersteld is not None and start is not None and g.hersteld < start:
        zin = f"Het gebrek was er bij aanvang, maar is hersteld op {g.hersteld}, vóór de ingang van de huur op {start}."
        yield Fout(f"{pad}.bij_aanvang", "hersteld_voor_aanvang", zin)
    if g.aan_eigen_woonwagen and document.woning.stelsel != "standplaats":
        zin = "Het veld “aan_eigen_woonwagen” hoort bij stelsel standplaats."
        yield Fout(f"{pad}.aan_eigen_woonwagen", "alleen_standplaats", zin)


def _verzoek(v: Verzoek, document: Document) -> Iterator[Fout]:
    if v.verzoeker == "dienst_toeslagen" and v.soort not in {None, "aanvangshuurprijs"}:
        zin = "De Dienst Toeslagen kan alleen de aanvangshuurprijs laten toetsen."
        yield Fout("verzoek.verzoeker", "alleen_aanvangshuurprijs", zin)
    aanvraag = v.huurtoeslag_aangevraagd
    if aanvraag is not None and v.ingediend is not None and v.ingediend < aanvraag:
        zin = f"Het verzoek van {v.ingediend} is van vóór de aanvraag van huurtoeslag op {aanvraag}."
        yield Fout("verzoek.ingediend", "verzoek_voor_aanvraag", zin)
    if (
        v.ingediend is not None
        and document.contract.ondertekend is not None
        and v.ingediend < document.contract.ondertekend
    ):
        zin = f"Het verzoek van {v.ingediend} is van vóór de ondertekening op {document.contract.ondertekend}."
        yield Fout("verzoek.ingediend", "verzoek_voor_ondertekening", zin)


def _voorstel(v: Verzoek, document: Document) -> Iterator[Fout]:
    """Een voorstel gaat aan het verzoek vooraf, gaat in tijdens de huur, en is lager dan wat het vervangt."""
    voorstel, c = v.voorstel, document.contract
    if voorstel.ontvangen is not None and v.ingediend is not None and v.ingediend < voorstel.ontvangen:
        zin = f"Het verzoek van {v.ingediend} is van vóór het voorstel, ontvangen op {voorstel.ontvangen}."
        yield Fout("verzoek.ingediend", "verzoek_voor_voorstel", zin)
    if voorstel.ingangsdatum is not None and c.ingangsdatum is not None and voorstel.ingangsdatum < c.ingangsdatum:
        zin = f"De verlaging gaat in op {voorstel.ingangsdatum}, vóór de ingang van de huur op {c.ingangsdatum}."
        yield Fout("verzoek.voorstel.ingangsdatum", "voorstel_voor_ingang", zin)
    if voorstel.ingangsdatum is not None and c.einddatum is not None and voorstel.ingangsdatum > c.einddatum:
        zin = f"De verlaging gaat in op {voorstel.ingangsdatum}, na het einde van de huur op {c.einddatum}."
        yield Fout("verzoek.voorstel.ingangsdatum", "voorstel_na_einde", zin)
    yield from _bedragen(v, document)


def _bedragen(v: Verzoek, document: Document) -> Iterator[Fout]:
    voorstel, c = v.voorstel, document.contract
    for veld in ("huurprijs", "voorschot"):
        bedrag = getattr(voorstel, veld)
        if bedrag is not None and afgekapt(bedrag, 100) != bedrag * 100:
            zin = "Een bedrag heeft ten hoogste twee decimalen."
            yield Fout(f"verzoek.voorstel.{veld}", "bedrag_in_centen", zin)
    if voorstel.voorschot is not None and c.all_in_prijs is None:
        zin = "Een voorstel voor een voorschot hoort bij een all-in prijs."
        yield Fout("verzoek.voorstel.voorschot", "alleen_all_in", zin)
    samen = (voorstel.huurprijs or 0) + (voorstel.voorschot or 0)
    if c.all_in_prijs is not None and samen > c.all_in_prijs:
        zin = "Voorgestelde huurprijs en voorschot zijn samen hoger dan de all-in prijs."
        yield Fout("verzoek.voorstel", "voorstel_boven_prijs", zin)
    if voorstel.huurprijs is not None and c.huurprijs is not None and voorstel.huurprijs >= c.huurprijs:
        zin = f"De voorgestelde huurprijs {voorstel.huurprijs} is niet lager dan de huurprijs {c.huurprijs}."
        yield Fout("verzoek.voorstel.huurprijs", "voorstel_geen_verlaging", zin)


def _waarderingen(document: Document) -> Iterator[Fout]:
    gezien: set[object] = set()
    for i, w in enumerate(document.waarderingen):
        if (w.door, w.peildatum) in gezien:
            zin = f"Er staan twee waarderingen van dezelfde instantie naar {w.peildatum}."
            yield Fout(f"waarderingen[{i}]", "waardering_dubbel", zin)
        gezien.add((w.door, w.peildatum))
