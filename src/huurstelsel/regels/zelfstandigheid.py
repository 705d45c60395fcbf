"""De grens tussen zelfstandig en onzelfstandig (BW 7:234; Bhw art. 1): een beslissing met redenen, of wat er nog voor nodig is.

Drie vragen, in deze volgorde: eigen toegang en wezenlijke voorzieningen (BW 7:234), het aantal bewoners, en bij drie of meer de
duurzame gemeenschappelijke huishouding (Bhw art. 1 lid 2). Verhuurt een huurder een deel onder, dan kan lid 4 daarvan afwijken.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.feiten.soorten import BINNENSHUIS, RUIMTESOORTEN, Klasse
from huurstelsel.uitkomst import Melding, Vaststelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from huurstelsel.feiten.bewoning import Bewoning, Onderverhuur
    from huurstelsel.feiten.model import Document, Woning
    from huurstelsel.feiten.ruimte import Ruimte

ZELFSTANDIG, ONZELFSTANDIG, OPEN = "zelfstandig", "onzelfstandig", "niet te beslissen"
NIET_VAN_TOEPASSING = "niet van toepassing"
NOG_NODIG = "nog nodig:"

ARTIKEL_234 = "BW 7:234; Bhw bijlage I.A, toelichting, inleiding"
LID_2, LID_3, LID_4 = (f"Bhw art. 1 lid {lid}" for lid in (2, 3, 4))
PAD = "woning.bewoning"

VOORZIENINGEN = {
    "vertrek": frozenset[str](),
    "kookgelegenheid": frozenset(("aanrecht",)),
    "wasgelegenheid": frozenset(("bad", "douche", "wastafel", "meerpersoonswastafel")),
    "toilet": frozenset(("toilet", "hangend_toilet")),
}
"""De wezenlijke voorzieningen van de toelichting, met wat in een ruimte daarvoor volstaat."""

_RUIMTEN = {
    "vertrek": {naam for naam, s in RUIMTESOORTEN.items() if s.klasse == Klasse.VERTREK and not s.badruimte},
    "kookgelegenheid": {naam for naam, s in RUIMTESOORTEN.items() if s.keuken or s.open_keuken},
    "wasgelegenheid": {naam for naam, s in RUIMTESOORTEN.items() if s.badruimte},
    "toilet": {"toiletruimte", "badkamer_met_toilet"},
}
"""Ruimten die naar hun soort de voorziening bevatten."""

_IN_SOORT = {
    soort: frozenset(naam for naam, soorten in _RUIMTEN.items() if soort in soorten)
    for soort, s in RUIMTESOORTEN.items()
    if s.klasse in BINNENSHUIS
}
_DOOR_VOORZIENING = {soort: naam for naam, soorten in VOORZIENINGEN.items() for soort in soorten}

_LID_4 = {
    "hoofdhuurder_een_huishouden": "de huurder is niet één of twee personen en voert geen duurzame gemeenschappelijke huishouding",
    "aan_een_huishouden": "er is niet aan één ander huishouden onderverhuurd",
    "twee_jaar_alleen_bewoond": "de huurder bewoonde de hele woning niet eerst twee jaar alleen",
    "huurovereenkomst_met_huurder": "het inwonende huishouden huurt niet van de huurder",
}


_AANTAL = Melding(f"{PAD}.aantal_bewoners", "Door hoeveel personen wordt de woonruimte bewoond?")
_HUISHOUDING = Melding(
    f"{PAD}.duurzame_gemeenschappelijke_huishouding",
    "Voeren de bewoners een duurzame gemeenschappelijke huishouding? Van belang vanaf drie personen.",
)


class Reden(NamedTuple):
    """Een Nederlandse zin, met de bepaling waarop zij rust."""

    zin: str
    artikel: str


class Zelfstandigheid(NamedTuple):
    """De beslissing.

    Attributes:
        uitkomst: zelfstandig, onzelfstandig, niet te beslissen, of niet van toepassing (woonwagen en standplaats).
        redenen: waarom; bij "niet te beslissen" leeg.
        ontbreekt: de feiten die zouden beslissen, alleen bij "niet te beslissen".
    """

    uitkomst: str
    redenen: tuple[Reden, ...] = ()
    ontbreekt: tuple[Melding, ...] = ()

    @property
    def zinnen(self) -> str:
        """De redenen, of wat er nog nodig is, als één zin zonder punt."""
        if self.ontbreekt:
            return f"{NOG_NODIG} {', '.join(melding.pad for melding in self.ontbreekt)}"
        return "; ".join(reden.zin for reden in self.redenen)

    @property
    def artikelen(self) -> str:
        """De bepalingen, elk één keer; zonder reden de algemene."""
        return "; ".join(dict.fromkeys(reden.artikel for reden in self.redenen)) or f"BW 7:234; {LID_2}"

    def vaststelling(self) -> Vaststelling:
        """De beslissing zoals zij in de uitkomst staat."""
        return Vaststelling("zelfstandigheid", "", self.uitkomst, self.zinnen, self.artikelen)


def beslis(document: Document) -> Zelfstandigheid:
    """Beslis of de woonruimte een zelfstandige woning vormt; kijkt niet naar het opgegeven stelsel."""
    woning = document.woning
    if woning.stelsel == "woonwagen":
        return Zelfstandigheid(NIET_VAN_TOEPASSING, (Reden("een woonwagen is geen zelfstandige woning", LID_2),))
    if woning.stelsel == "standplaats":
        return Zelfstandigheid(NIET_VAN_TOEPASSING, (Reden("een standplaats is geen woning", LID_3),))
    gewoon = _gewoon(_feiten(woning, delen=False))
    if woning.bewoning.onderverhuur is None:
        return gewoon
    return _met_onderverhuur(woning, woning.bewoning.onderverhuur, gewoon)


class _Feiten(NamedTuple):
    """Waar de beslissing zonder onderverhuur van afhangt.

    Attributes:
        gegeven: de velden van de bewoning die in het document staan.
        hier: van elke voorziening die er is of kan zijn, of er een eigen is (`_aanwezig`); `None` zonder ruimten.
    """

    bewoning: Bewoning
    gegeven: frozenset[str]
    hier: frozenset[tuple[str, bool | None]] | None


def _feiten(woning: Woning, *, delen: bool) -> _Feiten:
    hier = frozenset(_aanwezig(woning.ruimten, delen=delen).items()) if woning.ruimten else None
    return _Feiten(woning.bewoning, frozenset(woning.bewoning.model_fields_set), hier)


@lru_cache(maxsize=1_024)
def _gewoon(feiten: _Feiten) -> Zelfstandigheid:
    """De beslissing zonder onderverhuur; onthouden, want veel woningen en alle kamers van een adres hebben dezelfde feiten."""
    return _samen([*_234(feiten), _bewoners(feiten.bewoning)])


def _met_onderverhuur(woning: Woning, onderverhuur: Onderverhuur, gewoon: Zelfstandigheid) -> Zelfstandigheid:
    """Lid 4: het deel van de huurder blijft een zelfstandige woning, ook al deelt het inwonende huishouden voorzieningen."""
    lid_4 = _lid_4(onderverhuur)
    if lid_4.uitkomst == ONZELFSTANDIG:
        redenen = (*gewoon.redenen, *lid_4.redenen) if gewoon.uitkomst == ONZELFSTANDIG else gewoon.redenen
        return Zelfstandigheid(gewoon.uitkomst, redenen, gewoon.ontbreekt)
    voldaan = Reden("na onderverhuur aan één huishouden blijft het deel van de huurder een zelfstandige woning", LID_4)
    blijft = _samen([*_234(_feiten(woning, delen=True)), Zelfstandigheid(ZELFSTANDIG, (voldaan,))])
    if lid_4.uitkomst == ZELFSTANDIG:
        return blijft
    if gewoon.uitkomst == blijft.uitkomst != OPEN:
        return gewoon
    return Zelfstandigheid(
        OPEN, ontbreekt=tuple(dict.fromkeys((*lid_4.ontbreekt, *blijft.ontbreekt, *gewoon.ontbreekt)))
    )


def _samen(delen: list[Zelfstandigheid]) -> Zelfstandigheid:
    """Eén nee is onzelfstandig; alles ja is zelfstandig; anders beslist wat ontbreekt."""
    for uitkomst in (ONZELFSTANDIG, OPEN, ZELFSTANDIG):
        zo = [deel for deel in delen if deel.uitkomst == uitkomst]
        if zo:
            break
    return Zelfstandigheid(
        uitkomst,
        tuple(reden for deel in zo for reden in deel.redenen),
        tuple(melding for deel in zo for melding in deel.ontbreekt),
    )


def _antwoord(waarde: bool | None, ja: Reden | None, nee: Reden, ontbreekt: Iterable[Melding]) -> Zelfstandigheid:  # noqa: FBT001 - een feit
    if waarde is None:
        return Zelfstandigheid(OPEN, ontbreekt=tuple(ontbreekt))
    redenen = (nee,) if not waarde else (ja,) if ja is not None else ()
    return Zelfstandigheid(ZELFSTANDIG if waarde else ONZELFSTANDIG, redenen)


def _234(feiten: _Feiten) -> Iterator[Zelfstandigheid]:
    """Eigen toegang en wezenlijke voorzieningen."""
    toegang = feiten.bewoning.eigen_toegang
    vraag = Melding(f"{PAD}.eigen_toegang", "Heeft de woonruimte een eigen toegang?")
    yield _antwoord(
        toegang,
        Reden("eigen toegang en wezenlijke voorzieningen", ARTIKEL_234),
        Reden("er is geen eigen toegang", ARTIKEL_234),
        [vraag],
    )
    for naam in VOORZIENINGEN:
        yield _voorziening(feiten, naam)


def _voorziening(feiten: _Feiten, naam: str) -> Zelfstandigheid:
    """Of de bewoner haar heeft zonder van iets buiten de woning af te hangen; zonder ruimten is dat niet bekend.

    Wat in geen ruimte staat is er niet, tenzij het veld van de bewoning of een eigen ruimte uitdrukkelijk "onbekend" zegt.
    """
    gesteld: bool | None = getattr(feiten.bewoning, naam)
    zin = f"er is geen {'' if naam == 'vertrek' else 'eigen '}{naam}"
    if gesteld is None and feiten.hier is not None:
        hier = dict(feiten.hier)
        gesteld = hier.get(naam, None if naam in feiten.gegeven else False)
        zin += " (alleen een gedeelde)" if naam in hier else " opgegeven"
    vraag = Melding(f"{PAD}.{naam}", f"Is er een eigen {naam}?")
    return _antwoord(gesteld, None, Reden(zin, ARTIKEL_234), [vraag])


def _aanwezig(ruimten: Iterable[Ruimte], *, delen: bool) -> dict[str, bool | None]:
    """Van elke voorziening die er is, naar de soort van een ruimte of naar wat erin staat: of er een eigen is; `None` als dat niet bekend is.

    Met `delen` mag een ander huishouden op het adres haar ook gebruiken.
    """
    uit: dict[str, bool | None] = {}
    for ruimte in ruimten:
        eisen = ruimte.eisen
        if eisen.exclusief_gebruiksrecht is False or ruimte.soort not in _IN_SOORT:
            continue
        namen = {*_IN_SOORT[ruimte.soort], *(_DOOR_VOORZIENING.get(v.soort, "") for v in ruimte.voorzieningen)}
        if False in (eisen.water_aan_en_afvoer, eisen.kookaansluiting):
            namen.discard("kookgelegenheid")
        eigen = ruimte.gedeeld_met_adressen == 1 and (delen or (ruimte.gedeeld_met_kamers or 1) == 1)
        for naam in namen:
            uit[naam] = eigen or uit.get(naam, False)
        misschien = {_DOOR_VOORZIENING.get(soort, "") for soort in ruimte.voorzieningen_onbekend} if eigen else ()
        for naam in misschien:
            uit[naam] = uit.get(naam) or None
    return uit


def _bewoners(b: Bewoning) -> Zelfstandigheid:
    """Ten hoogste twee personen, of drie of meer met een duurzame gemeenschappelijke huishouding."""
    aantal, samen = b.aantal_bewoners, b.duurzame_gemeenschappelijke_huishouding
    if aantal is not None and aantal <= 2:
        return Zelfstandigheid(ZELFSTANDIG, (Reden("bewoond door ten hoogste twee personen", LID_2),))
    vragen = [vraag for waarde, vraag in ((aantal, _AANTAL), (samen, _HUISHOUDING)) if waarde is None]
    return _antwoord(
        None if samen is False and aantal is None else samen,
        Reden("bewoond door één duurzame gemeenschappelijke huishouding", LID_2),
        Reden(f"bewoond door {aantal} personen zonder duurzame gemeenschappelijke huishouding", LID_2),
        vragen,
    )


def _lid_4(onderverhuur: Onderverhuur) -> Zelfstandigheid:
    """De vier voorwaarden van lid 4, samen."""
    return _samen(
        [
            _antwoord(
                getattr(onderverhuur, naam),
                None,
                Reden(zin, LID_4),
                [Melding(f"{PAD}.onderverhuur.{naam}", "Voorwaarde van Bhw art. 1 lid 4: niet ingevuld.")],
            )
            for naam, zin in _LID_4.items()
        ]
    )


def tegenspraak(document: Document, z: Zelfstandigheid) -> Iterator[Melding]:
    """Een melding als het opgegeven stelsel niet past bij de beslissing; gewaardeerd wordt naar wat is opgegeven."""
    stelsel = document.woning.stelsel
    if z.uitkomst in (ZELFSTANDIG, ONZELFSTANDIG) and z.uitkomst != stelsel:
        zin = f"Het document zegt {stelsel}, maar zo is de woonruimte {z.uitkomst}: {z.zinnen} ({z.artikelen}). Gewaardeerd is als {stelsel}."
        yield Melding("woning.stelsel", zin)
