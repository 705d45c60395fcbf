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
from huurstelsel.uitleg.als_json import bedrag, sluitende_punten
from huurstelsel.uitleg.getallen import decimaal
from huurstelsel.uitleg.labels import OPSLAGEN, POSTEN, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from huurstelsel.uitkomst import Huurprijs, Postregel, Rubriekuitkomst, Uitkomst

DECIMALEN = 6  # zoveel decimalen krijgt een getal dat geen eindige decimale breuk is

_STELSELS = {"zelfstandig": "ZEL"}
_GROEPEN = {
    1: "OVZ",
    2: "OOZ",
    3: "VKV",
    4: "ENE",
    5: "KEU",
    6: "SAN",
    7: "GEH",
    8: "BUI",
    9: "GVR",
    10: "GPA",
    11: "WOZ",
    12: "BIA",
}
_OUDER = {12: "BIJ"}
_OPSLAGGROEP = "PMN"
_MEETEENHEDEN = {"m²": "M2", "m": "MTR", "stuks": "STU", "": "STU", "euro": "EUR"}
_GEEN_AANTAL = frozenset({"bouwjaar"})  # een jaartal is geen hoeveelheid
_IN_OPSLAGGROEP = frozenset({"rijksmonument_50_punten"})


def stelselgroep_code(rubriek: int, peildatum: date, *, gebruikelijk: bool) -> str:
    """Code van de VERA-lijst WONINGWAARDERINGSTELSELGROEP voor een rubriek van bijlage I.A.

    Args:
        rubriek: 1 tot en met 12.
        peildatum: bepaalt welke codes gelden. GVR (rubriek 9) staat sinds 2024-10-04 in de lijst; daarvoor was er geen andere.
        gebruikelijk: de code die corporaties nu sturen (BIJ voor rubriek 12) in plaats van de geldende (BIA).
    """
    ouder = _OUDER.get(rubriek)
    if ouder is not None and (gebruikelijk or not _geldt("WONINGWAARDERINGSTELSELGROEP", _GROEPEN[rubriek], peildatum)):
        return ouder
    return _GROEPEN[rubriek]


