"""Een tijdlijn als tekst voor de terminal of als JSON; de figuur staat in `uitleg.figuur`."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from huurstelsel.feiten.model import vastgesteld_op
from huurstelsel.lijst import als_fouten
from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.schrijven import euro, geheel
from huurstelsel.tijdlijn import OPSLAG
from huurstelsel.uitleg.als_json import bedrag, getal
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij, schoon
from huurstelsel.uitleg.labels import OPSLAGEN, label
from huurstelsel.uitleg.tekst import GEEN_RECHTEN
from huurstelsel.uitleg.vergelijking import VOORSTEL, plus, plus_euro
from huurstelsel.uitleg.vergelijking_json import als_dict as vergelijking_als_dict
from huurstelsel.waardering import kwitantie

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from huurstelsel.tijdlijn import Aandeel, Grens, Periode, Tijdlijn
    from huurstelsel.uitkomst import Huurprijs, Melding, Uitkomst, Vaststelling

MERK = "*"
ONBEKEND = "onbekend"
_MEESTE_AANDELEN, _MEESTE_ZINNEN = 4, 3
_TOT = 16  # onder de laatste dag van een periode
_WAGENS = ("woonwagen", "standplaats")
_MAANDEN = "jan feb mrt apr mei jun jul aug sep okt nov dec".split()  # noqa: SIM905


def als_tekst(t: Tijdlijn, breedte: int = 80, *, kleur: bool = False) -> str:
    """Een tijdlijn als tekst van hooguit `breedte` tekens per regel, met een regeleinde aan het slot."""
    blad = Blad(breedte, kleur=kleur)
    wie = f" · {schoon(t.document.id)}" if t.document.id else ""
    blad.alinea(f"Tijdlijn {soort(t)}, {in_woorden(t.vanaf)} tot en met {in_woorden(t.tot_en_met)}{wie}", VET)
    blad.alinea(welk_recht(t), VET if t.voorstellen else DOF)
    blad.wit()
    _tabel(t, blad)
    for regel in opmerkingen(t):
        blad.wit()
        blad.alinea(regel)
    _onbekend(t, blad)
    blad.wit()
    blad.alinea(GEEN_RECHTEN, DOF)
    return "\n".join(blad.regels) + "\n"


def soort(t: Tijdlijn) -> str:
    """Waar de tijdlijn over gaat: zelfstandige woonruimte, of standplaats."""
    stelsel = t.document.woning.stelsel
    return stelsel if stelsel in _WAGENS else f"{stelsel}e woonruimte"


def welk_recht(t: Tijdlijn) -> str:
    """Naar welk recht; een voorstel is geen recht, en dat staat er."""
    wat = "geldend recht"
    if t.voorstellen:
        grondslag = next((v.grondslag for v in t.voorstellen if v.grondslag is not None), None)
        op = "" if grondslag is None else f", op het recht van {in_woorden(grondslag)}"
        wat = f"{VOORSTEL} {schoon(' en '.join(v.id for v in t.voorstellen))}{op}; geen geldend recht"
    return " · ".join([wat, *(f"{naam}={waarde}" for naam, waarde in t.regeling.afwijkend)])


def dag_kort(dag: date) -> str:
    """Een datum met de maand in drie letters: 1 jan 2026."""
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


# --- tabel -----------------------------------------------------------------------------------------------------------


def _tabel(t: Tijdlijn, blad: Blad) -> None:
    opslag = met_opslag(t)
    kop = ("Periode", "Punten", "Maximale huur", *(("Met opslag",) if opslag else ()), "Segment")
    rijen = [Rij(kop, nadruk=DOF)]
    for periode in t.perioden:
        rijen.extend(_periode(t, periode, opslag=opslag))
        rijen.extend(_redenen(periode))
        rijen.extend(_aandelen(periode.aandelen, opslag=opslag))
    breed = [rij._replace(cellen=(*rij.cellen, *[""] * (len(kop) - len(rij.cellen)))) for rij in rijen]
    blad.tabel(breed, rechts=range(1, len(kop) - 1))
    if t.document.peildatum is not None and any(bevat_peildatum(t, periode) for periode in t.perioden):
        blad.alinea(f"{MERK} Hierin valt de peildatum van het document, {in_woorden(t.document.peildatum)}.", DOF)


def met_opslag(t: Tijdlijn) -> bool:
    """Of er op enig moment een opslag is."""
    gewaardeerd = (periode.kant.uitkomst for periode in t.perioden if periode.kant is not None)
    return any(h.opslagen for u in gewaardeerd for h in (u.huurprijs, u.huurprijs_hoogst) if h is not None)


def bevat_peildatum(t: Tijdlijn, periode: Periode) -> bool:
    """Of de peildatum van het document in een periode valt."""
    dag = t.document.peildatum
    return dag is not None and periode.vanaf <= dag <= periode.tot_en_met


def _periode(t: Tijdlijn, p: Periode, *, opslag: bool) -> Iterator[Rij]:
    """De periode met haar uitkomst; is die een bereik, dan op een tweede regel de hoogste."""
    merk = f" {MERK}" if bevat_peildatum(t, p) else ""
    wanneer = f"{dag_kort(p.vanaf):>11} t/m {dag_kort(p.tot_en_met):>11}{merk}"
    if p.kant is None:
        yield Rij((wanneer, "–", "–", *(("–",) if opslag else ()), "–"), nadruk=VET)
        return
    u = p.kant.uitkomst
    yield Rij((wanneer, geheel(u.punten_minimaal), *_bedragen(u.huurprijs, opslag=opslag), segment(u)), nadruk=VET)
    if u.punten_maximaal is None or u.huurprijs_hoogst is None:
        yield Rij(("zonder bovengrens",), _TOT, _TOT, VET)
    elif (u.punten_maximaal, u.huurprijs_hoogst) != (u.punten_minimaal, u.huurprijs):
        yield Rij(("tot", geheel(u.punten_maximaal), *_bedragen(u.huurprijs_hoogst, opslag=opslag)), _TOT, _TOT, VET)


def _bedragen(huur: Huurprijs, *, opslag: bool) -> tuple[str, ...]:
    return (euro(huur.maximaal), euro(huur.maximaal_met_opslag))[: 1 + opslag]


def segment(u: Uitkomst) -> str:
    """Naam van het segment."""
    return ONBEKEND if u.segment is None else u.segment.value


def _redenen(p: Periode) -> Iterator[Rij]:
    """Waarom de woning in een periode niet te waarderen is."""
    if p.fout is not None:
        yield from (Rij((schoon(f"niet te waarderen: {fout.zin}"),), 4, 6, DOF) for fout in als_fouten(p.fout))


def _aandelen(aandelen: Sequence[Aandeel], *, opslag: bool) -> Iterator[Rij]:
    """De oorzaken van een stap; van de posten de grootste, en de rest bij elkaar."""
    posten = [a for a in aandelen if a.punten]
    rest = posten[_MEESTE_AANDELEN:] if len(posten) > _MEESTE_AANDELEN + 1 else []
    for a in aandelen:
        if a in rest:
            if a is rest[0]:
                punten, centen = sum((x.punten for x in rest), Fraction(0)), sum(x.centen for x in rest)
                yield Rij((f"Overige {len(rest)} rubrieken en posten", plus(punten), plus_euro(centen)), 4, 6)
        elif a.punten or a.centen:
            yield _aandeel(a, opslag=opslag)
            yield from _toelichting(a)
        else:
            yield Rij((schoon(f"{a.naam}: {a.toelichting}"),), 4, 6)


def _aandeel(a: Aandeel, *, opslag: bool) -> Rij:
    naam = a.naam if a.rubriek is None else f"{a.rubriek} {a.naam}"
    punten, huur = plus(a.punten) if a.punten else "", plus_euro(a.centen)
    return Rij((naam, punten, *(("", huur) if a.soort == OPSLAG and opslag else (huur,))), 4, 6)


def _toelichting(a: Aandeel) -> Iterator[Rij]:
    zinnen = a.toelichting.split("; ") if a.toelichting else []
    if zinnen:
        meer = [] if len(zinnen) <= _MEESTE_ZINNEN else ["…"]
        yield Rij((schoon("; ".join([*zinnen[:_MEESTE_ZINNEN], *meer])),), 6, 8, DOF)


# --- opmerkingen -----------------------------------------------------------------------------------------------------


def opmerkingen(t: Tijdlijn) -> Iterator[str]:
    """Wat een lezer van de tijdlijn moet weten."""
    yield "Ruimten en voorzieningen zijn steeds zoals het document ze beschrijft; met de dag veranderen het recht en de feiten die een datum hebben."
    if t.laatste_bekend is not None and t.tot_en_met >= t.laatste_bekend:
        yield f"{in_woorden(t.laatste_bekend).capitalize()} is de laatste dag waarvan het recht bekend is; later recht is nog niet gepubliceerd."
    yield from dict.fromkeys(v.reden[0].upper() + v.reden[1:] for v in _vaststellingen(t) if v.id == "overgangsrecht")
    yield from _voor_het_eerste_feit(t)
    if t.document.contract.huurprijs is not None:
        ingang = t.document.contract.ingangsdatum
        vanaf = "" if ingang is None else f", vanaf {in_woorden(ingang)}"
        yield f"Overeengekomen kale huurprijs volgens het document: {euro(overeengekomen(t) or 0)}{vanaf}."


def overeengekomen(t: Tijdlijn) -> int | None:
    """De overeengekomen huurprijs in eurocenten."""
    return next((p.kant.uitkomst.overeengekomen_huurprijs for p in t.perioden if p.kant is not None), None)


def _voor_het_eerste_feit(t: Tijdlijn) -> Iterator[str]:
    """Dat een sprong ook kan komen doordat oudere waarden of labels niet zijn opgegeven."""
    woning = t.document.woning
    if woning.woz_waarden and _telt_ergens(t, "woz_waarde", "minimumwaarde"):
        eerste = in_woorden(min(map(vastgesteld_op, woning.woz_waarden)))
        yield f"Vóór {eerste} is geen WOZ-waarde opgegeven; daar telt de minimumwaarde. Een oudere WOZ-waarde verandert die perioden."
    begin = [dag for e in woning.energieprestaties if (dag := e.opnamedatum or e.registratiedatum) is not None]
    if begin and t.vanaf <= min(begin) and _telt_ergens(t, "energieprestatie", "bouwjaar"):
        yield f"Vóór {in_woorden(min(begin))} is geen energieprestatie opgegeven; zolang er geen telt, geldt het bouwjaar."


def _telt_ergens(t: Tijdlijn, id_: str, uitkomst: str) -> bool:
    return any((v.id, v.uitkomst) == (id_, uitkomst) for v in _vaststellingen(t))


def _vaststellingen(t: Tijdlijn) -> Iterator[Vaststelling]:
    return (v for periode in t.perioden if periode.kant is not None for v in periode.kant.uitkomst.vaststellingen)


def _onbekend(t: Tijdlijn, blad: Blad) -> None:
    """Welke feiten onbekend zijn; de oorzaken gaan dan over de laagste uitkomst."""
    meldingen = onbekende_feiten(t)
    if not meldingen:
        return
    blad.wit()
    blad.alinea(
        "Niet alles is bekend: punten en bedragen zijn een bereik, de oorzaken die van de laagste uitkomst.", VET
    )
    for melding in meldingen:
        blad.alinea(f"{schoon(melding.pad)}: {schoon(melding.zin)}", DOF, inspringen=2)


def onbekende_feiten(t: Tijdlijn) -> tuple[Melding, ...]:
    """De onbekende feiten die ergens een bereik geven, elk één keer."""
    gewaardeerd = (periode.kant.uitkomst for periode in t.perioden if periode.kant is not None)
    return tuple(dict.fromkeys(melding for u in gewaardeerd for melding in u.onbekend))


# --- JSON ------------------------------------------------------------------------------------------------------------


def als_json(t: Tijdlijn) -> str:
    """Een tijdlijn als leesbare JSON-tekst."""
    return json.dumps(als_dict(t), ensure_ascii=False, indent=2)


def als_dict(t: Tijdlijn) -> dict[str, Any]:
    """Een tijdlijn als woordenboek van teksten, gehele getallen en lijsten; bedragen en niet-gehele punten zijn decimale tekst."""
    bewijs, overeen = kwitantie(t.regeling), overeengekomen(t)
    return {
        "id": t.document.id,
        "stelsel": t.document.woning.stelsel,
        "recht": welk_recht(t),
        "voorstel": bool(t.voorstellen),
        "vanaf": t.vanaf.isoformat(),
        "tot_en_met": t.tot_en_met.isoformat(),
        "recht_bekend_tot_en_met": _dag(t.laatste_bekend),
        "peildatum_document": _dag(t.document.peildatum),
        "overeengekomen_huurprijs": None if overeen is None else bedrag(overeen),
        "ingangsdatum": _dag(t.document.contract.ingangsdatum),
        "perioden": [_periode_dict(t, periode) for periode in t.perioden],
        "grenzen": [_grens_dict(grens) for grens in t.grenzen],
        "opmerkingen": list(opmerkingen(t)),
        "onbekend": [{"pad": m.pad, "zin": m.zin} for m in onbekende_feiten(t)],
        "kwitantie": {
            "versie": bewijs.versie,
            "parameters": bewijs.parameters,
            "voorstellen": list(bewijs.voorstellen),
            "voorstelbestanden": list(bewijs.voorstelbestanden),
            "keuzes": dict(bewijs.keuzes),
        },
    }


def _dag(dag: date | None) -> str | None:
    return None if dag is None else dag.isoformat()


def _periode_dict(t: Tijdlijn, p: Periode) -> dict[str, Any]:
    fouten = () if p.fout is None else als_fouten(p.fout)
    return {
        "vanaf": p.vanaf.isoformat(),
        "tot_en_met": p.tot_en_met.isoformat(),
        "peildatum_document": bevat_peildatum(t, p),
        **({} if p.kant is None else _uitkomst_dict(p.kant.uitkomst)),
        "niet_te_waarderen": [{"pad": f.pad, "code": f.code, "zin": f.zin} for f in fouten],
        "verandering": _verandering_dict(p),
    }


def _uitkomst_dict(u: Uitkomst) -> dict[str, Any]:
    laagst, hoogst = u.huurprijs, u.huurprijs_hoogst
    return {
        "punten": u.punten,
        "punten_minimaal": u.punten_minimaal,
        "punten_maximaal": u.punten_maximaal,
        "maximale_huurprijs": [bedrag(laagst.maximaal), None if hoogst is None else bedrag(hoogst.maximaal)],
        "maximale_huurprijs_inclusief_opslag": [
            bedrag(laagst.maximaal_met_opslag),
            None if hoogst is None else bedrag(hoogst.maximaal_met_opslag),
        ],
        "opslagen": [{"id": o.id, "naam": label(OPSLAGEN, o.id), "procent": o.procent} for o in laagst.opslagen],
        "segment": None if u.segment is None else u.segment.value,
    }


def _verandering_dict(p: Periode) -> dict[str, Any] | None:
    """Wat er op de eerste dag veranderde: de oorzaken bij elkaar, en elke post apart zoals `huurstelsel vergelijk` haar geeft."""
    if p.vergelijking is None:
        return None
    vergeleken = vergelijking_als_dict(p.vergelijking)
    velden = ("verschil", "verschillen", "andere_huurtabel", "opslag", "feiten")
    return {"oorzaken": [*_oorzaken(p.aandelen)]} | {veld: vergeleken[veld] for veld in velden}


def _oorzaken(aandelen: Iterable[Aandeel]) -> Iterator[dict[str, Any]]:
    for a in aandelen:
        yield {
            "soort": a.soort,
            "rubriek": a.rubriek,
            "naam": a.naam,
            "punten": getal(a.punten),
            "huur": bedrag(a.centen),
            "toelichting": a.toelichting,
        }


def _grens_dict(g: Grens) -> dict[str, Any]:
    return {
        "vanaf": g.vanaf.isoformat(),
        "tot_en_met": g.tot_en_met.isoformat(),
        "soort": "liberalisatiegrens" if g.liberalisatiegrens else "lage huurgrens",
        "bedrag": None if g.lage_huurgrens is None else bedrag(g.lage_huurgrens),
        "midden_vanaf": g.midden_vanaf,
        "hoog_vanaf": g.hoog_vanaf,
        "hoogste_huur_midden": None if g.hoogste_midden is None else bedrag(g.hoogste_midden),
    }
