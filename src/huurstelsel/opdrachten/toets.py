"""`huurstelsel toets`: wat de Huurcommissie over de huurprijs kan beslissen, op wiens verzoek en tot wanneer."""

from __future__ import annotations

import argparse
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import FeitenFout, Fout, InvoerFout, OnbekendeKeuze, RechtFout
from huurstelsel.opdrachten.basis import (
    FEITEN,
    GEBRUIK,
    RECHT,
    Antwoord,
    breedte,
    datum,
    een_woonruimte,
    kamer_optie,
    kleur,
    lees,
    mislukt,
    recht_en_keuze,
)

if TYPE_CHECKING:
    from decimal import Decimal

    from huurstelsel.feiten.huur import Verzoek
    from huurstelsel.feiten.model import Document
    from huurstelsel.huur.beslissing import Beslissing
    from huurstelsel.regeling import Regeling

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
        type=_soort,
        help=f"Alleen dit verzoek: {', '.join(SOORTEN[:-1])} of {SOORTEN[-1]}.",
    )
    p.add_argument(
        "--ingang", metavar="DATUM", type=datum, help="Voorgestelde ingangsdatum van de verlaging of splitsing."
    )
    p.add_argument("--voorstel", metavar="BEDRAG", type=_bedrag, help="Voorgestelde kale huurprijs per maand, in euro.")
    p.add_argument("--ingediend", metavar="DATUM", type=datum, help="Dag waarop het verzoek is ingediend.")
    kamer_optie(p)
    recht_en_keuze(p)
    p.add_argument("--json", action="store_true", help="Schrijf de beslissingen als JSON.")
    p.set_defaults(opdracht=voer_uit)


def _soort(tekst: str) -> str:
    """Een soort verzoek, als argument."""
    from huurstelsel.fouten import bedoelde_u  # noqa: PLC0415

    if tekst in SOORTEN:
        return tekst
    melding = f"Een verzoek is {', '.join(SOORTEN[:-1])} of {SOORTEN[-1]}; niet “{tekst}”.{bedoelde_u(tekst, SOORTEN)}"
    raise argparse.ArgumentTypeError(melding)


def _bedrag(tekst: str) -> Decimal:
    """Een bedrag in euro, als argument; geschreven zoals in een document."""
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415

    from huurstelsel.feiten.basis import Bedrag  # noqa: PLC0415

    try:
        bedrag: Decimal = TypeAdapter(Bedrag).validate_python(tekst)
    except ValidationError:
        melding = f"“{tekst}” is geen bedrag in euro; schrijf bijvoorbeeld 812,50."
        raise argparse.ArgumentTypeError(melding) from None
    return bedrag


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Beslis, en schrijf elke beslissing met haar redenen; bij een adres met kamers per kamer."""
    try:
        regeling, delen = _beslis(gevraagd)
    except OnbekendeKeuze as e:
        return Antwoord(GEBRUIK, fout=f"{e}\n")
    except (InvoerFout, RechtFout) as e:
        from huurstelsel.lijst import als_fouten  # noqa: PLC0415 - alleen als het misgaat

        return mislukt(FEITEN if isinstance(e, InvoerFout) else RECHT, als_fouten(e), json=gevraagd.json)
    return Antwoord(0, _weergave(delen, [v.id for v in regeling.voorstellen], json_uit=gevraagd.json))


def _weergave(delen: list[tuple[str, tuple[Beslissing, ...]]], voorstellen: list[str], *, json_uit: bool) -> str:
    from huurstelsel.uitleg.beslissingen import als_json, als_tekst  # noqa: PLC0415

    if not json_uit:
        teksten = [als_tekst(t, b, breedte(), kleur=kleur(), voorstellen=voorstellen) for t, b in delen]
        return "\n\n".join(teksten)
    bomen = [als_json(titel, beslissingen, voorstellen=voorstellen) for titel, beslissingen in delen]
    if len(bomen) == 1:
        return bomen[0]
    return json.dumps([json.loads(boom) for boom in bomen], ensure_ascii=False, indent=2) + "\n"


def _beslis(gevraagd: argparse.Namespace) -> tuple[Regeling, list[tuple[str, tuple[Beslissing, ...]]]]:
    from huurstelsel.feiten.adres import per_kamer  # noqa: PLC0415 - pas als het bestand leesbaar is
    from huurstelsel.feiten.lezen import lees_document  # noqa: PLC0415
    from huurstelsel.huur.toetscontrole import controleer_toets  # noqa: PLC0415
    from huurstelsel.huur.toetsing import toets  # noqa: PLC0415
    from huurstelsel.regeling import Regeling  # noqa: PLC0415

    boom = _boom(gevraagd.bestand)
    if gevraagd.kamer is None:
        document = lees_document(boom, gevraagd.peildatum)
    else:
        document = een_woonruimte(boom, gevraagd.peildatum, gevraagd.kamer)
    verzoek = _verzoek(gevraagd, document)
    zaken = [kamer for kamer, _ in per_kamer(document)] if document.kamers else [document]
    fouten = [f for i, zaak in enumerate(zaken) for f in _met_pad(controleer_toets(zaak, verzoek), document, i)]
    if fouten:
        raise FeitenFout(fouten)
    dag = gevraagd.peildatum or document.peildatum or date.today()  # noqa: DTZ011 - een Nederlandse kalenderdag
    regeling = Regeling.op(dag, document.woning.stelsel).met(keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)
    gezien = verzoek.ingediend or dag
    return regeling, [(_titel(zaak, gezien), toets(zaak, regeling, verzoek)) for zaak in zaken]


def _boom(bestand: str) -> dict[str, Any]:
    boom = lees(bestand)
    if isinstance(boom, list):
        zin = "Dit bestand is een lijst; een toets gaat over één woning of één adres per bestand."
        raise FeitenFout([Fout("", "lijst_zonder_toets", zin)])
    return boom


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


def _titel(zaak: Document, dag: date) -> str:
    from huurstelsel.reken.datums import in_woorden  # noqa: PLC0415

    return f"Toets van de huurprijs, gezien op {in_woorden(dag)}{f' · {zaak.id}' if zaak.id else ''}"
