"""Ruimten van een VERA-eenheid naar ruimten van ons model."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from huurstelsel.feiten.soorten import BINNENSHUIS, RUIMTESOORTEN, Klasse
from huurstelsel.feiten.vera.referentie import lijsten
from huurstelsel.feiten.vera.soortkeuze import Deling, Keuze, kies_soort
from huurstelsel.feiten.vera.voorzieningen import elementen, heeft, installaties, voorzieningen

if TYPE_CHECKING:
    from collections import Counter
    from datetime import date

    from huurstelsel.feiten.vera.verslag import Knoop

_OVERIG = frozenset({"OVR"})
MAX_BINNENRUIMTE = 5_000  # m², als in het eigen document
MAX_BUITENRUIMTE = 100_000
MAX_PARKEERPLEK = 25  # m²: meer is een hele parkeerruimte, niet één plek
_KLEINSTE_IN_MILLIMETER = 100  # een ruimte van 100 m lang of van 10 cm breed is een andere eenheid
_MINIMUM_HOOGTE, _MINIMUM_BREEDTE = 2, Decimal("1.5")  # m, gemeenschappelijke buitenruimte (toelichting rubriek 8)

_PRIVE = Deling()
_GEDEELD = frozenset(
    {"gedeeldMetAantalAdressen", "gedeeldMetAantalEenheden", "gedeeldMetAantalOnzelfstandigeWoonruimten"}
)
_LENGTEMATEN = frozenset({"lengte", "breedte"})
_VERWARMT = frozenset({"VER", "CEV", "BLO", "STV", "MUU", "VLV", "WAC", "WAR"})
"""EENHEIDKLIMAATBEHEERSING die een ruimte verwarmt en tot de onroerende zaak hoort; een gevelkachel hoort daar niet toe (beleidsboek 2.3.1)."""


@dataclass(slots=True)
class Ruimten:
    """Uitkomst van de omzetting.

    Attributes:
        aanbelfunctie: of er ergens een aanbelfunctie met beeld en geluid is.
        kamers: grootste aantal onzelfstandige woonruimten dat een ruimte deelt; ten minste 1.
    """

    lijst: list[dict[str, object]] = field(default_factory=list)
    aanbelfunctie: bool = False
    kamers: int = 1


@dataclass(slots=True)
class _Bron:
    """Een ruimte in het bericht met haar id in ons document."""

    knoop: Knoop
    id: str


def ruimten_van(eenheid: Knoop, peildatum: date | None, *, onzelfstandig: bool = False) -> Ruimten:
    """Zet alle ruimten om; een kast in `verbondenRuimten` wordt onderdeel van de ruimte die haar noemt."""
    bronnen = _met_ids([knoop for knoop in eenheid.lijst("ruimten", "ruimte") if _bestaat(knoop)])
    kasten, extra = _verbonden(bronnen)
    delingen = {bron.id: _deling(bron.knoop, onzelfstandig=onzelfstandig) for bron in [*bronnen, *extra]}
    kamers = max((deling.kamers or 1 for deling in delingen.values()), default=1) if onzelfstandig else 1
    uitkomst = Ruimten(kamers=kamers)
    for bron in [*bronnen, *extra]:
        aanwezig = installaties(bron.knoop)
        uitkomst.aanbelfunctie |= "ABF" in aanwezig
        bij = kasten.get(bron.id)
        deling = delingen[bron.id] if bij is None else _deling_van_kast(bron.knoop, delingen[bron.id], delingen[bij])
        if (ruimte := _ruimte(bron, bij, deling, aanwezig, peildatum)) is not None:
            uitkomst.lijst.append(ruimte)
    return uitkomst


def _bestaat(knoop: Knoop) -> bool:
    if "aantal" not in knoop.velden or knoop.geheel("aantal") != 0:
        return True
    knoop.meld("aantal", "Het aantal is 0: deze ruimte is er niet en telt niet mee.")
    return False


def _met_ids(knopen: list[Knoop]) -> list[_Bron]:
    """Geef elke ruimte een id; een id die twee keer voorkomt is een fout."""
    gegeven = [knoop.tekst("id") for knoop in knopen]
    bezet = {id_ for id_ in gegeven if id_ is not None}
    bronnen, gezien = [], dict[str, str]()
    for nummer, (knoop, id_) in enumerate(zip(knopen, gegeven, strict=True), start=1):
        eigen = id_ or _vrije_id(nummer, bezet)
        if id_ is not None and gezien.setdefault(eigen, knoop.pad) != knoop.pad:
            knoop.fout("id", "id_dubbel", f"De id “{eigen}” is al van {gezien[eigen]}; elke ruimte heeft een eigen id.")
        elif len(eigen) > 100:
            knoop.fout("id", "te_lang", "Een id mag ten hoogste 100 tekens lang zijn.")
        bronnen.append(_Bron(knoop, eigen))
    return bronnen


def _vrije_id(nummer: int, bezet: set[str]) -> str:
    eigen = f"ruimte-{nummer}"
    while eigen in bezet:
        eigen += "x"
    bezet.add(eigen)
    return eigen


def _verbonden(bronnen: list[_Bron]) -> tuple[dict[str, str], list[_Bron]]:
    """Id van een kast → id van haar ruimte, en de kasten die alleen als verbonden ruimte zijn genoemd."""
    bekend = {bron.id for bron in bronnen}
    kasten: dict[str, str] = {}
    extra: list[_Bron] = []
    for bron in bronnen:
        if "verbondenRuimten" not in bron.knoop.velden or _is_kast(bron.knoop):
            continue  # wat een kast zelf noemt, zegt niet waar zij bij hoort
        for knoop in bron.knoop.lijst("verbondenRuimten", "ruimte"):
            id_ = knoop.tekst("id")
            if knoop.code("detailSoort", "RUIMTEDETAILSOORT", ook=_OVERIG) != "KAS":
                _meld_losse_verbinding(knoop, id_, bekend)
            elif id_ in bekend:
                _koppel(kasten, id_ or "", bron, knoop)
            else:
                nieuw = _Bron(knoop, id_ or _vrije_id(len(bekend) + 1, bekend))
                bekend.add(nieuw.id)
                extra.append(nieuw)
                kasten[nieuw.id] = bron.id
    return kasten, extra


def _is_kast(knoop: Knoop) -> bool:
    detail = knoop.waarde("detailSoort")
    return isinstance(detail, dict) and detail.get("code") == "KAS"


def _koppel(kasten: dict[str, str], kast: str, bron: _Bron, knoop: Knoop) -> None:
    if kasten.setdefault(kast, bron.id) != bron.id:
        knoop.meld("", f"De kast “{kast}” is met meer ruimten verbonden; gelezen als deel van “{kasten[kast]}”.")


def _meld_losse_verbinding(knoop: Knoop, id_: str | None, bekend: set[str]) -> None:
    if id_ not in bekend:
        knoop.meld(
            "", "Deze verbonden ruimte staat niet in “ruimten” en telt niet mee; alleen kasten worden hier gelezen."
        )


def _ruimte(
    bron: _Bron, onderdeel_van: str | None, deling: Deling, aanwezig: Counter[str], peildatum: date | None
) -> dict[str, object] | None:
    """Eén ruimte in ons model, of `None` als de soort niet is te bepalen (dan is er een fout gemeld)."""
    knoop = bron.knoop
    keuze = kies_soort(knoop, deling)
    bouwkundig = elementen(knoop, peildatum)
    if keuze is None:
        return None
    _meld_kast(knoop, keuze, onderdeel_van)
    velden: dict[str, object] = {
        "id": bron.id,
        "naam": _naam(knoop),
        "soort": keuze.soort,
        "type": keuze.type,
        "aantal": _aantal(knoop, keuze),
        **_maten(knoop, keuze),
        **_klimaat(knoop, keuze, radiator=heeft(bouwkundig, "RAD")),
        "onderdeel_van": onderdeel_van if keuze.soort == "kast" else None,
        "eisen": _eisen(knoop, keuze, bouwkundig, deling) or None,
    }
    if aanwezig or bouwkundig:
        velden["voorzieningen"] = voorzieningen(knoop, keuze.soort, aanwezig, bouwkundig) or None
        _meld_laadpalen(knoop, velden["aantal"], velden["voorzieningen"])
    if deling is not _PRIVE and deling.gedeeld:
        velden["gedeeld_met_adressen"] = deling.adressen if deling.adressen_delen else None
        velden["gedeeld_met_kamers"] = deling.kamers
    return {naam: waarde for naam, waarde in velden.items() if waarde is not None}


def _deling(knoop: Knoop, *, onzelfstandig: bool) -> Deling:
    """Aantal adressen, ook uit de verouderde naam, en aantal kamers op het eigen adres; 0 en 1 zijn privé."""
    if _GEDEELD.isdisjoint(knoop.velden):
        return _PRIVE
    adressen, eenheden = knoop.geheel("gedeeldMetAantalAdressen"), knoop.geheel("gedeeldMetAantalEenheden")
    kamers = knoop.geheel("gedeeldMetAantalOnzelfstandigeWoonruimten")
    if adressen is not None and eenheden is not None and max(adressen, 1) != max(eenheden, 1):
        zin = f"“gedeeldMetAantalAdressen” ({adressen}) en “gedeeldMetAantalEenheden” ({eenheden}) verschillen; het eerste telt."
        knoop.meld("gedeeldMetAantalEenheden", zin)
    adressen = eenheden if adressen is None else adressen
    if onzelfstandig:
        return _met_kamers(knoop, adressen, kamers)
    if (kamers or 0) > 1:
        zin = "Een zelfstandige woonruimte deelt niet met onzelfstandige woonruimten; dit aantal is niet gelezen."
        knoop.meld("gedeeldMetAantalOnzelfstandigeWoonruimten", zin)
    return Deling(adressen) if adressen is not None else _PRIVE


def _met_kamers(knoop: Knoop, adressen: int | None, kamers: int | None) -> Deling:
    """Een ruimte die met andere adressen wordt gedeeld is ook van alle kamers op het eigen adres, tenzij er een aantal staat."""
    if adressen is None and kamers is None:
        return _PRIVE
    deling = Deling(adressen, None if kamers is None else max(kamers, 1))
    if deling.adressen_delen and kamers is None:
        zin = "Gedeeld met andere adressen, zonder aantal onzelfstandige woonruimten: aangenomen dat alle kamers van het adres delen."
        knoop.meld_vaak("gedeeldMetAantalOnzelfstandigeWoonruimten", zin)
    return deling


def _deling_van_kast(kast: Knoop, eigen: Deling, ruimte: Deling) -> Deling:
    """Een kast hoort bij haar ruimte en wordt met dezelfde adressen en kamers gedeeld."""
    if (eigen.adressen or eigen.kamers) and [n or 1 for n in eigen] != [n or 1 for n in ruimte]:
        kast.meld("", "De kast wordt volgens het bericht anders gedeeld dan haar ruimte; de ruimte telt.")
    return ruimte


def _naam(knoop: Knoop) -> str | None:
    detail = knoop.waarde("detailSoort")
    van_detail = detail.get("naam") if isinstance(detail, dict) else None
    naam = knoop.tekst("naam") or (van_detail if isinstance(van_detail, str) else None)
    return naam[:200] if naam else None


def _aantal(knoop: Knoop, keuze: Keuze) -> int | None:
    if "aantal" not in knoop.velden:
        return None
    aantal = knoop.geheel("aantal") or 1
    if aantal > 1 and keuze.soort != "parkeerplek":
        knoop.meld(
            "aantal",
            f"Het aantal ({aantal}) wordt alleen bij gemeenschappelijke parkeerplekken gelezen; deze ruimte telt één keer.",
        )
        return None
    return aantal if aantal > 1 else None


def _maten(knoop: Knoop, keuze: Keuze) -> dict[str, object]:
    """Oppervlakte in m²; ontbreekt zij, dan lengte en breedte in meter."""
    grens = MAX_BINNENRUIMTE if keuze.klasse in BINNENSHUIS else MAX_BUITENRUIMTE
    oppervlakte = knoop.getal("oppervlakte", maximaal=grens)
    lengte = breedte = None
    if not _LENGTEMATEN.isdisjoint(knoop.velden):
        lengte, breedte = _meter(knoop, "lengte"), _meter(knoop, "breedte")
    if oppervlakte is None:
        return {"lengte": lengte, "breedte": breedte} if lengte is not None and breedte is not None else {}
    if keuze.soort == "parkeerplek" and oppervlakte > MAX_PARKEERPLEK:
        zin = f"{oppervlakte} m² is geen oppervlakte van één parkeerplek; niet gelezen."
        knoop.meld("oppervlakte", zin)
        return {}
    return {"oppervlakte": oppervlakte}


def _meter(knoop: Knoop, veld: str) -> Decimal | None:
    """Lengtemaat in meter; VERA schrijft millimeters voor, in de praktijk staan er ook meters. 0 is onbekend."""
    maat = knoop.getal(veld, maximaal=1_000_000)
    if maat is None or maat == 0:
        return None
    return maat if maat < _KLEINSTE_IN_MILLIMETER else maat / 1000


def _klimaat(knoop: Knoop, keuze: Keuze, *, radiator: bool) -> dict[str, object]:
    """Verwarmd en verkoeld, uit de uitbreidingsvelden, uit VERA's klimaatbeheersing van de ruimte of uit een radiator."""
    verwarmd, verkoeld = knoop.ja_nee("verwarmd"), knoop.ja_nee("verkoeld")
    codes: set[str | None] = set()
    uit_vera = None
    if knoop.waarde("klimaatbeheersing") is not None:
        codes = {code.eigen_code("EENHEIDKLIMAATBEHEERSING") for code in knoop.lijst("klimaatbeheersing", "code")}
        uit_vera = True if codes & _VERWARMT else False if "ONV" in codes else None
        if "GAS" in codes and verwarmd is uit_vera is None:
            zin = "Een gevelkachel of gashaard hoort niet tot de onroerende zaak (rubriek 3), een ander toestel kan dat wel; of deze ruimte verwarmd is, is onbekend."
            knoop.meld("klimaatbeheersing", zin)
    if verwarmd is not None and uit_vera is not None and verwarmd != uit_vera:
        knoop.meld("verwarmd", "“verwarmd” en “klimaatbeheersing” spreken elkaar tegen; “verwarmd” telt.")
    if keuze.klasse not in BINNENSHUIS:
        return {}
    verwarmd = uit_vera if verwarmd is None else verwarmd
    if verwarmd is None and radiator:
        knoop.meld_vaak("bouwkundigeElementen", "De ruimte heeft een radiator; gelezen als verwarmd.")
        verwarmd = True
    verkoeld = True if verkoeld is None and "GEK" in codes else verkoeld
    if verkoeld and verwarmd is False:
        zin = (
            "Verkoeld maar niet verwarmd: alleen koeling die ook verwarmt telt (rubriek 3); niet gelezen als verkoeld."
        )
        knoop.meld("verkoeld", zin)
        verkoeld = False
    return {"verwarmd": verwarmd, "verkoeld": verkoeld}


