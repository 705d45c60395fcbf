"""De velden `voorraad` en een kant van een hervorming in een scenario: welke woningen, en onder welk recht."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.recht import ontwerprecht
from huurstelsel.regeling import Regeling
from huurstelsel.uitleg.beleid.rapport import velden
from huurstelsel.uitleg.beleid.rapport.scenario import met_fouten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.recht.voorstel_velden import Groep

ZADEN = 20
"""Zoveel trekkingen heeft een verslag ten hoogste."""


class Woningen(NamedTuple):
    """De voorraden van een deel: bestanden, of trekkingen die voor het verslag worden gemaakt.

    Attributes:
        aantal: woningen per trekking; 0 bij eigen bestanden.
        zaden: een per trekking.
    """

    bestanden: tuple[Path, ...]
    aantal: int = 0
    zaden: tuple[int, ...] = ()

    @contextmanager
    def klaar(self) -> Iterator[list[Path]]:
        """De bestanden, zolang het duurt; een gemaakte trekking verdwijnt daarna."""
        if not self.zaden:
            yield list(self.bestanden)
            return
        from huurstelsel.beleid.voorraad.maken import schrijf  # noqa: PLC0415 - ijken vraagt een extra

        with TemporaryDirectory() as map_:
            paden = [Path(map_) / f"trekking-{zaad}.parquet" for zaad in self.zaden]
            for pad, zaad in zip(paden, self.zaden, strict=True):
                schrijf(pad, self.aantal, zaad)
            yield paden

    def zin(self) -> str:
        """Welke woningen, als zin."""
        if self.zaden:
            zaden = ", ".join(map(str, self.zaden))
            return f"Een synthetische voorraad van {velden.heel(self.aantal)} woningen, {len(self.zaden)} maal getrokken (zaad {zaden}); zie docs/beleid.md."
        return f"Eigen voorraad: {', '.join(pad.name for pad in self.bestanden)}."

    def bronnen(self) -> tuple[str, ...]:
        """Waar de woningen vandaan komen."""
        if self.zaden:
            return (
                "Synthetische voorraad: geijkt op gepubliceerde marges van het CBS, met verklaarde aannamen; zie docs/beleid.md",
            )
        return ("eigen voorraad",)


def voorraad(groep: Groep, map_: Path) -> Woningen:
    """`voorraad`: een lijst bestanden, of `{woningen: 20000, zaden: [1, 2, 3]}`."""
    if not groep.heeft("voorraad"):
        return Woningen(())
    ruw = groep.velden["voorraad"]
    if isinstance(ruw, dict):
        return _trekkingen(type(groep)(ruw, f"{groep.pad}.voorraad", groep.fouten))
    paden = tuple(map_ / tekst for tekst in velden.teksten(groep, "voorraad", ()))
    for pad in paden:
        if not pad.exists():
            groep.meld("voorraad", "bestand_niet_gevonden", f"Het bestand {pad.name} bestaat niet.")
    return Woningen(paden)


def _trekkingen(groep: Groep) -> Woningen:
    from huurstelsel.beleid.voorraad.maken import MEEST, MINST  # noqa: PLC0415

    groep.alleen(("woningen", "zaden"))
    aantal = velden.geheel(groep, "woningen", range(MINST, MEEST + 1))
    zaden = groep.velden.get("zaden")
    goed = isinstance(zaden, list) and 0 < len(set(zaden)) == len(zaden) <= ZADEN
    if not goed or not all(isinstance(z, int) and not isinstance(z, bool) and 0 <= z < 2**31 for z in zaden or ()):
        zin = f"Geef een lijst van 1 tot en met {ZADEN} verschillende gehele getallen vanaf 0, bijvoorbeeld [1, 2, 3]."
        groep.meld("zaden", "geen_zaden", zin)
        return Woningen(())
    return Woningen((), aantal, tuple(zaden or ()))


VOORSTELLEN = (".yaml", ".yml", ".json")


def kant(groep: Groep, veld: str, map_: Path) -> Regeling | None:
    """Een kant: `{peildatum: 2022-07-01, recht: [voorstel], keuzes: {naam: waarde}}`; wat eraan mankeert komt bij het veld.

    Een eigen voorstel is een bestand, gezocht vanaf de map van het scenario.
    """
    deel = groep.groep(veld, ("peildatum", "recht", "keuzes"))
    if deel is None:
        groep.heeft(veld)
        return None
    dag = deel.datum("peildatum", verplicht=True)
    gekozen = ontwerprecht(velden.teksten(deel, "recht", ()))
    voorstellen = [velden.bestand(x, map_) if Path(x).suffix.lower() in VOORSTELLEN else x for x in gekozen]
    keuzes = deel.velden.get("keuzes") or {}
    if not isinstance(keuzes, dict):
        deel.meld("keuzes", "geen_groep", "Hier horen namen met hun waarde, bijvoorbeeld {grens_187: exact}.")
        return None
    if dag is None:
        return None
    regeling: Regeling | None = met_fouten(
        groep,
        veld,
        lambda: Regeling.op(dag).met(keuzes={str(k): str(w) for k, w in keuzes.items()}, voorstellen=voorstellen),
    )
    return regeling
