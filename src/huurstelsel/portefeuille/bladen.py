"""De bladen van een Excel-bestand als tabellen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.portefeuille.extra import eis
from huurstelsel.verrijken.bestand import open_zip

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DECIMALEN = 6


def bladen(pad: Path) -> Iterator[tuple[str, pa.Table]]:
    """De bladen van een Excel-bestand, elke cel als tekst.

    Raises:
        FeitenFout: het bestand is niet te lezen, of niet elke kolom heeft een eigen naam; alle fouten tegelijk.
    """
    eis("python_calamine", "Excel")
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - alleen voor Excel

    with open_zip(pad, pad.name):
        pass  # een werkblad is een zip; een die ontploft wordt geweigerd
    try:
        boek = CalamineWorkbook.from_path(str(pad))
        inhoud = {naam: boek.get_sheet_by_name(naam).to_python() for naam in boek.sheet_names}
    except (CalamineError, OSError) as e:
        raise FeitenFout([Fout("", "geen_excel", f"{pad.name} is geen leesbaar Excel-bestand ({e}).")]) from None
    if fouten := [fout for naam, rijen in inhoud.items() for fout in _kopfouten(naam, rijen)]:
        raise FeitenFout(fouten)
    for naam, rijen in inhoud.items():
        if rijen:
            kop, *rest = rijen
            kolommen = {str(k): [_cel(rij[i]) for rij in rest] for i, k in enumerate(kop) if str(k)}
            yield naam, pa.table({k: pa.array(v, pa.string()) for k, v in kolommen.items()})


def _kopfouten(blad: str, rijen: list[list[Any]]) -> Iterator[Fout]:
    """Kolommen met dezelfde naam, en kolommen zonder naam waar wel iets in staat."""
    kop, *rest = rijen or [[]]
    namen = [str(k) for k in kop]
    for naam in sorted({naam for naam in namen if naam and namen.count(naam) > 1}):
        yield Fout(f"{blad}.{naam}", "dubbele_kolom", f"De kolom “{naam}” staat twee keer of vaker in “{blad}”.")
    for nummer, naam in enumerate(namen):
        if not naam and any(_cel(rij[nummer]) is not None for rij in rest):
            zin = f"Kolom {nummer + 1} van “{blad}” heeft geen naam, en er staat wel iets in."
            yield Fout(blad, "kolom_zonder_naam", zin)


def _cel(waarde: object) -> str | None:
    """De tekst van een cel; een getal met een komma en hoogstens zes decimalen, een dag zonder tijd."""
    if waarde == "" or waarde is None:
        return None
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, float):
        return f"{waarde:.{_DECIMALEN}f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(waarde)
