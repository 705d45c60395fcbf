"""Een uitkomst als VERA-bericht: een `WoningwaarderingResultaat` (VERA BVG 4.3.0) met de codes die op de peildatum gelden.

Wat VERA niet kent (aannamen, een bereik door onbekende feiten, posten over de waardering als geheel, de kwitantie) staat in
`extra-attributen`, het veld dat de standaard daarvoor heeft. Getallen zijn exact (`Decimal`); `naar_json` schrijft ze zo op.
"""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from huurstelsel.feiten.vera.referentie import lijsten
from huurstelsel.feiten.vera.stelselgroepen import (
    EXACT,
    LIJST,
    NIET_STANDAARD,
    OPSLAG,
    SLOTPOST,
    STELSELS,
    VOOR_WBH,
    stelselgroep_code,
)
from huurstelsel.fouten import GeenRecht
from huurstelsel.reken.schrijven import decimaal
from huurstelsel.uitleg.als_json import bedrag, sluitende_punten
from huurstelsel.uitleg.labels import OPSLAGEN, POSTEN, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from huurstelsel.uitkomst import Huurprijs, Postregel, Rubriekuitkomst, Uitkomst

DECIMALEN = 6  # zoveel decimalen krijgt een getal dat geen eindige decimale breuk is

_MEETEENHEDEN = {"m²": "M2", "m": "MTR", "stuks": "STU", "": "STU", "euro": "EUR"}
_GEEN_GRENS = "geen bovengrens"
_GEEN_AANTAL = frozenset({"bouwjaar"})  # een jaartal is geen hoeveelheid; de m² die er bij een kamer staan wel
_IN_OPSLAGGROEP = frozenset({"rijksmonument_50_punten", "rijksmonument_10_punten"})
_KAMERRUBRIEKEN = frozenset(range(1, 7))
"""Rubrieken van bijlage I.B waarin alleen kamers van het eigen adres delen."""


def variant(uitkomst: Uitkomst) -> str:
    """Het stelsel zoals VERA het indeelt: een woonwagen met een afwijkende basiswaardering heeft eigen stelselgroepen."""
    afwijkend = uitkomst.stelsel == "woonwagen" and any(
        post.id == "afwijkende_basiswaardering" and post.punten
        for rubriek in uitkomst.rubrieken
        for post in rubriek.posten
    )
    if afwijkend:
        return NIET_STANDAARD
    return uitkomst.stelsel + VOOR_WBH if uitkomst.voor_wbh else uitkomst.stelsel


