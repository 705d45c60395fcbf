"""Wat de gemeente naast een boete kan: een last, openbaarmaking, een vergunning weigeren of intrekken, en verplicht beheer (Wgv art. 7 tot en met 20)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from huurstelsel.huur.beslissing import JA, NEE, Beslissing, Datum, Reden, onbeslist
from huurstelsel.huur.toezicht import BESTUURSDWANG, BOETE, artikel_van
from huurstelsel.huur.werkdagen import EEN_DAG, werkdagen_na
from huurstelsel.reken.datums import in_woorden, jaren_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.feiten.huur import Boete
    from huurstelsel.huur.toezicht import Toezicht

GEEN_OVERTREDING = "geen overtreding gevonden"
_ALGEMEEN = "Gemeentewet art. 125; Algemene wet bestuursrecht art. 5:32"
_VERGUNNING = Melding(
    "beleid.vergunningplicht", "Aangenomen dat de gemeente hier een verhuurvergunning eist (Wgv art. 5 lid 1)."
)
_DAG_ZELF = Melding(
    "verhuurder.boetes",
    "Het besluit tot openbaarmaking is gedagtekend en bekendgemaakt op de dag waarnaar is gevraagd.",
)
_WERKDAGEN = (
    "werkdagen zijn geen zaterdag, zondag of feestdag van art. 3 Algemene termijnenwet; dagen die een besluit daarmee gelijkstelt "
    "tellen hier als werkdag"
)


def alle(t: Toezicht) -> tuple[Beslissing, ...]:
    """Alle sancties naast de boete; een voorstel dat over het weigeren zwijgt, geeft daarover geen beslissing."""
    weigering = (weigeren(t),) if t.p.geldt("weigering_artikelen") else ()
    oud = (oude_voorwaarden(t),) if t.p.geldt("oude_voorwaarden_tot") else ()
    return (last(t), openbaarmaking(t), *weigering, intrekken(t), *oud, beheer(t))


def last(t: Toezicht) -> Beslissing:
    """Een last onder dwangsom of bestuursdwang: algemeen bestuursrecht, dat de Wgv niet zelf regelt."""
    vraag, id_ = "Kan de gemeente een last onder dwangsom of bestuursdwang opleggen?", "last"
    zin = "de Wgv kent er geen eigen artikel voor: algemeen bestuursrecht, waarvan de tekst niet is gezien; ook de hoogte van een dwangsom staat niet in de Wgv"
    if t.bevindingen:
        return Beslissing(id_, vraag, JA, (Reden(zin, _ALGEMEEN),))
    if t.onbeslist:
        return onbeslist(id_, vraag, t.onbeslist)
    return Beslissing(id_, vraag, NEE, (Reden(GEEN_OVERTREDING, _ALGEMEEN),))


def openbaarmaking(t: Toezicht) -> Beslissing:
    """Wgv art. 20 lid 2 en 6: niet eerder dan nadat tien werkdagen na de bekendmaking zijn verstreken, en vier jaar na de dagtekening weer weg."""
    vraag, id_, artikel = "Wordt een boete openbaar gemaakt?", "openbaarmaking", t.p.bron("openbaar_artikelen").artikel
    eerder = [b for b in t.verhuurder.boetes if b.soort == BOETE and artikel_van(b.bepaling) in t.p.openbaar_artikelen]
    datums = [datum for b in eerder if b.openbaar_besluit is not None for datum in _datums(t, b)]
    ontbreekt = tuple(
        _besluit(i, b) for i, b in enumerate(t.verhuurder.boetes) if b in eerder and b.openbaar_besluit is None
    )
    nieuw = t.overtreedt("boete_artikelen")
    if nieuw:
        naam = "boete van vandaag" if eerder else "boete"
        datums += _twee(naam, t, t.dag, t.dag)
    if not eerder and not nieuw:
        if t.onbeslist:
            return onbeslist(id_, vraag, t.onbeslist)
        return Beslissing(id_, vraag, NEE, (Reden("geen boete om openbaar te maken", artikel),))
    aannamen = (_DAG_ZELF,) if nieuw else ()
    return Beslissing(id_, vraag, JA, _openbaar(artikel), (), tuple(datums), ontbreekt, aannamen)


def _besluit(i: int, b: Boete) -> Melding:
    zin = f"De dagtekening van het besluit om de boete van {in_woorden(b.datum)} openbaar te maken."
    return Melding(f"verhuurder.boetes[{i}].openbaar_besluit", zin)


def _datums(t: Toezicht, b: Boete) -> Sequence[Datum]:
    besluit = b.openbaar_besluit or b.datum
    return _twee(f"boete van {in_woorden(b.datum)}", t, besluit, b.openbaar_bekend or besluit)


def _twee(naam: str, t: Toezicht, besluit: date, bekend: date) -> list[Datum]:
    return [
        Datum(f"{naam}: openbaar op zijn vroegst", werkdagen_na(bekend, t.p.openbaar_na_werkdagen) + EEN_DAG),
        Datum(f"{naam}: verwijderd", jaren_verder(besluit, t.p.openbaar_jaren)),
    ]


def _openbaar(artikel: str) -> tuple[Reden, ...]:
    woo = "zonder de naam van een natuurlijke persoon als het belang van openbaarheid niet opweegt tegen zijn persoonlijke levenssfeer"
    belang = "niet als het belang van openbaarmaking niet opweegt tegen dat van Woo art. 5.1 lid 2 onder c of d"
    stop = "een verzoek om voorlopige voorziening schort op; vermeld wordt of er rechtsmiddelen openstaan of zijn aangewend"
    return (
        Reden("het feit dat een boete is opgelegd wordt openbaar gemaakt", artikel),
        Reden(woo, "Wgv art. 20 lid 1 onder a; Woo art. 5.1 lid 2 onder e"),
        Reden(belang, "Wgv art. 20 lid 1 onder b"),
        Reden("niet als het toezicht erdoor wordt belemmerd", "Wgv art. 20 lid 5"),
        Reden(stop, "Wgv art. 20 lid 3 en 4"),
        Reden(_WERKDAGEN, "Wgv art. 20 lid 2; Algemene termijnenwet art. 3"),
    )


def _geen_vergunning_nodig(t: Toezicht) -> Reden | None:
    if t.gemeente is None or t.gemeente.vergunningplicht is not False:
        return None
    return Reden("de gemeente eist geen vergunning", t.gemeente.bron)


def weigeren(t: Toezicht) -> Beslissing:
    """Wgv art. 7 lid 2 onder a, 1°, 2° en 4°: een boete of last onder bestuursdwang in de acht jaar vóór de aanvraag."""
    vraag, id_ = "Kan de gemeente een verhuurvergunning weigeren?", "vergunning_weigeren"
    artikel = t.p.bron("weigering_artikelen").artikel
    if geen_plicht := _geen_vergunning_nodig(t):
        return Beslissing(id_, vraag, NEE, (geen_plicht,))
    eerder = t.eerder("weigering_artikelen", "weigering_jaren", BOETE, BESTUURSDWANG)
    aannamen = _aanname(t)
    if not eerder:
        zin = f"geen boete of last onder bestuursdwang in {t.p.weigering_jaren} jaar vóór een aanvraag op {in_woorden(t.dag)}; andere gronden zijn hier niet getoetst"
        return Beslissing(id_, vraag, NEE, (Reden(zin, artikel),), aannamen=aannamen)
    zin = f"op {in_woorden(eerder[-1].datum)} kreeg de verhuurder een {_soort(eerder[-1])} voor art. {artikel_van(eerder[-1].bepaling)}"
    tot = Datum("te weigeren bij een aanvraag tot en met", jaren_verder(eerder[-1].datum, t.p.weigering_jaren))
    return Beslissing(id_, vraag, JA, (Reden(zin, artikel),), datums=(tot,), aannamen=aannamen)


def oude_voorwaarden(t: Toezicht) -> Beslissing:
    """Wgv art. 28: voorwaarden over de huurprijs in een vergunning van vóór de wet blijven een jaar gelden."""
    vraag, id_ = "Gelden voorwaarden over de huurprijs in een vergunning van vóór de wet nog?", "oude_voorwaarden"
    tot, artikel = date.fromordinal(t.p.oude_voorwaarden_tot), t.p.bron("oude_voorwaarden_tot").artikel
    zin = f"zij {'gelden' if t.dag < tot else 'golden'} tot {in_woorden(tot)}, voor zelfstandige woonruimte tot de liberalisatiegrens (art. 8 lid 1 onder b, oud)"
    return Beslissing(id_, vraag, JA if t.dag < tot else NEE, (Reden(zin, artikel),), datums=(Datum("einde", tot),))


def intrekken(t: Toezicht) -> Beslissing:
    """Wgv art. 10 lid 1 onder a: opnieuw een overtreding binnen vier jaar na een boete of last onder bestuursdwang."""
    vraag, id_ = "Kan de gemeente een verhuurvergunning intrekken?", "vergunning_intrekken"
    artikel = t.p.bron("intrekking_artikelen").artikel
    if geen_plicht := _geen_vergunning_nodig(t):
        return Beslissing(id_, vraag, NEE, (geen_plicht,))
    eerder = t.eerder("intrekking_artikelen", "intrekking_jaren", BOETE, BESTUURSDWANG)
    if not eerder:
        zin = f"geen boete of last onder bestuursdwang in de afgelopen {t.p.intrekking_jaren} jaar; andere gronden zijn hier niet getoetst"
        return Beslissing(id_, vraag, NEE, (Reden(zin, artikel),), aannamen=_aanname(t))
    if not t.overtreedt("intrekking_artikelen"):
        if t.onbeslist:
            return onbeslist(id_, vraag, t.onbeslist)
        zin = f"wel een eerdere {_soort(eerder[-1])}, maar geen nieuwe overtreding"
        return Beslissing(id_, vraag, NEE, (Reden(zin, artikel),), aannamen=_aanname(t))
    zin = f"opnieuw een overtreding, binnen {t.p.intrekking_jaren} jaar na de {_soort(eerder[-1])} van {in_woorden(eerder[-1].datum)}"
    daarna = Reden(
        "wordt een vergunning ingetrokken terwijl de woning is verhuurd, dan volgt verplicht beheer",
        "Wgv art. 10 lid 4",
    )
    return Beslissing(id_, vraag, JA, (Reden(zin, artikel), daarna), aannamen=_aanname(t))


def beheer(t: Toezicht) -> Beslissing:
    """Wgv art. 12 lid 1 onder a: twee boetes in de vier jaar vóór de constatering van een overtreding."""
    vraag, id_ = "Kan de gemeente verplichten het beheer af te geven?", "verplicht_beheer"
    artikel = t.p.bron("beheer_artikelen").artikel
    eerder = t.eerder("beheer_artikelen", "beheer_jaren", BOETE)
    aantal = "1 boete" if len(eerder) == 1 else f"{len(eerder)} boetes"
    zin = f"{aantal} in de {t.p.beheer_jaren} jaar vóór de constatering; nodig zijn er {t.p.beheer_boetes}"
    if len(eerder) < t.p.beheer_boetes:
        return Beslissing(id_, vraag, NEE, (Reden(zin, artikel),))
    if not t.overtreedt("beheer_artikelen"):
        if t.onbeslist:
            return onbeslist(id_, vraag, t.onbeslist)
        return Beslissing(id_, vraag, NEE, (Reden(zin, artikel), Reden(GEEN_OVERTREDING, artikel)))
    huur = Reden(
        "burgemeester en wethouders stellen de huurprijs vast die de beheerder vraagt, binnen de regels voor huurprijzen",
        "Wgv art. 13",
    )
    datums = tuple(Datum("eerdere boete", b.datum) for b in eerder)
    return Beslissing(id_, vraag, JA, (Reden(zin, artikel), huur), datums=datums)


def _soort(b: Boete) -> str:
    return b.soort.replace("_", " ")


def _aanname(t: Toezicht) -> tuple[Melding, ...]:
    """Of er een vergunning nodig is, weet alleen het beleid van de gemeente."""
    return () if t.gemeente is not None and t.gemeente.vergunningplicht else (_VERGUNNING,)
