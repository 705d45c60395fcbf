"""Het verschil tussen twee documenten: welke ruimten dezelfde zijn, en welke feiten anders zijn opgegeven."""

from __future__ import annotations

from collections import Counter, defaultdict
from fractions import Fraction
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.feiten.samenvoegen import ruimte_ids

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from huurstelsel.feiten.model import Document
    from huurstelsel.feiten.ruimte import Ruimte

    Boom = dict[str, Any]

_RUIMTEN = "woning.ruimten"
_WIE_EN_WAAR = ("id", "peildatum", "groepen", "kamers")  # wie het document is, geen feit over de woning
_LIGGING = ("gemeente", "woonplaats", "woonplaatscode")  # de rest van het adres raakt de waardering niet
_VERWIJZINGEN = ("onderdeel_van",)


class Feitverschil(NamedTuple):
    """Een feit dat in twee documenten anders is opgegeven.

    Attributes:
        pad: plaats in document A (of in B, als het alleen daar staat): `woning.ruimten[2].oppervlakte`.
        ruimte: id van de ruimte, `None` als het feit over de hele woning of de huurovereenkomst gaat.
        veld: het feit zelf, zonder volgnummers: `oppervlakte`, `voorzieningen.aanrecht.lengte`; "" voor een hele ruimte.
        a, b: wat elk document zegt; `None` als het daar ontbreekt of onbekend is.
    """

    pad: str
    ruimte: str | None
    veld: str
    a: object
    b: object


def koppel(a: Sequence[Ruimte], b: Sequence[Ruimte]) -> dict[int, int]:
    """Welke ruimte van A dezelfde is als welke van B, op volgnummer (B → A): eerst op eigen id, dan op naam, dan op soort.

    Een ruimte zonder id heet naar haar plaats in het bestand; dat zegt niets over het andere bestand.
    """
    paren: dict[int, int] = {}
    for kenmerk in _KENMERKEN:
        vrij: dict[Hashable, list[int]] = defaultdict(list)
        for i, ruimte in enumerate(a):
            if i not in paren.values() and (waarde := kenmerk(ruimte)) is not None:
                vrij[waarde].append(i)
        for j, ruimte in enumerate(b):
            if j not in paren and vrij[kenmerk(ruimte)]:
                paren[j] = vrij[kenmerk(ruimte)].pop(0)
    return paren


_MAAT_EN_DELING = ("soort", "oppervlakte", "lengte", "breedte", "gedeeld_met_adressen")
_KENMERKEN: tuple[Callable[[Ruimte], Hashable | None], ...] = (
    lambda r: r.id,
    lambda r: r.naam and (r.naam.casefold(), r.soort),
    attrgetter(*_MAAT_EN_DELING, "gedeeld_met_kamers", "gedeeld_stel"),
    attrgetter(*_MAAT_EN_DELING),
    lambda r: (r.soort, r.gedeeld_met_adressen),
    lambda r: r.soort,
)
"""Van de zekerste overeenkomst naar de zwakste."""


def andere_stellen(a: Document, b: Document) -> bool:
    """Of gedeelde ruimten in B anders over stellen zijn verdeeld dan in A; een stel dat alleen anders heet, is hetzelfde."""
    van, naar = a.woning.ruimten, b.woning.ruimten
    paren = [(van[i], naar[j]) for j, i in koppel(van, naar).items()]
    namen = {tuple(map(_stel, paar)) for paar in paren if any(ruimte.is_gedeeld for ruimte in paar)}
    return any(len({paar[kant] for paar in namen}) < len(namen) for kant in (0, 1))


def _stel(ruimte: Ruimte) -> tuple[Hashable, ...]:
    return ruimte.gedeeld_met_adressen, ruimte.gedeeld_met_kamers, ruimte.gedeeld_stel


def gedeelde_ids(a: Document, b: Document) -> dict[str, str]:
    """Hoe elke ruimte van B in een vergelijking met A heet: naar de ruimte van A die dezelfde is, en anders naar haar eigen id."""
    paren = koppel(a.woning.ruimten, b.woning.ruimten)
    ids_a, ids_b = ruimte_ids(a.woning.ruimten), ruimte_ids(b.woning.ruimten)
    return {id_: ids_a[paren[j]] if j in paren else _alleen_in_b(id_, ids_a) for j, id_ in enumerate(ids_b)}


def _alleen_in_b(id_: str, bezet: Sequence[str]) -> str:
    """De id van een ruimte die A niet heeft; heet daar een andere ruimte zo, dan met “(B)” erachter."""
    return f"{id_} (B)" if id_ in bezet else id_


def ruimtenamen(a: Document, b: Document) -> dict[str, str]:
    """Naam van elke ruimte die er een heeft, naar haar id in de vergelijking; bij een naam die vaker voorkomt staat de id erbij."""
    gedeeld = gedeelde_ids(a, b)
    paren = [
        *((gedeeld[id_], r.naam) for id_, r in zip(ruimte_ids(b.woning.ruimten), b.woning.ruimten, strict=True)),
        *zip(ruimte_ids(a.woning.ruimten), (r.naam for r in a.woning.ruimten), strict=True),
    ]
    namen = {id_: naam for id_, naam in paren if naam}
    vaak = [naam for naam, aantal in Counter(namen.values()).items() if aantal > 1]
    return {id_: f"{naam} ({id_})" if naam in vaak else naam for id_, naam in namen.items()}


