"""Wat een voorraad naast de portefeuille over elke woning zegt, en hoe woningen worden ingedeeld."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from huurstelsel.beleid.tellen import EEN
from huurstelsel.feiten.soorten import ENERGIELABELS
from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u
from huurstelsel.portefeuille.bron import PARQUET, eigen_kolommen, open_bron
from huurstelsel.portefeuille.kolom import Velden
from huurstelsel.portefeuille.tabel import eerste
from huurstelsel.regels.energieprestatie import BOUWJAAR, EPV

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from huurstelsel.beleid.stukken import Stuk
    from huurstelsel.portefeuille.bron import Brok, Bron
    from huurstelsel.reken.getallen import Kolom, Masker

EIGENAAR, COROP, GEWICHT = "eigenaar", "corop", "gewicht"
"""De kolommen die een voorraad naast die van een portefeuille kan hebben; andere tellen niet mee."""

ONBEKEND = "onbekend"
WOZ_GRENZEN = (150, 200, 250, 300, 350, 400, 500)
"""Grenzen van de WOZ-klassen, in duizenden euro."""

WOZKLASSEN = (
    f"tot {WOZ_GRENZEN[0]}",
    *(f"{a}-{b}" for a, b in pairwise(WOZ_GRENZEN)),
    f"vanaf {WOZ_GRENZEN[-1]}",
    ONBEKEND,
)
LABELKLASSEN = (*ENERGIELABELS, "geen label", "vergoeding")

HOOGSTE_GEWICHT, _HOOGSTE_HUUR = 10_000, 100_000

Indeling = tuple["Kolom", "Sequence[str]"]
"""Nummer van de klasse per woning, en de namen van de klassen."""


@dataclass(frozen=True, slots=True)
class Voorraad:
    """Eén voorraad: een bestand met woningen; een andere trekking van dezelfde voorraad is een ander bestand.

    Attributes:
        naam: waaraan de voorraad in een uitkomst is te herkennen.
    """

    naam: str
    bron: Bron

    @classmethod
    def van(cls, pad: str | Path, huurkolom: str = "") -> Voorraad:
        """Open een voorraad.

        Args:
            huurkolom: de kolom met de huur in euro, in plaats van die van de huurovereenkomst.

        Raises:
            FeitenFout: het is er niet, of er is geen voorraad van te maken; alle fouten tegelijk.
        """
        pad = Path(pad)
        extra = eigen_kolommen(pad)
        bron = open_bron(pad, tuple(extra))
        tekst = pad.suffix.lower() not in PARQUET  # wat geen Parquet is, wordt per rij gelezen
        if fouten := [*_kolomfouten(extra, huurkolom, als_tekst=tekst), *(fout for _, fout in bron.los())]:
            raise FeitenFout(eerste(fouten))
        return cls(pad.name, bron)

    def brokken(self) -> Iterator[Brok]:
        """De brokken van het begin."""
        yield from self.bron.brokken(0)


def voorraden(paden: str | Path | Iterable[str | Path], huurkolom: str = "") -> list[Voorraad]:
    """Open een of meer voorraden.

    Raises:
        FeitenFout: met de fouten van alle voorraden, elk met haar bestand.
    """
    uit, fouten = [], []
    for pad in [paden] if isinstance(paden, str | Path) else paden:
        try:
            uit.append(Voorraad.van(pad, huurkolom))
        except FeitenFout as e:
            naam = Path(pad).name
            fouten += [Fout(f"{naam}: {f.pad}" if f.pad else naam, f.code, f.zin) for f in e.fouten]
    if fouten:
        raise FeitenFout(fouten)
    return uit


def _kolomfouten(extra: Mapping[str, pa.DataType], huurkolom: str, *, als_tekst: bool) -> Iterator[Fout]:
    """Kolommen die er niet zijn of niet kunnen; met `als_tekst` mag een getal als tekst staan."""
    if huurkolom and huurkolom not in extra:
        zin = f"Er is geen kolom “{huurkolom[:60]}” met een huur.{bedoelde_u(huurkolom, extra)}"
        yield Fout(huurkolom, "kolom_ontbreekt", zin)
    getallen = {huurkolom: "een bedrag in euro", GEWICHT: "een getal: voor hoeveel woningen een rij staat"}
    for naam, wat in getallen.items():
        if naam in extra and not (_is_getal(extra[naam]) or (als_tekst and _is_tekst(extra[naam]))):
            yield Fout(naam, "geen_getal", f"De kolom “{naam}” is {wat}; niet {extra[naam]}.")
    for naam in (EIGENAAR, COROP):
        if naam in extra and not _is_tekst(extra[naam]):
            yield Fout(naam, "geen_tekst", f"De kolom “{naam}” is tekst, niet {extra[naam]}.")


def _is_getal(soort: pa.DataType) -> bool:
    return bool(pa.types.is_integer(soort) or pa.types.is_floating(soort) or pa.types.is_decimal(soort))


def _is_tekst(soort: pa.DataType) -> bool:
    return bool(pa.types.is_string(soort) or pa.types.is_large_string(soort) or pa.types.is_dictionary(soort))


def _velden(brok: Brok) -> Velden:
    if isinstance(brok, list):
        return Velden({}, len(brok))
    return Velden(dict(zip(brok.schema.names, brok.columns, strict=True)), brok.num_rows)


def gewichten(brok: Brok) -> tuple[Kolom, Masker]:
    """Het gewicht van elke woning in 1/EEN, 1 zonder die kolom; en waar het niet te gebruiken is."""
    velden = _velden(brok)
    kolom = velden.kolom(GEWICHT)
    if kolom is None:
        return np.full(velden.n, EEN, np.int64), np.zeros(velden.n, np.bool_)
    if pa.types.is_floating(kolom.type):  # een kommagetal telt als het dichtstbijzijnde miljoenste
        getallen = np.nan_to_num(
            kolom.to_numpy(zero_copy_only=False).astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0
        )
        buiten = (getallen <= 0) | (getallen > HOOGSTE_GEWICHT)
        gewicht = np.rint(np.where(buiten, 0, getallen) * EEN).astype(np.int64)
        return gewicht, gewicht <= 0  # ook wat op een miljoenste niets is
    gewicht = velden.getal(GEWICHT, EEN, 0, 0, HOOGSTE_GEWICHT)
    return gewicht, gewicht <= 0


def huren(brok: Brok, stuk: Stuk, huurkolom: str) -> Kolom:
    """De huur van elke woning in eurocenten, −1 onbekend: van de huurovereenkomst, of uit een eigen kolom."""
    if not huurkolom:
        return stuk.contract("huurprijs")
    return _velden(brok).getal(huurkolom, 100, -1, 0, _HOOGSTE_HUUR)


def indelingen(brok: Brok, stuk: Stuk) -> dict[str, Indeling]:
    """De indelingen van een brok; label en WOZ-waarde zijn die welke onder de basis tellen."""
    velden = _velden(brok)
    return {
        "eigenaar": _tekst(velden, EIGENAAR),
        "corop": _corop(velden, stuk),
        "label": _label(stuk),
        "woz": _woz(stuk),
    }


def _tekst(velden: Velden, naam: str) -> Indeling:
    nummers, namen = velden.namen(naam)
    return np.where(nummers < 0, len(namen), nummers), (*namen, ONBEKEND)


def _corop(velden: Velden, stuk: Stuk) -> Indeling:
    """Het gebied dat de voorraad noemt, en anders dat van het adres."""
    if velden.kolom(COROP) is not None:
        return _tekst(velden, COROP)
    return np.maximum(stuk.veld("corop"), 0), (ONBEKEND, *(f"CR{nummer:02d}" for nummer in range(1, 100)))


def _label(stuk: Stuk) -> Indeling:
    """De klasse van het label of de index die telt."""
    bron, klasse = stuk.kolom("energiebron", BOUWJAAR), stuk.kolom("energieklasse", 0)
    zonder = len(ENERGIELABELS)
    return np.where(bron == BOUWJAAR, zonder, np.where(bron == EPV, zonder + 1, klasse)), LABELKLASSEN


def _woz(stuk: Stuk) -> Indeling:
    grenzen = np.array(WOZ_GRENZEN, np.int64) * 100_000
    waarde = stuk.kolom("woz_waarde", -1)
    return np.where(waarde < 0, len(WOZKLASSEN) - 1, grenzen.searchsorted(waarde, "right")), WOZKLASSEN


def op_volgorde(indeling: str, klassen: Iterable[str]) -> list[str]:
    """Klassen van een indeling in hun eigen volgorde, of anders op naam; wat onbekend is staat achteraan."""
    vast = {"label": LABELKLASSEN, "woz": WOZKLASSEN}.get(indeling, ())
    return sorted(klassen, key=lambda k: (k == ONBEKEND, vast.index(k) if k in vast else 0, k))
