"""Het slot: uitgangspunten, volledigheid, ondertekening en verantwoording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.puntentelling.blokken import Alinea, Beeld, Invulvelden, Opsomming
from huurstelsel.puntentelling.huurprijs import opslagen

if TYPE_CHECKING:
    from huurstelsel.puntentelling.blokken import Blok
    from huurstelsel.puntentelling.gevolgen import Gevolgen
    from huurstelsel.puntentelling.kwitantie import Bijlagen
    from huurstelsel.puntentelling.schrijver import Schrijver
    from huurstelsel.puntentelling.woonruimte import Woonruimte


def uitgangspunten(w: Woonruimte, g: Gevolgen, s: Schrijver) -> tuple[Blok, ...]:
    """Wat onbekend is, wat is aangenomen en welke lezing van de wet is gekozen."""
    u = w.uitkomst
    aangenomen = (*w.meldingen, *u.aannamen, *(m for b in g.beslissingen for m in b.aannamen))
    lezingen = tuple(f"{naam} = {waarde}" for naam, waarde in u.kwitantie.keuzes)
    delen = (("onbekend_kop", s.zinnen(u.onbekend)), ("aannamen_kop", s.zinnen(aangenomen)), ("keuzes_kop", lezingen))
    uit: list[Blok] = []
    for kop, regels in delen:
        uit += [Alinea(s(kop), plakt=True), Opsomming(regels)] if regels else []
    return tuple(uit) or (Alinea(s("niets_aangenomen")),)


def volledigheid(w: Woonruimte, s: Schrijver, hoofdstuk_huurprijs: int) -> tuple[Blok, ...]:
    """Wat de Wet goed verhuurderschap van een puntentelling vraagt, en wat daarvan in dit document staat."""
    eisen = {
        "eis_waardering": _naar_ingang(w, s),
        "eis_maximum": s("in_orde") if w.uitkomst.huurprijs == w.uitkomst.huurprijs_hoogst else s("alleen_bereik"),
        "eis_bewijs": s("bijvoegen", nummer=hoofdstuk_huurprijs) if opslagen(w.uitkomst) else s("geen_opslag"),
    }
    return Alinea(s("eisen"), plakt=True), Opsomming(
        tuple(s("eis", eis=s(eis), stand=stand) for eis, stand in eisen.items())
    )


def _naar_ingang(w: Woonruimte, s: Schrijver) -> str:
    ingang, dag = w.document.contract.ingangsdatum, s.datum(w.uitkomst.peildatum)
    if ingang is None:
        return s("geen_ingang", dag=dag)
    if ingang != w.uitkomst.peildatum:
        return s("andere_dag", dag=dag, ingang=s.datum(ingang))
    return s("in_orde") if w.uitkomst.punten is not None else s("alleen_bereik")


def ondertekening(s: Schrijver) -> tuple[Blok, ...]:
    """Ruimte voor namen en handtekeningen."""
    velden = (s("naam"), s("plaats_datum"), s("handtekening"))
    return Alinea(s("getekend"), klein=True, plakt=True), Invulvelden(
        ((s("verhuurder"), velden), (s("huurder"), velden))
    )


def verantwoording(w: Woonruimte, bijlagen: Bijlagen, s: Schrijver) -> tuple[Blok, ...]:
    """De kwitantie met haar QR-code, en wat er in het bestand zit."""
    k = w.uitkomst.kwitantie
    paren = [
        (s("versie"), f"huurstelsel {k.versie}"),
        (s("peildag"), s.datum(k.peildatum)),
        (s("parameters"), k.parameters),
        (s("document"), bijlagen.vingerafdruk),
    ]
    if k.voorstellen:
        paren.append((s("voorstellen"), ", ".join(k.voorstellen)))
    if k.keuzes:
        paren.append((s("lezingen"), ", ".join(f"{naam}={waarde}" for naam, waarde in k.keuzes)))
    return (
        Beeld(
            tuple(paren),
            (
                s("ingesloten", bestanden=", ".join(bijlagen.bestanden), feiten=next(iter(bijlagen.bestanden))),
                s("geen_rechten"),
            ),
            s("qr"),
        ),
    )
