"""Toewijzing van middeldure huurwoonruimte aan middeninkomens: wie in aanmerking komt, of onder het ontwerp van 2023 voorrang heeft.

Huisvestingswet 2014 art. 10 lid 3 tot en met 5. Zij werkt alleen waar de raad middeldure huurwoonruimte heeft aangewezen; hij mag hogere
inkomens kiezen. Het inkomen is dat van art. 1: de verzamelinkomens van de aanvragers, een ander begrip dan in BW 7:252a.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.feiten.rijen import afgekapt
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Bedrag, Beslissing, Reden, onbeslist
from huurstelsel.reken.datums import in_woorden
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from huurstelsel.feiten.huur import Huishouden
    from huurstelsel.huur.gemeente import Gemeente
    from huurstelsel.regeling import Regeling

_ID = "toewijzing"
VRIJ, VOORRANG, GEEN_VOORRANG = "geen beperking", "voorrang", "geen voorrang"
_PERSONEN = Melding("huishouden.personen", "Een- of meerpersoonshuishouden (alleen of meer).")
_INKOMEN = Melding(
    "huishouden.inkomen_toewijzing", "De verzamelinkomens van de aanvragers samen, kinderen uitgezonderd."
)
_AANGEWEZEN = Melding(
    "beleid.toewijzing",
    "Aangenomen dat de raad middeldure huurwoonruimte heeft aangewezen (Huisvestingswet 2014 art. 7 lid 1).",
)


def toewijzing(
    huishouden: Huishouden | None, middeldure: Beslissing, regeling: Regeling, gemeente: Gemeente | None = None
) -> Beslissing:
    """Of een huishouden voor een middeldure huurwoonruimte in aanmerking komt.

    Args:
        middeldure: de beslissing of het een middeldure huurwoonruimte is.
        gemeente: het beleid van de gemeente; zonder geldt het inkomen van de wet.
    """
    dag = regeling.peildatum
    beleid = gemeente if gemeente is not None and gemeente.geldt_op(dag) else None
    p = regeling.parameters("toewijzing")
    if not p.geldt("uitsluitend"):
        zin = f"op {in_woorden(dag)} kent de wet geen toewijzing aan middeninkomens"
        return Beslissing(_ID, _vraag(voorrang=False), VRIJ, (Reden(zin, "Huisvestingswet 2014 art. 10"),))
    vraag = _vraag(voorrang=not p.uitsluitend)
    if vrij := _vrij(middeldure, beleid, p.bron("uitsluitend").artikel):
        return Beslissing(_ID, vraag, VRIJ, vrij)
    ontbreekt = _ontbreekt(huishouden)
    if middeldure.uitkomst == NIET_TE_BESLISSEN or ontbreekt:
        return onbeslist(_ID, vraag, (*middeldure.ontbreekt, *ontbreekt))
    return _getoetst(vraag, huishouden, _grens(huishouden, regeling, beleid), beleid, uitsluitend=bool(p.uitsluitend))


def _vrij(middeldure: Beslissing, beleid: Gemeente | None, artikel: str) -> tuple[Reden, ...]:
    """Waarom de toewijzing hier niet werkt; leeg als zij dat wel doet."""
    if beleid is not None and beleid.middenhuur_aangewezen is False:
        zin = "de raad heeft middeldure huurwoonruimte niet aangewezen: een vergunning is niet nodig"
        return (Reden(zin, beleid.bron),)
    if middeldure.uitkomst == NEE:
        return (*middeldure.redenen, Reden("geen middeldure huurwoonruimte", artikel))
    return ()


def _vraag(*, voorrang: bool) -> str:
    if voorrang:
        return "Heeft dit huishouden voorrang voor deze middeldure huurwoonruimte?"
    return "Komt dit huishouden in aanmerking voor deze middeldure huurwoonruimte?"


def _ontbreekt(h: Huishouden | None) -> tuple[Melding, ...]:
    personen, inkomen = (None, None) if h is None else (h.personen, h.inkomen_toewijzing)
    return tuple(m for m, feit in ((_PERSONEN, personen), (_INKOMEN, inkomen)) if feit is None)


def _grens(h: Huishouden | None, regeling: Regeling, beleid: Gemeente | None) -> tuple[int, Reden]:
    """Het hoogste middeninkomen in eurocenten en waar het vandaan komt: het hoogste van dat van de wet en dat van de raad."""
    naam = "inkomen_alleen" if h is not None and h.personen == "alleen" else "inkomen_meer"
    p, soort = regeling.parameters("toewijzing"), "eenpersoons" if naam == "inkomen_alleen" else "meerpersoons"
    wet, raad = int(getattr(p, naam)), None if beleid is None else getattr(beleid, naam)
    if beleid is not None and raad is not None and raad > wet:
        return raad, Reden(
            f"de raad koos een hoger middeninkomen voor een {soort}huishouden", f"{beleid.bron}; {p.bron(naam).artikel}"
        )
    return wet, Reden(f"het middeninkomen van een {soort}huishouden", p.bron(naam).artikel)


def _getoetst(
    vraag: str, h: Huishouden | None, grens: tuple[int, Reden], beleid: Gemeente | None, *, uitsluitend: bool
) -> Beslissing:
    inkomen = 0 if h is None or h.inkomen_toewijzing is None else afgekapt(h.inkomen_toewijzing, 100)
    binnen = inkomen <= grens[0]
    zin = f"het inkomen is {'niet ' if binnen else ''}hoger dan het middeninkomen; een ondergrens is er niet"
    bedragen = (Bedrag("huishoudinkomen", inkomen), Bedrag("middeninkomen ten hoogste", grens[0]))
    namen = (JA, NEE) if uitsluitend else (VOORRANG, GEEN_VOORRANG)
    aannamen = () if beleid is not None and beleid.middenhuur_aangewezen else (_AANGEWEZEN,)
    return Beslissing(
        _ID, vraag, namen[not binnen], (grens[1], Reden(zin, grens[1].artikel)), bedragen, aannamen=aannamen
    )
