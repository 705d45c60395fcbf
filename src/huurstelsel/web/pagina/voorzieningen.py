"""De voorzieningen van een ruimte: in het document een lijst, op de bladzijde een vinkje of aantal per soort."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from huurstelsel.feiten.aannamen import BADRUIMTE, EISEN_VAN, KEUKEN, groepen_gedeeld
from huurstelsel.feiten.soorten import RUIMTESOORTEN, Klasse
from huurstelsel.web.pagina import vragen as v
from huurstelsel.web.pagina.boom import RUIMTEN, haal
from huurstelsel.web.pagina.formulier import MAX_REGELS, Blok, Knop, Veld, klasse_van
from huurstelsel.web.pagina.vragen import Tekst, Vraag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.feiten.soorten import Soort
    from huurstelsel.web.pagina.boom import Boom
    from huurstelsel.web.pagina.formulier import Formulier

AANRECHT = "aanrecht"
MISSCHIEN = "voorzieningen_onbekend"


def blokken(formulier: Formulier) -> Iterator[Blok]:
    """Elke ruimte binnen die voorzieningen kan hebben; een keuken, badkamer of toilet staat open."""
    ruimten = haal(formulier.boom, RUIMTEN)
    for i, ruimte in enumerate(ruimten[:MAX_REGELS] if isinstance(ruimten, list) else ()):
        telt = klasse_van(ruimte) in {Klasse.VERTREK, Klasse.OVERIGE_RUIMTE}
        if telt and isinstance(ruimte, dict) and not ruimte.get("onderdeel_van"):
            yield _ruimte(formulier, i, ruimte)


def _ruimte(formulier: Formulier, i: int, ruimte: Boom) -> Blok:
    soort = RUIMTESOORTEN.get(str(ruimte.get("soort")))
    koken = soort is not None and (soort.keuken or soort.open_keuken)
    wassen = soort is not None and (soort.badruimte or soort.toiletruimte)
    aanrechten, keuken = _aanrechten(formulier, i), _groep(formulier, i, "keuken", "kranen" if koken else "")
    sanitair = _groep(formulier, i, "sanitair", "" if koken else "kranen")
    blok = Blok(f"{RUIMTEN}[{i}].voorzieningen", list(formulier.ruimten.values())[i], regel=True)
    if koken:
        rest = (replace(sanitair, ingeklapt=True), _misschien(formulier, i, keuken))
        return replace(blok, velden=aanrechten + keuken.velden, blokken=rest, knoppen=_nog_een(formulier, i))
    if wassen:
        return replace(blok, velden=sanitair.velden, blokken=(_misschien(formulier, i, sanitair),))
    misschien = _misschien(formulier, i, sanitair, keuken)
    keuken = replace(keuken, velden=aanrechten + keuken.velden)
    return replace(blok, blokken=(sanitair, keuken, misschien), ingeklapt=True)


def _misschien(formulier: Formulier, i: int, *groepen: Blok) -> Blok:
    """Vinkjes voor wat er misschien is: van elke voorziening van deze groepen die niet is ingevuld."""
    pad, t = f"{RUIMTEN}[{i}].{MISSCHIEN}", v.teksten()
    gekozen = haal(formulier.boom, pad)
    velden = tuple(
        Veld(
            f"{pad}:{veld.voorziening}",
            Vraag(pad, "vink", veld.vraag.vraag),
            "1" if telling(gekozen, veld.voorziening) else "",
        )
        for groep in groepen
        for veld in groep.velden
        if not veld.waarde
    )
    return Blok(pad, t["misschien"], t["misschien_uitleg"], velden=velden, ingeklapt=True)


def zonder_bekende(ruimte: Boom) -> None:
    """Wat er is, is niet langer onbekend."""
    er_zijn = {soort_van(regel) for regel in _regels(ruimte.get("voorzieningen"))}
    if (misschien := _regels(ruimte.pop(MISSCHIEN, None))) and (
        over := [soort for soort in misschien if soort not in er_zijn]
    ):
        ruimte[MISSCHIEN] = over


def _regels(lijst: object) -> list[Any]:
    return lijst if isinstance(lijst, list) else []


def _groep(formulier: Formulier, i: int, groep: str, erbij: str) -> Blok:
    """De voorzieningen van een groep, met wat erbij hoort."""
    namen = v.voorzieningnamen(groep) | (v.voorzieningnamen(erbij) if erbij else {})
    velden = tuple(_veld(formulier, i, soort, naam) for soort, naam in namen.items())
    return Blok(f"{RUIMTEN}[{i}].{groep}", v.teksten()[groep], velden=velden)


def _veld(formulier: Formulier, i: int, soort: str, naam: Tekst) -> Veld:
    pad = f"{RUIMTEN}[{i}].voorzieningen"
    aantal = telling(haal(formulier.boom, pad), soort)
    vraag = Vraag(pad, "aantal" if soort in v.telbaar() else "vink", naam, smal=True)
    return Veld(f"{pad}:{soort}", vraag, str(aantal) if aantal else "")


def telling(lijst: object, soort: str) -> int:
    """Hoeveel er van een soort in een lijst voorzieningen staan."""
    return sum(_aantal(regel) for regel in _regels(lijst) if soort_van(regel) == soort)


def _aantal(regel: object) -> int:
    aantal = regel.get("aantal", 1) if isinstance(regel, dict) else 1
    return aantal if isinstance(aantal, int) else 1


def soort_van(regel: object) -> str:
    """De soort van een voorziening in een document; daar mag ook alleen de naam staan."""
    return str(regel.get("soort", "")) if isinstance(regel, dict) else str(regel)


def _aanrechten(formulier: Formulier, i: int) -> tuple[Veld, ...]:
    """Of er een aanrecht is, en de lengte van elk; de eerste lengte kan ook al voordat het vinkje er staat."""
    pad = f"{RUIMTEN}[{i}].voorzieningen"
    lijst = haal(formulier.boom, pad)
    regels = lijst if isinstance(lijst, list) else []
    plaatsen = [j for j, regel in enumerate(regels) if soort_van(regel) == AANRECHT] or [len(regels)]
    t = v.teksten()
    er_is = _veld(formulier, i, AANRECHT, t["aanrecht"])
    velden = [er_is._replace(vraag=replace(er_is.vraag, soort="vink"))]
    for j in plaatsen:
        lengte = Vraag(
            "lengte", "getal", t["aanrecht_lengte"], t["aanrecht_waarom"], "Bhw bijlage I.A, rubriek 5", t["bereik"],
            eenheid="m", smal=True,
        )  # fmt: skip
        velden.append(formulier.veld(lengte, f"{pad}[{j}].lengte"))
        if formulier.stelsel == "onzelfstandig":
            stuk = Vraag("aaneengesloten", "getal", t["aanrecht_stuk"], eenheid="m", smal=True)
            velden.append(formulier.veld(stuk, f"{pad}[{j}].aaneengesloten"))
    return tuple(velden)


def _nog_een(formulier: Formulier, i: int) -> tuple[Knop, ...]:
    if not telling(haal(formulier.boom, f"{RUIMTEN}[{i}].voorzieningen"), AANRECHT):
        return ()
    return (Knop(f"aanrecht:{i}", v.teksten()["nog_een_aanrecht"]),)


def laadpaal(formulier: Formulier, i: int) -> tuple[Veld, ...]:
    """Het vinkje voor een laadpaal bij een gedeelde parkeerplek."""
    if klasse_van(haal(formulier.boom, f"{RUIMTEN}[{i}]")) != Klasse.PARKEERPLEK:
        return ()
    return tuple(_veld(formulier, i, soort, naam) for soort, naam in v.voorzieningnamen("overig").items())


def eisen(formulier: Formulier, i: int) -> list[Blok]:
    """De eisen die de wet aan deze ruimte stelt, voor wie daaraan twijfelt."""
    ruimte = haal(formulier.boom, f"{RUIMTEN}[{i}]")
    soort = RUIMTESOORTEN.get(str(ruimte.get("soort"))) if isinstance(ruimte, dict) else None
    if soort is None:
        return []
    pad, t = f"{RUIMTEN}[{i}].eisen", v.teksten()
    namen = dict.fromkeys(naam for groep in _eisgroepen(soort) for naam in EISEN_VAN[groep])
    if soort.zolder:
        namen |= {"trap": None}
    velden = tuple(formulier.veld(Vraag(naam, "ja_nee", v.eisnamen()[naam]), f"{pad}.{naam}") for naam in namen)
    artikel = "Bhw bijlage I.A, toelichting rubriek 1, 2, 5, 6 en 8 tot en met 10"
    return [Blok(pad, t["eisen"], t["eisen_uitleg"], artikel, velden, ingeklapt=True)]


def _eisgroepen(soort: Soort) -> Iterator[str]:
    """De groepen eisen die bij een soort ruimte horen; die voor gemeenschappelijk gebruik kunnen bij elke horen."""
    yield from groepen_gedeeld(soort)
    if soort.keuken or soort.open_keuken:
        yield KEUKEN
    if soort.badruimte:
        yield BADRUIMTE


def pas_aan(lijst: list[Any], soort: str, aantal: int) -> list[Any]:
    """Dezelfde voorzieningen met zoveel van een soort; andere regels, en maten bij de eerste van deze soort, blijven staan."""
    eigen = [regel for regel in lijst if soort_van(regel) == soort]
    if not aantal:
        return [regel for regel in lijst if soort_van(regel) != soort]
    if not eigen:
        return [*lijst, soort if aantal == 1 else {"soort": soort, "aantal": aantal}]
    eerste = dict(eigen[0]) if isinstance(eigen[0], dict) else {"soort": soort}
    eerste["aantal"] = aantal
    plek = lijst.index(eigen[0])
    rest = [regel for regel in lijst[plek + 1 :] if soort_van(regel) != soort]
    return [*lijst[:plek], eerste, *rest]
