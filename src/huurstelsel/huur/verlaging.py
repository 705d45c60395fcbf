"""Huurverlaging op grond van punten: is de huurprijs redelijk, en welke geldt daarna (Uhw art. 14, schema's 3.3 en 3.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.feiten.rijen import afgekapt
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Bedrag, Beslissing, Reden, onbeslist
from huurstelsel.huur.feiten import huurprijs_op
from huurstelsel.huur.liberalisatie import geliberaliseerd, grens_op, verlaging_mogelijk
from huurstelsel.huur.middenhuur import VERDUURZAAMD, blijft_boven, houdt_bescherming
from huurstelsel.huur.oordeel import Oordeel, beslis, na_uitspraak, regime_daarna
from huurstelsel.huur.partijen import Rol, partijen
from huurstelsel.huur.verlaging_termijn import Ingang, ingang, ontvankelijk, uiterste_dag, wanneer
from huurstelsel.huur.zaak import HUURPRIJS, Zaak
from huurstelsel.reken.datums import in_woorden
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from huurstelsel.huur.maximum import Maximum
    from huurstelsel.huur.toetszaak import Toetszaak


def verlaging(t: Toetszaak) -> tuple[Beslissing, ...]:
    """Alle beslissingen over huurverlaging op grond van punten."""
    i = ingang(t)
    zaak = t.zaak(i.peildatum)
    if isinstance(zaak, str):
        nodig = (Melding("verzoek.voorstel.ingangsdatum", zaak),)
        return (wanneer(t, i), onbeslist("verlaging_uitkomst", _VRAAG, nodig), _partijen(t, i))
    vrij, m = geliberaliseerd(zaak), t.maximum(i.peildatum)
    huur = huurprijs_op(t.document, i.peildatum)
    kan = verlaging_mogelijk(zaak, vrij)
    mag = ontvankelijk(t, i, kan, m, huur.centen)
    if kan.uitkomst == NEE:
        return (mag,)  # dan staat ook geen weg naar de Huurcommissie open
    if mag.uitkomst == NEE:
        return (mag, wanneer(t, i), _partijen(t, i))
    o = oordeel(t, i, zaak, vrij, m)
    uit = [mag, wanneer(t, i), o.beslissing]
    if o.beslissing.uitkomst != NIET_TE_BESLISSEN:
        uit += [na_uitspraak(o, "verlaging"), regime_daarna(o, "verlaging", grens_op(zaak, zaak.peildatum))]
    return (*uit, _partijen(t, i))


_VRAAG = "Is de huurprijs redelijk?"


def oordeel(t: Toetszaak, i: Ingang, zaak: Zaak, vrij: Beslissing, m: Maximum | str) -> Oordeel:
    """Of de huurprijs redelijk is naar de toestand op de ingangsdatum van de verlaging."""
    id_, huur = "verlaging_uitkomst", huurprijs_op(t.document, i.peildatum)
    peildatum = Reden(
        f"naar de toestand op {in_woorden(i.peildatum)}, de ingangsdatum", "Uhw art. 14 lid 3 en 13 lid 6"
    )
    if huur.centen is None or isinstance(m, str):
        ontbreekt = [] if huur.centen is not None else [HUURPRIJS]
        ontbreekt += [Melding("woning", m)] if isinstance(m, str) else []
        return Oordeel(onbeslist(id_, _VRAAG, tuple(ontbreekt), peildatum), i.vastgesteld)
    boven, redenen, nodig = _boven(zaak, vrij, m)
    o = beslis(
        id_,
        _VRAAG,
        Bedrag("huurprijs", huur.centen),
        m,
        vrij,
        boven=boven,
        redenen=(peildatum, *t.all_in, Reden(m.herkomst, "Uhw art. 10 lid 1 en 14 lid 1"), *redenen),
        vanaf=t.vanaf(i.vastgesteld),
        aannamen=huur.aannamen,
        artikel="Uhw art. 14 lid 1",
        uitzondering="Uhw art. 14 lid 3 en 11 lid 4; Beleidsboek zelfstandige woonruimte 3.2.2.2, schema 3.3",
    )
    return _met_ondergrens(t, _met(o, nodig))


def _met(o: Oordeel, nodig: tuple[Melding, ...]) -> Oordeel:
    """Voeg toe wat nog ontbreekt, als het oordeel daarvan afhangt."""
    b = o.beslissing
    if b.uitkomst != NIET_TE_BESLISSEN or not nodig:
        return o
    ontbreekt = tuple(dict.fromkeys((*nodig, *(x for x in b.ontbreekt if x.pad != "woning"))))
    aangevuld = Beslissing(b.id, b.vraag, b.uitkomst, b.redenen, b.bedragen, b.datums, ontbreekt, b.aannamen)
    return Oordeel(aangevuld, o.vanaf, o.huur, o.m, o.vrij, o.boven)


def _met_ondergrens(t: Toetszaak, o: Oordeel) -> Oordeel:
    """Vóór de Wet betaalbare huur ging de verlaging niet verder dan het voorstel (Uhw art. 14 lid 1, oude tekst)."""
    voorstel = t.verzoek.voorstel.huurprijs
    if t.p.geldt("tot_maximum") or voorstel is None:
        return o
    return Oordeel(o.beslissing, o.vanaf, o.huur, o.m, o.vrij, o.boven, afgekapt(voorstel, 100))


def _boven(zaak: Zaak, vrij: Beslissing, m: Maximum) -> tuple[bool | None, tuple[Reden, ...], tuple[Melding, ...]]:
    """Of het maximum boven de grens van BW 7:247 ligt (Uhw art. 14 lid 3 en 11 lid 4), met art. 2 lid 2 Bhw en art. 15b Uhw.

    Een geliberaliseerde overeenkomst van vóór de wet komt hier alleen als haar maximum onder de lage grens ligt.
    """
    midden = zaak.grenzen.midden
    if vrij.uitkomst == NIET_TE_BESLISSEN and zaak.gesloten_voor is not False:
        return None, (), vrij.ontbreekt
    if vrij.uitkomst == NEE or midden is None or zaak.gesloten_voor:
        return False, (), ()
    blijft = blijft_boven(zaak)
    if blijft.uitkomst == JA:
        return True, blijft.redenen, ()
    boven = m.kaal.boven(midden)
    if boven is False and blijft.uitkomst == NEE:
        return False, (), ()
    if boven:
        return _verduurzaamd(zaak)
    return None, (), m.onbekend or blijft.ontbreekt


def _verduurzaamd(zaak: Zaak) -> tuple[bool | None, tuple[Reden, ...], tuple[Melding, ...]]:
    """Uhw art. 15b: wie bij aanvang in het midden zat, houdt die bescherming als verduurzaming de punten boven de grens brengt."""
    houdt = houdt_bescherming(zaak)
    if not houdt:
        return (True, (), ()) if houdt is False else (None, (), (VERDUURZAAMD,))
    zin = "bij aanvang lag het maximum niet boven de grens, en verduurzaming bracht het erboven: de bescherming blijft"
    return False, (Reden(zin, "Uhw art. 15b"),), ()


def _partijen(t: Toetszaak, i: Ingang) -> Beslissing:
    uiterlijk, weken = uiterste_dag(t, i), t.p.verzoek_weken
    return partijen(
        t,
        "verlaging",
        Rol(f"de huurder doet een schriftelijk voorstel met puntentelling, ten minste {t.p.voorstel_maanden} maanden tevoren", "BW 7:252 lid 1 tot en met 3"),
        Rol(f"stemt de verhuurder niet in, dan kan de huurder tot en met {in_woorden(uiterlijk)} ({weken} weken na de voorgestelde dag) naar de Huurcommissie", "BW 7:254"),
        Rol("de verhuurder kan instemmen; zwijgen is geen instemming, en zelf om een toets vragen kan hij niet", f"BW 7:254; {t.beleidsboek('3.2')}"),
        Rol("de Huurcommissie verlaagt tot het maximum, ook als het voorstel daarboven bleef; verhogen kan zij niet" if t.p.geldt("tot_maximum") else "de Huurcommissie zegt welke verlaging zij redelijk acht; verder dan het voorstel gaat zij niet", "Uhw art. 14 lid 1"),
        uiterlijk=uiterlijk,
    )  # fmt: skip
