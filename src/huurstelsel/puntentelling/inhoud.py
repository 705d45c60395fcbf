"""De inhoud van het document in één taal: kop, kerngegevens en genummerde hoofdstukken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.puntentelling.blokken import Deel, Invulvelden, Kaart, Opsomming, Sectie
from huurstelsel.puntentelling.drukbaar import kort
from huurstelsel.puntentelling.gevolgen import beslissingen, termijnen
from huurstelsel.puntentelling.huurprijs import huurprijs, oordeel, opslagen
from huurstelsel.puntentelling.overeenkomst import bronnen, overeenkomst, plek, soort
from huurstelsel.puntentelling.posten import posten, rubrieken
from huurstelsel.puntentelling.ruimten import namen, ruimten
from huurstelsel.puntentelling.schrijver import Schrijver, hoofdletter
from huurstelsel.puntentelling.slot import ondertekening, uitgangspunten, verantwoording, volledigheid

if TYPE_CHECKING:
    from huurstelsel.puntentelling.blokken import Blok
    from huurstelsel.puntentelling.gevolgen import Gevolgen
    from huurstelsel.puntentelling.kwitantie import Bijlagen
    from huurstelsel.puntentelling.woonruimte import Woonruimte
    from huurstelsel.talen import Taal

LANGSTE_KOP = 70  # tekens
_HUURPRIJS = "kop_huurprijs"
_AANNAMEN = "kop_aannamen"


def deel(w: Woonruimte, g: Gevolgen, bijlagen: Bijlagen, taal: Taal, *, vertaling: bool = False) -> Deel:
    """Het document in één taal.

    Args:
        vertaling: het volgt op het Nederlandse deel, dat de ondertekening en de verantwoording al heeft.
    """
    s = Schrijver(taal)
    koppen: dict[str, tuple[Blok, ...]] = {
        "kop_overeenkomst": overeenkomst(w, s),
        "kop_punten": rubrieken(w, s),
        "kop_bronnen": bronnen(w, s),
        "kop_ruimten": ruimten(w, s),
        "kop_posten": posten(w, s, namen(w, s)),
        _HUURPRIJS: huurprijs(w, s),
        "kop_gevolgen": beslissingen(g, s),
        "kop_termijnen": termijnen(w, g, s),
        _AANNAMEN: uitgangspunten(w, g, s),
    }
    aanwezig = {kop: blokken for kop, blokken in koppen.items() if blokken}
    nummer = {kop: i for i, kop in enumerate(aanwezig, 1)}
    aanwezig["kop_volledigheid"] = volledigheid(w, s, nummer[_HUURPRIJS])
    if vertaling:
        aanwezig = {kop: _om_te_lezen(blokken) for kop, blokken in aanwezig.items()}
    else:
        aanwezig |= {"kop_ondertekening": ondertekening(s), "kop_verantwoording": verantwoording(w, bijlagen, s)}
    secties = tuple(Sectie(f"{i}. {s(kop)}", blokken) for i, (kop, blokken) in enumerate(aanwezig.items(), 1))
    waar, onder = plek(w, s), s("ondertitel", wat=soort(w, s), dag=s.datum(w.uitkomst.peildatum))
    return Deel(
        taal,
        s("titel"),
        waar,
        kort(waar, LANGSTE_KOP),
        onder,
        _waarschuwingen(w, s, nummer[_AANNAMEN], vertaling=vertaling),
        _kaarten(w, g, s),
        secties,
    )


def _om_te_lezen(blokken: tuple[Blok, ...]) -> tuple[Blok, ...]:
    """Zonder iets om in te vullen of aan te kruisen: dat gebeurt in het Nederlandse deel."""
    leesbaar = (blok for blok in blokken if not isinstance(blok, Invulvelden))
    return tuple(blok._replace(vakje=False) if isinstance(blok, Opsomming) else blok for blok in leesbaar)


def _waarschuwingen(w: Woonruimte, s: Schrijver, aannamen: int, *, vertaling: bool) -> tuple[str, ...]:
    uit = []
    if w.uitkomst.kwitantie.voorstellen:
        uit.append(s("voorstel", voorstellen=", ".join(w.uitkomst.kwitantie.voorstellen)))
    if w.uitkomst.onbekend:
        uit.append(s("bereik_waarschuwing", nummer=aannamen))
    if s.taal == "en":
        uit.append(" ".join(s(zin) for zin in ("vertaling", *(["origineel"] if vertaling else []))))
    return tuple(uit)


def _kaarten(w: Woonruimte, g: Gevolgen, s: Schrijver) -> tuple[Kaart, ...]:
    """De kern: punten, maximum, overeengekomen huurprijs en segment."""
    u = w.uitkomst
    exact = u.punten is not None and u.punten_onafgerond != u.punten
    zonder = s("zonder_opslag", bedrag=s.huur(u, "maximaal")) if opslagen(u) else ""
    huur = s("niet_opgegeven") if u.overeengekomen_huurprijs is None else s.bedrag(u.overeengekomen_huurprijs)
    anders = u.segment is not None and u.segment.value != g.segment.uitkomst
    return (
        Kaart(
            s("kaart_punten"),
            s.puntentotaal(u),
            s("onafgerond", punten=s.punten(u.punten_onafgerond)) if exact else "",
        ),
        Kaart(s("kaart_maximum"), s.huur(u, "maximaal_met_opslag"), zonder),
        Kaart(s("kaart_huurprijs"), huur, oordeel(u, s)),
        Kaart(
            s("kaart_segment"),
            hoofdletter(s.zin(g.segment.uitkomst)),
            s("naar_punten", segment=s.zin(u.segment.value)) if anders and u.segment else "",
        ),
    )