def _eisen(knoop: Knoop, keuze: Keuze, bouwkundig: list[tuple[str, Knoop]], deling: Deling) -> dict[str, bool]:
    if RUIMTESOORTEN[keuze.soort].zolder:
        return _zolder(knoop, keuze, bouwkundig)
    if keuze.klasse == Klasse.BUITENRUIMTE and deling.gedeeld:
        return _minimumafmeting(knoop)
    return {}


def _zolder(knoop: Knoop, keuze: Keuze, bouwkundig: list[tuple[str, Knoop]]) -> dict[str, bool]:
    """De trap naar een zolder: VERA's zolder en zoldervertrek hebben een vaste trap, een vliering niet."""
    if heeft(bouwkundig, "TRA"):
        return {"vaste_trap": True, "trap": True}
    if heeft(bouwkundig, "VTR"):
        return {"vaste_trap": False, "trap": True}
    if keuze.soort == "vliering":
        knoop.meld("", "Een vliering heeft in VERA geen vaste trap; aangenomen dat er wel een losse trap bij hoort.")
        return {"vaste_trap": False}
    naam = (_naam(knoop) or keuze.soort).lower()
    knoop.meld("", f"{naam.capitalize()}: VERA noemt geen vlizotrap; aangenomen dat er een vaste trap is.")
    return {"vaste_trap": True, "trap": True}


