"""Van document naar kolommen: één woning wordt een rij met haar lagen, rijen worden `Woningen`.

Wat een document openlaat, wordt hier óf een uitgangspunt (zie de velden van `feiten.model`) óf een `Invulling`: de waarde die een
onbekend feit in deze rij krijgt. `feiten.onbekend` maakt van een document alle invullingen die een andere uitkomst kunnen geven.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.feiten.kolommen import RENOVATIEJAREN
from huurstelsel.feiten.model import Document, Energieprestatie, vastgesteld_op
from huurstelsel.feiten.model import Woning as WoningFeit
from huurstelsel.feiten.model import Woonvoorziening as WoonvoorzieningFeit
from huurstelsel.feiten.ruimte import GEEN_EISEN, Eisen
from huurstelsel.feiten.ruimte import Ruimte as RuimteFeit
from huurstelsel.feiten.ruimte import Voorziening as VoorzieningFeit
from huurstelsel.feiten.soorten import (
    COMBINATIES,
    ENERGIELABELS,
    RUIMTECODE,
    VOORZIENINGCODE,
    Klasse,
    Woningtype,
)
from huurstelsel.reken.getallen import MM2, PUNT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from huurstelsel.feiten.samenvoegen import WettelijkeRuimte
    from huurstelsel.feiten.woonwagen import Standplaats, Toekenning, Woonwagen

Vlaggen = tuple[bool, ...]
Getallen = tuple[int, ...]

ONBEKEND = -1
NOOIT = date.max.toordinal()
RUIME_BUITENRUIMTE = 100_000 * MM2  # haalt in elk stelsel het maximum van de rubriek, en is groot genoeg om te parkeren
_TYPE = {"I": 1, "II": 2, "III": 3, None: 0}
_VERWARMINGSWIJZE = {None: 0, "cv": 0, "gaskachels": 1, "schoorsteen": 2}


@dataclass(frozen=True, slots=True)
class Invulling:
    """Waarden voor wat het document openlaat.

    Attributes:
        ruim: onbekende verwarming, buitenoppervlakten en voorzieningen op hun gunstigst (anders: op hun ongunstigst).
        aanrechten: lengte (mm) van de aanrechten waarvan zij niet bekend is, naar id van de ruimte.
        labeloppervlakte: gebruiksoppervlakte (mm²) van energielabels die haar niet noemen.
        plekken: of de onbekende maat van een gedeelde garage, carport of parkeerplaats groot genoeg is om te parkeren, naar soort; wat er niet
            in staat volgt `ruim`.
        woningtype, bouwjaar, ondertekend, woz_klasse, sanitair, in_corop: waarde voor het onbekende feit; `None` als het document haar zelf geeft.
    """

    ruim: bool = False
    woningtype: Woningtype | None = None
    bouwjaar: int | None = None
    ondertekend: date | None = None
    labeloppervlakte: int | None = None
    aanrechten: tuple[tuple[str, int], ...] = ()
    woz_klasse: int | None = None
    sanitair: bool | None = None
    in_corop: bool | None = None
    plekken: tuple[tuple[str, bool], ...] = ()


@dataclass(slots=True)
class RuimteRij:
    """Een ruimte als rij, met haar voorzieningen; `stel` is leeg als niet is gezegd met welk stel zij wordt gedeeld."""

    id: str | None
    adressen: int
    kamers: int
    getallen: Getallen
    vlaggen: Vlaggen
    voorzieningen: list[Getallen]
    stel: str = ""


@dataclass(slots=True)
class Rij:
    """Een woning als rij. Ruimten staan op aantal adressen en kamers, en dan op stel: privé eerst."""

    getallen: Getallen
    vlaggen: Vlaggen
    ruimten: list[RuimteRij]
    energie: list[tuple[Getallen, Vlaggen]]
    woz: Sequence[Getallen]
    wagen: Getallen = ()


def afgekapt(waarde: Decimal | Fraction, schaal: int) -> int:
    """Waarde × schaal, naar beneden afgekapt; exact, los van elke decimale context."""
    teller, noemer = waarde.as_integer_ratio()
    return teller * schaal // noemer


def _dag(datum: date | None) -> int:
    return ONBEKEND if datum is None else datum.toordinal()


def rijen_van(
    document: Document,
    ruimten: list[WettelijkeRuimte],
    invullingen: Sequence[Invulling],
    *,
    in_corop: bool,
    corop: int = 0,
) -> list[Rij]:
    """Maak van een document en zijn wettelijke ruimten een rij per invulling van wat onbekend is; wat gelijk blijft, delen zij.

    Args:
        in_corop: de gemeente ligt op de peildatum in het COROP-gebied Amsterdam of Utrecht (rubriek 11.1a).
        corop: nummer van het COROP-gebied; alleen nodig voor onzelfstandige woonruimte.
    """
    woning = document.woning
    bekend = not (woning.ruimten_onbekend or any(r.zonder_maat for r in ruimten))
    energie = {
        mm2: [_energie(e, mm2) for e in woning.energieprestaties] for mm2 in {i.labeloppervlakte for i in invullingen}
    }
    vlaggen = {
        ja: _woningvlaggen(woning, in_corop=in_corop or ja is True, bekend=bekend)
        for ja in {i.in_corop for i in invullingen}
    }
    zo = {(i.ruim, i.aanrechten, i.plekken) for i in invullingen}
    ruimterijen = {keus: _ruimterijen(woning, ruimten, *keus) for keus in zo}
    woz = [
        (afgekapt(w.waarde, 100), w.waardepeildatum.year, _dag(vastgesteld_op(w)), w.voortgang_bouw or 100)
        for w in woning.woz_waarden
    ]
    return [
        Rij(
            _woninggetallen(document, invulling, corop),
            vlaggen[invulling.in_corop],
            ruimterijen[invulling.ruim, invulling.aanrechten, invulling.plekken],
            energie[invulling.labeloppervlakte],
            woz,
            _wagengetallen(woning.woonwagen, woning.standplaats, invulling),
        )
        for invulling in invullingen
    ]


def _wagengetallen(wagen: Woonwagen | None, plaats: Standplaats | None, invulling: Invulling) -> Getallen:
    """De kolommen van `WAGEN_GETALLEN`; leeg als het geen woonwagen en geen standplaats is."""
    deel = wagen or plaats
    if deel is None:
        return ()
    afwijkend = deel.afwijkende_basiswaardering
    keuken = None if wagen is None else wagen.extra_kwaliteit_keuken
    buiten, omgeving, hinder = (
        (None, None, None) if plaats is None else (plaats.extra_buitenruimte, plaats.woonomgeving, plaats.hinder)
    )
    return (
        0 if wagen is None else -afgekapt(-wagen.lengte, 1_000),
        0 if plaats is None else afgekapt(plaats.oppervlakte, MM2),
        int((invulling.sanitair if deel.sanitair is None else deel.sanitair) is True),
        0 if wagen is None else wagen.aanbouwen_slaapvoorziening or 0,
        deel.verwarmde_vertrekken or 0,
        deel.verwarmde_overige_ruimten or 0,
        _punten(keuken),
        _punten(deel.extra_kwaliteit_sanitair),
        _punten(buiten),
        sum(map(_punten, omgeving or ())),
        sum(map(_punten, hinder or ())),
        ONBEKEND if afwijkend is None else _punten(afwijkend),
    )


def _punten(toekenning: Toekenning | None) -> int:
    return 0 if toekenning is None else afgekapt(toekenning.punten, PUNT)


def _woninggetallen(document: Document, invulling: Invulling, corop: int) -> Getallen:
    woning, contract, aftrek = document.woning, document.contract, document.woning.aftrek
    woningtype = woning.woningtype or invulling.woningtype
    return (
        0 if woningtype is None else 1 + (woningtype is Woningtype.MEERGEZINSWONING),
        woning.bouwjaar or invulling.bouwjaar or 0,
        sum(
            {
                1 << (r.jaar - RENOVATIEJAREN.start)
                for r in woning.renovaties
                if r.voldoet_aan_nieuwbouweisen and r.jaar in RENOVATIEJAREN
            }
        ),
        ONBEKEND if woning.gebruiksoppervlakte is None else afgekapt(woning.gebruiksoppervlakte, MM2),
        0 if woning.taxatiewaarde is None else afgekapt(woning.taxatiewaarde, 100),
        _dag(contract.ondertekend or invulling.ondertekend),
        _dag(contract.ingangsdatum),
        _dag(woning.start_bouw),
        _dag(woning.eerste_ingebruikname),
        ONBEKEND if contract.huurprijs is None else afgekapt(contract.huurprijs, 100),
        woning.kamers_op_adres or 1,
        corop,
        invulling.woz_klasse or 0,
        ONBEKEND if aftrek.ruitoppervlakte is None else afgekapt(aftrek.ruitoppervlakte, MM2),
        # naar boven, want de grens is "meer dan"
        ONBEKEND if aftrek.hoogte_raamkozijn is None else -afgekapt(-aftrek.hoogte_raamkozijn, 1_000),
        _VERWARMINGSWIJZE[woning.verwarmingswijze],
    )


def _woningvlaggen(woning: WoningFeit, *, in_corop: bool, bekend: bool) -> Vlaggen:
    zorg = woning.zorgwoning
    voorwaarden = zorg is not None and bool(
        zorg.in_woongebouw
        and zorg.drempelloos_toegankelijk
        and zorg.alarmering_in_huurovereenkomst
        and zorg.gemeenschappelijke_ruimte_in_huurovereenkomst
    )
    return (
        bool(woning.rijksmonument),
        bool(woning.provinciaal_monument),
        bool(woning.gemeentelijk_monument),
        bool(woning.rijksbeschermd_gezicht),
        bool(woning.energieprestatievergoeding),
        voorwaarden,
        zorg is not None and bool(zorg.drie_punten_gemeenschappelijk),
        bool(woning.aanbelfunctie_met_video),
        in_corop,
        bekend,
        woning.aftrek.via_vertrek_verhuurder is True,
        woning.aftrek.extreme_overlast is True,
        woning.aftrek.hoog_zonder_lift is True,
        woning.aftrek.gevelwand_dichtbij is True,
        woning.aftrek.geen_warme_maaltijden is True,
        bool(woning.kosten_instandhouding),
        bool(woning.warmtelevering_in_servicekosten),
        bool(woning.thermostaatknoppen),
        bool(woning.buitenruimte_extra_kwaliteit),
    )


def _energie(prestatie: Energieprestatie, labeloppervlakte: int | None) -> tuple[Getallen, Vlaggen]:
    opname = prestatie.opnamedatum or prestatie.registratiedatum
    registratie = prestatie.registratiedatum or opname
    # naar boven, want elke grens van de energie-index is "tot en met"
    waarde = ONBEKEND if prestatie.waarde is None else -afgekapt(-prestatie.waarde, 1_000_000)
    getallen = (
        int(prestatie.soort == "energie-index"),
        ONBEKEND if prestatie.label is None else ENERGIELABELS.index(prestatie.label),
        waarde,
        _dag(opname),
        _dag(registratie),
        NOOIT if prestatie.geldig_tot is None else prestatie.geldig_tot.toordinal(),
        (labeloppervlakte or ONBEKEND)
        if prestatie.gebruiksoppervlakte is None
        else afgekapt(prestatie.gebruiksoppervlakte, MM2),
    )
    vlaggen = (
        prestatie.voor == "woning",
        prestatie.geldig_voor_wws is not False,
        prestatie.vereenvoudigd is True,
        prestatie.vereenvoudigd is False,
        prestatie.risico_oververhitting == "laag",
    )
    return getallen, vlaggen


def _ruimterijen(
    woning: WoningFeit,
    ruimten: list[WettelijkeRuimte],
    ruim: bool,  # noqa: FBT001 - een veld van `Invulling`
    aanrechten: tuple[tuple[str, int], ...],
    plekken: tuple[tuple[str, bool], ...],
) -> list[RuimteRij]:
    """De rijen van alle ruimten bij een invulling, privé eerst."""
    alle_kamers, lengten, groot = woning.kamers_op_adres or 1, dict(aanrechten), dict(plekken)
    uit = [_ruimterij(r, (ruim, lengten.get(r.id, ONBEKEND), alle_kamers, groot.get(r.soort, ruim))) for r in ruimten]
    uit += _buiten_de_ruimten(woning, alle_kamers)
    uit.sort(key=lambda r: (r.adressen, r.kamers, r.stel))
    return uit


def _ruimterij(ruimte: WettelijkeRuimte, zo: tuple[bool, int, int, bool]) -> RuimteRij:
    """De rij van een ruimte; één keer gemaakt voor alle kamers en invullingen waarin zij hetzelfde is."""
    gemaakt = ruimte.rijen.get(zo)
    if gemaakt is None:
        gemaakt = ruimte.rijen[zo] = _nieuwe_ruimterij(ruimte, *zo)
    return gemaakt


def _nieuwe_ruimterij(
    ruimte: WettelijkeRuimte,
    ruim: bool,  # noqa: FBT001 - met de andere een sleutel van `WettelijkeRuimte.rijen`
    aanrecht: int,
    alle_kamers: int,
    groot: bool,  # noqa: FBT001
) -> RuimteRij:
    bron = ruimte.bron
    m2 = ruimte.oppervlakte
    oppervlakte = _onbekende_maat(ruimte, ruim=ruim, groot=groot) if m2 is None else afgekapt(m2, MM2)
    verwarmd = ruim if ruimte.verwarmd is None else ruimte.verwarmd
    er_zijn = [*ruimte.voorzieningen, *(VoorzieningFeit(soort=s) for s in ruimte.voorzieningen_onbekend if ruim)]
    voorzieningen = [rij for v in er_zijn for rij in _voorziening(v, aanrecht)]
    if bron.extra_kwaliteit_keuken is not None:
        voorzieningen.append(_investering("extra_kwaliteit_keuken", bron.extra_kwaliteit_keuken))
    if bron.extra_kwaliteit_sanitair is not None:
        voorzieningen.append(_investering("extra_kwaliteit_sanitair", bron.extra_kwaliteit_sanitair))
    keuken_verwarmd = ruim if ruimte.keuken_verwarmd is None else ruimte.keuken_verwarmd
    getallen = (RUIMTECODE[ruimte.soort], oppervlakte, bron.aantal, _TYPE[bron.type])
    vlaggen = (
        verwarmd,
        ruimte.verkoeld is True,
        *_eisen(ruimte.eisen),
        ruimte.bevat_keuken,
        keuken_verwarmd,
        ruimte.kast_op_verkeersruimte,
        ruimte.wastafels_zonder_maximum is False,
        *_eisen_voor_wbh(ruimte.eisen),
    )
    adressen, kamers, stel = deling(bron, alle_kamers)
    return RuimteRij(ruimte.id, adressen, kamers, getallen, vlaggen, voorzieningen, stel)


def _onbekende_maat(ruimte: WettelijkeRuimte, *, ruim: bool, groot: bool) -> int:
    """Oppervlakte (mm²) die een ruimte zonder maat in een invulling krijgt."""
    if ruimte.soort == "parkeerplek":
        return ONBEKEND
    genoeg = groot if ruimte.is_plek else ruim and ruimte.klasse == Klasse.BUITENRUIMTE
    return RUIME_BUITENRUIMTE if genoeg else 0


def deling(ruimte: RuimteFeit, alle_kamers: int) -> tuple[int, int, str]:
    """Het aantal adressen en het aantal kamers dat een ruimte deelt, en hun stel; met andere adressen delen alle kamers van het adres."""
    adressen = ruimte.gedeeld_met_adressen
    return adressen, ruimte.gedeeld_met_kamers or (alle_kamers if adressen > 1 else 1), ruimte.gedeeld_stel or ""


def _eisen(e: Eisen) -> Vlaggen:
    """Per vlag van `RUIMTE_VLAGGEN` (van eisen_vertrek tot en met eisen_parkeerplek): geen van de eisen is "nee"."""
    if e is GEEN_EISEN:
        return _ALLES_VOLDAAN
    vertrek = (
        e.begaanbare_vloer,
        e.vaste_wanden,
        e.breedte,
        e.vrije_hoogte,
        e.daglicht,
        e.ventilatie,
        e.stopcontact_en_lichtpunt,
    )
    keuken = (e.water_aan_en_afvoer, e.kookaansluiting, e.inbouwkasten, e.waterdichte_wand_keuken)
    badruimte = (
        e.waterdichte_vloer,
        e.vrije_hoogte_badruimte,
        e.waterdichte_wand_badruimte,
        e.mengkraan_en_spiegel,
        e.warm_en_koud_water,
    )
    return (
        False not in vertrek,
        e.begaanbare_vloer is not False,
        e.dak_beschoten is not False,
        e.vaste_trap is not False and e.trap is not False,
        e.trap is not False,
        False not in keuken,
        False not in badruimte,
        False not in (e.beloopbare_afwerking, e.valbeveiliging, e.toegang_via_deur),
        e.minimumafmeting is not False,
        e.exclusief_gebruiksrecht is not False,
        False not in (e.afgebakend_vak, e.onroerende_aanhorigheid),
    )


_ALLES_VOLDAAN = (True,) * 11


def _eisen_voor_wbh(e: Eisen) -> Vlaggen:
    """Basisniveau van de keuken en eisen aan de badruimte vóór de Wet betaalbare huur (toelichting rubriek 5 en 6; bijlage I.B, voetnoot 3)."""
    if e is GEEN_EISEN:
        return True, True, True, True
    keuken = False not in (e.water_aan_en_afvoer, e.kookaansluiting, e.inbouwkasten)
    return (
        keuken,
        False not in (e.waterdichte_vloer, e.waterdichte_wand_badruimte, e.warm_en_koud_water),
        keuken and False not in (e.warm_en_koud_water, e.ventilatie),
        e.water_aan_en_afvoer is not False,
    )


def _investering(soort: str, euro: Decimal, maat: int = ONBEKEND, jaar: int = NOOIT) -> Getallen:
    return (VOORZIENINGCODE[soort], 1, maat, ONBEKEND, afgekapt(euro, 100), jaar)


def _voorziening(feit: VoorzieningFeit, onbekend_aanrecht: int) -> list[Getallen]:
    maat, aaneengesloten = ONBEKEND, ONBEKEND
    if feit.soort == "aanrecht":
        stuk = ONBEKEND if feit.aaneengesloten is None else afgekapt(feit.aaneengesloten, 1_000)
        maat = max(onbekend_aanrecht, stuk) if feit.lengte is None else afgekapt(feit.lengte, 1_000)
        aaneengesloten = maat if feit.aaneengesloten is None else stuk
    elif feit.soort == "extra_kastruimte":
        maat = ONBEKEND if feit.breedte is None else afgekapt(feit.breedte, 1_000)
    return [
        (VOORZIENINGCODE[soort], feit.aantal, maat, aaneengesloten, 0, NOOIT)
        for soort in COMBINATIES.get(feit.soort, (feit.soort,))
    ]


def _woonvoorziening(feit: WoonvoorzieningFeit) -> Getallen:
    netto = afgekapt(Fraction(feit.kosten) - Fraction(feit.subsidie) - Fraction(feit.eigen_bijdrage), 100)
    deels = feit.subsidie > 0 if feit.deels_gesubsidieerd is None else feit.deels_gesubsidieerd
    telt_mee = deels and feit.voor_huidige_huurder is not False
    ingreep = NOOIT if feit.datum is None else feit.datum.toordinal()
    return (VOORZIENINGCODE["woonvoorziening_gehandicapten"], int(telt_mee), ONBEKEND, ONBEKEND, netto, ingreep)


def _buiten_de_ruimten(woning: WoningFeit, alle_kamers: int) -> list[RuimteRij]:
    """Laadpalen en woonvoorzieningen die bij geen ruimte zijn opgegeven."""
    soort = RUIMTECODE["buiten_de_ruimten"]
    vlaggen = (False, False, *_ALLES_VOLDAAN, False, False, False, False, True, True, True, True)
    laadpalen = [
        (
            p.gedeeld_met_adressen,
            alle_kamers if p.gedeeld_met_adressen > 1 else 1,
            (VOORZIENINGCODE["laadpaal"], p.aantal, ONBEKEND, ONBEKEND, 0, NOOIT),
        )
        for p in woning.laadpalen
    ]
    gehandicapten = [
        (v.gedeeld_met_adressen, v.gedeeld_met_gehandicapten, _woonvoorziening(v))
        for v in woning.woonvoorzieningen_gehandicapten
    ]
    renovaties = [
        (1, 1, _investering("renovatie", r.investering, int(r.voldoet_aan_nieuwbouweisen is True), r.jaar))
        for r in woning.renovaties
        if r.investering is not None
    ]
    return [
        RuimteRij(None, adressen, delers, (soort, 0, 1, 0), vlaggen, [voorziening])
        for adressen, delers, voorziening in laadpalen + gehandicapten + renovaties
    ]
