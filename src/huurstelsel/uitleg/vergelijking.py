"""Een vergelijking als tekst voor de terminal; als JSON staat zij in `vergelijking_json`."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from huurstelsel.bewijs import bewijs
from huurstelsel.feiten.verschil import ruimtenamen
from huurstelsel.oorzaken import AFRONDING, DATUM, GEVOLG, REGEL
from huurstelsel.posten import groep as betekenis
from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.post import SLOT
from huurstelsel.reken.schrijven import MIN, euro, geheel, nederlands
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij, schoon
from huurstelsel.uitleg.labels import POSTEN, label
from huurstelsel.uitleg.tekst import GEEN_RECHTEN, SMAL
from huurstelsel.uitleg.toelichting import PIJL, naam, van_naar
from huurstelsel.vergelijking import FEITEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from huurstelsel.feiten.verschil import Feitverschil
    from huurstelsel.regeling import Regeling
    from huurstelsel.uitkomst import Melding
    from huurstelsel.vergelijking import Kant, Vergelijking, Verschil

BREEDSTE = 100  # breder staan de bedragen te ver van hun post
_KOPPEN = ("Post", "van", "naar", "punten", "huur")
_LEEG = ("",) * 4
VOORSTEL = "VOORSTEL"
_OORZAKEN = {GEVOLG: "volgt uit andere posten", DATUM: "peildatum", REGEL: "andere regel"}
_WAGENS = ("woonwagen", "standplaats")


def als_tekst(v: Vergelijking, breedte: int = 80, *, kleur: bool = False) -> str:
    """Een vergelijking als tekst van hooguit `breedte` tekens per regel, met een regeleinde aan het slot."""
    namen = ruimtenamen(v.a.document, v.b.document)
    blad = Blad(min(breedte, BREEDSTE), kleur=kleur)
    blad.alinea(_titel(v), VET)
    blad.wit()
    for letter, kant in (("A", v.a), ("B", v.b)):
        blad.tabel([Rij((f"{letter}  {_kant(kant)}",), vervolg=3)], rechts=[])
    blad.wit()
    _samenvatting(v, blad)
    _schaal(v, blad)
    _overgangsrecht(v, blad)
    _onbekend(v, blad)
    _verschillen(v, blad, namen)
    _feiten(v, blad, namen)
    blad.wit()
    blad.alinea(GEEN_RECHTEN, DOF)
    return "\n".join(blad.regels) + "\n"


# --- kop -------------------------------------------------------------------------------------------------------------


def _titel(v: Vergelijking) -> str:
    stelsels = dict.fromkeys(kant.uitkomst.stelsel for kant in (v.a, v.b))
    namen = [naam if naam in _WAGENS else f"{naam}e woonruimte" for naam in stelsels]
    return f"Vergelijking van twee puntentellingen, {' en '.join(namen)}"


def _kant(kant: Kant) -> str:
    delen = [schoon(kant.naam), in_woorden(kant.regeling.peildatum), recht(kant.regeling)]
    return " · ".join([*delen, *(f"{naam}={waarde}" for naam, waarde in kant.regeling.afwijkend)])


def recht(regeling: Regeling) -> str:
    """Het recht van een kant; een voorstel is geen recht, en dat staat er."""
    if not regeling.voorstellen:
        return "geldend recht"
    op = "" if regeling.rechtsdatum == regeling.peildatum else f", op het recht van {in_woorden(regeling.rechtsdatum)}"
    return f"{VOORSTEL} {_namen(regeling)}{op}"


def _namen(regeling: Regeling) -> str:
    return schoon(" en ".join(voorstel.id for voorstel in regeling.voorstellen))


def _samenvatting(v: Vergelijking, blad: Blad) -> None:
    a, b = v.a, v.b
    rijen: list[tuple[str, ...]] = [
        ("", "A", "B", "verschil"),
        ("Punten", geheel(a.punten), geheel(b.punten), _met_teken(geheel(v.punten), v.punten)),
        ("Onafgerond", *_breuken(a.uitkomst.punten_onafgerond, b.uitkomst.punten_onafgerond)),
        ("Maximale huurprijs", *_bedragen(a.maximaal, b.maximaal)),
    ]
    if any(kant.uitkomst.huurprijs.opslagen for kant in (a, b)):
        rijen.append(("Met opslag", *_bedragen(a.maximaal_met_opslag, b.maximaal_met_opslag)))
        rijen.append(("Opslagen", _opslagen(a), _opslagen(b), ""))
    rijen.append(("Segment", *(_segment(kant) for kant in (a, b)), ""))
    blad.tabel([Rij(rij, nadruk=DOF if not rij[0] else "") for rij in rijen], rechts=[1, 2, 3])


def _schaal(v: Vergelijking, blad: Blad) -> None:
    """Dat de punten van A en B niet hetzelfde betekenen: een kamer telde vóór de Wet betaalbare huur tot 750 punten."""
    a, b = v.a.tarief.hoogste, v.b.tarief.hoogste
    if a != b and v.a.uitkomst.stelsel == v.b.uitkomst.stelsel:
        zin = f"Een andere schaal: de huurtabel van A loopt tot {a} punten, die van B tot {b}. Vergelijk de bedragen, niet de punten."
        blad.wit()
        blad.alinea(zin)


def _overgangsrecht(v: Vergelijking, blad: Blad) -> None:
    """Dat een voorstel een huurovereenkomst haar oude recht laat houden, en op grond waarvan."""
    per_zin: dict[str, list[str]] = {}
    for letter, kant in (("A", v.a), ("B", v.b)):
        for zin in overgang(kant):
            per_zin.setdefault(zin, []).append(letter)
    if per_zin:
        blad.wit()
    for zin, letters in per_zin.items():
        blad.alinea(f"{' en '.join(letters)}: {schoon(zin)}", inspringen=2)


def overgang(kant: Kant) -> list[str]:
    """De zinnen over overgangsrecht van een kant, elk met de bepaling."""
    gevonden = (v for v in kant.uitkomst.vaststellingen if v.id == "overgangsrecht")
    return [f"{v.reden.removesuffix('.')} ({v.artikel})." for v in gevonden]


def _breuken(a: Fraction, b: Fraction) -> tuple[str, str, str]:
    return nederlands(a, 2, 4), nederlands(b, 2, 4), plus(b - a)


def _bedragen(a: int, b: int) -> tuple[str, str, str]:
    return euro(a), euro(b), plus_euro(b - a)


def plus(breuk: Fraction) -> str:
    """Een verschil met zijn teken: +1,25, −0,0253, 0,00."""
    return _met_teken(nederlands(breuk, 2, 4), breuk)


def plus_euro(centen: int) -> str:
    """Een verschil in eurocenten met zijn teken: +€ 6,12, −€ 42,33."""
    return f"{MIN if centen < 0 else '+' if centen else ''}{euro(abs(centen))}"


def _met_teken(tekst: str, waarde: Fraction | int) -> str:
    return f"+{tekst}" if waarde > 0 else tekst


def _opslagen(kant: Kant) -> str:
    return " + ".join(f"{o.procent}%" for o in kant.uitkomst.huurprijs.opslagen) or "geen"


def _segment(kant: Kant) -> str:
    return kant.uitkomst.segment.value if kant.uitkomst.segment is not None else "onbekend"


def _onbekend(v: Vergelijking, blad: Blad) -> None:
    """Dat van een kant alleen de laagste uitkomst is vergeleken, met de feiten die daarvoor ontbreken."""
    onbekend = [(letter, kant) for letter, kant in (("A", v.a), ("B", v.b)) if kant.uitkomst.onbekend]
    if not onbekend:
        return
    blad.wit()
    blad.alinea("Niet alles is bekend; vergeleken is de laagste uitkomst.", VET)
    meldingen: dict[Melding, list[str]] = {}
    for letter, kant in onbekend:
        hoogste = kant.uitkomst.punten_maximaal
        tot = "zonder bovengrens" if hoogste is None else f"tot {geheel(hoogste)}"
        laagste = kant.uitkomst.punten_minimaal
        hier = "" if laagste == kant.punten else f"; vergeleken is {geheel(kant.punten)}"
        blad.alinea(f"{letter}: vanaf {geheel(laagste)} punten, {tot}{hier}", inspringen=2)
        for melding in kant.uitkomst.onbekend:
            meldingen.setdefault(melding, []).append(letter)
    for melding, letters in meldingen.items():
        blad.alinea(f"{' en '.join(letters)}: {schoon(melding.pad)}: {schoon(melding.zin)}", DOF, inspringen=2)


# --- verschillen -----------------------------------------------------------------------------------------------------


def _verschillen(v: Vergelijking, blad: Blad, namen: Mapping[str, str]) -> None:
    blad.wit()
    if not v.verschillen and not v.centen_met_opslag:
        blad.alinea("Geen verschil in punten of bedragen.", VET)
        return
    smal = blad.breedte < SMAL
    rijen = [Rij(_KOPPEN, nadruk=DOF)]
    for stap, posten in groupby(v.verschillen, key=lambda verschil: verschil.stap):
        rijen.append(Rij((_stap(v, stap), *_LEEG), nadruk=VET))
        for _, groep in groupby(posten, key=lambda verschil: verschil.groep):
            rijen.extend(_groep(v, list(groep), namen, smal=smal))
    rijen.extend(_slot(v))
    if smal:
        rijen = [Rij((rij.cellen[0], *rij.cellen[3:]), rij.inspringen, rij.vervolg, rij.nadruk) for rij in rijen]
    blad.tabel(rijen, rechts=[1, 2] if smal else [1, 2, 3, 4])
    blad.alinea(controle(v), DOF)


def _stap(v: Vergelijking, stap: str) -> str:
    """Kop boven de posten van een stap: wat er van A naar B verandert, en wat daarbij gelijk blijft."""
    eerst = stap == v.stappen[0]
    if stap == FEITEN:
        ander = replace(v.a.regeling, stelsel=v.b.regeling.stelsel, overgangsrecht=v.b.regeling.overgangsrecht)
        gelijk = ander == v.b.regeling
        onder = "" if gelijk else f", naar het recht van {'A' if eerst else 'B'}"
        return f"Door andere feiten{onder}"
    met = f", met de feiten van {'A' if eerst else 'B'}" if v.feiten_verschillen else ""
    return f"Door {_ander_recht(v.a.regeling, v.b.regeling)}{met}"


def _ander_recht(a: Regeling, b: Regeling) -> str:
    delen = []
    if _namen(a) != _namen(b):
        delen.append(f"voorstel {_namen(b)}" if _namen(b) else f"het vervallen van voorstel {_namen(a)}")
    elif a.bijlage.voor_wbh != b.bijlage.voor_wbh:
        delen.append("het recht van vóór de Wet betaalbare huur" if b.bijlage.voor_wbh else "de Wet betaalbare huur")
    elif a.peildatum != b.peildatum:
        delen.append("een andere peildatum")
    if a.afwijkend != b.afwijkend:
        delen.append("een andere lezing")
    return " en ".join(delen) or "ander recht"


def _groep(v: Vergelijking, verschillen: Sequence[Verschil], namen: Mapping[str, str], *, smal: bool) -> Iterator[Rij]:
    """De rubriek met haar verschil, en daaronder elke post met haar oorzaak; slotposten staan op zichzelf."""
    effect, centen = sum((x.effect for x in verschillen), Fraction(0)), sum(x.centen for x in verschillen)
    slot = verschillen[0].groep == str(SLOT)
    if not slot:
        yield Rij((_rubriek(v, verschillen[0]), "", "", plus(effect), plus_euro(centen)), 0, 4, VET)
    for reden, zelfde in groupby(verschillen, key=_oorzaak):
        posten = list(zelfde)
        for verschil in posten:
            yield Rij(_cellen(verschil, namen), 0 if slot else 4, 6)
            if smal:
                yield Rij((f" {PIJL} ".join(_cellen(verschil, namen)[1:3]), *_LEEG), 6, 8, DOF)
        if reden:
            deze = f" (deze {len(posten)})" if len(posten) > 1 else ""
            yield Rij((f"{reden}{deze}", *_LEEG), 6, 8, DOF)


def _cellen(x: Verschil, namen: Mapping[str, str]) -> tuple[str, ...]:
    waar = f" · {schoon(namen.get(x.ruimte, x.ruimte))}" if x.ruimte else ""
    van, naar = nederlands(x.van, 2, 4), nederlands(x.naar, 2, 4)
    return f"{label(POSTEN, x.post)}{waar}", van, naar, plus(x.effect), plus_euro(x.centen)


def _rubriek(v: Vergelijking, x: Verschil) -> str:
    """Nummer en naam van de rubriek; van beide kanten als zij verschillen, van de tussenstap als alleen die haar kent."""
    kanten = [" en ".join(f"{nummer}  {naam}" for nummer, naam in rubrieken(k, x.groep)) for k in (v.a, v.b, v.midden)]
    eerste, *rest = dict.fromkeys(filter(None, kanten if not any(kanten[:2]) else kanten[:2]))
    return f" {PIJL} ".join([f"{' ' * (eerste[1] == ' ')}{eerste}", *rest])


def rubrieken(kant: Kant, groep: str) -> list[tuple[int, str]]:
    """Nummer en naam van een rubriek in het recht van een kant; leeg als zij daar niet bestaat."""
    regeling = kant.regeling.voor(kant.uitkomst.stelsel)
    return [(n, naam) for n, (naam, _) in regeling.bijlage.rubrieken.items() if betekenis(regeling, n) == groep]


def _oorzaak(x: Verschil) -> str:
    """Waardoor een post verschilt; een afronding zegt het zelf al."""
    if x.oorzaak == AFRONDING:
        return ""
    soort = _OORZAKEN.get(x.oorzaak, x.oorzaak)
    return f"{soort}: {x.toelichting}" if x.toelichting else soort


def _slot(v: Vergelijking) -> Iterator[Rij]:
    """Wat niet aan een post ligt, en de som."""
    if v.tarief_centen:
        yield Rij(("Andere huurtabel, bij gelijke punten", "", "", "", plus_euro(v.tarief_centen)))
    if v.opslag_centen:
        zeker = not (v.a.uitkomst.onbekend or v.b.uitkomst.onbekend)
        opslag = f"Opslag{'' if zeker else ' van de laagste invulling'}, {_opslagen(v.a)} {PIJL} {_opslagen(v.b)}"
        yield Rij((opslag, "", "", "", plus_euro(v.opslag_centen)))
    verschil = _met_teken(geheel(v.punten), v.punten)
    samen = "Samen", geheel(v.a.punten), geheel(v.b.punten), verschil, plus_euro(v.centen_met_opslag)
    yield Rij(samen, nadruk=VET)


def controle(v: Vergelijking) -> str:
    """De optelsom: posten, huurtabel en opslag samen zijn precies het verschil."""
    effect = sum((x.effect for x in v.verschillen), Fraction(0))
    centen = sum(x.centen for x in v.verschillen) + v.tarief_centen + v.opslag_centen
    klopt = effect == v.punten and centen == v.centen_met_opslag
    punten = f"{geheel(v.b.punten)} {MIN} {geheel(v.a.punten)} = {_met_teken(geheel(v.punten), v.punten)} punten"
    bedragen = (
        f"{euro(v.b.maximaal_met_opslag)} {MIN} {euro(v.a.maximaal_met_opslag)} = {plus_euro(v.centen_met_opslag)}"
    )
    return f"{'Sluit' if klopt else 'SLUIT NIET'}: {punten}, {bedragen}. Huur: naar evenredigheid tussen twee hele punten van de huurtabel."


# --- feiten ----------------------------------------------------------------------------------------------------------


def _feiten(v: Vergelijking, blad: Blad, namen: Mapping[str, str]) -> None:
    """De feiten die verschillen, onder het stuk dat ze zou bewijzen."""
    if not v.feiten_verschillen:
        return
    blad.wit()
    blad.alinea("Feiten die verschillen, onder het bewijs dat de doorslag geeft", VET)
    per_stuk: dict[str, list[Feitverschil]] = {}
    for feit in v.feiten_verschillen:
        per_stuk.setdefault(bewijs(feit.veld), []).append(feit)
    for stuk, feiten in per_stuk.items():
        blad.alinea(_hoofdletter(stuk or "overig"), DOF, inspringen=2)
        for feit in feiten:
            waar = f" · {schoon(namen.get(feit.ruimte, feit.ruimte))}" if feit.ruimte else ""
            blad.tabel([Rij((f"{_hoofdletter(naam(feit))}{waar}: {van_naar(feit)}",), 4, 6)], rechts=[])


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]
