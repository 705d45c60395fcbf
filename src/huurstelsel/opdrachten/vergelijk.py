"""`huurstelsel vergelijk`: twee puntentellingen naast elkaar, en waardoor zij verschillen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.fouten import FeitenFout, Fout, GebruikFout, InvoerFout, OnbekendeKeuze, RechtFout, VoorstelFout
from huurstelsel.opdrachten.argumenten import datum, keuze
from huurstelsel.opdrachten.basis import FEITEN, RECHT, Antwoord, als_json, breedte, kleur, lees_geen_lijst, vandaag
from huurstelsel.recht import GELDEND, ontwerprecht

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import date

    from huurstelsel.feiten.model import Document
    from huurstelsel.vergelijking import Kant

_GELIJK = (
    "Met één bestand zijn beide kanten gelijk: geef een tweede bestand, of een andere datum (--peildatum-b), "
    "ander recht (--recht-b) of een andere lezing (--keuze-b) voor B."
)


class Gevraagd(NamedTuple):
    """Wat voor één kant is gevraagd."""

    letter: str
    naam: str
    bestand: str
    peildatum: date | None
    recht: tuple[str, ...]
    keuzes: dict[str, str]


class Mislukt(NamedTuple):
    """De fouten van één kant."""

    gevraagd: Gevraagd
    code: int
    fouten: tuple[Fout, ...]


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument("a", metavar="A", help="Feiten in YAML of JSON, of een VERA-Eenheid; “-” is de standaardinvoer.")
    p.add_argument(
        "b", metavar="B", nargs="?", help="De andere feiten; zonder B zijn de feiten aan beide kanten gelijk."
    )
    for kant in ("", "-b"):
        wie = "B" if kant else "A, en voor B als daar niets anders staat"
        p.add_argument(f"--peildatum{kant}", metavar="DATUM", type=datum, help=f"Peildatum voor {wie}.")
        p.add_argument(
            f"--recht{kant}",
            metavar="VOORSTEL",
            action="append",
            help=f"Ontwerprecht voor {wie}: een naam of een bestand; “{GELDEND}” is het recht zelf. Vaker te geven.",
        )
        p.add_argument(
            f"--keuze{kant}",
            metavar="NAAM=WAARDE",
            type=keuze,
            action="append",
            help=f"Andere lezing van een twijfelachtige bepaling voor {wie}; vaker te geven.",
        )
    p.add_argument("--json", action="store_true", help="Schrijf de vergelijking als JSON.")
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Waardeer beide kanten en vergelijk ze."""
    a, b = _kanten(gevraagd)
    if a.bestand == b.bestand == "-" and gevraagd.b is not None:
        zin = "Alleen A of B kan van de standaardinvoer komen."
        raise GebruikFout(zin)
    kant_a, kant_b = _waardeer(a, b)
    if isinstance(kant_a, Mislukt) or isinstance(kant_b, Mislukt):
        mislukt = [k for k in (kant_a, kant_b) if isinstance(k, Mislukt)]
        return _fouten(mislukt, json=gevraagd.json)
    return _vergelijk(gevraagd, kant_a, kant_b)


def _kanten(gevraagd: argparse.Namespace) -> tuple[Gevraagd, Gevraagd]:
    """Wat voor A is gevraagd, en voor B; wat voor B niet is gezegd, is als voor A."""
    bestand_b = gevraagd.a if gevraagd.b is None else gevraagd.b
    naam_a, naam_b = _namen(gevraagd.a, bestand_b)
    a = Gevraagd(
        "A", naam_a, gevraagd.a, gevraagd.peildatum, ontwerprecht(gevraagd.recht or ()), dict(gevraagd.keuze or ())
    )
    return a, Gevraagd(
        "B",
        naam_b,
        bestand_b,
        gevraagd.peildatum_b or a.peildatum,
        a.recht if gevraagd.recht_b is None else ontwerprecht(gevraagd.recht_b),
        a.keuzes if gevraagd.keuze_b is None else dict(gevraagd.keuze_b),
    )


def _namen(*bestanden: str) -> list[str]:
    """Hoe de kanten heten: naar het bestand, met zijn map als twee bestanden hetzelfde heten."""
    kort = ["standaardinvoer" if bestand == "-" else Path(bestand).name for bestand in bestanden]
    return list(bestanden) if len(set(bestanden)) > len(set(kort)) else kort


