"""Gebreken: of de Huurcommissie erover kan oordelen, en welke huurprijs er dan ten laagste in rekening komt (Uhw art. 12 en 16, Bhw art. 6)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Bedrag, Beslissing, Datum, Reden, onbeslist
from huurstelsel.huur.eisen import Eis, alle_eisen, niet_eerder_beslist, van_de_huurder, vervuld
from huurstelsel.huur.feiten import blijvend, huurprijs_op
from huurstelsel.huur.gebrek_telt import Telling, buiten_bijlage, naam_van, onbekend, procent, telt_niet
from huurstelsel.huur.gebrek_verloop import Tijdvak, einde, tijdvakken, tot_alles_hersteld
from huurstelsel.huur.liberalisatie import geliberaliseerd
from huurstelsel.huur.oordeel import Oordeel, nieuwe_huur
from huurstelsel.huur.partijen import Rol, partijen
from huurstelsel.huur.termijnen import doorgelopen, eerste_van_volgende_maand
from huurstelsel.huur.zaak import HUURPRIJS
from huurstelsel.reken.datums import in_woorden, maanden_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from huurstelsel.feiten.huur import Gebrek
    from huurstelsel.huur.toetszaak import Toetszaak
    from huurstelsel.recht.laden import Parameters

GEEN_GEBREKEN = Melding("gebreken", "De gebreken aan de woonruimte, met hun categorie.")
_GEEN_ADVIES = (
    "de rechter wel (BW 7:207), en de Huurcommissie kan adviseren als partijen dat afspraken (Uhw art. 5 lid 3)"
)


def gebreken(t: Toetszaak) -> tuple[Beslissing, ...]:
    """Alle beslissingen over gemelde gebreken (BW 7:257)."""
    bevoegd = _bevoegd(t)
    if not t.document.gebreken:
        return (bevoegd, onbeslist("gebreken_ontvankelijk", _VRAAG, (GEEN_GEBREKEN,)))
    tellingen = [_gemeld(t, i, gebrek) for i, gebrek in enumerate(t.document.gebreken)]
    verloop = tijdvakken(
        tot_alles_hersteld(tellingen, t.p),
        lambda dag, deel: _op(t, dag, deel),
        [w.datum for w in blijvend(t.document.contract)],
    )
    mag = _ontvankelijk(t, tellingen, verloop)
    if bevoegd.uitkomst == NEE:
        return (bevoegd,)  # dan staat ook geen weg naar de Huurcommissie open
    if mag.uitkomst == NEE:
        return (bevoegd, mag, _partijen(t))
    return (bevoegd, mag, huurprijs("gebreken_huurprijs", tellingen, verloop), _partijen(t))


_VRAAG = "Kan de huurder om een lagere huurprijs wegens gebreken vragen?"
_HUURPRIJS = "Welke huurprijs kan wegens gebreken ten laagste in rekening komen?"


def deel_van(huur: int, deel: int) -> int:
    """Een percentage van een huurprijs, naar boven op hele centen: lager mag niet."""
    return -(-huur * deel // 100)


def _op(t: Toetszaak, dag: date, deel: int) -> tuple[int, int] | None:
    """Volledige en laagste huurprijs op een dag."""
    huur = huurprijs_op(t.document, dag).centen
    return None if huur is None else (huur, deel_van(huur, deel))


def _bevoegd(t: Toetszaak) -> Beslissing:
    """BW 7:257 staat niet in de opsomming van 7:247."""
    vraag, id_ = "Oordeelt de Huurcommissie over gebreken?", "gebreken_bevoegd"
    zaak = t.zaak(t.gekeken)
    if isinstance(zaak, str):
        return onbeslist(id_, vraag, (Melding("verzoek.ingediend", zaak),))
    vrij = geliberaliseerd(zaak)
    if vrij.uitkomst == NIET_TE_BESLISSEN:
        return onbeslist(id_, vraag, vrij.ontbreekt)
    if vrij.uitkomst == JA:
        zin = f"de huurprijs is geliberaliseerd, en 7:257 geldt dan niet; {_GEEN_ADVIES}"
        return Beslissing(id_, vraag, NEE, (Reden(zin, "BW 7:247"),), vrij.bedragen, aannamen=vrij.aannamen)
    zin = "de huurprijs is niet geliberaliseerd"
    return Beslissing(id_, vraag, JA, (Reden(zin, "BW 7:257 lid 2"),), vrij.bedragen, aannamen=vrij.aannamen)


def _gemeld(t: Toetszaak, i: int, gebrek: Gebrek) -> Telling:
    """Een gemeld gebrek telt na zes weken zonder herstel, vanaf de eerste van de maand na de melding (Uhw art. 16 lid 2 en 3)."""
    if buiten := buiten_bijlage(t, i, gebrek):
        return buiten
    if gebrek.gemeld is None:
        nodig = Melding(f"gebreken[{i}].gemeld", "De dag waarop de huurder het gebrek meldde.")
        return onbekend(i, gebrek, "niet bekend wanneer het is gemeld", "BW 7:257 lid 2; Uhw art. 16 lid 2", nodig)
    vanaf_verzoek = vroegste_verzoek(gebrek.gemeld, t.p)
    if gebrek.hersteld is not None and gebrek.hersteld < vanaf_verzoek:
        return telt_niet(i, gebrek, f"binnen {t.p.gebrek_herstelweken} weken na de melding hersteld", "BW 7:257 lid 2")
    if t.gekeken < vanaf_verzoek:
        waarom = f"de verhuurder heeft nog tot {in_woorden(vanaf_verzoek)} om te herstellen"
        return telt_niet(i, gebrek, waarom, "BW 7:257 lid 2")
    van, deel = _vanaf(t, gebrek.gemeld), procent(gebrek, t.p)
    reden = Reden(f"{naam_van(i, gebrek)}: ten laagste {deel}%, vanaf {in_woorden(van)}", "Bhw art. 6 lid 1; Uhw art. 16 lid 3")  # fmt: skip
    return Telling(reden, deel, van, einde(gebrek.hersteld))


def vroegste_verzoek(gemeld: date, p: Parameters) -> date:
    """De eerste dag na de weken die de verhuurder heeft; zij beginnen op de dag na de melding (BW 7:257 lid 2)."""
    return doorgelopen(gemeld + timedelta(weeks=p.gebrek_herstelweken), p.kiest) + timedelta(days=1)


def _vanaf(t: Toetszaak, gemeld: date) -> date:
    """De eerste van de maand na de melding; bij een verzoek na zes maanden hoogstens zes maanden terug (BW 7:257 lid 3)."""
    begin = eerste_van_volgende_maand(gemeld)
    if t.gekeken <= maanden_verder(gemeld, t.p.gebrek_maanden):
        return begin
    return max(begin, maanden_verder(t.gekeken, -t.p.gebrek_maanden))


def _ontvankelijk(t: Toetszaak, tellingen: Sequence[Telling], verloop: list[Tijdvak] | None) -> Beslissing:
    eisen = [van_de_huurder(t.verzoek, "BW 7:257 lid 2"), niet_eerder_beslist(t.verzoek, t.p)]
    ontbreekt = tuple(m for x in tellingen for m in x.ontbreekt)
    eisen += [vervuld(x.reden.zin, x.reden.artikel) for x in tellingen if not x.telt and not x.ontbreekt]
    if not any(x.telt for x in tellingen):
        zin = "" if ontbreekt else "geen enkel gebrek telt op deze dag"
        eisen.append(Eis(None if ontbreekt else False, zin, "BW 7:257 lid 2", ontbreekt, t.op_dag))
    elif verloop:
        eisen.append(_genoeg(t, verloop))
    gemeld = [g.gemeld for g in t.document.gebreken if g.gemeld is not None]
    datums = [Datum("verzoek mogelijk vanaf", vroegste_verzoek(d, t.p)) for d in gemeld[:1]]
    datums += [
        Datum("zonder verlies van maanden tot en met", maanden_verder(d, t.p.gebrek_maanden)) for d in gemeld[:1]
    ]
    return alle_eisen("gebreken_ontvankelijk", _VRAAG, eisen, datums)


def _genoeg(t: Toetszaak, verloop: Sequence[Tijdvak]) -> Eis:
    """Uhw art. 9 lid 4: het geschil gaat over ten minste € 3 per maand."""
    meest, artikel = max(x.huurprijs - x.ten_laagste for x in verloop), "Uhw art. 9 lid 4"
    minstens = t.p.gebrek_minstens
    genoeg = meest >= minstens
    zin = f"het gaat om {'ten minste' if genoeg else 'minder dan'} € {minstens // 100} per maand"
    return Eis(genoeg, zin, artikel, aannamen=t.op_dag)


def huurprijs(id_: str, tellingen: Sequence[Telling], verloop: list[Tijdvak] | None) -> Beslissing:
    """Per tijdvak de laagste huurprijs die de Huurcommissie kan uitspreken."""
    redenen = [x.reden for x in tellingen]
    ontbreekt = tuple(m for x in tellingen for m in x.ontbreekt)
    if verloop is None:
        return onbeslist(id_, _HUURPRIJS, (*ontbreekt, HUURPRIJS), *redenen)
    if not verloop:
        uitkomst = NIET_TE_BESLISSEN if ontbreekt else "geen verlaging"
        return Beslissing(id_, _HUURPRIJS, uitkomst, tuple(redenen), ontbreekt=ontbreekt)
    if len([x for x in tellingen if x.telt]) > 1:
        redenen.append(Reden("bij meer gebreken tegelijk de laagste huurprijs", "Bhw art. 6 lid 5"))
    redenen.append(Reden("de Huurcommissie kan een hogere huurprijs redelijk vinden; het gebrekenboek zegt welke", "Bhw art. 6 lid 2 en 3"))  # fmt: skip
    if verloop[-1].tot is None:
        redenen.append(Reden("tot de eerste dag van de maand na het herstel", "Uhw art. 12 lid 4 en 16 lid 4"))
    bedragen = tuple(Bedrag(x.naam(), x.ten_laagste) for x in verloop)
    datums = [Datum("vanaf", verloop[0].van)]
    datums += [Datum("tot", d) for d in (verloop[-1].tot,) if d is not None]
    return Beslissing(id_, _HUURPRIJS, "tijdelijk lager", tuple(redenen), bedragen, tuple(datums), ontbreekt)


def bij_aanvang(t: Toetszaak, o: Oordeel) -> tuple[Beslissing, ...]:
    """Gebreken in de toets van de aanvangshuurprijs (Uhw art. 12, schema 3.2); geen melding nodig."""
    if not t.document.gebreken or o.vanaf is None:
        return ()
    bevoegd = _bevoegd_bij_aanvang(t, o)
    if bevoegd.uitkomst != JA:
        return (bevoegd,)
    if o.beslissing.uitkomst == NIET_TE_BESLISSEN:
        return (bevoegd, onbeslist("aanvangshuur_gebreken", _HUURPRIJS, o.beslissing.ontbreekt))
    tellingen = [_bij_aanvang(t, o.vanaf, i, gebrek) for i, gebrek in enumerate(t.document.gebreken)]
    verloop = tijdvakken(tot_alles_hersteld(tellingen, t.p), lambda _, deel: _na_toets(t, o, deel))
    return (bevoegd, huurprijs("aanvangshuur_gebreken", tellingen, verloop))


def _bevoegd_bij_aanvang(t: Toetszaak, o: Oordeel) -> Beslissing:
    """Alleen niet als aanvangshuur én maximum boven de grens van BW 7:247 liggen (beleidsboek 3.1.2.4)."""
    vraag, id_ = "Oordeelt de Huurcommissie bij de toets ook over gebreken?", "aanvangshuur_gebreken_bevoegd"
    artikel = f"Uhw art. 12 lid 1; {t.beleidsboek('3.1.2.4, schema 3.2')}"
    if o.vrij is None or (o.vrij.uitkomst != NEE and o.boven is None):
        ontbreekt = o.beslissing.ontbreekt or (Melding("woning", "Feiten die het puntental bepalen."),)
        return onbeslist(id_, vraag, ontbreekt)
    if o.vrij.uitkomst == JA and o.boven:
        zin = "de aanvangshuurprijs en het maximum liggen beide boven de grens van BW 7:247"
        return Beslissing(id_, vraag, NEE, (Reden(zin, artikel),))
    zin = "de aanvangshuurprijs of het maximum ligt niet boven de grens van BW 7:247"
    return Beslissing(id_, vraag, JA, (Reden(zin, artikel),))


def _bij_aanvang(t: Toetszaak, vanaf: date, i: int, gebrek: Gebrek) -> Telling:
    """Een gebrek dat er bij aanvang was, telt vanaf de ingang van de huur (Uhw art. 12 lid 3)."""
    begin, tot = t.document.contract.ingangsdatum or vanaf, einde(gebrek.hersteld)
    if buiten := buiten_bijlage(t, i, gebrek):
        return buiten
    if gebrek.bij_aanvang is False or (gebrek.hersteld is not None and gebrek.hersteld < begin):
        return telt_niet(i, gebrek, "was er niet toen de huur inging", "Uhw art. 11 lid 5 en 12")
    if tot is not None and tot <= vanaf:
        return telt_niet(i, gebrek, "hersteld voordat een lagere huurprijs ingaat", "Uhw art. 12 lid 4 en 17a lid 2")
    deel, artikel = procent(gebrek, t.p), "Bhw art. 6 lid 1; Uhw art. 12 lid 3"
    reden = Reden(f"{naam_van(i, gebrek)}: ten laagste {deel}%, vanaf {in_woorden(vanaf)}", artikel)
    return Telling(reden, deel, vanaf, tot)


def _na_toets(t: Toetszaak, o: Oordeel, deel: int) -> tuple[int, int]:
    """Volledige en laagste huurprijs na de toets; het deel is van de afgesproken huurprijs (keuze gebreken_grondslag)."""
    volledig = nieuwe_huur(o)
    grondslag = volledig if t.p.kiest("gebreken_grondslag", "redelijke") else o.huur
    return volledig, min(volledig, deel_van(grondslag, deel))


def _partijen(t: Toetszaak) -> Beslissing:
    weken, maanden = t.p.gebrek_herstelweken, t.p.gebrek_maanden
    return partijen(
        t,
        "gebreken",
        Rol(f"de huurder meldt het gebrek, wacht {weken} weken en kan dan naar de Huurcommissie; na {maanden} maanden krijgt hij niet meer dan {maanden} maanden terug", "BW 7:207 en 7:257"),
        Rol("de verhuurder kan, als partijen het oneens zijn of alles is hersteld, dat de Huurcommissie laten vaststellen", "Uhw art. 12 lid 5 en 16 lid 4"),
        Rol("zolang niet vaststaat dat de gebreken zijn opgeheven, kan de verhuurder de huur niet verhogen", "BW 7:250 lid 2"),
        Rol("de Huurcommissie kijkt naar de toestand op de dag van de melding", "Uhw art. 16 lid 2"),
    )  # fmt: skip
