"""Alle fouten van huurstelsel.

HuurstelselFout
├── InvoerFout          een bestand klopt niet; alle fouten tegelijk, elk met pad, code en zin
│   ├── FeitenFout          de feiten kloppen niet
│   └── VoorstelFout        een voorstel klopt niet, past niet op het recht of geldt niet op de peildatum
├── RechtFout           het recht is er niet of niet bekend
│   ├── GeenRecht           geen stelsel op deze peildatum
│   ├── NogNietBekend       de waarde voor deze datum is nog niet gepubliceerd
│   ├── Vervallen           de bepaling is op deze datum vervallen
│   ├── NietGevonden        de waarde bestaat, maar er is geen bron gezien
│   └── OnbekendeKeuze      geen benoemde interpretatie met die naam of waarde
├── GebruikFout         wat is gevraagd kan zo niet
└── ParameterFout       een parameterbestand voldoet niet aan zijn eigen eisen
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


LANGSTE_NAAM = 100
"""Langer is geen naam, en vergelijken kost dan seconden."""


def bedoelde_u(gegeven: str, mogelijk: Iterable[str]) -> str:
    """Zin met het dichtstbijzijnde alternatief, of een lege tekst als niets erop lijkt."""
    from difflib import get_close_matches  # noqa: PLC0415 - alleen nodig als er iets mis is

    beste = get_close_matches(gegeven[:LANGSTE_NAAM], list(mogelijk), n=1, cutoff=0.6)
    return f" Bedoelde u “{beste[0]}”?" if beste else ""


_OORZAKEN = {
    errno.EACCES: "er is geen toestemming voor",
    errno.EADDRINUSE: "de poort is al in gebruik",
    errno.EADDRNOTAVAIL: "het adres is niet van deze computer",
    errno.EIO: "de schijf geeft een fout",
    errno.EISDIR: "het is een map",
    errno.EMFILE: "er zijn te veel bestanden open",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.ENOENT: "het bestand of de map is er niet",
    errno.ENOSPC: "er is geen ruimte meer",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.EPERM: "er is geen toestemming voor",
    errno.EROFS: "de schijf is alleen te lezen",
}


def waardoor(fout: OSError) -> str:
    """Waardoor lezen, schrijven of luisteren niet lukt; wat hier geen Nederlands heeft, blijft zoals het systeem het zegt."""
    return _OORZAKEN.get(fout.errno or 0) or fout.strerror or str(fout)


class HuurstelselFout(Exception):
    """Elke fout die huurstelsel zelf meldt."""


@dataclass(frozen=True, slots=True)
class Fout:
    """Eén invoerfout: pad in het document (`woning.ruimten[2].oppervlakte`), vaste code, Nederlandse zin."""

    pad: str
    code: str
    zin: str

    def __str__(self) -> str:
        """Regel zoals een gebruiker hem leest."""
        return f"{self.pad or 'document'}: {self.zin} [{self.code}]"


class InvoerFout(HuurstelselFout):
    """Wat iemand schreef is niet te gebruiken; `fouten` noemt alles wat eraan mankeert."""

    def __init__(self, fouten: Iterable[Fout]) -> None:
        """Bewaar alle fouten, in de volgorde van het document."""
        self.fouten = tuple(fouten)
        super().__init__("\n".join(str(f) for f in self.fouten))


class FeitenFout(InvoerFout):
    """De feiten zijn niet te gebruiken; `fouten` noemt ze allemaal."""


class VoorstelFout(InvoerFout):
    """Een voorstel is niet te gebruiken; `fouten` noemt ze allemaal."""


class RechtFout(HuurstelselFout):
    """Het gevraagde recht is er niet, of (nog) niet bekend."""


class GeenRecht(RechtFout):
    """Op deze peildatum geldt geen stelsel dat huurstelsel kent."""


class NogNietBekend(RechtFout):
    """De waarde voor deze datum is nog niet gepubliceerd."""


class Vervallen(RechtFout):
    """De bepaling is op deze datum vervallen."""


class NietGevonden(RechtFout):
    """De waarde bestaat, maar in het materiaal is geen bron gezien."""


class OnbekendeKeuze(RechtFout):
    """Geen benoemde interpretatie met die naam of waarde."""


class GebruikFout(HuurstelselFout):
    """Wat is gevraagd kan zo niet: opties die niet samengaan, of een bestand dat niet te schrijven is."""


class ParameterFout(HuurstelselFout):
    """Een parameterbestand voldoet niet aan zijn eigen eisen."""
