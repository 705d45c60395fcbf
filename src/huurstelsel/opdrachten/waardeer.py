"""`huurstelsel waardeer`: een woning, een adres met kamers, of een lijst van woningen."""

from __future__ import annotations

import gc
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from huurstelsel.opdrachten.argumenten import datum, recht_en_keuze
from huurstelsel.opdrachten.basis import FEITEN, Antwoord, breedte, kleur, lees, vandaag
from huurstelsel.opdrachten.registers import alleen_met_registers, registeropties, waardeer_register

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from datetime import date

    from huurstelsel.feiten.lezen_lijst import Deel
    from huurstelsel.lijst import Regel
    from huurstelsel.regeling import Regeling
    from huurstelsel.uitkomst import Uitkomst


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    p.add_argument(
        "bestand",
        metavar="BESTAND",
        help="Feiten in YAML of JSON, een VERA-Eenheid, of een lijst daarvan; “-” leest van de standaardinvoer.",
    )
    p.add_argument(
        "--peildatum",
        metavar="DATUM",
        type=datum,
        help="Gaat voor de peildatum in het bestand; zonder beide: vandaag.",
    )
    vorm = p.add_mutually_exclusive_group()
    vorm.add_argument("--json", action="store_true", help="Schrijf de uitkomst als JSON.")
    vorm.add_argument("--vera", action="store_true", help="Schrijf een VERA-WoningwaarderingResultaat.")
    recht_en_keuze(p)
    registeropties(p)
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Waardeer wat het bestand beschrijft, in de gevraagde vorm."""
    alleen_met_registers(gevraagd)
    boom = lees(gevraagd.bestand)
    if gevraagd.registers:
        return waardeer_register(gevraagd, boom)
    if isinstance(boom, list):
        return _waardeer_lijst(gevraagd, boom)
    alle = uitkomsten(boom, gevraagd)
    if boom.get("kamers"):
        from huurstelsel.lijst import Regel  # noqa: PLC0415 - een adres met kamers is een lijst

        kamers = [Regel("", uitkomst.id, boom, uitkomst, ()) for uitkomst in alle]
        lijst = _lijst(gevraagd, kamers, alleen=False)
        if gevraagd.json or gevraagd.vera:
            return lijst
        return Antwoord(0, "\n\n".join([lijst.uit, *(_weergave(gevraagd, u, boom) for u in alle)]))
    return Antwoord(0, _weergave(gevraagd, alle[0], boom))


def _waardeer_lijst(gevraagd: argparse.Namespace, delen: list[Deel]) -> Antwoord:
    """Elke woning van een lijst; wat goed gaat wordt geschreven, wat misgaat staat op stderr met zijn plaats."""
    from huurstelsel.lijst import waardeer_lijst  # noqa: PLC0415

    gc.enable()  # een lijst duurt lang genoeg om op te ruimen
    return _lijst(gevraagd, list(waardeer_lijst(delen, lambda feiten: uitkomsten(feiten, gevraagd))))


def _lijst(gevraagd: argparse.Namespace, regels: list[Regel], *, alleen: bool = True) -> Antwoord:
    from huurstelsel.uitleg import lijst  # noqa: PLC0415
    from huurstelsel.uitleg.blad import schoon  # noqa: PLC0415

    vorm = lijst.als_json if gevraagd.json else lijst.als_vera if gevraagd.vera else None
    tabel = partial(lijst.als_tabel, breedte=breedte(), kleur=kleur(), alleen=alleen)
    uit = tabel(regels) if vorm is None else vorm(regels) + "\n"
    fout = "".join(f"{schoon(f'{r.id}: {f}' if r.id else str(f))}\n" for r in regels for f in r.fouten)
    return Antwoord(FEITEN if fout else 0, uit, fout)


def uitkomsten(boom: dict[str, Any], gevraagd: argparse.Namespace) -> Sequence[Uitkomst]:
    """Eén uitkomst, of bij een adres met kamers een per kamer."""
    from huurstelsel.waardering import waardeer, waardeer_adres  # noqa: PLC0415 - pas als het bestand leesbaar is

    regeling = regeling_van(boom, gevraagd)
    return waardeer_adres(boom, regeling) if boom.get("kamers") else (waardeer(boom, regeling),)


def regeling_van(boom: dict[str, Any], gevraagd: argparse.Namespace) -> Regeling | date | None:
    """De gevraagde regeling; zonder keuze of voorstel de gevraagde peildatum, als die er is."""
    if not (gevraagd.keuze or gevraagd.recht):
        peildatum: date | None = gevraagd.peildatum
        return peildatum
    from huurstelsel.feiten.lezen import lees_document  # noqa: PLC0415

    dag = gevraagd.peildatum or lees_document(boom).peildatum or vandaag()
    return _regeling(dag, tuple(gevraagd.recht), tuple(gevraagd.keuze))


@lru_cache(maxsize=16)
def _regeling(dag: date, voorstellen: tuple[str, ...], keuzes: tuple[tuple[str, str], ...]) -> Regeling:
    """De regeling van een dag; een lijst leest zo een voorstel één keer per peildatum."""
    from huurstelsel.regeling import Regeling  # noqa: PLC0415

    return Regeling.op(dag).met(keuzes=dict(keuzes), voorstellen=voorstellen)


def _weergave(gevraagd: argparse.Namespace, uitkomst: Uitkomst, boom: dict[str, Any]) -> str:
    """De gevraagde vorm; elke vorm laadt alleen zichzelf."""
    from huurstelsel.lijst import document_van  # noqa: PLC0415

    document = document_van(boom)
    if gevraagd.json:
        from huurstelsel.uitleg.als_json import als_json  # noqa: PLC0415

        return als_json(uitkomst) + "\n"
    if gevraagd.vera:
        from huurstelsel.uitleg.vera import naar_json, naar_vera  # noqa: PLC0415

        return naar_json(naar_vera(uitkomst, document)) + "\n"
    from huurstelsel.uitleg.tekst import als_tekst  # noqa: PLC0415

    return als_tekst(uitkomst, breedte(), kleur=kleur(), namen=ruimtenamen(document["woning"].get("ruimten")))


def ruimtenamen(ruimten: Sequence[dict[str, Any]] | str | None) -> dict[str, str]:
    """Id → naam van de ruimten; bij een naam die vaker voorkomt staat de id erbij. Ruimten die niet zijn opgegeven hebben er geen."""
    if ruimten is None or isinstance(ruimten, str):
        return {}
    namen = {
        str(ruimte.get("id") or f"ruimte-{i}"): str(ruimte.get("naam") or "") for i, ruimte in enumerate(ruimten, 1)
    }
    vaak = [naam for naam in namen.values() if list(namen.values()).count(naam) > 1]
    return {id_: f"{naam} ({id_})" if naam in vaak else naam for id_, naam in namen.items() if naam}
