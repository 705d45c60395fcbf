"""Een lijst van verhuurders en hun woongelegenheden lezen uit CSV, voor de verhuurderbijdrage: alle fouten tegelijk, met regel en kolom."""

from __future__ import annotations

import csv
from io import StringIO

from huurstelsel.fouten import FeitenFout, Fout, bedoelde_u
from huurstelsel.huur.verhuurderbijdrage import Bezit

VERPLICHT = ("naam", "woongelegenheden")
KOLOMMEN = (*VERPLICHT, "toegelaten_instelling")
MEESTE_CIJFERS = 9
_JA_NEE = {"ja": True, "nee": False}


def lees(tekst: str) -> tuple[Bezit, ...]:
    """De verhuurders, in de volgorde van het bestand; zonder de kolom `toegelaten_instelling` zijn zij het alle.

    Raises:
        FeitenFout: alle fouten.
    """
    lezer = csv.DictReader(StringIO(tekst), delimiter=";" if ";" in tekst.partition("\n")[0] else ",")
    kop = [naam.strip().lower() for naam in lezer.fieldnames or ()]
    fouten = [
        Fout("", "kolom_ontbreekt", f"De kolom “{n}” ontbreekt.{bedoelde_u(n, kop)}") for n in VERPLICHT if n not in kop
    ]
    fouten += [
        Fout("", "onbekende_kolom", f"De kolom “{n[:40]}” bestaat niet.{bedoelde_u(n, KOLOMMEN)}")
        for n in kop
        if n not in KOLOMMEN
    ]
    if fouten:
        raise FeitenFout(fouten)
    uit = [_bezit(nummer, rij, kop, fouten) for nummer, rij in enumerate(lezer, 2)]
    if fouten:
        raise FeitenFout(fouten)
    return tuple(b for b in uit if b is not None)


def _bezit(nummer: int, rij: dict[str, str], kop: list[str], fouten: list[Fout]) -> Bezit | None:
    """Eén verhuurder, of `None` met wat eraan mankeert in `fouten`."""
    pad, cellen = f"regel {nummer}", dict(zip(kop, (str(cel or "").strip() for cel in rij.values()), strict=False))
    if None in rij:
        fouten.append(Fout(pad, "te_veel_cellen", "Deze regel heeft meer cellen dan de kop."))
        return None
    aantal, soort = cellen["woongelegenheden"], cellen.get("toegelaten_instelling", "ja").lower()
    eigen = [] if cellen["naam"] else [Fout(f"{pad}, naam", "naam_ontbreekt", "Geef elke verhuurder een naam.")]
    if not aantal.isdecimal() or len(aantal) > MEESTE_CIJFERS:
        eigen.append(Fout(f"{pad}, woongelegenheden", "geen_aantal", f"“{aantal[:40]}” is geen aantal."))
    if soort not in _JA_NEE:
        eigen.append(Fout(f"{pad}, toegelaten_instelling", "geen_ja_nee", "Antwoord hier met ja of nee."))
    fouten += eigen
    return None if eigen else Bezit(cellen["naam"], int(aantal), _JA_NEE[soort])