def verschillen(a: Document, b: Document) -> tuple[Feitverschil, ...]:
    """Alle feiten die in B anders zijn dan in A, in de volgorde van het document."""
    namen, ids_b = gedeelde_ids(a, b), ruimte_ids(b.woning.ruimten)
    boom_a, ruimten_a = _feiten(a, {})
    boom_b, ruimten_b = _feiten(b, namen)
    in_b = {namen[id_]: (j, ruimten_b[j]) for j, id_ in enumerate(ids_b)}
    uit = list(_van_deel(boom_a, boom_b, "", "", None))
    for i, id_ in enumerate(ruimte_ids(a.woning.ruimten)):
        _, ander = in_b.pop(id_, (i, None))
        uit.extend(_van_deel(ruimten_a[i], ander, f"{_RUIMTEN}[{i}]", "", id_))
    for id_, (j, ruimte) in in_b.items():
        uit.extend(_van_deel(None, ruimte, f"{_RUIMTEN}[{j}]", "", id_))
    return tuple(uit)


def _feiten(document: Document, namen: Mapping[str, str]) -> tuple[Boom, list[Boom]]:
    """De feiten over woning en huurovereenkomst, en die van elke ruimte; `namen` vertaalt id's van ruimten."""
    boom = {veld: deel for veld, deel in document.model_dump().items() if veld not in _WIE_EN_WAAR}
    boom["adres"] = {veld: boom["adres"][veld] for veld in _LIGGING}
    ruimten = boom["woning"].pop("ruimten")
    return boom, [_ruimte(ruimte, namen) for ruimte in ruimten]


def _ruimte(ruimte: Boom, namen: Mapping[str, str]) -> Boom:
    """De feiten van een ruimte zonder haar naam, met de oppervlakte uit lengte en breedte als die zo is opgegeven."""
    uit = {veld: waarde for veld, waarde in ruimte.items() if veld not in {"id", "naam", "lengte", "breedte"}}
    if ruimte["lengte"] is not None:
        uit["oppervlakte"] = Fraction(ruimte["lengte"]) * Fraction(ruimte["breedte"])
    for veld in _VERWIJZINGEN:
        uit[veld] = namen.get(uit[veld], uit[veld])
    if uit["open_verbinding"]:
        met = uit["open_verbinding"]["met"]
        uit["open_verbinding"] = uit["open_verbinding"] | {"met": namen.get(met, met)}
    return uit


def _van_deel(a: Any, b: Any, pad: str, veld: str, ruimte: str | None) -> Iterator[Feitverschil]:  # noqa: ANN401 - elk deel van een document
    """De verschillen in een deel van het document, zo diep als beide kanten het deel hebben."""
    if a == b:
        return
    if isinstance(a, dict) and isinstance(b, dict):
        for naam in dict.fromkeys((*a, *b)):
            yield from _van_deel(a.get(naam), b.get(naam), _onder(pad, naam), _onder(veld, naam), ruimte)
    elif isinstance(a, tuple) and isinstance(b, tuple) and all(isinstance(deel, dict) for deel in (*a, *b)):
        for naam, plaats, deel_a, deel_b in _paren(a, b, veld.rpartition(".")[2]):
            yield from _van_deel(deel_a, deel_b, f"{pad}[{plaats}]", _onder(veld, naam), ruimte)
    else:
        yield Feitverschil(pad, ruimte, veld, a, b)


def _onder(pad: str, naam: str) -> str:
    return f"{pad}.{naam}" if pad and naam else pad or naam


def _paren(a: Sequence[Boom], b: Sequence[Boom], veld: str) -> Iterator[tuple[str, int, Boom | None, Boom | None]]:
    """Elementen van een lijst die hetzelfde ding beschrijven: (naam, plaats, in A, in B); wat alleen staat heeft geen partner."""
    over, partners = dict(enumerate(b)), dict[int, int]()
    for sleutel in _SLEUTELS.get(veld, (lambda _: "",)):
        for i, deel in enumerate(a):
            gelijken = (j for j, ander in over.items() if i not in partners and sleutel(ander) == sleutel(deel))
            if (partner := next(gelijken, None)) is not None:
                partners[i] = partner
                del over[partner]
    for i, j in sorted(partners.items()):
        yield _naam(a[i], veld), i, a[i], b[j]
    yield from ((_naam(deel, veld), i, deel, None) for i, deel in enumerate(a) if i not in partners)
    yield from ((_naam(deel, veld), j, None, deel) for j, deel in over.items())


def _naam(deel: Boom, veld: str) -> str:
    """Hoe een element van een lijst heet: een voorziening naar haar soort, een WOZ-waarde naar haar waardepeildatum."""
    kenmerk = {"voorzieningen": "soort", "woz_waarden": "waardepeildatum"}.get(veld)
    return "" if kenmerk is None else str(deel[kenmerk])


def _opname(prestatie: Boom) -> object:
    return prestatie["soort"], prestatie["opnamedatum"] or prestatie["registratiedatum"]


_SLEUTELS: dict[str, tuple[Callable[[Boom], object], ...]] = {
    "woz_waarden": (lambda woz: woz["waardepeildatum"],),
    "energieprestaties": (_opname, lambda prestatie: prestatie["soort"]),
    "renovaties": (lambda renovatie: renovatie["jaar"],),
    "voorzieningen": (lambda v: tuple(v.values()), lambda v: v["soort"]),
}
"""Waaraan elementen van een lijst elkaar herkennen, van zeker naar zwak; elders op volgorde."""
