"""De inkomensklasse van het huishouden (art. 10 lid 2 onder a Uhw, BW 7:252a): laag, hoger middeninkomen of hoog."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from huurstelsel.feiten.rijen import afgekapt
from huurstelsel.fouten import RechtFout
from huurstelsel.huur.beslissing import Bedrag, Beslissing, Reden, onbeslist
from huurstelsel.huur.verhoging_grens import HOGER_MIDDEN, HOOG, LAAG
from huurstelsel.huur.verhoging_regel import MET_BEDING
from huurstelsel.huur.verhoging_zaak import BEDING
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.feiten.huur import Huishouden
    from huurstelsel.huur.verhoging_zaak import Verhogingszaak
    from huurstelsel.recht.laden import Parameters

NAMEN = {LAAG: "laag", HOGER_MIDDEN: "hoger middeninkomen", HOOG: "hoog"}
KLASSEN = {naam: klasse for klasse, naam in NAMEN.items()}

_ID, _VRAAG = "inkomensklasse", "Welke inkomensklasse geldt voor de verhoging?"
_ART = "Uhw art. 10 lid 2 onder a; BW 7:252a"


def klasse(inkomen: int, p: Parameters, *, alleen: bool) -> int:
    """De klasse van een inkomen in eurocenten: “niet hoger dan” een grens is de klasse eronder.

    Args:
        p: parameters van het onderwerp `inkomensgrenzen`, van het jaar van de verhoging.
    """
    een, twee = (p.grens_1_alleen, p.grens_2_alleen) if alleen else (p.grens_1_meer, p.grens_2_meer)
    return LAAG if inkomen <= een else HOGER_MIDDEN if inkomen <= twee else HOOG


def inkomensklasse(v: Verhogingszaak, grondslag: Beslissing) -> Beslissing:
    """De laagste van de klassen over het inkomenstoetsjaar en het peiljaar; onbekend inkomen telt als de laagste."""
    h = v.document.huishouden
    if h is None or h.inkomen_toetsjaar is None:
        zin = "geen inkomen over het inkomenstoetsjaar bekend: de laagste klasse"
        aanname = Melding("huishouden.inkomen_toetsjaar", "Geen huishoudinkomen opgegeven: de laagste klasse.")
        reden = Reden(zin, "Regeling van 20 december 2024, toelichting bij art. IV onder B")
        return Beslissing(_ID, _VRAAG, NAMEN[LAAG], (reden,), aannamen=(aanname,))
    if h.uitgezonderde_groep:
        zin = "het huishouden hoort tot een groep die geen hogere verhoging naar inkomen krijgt"
        return Beslissing(_ID, _VRAAG, NAMEN[LAAG], (Reden(zin, "BW 7:252a lid 6 onder a"),))
    if v.ingang < (eerste := _eerste_bedrag()):
        zin = f"vóór {eerste.year} kende de wet geen vaste bedragen naar inkomen, en de grenzen zijn niet gevonden"
        return Beslissing(_ID, _VRAAG, NAMEN[LAAG], (Reden(zin, _ART),))
    try:
        return _met_inkomen(v, h, grondslag)
    except RechtFout as e:
        return onbeslist(_ID, _VRAAG, (Melding("", f"{str(e)[:1].upper()}{str(e)[1:]}."),))


def _eerste_bedrag() -> date:
    from huurstelsel.recht.laden import onderwerp  # noqa: PLC0415

    return onderwerp("huurverhoging")["bedrag_hoog"].waarden[0].vanaf


def _met_inkomen(v: Verhogingszaak, h: Huishouden, grondslag: Beslissing) -> Beslissing:
    p, alleen = v.regeling.parameters("inkomensgrenzen"), h.personen == "alleen"
    gevonden = klasse(centen(h.inkomen_toetsjaar or Decimal(0)), p, alleen=alleen)
    redenen = [Reden(f"huishoudinkomen over {v.ingang.year - 2}: klasse {NAMEN[gevonden]}", _ART)]
    peil = h.inkomen_peiljaar
    lager = gevonden if peil is None else min(gevonden, klasse(centen(peil), p, alleen=alleen))
    if lager < gevonden:
        zin = f"over het peiljaar {v.ingang.year - 1} is het inkomen lager: klasse {NAMEN[lager]}"
        redenen.append(Reden(zin, "BW 7:252a lid 6 onder b en c"))
    if lager > LAAG and v.z.kiest("inkomensafhankelijk_bij_beding", "alleen_op_voorstel"):
        if grondslag.uitkomst == MET_BEDING:
            zin = "een beding sluit het voorstel van 7:252a uit: de laagste klasse"
            redenen.append(Reden(zin, "BW 7:248 lid 1"))
            lager = LAAG
        elif BEDING in grondslag.ontbreekt:
            return onbeslist(_ID, _VRAAG, (BEDING,), *redenen)
    return Beslissing(_ID, _VRAAG, NAMEN[lager], tuple(redenen), _grenzen(p, alleen=alleen))


def centen(bedrag: Decimal) -> int:
    """Naar boven op hele centen: een fractie van een cent boven een grens is hoger dan de grens."""
    return -afgekapt(-bedrag, 100)


def _grenzen(p: Parameters, *, alleen: bool) -> tuple[Bedrag, Bedrag]:
    wie = "alleen" if alleen else "meer"
    return (
        Bedrag("laagste klasse tot en met", getattr(p, f"grens_1_{wie}")),
        Bedrag("hoger middeninkomen tot en met", getattr(p, f"grens_2_{wie}")),
    )
