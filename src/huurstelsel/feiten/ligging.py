"""Waar de woning ligt, voor zover de punten voor de WOZ-waarde daarvan afhangen: het COROP-gebied, of de gemeenten van bijlage III."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.feiten import onbekend
from huurstelsel.recht import gebieden
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.feiten.model import Document, Woning
    from huurstelsel.feiten.samenvoegen import WettelijkeRuimte
    from huurstelsel.regeling import Regeling

COROP_AMSTERDAM_UTRECHT = (gebieden.GROOT_AMSTERDAM, gebieden.UTRECHT)


def in_corop(document: Document, regeling: Regeling) -> tuple[bool, list[Melding]]:
    """Of de gemeente in het COROP-gebied Amsterdam of Utrecht ligt; staat dat niet vast, dan is het een aanname.

    Het gebied doet er alleen toe voor woningen uit de jaren van onderdeel 11.1 onder a.
    """
    if regeling.stelsel != "zelfstandig":
        return False, []
    p = regeling.parameters("woz")
    van, tot_en_met = p.klein_gebouwd
    jaren = [document.woning.bouwjaar or van, *(r.jaar for r in document.woning.renovaties)]
    if not any(van <= jaar <= tot_en_met for jaar in jaren):
        return False, []
    if p.geldt("gemeenten_bijlage_iii"):
        return _in_bijlage_iii(document, regeling, p.gemeenten_bijlage_iii)
    gevonden = corop(document, regeling)
    if gevonden is not None:
        return gevonden in COROP_AMSTERDAM_UTRECHT, []
    zin = "De gemeente staat niet vast: aangenomen dat de woning niet in het COROP-gebied Amsterdam of Utrecht ligt (rubriek 11.1 onder a)."
    return False, [Melding("adres.gemeente", zin)]


def kan_klein_zijn(woning: Woning, ruimten: list[WettelijkeRuimte], regeling: Regeling) -> bool:
    """Of de woning klein kan zijn in de zin van rubriek 11.1 onder a; zo niet, dan doet haar ligging er niet toe."""
    p = regeling.parameters("woz")
    if p.geldt("klein_vervalt") and regeling.peildatum.toordinal() >= p.klein_vervalt:
        return False
    naar_bag = p.kiest("kleine_woning_oppervlakte", "gebruiksoppervlakte")
    return onbekend.kan_klein_zijn(woning, ruimten, p.kleiner_dan, aftrek_toilet(regeling), naar_bag=naar_bag)


def aftrek_toilet(regeling: Regeling) -> int:
    """Oppervlakte (mm²) die van een badruimte met een toilet af gaat; sinds de Wet betaalbare huur is dat niets."""
    p = regeling.parameters("oppervlakte")
    return int(p.aftrek_toilet) if p.geldt("aftrek_toilet") else 0


def _in_bijlage_iii(document: Document, regeling: Regeling, gemeenten: Sequence[str]) -> tuple[bool, list[Melding]]:
    """Of de gemeente in bijlage III staat (rubriek 9.1 onder a, tot 1 juli 2024)."""
    adres = document.adres
    gemeente = adres.gemeente and gebieden.gebied(adres.gemeente, regeling.peildatum)
    naam = (
        gemeente.gemeente
        if gemeente
        else gebieden.gemeente_van(adres.woonplaatscode, adres.woonplaats, regeling.peildatum)
    )
    if naam is not None:
        return naam in gemeenten, []
    zin = "De gemeente staat niet vast: aangenomen dat zij niet in bijlage III Bhw staat (rubriek 9.1 onder a)."
    return False, [Melding("adres.gemeente", zin)]


def corop(document: Document, regeling: Regeling) -> str | None:
    """Code van het COROP-gebied waarin de woning op de peildatum ligt; `None` als dat niet vaststaat."""
    adres, peildatum = document.adres, regeling.peildatum
    if adres.woonplaatscode is not None:
        return gebieden.corop_van_woonplaats(adres.woonplaatscode, peildatum)
    if adres.gemeente is not None:
        return gebieden.corop(adres.gemeente, peildatum)
    return gebieden.corop_van_plaatsnaam(adres.woonplaats, peildatum) if adres.woonplaats else None
