"""De gewone weg: woningen als document lezen en controleren, en per regeling samen waarderen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from huurstelsel.bepalend import OVERIG, bepalend, feit_van
from huurstelsel.feiten.bouwen import bouw
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.feiten.rijen import afgekapt
from huurstelsel.fouten import FeitenFout, Fout, HuurstelselFout, InvoerFout, OnbekendeKeuze, RechtFout
from huurstelsel.lijst import als_fouten
from huurstelsel.portefeuille.inlezen import STELSELS
from huurstelsel.portefeuille.uitslag import FEITEN, GEEN, Uitslag
from huurstelsel.regels.stelsel import NAMEN
from huurstelsel.reken.getallen import PUNT, element, stuk
from huurstelsel.samenvatting import Samenvatting, huren
from huurstelsel.waardering import maak_zaak, reken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from huurstelsel.feiten.lezen_lijst import Deel
    from huurstelsel.feiten.model import Document, Woning
    from huurstelsel.regeling import Regeling
    from huurstelsel.uitkomst import Melding
    from huurstelsel.waardering import Gewaardeerd, Zaak

GEEN_BEDRAG = "De bedragen voor de waardepeildatum van deze WOZ-waarde zijn niet gevonden (woz.onderdeel_1)."


def waardeer(feiten: Sequence[Mapping[str, Any]], regeling: Regeling) -> tuple[Uitslag, dict[int, tuple[Fout, ...]]]:
    """Waardeer woningen die als document of VERA-Eenheid zijn gegeven.

    Returns:
        De uitslag, en per rij die niet te waarderen is al haar fouten.
    """
    uit = Uitslag(len(feiten))
    fouten: dict[int, tuple[Fout, ...]] = {}
    per_regeling: dict[Regeling, list[tuple[int, Zaak]]] = {}
    for i, woning in enumerate(feiten):
        try:
            document, recht = gelezen(woning, regeling)
            per_regeling.setdefault(recht, []).append((i, maak_zaak(document, recht)))
        except OnbekendeKeuze:
            raise
        except (InvoerFout, RechtFout) as e:
            fouten[i] = als_fouten(e)
    for recht, zaken in per_regeling.items():
        fouten.update(_samen(zaken, recht, uit))
    return uit, fouten


def waardeer_delen(delen: Sequence[Deel], regeling: Regeling) -> tuple[Uitslag, dict[int, tuple[Fout, ...]]]:
    """Als `waardeer`, van gelezen delen; wat er aan de vorm van een deel mis is, gaat voor."""
    uitslag, fouten = waardeer(van_delen(delen), regeling)
    return uitslag, fouten | vormfouten(delen)


def van_delen(delen: Sequence[Deel]) -> list[dict[str, Any]]:
    """De feiten van elk deel; leeg als er aan de vorm iets mis is."""
    return [deel.feiten if isinstance(deel.feiten, dict) and not deel.fouten else {} for deel in delen]


def vormfouten(delen: Sequence[Deel]) -> dict[int, tuple[Fout, ...]]:
    """Per deel wat er aan de vorm mis is."""
    return {i: deel.fouten for i, deel in enumerate(delen) if deel.fouten}


def gelezen(woning: Mapping[str, Any], regeling: Regeling) -> tuple[Document, Regeling]:
    """Het document van een woning, en de regeling voor haar huurovereenkomst.

    Raises:
        FeitenFout: de feiten kloppen niet, of het is een adres met kamers; alle fouten tegelijk.
        RechtFout: voor haar stelsel is het recht er niet of niet bekend.
    """
    document = lees_document(dict(woning), regeling.peildatum)
    if document.kamers:
        zin = "Deze rij beschrijft een adres met kamers; geef elke kamer een eigen rij."
        raise FeitenFout([Fout("kamers", "adres_met_kamers", zin)])
    recht = regeling.voor(document.woning.stelsel)
    _ = recht.stappen, recht.tarief
    return document, recht.voor_overeenkomst(document.contract.ondertekend)


def _samen(zaken: list[tuple[int, Zaak]], regeling: Regeling, uit: Uitslag) -> dict[int, tuple[Fout, ...]]:
    """Waardeer zaken onder dezelfde regeling, en zet hun uitslag op zijn plaats."""
    fouten: dict[int, tuple[Fout, ...]] = {}
    try:
        w = bouw([rij for _, zaak in zaken for rij in zaak.rijen])
        g = reken(w, regeling)
        huur = huren(w, g.punten, regeling)
    except HuurstelselFout as e:
        if len(zaken) > 1:  # één woning mag de andere niet meenemen
            return {i: f for een in zaken for i, f in _samen([een], regeling, uit).items()}
        return {zaken[0][0]: als_fouten(e) if isinstance(e, RechtFout) else (Fout("", "niet_te_waarderen", str(e)),)}
    begin, zonder = 0, g.saldi.kolom.get("woz_zonder_bedrag", np.zeros(w.n, np.bool_))
    for i, zaak in zaken:
        rijen = range(begin, begin + len(zaak.rijen))
        begin = rijen.stop
        if any(stuk(zonder, rijen)):
            fouten[i] = (Fout("woning.woz_waarden", "niet_gevonden", GEEN_BEDRAG),)
            continue
        s = Samenvatting(zaak, w, g, regeling, huur, rijen)
        _zet(uit, i, zaak, s, regeling)
        for nummer, punten in _vast(s, g, regeling, rijen.start).items():
            uit.rubriek[nummer][i] = punten
        procent = set(stuk(huur[1].procent, rijen))
        uit.procent[i] = procent.pop() if s.punten is not None and len(procent) == 1 else GEEN
        soort = bepalend(zaak, stuk(g.punten, rijen), begrensd=s.begrensd)
        uit.bepalend[i] = -1 if soort is None else _nummer(soort)
    return fouten


def _zet(uit: Uitslag, i: int, zaak: Zaak, s: Samenvatting, regeling: Regeling) -> None:
    uit.stelsel[i] = NAMEN.index(regeling.stelsel)
    uit.laag[i], uit.hoog[i] = s.minimaal, GEEN if s.maximaal is None else s.maximaal
    uit.kaal_laag[i], uit.huur_laag[i] = s.laagst.maximaal, s.laagst.maximaal_met_opslag
    if s.hoogst is not None:
        uit.kaal_hoog[i], uit.huur_hoog[i] = s.hoogst.maximaal, s.hoogst.maximaal_met_opslag
    uit.segmenten[i] = sum(1 << code for code in s.segmentcodes())
    uit.onbekend[i] = _bits(zaak.onbekende)
    uit.aangenomen[i] = aangenomen(zaak.document.woning, regeling)
    huurprijs = zaak.document.contract.huurprijs
    uit.huurprijs[i] = GEEN if huurprijs is None else afgekapt(huurprijs, 100)


def aangenomen(woning: Woning, regeling: Regeling) -> int:
    """Of WOZ-waarde en energieprestatie niet zijn opgegeven, als bits van `AANGENOMEN`; een lege lijst zegt dat er geen is.

    Zonder WOZ-waarde telt de minimumwaarde en zonder label het bouwjaar (bijlage I van het Bhw, rubriek 11 en 4). Een woonwagen,
    een standplaats en een kamer van vóór de Wet betaalbare huur kennen die rubrieken niet.
    """
    if woning.stelsel not in STELSELS or (woning.stelsel == "onzelfstandig" and regeling.bijlage.voor_wbh):
        return 0
    gegeven = woning.model_fields_set
    zonder_woz = "woz_waarden" not in gegeven and woning.taxatiewaarde is None
    zonder_label = "energieprestaties" not in gegeven and not woning.energieprestatievergoeding
    return zonder_woz | zonder_label << 1


def _vast(s: Samenvatting, g: Gewaardeerd, regeling: Regeling, rij: int) -> dict[int, int]:
    """De punten (1/PUNT) van de rubrieken die vaststaan; is alles bekend, dan zijn dat die van de rij zelf."""
    if not s.bereik:
        return {nummer: element(g.saldi.punten(nummer), rij) for nummer in regeling.bijlage.rubrieken}
    vast = {nummer: laag for nummer, (laag, hoog) in s.bereik.items() if laag == hoog}
    return {nummer: afgekapt(punten, PUNT) for nummer, punten in vast.items() if punten is not None}


def _nummer(soort: str) -> int:
    """Het nummer van een soort feit; wat in `FEITEN` geen eigen naam heeft, is overig."""
    return FEITEN.index(soort if soort in FEITEN else OVERIG)


def _bits(onbekende: Sequence[Melding]) -> int:
    return sum({1 << _nummer(feit_van(m.pad)) for m in onbekende})
