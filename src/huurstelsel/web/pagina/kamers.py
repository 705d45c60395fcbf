"""Een adres met kamers op de bladzijde: kamers erbij, weg en een andere naam, en welke kamers een ruimte gebruiken.

De naam van een kamer is haar id in het document; ruimten en groepen noemen haar daarmee, dus een verandering loopt daar overal door.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from huurstelsel.feiten.adres import ALLE, VAN_EEN_KAMER
from huurstelsel.web.pagina import vragen as v
from huurstelsel.web.pagina.boom import RUIMTEN, haal, wis, zet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from huurstelsel.talen import Taal
    from huurstelsel.web.pagina.boom import Boom

MEEST_TE_KIEZEN = 30
"""Van meer kamers vraagt de bladzijde niet meer bij elke ruimte welke haar gebruiken."""
_ALLEEN_KAMER = ("gedeeld_met_kamers", "gebruikers", "wastafels_zonder_maximum")


def namen(boom: Boom) -> list[str]:
    """De naam van elke kamer; zonder naam haar volgnummer."""
    kamers = boom.get("kamers")
    return [str(haal(kamer, "id") or i) for i, kamer in enumerate(kamers if isinstance(kamers, list) else (), 1)]


def begin(boom: Boom, taal: Taal) -> None:
    """Maak van één kamer een adres met kamers: haar eigen feiten gaan naar de eerste, en ruimten krijgen gebruikers."""
    aantal = haal(boom, "woning.kamers_op_adres")
    wis(boom, "woning.kamers_op_adres")
    aantal = min(max(aantal, 2), MEEST_TE_KIEZEN) if isinstance(aantal, int) else 2
    boom["kamers"] = []
    for _ in range(aantal):
        erbij(boom, taal)
    for pad in VAN_EEN_KAMER:
        if (deel := haal(boom, pad)) is not None:
            zet(boom, f"kamers[0].{pad.removeprefix('woning.')}", deel)
            wis(boom, pad)
    ids = namen(boom)
    for ruimte in _ruimten(boom):
        delers = ruimte.pop("gedeeld_met_kamers", None) or (aantal if ruimte.get("gedeeld_met_adressen", 1) != 1 else 1)
        _stel_van_adressen(ruimte)
        ruimte["gebruikers"] = ALLE if not isinstance(delers, int) or delers >= aantal else ids[:delers]


def zonder_kamers(ruimte: Boom) -> None:
    """Laat van een ruimte weg wat alleen over de kamers van het adres gaat; het stel blijft als zij met andere adressen wordt gedeeld."""
    for veld in _ALLEEN_KAMER:
        ruimte.pop(veld, None)
    _stel_van_adressen(ruimte)


def _stel_van_adressen(ruimte: Boom) -> None:
    if ruimte.get("gedeeld_met_adressen", 1) == 1:
        ruimte.pop("gedeeld_stel", None)


def erbij(boom: Boom, taal: Taal) -> str:
    """Voeg een kamer toe met een naam die er nog niet is; geeft haar pad."""
    wis(boom, "woning.kamers_op_adres")
    kamers = boom["kamers"]
    nummer = len(kamers) + 1
    while (naam := v.teksten()["kamernaam"][taal == "en"].format(nummer=nummer)) in _bezet(boom):
        nummer += 1
    kamers.append({"id": naam})
    return f"kamers[{len(kamers) - 1}]"


def _bezet(boom: Boom) -> set[str]:
    """Namen die al iets betekenen: kamers, groepen, en “alle”."""
    return {ALLE, *namen(boom), *_groepen(boom)}


def hernoem(boom: Boom, plaats: int, naam: str) -> None:
    """Geef een kamer een andere naam, overal waar zij wordt genoemd; een naam die al bestaat krijgt een volgnummer."""
    oud, bezet = namen(boom)[plaats], _bezet(boom)
    nieuw, nummer = naam, 2
    while nieuw in bezet:
        nieuw, nummer = f"{naam} {nummer}", nummer + 1
    zet(boom, f"kamers[{plaats}].id", nieuw)
    _vervang(boom, oud, [nieuw])


def haal_weg(boom: Boom, plaats: int) -> None:
    """Verwijder een kamer; een ruimte die alleen van haar was, heeft geen gebruikers meer en vraagt erom. De laatste blijft."""
    ids = namen(boom)
    if len(ids) < 2 or plaats >= len(ids):
        return
    wis(boom, "woning.kamers_op_adres")
    boom["kamers"].pop(plaats)
    if ids.count(ids[plaats]) == 1:
        _vervang(boom, ids[plaats], [])


def _vervang(boom: Boom, oud: str, door: list[str]) -> None:
    """Vervang de naam van een kamer bij alle ruimten en groepen; een groep zonder kamers vervalt."""
    groepen = _groepen(boom)
    for groep, leden in groepen.items():
        groepen[groep] = [nieuw for lid in _lijst(leden) for nieuw in (door if lid == oud else [lid])]
    weg = {groep for groep, leden in groepen.items() if not leden}
    for groep in weg:
        del groepen[groep]
    if not groepen:
        boom.pop("groepen", None)
    for ruimte in _ruimten(boom):
        wie = _lijst(ruimte.get("gebruikers"))
        anders = [nieuw for naam in wie if naam not in weg for nieuw in (door if naam == oud else [naam])]
        if anders != wie:
            _zet_gebruikers(ruimte, anders)


def _zet_gebruikers(ruimte: Boom, wie: list[str]) -> None:
    if wie:
        ruimte["gebruikers"] = wie if len(wie) > 1 else wie[0]
    else:
        ruimte.pop("gebruikers", None)


# --- gebruikers van een ruimte -----------------------------------------------------------------------------------------


def gebruikers(boom: Boom, pad: str) -> str:
    """Wie een ruimte gebruikt zoals de bladzijde het laat zien: “alle”, of de plaatsen van de kamers met een komma ertussen."""
    wie, groepen = _lijst(haal(boom, pad)), _groepen(boom)
    if ALLE in wie:
        return ALLE
    leden = {lid for naam in wie for lid in _lijst(groepen.get(naam, naam))}
    return ",".join(str(i) for i, naam in enumerate(namen(boom)) if naam in leden)


def kies(boom: Boom, pad: str, stond: str, ingezonden: Mapping[str, str]) -> None:
    """Neem de aangevinkte kamers over. Staan “alle” en een kamer allebei aan, dan geldt wat de bezoeker net aanvinkte.

    Args:
        stond: wat de bladzijde liet zien; zie `gebruikers`.
    """
    ids, eerst = namen(boom), set(filter(None, stond.split(",")))
    nu = {keuze for keuze in (ALLE, *map(str, range(len(ids)))) if f"{pad}:{keuze}" in ingezonden}
    if nu == eerst:
        return
    kamers = [naam for i, naam in enumerate(ids) if str(i) in nu]
    alle = ALLE in nu and (ALLE not in eerst or not kamers)
    ruimte = haal(boom, pad.rpartition(".")[0])
    if isinstance(ruimte, dict):
        _zet_gebruikers(ruimte, [ALLE] if alle or len(kamers) == len(ids) else kamers)


def van_nieuwe_ruimte(boom: Boom, soort: str, plaats: int) -> str:
    """Wie een nieuwe ruimte gebruikt: een vertrek om te slapen is van de eerste kamer die nog niets eigens heeft, de rest van alle.

    Args:
        plaats: de kamer die de bezoeker invult, als elke kamer al een eigen ruimte heeft.
    """
    ids = namen(boom)
    if "slaapkamer" not in soort:
        return ALLE
    eigen = {wie[0] for ruimte in _ruimten(boom) if len(wie := _lijst(ruimte.get("gebruikers"))) == 1}
    return next((naam for naam in ids if naam not in eigen), ids[min(plaats, len(ids) - 1)])


def _ruimten(boom: Boom) -> Iterator[dict[str, Any]]:
    ruimten = haal(boom, RUIMTEN)
    yield from (ruimte for ruimte in (ruimten if isinstance(ruimten, list) else ()) if isinstance(ruimte, dict))


def _groepen(boom: Boom) -> dict[str, Any]:
    groepen = boom.get("groepen")
    return groepen if isinstance(groepen, dict) else {}


def _lijst(waarde: object) -> list[str]:
    """Eén naam of een lijst namen als lijst."""
    return [str(deel) for deel in (waarde if isinstance(waarde, list) else () if waarde is None else (waarde,))]
