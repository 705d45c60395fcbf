"""Huurverlaging op grond van punten: het voorstel van de huurder, zijn termijnen, en of een verzoek ontvankelijk is (BW 7:252 en 7:254)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.feiten.rijen import afgekapt
from huurstelsel.huur.beslissing import JA, NEE, Bedrag, Beslissing, Datum, Reden
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
from huurstelsel.huur.maximum import een_punt
from huurstelsel.huur.termijnen import na_kalendermaanden, vroegste_ingang, weken_na
from huurstelsel.huur.waarderingen import Bereik
from huurstelsel.recht.tabellen import tarief
from huurstelsel.reken.datums import in_woorden
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.huur.maximum import Maximum
    from huurstelsel.huur.toetszaak import Toetszaak

NIET_INGESTEMD = ("geweigerd", "geen")


class Ingang(NamedTuple):
    """De dagen van een voorstel.

    Attributes:
        voorgesteld: de dag die het voorstel noemt, of de vroegste als het er geen noemt.
        vastgesteld: de dag waarop de verlaging kan ingaan: de voorgestelde, of de vroegste die de termijn toelaat.
        peildatum: de dag waarnaar wordt gewaardeerd.
    """

    voorgesteld: date
    vastgesteld: date
    peildatum: date
    aannamen: tuple[Melding, ...] = ()


def ingang(t: Toetszaak) -> Ingang:
    """Wanneer de verlaging kan ingaan (BW 7:252 lid 1; Uhw art. 13 lid 2 en 6, 14 lid 3).

    Noemt het voorstel geen dag, dan de dag die naar elke lezing van de termijn laat genoeg is.
    """
    v, maanden = t.verzoek.voorstel, t.p.voorstel_maanden
    ontvangen = v.ontvangen or (t.gekeken if v.ingangsdatum is None else None)
    if ontvangen is None:
        voorgesteld = vastgesteld = v.ingangsdatum or t.gekeken
    else:
        voorgesteld = v.ingangsdatum or na_kalendermaanden(ontvangen, maanden)
        vastgesteld = max(voorgesteld, vroegste_ingang(ontvangen, maanden, t.p))
    peildatum = voorgesteld if t.p.kiest("peildatum_na_verschuiving", "voorgesteld") else vastgesteld
    return Ingang(voorgesteld, vastgesteld, peildatum, _aannamen(t))


def _aannamen(t: Toetszaak) -> tuple[Melding, ...]:
    v, pad = t.verzoek.voorstel, "verzoek.voorstel.ontvangen"
    if v.ontvangen is not None:
        return ()
    if v.ingangsdatum is not None:
        zin = "Niet opgegeven wanneer de verhuurder het voorstel ontving: aangenomen dat dat op tijd was."
        return (Melding(pad, zin),)
    zin = f"Nog geen voorstel: gekeken naar een voorstel dat de verhuurder op {in_woorden(t.gekeken)} ontvangt."
    return (Melding(pad, zin),)


def wanneer(t: Toetszaak, i: Ingang) -> Beslissing:
    """Vanaf welke dag de verlaging kan ingaan."""
    op_tijd, artikel = i.vastgesteld == i.voorgesteld, "BW 7:252 lid 1; Uhw art. 14 lid 3 en 13 lid 2"
    if op_tijd:
        redenen = [Reden(f"de voorgestelde dag, ten minste {t.p.voorstel_maanden} maanden na ontvangst", artikel)]
    else:
        zin = f"de voorgestelde dag is minder dan {t.p.voorstel_maanden} maanden na ontvangst; de Huurcommissie stelt een latere vast"
        redenen = [Reden(zin, f"{artikel}; {t.beleidsboek('3.2.1.3')}")]
    ontvangen = t.verzoek.voorstel.ontvangen
    datums = [Datum("voorgestelde ingangsdatum", i.voorgesteld), Datum("ingangsdatum", i.vastgesteld)]
    datums.append(Datum("peildatum", i.peildatum))
    if ontvangen and i.vastgesteld < (later := na_kalendermaanden(ontvangen, t.p.voorstel_maanden)):
        zin = f"de Huurcommissie rekent met hele kalendermaanden en komt op {in_woorden(later)}"
        redenen.append(Reden(zin, t.beleidsboek("3.2.1.3")))
        datums.append(Datum("ingangsdatum naar hele kalendermaanden", later))
    uitkomst, vraag = "voorgestelde dag" if op_tijd else "latere dag", "Vanaf wanneer kan de verlaging ingaan?"
    return Beslissing("verlaging_ingang", vraag, uitkomst, tuple(redenen), (), tuple(datums), (), i.aannamen)


def uiterste_dag(t: Toetszaak, i: Ingang) -> date:
    """Zes weken na de voorgestelde ingangsdatum (BW 7:254)."""
    return weken_na(i.voorgesteld, t.p.verzoek_weken, t.p)


def ontvankelijk(t: Toetszaak, i: Ingang, mogelijk: Beslissing, m: Maximum | str, huur: int | None) -> Beslissing:
    """Alle eisen aan het verzoek; ook het regime (BW 7:247) en het kleinste bedrag (Uhw art. 9 lid 4)."""
    eisen = [
        van_de_huurder(t.verzoek, "BW 7:254"),
        _regime(mogelijk),
        *_voorstel(t),
        *_op_tijd(t, i),
        niet_eerder_beslist(t.verzoek, t.p),
    ]
    bedragen: tuple[Bedrag, ...] = ()
    if huur is not None and not isinstance(m, str):
        eis, bedragen = _genoeg(t, i, m, huur)
        eisen.append(eis)
    datums = (Datum("uiterste dag van indiening", uiterste_dag(t, i)),)
    vraag = "Kan de huurder de Huurcommissie om verlaging vragen?"
    return alle_eisen("verlaging_ontvankelijk", vraag, eisen, datums, bedragen)


def _regime(mogelijk: Beslissing) -> Eis:
    reden = mogelijk.redenen[-1] if mogelijk.redenen else None
    voldaan = {JA: True, NEE: False}.get(mogelijk.uitkomst)
    zin, artikel = (reden.zin, reden.artikel) if reden else ("", "BW 7:247")
    return Eis(voldaan, zin, artikel, mogelijk.ontbreekt, mogelijk.aannamen)


def _voorstel(t: Toetszaak) -> list[Eis]:
    """BW 7:252 lid 2 en 3: schriftelijk, volledig, met een puntentelling; en de verhuurder stemt niet in."""
    v = t.verzoek.voorstel
    eisen = [
        vorm_van_het_voorstel("volledig", "schriftelijk en volledig", "BW 7:252 lid 1 en 2", feit=v.volledig),
        vorm_van_het_voorstel(
            "puntentelling_bijgevoegd",
            "van een puntentelling voorzien",
            "BW 7:252 lid 3",
            feit=v.puntentelling_bijgevoegd,
        ),
    ]
    if v.reactie == "ingestemd":
        eisen.append(niet_vervuld("de verhuurder stemt in met het voorstel; er is geen geschil", "BW 7:254"))
    return eisen


def _op_tijd(t: Toetszaak, i: Ingang) -> list[Eis]:
    """Tot zes weken na de voorgestelde dag; ervóór alleen als de verhuurder weigerde of niet reageerde."""
    uiterlijk, artikel = uiterste_dag(t, i), "BW 7:254"
    eis = binnen_termijn(t.gekeken, uiterlijk, artikel)._replace(aannamen=t.op_dag)
    if t.verzoek.ingediend is None or t.gekeken >= i.voorgesteld:
        return [eis]
    reactie, bron = t.verzoek.voorstel.reactie, f"BW 7:254; {t.beleidsboek('3.2.1.2')}"
    if reactie in NIET_INGESTEMD:
        zin = "vóór de voorgestelde dag, maar de verhuurder heeft geweigerd of niet gereageerd"
        return [eis, vervuld(zin, bron)]
    nodig = Melding("verzoek.voorstel.reactie", "Of de verhuurder het voorstel weigerde of niet reageerde.")
    return [eis, onzeker("het verzoek is van vóór de voorgestelde ingangsdatum", bron, nodig)]


def _genoeg(t: Toetszaak, i: Ingang, m: Maximum, huur: int) -> tuple[Eis, tuple[Bedrag, ...]]:
    """Uhw art. 9 lid 4: het geschil is niet kleiner dan één punt; vóór 1 juli 2024 niet minder dan € 3."""
    artikel = "Uhw art. 9 lid 4"
    if t.verzoek.voorstel.huurprijs is None and huur <= m.met_opslag.laag:
        return vervuld("", artikel), ()  # zonder voorstel en zonder te hoge huur is er geen bedrag om te toetsen
    geschil, aannamen = _geschil(t, m, huur)
    if t.p.geldt("verlaging_minstens"):
        minstens: int = t.p.verlaging_minstens
        genoeg, wat = _minstens(geschil, minstens, minstens), f"€ {minstens // 100}"
        return Eis(genoeg, _zin(wat, genoeg=genoeg), artikel, m.onbekend if genoeg is None else (), aannamen), ()
    tabel = tarief(t.document.woning.stelsel, i.peildatum)
    punt = een_punt(tabel, m.punten, erboven=not t.p.kiest("waarde_een_punt", "punt_minder"))
    genoeg = _minstens(geschil, punt.laag, punt.hoog or punt.laag)
    bedragen = (Bedrag("waarde van één punt", punt.laag),) if punt.laag == punt.hoog else ()
    return Eis(genoeg, _zin("de waarde van één punt", genoeg=genoeg), artikel, m.onbekend if genoeg is None else (), aannamen), bedragen  # fmt: skip


def _zin(wat: str, *, genoeg: bool | None) -> str:
    if genoeg is None:
        return f"of het geschil over ten minste {wat} gaat, hangt van onbekende feiten af"
    return f"het geschil gaat over {'ten minste' if genoeg else 'minder dan'} {wat}"


def _minstens(geschil: Bereik, laagste: int, hoogste: int) -> bool | None:
    if geschil.laag >= hoogste:
        return True
    return False if geschil.hoog is not None and geschil.hoog < laagste else None


def _geschil(t: Toetszaak, m: Maximum, huur: int) -> tuple[Bereik, tuple[Melding, ...]]:
    """Het bedrag waarover het geschil gaat: huurprijs min voorstel (keuze geschil_een_punt); zonder voorstel min het maximum."""
    boven_maximum = Bereik(0 if m.met_opslag.hoog is None else huur - m.met_opslag.hoog, huur - m.met_opslag.laag)
    voorstel = t.verzoek.voorstel.huurprijs
    if voorstel is None:
        zin = "Geen voorgestelde huurprijs: aangenomen dat het voorstel de maximale huurprijs noemt."
        return boven_maximum, (Melding("verzoek.voorstel.huurprijs", zin),)
    gevraagd = huur - afgekapt(voorstel, 100)
    if not t.p.kiest("geschil_een_punt", "voorstel_of_uitkomst"):
        return Bereik(gevraagd, gevraagd), ()
    return Bereik(min(gevraagd, boven_maximum.laag), min(gevraagd, boven_maximum.hoog or gevraagd)), ()
