"""Art. 10a Uhw: inhalen na een bevriezing of verlaging op verzoek, en de bij aanvang overeengekomen trappen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.feiten.rijen import afgekapt
from huurstelsel.fouten import RechtFout
from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Bedrag, Beslissing, Datum, Reden, onbeslist
from huurstelsel.huur.verhoging_grens import GEEN, LAAG, LID_2, op_dag
from huurstelsel.huur.verhoging_tijdvak import JAREN, ingehaald_verzoek, inhaaldagen
from huurstelsel.huur.zaak import INGANG
from huurstelsel.recht.laden import onderwerp
from huurstelsel.reken.datums import in_woorden, jaren_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from huurstelsel.feiten.huur import Huurwijziging
    from huurstelsel.feiten.verhoging import Huurtrap
    from huurstelsel.huur.verhoging_zaak import Verhogingszaak

INGEHAALD = "huurprijs na inhalen"
TRAP = "huurprijs van de trap"

_ID, _VRAAG = "inhaalverhoging", "Mag een bevriezing of verlaging worden ingehaald?"


def inhaal(v: Verhogingszaak, regel: Beslissing) -> Beslissing | None:
    """Art. 10a lid 1 onder b en lid 2; `None` zonder bevriezing of verlaging op verzoek na de laatste inhaalverhoging."""
    verzoek = ingehaald_verzoek(v.eerder, v.ingang)
    if verzoek is None:
        return None
    if regel.uitkomst in {NIET_TE_BESLISSEN, GEEN}:
        return onbeslist(_ID, _VRAAG, regel.ontbreekt, *regel.redenen)
    artikel = "Uhw art. 10a lid 1 onder b; BW 7:252c onder b" if regel.uitkomst == LID_2 else "Uhw art. 10a lid 2"
    if regel.uitkomst == LID_2 and not v.soort.zelfstandig:
        return Beslissing(_ID, _VRAAG, NEE, (Reden("geen zelfstandige woning", artikel),))
    if verzoek.datum < jaren_verder(v.ingang, -JAREN):
        zin = f"de bevriezing of verlaging van {in_woorden(verzoek.datum)} is meer dan drie jaar eerder"
        return Beslissing(_ID, _VRAAG, NEE, (Reden(zin, artikel),))
    return _ingehaald(v, regel, verzoek, artikel)


def _ingehaald(v: Verhogingszaak, regel: Beslissing, verzoek: Huurwijziging, artikel: str) -> Beslissing:
    """De huurprijs van vóór het verzoek, met de som van de sindsdien toegelaten verhogingen."""
    voor = _huur_voor(v, verzoek.datum)
    if voor is None:
        melding = Melding("contract.aanvangshuurprijs", f"De huurprijs van vóór {in_woorden(verzoek.datum)}.")
        return onbeslist(_ID, _VRAAG, (melding,))
    try:
        stappen = list(_toegelaten(v, regel.uitkomst, voor, verzoek))
        uit, slot = _lage_huurgrens(v, verzoek, voor, stappen[-1].huur if stappen else voor)
    except RechtFout as e:
        return onbeslist(_ID, _VRAAG, (Melding("", f"{str(e)[:1].upper()}{str(e)[1:]}."),))
    redenen = [
        Reden(f"de huurprijs van vóór {in_woorden(verzoek.datum)}, met de sindsdien toegelaten verhogingen", artikel),
        *(Reden(f"per {in_woorden(s.dag)}: {s.tekst}", s.artikel) for s in stappen),
        *slot,
    ]
    datums = (Datum("bevriezing of verlaging", verzoek.datum),)
    bedragen = (Bedrag("huurprijs ervoor", voor), Bedrag(INGEHAALD, uit, _zekerheid(stappen)))
    return Beslissing(_ID, _VRAAG, JA, tuple(redenen), bedragen, datums, aannamen=(_SCHRIFTELIJK,))


_SCHRIFTELIJK = Melding("contract.wijzigingen", "Aangenomen dat het verzoek van de huurder schriftelijk is gedaan.")


def _huur_voor(v: Verhogingszaak, dag: date) -> int | None:
    eerder = [w for w in v.eerder if w.datum < dag]
    if eerder:
        return afgekapt(eerder[-1].huurprijs, 100)
    return v.z.aanvang.centen


def _zekerheid(stappen: Sequence[_Stap]) -> str:
    """Waarop de percentages zonder officiële bron rusten; leeg als er geen zijn."""
    return "; ".join(dict.fromkeys(s.zekerheid for s in stappen if s.zekerheid))


class _Stap(NamedTuple):
    dag: date
    huur: int
    tekst: str
    artikel: str
    zekerheid: str


def _toegelaten(v: Verhogingszaak, lid: str, voor: int, verzoek: Huurwijziging) -> Iterator[_Stap]:
    """Elke jaarlijkse verhoging die sinds het verzoek was toegelaten, tot en met die op de ingangsdatum.

    Van een verleden inkomen is de klasse niet bekend: de laagste. De som gaat over de huurprijs van vóór het verzoek (keuze inhaal_som).
    """
    huur, los = voor, v.z.kiest("inhaal_som", "oude_huurprijs")
    for dag in inhaaldagen(v.contract, v.eerder, verzoek, v.ingang):
        grens = op_dag(v.regeling_op(dag), lid, voor if los else huur, klasse=LAAG, soort=v.soort, reeksen=v.reeksen)
        huur = huur + grens.hoogste(voor, v.afronding) - voor if los else grens.hoogste(huur, v.afronding)
        yield _Stap(dag, huur, grens.tekst(), grens.artikel, grens.zekerheid)


def _lage_huurgrens(v: Verhogingszaak, verzoek: Huurwijziging, voor: int, uit: int) -> tuple[int, list[Reden]]:
    """Art. 10a, slot: niet boven de lage huurgrens, tenzij de huurprijs er de dag ervoor al onder of de dag erna nog boven lag."""
    grens, artikel = onderwerp("opslagen")["lage_huurgrens"], "Uhw art. 10a, slot"
    dagen = (verzoek.datum - timedelta(1), verzoek.datum + timedelta(1), v.ingang)
    ervoor, erna, nu = (grens.geldend(dag).waarde for dag in dagen)
    na = voor if verzoek.reden == "bevriezing_op_verzoek" else afgekapt(verzoek.huurprijs, 100)
    if voor < ervoor:
        return uit, [Reden("de huurprijs lag al onder de lage huurgrens: die grens bindt het inhalen niet", artikel)]
    if na > erna:
        return uit, [Reden("de huurprijs bleef boven de lage huurgrens: die grens bindt het inhalen niet", artikel)]
    if uit <= nu:
        return uit, []
    return nu, [Reden("niet hoger dan de lage huurgrens van de ingangsdatum", artikel)]


def huurtrap(v: Verhogingszaak, regel: Beslissing) -> Beslissing | None:
    """Art. 10a lid 1 onder a: het bedrag dat voor dat jaar is overeengekomen; `None` zonder trappen."""
    trappen = sorted(v.contract.trappen, key=lambda t: t.datum)
    if not trappen:
        return None
    id_, vraag, artikel = (
        "huurtrap",
        "Mag de overeengekomen trap ingaan?",
        "Uhw art. 10a lid 1 onder a; BW 7:252c onder a",
    )
    if regel.uitkomst == NIET_TE_BESLISSEN:
        return onbeslist(id_, vraag, regel.ontbreekt)
    if regel.uitkomst != LID_2 or not v.soort.zelfstandig:
        zin = "alleen voor een zelfstandige woning waarvoor art. 10 lid 2 geldt"
        return Beslissing(id_, vraag, NEE, (Reden(zin, artikel),))
    if v.contract.ingangsdatum is None:
        return onbeslist(id_, vraag, (INGANG,))
    nu = [t for t in trappen if t.datum <= v.ingang]
    zin = "de eerste stap gaat later in"
    if nu:
        zin = _trap_mag_niet(v, trappen[-1], v.contract.ingangsdatum) or _trap_voorbij(v, nu[-1])
    if zin:
        return Beslissing(id_, vraag, NEE, (Reden(zin, artikel),))
    return _trap(id_, vraag, nu[-1], artikel)


def _trap(id_: str, vraag: str, trap: Huurtrap, artikel: str) -> Beslissing:
    zin = f"de stap van {in_woorden(trap.datum)}, ongeacht het percentage van art. 10 lid 2"
    return Beslissing(id_, vraag, JA, (Reden(zin, artikel),), (Bedrag(TRAP, afgekapt(trap.huurprijs, 100)),))


def _trap_mag_niet(v: Verhogingszaak, eind: Huurtrap, begin: date) -> str:
    """Ten hoogste drie jaar na aanvang, naar een huurprijs niet hoger dan de grens van art. 3 lid 2 Uhw bij aanvang."""
    if eind.datum > jaren_verder(begin, JAREN):
        return "de stappen duren langer dan drie jaar"
    if afgekapt(eind.huurprijs, 100) > v.segment.vrij.bedrag("grens bij aanvang"):
        return "de overeengekomen huurprijs is hoger dan de grens bij aanvang"
    return ""


def _trap_voorbij(v: Verhogingszaak, trap: Huurtrap) -> str:
    """Alleen “voor dat jaar”: in de twaalf maanden vanaf de stap, één keer, en niet later dan drie jaar na aanvang."""
    begin = v.contract.ingangsdatum or trap.datum
    if v.ingang >= jaren_verder(trap.datum, 1):
        return f"de stap van {in_woorden(trap.datum)} gold voor een jaar dat voorbij is"
    if v.ingang > jaren_verder(begin, JAREN):
        return "het is meer dan drie jaar na aanvang"
    if any(w.reden == "overeengekomen_trap" and w.datum >= trap.datum for w in v.eerder):
        return f"de stap van {in_woorden(trap.datum)} is al ingegaan"
    return ""
