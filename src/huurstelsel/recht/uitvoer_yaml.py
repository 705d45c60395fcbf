"""Het recht op een datum als YAML in de vorm van regelrecht: per regeling een bestand, per artikel zijn parameters als definities.

De vorm, en wat er wel en niet in staat, is beschreven in docs/recht_export.md. Getallen zijn exact: een bedrag is een geheel aantal
eurocenten, een decimaal getal staat er zoals de wet het schrijft, en wat geen eindig decimaal getal is, is tekst (“1/3”).
"""

from __future__ import annotations

import os
import re
import shutil
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import yaml

from huurstelsel import __version__
from huurstelsel.fouten import GebruikFout
from huurstelsel.recht.laden import SCHALEN, vingerafdruk
from huurstelsel.recht.overzicht import BESTAAT_NOG_NIET, huurtabel, onderwerpen_van, standen
from huurstelsel.recht.wetten import Wet, delen, jci, plaats, url, wet_van

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from huurstelsel.recht.laden import Waarde
    from huurstelsel.recht.overzicht import Stand
    from huurstelsel.recht.tabellen import Tarief
    from huurstelsel.regeling import Regeling

SCHEMA = "https://raw.githubusercontent.com/MinBZK/regelrecht/refs/tags/schema-v0.8.0/schema/v0.8.0/schema.json"
TEKST = "De tekst van dit artikel is niet opgenomen; hieronder staan alleen zijn parameters."
_JA_NEE = "(1 ja, 0 nee)"
_EENHEDEN = {"euro": "eurocent", "procent": "percentage"}  # de eenheden die regelrecht kent

Artikelen = dict[str, dict[str, Any]]
"""Nummer van een artikel → zijn definities."""


class SchrijfFout(GebruikFout):
    """De uitvoer kan niet worden geschreven zonder iets te overschrijven."""


class _Schrijver(yaml.CSafeDumper):
    """YAML met decimale getallen zoals zij zijn, zonder drijvende komma."""


def _decimaal(schrijver: _Schrijver, getal: Decimal) -> yaml.ScalarNode:
    return schrijver.represent_scalar("tag:yaml.org,2002:float", f"{getal:f}")


_Schrijver.add_representer(Decimal, _decimaal)


def bestanden(regelingen: Iterable[Regeling]) -> dict[str, str]:
    """Naam → YAML van elk bestand, voor deze regelingen samen; zij hebben dezelfde peildatum.

    De naam is die van het regelrecht-corpus: `nl/amvb/besluit_huurprijzen_woonruimte/2026-01-01.yaml`.
    """
    regelingen = tuple(regelingen)
    per_wet: dict[Wet, Artikelen] = {}
    for naam, stand in _standen(regelingen).items():
        _zet(per_wet, naam, stand)
    for regeling in regelingen:
        tarief = huurtabel(regeling).tarief
        if tarief is not None:
            _zet_tabel(per_wet, tarief)
    namen = tuple(r.stelsel for r in regelingen)
    return dict(_bestand(wet, artikelen, regelingen[0].peildatum, namen) for wet, artikelen in per_wet.items())


def _standen(regelingen: Iterable[Regeling]) -> dict[str, Stand]:
    """Wat geldt of zou moeten gelden; wat vervallen is of nog niet bestaat, hoort niet in de tekst van die dag."""
    alle = (s for r in regelingen for onderwerp in onderwerpen_van(r) for s in standen(r, onderwerp))
    return {s.pad.replace(".", "_"): s for s in alle if s.toestand not in {"vervallen", BESTAAT_NOG_NIET}}


def _zet(per_wet: dict[Wet, Artikelen], naam: str, s: Stand) -> None:
    """De definities van een parameter onder het eerste artikel dat zij noemt; een cohort krijgt het jaar van zijn waardepeildatum."""
    for w in (s.bron, *s.cohorten):
        achter = f"_{w.sleutel.year}" if w.sleutel else ""
        _artikel(per_wet, s.bron.artikel)[f"{naam}{achter}"] = _definitie(s, w)


def _artikel(per_wet: dict[Wet, Artikelen], artikel: str) -> dict[str, Any]:
    eerste = delen(artikel)[0]
    wet = wet_van(eerste)
    if wet is None:
        melding = f"onbekende regeling in “{artikel}”"
        raise ValueError(melding)
    return per_wet.setdefault(wet, {}).setdefault(nummer(eerste), {})


