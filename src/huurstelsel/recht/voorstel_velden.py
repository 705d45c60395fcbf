"""De velden van een voorstel: groepen, lijsten, teksten en datums; wat eraan mankeert wordt verzameld met zijn pad."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import Fout, bedoelde_u

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MAX_TEKENS = 40  # een langer getal is geen punt, bedrag of maat; een langere waarde staat afgekort in een zin

_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Groep:
    """Een groep velden met haar pad; wat eraan mankeert komt in `fouten`."""

    velden: Mapping[str, Any]
    pad: str
    fouten: list[Fout]

    def meld(self, veld: str, code: str, zin: str) -> None:
        """Noteer een fout bij een veld."""
        self.fouten.append(Fout(f"{self.pad}.{veld}".lstrip("."), code, zin))

    def alleen(self, bekend: Sequence[str]) -> None:
        """Meld elk veld dat hier niet hoort."""
        for veld in self.velden:
            if veld not in bekend:
                zin = f"Het veld “{veld[:40]}” bestaat niet.{bedoelde_u(veld, bekend)}"
                self.meld(veld, "onbekend_veld", zin)

    def heeft(self, veld: str, *, verplicht: bool = True) -> bool:
        """Of een veld iets bevat; meld een verplicht veld dat ontbreekt."""
        gevuld = self.velden.get(veld) not in (None, "")
        if verplicht and not gevuld:
            self.meld(veld, "ontbreekt", f"Het veld “{veld}” ontbreekt.")
        return gevuld

    def tekst(self, veld: str, *, verplicht: bool = True) -> str:
        """Een tekst, zonder spaties eromheen."""
        if not self.heeft(veld, verplicht=verplicht):
            return ""
        waarde = self.velden[veld]
        if isinstance(waarde, str):
            return waarde.strip()
        self.meld(veld, "geen_tekst", "Hier hoort een tekst; zet hem tussen aanhalingstekens.")
        return ""

    def datum(self, veld: str, *, verplicht: bool = False) -> date | None:
        """Een datum als jjjj-mm-dd."""
        if not self.heeft(veld, verplicht=verplicht):
            return None
        datum = datum_van(self.velden[veld])
        if datum is None:
            self.meld(veld, "geen_datum", geen_datum(self.velden[veld]))
        return datum

    def groep(self, veld: str, bekend: Sequence[str]) -> Groep | None:
        """Een groep in een veld, of niets."""
        if not self.heeft(veld, verplicht=False):
            return None
        return _groep(self.velden[veld], f"{self.pad}.{veld}".lstrip("."), self.fouten, bekend)

    def groepen(self, veld: str, bekend: Sequence[str]) -> Iterator[tuple[int, Groep]]:
        """De groepen van een lijst met hun volgnummer."""
        if not self.heeft(veld, verplicht=False):
            return
        delen = self.velden[veld]
        if not isinstance(delen, list):
            self.meld(veld, "geen_lijst", "Hier hoort een lijst; begin elk deel met een streepje.")
            return
        for i, deel in enumerate(delen):
            if binnen := _groep(deel, f"{self.pad}.{veld}[{i}]".lstrip("."), self.fouten, bekend):
                yield i, binnen


def _groep(deel: object, pad: str, fouten: list[Fout], bekend: Sequence[str]) -> Groep | None:
    if not isinstance(deel, dict):
        fouten.append(Fout(pad, "geen_groep", f"Hier horen velden: {', '.join(bekend)}."))
        return None
    groep = Groep(deel, pad, fouten)
    groep.alleen(bekend)
    return groep


def datum_van(ruw: object) -> date | None:
    """De datum die er staat, of niets als het geen bestaande datum is."""
    if not isinstance(ruw, str) or not _DATUM.fullmatch(ruw.strip()):
        return None
    try:
        return date.fromisoformat(ruw.strip())
    except ValueError:
        return None


def geen_datum(ruw: object) -> str:
    """Zin bij iets wat geen datum is."""
    wat = "Hier hoort een datum" if isinstance(ruw, list | dict) else f"{kort(ruw)} is geen bestaande datum"
    return f"{wat}; schrijf jjjj-mm-dd, bijvoorbeeld 2023-01-25."


def kort(ruw: object) -> str:
    """Wat er staat, tussen aanhalingstekens en afgekort, voor in een zin."""
    tekst = "een lijst" if isinstance(ruw, list) else "een groep" if isinstance(ruw, dict) else f"“{ruw}”"
    return tekst if len(tekst) <= MAX_TEKENS else f"{tekst[:MAX_TEKENS]}…”"
