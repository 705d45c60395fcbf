"""`huurstelsel beleid hervorming`: twee regelingen op een voorraad, met wat er verschuift."""

from __future__ import annotations

import argparse
import gc
from typing import TYPE_CHECKING

from huurstelsel.fouten import Fout, InvoerFout
from huurstelsel.opdrachten.argumenten import datum, keuze, percentage
from huurstelsel.opdrachten.basis import FEITEN, Antwoord, als_json, breedte, kleur, vandaag
from huurstelsel.recht import GELDEND, ontwerprecht

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from huurstelsel.regeling import Regeling

INDELINGEN = ("eigenaar", "corop", "label", "woz")


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    zin = "Een portefeuille (Parquet, JSON Lines, JSON of YAML), zo nodig met de kolommen eigenaar, corop en gewicht; meer dan een zijn trekkingen van dezelfde voorraad."
    p.add_argument("voorraden", metavar="VOORRAAD", nargs="+", help=zin)
    for kant, wie in (("", "ervoor, en erna als daar niets anders staat"), ("-b", "erna")):
        p.add_argument(f"--peildatum{kant}", metavar="DATUM", type=datum, help=f"Peildatum {wie}.")
        zin = f"Ontwerprecht {wie}: een naam of een bestand; “{GELDEND}” is het recht zelf. Vaker te geven."
        p.add_argument(f"--recht{kant}", metavar="VOORSTEL", action="append", help=zin)
        zin = f"Andere lezing van een twijfelachtige bepaling {wie}; vaker te geven."
        p.add_argument(f"--keuze{kant}", metavar="NAAM=WAARDE", type=keuze, action="append", help=zin)
    zin = "Een eigen deel van de hervorming, waarvan het effect apart wordt gegeven; PAD is een onderwerp of onderwerp.parameter. Vaker te geven; zonder is elk onderwerp een deel."
    p.add_argument("--deel", metavar="NAAM=PAD,…", type=_deel, action="append", default=[], help=zin)
    p.add_argument("--zonder-delen", action="store_true", help="Verdeel het effect niet over delen.")
    zin = f"Toon de maten ook per klasse: {', '.join(INDELINGEN)}; vaker te geven."
    p.add_argument("--per", metavar="INDELING", choices=INDELINGEN, action="append", default=[], help=zin)
    p.add_argument("--jaren", metavar="AANTAL", type=_jaren, default=10, help="Hoe ver de ingroei gaat; zonder: 10.")
    zin = "Eigen mutatiegraad per jaar van een eigenaar, of van “privaat” of “corporatie”; vaker te geven."
    p.add_argument("--mutatie", metavar="EIGENAAR=PROCENT", type=_mutatie, action="append", default=[], help=zin)
    zin = "De kolom met de huur, in euro; zonder is dat die van de huurovereenkomst."
    p.add_argument("--huur", metavar="KOLOM", default="", help=zin)
    p.add_argument("--json", action="store_true", help="Schrijf de uitkomst als JSON, met elke indeling.")
    p.set_defaults(opdracht=voer_uit)


def _deel(tekst: str) -> tuple[str, list[str]]:
    naam, _, paden = tekst.partition("=")
    delen = [pad.strip() for pad in paden.split(",") if pad.strip()]
    if naam.strip() and delen:
        return naam.strip(), delen
    melding = f"Schrijf een deel als NAAM=PAD of NAAM=PAD,PAD; niet “{tekst[:40]}”."
    raise argparse.ArgumentTypeError(melding)


def _jaren(tekst: str) -> int:
    if tekst.isascii() and tekst.isdigit() and 0 < int(tekst) <= 50:
        return int(tekst)
    melding = f"“{tekst[:20]}” is geen aantal jaren van 1 tot en met 50."
    raise argparse.ArgumentTypeError(melding)


def _mutatie(tekst: str) -> tuple[str, Fraction]:
    wie, teken, procent = tekst.partition("=")
    if teken and wie.strip():
        gelezen = percentage(procent)
        if 0 <= gelezen <= 100:
            return wie.strip(), gelezen
    melding = f"Schrijf een mutatiegraad als EIGENAAR=PROCENT, van 0 tot en met 100; niet “{tekst[:40]}”."
    raise argparse.ArgumentTypeError(melding)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Bereken de hervorming, en schrijf haar tabellen."""
    from huurstelsel.beleid.hervorming import bereken  # noqa: PLC0415
    from huurstelsel.uitleg.beleid.hervorming import als_tekst  # noqa: PLC0415
    from huurstelsel.uitleg.beleid.hervorming_json import als_dict  # noqa: PLC0415

    gc.enable()
    eigen = dict(gevraagd.deel)
    if gevraagd.deel and gevraagd.zonder_delen:
        raise InvoerFout([Fout("--deel", "tegenspraak", "Kies --deel of --zonder-delen, niet beide.")])
    dag = gevraagd.peildatum or vandaag()
    recht, keuzes = ontwerprecht(gevraagd.recht or ()), dict(gevraagd.keuze or ())
    recht_b = recht if gevraagd.recht_b is None else ontwerprecht(gevraagd.recht_b)
    keuzes_b = keuzes if gevraagd.keuze_b is None else dict(gevraagd.keuze_b)
    van, naar = _kanten((dag, keuzes, recht), (gevraagd.peildatum_b or dag, keuzes_b, recht_b))
    h = bereken(
        gevraagd.voorraden,
        van,
        naar,
        delen=eigen or not gevraagd.zonder_delen,
        jaren=gevraagd.jaren,
        mutatie=dict(gevraagd.mutatie),
        huurkolom=gevraagd.huur,
    )
    code = FEITEN if any(m.afgekeurd for m in h.metingen) else 0
    if gevraagd.json:
        return Antwoord(code, als_json(als_dict(h)))
    return Antwoord(code, als_tekst(h, gevraagd.per, breedte(), kleur=kleur()))


def _kanten(*gevraagd: tuple[date, dict[str, str], tuple[str, ...]]) -> list[Regeling]:
    """Beide regelingen; de fouten van beide tegelijk, een die aan beide kanten staat één keer."""
    from huurstelsel.regeling import Regeling  # noqa: PLC0415

    uit: list[Regeling] = []
    fouten: dict[Fout, None] = {}
    for dag, keuzes, recht in gevraagd:
        try:
            uit.append(Regeling.op(dag).met(keuzes=keuzes, voorstellen=recht))
        except InvoerFout as e:
            fouten |= dict.fromkeys(e.fouten)
    if fouten:
        raise InvoerFout(fouten)
    return uit
