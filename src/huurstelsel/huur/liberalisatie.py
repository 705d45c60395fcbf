"""BW 7:247: welk recht bindt de overeenkomst, is de huurprijs geliberaliseerd, en is verlaging dan mogelijk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from huurstelsel.feiten.rijen import afgekapt
from huurstelsel.fouten import RechtFout
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Bedrag, Beslissing, Reden, onbeslist
from huurstelsel.huur.feiten import UITSPRAAK, VERLAGINGEN, wijzigingen
from huurstelsel.huur.zaak import AANVANG, INGANG, ONDERTEKEND
from huurstelsel.reken.datums import in_woorden, jaren_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from huurstelsel.feiten.huur import Huurwijziging
    from huurstelsel.huur.zaak import Zaak

LAAG_TOT_EN_MET = 143  # beleidsboek zelfstandige woonruimte 1.3.1


def overgang(z: Zaak) -> Beslissing:
    """Overgangswet NBW art. 208e, Uhw art. 48, Bhw art. 12a, Wgv art. 23a: welk recht bindt, naar de dag van sluiten."""
    vraag, dag, jaar_later = (
        "Welk recht bindt deze huurovereenkomst?",
        in_woorden(z.wet),
        in_woorden(jaren_verder(z.wet, 1)),
    )
    if z.gesloten_voor is None:
        return onbeslist("overgang", vraag, (ONDERTEKEND,))
    if not z.gesloten_voor:
        zin = f"gesloten op of na {dag}: het nieuwe recht geldt geheel"
        return Beslissing("overgang", vraag, "nieuw recht", (Reden(zin, "Overgangswet NBW art. 208e lid 1"),))
    redenen = (
        Reden(
            f"gesloten vóór {dag}: BW 7:247, 7:247b en 7:248 lid 3 zoals zij na die dag luiden gelden niet",
            "Overgangswet NBW art. 208e lid 1",
        ),
        Reden(
            f"het nieuwe BW 7:247 geldt vanaf {jaar_later} wel als de maximale huurprijs lager is dan de lage huurgrens",
            "Overgangswet NBW art. 208e lid 2",
        ),
        Reden("de liberalisatiegrens van de aanvang blijft gelden", "Bhw art. 12a"),
        _verhoging(z),
        Reden("het verbod van art. 2a lid 1 geldt alleen in de gevallen van art. 23a lid 2 en 3", "Wgv art. 23a"),
    )
    return Beslissing("overgang", vraag, "oud recht", redenen)


def _verhoging(z: Zaak) -> Reden:
    """Uhw art. 48 naast het oude BW 7:248 lid 3 (keuze uhw_48_gereguleerd)."""
    if z.kiest("uhw_48_gereguleerd", "lid_2"):
        zin = "een geliberaliseerde huurprijs stijgt naar art. 10 lid 3, een andere naar lid 2; lid 4 geldt niet, ook niet voor middeldure huur"
        return Reden(zin, "Uhw art. 48; BW 7:248 lid 2 en lid 3 (oud)")
    return Reden("de verhoging van middeldure huur volgt art. 10 lid 3, niet lid 4", "Uhw art. 48")


def geliberaliseerd(z: Zaak) -> Beslissing:
    """BW 7:247: de aanvangshuur boven de grens van die dag, en niet later tot onder de middengrens verlaagd."""
    vraag = "Is de huurprijs geliberaliseerd?"
    if not z.zelfstandig:
        return Beslissing("geliberaliseerd", vraag, NEE, (Reden("geen zelfstandige woning", "BW 7:247"),))
    ontbreekt = [m for m, feit in ((AANVANG, z.aanvang.centen), (INGANG, z.contract.ingangsdatum)) if feit is None]
    ontbreekt += [ONDERTEKEND] if z.gesloten_voor is None else []
    if ontbreekt:
        return onbeslist("geliberaliseerd", vraag, tuple(ontbreekt))
    try:
        grens, naam = _grens_bij_aanvang(z)
        oud = _te_oud(z)
    except RechtFout as e:
        return onbeslist("geliberaliseerd", vraag, (Melding("contract.ingangsdatum", str(e)),))
    return _tegen_de_grens(z, vraag, grens, naam, oud)


def grens_op(z: Zaak, dag: date) -> int:
    """Het bedrag van art. 3 lid 2 Uhw op een dag, in eurocenten: dat bij 186 punten; van vóór de wet de liberalisatiegrens (Bhw art. 12a).

    Raises:
        RechtFout: het is voor die dag niet bekend.
    """
    grenzen = z.waarderingen.grenzen(dag)
    return grenzen.laag if z.gesloten_voor or grenzen.midden is None else grenzen.midden


def _grens_bij_aanvang(z: Zaak) -> tuple[int, str]:
    """Het bedrag van art. 3 lid 2 Uhw op de dag van aanvang (of ondertekening, keuze liberalisatiegrens_van)."""
    dag = z.contract.ingangsdatum or z.peildatum
    if z.kiest("liberalisatiegrens_van", "ondertekening"):
        dag = z.contract.ondertekend or dag
    if z.gesloten_voor or z.waarderingen.grenzen(dag).midden is None:
        return grens_op(z, dag), f"de liberalisatiegrens van {in_woorden(dag)}"
    return grens_op(z, dag), f"het bedrag bij 186 punten op {in_woorden(dag)}"


def _tegen_de_grens(z: Zaak, vraag: str, grens: int, naam: str, oud: Reden | Melding | None) -> Beslissing:
    aanvang = z.aanvang.centen or 0
    boven = aanvang > grens
    artikel = "BW 7:247 (oud); Bhw art. 12a" if z.gesloten_voor else "BW 7:247; Uhw art. 3 lid 2"
    redenen = [Reden(f"de aanvangshuurprijs is {'' if boven else 'niet '}hoger dan {naam}", artikel)]
    bedragen = (Bedrag("aanvangshuurprijs", aanvang), Bedrag("grens bij aanvang", grens))
    uitzonderingen = [u for u in (oud, _verlaagd(z)) if u is not None] if boven else []
    zeker = [u for u in uitzonderingen if isinstance(u, Reden)]
    twijfel = tuple(u for u in uitzonderingen if isinstance(u, Melding))
    if twijfel and not zeker:
        uit = onbeslist("geliberaliseerd", vraag, twijfel, *redenen)
        return replace(uit, bedragen=bedragen, aannamen=z.aanvang.aannamen)
    uitkomst = JA if boven and not zeker else NEE
    return Beslissing("geliberaliseerd", vraag, uitkomst, (*redenen, *zeker[:1]), bedragen, aannamen=z.aanvang.aannamen)


def _te_oud(z: Zaak) -> Reden | Melding | None:
    """Een oude overeenkomst (van vóór 1 juli 1994) is alleen geliberaliseerd bij een jongere woning; een `Melding` als dat niet bekend is."""
    p = z.regeling.parameters("liberalisatie")
    gesloten, jaar = z.contract.ondertekend or z.contract.ingangsdatum, z.document.woning.bouwjaar
    vanaf, gebouwd = date.fromordinal(p.gesloten_vanaf), date.fromordinal(p.gebouwd_vanaf)
    if gesloten is None or gesloten >= vanaf or (jaar is not None and jaar > gebouwd.year):
        return None
    if jaar is None or jaar == gebouwd.year:
        zin = f"Of de woning op of na {in_woorden(gebouwd)} tot stand kwam; de overeenkomst is van vóór {in_woorden(vanaf)}."
        return Melding("woning.bouwjaar", zin)
    zin = f"gesloten vóór {in_woorden(vanaf)}, en de woning kwam vóór {in_woorden(gebouwd)} tot stand"
    return Reden(zin, "BW 7:247 onder a en b")


def _verlaagd(z: Zaak) -> Reden | Melding | None:
    """De huurprijs is later verlaagd tot de grens: 7:247 werkt dan niet meer, wat de punten daarna ook doen; een `Melding` als dat niet vaststaat."""
    twijfel: Melding | None = None
    for w in wijzigingen(z.contract):
        if w.reden not in VERLAGINGEN or w.datum > z.peildatum:
            continue
        try:
            gevonden = _door_verlaging(z, w)
        except RechtFout as e:
            gevonden = Melding("contract.wijzigingen", str(e))
        if isinstance(gevonden, Reden):
            return gevonden
        twijfel = gevonden or twijfel
    return twijfel


def _door_verlaging(z: Zaak, w: Huurwijziging) -> Reden | Melding | None:
    """Een uitspraak die niet boven de grens uitkomt (Uhw art. 11 lid 4 en 14 lid 3), of een andere verlaging eronder (BW 7:247, nieuwe tekst).

    Een uitspraak telt ook naar de tekst van vóór de wet: toen kon alleen de aanvangshuurprijs worden getoetst.
    """
    grens, huur, dag = grens_op(z, w.datum), afgekapt(w.huurprijs, 100), in_woorden(w.datum)
    naam = "de liberalisatiegrens" if z.gesloten_voor else "het bedrag bij 186 punten"
    if w.reden == UITSPRAAK:
        zin = f"de uitspraak per {dag} komt niet boven {naam} uit"
        return Reden(zin, "Uhw art. 11 lid 4 en 14 lid 3") if huur <= grens else None
    if huur >= grens:
        return None
    bindt = {nieuwe_tekst(z, w.datum), nieuwe_tekst(z, z.peildatum)}
    zin = f"de huurprijs is op {dag} verlaagd tot onder {naam}"
    if True in bindt:
        return Reden(zin, "BW 7:247")
    return Melding("woning", f"Of het nieuwe BW 7:247 gold op {dag}: {zin}.") if None in bindt else None


def nieuwe_tekst(z: Zaak, dag: date) -> bool | None:
    """Of de nieuwe tekst van BW 7:247 de overeenkomst op een dag bindt (Overgangswet NBW art. 208e lid 1 en 2); `None` als dat niet bekend is."""
    if not z.nieuw_recht:
        return False
    if not z.gesloten_voor:
        return True
    return onder_de_lage_grens(z, dag) if dag >= jaren_verder(z.wet, 1) else False


def onder_de_lage_grens(z: Zaak, dag: date) -> bool | None:
    """Of de maximale huurprijs op een dag lager is dan de lage huurgrens; naar het bedrag of naar de punten (keuze overgang_143)."""
    uitkomst, maximaal = z.waarderingen.op(dag), z.waarderingen.maximaal(dag, opslag=False)
    if isinstance(uitkomst, str) or isinstance(maximaal, str):
        return None
    if z.kiest("overgang_143", "punten"):
        laagste, hoogste, grens = uitkomst.punten_minimaal, uitkomst.punten_maximaal, LAAG_TOT_EN_MET + 1
    else:
        (laagste, hoogste), grens = maximaal, z.waarderingen.grenzen(dag).laag
    if laagste >= grens:
        return False
    return True if hoogste is not None and hoogste < grens else None


def verlaging_mogelijk(z: Zaak, vrij: Beslissing) -> Beslissing:
    """Of de huurder verlaging kan voorstellen (BW 7:252 lid 3 en 7:254), ook bij een geliberaliseerde huurprijs."""
    vraag, id_ = "Kan de huurder verlaging tot de maximale huurprijs voorstellen?", "verlaging_mogelijk"
    if vrij.uitkomst == NIET_TE_BESLISSEN:
        return onbeslist(id_, vraag, vrij.ontbreekt)
    if vrij.uitkomst == NEE:
        zin = "de huurprijs is niet geliberaliseerd"
        return Beslissing(id_, vraag, JA, (Reden(zin, "BW 7:250 lid 4 en 7:254"),))
    if z.nieuw_recht and not z.gesloten_voor:
        zin = "ook bij een geliberaliseerde huurprijs; is de waardering hoger dan 186 punten, dan blijft de huurprijs"
        return Beslissing(id_, vraag, JA, (Reden(zin, "BW 7:247; Uhw art. 14 lid 3 en 11 lid 4"),))
    return _verlaging_oud(z, id_, vraag)


def _verlaging_oud(z: Zaak, id_: str, vraag: str) -> Beslissing:
    """Een geliberaliseerde overeenkomst van vóór de wet: een jaar erna, als de maximale huurprijs onder de lage grens ligt."""
    vanaf = jaren_verder(z.wet, 1)
    onder = onder_de_lage_grens(z, z.peildatum) if z.nieuw_recht and z.peildatum >= vanaf else False
    if onder is None:
        zin = "Of de maximale huurprijs lager is dan de lage huurgrens, hangt van onbekende feiten af."
        return onbeslist(id_, vraag, (Melding("woning", zin),))
    if onder:
        zin = (
            f"de maximale huurprijs is lager dan de lage huurgrens: vanaf {in_woorden(vanaf)} geldt het nieuwe BW 7:247"
        )
        return Beslissing(id_, vraag, JA, (Reden(zin, "Overgangswet NBW art. 208e lid 2"),))
    zin = "naar de tekst van vóór de wet sluit BW 7:247 verlaging uit"
    return Beslissing(id_, vraag, NEE, (Reden(zin, "BW 7:247 (oud); Overgangswet NBW art. 208e"),))
