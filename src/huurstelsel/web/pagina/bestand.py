"""Een document als bestand: openen wat iemand bewaarde, en bewaren als YAML of JSON."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import yaml

from huurstelsel.feiten import vera
from huurstelsel.feiten.lezen import lees_bytes
from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.verrijken.uitvoer_json import als_json

if TYPE_CHECKING:
    from huurstelsel.web.pagina.boom import Boom

SOORTEN = {"yaml": "application/yaml", "json": "application/json"}
GEEN_DOCUMENT = Fout("", "geen_document", "Het bestand bevat geen document; begin met het veld “woning:”.")
KOP = "# Puntentelling: dit bestand openen kan op de webpagina of met huurstelsel waardeer.\n"


def open_bestand(inhoud: bytes, naam: str = "") -> Boom:
    """Het document in een bestand; een bericht van een corporatie (VERA) wordt omgezet.

    Raises:
        FeitenFout: het is geen document; alle fouten tegelijk.
    """
    _, punt, einde = naam.rpartition(".")
    try:
        boom = lees_bytes(inhoud, f".{einde.lower()}" if punt else "")
    except FeitenFout as e:
        raise FeitenFout(GEEN_DOCUMENT if f.code == GEEN_DOCUMENT.code else f for f in e.fouten) from None
    if "woning" in boom:
        return boom
    if not vera.is_vera(boom):
        raise FeitenFout([GEEN_DOCUMENT])
    return vera.van_vera(boom)[0]


def uit_json(tekst: str) -> Boom:
    """Het document dat met de bladzijde meereist.

    Raises:
        FeitenFout: het is geen leesbaar document.
    """
    return lees_bytes(tekst.encode("utf-8", "surrogatepass"), ".json")


def naar_json(boom: Boom) -> str:
    """Het document op één regel, zonder verlies."""
    return als_json(boom)


def naar_bestand(boom: Boom, soort: str) -> str:
    """Het document als leesbaar bestand."""
    if soort == "json":
        return als_json(boom) + "\n"
    return KOP + yaml.dump(boom, Dumper=_Schrijver, allow_unicode=True, sort_keys=False, width=120)


class _Schrijver(yaml.SafeDumper):
    """YAML zonder verwijzingen, met exacte decimalen."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ANN401, ARG002 - de vorm van de bibliotheek
        """Schrijf elk deel uit."""
        return True


def _getal(schrijver: yaml.SafeDumper, getal: Decimal) -> yaml.ScalarNode:
    return schrijver.represent_scalar("tag:yaml.org,2002:float", f"{getal:f}")


_Schrijver.add_representer(Decimal, _getal)
_Schrijver.add_multi_representer(str, yaml.SafeDumper.represent_str)

_GEEN_NAAM = re.compile(r"[^a-z0-9-]+")


def bestandsnaam(boom: Boom, einde: str, kamer: str = "") -> str:
    """Naam van een bestand, naar de id en de kamer; nooit met een adres erin dat de bezoeker niet zelf als id koos."""
    id_, deel = (_GEEN_NAAM.sub("-", naam.casefold()).strip("-")[:40] for naam in (str(boom.get("id") or ""), kamer))
    return f"{'-'.join(filter(None, (id_ or 'puntentelling', deel)))}.{einde}"
