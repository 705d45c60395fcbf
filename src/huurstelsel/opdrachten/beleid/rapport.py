"""`huurstelsel beleid rapport`: van een scenario naar één zelfstandige webpagina, en zo nodig een document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from huurstelsel.fouten import waardoor
from huurstelsel.opdrachten.basis import ONVERWACHT, Antwoord
from huurstelsel.opdrachten.bestand import controleer, met_extensie, schrijf

if TYPE_CHECKING:
    import argparse


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument(
        "scenario", metavar="SCENARIO", type=Path, help="Het scenario, in YAML of JSON; zie examples/beleid."
    )
    p.add_argument("pagina", metavar="UIT", type=met_extensie("Geef een bestand met de extensie .html", ".html"), help="De webpagina die wordt geschreven (.html).")  # fmt: skip
    p.add_argument("--pdf", metavar="UIT", type=met_extensie("Geef een bestand met de extensie .pdf", ".pdf"), help="Schrijf hetzelfde verslag ook als document (.pdf).")  # fmt: skip
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Lees het scenario, reken elk deel uit, en schrijf de pagina en het document."""
    for pakket in ("matplotlib", "jinja2"):
        controleer(gevraagd.pagina, "pagina", pakket, "beleid")
    if gevraagd.pdf is not None:
        controleer(gevraagd.pdf, "document", "typst", "pdf")
    from huurstelsel.uitleg.beleid.rapport.html import als_html  # noqa: PLC0415 - pas als bekend is dat het kan
    from huurstelsel.uitleg.beleid.rapport.maken import maak  # noqa: PLC0415
    from huurstelsel.uitleg.beleid.rapport.scenario import lees_scenario  # noqa: PLC0415

    verslag = maak(lees_scenario(gevraagd.scenario), _opdracht(gevraagd))
    bestanden = {gevraagd.pagina: als_html(verslag).encode()}
    if gevraagd.pdf is not None:
        from huurstelsel.uitleg.beleid.rapport.pdf import als_pdf  # noqa: PLC0415

        bestanden[gevraagd.pdf] = als_pdf(verslag)
    for doel, inhoud in bestanden.items():
        try:
            schrijf(doel, inhoud)
        except OSError as e:
            return Antwoord(ONVERWACHT, fout=f"Schrijven van {doel} is mislukt: {waardoor(e)}.\n")
    return Antwoord(0, "".join(f"Geschreven: {doel}\n" for doel in bestanden))


def _opdracht(gevraagd: argparse.Namespace) -> str:
    """De opdracht zonder mappen: het verslag zegt niet waar het is gemaakt."""
    document = f" --pdf {gevraagd.pdf.name}" if gevraagd.pdf is not None else ""
    return f"huurstelsel beleid rapport {gevraagd.scenario.name} {gevraagd.pagina.name}{document}"
