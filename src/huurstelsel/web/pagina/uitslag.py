"""De uitkomst van een telling zoals de bladzijde haar laat zien: tussenstand, rubrieken, beslissingen, onbekende feiten en maatregelen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.huur.beslissing import NIET_TE_BESLISSEN
from huurstelsel.regels import zelfstandigheid
from huurstelsel.reken.post import SLOT
from huurstelsel.talen import hoeveelheid, naam
from huurstelsel.talen.opmaak import VASTE_SPATIE
from huurstelsel.uitleg.labels import OPSLAGEN, POSTEN, VASTSTELLINGEN
from huurstelsel.uitleg.woz import per_punt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from huurstelsel.huur.beslissing import Beslissing
    from huurstelsel.maatregelen.advies import Advies
    from huurstelsel.uitkomst import Melding, Postregel, Uitkomst
    from huurstelsel.uitleg.woz import PerPunt
    from huurstelsel.web.pagina.berekening import Berekend
    from huurstelsel.web.pagina.schrijver import Schrijver

EERSTE_MAATREGELEN = 8

_PARAMETER = re.compile(r"^[a-z_]+(\.[a-z_\d]+)+: ", re.IGNORECASE)
"""De naam van een parameter voor een zin; daar heeft een bezoeker niets aan."""


class Stand(NamedTuple):
    """De kern van een uitkomst.

    Attributes:
        vergeleken: de afgesproken huur tegenover het maximum; leeg als zij niet bekend is.
        boven: de afgesproken huur is zeker hoger dan het maximum.
    """

    punten: str
    maximum: str
    zonder_opslag: str
    segment: str
    huur: str
    vergeleken: str
    boven: bool
    dag: str


def stand(u: Uitkomst, s: Schrijver) -> Stand:
    """De kern van een uitkomst in de taal van de bezoeker."""
    huur, hoogst = u.overeengekomen_huurprijs, u.huurprijs_hoogst
    opslag = bool(u.huurprijs.opslagen or (hoogst is not None and hoogst.opslagen))
    return Stand(
        punten=s.punten(u),
        maximum=s.maximum(u),
        zonder_opslag=s.t("zonder_opslag", bedrag=s.maximum(u, met_opslag=False)) if opslag else "",
        segment="" if u.segment is None else s.zin(u.segment.value),
        huur="" if huur is None else s.bedrag(huur),
        vergeleken=s.vergeleken(u),
        boven=huur is not None and hoogst is not None and huur > hoogst.maximaal_met_opslag,
        dag=s.t("op_dag", dag=s.datum(u.peildatum)),
    )


class Post(NamedTuple):
    """Een regel van een rubriek."""

    naam: str
    hoeveelheid: str
    gedeeld: str
    punten: str
    artikel: str


class Rubriek(NamedTuple):
    """Een rubriek met haar posten; de slotposten staan onder nummer 0."""

    nummer: int
    naam: str
    punten: str
    artikel: str
    posten: tuple[Post, ...]


def rubrieken(berekend: Berekend, ruimten: Mapping[str, str], s: Schrijver) -> Iterator[Rubriek]:
    """De rubrieken van een uitkomst, met de slotposten als laatste.

    Args:
        ruimten: id → naam van de ruimten.
    """
    u = berekend.uitkomst
    woz = per_punt(u, berekend.document.woning, berekend.regeling)
    for r in u.rubrieken:
        laagst, hoogst = u.bereik.get(r.rubriek, (r.punten, r.punten))
        punten = _bereik(laagst, hoogst, s)
        posten = tuple(_post(post, ruimten, s, woz.get(post.id)) for post in r.posten)
        yield Rubriek(r.rubriek, s.zin(r.naam), punten, r.artikel, posten)
    if u.slotposten:
        posten = tuple(_post(post, ruimten, s) for post in u.slotposten)
        som = sum(post.punten for post in u.slotposten)
        yield Rubriek(SLOT, s.t("over_het_geheel"), s.verschil(som), "", posten)


def _bereik(laagst: Fraction | None, hoogst: Fraction | None, s: Schrijver) -> str:
    if laagst is None:
        return s.t("niet_bekend")
    return s.bereik(s.getal(laagst, 2), None if hoogst is None else s.getal(hoogst, 2))


def _post(post: Postregel, ruimten: Mapping[str, str], s: Schrijver, som: PerPunt | None = None) -> Post:
    onderwerp = ruimten.get(post.ruimte, post.ruimte) if post.ruimte else post.stel
    waar = f" · {onderwerp}" if onderwerp else ""
    leeg = post.punten == 0 and post.hoeveelheid is not None
    telt = hoeveelheid(post.hoeveelheid, post.eenheid, s.taal)
    if telt and post.eenheid in {"", "stuks"}:
        telt = f"{telt}{VASTE_SPATIE}×"  # achter “Slaapkamer 1” hoort een kaal getal bij de naam
    if som is not None:
        waarde = "" if som.waarde == post.hoeveelheid else f"{s.bedrag(round(som.waarde * 100))}, "
        bedrag = hoeveelheid(som.bedrag, "euro", s.taal)
        telt = s.t("een_punt_per", hoeveelheid=telt, waarde=waarde, bedrag=bedrag)
    return Post(
        naam=naam(POSTEN, post.id, s.taal) + waar,
        hoeveelheid=telt,
        gedeeld="" if post.deler == 1 else s.t("gedeeld", deler=post.deler),
        punten="" if leeg else s.getal(post.punten, 2),
        artikel=post.artikel,
    )


class Regel(NamedTuple):
    """Een zin met wat erbij hoort: een artikel, of de plaats van een feit."""

    zin: str
    bij: str = ""


_PARTIJEN = "_partijen"  # wat huurder en verhuurder kunnen doen: daarvoor komt de bezoeker


class Besluit(NamedTuple):
    """Een beslissing over de huurovereenkomst; `uitgeklapt` als zij meteen te lezen is."""

    vraag: str
    uitkomst: str
    open: bool
    uitgeklapt: bool
    redenen: tuple[Regel, ...]
    waarden: tuple[Regel, ...]
    ontbreekt: tuple[Regel, ...]
    aannamen: tuple[Regel, ...]


def besluiten(beslissingen: Sequence[Beslissing], s: Schrijver) -> list[Besluit]:
    """De beslissingen in de taal van de bezoeker."""
    return [
        Besluit(
            vraag=s.zin(b.vraag),
            uitkomst=s.hoofdletter(b.uitkomst),
            open=b.uitkomst == NIET_TE_BESLISSEN,
            uitgeklapt=b.id.endswith(_PARTIJEN),
            redenen=tuple(Regel(s.hoofdletter(r.zin), r.artikel) for r in b.redenen),
            waarden=(
                *(Regel(s.hoofdletter(x.naam), f"{s.bedrag(x.centen)}{_zeker(x.zekerheid, s)}") for x in b.bedragen),
                *(Regel(s.hoofdletter(x.naam), s.datum(x.dag)) for x in b.datums),
            ),
            ontbreekt=tuple(_ontbrekend(m, s) for m in b.ontbreekt),
            aannamen=tuple(Regel(s.hoofdletter(m.zin, zonder=_PARAMETER), m.pad) for m in b.aannamen),
        )
        for b in beslissingen
    ]


def _ontbrekend(m: Melding, s: Schrijver) -> Regel:
    """Wat een beslissing mist; een bedrag dat nog niet is gepubliceerd kan niemand invullen en heeft dus geen plaats."""
    return Regel(s.hoofdletter(m.zin, zonder=_PARAMETER), "" if _PARAMETER.match(m.zin) else m.pad)


def _zeker(zekerheid: str, s: Schrijver) -> str:
    return f" ({s.zin(zekerheid)})" if zekerheid else ""


def opslagen(u: Uitkomst, s: Schrijver) -> list[Regel]:
    """De opslagen op de maximale huurprijs, met hun bepaling en einddatum."""
    alle = {o.id: o for huur in (u.huurprijs, u.huurprijs_hoogst) if huur is not None for o in huur.opslagen}
    return [
        Regel(
            f"{naam(OPSLAGEN, o.id, s.taal)}: {o.procent}%"
            + (f", {s.t('opslag_tot', dag=s.datum(o.einddatum))}" if o.einddatum else ""),
            o.artikel,
        )
        for o in alle.values()
    ]


def vaststellingen(berekend: Berekend, ruimten: Mapping[str, str], s: Schrijver) -> list[Regel]:
    """Hoe de wet is toegepast waar geen punten worden geteld; gelijke over verschillende ruimten in één regel."""
    samen: dict[tuple[str, str, str, str], list[str]] = {}
    for x in berekend.uitkomst.vaststellingen:
        samen.setdefault((x.id, x.uitkomst, x.reden, x.artikel), []).append(ruimten.get(x.onderwerp, x.onderwerp))
    uit = []
    for (id_, uitkomst, reden, artikel), waar in samen.items():
        over = f" ({', '.join(waar)})" if any(waar) else ""
        kop, wat = naam(VASTSTELLINGEN, id_, s.taal), s.zin(uitkomst).replace("_", " ") + over
        waarom = _nog_nodig(berekend, s) if reden.startswith(zelfstandigheid.NOG_NODIG) else s.zin(reden)
        delen = "; ".join(deel for deel in (wat, waarom) if deel and deel.casefold() != kop.casefold())
        uit.append(Regel(f"{kop}: {delen}", artikel))
    return uit


def _nog_nodig(berekend: Berekend, s: Schrijver) -> str:
    """Wat er nodig is om over de zelfstandigheid te beslissen, als vragen in plaats van als paden."""
    vragen = " ".join(s.zin(m.zin) for m in zelfstandigheid.beslis(berekend.document).ontbreekt)
    return f"{s.t('nog_nodig')} {vragen}"


class Onbekend(NamedTuple):
    """Een onbekend feit, waar het in te vullen is, en of het bereik er het smalst van wordt."""

    zin: str
    pad: str
    bepalend: bool


def onbekend(berekend: Berekend, s: Schrijver) -> list[Onbekend]:
    """De onbekende feiten, die het bereik het smalst maken voorop."""
    u = berekend.uitkomst
    feiten = [Onbekend(s.zin(m.zin), berekend.in_document(m.pad), m.pad in u.bepalend) for m in u.onbekend]
    return sorted(feiten, key=lambda feit: not feit.bepalend)


class Maatregel(NamedTuple):
    """Een maatregel die kan, en wat zij doet."""

    naam: str
    punten: str
    huur: str
    segment: str


def maatregelen(advies: Advies, s: Schrijver) -> list[Maatregel]:
    """De maatregelen die kunnen, wat het meeste verandert eerst."""
    return [
        Maatregel(
            s.zin(regel.maatregel.naam),
            s.bereik(*(f"{'+' if p else ''}{s.getal(p)}" for p in g.punten)),
            s.bereik(*(s.bedragverschil(c) for c in g.euro)),
            s.t("tot", laagst=s.zin(g.segmenten[0].value), hoogst=s.zin(g.segmenten[-1].value))
            if len(g.segmenten) > 1
            else s.zin(g.segmenten[0].value),
        )
        for regel in advies.regels
        if (g := regel.gevolg) is not None
    ]
