"""Huurverhogingen als momenten van de agenda: de volgende, bezwaar en verjaring van een eerdere, trappen, inhalen en woningverbetering."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from huurstelsel.fouten import InvoerFout, RechtFout
from huurstelsel.huur.agenda_moment import BEIDE, HUURDER, LAATSTE, VANAF, VERHUURDER, Moment, Vondsten, let_op
from huurstelsel.huur.beslissing import NIET_TE_BESLISSEN
from huurstelsel.huur.feiten import OP_VERZOEK, wijzigingen
from huurstelsel.huur.termijnen import doorgelopen
from huurstelsel.huur.verhoging import verhoging
from huurstelsel.huur.verhoging_regel import BEIDE as BEDING_OF_VOORSTEL
from huurstelsel.huur.verhoging_regel import MET_BEDING, MET_VOORSTEL
from huurstelsel.huur.verhoging_tijdvak import JAARLIJKS, JAREN, tellende_dagen, volgende
from huurstelsel.huur.verhoging_verbetering import ingang as ingang_verbetering
from huurstelsel.huur.verhoging_verbetering import te_klein
from huurstelsel.huur.verhoging_zaak import BEDING, Gevraagd, Verhogingszaak
from huurstelsel.huur.zaak import INGANG
from huurstelsel.regeling import Regeling
from huurstelsel.reken.datums import in_woorden, jaren_verder, maanden_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from huurstelsel.huur.agenda_moment import Zicht
    from huurstelsel.huur.beslissing import Beslissing, Datum
    from huurstelsel.huur.verhoging import Verhoging

_VERHOGINGEN = JAARLIJKS | {"inhaalverhoging"}
_TERUG = 2  # jaar: zo lang verjaart de vordering tot betaling niet (BW 7:251 lid 2)


def volgende_verhoging(s: Zicht) -> Vondsten:
    """De eerste dag waarop de huurprijs weer omhoog kan, en wanneer een voorstel daarvoor er uiterlijk moet zijn.

    Waar alleen een beding de huurprijs kan verhogen (BW 7:247, 7:247a en 7:247b), is er zonder beding geen, en nooit een voorstel.
    """
    if s.contract.beding_huurverhoging is None:
        yield BEDING
    if s.contract.ingangsdatum is None:
        yield INGANG
        return
    alleen_beding = Verhogingszaak(s.document, s.regeling, Gevraagd(s.peildatum)).alleen_beding
    if alleen_beding and s.contract.beding_huurverhoging is False:
        return
    beding = alleen_beding or s.contract.beding_huurverhoging is True
    telt = s.zaak.kiest("inhaal_en_jaarlijks", "telt")
    dagen = tellende_dagen(s.contract, date.max, beding=beding, inhaal=telt)
    if not dagen:
        yield _eerste_jaar(s, beding=beding)
        return
    begin = dagen[-2] if len(dagen) > 1 else s.contract.ingangsdatum
    dag = volgende(dagen[-1], None if beding else begin)
    artikel = "BW 7:251 lid 1" if beding else "BW 7:250 lid 1 en 3"
    doe = f"De laatste verhoging telt vanaf {in_woorden(dagen[-1])}; vóór deze dag kan er geen jaarlijkse verhoging ingaan."
    yield Moment("volgende_verhoging", "Volgende huurverhoging kan ingaan", dag, VANAF, BEIDE, doe, artikel)
    if not beding:
        yield _voorstel(s, dag)


def _eerste_jaar(s: Zicht, *, beding: bool) -> Moment:
    """BW 7:250 lid 1 onder a, en 7:251 lid 1: in de eerste twaalf maanden ten hoogste één verhoging."""
    dag = jaren_verder(s.contract.ingangsdatum or s.peildatum, 1)
    artikel = "BW 7:251 lid 1" if beding else "BW 7:250 lid 1"
    doe = "Tot deze dag kan de huurprijs ten hoogste één keer omhoog; daarna ten hoogste één keer per twaalf maanden."
    return Moment("eerste_jaar", "Eerste tijdvak van twaalf maanden is om", dag, VANAF, BEIDE, doe, artikel)


def _voorstel(s: Zicht, ingang: date) -> Moment:
    dag = maanden_verder(ingang, -2)
    if s.zaak.kiest("termijn_voorstel", "kalendermaanden"):
        dag = dag.replace(day=1)
    doe = f"Een voorstel om op {in_woorden(ingang)} te verhogen is uiterlijk deze dag schriftelijk gedaan; later voorstellen is later verhogen."
    wat = "Voorstel voor de volgende huurverhoging doen"
    return Moment("voorstel_volgende", wat, dag, LAATSTE, VERHUURDER, doe, "BW 7:252 lid 1")


def eerdere_verhogingen(s: Zicht) -> Vondsten:
    """Bezwaar en verjaring van verhogingen van de laatste twee jaar en van wat al vaststaat."""
    sinds = jaren_verder(s.peildatum, -_TERUG)
    for w in wijzigingen(s.contract):
        if w.reden in _VERHOGINGEN and w.datum >= sinds:
            yield from _om(s, w.datum)


def voorstel_van_de_verhuurder(s: Zicht) -> Vondsten:
    """Een voorstel waarvan de verhoging niet bij de wijzigingen staat: aangenomen is de vroegste ingang."""
    v = s.document.huurverhogingsvoorstel
    if v is None or v.gedaan is None or any(w.datum > v.gedaan for w in s.contract.wijzigingen):
        return
    ingang = maanden_verder(v.gedaan, 2)
    zin = f"Het document noemt geen ingang van het voorstel van {in_woorden(v.gedaan)}: gerekend met {in_woorden(ingang)}, de vroegste."
    yield Melding("contract.wijzigingen", zin)
    yield from _om(s, ingang)


def _om(s: Zicht, ingang: date) -> Vondsten:
    """De momenten rond één verhoging, uit de beslissingen over haar."""
    try:
        v = verhoging(s.document, _regeling_op(s, ingang), Gevraagd(ingang))
    except InvoerFout as e:
        yield from (Melding(fout.pad, fout.zin) for fout in e.fouten)
        return
    except RechtFout as e:
        yield Melding("contract.wijzigingen", f"De verhoging per {in_woorden(ingang)}: {e}.")
        return
    yield from v["grondslag"].ontbreekt
    yield from _bezwaar(v, ingang)
    yield from _momenten(v["verjaring"], _VERJARING, ingang)


def _regeling_op(s: Zicht, dag: date) -> Regeling:
    """De regeling op een dag, ook als er geen stelsel of tabel van is: een termijn is er dan wel."""
    stelsel, keuzes = s.document.woning.stelsel, dict(s.regeling.afwijkend)
    try:
        regeling = Regeling.op(dag, stelsel)
    except RechtFout:
        regeling = Regeling(dag, stelsel)
    return regeling.met(keuzes=keuzes, voorstellen=s.regeling.voorstellen)


class _Vorm(NamedTuple):
    """Hoe een datum van een beslissing in de agenda komt."""

    id: str
    wat: str
    soort: str
    voor: str
    doe: str
    artikel: str
    kaal: Callable[[date], date] | None = None
    """Van een korte termijn: ingang van de verhoging → de dag waarop zij eindigt, ook als dat een rustdag is."""


_BIJ_VOORSTEL = {
    "laatste dag voor bezwaar": _Vorm("bezwaar", "Bezwaar tegen de huurverhoging", LAATSTE, HUURDER, "Laat de verhuurder uiterlijk deze dag schriftelijk weten dat u niet met het voorstel instemt: vóór de dag waarop de verhoging ingaat.", "BW 7:253 lid 1"),
    "verhuurder naar de Huurcommissie tot en met": _Vorm("verhuurder_naar_huurcommissie", "Uitspraak vragen na bezwaar", LAATSTE, VERHUURDER, "Maakte de huurder bezwaar: vraag de Huurcommissie uiterlijk deze dag om een uitspraak, met het voorstel en het bezwaar. Ook na een aangetekend voorstel waarop de huurder zweeg en niet betaalde.", "BW 7:253 lid 1 en 5", lambda ingang: ingang + timedelta(weeks=6)),
    "aangetekende herinnering tot en met": _Vorm("herinnering", "Aangetekende herinnering aan het voorstel", LAATSTE, VERHUURDER, "Maakte de huurder geen bezwaar en betaalde hij niet: stuur hem het voorstel uiterlijk deze dag aangetekend nog eens.", "BW 7:253 lid 2 onder b", lambda ingang: maanden_verder(ingang, 3)),
    "huurder naar de Huurcommissie tot en met": _Vorm("huurder_naar_huurcommissie", "Uitspraak over de huurverhoging vragen", LAATSTE, HUURDER, "Na een aangetekende herinnering: vraag de Huurcommissie uiterlijk deze dag om een uitspraak; anders geldt de verhoging als overeengekomen.", "BW 7:253 lid 2 en 3"),
}  # fmt: skip
_BIJ_BEDING = {
    "huurder naar de Huurcommissie tot en met": _Vorm("huurder_naar_huurcommissie", "Uitspraak over de huurverhoging vragen", LAATSTE, HUURDER, "De verhoging berust op een beding: vraag de Huurcommissie uiterlijk deze dag om een uitspraak.", "BW 7:248 lid 4"),
}  # fmt: skip
_VERJARING = {
    "eerste termijn verjaard met ingang van": _Vorm("verjaring", "Eerste termijn van de huurverhoging verjaart", VANAF, BEIDE, "Vanaf deze dag kan de eerste maand van de verhoging niet meer worden gevorderd; elke volgende maand een maand later.", "BW 7:251 lid 2"),
    "eerste termijn verjaard zonder bericht": _Vorm("verjaring_zonder_bericht", "Eerste termijn verjaart als de huurder niets hoorde", VANAF, BEIDE, "Alleen als de verhuurder de huurder dat jaar niet schriftelijk over de verhoging informeerde.", "BW 7:251 lid 2"),
    "verjaard met ingang van": _Vorm("verjaring", "Eerste termijn van de huurverhoging verjaart", VANAF, BEIDE, "Vanaf deze dag kan de eerste maand van de verhoging niet meer worden gevorderd.", "BW 3:308"),
}  # fmt: skip


def _bezwaar(v: Verhoging, ingang: date) -> Iterator[Moment]:
    vormen = {
        MET_BEDING: _BIJ_BEDING,
        NIET_TE_BESLISSEN: _BIJ_BEDING,
        MET_VOORSTEL: _BIJ_VOORSTEL,
        BEDING_OF_VOORSTEL: _BIJ_VOORSTEL,
    }
    yield from _momenten(v["bezwaar"], vormen.get(v["grondslag"].uitkomst, {}), ingang)


def _momenten(besluit: Beslissing, vormen: dict[str, _Vorm], ingang: date) -> Iterator[Moment]:
    for datum in besluit.datums:
        if datum.naam in vormen:
            yield _moment(datum, vormen[datum.naam], ingang)


def _moment(datum: Datum, vorm: _Vorm, ingang: date) -> Moment:
    wat = f"{vorm.wat}, verhoging per {in_woorden(ingang)}"
    nota = "" if vorm.kaal is None else let_op(vorm.kaal(ingang), datum.dag)
    return Moment(vorm.id, wat, datum.dag, vorm.soort, vorm.voor, vorm.doe, vorm.artikel, nota)


def trappen(s: Zicht) -> Vondsten:
    """De bij aanvang overeengekomen stappen (BW 7:252c onder a)."""
    for nummer, trap in enumerate(sorted(s.contract.trappen, key=lambda t: t.datum), 1):
        doe = "De huurprijs gaat naar de stap die bij aanvang is overeengekomen; ten hoogste drie jaar na aanvang."
        wat = f"Overeengekomen stap {nummer} van de huurprijs"
        yield Moment("trap", wat, trap.datum, VANAF, BEIDE, doe, "BW 7:252c onder a; Uhw art. 10a lid 1 onder a")


def inhalen(s: Zicht) -> Vondsten:
    """Een bevriezing of verlaging op verzoek is drie jaar lang in te halen (BW 7:252c onder b, Uhw art. 10a)."""
    alle = wijzigingen(s.contract)
    ingehaald = max((w.datum for w in alle if w.reden == "inhaalverhoging"), default=None)
    for w in alle:
        if w.reden in OP_VERZOEK and (ingehaald is None or w.datum > ingehaald):
            dag = jaren_verder(w.datum, JAREN)
            doe = f"Wat op verzoek van de huurder op {in_woorden(w.datum)} niet is verhoogd of is verlaagd, kan nog worden ingehaald in een verhoging die uiterlijk deze dag ingaat."
            artikel = "BW 7:252c onder b; Uhw art. 10a lid 1 onder b en lid 2"
            yield Moment("inhalen", "Inhaalverhoging kan ingaan", dag, LAATSTE, VERHUURDER, doe, artikel)


def woningverbetering(s: Zicht) -> Vondsten:
    """Een verbetering met een gevraagde verhoging (BW 7:255 en 7:255a; Uhw art. 15 en 15a)."""
    v = s.document.woningverbetering
    if v is None or v.gebrek_verholpen or s.ligplaats:
        return
    doe = "De verhoging om de verbetering gaat in op de eerste dag van de maand na het gereedkomen."
    dag = ingang_verbetering(v.gereed)
    yield Moment(
        "verbetering_ingang", "Verhoging om de woningverbetering", dag, VANAF, BEIDE, doe, "Uhw art. 15 en 15a"
    )
    if te_klein(v, s.toets.p):
        return
    doe = "Zijn partijen het niet eens over het bedrag: vraag de Huurcommissie uiterlijk deze dag om een uitspraak."
    kaal = maanden_verder(v.gereed, 3)
    dag = doorgelopen(kaal, s.zaak.kiest)
    artikel = "BW 7:255 lid 2 en 7:255a lid 3"
    wat = "Uitspraak over de verhoging om de woningverbetering vragen"
    yield Moment("verbetering_verzoek", wat, dag, LAATSTE, BEIDE, doe, artikel, let_op(kaal, dag))
