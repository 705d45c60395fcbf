"""De vorm van het recht op een datum, voor de beschrijving van de API; zie `antwoorden`."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from huurstelsel.web.api.antwoorden import Bedrag, Dag, Vorm


class Rubriekartikel(Vorm):
    """Een rubriek met haar artikel."""

    rubriek: int
    naam: str
    artikel: str


class Regel(Vorm):
    """Een regel die op deze dag geldt."""

    naam: str
    rubriek: int
    artikel: str
    vanaf: Dag
    tot: Dag | None


class _Waarde(Vorm):
    waarde: Any
    tekst: str | None
    artikel: str
    bron: str
    zekerheid: str
    jci: str | None
    toelichting: str | None


class Eerder(_Waarde):
    """De waarde voor een eerdere waardepeildatum."""

    waardepeildatum: Dag | None


class Rechtsparameter(_Waarde):
    """Een parameter, exact en leesbaar, met haar herkomst; zonder waarde zegt `toestand` waarom."""

    pad: str
    naam: str
    eenheid: str
    toestand: str
    vanaf: Dag
    waardepeildatum: Dag | None = None
    eerder: list[Eerder] = Field(default=[])


class Onderwerp(Vorm):
    """Wat bij elkaar hoort: regels en parameters."""

    onderwerp: str
    titel: str
    rubrieken: list[int]
    regels: list[Regel]
    parameters: list[Rechtsparameter]


class Bijzonderheid(Vorm):
    """Wat aan een deel van de huurtabel opvalt."""

    van: int
    tot_en_met: int
    aard: str
    zin: str


class Huurtabel(Vorm):
    """De maximale huurprijs per aantal punten; is zij er niet, dan zegt `zin` waarom."""

    toestand: str
    zin: str | None = None
    vanaf: Dag | None = None
    bron: str | None = None
    zekerheid: str | None = None
    artikel: str | None = None
    factor: str | None = None
    gecontroleerd: str | None = None
    bijzonderheden: list[Bijzonderheid] = Field(default=[])
    bedragen: dict[str, Bedrag] = Field(default={})


class Lezing(Vorm):
    """Hoe een tegenspraak of leemte in een stuk is gelezen."""

    waar: str
    tekst: str
    lezing: str
    waarom: str


class Ontwerprecht(Vorm):
    """Ontwerprecht."""

    id: str
    titel: str
    kamerstuk: str
    grondslag: Dag | None
    inwerkingtreding: Dag | None
    overeenkomsten_voor: Dag | None = Field(description="Huurovereenkomsten van vóór deze dag houden het oude recht.")
    lezingen: list[Lezing]


class Interpretatie(Vorm):
    """Een benoemde lezing van een tekst die er meer toelaat."""

    naam: str
    rubriek: str
    vraag: str
    gekozen: str
    standaard: str
    opties: dict[str, str]
    effect: str
    bepaling: str


class Recht(Vorm):
    """Het recht op een datum, of de gekozen onderwerpen daarvan."""

    peildatum: Dag
    rechtsdatum: Dag
    stelsel: str
    voorstellen: list[Ontwerprecht]
    rubrieken: list[Rubriekartikel] = Field(default=[])
    onderwerpen: list[Onderwerp]
    huurtabel: Huurtabel | None = None
    corop_waardepeildata: list[int] = Field(default=[])
    interpretaties: list[Interpretatie]
