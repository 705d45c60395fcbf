"""De uitslag van veel woningen als kolommen, en hoe zij een Arrow-tabel wordt."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from huurstelsel.huur.opslagen import SEGMENTEN
from huurstelsel.regels.stelsel import NAMEN
from huurstelsel.reken.getallen import PUNT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from huurstelsel.reken.getallen import Kolom, Masker

GEEN = np.iinfo(np.int64).min
"""Een waarde die er niet is: geen bovengrens, of niet eenduidig."""

RUBRIEKEN = range(1, 15)
FEITEN = ("woningtype", "bouwjaar", "ondertekend", "verwarming", "oppervlakte", "aanrecht", "overig", "ruimten")
"""Wat onbekend kan zijn; bit i van `onbekend` is FEITEN[i]."""

AANGENOMEN = ("woz_waarden", "energieprestaties")
"""Wat niet is opgegeven en waarvoor een uitgangspunt telt: de minimumwaarde, en het bouwjaar; bit i van `aangenomen` is AANGENOMEN[i]."""

NEE, MOGELIJK, JA = "nee", "mogelijk", "ja"

BEDRAG, _PUNTEN = pa.decimal128(13, 2), pa.decimal128(13, 4)
_TEKST = pa.dictionary(pa.int8(), pa.string())


class Uitslag:
    """De uitslag van n woningen; bedragen in eurocenten, `GEEN` waar er geen waarde is.

    Attributes:
        laag, hoog: laagste en hoogste hele punten; `hoog` is GEEN zonder bovengrens.
        kaal_laag, kaal_hoog: laagste en hoogste maximale huurprijs.
        huur_laag, huur_hoog: dezelfde, met opslagen.
        procent: opslag in procenten als die vaststaat.
        segmenten: bit s als segment s mogelijk is.
        rubriek: per rubriek de punten (1/PUNT) als die vaststaan.
        onbekend: bits van `FEITEN`.
        aangenomen: bits van `AANGENOMEN`.
        bepalend: nummer in `FEITEN` van het feit dat het bereik het meest verkleint, −1 zonder.
        huurprijs: de overeengekomen huurprijs.
    """

    GETALLEN = ("laag", "hoog", "kaal_laag", "kaal_hoog", "huur_laag", "huur_hoog", "procent")
    OVERIG = ("segmenten", "onbekend", "aangenomen", "bepalend", "huurprijs", "stelsel")

    laag: Kolom
    hoog: Kolom
    kaal_laag: Kolom
    kaal_hoog: Kolom
    huur_laag: Kolom
    huur_hoog: Kolom
    procent: Kolom
    segmenten: Kolom
    onbekend: Kolom
    aangenomen: Kolom
    bepalend: Kolom
    huurprijs: Kolom
    stelsel: Kolom

    def __init__(self, n: int) -> None:
        """Een lege uitslag: nog geen woning heeft een waarde."""
        self.n = n
        for naam in (*self.GETALLEN, "huurprijs"):
            setattr(self, naam, np.full(n, GEEN, np.int64))
        for naam in ("segmenten", "onbekend", "aangenomen", "stelsel"):
            setattr(self, naam, np.zeros(n, np.int64))
        self.bepalend = np.full(n, -1, np.int64)
        self.rubriek = {nummer: np.full(n, GEEN, np.int64) for nummer in RUBRIEKEN}

    def zet(self, rijen: Kolom | slice, deel: Uitslag, welke: Kolom | slice) -> None:
        """Neem rijen over uit een andere uitslag."""
        for naam in (*self.GETALLEN, *self.OVERIG):
            getattr(self, naam)[rijen] = getattr(deel, naam)[welke]
        for nummer, kolom in self.rubriek.items():
            kolom[rijen] = deel.rubriek[nummer][welke]


@lru_cache(maxsize=1)
def uitslagschema() -> pa.Schema:
    """De kolommen van een uitslag; elke kolom mag ontbreken als de waarde niet vaststaat."""
    return pa.schema([
        ("stelsel", _TEKST),
        ("punten", pa.int32()),
        ("punten_minimaal", pa.int32()),
        ("punten_maximaal", pa.int32()),
        ("maximale_huurprijs", BEDRAG),
        ("opslag_procent", pa.int32()),
        ("maximale_huurprijs_inclusief_opslag", BEDRAG),
        ("maximale_huurprijs_minimaal", BEDRAG),
        ("maximale_huurprijs_maximaal", BEDRAG),
        ("segment", _TEKST),
        ("segmenten_mogelijk", _TEKST),
        ("huurprijs", BEDRAG),
        ("boven_maximum", _TEKST),
        ("te_veel_minimaal", BEDRAG),
        ("te_veel_maximaal", BEDRAG),
        ("ruimte_minimaal", BEDRAG),
        ("ruimte_maximaal", BEDRAG),
        ("onbekend", pa.dictionary(pa.int16(), pa.string())),
        ("bepalend_feit", _TEKST),
        ("aangenomen", _TEKST),
        *((f"rubriek_{nummer}", _PUNTEN) for nummer in RUBRIEKEN),
    ])  # fmt: skip


def als_brok(u: Uitslag) -> pa.RecordBatch:
    """De uitslag als Arrow-brok volgens `uitslagschema`."""
    kolommen = {
        "stelsel": _keuze(u.stelsel, NAMEN),
        "punten": geheel(_gelijk(u.laag, u.hoog)),
        "punten_minimaal": geheel(u.laag),
        "punten_maximaal": geheel(u.hoog),
        "maximale_huurprijs": decimaal(_gelijk(u.kaal_laag, u.kaal_hoog), BEDRAG),
        "opslag_procent": geheel(u.procent),
        "maximale_huurprijs_inclusief_opslag": decimaal(_gelijk(u.huur_laag, u.huur_hoog), BEDRAG),
        "maximale_huurprijs_minimaal": decimaal(u.huur_laag, BEDRAG),
        "maximale_huurprijs_maximaal": decimaal(u.huur_hoog, BEDRAG),
        **_segmenten(u),
        **_tegen_huur(u),
        "onbekend": _feiten(u.onbekend),
        "bepalend_feit": _keuze(u.bepalend, FEITEN),
        "aangenomen": _keuze(np.where(u.aangenomen > 0, u.aangenomen, -1), _verzamelingen(AANGENOMEN, ", ")),
        **{f"rubriek_{nummer}": decimaal(_tienduizendsten(kolom), _PUNTEN) for nummer, kolom in u.rubriek.items()},
    }
    schema = uitslagschema()
    return pa.RecordBatch.from_arrays([kolommen[naam] for naam in schema.names], schema=schema)


def _segmenten(u: Uitslag) -> Mapping[str, pa.Array]:
    """Het segment als het vaststaat, en anders welke mogelijk zijn."""
    namen = _verzamelingen(tuple(SEGMENTEN), "/")
    enkel = np.array([bits.bit_count() == 1 for bits in range(len(namen))])
    return {
        "segment": _keuze(np.where(enkel[u.segmenten], u.segmenten, -1), namen),
        "segmenten_mogelijk": _keuze(np.where(u.segmenten > 0, u.segmenten, -1), namen),
    }


def _tegen_huur(u: Uitslag) -> Mapping[str, pa.Array]:
    """De overeengekomen huurprijs tegen de maximale: zeker, mogelijk of niet te hoog, en hoeveel er te veel of te weinig is.

    Rust het maximum op een aanname, dan is niet zeker dat de huurprijs te hoog is: een WOZ-waarde of een label kan het verhogen.
    """
    bekend = (u.huurprijs != GEEN) & (u.huur_laag != GEEN)
    begrensd = bekend & (u.huur_hoog != GEEN) & (u.aangenomen == 0)
    te_veel_laag = np.where(begrensd, np.maximum(u.huurprijs - u.huur_hoog, 0), np.where(bekend, 0, GEEN))
    te_veel_hoog = np.where(bekend, np.maximum(u.huurprijs - u.huur_laag, 0), GEEN)
    oordeel = np.where(te_veel_laag > 0, 2, np.where(te_veel_hoog > 0, 1, 0))
    return {
        "huurprijs": decimaal(u.huurprijs, BEDRAG),
        "boven_maximum": _keuze(np.where(bekend, oordeel, -1), (NEE, MOGELIJK, JA)),
        "te_veel_minimaal": decimaal(te_veel_laag, BEDRAG),
        "te_veel_maximaal": decimaal(te_veel_hoog, BEDRAG),
        "ruimte_minimaal": decimaal(np.where(bekend, np.maximum(u.huur_laag - u.huurprijs, 0), GEEN), BEDRAG),
        "ruimte_maximaal": decimaal(np.where(begrensd, np.maximum(u.huur_hoog - u.huurprijs, 0), GEEN), BEDRAG),
    }


def _gelijk(laag: Kolom, hoog: Kolom) -> Kolom:
    uit: Kolom = np.where(laag == hoog, laag, GEEN)
    return uit


def _tienduizendsten(punten: Kolom) -> Kolom:
    """Punten van 1/PUNT naar vier decimalen; een rubriek die de wet afrondt is daarin exact."""
    weg = punten == GEEN
    if weg.all():
        return punten
    if not weg.any():
        return (punten * 10_000 + PUNT // 2) // PUNT
    heel = (np.where(weg, 0, punten) * 10_000 + PUNT // 2) // PUNT
    uit: Kolom = np.where(weg, GEEN, heel)
    return uit


def geheel(waarden: Kolom) -> pa.Array:
    """Gehele getallen; leeg waar er geen waarde is."""
    weg = waarden == GEEN
    return pa.array(np.where(weg, 0, waarden).astype(np.int32), mask=weg)


def decimaal(waarden: Kolom, soort: pa.DataType) -> pa.Array:
    """Gehele getallen als decimalen van dit soort, zonder omweg: een decimaal is twee woorden van 64 bits."""
    weg: Masker = waarden == GEEN
    if weg.all():
        return pa.nulls(len(waarden), soort)
    woorden = np.empty((len(waarden), 2), np.int64)
    woorden[:, 0] = np.where(weg, 0, waarden)
    woorden[:, 1] = woorden[:, 0] >> 63
    geldig = None
    if weg.any():
        geldig = pa.py_buffer(np.packbits(~weg, bitorder="little").tobytes())
    return pa.Array.from_buffers(soort, len(waarden), [geldig, pa.py_buffer(woorden)])


def _keuze(codes: Kolom, namen: tuple[str, ...]) -> pa.Array:
    weg = codes < 0
    nummers = pa.array(np.where(weg, 0, codes).astype(np.int8), mask=weg)
    return pa.DictionaryArray.from_arrays(nummers, _woordenboek(namen))


def _feiten(bits: Kolom) -> pa.Array:
    """Welke feiten onbekend zijn, met een komma ertussen; niets als alles bekend is."""
    nummers = pa.array(bits.astype(np.int16), mask=bits == 0)
    return pa.DictionaryArray.from_arrays(nummers, _woordenboek(_verzamelingen(FEITEN, ", ")))


@lru_cache
def _woordenboek(namen: tuple[str, ...]) -> pa.Array:
    return pa.array(namen, pa.string())


@lru_cache
def _verzamelingen(namen: tuple[str, ...], teken: str) -> tuple[str, ...]:
    """Bij elke verzameling bits de namen, met `teken` ertussen."""
    return tuple(teken.join(naam for i, naam in enumerate(namen) if b >> i & 1) for b in range(2 ** len(namen)))
