"""Twee waarderingen naast elkaar: elk verschil herleid tot posten, met haar oorzaak, haar punten en haar bedrag.

Het verschil wordt in twee stappen afgelegd: eerst de feiten van B onder het recht van A, dan het recht van B. Kan dat niet (een bouwjaar
na de peildatum van A), dan andersom. Elke stap is een verschil tussen posten, en posten tellen exact op tot de punten; de bedragen
lopen langs de huurtabel van punt naar punt, zodat ook de centen exact optellen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from huurstelsel.bewijs import bewijs, bewijs_van_post
from huurstelsel.feiten.verschil import Feitverschil, andere_stellen, gedeelde_ids, ruimtenamen, verschillen
from huurstelsel.fouten import InvoerFout, RechtFout
from huurstelsel.oorzaken import AFRONDING, DATUM, FEIT, GEVOLG, Oorzaak, Rechtsverschil
from huurstelsel.posten import VOLGT, Paar, ids_tussen, paren, plaats, posten, punten
from huurstelsel.reken.schrijven import opsomming
from huurstelsel.uitleg.toelichting import (
    verschil_in_beslissing,
    verschil_in_feiten,
    verschil_in_hoeveelheid,
    verschil_in_veld,
)
from huurstelsel.waardering import waardeer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from huurstelsel.feiten.model import Document
    from huurstelsel.recht.tabellen import Tarief
    from huurstelsel.regeling import Regeling
    from huurstelsel.uitkomst import Uitkomst

FEITEN, RECHT = "feiten", "recht"

_PER_STEL = re.compile(r"maximering_(verwarmde|verkoelde|sanitair)|zolder_zonder_vaste_trap")
"""Wat over de ruimten van één stel samen gaat en geen eigen hoeveelheid heeft."""


@dataclass(frozen=True, slots=True)
class Kant:
    """Eén kant van een vergelijking.

    Attributes:
        naam: hoe de kant heet, bijvoorbeeld “verhuurder”.
        uitkomst: het document gewaardeerd onder de regeling.
    """

    naam: str
    document: Document
    regeling: Regeling
    uitkomst: Uitkomst

    @property
    def punten(self) -> int:
        """Hele punten; zijn er feiten onbekend, dan van de laagste invulling."""
        return punten(self.uitkomst)

    @property
    def maximaal(self) -> int:
        """Maximale huurprijs zonder opslag bij die punten, in eurocenten."""
        return _prijs(self.tarief, self.punten)

    @property
    def maximaal_met_opslag(self) -> int:
        """Maximale huurprijs met opslag, in eurocenten; zijn er feiten onbekend, dan de laagste."""
        return self.uitkomst.huurprijs.maximaal_met_opslag

    @property
    def tarief(self) -> Tarief:
        """De huurtabel van deze kant."""
        return self.regeling.voor(self.uitkomst.stelsel).tarief


class Verschil(NamedTuple):
    """Eén post die verschilt.

    Attributes:
        rubriek: nummer in het recht van B, of van A als B haar niet heeft; 0 voor de slotposten.
        post: id van de post.
        ruimte: id van de ruimte in A (of in B, als zij alleen daar is); `None` als de post niet bij één ruimte hoort.
        van, naar: punten in deze stap, vóór en na.
        effect: naar − van.
        centen: wat het effect doet met de maximale huurprijs zonder opslag.
        oorzaak: een van `oorzaken.OORZAKEN`.
        toelichting: wat er precies anders is.
        bewijs: waarmee het feit te bewijzen is; "" als het niet om een feit gaat.
        artikel: bepaling waarop de post rust.
        stap: "feiten" of "recht".
        groep: betekenis van de rubriek; gelijk voor een rubriek die in het recht van A en B een ander nummer heeft.
    """

    rubriek: int
    post: str
    ruimte: str | None
    van: Fraction
    naar: Fraction
    effect: Fraction
    centen: int
    oorzaak: str
    toelichting: str
    bewijs: str
    artikel: str
    stap: str
    groep: str


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Het verschil tussen twee waarderingen.

    Attributes:
        midden: de waardering tussen de twee stappen.
        stappen: de volgorde van de stappen.
        verschillen: de posten die verschillen, in die volgorde en daarbinnen in die van de wet.
        feiten_verschillen: de feiten die verschillen, ook als zij geen punten schelen.
        tarief_centen: wat een andere huurtabel bij dezelfde punten scheelt.
        opslag_centen: wat de opslagen schelen.
    """

    a: Kant
    b: Kant
    midden: Kant
    stappen: tuple[str, str]
    verschillen: tuple[Verschil, ...]
    feiten_verschillen: tuple[Feitverschil, ...]
    tarief_centen: int
    opslag_centen: int

    @property
    def punten(self) -> int:
        """Verschil in hele punten: de som van de effecten."""
        return self.b.punten - self.a.punten

    @property
    def centen(self) -> int:
        """Verschil in maximale huurprijs zonder opslag: de som van de posten en de andere huurtabel."""
        return self.b.maximaal - self.a.maximaal

    @property
    def centen_met_opslag(self) -> int:
        """Verschil in maximale huurprijs met opslag: de som van alles."""
        return self.b.maximaal_met_opslag - self.a.maximaal_met_opslag


