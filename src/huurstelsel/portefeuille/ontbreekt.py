"""Welke velden van een woning niet zijn ingevuld, en hoeveel punten een onbekend feit op zichzelf openlaat."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.feiten import onbekend
from huurstelsel.feiten.rijen import Invulling
from huurstelsel.feiten.soorten import BINNENSHUIS, RUIMTECODE, RUIMTESOORTEN, VOORZIENINGCODE
from huurstelsel.portefeuille.inlezen_ruimten import _BINNEN as BINNEN
from huurstelsel.portefeuille.kolom import Velden
from huurstelsel.portefeuille.kolomsgewijs import WAARDEN, gevallen
from huurstelsel.reken.getallen import stuk
from huurstelsel.waardering import reken

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from huurstelsel.feiten.model import Document
    from huurstelsel.portefeuille.inlezen import Ingelezen
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker
    from huurstelsel.waardering import Gewaardeerd, Zaak

OPPERVLAKTE, VERWARMD = "woning.ruimten.oppervlakte", "woning.ruimten.verwarmd"
AANRECHT = "woning.ruimten.voorzieningen.lengte"
GEMEENTE = "adres.gemeente"

WONINGVELDEN = (
    "id",
    GEMEENTE,
    "contract.ondertekend",
    "contract.huurprijs",
    "woning.woningtype",
    "woning.bouwjaar",
    "woning.gebruiksoppervlakte",
    "woning.energieprestaties",
    "woning.woz_waarden",
    "woning.ruimten",
    OPPERVLAKTE,
    VERWARMD,
    AANRECHT,
)
"""De velden waarvan wordt geteld hoe vaak zij ontbreken."""

_FEITEN = ("woning.woningtype", "woning.bouwjaar", "contract.ondertekend", VERWARMD, OPPERVLAKTE)
"""Het veld bij elk feit van `kolomsgewijs`."""

_PLAATSEN = ("gemeente", "woonplaats", "woonplaatscode")


def uit_kolommen(brok: pa.RecordBatch) -> dict[str, Masker]:
    """Per veld de rijen van een brok waar het ontbreekt."""
    document = Velden(dict(zip(brok.schema.names, brok.columns, strict=True)), brok.num_rows)
    woning, contract, adres = (document.groep(naam) for naam in ("woning", "contract", "adres"))
    uit = {"id": ~document.bekend("id"), GEMEENTE: ~adres.gevuld(*_PLAATSEN)}
    uit |= {f"contract.{naam}": ~contract.bekend(naam) for naam in ("ondertekend", "huurprijs")}
    uit |= {f"woning.{naam}": ~woning.bekend(naam) for naam in ("woningtype", "bouwjaar", "gebruiksoppervlakte")}
    uit["woning.energieprestaties"] = ~woning.gevuld("energieprestaties")
    uit["woning.woz_waarden"] = ~woning.gevuld("woz_waarden", "taxatiewaarde")
    return uit | _uit_ruimten(woning)


def _uit_ruimten(woning: Velden) -> dict[str, Masker]:
    aantallen, ruimten = woning.lijst("ruimten")
    rij = np.repeat(np.arange(woning.n), aantallen)
    soort = np.maximum(ruimten.code("soort", RUIMTECODE), 0)
    maten = ruimten.bekend("oppervlakte") | (ruimten.bekend("lengte") & ruimten.bekend("breedte"))
    koud = ~ruimten.bekend("verwarmd") & ~ruimten.ja("verkoeld") & BINNEN[soort]
    per_ruimte, voorzieningen = ruimten.lijst("voorzieningen")
    aanrecht = voorzieningen.code("soort", VOORZIENINGCODE) == VOORZIENINGCODE["aanrecht"]
    aanrecht &= ~voorzieningen.bekend("lengte")
    return {
        "woning.ruimten": aantallen == 0,
        OPPERVLAKTE: _ergens(rij, ~maten & (soort != RUIMTECODE["parkeerplek"]), woning.n),
        VERWARMD: _ergens(rij, koud, woning.n),
        AANRECHT: _ergens(np.repeat(rij, per_ruimte), aanrecht, woning.n),
    }


def _ergens(rij: Kolom, masker: Masker, n: int) -> Masker:
    uit = np.zeros(n, np.bool_)
    uit[rij[masker]] = True
    return uit


def uit_document(d: Document) -> Iterator[str]:
    """De velden die in een document ontbreken."""
    woning, contract, ruimten = d.woning, d.contract, d.woning.ruimten
    waarden: dict[str, object] = {
        "id": d.id,
        GEMEENTE: any(getattr(d.adres, naam) for naam in _PLAATSEN) or None,
        "contract.ondertekend": contract.ondertekend,
        "contract.huurprijs": contract.huurprijs,
        "woning.woningtype": woning.woningtype,
        "woning.bouwjaar": woning.bouwjaar,
        "woning.gebruiksoppervlakte": woning.gebruiksoppervlakte,
        "woning.energieprestaties": woning.energieprestaties or None,
        "woning.woz_waarden": woning.woz_waarden or woning.taxatiewaarde or None,
        "woning.ruimten": ruimten or None,
    }
    yield from (veld for veld, waarde in waarden.items() if waarde is None)
    if any(r.oppervlakte is None and None in {r.lengte, r.breedte} and r.soort != "parkeerplek" for r in ruimten):
        yield OPPERVLAKTE
    binnen = [r for r in ruimten if RUIMTESOORTEN[r.soort].klasse in BINNENSHUIS]
    if any(r.verwarmd is None and not r.verkoeld for r in binnen):
        yield VERWARMD
    if any(v.soort == "aanrecht" and v.lengte is None for r in ruimten for v in r.voorzieningen):
        yield AANRECHT


def breedten(gelezen: Ingelezen, patroon: int, regeling: Regeling) -> Iterator[tuple[str, Kolom]]:
    """Per onbekend feit van dit patroon hoeveel hele punten het openlaat, met de andere op de laagste invulling; −1 zonder bovengrens."""
    feiten = [feit for feit in WAARDEN if patroon >> feit & 1]
    if not feiten:  # weggelaten ruimten alleen: daar is niets in te vullen
        return
    n, vorm = gelezen.w.n, tuple(len(WAARDEN[feit]) for feit in feiten)
    gerekend = (reken(w, regeling, grootboek=False) for w in gevallen(gelezen, patroon))
    onafgerond, punten = (
        np.stack(kolommen) for kolommen in zip(*((g.onafgerond, g.punten) for g in gerekend), strict=True)
    )
    plaats = np.unravel_index(np.argmin(onafgerond, axis=0), vorm)
    for as_, feit in enumerate(feiten):
        langs = []
        for waarde in range(vorm[as_]):
            hier = tuple(np.full(n, waarde) if i == as_ else nummer for i, nummer in enumerate(plaats))
            langs.append(punten[np.ravel_multi_index(hier, vorm), np.arange(n)])
        breedte = np.max(langs, axis=0) - np.min(langs, axis=0)
        yield _FEITEN[feit], np.where((_FEITEN[feit] == OPPERVLAKTE) & gelezen.onbekend.oppervlakte_binnen, -1, breedte)


def breedten_van_zaak(zaak: Zaak, g: Gewaardeerd, rijen: range) -> Iterator[tuple[str, int]]:
    """Hetzelfde van een document, uit zijn invullingen."""
    onafgerond, punten = stuk(g.onafgerond, rijen), stuk(g.punten, rijen)
    laagste = zaak.invullingen[onafgerond.index(min(onafgerond))]
    velden = [veld.name for veld in fields(Invulling)]
    open_ = {re.sub(r"\[\d+\]", "", m.pad) for m in zaak.onbekende}
    for naam in velden:
        if naam == PLEKKEN or len({getattr(invulling, naam) for invulling in zaak.invullingen}) == 1:
            continue
        samen = {naam, PLEKKEN} if naam == "ruim" else {naam}
        langs = [
            punt
            for invulling, punt in zip(zaak.invullingen, punten, strict=True)
            if all(getattr(invulling, ander) == getattr(laagste, ander) for ander in velden if ander not in samen)
        ]
        for veld in sorted(open_ & _VAN_INVULLING[naam]):
            onbepaald = veld == OPPERVLAKTE and onbekend.onbepaald(zaak.document.woning, zaak.ruimten, voor_wbh=False)
            yield _VELD.get(veld, veld), -1 if onbepaald else max(langs) - min(langs)


PLEKKEN = "plekken"
"""Gaat samen met `ruim`: een plek zonder maat is een oppervlakte die dat al openlaat."""

_VELD = {
    "woning.ruimten.voorzieningen": AANRECHT,
    "woning.energieprestaties": "woning.energieprestaties.gebruiksoppervlakte",
}
_VAN_INVULLING = {
    "ruim": {VERWARMD, OPPERVLAKTE, "woning.ruimten.voorzieningen_onbekend"},
    "woningtype": {"woning.woningtype"},
    "bouwjaar": {"woning.bouwjaar"},
    "ondertekend": {"contract.ondertekend"},
    "labeloppervlakte": {"woning.energieprestaties"},
    "aanrechten": {"woning.ruimten.voorzieningen"},
    "woz_klasse": {GEMEENTE, "woning.gebruiksoppervlakte"},
    "sanitair": {"woning.woonwagen.sanitair", "woning.standplaats.sanitair"},
    "in_corop": {GEMEENTE},
}
"""Per veld van `Invulling` de velden van het document die het openlaten."""
