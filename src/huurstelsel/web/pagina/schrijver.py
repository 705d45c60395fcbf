"""Getallen, bedragen en zinnen van een uitkomst zoals de bladzijde ze schrijft, in de taal van de bezoeker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from huurstelsel.talen import bedrag, datum, getal, vertaal
from huurstelsel.web.pagina import vragen as v

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from huurstelsel.talen import Taal
    from huurstelsel.uitkomst import Uitkomst

MIN, PLUS = "−", "+"


@dataclass(frozen=True, slots=True)
class Schrijver:
    """Schrijft in één taal."""

    taal: Taal

    def t(self, naam: str, **gaten: object) -> str:
        """Een vaste tekst, met de gaten ingevuld."""
        return self.kies(v.teksten()[naam]).format(**gaten)

    def kies(self, tekst: Sequence[str]) -> str:
        """De tekst in deze taal."""
        return tekst[self.taal == "en"]

    def zin(self, zin: str) -> str:
        """Een zin van de kern; een voorstel als “Bedoelde u …?” hoort erbij."""
        return vertaal(zin, self.taal)

    def hoofdletter(self, zin: str, zonder: re.Pattern[str] | None = None) -> str:
        """Een zin van de kern, met een hoofdletter; `zonder` is wat er niet bij hoort."""
        vertaald = self.zin(zin) if zonder is None else zonder.sub("", self.zin(zin))
        return vertaald[:1].upper() + vertaald[1:]

    def bedrag(self, centen: int) -> str:
        """Een bedrag in eurocenten."""
        return bedrag(centen, self.taal)

    def datum(self, dag: date) -> str:
        """Een datum voluit."""
        return datum(dag, self.taal)

    def getal(self, waarde: Fraction | int, minstens: int = 0) -> str:
        """Een getal met hooguit vier decimalen."""
        return getal(waarde, self.taal, minstens)

    def verschil(self, waarde: Fraction | int) -> str:
        """Punten erbij of eraf, met hun teken."""
        return f"{PLUS if waarde > 0 else ''}{getal(waarde, self.taal, 2)}"

    def bedragverschil(self, centen: int) -> str:
        """Een bedrag erbij of eraf, met zijn teken."""
        teken = MIN if centen < 0 else PLUS if centen else ""
        return f"{teken}{bedrag(abs(centen), self.taal)}"

    def bereik(self, laagst: str, hoogst: str | None) -> str:
        """Een waarde, of van de laagste tot de hoogste; zonder hoogste “ten minste”."""
        if hoogst is None:
            return self.t("ten_minste", laagst=laagst)
        return laagst if laagst == hoogst else self.t("tot", laagst=laagst, hoogst=hoogst)

    def punten(self, u: Uitkomst) -> str:
        """Het puntentotaal of zijn bereik."""
        hoogst = u.punten_maximaal
        if u.punten is not None:
            return self.getal(u.punten)
        return self.bereik(self.getal(u.punten_minimaal), None if hoogst is None else self.getal(hoogst))

    def maximum(self, u: Uitkomst, *, met_opslag: bool = True) -> str:
        """De maximale huurprijs of haar bereik."""
        veld = "maximaal_met_opslag" if met_opslag else "maximaal"
        hoogst = u.huurprijs_hoogst
        return self.bereik(
            self.bedrag(getattr(u.huurprijs, veld)), None if hoogst is None else self.bedrag(getattr(hoogst, veld))
        )

    def vergeleken(self, u: Uitkomst) -> str:
        """De afgesproken huur tegenover het maximum; leeg als de huur niet bekend is."""
        huur, laagst = u.overeengekomen_huurprijs, u.huurprijs.maximaal_met_opslag
        hoogst = None if u.huurprijs_hoogst is None else u.huurprijs_hoogst.maximaal_met_opslag
        if huur is None:
            return ""
        if huur <= laagst:
            return self.t("onder", bedrag=self.bedrag(laagst - huur)) if huur < laagst else self.t("gelijk")
        if hoogst is None or huur <= hoogst:
            return self.t("hangt_af")
        return self.t("boven" if hoogst == laagst else "ten_minste_boven", bedrag=self.bedrag(huur - hoogst))
