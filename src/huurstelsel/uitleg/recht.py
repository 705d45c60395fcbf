"""Het recht op een datum, als tekst voor de terminal; als JSON staat het in `recht_json`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.recht.overzicht import BESTAAT_NOG_NIET, HUURTABEL, INTERPRETATIES, NOG_NIET_BEKEND, hoort_bij
from huurstelsel.recht.wetten import jci
from huurstelsel.regels.stelsel import NAMEN
from huurstelsel.reken.getallen import PUNT
from huurstelsel.reken.schrijven import euro, nederlands, opsomming
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij, schoon
from huurstelsel.uitleg.tekst import SMAL, VASTE_SPATIE, VOORSTEL
from huurstelsel.uitleg.waarden import JA_NEE, kaal, leesbaar, met_eenheid, naam_van, vaste_datum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from huurstelsel.recht.laden import Waarde
    from huurstelsel.recht.overzicht import Groep, Interpretatie, Overzicht, Stand
    from huurstelsel.recht.tabellen import Bijzonderheid, Tarief
    from huurstelsel.recht.voorstel import Voorstel

GEEN_RECHTEN = "Aan dit overzicht kunnen geen rechten worden ontleend."
COROP = "Gemiddelde WOZ-waarde per COROP-gebied (Bhw bijlage I.B, onderdeel 11.1)"
_BREEDSTE_WAARDE = 22  # een langere waarde staat onder haar naam
_MEESTE_NAMEN = 2  # zoveel vervallen parameters noemt het gehele overzicht; meer telt het alleen
_WITREGEL = "\x00"
WIT = Rij((_WITREGEL,))
"""Een witregel binnen een tabel."""


def wat(stelsel: str) -> str:
    """Waarover een stelsel gaat."""
    return {"woonwagen": "woonwagens", "standplaats": "standplaatsen"}.get(stelsel, f"{stelsel}e woonruimte")


class Bronnen:
    """Genummerde bronnen: een bron die bij tien parameters hoort, wordt één keer uitgeschreven."""

    def __init__(self) -> None:
        """Begin leeg."""
        self._nummers: dict[tuple[str, ...], int] = {}

    def nummer(self, w: Waarde) -> int:
        """Het nummer van de bron van een waarde."""
        return self._nummers.setdefault((w.bron, w.zekerheid, jci(w)), len(self._nummers) + 1)

    def schrijf(self, blad: Blad) -> None:
        """Elke bron op een regel, met zekerheid en jci-verwijzing."""
        if not self._nummers:
            return
        blad.wit()
        blad.alinea("Bronnen", VET)
        for delen, nummer in self._nummers.items():
            blad.alinea(f"[{nummer}] {schoon('; '.join(filter(None, delen)))}", DOF, 2)


def als_tekst(o: Overzicht, breedte: int = 80, *, kleur: bool = False, gekozen: Sequence[str] = ()) -> str:
    """Een overzicht als tekst van hooguit `breedte` tekens per regel.

    Args:
        gekozen: alleen deze onderwerpen, en dan uitgebreid; zonder alles.
    """
    blad, bronnen = Blad(breedte, kleur=kleur), Bronnen()
    groepen = [groep for groep in o.groepen if not gekozen or groep.naam in gekozen]
    blad.alinea(_kop(o), VET)
    if not gekozen:
        blad.alinea(_telling(o), DOF)
    for v in o.voorstellen:
        blad.alinea(schoon(f"{VOORSTEL} {v.id}"), VET)
        blad.alinea(schoon(f"{v.titel}. {v.kamerstuk}."), DOF)
        if bij := bij_voorstel(v):
            blad.alinea(schoon(bij), DOF)
    _groepen(blad, groepen, bronnen, bijlage(o), ruim=bool(gekozen))
    if not gekozen or HUURTABEL in gekozen:
        _huurtabel(blad, o, alles=HUURTABEL in gekozen)
        _corop(blad, o)
    _interpretaties(blad, gekozen_interpretaties(o, groepen, gekozen), ruim=bool(gekozen))
    if INTERPRETATIES in gekozen:
        _lezingen(blad, o.voorstellen)
    bronnen.schrijf(blad)
    _slot(blad, o, alles=not gekozen)
    return "\n".join(blad.regels) + "\n"


def _kop(o: Overzicht) -> str:
    kop = f"Het recht voor {wat(o.stelsel)} op {vaste_datum(o.peildatum)}"
    if not o.voorstellen:
        return kop
    return f"{kop} met voorstel {opsomming(v.id for v in o.voorstellen)}, op het recht van {vaste_datum(o.rechtsdatum)}"


def bij_voorstel(v: Voorstel) -> str:
    """Wie het oude recht houdt, en waar staat hoe de tegenspraak in het stuk is gelezen."""
    zinnen = []
    if v.overeenkomsten_voor:
        dag = vaste_datum(v.overeenkomsten_voor)
        zinnen.append(f"Huurovereenkomsten van vóór {dag} houden het oude recht ({v.overgangsbepaling}).")
    if v.lezingen:
        lezingen = "1 lezing" if len(v.lezingen) == 1 else f"{len(v.lezingen)} lezingen"
        zinnen.append(f"{lezingen} van het stuk: zie het onderwerp interpretaties.")
    return " ".join(zinnen)


def _telling(o: Overzicht) -> str:
    geldend = [s.bron.zekerheid for groep in o.groepen for s in groep.standen if not s.toestand]
    zekerheid = opsomming(f"{geldend.count(z)} {z}" for z in dict.fromkeys(geldend))
    regels = sum(len(groep.regels) for groep in o.groepen)
    return f"{len(o.rubrieken)} rubrieken, {regels} regels, {len(geldend)} parameters (zekerheid: {zekerheid})."


def bijlage(o: Overzicht) -> str:
    """De bijlage zoals zij voor een rubriek staat; in de tabel blijft zij weg."""
    return f"{next(iter(o.rubrieken.values()))[1].partition(',')[0]}, "


def _groepen(blad: Blad, groepen: Sequence[Groep], bronnen: Bronnen, hier: str, *, ruim: bool) -> None:
    if not groepen:
        return
    rijen = [rij for groep in groepen for rij in _groep(groep, bronnen, hier, ruim=ruim)]
    tabel(blad, rijen)
    noem_bijlage(blad, (s.bron.artikel for groep in groepen for s in groep.standen if not s.toestand), hier)


def tabel(blad: Blad, rijen: Sequence[Rij]) -> None:
    """Kolommen naam, waarde en artikel; op een smal blad staat het artikel achter de naam."""
    if blad.breedte < SMAL:
        blad.tabel([_zonder_artikelkolom(rij) for rij in rijen], rechts=[1])
    else:
        blad.tabel(rijen, rechts=[1], dof=2, hoogstens=max(24, blad.breedte // 4))
    blad.regels = ["" if regel == _WITREGEL else regel for regel in blad.regels]


def _zonder_artikelkolom(rij: Rij) -> Rij:
    naam, waarde, artikel = (*rij.cellen, "", "")[:3]
    return rij._replace(cellen=(f"{naam} ({artikel})" if artikel else naam, waarde))


def over_alles(tekst: str, inspringen: int, nadruk: str = "") -> Rij:
    """Een rij die over alle kolommen doorloopt."""
    return Rij((tekst, "", ""), inspringen, inspringen + 2, nadruk)


def _groep(groep: Groep, bronnen: Bronnen, hier: str, *, ruim: bool) -> Iterator[Rij]:
    geldend = [s for s in groep.standen if not s.toestand]
    nummers = [bronnen.nummer(s.bron) for s in geldend]
    gewoon = max(nummers, key=nummers.count, default=0)
    yield WIT
    yield Rij((_titel(groep), "", f"{groep.naam} [{gewoon}]" if gewoon else groep.naam), 0, 4, VET)
    for s, nummer in zip(geldend, nummers, strict=True):
        eigen = "" if nummer == gewoon else f" [{nummer}]"
        artikel = f"{kort_artikel(s.bron.artikel, hier)}{eigen}"
        yield from _ruim(s, artikel, bronnen, hier) if ruim else _parameter(s, artikel)
    yield from (over_alles(zin, 4, DOF) for zin in _toestanden(groep.standen, alle=ruim))
    if groep.regels:
        yield over_alles(f"Regels: {', '.join(regel.naam for regel in groep.regels)}", 4, DOF)


def _titel(groep: Groep) -> str:
    return f"{opsomming(str(n) for n in groep.rubrieken)}  {groep.titel}" if groep.rubrieken else groep.titel


def _parameter(s: Stand, artikel: str) -> Iterator[Rij]:
    waarde = leesbaar(s.waarde, s.eenheid, s.bron.toelichting, s.naam)
    lang = len(waarde) > _BREEDSTE_WAARDE
    yield Rij((kort(s.naam), "" if lang else waarde, artikel), 4, 6)
    if lang:
        yield Rij((waarde, "", ""), 6, 6)
    if s.bron.sleutel is not None:
        yield over_alles(_cohorten(s), 6, DOF)


def noem_bijlage(blad: Blad, artikelen: Iterable[str], hier: str) -> None:
    """Zeg welke bijlage in de kolom artikel wegblijft, als dat ergens gebeurt."""
    if any(artikel.startswith(hier) for artikel in artikelen):
        blad.wit()
        blad.alinea(f"Artikel: van {hier.rstrip(', ')}, tenzij anders vermeld.", DOF)


def kort_artikel(artikel: str, hier: str) -> str:
    """Een artikel zonder de bijlage van het stelsel, die boven of onder de tabel staat."""
    return schoon(artikel).removeprefix(hier)


def kort(naam: str) -> str:
    """De naam van een parameter, zonder hoe een ja of nee wordt geschreven."""
    return schoon(naam.removesuffix(JA_NEE))


def _ruim(s: Stand, artikel: str, bronnen: Bronnen, hier: str) -> Iterator[Rij]:
    """Een parameter met elke rij van haar tabel en elk cohort op een eigen regel, en haar toelichting."""
    if isinstance(s.waarde, dict):
        yield Rij((kort(s.naam), "", artikel), 4, 6)
        for sleutel, deel in s.waarde.items():
            yield Rij((naam_van(sleutel), met_eenheid(kaal(deel, s.eenheid), s.eenheid, deel), ""), 6, 8)
    elif s.bron.sleutel is not None:
        yield Rij((kort(s.naam), "", ""), 4, 6)
        for w in (s.bron, *s.cohorten):
            cohort = f"waardepeildatum {vaste_datum(w.sleutel)}" if w.sleutel else ""
            artikel = f"{kort_artikel(w.artikel, hier)} [{bronnen.nummer(w)}]"
            yield Rij((cohort, leesbaar(w.waarde, s.eenheid), artikel), 6, 8)
    else:
        yield from _parameter(s, artikel)
    if s.bron.toelichting:
        yield over_alles(schoon(s.bron.toelichting), 6, DOF)


def _cohorten(s: Stand) -> str:
    """De waardepeildatum van een bedrag, en de bedragen voor eerdere waardepeildata."""
    nu = f"waardepeildatum {vaste_datum(s.bron.sleutel)}" if s.bron.sleutel else ""
    eerder = (f"{w.sleutel.year}:{VASTE_SPATIE}{leesbaar(w.waarde, s.eenheid)}" for w in s.cohorten if w.sleutel)
    return "; eerder ".join(filter(None, (nu, ", ".join(eerder))))


def _toestanden(standen: Iterable[Stand], *, alle: bool) -> Iterator[str]:
    """Parameters zonder geldende waarde, samengenomen naar toestand, dag en bepaling."""
    samen: dict[str, list[str]] = {}
    for s in standen:
        if s.toestand:
            samen.setdefault(toestand(s), []).append(kort(s.naam))
    for zin, namen in samen.items():
        noem = alle or len(namen) <= _MEESTE_NAMEN
        yield f"{zin}: {'; '.join(namen) if noem else f'{len(namen)} parameters'}."


def toestand(s: Stand) -> str:
    """Een toestand als zin: “Vervallen op 1 januari 2025 (Bhw art. 12b lid 1)”."""
    if s.toestand == BESTAAT_NOG_NIET:
        return f"Bestaat nog niet (begint op {vaste_datum(s.vanaf)})"
    if s.toestand == NOG_NIET_BEKEND:
        return f"Nog niet bekend (gepubliceerd tot {vaste_datum(s.vanaf)})"
    dag = f"{'op' if s.toestand == 'vervallen' else 'vanaf'} {vaste_datum(s.vanaf)}"
    return f"{s.toestand.capitalize()} {dag} ({schoon(s.bron.artikel)})"


def _huurtabel(blad: Blad, o: Overzicht, *, alles: bool) -> None:
    blad.wit()
    t = o.huurtabel.tarief
    if t is None:
        blad.alinea(f"Maximale huurprijsgrenzen: {o.huurtabel.toestand}", VET)
        blad.alinea(o.huurtabel.zin, inspringen=2)
        return
    blad.alinea(f"Maximale huurprijsgrenzen vanaf {vaste_datum(t.vanaf)}", VET)
    if alles:
        _hele_tabel(blad, t)
    else:
        blad.tabel([Rij(rij, 2) for rij in _randen(t, _grenzen(o))], rechts=[1], dof=2, hoogstens=blad.breedte // 3)
    blad.alinea(f"Bron: {t.bron}; {t.zekerheid}. Grondslag: {t.artikel}.", DOF, 2)
    factor = f"Indexering: {procent(t.factor)}. " if t.factor else ""
    blad.alinea(f"{factor}Controle: {t.gecontroleerd or 'geen'}.", DOF, 2)
    for b in t.bijzonderheden:
        blad.alinea(bijzonderheid(b), inspringen=2)


def _corop(blad: Blad, o: Overzicht) -> None:
    if o.corop or o.corop_toestand == NOG_NIET_BEKEND:
        blad.wit()
        blad.alinea(COROP, VET)
        blad.alinea(f"Kolommen naar waardepeildatum: {corop(o)}.", inspringen=2)


def corop(o: Overzicht) -> str:
    """De waardepeildata waarvoor gemiddelden zijn gepubliceerd, of waarom die er niet zijn."""
    return opsomming(map(str, o.corop)) if o.corop else o.corop_toestand


def procent(factor: Fraction) -> str:
    """Een indexering als percentage: 1,0365 wordt 3,65%."""
    return f"{nederlands((factor - 1) * 100, 0, 4)}%"


def _grenzen(o: Overzicht) -> dict[int, str]:
    """De laatste punten van het lage segment en het middensegment, voor zover het recht die kent."""
    namen = {"opslagen.midden_vanaf": "laag segment tot en met", "opslagen.hoog_vanaf": "middensegment tot en met"}
    standen = (s for groep in o.groepen for s in groep.standen if s.pad in namen and not s.toestand)
    return {s.waarde // PUNT - 1: namen[s.pad] for s in standen} if o.stelsel == "zelfstandig" else {}


def _randen(t: Tarief, grenzen: dict[int, str]) -> Iterator[tuple[str, str, str]]:
    """Eerste en laatste rij, de grenzen van de segmenten, en de stap boven de laatste rij."""
    namen = {t.laagste: "eerste rij", **grenzen, t.hoogste: "laatste rij"}
    for punten in sorted(namen):
        yield f"{punten} {'punt' if punten == 1 else 'punten'}", euro(bedrag_bij(t, punten)), namen[punten]
    yield "elk punt meer", euro(bedrag_bij(t, t.hoogste) - bedrag_bij(t, t.hoogste - 1)), f"boven {t.hoogste} punten"


def bedrag_bij(t: Tarief, punten: int) -> int:
    """Het bedrag van een rij van de huurtabel, in eurocenten."""
    return int(t.bedragen[punten - t.laagste])


def _hele_tabel(blad: Blad, t: Tarief) -> None:
    """Alle rijen, in zoveel kolommen als er passen, van boven naar beneden te lezen."""
    cellen = [f"{punten:>4}{euro(bedrag_bij(t, punten)):>12}" for punten in range(t.laagste, t.hoogste + 1)]
    hoogte = -(-len(cellen) // max(1, (blad.breedte + 1) // 19))
    blad.regels.extend(f"  {'   '.join(cellen[rij::hoogte])}" for rij in range(hoogte))


def bijzonderheid(b: Bijzonderheid) -> str:
    """Wat er met enkele rijen aan de hand is."""
    rijen = f"{b.van} punten" if b.van == b.tot_en_met else f"{b.van} tot en met {b.tot_en_met} punten"
    return f"{rijen} ({b.aard}): {b.zin}"


def gekozen_interpretaties(o: Overzicht, groepen: Sequence[Groep], gekozen: Sequence[str]) -> list[Interpretatie]:
    """De interpretaties bij de gekozen onderwerpen; zonder keuze alle."""
    if not gekozen or INTERPRETATIES in gekozen:
        return list(o.interpretaties)
    return [i for i in o.interpretaties if any(hoort_bij(i, groep) for groep in groepen)]


def _interpretaties(blad: Blad, interpretaties: Sequence[Interpretatie], *, ruim: bool) -> None:
    if not interpretaties:
        return
    blad.wit()
    blad.alinea("Interpretaties, waar de tekst meer dan één lezing toelaat", VET)
    if not ruim:
        blad.tabel([Rij((_gekozen(i), _plaats(i)), 2, 4) for i in interpretaties], rechts=[], dof=1)
    for i in interpretaties if ruim else ():
        blad.alinea(f"{_gekozen(i)} ({_plaats(i)})", inspringen=2)
        blad.alinea(i.vraag, inspringen=4)
        for optie, zin in i.opties:
            blad.alinea(f"{'●' if optie == i.gekozen else '○'} {optie}: {zin}", DOF, 4)


def _lezingen(blad: Blad, voorstellen: Iterable[Voorstel]) -> None:
    """Hoe tegenspraak en leemten in een ontwerp zijn gelezen."""
    for v in voorstellen:
        if v.lezingen:
            blad.wit()
            blad.alinea(schoon(f"Hoe {v.id} is gelezen, waar de tekst zich tegenspreekt of zwijgt"), VET)
        for lezing in v.lezingen:
            blad.alinea(schoon(f"{lezing.waar}: {lezing.tekst}"), inspringen=2)
            blad.alinea(schoon(f"● {lezing.lezing}"), inspringen=4)
            blad.alinea(schoon(lezing.waarom), DOF, 4)


def _gekozen(i: Interpretatie) -> str:
    return f"{i.naam} = {i.gekozen}{'' if i.gekozen == i.standaard else f' (standaard: {i.standaard})'}"


def _plaats(i: Interpretatie) -> str:
    return i.rubriek if i.rubriek.startswith(("art", "I")) else f"rubriek {i.rubriek}"


def _slot(blad: Blad, o: Overzicht, *, alles: bool) -> None:
    blad.wit()
    if alles:
        andere = opsomming((naam for naam in NAMEN if naam != o.stelsel), "of")
        meer = "Uitgebreid over één onderwerp: huurstelsel recht buitenruimte, of een rubrieknummer, huurtabel of interpretaties."
        blad.alinea(f"{meer} Een ander stelsel: --stelsel {andere}.", DOF)
    blad.alinea(GEEN_RECHTEN, DOF)
