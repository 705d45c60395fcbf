"""De maximale huurprijs als grens van een verhoging: welke tabel, of zij bindt, en de ondergrens van 250 punten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.fouten import RechtFout
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Bedrag, Beslissing, Reden, onbeslist
from huurstelsel.huur.liberalisatie import verlaging_mogelijk
from huurstelsel.huur.opslagen import met_opslag
from huurstelsel.huur.verhoging_grens import LID_2, LID_4
from huurstelsel.huur.waarderingen import Bereik
from huurstelsel.recht.laden import onderwerp
from huurstelsel.recht.tabellen import tarief
from huurstelsel.reken.getallen import element
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from huurstelsel.huur.verhoging_zaak import Verhogingszaak
    from huurstelsel.recht.tabellen import Tarief
    from huurstelsel.uitkomst import Huurprijs, Uitkomst

PUNTEN_ONDERGRENS = 250  # bijlage V, voetnoot 2

_ID, _VRAAG = "maximale_huurprijs", "Begrenst de maximale huurprijs de verhoging?"


def maximum(v: Verhogingszaak, regel: Beslissing) -> tuple[Beslissing, Bereik | None]:
    """Of de maximale huurprijs bindt, en het bereik daarvan; `None` als zij niet bindt of er niet is."""
    if regel.uitkomst == NIET_TE_BESLISSEN and v.segment.verbod.uitkomst != JA:
        return onbeslist(_ID, _VRAAG, regel.ontbreekt), None
    bindt, redenen = _bindt(v, regel)
    if bindt == NIET_TE_BESLISSEN:
        return onbeslist(_ID, _VRAAG, v.segment.verbod.ontbreekt, *redenen), None
    if bindt == NEE:
        return Beslissing(_ID, _VRAAG, NEE, redenen), None
    gevonden = bereik(v, regel)
    if isinstance(gevonden, str):
        return onbeslist(_ID, _VRAAG, (Melding("woning", gevonden),), *redenen), None
    redenen = (*redenen, *_tabelreden(v, regel))
    return Beslissing(_ID, _VRAAG, JA, redenen, _bedragen(v, gevonden), aannamen=_monument(v, regel)), gevonden


def _monument(v: Verhogingszaak, regel: Beslissing) -> tuple[Melding, ...]:
    """In 2015 gold bijlage V niet voor beschermde monumenten en gezichten; de geldende tekst van art. 6 lid 2 is niet gezien."""
    woning = v.document.woning
    if regel.uitkomst != LID_2 or not (woning.rijksmonument or woning.rijksbeschermd_gezicht):
        return ()
    zin = (
        "Art. 6 lid 2 Uitvoeringsregeling huurprijzen woonruimte zonderde in 2015 beschermde monumenten en gezichten van bijlage V uit; "
        "of dat nog zo is, is niet gezien. Gerekend met bijlage V."
    )
    return (Melding("woning.rijksmonument", zin),)


def _bindt(v: Verhogingszaak, regel: Beslissing) -> tuple[str, tuple[Reden, ...]]:
    if v.soort.ligplaats:
        return NEE, (Reden("een ligplaats heeft geen waarderingsstelsel", "BW 7:247a"),)
    if regel.uitkomst == LID_2:
        return JA, (Reden("voor zover de maximale huurprijsgrens niet wordt overschreden", "bijlage V, II"),)
    if regel.uitkomst == LID_4 or (v.nieuw_midden and v.segment.midden.uitkomst == JA):
        return JA, (Reden("middeldure huur: ook aan de waardering getoetst", "Uhw art. 12a lid 2 en 13 lid 5"),)
    if v.segment.verbod.uitkomst == JA:
        return JA, v.segment.verbod.redenen
    if v.segment.verbod.uitkomst == NEE:
        zin = "een geliberaliseerde huurprijs kan boven de maximale huurprijs uitkomen"
        return NEE, (Reden(zin, "BW 7:247; Wgv art. 2a en 23a"),)
    zin = "of verhuren boven de maximale huurprijs verboden is, staat niet vast"
    return NIET_TE_BESLISSEN, (Reden(zin, "Wgv art. 2a en 23a"),)


def _schema(v: Verhogingszaak, regel: Beslissing) -> bool:
    """Of de tabel van de dag van inwerkingtreding van het schema geldt (keuze; alleen bij lid 2)."""
    return regel.uitkomst == LID_2 and v.z.kiest("tabel_bij_verhoging", "inwerkingtreding_schema")


def _tabelreden(v: Verhogingszaak, regel: Beslissing) -> tuple[Reden, ...]:
    if _schema(v, regel):
        return (Reden("de tabel van de dag waarop het schema in werking trad", "bijlage V, voetnoot 1"),)
    return (Reden("naar de toestand en de tabel op de voorgestelde ingangsdatum", "Uhw art. 13 lid 6"),)


def bereik(v: Verhogingszaak, regel: Beslissing) -> Bereik | str:
    """Laagste en hoogste maximale huurprijs met opslagen, of waarom zij er niet is."""
    uitkomst = v.z.waarderingen.op(v.ingang)
    if isinstance(uitkomst, str):
        return uitkomst
    if not _schema(v, regel):
        return v.z.waarderingen.maximaal(v.ingang, opslag=True)
    try:
        begin = onderwerp("huurverhoging")["zelfstandig"].geldend(v.ingang).vanaf
        tabel = tarief(v.document.woning.stelsel, begin)
    except RechtFout as e:
        return str(e)
    return _naar_tabel(v, uitkomst, tabel)


def _naar_tabel(v: Verhogingszaak, uitkomst: Uitkomst, tabel: Tarief) -> Bereik:
    laag = _prijs(v, tabel, uitkomst.punten_minimaal, uitkomst.huurprijs)
    if uitkomst.punten_maximaal is None or uitkomst.huurprijs_hoogst is None:
        return Bereik(laag, None)
    return Bereik(laag, _prijs(v, tabel, uitkomst.punten_maximaal, uitkomst.huurprijs_hoogst))


def _prijs(v: Verhogingszaak, tabel: Tarief, punten: int, huurprijs: Huurprijs) -> int:
    """Het bedrag van een andere tabel bij deze punten, met dezelfde opslagen."""
    kaal = tabel.maximale_huurprijs(np.array([punten], np.int64))
    procent = np.array([sum(o.procent for o in huurprijs.opslagen)], np.int64)
    return element(met_opslag(kaal, procent, v.regeling.parameters("opslagen")), 0)


def _bedragen(v: Verhogingszaak, b: Bereik) -> tuple[Bedrag, ...]:
    bron = _zekerheid(v)
    if b.hoog == b.laag:
        return (Bedrag("maximale huurprijs", b.laag, bron),)
    hoog = () if b.hoog is None else (Bedrag("hoogste maximale huurprijs", b.hoog, bron),)
    return (Bedrag("laagste maximale huurprijs", b.laag, bron), *hoog)


def _zekerheid(v: Verhogingszaak) -> str:
    uitkomst = v.z.waarderingen.op(v.ingang)
    if isinstance(uitkomst, str) or uitkomst.huurprijs.zekerheid == "primair":
        return ""
    return f"{uitkomst.huurprijs.zekerheid}: {uitkomst.huurprijs.bron}"


def verlaging_kan(v: Verhogingszaak) -> bool:
    """Of de huurder verlaging kan voorstellen; bij een geliberaliseerde huur van vóór de wet soms niet, ook als het verbod haar wel bindt."""
    return verlaging_mogelijk(v.z, v.segment.vrij).uitkomst != NEE


def te_hoog(v: Verhogingszaak, regel: Beslissing, huur: int, b: Bereik) -> Beslissing | None:
    """Is de geldende huurprijs hoger dan het maximum, dan is er geen verhoging maar een verlaging: bij lid 2 die van bijlage V, I, met voetnoot 2."""
    if b.hoog is None or huur <= b.hoog:
        return None
    if regel.uitkomst != LID_2:
        zin = "de geldende huurprijs is hoger dan de maximale huurprijs; de huurder kan verlaging voorstellen, en daarna de Huurcommissie vragen"
        redenen_ = (Reden(zin, "BW 7:252 en 7:254; Uhw art. 14 lid 1"),)
        if not verlaging_kan(v):
            zin = "de geldende huurprijs is hoger dan de maximale huurprijs; verhuren is verboden, maar verlaging kan de huurder niet voorstellen"
            redenen_ = (Reden(zin, "Wgv art. 2a en 23a; BW 7:247 (oud)"),)
        vraag = "Is de geldende huurprijs te hoog?"
        return Beslissing("huurverlaging_punten", vraag, JA, redenen_, (Bedrag("maximale huurprijs", b.hoog),))
    id_, vraag = "huurverlaging_bijlage_v", "Tot welk bedrag wijst het schema een verlaging aan?"
    redenen = [Reden("de geldende huurprijs is hoger dan de maximale huurprijsgrens", "bijlage V, I")]
    bedragen = [Bedrag("maximale huurprijs", b.hoog)]
    uitkomst = v.z.waarderingen.op(v.ingang)
    if v.soort.zelfstandig and not isinstance(uitkomst, str) and uitkomst.punten_minimaal > PUNTEN_ONDERGRENS:
        bodem = tarief("zelfstandig", v.ingang).maximale_huurprijs(np.array([PUNTEN_ONDERGRENS], np.int64))
        zin = "boven 250 punten alleen als het huurpeil van vergelijkbare woonruimte dat vraagt, en niet onder het bedrag bij 250 punten"
        redenen.append(Reden(zin, "bijlage V, voetnoot 2"))
        bedragen.append(Bedrag("ondergrens bij 250 punten", element(bodem, 0)))
    return Beslissing(id_, vraag, "verlaging", tuple(redenen), tuple(bedragen))