def naar_vera(uitkomst: Uitkomst, document: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Het WoningwaarderingResultaat bij een uitkomst.

    Hangen de punten van onbekende feiten af, dan staan hier de laagste punten, met het bereik in `extra-attributen`.

    Args:
        uitkomst: de waardering.
        document: het document waaruit zij komt; geeft ruimten hun naam.

    Raises:
        GeenRecht: de uitkomst volgt een voorstel; een WoningwaarderingResultaat kan dat niet zeggen.
    """
    if uitkomst.kwitantie.voorstellen:
        zin = (
            "Een WoningwaarderingResultaat is er alleen van geldend recht; een voorstel geeft u als tekst of als JSON."
        )
        raise GeenRecht(zin)
    huur = uitkomst.huurprijs
    schrijver = _Schrijver(uitkomst, _ruimtenamen(document))
    resultaat: dict[str, Any] = {
        "begindatum": uitkomst.peildatum.isoformat(),
        **({"eenheid": {"id": uitkomst.id}} if uitkomst.id else {}),
        "stelsel": _referentie("WONINGWAARDERINGSTELSEL", STELSELS[uitkomst.stelsel]),
        "groepen": schrijver.groepen(),
        "punten": uitkomst.punten_minimaal if uitkomst.punten is None else uitkomst.punten,
        "maximaleHuur": Decimal(bedrag(huur.maximaal)),
        "opslagpercentage": _procent(huur),
        "huurprijsopslag": Decimal(bedrag(huur.maximaal_met_opslag - huur.maximaal)),
        "maximaleHuurInclusiefOpslag": Decimal(bedrag(huur.maximaal_met_opslag)),
    }
    extra = [*schrijver.extra, *_extra(uitkomst, schrijver.variant)]
    return resultaat | {"extra-attributen": [{"naam": naam, "waarde": waarde} for naam, waarde in extra]}


def naar_json(bericht: object) -> str:
    """JSON-tekst waarin een `Decimal` als getal staat, met al zijn cijfers."""
    return "".join(_schrijf(bericht, ""))


def _schrijf(deel: object, inspringing: str) -> Iterable[str]:
    if isinstance(deel, Decimal):
        yield format(deel, "f")
    elif isinstance(deel, dict | list) and deel:
        dieper = inspringing + "  "
        haken = "{}" if isinstance(deel, dict) else "[]"
        paren = deel.items() if isinstance(deel, dict) else ((None, waarde) for waarde in deel)
        yield haken[0]
        for i, (naam, waarde) in enumerate(paren):
            sleutel = "" if naam is None else f"{json.dumps(naam, ensure_ascii=False)}: "
            yield f"{',' if i else ''}\n{dieper}{sleutel}"
            yield from _schrijf(waarde, dieper)
        yield f"\n{inspringing}{haken[1]}"
    else:
        yield json.dumps(deel, ensure_ascii=False)


def _referentie(lijst: str, code: str) -> dict[str, str]:
    return {"code": code, "naam": lijsten()[lijst][code].naam}


def _ruimtenamen(document: Mapping[str, Any] | None) -> dict[str, str]:
    """Id → naam van de ruimten in het document, met dezelfde id's als de uitkomst."""
    ruimten = (document or {}).get("woning", {}).get("ruimten", ())
    if isinstance(ruimten, str):  # onbekend
        return {}
    return {
        ruimte.get("id") or f"ruimte-{i}": ruimte["naam"]
        for i, ruimte in enumerate(ruimten, start=1)
        if ruimte.get("naam")
    }


class _Schrijver:
    """Schrijft de groepen van één uitkomst; wat daar niet in past komt in `extra`."""

    def __init__(self, uitkomst: Uitkomst, namen: Mapping[str, str]) -> None:
        self.uitkomst, self.peildatum, self.namen = uitkomst, uitkomst.peildatum, namen
        self.variant = variant(uitkomst)
        self.extra: list[tuple[str, str]] = []

    def groepen(self) -> list[dict[str, Any]]:
        """Een groep per rubriek in volgorde van de wet, en daarna de opslagen; zonder code in VERA wordt een rubriek een extra attribuut."""
        groepen = []
        for rubriek in self.uitkomst.rubrieken:
            code = self._code(rubriek.rubriek)
            if code is not None:
                regels, punten = self._regels(rubriek, code), _getal(rubriek.punten)
                self._exact(code, punten, rubriek.punten)
                groepen.append(self._groep(code, {"punten": punten, "woningwaarderingen": regels}))
            elif rubriek.punten:
                self.extra.append((f"rubriek.{rubriek.rubriek}", f"{rubriek.naam}: {_getal(rubriek.punten)} punten"))
        return [*groepen, *self._opslaggroep()]

    def _code(self, rubriek: int) -> str | None:
        return stelselgroep_code(rubriek, self.peildatum, self.variant)

    def _groep(self, code: str, inhoud: dict[str, Any]) -> dict[str, Any]:
        stelsel = _referentie("WONINGWAARDERINGSTELSEL", STELSELS[self.uitkomst.stelsel])
        return {"criteriumGroep": {"stelsel": stelsel, "stelselgroep": _referentie(LIJST, code)}, **inhoud}

    def _regels(self, rubriek: Rubriekuitkomst, code: str) -> list[dict[str, Any]]:
        """Een kop per deler, en een regel per post; de punten van de regels zijn samen die van de rubriek."""
        delers = sorted({p.deler for p in rubriek.posten if p.deler > 1})
        kop = {deler: _kop(self.uitkomst.stelsel, rubriek.rubriek, deler) for deler in delers}
        ids = {deler: f"{code}__{id_}" for deler, (id_, _) in kop.items()}
        koppen = [{"criterium": {"id": ids[deler], "naam": naam}} for deler, (_, naam) in kop.items()]
        keren: Counter[str] = Counter()
        regels = []
        for post, punten in zip(rubriek.posten, sluitende_punten(rubriek, DECIMALEN), strict=True):
            id_ = "__".join(deel for deel in (ids.get(post.deler, code), post.ruimte, post.id) if deel)
            keren[id_] += 1
            eigen = id_ if keren[id_] == 1 else f"{id_}__{keren[id_]}"
            regels.append(self._regel(post, punten, self._criterium(post, eigen, ids.get(post.deler))))
        return koppen + regels

    def _criterium(self, post: Postregel, id_: str, boven: str | None) -> dict[str, Any]:
        naam = label(POSTEN, post.id)
        onderwerp = self.namen.get(post.ruimte, post.ruimte) if post.ruimte else post.stel
        criterium: dict[str, Any] = {"id": id_, "naam": f"{onderwerp}: {naam}" if onderwerp else naam}
        meeteenheid = _MEETEENHEDEN.get(post.eenheid) if _heeft_aantal(post) else None
        if meeteenheid is not None and lijsten()["MEETEENHEID"][meeteenheid].geldt_op(self.peildatum):
            criterium["meeteenheid"] = _referentie("MEETEENHEID", meeteenheid)
        if boven is not None:
            criterium["bovenliggendeCriterium"] = {"id": boven}
        return criterium

    def _regel(self, post: Postregel, punten: Fraction, criterium: dict[str, Any]) -> dict[str, Any]:
        """Een post; wat geen eindige decimale breuk is, staat exact in `extra`."""
        regel: dict[str, Any] = {}
        if post.hoeveelheid is not None:
            hoeveelheid = _getal(post.hoeveelheid)
            regel = {"aantal": hoeveelheid} if _heeft_aantal(post) else {"waarde": str(hoeveelheid)}
            self._exact(f"{criterium['id']}.aantal", hoeveelheid, post.hoeveelheid)
        if punten or post.punten or post.hoeveelheid is None:
            regel["punten"] = _getal(punten)
            self._exact(criterium["id"], regel["punten"], post.punten)
        return {**regel, "criterium": criterium}

    def _exact(self, id_: str, geschreven: Decimal, exact: Fraction) -> None:
        if Fraction(geschreven) != exact:
            self.extra.append((EXACT + id_, str(exact)))

    def _opslaggroep(self) -> list[dict[str, Any]]:
        """Prijsopslagen in hele procenten, en de punten van een rijksmonument met een oud contract (art. 8a Bhw)."""
        code = self._code(OPSLAG)
        posten = [post for post in self.uitkomst.slotposten if post.id in _IN_OPSLAGGROEP and post.punten]
        if code is None:
            self.extra += [(f"opslag.{opslag.id}", f"{opslag.procent}%") for opslag in self.uitkomst.huurprijs.opslagen]
            self.extra += [(SLOTPOST + post.id, _exacte_tekst(post.punten)) for post in posten]
            return []
        opslagen = [
            {
                "criterium": {"id": f"{code}__{opslag.id}", "naam": label(OPSLAGEN, opslag.id)},
                "opslagpercentage": opslag.procent,
                **({} if opslag.einddatum is None else {"einddatum": opslag.einddatum.isoformat()}),
            }
            for opslag in self.uitkomst.huurprijs.opslagen
        ]
        regels = [
            self._regel(post, post.punten, {"id": f"{code}__{post.id}", "naam": label(POSTEN, post.id)})
            for post in posten
        ]
        inhoud = {
            "opslagpercentage": _procent(self.uitkomst.huurprijs),
            "punten": _getal(sum((post.punten for post in posten), Fraction())),
            "woningwaarderingen": [*opslagen, *regels],
        }
        return [self._groep(code, inhoud)]


def _kop(stelsel: str, rubriek: int, deler: int) -> tuple[str, str]:
    """Id en naam van de kop boven posten die door een aantal worden gedeeld."""
    if stelsel == "zelfstandig":
        return f"gedeeld_met_{deler}_adressen", f"Gedeeld met {deler} adressen"
    if stelsel == "onzelfstandig" and rubriek in _KAMERRUBRIEKEN:
        return f"gedeeld_met_{deler}_onzelfstandige_woonruimten", f"Gedeeld met {deler} onzelfstandige woonruimten"
    return f"gedeeld_door_{deler}", f"Gedeeld door {deler}"


def _heeft_aantal(post: Postregel) -> bool:
    return post.hoeveelheid is not None and (post.id not in _GEEN_AANTAL or post.eenheid == "m²")


def _getal(breuk: Fraction) -> Decimal:
    return Decimal(decimaal(breuk, DECIMALEN))


def _exacte_tekst(breuk: Fraction) -> str:
    """Decimaal getal, of de breuk als dat niet exact is."""
    getal = _getal(breuk)
    return str(getal) if Fraction(getal) == breuk else str(breuk)


def _procent(huur: Huurprijs) -> int:
    return sum(opslag.procent for opslag in huur.opslagen)


def _extra(uitkomst: Uitkomst, stelsel: str) -> Iterable[tuple[str, str]]:
    """Wat VERA niet kent, als naam en tekst."""
    if uitkomst.punten is None:
        yield from _bereik(uitkomst, stelsel)
    if uitkomst.huurprijs_hoogst != uitkomst.huurprijs:
        yield from _huurbereik(uitkomst.huurprijs_hoogst)
    if uitkomst.segment is not None:
        yield "segment", uitkomst.segment.value
    for post in uitkomst.slotposten:
        if post.id not in _IN_OPSLAGGROEP and post.punten:
            yield SLOTPOST + post.id, _exacte_tekst(post.punten)
    for soort, meldingen in (("aanname", uitkomst.aannamen), ("onbekend", uitkomst.onbekend)):
        yield from ((soort, f"{melding.pad}: {melding.zin}") for melding in meldingen)
    kwitantie = uitkomst.kwitantie
    yield "kwitantie.versie", f"huurstelsel {kwitantie.versie}"
    yield "kwitantie.parameters", kwitantie.parameters
    yield from (("kwitantie.voorstel", voorstel) for voorstel in kwitantie.voorstellen)
    yield from ((f"kwitantie.keuze.{naam}", waarde) for naam, waarde in kwitantie.keuzes)


def _bereik(uitkomst: Uitkomst, stelsel: str) -> Iterable[tuple[str, str]]:
    yield "punten.laagst", str(uitkomst.punten_minimaal)
    yield "punten.hoogst", _GEEN_GRENS if uitkomst.punten_maximaal is None else str(uitkomst.punten_maximaal)
    for rubriek, (van, tot) in uitkomst.bereik.items():
        if van is None or van != tot:
            code = stelselgroep_code(rubriek, uitkomst.peildatum, stelsel) or f"rubriek.{rubriek}"
            yield (
                f"punten.{code}",
                " tot ".join(_GEEN_GRENS if grens is None else str(_getal(grens)) for grens in (van, tot)),
            )


def _huurbereik(hoogst: Huurprijs | None) -> Iterable[tuple[str, str]]:
    """De hoogste huurprijzen, als die van onbekende feiten afhangen."""
    yield "maximaleHuur.hoogst", _GEEN_GRENS if hoogst is None else bedrag(hoogst.maximaal)
    yield (
        "maximaleHuurInclusiefOpslag.hoogst",
        _GEEN_GRENS if hoogst is None else bedrag(hoogst.maximaal_met_opslag),
    )
