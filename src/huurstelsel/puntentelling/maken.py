"""De puntentelling als PDF: getagd en toegankelijk (PDF/UA-1), geschikt om te bewaren (PDF/A-3a), met feiten en uitkomst erin.

Wat gezet wordt is gegeven: de opmaak in `opmaak/puntentelling.typ` leest JSON, en tekst van buiten is daar nooit opmaak.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from huurstelsel.feiten.adres import ALLE
from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u
from huurstelsel.puntentelling.blokken import als_boom
from huurstelsel.puntentelling.drukbaar import LETTERTYPEN, drukbaar
from huurstelsel.puntentelling.gevolgen import gevolgen
from huurstelsel.puntentelling.inhoud import deel
from huurstelsel.puntentelling.kwitantie import DOCUMENT, bijlagen
from huurstelsel.puntentelling.schrijver import Schrijver
from huurstelsel.puntentelling.woonruimte import woonruimten
from huurstelsel.talen import Taal  # noqa: TC001 - een naam voor een type leest haar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from huurstelsel.feiten.model import Document
    from huurstelsel.puntentelling.woonruimte import Woonruimte
    from huurstelsel.regeling import Regeling

Talen: TypeAlias = Literal["nl", "en", "beide"]
_TALEN: dict[str, tuple[Taal, ...]] = {"nl": ("nl",), "en": ("en",), "beide": ("nl", "en")}


def maak_pdf(
    document: Document,
    *,
    regeling: Regeling | date | str | None = None,
    taal: Talen = "nl",
    kamer: str | None = None,
) -> bytes:
    """De puntentelling van één woonruimte; dezelfde feiten en hetzelfde recht geven dezelfde bytes.

    Args:
        regeling: zoals bij `waardeer`; zonder geldt de peildatum van het document, anders de ingangsdatum, anders vandaag.
        taal: Nederlands, Engels, of beide na elkaar.
        kamer: de id van de kamer, als het document een adres met kamers beschrijft; “alle” zet die van elke kamer achter elkaar.

    Raises:
        FeitenFout: de feiten kloppen niet, of er is geen kamer die zo heet; alle fouten tegelijk.
        RechtFout: voor de peildatum is het recht er niet of niet bekend.
    """
    namen = [k.id for k in document.kamers]
    if kamer is None and namen:
        raise FeitenFout([Fout("kamers", "kamer_kiezen", f"Kies een kamer, of “{ALLE}”: {', '.join(namen)}.")])
    if kamer is not None and kamer not in namen and not (namen and kamer == ALLE):
        zin = f"Er is geen kamer “{kamer}”.{bedoelde_u(kamer, namen)}"
        raise FeitenFout([Fout("kamers", "kamer_onbekend", zin)])
    alle = woonruimten(document, regeling)
    return zet(alle if kamer in {None, ALLE} else [alle[namen.index(kamer or "")]], taal)


def zet(woonruimten: Sequence[Woonruimte], taal: Talen = "nl") -> bytes:
    """De puntentellingen van gewaardeerde woonruimten als één PDF, elk met haar eigen bladzijden en bijlagen."""
    import typst  # noqa: PLC0415 - alleen voor het document

    dag = max(w.uitkomst.peildatum for w in woonruimten)
    zaken = [_zaak(w, taal, f"{i}-" if len(woonruimten) > 1 else "") for i, w in enumerate(woonruimten, 1)]
    inhoud = {"titel": _titel(zaken), "dag": [dag.year, dag.month, dag.day], "zaken": zaken}
    return typst.compile(
        LETTERTYPEN / "puntentelling.typ",
        font_paths=[LETTERTYPEN],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"inhoud": json.dumps(inhoud, ensure_ascii=False)},
        pdf_standards=["ua-1", "a-3a"],
        timestamp=int(datetime.combine(dag, time(), UTC).timestamp()),
    )


def _zaak(w: Woonruimte, taal: Talen, voor: str) -> dict[str, Any]:
    """Alles wat de opmaak van één woonruimte nodig heeft; `voor` staat voor de naam van elke bijlage."""
    ingesloten, g = bijlagen(w, voor), gevolgen(w)
    delen = [deel(w, g, ingesloten, t, vertaling=i > 0) for i, t in enumerate(_TALEN[taal])]
    s = Schrijver(delen[0].taal)
    return {
        "delen": [als_boom(een) for een in delen],
        "pagina": {een.taal: [Schrijver(een.taal)(sleutel) for sleutel in ("pagina", "van")] for een in delen},
        "qr": ingesloten.qr,
        "bijlagen": [
            {
                "naam": naam,
                "inhoud": tekst,
                "soort": "source" if naam.endswith(DOCUMENT) else "data",
                "beschrijving": " · ".join(
                    filter(None, (s(naam.removeprefix(voor)), drukbaar(delen[0].kop) if voor else ""))
                ),
            }
            for naam, tekst in ingesloten.bestanden.items()
        ],
    }


def _titel(zaken: list[dict[str, Any]]) -> str:
    """De titel van de PDF: die van de woonruimte, of wat de plekken van alle kamers gemeen hebben."""
    eerste, *rest = [zaak["delen"][0] for zaak in zaken]
    plek = eerste["plek"].rpartition(" · ")[0] if rest else eerste["plek"]
    return " · ".join(filter(None, (eerste["titel"], plek)))
