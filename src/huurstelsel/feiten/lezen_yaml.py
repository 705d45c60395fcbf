"""YAML ontleden uit gebeurtenissen: zonder recursie, zonder objecten, en zonder de verrassingen van YAML 1.1.

Alleen gewone gehele getallen, decimalen, true/false en null krijgen een type; al het andere (datums, 12:30, 0o17, ja, no,
0363) blijft tekst zoals die er staat.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NoReturn

import yaml

from huurstelsel.feiten.lezen import MAX_DIEPTE, Boom, decimaal, fout, geheel, te_diep

if TYPE_CHECKING:
    from decimal import Decimal

MAX_KNOPEN = 1_000_000  # na het uitschrijven van verwijzingen; ruim boven 10.000 ruimten

_GEHEEL = re.compile(r"[+-]?(0|[1-9]\d*)")
_DECIMAAL = re.compile(r"[+-]?(0|[1-9]\d*)?\.?\d+([eE][+-]?\d+)?")
_VAST: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_TEKST = ("!", "tag:yaml.org,2002:str")
_UITLEG = (
    (
        "that cannot start any token",
        "gebruik spaties in plaats van tabs, en zet bijzondere tekens tussen aanhalingstekens",
    ),
    (
        "mapping values are not allowed",
        "zet een tekst met een dubbele punt tussen aanhalingstekens en controleer het inspringen",
    ),
    ("expected ':'", "hier ontbreekt een dubbele punt"),
    ("expected <block end>", "controleer het inspringen"),
    ("expected key", "controleer het inspringen"),
    ("end of stream", "het bestand houdt te vroeg op"),
)
_Lader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class _Groep:
    """Een groep of lijst waarvan het einde nog komt; `omvang` telt de uitgeschreven knopen."""

    def __init__(self, deel: dict[str, object] | list[object], anker: str | None) -> None:
        self.deel = deel
        self.anker = anker
        self.veld: str | None = None
        self.omvang = 1


class _Bouwer:
    def __init__(self) -> None:
        self.open: list[_Groep] = []
        self.ankers: dict[str, tuple[object, int]] = {}
        self.dubbel: dict[int, list[str]] = {}
        self.wortel: object = None

    def neem(self, stap: yaml.Event) -> None:
        """Verwerk één gebeurtenis."""
        if isinstance(stap, yaml.ScalarEvent):
            self._scalar(stap)
        elif isinstance(stap, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            self._begin(stap)
        elif isinstance(stap, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            groep = self.open.pop()
            self._plaats(groep.deel, groep.omvang, groep.anker, stap)
        elif isinstance(stap, yaml.AliasEvent):
            self._verwijzing(stap)

    def _scalar(self, stap: yaml.ScalarEvent) -> None:
        groep = self.open[-1] if self.open else None
        if groep is not None and isinstance(groep.deel, dict) and groep.veld is None:
            groep.veld = stap.value
            return
        self._plaats(_waarde(stap), 1, stap.anchor, stap)

    def _begin(self, stap: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        _geen_type(stap)
        if len(self.open) >= MAX_DIEPTE:
            te_diep()
        deel: dict[str, object] | list[object] = {} if isinstance(stap, yaml.MappingStartEvent) else []
        self.open.append(_Groep(deel, stap.anchor))

    def _verwijzing(self, stap: yaml.AliasEvent) -> None:
        if stap.anchor not in self.ankers:
            fout("yaml_verwijzing", f"De verwijzing *{stap.anchor} {_plek(stap)} wijst naar niets of naar zichzelf.")
        self._plaats(*self.ankers[stap.anchor], None, stap)

    def _plaats(self, waarde: object, omvang: int, anker: str | None, stap: yaml.Event) -> None:
        if anker is not None:
            self.ankers[anker] = (waarde, omvang)
        if not self.open:
            self.wortel = waarde
            return
        groep = self.open[-1]
        groep.omvang += omvang
        if groep.omvang > MAX_KNOPEN:
            fout("te_groot_uitgeschreven", "Het document is te groot als de verwijzingen zijn uitgeschreven.")
        self._voeg_toe(groep, waarde, stap)

    def _voeg_toe(self, groep: _Groep, waarde: object, stap: yaml.Event) -> None:
        if isinstance(groep.deel, list):
            groep.deel.append(waarde)
            return
        if groep.veld is None:
            fout("yaml_veldnaam", f"De veldnaam {_plek(stap)} is geen gewone tekst.")
        if groep.veld in groep.deel:
            self.dubbel.setdefault(id(groep.deel), []).append(groep.veld)
        groep.deel[groep.veld] = waarde
        groep.veld = None


def ontleed(tekst: str) -> Boom:
    """Ontleed één YAML-document."""
    bouwer = _Bouwer()
    lader: yaml.SafeLoader | yaml.CSafeLoader | None = None
    documenten = 0
    try:
        lader = _Lader(tekst)
        while lader.check_event():
            stap: Any = lader.get_event()
            documenten += isinstance(stap, yaml.DocumentStartEvent)
            if documenten > 1:
                fout(
                    "meer_documenten",
                    "Het bestand bevat meer dan één document; geef één woning per bestand, of een lijst.",
                )
            bouwer.neem(stap)
    except yaml.YAMLError as e:
        _ongeldig(e)
    finally:
        if lader is not None:
            lader.dispose()
    return Boom(bouwer.wortel, bouwer.dubbel)


def _waarde(stap: yaml.ScalarEvent) -> str | bool | int | Decimal | None:
    tekst: str = stap.value
    if stap.tag is not None or not stap.implicit[0]:
        if stap.tag is not None and stap.tag not in _TEKST:
            _geen_type(stap)
        return tekst
    if tekst in _VAST:
        return _VAST[tekst]
    if _GEHEEL.fullmatch(tekst):
        return geheel(tekst)
    return decimaal(tekst) if _DECIMAAL.fullmatch(tekst) and not _nul_vooraan(tekst) else tekst


def _nul_vooraan(tekst: str) -> bool:
    """Een code als 0363 of 09 is geen getal."""
    cijfers = tekst.lstrip("+-")
    return cijfers.isdigit() and cijfers != "0"


def _geen_type(stap: yaml.NodeEvent) -> None:
    if getattr(stap, "tag", None) not in {None, "!"}:
        fout("yaml_type", f"Een YAML-type (!…) {_plek(stap)} mag hier niet.")


def _plek(stap: yaml.Event) -> str:
    plek: Any = stap.start_mark
    return f"op regel {plek.line + 1}, kolom {plek.column + 1}"


def _ongeldig(e: yaml.YAMLError) -> NoReturn:
    probleem, plek = str(getattr(e, "problem", None) or e), getattr(e, "problem_mark", None)
    uitleg = next((zin for deel, zin in _UITLEG if deel in probleem), "dit is geen geldige YAML")
    waar = f" op regel {plek.line + 1}, kolom {plek.column + 1}" if plek is not None else ""
    fout("yaml_ongeldig", f"Geen geldige YAML{waar}: {uitleg}.")