def nummer(verwijzing: str) -> str:
    """Het nummer van een artikel zoals regelrecht het schrijft: “8a”, of “Bijlage I, onder A, rubriek 8”."""
    hier = re.sub(r" \(.*?\)", "", plaats(verwijzing)).partition(":")[0]
    if artikel := re.match(r"art\. (\w+)", hier):
        return artikel[1]
    return re.sub(r"^bijlage (I+)(?:\.([ABC]))?", lambda m: f"Bijlage {m[1]}{f', onder {m[2]}' if m[2] else ''}", hier)


def _definitie(s: Stand, w: Waarde) -> dict[str, Any]:
    ja_nee = s.naam.endswith(_JA_NEE)
    uit: dict[str, Any] = (
        {"state": s.toestand} if s.toestand else {"value": _waarde(w.waarde, s.eenheid, ja_nee=ja_nee)}
    )
    uit |= {"type": "boolean" if ja_nee else _type(w.waarde, s.eenheid)}
    if s.eenheid in _EENHEDEN:
        uit["type_spec"] = {"unit": _EENHEDEN[s.eenheid]}
    uit |= {
        "unit": _EENHEDEN.get(s.eenheid, s.eenheid),
        "description": s.naam.removesuffix(_JA_NEE).strip(),
        "path": s.pad,
    }
    if w.sleutel is not None:
        uit["waardepeildatum"] = w.sleutel.isoformat()
    uit |= {"valid_from": w.vanaf.isoformat(), "certainty": w.zekerheid, "source": w.bron}
    return uit | {"legal_basis": _grondslag(w)}


def _type(waarde: object, eenheid: str) -> str:
    if isinstance(waarde, dict):
        return "object"
    if isinstance(waarde, tuple):
        return "array"
    return {"datum": "date", "tekst": "string", "euro": "amount"}.get(eenheid, "number")


def _waarde(waarde: Any, eenheid: str, *, ja_nee: bool = False) -> Any:  # noqa: ANN401 - getal, rij of tabel
    """Een waarde als YAML: eurocenten als geheel getal, andere getallen decimaal, een datum als tekst."""
    if isinstance(waarde, dict):
        return {str(sleutel): _waarde(deel, eenheid) for sleutel, deel in waarde.items()}
    if isinstance(waarde, tuple):
        return [_waarde(deel, eenheid) for deel in waarde]
    if ja_nee:
        return bool(waarde)
    if eenheid == "datum":
        return date.fromordinal(waarde).isoformat()
    return waarde if eenheid in {"tekst", "euro"} else _getal(Fraction(waarde, SCHALEN[eenheid]))


def _getal(breuk: Fraction) -> int | Decimal | str:
    if breuk.denominator == 1:
        return breuk.numerator
    decimaal = Decimal(breuk.numerator) / Decimal(breuk.denominator)
    return decimaal if Fraction(decimaal) == breuk else str(breuk)


def _grondslag(w: Waarde) -> dict[str, str]:
    eerste = delen(w.artikel)[0]
    wet = wet_van(eerste)
    lid = re.search(r" lid (\d+)", eerste)
    velden = {
        "law": wet.titel if wet else "",
        "bwb_id": wet.bwb if wet else "",
        "article": nummer(eerste),
        "paragraph": lid[1] if lid else "",
        "url": url(wet, w.vanaf, eerste) if wet else "",
        "juriconnect": jci(w),
        "explanation": "; ".join(filter(None, (w.artikel, w.toelichting))),
    }
    return {veld: waarde for veld, waarde in velden.items() if waarde}


def _zet_tabel(per_wet: dict[Wet, Artikelen], t: Tarief) -> None:
    regeling = delen(t.artikel)[-1]
    bedragen = {str(t.laagste + i): int(centen) for i, centen in enumerate(t.bedragen)}
    opmerkingen = [f"{b.van}-{b.tot_en_met} punten, {b.aard}: {b.zin}" for b in t.bijzonderheden]
    _artikel(per_wet, regeling)[f"maximale_huurprijsgrenzen_{t.soort}"] = {
        "value": bedragen,
        "type": "object",
        "type_spec": {"unit": "eurocent"},
        "unit": "eurocent",
        "description": "Maximale huurprijs per maand bij een aantal punten",
        "valid_from": t.vanaf.isoformat(),
        "certainty": t.zekerheid,
        "source": t.bron,
        **({"remarks": opmerkingen} if opmerkingen else {}),
        "legal_basis": {
            "law": "Uitvoeringsregeling huurprijzen woonruimte",
            "bwb_id": "BWBR0015386",
            "explanation": t.artikel,
        },
    }


