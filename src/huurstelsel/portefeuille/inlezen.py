"""Van een Arrow-brok naar `Woningen`: dezelfde kolommen als `feiten.rijen` en `feiten.bouwen` maken, maar voor alle rijen tegelijk.

Alleen wat in één oogopslag klopt gaat deze weg. Een woning met iets bijzonders (een open verbinding, een kast bij een ruimte, een
renovatie), of met iets dat niet lijkt te kloppen, is `anders`: zij gaat als document door de gewone controle en waardering. Een woning waarvan
feiten ontbreken die een bereik geven, is `onbekend`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.feiten.basis import MAX_BEDRAG, MAX_OPPERVLAKTE
from huurstelsel.feiten.kolommen import WONING_VLAGGEN, Energie, Woningen, Woz
from huurstelsel.feiten.rijen import NOOIT, ONBEKEND
from huurstelsel.feiten.soorten import ENERGIELABELS
from huurstelsel.portefeuille.gemeenten import corop, groot, in_bijlage_iii, kan_klein_zijn
from huurstelsel.portefeuille.inlezen_ruimten import Ruimten, lees_ruimten
from huurstelsel.portefeuille.kolom import Velden
from huurstelsel.portefeuille.verplaatst import offsets
from huurstelsel.reken.getallen import MM2

if TYPE_CHECKING:
    from datetime import date

    import pyarrow as pa

    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker

STELSELS = ("zelfstandig", "onzelfstandig")
"""De stelsels die in kolommen worden gelezen; woonwagens en standplaatsen gaan als document."""

_ELDERS = ("verhuurder", "huishouden", "gebreken", "puntentelling", "verzoek", "waarderingen")
_ELDERS_OOK = ("huurverhogingsvoorstel", "woningverbetering")
_BIJZONDER = ("aftrek", "woonwagen", "standplaats", "bewoning", "renovaties", "zorgwoning", "laadpalen")
_BIJZONDER_OOK = ("woonvoorzieningen_gehandicapten",)
_CONTRACT_BIJZONDER = ("wijzigingen", "trappen")
_DAG_MIN = -1


@dataclass(frozen=True, slots=True, eq=False)
class Onbekend:
    """Per woning welke feiten ontbreken die een bereik geven."""

    woningtype: Masker
    bouwjaar: Masker
    ondertekend: Masker
    verwarmd: Masker
    oppervlakte: Masker
    oppervlakte_binnen: Masker
    ruimten: Masker


@dataclass(frozen=True, slots=True, eq=False)
class Ingelezen:
    """Een brok als kolommen.

    Attributes:
        anders: welke woningen als document moeten worden gewaardeerd; hun kolommen zeggen niets.
        onbekend: welke feiten ontbreken; in de kolommen staan zij op hun ongunstigst, 0 of −1.
        aangenomen: welke feiten niet zijn opgegeven en een uitgangspunt hebben, als bits van `uitslag.AANGENOMEN`.
        ruimten: de ruimten zoals zij zijn opgegeven, om onbekende feiten in te vullen.
    """

    w: Woningen
    anders: Masker
    onbekend: Onbekend
    aangenomen: Kolom
    ruimten: Ruimten


def lees(brok: pa.RecordBatch, regeling: Regeling, *, labelmaat_van_woning: bool = False) -> Ingelezen:
    """Lees een brok van één stelsel (zelfstandig of onzelfstandig) in.

    Args:
        brok: kolommen van `schema`, of een deel ervan; het stelsel van elke woning is dat van de regeling.
        labelmaat_van_woning: een energieprestatie zonder oppervlakte heeft de gebruiksoppervlakte van haar woning.
    """
    document = Velden(dict(zip(brok.schema.names, brok.columns, strict=True)), brok.num_rows)
    woning, contract = document.groep("woning"), document.groep("contract")
    document.twijfel_als(~document.bekend("woning"))
    document.twijfel_als(document.te_lang("id", 200) | document.gevuld(*_ELDERS, *_ELDERS_OOK))
    document.twijfel_als(woning.gevuld(*_BIJZONDER, *_BIJZONDER_OOK) | contract.gevuld(*_CONTRACT_BIJZONDER))
    kamers = woning.geheel("kamers_op_adres", 1, 1, 100_000)
    if regeling.stelsel == "onzelfstandig":
        document.twijfel_als(~woning.bekend("kamers_op_adres"))
    else:
        document.twijfel_als(kamers > 1)
    ruimten = lees_ruimten(woning, regeling.stelsel, kamers)
    w = Woningen(
        brok.num_rows,
        groep=ruimten.groep,
        ruimte=ruimten.ruimte,
        voorziening=ruimten.voorziening,
        energie=_energie(woning),
        woz=_woz(woning),
    )
    w.kamers_op_adres = kamers
    _woningkolommen(w, woning, regeling.peildatum)
    _contractkolommen(w, contract)
    _gebied(w, document.groep("adres"), regeling)
    w.oppervlakten_bekend = woning.bekend("ruimten") & ~ruimten.oppervlakte_binnen
    if regeling.stelsel == "zelfstandig":
        woning.twijfel_als(kan_klein_zijn(w, regeling))  # een bereik over de gemeente
    if labelmaat_van_woning:
        e = w.energie
        e.oppervlakte = np.where(e.oppervlakte < 0, e.van_ouder(w.gebruiksoppervlakte), e.oppervlakte)
    onbekend = _onbekend(w, woning, ruimten, regeling)
    return Ingelezen(w, document.twijfel | ruimten.twijfel, onbekend, _aangenomen(w, woning, regeling), ruimten)


def _aangenomen(w: Woningen, woning: Velden, regeling: Regeling) -> Kolom:
    """Waar WOZ-waarde of energieprestatie niet is opgegeven; zie `documentsgewijs.aangenomen`."""
    if regeling.stelsel == "onzelfstandig" and regeling.bijlage.voor_wbh:
        return np.zeros(w.n, np.int64)
    zonder_woz = ~woning.bekend("woz_waarden") & (w.taxatiewaarde == 0)
    zonder_label = ~woning.bekend("energieprestaties") & ~w.energieprestatievergoeding
    uit: Kolom = zonder_woz.astype(np.int64) | zonder_label.astype(np.int64) << 1
    return uit


def _woningkolommen(w: Woningen, woning: Velden, peildatum: date) -> None:
    n = woning.n
    w.woningtype = woning.code("woningtype", {"eengezinswoning": 1, "meergezinswoning": 2}, 0)
    w.bouwjaar = woning.geheel("bouwjaar", 0, 1000, min(2100, peildatum.year))
    w.gebruiksoppervlakte = woning.getal("gebruiksoppervlakte", MM2, ONBEKEND, 0, MAX_OPPERVLAKTE)
    w.taxatiewaarde = woning.getal("taxatiewaarde", 100, 0, 0, MAX_BEDRAG)
    woning.twijfel_als(woning.bekend("taxatiewaarde") & (w.taxatiewaarde == 0))
    w.start_bouw = woning.dag("start_bouw", _DAG_MIN)
    w.eerste_ingebruikname = woning.dag("eerste_ingebruikname", _DAG_MIN)
    woning.twijfel_als((w.eerste_ingebruikname >= 0) & (w.start_bouw > w.eerste_ingebruikname))
    w.verwarmingswijze = woning.code("verwarmingswijze", {"cv": 0, "gaskachels": 1, "schoorsteen": 2}, 0)
    for naam in ("renovatiejaren", "woz_klasse"):
        setattr(w, naam, np.zeros(n, np.int64))
    for naam in ("ruitoppervlakte", "raamkozijn"):  # de velden van aftrek maken een woning `anders`
        setattr(w, naam, np.full(n, ONBEKEND, np.int64))
    for naam in WONING_VLAGGEN:
        setattr(w, naam, woning.ja(_VELD[naam]) if naam in _VELD else np.zeros(n, np.bool_))


_VELD = {
    "rijksmonument": "rijksmonument",
    "provinciaal_monument": "provinciaal_monument",
    "gemeentelijk_monument": "gemeentelijk_monument",
    "gezicht": "rijksbeschermd_gezicht",
    "energieprestatievergoeding": "energieprestatievergoeding",
    "aanbelfunctie": "aanbelfunctie_met_video",
    "kosten_instandhouding": "kosten_instandhouding",
    "warmtelevering": "warmtelevering_in_servicekosten",
    "thermostaatknoppen": "thermostaatknoppen",
    "buitenruimte_extra_kwaliteit": "buitenruimte_extra_kwaliteit",
}


def _contractkolommen(w: Woningen, contract: Velden) -> None:
    w.ondertekend = contract.dag("ondertekend", _DAG_MIN)
    w.ingangsdatum = contract.dag("ingangsdatum", _DAG_MIN)
    w.huurprijs = contract.getal("huurprijs", 10**6, ONBEKEND, 0, MAX_BEDRAG)
    contract.twijfel_als((w.huurprijs > 0) & (w.huurprijs % 10**4 != 0))  # hele centen
    w.huurprijs = np.where(w.huurprijs < 0, ONBEKEND, w.huurprijs // 10**4)
    for naam in ("aanvangshuurprijs", "all_in_prijs"):
        contract.getal(naam, 100, ONBEKEND, 0, MAX_BEDRAG)
    contract.geheel("punten_bij_aanvang", 0, 0, 2_000)
    contract.dag("einddatum", _DAG_MIN)
    for naam in _JA_NEE:
        contract.ja(naam)


_JA_NEE = (
    "eerste_overeenkomst",
    "bepaalde_tijd",
    "beding_huurverhoging",
    "ligplaats",
    "verduurzaamd",
)
"""Velden die de waardering niet raken, maar wel ja of nee moeten zijn."""


def _energie(woning: Velden) -> Energie:
    aantallen, velden = woning.lijst("energieprestaties")
    energie = Energie(offsets(aantallen))
    soort = velden.code("soort", {"energielabel": 0, "energie-index": 1})
    energie.klasse = velden.code("label", {label: i for i, label in enumerate(ENERGIELABELS)}, ONBEKEND)
    bekend = velden.bekend("waarde")
    energie.waarde = np.where(bekend, velden.getal("waarde", 10**6, 0, -10, 20), ONBEKEND)
    opname, registratie = velden.dag("opnamedatum", ONBEKEND), velden.dag("registratiedatum", ONBEKEND)
    geldig_tot = velden.dag("geldig_tot", NOOIT)
    energie.is_index = soort
    energie.opname = np.where(opname >= 0, opname, registratie)
    energie.registratie = np.where(registratie >= 0, registratie, opname)
    energie.geldig_tot = geldig_tot
    energie.oppervlakte = velden.getal("gebruiksoppervlakte", MM2, ONBEKEND, 0, MAX_OPPERVLAKTE)
    energie.voor_woning = velden.code("voor", {"woning": 1, "gebouw": 0}, 1) == 1
    energie.geldig_voor_wws = velden.geen_nee("geldig_voor_wws")
    energie.vereenvoudigd = velden.ja("vereenvoudigd")
    energie.volledig = ~velden.geen_nee("vereenvoudigd")
    energie.laag_risico = velden.code("risico_oververhitting", {"laag": 1, "hoog": 0}, 0) == 1
    velden.twijfel_als((soort < 0) | ((soort == 0) & (energie.klasse < 0)) | ((soort == 1) & ~bekend))
    velden.twijfel_als((energie.opname < 0) | (geldig_tot < energie.opname))
    velden.twijfel_als((opname >= 0) & (registratie >= 0) & (registratie < opname))
    _naar_ouder(woning, energie.ouder, velden)
    return energie


def _woz(woning: Velden) -> Woz:
    aantallen, velden = woning.lijst("woz_waarden")
    woz = Woz(offsets(aantallen))
    woz.waarde = velden.getal("waarde", 100, 0, 0, MAX_BEDRAG)
    peildatum = velden.dag("waardepeildatum", ONBEKEND)
    jaren = np.maximum(peildatum - 719_163, -719_162).astype("datetime64[D]").astype("datetime64[Y]")
    woz.jaar = jaren.astype(np.int64) + 1970
    opgegeven = velden.dag("vastgesteld", ONBEKEND)
    volgend_jaar = (jaren + np.timedelta64(1, "Y")).astype("datetime64[D]").astype(np.int64) + 719_163
    woz.vastgesteld = np.where(opgegeven >= 0, opgegeven, volgend_jaar)
    woz.voortgang = velden.geheel("voortgang_bouw", 100, 1, 100)
    eerste_januari = jaren.astype("datetime64[D]").astype(np.int64) + 719_163
    velden.twijfel_als((woz.waarde <= 0) | (peildatum != eerste_januari) | (woz.vastgesteld < volgend_jaar))
    velden.twijfel_als(_dubbel(woz.ouder * 10_000 + woz.jaar))
    _naar_ouder(woning, woz.ouder, velden)
    return woz


def _dubbel(sleutels: Kolom) -> Masker:
    """Waar een sleutel vaker voorkomt."""
    uit = np.zeros(len(sleutels), np.bool_)
    if len(sleutels) < 2:
        return uit
    volgorde = np.argsort(sleutels, kind="stable")
    op_volgorde = sleutels[volgorde]
    uit[volgorde[1:]] = op_volgorde[1:] == op_volgorde[:-1]
    return uit


def _naar_ouder(ouders: Velden, ouder: Kolom, velden: Velden) -> None:
    """Twijfel over een onderdeel is twijfel over het geheel."""
    if velden.twijfel.any():
        ouders.twijfel[ouder[velden.twijfel]] = True


_PATRONEN = {
    "postcode": r"^[1-9]\d{3} ?[A-Za-z]{2}$",
    "bag_verblijfsobject": r"^\d{16}$",
    "woonplaatscode": r"^\d{4}$",
}
_ADRESTEKSTEN = {"straatnaam": 200, "huisletter": 20, "huisnummertoevoeging": 20, "woonplaats": 200, "gemeente": 200}


def _gebied(w: Woningen, adres: Velden, regeling: Regeling) -> None:
    """Het COROP-gebied; wat aan het adres ongewoon is, is twijfel."""
    for naam, patroon in _PATRONEN.items():
        adres.twijfel_als(adres.anders_dan(naam, patroon))
    for naam, hoogstens in _ADRESTEKSTEN.items():
        adres.twijfel_als(adres.te_lang(naam, hoogstens))
    w.corop = corop(adres, regeling.peildatum)
    w.corop_amsterdam_utrecht = groot(w.corop)
    p = regeling.parameters("woz")
    if regeling.bijlage.voor_wbh and p.geldt("gemeenten_bijlage_iii"):
        w.corop_amsterdam_utrecht = in_bijlage_iii(adres, p.gemeenten_bijlage_iii, regeling.peildatum)
        adres.twijfel_als(adres.gevuld("woonplaats", "woonplaatscode") & ~adres.bekend("gemeente"))


def _onbekend(w: Woningen, woning: Velden, ruimten: Ruimten, regeling: Regeling) -> Onbekend:
    zelfstandig = regeling.stelsel == "zelfstandig"
    niets = np.zeros(w.n, np.bool_)
    if regeling.bijlage.voor_wbh:  # daar werkt een onbekend feit niet één kant op
        woning.twijfel_als(
            (w.bouwjaar == 0) | (w.woningtype == 0) | ruimten.verwarmd_onbekend | ruimten.oppervlakte_onbekend
        )
        woning.twijfel_als(~woning.bekend("ruimten"))
    energie = regeling.parameters("energieprestatie")
    if zelfstandig and (energie.geldt("overgang_klein") or energie.geldt("klein_tot")):
        label = (w.energie.is_index == 0) & (w.energie.oppervlakte < 0)
        woning.twijfel_als(w.energie.som(label) > 0)  # een bereik over de oppervlakte op het label
    if not zelfstandig:
        woz = (w.woz.som(np.ones(w.woz.n, np.int64)) > 0) | (w.taxatiewaarde > 0)
        woning.twijfel_als(woz & ((w.corop == 0) | (w.gebruiksoppervlakte <= 0)))  # een bereik over de klasse
    return Onbekend(
        woningtype=(w.woningtype == 0) if zelfstandig else niets,
        bouwjaar=w.bouwjaar == 0,
        ondertekend=niets if regeling.bijlage.voor_wbh else w.rijksmonument & (w.ondertekend < 0),
        verwarmd=ruimten.verwarmd_onbekend,
        oppervlakte=ruimten.oppervlakte_onbekend,
        oppervlakte_binnen=ruimten.oppervlakte_binnen,
        ruimten=~woning.bekend("ruimten"),
    )
