"""Van punten naar huurprijs: de rij van de huurtabel, de opslagen met hun bewijs, het maximum en de overeengekomen huurprijs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.bewijs import bewijs
from huurstelsel.puntentelling.blokken import RECHTS, SOM, Alinea, Kolom, Opsomming, Rij, Tabel
from huurstelsel.puntentelling.schrijver import hoofdletter
from huurstelsel.uitleg.labels import OPSLAGEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.puntentelling.blokken import Blok
    from huurstelsel.puntentelling.schrijver import Schrijver
    from huurstelsel.puntentelling.woonruimte import Woonruimte
    from huurstelsel.uitkomst import Opslag, Uitkomst

_BEWIJS = {
    "rijksmonument": ("woning.rijksmonument", "contract.ondertekend"),
    "gemeentelijk_of_provinciaal_monument": (),
    "nieuwbouw": ("woning.start_bouw", "woning.eerste_ingebruikname"),
    "beschermd_gezicht": ("woning.rijksbeschermd_gezicht", "woning.bouwjaar"),
}
"""Opslag → feiten die de verhuurder bewijst (beleidsboek zelfstandige woonruimte 2.13, onzelfstandige 2.14)."""


def opslagen(u: Uitkomst) -> list[tuple[Opslag, bool]]:
    """Opslagen van de laagste en de hoogste huurprijs, elk met: staat zij vast (bij beide)?"""
    laagst, hoogst = u.huurprijs.opslagen, (u.huurprijs_hoogst or u.huurprijs).opslagen
    ids = [{(o.id, o.procent) for o in kant} for kant in (laagst, hoogst)]
    samen = {(o.id, o.procent): o for o in (*laagst, *hoogst)}
    return [(opslag, soort in ids[0] & ids[1]) for soort, opslag in samen.items()]


def oordeel(u: Uitkomst, s: Schrijver) -> str:
    """De overeengekomen huurprijs tegenover het maximum met opslagen; leeg als er geen is overeengekomen."""
    huur = u.overeengekomen_huurprijs
    if huur is None:
        return ""
    laagst, hoogst = u.huurprijs.maximaal_met_opslag, u.huurprijs_hoogst and u.huurprijs_hoogst.maximaal_met_opslag
    if huur <= laagst:
        return s("onder", bedrag=s.bedrag(laagst - huur)) if huur < laagst else s("gelijk")
    if hoogst is None or huur <= hoogst:
        return s("open")
    return s("boven" if hoogst == laagst else "minstens_boven", bedrag=s.bedrag(huur - hoogst))


def huurprijs(w: Woonruimte, s: Schrijver) -> tuple[Blok, ...]:
    """De stappen van het puntental naar het maximum, en het bewijs dat bij een opslag hoort."""
    u = w.uitkomst
    rijen = [Rij((s("tabelrij", punten=s.puntentotaal(u)), s.huur(u, "maximaal"), _tabel(w, s)))]
    rijen += [_opslagrij(opslag, s, vast=vast) for opslag, vast in opslagen(u)]
    rijen.append(Rij((s("maximum"), s.huur(u, "maximaal_met_opslag"), ""), SOM))
    if u.overeengekomen_huurprijs is not None:
        rijen.append(Rij((s("overeengekomen"), s.bedrag(u.overeengekomen_huurprijs), hoofdletter(oordeel(u, s)))))
    kolommen = (Kolom(s("stap"), 4), Kolom(s("bedrag"), 3, RECHTS), Kolom(s("herkomst"), 6))
    tabel = Tabel(kolommen, tuple(rijen), heel=True)
    return (tabel, Alinea(s("servicekosten"), klein=True), *_bewijsblokken(w, s))


def _tabel(w: Woonruimte, s: Schrijver) -> str:
    huur = w.uitkomst.huurprijs
    return s("bron", artikel=w.regeling.tarief.artikel, bron=s.zin(huur.bron), zekerheid=s.zin(huur.zekerheid))


def _opslagrij(opslag: Opslag, s: Schrijver, *, vast: bool) -> Rij:
    naam = s.naam(OPSLAGEN, opslag.id).lower()
    tot = s("opslag_tot", dag=s.datum(opslag.einddatum)) if opslag.einddatum else ""
    reden = "; ".join(deel for deel in (s.zin(opslag.reden), tot, opslag.artikel) if deel)
    return Rij((s("opslag" if vast else "opslag_soms", procent=opslag.procent, naam=naam), "", hoofdletter(reden)))


def _bewijsblokken(w: Woonruimte, s: Schrijver) -> tuple[Blok, ...]:
    regels = tuple(dict.fromkeys(regel for opslag, _ in opslagen(w.uitkomst) for regel in _bewijzen(opslag.id, w, s)))
    return (Alinea(s("bewijs"), plakt=True), Opsomming(regels, vakje=True)) if regels else ()


def _bewijzen(opslag: str, w: Woonruimte, s: Schrijver) -> Iterator[str]:
    """Elk stuk dat de opslag bewijst; van een monument het register van de soort die is opgegeven."""
    velden = list(_BEWIJS[opslag])
    if opslag == "gemeentelijk_of_provinciaal_monument":
        soorten = ("gemeentelijk_monument", "provinciaal_monument")
        velden = [f"woning.{soort}" for soort in soorten if getattr(w.document.woning, soort)]
    if opslag == "beschermd_gezicht" and w.uitkomst.voor_wbh:
        velden.append("woning.kosten_instandhouding")
    yield from (hoofdletter(s.zin(bewijs(veld))) for veld in velden)
    if opslag == "beschermd_gezicht":
        yield s("geen_monument", register=s("monumentenregisters"))
