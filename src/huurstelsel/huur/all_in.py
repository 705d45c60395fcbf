"""All-in prijs: één prijs voor huur, servicekosten en nutsvoorzieningen, en hoe zij wordt gesplitst (BW 7:258, Uhw art. 17 en 17a)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.feiten.rijen import afgekapt
from huurstelsel.huur.beslissing import JA, NEE, Bedrag, Beslissing, Datum, Reden, onbeslist
from huurstelsel.huur.eisen import (
    Eis,
    alle_eisen,
    binnen_termijn,
    niet_eerder_beslist,
    niet_vervuld,
    onzeker,
    van_de_huurder,
    vervuld,
    vorm_van_het_voorstel,
)
from huurstelsel.huur.partijen import Rol, partijen
from huurstelsel.huur.termijnen import eerste_van_volgende_maand, weken_na
from huurstelsel.huur.zaak import INGANG
from huurstelsel.reken.datums import in_woorden, maanden_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from huurstelsel.feiten.contract import Contract
    from huurstelsel.huur.toetszaak import Toetszaak
    from huurstelsel.recht.laden import Parameters

_PRIJS = Melding("contract.all_in_prijs", "De ene prijs die is afgesproken.")


class Deel(NamedTuple):
    """De delen van een all-in prijs, in eurocenten."""

    prijs: int
    huurprijs: int
    voorschot: int


def gesplitst(contract: Contract, p: Parameters) -> Deel | None:
    """De delen die de wet noemt, op hele centen (de helft naar boven); `None` als er een kale huurprijs is, of geen prijs."""
    if contract.all_in_prijs is None or contract.huurprijs is not None or contract.aanvangshuurprijs is not None:
        return None
    prijs = afgekapt(contract.all_in_prijs, 100)
    return Deel(prijs, (prijs * p.all_in_huur + 50) // 100, (prijs * p.all_in_voorschot + 50) // 100)


def all_in(t: Toetszaak) -> tuple[Beslissing, ...]:
    """Alle beslissingen over een all-in prijs."""
    wat = is_all_in(t)
    if wat.uitkomst != JA:
        return (wat,)
    mag = ontvankelijk(t)
    if mag.uitkomst == NEE:
        return (wat, mag, _partijen(t))
    deel = gesplitst(t.opgegeven.contract, t.p)
    return (wat, mag, *([] if deel is None else [splitsing(t, deel)]), _partijen(t))


def is_all_in(t: Toetszaak) -> Beslissing:
    """BW 7:258 lid 1: meer dan het enkele gebruik, en alleen een prijs."""
    vraag, artikel, contract = "Is er alleen een all-in prijs afgesproken?", "BW 7:258 lid 1", t.opgegeven.contract
    if contract.huurprijs is not None or contract.aanvangshuurprijs is not None:
        return Beslissing("all_in", vraag, NEE, (Reden("er is een kale huurprijs vastgesteld", artikel),))
    if contract.all_in_prijs is None:
        return onbeslist("all_in", vraag, (_PRIJS,))
    zin = "de overeenkomst noemt één prijs voor meer dan het gebruik, en geen huurprijs"
    prijs = Bedrag("all-in prijs", afgekapt(contract.all_in_prijs, 100))
    return Beslissing("all_in", vraag, JA, (Reden(zin, artikel),), (prijs,))


def ontvankelijk(t: Toetszaak) -> Beslissing:
    """BW 7:258: de huurder, na een voorstel, tot zes weken na de voorgestelde ingangsdatum; niet bij een geliberaliseerde huurprijs."""
    artikel = "BW 7:258 lid 3"
    eisen = [van_de_huurder(t.verzoek, artikel), _niet_geliberaliseerd(t), *_voorstel(t)]
    eisen.append(niet_eerder_beslist(t.verzoek, t.p))
    datums = [Datum("voorgestelde ingangsdatum", d) for d in (t.verzoek.voorstel.ingangsdatum,) if d is not None]
    datums += [Datum("uiterste dag van indiening", weken_na(d.dag, t.p.verzoek_weken, t.p)) for d in datums]
    return alle_eisen(
        "all_in_ontvankelijk", "Kan de huurder de Huurcommissie vragen de prijs te splitsen?", eisen, datums
    )


def _niet_geliberaliseerd(t: Toetszaak) -> Eis:
    """BW 7:258 staat niet in de opsomming van 7:247; ligt de hele prijs niet boven de grens, dan de huurprijs erin ook niet."""
    artikel, start = "BW 7:247 en 7:258", t.document.contract.ingangsdatum
    if t.document.woning.stelsel != "zelfstandig":
        return vervuld("geen zelfstandige woning: BW 7:247 geldt niet", artikel)
    if start is None:
        return onzeker("", artikel, INGANG)
    deel, grenzen = gesplitst(t.opgegeven.contract, t.p), t.grenzen(start)
    if deel is not None and grenzen is not None and deel.prijs <= grenzen.laag:
        return vervuld("de hele prijs is niet hoger dan de grens van BW 7:247 bij aanvang", artikel)
    zin = "de hele prijs is hoger dan de laagste grens van BW 7:247 bij aanvang; welk deel de huurprijs was, is niet vastgesteld"
    nodig = Melding("contract.aanvangshuurprijs", "Of de kale huurprijs bij aanvang hoger was dan de grens.")
    return onzeker(zin, artikel, nodig)


def _voorstel(t: Toetszaak) -> list[Eis]:
    """BW 7:258 lid 2 en 3: een volledig voorstel, twee maanden tevoren, en een verzoek binnen zes weken."""
    v, artikel = t.verzoek.voorstel, "BW 7:258 lid 2"
    wat = "schriftelijk, met prijs, huurprijs, voorschot en ingangsdatum"
    eisen = [vorm_van_het_voorstel("volledig", wat, artikel, feit=v.volledig)]
    if v.reactie == "ingestemd":
        eisen.append(niet_vervuld("de verhuurder stemt in met het voorstel; er is geen geschil", "BW 7:258 lid 3"))
    if v.ingangsdatum is None:
        return eisen
    if v.ontvangen is not None and v.ingangsdatum < maanden_verder(v.ontvangen, t.p.voorstel_maanden):
        zin = f"het voorstel is minder dan {t.p.voorstel_maanden} maanden voor de ingangsdatum ontvangen"
        eisen.append(niet_vervuld(zin, f"{artikel}; Uhw art. 9 lid 2"))
    uiterlijk = weken_na(v.ingangsdatum, t.p.verzoek_weken, t.p)
    eis = binnen_termijn(t.gekeken, uiterlijk, "BW 7:258 lid 3")
    return [*eisen, eis._replace(aannamen=t.op_dag)]


def splitsing(t: Toetszaak, deel: Deel) -> Beslissing:
    """Uhw art. 17: een voorstel van ten minste 55% en 25% is redelijk; anders stelt de Huurcommissie die delen vast."""
    vraag, id_ = "Wat worden de huurprijs en het voorschot?", "all_in_splitsing"
    v = t.verzoek.voorstel
    huur = None if v.huurprijs is None else afgekapt(v.huurprijs, 100)
    voorschot = None if v.voorschot is None else afgekapt(v.voorschot, 100)
    redelijk, reden = _oordeel(t.p, deel, huur, voorschot)
    voorschot_genoeg = voorschot is not None and voorschot * 100 >= deel.prijs * t.p.all_in_voorschot
    bedragen = (
        Bedrag("all-in prijs", deel.prijs),
        Bedrag("kale huurprijs", huur if redelijk and huur is not None else deel.huurprijs),
        Bedrag("voorschot", voorschot if voorschot_genoeg and voorschot is not None else deel.voorschot),
    )
    vanaf = eerste_van_volgende_maand(t.gekeken)
    redenen = (reden, Reden("vanaf de eerste dag van de maand na ontvangst van het verzoek", "Uhw art. 17 lid 2"))
    uitkomst = "voorstel redelijk" if redelijk else "vastgesteld"
    return Beslissing(id_, vraag, uitkomst, redenen, bedragen, (Datum("vanaf", vanaf),), aannamen=t.op_dag)


def _oordeel(p: Parameters, deel: Deel, huur: int | None, voorschot: int | None) -> tuple[bool, Reden]:
    artikel, delen = "Uhw art. 17 lid 1", f"{p.all_in_huur}% en {p.all_in_voorschot}%"
    if huur is None or voorschot is None:
        return False, Reden(f"zonder volledig voorstel: {delen} van de prijs", artikel)
    if huur * 100 >= deel.prijs * p.all_in_huur and voorschot * 100 >= deel.prijs * p.all_in_voorschot:
        return True, Reden(f"huurprijs en voorschot zijn niet lager dan {delen} van de prijs", artikel)
    return False, Reden(f"huurprijs of voorschot is lager dan {delen} van de prijs", artikel)


def _partijen(t: Toetszaak) -> Beslissing:
    v = t.verzoek.voorstel
    weken, maanden = t.p.verzoek_weken, t.p.voorstel_maanden
    tot = f"tot en met {in_woorden(weken_na(v.ingangsdatum, weken, t.p))}" if v.ingangsdatum else f"tot {weken} weken na de voorgestelde ingangsdatum"  # fmt: skip
    return partijen(
        t,
        "all_in",
        Rol(f"de huurder kan, {maanden} maanden na een schriftelijk voorstel, de Huurcommissie {tot} om splitsing vragen", "BW 7:258 lid 2 en 3"),
        Rol("de verhuurder kan instemmen met het voorstel; zelf om splitsing vragen kan hij niet", "BW 7:258 lid 1 en 4"),
        Rol("de Huurcommissie kan ook in een andere zaak ambtshalve splitsen, voordat zij uitspraak doet", "Uhw art. 17a lid 1"),
    )  # fmt: skip
