"""Wat er aan een post of een feit anders is, in een paar woorden: 12,00 m² → 12,60 m², of label C → A."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.bewijs import velden_van
from huurstelsel.reken.schrijven import euro, nederlands, opsomming
from huurstelsel.uitleg.blad import schoon
from huurstelsel.uitleg.tekst import VASTE_SPATIE
from huurstelsel.uitleg.waarden import vaste_datum

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from huurstelsel.feiten.verschil import Feitverschil
    from huurstelsel.posten import Geteld, Paar, Sleutel
    from huurstelsel.uitkomst import Postregel, Uitkomst

PIJL = "→"
NIET_OPGEGEVEN = "niet opgegeven"
NIETS = "0"
_EURO = re.compile(r"taxatiewaarde|huurprijs|kosten|subsidie|eigen_bijdrage|investering|extra_kwaliteit_\w+")
_M2 = re.compile(r"\w*oppervlakte")
_METER = re.compile(r"lengte|breedte|aaneengesloten|\w+_opening|\w+_muur|hoogte_\w+")
_MEESTE_RUIMTEN = 4


def hoeveelheid(regel: Postregel) -> str:
    """Wat een post telt, met haar eenheid: 24,51 m², 2, € 398.000; "" als er niets te tellen is."""
    aantal = regel.hoeveelheid
    if aantal is None:
        return ""
    if regel.eenheid == "euro":
        return euro(round(aantal * 100)).removesuffix(",00")
    if regel.eenheid in {"", "stuks"}:
        return nederlands(aantal)
    return f"{nederlands(aantal, 2 if aantal.denominator != 1 else 0)}{VASTE_SPATIE}{regel.eenheid}"


def verschil_in_hoeveelheid(paar: Paar, groep: Iterable[Paar], namen: Mapping[str, str]) -> str:
    """Hoeveel een post aan elke kant telt en met hoeveel adressen dat wordt gedeeld, als dat verschilt.

    Args:
        groep: de posten van dezelfde rubriek; bij een som over ruimten staan de ruimten waar het aan ligt erachter.
        namen: id → naam van ruimten; zonder naam staat er de id.
    """
    post = paar.sleutel.post
    som = paar.sleutel.ruimte is None and (post.endswith("_m2") or post in _BUITEN)
    if (paar.van is None or paar.naar is None) and not som:
        return ""
    if post == GEEN_BUITENRUIMTE:
        return _ruimten(post, groep, namen)
    van, naar = (_alle_hoeveelheden(g) if g else NIETS for g in (paar.van, paar.naar))
    delen = [_van_naar(van, naar)]
    if paar.van and paar.naar and len(paar.van.regels) == len(paar.naar.regels):
        delen.append(_van_naar(_delers(paar.van), _delers(paar.naar), "gedeeld door "))
    ruimten = _ruimten(post, groep, namen) if som else ""
    return ": ".join(filter(None, (", ".join(filter(None, delen)), ruimten)))


GEEN_BUITENRUIMTE = "geen_buitenruimte"
_BUITEN = {"prive_buitenruimten", GEEN_BUITENRUIMTE}
"""Posten over alle buitenruimten samen die niet naar hun m² heten; die zonder buitenruimte telt zelf niets."""

_RUIMTEPOST = {"vertrekken_m2": "opp_vertrek", "overige_ruimten_m2": "opp_overige_ruimte"}


def _ruimten(som: str, groep: Iterable[Paar], namen: Mapping[str, str]) -> str:
    """De ruimten waar een som over ruimten uit bestaat en die aan elke kant anders meetellen."""
    anders = []
    for sleutel, *kanten in groep:
        if sleutel.ruimte is not None and sleutel.post == _RUIMTEPOST.get(som, "opp_buitenruimte"):
            van, naar = (_alle_hoeveelheden(g) if g and _hoort_bij(som, g) else NIETS for g in kanten)
            anders += (
                [f"{schoon(namen.get(sleutel.ruimte, sleutel.ruimte))} {van} {PIJL} {naar}"] if van != naar else []
            )
    rest = len(anders) - _MEESTE_RUIMTEN
    return ", ".join([*anders[:_MEESTE_RUIMTEN], f"en {rest} andere"] if rest > 0 else anders)


def _hoort_bij(som: str, geteld: Geteld) -> bool:
    """Of een buitenruimte bij deze som hoort: privé en gemeenschappelijk worden apart opgeteld."""
    prive = geteld.regels[0].deler == 1
    return not som.startswith(("prive_", "gemeenschappelijke_")) or prive == som.startswith("prive_")


def _alle_hoeveelheden(geteld: Geteld) -> str:
    return " + ".join(filter(None, map(hoeveelheid, geteld.regels)))


def _delers(geteld: Geteld) -> str:
    return " en ".join(str(regel.deler) for regel in geteld.regels)


def _van_naar(van: str, naar: str, ervoor: str = "") -> str:
    return f"{ervoor}{van} {PIJL} {naar}" if van != naar and (van or naar) else ""


_BESLISSINGEN = {"4": ("energieprestatie",), "11": ("woz_waarde", "kleine_woning", "woz_klasse")}
"""Welke vaststellingen over de punten van een rubriek beslissen."""


def verschil_in_beslissing(groep: str, van: Uitkomst, naar: Uitkomst) -> str:
    """Welk feit van de woning aan elke kant telt, als dat een ander is: energielabel → bouwjaar."""
    delen = []
    for id_ in _BESLISSINGEN.get(groep, ()):
        uitkomsten = [next((v.uitkomst for v in u.vaststellingen if v.id == id_), "nee") for u in (van, naar)]
        delen.append(_van_naar(*(schoon(uitkomst).replace("_", " ") for uitkomst in uitkomsten)))
    return ", ".join(filter(None, delen))


def verschil_in_feiten(sleutel: Sleutel, feiten: Sequence[Feitverschil]) -> str:
    """De feiten waar een post van afhangt en die verschillen: die van haar ruimte, of anders van de woning."""
    velden = velden_van(sleutel.post)
    if sleutel.ruimte is None or (velden and velden[0].startswith("woning.")):
        return _feiten([f for f in feiten if f.ruimte is None and f.veld.startswith(velden or "-")])
    van_ruimte = [f for f in feiten if f.ruimte == sleutel.ruimte]
    voorziening = re.sub("_(toilet|bad)ruimte$", "", sleutel.post)
    kiezen = (
        [f for f in van_ruimte if f.veld == ""],
        [f for f in van_ruimte if f.veld.split(".")[1:2] == [voorziening]],
        [f for f in van_ruimte if f.veld.startswith(velden or "-")],
        van_ruimte,
    )
    return _feiten(next(filter(None, kiezen), []))


def verschil_in_veld(veld: str, feiten: Sequence[Feitverschil]) -> str:
    """Wat elke kant over één veld zegt."""
    return _feiten([f for f in feiten if f.veld == veld])


def _feiten(feiten: Sequence[Feitverschil]) -> str:
    """De feiten achter elkaar; van een energieprestatie zegt het label genoeg."""
    kern = [f for f in feiten if f.veld in _NAMEN] or feiten
    zinnen = [_feit(f) for f in kern[:_MEESTE_RUIMTEN]]
    rest = len(kern) - _MEESTE_RUIMTEN
    return "; ".join([*zinnen, f"en {rest} andere feiten"] if rest > 0 else zinnen)


def _feit(feit: Feitverschil) -> str:
    return f"{naam(feit)} {_alleen(feit) or van_naar(feit)}"


def _alleen(feit: Feitverschil) -> str:
    """Aan welke kant een heel onderdeel staat dat er aan de andere kant niet is."""
    if isinstance(feit.a, dict) and feit.b is None:
        return "alleen bij A"
    return "alleen bij B" if isinstance(feit.b, dict) and feit.a is None else ""


def van_naar(feit: Feitverschil) -> str:
    """Wat elke kant over een feit zegt; van een heel onderdeel alleen de kant die het heeft."""
    if alleen := _alleen(feit):
        return ": ".join(filter(None, (alleen, waarde(feit.a or feit.b, feit.veld))))
    return f"{waarde(feit.a, feit.veld)} {PIJL} {waarde(feit.b, feit.veld)}"


def naam(feit: Feitverschil) -> str:
    """Naam van een feit zoals een lezer haar leest: “aanrecht, lengte”, “energielabel”, “WOZ-waarde 1 januari 2025”."""
    if feit.veld in _NAMEN:
        return _NAMEN[feit.veld]
    delen = [_LIJSTEN.get(deel, deel) for deel in feit.veld.split(".") if deel not in _OVERBODIG]
    if delen[:1] == ["WOZ-waarde"]:
        delen = [f"WOZ-waarde {vaste_datum(date.fromisoformat(delen[1]))}", *(d for d in delen[2:] if d != "waarde")]
    return ", ".join(delen).replace("_", " ") or "ruimte"


_OVERBODIG = {"woning", "contract", "adres", "voorzieningen", "eisen"}
_LIJSTEN = {
    "energieprestaties": "energieprestatie",
    "woz_waarden": "WOZ-waarde",
    "renovaties": "renovatie",
    "laadpalen": "laadpaal",
    "woonvoorzieningen_gehandicapten": "woonvoorziening",
}
_NAMEN = {
    "woning.energieprestaties.label": "energielabel",
    "woning.energieprestaties.waarde": "energie-index",
    "contract.huurprijs": "overeengekomen huurprijs",
}


def waarde(opgegeven: object, veld: str = "") -> str:
    """Een waarde uit een document zoals een lezer haar schrijft; `None` is niet opgegeven."""
    if opgegeven is None:
        return NIET_OPGEGEVEN
    if isinstance(opgegeven, dict):
        return ", ".join(filter(None, (_deel(sleutel, deel, veld) for sleutel, deel in opgegeven.items())))
    if isinstance(opgegeven, tuple):
        return opsomming([waarde(deel, f"{veld}[]") for deel in opgegeven] or ["geen"])
    return _enkele_waarde(opgegeven, veld)


def _enkele_waarde(opgegeven: object, veld: str) -> str:
    if isinstance(opgegeven, bool):
        return "ja" if opgegeven else "nee"
    if isinstance(opgegeven, date):
        return vaste_datum(opgegeven)
    if isinstance(opgegeven, Decimal | Fraction):
        return _getal(Fraction(opgegeven), veld)
    return schoon(str(opgegeven)).replace("_", " ")


def _deel(sleutel: str, deel: object, veld: str) -> str:
    """Een veld van een heel onderdeel met zijn naam; wat niet is opgegeven en wat vanzelf spreekt, blijft weg."""
    if not deel or (sleutel, deel) in _VANZELF or _zegt_de_naam_al(sleutel, veld):
        return ""
    if deel is True:
        return sleutel.replace("_", " ")
    tekst = waarde(deel, f"{veld}.{sleutel}")
    return tekst if sleutel in _ZONDER_NAAM or isinstance(deel, dict) else f"{sleutel.replace('_', ' ')} {tekst}"


def _zegt_de_naam_al(sleutel: str, veld: str) -> bool:
    """Een voorziening heet naar haar soort, een WOZ-waarde naar haar waardepeildatum."""
    groep = {"soort": "voorzieningen.", "waardepeildatum": "woning.woz_waarden."}.get(sleutel)
    return groep is not None and veld.startswith(groep)


_VANZELF: tuple[tuple[str, object], ...] = (("aantal", 1), ("gedeeld_met_adressen", 1), ("voor", "woning"))
_ZONDER_NAAM = {"soort", "oppervlakte", "label", "waarde", "jaar", "voorzieningen"}


def _getal(getal: Fraction, veld: str) -> str:
    kort = veld.rpartition(".")[2]
    if _EURO.fullmatch(kort) or (veld.startswith("woning.woz_waarden") and kort == "waarde"):
        return euro(round(getal * 100)).removesuffix(",00")
    achter = "m²" if _M2.fullmatch(kort) else "m" if _METER.fullmatch(kort) else ""
    tekst = nederlands(getal, 2 if achter else 0, 4)
    return f"{tekst}{VASTE_SPATIE}{achter}" if achter else tekst
