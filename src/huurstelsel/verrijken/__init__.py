"""Een portefeuille verrijken met wat registers en eigen bestanden over haar woningen zeggen, zonder netwerk.

Eerst worden de BAG-sleutels van de portefeuille gelezen, dan van elk bestand alleen de rijen die erbij horen, en ten slotte wordt elke
woning aangevuld en geschreven. Het geheugen groeit met acht bytes per woning, niet met het aantal rijen van een bron.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.feiten.lezen import fout, is_onbekend, open_bestand
from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.verrijken import bag, bestand, ep_online, lvbag, monumenten, portefeuille, woz
from huurstelsel.verrijken.blokken import sleutels
from huurstelsel.verrijken.kolomnamen import BAG, EP_ONLINE, MONUMENTEN, WOZ
from huurstelsel.verrijken.opslag import Opslag
from huurstelsel.verrijken.toepassen import PORTEFEUILLE, Toepasser, sleutel
from huurstelsel.verrijken.uitvoer_json import als_json
from huurstelsel.verrijken.verslag import Bron, Verslag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

_STAPEL = 2_000


class Bestanden(NamedTuple):
    """De bronbestanden, elk soort in de volgorde waarin zij gelden."""

    ep_online: Sequence[Path] = ()
    bag: Sequence[Path] = ()
    woz: Sequence[Path] = ()
    monumenten: Sequence[Path] = ()

    def alle(self) -> list[Path]:
        """Alle bestanden."""
        return [*self.ep_online, *self.bag, *self.woz, *self.monumenten]


def verrijk(invoer: Path, uitvoer: Path, bestanden: Bestanden, voorrang: str = PORTEFEUILLE) -> Verslag:
    """Verrijk een portefeuille en schrijf haar met haar verslag; gaat er iets mis, dan wordt er niets geschreven.

    Raises:
        FeitenFout: alles wat aan de bestanden mankeert, tegelijk.
    """
    _controleer_paden(invoer, uitvoer, bestanden)
    verslag = Verslag(voorrang)
    with Opslag() as plek:
        fouten: list[Fout] = []
        ids = _bag_sleutels(invoer, fouten)
        for soort, pad in _volgorde(bestanden, fouten):
            try:
                _lees(soort, pad, ids, plek, verslag)
            except FeitenFout as e:
                fouten += [
                    f if pad.name in f.pad else Fout(f"{pad.name}: {f.pad}".rstrip(": "), f.code, f.zin)
                    for f in e.fouten
                ]
        if fouten:
            raise FeitenFout(fouten)
        with portefeuille.ernaast(uitvoer) as tijdelijk, portefeuille.ernaast(verslagpad(uitvoer)) as naast:
            rijen = _verrijkt(invoer, plek, verslag)
            portefeuille.schrijf(tijdelijk, invoer, rijen, [b.herkomst() for b in verslag.bronnen])
            _schrijf_verslag(naast, invoer, verslag, plek)
    return verslag


def _bag_sleutels(invoer: Path, fouten: list[Fout]) -> NDArray[np.int64]:
    try:
        return sleutels(s.bag for s in map(sleutel, portefeuille.documenten(invoer)) if s.bag is not None)
    except FeitenFout as e:
        fouten += e.fouten
        return sleutels(())


def verslagpad(uitvoer: Path) -> Path:
    """Waar het verslag komt: naast de uitvoer."""
    return uitvoer.with_name(f"{uitvoer.name}.verrijking.json")


def _controleer_paden(invoer: Path, uitvoer: Path, bestanden: Bestanden) -> None:
    if uitvoer.is_dir():
        fout("is_map", f"{uitvoer} is een map; geef een bestand.")
    if uitvoer.resolve() in {pad.resolve() for pad in (invoer, *bestanden.alle())}:
        fout("zelfde_bestand", f"{uitvoer.name} is ook een bestand dat wordt gelezen; schrijf naar een ander.")
    portefeuille.controleer_vormen(invoer, uitvoer)
    if not uitvoer.parent.is_dir():
        fout("map_niet_gevonden", f"De map {uitvoer.parent} bestaat niet.")


def _volgorde(bestanden: Bestanden, fouten: list[Fout]) -> Iterator[tuple[str, Path]]:
    """Elk bestand met zijn soort; een bestand dat er niet is geeft een fout en wordt overgeslagen."""
    for soort, paden in zip((EP_ONLINE, BAG, WOZ, MONUMENTEN), bestanden, strict=True):
        for pad in paden:
            try:
                with open_bestand(pad):
                    pass
            except FeitenFout as e:
                fouten += e.fouten
                continue
            yield soort, pad


def _lees(soort: str, pad: Path, ids: NDArray[np.int64], plek: Opslag, verslag: Verslag) -> None:
    bron = Bron(soort, pad.name, bestand.som(pad))
    nummer = len(verslag.bronnen)
    verslag.bronnen.append(bron)
    if soort == EP_ONLINE:
        ep_online.lees(pad, ids, plek, bron, nummer, _verwerkt(verslag))
    elif soort == BAG:
        (lvbag if lvbag.is_levering(pad) else bag).lees(pad, ids, plek, bron, nummer)
    else:
        (woz if soort == WOZ else monumenten).lees(pad, ids, plek, bron, nummer)
    if bron.gelezen and not bron.gekoppeld and len(ids):
        bron.meldingen["geen_rij_van_de_portefeuille"] += 1


def _verwerkt(verslag: Verslag) -> int | None:
    """Het mutatienummer tot en met welk het totaalbestand al bij is."""
    nummers = [
        b.volgnummer for b in verslag.bronnen if b.soort == EP_ONLINE and not b.mutaties and b.volgnummer is not None
    ]
    return max(nummers, default=None)


def _verrijkt(invoer: Path, plek: Opslag, verslag: Verslag) -> Iterator[dict[str, Any]]:
    """De woningen met wat de bronnen erover zeggen, in de volgorde van de portefeuille."""
    met = Toepasser(plek, verslag)
    stapel: list[dict[str, Any]] = []
    for document in portefeuille.documenten(invoer):
        stapel.append(document)
        if len(stapel) == _STAPEL:
            yield from _stapel(stapel, met)
            stapel = []
    yield from _stapel(stapel, met)


def _stapel(stapel: list[dict[str, Any]], met: Toepasser) -> Iterator[dict[str, Any]]:
    gelezen = [sleutel(document) for document in stapel]
    feiten = met.plek.feiten(s.bag for s in gelezen if s.bag is not None)
    for document, s in zip(stapel, gelezen, strict=True):
        met.verslag.woningen += 1
        naam = str(document.get("id") or f"woning {met.verslag.woningen}")
        if s.fout is not None:
            met.verslag.noem(naam, s.fout.code, s.fout.zin)
        elif s.bag is None:
            met.verslag.zonder_bag_id += 1
        if s.bag is None:
            yield document
        elif not _bruikbaar(document):
            met.verslag.noem(
                naam, "document_ongeldig", "De vorm van “woning” of van een lijst erin klopt niet; niet verrijkt."
            )
            yield document
        else:
            yield met.verrijk(_hersteld(document, s.hersteld, naam, met.verslag), feiten.get(s.bag, ()), naam)


def _hersteld(document: dict[str, Any], heel: str | None, naam: str, verslag: Verslag) -> dict[str, Any]:
    """Het document met de nullen vooraan die een rekenblad liet vallen."""
    if heel is None:
        return document
    verslag.hersteld += 1
    verslag.noem(naam, "voorloopnul_hersteld", f"De BAG-identificatie miste nullen vooraan; geschreven als {heel}.")
    return {**document, "adres": {**document["adres"], "bag_verblijfsobject": heel}}


def _bruikbaar(document: dict[str, Any]) -> bool:
    woning = document.get("woning")
    if woning is None:
        return True
    if not isinstance(woning, dict):
        return False
    lijsten = (woning.get("energieprestaties"), woning.get("woz_waarden"))
    return all(lijst is None or is_onbekend(lijst) or _is_lijst_van_groepen(lijst) for lijst in lijsten)


def _is_lijst_van_groepen(lijst: object) -> bool:
    return isinstance(lijst, list | tuple) and all(isinstance(deel, dict) for deel in lijst)


def _schrijf_verslag(pad: Path, invoer: Path, verslag: Verslag, plek: Opslag) -> None:
    """Schrijf het verslag; de strijdigheden stromen uit de opslag."""
    with pad.open("w", encoding="utf-8", newline="\n") as uit:
        hoofd = {"portefeuille_bestand": invoer.name, "sha256": bestand.som(invoer), **verslag.als_dict()}
        uit.write(als_json(hoofd).removesuffix("}") + ', "strijdigheden": [')
        begin = "\n"
        for regel in plek.strijdigheden():
            bron = verslag.bronnen[int(str(regel["bron"]))]
            uit.write(begin + als_json({**regel, "bron": bron.soort, "bestand_naam": bron.bestand}))
            begin = ",\n"
        uit.write("\n]}\n")
