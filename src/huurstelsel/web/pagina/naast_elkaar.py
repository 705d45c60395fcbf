"""De telling van de bezoeker naast die van de andere partij, post voor post."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.bewijs import bewijs
from huurstelsel.fouten import InvoerFout, RechtFout
from huurstelsel.lijst import als_fouten
from huurstelsel.reken.post import SLOT
from huurstelsel.talen import naam
from huurstelsel.uitleg.labels import POSTEN
from huurstelsel.uitleg.toelichting import naam as feitnaam
from huurstelsel.uitleg.toelichting import van_naar
from huurstelsel.uitleg.vergelijking import rubrieken
from huurstelsel.vergelijking import FEITEN, Kant, vergelijk
from huurstelsel.web.pagina.uitslag import Regel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from huurstelsel.fouten import Fout
    from huurstelsel.vergelijking import Vergelijking, Verschil
    from huurstelsel.web.pagina.berekening import Berekend
    from huurstelsel.web.pagina.schrijver import Schrijver


class Verschilregel(NamedTuple):
    """Een post die verschilt."""

    naam: str
    van: str
    naar: str
    punten: str
    huur: str
    waarom: str


class Verschilgroep(NamedTuple):
    """Een rubriek met de posten die erin verschillen."""

    naam: str
    punten: str
    huur: str
    regels: tuple[Verschilregel, ...]


class Naast(NamedTuple):
    """Twee tellingen naast elkaar: kern van beide, posten die verschillen, en feiten die verschillen met hun bewijs."""

    kern: tuple[tuple[str, str, str, str], ...]
    groepen: tuple[Verschilgroep, ...]
    feiten: tuple[Regel, ...]


def naast_elkaar(
    eigen: Berekend, andere: Berekend, ruimten: Mapping[str, str], s: Schrijver
) -> Naast | tuple[Fout, ...]:
    """Vergelijk twee tellingen; anders waarom dat niet kan.

    Args:
        ruimten: id → naam van de ruimten van de eigen telling.
    """
    try:
        a, b = (Kant("", x.document, x.regeling, x.uitkomst) for x in (eigen, andere))
        v = vergelijk(a, b)
    except (InvoerFout, RechtFout) as e:
        return als_fouten(e)
    return Naast(tuple(_kern(v, s)), tuple(_groepen(v, ruimten, s)), tuple(_feiten(v, ruimten, s)))


def _kern(v: Vergelijking, s: Schrijver) -> Iterator[tuple[str, str, str, str]]:
    hoofd = s.t("punten")
    yield hoofd[:1].upper() + hoofd[1:], s.getal(v.a.punten), s.getal(v.b.punten), _met_teken(v.punten, s)
    bedragen = (v.a.maximaal_met_opslag, v.b.maximaal_met_opslag)
    huur = s.t("maximaal")
    verschil = s.bedragverschil(v.centen_met_opslag)
    yield huur[:1].upper() + huur[1:], s.bedrag(bedragen[0]), s.bedrag(bedragen[1]), verschil


def _met_teken(punten: int, s: Schrijver) -> str:
    return f"{'+' if punten > 0 else ''}{s.getal(punten)}"


def _groepen(v: Vergelijking, ruimten: Mapping[str, str], s: Schrijver) -> Iterator[Verschilgroep]:
    for (stap, groep), deel in groupby(v.verschillen, key=lambda x: (x.stap, x.groep)):
        posten = list(deel)
        effect, centen = sum((x.effect for x in posten), Fraction(0)), sum(x.centen for x in posten)
        waardoor = s.t("door_feiten" if stap == FEITEN else "door_recht")
        regels = tuple(_regel(x, ruimten, s) for x in posten)
        titel = f"{_rubriek(v, groep, s)} · {waardoor}"
        yield Verschilgroep(titel, s.verschil(effect), s.bedragverschil(centen), regels)
    for tekst, centen in (("andere_tabel", v.tarief_centen), ("opslagen", v.opslag_centen)):
        if centen:
            yield Verschilgroep(s.t(tekst), "", s.bedragverschil(centen), ())


def _rubriek(v: Vergelijking, groep: str, s: Schrijver) -> str:
    if groep == str(SLOT):
        return s.t("over_het_geheel")
    namen = [f"{nummer} {s.zin(naam_)}" for kant in (v.a, v.b, v.midden) for nummer, naam_ in rubrieken(kant, groep)]
    return namen[0] if namen else groep


def _regel(x: Verschil, ruimten: Mapping[str, str], s: Schrijver) -> Verschilregel:
    waar = f" · {ruimten.get(x.ruimte, x.ruimte)}" if x.ruimte else ""
    waarom = " · ".join(deel for deel in (s.zin(x.toelichting), x.artikel) if deel)
    punten = (s.getal(x.van, 2), s.getal(x.naar, 2), s.verschil(x.effect))
    return Verschilregel(naam(POSTEN, x.post, s.taal) + waar, *punten, s.bedragverschil(x.centen), waarom)


def _feiten(v: Vergelijking, ruimten: Mapping[str, str], s: Schrijver) -> Iterator[Regel]:
    for feit in v.feiten_verschillen:
        waar = f" · {ruimten.get(feit.ruimte, feit.ruimte)}" if feit.ruimte else ""
        wat = s.zin(feitnaam(feit))
        yield Regel(f"{s.hoofdletter(wat)}{waar}: {s.zin(van_naar(feit))}", s.zin(bewijs(feit.veld)))
