"""De jaarlijkse huurverhoging: wat de huurprijs op een dag ten hoogste mag worden, en of een voorstel daarbinnen blijft.

De grens van art. 10 Uhw, de maximale huurprijs, de termijn van twaalf maanden en het inhalen van art. 10a zijn elk een beslissing; de
hoogste huurprijs is hun samenstel. Wat daarboven gaat is nietig, tot op de cent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.fouten import FeitenFout, RechtFout
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Bedrag, Beslissing, Reden, onbeslist
from huurstelsel.huur.verhoging_grens import GEEN, LAAG, LID_2, LID_4, op_dag
from huurstelsel.huur.verhoging_inhaal import INGEHAALD, TRAP, huurtrap, inhaal
from huurstelsel.huur.verhoging_inkomen import KLASSEN, inkomensklasse
from huurstelsel.huur.verhoging_maximum import maximum, te_hoog, verlaging_kan
from huurstelsel.huur.verhoging_nietig import zonder_nietig
from huurstelsel.huur.verhoging_regel import BEIDE, MET_BEDING, NIETS, grondslag, regel
from huurstelsel.huur.verhoging_termijn import bezwaar, gebreken_houden_tegen, termijn, verjaring
from huurstelsel.huur.verhoging_verbetering import woningverbetering
from huurstelsel.huur.verhoging_verlaging import huurverlaging_inkomen
from huurstelsel.huur.verhoging_vorm import vormvereisten
from huurstelsel.huur.verhoging_zaak import BEDING, Gevraagd, Verhogingszaak, controleer
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

VOORGESTELD = "voorgestelde huurprijs"
GELDEND, HOOGSTE, TOEGESTAAN = "geldende huurprijs", "hoogste huurprijs", "toegestane verhoging"
TE_VEEL, NIETIG, GELDT = "te veel", "nietig", "huurprijs die geldt"
NAAR_WET = "huurprijs naar art. 10 en 10a"


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
    document, nietig = zonder_nietig(Verhogingszaak(document, regeling, gevraagd))
    v = Verhogingszaak(document, regeling, gevraagd)
    regel_ = regel(v)
    grondslag_ = grondslag(v, regel_)
    klasse = inkomensklasse(v, grondslag_) if regel_.uitkomst == LID_2 and v.soort.zelfstandig else None
    maximum_, bereik = maximum(v, regel_)
    stappen = _Stappen(v, regel_, grondslag_, klasse, termijn(v, grondslag_), maximum_, bereik)
    hoogste, vorm = _hoogste(stappen), vormvereisten(v, grondslag_, klasse)
    hoogste = replace(hoogste, aannamen=(*hoogste.aannamen, *nietig))
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
    return None if huur is None or s.bereik is None else te_hoog(s.v, s.regel, huur, s.bereik)


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
    los, redenen, zekerheid = _ongebonden(s, huur, grens)
    return _gebonden(s, vraag, huur, los, grens._replace(zekerheid=zekerheid), redenen)


def _ontbreekt(s: _Stappen) -> tuple[Melding, ...]:
    """Welke feiten ontbreken om de grens te kennen."""
    ontbreekt = [] if s.v.huur.centen is not None else [HUURPRIJS]
    for b in (s.regel, s.grondslag, s.klasse, s.termijn):
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


def _ongebonden(s: _Stappen, huur: int, grens: Grens) -> tuple[int, list[Reden], str]:
    """De hoogste huurprijs naar art. 10 en 10a, nog zonder de maximale huurprijs, met haar redenen en zekerheid."""
    redenen, uit, zekerheid = [*s.termijn.redenen], huur, ""
    if s.termijn.uitkomst == JA:
        uit, zekerheid = grens.hoogste(huur, s.v.afronding), grens.zekerheid
        redenen = [Reden(f"{grens.naam}: ten hoogste {grens.tekst()}", grens.artikel)]
    for b, naam in _in_afwijking(s):
        if b.uitkomst == JA and b.bedrag(naam) > uit:
            uit, redenen = b.bedrag(naam), [*b.redenen]
            zekerheid = next(x.zekerheid for x in b.bedragen if x.naam == naam)
    return uit, redenen, zekerheid


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
    naar_wet = (Bedrag(NAAR_WET, los, grens.zekerheid),) if los > huur else ()
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
    if laagst == los:
        return _uitkomst(s, vraag, huur, laagst, tuple(redenen), grens.zekerheid)
    artikel = "bijlage V, II; Uhw art. 13 lid 5" if s.regel.uitkomst == LID_2 else s.maximum.redenen[0].artikel
    redenen.append(Reden(f"niet boven de maximale huurprijs van {euro(s.bereik.laag)}", artikel))
    uit = _uitkomst(s, vraag, huur, laagst, tuple(redenen), grens.zekerheid)
    return replace(uit, bedragen=(*uit.bedragen, *naar_wet))


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
        return _ongeldig(s, id_, vraag, voorgesteld, hoogste, vorm)
    if hoogste.uitkomst == "onbegrensd":
        return Beslissing(id_, vraag, JA, hoogste.redenen)
    if hoogste.uitkomst == NIET_TE_BESLISSEN:
        return _onzeker(id_, vraag, voorgesteld, hoogste)
    mag = hoogste.bedrag(HOOGSTE)
    if voorgesteld <= mag:
        bedragen = (Bedrag(VOORGESTELD, voorgesteld), Bedrag(HOOGSTE, mag), Bedrag(TE_VEEL, 0))
        return _in_goede_vorm(s, Beslissing(id_, vraag, JA, hoogste.redenen, bedragen), vorm)
    return _te_hoog(s, id_, vraag, voorgesteld, hoogste)


def _ongeldig(  # noqa: PLR0913, PLR0917 - een vraag, het voorstel, en de beslissingen waarop zij rust
    s: _Stappen, id_: str, vraag: str, voorgesteld: int, hoogste: Beslissing, vorm: Beslissing
) -> Beslissing:
    """Een voorstel met een verzuim: de oude huurprijs blijft, tenzij een beding het voorstel overbodig maakt."""
    huur = s.v.huur.centen or 0
    if s.grondslag.uitkomst != BEIDE:
        return _afgewezen(id_, vraag, voorgesteld, (huur, huur), vorm.redenen)
    mag = {b.naam: b.centen for b in hoogste.bedragen}.get(HOOGSTE)
    if mag is None or voorgesteld <= mag:
        zin = "met een beding is geen voorstel nodig, en telt het verzuim niet"
        return onbeslist(id_, vraag, (BEDING,), *vorm.redenen, Reden(zin, "BW 7:248 lid 1"))
    bedragen = (Bedrag(VOORGESTELD, voorgesteld), Bedrag("ten minste te veel", voorgesteld - mag))
    return Beslissing(id_, vraag, NEE, hoogste.redenen, bedragen, ontbreekt=(BEDING,))


def _in_goede_vorm(s: _Stappen, besluit: Beslissing, vorm: Beslissing | None) -> Beslissing:
    """Het bedrag mag; is een voorstel gedaan waarvan de vorm niet vaststaat, dan is het niet te beslissen."""
    if vorm is None or vorm.uitkomst != NIET_TE_BESLISSEN:
        return besluit
    if s.v.document.huurverhogingsvoorstel is not None:
        nodig = (*vorm.ontbreekt, *s.grondslag.ontbreekt)
        return replace(besluit, uitkomst=NIET_TE_BESLISSEN, ontbreekt=nodig)
    dag = in_woorden(vorm.datum("voorstel uiterlijk"))
    zin = f"Aangenomen dat het voorstel uiterlijk op {dag} in de goede vorm is gedaan; zie de vormvereisten."
    return replace(besluit, aannamen=(*besluit.aannamen, Melding("huurverhogingsvoorstel", zin)))


def _te_hoog(s: _Stappen, id_: str, vraag: str, voorgesteld: int, hoogste: Beslissing) -> Beslissing:
    """Boven de hoogste huurprijs; wat een beding boven art. 10 en 10a geeft is nietig, en bij lid 2 ook wat boven het maximum gaat."""
    mag, beding = hoogste.bedrag(HOOGSTE), s.grondslag.uitkomst == MET_BEDING
    los = {b.naam: b.centen for b in hoogste.bedragen}.get(NAAR_WET, mag)
    los = mag if s.regel.uitkomst == LID_2 or not beding else los
    uit = _afgewezen(id_, vraag, voorgesteld, (mag, los), (*hoogste.redenen, *_gevolg(s, voorgesteld, mag, los)))
    nietig = (Bedrag(NIETIG, max(0, voorgesteld - los)),) if beding else ()
    return replace(uit, bedragen=(*uit.bedragen, *nietig))


def _afgewezen(
    id_: str, vraag: str, voorgesteld: int, grenzen: tuple[int, int], redenen: tuple[Reden, ...]
) -> Beslissing:
    """Niet toegestaan.

    Args:
        grenzen: de hoogste huurprijs, en de huurprijs die zonder uitspraak ten hoogste geldt.
    """
    bedragen = (
        Bedrag(VOORGESTELD, voorgesteld),
        Bedrag(HOOGSTE, grenzen[0]),
        Bedrag(TE_VEEL, max(0, voorgesteld - grenzen[0])),
        Bedrag(GELDT, min(voorgesteld, grenzen[1])),
    )
    return Beslissing(id_, vraag, NEE, redenen, bedragen)


def _gevolg(s: _Stappen, voorgesteld: int, mag: int, los: int) -> Iterator[Reden]:
    """Wat er met het meerdere gebeurt."""
    if s.grondslag.uitkomst == NIETS:
        yield Reden("de geldende huurprijs blijft verschuldigd", "BW 7:246")
        return
    if s.grondslag.uitkomst != MET_BEDING:
        yield Reden("de Huurcommissie acht alleen de toegelaten verhoging redelijk", "Uhw art. 13 lid 1 en 3")
        return
    if voorgesteld > los:
        zin = "het meerdere is nietig; de huurprijs geldt als verhoogd met de toegelaten verhoging"
        yield Reden(zin, "BW 7:248 lid 2" if s.regel.uitkomst == LID_2 else "BW 7:248 lid 3")
    if los > mag:
        yield _boven_de_waardering(s)


def _boven_de_waardering(s: _Stappen) -> Reden:
    """Het maximum maakt een beding naar lid 3 of 4 niet nietig: bij middeldure huur toetst de Huurcommissie eraan."""
    if s.regel.uitkomst == LID_4 or s.v.segment.midden.uitkomst == JA:
        zin = "boven de maximale huurprijs is het beding niet nietig: op verzoek van de huurder, binnen vier maanden na de ingang, toetst de Huurcommissie ook aan de waardering"
        return Reden(zin, "BW 7:248 lid 3 en 4; Uhw art. 12a lid 2")
    if not verlaging_kan(s.v):
        zin = "boven de maximale huurprijs is het beding niet nietig, maar verhuren is dan verboden"
        return Reden(zin, "BW 7:248 lid 3; Wgv art. 2a en 23a")
    zin = "boven de maximale huurprijs is het beding niet nietig; verhuren is dan verboden, en de huurder kan verlaging voorstellen"
    return Reden(zin, "BW 7:248 lid 3, 7:252 en 7:254; Wgv art. 2a")


def _onzeker(id_: str, vraag: str, voorgesteld: int, hoogste: Beslissing) -> Beslissing:
    """Ook zonder vast bedrag is een voorstel onder het laagste toegestaan en een boven het hoogste niet."""
    bekend = {b.naam: b.centen for b in hoogste.bedragen}
    if "ten minste" in bekend and voorgesteld <= bekend["ten minste"]:
        return Beslissing(id_, vraag, JA, hoogste.redenen, (Bedrag(VOORGESTELD, voorgesteld),))
    grens = bekend.get("ten hoogste", bekend.get(NAAR_WET))
    if grens is not None and voorgesteld > grens:
        bedragen = (Bedrag(VOORGESTELD, voorgesteld), Bedrag("ten minste te veel", voorgesteld - grens))
        return Beslissing(id_, vraag, NEE, hoogste.redenen, bedragen, ontbreekt=hoogste.ontbreekt)
    return onbeslist(id_, vraag, hoogste.ontbreekt, *hoogste.redenen)
