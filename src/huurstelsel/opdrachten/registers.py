"""De optie `--registers` van `waardeer` en `portefeuille`: ruimten die niet zijn opgegeven zijn onbekend, binnen verklaarde grenzen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import FeitenFout, Fout, GebruikFout
from huurstelsel.opdrachten.basis import Antwoord, als_json, vandaag

if TYPE_CHECKING:
    import argparse
    from datetime import date

    from huurstelsel.feiten.lezen_lijst import Deel
    from huurstelsel.portefeuille.registergrenzen import Grenzen
    from huurstelsel.regeling import Regeling

_ZIN = (
    "Geef een zelfstandige woning zonder ruimten de laagste en hoogste punten en huur die zij met haar gebruiksoppervlakte kan hebben. De ruimten "
    "liggen dan binnen verklaarde grenzen (docs/registers.md)."
)


def registeropties(p: argparse.ArgumentParser) -> None:
    """De opties `--registers` en `--grenzen`."""
    p.add_argument("--registers", action="store_true", help=_ZIN)
    zin = "Bij --registers: een YAML-bestand met eigen waarden voor die grenzen."
    p.add_argument("--grenzen", metavar="BESTAND", help=zin)


def alleen_met_registers(gevraagd: argparse.Namespace) -> None:
    """Weiger grenzen waar niet mee wordt gerekend.

    Raises:
        GebruikFout: `--grenzen` zonder `--registers`.
    """
    if gevraagd.grenzen is not None and not gevraagd.registers:
        melding = "Bij --grenzen hoort --registers."
        raise GebruikFout(melding)


def grenzen(gevraagd: argparse.Namespace, regeling: Regeling) -> Grenzen | None:
    """De gevraagde grenzen; `None` als er niet om is gevraagd.

    Raises:
        GebruikFout: wat er verder is gevraagd gaat er niet mee samen.
    """
    alleen_met_registers(gevraagd)
    if not gevraagd.registers:
        return None
    from huurstelsel.portefeuille.registerbereik import controleer  # noqa: PLC0415 - alleen als het gevraagd is
    from huurstelsel.portefeuille.registergrenzen import lees  # noqa: PLC0415

    for naam in ("verhoging", "posten", "kwaliteit"):
        if getattr(gevraagd, naam, None) is not None:
            melding = f"--registers gaat niet samen met --{naam}: dat vraagt opgegeven ruimten."
            raise GebruikFout(melding)
    controleer(regeling)
    return lees(None if gevraagd.grenzen is None else Path(gevraagd.grenzen))


def waardeer_register(gevraagd: argparse.Namespace, boom: dict[str, Any] | list[Deel]) -> Antwoord:
    """Het bereik van één registerwoning, als tekst of JSON.

    Raises:
        FeitenFout: het is geen registerwoning, of haar feiten kloppen niet.
        GebruikFout: de gevraagde vorm is er niet.
    """
    from huurstelsel.portefeuille.registers import is_registerwoning, waardeer_documenten  # noqa: PLC0415
    from huurstelsel.regeling import Regeling  # noqa: PLC0415
    from huurstelsel.uitleg.registers import als_dict, als_tekst  # noqa: PLC0415

    if gevraagd.vera:
        melding = "--registers geeft een bereik; dat kent VERA niet."
        raise GebruikFout(melding)
    if isinstance(boom, list) or not is_registerwoning(boom):
        zin = "--registers vraagt één zelfstandige woning zonder “ruimten”; voor een lijst is er `huurstelsel portefeuille --registers`."
        raise FeitenFout([Fout("woning.ruimten", "geen_registerwoning", zin)])
    regeling = Regeling.op(_peildatum(gevraagd, boom)).met(keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)
    gekozen = grenzen(gevraagd, regeling)
    assert gekozen is not None  # noqa: S101 - de optie is gegeven
    uitslag, fouten = waardeer_documenten([boom], regeling, gekozen)
    if fouten:
        raise FeitenFout(fouten[0])
    vorm = als_json(als_dict(boom, uitslag, regeling, gekozen)) if gevraagd.json else None
    return Antwoord(0, als_tekst(boom, uitslag, regeling, gekozen) if vorm is None else vorm)


def _peildatum(gevraagd: argparse.Namespace, boom: dict[str, Any]) -> date:
    """De gevraagde peildatum, die van het document, of vandaag."""
    from huurstelsel.feiten.lezen import lees_document  # noqa: PLC0415

    gekozen: date = gevraagd.peildatum or lees_document(boom).peildatum or vandaag()
    return gekozen
