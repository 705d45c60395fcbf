"""Middeldure huurwoonruimte (art. 1 Huisvestingswet 2014), en wie door art. 2 lid 2 Bhw boven de middengrens blijft."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Bedrag, Beslissing, Reden, onbeslist
from huurstelsel.huur.maximum import maximum
from huurstelsel.huur.waarderingen import GRENSPUNTEN, Bereik, Grenzen
from huurstelsel.huur.zaak import AANVANG, INGANG
from huurstelsel.reken.datums import in_woorden
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from fractions import Fraction

    from huurstelsel.huur.zaak import Zaak
    from huurstelsel.uitkomst import Uitkomst

VERDUURZAAMD = Melding(
    "contract.verduurzaamd",
    "Of de waardering door verduurzaming met een beter energielabel boven de grens kwam (Uhw art. 15b).",
)


def middeldure_huurwoonruimte(z: Zaak) -> Beslissing:
    """Art. 1 Huisvestingswet 2014: de maximale huurprijs óf de aanvangshuur ligt tussen de lage huurgrens en het bedrag bij 186 punten.

    Een maximum dat door art. 2 lid 2 Bhw niet onder die grens komt te vallen, ligt er niet tussen.
    """
    vraag, id_ = "Is het een middeldure huurwoonruimte?", "middeldure_huurwoonruimte"
    artikel = "Huisvestingswet 2014 art. 1"
    if not z.zelfstandig or z.grenzen.midden is None:
        zin = (
            "geen zelfstandige woonruimte"
            if not z.zelfstandig
            else f"het begrip bestaat nog niet op {in_woorden(z.peildatum)}"
        )
        return Beslissing(id_, vraag, NEE, (Reden(zin, artikel),))
    maximum_, aanvang = _maximum_is_midden(z), _aanvang_is_midden(z)
    bedragen = (Bedrag("lage huurgrens", z.grenzen.laag), Bedrag("bedrag bij 186 punten", z.grenzen.midden))
    redenen = tuple(Reden(zin, artikel) for _, zin in (maximum_, aanvang))
    if True in {maximum_[0], aanvang[0]}:
        return Beslissing(id_, vraag, JA, redenen, bedragen, aannamen=z.aanvang.aannamen)
    if None not in {maximum_[0], aanvang[0]}:
        return Beslissing(id_, vraag, NEE, redenen, bedragen, aannamen=z.aanvang.aannamen)
    ontbreekt = [] if maximum_[0] is not None else [_nodig(maximum_[1])]
    ontbreekt += [] if aanvang[0] is not None else [AANVANG]
    return onbeslist(id_, vraag, tuple(ontbreekt), *redenen)


def _nodig(zin: str) -> Melding:
    return VERDUURZAAMD if zin == VERDUURZAAMD.zin else Melding("woning", zin)


def _maximum_is_midden(z: Zaak) -> tuple[bool | None, str]:
    maximaal = z.waarderingen.maximaal(z.peildatum, opslag=False)
    if isinstance(maximaal, str):
        return None, maximaal
    tussen, zin = _tussen(maximaal, z.grenzen, "de maximale huurprijs")
    if maximaal.boven(z.grenzen.midden or 0):
        return _na_verduurzaming(z, zin)
    boven = blijft_boven(z).uitkomst if tussen is not False else NEE
    if boven == JA:
        return False, "de maximale huurprijs komt door art. 2 lid 2 Bhw niet onder het bedrag bij 186 punten te vallen"
    if boven == NIET_TE_BESLISSEN and tussen:
        return None, "of art. 2 lid 2 Bhw de maximale huurprijs boven het bedrag bij 186 punten houdt, is niet bekend"
    return tussen, zin


def _na_verduurzaming(z: Zaak, erboven: str) -> tuple[bool | None, str]:
    """Een maximum boven de middengrens: door verduurzaming blijft het een middeldure woning als zij dat bij aanvang was."""
    houdt = houdt_bescherming(z)
    if not houdt:
        return houdt, erboven if houdt is False else VERDUURZAAMD.zin
    toen = maximum(z.document, z.waarderingen, z.contract.ingangsdatum or z.peildatum)
    laag = z.waarderingen.grenzen(z.contract.ingangsdatum or z.peildatum).laag
    if not isinstance(toen, str) and toen.kaal.boven(laag) is False:
        return False, erboven
    return (
        True,
        "verduurzaming bracht de maximale huurprijs boven het bedrag bij 186 punten: de middenhuurbescherming blijft (Uhw art. 15b)",
    )


def houdt_bescherming(z: Zaak) -> bool | None:
    """Uhw art. 15b: bij aanvang lag het maximum niet boven de middengrens, en verduurzaming bracht het erboven; `None` als dat laatste niet bekend is."""
    ingang, feit = z.contract.ingangsdatum, z.contract.verduurzaamd
    if feit is False or ingang is None or not z.nieuw_recht or z.gesloten_voor is not False:
        return False
    toen, midden = maximum(z.document, z.waarderingen, ingang), z.waarderingen.grenzen(ingang).midden
    boven = None if isinstance(toen, str) or midden is None else toen.kaal.boven(midden)
    if feit:
        return boven is not True
    return None if boven is False and _nieuw_label(z, ingang) else False


def _nieuw_label(z: Zaak, ingang: date) -> bool:
    """Of er tijdens de huur een energieprestatie bij kwam, of dat niet is uit te sluiten."""
    woning = z.document.woning
    dagen = [e.registratiedatum or e.opnamedatum or date.max for e in woning.energieprestaties]
    return "energieprestaties" not in woning.model_fields_set or any(dag > ingang for dag in dagen)


def _aanvang_is_midden(z: Zaak) -> tuple[bool | None, str]:
    if z.aanvang.centen is None or z.contract.ingangsdatum is None:
        return None, "de aanvangshuurprijs of de ingangsdatum is niet bekend"
    grenzen = z.waarderingen.grenzen(z.contract.ingangsdatum)
    if grenzen.midden is None:
        return False, "bij aanvang bestond het middensegment nog niet"
    return _tussen(Bereik(z.aanvang.centen, z.aanvang.centen), grenzen, "de aanvangshuurprijs")


def _tussen(bedrag: Bereik, grenzen: Grenzen, naam: str) -> tuple[bool | None, str]:
    """Of een bedrag hoger is dan de lage huurgrens en niet hoger dan het bedrag bij 186 punten, met de zin die dat zegt."""
    boven_laag, boven_midden = bedrag.boven(grenzen.laag), bedrag.boven(grenzen.midden or 0)
    if boven_laag is False:
        return False, f"{naam} is niet hoger dan de lage huurgrens"
    if boven_midden is True:
        return False, f"{naam} is hoger dan het bedrag bij 186 punten"
    if boven_laag is None or boven_midden is None:
        return (
            None,
            f"of {naam} tussen de lage huurgrens en het bedrag bij 186 punten ligt, hangt van onbekende feiten af",
        )
    return True, f"{naam} is hoger dan de lage huurgrens en niet hoger dan het bedrag bij 186 punten"


def blijft_boven(z: Zaak) -> Beslissing:
    """Art. 2 lid 2 Bhw: wie bij aanvang boven de middengrens lag, zakt daar door minder WOZ-punten niet onder."""
    ingang = z.contract.ingangsdatum
    onbekend = ingang is None and z.gesloten_voor is None  # dan beslist de dag van sluiten eerst
    if not z.zelfstandig or not z.nieuw_recht or z.gesloten_voor or onbekend:
        return _boven(NEE, "art. 2 lid 2 is hier niet van toepassing")
    nu = z.waarderingen.op(z.peildatum)
    if isinstance(nu, str):
        return onbeslist(_ID, _VRAAG, (Melding("woning", nu),))
    if nu.punten_minimaal > GRENSPUNTEN:
        return _boven(NEE, f"de woning heeft {nu.punten_minimaal} punten of meer en ligt zelf boven de grens")
    return _naar_de_aanvang(z, nu, INGANG.zin if ingang is None else z.waarderingen.op(ingang))


def _naar_de_aanvang(z: Zaak, nu: Uitkomst, toen: Uitkomst | str) -> Beslissing:
    hoogstens = z.contract.punten_bij_aanvang
    if hoogstens is None and not isinstance(toen, str):
        hoogstens = toen.punten_maximaal
    if hoogstens is not None and hoogstens <= GRENSPUNTEN:
        return _boven(NEE, f"bij aanvang waren het {hoogstens} punten")
    if isinstance(toen, str):
        nodig = Melding("contract.punten_bij_aanvang", toen)
        return onbeslist(_ID, _VRAAG, (INGANG if z.contract.ingangsdatum is None else nodig,))
    punten = z.contract.punten_bij_aanvang or toen.punten
    if punten is None:
        zin = "Het puntental op de dag van aanvang."
        return onbeslist(_ID, _VRAAG, (Melding("contract.punten_bij_aanvang", zin),))
    if nu.punten is None:
        return onbeslist(_ID, _VRAAG, (Melding("woning", "Het puntental hangt van onbekende feiten af."),))
    minder = woz_punten(toen) - woz_punten(nu)
    met_woz = nu.punten_onafgerond + minder if minder > 0 else nu.punten_onafgerond
    zin = f"{punten} punten bij aanvang, nu {nu.punten}; met de WOZ-punten van de aanvang {round(met_woz)}"
    return _boven(JA if 2 * met_woz >= 2 * GRENSPUNTEN + 1 else NEE, zin)


_ID, _VRAAG = "blijft_boven", "Blijft de woning door art. 2 lid 2 boven de middengrens?"


def _boven(uitkomst: str, zin: str) -> Beslissing:
    return Beslissing(_ID, _VRAAG, uitkomst, (Reden(zin, "Bhw art. 2 lid 2"),))


def woz_punten(uitkomst: Uitkomst) -> Fraction:
    """Punten voor de WOZ-waarde van een zelfstandige woonruimte."""
    nummer = 9 if uitkomst.voor_wbh else 11
    return next(r.punten for r in uitkomst.rubrieken if r.rubriek == nummer)
