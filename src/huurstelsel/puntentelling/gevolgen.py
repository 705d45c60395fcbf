"""Wat de telling voor de huurovereenkomst betekent: de beslissingen over haar regime, en de termijnen die lopen."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.fouten import RechtFout
from huurstelsel.huur.agenda import agenda
from huurstelsel.huur.agenda_moment import OP
from huurstelsel.huur.beslissing import NEE
from huurstelsel.huur.puntentelling_plicht import plicht
from huurstelsel.huur.sector import regime
from huurstelsel.huur.zaak import Zaak
from huurstelsel.puntentelling.blokken import Alinea, Invulvelden, Kolom, Opsomming, Rij, Tabel
from huurstelsel.puntentelling.drukbaar import kort
from huurstelsel.puntentelling.overeenkomst import KORT
from huurstelsel.puntentelling.schrijver import hoofdletter

if TYPE_CHECKING:
    from huurstelsel.huur.agenda import Agenda
    from huurstelsel.huur.beslissing import Beslissing
    from huurstelsel.puntentelling.blokken import Blok
    from huurstelsel.puntentelling.schrijver import Schrijver
    from huurstelsel.puntentelling.woonruimte import Woonruimte

LANGSTE_GEMEENTE = 60


class Gevolgen(NamedTuple):
    """De beslissingen over een huurovereenkomst en haar agenda, op de peildatum.

    Attributes:
        segment: de samenvatting, ook de eerste van de beslissingen.
    """

    segment: Beslissing
    beslissingen: tuple[Beslissing, ...]
    agenda: Agenda


def gevolgen(w: Woonruimte) -> Gevolgen:
    """Beslis over de huurovereenkomst van een woonruimte.

    Raises:
        FeitenFout: de feiten over de huurovereenkomst spreken elkaar tegen; alle fouten tegelijk.
    """
    lijst = agenda(w.document, w.regeling)
    r = regime(w.document, w.regeling)
    uit = [b for b in r.beslissingen if b.id != "blijft_boven" or b.uitkomst != NEE]
    with suppress(RechtFout):  # van die dag is dat recht niet opgenomen
        uit.append(plicht(Zaak(w.document, w.regeling), w.regeling.parameters("handhaving")))
    return Gevolgen(r.segment, tuple(uit), lijst)


def beslissingen(g: Gevolgen, s: Schrijver) -> tuple[Blok, ...]:
    """Elke vraag met haar antwoord en waarom."""
    kolommen = (Kolom(s("vraag"), 5), Kolom(s("antwoord"), 2), Kolom(s("waarom"), 9))
    rijen = (Rij((s.zin(b.vraag), hoofdletter(s.zin(b.uitkomst)), _waarom(b, s))) for b in g.beslissingen)
    return (Tabel(kolommen, tuple(rijen)),)


def _waarom(b: Beslissing, s: Schrijver) -> str:
    delen = [f"{s.zin(reden.zin)} [{reden.artikel}]" for reden in b.redenen]
    delen += [f"{s.zin(bedrag.naam)}: {s.bedrag(bedrag.centen)}" for bedrag in b.bedragen]
    delen += [f"{s.zin(datum.naam)}: {s.datum(datum.dag)}" for datum in b.datums]
    if b.ontbreekt:
        delen.append(s("ontbreekt", feiten=" ".join(s.zinnen(b.ontbreekt))))
    return hoofdletter("; ".join(delen))


def termijnen(w: Woonruimte, g: Gevolgen, s: Schrijver) -> tuple[Blok, ...]:
    """Wat vanaf de peildatum nog komt, en waar huurder en verhuurder terechtkunnen."""
    rijen = tuple(
        Rij(
            (
                f"{s.zin(m.soort)} {s.datum(m.dag)}" if m.soort != OP else s.datum(m.dag),
                s.zin(m.wat),
                hoofdletter(s.zin(m.voor)),
                m.artikel,
            )
        )
        for m in g.agenda.komend
    )
    kolommen = (Kolom(s("wanneer"), 4), Kolom(s("wat"), 6), Kolom(s("voor_wie"), 2), Kolom(s("bepaling"), 6))
    uit: list[Blok] = [Alinea(s("termijnnoot", dag=s.datum(w.uitkomst.peildatum)), klein=True, plakt=True)]
    uit += [Tabel(kolommen, rijen, heel=len(rijen) <= KORT)] if rijen else []
    if g.agenda.nodig:
        uit.append(Alinea(s("nodig_voor_termijn", feiten=" ".join(s.zinnen(g.agenda.nodig))), klein=True))
    return (*uit, Opsomming((s("huurcommissie"), *_meldpunt(w, s))), *_meldpuntveld(w, s))


def _heeft_meldpunt(w: Woonruimte) -> bool:
    """Of er op de peildatum een Wet goed verhuurderschap is."""
    try:
        return w.regeling.parameters("handhaving").geldt("boete_artikelen")
    except RechtFout:
        return False


def _meldpunt(w: Woonruimte, s: Schrijver) -> tuple[str, ...]:
    if not _heeft_meldpunt(w):
        return ()
    naam = w.document.adres.gemeente
    gemeente = s("gemeente", naam=kort(naam, LANGSTE_GEMEENTE)) if naam else s("de_gemeente")
    return (s("meldpunt", gemeente=gemeente),)


def _meldpuntveld(w: Woonruimte, s: Schrijver) -> tuple[Blok, ...]:
    return (Invulvelden((("", (s("meldpunt_veld"),)),)),) if _heeft_meldpunt(w) else ()
