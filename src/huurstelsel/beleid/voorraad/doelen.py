"""De gepubliceerde cijfers waarnaast de voorraad wordt gelegd, elk met wat de voorraad erover zegt en waarom het kan verschillen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from huurstelsel.beleid.voorraad import marges
from huurstelsel.beleid.voorraad.ijken import EENGEZINS
from huurstelsel.beleid.voorraad.trekken import EIGENAREN, WOZPEILJAREN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from huurstelsel.beleid.voorraad.ijken import Ijking
    from huurstelsel.beleid.voorraad.marges import Reeks
    from huurstelsel.beleid.voorraad.meten import Meting

_C, _O = (EIGENAREN.index(naam) for naam in ("corporatie", "overig"))


class Doel(NamedTuple):
    """Een gepubliceerd cijfer.

    Attributes:
        geijkt: de voorraad is erop gezet; anders is het een toets.
        uitkomst: wat een trekking (en de geijkte tabel) zegt, in dezelfde eenheid.
        reden: waarom de uitkomst kan verschillen.
    """

    naam: str
    waarde: float
    eenheid: str
    bron: str
    datum: str
    geijkt: bool
    uitkomst: Callable[[Meting, Ijking], float]
    reden: str = ""


def _van(naam: str, cijfer: str, uitkomst: Callable[[Meting, Ijking], float], *, geijkt: bool, reden: str = "") -> Doel:
    c = marges.cijfers()[cijfer]
    return Doel(naam, c.waarde, c.eenheid, c.bron, c.datum, geijkt, uitkomst, reden)


def _deel(teller: Reeks, noemer: Reeks) -> float:
    return 100 * float(np.sum(teller)) / float(np.sum(noemer))


def _labels(eigenaar: int, tot: int, vanaf: int = 0) -> Callable[[Meting, Ijking], float]:
    return lambda m, _: _deel(m.label[eigenaar, vanaf:tot], m.label[eigenaar])


def _geregistreerd(vanaf: int, tot: int) -> Callable[[Meting, Ijking], float]:
    return lambda m, _: _deel(m.geregistreerd[:, vanaf:tot], m.geregistreerd)


def _huur(klasse: int) -> Callable[[Meting, Ijking], float]:
    """Aandeel van een huurklasse van overige verhuurders, op de 991.000 van WoON2021."""
    return lambda m, _: m.huurklasse[_O, klasse] / m.huurklasse[_O].sum() * marges.cijfer("particuliere_huur")


def _vrij(m: Meting, _: Ijking) -> float:
    overig = m.huurklasse[_O, 1:].sum() / m.huurklasse[_O].sum() * marges.cijfer("particuliere_huur")
    return float(overig + m.huurklasse[_C, 1:].sum())


_STIJGING_2023 = 1.026 * 1.001  # CBS, sociale verhuurders, 1 juli 2022 en 1 juli 2023


def _tabelmaat(y: Ijking, *, eengezins: bool) -> float:
    per = y.tabel.sum(axis=(0, 1, 3, 5, 6))[eengezins == EENGEZINS].sum(axis=0)
    return float(per @ y.oppervlakte.gemiddeld / per.sum())


_WOON = (
    "WoON telt bewoonde zelfstandige woningen van een huishouden, CBS elke woning, ook leeg of met meer huishoudens."
)
_LABEL = "De bronnen over labels hebben elk een andere noemer en spreken elkaar tegen; zie de herkomst."
_PUNTEN = "Gemeten naar het recht van 1 juli 2022, het oudste dat huurstelsel kent, met labels van 2022. Kamers, keuken en sanitair zijn aannamen. "


def _vast() -> Iterator[Doel]:
    yield _van("Huurwoningen", "huurwoningen", lambda m, _: m.per_gebied.sum(), geijkt=True)
    yield _van("Corporatiewoningen", "corporatiewoningen", lambda m, _: m.per_eigenaar[_C], geijkt=True)
    yield _van("Woningen van overige verhuurders", "woningen_overige_verhuurders", lambda m, _: m.per_eigenaar[_O], geijkt=True)  # fmt: skip
    yield _van("Corporatie: eengezins", "corporatie_eengezins", lambda m, _: _deel(m.type[_C, 1:], m.type[_C]), geijkt=True)  # fmt: skip
    reden = "Alle woningen, ook koop; gewogen naar de gepubliceerde gebieden, die op 119,9 m² uitkomen tegen 119,4 uit deze twee."
    for naam, eengezins in (("eengezins", True), ("meergezins", False)):
        yield _van(f"Gemiddelde oppervlakte {naam}", f"oppervlakte_{naam}", lambda _, y, e=eengezins: _tabelmaat(y, eengezins=e), geijkt=True, reden=reden)  # type: ignore[misc]  # fmt: skip
    yield _van("Corporatie: label A en beter", "corporatie_label_a", _labels(_C, 5), geijkt=True)
    yield _van("Corporatie: label B en beter", "corporatie_label_ab", _labels(_C, 6), geijkt=False, reden=_LABEL)
    yield _van("Corporatie: label C en beter", "corporatie_label_abc", _labels(_C, 7), geijkt=True)
    yield _van("Corporatie: label E, F of G", "corporatie_label_efg", _labels(_C, 11, 8), geijkt=True)
    yield _van("Corporatie: label A++ en beter", "corporatie_label_app", lambda m, _: m.label[_C, :3].sum(), geijkt=False, reden="De verdeling binnen A is een aanname.")  # fmt: skip
    yield _van("Overig: label E, F of G", "overig_label_efg", _labels(_O, 11, 8), geijkt=True)
    yield _van("Huur: geregistreerd label A en beter", "huur_label_a", _geregistreerd(0, 5), geijkt=False, reden=_LABEL)
    yield _van("Huur: geregistreerd label E, F of G", "huur_label_efg", _geregistreerd(8, 11), geijkt=False, reden=_LABEL)  # fmt: skip
    yield _van("Overig: huur tot en met € 763,47", "particulier_gereguleerd", _huur(0), geijkt=True)
    yield _van("Overig: huur boven € 763,47, tot en met € 1.000", "particulier_midden", _huur(1), geijkt=True)
    yield _van("Overig: huur boven € 1.000", "particulier_duur", _huur(2), geijkt=True)
    yield _van("Vrije huur, alle verhuurders", "vrije_huur", _vrij, geijkt=True, reden=_WOON)
    yield _van("Overig: woningen met één huishouden", "particuliere_huur", lambda m, _: m.bewoning[_O, 0], geijkt=False, reden=_WOON)  # fmt: skip
    yield _van("Corporatie: gemiddelde huur eind 2023", "corporatie_huur", lambda m, _: m.huur[_C] / m.per_eigenaar[_C] * _STIJGING_2023, geijkt=True)  # fmt: skip
    reden = f"{_PUNTEN}Het cijfer is van 2015, met labels en WOZ-waarden van toen."
    yield _van("Corporatie: gemiddelde punten", "corporatie_punten", lambda m, _: m.punten[_C] / m.gewaardeerd[_C], geijkt=False, reden=reden)  # fmt: skip
    reden = f"{_PUNTEN}Het cijfer gebruikt de ontwerpregels van 2022, en telt misschien ook dure woningen met een huur tot € 1.000 als gereguleerd (voetnoot 18 van de brief). {_WOON}"
    yield _van("Overig: tot en met 186 punten", "particulier_gereguleerd_na", lambda m, _: _deel(m.tot_186[_O], m.gewaardeerd[_O]), geijkt=False, reden=reden)  # fmt: skip
    yield _van("Overig: vanaf 187 punten", "particulier_vrij_na", lambda m, _: 100 - _deel(m.tot_186[_O], m.gewaardeerd[_O]), geijkt=False, reden=reden)  # fmt: skip


def _woz() -> Iterator[Doel]:
    """Het land in 2023 (geijkt), en de vier gebieden waarvan 2025 naar eigendom is gepubliceerd."""
    bron = "CBS 85036NED"
    for e, (naam, land) in enumerate((("Corporatie", 249.0), ("Overig", 323.0))):
        yield Doel(
            f"{naam}: gemiddelde WOZ-waarde 2023",
            land,
            "duizend euro",
            bron,
            "2023-01-01",
            geijkt=True,
            uitkomst=_wozland(e),
        )
    reden = "Na 2023 volgt de waarde het gemiddelde per m² van alle woningen in het gebied."
    for regel in marges.lees("woz.csv"):
        if regel["2025"] and regel["eigenaar"] in EIGENAREN:
            e, c = EIGENAREN.index(regel["eigenaar"]), marges.COROPS.index(regel["corop"])
            naam = f"{regel['eigenaar'].capitalize()}: gemiddelde WOZ-waarde 2025, CR{regel['corop']}"
            yield Doel(
                naam,
                float(regel["2025"]),
                "duizend euro",
                bron,
                "2025-01-01",
                geijkt=False,
                uitkomst=_wozgebied(e, c),
                reden=reden,
            )


def _wozland(e: int) -> Callable[[Meting, Ijking], float]:
    jaar = WOZPEILJAREN.index(2022)
    return lambda m, _: m.woz[e, :, jaar].sum() / m.per_gebied[e].sum() / 1_000


def _wozgebied(e: int, c: int) -> Callable[[Meting, Ijking], float]:
    jaar = WOZPEILJAREN.index(2024)
    return lambda m, _: m.woz[e, c, jaar] / max(m.per_gebied[e, c], 1e-9) / 1_000


def _klassen() -> Iterator[Doel]:
    """De klassen van oppervlakte in het ene gebied waarvan zij zijn gepubliceerd; alle woningen, ook koop."""
    regels = marges.lees("oppervlakteklasse.csv")
    totaal = sum(float(r["aantal"]) for r in regels)
    reden = "Alle woningen, ook koop, in 2021; de verdeling rond het gemiddelde is een aanname."
    for van, tot in ((15, 50), (50, 75), (75, 100), (100, 150), (150, 250), (250, 500)):
        aantal = sum(float(r["aantal"]) for r in regels if int(r["van"]) >= van and int(r["tot"]) <= tot)
        naam, bron = f"Kop van Noord-Holland: {van} tot {tot} m²", "CBS 83704NED"
        yield Doel(
            naam,
            100 * aantal / totaal,
            "procent",
            bron,
            "2021-01-01",
            geijkt=False,
            uitkomst=_klasse(van, tot),
            reden=reden,
        )


def _klasse(van: int, tot: int) -> Callable[[Meting, Ijking], float]:
    def uitkomst(_: Meting, y: Ijking) -> float:
        per = y.tabel[:, marges.COROPS.index("18")].sum(axis=(0, 1, 2, 4, 5))
        hier = (y.oppervlakte.grenzen[:-1] >= van) & (y.oppervlakte.grenzen[1:] <= tot)
        return _deel(per[hier], per)

    return uitkomst


DOELEN = (*_vast(), *_woz(), *_klassen())
"""Alle cijfers, in de volgorde van het verslag."""
