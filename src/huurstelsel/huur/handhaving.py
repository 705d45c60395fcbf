"""Handhaving door de gemeente: wie is gebonden, wat is overtreden, en wat kan daarop volgen (Wet goed verhuurderschap; Woningwet art. 46a).

Alles naar één dag: die waarop de gemeente constateert. Een overtreding is een bevinding die uit de feiten volgt; wat niet te beslissen is,
is geen overtreding en geen vrijspraak.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Beslissing, Reden
from huurstelsel.huur.boetes import boete
from huurstelsel.huur.feiten import controleer_huurfeiten
from huurstelsel.huur.huurverbod import TE_VEEL, huurprijs_verboden, stand, te_veel_betaald
from huurstelsel.huur.middenhuur import middeldure_huurwoonruimte
from huurstelsel.huur.puntentelling_plicht import plicht, volledig
from huurstelsel.huur.sancties import alle
from huurstelsel.huur.toewijzing import toewijzing
from huurstelsel.huur.toezicht import Bevinding, Toezicht, artikel_van
from huurstelsel.huur.verhogingsverbod import artikelen, verhoging_verboden
from huurstelsel.huur.zaak import Zaak
from huurstelsel.recht.laden import onderwerp
from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.schrijven import euro

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.feiten.model import Document
    from huurstelsel.huur.gemeente import Gemeente
    from huurstelsel.recht.laden import Parameters
    from huurstelsel.regeling import Regeling

_Toetsen: TypeAlias = "tuple[Beslissing, Beslissing | None, Beslissing | None, Beslissing | None]"
"""Huurprijs nu, huurprijs tot nu, verhoging en puntentelling."""

_SOORTEN = {
    "toegelaten_instelling": "een toegelaten instelling",
    "dochtermaatschappij": "een dochtermaatschappij van een toegelaten instelling",
    "andere_verhuurder": "een verhuurder die geen toegelaten instelling of dochtermaatschappij is",
}


@dataclass(frozen=True, slots=True)
class Handhaving:
    """Alle beslissingen over handhaving, de overtredingen voorop."""

    beslissingen: tuple[Beslissing, ...]

    def __getitem__(self, id_: str) -> Beslissing:
        """De beslissing met deze naam; `KeyError` als zij er niet is."""
        return {b.id: b for b in self.beslissingen}[id_]

    def __contains__(self, id_: str) -> bool:
        """Of er een beslissing met deze naam is."""
        return id_ in {b.id for b in self.beslissingen}


def handhaaf(document: Document, regeling: Regeling, gemeente: Gemeente | None = None) -> Handhaving:
    """Beslis over handhaving op de peildatum van de regeling.

    Args:
        gemeente: het beleid van de gemeente; wat op de peildatum niet geldt, telt niet mee.

    Raises:
        FeitenFout: de feiten kloppen niet; alle fouten tegelijk.
        RechtFout: voor de peildatum is het recht er niet of niet bekend.
    """
    if fouten := controleer_handhaving(document):
        raise FeitenFout(fouten)
    z, p = Zaak(document, regeling), regeling.parameters("handhaving")
    s = stand(z)
    verboden, verhoging, plicht_ = huurprijs_verboden(z, s), verhoging_verboden(z, p), plicht(z, p)
    volledig_ = volledig(z, p, plicht_)
    te_veel = te_veel_betaald(z, s)
    over_feiten = (gebonden(document, regeling), verboden, te_veel, verhoging, plicht_, volledig_)
    t = _toezicht(z, p, gemeente, (verboden, te_veel, verhoging, volledig_))
    uit = [b for b in over_feiten if b is not None]
    uit += [boete(t), *alle(t)] if p.geldt("boete_artikelen") else [_nog_geen_wet(z)]
    return Handhaving((*uit, *_toewijzing(z, t.gemeente)))


def gebonden(document: Document, regeling: Regeling) -> Beslissing:
    """Wgv art. 1, 2a en 2b en Woningwet art. 46a: welke regels deze soort verhuurder binden, en langs welke weg."""
    vraag, soort = "Is de verhuurder aan de regels van goed verhuurderschap gebonden?", document.verhuurder.soort
    if soort is None:
        zin = "elke verhuurder, toegelaten instelling en dochtermaatschappij: voor de uitkomst maakt de soort geen verschil"
        return Beslissing("gebonden", vraag, JA, (Reden(zin, "Wgv art. 2, 2a en 2b; Woningwet art. 46a"),))
    wie = Reden(_SOORTEN[soort], "Wgv art. 1; Woningwet art. 19")
    if soort == "andere_verhuurder":
        return Beslissing(
            "gebonden", vraag, JA, (wie, Reden("de artikelen gelden rechtstreeks", "Wgv art. 2, 2a, 2b en 3"))
        )
    zin = "art. 2 en 3 gelden van overeenkomstige toepassing (art. 2 lid 2 onder a, 3°, niet bij een woonruimteverdeelsysteem)"
    zelf = (
        "art. 2a en 2b noemen haar zelf"
        if not regeling.voorstellen
        else "ook art. 2a geldt van overeenkomstige toepassing"
    )
    redenen = (wie, Reden(zin, "Woningwet art. 46a"), Reden(zelf, "Wgv art. 2a lid 1 en 2b"))
    return Beslissing("gebonden", vraag, JA, redenen)


def _toezicht(z: Zaak, p: Parameters, gemeente: Gemeente | None, toetsen: _Toetsen) -> Toezicht:
    """De bevindingen die vaststaan, en wat nog open is."""
    bevindingen = tuple(_bevindingen(*toetsen))
    onbeslist = (b for b in toetsen if b is not None and b.uitkomst == NIET_TE_BESLISSEN)
    open_ = tuple(dict.fromkeys(m for b in onbeslist for m in b.ontbreekt))
    beleid = gemeente if gemeente is not None and gemeente.geldt_op(z.peildatum) else None
    return Toezicht(z.peildatum, z.document.verhuurder, p, bevindingen, open_, beleid)


def _bevindingen(
    huur: Beslissing, te_veel: Beslissing | None, verhoging: Beslissing | None, telling: Beslissing | None
) -> Iterator[Bevinding]:
    """Wat vaststaat; ook een overtreding van vóór de constatering (Wgv art. 19 lid 1)."""
    if huur.uitkomst == JA:
        teveel = [b.centen for b in huur.bedragen if b.naam == "verboden per maand"]
        bedrag = f"{euro(teveel[0])} " if teveel else ""
        yield Bevinding("2a", f"de huurprijs is {bedrag}hoger dan de maximale huurprijs")
    elif te_veel is not None and te_veel.uitkomst == TE_VEEL:
        sinds = in_woorden(te_veel.datum("boven het maximum sinds"))
        yield Bevinding("2a", f"de huurprijs was hoger dan de maximale huurprijs, het laatst vanaf {sinds}")
    for artikel in artikelen(verhoging):
        yield Bevinding(artikel, "de huurprijs is meer verhoogd dan het maximale percentage")
    if telling is not None and telling.uitkomst == NEE:
        yield Bevinding("2", "de puntentelling bij de huurovereenkomst ontbreekt, is niet volledig of kwam te laat")


def _nog_geen_wet(z: Zaak) -> Beslissing:
    zin = f"op {in_woorden(z.peildatum)} is er geen Wet goed verhuurderschap om te handhaven"
    return Beslissing("boete", "Kan de gemeente een bestuurlijke boete opleggen?", NEE, (Reden(zin, "Wgv art. 19"),))


def _toewijzing(z: Zaak, gemeente: Gemeente | None) -> tuple[Beslissing, ...]:
    """Toewijzing staat los van handhaving; zij komt erbij als het document een inkomen ervoor geeft."""
    h = z.document.huishouden
    if h is None or h.inkomen_toewijzing is None:
        return ()
    return (toewijzing(h, middeldure_huurwoonruimte(z), z.regeling, gemeente),)


def controleer_handhaving(document: Document) -> list[Fout]:
    """Tegenspraak in de feiten over de huurovereenkomst, de boetes en de puntentelling; alle fouten tegelijk."""
    return [*controleer_huurfeiten(document), *_boetefouten(document), *_tellingfouten(document)]


def _boetefouten(document: Document) -> Iterator[Fout]:
    begin = onderwerp("handhaving")["boete_artikelen"].waarden[0].vanaf
    for i, b in enumerate(document.verhuurder.boetes):
        pad = f"verhuurder.boetes[{i}]"
        if not artikel_van(b.bepaling):
            zin = f"“{b.bepaling[:40]}” is geen artikel van de Wet goed verhuurderschap; schrijf bijvoorbeeld 2a of Wgv art. 2a lid 1."
            yield Fout(f"{pad}.bepaling", "bepaling_onleesbaar", zin)
        if b.datum < begin:
            yield Fout(f"{pad}.datum", "boete_voor_de_wet", f"De Wet goed verhuurderschap geldt pas vanaf {begin}.")
        if b.openbaar_besluit is not None and b.openbaar_besluit < b.datum:
            yield Fout(
                f"{pad}.openbaar_besluit", "openbaar_voor_boete", f"Het besluit is van vóór de boete op {b.datum}."
            )
        if b.openbaar_bekend is not None and b.openbaar_besluit is not None and b.openbaar_bekend < b.openbaar_besluit:
            zin = f"Een besluit van {b.openbaar_besluit} kan niet eerder bekend zijn gemaakt."
            yield Fout(f"{pad}.openbaar_bekend", "bekend_voor_besluit", zin)


def _tellingfouten(document: Document) -> Iterator[Fout]:
    telling = document.puntentelling
    if telling is None or telling.gegeven is not False:
        return
    for veld in ("punten_per_rubriek", "naar_aanvang", "maximale_huurprijs", "bewijs_opslag", "einddatum_opslag"):
        if getattr(telling, veld):
            zin = "Er is geen puntentelling gegeven (gegeven: nee); dan staat er ook niets in."
            yield Fout(f"puntentelling.{veld}", "puntentelling_niet_gegeven", zin)
