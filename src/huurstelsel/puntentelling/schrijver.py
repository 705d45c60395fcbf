"""Eén taal voor het hele document: vaste teksten, vertaalde zinnen, bedragen, punten en bereiken."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from huurstelsel import talen
from huurstelsel.puntentelling.teksten import TEKSTEN
from huurstelsel.reken.schrijven import geheel
from huurstelsel.talen import Taal  # noqa: TC001 - een NamedTuple kent haar typen

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from huurstelsel.uitkomst import Melding, Postregel, Uitkomst


class Schrijver(NamedTuple):
    """Schrijft in één taal."""

    taal: Taal

    def __call__(self, sleutel: str, **velden: str | int) -> str:
        """Een vaste tekst, ingevuld."""
        return TEKSTEN[sleutel][self.taal == "en"].format(**velden)

    def zin(self, nederlands: str) -> str:
        """Een zin, naam of uitkomst van de kern; begint met een hoofdletter als de Nederlandse dat doet."""
        return talen.vertaal(nederlands, self.taal)

    def woord(self, kenmerk: str) -> str:
        """Een kenmerk van het document als woord: “woonkamer_met_open_keuken” wordt “woonkamer met open keuken”."""
        return self.zin(kenmerk.replace("_", " ")).replace("woon slaapkamer", "woon-slaapkamer")

    def naam(self, namen: dict[str, tuple[str, str]], kenmerk: str) -> str:
        """Naam bij een vast id van `uitleg.labels`."""
        return talen.naam(namen, kenmerk, self.taal)

    def bedrag(self, centen: int) -> str:
        """Bedrag in eurocenten."""
        return talen.bedrag(centen, self.taal)

    def euro(self, euro: Fraction) -> str:
        """Bedrag in euro, zonder centen als het rond is."""
        return talen.hoeveelheid(euro, "euro", self.taal)

    def punten(self, breuk: Fraction) -> str:
        """Punten met twee tot vier decimalen."""
        return talen.punten(breuk, self.taal)

    def m2(self, oppervlakte: Fraction) -> str:
        """Oppervlakte in m², zonder eenheid, met alle decimalen die zijn opgegeven."""
        return talen.getal(oppervlakte, self.taal, 2, 4)

    def datum(self, dag: date | None) -> str:
        """Datum voluit, of dat zij niet is opgegeven."""
        return self("niet_opgegeven") if dag is None else talen.datum(dag, self.taal).replace(" ", "\N{NO-BREAK SPACE}")

    def hoeveelheid(self, post: Postregel) -> str:
        """Wat een post telde, met haar eenheid."""
        return talen.hoeveelheid(post.hoeveelheid, post.eenheid, self.taal)

    def bereik(self, laag: str, hoog: str | None) -> str:
        """Van laag tot hoog; zonder bovengrens “ten minste”."""
        if hoog is None:
            return self("minstens", laag=laag)
        return laag if laag == hoog else self("van_tot", laag=laag, hoog=hoog)

    def puntentotaal(self, u: Uitkomst) -> str:
        """Hele punten, of hun bereik."""
        if u.punten is not None:
            return geheel(u.punten)
        return self.bereik(geheel(u.punten_minimaal), None if u.punten_maximaal is None else geheel(u.punten_maximaal))

    def huur(self, u: Uitkomst, veld: str) -> str:
        """Een bedrag van de huurprijs, of het bereik daarvan; `veld` is “maximaal” of “maximaal_met_opslag”."""
        hoogst = u.huurprijs_hoogst
        laag = self.bedrag(getattr(u.huurprijs, veld))
        return self.bereik(laag, None if hoogst is None else self.bedrag(getattr(hoogst, veld)))

    def zinnen(self, meldingen: tuple[Melding, ...]) -> tuple[str, ...]:
        """De zinnen van meldingen, elk één keer, met een hoofdletter."""
        return tuple(dict.fromkeys(hoofdletter(self.zin(m.zin)) for m in meldingen))


def hoofdletter(tekst: str) -> str:
    """Dezelfde tekst met een hoofdletter."""
    return tekst[:1].upper() + tekst[1:]
