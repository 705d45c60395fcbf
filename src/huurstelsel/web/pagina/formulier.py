"""Van een document naar de velden van een stap: wat er wordt gevraagd, op welke plaats, en wat er nu staat."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.feiten.adres import ALLE, VAN_EEN_KAMER
from huurstelsel.feiten.soorten import RUIMTESOORTEN, Klasse
from huurstelsel.web.pagina import vragen as v
from huurstelsel.web.pagina.antwoord import toon
from huurstelsel.web.pagina.boom import RUIMTEN, haal
from huurstelsel.web.pagina.kamers import MEEST_TE_KIEZEN, gebruikers, namen
from huurstelsel.web.pagina.vragen import LEEG, Tekst, Vraag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from huurstelsel.talen import Taal
    from huurstelsel.web.pagina.boom import Boom
    from huurstelsel.web.pagina.vragen import Groep, Lijst, Stap

NAAR_RUIMTE = ("onderdeel_van", "open_verbinding.met")
"""Vragen waarvan het antwoord een andere ruimte is."""

MAX_REGELS = 60
"""Zoveel regels van een lijst toont een bladzijde; wat er meer is, blijft in het document."""

Opties = tuple[tuple[Tekst, tuple[tuple[str, Tekst], ...]], ...]
"""Keuzes onder hun kop; een lege kop is geen kop."""


class Veld(NamedTuple):
    """Een invoerveld: `naam` is het pad in het document, bij een voorziening met haar soort erachter."""

    naam: str
    vraag: Vraag
    waarde: str
    opties: Opties = ()

    @property
    def voorziening(self) -> str:
        """De soort voorziening waarvan dit het aantal is, of leeg."""
        return self.naam.partition(":")[2]


class Knop(NamedTuple):
    """Een knop die het formulier verzendt; `waarde` zegt wat er moet gebeuren."""

    waarde: str
    tekst: Tekst


@dataclass(frozen=True, slots=True)
class Blok:
    """Een groep velden, of een regel van een lijst met haar eigen velden.

    Attributes:
        weg: knop die de regel verwijdert.
        verborgen: aantal regels dat niet is getoond.
    """

    id: str
    titel: Tekst
    uitleg: Tekst = LEEG
    artikel: str = ""
    velden: tuple[Veld, ...] = ()
    blokken: tuple[Blok, ...] = ()
    knoppen: tuple[Knop, ...] = ()
    weg: Knop | None = None
    ingeklapt: bool = False
    regel: bool = False
    verborgen: int = 0

    def alle(self) -> Iterator[Veld]:
        """Alle velden, ook die van de blokken erin."""
        yield from self.velden
        for blok in self.blokken:
            yield from blok.alle()

    @property
    def ingevuld(self) -> bool:
        """Of een van de velden een antwoord heeft."""
        return any(veld.waarde not in {"", veld.vraag.standaard} for veld in self.alle())


@dataclass(frozen=True)
class Formulier:
    """Het document van een bezoeker zoals de bladzijden het laten zien.

    Attributes:
        kamer: plaats van de gekozen kamer, bij een adres met kamers.
    """

    boom: Boom
    taal: Taal
    kamer: int = 0

    @property
    def stelsel(self) -> str:
        """Het stelsel van het document; een onbekende waarde telt als zelfstandig."""
        stelsel = haal(self.boom, "woning.stelsel")
        return stelsel if stelsel in v.STELSELS else "zelfstandig"

    @property
    def kamers(self) -> list[Any]:
        """De kamers van een adres, of een lege lijst."""
        kamers = self.boom.get("kamers")
        return kamers if isinstance(kamers, list) else []

    @property
    def kamernaam(self) -> str:
        """De naam van de gekozen kamer; leeg als het geen adres met kamers is."""
        alle = namen(self.boom)
        return alle[min(self.kamer, len(alle) - 1)] if alle else ""

    def blokken(self, stap: Stap) -> tuple[Blok, ...]:
        """Alles wat een stap vraagt."""
        groepen = [groep for groep in stap.groepen if self.stelsel in groep.stelsels]
        return tuple(self._groep(f"{stap.id}-{i}", groep) for i, groep in enumerate(groepen))

    def velden(self, stap: Stap) -> Iterator[Veld]:
        """Alle velden van een stap."""
        for blok in self.blokken(stap):
            yield from blok.alle()

    def plaats(self, pad: str) -> str:
        """Waar een feit staat; wat bij een adres met kamers van de kamer is, staat bij de gekozen kamer."""
        if self.kamers and any(pad == van or pad.startswith((f"{van}.", f"{van}[")) for van in VAN_EEN_KAMER):
            return f"kamers[{self.kamer}].{pad.removeprefix('woning.')}"
        return pad

    def _groep(self, id_: str, groep: Groep) -> Blok:
        velden = self._velden(groep.vragen)
        blok = Blok(id_, self._titel(groep), groep.uitleg, groep.artikel, velden, ingeklapt=groep.ingeklapt)
        if groep.voorzieningen:
            from huurstelsel.web.pagina.voorzieningen import blokken  # noqa: PLC0415 - kent op haar beurt de blokken

            met = tuple(blokken(self))
            return replace(blok, blokken=met, uitleg=groep.uitleg if met else v.teksten()["geen_binnenruimten"])
        return blok if groep.lijst is None else self._met_lijst(blok, groep.lijst)

    def _titel(self, groep: Groep) -> Tekst:
        """De titel van een groep, met de kamer erbij als de vragen alleen over haar gaan."""
        paden = [*(vraag.pad for vraag in groep.vragen), *([] if groep.lijst is None else [groep.lijst.pad])]
        if not self.kamers or all(self.plaats(pad) == pad for pad in paden):
            return groep.titel
        return Tekst(*(f"{titel} – {self.kamernaam}" for titel in groep.titel))

    def _velden(self, gevraagd: Iterable[Vraag], vooraf: str = "") -> tuple[Veld, ...]:
        return tuple(self.veld(vraag, f"{vooraf}{vraag.pad}") for vraag in gevraagd if self._stelt(vraag))

    def _stelt(self, vraag: Vraag) -> bool:
        """Of een vraag bij dit stelsel hoort; bij een adres met kamers staat het delen bij de gebruikers."""
        if vraag.soort == "gebruikers":
            return self.stelsel in vraag.stelsels and 0 < len(self.kamers) <= MEEST_TE_KIEZEN
        return self.stelsel in vraag.stelsels and not (
            self.kamers and vraag.pad.endswith(("kamers_op_adres", "gedeeld_met_kamers"))
        )

    def veld(self, vraag: Vraag, pad: str) -> Veld:
        """Het veld van een vraag op een plaats in het document."""
        plaats = self.plaats(pad)
        if vraag.soort == "gebruikers":
            waarde = gebruikers(self.boom, plaats)
        else:
            waarde = toon(haal(self.boom, plaats), vraag.soort, self.taal) or vraag.standaard
        return Veld(plaats, vraag, waarde, self._opties(vraag, plaats, waarde))

    def _opties(self, vraag: Vraag, pad: str, waarde: str) -> Opties:
        """De keuzes; staat er iets anders in het document, dan is dat er ook een."""
        if vraag.soort == "gebruikers":
            kamers = ((str(i), Tekst(naam, naam)) for i, naam in enumerate(namen(self.boom)))
            return ((LEEG, ((ALLE, v.teksten()["alle_kamers"]), *kamers)),)
        if vraag.soort not in {"keuze", "januari"}:
            return ()
        groepen = list(self._keuzes(vraag, pad))
        if waarde and all(waarde != optie for _, opties in groepen for optie, _ in opties):
            groepen.append((LEEG, ((waarde, Tekst(waarde, waarde)),)))
        return tuple(groepen)

    def _keuzes(self, vraag: Vraag, pad: str) -> Iterator[tuple[Tekst, tuple[tuple[str, Tekst], ...]]]:
        if vraag.soort == "januari":
            yield LEEG, _waardepeildata()
        elif pad.startswith(RUIMTEN) and vraag.pad == "soort":
            buiten = klasse_van({"soort": haal(self.boom, pad)}) in _BUITEN
            for groep, soorten in v.ruimtegroepen():
                if (RUIMTESOORTEN[next(iter(soorten))].klasse in _BUITEN) == buiten:
                    yield groep, tuple(soorten.items())
        elif vraag.pad in NAAR_RUIMTE:
            getoond = list(self.ruimten.items())[:MAX_REGELS]
            yield LEEG, tuple(deel for i, deel in enumerate(getoond) if not pad.startswith(f"{RUIMTEN}[{i}]."))
        else:
            yield LEEG, vraag.opties

    # --- lijsten -----------------------------------------------------------------------------------------------------

    def _met_lijst(self, blok: Blok, lijst: Lijst) -> Blok:
        nummers = self.nummers(lijst)
        regels = tuple(self._regel(lijst, i, nummer) for nummer, i in enumerate(nummers[:MAX_REGELS], 1))
        knoppen = tuple(Knop(f"ruimte:{soort}", v.ruimtenamen()[soort]) for soort in lijst.snel)
        if lijst.erbij != LEEG:
            knoppen = (Knop(f"erbij:{lijst.pad}", lijst.erbij if nummers or lijst.begin == LEEG else lijst.begin),)
        return replace(blok, blokken=regels, knoppen=knoppen, verborgen=max(0, len(nummers) - MAX_REGELS))

    def nummers(self, lijst: Lijst) -> list[int]:
        """De plaatsen in de lijst die hier worden getoond; met `minstens` ook een plaats die nog leeg is."""
        regels = haal(self.boom, self.plaats(lijst.pad))
        aantal = len(regels) if isinstance(regels, list) else 0
        if not lijst.klassen:
            return list(range(max(aantal, lijst.minstens)))
        return [i for i in range(aantal) if klasse_van(regels[i]).name in lijst.klassen]

    def _regel(self, lijst: Lijst, i: int, nummer: int) -> Blok:
        pad = f"{self.plaats(lijst.pad)}[{i}]"
        bestaat = haal(self.boom, pad) is not None
        titel = Tekst(*(f"{naam} {nummer}" for naam in lijst.titel))
        if lijst.pad == "kamers":
            titel = Tekst(*(namen(self.boom)[i],) * 2)
        meer = self._velden(lijst.meer, f"{pad}.")
        opening = tuple(veld for veld in meer if veld.naam.startswith(f"{pad}.open_verbinding."))
        meer = tuple(veld for veld in meer if veld not in opening)
        delen = [
            Blok(f"{pad}-{naam}", v.teksten()[naam], velden=velden, ingeklapt=True)
            for naam, velden in (("meer", meer), ("opening", opening))
        ]
        velden = self._velden(lijst.vragen, f"{pad}.")
        if lijst.klassen:
            from huurstelsel.web.pagina.voorzieningen import eisen, laadpaal  # noqa: PLC0415

            titel = list(self.ruimten.values())[i]
            delen += eisen(self, i)
            velden += laadpaal(self, i)
        weg = Knop(f"weg:{pad}", Tekst(*(f"{t} {wat}" for t, wat in zip(_VERWIJDER, titel, strict=True))))
        vol = tuple(deel for deel in delen if deel.velden)
        bestaat &= pad != "kamers[0]" or len(self.kamers) > 1  # zonder kamer is er geen adres met kamers
        return Blok(pad, titel, velden=velden, blokken=vol, weg=weg if bestaat else None, regel=True)

    @cached_property
    def ruimten(self) -> dict[str, Tekst]:
        """Id → naam van elke ruimte, in de volgorde van het document; gelijke namen krijgen een nummer."""
        ruimten = haal(self.boom, RUIMTEN)
        rij = [ruimte if isinstance(ruimte, dict) else {} for ruimte in (ruimten if isinstance(ruimten, list) else ())]
        namen = [_naam(ruimte) for ruimte in rij]
        vaak, geteld = Counter(namen), Counter[Tekst]()
        uit: dict[str, Tekst] = {}
        for i, (ruimte, naam) in enumerate(zip(rij, namen, strict=True)):
            geteld[naam] += 1
            nummer = f" {geteld[naam]}" if vaak[naam] > 1 else ""
            id_ = str(ruimte.get("id") or f"ruimte-{i + 1}")
            uit[id_ if id_ not in uit else f"{id_}#{i}"] = Tekst(naam.nl + nummer, naam.en + nummer)
        return uit


_BUITEN = (Klasse.BUITENRUIMTE, Klasse.PARKEERPLEK)
_VERWIJDER = ("Verwijder:", "Remove:")
_JAREN = 12


def _waardepeildata() -> tuple[tuple[str, Tekst], ...]:
    """De laatste waardepeildata: 1 januari van dit jaar en de jaren ervoor."""
    dit_jaar = date.today().year  # noqa: DTZ011 - een Nederlandse kalenderdag
    return tuple(
        (f"{j}-01-01", Tekst(f"1 januari {j}", f"1 January {j}")) for j in range(dit_jaar, dit_jaar - _JAREN, -1)
    )


def _naam(ruimte: Boom) -> Tekst:
    """De eigen naam van een ruimte, of die van haar soort."""
    if isinstance(eigen := ruimte.get("naam"), str) and eigen.strip():
        return Tekst(eigen.strip(), eigen.strip())
    soort = str(ruimte.get("soort", ""))
    return v.ruimtenamen().get(soort, Tekst(soort or "?", soort or "?"))


def klasse_van(ruimte: object) -> Klasse:
    """De klasse van een ruimte in een boom; wat geen bekende soort heeft, is een vertrek."""
    soort = ruimte.get("soort") if isinstance(ruimte, dict) else None
    return RUIMTESOORTEN[soort].klasse if isinstance(soort, str) and soort in RUIMTESOORTEN else Klasse.VERTREK


def eerste(velden: Sequence[Veld], pad: str) -> Veld | None:
    """Het veld waar een fout op dit pad bij hoort als geen veld precies zo heet: het eerste eronder, of dat erboven."""
    eronder = (veld for veld in velden if veld.naam.startswith((f"{pad}.", f"{pad}[", f"{pad}:")))
    boven = (veld for veld in velden if pad.startswith((f"{veld.naam}.", f"{veld.naam}[")))
    return next(eronder, None) or next(boven, None)
