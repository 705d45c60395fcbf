"""De huren van een voorraad uit een tabel: één kolom met bedragen in euro, en zo nodig een kolom met gewichten."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv, parquet

from huurstelsel.fouten import Fout, InvoerFout, bedoelde_u

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

GEWICHT = "gewicht"
VORMEN = (".csv", ".parquet", ".pq")


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
    tabel = _tabel(bestand)
    gewicht = gewicht or (GEWICHT if GEWICHT in tabel.column_names else "")
    gevraagd = [naam for naam in (kolom, gewicht) if naam]
    fouten = [_geen_kolom(naam, tabel.column_names) for naam in gevraagd if naam not in tabel.column_names]
    if fouten:
        raise InvoerFout(fouten)
    kolommen = [_getallen(tabel, naam) for naam in gevraagd]
    bekend = np.logical_and.reduce([np.isfinite(k) for k in kolommen])
    if not bekend.any():
        raise InvoerFout([Fout(kolom, "geen_huren", f"De kolom “{kolom}” bevat geen enkele huur.")])
    if any((k[bekend] < 0).any() for k in kolommen):
        raise InvoerFout([Fout(kolom, "negatief", "Een huur of gewicht is hier negatief.")])
    if gewicht and not kolommen[1][bekend].any():
        raise InvoerFout([Fout(gewicht, "geen_gewicht", f"De kolom “{gewicht}” telt tot nul woningen op.")])
    centen = np.rint(kolommen[0][bekend] * 100).astype(np.int64)
    return Huren(centen, kolommen[1][bekend] if gewicht else None, int((~bekend).sum()))


def _tabel(bestand: Path) -> pa.Table:
    if bestand.suffix.lower() not in VORMEN:
        raise InvoerFout([Fout("", "vorm_onbekend", f"Geef een tabel als {', '.join(VORMEN)}; niet {bestand.name}.")])
    if not bestand.is_file():
        raise InvoerFout([Fout("", "bestand_niet_gevonden", f"Het bestand {bestand} bestaat niet.")])
    try:
        if bestand.suffix.lower() != ".csv":
            return parquet.read_table(bestand)
        with bestand.open("rb") as stroom:
            scheiding = ";" if b";" in stroom.readline() else ","
        return csv.read_csv(bestand, parse_options=csv.ParseOptions(delimiter=scheiding))
    except (pa.ArrowInvalid, OSError):
        raise InvoerFout([Fout("", "bestand_onleesbaar", f"{bestand.name} is geen leesbare tabel.")]) from None


def _geen_kolom(naam: str, namen: list[str]) -> Fout:
    return Fout(naam, "kolom_ontbreekt", f"De tabel heeft geen kolom “{naam}”.{bedoelde_u(naam, namen)}")


def _getallen(tabel: pa.Table, naam: str) -> NDArray[np.float64]:
    try:
        getallen: NDArray[np.float64] = pc.cast(tabel[naam], pa.float64()).to_numpy()
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        raise InvoerFout([Fout(naam, "geen_getallen", f"De kolom “{naam}” bevat geen bedragen als 812.50.")]) from None
    return getallen
