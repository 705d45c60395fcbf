"""De vormvereisten van een voorstel tot huurverhoging (BW 7:252 en 7:252a): twee maanden, schriftelijk, en wat erin staat."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.huur.beslissing import JA, NEE, Beslissing, Datum, Reden, onbeslist
from huurstelsel.huur.verhoging_grens import LAAG, LID_2, op_dag
from huurstelsel.huur.verhoging_inkomen import KLASSEN
from huurstelsel.huur.verhoging_regel import BEIDE, MET_VOORSTEL
from huurstelsel.reken.datums import in_woorden, maanden_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from huurstelsel.feiten.verhoging import Huurverhogingsvoorstel
    from huurstelsel.huur.verhoging_zaak import Verhogingszaak

_ID, _VRAAG = "vormvereisten", "Voldoet het voorstel aan de vormvereisten?"


class Eis(NamedTuple):
    """Een vormvereiste.

    Attributes:
        zwaar: bij een verzuim blijft de oude huurprijs verschuldigd (BW 7:252 lid 4).
    """

    veld: str
    vraag: str
    artikel: str
    zwaar: bool


EISEN = (
    Eis("schriftelijk", "Is het voorstel schriftelijk gedaan?", "BW 7:252 lid 1", zwaar=True),
    Eis("vermeldt_geldende_huurprijs", "Vermeldt het de geldende huurprijs?", "BW 7:252 lid 2 onder a", zwaar=False),
    Eis(
        "vermeldt_percentage_of_bedrag",
        "Vermeldt het het percentage of bedrag van de wijziging?",
        "BW 7:252 lid 2 onder b",
        zwaar=True,
    ),
    Eis(
        "vermeldt_voorgestelde_huurprijs",
        "Vermeldt het de voorgestelde huurprijs?",
        "BW 7:252 lid 2 onder c",
        zwaar=False,
    ),
    Eis("vermeldt_ingangsdatum", "Vermeldt het de voorgestelde ingangsdatum?", "BW 7:252 lid 2 onder d", zwaar=True),
    Eis(
        "vermeldt_bezwaarmogelijkheid",
        "Vermeldt het hoe en tot wanneer de huurder bezwaar kan maken, en wat anders volgt?",
        "BW 7:252 lid 2 onder e",
        zwaar=True,
    ),
)
HUISHOUDVERKLARING = Eis(
    "huishoudverklaring", "Is de huishoudverklaring bijgevoegd?", "BW 7:252a lid 3 en 5", zwaar=True
)


def uiterste_dag(v: Verhogingszaak) -> date:
    """De laatste dag waarop het voorstel kan worden gedaan: twee maanden, of twee hele kalendermaanden (keuze termijn_voorstel)."""
    dag = maanden_verder(v.ingang, -2)
    if v.z.kiest("termijn_voorstel", "kalendermaanden"):
        return dag.replace(day=1)
    return dag


def vormvereisten(v: Verhogingszaak, grondslag: Beslissing, klasse: Beslissing | None) -> Beslissing | None:
    """Of het voorstel geldig is; `None` als er geen voorstel nodig is. Wat niet is opgegeven, is een vraag."""
    if grondslag.uitkomst not in {MET_VOORSTEL, BEIDE}:
        return None
    voorstel, eisen = v.document.huurverhogingsvoorstel, _eisen(v, klasse)
    datums = (Datum("voorstel uiterlijk", uiterste_dag(v)),)
    if voorstel is None:
        vragen = tuple(Melding(f"huurverhogingsvoorstel.{e.veld}", e.vraag) for e in eisen)
        gedaan = Melding("huurverhogingsvoorstel.gedaan", "De dag waarop het voorstel is gedaan.")
        return Beslissing(_ID, _VRAAG, onbeslist(_ID, _VRAAG, ()).uitkomst, (), (), datums, (gedaan, *vragen))
    return _getoetst(voorstel, eisen, datums)


def _eisen(v: Verhogingszaak, klasse: Beslissing | None) -> tuple[Eis, ...]:
    """De huishoudverklaring hoort alleen bij een verhoging op grond van het inkomen, dus boven de gewone grens (BW 7:252a lid 1 en 3)."""
    hoger = klasse is not None and KLASSEN.get(klasse.uitkomst, LAAG) > LAAG and _boven_gewoon(v)
    return (*EISEN, *([HUISHOUDVERKLARING] if hoger else []))


def _boven_gewoon(v: Verhogingszaak) -> bool:
    if v.voorgesteld is None or v.huur.centen is None:
        return True
    gewoon = op_dag(v.regeling, LID_2, v.huur.centen, klasse=LAAG, soort=v.soort, reeksen=v.reeksen)
    return v.voorgesteld > gewoon.hoogste(v.huur.centen, v.afronding)


def _getoetst(voorstel: Huurverhogingsvoorstel, eisen: tuple[Eis, ...], datums: tuple[Datum, ...]) -> Beslissing:
    mis = [(Reden(f"niet voldaan: {e.vraag}", e.artikel), e.zwaar) for e in eisen if getattr(voorstel, e.veld) is False]
    if voorstel.gedaan is not None and voorstel.gedaan > datums[0].dag:
        zin = (
            f"gedaan op {in_woorden(voorstel.gedaan)}; voor deze ingang kon het tot en met {in_woorden(datums[0].dag)}"
        )
        mis.append((Reden(zin, "BW 7:252 lid 1"), True))
    redenen = tuple(reden for reden, _ in mis)
    if zwaar := {reden.artikel for reden, telt in mis if telt}:
        alleen_verklaring = zwaar == {HUISHOUDVERKLARING.artikel}
        return _verzuim(voorstel, redenen, datums, "BW 7:252a lid 5" if alleen_verklaring else "BW 7:252 lid 4")
    ontbreekt = tuple(_onbekend(voorstel, eisen))
    if ontbreekt:
        return Beslissing(_ID, _VRAAG, onbeslist(_ID, _VRAAG, ()).uitkomst, redenen, (), datums, ontbreekt)
    zin = "aan de vereisten waarvan de geldigheid afhangt is voldaan"
    return Beslissing(_ID, _VRAAG, JA, (*redenen, Reden(zin, "BW 7:252 lid 1, 2 en 4")), datums=datums)


def _verzuim(
    voorstel: Huurverhogingsvoorstel, redenen: tuple[Reden, ...], datums: tuple[Datum, ...], artikel: str
) -> Beslissing:
    """De oude huurprijs blijft, tenzij blijkt dat de huurder niet is benadeeld."""
    if voorstel.huurder_benadeeld is False:
        zin = "de huurder is door het verzuim niet benadeeld"
        return Beslissing(_ID, _VRAAG, JA, (*redenen, Reden(zin, artikel)), datums=datums)
    zin = "de voordien geldende huurprijs blijft verschuldigd"
    aannamen: tuple[Melding, ...] = ()
    if voorstel.huurder_benadeeld is None:
        melding = "Niet gebleken dat de huurder niet is benadeeld: aangenomen dat hij dat is."
        aannamen = (Melding("huurverhogingsvoorstel.huurder_benadeeld", melding),)
    return Beslissing(_ID, _VRAAG, NEE, (*redenen, Reden(zin, artikel)), datums=datums, aannamen=aannamen)


def _onbekend(voorstel: Huurverhogingsvoorstel, eisen: tuple[Eis, ...]) -> Iterator[Melding]:
    if voorstel.gedaan is None:
        yield Melding("huurverhogingsvoorstel.gedaan", "De dag waarop het voorstel is gedaan.")
    for e in eisen:
        if e.zwaar and getattr(voorstel, e.veld) is None:
            yield Melding(f"huurverhogingsvoorstel.{e.veld}", e.vraag)
