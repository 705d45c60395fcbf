"""Het verslag van een verrijking: per bron wat is gelezen, gekoppeld en afgekeurd, en per woning wat in strijd was."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from huurstelsel.verrijken.waarden import Onjuist

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_GENOEMD = 1_000
"""Zoveel afgekeurde rijen noemt het verslag per bron; geteld worden zij alle."""


@dataclass
class Bron:
    """Eén bronbestand: wat het zegt te zijn, en wat ermee gebeurde."""

    soort: str
    bestand: str
    sha256: str
    publicatiedatum: str | None = None
    indeling: str = ""
    codering: str = ""
    volgnummer: int | None = None
    mutaties: bool = False
    gelezen: int = 0
    gekoppeld: int = 0
    afgekeurd: Counter[str] = field(default_factory=Counter)
    meldingen: Counter[str] = field(default_factory=Counter)
    genoemd: list[dict[str, object]] = field(default_factory=list)

    def keur_af(self, rij: int | None, code: str, zin: str, *, aantal: int = 1) -> None:
        """Tel een afgekeurde rij, en noem haar zolang er plaats is."""
        self.afgekeurd[code] += aantal
        if len(self.genoemd) < MAX_GENOEMD:
            self.genoemd.append({"rij": rij, "code": code, "zin": zin})

    @contextmanager
    def keur(self, rij: int | None) -> Iterator[None]:
        """Keur een rij af waarin een cel niet kan; het lezen gaat verder."""
        try:
            yield
        except Onjuist as e:
            self.keur_af(rij, e.code, e.zin)

    def herkomst(self) -> dict[str, object]:
        """Waar de feiten vandaan komen: wat in de metagegevens van een portefeuille hoort."""
        return {
            "soort": self.soort,
            "bestand": self.bestand,
            "publicatiedatum": self.publicatiedatum or "onbekend",
            "sha256": self.sha256,
        }

    def als_dict(self) -> dict[str, object]:
        """Alles, voor het verslag."""
        return {
            **self.herkomst(),
            "indeling": self.indeling,
            "codering": self.codering,
            "volgnummer": self.volgnummer,
            "mutaties": self.mutaties,
            "rijen_gelezen": self.gelezen,
            "rijen_gekoppeld": self.gekoppeld,
            "rijen_afgekeurd": sum(self.afgekeurd.values()),
            "afgekeurd_per_reden": dict(sorted(self.afgekeurd.items())),
            "afgekeurd": sorted(self.genoemd, key=lambda regel: int(str(regel["rij"] or 0))),
            "meldingen": dict(sorted(self.meldingen.items())),
        }


@dataclass
class Verslag:
    """De hele verrijking; de strijdigheden zelf staan in de opslag en worden bij het schrijven gelezen."""

    voorrang: str
    bronnen: list[Bron] = field(default_factory=list)
    woningen: int = 0
    zonder_bag_id: int = 0
    verrijkt: int = 0
    aangevuld: Counter[str] = field(default_factory=Counter)
    strijdig: Counter[str] = field(default_factory=Counter)
    hersteld: int = 0
    portefeuille: Counter[str] = field(default_factory=Counter)
    genoemd: list[dict[str, object]] = field(default_factory=list)

    def noem(self, woning: str, code: str, zin: str) -> None:
        """Tel wat aan een woning van de portefeuille zelf mankeert of is hersteld, en noem haar zolang er plaats is."""
        self.portefeuille[code] += 1
        if len(self.genoemd) < MAX_GENOEMD:
            self.genoemd.append({"woning": woning, "code": code, "zin": zin})

    def als_dict(self) -> dict[str, Any]:
        """Het verslag zonder de lijst van strijdigheden."""
        return {
            "voorrang": self.voorrang,
            "woningen": self.woningen,
            "woningen_zonder_bag_id": self.zonder_bag_id,
            "woningen_verrijkt": self.verrijkt,
            "aangevuld": dict(sorted(self.aangevuld.items())),
            "strijdigheden_per_veld": dict(sorted(self.strijdig.items())),
            "portefeuille": dict(sorted(self.portefeuille.items())),
            "portefeuille_genoemd": self.genoemd,
            "bronnen": [bron.als_dict() for bron in self.bronnen],
        }
