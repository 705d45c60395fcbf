"""Een blad van vaste breedte: alinea's en uitgelijnde kolommen, met of zonder nadruk voor een terminal."""

from __future__ import annotations

import unicodedata
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

VET, DOF = "1", "2"

_TUSSEN = "  "
_SMALST = 16  # een eerste kolom smaller dan dit is niet te lezen; dan liever een te lange regel
_STUURTEKENS = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def schoon(tekst: str) -> str:
    """Tekst van buiten op één regel, zonder stuurtekens die een terminal zou uitvoeren."""
    if tekst.isascii() and tekst.isprintable():
        return tekst
    return "".join("�" if unicodedata.category(teken) in _STUURTEKENS else teken for teken in tekst)


class Rij(NamedTuple):
    """Eén rij van een tabel; de eerste cel loopt door over lege cellen ernaast.

    Attributes:
        inspringen, vervolg: spaties vóór de eerste regel en vóór de vervolgregels van de eerste cel.
    """

    cellen: tuple[str, ...]
    inspringen: int = 0
    vervolg: int = 0
    nadruk: str = ""

    def leeg(self) -> range:
        """Kolommen direct na de eerste die in deze rij leeg zijn."""
        return range(1, next((i for i, cel in enumerate(self.cellen) if i > 0 and cel), len(self.cellen)))


class Blad:
    """Regels tekst van hooguit `breedte` tekens."""

    def __init__(self, breedte: int, *, kleur: bool = False) -> None:
        """Begin leeg; met `kleur` krijgen koppen en bijzaken nadruk."""
        self.breedte = breedte
        self.kleur = kleur
        self.regels: list[str] = []

    def wit(self) -> None:
        """Lege regel."""
        self.regels.append("")

    def alinea(self, tekst: str, nadruk: str = "", inspringen: int = 0) -> None:
        """Lopende tekst; vervolgregels springen twee tekens verder in."""
        delen = _regels(tekst, self.breedte, inspringen, 2 * inspringen)
        self.regels.extend(self._met(deel, nadruk) for deel in delen)

    def tabel(
        self, rijen: Sequence[Rij], rechts: Sequence[int], dof: int | None = None, hoogstens: int | None = None
    ) -> None:
        """Kolommen zo breed als hun inhoud; de eerste kolom krijgt wat overblijft en loopt zo nodig door.

        Args:
            rechts: kolommen die rechts worden uitgelijnd.
            dof: laatste kolom, die ook mag doorlopen en minder nadruk krijgt.
            hoogstens: grootste breedte van die kolom.
        """
        breedtes = self._breedtes(rijen, dof, hoogstens)
        for rij in rijen:
            self._rij(rij, breedtes, rechts, dof)

    def _breedtes(self, rijen: Sequence[Rij], dof: int | None, hoogstens: int | None) -> list[int]:
        kolommen = list(zip_longest(*(rij.cellen for rij in rijen), fillvalue=""))
        breedtes = [max(map(len, kolom)) for kolom in kolommen]
        if dof is not None and hoogstens is not None:
            breedtes[dof] = min(breedtes[dof], hoogstens)
        nodig = max(len(rij.cellen[0]) + rij.inspringen - _ruimte(rij, breedtes) for rij in rijen)
        over = self.breedte - sum(breedtes[1:]) - len(_TUSSEN) * (len(breedtes) - 1)
        breedtes[0] = min(nodig, max(over, _SMALST))
        return breedtes

    def _rij(self, rij: Rij, breedtes: Sequence[int], rechts: Sequence[int], dof: int | None) -> None:
        ruim = breedtes[0] + _ruimte(rij, breedtes)
        eerste = _regels(rij.cellen[0], ruim, rij.inspringen, rij.vervolg) or [""]
        laatste = _regels(rij.cellen[dof], breedtes[dof]) if dof is not None and len(rij.cellen) > dof else []
        midden = [
            cel.rjust(breedtes[i]) if i in rechts else cel.ljust(breedtes[i])
            for i, cel in enumerate(rij.cellen)
            if i not in {0, dof, *rij.leeg()}
        ]
        for nummer, (links, eind) in enumerate(zip_longest(eerste, laatste, fillvalue="")):
            tussen = midden if nummer == 0 else [" " * len(cel) for cel in midden]
            regel = _TUSSEN.join([links.ljust(ruim), *tussen])
            kop = self._met(regel if eind else regel.rstrip(), rij.nadruk)
            self.regels.append(f"{kop}{_TUSSEN}{self._met(eind, rij.nadruk or DOF)}" if eind else kop)

    def _met(self, tekst: str, nadruk: str) -> str:
        return f"\x1b[{nadruk}m{tekst}\x1b[0m" if self.kleur and nadruk and tekst else tekst


def _ruimte(rij: Rij, breedtes: Sequence[int]) -> int:
    """Tekens die de eerste cel erbij krijgt van de lege cellen ernaast."""
    return sum(breedtes[i] + len(_TUSSEN) for i in rij.leeg())


def _regels(tekst: str, breedte: int, inspringen: int = 0, vervolg: int = 0) -> list[str]:
    return wrap(
        tekst, breedte, initial_indent=" " * inspringen, subsequent_indent=" " * vervolg, break_on_hyphens=False
    )
