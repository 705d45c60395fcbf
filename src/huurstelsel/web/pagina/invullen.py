"""Van een ingezonden bladzijde naar het document: antwoorden overnemen, regels toevoegen en weghalen.

Alleen velden die de bladzijde zelf toont worden overgenomen. Wat niet is veranderd en wat de bladzijde niet toont, blijft staan.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from huurstelsel.web.pagina import kamers
from huurstelsel.web.pagina import vragen as v
from huurstelsel.web.pagina.antwoord import lees
from huurstelsel.web.pagina.boom import RUIMTEN, haal, wis, zet
from huurstelsel.web.pagina.formulier import NAAR_RUIMTE, Formulier
from huurstelsel.web.pagina.voorzieningen import AANRECHT, pas_aan, telling, zonder_bekende

if TYPE_CHECKING:
    from collections.abc import Mapping

    from huurstelsel.web.pagina.boom import Boom
    from huurstelsel.web.pagina.formulier import Veld
    from huurstelsel.web.pagina.vragen import Lijst, Stap

MAX_AANTAL = 1_000
_ALLEEN_KAMER = ("woning.kamers_op_adres", "woning.aftrek", "kamers", "groepen")


def neem_over(formulier: Formulier, stap: Stap, ingezonden: Mapping[str, str]) -> None:
    """Neem de antwoorden van een stap over in het document van het formulier."""
    boom, stelsel = formulier.boom, formulier.stelsel
    velden = [veld for veld in formulier.velden(stap) if veld.naam in ingezonden]
    for veld in (veld for veld in velden if not veld.voorziening):
        if veld.vraag.soort == "gebruikers":
            kamers.kies(boom, veld.naam, veld.waarde, ingezonden)
        else:
            _zet(formulier, veld, ingezonden[veld.naam])
    for veld in (veld for veld in velden if veld.voorziening):
        _zet_voorziening(boom, veld, ingezonden[veld.naam])
    if any(veld.voorziening for veld in velden):
        for ruimte in _ruimten(boom):
            zonder_bekende(ruimte)
    _vul_regels_aan(formulier, stap)
    if formulier.stelsel != stelsel:
        _ander_stelsel(boom, formulier.stelsel)


def _zet(formulier: Formulier, veld: Veld, tekst: str) -> None:
    """Zet een antwoord dat is veranderd; een leeg antwoord is onbekend."""
    boom, soort = formulier.boom, veld.vraag.soort
    if tekst.strip() == veld.waarde:
        return
    if veld.vraag.pad == "id" and veld.naam.startswith("kamers["):
        if tekst.strip():  # zonder naam houdt een kamer de hare
            kamers.hernoem(boom, int(veld.naam[len("kamers[") : -len("].id")]), tekst.strip())
        return
    waarde = lees(tekst, soort, formulier.taal)
    if waarde is None:
        wis(boom, veld.naam)
        return
    ouder, _, laatste = veld.naam.rpartition(".")
    if laatste in {"lengte", "aaneengesloten"} and ouder.rpartition("[")[0].endswith(".voorzieningen"):
        regel = haal(boom, ouder)
        zet(boom, ouder, regel if isinstance(regel, dict) else {"soort": AANRECHT})
    zet(boom, veld.naam, waarde)


def _zet_voorziening(boom: Boom, veld: Veld, tekst: str) -> None:
    """Zet het aantal van een soort voorziening; het vinkje bij een aanrecht met een lengte staat vanzelf."""
    pad, soort = veld.vraag.pad, veld.voorziening
    lijst = haal(boom, pad)
    regels: list[Any] = lijst if isinstance(lijst, list) else []
    if tekst.strip() == veld.waarde or (veld.vraag.soort == "vink" and bool(tekst) == bool(veld.waarde)):
        return
    aantal = min(int(tekst), MAX_AANTAL) if tekst.strip().isascii() and tekst.strip().isdigit() else 0
    if aantal != telling(regels, soort):
        _bewaar(boom, pad, pas_aan(regels, soort, aantal))


def _bewaar(boom: Boom, pad: str, regels: list[Any]) -> None:
    if regels:
        zet(boom, pad, regels)
    else:
        wis(boom, pad)


def _vul_regels_aan(formulier: Formulier, stap: Stap) -> None:
    """Geef een regel die op een lege plaats is begonnen de velden waarmee zij hoort te beginnen."""
    for lijst in (groep.lijst for groep in stap.groepen if groep.lijst is not None and groep.lijst.nieuw):
        regels = haal(formulier.boom, formulier.plaats(lijst.pad))
        for regel in regels if isinstance(regels, list) else ():
            if isinstance(regel, dict):
                regel.update({naam: waarde for naam, waarde in lijst.nieuw if naam not in regel})


def _ander_stelsel(boom: Boom, stelsel: str) -> None:
    """Haal weg wat alleen bij het vorige stelsel hoort; het model zou het anders weigeren zonder dat het nog te zien is."""
    for naam in ("woonwagen", "standplaats"):
        if naam != stelsel:
            wis(boom, f"woning.{naam}")
    if stelsel == "onzelfstandig":
        return
    for pad in _ALLEEN_KAMER:
        wis(boom, pad)
    for ruimte in _ruimten(boom):
        kamers.zonder_kamers(ruimte)


def _ruimten(boom: Boom) -> list[Boom]:
    ruimten = haal(boom, RUIMTEN)
    return [ruimte for ruimte in (ruimten if isinstance(ruimten, list) else ()) if isinstance(ruimte, dict)]


def voeg_toe(formulier: Formulier, wat: str) -> str:
    """Voer een knop uit die een regel toevoegt; geef het pad van de nieuwe regel, of leeg als de knop niets toevoegt."""
    soort, _, rest = wat.partition(":")
    if soort == "ruimte" and rest in v.ruimtenamen():
        return _nieuwe_ruimte(formulier, rest)
    if soort == "erbij" and rest == "kamers" and formulier.stelsel == "onzelfstandig":
        return _nieuwe_kamer(formulier)
    if soort == "erbij" and (lijst := _lijst(rest)) is not None:
        return _nieuwe_regel(formulier.boom, formulier.plaats(lijst.pad), dict(lijst.nieuw))
    if soort == "aanrecht" and rest.isascii() and rest.isdigit():
        pad = f"{RUIMTEN}[{rest}]"
        if isinstance(haal(formulier.boom, pad), dict):
            return _nieuwe_regel(formulier.boom, f"{pad}.voorzieningen", {"soort": AANRECHT})
    return ""


def _nieuwe_kamer(formulier: Formulier) -> str:
    """Een kamer erbij; de eerste keer maakt dat van één kamer een adres met kamers."""
    if formulier.kamers:
        return kamers.erbij(formulier.boom, formulier.taal)
    kamers.begin(formulier.boom, formulier.taal)
    return "kamers[0]"


def _lijst(pad: str) -> Lijst | None:
    lijsten = (groep.lijst for stap in v.stappen().values() for groep in stap.groepen)
    return next((lijst for lijst in lijsten if lijst is not None and lijst.pad == pad and not lijst.klassen), None)


def _nieuwe_regel(boom: Boom, pad: str, regel: Boom) -> str:
    regels = haal(boom, pad)
    rij = regels if isinstance(regels, list) else []
    zet(boom, pad, [*rij, regel])
    return f"{pad}[{len(rij)}]"


def _nieuwe_ruimte(formulier: Formulier, soort: str) -> str:
    """Een nieuwe ruimte met een eigen id, zodat een verwijzing blijft kloppen als er een andere weggaat."""
    bestaand, id_, nummer = set(formulier.ruimten), soort, 1
    while id_ in bestaand:
        nummer += 1
        id_ = f"{soort}-{nummer}"
    ruimte: Boom = {"id": id_, "soort": soort}
    if formulier.kamers:
        ruimte["gebruikers"] = kamers.van_nieuwe_ruimte(formulier.boom, soort, formulier.kamer)
    if soort == "keuken":
        ruimte["voorzieningen"] = [AANRECHT]
    return _nieuwe_regel(formulier.boom, RUIMTEN, ruimte)


def haal_weg(boom: Boom, pad: str) -> None:
    """Verwijder een regel van een lijst, met de verwijzingen naar een verwijderde ruimte; een lege lijst verdwijnt."""
    lijst, _, plaats = pad.rpartition("[")
    regels, nummer = haal(boom, lijst), plaats.removesuffix("]")
    if not isinstance(regels, list) or not nummer.isdecimal() or int(nummer) >= len(regels):
        return
    if lijst == "kamers":
        kamers.haal_weg(boom, int(nummer))
        return
    weg = regels.pop(int(nummer))
    if lijst == RUIMTEN and isinstance(weg, dict):
        for ruimte in regels:
            for verwijzing in NAAR_RUIMTE if isinstance(ruimte, dict) else ():
                if haal(ruimte, verwijzing) == weg.get("id", object()):
                    ruimte.pop(verwijzing.partition(".")[0])
    if not regels:
        wis(boom, lijst)
