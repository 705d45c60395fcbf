"""Het advies over maatregelen als tekst en als JSON, en het verslag over een portefeuille."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from huurstelsel.maatregelen.lijst import OP_ID
from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.schrijven import MIN, euro, geheel, nederlands
from huurstelsel.uitleg.als_json import bedrag, getal
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij, schoon
from huurstelsel.uitleg.labels import POSTEN, label
from huurstelsel.uitleg.tekst import GEEN_RECHTEN, VOORSTEL
from huurstelsel.uitleg.tekst import _kern as kern
from huurstelsel.uitleg.tekst import _kwitantie as kwitantietekst

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from huurstelsel.maatregelen.advies import Advies, Begrenzing, Gevolg, Grens, Regel
    from huurstelsel.maatregelen.combinatie import Combinatie
    from huurstelsel.portefeuille.run import Verslag

GEEN_VERHOGING = "Een hogere maximale huurprijs is geen hogere huurprijs: tijdens de huur kan een woningverbetering alleen tot een verhoging leiden na overeenstemming of een beslissing volgens BW 7:255 (Uhw art. 15). Of dat kan, is hier niet beslist; zie huurstelsel verhoog."

REDENEN = {
    "al_aanwezig": "Is er al",
    "label_al_zo_goed": "Het label is al zo goed",
    "label_onbekend": "Geen geldig label om van uit te gaan",
    "niet_in_dit_stelsel": "Bestaat niet in dit stelsel",
    "onbekende_feiten": "Niet zeker, want verwarming of oppervlakte is niet bekend",
    "geen_keuken": "Geen eigen keuken",
    "geen_badruimte": "Geen eigen bad- of doucheruimte",
    "geen_badkamer": "Geen eigen badkamer",
    "geen_toilet": "Geen eigen toilet- of badruimte",
    "geen_toiletruimte": "Geen eigen toiletruimte",
    "geen_slaapkamer": "Geen eigen slaapkamer",
    "geen_parkeerruimte": "Geen oprit, carport, garage of parkeerplek",
    "geen_buitenruimte": "Geen privé-buitenruimte",
    "geen_onverwarmde_ruimte": "Geen onverwarmde ruimte",
    "geen_verwarmd_vertrek": "Geen verwarmd vertrek",
    "vereist_bad": "Alleen met een bad in dezelfde ruimte",
    "vereist_douche": "Alleen met een douche in dezelfde ruimte",
    "vereist_wastafel": "Alleen met een wastafel in dezelfde ruimte",
    "vereist_toilet": "Alleen in plaats van een staand toilet",
}
"""Code → zin, in de volgorde waarin zij worden getoond."""

_BREED = 96  # vanaf deze breedte staan de ruimten bij de maatregel


def als_tekst(advies: Advies, breedte: int = 80, *, kleur: bool = False, namen: Mapping[str, str] | None = None) -> str:
    """Het advies als tekst van hooguit `breedte` tekens per regel."""
    u, blad = advies.uitkomst, Blad(breedte, kleur=kleur)
    wie = f" · {schoon(u.id)}" if u.id else ""
    blad.alinea(f"Maatregelen op {in_woorden(u.peildatum)}{wie}", VET)
    if u.kwitantie.voorstellen:
        blad.alinea(f"{VOORSTEL} {', '.join(u.kwitantie.voorstellen)}", VET)
    blad.wit()
    _nu(advies, blad)
    blad.wit()
    _tabel(advies, blad, namen or {})
    _niet(advies, blad)
    blad.wit()
    blad.alinea(GEEN_VERHOGING)
    blad.wit()
    blad.alinea(kwitantietekst(u), DOF)
    blad.alinea(GEEN_RECHTEN, DOF)
    return "\n".join(blad.regels) + "\n"


def _nu(advies: Advies, blad: Blad) -> None:
    """De waardering nu, en wat er nodig is voor elk segment."""
    rijen = [*kern(advies.uitkomst), *(_grens(grens) for grens in advies.grenzen)]
    vast = sum(max(len(rij[i]) for rij in rijen) for i in (0, 1))
    blad.tabel([Rij(rij) for rij in rijen], rechts=[1], dof=2, hoogstens=max(12, blad.breedte - vast - 4))


def _grens(g: Grens) -> tuple[str, ...]:
    if g.tekort <= 0:
        boven = "precies op de grens" if g.tekort == 0 else f"{-g.tekort} {_punten(-g.tekort)} boven de grens"
        return f"Segment {g.segment}", f"vanaf {g.vanaf}", f"gehaald, {boven}"
    nodig = f"nog {g.tekort} {_punten(g.tekort)}"
    if g.combinatie is None:
        return f"Segment {g.segment}", f"vanaf {g.vanaf}", f"{nodig}; geen combinatie gevonden die dat haalt"
    return f"Segment {g.segment}", f"vanaf {g.vanaf}", f"{nodig}; gehaald met {_combinatie(g.combinatie)}"


def _combinatie(c: Combinatie) -> str:
    *eerste, laatste = [m.naam[0].lower() + m.naam[1:] for m in c.maatregelen]
    samen = f"{', '.join(eerste)} en {laatste}" if eerste else laatste
    onzeker = "" if c.kleinste else "; of het met minder kan, staat niet vast"
    return f"{samen}: {c.punten} punten, {euro(c.euro)}{onzeker}"


def _punten(aantal: int) -> str:
    return "punt" if aantal == 1 else "punten"


def _tabel(advies: Advies, blad: Blad, namen: Mapping[str, str]) -> None:
    """Een rij per maatregel die kan, met daaronder wat haar begrenst."""
    kunnen = [(r, r.gevolg) for r in advies.regels if r.gevolg is not None]
    if not kunnen:
        return
    rijen = [Rij(("Maatregel", "Punten", "Onafgerond", "Per maand", "Segment"), nadruk=DOF)]
    for regel, gevolg in kunnen:
        rijen.append(_rij(regel, gevolg, namen if blad.breedte >= _BREED else None))
        rijen += [_maximum(b) for b in gevolg.begrenzingen]
    blad.tabel(rijen, rechts=[1, 2, 3])
    blad.alinea(
        "Elke maatregel apart; samen geven zij niet altijd de som. Per maand: maximale huurprijs met opslagen.", DOF
    )


def _maximum(b: Begrenzing) -> Rij:
    tekst = f"{label(POSTEN, b.post)}: {nederlands(abs(b.punten), 2, 4)} {'minder' if b.punten > 0 else 'meer'}"
    return Rij((tekst, "", "", "", ""), 4, 6, DOF)


def _rij(regel: Regel, g: Gevolg, namen: Mapping[str, str] | None) -> Rij:
    waar = "" if namen is None else ", ".join(schoon(namen.get(id_, id_)) for id_ in g.ruimten)
    cellen = (
        regel.maatregel.naam + (f" · {waar}" if waar else ""),
        _erbij(*(_teken(geheel(p), p) for p in g.punten)),
        _erbij(*(_teken(nederlands(p, 2, 4), p) for p in g.onafgerond)),
        _erbij(*(_teken(euro(c), c) for c in g.euro)),
        "/".join(s.value for s in g.segmenten),
    )
    return Rij(cellen, 0, 2)


def _teken(tekst: str, waarde: Fraction | int) -> str:
    """Met een plus voor wat erbij komt; een bedrag krijgt zijn min vooraan."""
    kaal = tekst.replace(MIN, "")
    return f"+{kaal}" if waarde > 0 else f"{MIN}{kaal}" if waarde < 0 else kaal


def _erbij(laag: str, hoog: str) -> str:
    return laag if laag == hoog else f"{laag} tot {hoog}"


def _niet(advies: Advies, blad: Blad) -> None:
    """Wat niet kan, per reden."""
    per_reden: dict[str, list[str]] = {}
    for regel in advies.regels:
        if regel.reden is not None:
            per_reden.setdefault(regel.reden, []).append(regel.maatregel.naam)
    if not per_reden:
        return
    blad.wit()
    blad.alinea("Niet doorgerekend", VET)
    for code in (*REDENEN, *sorted(per_reden.keys() - REDENEN.keys())):
        if namen := per_reden.get(code):
            blad.alinea(f"{REDENEN.get(code, code)}: {_opsomming(namen)}.", inspringen=2)


def _opsomming(namen: list[str]) -> str:
    return "; ".join(naam[0].lower() + naam[1:] for naam in namen)


def als_dict(advies: Advies) -> dict[str, Any]:
    """Het advies als woordenboek; bedragen en niet-gehele punten als tekst."""
    u = advies.uitkomst
    return {
        "id": u.id,
        "peildatum": u.peildatum.isoformat(),
        "stelsel": u.stelsel,
        "punten": u.punten,
        "punten_onafgerond": getal(u.punten_onafgerond),
        "maximale_huurprijs_inclusief_opslag": bedrag(u.huurprijs.maximaal_met_opslag),
        "segment": None if u.segment is None else u.segment.value,
        "grenzen": [_grens_dict(g) for g in advies.grenzen],
        "maatregelen": [_regel_dict(r) for r in advies.regels],
        "voorbehoud": GEEN_VERHOGING,
        "kwitantie": kwitantietekst(u),
    }


def _grens_dict(g: Grens) -> dict[str, Any]:
    c = g.combinatie
    met = None if c is None else {
        "maatregelen": [m.id for m in c.maatregelen],
        "punten": c.punten,
        "maximale_huurprijs_inclusief_opslag": bedrag(c.euro),
        "zeker_de_kleinste": c.kleinste,
    }  # fmt: skip
    return {"segment": g.segment, "vanaf": g.vanaf, "tekort": g.tekort, "combinatie": met}


def _regel_dict(r: Regel) -> dict[str, Any]:
    uit: dict[str, Any] = {"id": r.maatregel.id, "naam": r.maatregel.naam, "reden": r.reden}
    g = r.gevolg
    if g is None:
        return uit | {"zeker": None, "punten": None, "punten_onafgerond": None, "euro": None}
    zeker = g.punten[0] == g.punten[1] and g.euro[0] == g.euro[1]
    return uit | {
        "zeker": zeker,
        "punten": g.punten[0] if zeker else None,
        "punten_onafgerond": getal(g.onafgerond[0]) if g.onafgerond[0] == g.onafgerond[1] else None,
        "euro": bedrag(g.euro[0]) if zeker else None,
        "punten_bereik": list(g.punten),
        "euro_bereik": [bedrag(c) for c in g.euro],
        "punten_na": list(g.punten_na),
        "maximale_huurprijs_inclusief_opslag_na": [bedrag(c) for c in g.huur_na],
        "segmenten_na": [s.value for s in g.segmenten],
        "ruimten": list(g.ruimten),
        "begrensd_door": [{"rubriek": b.rubriek, "post": b.post, "minder": getal(b.punten)} for b in g.begrenzingen],
    }


def verslag(v: Verslag) -> str:
    """Per maatregel bij hoeveel woningen van een portefeuille zij kan, en wat zij daar gemiddeld geeft."""
    woningen = v.tellingen.get("maatregel_woningen", {})
    blad, rijen = Blad(100), list(_gemiddelden(v, woningen))
    kop = Rij(("Maatregel", "Woningen", "Punten gemiddeld", "Per maand gemiddeld"))
    blad.tabel([kop, *rijen], rechts=[1, 2, 3])
    blad.wit()
    blad.alinea(GEEN_VERHOGING)
    return "\n".join(blad.regels) + "\n"


def _gemiddelden(v: Verslag, woningen: Mapping[str, int]) -> Iterator[Rij]:
    punten, centen = v.tellingen.get("maatregel_punten", {}), v.tellingen.get("maatregel_centen", {})
    gemiddeld = {id_: Fraction(centen.get(id_, 0), aantal) for id_, aantal in woningen.items() if aantal}
    for id_ in sorted(gemiddeld, key=lambda i: -gemiddeld[i]):
        per_stuk, bedrag_ = Fraction(punten.get(id_, 0), woningen[id_]), round(gemiddeld[id_])
        aantal = f"{woningen[id_]:,}".replace(",", ".")
        cellen = OP_ID[id_].naam, aantal, _teken(nederlands(per_stuk, 2), per_stuk), _teken(euro(bedrag_), bedrag_)
        yield Rij(cellen)