def _minimumafmeting(knoop: Knoop) -> dict[str, bool]:
    """Gemeenschappelijke buitenruimte: ten minste 2 x 1,5 x 1,5 m (hoogte, breedte, diepte); alleen opgegeven maten tellen."""
    hoogte, breedte, lengte = _meter(knoop, "hoogte"), _meter(knoop, "breedte"), _meter(knoop, "lengte")
    te_laag = hoogte is not None and hoogte < _MINIMUM_HOOGTE
    te_smal = any(maat is not None and maat < _MINIMUM_BREEDTE for maat in (breedte, lengte))
    if te_laag or te_smal:
        knoop.meld(
            "", "Volgens de maten haalt deze gemeenschappelijke buitenruimte de minimumafmeting niet (2 x 1,5 x 1,5 m)."
        )
        return {"minimumafmeting": False}
    return {"minimumafmeting": True} if None not in (hoogte, breedte, lengte) else {}


def _meld_kast(knoop: Knoop, keuze: Keuze, onderdeel_van: str | None) -> None:
    if keuze.soort == "kast" and onderdeel_van is None:
        naam = lijsten()["RUIMTEDETAILSOORT"]["KAS"].naam
        knoop.meld(
            "", f"{naam} zonder ruimte die haar bij “verbondenRuimten” noemt; zij telt niet bij een andere ruimte mee."
        )


def _meld_laadpalen(knoop: Knoop, plekken: object, voorzieningen_hier: object) -> None:
    """Bij meer gelijke parkeerplekken geldt een laadpaal voor elk (rubriek 10); een ander aantal laadpalen spreekt dat tegen."""
    hier = voorzieningen_hier if isinstance(voorzieningen_hier, list) else []
    palen = sum(v.get("aantal", 1) for v in hier if v["soort"] == "laadpaal")
    if plekken is not None and palen not in {0, plekken}:
        zin = f"Van {plekken} gelijke parkeerplekken zijn {palen} laadpalen genoemd; aangenomen dat elke plek er een heeft. Noem ze anders als twee ruimten."
        knoop.meld("bouwkundigeElementen", zin if palen > 1 else zin.replace("zijn 1 laadpalen", "is 1 laadpaal"))
