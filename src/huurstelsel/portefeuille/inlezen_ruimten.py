"""De ruimten van een brok, met hun groepen en voorzieningen, als lagen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.feiten.basis import MAX_OPPERVLAKTE
from huurstelsel.feiten.controle import MAX_BINNENRUIMTE
from huurstelsel.feiten.kolommen import Groep, Ruimte, Voorziening
from huurstelsel.feiten.rijen import NOOIT, ONBEKEND, RUIME_BUITENRUIMTE
from huurstelsel.feiten.ruimte import LANGSTE_STELNAAM
from huurstelsel.feiten.soorten import (
    BINNENSHUIS,
    COMBINATIES,
    GEDEELD_PARKEREN,
    RUIMTECODE,
    RUIMTESOORTEN,
    TELLEND_BINNEN,
    VOORZIENINGCODE,
    VOORZIENINGSOORTEN,
    Klasse,
)
from huurstelsel.portefeuille.verplaatst import Verplaatst, offsets, op_volgorde
from huurstelsel.reken.getallen import MM2, Kolom, Masker, waar

if TYPE_CHECKING:
    from huurstelsel.portefeuille.kolom import Velden

_KLASSE = np.array([soort.klasse for soort in RUIMTESOORTEN.values()], np.int64)
_BINNEN = np.isin(_KLASSE, BINNENSHUIS)
_TELT = np.isin(_KLASSE, TELLEND_BINNEN)
_BUITEN = _KLASSE == Klasse.BUITENRUIMTE
_OVERIG = _KLASSE == Klasse.OVERIGE_RUIMTE
_ZOLDER = np.array([soort.zolder for soort in RUIMTESOORTEN.values()], np.bool_)
_PARKEERPLEK = RUIMTECODE["parkeerplek"]
_PARKEREN = np.array([naam in GEDEELD_PARKEREN for naam in RUIMTESOORTEN], np.bool_)
_MAX_RUIMTEN, _MAX_VOORZIENINGEN, _MAX_ADRESSEN, _MAX_STELLEN = 10_000, 1_000, 100_000, 255

MM = 1_000
"""Duizendsten in een millimeter: zo fijn worden lengten vergeleken."""

_SAMENGESTELD = {naam: len(VOORZIENINGSOORTEN) + i for i, naam in enumerate(COMBINATIES)}
_VOORZIENING = {**{naam: VOORZIENINGCODE[naam] for naam in VOORZIENINGSOORTEN}, **_SAMENGESTELD}
_DELEN = np.array(
    [
        *([i, i] for i in range(len(VOORZIENINGSOORTEN))),
        *([VOORZIENINGCODE[x] for x in d] for d in COMBINATIES.values()),
    ]
)
"""Per code de eerste en de laatste voorziening waarvoor zij staat."""

_EISEN = {
    "eisen_vertrek": (
        "begaanbare_vloer",
        "vaste_wanden",
        "breedte",
        "vrije_hoogte",
        "daglicht",
        "ventilatie",
        "stopcontact_en_lichtpunt",
    ),
    "begaanbaar": ("begaanbare_vloer",),
    "dak_beschoten": ("dak_beschoten",),
    "vaste_trap": ("vaste_trap", "trap"),
    "trap": ("trap",),
    "basisniveau_keuken": ("water_aan_en_afvoer", "kookaansluiting", "inbouwkasten", "waterdichte_wand_keuken"),
    "eisen_badruimte": (
        "waterdichte_vloer",
        "vrije_hoogte_badruimte",
        "waterdichte_wand_badruimte",
        "mengkraan_en_spiegel",
        "warm_en_koud_water",
    ),
    "eisen_hekwerk": ("beloopbare_afwerking", "valbeveiliging", "toegang_via_deur"),
    "minimumafmeting": ("minimumafmeting",),
    "gebruiksrecht": ("exclusief_gebruiksrecht",),
    "eisen_parkeerplek": ("afgebakend_vak", "onroerende_aanhorigheid"),
    "keuken_voor_wbh": ("water_aan_en_afvoer", "kookaansluiting", "inbouwkasten"),
    "badruimte_voor_wbh": ("waterdichte_vloer", "waterdichte_wand_badruimte", "warm_en_koud_water"),
    "keuken_kamer_voor_wbh": (
        "water_aan_en_afvoer",
        "kookaansluiting",
        "inbouwkasten",
        "warm_en_koud_water",
        "ventilatie",
    ),
    "wateraansluiting": ("water_aan_en_afvoer",),
}
"""Per vlag de eisen waarvan er geen nee mag zijn; zoals `feiten.rijen` ze samenneemt."""

_VERWIJZEND = (
    "onderdeel_van",
    "open_verbinding",
    "gebruikers",
    "lengte",
    "breedte",
    "wastafels_zonder_maximum",
    "voorzieningen_onbekend",
)
_INVESTERING = ("extra_kwaliteit_keuken", "extra_kwaliteit_sanitair")


@dataclass(frozen=True, slots=True, eq=False)
class Ruimten:
    """De lagen van de ruimten.

    Attributes:
        verwarmd_onbekend, oppervlakte_onbekend: per woning of een ruimte dat openlaat.
        oppervlakte_binnen: per woning of een oppervlakte binnen onbekend is; dan is er geen bovengrens.
        ruim_verwarmd, ruim_buiten: per ruimte (in de volgorde van de laag) of de gunstigste invulling haar raakt; buiten is ook een
            gedeelde garage, want dat is een parkeerplek.
        twijfel: per woning.
        verplaatst: welke ruimten in het bestand op een andere plaats staan dan in de laag.
    """

    groep: Groep
    ruimte: Ruimte
    voorziening: Voorziening
    verwarmd_onbekend: Masker
    oppervlakte_onbekend: Masker
    oppervlakte_binnen: Masker
    ruim_verwarmd: Masker
    ruim_buiten: Masker
    twijfel: Masker
    verplaatst: Verplaatst

    def ruim(self, *, verwarmd: bool, buiten: bool) -> Ruimte:
        """De ruimten met onbekende verwarming of buitenoppervlakten op hun gunstigst."""
        uit = Ruimte(self.ruimte.offsets)
        uit.__dict__.update(self.ruimte.__dict__)
        if verwarmd:
            uit.verwarmd = uit.keuken_verwarmd = self.ruimte.verwarmd | self.ruim_verwarmd
        if buiten:
            uit.oppervlakte = np.where(self.ruim_buiten, RUIME_BUITENRUIMTE, self.ruimte.oppervlakte)
        return uit


def lees_ruimten(woning: Velden, stelsel: str, alle_kamers: Kolom) -> Ruimten:
    """Lees de ruimten van elke woning.

    Args:
        alle_kamers: aantal kamers op het adres van elke woning.
    """
    aantallen, velden = woning.lijst("ruimten")
    twijfel = aantallen > _MAX_RUIMTEN
    rij = np.repeat(np.arange(woning.n), aantallen)
    adressen, kamers = _deling(velden, stelsel, alle_kamers[rij])
    kolommen, open_ = _kolommen(velden)
    stellen = _stellen(velden, rij, adressen * kamers > 1)
    verplaatst, groep, per_groep = _groepen(rij, adressen, kamers, stellen, woning.n)
    voorziening = _voorzieningen(velden, verplaatst)
    _ids(velden, rij)
    if velden.twijfel.any():
        twijfel[rij[velden.twijfel]] = True
    ruimte = Ruimte(offsets(per_groep))
    ruimte.__dict__.update(verplaatst.alle(kolommen))
    soort, (verwarmd_open, oppervlakte_open) = kolommen["soort"], open_
    plek = _PARKEREN[soort] & (adressen > 1)
    binnen_open = oppervlakte_open & _TELT[soort] & ~_telt_nooit(kolommen, plek)
    plek_open = oppervlakte_open & plek
    buiten_open = oppervlakte_open & _BUITEN[soort] | plek_open
    if plek_open.any():  # een laadpaal daar heeft een eigen invulling
        palen = voorziening.ouder[voorziening.soort == VOORZIENINGCODE["laadpaal"]]
        twijfel[rij[palen[verplaatst.op(plek_open)[palen]]]] = True
    return Ruimten(
        groep,
        ruimte,
        voorziening,
        _ergens(rij, verwarmd_open, woning.n),
        _ergens(rij, binnen_open | buiten_open, woning.n),
        _ergens(rij, binnen_open, woning.n),
        verplaatst.op(verwarmd_open),
        verplaatst.op(buiten_open),
        twijfel,
        verplaatst,
    )


def _telt_nooit(kolommen: dict[str, Kolom | Masker], plek: Masker) -> Masker:
    """Zie `feiten.samenvoegen.WettelijkeRuimte.telt_nooit`; een kast op een verkeersruimte komt hier niet."""
    soort = kolommen["soort"]
    zolder = _ZOLDER[soort] & ~(kolommen["trap"] & kolommen["dak_beschoten"])
    onbegaanbaar = _OVERIG[soort] & ~plek & ~kolommen["begaanbaar"]
    uit: Masker = zolder | onbegaanbaar | ~kolommen["gebruiksrecht"]
    return uit


def _ergens(rij: Kolom, masker: Masker, n: int) -> Masker:
    uit = np.zeros(n, np.bool_)
    uit[rij[masker]] = True
    return uit


def _deling(velden: Velden, stelsel: str, alle_kamers: Kolom) -> tuple[Kolom, Kolom]:
    """Aantal adressen en kamers dat elke ruimte deelt; zie `feiten.rijen.deling`."""
    adressen = velden.geheel("gedeeld_met_adressen", 1, 1, _MAX_ADRESSEN)
    if stelsel != "onzelfstandig":
        velden.twijfel_als(velden.bekend("gedeeld_met_kamers"))
        return adressen, np.ones(velden.n, np.int64)
    kamers = velden.geheel("gedeeld_met_kamers", 0, 1, _MAX_ADRESSEN)
    velden.twijfel_als(kamers > alle_kamers)
    return adressen, np.where(kamers > 0, kamers, np.where(adressen > 1, alle_kamers, 1))


def _stellen(velden: Velden, rij: Kolom, gedeeld: Masker) -> Kolom:
    """Het nummer van het stel waarmee elke ruimte wordt gedeeld, per woning op naam; 0 zonder. Een stel bij een privéruimte is twijfel."""
    nummer, teksten = velden.namen("gedeeld_stel")
    uit = np.zeros(velden.n, np.int64)
    heeft = nummer >= 0
    if not heeft.any():
        return uit
    velden.twijfel_als(velden.te_lang("gedeeld_stel", LANGSTE_STELNAAM) | (heeft & ~gedeeld))
    op_naam = {tekst: i for i, tekst in enumerate(sorted(set(teksten)))}
    plaats = np.array([op_naam[tekst] for tekst in teksten], np.int64)[nummer[heeft]]
    stellen, welke = np.unique(rij[heeft] * len(op_naam) + plaats, return_inverse=True)
    van_rij = stellen // len(op_naam)
    uit[heeft] = (np.arange(len(stellen)) - np.searchsorted(van_rij, van_rij) + 1)[welke]
    velden.twijfel_als(uit > _MAX_STELLEN)
    return np.minimum(uit, _MAX_STELLEN)


def _kolommen(velden: Velden) -> tuple[dict[str, Kolom | Masker], tuple[Masker, Masker]]:
    """De kolommen van `Ruimte` in de volgorde van het bestand, en waar verwarming en oppervlakte onbekend zijn."""
    soort = velden.code("soort", RUIMTECODE)
    velden.twijfel_als((soort < 0) | velden.gevuld(*_VERWIJZEND, *_INVESTERING) | velden.te_lang("naam", 200))
    soort = np.maximum(soort, 0)
    binnen, parkeerplek = _BINNEN[soort], soort == _PARKEERPLEK
    oppervlakte = velden.getal("oppervlakte", MM2, ONBEKEND, 0, MAX_OPPERVLAKTE)
    velden.twijfel_als(binnen & (oppervlakte > MAX_BINNENRUIMTE * MM2))
    aantal = velden.geheel("aantal", 1, 1, 1_000)
    parkeertype = velden.code("type", {"I": 1, "II": 2, "III": 3}, 0)
    velden.twijfel_als((parkeerplek != (parkeertype > 0)) | ((aantal != 1) & ~parkeerplek))
    verkoeld = velden.ja("verkoeld")
    verwarmd = velden.ja("verwarmd") | verkoeld  # een voorziening die koelt, verwarmt ook (rubriek 3)
    open_ = ~velden.bekend("verwarmd") & ~verkoeld & binnen, oppervlakte < 0
    niet, eisen = np.zeros(velden.n, np.bool_), velden.groep("eisen")
    alle = np.ones(velden.n, np.bool_)
    bekend = velden.kolom("eisen") is not None
    return {
        "soort": soort,
        "oppervlakte": np.where((oppervlakte < 0) & ~parkeerplek, 0, oppervlakte),
        "aantal": aantal,
        "parkeertype": parkeertype,
        "verwarmd": verwarmd,
        "verkoeld": verkoeld,
        "bevat_keuken": niet,
        "keuken_verwarmd": verwarmd,
        "kast_op_verkeersruimte": niet,
        "wastafels_met_maximum": niet,
        **{vlag: eisen.geen_nee(*namen) if bekend else alle for vlag, namen in _EISEN.items()},
    }, open_


def _groepen(rij: Kolom, adressen: Kolom, kamers: Kolom, stellen: Kolom, n: int) -> tuple[Verplaatst, Groep, Kolom]:
    """Welke ruimten van plaats wisselen (privé eerst), de groepen en hoeveel ruimten elke groep heeft; de privégroep bestaat altijd."""
    sleutel = (rij << 42) | ((adressen - 1) << 25) | ((kamers - 1) << 8) | stellen
    prive = np.arange(n, dtype=np.int64) << 42
    verplaatst = op_volgorde(sleutel, rij, n)
    sleutels, aantallen = _aantallen(verplaatst.op(sleutel))
    leeg = prive[~np.isin(prive, sleutels, assume_unique=True)] if len(sleutels) else prive
    alle = np.concatenate([sleutels, leeg])
    oplopend = np.argsort(alle, kind="stable")
    alle = alle[oplopend]
    per_groep = np.concatenate([aantallen, np.zeros(len(leeg), np.int64)])[oplopend]
    groep = Groep(offsets(np.bincount(alle >> 42, minlength=n)))
    groep.adressen = ((alle >> 25) & (2**17 - 1)) + 1
    groep.kamers = ((alle >> 8) & (2**17 - 1)) + 1
    groep.deler = groep.adressen * groep.kamers
    return verplaatst, groep, per_groep


def _aantallen(op_volgorde: Kolom) -> tuple[Kolom, Kolom]:
    """De verschillende sleutels van een kolom op volgorde, en hoe vaak elk voorkomt."""
    if not len(op_volgorde):
        return op_volgorde, op_volgorde
    begin = np.flatnonzero(np.concatenate([[True], op_volgorde[1:] != op_volgorde[:-1]]))
    return op_volgorde[begin], np.diff(np.append(begin, len(op_volgorde)))


def _ids(velden: Velden, rij: Kolom) -> None:
    """Een id die op een woning twee keer voorkomt, of die op een nummer kan lijken, is twijfel."""
    velden.twijfel_als(velden.te_lang("id", 100))
    nummer, teksten = velden.namen("id")
    if not teksten:
        return
    eigen = nummer >= 0
    sleutel = np.where(eigen, rij * len(teksten) + nummer, -1 - np.arange(len(rij)))
    volgorde = np.argsort(sleutel, kind="stable")
    dubbel = np.zeros(len(rij), np.bool_)
    dubbel[volgorde[1:]] = sleutel[volgorde][1:] == sleutel[volgorde][:-1]
    genummerd = np.array([tekst.startswith("ruimte-") for tekst in teksten])
    velden.twijfel_als(dubbel | (eigen & genummerd[np.maximum(nummer, 0)]))


def _voorzieningen(ruimten: Velden, verplaatst: Verplaatst) -> Voorziening:
    """De voorzieningen in de volgorde van de ruimten; één object met twee voorzieningen telt als beide."""
    aantallen, velden = ruimten.lijst("voorzieningen")
    begin = offsets(aantallen)
    soort = velden.code("soort", _VOORZIENING)
    aanrecht, kast = soort == VOORZIENINGCODE["aanrecht"], soort == VOORZIENINGCODE["extra_kastruimte"]
    aantal = velden.geheel("aantal", 1, 1, 1_000)
    lengte, aaneen, breedte = (
        velden.getal(naam, MM * 1_000, ONBEKEND, 0, 1_000) for naam in ("lengte", "aaneengesloten", "breedte")
    )
    velden.twijfel_als((soort < 0) | (aanrecht & (lengte < 0)) | (~aanrecht & ((lengte >= 0) | (aaneen >= 0))))
    velden.twijfel_als((lengte == 0) | (aaneen == 0) | (breedte == 0) | ((aaneen >= 0) & (aaneen > lengte)))
    if velden.twijfel.any():
        ruimten.twijfel[np.repeat(np.arange(ruimten.n), aantallen)[velden.twijfel]] = True
    ruimten.twijfel_als(aantallen > _MAX_VOORZIENINGEN)
    maat = waar(aanrecht, lengte, waar(kast, breedte, ONBEKEND)) // MM  # van een onbekende maat blijft -1
    aaneengesloten = waar(aanrecht & (aaneen < 0), lengte, aaneen) // MM
    mee = verplaatst.kinderen(begin)
    soort, aantal, maat, aaneengesloten = (
        mee.op(kolom) for kolom in (np.maximum(soort, 0), aantal, maat, aaneengesloten)
    )
    voorziening = Voorziening(offsets(verplaatst.op(aantallen)))
    dubbel = soort >= len(VOORZIENINGSOORTEN)
    if dubbel.any():
        keer = 1 + dubbel
        tweede = np.arange(int(keer.sum())) - np.repeat(offsets(keer)[:-1], keer)
        voorziening = Voorziening(offsets(voorziening.som(keer)))
        soort, aantal, maat, aaneengesloten = (
            np.repeat(kolom, keer) for kolom in (soort, aantal, maat, aaneengesloten)
        )
        soort = _DELEN[soort, tweede]
    voorziening.soort, voorziening.aantal = soort, aantal
    voorziening.maat, voorziening.aaneengesloten = maat, aaneengesloten
    voorziening.kosten = np.zeros(len(soort), np.int64)
    voorziening.ingreep = np.full(len(soort), NOOIT, np.int64)
    return voorziening
