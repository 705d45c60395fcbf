"""Toets van de aanvangshuurprijs: is zij redelijk, welke huurprijs geldt daarna, en onder welk regime (Uhw art. 11, schema 3.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.huur.aanvangshuur_termijn import ontvankelijk, uiterste_dag
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Bedrag, Beslissing, Reden, onbeslist
from huurstelsel.huur.gebreken import bij_aanvang
from huurstelsel.huur.liberalisatie import geliberaliseerd, verlaging_mogelijk
from huurstelsel.huur.oordeel import Oordeel, beslis, na_uitspraak, regime_daarna
from huurstelsel.huur.partijen import Rol, partijen
from huurstelsel.huur.zaak import AANVANG, INGANG, Zaak
from huurstelsel.reken.datums import in_woorden
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.huur.maximum import Maximum
    from huurstelsel.huur.toetszaak import Toetszaak


def aanvangshuur(t: Toetszaak) -> tuple[Beslissing, ...]:
    """Alle beslissingen over de aanvangshuurprijs."""
    mag = ontvankelijk(t)
    if mag.uitkomst == NEE:
        return (mag, _partijen(t))
    o = oordeel(t)
    uit = [mag, o.beslissing]
    if o.beslissing.uitkomst != NIET_TE_BESLISSEN:
        uit += [na_uitspraak(o, "aanvangshuur"), regime_daarna(o, "aanvangshuur")]
    return (*uit, *bij_aanvang(t, o), _partijen(t))


def oordeel(t: Toetszaak) -> Oordeel:
    """Of de aanvangshuurprijs redelijk is naar de toestand op de ingangsdatum."""
    vraag, id_ = "Is de aanvangshuurprijs redelijk?", "aanvangshuur_uitkomst"
    start = t.document.contract.ingangsdatum
    if start is None:
        return Oordeel(onbeslist(id_, vraag, (INGANG,)))
    kader = t.zaak(start)  # zonder recht op die dag beslist de peildatum of de huurprijs geliberaliseerd was
    zaak = Zaak(t.document, t.regeling) if isinstance(kader, str) else kader
    if zaak.aanvang.centen is None:
        return Oordeel(onbeslist(id_, vraag, (AANVANG,)), start)
    vrij, m = geliberaliseerd(zaak), t.maximum(start)
    if isinstance(m, str):
        nodig = (Melding("contract.punten_bij_aanvang", m),)
        return Oordeel(onbeslist(id_, vraag, nodig, _peildatum(start)), start)
    return beslis(
        id_,
        vraag,
        Bedrag("aanvangshuurprijs", zaak.aanvang.centen),
        m,
        vrij,
        boven=_boven(t, vrij, m, start),
        redenen=(_peildatum(start), *t.all_in, Reden(m.herkomst, "Uhw art. 10 lid 1 en 11 lid 2")),
        vanaf=t.vanaf(start),
        aannamen=zaak.aanvang.aannamen,
    )


def _peildatum(start: date) -> Reden:
    return Reden(f"naar de toestand op {in_woorden(start)}, de ingangsdatum", "Uhw art. 11 lid 5")


def _boven(t: Toetszaak, vrij: Beslissing, m: Maximum, start: date) -> bool | None:
    """Of het maximum hoger is dan de grens van BW 7:247 bij aanvang (Uhw art. 11 lid 4); vóór opslagen (Bhw art. 8a lid 6)."""
    maximaal = m.met_opslag if t.opslag_telt_voor_grens(start) else m.kaal
    if vrij.uitkomst == NEE:
        return False
    if vrij.uitkomst == JA:
        return maximaal.boven(vrij.bedrag("grens bij aanvang"))
    grenzen = t.grenzen(start)
    return False if grenzen is not None and maximaal.boven(grenzen.laag) is False else None


def _partijen(t: Toetszaak) -> Beslissing:
    termijn = uiterste_dag(t)
    wanneer = "zes maanden na de ingang" if termijn.uiterlijk is None else f"{in_woorden(termijn.uiterlijk)}"
    zin = "de verhuurder kan geen toets vragen; zijn huurprijs wordt door de toets nooit hoger"
    return partijen(
        t,
        "aanvangshuur",
        Rol(f"de huurder kan de Huurcommissie tot en met {wanneer} om een toets vragen, ook vóór de ingang", termijn.artikel),
        _daarna(t),
        Rol(zin, f"BW 7:249; {t.beleidsboek('3.1.2.4')}"),
        Rol("de Huurcommissie toetst aan de punten en oordeelt tegelijk over gebreken", "Uhw art. 11 en 12"),
        uiterlijk=termijn.uiterlijk,
    )  # fmt: skip


def _daarna(t: Toetszaak) -> Rol:
    """Wat de huurder na de termijn nog kan: verlaging voorstellen, behalve waar BW 7:247 dat op de dag van het verzoek uitsluit."""
    kader, artikel = t.zaak(t.gekeken), "BW 7:252 en 7:254"
    zaak = Zaak(t.document, t.regeling) if isinstance(kader, str) else kader
    kan = verlaging_mogelijk(zaak, geliberaliseerd(zaak))
    if kan.uitkomst == JA:
        return Rol("daarna kan de huurder alleen verlaging voorstellen, zonder terugwerkende kracht", artikel)
    if kan.uitkomst == NEE:
        zin = f"daarna kan de huurder op {in_woorden(zaak.peildatum)} ook geen verlaging voorstellen: de huurprijs is geliberaliseerd"
        return Rol(zin, kan.redenen[-1].artikel)
    return Rol(
        "daarna kan de huurder hoogstens verlaging voorstellen; of dat kan, hangt van onbekende feiten af", artikel
    )
