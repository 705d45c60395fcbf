"""Wat de tests van de webpagina delen: een bladzijde lezen zoals een browser haar verzendt, en een stap verder gaan."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from huurstelsel.web.pagina.bestand import open_bestand, uit_json
from huurstelsel.web.pagina.verwerken import Ingezonden, verwerk

if TYPE_CHECKING:
    from huurstelsel.talen import Taal
    from huurstelsel.web.pagina.boom import Boom

VOORBEELDEN = Path(__file__).parents[1] / "examples"
ALLE = sorted(pad.stem for pad in VOORBEELDEN.glob("*.yaml"))
BEGIN = {"document": '{"woning": {}}', "stap": "contract", "taal": "nl"}
STAPPEN = ("contract", "woning", "ruimten", "voorzieningen", "energie", "resultaat")


class Bladzijde(HTMLParser):
    """De velden van de bladzijde met de waarde die een browser zou verzenden, en al haar tekst."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.html, self.velden, self.ids, self.tekst = html, {}, set(), []
        self._keuze: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = dict(attrs)
        self.ids.add(a.get("id"))
        naam, waarde = a.get("name"), a.get("value") or ""
        if tag == "input" and naam and (a["type"] not in {"radio", "checkbox", "file"} or "checked" in a):
            self.velden[naam] = waarde
        if tag == "select" and naam:
            self._keuze, self.velden[naam] = naam, ""
        if tag == "option" and self._keuze and "selected" in a:
            self.velden[self._keuze] = waarde

    def handle_data(self, data: str) -> None:
        self.tekst.append(data.strip())

    @property
    def zichtbaar(self) -> str:
        return " ".join(deel for deel in self.tekst if deel)

    @property
    def boom(self) -> Boom:
        return uit_json(self.velden["document"])


def zend(vorige: Bladzijde | None, doe: str, taal: Taal = "nl", **andere: str) -> Bladzijde:
    """Verzend een bladzijde met een knop; `andere` zijn velden die de bezoeker veranderde."""
    velden = {} if vorige is None else dict(vorige.velden)
    return Bladzijde(verwerk(Ingezonden({**velden, **andere, "doe": doe}), taal))


def open_voorbeeld(naam: str, taal: Taal = "nl") -> Bladzijde:
    """Het resultaat van een voorbeeld dat als bestand is geopend."""
    inhoud = (VOORBEELDEN / f"{naam}.yaml").read_bytes()
    return Bladzijde(verwerk(Ingezonden({"doe": "open"}, {"bestand": (f"{naam}.yaml", inhoud)}), taal))


def voorbeeld(naam: str) -> Boom:
    """Een voorbeeld als boom."""
    return open_bestand((VOORBEELDEN / f"{naam}.yaml").read_bytes(), f"{naam}.yaml")


def oud() -> Boom:
    """Een portiekflat met een contract van begin 2024 zonder verhogingsbeding."""
    boom = voorbeeld("portiekflat") | {"peildatum": "2025-03-01"}
    boom["contract"] = {
        "ondertekend": "2024-01-15",
        "ingangsdatum": "2024-02-01",
        "huurprijs": 650,
        "beding_huurverhoging": "nee",
    }
    return boom | {"verhuurder": {"soort": "andere_verhuurder"}}


def begin(stelsel: str = "zelfstandig", taal: Taal = "nl") -> Bladzijde:
    """De eerste bladzijde nadat een stelsel is gekozen."""
    velden = {**BEGIN, "taal": taal, "woning.stelsel": stelsel, "doe": "begin"}
    return Bladzijde(verwerk(Ingezonden(velden), taal))