def vergelijk(a: Kant, b: Kant) -> Vergelijking:
    """Herleid het verschil tussen twee waarderingen tot posten.

    Raises:
        InvoerFout, RechtFout: de feiten van de ene kant zijn niet te waarderen onder het recht van de andere, in geen van beide richtingen.
    """
    a, b = (replace(kant, regeling=_passend(kant.regeling, kant)) for kant in (a, b))
    midden, namen = _midden(a, b)
    eerst, dan = (_STAPPEN[naam](van, naar) for naam, van, naar in zip(namen, (a, midden), (midden, b), strict=True))
    return Vergelijking(
        a=a,
        b=b,
        midden=midden,
        stappen=namen,
        verschillen=(*eerst, *dan),
        feiten_verschillen=verschillen(a.document, b.document),
        tarief_centen=_ander_tarief(a, midden) + _ander_tarief(midden, b),
        opslag_centen=(b.maximaal_met_opslag - b.maximaal) - (a.maximaal_met_opslag - a.maximaal),
    )


def _midden(a: Kant, b: Kant) -> tuple[Kant, tuple[str, str]]:
    """De feiten van B onder het recht van A; is dat niet te waarderen, dan de feiten van A onder het recht van B."""
    try:
        return _met_recht(b, a.regeling), (FEITEN, RECHT)
    except (InvoerFout, RechtFout) as e:
        try:
            return _met_recht(a, b.regeling), (RECHT, FEITEN)
        except (InvoerFout, RechtFout):
            raise e from None


def _met_recht(kant: Kant, regeling: Regeling) -> Kant:
    """Dezelfde feiten onder ander recht."""
    regeling = _passend(regeling, kant)
    if regeling == kant.regeling:
        return kant
    return replace(kant, regeling=regeling, uitkomst=waardeer(kant.document, regeling))


def _passend(regeling: Regeling, kant: Kant) -> Regeling:
    """Een regeling voor het stelsel en de huurovereenkomst van een kant."""
    zonder = replace(regeling, overgangsrecht=()) if regeling.overgangsrecht else regeling
    return zonder.voor(kant.uitkomst.stelsel).voor_overeenkomst(kant.document.contract.ondertekend)


def _ander_tarief(van: Kant, naar: Kant) -> int:
    """Wat de huurtabel van `naar` scheelt bij de punten van `naar`."""
    return _centen(naar.tarief, Fraction(naar.punten)) - _centen(van.tarief, Fraction(naar.punten))


def _prijs(tarief: Tarief, punten: int) -> int:
    return int(tarief.maximale_huurprijs(np.array([punten]))[0])


def _centen(tarief: Tarief, punten: Fraction) -> int:
    """Huurprijs bij punten, tussen twee hele punten naar evenredigheid, op hele centen (de helft naar boven)."""
    heel = punten.numerator // punten.denominator
    onder, boven = _prijs(tarief, heel), _prijs(tarief, heel + 1)
    prijs = onder + (punten - heel) * (boven - onder) + Fraction(1, 2)
    return prijs.numerator // prijs.denominator


# --- de stappen ------------------------------------------------------------------------------------------------------


def _feiten(van: Kant, naar: Kant) -> list[Verschil]:
    """Dezelfde regels over andere feiten; kiest de dag van ondertekening ander recht (overgangsrecht van een voorstel), dan dat het laatst."""
    tussen = _zelfde_overgangsrecht(van, naar)
    alle = [*_andere_feiten(van, tussen), *_andere_ondertekening(tussen, naar)]
    nummers = {x.groep: x.rubriek for x in alle}
    return sorted(alle, key=lambda x: plaats(nummers, x.groep, x.post))


def _zelfde_overgangsrecht(van: Kant, naar: Kant) -> Kant:
    """De feiten van `naar`, ondertekend als `van` waar een voorstel daar ander recht aan verbindt."""
    if van.regeling.overgangsrecht == naar.regeling.overgangsrecht:
        return naar
    contract = naar.document.contract.model_copy(update={"ondertekend": van.document.contract.ondertekend})
    return _met_recht(replace(naar, document=naar.document.model_copy(update={"contract": contract})), van.regeling)


def _andere_ondertekening(van: Kant, naar: Kant) -> list[Verschil]:
    """Dezelfde feiten op de dag van ondertekening na: een voorstel laat de ene overeenkomst haar oude recht en de andere niet."""
    if van.regeling == naar.regeling:
        return []
    recht = Rechtsverschil(naar.document, van.regeling, naar.regeling, van.uitkomst, naar.uitkomst)
    laat = dict.fromkeys((*van.regeling.overgangsrecht, *naar.regeling.overgangsrecht))
    bepaling = opsomming(v.overgangsbepaling for v in laat)
    dagen = verschil_in_veld("contract.ondertekend", verschillen(van.document, naar.document))

    def oorzaak(paar: Paar) -> Oorzaak:
        gevonden = recht.van(paar.sleutel)
        if gevonden.soort in {AFRONDING, GEVOLG}:
            return gevonden
        return Oorzaak(FEIT, (f"{dagen} ({bepaling})", *gevonden.zinnen), "contract.ondertekend")

    alle = paren(posten(van.uitkomst, van.regeling), posten(naar.uitkomst, naar.regeling))
    return _stap(FEITEN, van.tarief, punten(van.uitkomst), alle, oorzaak)


