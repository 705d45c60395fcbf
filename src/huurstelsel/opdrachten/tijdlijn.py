"""`huurstelsel tijdlijn`: één woning op alle peildata, als tabel, als JSON en als figuur."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from huurstelsel.fouten import GebruikFout
from huurstelsel.opdrachten.argumenten import datum, recht_en_keuze
from huurstelsel.opdrachten.basis import Antwoord, breedte, kleur, lees_geen_lijst
from huurstelsel.opdrachten.bestand import controleer, met_bestand, met_extensie

if TYPE_CHECKING:
    import argparse

    from huurstelsel.tijdlijn import Tijdlijn


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument(
        "bestand",
        metavar="BESTAND",
        help="Feiten in YAML of JSON, of een VERA-Eenheid; “-” leest van de standaardinvoer.",
    )
    p.add_argument("--vanaf", metavar="DATUM", type=datum, help="Eerste dag; zonder: de eerste die huurstelsel kent.")
    p.add_argument(
        "--tot", metavar="DATUM", type=datum, help="Laatste dag; zonder: de laatste waarvan het recht bekend is."
    )
    recht_en_keuze(p)
    p.add_argument("--json", action="store_true", help="Schrijf de tijdlijn als JSON.")
    p.add_argument(
        "--figuur",
        metavar="UIT",
        type=met_extensie("Een figuur is een bestand dat eindigt op .svg of .png", ".svg", ".png"),
        help="Teken de tijdlijn ook in dit bestand (.svg of .png); een bestaand bestand wordt vervangen.",
    )
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Maak de tijdlijn, en zo nodig de figuur; lukt de figuur niet, dan staat er niets op de uitvoer."""
    if gevraagd.vanaf and gevraagd.tot and gevraagd.vanaf > gevraagd.tot:
        zin = f"De eerste dag {gevraagd.vanaf} ligt na de laatste dag {gevraagd.tot}."
        raise GebruikFout(zin)
    if gevraagd.figuur is not None:
        controleer(gevraagd.figuur, "figuur", "matplotlib", "figuren")
    return _toon(gevraagd, _tijdlijn(gevraagd))


def _tijdlijn(gevraagd: argparse.Namespace) -> Tijdlijn:
    zin = "Dit bestand is een lijst; een tijdlijn gaat over één woning per bestand."
    boom = lees_geen_lijst(gevraagd.bestand, "lijst_zonder_tijdlijn", zin)
    gc.enable()  # tientallen waarderingen duren lang genoeg om op te ruimen
    from huurstelsel.tijdlijn import tijdlijn  # noqa: PLC0415 - pas als het bestand leesbaar is

    return tijdlijn(
        boom, vanaf=gevraagd.vanaf, tot_en_met=gevraagd.tot, keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht
    )


def _toon(gevraagd: argparse.Namespace, t: Tijdlijn) -> Antwoord:
    """De figuur geschreven, en de tijdlijn in de gevraagde vorm."""
    from huurstelsel.uitleg import tijdlijn as uitleg  # noqa: PLC0415

    uit = uitleg.als_json(t) + "\n" if gevraagd.json else uitleg.als_tekst(t, breedte(), kleur=kleur())
    if gevraagd.figuur is None:
        return Antwoord(0, uit)
    from huurstelsel.uitleg import figuur  # noqa: PLC0415 - matplotlib alleen voor een figuur

    inhoud = figuur.als_bytes(t, gevraagd.figuur.suffix.lower()[1:])
    return met_bestand(gevraagd.figuur, inhoud, uit if gevraagd.json else f"{uit}\nFiguur: {gevraagd.figuur}\n")
