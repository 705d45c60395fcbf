"""Wat een bezoeker kiest: een dag en een recht ervoor en erna, en welke huren."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.fouten import HuurstelselFout, InvoerFout
from huurstelsel.opdrachten.basis import vandaag
from huurstelsel.recht import GELDEND
from huurstelsel.recht.tabellen import tarieven
from huurstelsel.recht.voorstel import ingebouwd
from huurstelsel.regeling import Regeling
from huurstelsel.regels.regel import EERSTE, WBH

if TYPE_CHECKING:
    from collections.abc import Mapping

HUREN = {"2025": "", "2021": "huurprijs_2021"}
"""Jaar van de huren → kolom van de voorraad; de eerste is de huur van de overeenkomst."""

VELDEN = ("ervoor", "ervoor_recht", "erna", "erna_recht", "huren")


class Kant(NamedTuple):
    """Eén kant van een hervorming: een dag, met het recht van die dag of een voorstel daarop."""

    dag: date
    recht: str = GELDEND

    def regeling(self) -> Regeling:
        """De regeling van deze kant.

        Raises:
            HuurstelselFout: op die dag is er geen recht, of het voorstel past er niet op.
        """
        return Regeling.op(self.dag).met(voorstellen=[self.recht])


class Keuze(NamedTuple):
    """Een hervorming zoals iemand haar kiest; `huren` is een sleutel van `HUREN`."""

    ervoor: Kant
    erna: Kant
    huren: str = "2025"

    def adres(self) -> dict[str, str]:
        """De keuze als velden van een adres."""
        (a, recht_a), (b, recht_b) = self.ervoor, self.erna
        return dict(zip(VELDEN, (str(a), recht_a, str(b), recht_b, self.huren), strict=True))


class Foutieve(NamedTuple):
    """Een keuze die niet kan: het veld, en een zin van de kern of de naam van een vaste tekst."""

    veld: str
    zin: str = ""


VOORBEELDEN = {
    "wbh": Keuze(Kant(WBH - timedelta(days=1)), Kant(WBH)),
    "brief": Keuze(Kant(date(2022, 12, 9)), Kant(date(2022, 12, 9), "kamerbrief-2022-12-09"), "2021"),
    "consultatie": Keuze(Kant(date(2023, 7, 1)), Kant(date(2023, 7, 1), "consultatie-2023"), "2021"),
}
"""Hervormingen die met één klik zijn te zien; de eerste staat ook in een leeg formulier."""


def dagen(*erbij: date) -> list[date]:
    """De dagen waarop de huurtabel anders werd, de laatste dag vóór de Wet betaalbare huur, die van de brief, vandaag, en wat al is gekozen."""
    tabellen = {t.vanaf for t in tarieven("zelfstandig") if EERSTE <= t.vanaf <= vandaag()}
    return sorted({*tabellen, *(kant.dag for k in VOORBEELDEN.values() for kant in k[:2]), vandaag(), *erbij})


def rechten() -> tuple[str, ...]:
    """Het recht zelf, en de meegeleverde voorstellen."""
    return (GELDEND, *ingebouwd())


def lees(velden: Mapping[str, str]) -> Keuze | list[Foutieve]:
    """De keuze in een adres, of alles wat eraan mankeert; wat er niet in staat, is als in het eerste voorbeeld."""
    gevuld = {**VOORBEELDEN["wbh"].adres(), **{n: velden[n].strip() for n in VELDEN if velden.get(n, "").strip()}}
    dag, fouten = {}, []
    for naam in ("ervoor", "erna"):
        try:
            dag[naam] = date.fromisoformat(gevuld[naam])
        except ValueError:
            fouten.append(Foutieve(naam))
    bekend = {"ervoor_recht": rechten(), "erna_recht": rechten(), "huren": tuple(HUREN)}
    fouten += [Foutieve(naam) for naam, mag in bekend.items() if gevuld[naam] not in mag]
    if fouten:
        return fouten
    kanten = {naam: Kant(dag[naam], gevuld[f"{naam}_recht"]) for naam in dag}
    fouten = [fout for naam, kant in kanten.items() for fout in _zonder_recht(naam, kant)]
    return fouten or Keuze(kanten["ervoor"], kanten["erna"], gevuld["huren"])


def _zonder_recht(naam: str, kant: Kant) -> list[Foutieve]:
    try:
        kant.regeling()
    except InvoerFout as e:
        return [Foutieve(naam, fout.zin) for fout in e.fouten]
    except HuurstelselFout as e:
        return [Foutieve(naam, str(e))]
    return []


def opdracht(keuze: Keuze, woningen: int, trekkingen: int) -> str:
    """De opdrachten die dezelfde getallen geven."""
    namen = " ".join(f"voorraad-zaad{zaad}.parquet" for zaad in range(1, trekkingen + 1))
    a, b = keuze.ervoor, keuze.erna
    delen = [f"--peildatum {a.dag}", f"--peildatum-b {b.dag}"]
    if (a.recht, b.recht) != (GELDEND, GELDEND):
        delen += [f"--recht {a.recht}", f"--recht-b {b.recht}"]
    delen += [f"--huur {HUREN[keuze.huren]}"] if HUREN[keuze.huren] else []
    maak = f"huurstelsel beleid voorraad voorraad.parquet --woningen {woningen} --zaden {trekkingen} --zonder-verslag"
    return f"{maak}\nhuurstelsel beleid hervorming {namen} {' '.join(delen)} --per eigenaar"
