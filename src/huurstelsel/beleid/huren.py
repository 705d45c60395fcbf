"""De huren van een voorraad uit een tabel: één kolom met bedragen in euro, en zo nodig een kolom met gewichten."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv, parquet

from huurstelsel.fouten import Fout, InvoerFout, bedoelde_u
from huurstelsel.portefeuille.csvregels import scheiding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

GEWICHT = "gewicht"
HOOGSTE_HUUR, HOOGSTE_GEWICHT = 100_000, 10**9
CSV = ".csv"
VORMEN = (CSV, ".parquet", ".pq")


class Huren(NamedTuple):
    """De bekende huren, in eurocenten.

    Attributes:
        gewichten: hoeveel woningen elke rij voorstelt, of `None` als elke rij één woning is.
        onbekend: aantal rijen zonder huur of gewicht; zij doen niet mee.
    """

    centen: NDArray[np.int64]
    gewichten: NDArray[np.float64] | None
    onbekend: int


def lees_huren(bestand: Path, kolom: str, gewicht: str = "") -> Huren:
    """Lees de kolommen van een tabel (CSV of Parquet); zonder `gewicht` telt de kolom van die naam, als zij er is.

    Raises:
        InvoerFout: het bestand of een kolom is er niet, of bevat geen bedragen; alle fouten tegelijk.
    """
    namen = _namen(bestand)
    gewicht = gewicht or (GEWICHT if GEWICHT in namen else "")
    gevraagd = [naam for naam in (kolom, gewicht) if naam]
    fouten = [fout for naam in gevraagd if (fout := _kolomfout(naam, namen)) is not None]
    if fouten:
        raise InvoerFout(fouten)
    tabel = _tabel(bestand, list(dict.fromkeys(gevraagd)))
    kolommen = [_getallen(tabel, naam) for naam in gevraagd]
    bekend = np.logical_and.reduce([np.isfinite(k) for k in kolommen])
    if not bekend.any():
        raise InvoerFout([Fout(kolom, "geen_huren", f"De kolom “{kolom}” bevat geen enkele huur.")])
    if any((k[bekend] < 0).any() for k in kolommen):
        raise InvoerFout([Fout(kolom, "negatief", "Een huur of gewicht is hier negatief.")])
    if any((k[bekend] > hoogst).any() for k, hoogst in zip(kolommen, (HOOGSTE_HUUR, HOOGSTE_GEWICHT), strict=False)):
        raise InvoerFout(
            [Fout(kolom, "te_hoog", "Een huur is hier boven € 100.000, of een gewicht boven een miljard.")]
        )
    if gewicht and not kolommen[1][bekend].any():
        raise InvoerFout([Fout(gewicht, "geen_gewicht", f"De kolom “{gewicht}” telt tot nul woningen op.")])
    centen = np.rint(kolommen[0][bekend] * 100).astype(np.int64)
    return Huren(centen, kolommen[1][bekend] if gewicht else None, int((~bekend).sum()))


def _namen(bestand: Path) -> list[str]:
    if bestand.suffix.lower() not in VORMEN:
        raise InvoerFout([Fout("", "vorm_onbekend", f"Geef een tabel als {', '.join(VORMEN)}; niet {bestand.name}.")])
    if not bestand.is_file():
        raise InvoerFout([Fout("", "bestand_niet_gevonden", f"Het bestand {bestand} bestaat niet.")])
    with _leesbaar(bestand):
        if bestand.suffix.lower() != CSV:
            return list(parquet.read_schema(bestand).names)
        with csv.open_csv(bestand, parse_options=csv.ParseOptions(delimiter=scheiding(bestand))) as lezer:
            return list(lezer.schema.names)


def _tabel(bestand: Path, kolommen: list[str]) -> pa.Table:
    """Alleen deze kolommen: de andere (een woning met al haar ruimten) komen niet in het geheugen."""
    with _leesbaar(bestand):
        if bestand.suffix.lower() != CSV:
            return parquet.read_table(bestand, columns=kolommen)
        keuze = csv.ConvertOptions(include_columns=kolommen)
        return csv.read_csv(
            bestand, parse_options=csv.ParseOptions(delimiter=scheiding(bestand)), convert_options=keuze
        )


@contextmanager
def _leesbaar(bestand: Path) -> Iterator[None]:
    try:
        yield
    except (pa.ArrowInvalid, OSError):
        raise InvoerFout([Fout("", "bestand_onleesbaar", f"{bestand.name} is geen leesbare tabel.")]) from None


def _kolomfout(naam: str, namen: list[str]) -> Fout | None:
    if naam not in namen:
        return Fout(naam, "kolom_ontbreekt", f"De tabel heeft geen kolom “{naam}”.{bedoelde_u(naam, namen)}")
    if namen.count(naam) > 1:
        return Fout(naam, "dubbele_kolom", f"De tabel heeft meer dan één kolom “{naam}”.")
    return None


def _getallen(tabel: pa.Table, naam: str) -> NDArray[np.float64]:
    try:
        getallen: NDArray[np.float64] = pc.cast(tabel[naam], pa.float64()).to_numpy()
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        raise InvoerFout([Fout(naam, "geen_getallen", f"De kolom “{naam}” bevat geen bedragen als 812.50.")]) from None
    return getallen
