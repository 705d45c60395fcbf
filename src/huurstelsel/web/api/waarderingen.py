"""`POST /v1/waarderingen` en `POST /v1/vergelijkingen`: gelijk aan `huurstelsel waardeer` en `huurstelsel vergelijk`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.feiten.adres import ALLE
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.fouten import FeitenFout, Fout, InvoerFout, RechtFout
from huurstelsel.lijst import als_fouten, document_van
from huurstelsel.opdrachten.vergelijk import Gevraagd, Mislukt, kant
from huurstelsel.opdrachten.waardeer import regeling_van, uitkomsten
from huurstelsel.recht import ontwerprecht
from huurstelsel.uitleg.als_json import als_dict
from huurstelsel.uitleg.vera import naar_json, naar_vera
from huurstelsel.uitleg.vergelijking_json import als_dict as als_vergelijking
from huurstelsel.vergelijking import vergelijk
from huurstelsel.web.api.lichaam import op_pad, velden
from huurstelsel.web.api.parameters import KAMER, KEUZE, PEILDATUM, RECHT, kies
from huurstelsel.web.api.verrichting import Verrichting
from huurstelsel.web.api.vormen import JSON, PDF, VERA
from huurstelsel.web.omvang import begrens, begrens_pdf

if TYPE_CHECKING:
    from huurstelsel.vergelijking import Kant, Vergelijking
    from huurstelsel.web.api.verrichting import Vraag


def _waardeer(vraag: Vraag) -> object:
    """Een uitkomst, of bij een adres met kamers een lijst."""
    boom = begrens(vraag.boom)
    if vraag.vorm == PDF:
        from huurstelsel.puntentelling import maak_pdf  # noqa: PLC0415 - de zetter alleen voor wie een PDF vraagt

        regeling, taal, kamer = regeling_van(boom, vraag.gevraagd), vraag.gevraagd.taal, vraag.gevraagd.kamer
        document = lees_document(boom)
        document = begrens_pdf(document) if kamer == ALLE else document
        return maak_pdf(document, regeling=regeling, taal=taal or "nl", kamer=kamer)
    gevonden = uitkomsten(boom, vraag.gevraagd)
    if vraag.vorm == VERA:
        resultaten = [naar_vera(u, document_van(boom)) for u in gevonden]
        return naar_json(resultaten if boom.get("kamers") else resultaten[0]).encode()
    uit = [als_dict(u) for u in gevonden]
    return uit if boom.get("kamers") else uit[0]


WAARDERINGEN = Verrichting(
    pad="/waarderingen",
    naam="waardeer",
    titel="Waardeer een woning",
    uitleg=(
        "De puntentelling met elke post, de maximale huurprijs, de opslagen en het segment, gelijk aan `huurstelsel waardeer --json`. "
        "Is er iets onbekend, dan is `punten` null en geven de grenzen een bereik. Van een adres met kamers komt er een lijst, een per kamer. "
        "Als PDF is het de puntentelling die bij een huurovereenkomst hoort."
    ),
    parameters=(
        PEILDATUM,
        RECHT,
        KEUZE,
        kies("taal", ("nl", "en", "beide"), "Taal van de PDF; zonder: nl."),
        KAMER._replace(
            uitleg="Alleen voor de PDF van een adres met kamers: de id van de kamer, of “alle” voor elke kamer achter elkaar."
        ),
    ),
    lichaam="Feiten",
    antwoorden={JSON: "Waarderingen", VERA: "VeraResultaten", PDF: ""},
    doe=_waardeer,
)


def _vergelijk(vraag: Vraag) -> object:
    """Twee puntentellingen naast elkaar; wat voor B niet is gezegd, is als voor A."""
    bomen = velden(vraag.boom, {"a": begrens, "b": begrens}, verplicht=("a",))
    gevraagd = vraag.gevraagd
    recht, keuzes = ontwerprecht(gevraagd.recht), dict(gevraagd.keuze)
    a = Gevraagd("a", "A", "a", gevraagd.peildatum, recht, keuzes)
    b = Gevraagd(
        "b",
        "B",
        "b" if "b" in bomen else "a",
        gevraagd.peildatumB or gevraagd.peildatum,
        ontwerprecht(gevraagd.rechtB) if gevraagd.rechtB else recht,
        dict(gevraagd.keuzeB) or keuzes,
    )
    kant_a = kant(a, bomen[a.bestand], None)
    kant_b = kant(b, bomen[b.bestand], None if isinstance(kant_a, Mislukt) else kant_a.regeling.peildatum)
    if isinstance(kant_a, Mislukt) or isinstance(kant_b, Mislukt):
        raise FeitenFout(_fouten(kant_a, kant_b))
    if a.bestand == b.bestand and kant_a.regeling == kant_b.regeling:
        raise FeitenFout([Fout("b", "kanten_gelijk", _GELIJK)])
    return als_vergelijking(_naast_elkaar(kant_a, kant_b))


_GELIJK = "Beide kanten zijn gelijk: geef ook “b”, of een andere datum (peildatumB), ander recht (rechtB) of een andere lezing (keuzeB)."
_ANDER_RECHT = "De feiten van B zijn niet te waarderen onder het recht van A, of die van A niet onder dat van B."


def _naast_elkaar(a: Kant, b: Kant) -> Vergelijking:
    try:
        return vergelijk(a, b)
    except (InvoerFout, RechtFout) as e:
        raise FeitenFout([Fout("", "niet_vergelijkbaar", _ANDER_RECHT), *als_fouten(e)]) from None


def _fouten(*kanten: Kant | Mislukt) -> list[Fout]:
    """De fouten van beide kanten, elk met haar kant vooraan in het pad."""
    mislukt = [k for k in kanten if isinstance(k, Mislukt)]
    return [op_pad(k.gevraagd.letter.lower(), f) for k in mislukt for f in k.fouten]


VERGELIJKINGEN = Verrichting(
    pad="/vergelijkingen",
    naam="vergelijk",
    titel="Vergelijk twee puntentellingen",
    uitleg=(
        "Elk verschil tussen A en B bij zijn post, met zijn oorzaak, punten en huur, gelijk aan `huurstelsel vergelijk --json`. "
        "Zonder “b” worden de feiten van A op twee peildata, of onder ander recht, vergeleken."
    ),
    parameters=(
        PEILDATUM,
        RECHT,
        KEUZE,
        PEILDATUM._replace(naam="peildatumB", uitleg="Peildatum voor B, als die anders is."),
        RECHT._replace(naam="rechtB", uitleg="Ontwerprecht voor B, als dat anders is; vaker te geven."),
        KEUZE._replace(naam="keuzeB", uitleg="Lezing voor B, als die anders is; vaker te geven."),
    ),
    lichaam="Vergelijkingsvraag",
    antwoorden={JSON: "Vergelijking"},
    doe=_vergelijk,
)
