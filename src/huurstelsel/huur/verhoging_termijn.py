"""Wanneer een verhoging kan ingaan, tot wanneer de huurder ertegen opkomt, en wanneer de vordering verjaart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from huurstelsel.huur.beslissing import JA, NEE, NIET_TE_BESLISSEN, Beslissing, Datum, Reden, onbeslist
from huurstelsel.huur.feiten import TIJDELIJK
from huurstelsel.huur.termijnen import doorgelopen
from huurstelsel.huur.verhoging_grens import GEEN, LID_2
from huurstelsel.huur.verhoging_regel import BEIDE, MET_BEDING, NIETS
from huurstelsel.huur.verhoging_tijdvak import INHAAL, tellende_dagen, volgende
from huurstelsel.recht.laden import onderwerp
from huurstelsel.reken.datums import in_woorden, jaren_verder, maanden_verder
from huurstelsel.uitkomst import Melding

if TYPE_CHECKING:
    from huurstelsel.huur.verhoging_zaak import Verhogingszaak


_ID, _VRAAG = "termijn", "Mag de huurprijs op die dag omhoog?"


def termijn(v: Verhogingszaak, grondslag: Beslissing) -> Beslissing:
    """Eén verhoging per twaalf maanden (BW 7:250 en 7:251), en geen voorstel zolang vastgestelde gebreken er zijn (7:250 lid 2).

    Waar alleen een beding kan verhogen, geldt 7:250 lid 1 tot en met 3 niet (7:247, 7:247a en 7:247b). Is niet bekend of er een beding is, dan is
    het niet te beslissen als dat uitmaakt.
    """
    if grondslag.uitkomst != BEIDE:
        return _termijn(v, beding=grondslag.uitkomst == MET_BEDING or v.alleen_beding)
    met, zonder = _termijn(v, beding=True), _termijn(v, beding=False)
    if met.uitkomst == zonder.uitkomst:
        return zonder
    return onbeslist(_ID, _VRAAG, grondslag.ontbreekt, *zonder.redenen, *met.redenen)


def _termijn(v: Verhogingszaak, *, beding: bool) -> Beslissing:
    vroegste, reden = _vroegste(v, beding=beding)
    redenen, datums = [reden], () if vroegste is None else (Datum("vroegste ingang", vroegste),)
    aannamen = [_VOLLEDIG] if v.contract.wijzigingen else [_VERLOOP]
    kan = vroegste is None or v.ingang >= vroegste
    if not beding and (gebrek := _gebrek(v)):
        redenen.append(gebrek)
        kan = kan and not gebreken_houden_tegen(v)
        aannamen += [] if gebreken_houden_tegen(v) else [_GEEN_UITSPRAAK]
    return Beslissing(_ID, _VRAAG, JA if kan else NEE, tuple(redenen), datums=datums, aannamen=tuple(aannamen))


_VERLOOP = Melding(
    "contract.wijzigingen", "Geen wijzigingen opgegeven: aangenomen dat de huurprijs niet eerder is verhoogd."
)
_VOLLEDIG = Melding("contract.wijzigingen", "Aangenomen dat alle wijzigingen van de huurprijs zijn opgegeven.")
_GEEN_UITSPRAAK = Melding("gebreken", "Geen verlaging om gebreken opgegeven: aangenomen dat zij niet zijn vastgesteld.")


def _vroegste(v: Verhogingszaak, *, beding: bool) -> tuple[date | None, Reden]:
    """De eerste dag waarop een volgende verhoging kan ingaan; `None` als er nog geen verhoging was."""
    telt = v.z.kiest("inhaal_en_jaarlijks", "telt")
    dagen = tellende_dagen(v.contract, v.ingang, beding=beding, inhaal=telt)
    artikel = "BW 7:251 lid 1" if beding else "BW 7:250 lid 1 en 3"
    if not dagen:
        return None, Reden("nog geen jaarlijkse verhoging; in de eerste twaalf maanden ten hoogste één", artikel)
    begin = dagen[-2] if len(dagen) > 1 else v.contract.ingangsdatum
    vroegste = volgende(dagen[-1], None if beding else begin)
    zin = f"de laatste verhoging {_wat(v, dagen[-1])} {in_woorden(dagen[-1])}"
    if vroegste < jaren_verder(dagen[-1], 1):
        zin += "; het tijdvak ervoor was langer dan twaalf maanden, dit mag daarom korter zijn"
    return vroegste, Reden(zin, artikel)


def _wat(v: Verhogingszaak, dag: date) -> str:
    """Een verhoging ging zelf in, of is ingehaald en telt dan voor het jaar waarvoor zij was toegelaten."""
    zelf = any(w.datum == dag and w.reden != INHAAL for w in v.eerder)
    return "ging in op" if zelf else "is ingehaald, en telt voor het jaar vanaf"


def gebreken_houden_tegen(v: Verhogingszaak) -> bool:
    """Of er vastgestelde gebreken zijn die nog niet zijn opgeheven; vastgesteld zijn zij als de huurprijs erom is verlaagd."""
    return _open_gebrek(v) and any(w.reden == TIJDELIJK and w.datum < v.ingang for w in v.contract.wijzigingen)


def _open_gebrek(v: Verhogingszaak) -> bool:
    return any(g.hersteld is None or g.hersteld > v.ingang for g in v.document.gebreken)


def _gebrek(v: Verhogingszaak) -> Reden | None:
    if not _open_gebrek(v):
        return None
    if gebreken_houden_tegen(v):
        return Reden("vastgestelde gebreken zijn nog niet opgeheven: geen verhoging", "BW 7:250 lid 2")
    zin = "er zijn gebreken; pas als de Huurcommissie ze heeft vastgesteld houden zij een verhoging tegen"
    return Reden(zin, "BW 7:250 lid 2")


def bezwaar(v: Verhogingszaak, regel: Beslissing, grondslag: Beslissing) -> Beslissing:
    """Tot wanneer de huurder ertegen kan opkomen, en wat de verhuurder dan moet doen."""
    id_, vraag = "bezwaar", "Kan de huurder ertegen opkomen, en tot wanneer?"
    if grondslag.uitkomst == NIETS:
        zin = "er is geen verhoging waartegen bezwaar nodig is: de geldende huurprijs blijft verschuldigd"
        return Beslissing(id_, vraag, NEE, (Reden(zin, "BW 7:246"),))
    if grondslag.uitkomst == MET_BEDING:
        return _bij_beding(v, regel, id_, vraag)
    if grondslag.uitkomst != NIET_TE_BESLISSEN:
        return replace(_bij_voorstel(v, id_, vraag), ontbreekt=grondslag.ontbreekt)
    if not v.alleen_beding:
        return onbeslist(id_, vraag, grondslag.ontbreekt)
    met = _bij_beding(v, regel, id_, vraag)
    return replace(met, uitkomst=NIET_TE_BESLISSEN, ontbreekt=grondslag.ontbreekt)


def _bij_voorstel(v: Verhogingszaak, id_: str, vraag: str) -> Beslissing:
    """BW 7:253: de huurder bij de verhuurder, de verhuurder bij de Huurcommissie, en anders na een herinnering de huurder."""
    redenen = (
        Reden("bezwaar schriftelijk bij de verhuurder, vóór de ingangsdatum", "BW 7:253 lid 1"),
        Reden("daarna vraagt de verhuurder de Huurcommissie binnen zes weken om een uitspraak", "BW 7:253 lid 1"),
        Reden(
            "zonder bezwaar en zonder betaling: na een aangetekende herinnering vraagt de huurder de uitspraak",
            "BW 7:253 lid 2",
        ),
        Reden("doet hij dat niet, dan geldt de verhoging als overeengekomen", "BW 7:253 lid 3"),
    )
    datums = (
        Datum("laatste dag voor bezwaar", v.ingang - timedelta(1)),
        Datum("verhuurder naar de Huurcommissie tot en met", doorgelopen(v.ingang + timedelta(weeks=6), v.z.kiest)),
        Datum("aangetekende herinnering tot en met", doorgelopen(maanden_verder(v.ingang, 3), v.z.kiest)),
        Datum("huurder naar de Huurcommissie tot en met", maanden_verder(v.ingang, 4)),
    )
    return Beslissing(id_, vraag, JA, redenen, datums=datums)


def _bij_beding(v: Verhogingszaak, regel: Beslissing, id_: str, vraag: str) -> Beslissing:
    if regel.uitkomst == GEEN:
        return Beslissing(id_, vraag, NEE, (Reden("de wet begrenst deze verhoging niet", "BW 7:246"),))
    if regel.uitkomst == LID_2:
        zin = "wat het beding te veel geeft is nietig, ook zonder bezwaar; art. 248 lid 4 geldt hier niet: de rechter beslist"
        return Beslissing(id_, vraag, JA, (Reden(zin, "BW 7:248 lid 2 en 4"),))
    zin = "de huurder kan de Huurcommissie binnen vier maanden na de ingang om een uitspraak vragen"
    datum = Datum("huurder naar de Huurcommissie tot en met", maanden_verder(v.ingang, 4))
    return Beslissing(id_, vraag, JA, (Reden(zin, "BW 7:248 lid 4"),), datums=(datum,))


def verjaring(v: Verhogingszaak) -> Beslissing:
    """BW 7:251 lid 2: de vordering tot betaling van de verhoging verjaart na twee jaar, of na één jaar zonder bericht."""
    id_, vraag = "verjaring", "Wanneer verjaart de vordering tot betaling van de verhoging?"
    begin, toetsing = v.ingang + timedelta(1), onderwerp("toetsing")
    jaren, zonder_bericht = (toetsing[f"verjaring_{naam}"].waarden[-1] for naam in ("jaren", "zonder_bericht_jaren"))
    if v.ingang < jaren.vanaf:
        zin = f"opeisbaar vóór {in_woorden(jaren.vanaf)}: vijf jaar; overgangsrecht voor de kortere termijn is niet gezien"
        datum = Datum("verjaard met ingang van", jaren_verder(begin, 5))
        return Beslissing(id_, vraag, "vijf jaar", (Reden(zin, "BW 3:308"),), datums=(datum,))
    redenen = (
        Reden("twee jaar na de dag waarop een termijn opeisbaar werd", "BW 7:251 lid 2"),
        Reden("één jaar, als de verhuurder de huurder dat jaar niet schriftelijk informeerde", "BW 7:251 lid 2"),
    )
    datums = (
        Datum("eerste termijn verjaard met ingang van", jaren_verder(begin, jaren.waarde)),
        Datum("eerste termijn verjaard zonder bericht", jaren_verder(begin, zonder_bericht.waarde)),
    )
    return Beslissing(id_, vraag, "twee jaar, zonder bericht één jaar", redenen, datums=datums)
