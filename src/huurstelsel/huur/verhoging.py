"""De jaarlijkse huurverhoging: wat de huurprijs op een dag ten hoogste mag worden, en of een voorstel daarbinnen blijft.

De grens van art. 10 Uhw, de maximale huurprijs, de termijn van twaalf maanden en het inhalen van art. 10a zijn elk een beslissing; de
hoogste huurprijs is hun samenstel. Wat daarboven gaat is nietig, tot op de cent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.fouten import FeitenFout, RechtFout
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Bedrag, Beslissing, Reden, onbeslist
from huurstelsel.huur.verhoging_grens import GEEN, LAAG, LID_2, op_dag
from huurstelsel.huur.verhoging_inhaal import INGEHAALD, TRAP, huurtrap, inhaal
from huurstelsel.huur.verhoging_inkomen import KLASSEN, inkomensklasse
from huurstelsel.huur.verhoging_maximum import maximum, te_hoog
from huurstelsel.huur.verhoging_regel import MET_BEDING, NIETS, grondslag, regel
from huurstelsel.huur.verhoging_termijn import bezwaar, gebreken_houden_tegen, termijn, verjaring
from huurstelsel.huur.verhoging_verbetering import woningverbetering
from huurstelsel.huur.verhoging_verlaging import huurverlaging_inkomen
from huurstelsel.huur.verhoging_vorm import vormvereisten
from huurstelsel.huur.verhoging_zaak import Gevraagd, Verhogingszaak, controleer
from huurstelsel.huur.zaak import HUURPRIJS
from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.schrijven import euro
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.feiten.model import Document
    from huurstelsel.huur.verhoging_grens import Grens
    from huurstelsel.huur.waarderingen import Bereik
    from huurstelsel.regeling import Regeling

GELDEND, HOOGSTE, TOEGESTAAN = "geldende huurprijs", "hoogste huurprijs", "toegestane verhoging"
TE_VEEL, GELDT = "te veel", "huurprijs die geldt"


@dataclass(frozen=True, slots=True)
class Verhoging:
    """Alles wat over een verhoging is te zeggen.

    Attributes:
        hoogste: of de huurprijs omhoog mag, en tot welk bedrag.
        voorstel: of de voorgestelde huurprijs daarbinnen blijft; `None` als er geen is.
        overige: de stappen ertussen en de gevolgen.
    """

    hoogste: Beslissing
    voorstel: Beslissing | None
    overige: tuple[Beslissing, ...]

    @property
    def beslissingen(self) -> tuple[Beslissing, ...]:
        """Alle beslissingen, de uitkomst voorop."""
        return (self.hoogste, *(() if self.voorstel is None else (self.voorstel,)), *self.overige)

    def __getitem__(self, id_: str) -> Beslissing:
        """De beslissing met deze naam; `KeyError` als zij er niet is."""
        return {b.id: b for b in self.beslissingen}[id_]


def verhoging(document: Document, regeling: Regeling, gevraagd: Gevraagd) -> Verhoging:
    """Beslis over een verhoging.

    Args:
        regeling: de regeling op de ingangsdatum van de verhoging.

    Raises:
        FeitenFout: de feiten of de vraag kloppen niet; alle fouten tegelijk.
    """
    if fouten := controleer(document, gevraagd):
        raise FeitenFout(fouten)
    v = Verhogingszaak(document, regeling, gevraagd)
    regel_ = regel(v)
    grondslag_ = grondslag(v, regel_)
    klasse = inkomensklasse(v, grondslag_) if regel_.uitkomst == LID_2 and v.soort.zelfstandig else None
    maximum_, bereik = maximum(v, regel_)
    stappen = _Stappen(v, regel_, grondslag_, klasse, termijn(v, grondslag_), maximum_, bereik)
    hoogste, vorm = _hoogste(stappen), vormvereisten(v, grondslag_, klasse)
    extra = (stappen.inhaal, stappen.trap, _verlaging(stappen), vorm, *_gevolgen(stappen))
    tussen = (regel_, grondslag_, klasse, stappen.termijn, maximum_, *extra)
    return Verhoging(hoogste, _voorstel(stappen, hoogste, vorm), tuple(b for b in tussen if b is not None))


class _Stappen(NamedTuple):
    v: Verhogingszaak
    regel: Beslissing
    grondslag: Beslissing
    klasse: Beslissing | None
    termijn: Beslissing
    maximum: Beslissing
    bereik: Bereik | None

    @property
    def inhaal(self) -> Beslissing | None:
        return inhaal(self.v, self.regel)

    @property
    def trap(self) -> Beslissing | None:
        return huurtrap(self.v, self.regel)


def _verlaging(s: _Stappen) -> Beslissing | None:
    huur = s.v.huur.centen
    return None if huur is None or s.bereik is None else te_hoog(s.v, huur, s.bereik)


def _gevolgen(s: _Stappen) -> tuple[Beslissing | None, ...]:
    v = s.v
    return (
        bezwaar(v, s.regel, s.grondslag),
        None if s.grondslag.uitkomst == NIETS else verjaring(v),
        huurverlaging_inkomen(v, s.regel),
        woningverbetering(v),
    )


_ID = "hoogste_huurprijs"


def _hoogste(s: _Stappen) -> Beslissing:
    """De hoogste huurprijs: jaarlijks of ingehaald of volgens de trap, en niet boven de maximale huurprijs als die bindt."""
    vraag = f"Mag de huurprijs op {in_woorden(s.v.ingang)} omhoog?"
    huur, ontbreekt = s.v.huur.centen, _ontbreekt(s)
    if huur is None or ontbreekt:
        return onbeslist(_ID, vraag, ontbreekt)
    if s.grondslag.uitkomst == NIETS:
        return _uitkomst(s, vraag, huur, huur, s.grondslag.redenen)
    if s.regel.uitkomst == GEEN and s.termijn.uitkomst == NEE:
        return _uitkomst(s, vraag, huur, huur, s.termijn.redenen)
    try:
        grens = _grens(s, huur)
    except RechtFout as e:
        return _zonder_grens(s, vraag, e)
    los, redenen = _ongebonden(s, huur, grens)
    return _gebonden(s, vraag, huur, los, grens, redenen)


def _ontbreekt(s: _Stappen) -> tuple[Melding, ...]:
    """Welke feiten ontbreken om de grens te kennen."""
    ontbreekt = [] if s.v.huur.centen is not None else [HUURPRIJS]
    for b in (s.regel, s.grondslag, s.klasse):
        if b is not None and b.uitkomst == NIET_TE_BESLISSEN:
            ontbreekt += b.ontbreekt
    return tuple(dict.fromkeys(ontbreekt))


def _grens(s: _Stappen, huur: int) -> Grens:
    klasse = KLASSEN[s.klasse.uitkomst] if s.klasse is not None else LAAG
    return op_dag(s.v.regeling, s.regel.uitkomst, huur, klasse=klasse, soort=s.v.soort, reeksen=s.v.reeksen)


def _zonder_grens(s: _Stappen, vraag: str, fout: RechtFout) -> Beslissing:
    """Geen grens in de wet, of een percentage dat niet bekend is."""
    if s.regel.uitkomst == GEEN:
        zin = "de wet begrenst deze verhoging niet; wat is overeengekomen geldt"
        return Beslissing(_ID, vraag, "onbegrensd", (*s.regel.redenen, Reden(zin, "BW 7:246")))
    return onbeslist(_ID, vraag, (Melding("", f"{str(fout)[:1].upper()}{str(fout)[1:]}."),), *s.regel.redenen)


def _ongebonden(s: _Stappen, huur: int, grens: Grens) -> tuple[int, list[Reden]]:
    """De hoogste huurprijs naar art. 10 en 10a, nog zonder de maximale huurprijs."""
    redenen, uit = [*s.termijn.redenen], huur
    if s.termijn.uitkomst == JA:
        uit = grens.hoogste(huur, s.v.afronding)
        redenen = [Reden(f"{grens.naam}: ten hoogste {grens.tekst()}", grens.artikel)]
    for b, naam in _in_afwijking(s):
        if b.uitkomst == JA and b.bedrag(naam) > uit:
            uit, redenen = b.bedrag(naam), [*b.redenen]
    return uit, redenen


def _in_afwijking(s: _Stappen) -> Iterator[tuple[Beslissing, str]]:
    """Art. 10a: inhalen staat los van de twaalf maanden, een trap alleen bij een beding (BW 7:250 lid 3, 7:251 lid 1).

    Vastgestelde gebreken houden ook het inhalen tegen (BW 7:250 lid 2).
    """
    beding = s.grondslag.uitkomst == MET_BEDING
    if s.inhaal is not None and (beding or not gebreken_houden_tegen(s.v)):
        yield s.inhaal, INGEHAALD
    if s.trap is not None and (beding or s.termijn.uitkomst == JA):
        yield s.trap, TRAP


def _gebonden(s: _Stappen, vraag: str, huur: int, los: int, grens: Grens, redenen: list[Reden]) -> Beslissing:  # noqa: PLR0913, PLR0917
    """Breng de maximale huurprijs in rekening; hangt zij van onbekende feiten af en doet dat ertoe, dan is het niet te beslissen."""
    naar_wet = (Bedrag("huurprijs naar art. 10 en 10a", los, grens.zekerheid),) if los > huur else ()
    if s.maximum.uitkomst == NIET_TE_BESLISSEN and los > huur:
        return Beslissing(_ID, vraag, NIET_TE_BESLISSEN, tuple(redenen), naar_wet, ontbreekt=s.maximum.ontbreekt)
    if s.bereik is None or los <= huur:
        return _uitkomst(s, vraag, huur, los, tuple(redenen), grens.zekerheid)
    laagst = max(huur, min(los, s.bereik.laag))
    hoogst = max(huur, los if s.bereik.hoog is None else min(los, s.bereik.hoog))
    if laagst != hoogst:
        melding = Melding("woning", "De maximale huurprijs hangt van onbekende feiten af.")
        bedragen = (*naar_wet, Bedrag("ten minste", laagst), Bedrag("ten hoogste", hoogst))
        return Beslissing(_ID, vraag, NIET_TE_BESLISSEN, tuple(redenen), bedragen, ontbreekt=(melding,))
    if laagst < los:
        redenen.append(
            Reden(f"niet boven de maximale huurprijs van {euro(s.bereik.laag)}", "bijlage V, II; Uhw art. 13 lid 5")
        )
    return _uitkomst(s, vraag, huur, laagst, tuple(redenen), grens.zekerheid)


def _uitkomst(  # noqa: PLR0913, PLR0917
    s: _Stappen, vraag: str, huur: int, hoogste: int, redenen: tuple[Reden, ...], zeker: str = ""
) -> Beslissing:
    bedragen = (Bedrag(GELDEND, huur), Bedrag(TOEGESTAAN, hoogste - huur, zeker), Bedrag(HOOGSTE, hoogste, zeker))
    aannamen = (*s.v.huur.aannamen, *s.termijn.aannamen, *(() if s.klasse is None else s.klasse.aannamen))
    return Beslissing(_ID, vraag, JA if hoogste > huur else NEE, redenen, bedragen, aannamen=aannamen)


def _voorstel(s: _Stappen, hoogste: Beslissing, vorm: Beslissing | None) -> Beslissing | None:
    """Of de voorgestelde huurprijs mag, en wat er te veel is."""
    voorgesteld, huur = s.v.voorgesteld, s.v.huur.centen
    if voorgesteld is None:
        return None
    vraag, id_ = f"Is een huurprijs van {euro(voorgesteld)} toegestaan?", "voorstel"
    if vorm is not None and vorm.uitkomst == NEE and huur is not None:
        return _afgewezen(id_, vraag, voorgesteld, huur, vorm.redenen)
    if hoogste.uitkomst == "onbegrensd":
        return Beslissing(id_, vraag, JA, hoogste.redenen)
    if hoogste.uitkomst == NIET_TE_BESLISSEN:
        return _onzeker(id_, vraag, voorgesteld, hoogste)
    mag = hoogste.bedrag(HOOGSTE)
    if voorgesteld <= mag:
        bedragen = (Bedrag("voorgestelde huurprijs", voorgesteld), Bedrag(HOOGSTE, mag), Bedrag(TE_VEEL, 0))
        return Beslissing(id_, vraag, JA, hoogste.redenen, bedragen)
    return _afgewezen(id_, vraag, voorgesteld, mag, (*hoogste.redenen, _gevolg(s)))


def _afgewezen(id_: str, vraag: str, voorgesteld: int, mag: int, redenen: tuple[Reden, ...]) -> Beslissing:
    bedragen = (
        Bedrag("voorgestelde huurprijs", voorgesteld),
        Bedrag(HOOGSTE, mag),
        Bedrag(TE_VEEL, max(0, voorgesteld - mag)),
        Bedrag(GELDT, min(voorgesteld, mag)),
    )
    return Beslissing(id_, vraag, NEE, redenen, bedragen)


def _gevolg(s: _Stappen) -> Reden:
    """Wat er met het meerdere gebeurt."""
    if s.grondslag.uitkomst == NIETS:
        return Reden("de geldende huurprijs blijft verschuldigd", "BW 7:246")
    if s.grondslag.uitkomst == MET_BEDING:
        zin = "het meerdere is nietig; de huurprijs geldt als verhoogd met de toegelaten verhoging"
        return Reden(zin, "BW 7:248 lid 2" if s.regel.uitkomst == LID_2 else "BW 7:248 lid 3")
    return Reden("de Huurcommissie acht alleen de toegelaten verhoging redelijk", "Uhw art. 13 lid 1 en 3")


def _onzeker(id_: str, vraag: str, voorgesteld: int, hoogste: Beslissing) -> Beslissing:
    """Ook zonder vast bedrag is een voorstel onder het laagste toegestaan en een boven het hoogste niet."""
    bekend = {b.naam: b.centen for b in hoogste.bedragen}
    if "ten minste" in bekend and voorgesteld <= bekend["ten minste"]:
        return Beslissing(id_, vraag, JA, hoogste.redenen, (Bedrag("voorgestelde huurprijs", voorgesteld),))
    grens = bekend.get("ten hoogste", bekend.get("huurprijs naar art. 10 en 10a"))
    if grens is not None and voorgesteld > grens:
        bedragen = (Bedrag("voorgestelde huurprijs", voorgesteld), Bedrag("ten minste te veel", voorgesteld - grens))
        return Beslissing(id_, vraag, NEE, hoogste.redenen, bedragen, ontbreekt=hoogste.ontbreekt)
    return onbeslist(id_, vraag, hoogste.ontbreekt, *hoogste.redenen)
