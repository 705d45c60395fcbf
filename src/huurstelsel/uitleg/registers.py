"""Het bereik van een registerwoning, als tekst en als JSON; wat van aannamen afhangt staat erbij."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from huurstelsel.portefeuille.uitslag import als_brok
from huurstelsel.waardering import kwitantie

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from huurstelsel.portefeuille.registergrenzen import Grens, Grenzen
    from huurstelsel.portefeuille.uitslag import Uitslag
    from huurstelsel.regeling import Regeling

_OORDEEL = {"ja": "zeker", "mogelijk": "mogelijk", "nee": "uitgesloten"}
_AANNAME = "De ruimten zijn niet opgegeven: zij liggen binnen verklaarde grenzen, die aannamen zijn en geen recht."
_ZONDER_MAAT = "Zonder gebruiksoppervlakte (binnen haar grens) is er geen bovengrens."
_ZONDER = {
    "woz_waarden": "Geen WOZ-waarde opgegeven: de minimumwaarde telt, en er is geen bovengrens.",
    "energieprestaties": "Geen energieprestatie opgegeven: het bouwjaar telt, en er is geen bovengrens.",
}
_GEEN_RECHTEN = "Aan deze berekening kunnen geen rechten worden ontleend."
_KOLOM = 24


def als_dict(feiten: dict[str, Any], uitslag: Uitslag, regeling: Regeling, grenzen: Grenzen) -> dict[str, Any]:
    """De uitkomst voor een programma; bedragen in euro als tekst."""
    rij = {naam: waarden[0] for naam, waarden in als_brok(uitslag).to_pydict().items()}
    k = kwitantie(regeling)
    return {
        "id": feiten.get("id"),
        "peildatum": str(regeling.peildatum),
        "punten": {"minimaal": rij["punten_minimaal"], "maximaal": rij["punten_maximaal"]},
        "maximale_huurprijs": {
            "minimaal": _tekst(rij["maximale_huurprijs_minimaal"]),
            "maximaal": _tekst(rij["maximale_huurprijs_maximaal"]),
        },
        "segmenten_mogelijk": rij["segmenten_mogelijk"].split("/"),
        "huurprijs": _tekst(rij["huurprijs"]),
        "boven_maximum": _OORDEEL.get(rij["boven_maximum"]),
        "te_veel": {"minimaal": _tekst(rij["te_veel_minimaal"]), "maximaal": _tekst(rij["te_veel_maximaal"])},
        "onbekend": rij["onbekend"].split(", "),
        "bepalend_feit": rij["bepalend_feit"],
        "aangenomen": [] if rij["aangenomen"] is None else rij["aangenomen"].split(", "),
        "aanname": _AANNAME,
        "grenzen": {g.naam: {"laag": str(g.laag), "hoog": str(g.hoog), "eenheid": g.eenheid} for g in grenzen.alle},
        "kwitantie": {"versie": k.versie, "parameters": k.parameters, "keuzes": dict(k.keuzes)},
    }


def _tekst(waarde: object) -> str | None:
    return None if waarde is None else str(waarde)


def als_tekst(feiten: dict[str, Any], uitslag: Uitslag, regeling: Regeling, grenzen: Grenzen) -> str:
    """De uitkomst voor een mens."""
    d = als_dict(feiten, uitslag, regeling, grenzen)
    k = kwitantie(regeling)
    punten, huur = d["punten"], d["maximale_huurprijs"]
    regels = [
        f"Registerwoning {d['id'] or ''}".rstrip() + f" · peildatum {d['peildatum']}",
        "",
        _regel("Punten", _bereik(punten["minimaal"], punten["maximaal"])),
        _regel("Maximale huurprijs", _bereik(_euro(huur["minimaal"]), _euro(huur["maximaal"]))),
        _regel("Segment", " of ".join(d["segmenten_mogelijk"])),
        *_tegen_huur(d),
        _regel("Onbekend", ", ".join(d["onbekend"])),
        _regel("Bepalend feit", str(d["bepalend_feit"])),
        "",
        _AANNAME,
        *([_ZONDER_MAAT] if punten["maximaal"] is None and not d["aangenomen"] else []),
        *(_ZONDER[naam] for naam in d["aangenomen"]),
        *(f"  {g.naam:<28} {_grens(g)}" for g in grenzen.alle),
        "",
        f"huurstelsel {k.versie} · parameters {k.parameters[:12]} · grenzen {grenzen.vingerafdruk[:12]}",
        _GEEN_RECHTEN,
    ]
    return "\n".join(regels) + "\n"


def _regel(naam: str, waarde: str) -> str:
    return f"{naam:<{_KOLOM}}{waarde}"


def _tegen_huur(d: dict[str, Any]) -> Iterator[str]:
    if d["huurprijs"] is None:
        return
    yield _regel("Overeengekomen", _euro(d["huurprijs"]) or "")
    te_veel = _bereik(_euro(d["te_veel"]["minimaal"]), _euro(d["te_veel"]["maximaal"]))
    uit = f"{d['boven_maximum']}{'' if d['boven_maximum'] == 'uitgesloten' else f' ({te_veel})'}"
    yield _regel("Boven het maximum", uit)


def _bereik(laag: object, hoog: object) -> str:
    return f"ten minste {laag}" if hoog is None else str(laag) if laag == hoog else f"{laag} tot en met {hoog}"


def _euro(bedrag: str | None) -> str | None:
    if bedrag is None:
        return None
    heel, centen = bedrag.split(".")
    return f"€ {int(heel):,}".replace(",", ".") + f",{centen}"


def _grens(g: Grens) -> str:
    return f"{_getal(g.laag)} tot en met {_getal(g.hoog)} {'' if g.eenheid == 'aantal' else g.eenheid}".rstrip()


def _getal(waarde: Fraction) -> str:
    """Een decimaal getal als dat in honderdsten kan, anders een breuk."""
    honderd = waarde * 100
    if honderd.denominator != 1:
        return str(waarde)
    heel, rest = divmod(int(honderd), 100)
    return f"{heel},{rest:02}" if rest else str(heel)
