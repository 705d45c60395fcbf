"""Een adres met kamers: één beschrijving van het hele adres wordt een document per kamer.

De ruimten noemen hun gebruikers; wat één kamer gebruikt is privé, wat meer kamers gebruiken delen zij. Zo tellen de delen van een ruimte
op tot het geheel, vóór afronding en maximering: die gaan per kamer over alles wat zij met dezelfde andere deelt.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from itertools import count
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.feiten.ruimte import LANGSTE_STELNAAM
from huurstelsel.feiten.samenvoegen import Openingseisen, WettelijkeRuimte, ruimte_ids, voeg_samen
from huurstelsel.feiten.soorten import BINNENSHUIS, RUIMTESOORTEN, Klasse
from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u
from huurstelsel.recht.laden import onderwerp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from huurstelsel.feiten.model import Document, Kamer
    from huurstelsel.feiten.ruimte import Ruimte

ALLE = "alle"
VAN_EEN_KAMER = ("contract", "woning.aftrek", "woning.woonvoorzieningen_gehandicapten")
"""Wat op een adres met kamers van elke kamer apart is, en bij haar staat."""

_ONBEKEND = "Of hier een wastafel meer is, beslist welke ruimte van het adres geen maximum aan wastafels heeft (bijlage I.B, 6.1). Geef wat hier niet bekend is, of wijs die ruimte aan met “wastafels_zonder_maximum”."


class KamerDocument(NamedTuple):
    """Het document van een kamer, met van elke ruimte haar nummer in de beschrijving van het adres."""

    document: Document
    nummers: tuple[int, ...]


def per_kamer(document: Document) -> list[KamerDocument]:
    """Een document per kamer, met haar eigen feiten en haar deel van wat zij met andere kamers gebruikt.

    Ruimten krijgen hun id voordat zij worden verdeeld, zodat een verwijzing voor elke kamer naar dezelfde ruimte gaat.

    Raises:
        FeitenFout: welke ruimte geen maximum aan wastafels heeft, hangt af van wat niet bekend is.
    """
    kamers, ruimten = [kamer.id for kamer in document.kamers], document.woning.ruimten
    gebruikers = [_kamers_van(ruimte, document, kamers) for ruimte in ruimten]
    stellen = _stellen(ruimten, gebruikers)
    vrij = _zonder_maximum(ruimten, genoeg=_genoeg_kamers(document))
    delen = [
        ruimte.model_copy(
            update={
                "id": id_,
                "gedeeld_met_kamers": len(wie),
                "gedeeld_stel": stel,
                "gebruikers": None,
                "wastafels_zonder_maximum": ruimte.wastafels_zonder_maximum if vrij is None else nummer == vrij,
            }
        )
        for nummer, (ruimte, id_, wie, stel) in enumerate(
            zip(ruimten, ruimte_ids(ruimten), gebruikers, stellen, strict=True)
        )
    ]
    uit = []
    for kamer in document.kamers:
        nummers = tuple(i for i, wie in enumerate(gebruikers) if kamer.id in wie)
        uit.append(KamerDocument(_document(document, kamer, tuple(delen[i] for i in nummers)), nummers))
    return uit


def _stellen(ruimten: tuple[Ruimte, ...], gebruikers: list[list[str]]) -> list[str | None]:
    """Het stel waarmee elke ruimte wordt gedeeld; haar gebruikers, als een van hen iets anders met evenveel andere kamers deelt."""
    delingen = [(ruimte.gedeeld_met_adressen, len(wie)) for ruimte, wie in zip(ruimten, gebruikers, strict=True)]
    van_kamer: defaultdict[tuple[int, int, str], set[tuple[str, ...]]] = defaultdict(set)
    for deling, wie in zip(delingen, gebruikers, strict=True):
        for kamer in wie:
            van_kamer[*deling, kamer].add(tuple(wie))
    namen: dict[tuple[str | None, ...], str] = {}
    bezet: set[str] = set()
    uit = []
    for ruimte, deling, wie in zip(ruimten, delingen, gebruikers, strict=True):
        meer = any(len(van_kamer[*deling, kamer]) > 1 for kamer in wie)
        stel = (ruimte.gedeeld_stel, *(wie if meer else ()))
        if any(stel) and stel not in namen:
            namen[stel] = _stelnaam(filter(None, stel), bezet)
            bezet.add(namen[stel])
        uit.append(namen.get(stel))
    return uit


def _stelnaam(delen: Iterable[str], bezet: set[str]) -> str:
    """De naam van een stel: adressen en dan kamers; is zij samen te lang of al van een ander stel, dan een nummer."""
    naam = ", ".join(delen)
    if len(naam) <= LANGSTE_STELNAAM and naam not in bezet:
        return naam
    return next(nieuw for n in count(len(bezet) + 1) if (nieuw := f"stel {n}") not in bezet)


def _zonder_maximum(ruimten: tuple[Ruimte, ...], *, genoeg: bool) -> int | None:
    """De ene ruimte van het adres zonder maximum aan wastafels (bijlage I.B, 6.1): waar dat de kamers samen het meeste geeft.

    Is een ruimte daarvoor aangewezen, dan die; `None` als geen ruimte er meer heeft dan het maximum.

    Args:
        genoeg: op dit adres is er zo'n ruimte; zonder is om het even welke het is.

    Raises:
        FeitenFout: het hangt af van een voorziening die niet bekend is.
    """
    geheel, _ = voeg_samen(ruimten, _openingseisen())
    aangewezen = [ruimte.nummer for ruimte in geheel if ruimte.wastafels_zonder_maximum]
    if aangewezen:
        return aangewezen[0]
    meer = [_boven_het_maximum(ruimte, misschien=True) for ruimte in geheel]
    if not any(any(winst) for winst in meer):
        return None
    plaats = meer.index(max(meer))
    zeker = _boven_het_maximum(geheel[plaats], misschien=False)
    if genoeg and any(zeker < winst for i, winst in enumerate(meer) if i != plaats):
        raise FeitenFout(
            [Fout(f"woning.ruimten[{geheel[plaats].nummer}].voorzieningen", "wastafels_onbekend", _ONBEKEND)]
        )
    return geheel[plaats].nummer


def _genoeg_kamers(document: Document) -> bool:
    """Of het adres genoeg kamers heeft voor een ruimte zonder maximum; vóór de Wet betaalbare huur was die er niet."""
    vrij = onderwerp("sanitair_onzelfstandig")["kamers_vrij"].waarden[-1]
    return len(document.kamers) >= vrij.waarde and (document.peildatum or vrij.vanaf) >= vrij.vanaf


def _openingseisen() -> Openingseisen:
    """De eisen zoals zij sinds de Wet betaalbare huur zijn; daarvóór was er geen ruimte zonder maximum."""
    p = onderwerp("inleiding")
    procent, breedte, hoogte = (
        int(p[naam].waarden[-1].waarde) for naam in ("procent_van_muur", "breedte_opening", "hoogte_opening")
    )
    return Openingseisen(procent, breedte, hoogte)


def _boven_het_maximum(ruimte: WettelijkeRuimte, *, misschien: bool) -> tuple[Fraction, bool]:
    """Halve punten die het adres zonder maximum aan wastafels wint, en of er twee soorten zijn (keuze wastafels_samen); nul waar zij niet tellen.

    Args:
        misschien: een wastafel waarvan niet bekend is of zij er is, telt mee.
    """
    soort = RUIMTESOORTEN[ruimte.soort]
    telt = soort.klasse in BINNENSHUIS and not soort.badruimte and ruimte.eisen.exclusief_gebruiksrecht is not False
    if not telt or ruimte.wastafels_zonder_maximum is False:
        return Fraction(0), False
    aantal = Counter(ruimte.voorzieningen_onbekend if misschien else ())
    for voorziening in ruimte.voorzieningen:
        aantal[voorziening.soort] += voorziening.aantal
    enkel = aantal["wastafel"] + _is_spoelbak(ruimte, misschien=misschien)
    meer = aantal["meerpersoonswastafel"]
    halve_punten = 2 * max(enkel - 1, 0) + 3 * max(meer - 1, 0)
    return Fraction(halve_punten, ruimte.bron.gedeeld_met_adressen), enkel > 0 and meer > 0


def _is_spoelbak(ruimte: WettelijkeRuimte, *, misschien: bool) -> bool:
    """Of een aanrecht hier als wastafel telt: geen stuk is 1 m lang (rubriek 5); een onbekende lengte is dat misschien niet."""
    anders = 0 if misschien else 1
    stukken = [v.aaneengesloten or v.lengte or anders for v in ruimte.voorzieningen if v.soort == "aanrecht"]
    return bool(stukken) and max(stukken) < 1 and ruimte.eisen.water_aan_en_afvoer is not False


def _document(document: Document, kamer: Kamer, ruimten: tuple[Ruimte, ...]) -> Document:
    woning = document.woning
    over_kamer = {
        **({} if woning.ruimten_onbekend else {"ruimten": ruimten}),
        "kamers_op_adres": len(document.kamers),
        "aftrek": kamer.aftrek,
        "zorgwoning": kamer.zorgwoning or woning.zorgwoning,
        "woonvoorzieningen_gehandicapten": kamer.woonvoorzieningen_gehandicapten,
    }
    return document.model_copy(
        update={
            "id": kamer.id,
            "contract": kamer.contract,
            "kamers": (),
            "groepen": {},
            "woning": woning.model_copy(update=over_kamer),
        }
    )


def _kamers_van(ruimte: Ruimte, document: Document, ids: list[str]) -> list[str]:
    """De kamers die een ruimte gebruiken, elk één keer, in de volgorde van het document."""
    genoemd: set[str] = set()
    for naam in ruimte.gebruikers or ():
        genoemd |= set(ids) if naam == ALLE else set(document.groepen.get(naam, (naam,)))
    return [id_ for id_ in ids if id_ in genoemd]


def fouten(document: Document) -> Iterator[Fout]:
    """Wat er aan de kamers, de groepen en de gebruikers niet klopt."""
    if not document.kamers:
        yield from _zonder_kamers(document)
        return
    if document.woning.stelsel != "onzelfstandig":
        yield Fout("kamers", "alleen_onzelfstandig", "Kamers horen bij stelsel onzelfstandig.")
    if document.woning.kamers_op_adres not in {None, len(document.kamers)}:
        zin = f"Er zijn {len(document.kamers)} kamers beschreven, maar op het adres zijn er {document.woning.kamers_op_adres}; beschrijf elke kamer."
        yield Fout("woning.kamers_op_adres", "niet_alle_kamers", zin)
    yield from _hoort_bij_een_kamer(document)
    yield from _namen(document)
    bekend = {ALLE, *document.groepen, *(kamer.id for kamer in document.kamers)}
    for i, ruimte in enumerate(document.woning.ruimten):
        yield from _gebruikers(f"woning.ruimten[{i}]", ruimte, bekend, document)


def _hoort_bij_een_kamer(document: Document) -> Iterator[Fout]:
    """Feiten die per kamer verschillen, staan niet bij het adres; zij zouden anders stil verdwijnen of dubbel tellen."""
    for pad in VAN_EEN_KAMER:
        deel = attrgetter(pad)(document)
        if deel if isinstance(deel, tuple) else deel.model_fields_set:
            yield Fout(pad, "hoort_bij_een_kamer", "Geef dit bij elke kamer waarvoor het geldt, onder “kamers”.")


def _zonder_kamers(document: Document) -> Iterator[Fout]:
    woning = document.woning
    if document.groepen:
        yield Fout("groepen", "groepen_zonder_kamers", "Groepen horen bij een document met kamers.")
    if woning.stelsel == "onzelfstandig" and woning.kamers_op_adres is None:
        yield Fout("woning.kamers_op_adres", "ontbreekt", "Geef het aantal onzelfstandige woonruimten op het adres.")
    for i, ruimte in enumerate(woning.ruimten):
        if ruimte.gebruikers is not None:
            zin = "Gebruikers horen bij een document met kamers; gebruik hier “gedeeld_met_kamers”."
            yield Fout(f"woning.ruimten[{i}].gebruikers", "gebruikers_zonder_kamers", zin)


def _namen(document: Document) -> Iterator[Fout]:
    """Dubbele kamers, namen die twee dingen betekenen, en groepen met onbekende of zonder kamers."""
    gezien: set[str] = set()
    if ALLE in document.groepen:
        yield Fout(f"groepen.{ALLE}", "id_dubbel", "“alle” betekent al elke kamer; geef deze groep een andere naam.")
    for i, kamer in enumerate(document.kamers):
        if kamer.id in gezien or kamer.id == ALLE or kamer.id in document.groepen:
            zin = f"“{kamer.id}” bestaat al als kamer of groep; geef elke kamer een eigen id."
            yield Fout(f"kamers[{i}].id", "id_dubbel", zin)
        gezien.add(kamer.id)
    for naam, leden in document.groepen.items():
        if not leden:
            yield Fout(f"groepen.{naam}", "geen_gebruikers", "Een groep heeft ten minste één kamer.")
        for lid in leden:
            if lid not in gezien:
                zin = f"Er is op dit adres geen kamer “{lid}”.{bedoelde_u(lid, gezien)}"
                yield Fout(f"groepen.{naam}", "kamer_onbekend", zin)


def _gebruikers(pad: str, ruimte: Ruimte, bekend: set[str], document: Document) -> Iterator[Fout]:
    if ruimte.gedeeld_met_kamers is not None:
        zin = "Noem de gebruikers óf het aantal kamers, niet beide."
        yield Fout(f"{pad}.gedeeld_met_kamers", "gebruikers_en_aantal", zin)
    if not ruimte.gebruikers:
        zin = "Noem de kamers die deze ruimte gebruiken; “alle” mag ook."
        yield Fout(f"{pad}.gebruikers", "geen_gebruikers", zin)
    for naam in ruimte.gebruikers or ():
        if naam not in bekend:
            zin = f"Er is op dit adres geen kamer of groep “{naam}”.{bedoelde_u(naam, bekend)}"
            yield Fout(f"{pad}.gebruikers", "kamer_onbekend", zin)
    yield from _verwijzing(pad, ruimte, document)


def _verwijzing(pad: str, ruimte: Ruimte, document: Document) -> Iterator[Fout]:
    """Een kast of een open verbinding heeft dezelfde gebruikers als de ruimte waarnaar zij verwijst; op een gang mogen het er minder zijn."""
    if ruimte.onderdeel_van is None and ruimte.open_verbinding is None:
        return
    kamers, ruimten = [kamer.id for kamer in document.kamers], document.woning.ruimten
    doelen = (ruimte.onderdeel_van, ruimte.open_verbinding.met if ruimte.open_verbinding else None)
    eigen = _kamers_van(ruimte, document, kamers)
    for id_, doel in zip(ruimte_ids(ruimten), ruimten, strict=True):
        if id_ not in doelen or doel.soort not in RUIMTESOORTEN:  # een onbekende soort is al een fout
            continue
        wie = _kamers_van(doel, document, kamers)
        verkeer = RUIMTESOORTEN[doel.soort].klasse == Klasse.VERKEERSRUIMTE
        if not (set(eigen) <= set(wie) if verkeer else eigen == wie):
            zin = f"Deze ruimte verwijst naar “{id_}”, maar heeft andere gebruikers."
            yield Fout(f"{pad}.gebruikers", "andere_gebruikers", zin)