def _bestand(wet: Wet, artikelen: Artikelen, peildatum: date, stelsels: tuple[str, ...]) -> tuple[str, str]:
    vanaf = max(d["valid_from"] for definities in artikelen.values() for d in definities.values())
    kop = {
        "$schema": SCHEMA,
        "$id": wet.sleutel,
        "name": wet.titel,
        "regulatory_layer": wet.laag,
        "publication_date": wet.bekendgemaakt,
        "valid_from": vanaf,
        "bwb_id": wet.bwb,
        "organisation": wet.organisatie,
        "url": url(wet, date.fromisoformat(vanaf)),
    }
    inhoud: dict[str, Any] = {veld: waarde for veld, waarde in kop.items() if waarde}
    inhoud["huurstelsel"] = {
        "version": __version__,
        "parameters": vingerafdruk(),
        "peildatum": peildatum.isoformat(),
        "stelsels": list(stelsels),
    }
    inhoud["articles"] = [_als_artikel(wet, n, definities, vanaf) for n, definities in artikelen.items()]
    tekst = yaml.dump(inhoud, Dumper=_Schrijver, sort_keys=False, allow_unicode=True, width=120, explicit_start=True)
    return f"nl/{wet.laag.lower()}/{wet.sleutel}/{vanaf}.yaml", tekst


def _als_artikel(wet: Wet, nummer_: str, definities: Mapping[str, Any], vanaf: str) -> dict[str, Any]:
    adres = url(
        wet, date.fromisoformat(vanaf), f"{wet.kort} art. {nummer_}" if re.fullmatch(r"\d+\w*", nummer_) else ""
    )
    uit = {"number": nummer_, "text": TEKST, "url": adres, "machine_readable": {"definitions": dict(definities)}}
    return {veld: waarde for veld, waarde in uit.items() if waarde}


# --- schrijven -------------------------------------------------------------------------------------------------------


def schrijf(doel: Path, inhoud: Mapping[str, str], *, overschrijf: bool = False) -> tuple[Path, ...]:
    """Schrijf de bestanden in een map; alles, of bij een fout niets.

    Args:
        overschrijf: de map mag bestaan en gevuld zijn; gelijknamige bestanden worden vervangen, de rest blijft staan.

    Raises:
        SchrijfFout: het doel is geen map, of is een gevulde map en mag niet worden overschreven.
        OSError: schrijven lukt niet.
    """
    if doel.exists() and not doel.is_dir():
        melding = f"{doel} bestaat en is geen map; geef een map om de bestanden in te schrijven."
        raise SchrijfFout(melding)
    if doel.is_dir() and any(doel.iterdir()) and not overschrijf:
        melding = (
            f"De map {doel} is niet leeg. Geef een andere map, of --overschrijf om gelijknamige bestanden te vervangen."
        )
        raise SchrijfFout(melding)
    if bezet := next((doel / naam for naam in inhoud if (doel / naam).is_dir()), None):
        melding = f"{bezet} is een map; daar kan geen bestand komen."
        raise SchrijfFout(melding)
    doel.parent.mkdir(parents=True, exist_ok=True)
    klad = doel.parent / f".{doel.name}.{os.getpid()}"  # naast het doel: hernoemen kan alleen binnen één schijf
    klad.mkdir()
    try:
        for naam, tekst in inhoud.items():
            (klad / naam).parent.mkdir(parents=True, exist_ok=True)
            (klad / naam).write_text(tekst, encoding="utf-8", newline="\n")
        _plaats(klad, doel, inhoud)
    finally:
        shutil.rmtree(klad, ignore_errors=True)
    return tuple(doel / naam for naam in inhoud)


def _plaats(klad: Path, doel: Path, namen: Iterable[str]) -> None:
    """Zet de geschreven bestanden op hun plaats; een nieuwe map in één keer, anders bestand voor bestand."""
    if not doel.exists():
        klad.rename(doel)
        return
    for naam in namen:  # eerst alle mappen: daarna kan het hernoemen niet meer op een ontbrekende map stuklopen
        (doel / naam).parent.mkdir(parents=True, exist_ok=True)
    for naam in namen:
        (klad / naam).replace(doel / naam)