def _waardeer(a: Gevraagd, b: Gevraagd) -> tuple[Kant | Mislukt, Kant | Mislukt]:
    """Beide kanten, elk gewaardeerd of mislukt; zonder peildatum in het bestand van B geldt die van A."""
    bomen = {bestand: _lees(bestand) for bestand in dict.fromkeys((a.bestand, b.bestand))}
    kant_a = kant(a, bomen[a.bestand], None)
    return kant_a, kant(b, bomen[b.bestand], None if isinstance(kant_a, Mislukt) else kant_a.regeling.peildatum)


def _lees(bestand: str) -> dict[str, Any] | FeitenFout:
    """De feiten van één woning, of waarom zij er niet zijn."""
    try:
        zin = "Dit bestand is een lijst; vergelijken gaat met één woning per bestand."
        boom = lees_geen_lijst(bestand, "lijst_niet_vergelijkbaar", zin)
    except FeitenFout as e:
        return e
    if boom.get("kamers"):
        zin = "Dit bestand beschrijft een adres met kamers; vergelijken gaat met één woonruimte per bestand."
        return FeitenFout([Fout("kamers", "adres_niet_vergelijkbaar", zin)])
    return boom


def kant(gevraagd: Gevraagd, boom: dict[str, Any] | FeitenFout, anders: date | None) -> Kant | Mislukt:
    """Eén kant gewaardeerd, of haar fouten."""
    try:
        if isinstance(boom, FeitenFout):
            raise boom
        return _gewaardeerd(gevraagd, boom, anders)
    except OnbekendeKeuze:
        raise
    except VoorstelFout as e:
        return Mislukt(gevraagd._replace(bestand=", ".join(gevraagd.recht)), FEITEN, e.fouten)
    except InvoerFout as e:
        return Mislukt(gevraagd, FEITEN, e.fouten)
    except RechtFout as e:
        from huurstelsel.lijst import als_fouten  # noqa: PLC0415 - alleen als het misgaat

        return Mislukt(gevraagd, RECHT, als_fouten(e))


def _gewaardeerd(gevraagd: Gevraagd, boom: dict[str, Any], anders: date | None) -> Kant:
    from huurstelsel.feiten.lezen import lees_document  # noqa: PLC0415 - pas als het bestand leesbaar is
    from huurstelsel.regeling import Regeling  # noqa: PLC0415
    from huurstelsel.vergelijking import Kant  # noqa: PLC0415
    from huurstelsel.waardering import waardeer  # noqa: PLC0415

    document: Document = lees_document(boom, gevraagd.peildatum)
    dag = document.peildatum or anders or vandaag()
    regeling = Regeling.op(dag, document.woning.stelsel).met(keuzes=gevraagd.keuzes, voorstellen=gevraagd.recht)
    return Kant(gevraagd.naam, document, regeling, waardeer(document, regeling))


def _vergelijk(gevraagd: argparse.Namespace, a: Kant, b: Kant) -> Antwoord:
    from huurstelsel.uitleg.vergelijking import als_tekst  # noqa: PLC0415
    from huurstelsel.uitleg.vergelijking_json import als_json  # noqa: PLC0415
    from huurstelsel.vergelijking import vergelijk  # noqa: PLC0415

    if gevraagd.b is None and a.regeling == b.regeling:
        raise GebruikFout(_GELIJK)
    try:
        v = vergelijk(a, b)
    except (InvoerFout, RechtFout) as e:
        zin = "De feiten van B zijn niet te waarderen onder het recht van A, en die van A niet onder dat van B."
        return Antwoord(RECHT if isinstance(e, RechtFout) else FEITEN, fout=f"{zin}\n{e}\n")
    if gevraagd.json:
        return Antwoord(0, als_json(v) + "\n")
    return Antwoord(0, als_tekst(v, breedte(), kleur=kleur()))


def _fouten(mislukt: Sequence[Mislukt], *, json: bool) -> Antwoord:
    """De fouten van beide kanten, elk met haar kant en bestand; gelijke fouten in hetzelfde bestand één keer."""
    from huurstelsel.uitleg.blad import schoon  # noqa: PLC0415

    per_fout: dict[tuple[str, Fout], list[str]] = {}
    for kant in mislukt:
        for fout in kant.fouten:
            per_fout.setdefault((kant.gevraagd.bestand, fout), []).append(kant.gevraagd.letter)
    regels = [f"{' en '.join(letters)} ({bestand}): {fout}" for (bestand, fout), letters in per_fout.items()]
    lijst = [
        {"kant": letter, "bestand": bestand, "pad": fout.pad, "code": fout.code, "zin": fout.zin}
        for (bestand, fout), letters in per_fout.items()
        for letter in letters
    ]
    uit = als_json({"fouten": lijst}) if json else ""
    return Antwoord(min(kant.code for kant in mislukt), uit, "".join(f"{schoon(regel)}\n" for regel in regels))
