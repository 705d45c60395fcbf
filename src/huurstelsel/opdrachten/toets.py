"""`huurstelsel toets`: wat de Huurcommissie over de huurprijs kan beslissen, op wiens verzoek en tot wanneer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.opdrachten.argumenten import bedrag, datum, een_van, recht_en_keuze
from huurstelsel.opdrachten.basis import Antwoord, lees_geen_lijst, vandaag
from huurstelsel.opdrachten.beslissen import Beslist, antwoord, gekozen_kamer, kamer_optie, regeling_op, titel
from huurstelsel.reken.schrijven import opsomming

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from huurstelsel.feiten.huur import Verzoek
    from huurstelsel.feiten.model import Document

SOORTEN = ("aanvangshuurprijs", "verlaging", "gebreken", "all-in")


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument(
        "bestand",
        metavar="BESTAND",
        help="Feiten over de woning en haar huurovereenkomst; “-” leest de standaardinvoer.",
    )
    p.add_argument(
        "--peildatum", metavar="DATUM", type=datum, help="De dag waarop wordt gekeken; gaat voor die in het bestand."
    )
    p.add_argument(
        "--verzoek",
        metavar="SOORT",
        type=een_van(*SOORTEN),
        help=f"Alleen dit verzoek: {opsomming(SOORTEN, 'of')}.",
    )
    p.add_argument(
        "--ingang", metavar="DATUM", type=datum, help="Voorgestelde ingangsdatum van de verlaging of splitsing."
    )
    p.add_argument("--voorstel", metavar="BEDRAG", type=bedrag, help="Voorgestelde kale huurprijs per maand, in euro.")
    p.add_argument("--ingediend", metavar="DATUM", type=datum, help="Dag waarop het verzoek is ingediend.")
    kamer_optie(p)
    recht_en_keuze(p)
    p.add_argument("--json", action="store_true", help="Schrijf de beslissingen als JSON.")
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Beslis, en schrijf elke beslissing met haar redenen; bij een adres met kamers per kamer."""
    zin = "Dit bestand is een lijst; een toets gaat over één woning of één adres per bestand."
    boom = lees_geen_lijst(gevraagd.bestand, "lijst_zonder_toets", zin)
    return antwoord(gevraagd, beslis(boom, gevraagd))


def beslis(boom: dict[str, Any], gevraagd: argparse.Namespace) -> Beslist:
    """Wat de Huurcommissie over de huurprijs kan beslissen; bij een adres met kamers per kamer."""
    from huurstelsel.feiten.adres import per_kamer  # noqa: PLC0415 - pas als het bestand leesbaar is
    from huurstelsel.feiten.lezen import lees_document  # noqa: PLC0415
    from huurstelsel.huur.toetscontrole import controleer_toets  # noqa: PLC0415
    from huurstelsel.huur.toetsing import toets  # noqa: PLC0415

    document = lees_document(boom, gevraagd.peildatum)
    if gevraagd.kamer is not None:
        document = gekozen_kamer(document, gevraagd.kamer)
    verzoek = _verzoek(gevraagd, document)
    zaken = [kamer for kamer, _ in per_kamer(document)] if document.kamers else [document]
    fouten = [f for i, zaak in enumerate(zaken) for f in _met_pad(controleer_toets(zaak, verzoek), document, i)]
    if fouten:
        raise FeitenFout(fouten)
    dag = document.peildatum or vandaag()
    regeling = regeling_op(dag, gevraagd, document.woning.stelsel)
    gezien = verzoek.ingediend or dag
    return Beslist(regeling, tuple((_kop(zaak, gezien), toets(zaak, regeling, verzoek)) for zaak in zaken))


def _met_pad(fouten: list[Fout], document: Document, i: int) -> list[Fout]:
    """Het pad in het document zelf: de overeenkomst van een kamer staat bij die kamer; wat voor alle kamers geldt, één keer."""
    if not document.kamers:
        return fouten
    eigen = [Fout(f"kamers[{i}].{f.pad}", f.code, f.zin) for f in fouten if f.pad.startswith("contract.")]
    return [*eigen, *(f for f in fouten if i == 0 and not f.pad.startswith("contract."))]


def _verzoek(gevraagd: argparse.Namespace, document: Document) -> Verzoek:
    """Het verzoek van het document, met wat de opdrachtregel erover zegt."""
    from huurstelsel.feiten.huur import Verzoek  # noqa: PLC0415

    verzoek = document.verzoek or Verzoek()
    voorstel = {"ingangsdatum": gevraagd.ingang, "huurprijs": gevraagd.voorstel}
    zelf = {"soort": gevraagd.verzoek, "ingediend": gevraagd.ingediend}
    nieuw = verzoek.voorstel.model_copy(update={k: w for k, w in voorstel.items() if w is not None})
    return verzoek.model_copy(update={"voorstel": nieuw} | {k: w for k, w in zelf.items() if w is not None})


def _kop(zaak: Document, dag: date) -> str:
    from huurstelsel.reken.datums import in_woorden  # noqa: PLC0415

    return titel(f"Toets van de huurprijs, gezien op {in_woorden(dag)}", zaak.id)
