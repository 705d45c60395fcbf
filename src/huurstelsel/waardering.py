"""De voordeur: van feiten en een regeling naar een uitkomst."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from huurstelsel import __version__
from huurstelsel.bepalend import paden
from huurstelsel.feiten import ligging, onbekend
from huurstelsel.feiten.aannamen import aannamen
from huurstelsel.feiten.aannamen_voor_wbh import aannamen_voor_wbh
from huurstelsel.feiten.aannamen_wagen import berekende_tabel, toekenningen
from huurstelsel.feiten.adres import per_kamer
from huurstelsel.feiten.bouwen import bouw
from huurstelsel.feiten.lezen import lees_met_meldingen
from huurstelsel.feiten.rijen import afgekapt, rijen_van
from huurstelsel.feiten.samenvoegen import Openingseisen, voeg_samen
from huurstelsel.fouten import FeitenFout, Fout, NietGevonden
from huurstelsel.grootboek import Grootboek
from huurstelsel.recht.laden import vingerafdruk
from huurstelsel.regeling import Regeling
from huurstelsel.regels import zelfstandigheid
from huurstelsel.reken.breuken import exacte_som, rond_af
from huurstelsel.reken.getallen import PUNT, Kolom, breuk, element, ergens, half_op
from huurstelsel.reken.post import SLOT, Saldi
from huurstelsel.samenvatting import Samenvatting, huren
from huurstelsel.uitkomst import Kwitantie, Melding, Uitkomst, Vaststelling

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction
    from pathlib import Path

    from huurstelsel.feiten.adres import KamerDocument
    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.feiten.model import Document
    from huurstelsel.feiten.rijen import Invulling, Rij
    from huurstelsel.feiten.samenvoegen import WettelijkeRuimte
    from huurstelsel.regels.stelsel import Stelsel
    from huurstelsel.reken.breuken import Breuk

_JJJJ_MM_DD = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True, eq=False)
class Gewaardeerd:
    """Een groep woningen na alle regels.

    Attributes:
        onafgerond: totaal in 1/PUNT vóór de afronding op hele punten; blijven rubrieken exact, dan naar beneden op 1/PUNT.
        punten: hele punten (slotopmerking toelichting: de helft naar boven).
        open: het totaal als geheel deel en breuken; zonder breuken is `onafgerond` exact.
    """

    saldi: Saldi
    onafgerond: Kolom
    punten: Kolom
    open: tuple[Kolom, list[Breuk]]

    def totaal(self, i: int) -> Fraction:
        """Exact totaal van woning i vóór de afronding op hele punten."""
        geheel, breuken = self.open
        if not breuken:
            return breuk(element(self.onafgerond, i), PUNT)
        return exacte_som(geheel, breuken, i) / PUNT


def reken(w: Woningen, regeling: Regeling, *, grootboek: bool = True) -> Gewaardeerd:
    """Pas alle regels van de regeling toe op een groep woningen; één woning is dezelfde aanroep als een miljoen."""
    bijlage = regeling.bijlage
    saldi = Saldi(w, grootboek=grootboek, stap=bijlage.rubriek_stap)
    for regel, parameters in regeling.stappen:
        saldi.boek(regel.rubriek, regel.gedeeld, regel.artikel, regel.functie(w, parameters, saldi))
    return saldeer(saldi, bijlage)


def saldeer(saldi: Saldi, bijlage: Stelsel) -> Gewaardeerd:
    """Tel de rubrieken en de slotposten van een volledig grootboek op, en rond af op hele punten."""
    slot = saldi.rekening(SLOT).exact
    onafgerond = saldi.punten(*bijlage.rubrieken) + slot
    if bijlage.rubriek_stap:
        return Gewaardeerd(saldi, onafgerond, half_op(onafgerond, PUNT) // PUNT, (onafgerond, []))
    geheel, breuken = saldi.exact(*bijlage.rubrieken)
    afgerond = rond_af(geheel + slot, breuken, PUNT)
    return Gewaardeerd(saldi, onafgerond, afgerond // PUNT, (geheel + slot, breuken))


def waardeer(
    feiten: Document | dict[str, Any] | str | Path,
    regeling: Regeling | date | str | None = None,
) -> Uitkomst:
    """Waardeer één woning, met volledige uitleg.

    Args:
        feiten: een document (bijlage `huurstelsel voorbeeld`), een dict in die vorm, een VERA-Eenheid, of het pad van een bestand.
        regeling: een regeling of een peildatum (het document kiest het stelsel); zonder geldt de peildatum van het document, en anders de dag van vandaag.

    Returns:
        De uitkomst: punten, maximale huurprijs in eurocenten, opslagen, segment, posten, vaststellingen, aannamen en kwitantie.

    Raises:
        FeitenFout: de feiten kloppen niet; alle fouten tegelijk.
        RechtFout: voor de peildatum is het recht er niet of niet bekend.
    """
    zaak, recht, meldingen = een_zaak(feiten, regeling, "waardeer het met `waardeer_adres`")
    return waardeer_zaken([zaak], recht, meldingen)[0]


def een_zaak(
    feiten: Document | dict[str, Any] | str | Path, regeling: Regeling | date | str | None, raad: str
) -> tuple[Zaak, Regeling, tuple[Melding, ...]]:
    """Eén woning klaar om te rekenen, de regeling voor haar huurovereenkomst, en wat het lezen meldde.

    Args:
        raad: wat te doen met een adres met kamers.

    Raises:
        FeitenFout: de feiten kloppen niet, of het is een adres met kamers; alle fouten tegelijk.
        RechtFout: voor de peildatum is het recht er niet of niet bekend.
    """
    regeling = als_regeling(regeling)
    document, meldingen = lees_met_meldingen(feiten, regeling.peildatum if regeling else None)
    if document.kamers:
        zin = f"Dit document beschrijft een adres met kamers; {raad}."
        raise FeitenFout([Fout("kamers", "adres_met_kamers", zin)])
    regeling, meldingen = regeling_voor(document, regeling, meldingen)
    regeling = regeling.voor_overeenkomst(document.contract.ondertekend)
    return maak_zaak(document, regeling), regeling, meldingen


def waardeer_adres(
    feiten: Document | dict[str, Any] | str | Path,
    regeling: Regeling | date | str | None = None,
) -> tuple[Uitkomst, ...]:
    """Waardeer alle kamers van een adres in één keer; zie `waardeer`.

    Args:
        feiten: een document met `kamers`, en bij elke ruimte haar `gebruikers`.

    Returns:
        De uitkomst van elke kamer, in de volgorde van het document; `id` is de id van de kamer.

    Raises:
        FeitenFout: de feiten kloppen niet, of er zijn geen kamers; alle fouten tegelijk.
        RechtFout: voor de peildatum is het recht er niet of niet bekend.
    """
    regeling = als_regeling(regeling)
    document, meldingen = lees_met_meldingen(feiten, regeling.peildatum if regeling else None)
    if not document.kamers:
        zin = "Dit document heeft geen kamers; waardeer het met `waardeer`."
        raise FeitenFout([Fout("kamers", "geen_kamers", zin)])
    regeling, meldingen = regeling_voor(document, regeling, meldingen)
    kamers = [(regeling.voor_overeenkomst(k.document.contract.ondertekend), k) for k in per_kamer(document)]
    uit: dict[int, Uitkomst] = {}
    for recht in dict.fromkeys(recht for recht, _ in kamers):
        alle = _ruimten_van([k for _, k in kamers], recht)
        samen = {i: _zaak_van_kamer(k, recht, *alle) for i, (r, k) in enumerate(kamers) if r == recht}
        uit.update(zip(samen, waardeer_zaken([*samen.values()], recht, meldingen), strict=True))
    return tuple(uit[i] for i in range(len(kamers)))


def _ruimten_van(
    kamers: Sequence[KamerDocument], regeling: Regeling
) -> tuple[list[WettelijkeRuimte], list[Vaststelling]]:
    """De ruimten van het adres in de zin van de wet; wat samengaat heeft dezelfde gebruikers (`feiten.adres`)."""
    alle = {nummer: r for k in kamers for nummer, r in zip(k.nummers, k.document.woning.ruimten, strict=True)}
    nummers = sorted(alle)
    return voeg_samen(tuple(alle[nummer] for nummer in nummers), _openingseisen(regeling), nummers)


def _zaak_van_kamer(
    kamer: KamerDocument, regeling: Regeling, alle: list[WettelijkeRuimte], samengevoegd: list[Vaststelling]
) -> Zaak:
    """De zaak van een kamer, met haar ruimten uit die van het adres."""
    nummers, ids = set(kamer.nummers), {ruimte.id for ruimte in kamer.document.woning.ruimten}
    ruimten = [ruimte for ruimte in alle if ruimte.nummer in nummers]
    return _zaak(kamer.document, regeling, ruimten, [v for v in samengevoegd if v.onderwerp in ids])


def als_regeling(regeling: Regeling | date | str | None) -> Regeling | None:
    """Een peildatum als regeling."""
    if isinstance(regeling, str):
        regeling = _peildatum(regeling)
    if isinstance(regeling, date):
        return Regeling.op(regeling.date() if isinstance(regeling, datetime) else regeling)
    return regeling


def regeling_voor(
    document: Document, regeling: Regeling | None, meldingen: tuple[Melding, ...]
) -> tuple[Regeling, tuple[Melding, ...]]:
    """De regeling voor het stelsel van het document; zonder peildatum geldt vandaag, met een melding."""
    if regeling is None:
        peildatum = document.peildatum
        if peildatum is None:
            peildatum = date.today()  # noqa: DTZ011 - een peildatum is een Nederlandse kalenderdag
            zin = f"Geen peildatum opgegeven: gerekend met vandaag, {peildatum}."
            meldingen = (*meldingen, Melding("peildatum", zin))
        regeling = Regeling.op(peildatum)
    return regeling.voor(document.woning.stelsel), meldingen


def _peildatum(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst if _JJJJ_MM_DD.fullmatch(tekst) else "")
    except ValueError:
        zin = f"“{tekst}” is geen bestaande datum; schrijf jjjj-mm-dd, bijvoorbeeld 2026-01-01."
        raise FeitenFout([Fout("peildatum", "geen_datum", zin)]) from None


@dataclass(frozen=True, slots=True)
class Zaak:
    """Een document dat klaar is om te rekenen: zijn ruimten in de zin van de wet, en een rij per invulling."""

    document: Document
    ruimten: list[WettelijkeRuimte]
    samengevoegd: list[Vaststelling]
    onbekende: list[Melding]
    meldingen: list[Melding]
    invullingen: list[Invulling]
    rijen: list[Rij]


def maak_zaak(document: Document, regeling: Regeling) -> Zaak:
    """Maak een document klaar om te rekenen.

    Raises:
        FeitenFout: er is zoveel onbekend dat er geen bereik is te geven.
    """
    return _zaak(document, regeling, *voeg_samen(document.woning.ruimten, _openingseisen(regeling)))


def _zaak(
    document: Document, regeling: Regeling, ruimten: list[WettelijkeRuimte], samengevoegd: list[Vaststelling]
) -> Zaak:
    _gangkasten(ruimten, regeling)
    energie = regeling.parameters("energieprestatie")
    corop = None if regeling.stelsel == "zelfstandig" else ligging.corop(document, regeling)
    naar_oppervlakte = energie.geldt("overgang_klein") or energie.geldt("klein_tot")
    in_corop, meldingen = ligging.in_corop(document, regeling)
    gemeente_open = bool(meldingen) and ligging.kan_klein_zijn(document.woning, ruimten, regeling)
    alle, onbekende = onbekend.invullingen(
        document,
        ruimten,
        corop=corop,
        tabel_naar_oppervlakte=naar_oppervlakte,
        voor_wbh=regeling.bijlage.voor_wbh,
        gemeente_open=gemeente_open,
    )
    meldingen = [] if gemeente_open else meldingen
    rijen = rijen_van(document, ruimten, alle, in_corop=in_corop, corop=int(corop or 0))
    return Zaak(document, ruimten, samengevoegd, onbekende, meldingen, alle, rijen)


def _gangkasten(ruimten: list[WettelijkeRuimte], regeling: Regeling) -> None:
    """Welke kasten op een verkeersruimte niet tellen; vóór de Wet betaalbare huur hangt dat van hun oppervlakte af."""
    telt_niet = regeling.parameters("oppervlakte").kiest("kast_op_verkeersruimte", "telt_niet")
    for ruimte in ruimten:
        ruimte.gangkast_telt_niet = ruimte.kast_op_verkeersruimte and telt_niet and not regeling.bijlage.voor_wbh


def _openingseisen(regeling: Regeling) -> Openingseisen | None:
    """Vanaf welke opening twee ruimten er één zijn; vóór de Wet betaalbare huur kende de wet dat niet."""
    p = regeling.parameters("inleiding")
    if not p.geldt("procent_van_muur"):
        return None
    return Openingseisen(p.procent_van_muur, p.breedte_opening, p.hoogte_opening)


def waardeer_zaken(zaken: Sequence[Zaak], regeling: Regeling, extra: tuple[Melding, ...]) -> list[Uitkomst]:
    """Waardeer zaken van hetzelfde stelsel in één keer."""
    w = bouw([r for zaak in zaken for r in zaak.rijen])
    g = reken(w, regeling)
    if ergens(g.saldi.kolom.get("woz_zonder_bedrag", False)):
        melding = "woning.woz_waarden: de bedragen voor de waardepeildatum van deze WOZ-waarde zijn niet gevonden (woz.onderdeel_1)."
        raise NietGevonden(melding)
    ids = [r.id for zaak in zaken for deel in zaak.rijen for r in deel.ruimten]
    huur, uit, begin = huren(w, g.punten, regeling), [], 0
    rubrieken = regeling.bijlage.rubrieken
    samen = Grootboek(w, g.saldi, range(w.n), ids, rubrieken) if w.n == len(zaken) else None
    for zaak in zaken:
        rijen = range(begin, begin + len(zaak.rijen))
        samenvatting = Samenvatting(zaak, w, g, regeling, huur, rijen)
        laagste = range(samenvatting.laagste, samenvatting.laagste + 1)
        boek = samen or Grootboek(w, g.saldi, laagste, ids, rubrieken)
        uit.append(_uitkomst(zaak, regeling, extra, g, samenvatting, boek))
        begin = rijen.stop
    return uit


def _uitkomst(  # noqa: PLR0913, PLR0917 - alles wat op de uitkomst staat
    zaak: Zaak,
    regeling: Regeling,
    extra: tuple[Melding, ...],
    g: Gewaardeerd,
    samenvatting: Samenvatting,
    boek: Grootboek,
) -> Uitkomst:
    document, laagste = zaak.document, samenvatting.laagste
    grens = None if regeling.bijlage.voor_wbh else zelfstandigheid.beslis(document)
    onafgerond, punten = g.totaal(laagste), element(g.punten, laagste)
    huurprijs, rubrieken = document.contract.huurprijs, boek.rubrieken(laagste)
    bepalend = () if samenvatting.zeker else paden(zaak, samenvatting.per_invulling, begrensd=samenvatting.begrensd)
    return Uitkomst(
        id=document.id,
        peildatum=regeling.peildatum,
        stelsel=regeling.stelsel,
        punten=samenvatting.punten,
        punten_minimaal=samenvatting.minimaal,
        punten_maximaal=samenvatting.maximaal,
        punten_onafgerond=onafgerond,
        bereik=samenvatting.bereik or {r.rubriek: (r.punten, r.punten) for r in rubrieken},
        rubrieken=rubrieken,
        slotposten=boek.slotposten(laagste, onafgerond, punten),
        huurprijs=samenvatting.laagst,
        huurprijs_hoogst=samenvatting.hoogst,
        segment=samenvatting.segment(),
        overeengekomen_huurprijs=None if huurprijs is None else afgekapt(huurprijs, 100),
        vaststellingen=(
            *zaak.samengevoegd,
            *boek.vaststellingen(laagste),
            *([] if grens is None else [grens.vaststelling()]),
            *toekenningen(document.woning),
            *overgangsrecht(regeling),
        ),
        aannamen=(
            *extra,
            *([] if grens is None else zelfstandigheid.tegenspraak(document, grens)),
            *(aannamen_voor_wbh(document, regeling) if regeling.bijlage.voor_wbh else aannamen(document, regeling)),
            *zaak.meldingen,
            *berekende_tabel(regeling.tarief),
        ),
        onbekend=() if samenvatting.zeker else tuple(zaak.onbekende),
        kwitantie=kwitantie(regeling),
        bepalend=bepalend,
        voor_wbh=regeling.bijlage.voor_wbh,
    )


def overgangsrecht(regeling: Regeling) -> list[Vaststelling]:
    """Dat een voorstel deze huurovereenkomst haar oude puntentelling laat houden."""
    return [
        Vaststelling(
            "overgangsrecht",
            "",
            "oud recht",
            f"de huurovereenkomst is gesloten vóór {v.overeenkomsten_voor}; voorstel {v.id} laat haar het oude recht.",
            v.overgangsbepaling,
        )
        for v in regeling.overgangsrecht
    ]


def kwitantie(regeling: Regeling) -> Kwitantie:
    """Versie, hash van het recht, peildatum en afwijkende keuzes: genoeg om de uitkomst over te doen."""
    voorstellen = tuple(v.id for v in regeling.voorstellen)
    bestanden = tuple(v.vingerafdruk for v in regeling.voorstellen)
    return Kwitantie(__version__, vingerafdruk(), regeling.peildatum, voorstellen, regeling.afwijkend, bestanden)