def _andere_feiten(van: Kant, naar: Kant) -> list[Verschil]:
    """Dezelfde regels over andere feiten."""
    ids, namen = gedeelde_ids(van.document, naar.document), ruimtenamen(van.document, naar.document)
    alle = paren(posten(van.uitkomst, van.regeling), posten(naar.uitkomst, naar.regeling, ruimten=ids))
    feiten = verschillen(van.document, naar.document)
    anders = andere_stellen(van.document, naar.document)
    stel = verschil_in_veld("gedeeld_stel", feiten) if anders else ""

    def oorzaak(paar: Paar) -> Oorzaak:
        if stel and _PER_STEL.match(paar.sleutel.post) and any(regel.deler > 1 for regel in paar.geteld.regels):
            return Oorzaak(FEIT, (stel,), "gedeeld_stel")
        if VOLGT.match(paar.sleutel.post):
            return Oorzaak(AFRONDING if paar.sleutel.post.startswith("afronding") else GEVOLG)
        zin = _hoeveelheid(paar, alle, namen) or verschil_in_feiten(paar.sleutel, feiten)
        if not zin and paar.van and paar.naar:
            return Oorzaak(GEVOLG)  # geen feit van de post zelf verschilt
        return Oorzaak(FEIT, (zin or f"alleen bij {'B' if paar.naar else 'A'}",))

    return _stap(FEITEN, van.tarief, punten(van.uitkomst), alle, oorzaak)


def _recht(van: Kant, naar: Kant) -> list[Verschil]:
    """Andere regels over dezelfde feiten."""
    if van.regeling == naar.regeling:
        return []
    ids, namen = ids_tussen(van.regeling, naar.regeling), ruimtenamen(van.document, van.document)
    alle = paren(posten(van.uitkomst, van.regeling, ids=ids), posten(naar.uitkomst, naar.regeling, ids=ids))
    recht = Rechtsverschil(van.document, van.regeling, naar.regeling, van.uitkomst, naar.uitkomst)

    def oorzaak(paar: Paar) -> Oorzaak:
        gevonden = recht.van(paar.sleutel)
        if gevonden.soort == AFRONDING:
            return gevonden
        beslissing = verschil_in_beslissing(paar.sleutel.groep, van.uitkomst, naar.uitkomst)
        aantal = _hoeveelheid(paar, alle, namen) if paar.van and paar.naar else ""
        extra = (aantal, beslissing if gevonden.soort == DATUM else "")
        nieuw = (zin for zin in extra if zin and not any(zin in eerder for eerder in gevonden.zinnen))
        return Oorzaak(gevonden.soort, (*gevonden.zinnen, *nieuw))

    return _stap(RECHT, van.tarief, punten(van.uitkomst), alle, oorzaak)


_STAPPEN: Mapping[str, Callable[[Kant, Kant], list[Verschil]]] = {FEITEN: _feiten, RECHT: _recht}


def _stap(
    naam: str, tarief: Tarief, begin: int, alle: Iterable[Paar], oorzaak: Callable[[Paar], Oorzaak]
) -> list[Verschil]:
    """De posten die verschillen; elke schuift de punten op langs de huurtabel, te beginnen bij die van de oude kant."""
    stand, uit = Fraction(begin), []
    for paar in alle:
        van, naar = paar.punten
        if van == naar:
            continue
        waardoor = oorzaak(paar)
        centen = _centen(tarief, stand + naar - van) - _centen(tarief, stand)
        stand += naar - van
        uit.append(_verschil(naam, paar, centen, waardoor))
    return uit


def _verschil(stap: str, paar: Paar, centen: int, oorzaak: Oorzaak) -> Verschil:
    (van, naar), sleutel = paar.punten, paar.sleutel
    return Verschil(
        rubriek=paar.geteld.rubriek,
        post=sleutel.post,
        ruimte=sleutel.ruimte,
        van=van,
        naar=naar,
        effect=naar - van,
        centen=centen,
        oorzaak=oorzaak.soort,
        toelichting="; ".join(oorzaak.zinnen),
        bewijs=_bewijs(sleutel.post, oorzaak),
        artikel=paar.geteld.regels[0].artikel,
        stap=stap,
        groep=sleutel.groep,
    )


def _bewijs(post: str, oorzaak: Oorzaak) -> str:
    if oorzaak.soort != FEIT:
        return ""
    return bewijs(oorzaak.veld) if oorzaak.veld else bewijs_van_post(post)


def _hoeveelheid(paar: Paar, alle: Sequence[Paar], namen: Mapping[str, str]) -> str:
    """Wat er aan hoeveelheid verschilt; bij een som over ruimten ook per ruimte."""
    return verschil_in_hoeveelheid(paar, [ander for ander in alle if ander.sleutel.groep == paar.sleutel.groep], namen)
