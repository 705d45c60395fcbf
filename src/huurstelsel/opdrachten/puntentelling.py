"""`huurstelsel puntentelling`: de puntentelling als PDF, de bijlage bij de huurovereenkomst."""

from __future__ import annotations

import re
from contextlib import ExitStack
from typing import TYPE_CHECKING

from huurstelsel.feiten.adres import ALLE
from huurstelsel.fouten import waardoor
from huurstelsel.opdrachten.argumenten import datum, een_van, recht_en_keuze
from huurstelsel.opdrachten.basis import ONVERWACHT, Antwoord, lees_geen_lijst
from huurstelsel.opdrachten.beslissen import gekozen_kamer, kamer_optie
from huurstelsel.opdrachten.bestand import controleer, met_extensie
from huurstelsel.plaats import op_zijn_plaats

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from huurstelsel.puntentelling.maken import Talen
    from huurstelsel.puntentelling.woonruimte import Woonruimte

TALEN = ("nl", "en", "beide")
LANGSTE_NAAM = 60  # tekens van de id van een kamer in de naam van een bestand


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    zin = "Feiten over de woning en haar huurovereenkomst, in YAML of JSON, of een VERA-Eenheid; “-” leest de standaardinvoer."
    p.add_argument("bestand", metavar="BESTAND", help=zin)
    zin = "De PDF; een bestaand bestand wordt vervangen. Van een adres met kamers krijgt elke kamer er een, met haar id achter de naam."
    p.add_argument("uit", metavar="UIT", type=met_extensie("Een puntentelling eindigt op .pdf", ".pdf"), help=zin)
    zin = "nl, en, of beide: het Nederlands met de Engelse vertaling erachter; zonder: nl."
    p.add_argument("--taal", metavar="TAAL", type=een_van(*TALEN), default="nl", help=zin)
    zin = "De dag waarnaar wordt gewaardeerd; gaat voor die in het bestand. Zonder beide: de ingangsdatum van de huur, en anders vandaag."
    p.add_argument("--peildatum", metavar="DATUM", type=datum, help=zin)
    kamer_optie(p, f"“{ALLE}” zet die van elke kamer achter elkaar in één PDF, om zelf te bewaren.")
    recht_en_keuze(p)
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Schrijf elke PDF, of geen."""
    for pakket in ("typst", "segno", "fontTools"):
        controleer(gevraagd.uit, "puntentelling", pakket, "pdf")
    woonruimten = _woonruimten(gevraagd)
    samen = [woonruimten] if gevraagd.kamer is not None else [[w] for w in woonruimten]
    doelen = bestanden(gevraagd.uit, woonruimten) if gevraagd.kamer is None else [gevraagd.uit]
    try:
        _schrijf(doelen, samen, gevraagd.taal)
    except OSError as e:
        return Antwoord(ONVERWACHT, fout=f"Schrijven van {gevraagd.uit} is mislukt: {waardoor(e)}.\n")
    regels = (f"{doel}: {_kern(w, deel)}\n" for doel, deel in zip(doelen, samen, strict=True) for w in deel)
    return Antwoord(0, "".join(regels))


def _woonruimten(gevraagd: argparse.Namespace) -> list[Woonruimte]:
    """Elke woonruimte van het bestand, of alleen de gekozen kamer."""
    from huurstelsel.feiten.lezen import lees_document  # noqa: PLC0415 - pas als het bestand leesbaar is
    from huurstelsel.puntentelling.woonruimte import woonruimten  # noqa: PLC0415

    zin = "Geef één woning, of een adres met kamers; een lijst kan hier niet."
    document = lees_document(lees_geen_lijst(gevraagd.bestand, "geen_enkele_woning", zin), gevraagd.peildatum)
    elke = gevraagd.kamer is None or (gevraagd.kamer == ALLE and bool(document.kamers))
    if not elke:
        gekozen_kamer(document, gevraagd.kamer)
    alle = woonruimten(document, keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)
    return [w for w in alle if elke or w.document.id == gevraagd.kamer]


def bestanden(uit: Path, woonruimten: list[Woonruimte]) -> list[Path]:
    """Het bestand van elke woonruimte: `uit`, of bij kamers `uit` met de id erachter; twee kamers krijgen nooit hetzelfde."""
    if not any(w.is_kamer for w in woonruimten):
        return [uit]
    namen: list[str] = []
    for nummer, w in enumerate(woonruimten, 1):
        naam = re.sub(r"[^\w-]+", "-", w.document.id or "")[:LANGSTE_NAAM].strip("-") or "kamer"
        namen.append(f"{naam}-{nummer}" if naam.lower() in {eerder.lower() for eerder in namen} else naam)
    return [uit.with_name(f"{uit.stem}-{naam}{uit.suffix}") for naam in namen]


def _schrijf(doelen: list[Path], samen: list[list[Woonruimte]], taal: Talen) -> None:
    """Zet elke PDF ernaast, en pas als alle er zijn op haar plaats."""
    from huurstelsel.puntentelling.maken import zet  # noqa: PLC0415 - typst alleen voor een PDF

    with ExitStack() as alle:
        for doel, woonruimten in zip(doelen, samen, strict=True):
            alle.enter_context(op_zijn_plaats(doel)).write_bytes(zet(woonruimten, taal))


def _kern(w: Woonruimte, samen: list[Woonruimte]) -> str:
    """De uitkomst in een regel, met de kamer erbij als er meer in het bestand staan."""
    from huurstelsel.puntentelling.schrijver import Schrijver  # noqa: PLC0415

    s, u = Schrijver("nl"), w.uitkomst
    wie = f"kamer {w.document.id}, " if len(samen) > 1 else ""
    return f"{wie}{s.puntentotaal(u)} punten, hoogstens {s.huur(u, 'maximaal_met_opslag')} per maand"
