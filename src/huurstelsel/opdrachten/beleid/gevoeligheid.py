"""`huurstelsel beleid gevoeligheid`: parameters over een rooster, op een voorraad."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from huurstelsel.fouten import GebruikFout, OnbekendeKeuze, bedoelde_u, waardoor
from huurstelsel.opdrachten.argumenten import datum, recht_en_keuze
from huurstelsel.opdrachten.basis import FEITEN, ONVERWACHT, Antwoord, als_json, breedte, kleur, vandaag

if TYPE_CHECKING:
    import argparse

    from huurstelsel.beleid.gevoeligheid import Gevoeligheid

EXTENSIES = (".csv", ".parquet", ".json")


def argumenten(p: argparse.ArgumentParser) -> None:
    """De argumenten van de opdracht."""
    zin = "Een portefeuille (Parquet, JSON Lines, JSON of YAML), zo nodig met de kolom gewicht; meer dan een zijn trekkingen van dezelfde voorraad."
    p.add_argument("voorraden", metavar="VOORRAAD", nargs="+", help=zin)
    zin = "Een as: PAD=0,5,10 of PAD=van:tot:stap; met PAD+= opgeteld bij de waarde van nu. PAD is onderwerp.parameter (zo nodig met [plaats]), huurtabel.procent of huurtabel.euro_per_punt; paden met een komma ertussen bewegen samen. Vaker te geven."
    p.add_argument("--as", dest="assen", metavar="PAD=WAARDEN", action="append", default=[], help=zin)
    p.add_argument("--peildatum", metavar="DATUM", type=datum, help="Peildatum; zonder: vandaag.")
    recht_en_keuze(p)
    zin = "Toon bij twee assen alleen deze maat, als vlak."
    p.add_argument("--maat", metavar="MAAT", default="", help=zin)
    zin = "Schrijf elk punt met elke maat naar een bestand: .csv, .parquet of .json."
    p.add_argument("--uit", metavar="UIT", help=zin)
    p.add_argument("--json", action="store_true", help="Schrijf de uitkomst als JSON.")
    p.set_defaults(opdracht=voer_uit)


def voer_uit(gevraagd: argparse.Namespace) -> Antwoord:
    """Bereken het rooster, en schrijf de tabel."""
    from huurstelsel.beleid.gevoeligheid import HUURMATEN, MATEN, bereken  # noqa: PLC0415
    from huurstelsel.regeling import Regeling  # noqa: PLC0415
    from huurstelsel.uitleg.beleid.gevoeligheid import als_dict, als_tekst  # noqa: PLC0415

    gc.enable()
    uit = None if gevraagd.uit is None else _doel(gevraagd.uit)
    maten = (*MATEN, *HUURMATEN)
    if gevraagd.maat and gevraagd.maat not in maten:
        zin = f"De maat “{gevraagd.maat[:40]}” bestaat niet; kies {', '.join(maten)}.{bedoelde_u(gevraagd.maat, maten)}"
        raise OnbekendeKeuze(zin)
    regeling = Regeling.op(gevraagd.peildatum or vandaag()).met(keuzes=dict(gevraagd.keuze), voorstellen=gevraagd.recht)
    g = bereken(gevraagd.voorraden, regeling, gevraagd.assen)
    if uit is not None:
        try:
            _schrijf(g, uit)
        except OSError as e:
            return Antwoord(ONVERWACHT, fout=f"Schrijven is mislukt: {waardoor(e)}.\n")
    code = FEITEN if any(g.afgekeurd) else 0
    if gevraagd.json:
        return Antwoord(code, als_json(als_dict(g)))
    return Antwoord(code, als_tekst(g, gevraagd.maat, breedte(), kleur=kleur()))


def _doel(tekst: str) -> Path:
    pad = Path(tekst)
    if pad.suffix.lower() not in EXTENSIES or not pad.parent.is_dir():
        zin = f"“{tekst}” is geen bestand in een bestaande map met de extensie .csv, .parquet of .json."
        raise GebruikFout(zin)
    return pad


def _schrijf(g: Gevoeligheid, pad: Path) -> None:
    import pyarrow.csv  # noqa: PLC0415
    import pyarrow.parquet  # noqa: PLC0415

    from huurstelsel.plaats import op_zijn_plaats  # noqa: PLC0415
    from huurstelsel.uitleg.beleid.gevoeligheid import als_dict, als_tabel  # noqa: PLC0415

    with op_zijn_plaats(pad) as klad:
        if pad.suffix.lower() == ".json":
            klad.write_text(als_json(als_dict(g)), encoding="utf-8")
        elif pad.suffix.lower() == ".csv":
            pyarrow.csv.write_csv(als_tabel(g), klad)
        else:
            pyarrow.parquet.write_table(als_tabel(g), klad)
