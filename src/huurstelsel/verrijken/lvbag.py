"""BAG 2.0 Extract (LVBAG): de zip van het Kadaster met XML-bestanden van verblijfsobjecten en panden, als stroom gelezen.

Alleen het voorkomen dat op de standdatum geldt telt. De bestanden met verblijfsobjecten gaan voor die met panden: pas dan is bekend welke
panden ertoe doen. Een DTD of entiteit komt in een levering niet voor en wordt geweigerd.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING
from xml.parsers import expat

import numpy as np

from huurstelsel.feiten.lezen import fout
from huurstelsel.verrijken import opslag
from huurstelsel.verrijken.bag import verblijfsobject
from huurstelsel.verrijken.bestand import is_zip, open_lid, open_zip, zip_in_zip
from huurstelsel.verrijken.waarden import Onjuist, bouwjaar

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from huurstelsel.verrijken.opslag import Opslag
    from huurstelsel.verrijken.verslag import Bron

VERBLIJFSOBJECT, PAND = "Verblijfsobject", "Pand"
INDELING = "BAG 2.0 Extract (sl-bag-extract v20200601)"
_NIET_ACTUEEL = (
    "eindGeldigheid",
    "eindRegistratie",
    "tijdstipInactief",
    "tijdstipInactiefLV",
    "tijdstipNietBagLV",
    "tijdstipEindRegistratieLV",
)
_BLOK = 1 << 20
_MAX_TEKST = 10_000
_OBJECTBESTAND = re.compile(r"(VBO|PND)\d{8}")

Voorkomen = dict[str, list[str]]


def is_levering(pad: Path) -> bool:
    """Of een zip een levering van de BAG is: er zitten XML-bestanden of zips in, en geen CSV."""
    if not is_zip(pad) or pad.suffix.lower() != ".zip":
        return False
    with open_zip(pad, pad.name) as inhoud:
        namen = [lid.filename.lower() for lid in inhoud.infolist()]
    return any(naam.endswith((".xml", ".zip")) for naam in namen) and not any(n.endswith(".csv") for n in namen)


def lees(pad: Path, ids: NDArray[np.int64], plek: Opslag, bron: Bron, nummer: int) -> None:
    """Lees een levering, of een zip met alleen de verblijfsobjecten of alleen de panden.

    Raises:
        FeitenFout: geen levering, beschadigd, of XML met een DTD.
    """
    bron.indeling, bron.codering = INDELING, "utf-8"
    met = _Lezer(ids, plek, bron, nummer)
    with open_zip(pad, pad.name) as levering:
        for soort in ("VBO", "PND"):
            for inhoud in _zips(levering, soort):
                for lid in inhoud.infolist():
                    if lid.filename.lower().endswith(".xml") and (soort in _soort(lid.filename, pad.name)):
                        with open_lid(inhoud, lid) as stroom:
                            ontleed(stroom, lid.filename, met.neem, bron)
        for lid in levering.infolist():
            if "leveringsdocument" in lid.filename.lower():
                with open_lid(levering, lid) as stroom:
                    ontleed(stroom, lid.filename, met.neem, bron)
    if not bron.gelezen:
        fout("geen_bag_levering", f"In {pad.name} zitten geen verblijfsobjecten of panden (bestanden …VBO… en …PND…).")


def _soort(naam: str, buiten: str) -> str:
    """VBO of PND, naar de naam van het bestand of anders van de zip eromheen."""
    gevonden = _OBJECTBESTAND.search(naam) or _OBJECTBESTAND.search(buiten)
    return gevonden[1] if gevonden else ""


def _zips(levering: zipfile.ZipFile, soort: str) -> Iterator[zipfile.ZipFile]:
    """De zip zelf, en de zips erin met deze soort objecten; een gemeentelevering heeft nog een laag."""
    yield levering
    for lid in levering.infolist():
        naam = lid.filename.rsplit("/", 1)[-1]
        if naam.lower().endswith(".zip") and (soort in _soort(naam, "") or naam.upper().startswith("BAG")):
            with zip_in_zip(levering, lid) as binnen:
                yield from _zips(binnen, soort)


class _Lezer:
    """Neemt objecten aan en bewaart wat de portefeuille aangaat."""

    def __init__(self, ids: NDArray[np.int64], plek: Opslag, bron: Bron, nummer: int) -> None:
        self.ids, self.plek, self.bron, self.nummer = ids, plek, bron, nummer

    def neem(self, soort: str, object_: Voorkomen) -> None:
        """Verwerk één voorkomen van een object."""
        self.bron.gelezen += 1
        id_ = (object_.get("identificatie") or [""])[0]
        if not id_.isdecimal() or any(veld in object_ for veld in _NIET_ACTUEEL) or self._later(object_):
            return
        if soort == VERBLIJFSOBJECT:
            self._verblijfsobject(int(id_), object_)
        else:
            self._pand(int(id_), object_)

    def _later(self, object_: Voorkomen) -> bool:
        """Of het voorkomen pas na de standdatum begint."""
        begin = (object_.get("beginGeldigheid") or [""])[0]
        return self.bron.publicatiedatum is not None and begin[:10] > self.bron.publicatiedatum

    def _verblijfsobject(self, bag: int, object_: Voorkomen) -> None:
        plek = int(np.searchsorted(self.ids, bag))
        if plek >= len(self.ids) or self.ids[plek] != bag:
            return
        self.bron.gekoppeld += 1
        cellen = {v: ", ".join(object_[v]) for v in ("oppervlakte", "status", "gebruiksdoel") if object_.get(v)}
        try:
            self.plek.bewaar(bag, opslag.OBJECT, "", verblijfsobject(cellen, self.bron), self.nummer)
        except Onjuist as e:
            self.bron.keur_af(None, e.code, f"{bag:016d}: {e.zin}")
            return
        for pand in object_.get("PandRef", []):
            if pand.isdecimal():
                self.plek.koppel_pand(int(pand), bag, self.nummer)

    def _pand(self, pand: int, object_: Voorkomen) -> None:
        bags = self.plek.in_pand(pand)
        if not bags:
            return
        self.bron.gekoppeld += 1
        try:
            jaar = bouwjaar((object_.get("oorspronkelijkBouwjaar") or [""])[0])
        except Onjuist as e:
            self.bron.meldingen[e.code] += 1
            return
        for bag in bags:
            self.plek.bewaar(bag, opslag.OBJECT, "", {"bouwjaar": jaar}, self.nummer)


def ontleed(stroom: IO[bytes], naam: str, neem: Callable[[str, Voorkomen], None], bron: Bron) -> None:
    """Ontleed één XML-bestand als stroom; geef elk verblijfsobject en elk pand aan `neem`.

    Raises:
        FeitenFout: geen geldige XML, of met een DTD of entiteit.
    """
    met = _Ontleder(neem, bron)
    lezer = expat.ParserCreate(namespace_separator=" ")
    lezer.buffer_text = True
    lezer.StartElementHandler, lezer.EndElementHandler = met.begin, met.einde
    lezer.CharacterDataHandler = met.tekst
    lezer.StartDoctypeDeclHandler = lezer.EntityDeclHandler = lezer.ExternalEntityRefHandler = _verboden
    with _als_zin(naam):
        while blok := stroom.read(_BLOK):
            lezer.Parse(blok, False)  # noqa: FBT003 - expat kent hier geen naam
        lezer.Parse(b"", True)  # noqa: FBT003


@contextmanager
def _als_zin(naam: str) -> Iterator[None]:
    try:
        yield
    except expat.ExpatError as e:
        fout("xml_ongeldig", f"{naam[:60]} is geen geldige XML (regel {e.lineno}).")


def _verboden(*_: object) -> int:
    fout("xml_dtd", "De XML heeft een DTD of entiteit; die hoort niet in een levering van de BAG.")


class _Ontleder:
    """Verzamelt de teksten van één object tegelijk; geometrie wordt niet bewaard."""

    def __init__(self, neem: Callable[[str, Voorkomen], None], bron: Bron) -> None:
        self.neem, self.bron = neem, bron
        self.soort = ""
        self.object: Voorkomen = {}
        self.delen: list[str] = []

    def begin(self, naam: str, _: object) -> None:
        """Een element begint."""
        lokaal = naam.rpartition(" ")[2]
        self.delen = []
        if not self.soort and lokaal in {VERBLIJFSOBJECT, PAND}:
            self.soort, self.object = lokaal, {}

    def tekst(self, deel: str) -> None:
        """Tekst in een element."""
        if len(self.delen) < _MAX_TEKST:
            self.delen.append(deel)

    def einde(self, naam: str) -> None:
        """Een element eindigt."""
        lokaal = naam.rpartition(" ")[2]
        if lokaal == "StandTechnischeDatum":
            self.bron.publicatiedatum = "".join(self.delen).strip()[:10]
        elif lokaal == self.soort:
            self.neem(self.soort, self.object)
            self.soort = ""
        elif self.soort and lokaal not in {"posList", "pos"} and (inhoud := "".join(self.delen).strip()):
            self.object.setdefault(lokaal, []).append(inhoud)
        self.delen = []
