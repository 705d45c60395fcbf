"""Wat er in het recht verandert, als tekst voor de terminal of als JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from huurstelsel.recht.laden import NIET_GEVONDEN
from huurstelsel.recht.overzicht import BESTAAT_NOG_NIET, NOG_NIET_BEKEND
from huurstelsel.recht.verschil import ANDERS, HERNUMMERD, NIEUW, VERVALT
from huurstelsel.reken.schrijven import euro, opsomming
from huurstelsel.uitleg.als_json import bedrag
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij, schoon
from huurstelsel.uitleg.recht import (
    COROP,
    GEEN_RECHTEN,
    WIT,
    Bronnen,
    bedrag_bij,
    bij_voorstel,
    bijlage,
    bijzonderheid,
    corop,
    kort,
    kort_artikel,
    noem_bijlage,
    over_alles,
    procent,
    tabel,
    wat,
)
from huurstelsel.uitleg.recht_json import stand_dict
from huurstelsel.uitleg.tekst import VASTE_SPATIE, VOORSTEL
from huurstelsel.uitleg.waarden import KLASSEN, kaal, leesbaar, met_eenheid, naam_van, vaste_datum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from huurstelsel.recht.laden import Waarde
    from huurstelsel.recht.overzicht import Huurtabel, Overzicht, Stand
    from huurstelsel.recht.tabellen import Tarief
    from huurstelsel.recht.verschil import (
        Onderwerpverschil,
        Parameterverschil,
        Regelverschil,
        Rubriekverschil,
        Verschil,
    )
    from huurstelsel.regels.regel import Regel

_BREEDSTE = 30  # een langere “van → naar” staat onder de naam
PIJL = " → "
BUITEN = "Buiten de puntentelling"


def als_tekst(v: Verschil, breedte: int = 80, *, kleur: bool = False) -> str:
    """De verschillen als tekst van hooguit `breedte` tekens per regel; wat gelijk blijft staat er niet in."""
    blad, bronnen = Blad(breedte, kleur=kleur), Bronnen()
    blad.alinea(f"Wat er voor {wat(v.naar.stelsel)} verandert van {kant(v.van)} naar {kant(v.naar)}", VET)
    if ontwerpen := dict.fromkeys(o.id for o in (*v.van.voorstellen, *v.naar.voorstellen)):
        blad.alinea(schoon(f"{VOORSTEL} {', '.join(ontwerpen)}"), VET)
    for bij in dict.fromkeys(
        f"{o.id}: {bij_voorstel(o)}" for o in (*v.van.voorstellen, *v.naar.voorstellen) if bij_voorstel(o)
    ):
        blad.alinea(schoon(bij), DOF)
    blad.alinea(telling(v), DOF)
    _rubrieken(blad, v.rubrieken)
    _parameters(blad, "Parameters", v.onderwerpen, bronnen, _hier(v.naar))
    _parameters(blad, BUITEN, v.huurrecht, bronnen, _hier(v.naar))
    _regels(blad, v.regels)
    _huurtabel(blad, v.huurtabel)
    if v.corop:
        _lijst(blad, COROP, [f"Kolommen naar waardepeildatum: {corop(v.van)}{PIJL}{corop(v.naar)}."])
    for kop, interpretaties in (("Nieuwe interpretaties", v.begint), ("Interpretaties die vervallen", v.vervalt)):
        _lijst(blad, kop, (f"{i.naam} ({i.rubriek}): {i.vraag}" for i in interpretaties))
    bronnen.schrijf(blad)
    blad.wit()
    blad.alinea(GEEN_RECHTEN, DOF)
    return "\n".join(blad.regels) + "\n"


def kant(o: Overzicht) -> str:
    """Een kant van de vergelijking: een datum, of een voorstel op een datum."""
    if not o.voorstellen:
        return vaste_datum(o.peildatum)
    return f"voorstel {opsomming(v.id for v in o.voorstellen)} op {vaste_datum(o.peildatum)}"


_TELLINGEN = {
    NIEUW: ("parameter begint", "parameters beginnen"),
    VERVALT: ("parameter vervalt", "parameters vervallen"),
    ANDERS: ("parameter verandert", "parameters veranderen"),
    NOG_NIET_BEKEND: ("parameter is nog niet bekend", "parameters zijn nog niet bekend"),
    NIET_GEVONDEN: ("parameter is niet gevonden", "parameters zijn niet gevonden"),
    HERNUMMERD: ("parameter krijgt een ander artikel", "parameters krijgen een ander artikel"),
}


def telling(v: Verschil) -> str:
    """Hoeveel er verandert, als zin: “5 parameters veranderen; een andere huurtabel”."""
    if v.leeg:
        return "Er verandert niets."
    delen = [_aantal(sum(p.soort == soort for p in v.parameters), *zinnen) for soort, zinnen in _TELLINGEN.items()]
    delen.append(_aantal(len(v.regels), "regel is anders", "regels zijn anders"))
    delen.append(_aantal(len(v.rubrieken), "rubriek is anders", "rubrieken zijn anders"))
    delen.append("een andere huurtabel" if v.huurtabel else "")
    delen.append("andere gemiddelde WOZ-waarden" if v.corop else "")
    buiten = sum(len(onderwerp.parameters) for onderwerp in v.huurrecht)
    delen.append(_aantal(buiten, f"parameter {BUITEN.lower()}", f"parameters {BUITEN.lower()}"))
    return f"{'; '.join(filter(None, delen))}."


def _aantal(aantal: int, enkelvoud: str, meervoud: str) -> str:
    return f"{aantal} {enkelvoud if aantal == 1 else meervoud}" if aantal else ""


def _lijst(blad: Blad, kop: str, regels: Iterable[str]) -> None:
    for nummer, regel in enumerate(regels):
        if nummer == 0:
            blad.wit()
            blad.alinea(kop, VET)
        blad.alinea(schoon(regel), inspringen=2)


def _rubrieken(blad: Blad, rubrieken: Sequence[Rubriekverschil]) -> None:
    _lijst(blad, "Rubrieken", (f"{r.nummer}: {_rubriek(r, rubrieken)}" for r in rubrieken))


def _rubriek(r: Rubriekverschil, alle: Sequence[Rubriekverschil]) -> str:
    """Wat een rubriek was en wordt; stond zij elders, dan waar."""
    oud = next((f", was rubriek {eerder.nummer}" for eerder in alle if eerder.van == r.naar and r.naar), "")
    wordt = f"{r.naar}{oud}" if r.naar else "vervalt"
    return f"{r.van}{PIJL}{wordt}" if r.van else f"nieuw: {wordt}"


def _parameters(blad: Blad, kop: str, onderwerpen: Sequence[Onderwerpverschil], bronnen: Bronnen, hier: str) -> None:
    rijen = [rij for onderwerp in onderwerpen for rij in _onderwerp(onderwerp, bronnen, hier)]
    if rijen:
        blad.wit()
        blad.alinea(kop, VET)
        tabel(blad, rijen[1:])
        noem_bijlage(blad, (_bron(p).artikel for onderwerp in onderwerpen for p in onderwerp.parameters), hier)


def _hier(o: Overzicht) -> str:
    """Wat in de kolom artikel wegblijft: de bijlage, of de naam van het enige voorstel."""
    return f"voorstel {o.voorstellen[0].id}, " if len(o.voorstellen) == 1 else bijlage(o)


def _onderwerp(onderwerp: Onderwerpverschil, bronnen: Bronnen, hier: str) -> Iterator[Rij]:
    groep = onderwerp.groep
    nummers = f"{opsomming(str(n) for n in groep.rubrieken)}  " if groep.rubrieken else ""
    yield WIT
    yield Rij((f"{nummers}{groep.titel}", "", groep.naam), 2, 6, VET)
    hernummerd = [p for p in onderwerp.parameters if p.soort == HERNUMMERD]
    for p in onderwerp.parameters:
        if p.soort != HERNUMMERD:
            yield from _parameter(p, bronnen, hier)
    if hernummerd:
        yield over_alles(f"Zelfde waarde, ander artikel: {'; '.join(_hernummerd(p) for p in hernummerd)}.", 4, DOF)


def _hernummerd(p: Parameterverschil) -> str:
    oud, nieuw = (_plaats(s) for s in (p.van, p.naar))
    return f"{kort(p.naar.naam)} ({oud}{PIJL}{nieuw})"


def _plaats(s: Stand) -> str:
    return schoon(s.bron.artikel).removeprefix("Bhw bijlage ")


def _parameter(p: Parameterverschil, bronnen: Bronnen, hier: str) -> Iterator[Rij]:
    wijziging = waarde_verschil(p)
    bron = _bron(p)
    artikel = f"{kort_artikel(bron.artikel, hier)} [{bronnen.nummer(bron)}]"
    lang = len(wijziging) > _BREEDSTE
    yield Rij((kort(p.naar.naam), "" if lang else wijziging, artikel), 4, 6)
    if lang:
        yield over_alles(wijziging, 6)
    if p.naar.bron.sleutel is not None and not p.naar.toestand:
        oud = f"{vaste_datum(p.van.bron.sleutel)}{PIJL}" if p.van.bron.sleutel else ""
        yield over_alles(f"waardepeildatum {oud}{vaste_datum(p.naar.bron.sleutel)}", 6, DOF)


def _bron(p: Parameterverschil) -> Waarde:
    """De waarde die het verschil maakt: de nieuwe, en als die er niet is de oude."""
    return (p.van if p.naar.toestand in {BESTAAT_NOG_NIET, NOG_NIET_BEKEND} else p.naar).bron


def waarde_verschil(p: Parameterverschil) -> str:
    """Van en naar: “€ 15.329 → € 16.954”; van een rij of tabel alleen wat verandert."""
    a, b = p.van.waarde, p.naar.waarde
    if isinstance(a, dict) and isinstance(b, dict):
        return _delen({naam_van(k).lower(): (a.get(k), b.get(k)) for k in {**a, **b}}, p.naar.eenheid)
    if isinstance(a, tuple) and isinstance(b, tuple) and len(a) == len(b) == len(KLASSEN):
        return _delen(dict(zip(KLASSEN, zip(a, b, strict=True), strict=True)), p.naar.eenheid)
    nieuw = p.van.toestand == BESTAAT_NOG_NIET
    return f"nieuw: {_waarde(p.naar)}" if nieuw else PIJL.join(_waarde(s) for s in (p.van, p.naar))


def _delen(delen: dict[str, tuple[Any, Any]], eenheid: str) -> str:
    anders = {naam: paar for naam, paar in delen.items() if paar[0] != paar[1]}
    zinnen = (
        f"{naam} {PIJL.join('–' if w is None else kaal(w, eenheid) for w in paar)}" for naam, paar in anders.items()
    )
    return met_eenheid(" · ".join(zin.replace(" ", VASTE_SPATIE) for zin in zinnen), eenheid)


def _waarde(s: Stand) -> str:
    return s.toestand or leesbaar(s.waarde, s.eenheid, s.bron.toelichting, s.naam)


def _regels(blad: Blad, regels: Sequence[Regelverschil]) -> None:
    _lijst(blad, "Regels", (f"{r.naam}: {_regel(r)}" for r in regels))


def _regel(r: Regelverschil) -> str:
    if r.van is None:
        return f"begint op {vaste_datum(r.naar.vanaf)} ({r.naar.artikel})" if r.naar else ""
    if r.naar is None:
        return f"vervalt ({r.van.artikel})"
    a, b = r.van, r.naar
    delen = [
        f"versie van {vaste_datum(a.vanaf)}{PIJL}versie van {vaste_datum(b.vanaf)}"
        if a.functie is not b.functie
        else ""
    ]
    delen.append(f"rubriek {_nummer(a.rubriek)}{PIJL}{_nummer(b.rubriek)}" if a.rubriek != b.rubriek else "")
    delen.append(f"gedeelde ruimten: rubriek {a.gedeeld}{PIJL}{b.gedeeld}" if _gedeeld(a) != _gedeeld(b) else "")
    artikel = a.artikel if a.artikel == b.artikel else f"{a.artikel}{PIJL}{b.artikel}"
    return f"{'; '.join(filter(None, delen))} ({artikel})"


def _nummer(rubriek: int) -> str:
    return str(rubriek) if rubriek else "geen (slotpost)"


def _gedeeld(r: Regel) -> int | None:
    """De rubriek van gedeelde ruimten, als die een andere is dan de eigen."""
    return None if r.gedeeld == r.rubriek else r.gedeeld


def _huurtabel(blad: Blad, tabellen: tuple[Huurtabel, Huurtabel] | None) -> None:
    if tabellen is None:
        return
    oud, nieuw = tabellen
    blad.wit()
    blad.alinea(f"Huurtabel: {_naam(oud)}{PIJL}{_naam(nieuw)}", VET)
    a, b = oud.tarief, nieuw.tarief
    if b is None:
        blad.alinea(nieuw.zin, DOF, 2)
        return
    if a is not None:
        _bedragen(blad, a, b)
    blad.alinea(f"Bron: {b.bron}; {b.zekerheid}. Grondslag: {b.artikel}.", DOF, 2)
    for rijen in b.bijzonderheden:
        blad.alinea(bijzonderheid(rijen), DOF, 2)


def _bedragen(blad: Blad, a: Tarief, b: Tarief) -> None:
    blad.alinea(_schaal(a, b), inspringen=2)
    rijen = [Rij((f"{p} punten", euro(bedrag_bij(a, p)), "→", euro(bedrag_bij(b, p))), 2) for p in _rijen(a, b)]
    if rijen:
        blad.tabel(rijen, rechts=[1, 3])


def _naam(h: Huurtabel) -> str:
    return f"vanaf {vaste_datum(h.tarief.vanaf)}" if h.tarief else h.toestand


def _schaal(a: Tarief, b: Tarief) -> str:
    """Of de tabellen te vergelijken zijn, en hoeveel rijen verschillen."""
    if a.hoogste != b.hoogste:
        return f"Een andere schaal, niet te vergelijken: {a.laagste}-{a.hoogste} punten{PIJL}{b.laagste}-{b.hoogste} punten."
    samen = range(max(a.laagste, b.laagste), b.hoogste + 1)
    anders = sum(bedrag_bij(a, p) != bedrag_bij(b, p) for p in samen)
    factor = f"; geïndexeerd met {procent(b.factor)}" if b.factor else ""
    return f"{anders} van {len(samen)} bedragen veranderen{factor}."


def _rijen(a: Tarief, b: Tarief) -> list[int]:
    """Eerste en laatste rij die beide tabellen hebben, en de honderdtallen daartussen; niets bij een andere schaal."""
    if a.hoogste != b.hoogste:
        return []
    laagste = max(a.laagste, b.laagste)
    return sorted({laagste, *range(100, b.hoogste, 100), b.hoogste})


# --- JSON ------------------------------------------------------------------------------------------------------------


def _parameter_dict(p: Parameterverschil) -> dict[str, Any]:
    return {"soort": p.soort, "van": stand_dict(p.van), "naar": stand_dict(p.naar)}


def als_dict(v: Verschil) -> dict[str, Any]:
    """De verschillen als woordenboek; getallen staan als decimale tekst in hun eenheid."""
    return {
        "stelsel": v.naar.stelsel,
        "van": _kant_dict(v.van),
        "naar": _kant_dict(v.naar),
        "samenvatting": telling(v),
        "parameters": [_parameter_dict(p) for p in v.parameters],
        "buiten_de_puntentelling": [_parameter_dict(p) for onderwerp in v.huurrecht for p in onderwerp.parameters],
        "regels": [
            {"soort": r.soort, "naam": r.naam, "van": _regel_dict(r.van), "naar": _regel_dict(r.naar)} for r in v.regels
        ],
        "rubrieken": [
            {"soort": r.soort, "rubriek": r.nummer, "van": r.van or None, "naar": r.naar or None} for r in v.rubrieken
        ],
        "huurtabel": None if v.huurtabel is None else [_tabel_dict(h) for h in v.huurtabel],
        "corop_waardepeildata": None if v.corop is None else [list(jaren) for jaren in v.corop],
        "interpretaties": {"begint": [i.naam for i in v.begint], "vervalt": [i.naam for i in v.vervalt]},
    }


def _kant_dict(o: Overzicht) -> dict[str, Any]:
    return {
        "peildatum": o.peildatum.isoformat(),
        "rechtsdatum": o.rechtsdatum.isoformat(),
        "voorstellen": [v.id for v in o.voorstellen],
    }


def _regel_dict(r: Regel | None) -> dict[str, Any] | None:
    if r is None:
        return None
    return {"rubriek": r.rubriek, "artikel": r.artikel, "vanaf": r.vanaf.isoformat()}


def _tabel_dict(h: Huurtabel) -> dict[str, Any]:
    t = h.tarief
    if t is None:
        return {"toestand": h.toestand, "zin": h.zin}
    return {
        "toestand": "geldt",
        "vanaf": t.vanaf.isoformat(),
        "laagste": {"punten": t.laagste, "bedrag": bedrag(bedrag_bij(t, t.laagste))},
        "hoogste": {"punten": t.hoogste, "bedrag": bedrag(bedrag_bij(t, t.hoogste))},
        "bron": t.bron,
        "zekerheid": t.zekerheid,
    }