def naar_vera(uitkomst: Uitkomst, document: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Het WoningwaarderingResultaat bij een uitkomst.

    Hangen de punten van onbekende feiten af, dan staan hier de laagste punten, met het bereik in `extra-attributen`.

    Args:
        uitkomst: de waardering.
        document: het document waaruit zij komt; geeft ruimten hun naam.
    """
    huur = uitkomst.huurprijs
    namen = _ruimtenamen(document)
    resultaat: dict[str, Any] = {
        "begindatum": uitkomst.peildatum.isoformat(),
        **({"eenheid": {"id": uitkomst.id}} if uitkomst.id else {}),
        "stelsel": _referentie("WONINGWAARDERINGSTELSEL", _STELSELS[uitkomst.stelsel]),
        "groepen": [*(_groep(rubriek, uitkomst, namen) for rubriek in uitkomst.rubrieken), _opslaggroep(uitkomst)],
        "punten": uitkomst.punten_minimaal if uitkomst.punten is None else uitkomst.punten,
        "maximaleHuur": Decimal(bedrag(huur.maximaal)),
        "opslagpercentage": _procent(huur),
        "huurprijsopslag": Decimal(bedrag(huur.maximaal_met_opslag - huur.maximaal)),
        "maximaleHuurInclusiefOpslag": Decimal(bedrag(huur.maximaal_met_opslag)),
    }
    return resultaat | {"extra-attributen": [{"naam": naam, "waarde": waarde} for naam, waarde in _extra(uitkomst)]}


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


def _geldt(lijst: str, code: str, peildatum: date) -> bool:
    return lijsten()[lijst][code].geldt_op(peildatum)


def _referentie(lijst: str, code: str) -> dict[str, str]:
    return {"code": code, "naam": lijsten()[lijst][code].naam}


def _criteriumgroep(uitkomst: Uitkomst, code: str) -> dict[str, Any]:
    stelsel = _referentie("WONINGWAARDERINGSTELSEL", _STELSELS[uitkomst.stelsel])
    return {"stelsel": stelsel, "stelselgroep": _referentie("WONINGWAARDERINGSTELSELGROEP", code)}


def _ruimtenamen(document: Mapping[str, Any] | None) -> dict[str, str]:
    """Id → naam van de ruimten in het document, met dezelfde id's als de uitkomst."""
    ruimten = (document or {}).get("woning", {}).get("ruimten", ())
    return {
        ruimte.get("id") or f"ruimte-{i}": ruimte["naam"]
        for i, ruimte in enumerate(ruimten, start=1)
        if ruimte.get("naam")
    }


def _groep(rubriek: Rubriekuitkomst, uitkomst: Uitkomst, namen: Mapping[str, str]) -> dict[str, Any]:
    code = stelselgroep_code(rubriek.rubriek, uitkomst.peildatum, gebruikelijk=False)
    return {
        "criteriumGroep": _criteriumgroep(uitkomst, code),
        "punten": _getal(rubriek.punten),
        "woningwaarderingen": _regels(rubriek, code, uitkomst.peildatum, namen),
    }


def _regels(rubriek: Rubriekuitkomst, code: str, peildatum: date, namen: Mapping[str, str]) -> list[dict[str, Any]]:
    """Een kop per groep adressen die deelt, en een regel per post; de punten van de regels zijn samen die van de rubriek."""
    kop = {
        deler: f"{code}__gedeeld_met_{deler}_adressen"
        for deler in sorted({p.deler for p in rubriek.posten if p.deler > 1})
    }
    koppen = [{"criterium": {"id": id_, "naam": f"Gedeeld met {deler} adressen"}} for deler, id_ in kop.items()]
    keren: Counter[str] = Counter()
    regels = []
    for post, punten in zip(rubriek.posten, sluitende_punten(rubriek, DECIMALEN), strict=True):
        id_ = "__".join(deel for deel in (kop.get(post.deler, code), post.ruimte, post.id) if deel)
        keren[id_] += 1
        eigen = id_ if keren[id_] == 1 else f"{id_}__{keren[id_]}"
        regels.append(_regel(post, punten, _criterium(post, eigen, kop.get(post.deler), peildatum, namen)))
    return koppen + regels


def _criterium(
    post: Postregel, id_: str, boven: str | None, peildatum: date, namen: Mapping[str, str]
) -> dict[str, Any]:
    naam = label(POSTEN, post.id)
    criterium: dict[str, Any] = {
        "id": id_,
        "naam": f"{namen.get(post.ruimte, post.ruimte)}: {naam}" if post.ruimte else naam,
    }
    meeteenheid = _MEETEENHEDEN.get(post.eenheid) if _heeft_aantal(post) else None
    if meeteenheid is not None and _geldt("MEETEENHEID", meeteenheid, peildatum):
        criterium["meeteenheid"] = _referentie("MEETEENHEID", meeteenheid)
    if boven is not None:
        criterium["bovenliggendeCriterium"] = {"id": boven}
    return criterium


def _regel(post: Postregel, punten: Fraction, criterium: dict[str, Any]) -> dict[str, Any]:
    regel: dict[str, Any] = {}
    if post.hoeveelheid is not None:
        hoeveelheid = _getal(post.hoeveelheid)
        regel = {"aantal": hoeveelheid} if _heeft_aantal(post) else {"waarde": str(hoeveelheid)}
    if punten or post.hoeveelheid is None:
        regel["punten"] = _getal(punten)
    return {**regel, "criterium": criterium}


def _heeft_aantal(post: Postregel) -> bool:
    return post.hoeveelheid is not None and post.id not in _GEEN_AANTAL


def _getal(breuk: Fraction) -> Decimal:
    return Decimal(decimaal(breuk, DECIMALEN))


def _procent(huur: Huurprijs) -> int:
    return sum(opslag.procent for opslag in huur.opslagen)


def _opslaggroep(uitkomst: Uitkomst) -> dict[str, Any]:
    """Prijsopslagen voor monumenten en nieuwbouw, in hele procenten, en de 50 punten van een rijksmonument (art. 8a Bhw)."""
    posten = [post for post in uitkomst.slotposten if post.id in _IN_OPSLAGGROEP and post.punten]
    opslagen = [
        {
            "criterium": {"id": f"{_OPSLAGGROEP}__{opslag.id}", "naam": label(OPSLAGEN, opslag.id)},
            "opslagpercentage": opslag.procent,
            **({} if opslag.einddatum is None else {"einddatum": opslag.einddatum.isoformat()}),
        }
        for opslag in uitkomst.huurprijs.opslagen
    ]
    regels = [
        _regel(post, post.punten, {"id": f"{_OPSLAGGROEP}__{post.id}", "naam": label(POSTEN, post.id)})
        for post in posten
    ]
    return {
        "criteriumGroep": _criteriumgroep(uitkomst, _OPSLAGGROEP),
        "opslagpercentage": _procent(uitkomst.huurprijs),
        "punten": _getal(sum((post.punten for post in posten), Fraction())),
        "woningwaarderingen": [*opslagen, *regels],
    }


def _extra(uitkomst: Uitkomst) -> Iterable[tuple[str, str]]:
    """Wat VERA niet kent, als naam en tekst."""
    if uitkomst.punten is None:
        yield from _bereik(uitkomst)
    for post in uitkomst.slotposten:
        if post.id not in _IN_OPSLAGGROEP and post.punten:
            yield f"slotpost.{post.id}", str(_getal(post.punten))
    for soort, meldingen in (("aanname", uitkomst.aannamen), ("onbekend", uitkomst.onbekend)):
        yield from ((soort, f"{melding.pad}: {melding.zin}") for melding in meldingen)
    kwitantie = uitkomst.kwitantie
    yield "kwitantie.versie", f"huurstelsel {kwitantie.versie}"
    yield "kwitantie.parameters", kwitantie.parameters
    yield from (("kwitantie.voorstel", voorstel) for voorstel in kwitantie.voorstellen)
    yield from ((f"kwitantie.keuze.{naam}", waarde) for naam, waarde in kwitantie.keuzes)


def _bereik(uitkomst: Uitkomst) -> Iterable[tuple[str, str]]:
    yield "punten.laagst", str(uitkomst.punten_minimaal)
    yield "punten.hoogst", "geen bovengrens" if uitkomst.punten_maximaal is None else str(uitkomst.punten_maximaal)
    for rubriek, (van, tot) in uitkomst.bereik.items():
        if van != tot:
            code = stelselgroep_code(rubriek, uitkomst.peildatum, gebruikelijk=False)
            yield f"punten.{code}", f"{_getal(van)} tot {'geen bovengrens' if tot is None else _getal(tot)}"
