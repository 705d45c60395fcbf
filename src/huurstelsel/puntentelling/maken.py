"""De puntentelling als PDF: getagd en toegankelijk (PDF/UA-1), geschikt om te bewaren (PDF/A-3a), met feiten en uitkomst erin.

Wat gezet wordt is gegeven: de opmaak in `opmaak/puntentelling.typ` leest JSON, en tekst van buiten is daar nooit opmaak.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Literal, TypeAlias

from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u
from huurstelsel.puntentelling.blokken import als_boom
from huurstelsel.puntentelling.drukbaar import LETTERTYPEN, drukbaar
from huurstelsel.puntentelling.gevolgen import gevolgen
from huurstelsel.puntentelling.inhoud import deel
from huurstelsel.puntentelling.kwitantie import bijlagen
from huurstelsel.puntentelling.schrijver import Schrijver
from huurstelsel.puntentelling.woonruimte import woonruimten
from huurstelsel.talen import Taal  # noqa: TC001 - een naam voor een type leest haar

if TYPE_CHECKING:
    from huurstelsel.feiten.model import Document
    from huurstelsel.puntentelling.blokken import Deel
    from huurstelsel.puntentelling.kwitantie import Bijlagen
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
        kamer: de id van de kamer, als het document een adres met kamers beschrijft.

    Raises:
        FeitenFout: de feiten kloppen niet, of er is geen kamer die zo heet; alle fouten tegelijk.
        RechtFout: voor de peildatum is het recht er niet of niet bekend.
    """
    namen = [k.id for k in document.kamers]
    if kamer is None and namen:
        raise FeitenFout([Fout("kamers", "kamer_kiezen", f"Kies een kamer: {', '.join(namen)}.")])
    if kamer is not None and kamer not in namen:
        zin = f"Er is geen kamer “{kamer}”.{bedoelde_u(kamer, namen)}"
        raise FeitenFout([Fout("kamers", "kamer_onbekend", zin)])
    return zet(woonruimten(document, regeling)[0 if kamer is None else namen.index(kamer)], taal)


def zet(w: Woonruimte, taal: Talen = "nl") -> bytes:
    """De puntentelling van een gewaardeerde woonruimte als PDF."""
    import typst  # noqa: PLC0415 - alleen voor het document

    ingesloten, g = bijlagen(w), gevolgen(w)
    delen = [deel(w, g, ingesloten, t, vertaling=i > 0) for i, t in enumerate(_TALEN[taal])]
    return typst.compile(
        LETTERTYPEN / "puntentelling.typ",
        font_paths=[LETTERTYPEN],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs=_gegevens(w, delen, ingesloten),
        pdf_standards=["ua-1", "a-3a"],
        timestamp=int(datetime.combine(w.uitkomst.peildatum, time(), UTC).timestamp()),
    )


def _gegevens(w: Woonruimte, delen: list[Deel], ingesloten: Bijlagen) -> dict[str, str]:
    """Alles wat de opmaak nodig heeft, als tekst."""
    s, dag = Schrijver(delen[0].taal), w.uitkomst.peildatum
    boom = {
        "titel": drukbaar(" · ".join(filter(None, (delen[0].titel, delen[0].plek)))),
        "dag": [dag.year, dag.month, dag.day],
        "delen": [als_boom(een) for een in delen],
        "pagina": {een.taal: [Schrijver(een.taal)(sleutel) for sleutel in ("pagina", "van")] for een in delen},
        "bijlagen": {naam: s(naam) for naam in ingesloten.bestanden},
    }
    return {"inhoud": json.dumps(boom, ensure_ascii=False), "qr": ingesloten.qr, **ingesloten.bestanden}
