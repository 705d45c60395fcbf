"""Voorstellen: ontwerpen van wetgeving als vaste laag over het recht van een dag; docs/voorstellen.md beschrijft het bestand.

Een voorstel rust op het recht van zijn `grondslag` en noemt van elke parameter wat zij was en wat zij wordt. Klopt een `was` niet met
de wet, dan is het voorstel niet te gebruiken. Niets hier verandert het recht zelf: `waarden` geeft nieuwe waarden, `volgorde` nieuwe
regels.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from huurstelsel.fouten import Fout, VoorstelFout, bedoelde_u
from huurstelsel.recht import ontwerprecht
from huurstelsel.recht.laden import VERVALLEN, Waarde

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from huurstelsel.regels.stelsel import Stap

VOORSTELMAP = Path(__file__).parent / "voorstellen"


@dataclass(frozen=True, slots=True)
class Lezing:
    """Hoe een tegenspraak of leemte in een stuk is gelezen.

    Attributes:
        waar: plaats in het stuk.
        tekst: wat er staat, met beide teksten als zij elkaar tegenspreken.
        lezing: wat huurstelsel ervan maakt.
        waarom: het argument.
    """

    waar: str
    tekst: str
    lezing: str
    waarom: str


@dataclass(frozen=True, slots=True)
class Nieuw:
    """Een waarde van een parameter onder een voorstel.

    Attributes:
        vanaf, tot: peildata waarop zij geldt, van `vanaf` tot (niet tot en met) `tot`; `None` is onbegrensd.
        waarde: in de gehele eenheden van de parameter (`laden.SCHALEN`), `None` als de bepaling vervalt.
    """

    vanaf: date | None
    tot: date | None
    waarde: object

    def geldt_op(self, peildatum: date) -> bool:
        """Of zij op een peildatum geldt."""
        return (self.vanaf is None or self.vanaf <= peildatum) and (self.tot is None or peildatum < self.tot)


@dataclass(frozen=True, slots=True)
class Wijziging:
    """Wat een voorstel met één parameter doet.

    Attributes:
        plaats: volgnummer in het bestand, vanaf 0.
        was: de waarde op de grondslag, `None` als de parameter daar geen waarde heeft (`was: geen`).
        wordt: nieuwe waarden, oplopend in `vanaf`; daarvóór en daarna geldt het recht van de grondslag.
    """

    plaats: int
    onderwerp: str
    parameter: str
    was: object
    wordt: tuple[Nieuw, ...]
    artikel: str
    toelichting: str

    @property
    def pad(self) -> str:
        """`onderwerp.parameter`."""
        return f"{self.onderwerp}.{self.parameter}"


@dataclass(frozen=True, slots=True)
class Regelwijziging:
    """Een regel die uit een stelsel verdwijnt (`wordt` is `None`) of door een andere geregistreerde regel wordt vervangen."""

    plaats: int
    stelsel: str
    regel: str
    wordt: str | None
    artikel: str
    toelichting: str


@dataclass(frozen=True)
class Voorstel:
    """Een ontwerp als laag over het recht; twee voorstellen zijn gelijk als hun id en hun bestand gelijk zijn.

    Attributes:
        id: de naam waarmee het wordt gekozen en waarmee het op de kwitantie staat.
        kamerstuk: het stuk waarin het staat; de bron van elke nieuwe waarde.
        bron: waar de tekst is gevonden.
        grondslag: dag van het recht waarop het rust; `None` is de peildatum zelf.
        inwerkingtreding: (verwachte) datum; zegt niets over de peildata waarop het scenario te berekenen is.
        vanaf, tot: peildata waarop het voorstel te gebruiken is, tot (niet tot en met) `tot`; `None` is onbegrensd.
        overeenkomsten_voor: huurovereenkomsten van vóór deze dag houden het recht van de grondslag.
        overeenkomsten_artikel: de bepaling van dat overgangsrecht, "" als het voorstel haar niet noemt.
        vingerafdruk: sha256 van het bestand.
    """

    id: str
    vingerafdruk: str
    titel: str = field(compare=False)
    kamerstuk: str = field(compare=False)
    bron: str = field(compare=False)
    grondslag: date | None = field(compare=False)
    inwerkingtreding: date | None = field(compare=False)
    vanaf: date | None = field(compare=False)
    tot: date | None = field(compare=False)
    overeenkomsten_voor: date | None = field(compare=False)
    overeenkomsten_artikel: str = field(compare=False)
    lezingen: tuple[Lezing, ...] = field(compare=False, repr=False)
    wijzigingen: tuple[Wijziging, ...] = field(compare=False, repr=False)
    regels: tuple[Regelwijziging, ...] = field(compare=False, repr=False)

    def controleer(self, rechtsdatum: date) -> None:
        """Controleer elke `was`, elke rij en elke regel tegen het recht op een dag.

        Raises:
            VoorstelFout: met alle fouten.
        """
        from huurstelsel.recht.voorstel_toets import tegen_het_recht  # noqa: PLC0415 - alleen nodig voor een voorstel

        if fouten := tegen_het_recht(self, rechtsdatum):
            raise VoorstelFout(fouten)

    def laat_ongemoeid(self, ondertekend: date | None) -> bool:
        """Of een huurovereenkomst van deze dag haar oude recht houdt; zonder dag geldt het voorstel."""
        grens = self.overeenkomsten_voor
        return grens is not None and ondertekend is not None and ondertekend < grens

    @property
    def overgangsbepaling(self) -> str:
        """De bepaling van het overgangsrecht, of het voorstel zelf als het haar niet noemt."""
        return self._artikel(self.overeenkomsten_artikel) if self.overeenkomsten_artikel else f"voorstel {self.id}"

    def waarden(self, onderwerp: str, rechtsdatum: date, peildatum: date) -> dict[str, Waarde]:
        """De waarden die het voorstel op de peildatum in de plaats stelt van die van het recht, naar naam van de parameter.

        Raises:
            VoorstelFout: de peildatum ligt buiten `geldt`.
        """
        if fouten := [*self.buiten_geldigheid(peildatum)]:
            raise VoorstelFout(fouten)
        eigen = [w for w in self.wijzigingen if w.onderwerp == onderwerp]
        return {w.parameter: self._waarde(w, n, rechtsdatum) for w in eigen for n in w.wordt if n.geldt_op(peildatum)}

    def volgorde(self, stelsel: str, stappen: tuple[Stap, ...]) -> tuple[Stap, ...]:
        """De regels van een stelsel, zonder wat vervalt en met wat vervangt."""
        eigen = {r.regel: r for r in self.regels if r.stelsel == stelsel}
        nieuw = ((stap, eigen.get(stap.naam)) for stap in stappen)
        return tuple(self._stap(stap, r) for stap, r in nieuw if r is None or r.wordt is not None)

    def _stap(self, stap: Stap, wijziging: Regelwijziging | None) -> Stap:
        if wijziging is None or wijziging.wordt is None:
            return stap
        artikel = self._artikel(wijziging.artikel) if wijziging.artikel else stap.artikel
        return replace(stap, naam=wijziging.wordt, artikel=artikel)

    def _waarde(self, wijziging: Wijziging, nieuw: Nieuw, rechtsdatum: date) -> Waarde:
        return Waarde(
            vanaf=nieuw.vanaf or self.inwerkingtreding or rechtsdatum,
            waarde=nieuw.waarde,
            toestand="" if nieuw.waarde is not None else VERVALLEN,
            artikel=self._artikel(wijziging.artikel),
            bron=self.kamerstuk,
            jci="",
            zekerheid="voorstel",
            toelichting=wijziging.toelichting,
        )

    def _artikel(self, artikel: str) -> str:
        return f"voorstel {self.id}, {artikel}"

    def buiten_geldigheid(self, peildatum: date) -> Iterator[Fout]:
        """Fout als de peildatum buiten `geldt` ligt."""
        if self.vanaf is not None and peildatum < self.vanaf:
            zin = f"Het voorstel {self.id} geldt op peildata vanaf {self.vanaf}; niet op {peildatum}."
            yield Fout("geldt.vanaf", "buiten_geldigheid", zin)
        if self.tot is not None and peildatum >= self.tot:
            zin = f"Het voorstel {self.id} geldt op peildata vóór {self.tot}; niet op {peildatum}."
            yield Fout("geldt.tot", "buiten_geldigheid", zin)


def controleer(voorstellen: Sequence[Voorstel], peildatum: date) -> None:
    """Controleer voorstellen die boven op elkaar komen: elke `was` is wat het recht en de eerdere voorstellen samen zeggen.

    Raises:
        VoorstelFout: met alle fouten.
    """
    from huurstelsel.recht.voorstel_toets import op_elkaar  # noqa: PLC0415 - alleen nodig voor een voorstel

    if fouten := op_elkaar(voorstellen, peildatum):
        raise VoorstelFout(fouten)


@cache
def ingebouwd() -> tuple[str, ...]:
    """Namen van de voorstellen die huurstelsel kent."""
    return tuple(sorted(pad.stem for pad in VOORSTELMAP.glob("*.yaml")))


def voorstel(naam_of_pad: str | Path) -> Voorstel:
    r"""Een ingebouwd voorstel op naam, of een eigen bestand; een tekst zonder “/”, “\” of “.” is een naam.

    Raises:
        VoorstelFout: het is er niet, is niet te lezen, klopt niet of past niet op het recht van zijn grondslag.
    """
    if isinstance(naam_of_pad, str) and not set(naam_of_pad) & set("/\\."):
        return _op_naam(naam_of_pad)
    return _gelezen(Path(naam_of_pad))


def voorstellen(gekozen: Iterable[Voorstel | str | Path]) -> tuple[Voorstel, ...]:
    """De gekozen voorstellen, gelezen als een naam of pad is gegeven; “geldend” voegt niets toe.

    Raises:
        VoorstelFout: zoals bij `voorstel`.
    """
    return tuple(v if isinstance(v, Voorstel) else voorstel(v) for v in ontwerprecht(gekozen))


def _op_naam(naam: str) -> Voorstel:
    if naam in ingebouwd():
        return _ingebouwd(naam)
    zin = (
        f"Er is geen voorstel “{naam[:80]}”.{bedoelde_u(naam, ingebouwd())} Ingebouwd zijn: {', '.join(ingebouwd())}."
        " Een eigen bestand geeft u met zijn pad, bijvoorbeeld ./voorstel.yaml."
    )
    raise VoorstelFout([Fout("voorstel", "onbekend_voorstel", zin)])


@cache
def _ingebouwd(naam: str) -> Voorstel:
    return _gelezen(VOORSTELMAP / f"{naam}.yaml")


def _gelezen(bestand: Path) -> Voorstel:
    from huurstelsel.recht.voorstel_lezen import lees  # noqa: PLC0415 - alleen nodig voor een voorstel

    return lees(bestand)
