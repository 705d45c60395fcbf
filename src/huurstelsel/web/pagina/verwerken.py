"""Een ingezonden bladzijde verwerken: antwoorden overnemen, doen wat de knop zegt, en de volgende bladzijde maken."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from huurstelsel.fouten import FeitenFout, Fout, InvoerFout
from huurstelsel.web.pagina import kamers
from huurstelsel.web.pagina import vragen as v
from huurstelsel.web.pagina.berekening import bereken
from huurstelsel.web.pagina.bestand import open_bestand, uit_json
from huurstelsel.web.pagina.bladzijde import Beeld, Melding, bladzijde, meldingen, start
from huurstelsel.web.pagina.boom import haal, zet
from huurstelsel.web.pagina.formulier import Formulier
from huurstelsel.web.pagina.invullen import haal_weg, neem_over, voeg_toe
from huurstelsel.web.pagina.naast_elkaar import Naast, naast_elkaar
from huurstelsel.web.pagina.schrijver import Schrijver
from huurstelsel.web.pagina.verhogen import HUUR, INGANG, beslis

if TYPE_CHECKING:
    from huurstelsel.talen import Taal
    from huurstelsel.web.pagina.boom import Boom

EERSTE, LAATSTE = "contract", "resultaat"
ADRES = "adres"
"""De keuze op de eerste bladzijde voor een adres met kamers; in het document is dat onzelfstandig, met kamers."""


@dataclass(frozen=True)
class Ingezonden:
    """Wat een bezoeker verstuurde.

    Attributes:
        velden: naam → tekst; van een naam die er vaker is de laatste.
        bestanden: naam → (bestandsnaam, inhoud).
    """

    velden: dict[str, str]
    bestanden: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    @property
    def stap(self) -> v.Stap:
        """De stap die is ingevuld."""
        return v.stappen().get(self.velden.get("stap", ""), v.stappen()[EERSTE])


def heel(tekst: str) -> int:
    """Een klein heel getal; wat dat niet is, is nul."""
    return int(tekst) if tekst.isascii() and tekst.isdigit() and len(tekst) < 5 else 0


def formulier_van(ingezonden: Ingezonden, taal: Taal) -> Formulier:
    """Het document met de antwoorden van de ingezonden bladzijde erin.

    De antwoorden zijn geschreven in de taal van de bladzijde die is ingezonden; het formulier gaat verder in `taal`.

    Raises:
        FeitenFout: het document dat meereisde is niet te lezen.
    """
    boom: Boom = uit_json(ingezonden.velden.get("document") or '{"woning": {}}')
    vorige: Taal = "en" if ingezonden.velden.get("taal", taal) == "en" else "nl"
    kamer = bij_kamer(Formulier(boom, taal), heel(ingezonden.velden.get("kamer", ""))).kamer
    adres = ingezonden.velden.get("woning.stelsel") == ADRES
    velden = ingezonden.velden | ({"woning.stelsel": "onzelfstandig"} if adres else {})
    neem_over(Formulier(boom, vorige, kamer), ingezonden.stap, velden)
    if adres and not kamers.namen(boom):
        kamers.begin(boom, taal)
    return Formulier(boom, taal, kamer)


def verwerk(ingezonden: Ingezonden, taal: Taal) -> str:
    """De bladzijde die op een ingezonden bladzijde volgt."""
    doe, _, wat = ingezonden.velden.get("doe", "").partition(":")
    try:
        if doe == "open":
            return bladzijde(_geopend(ingezonden, taal))
        formulier = formulier_van(ingezonden, taal)
    except InvoerFout as e:
        return start(taal, e.fouten)
    return bladzijde(_volgende(ingezonden, formulier, doe, wat))


def _geopend(ingezonden: Ingezonden, taal: Taal) -> Beeld:
    """Een geopend bestand: het resultaat als er een is, anders de eerste stap met wat er niet klopt."""
    naam, inhoud = ingezonden.bestanden.get("bestand", ("", b""))
    if not (naam or inhoud):
        raise FeitenFout([Fout("", "geen_bestand", Schrijver(taal).t("kies_bestand"))])
    formulier = Formulier(open_bestand(inhoud, naam), taal)
    return Beeld(formulier, v.stappen()[LAATSTE])


def _volgende(ingezonden: Ingezonden, formulier: Formulier, doe: str, wat: str) -> Beeld:
    """Wat de knop doet. Alleen “verder” houdt iemand op een stap die niet klopt."""
    stap = ingezonden.stap
    if doe == "verder":
        fouten = _fouten(formulier, stap)
        return Beeld(formulier, stap, fouten=fouten) if fouten else Beeld(formulier, _naast(formulier, stap, 1))
    if doe == "terug":
        return Beeld(formulier, _naast(formulier, stap, -1))
    if doe == "naar":
        return _naar(formulier, wat)
    if doe in {"vergelijk", "verhoging"}:
        return (_vergeleken if doe == "vergelijk" else _verhoogd)(ingezonden, formulier)
    return _veranderd(ingezonden, formulier, doe, wat)


def _veranderd(ingezonden: Ingezonden, formulier: Formulier, doe: str, wat: str) -> Beeld:
    """Dezelfde stap, met wat een knop in het document verandert of een andere kamer."""
    stap = ingezonden.stap
    if doe == "kamer":
        return Beeld(bij_kamer(formulier, heel(wat or ingezonden.velden.get("kies_kamer", ""))), stap)
    if doe == "weg":
        return Beeld(_zonder(formulier, wat), stap)
    if doe == "ingangsdatum":
        zet(formulier.boom, "peildatum", haal(formulier.boom, formulier.plaats("contract.ingangsdatum")))
        return Beeld(formulier, stap)
    nieuw = voeg_toe(formulier, f"{doe}:{wat}")
    beeld = Beeld(Formulier(formulier.boom, formulier.taal, formulier.kamer), stap, focus=nieuw)
    if doe == "bijwerken":
        beeld.fouten = _fouten(beeld.formulier, stap)
    return beeld


def bij_kamer(formulier: Formulier, kamer: int) -> Formulier:
    """Hetzelfde document bij een andere kamer."""
    return Formulier(formulier.boom, formulier.taal, max(0, min(kamer, len(formulier.kamers) - 1)))


def _zonder(formulier: Formulier, pad: str) -> Formulier:
    """Het document zonder een regel; de gekozen kamer blijft gekozen, tenzij zij de regel was."""
    eigen = formulier.kamernaam
    haal_weg(formulier.boom, pad)
    over = kamers.namen(formulier.boom)
    return bij_kamer(formulier, over.index(eigen) if eigen in over else 0)


def _fouten(formulier: Formulier, stap: v.Stap) -> list[Melding]:
    """De fouten in de antwoorden van een stap."""
    berekend = bereken(formulier.boom, formulier.kamer)
    return meldingen(formulier, berekend, stap) if isinstance(berekend, tuple) else []


def _naast(formulier: Formulier, stap: v.Stap, verder: int) -> v.Stap:
    alle = v.stappen_van(formulier.stelsel)
    nu = alle.index(stap) if stap in alle else 0
    return alle[max(0, min(nu + verder, len(alle) - 1))]


def _naar(formulier: Formulier, wat: str) -> Beeld:
    """Een stap, en zo nodig een veld erop; met de fouten van die stap als iemand er voor een veld komt."""
    naam, _, veld = wat.partition("#")
    alle = {stap.id: stap for stap in v.stappen_van(formulier.stelsel)}
    stap = alle.get(naam, alle[EERSTE])
    return Beeld(formulier, stap, focus=veld, fouten=_fouten(formulier, stap) if veld else [])


def _verhoogd(ingezonden: Ingezonden, formulier: Formulier) -> Beeld:
    """Het resultaat met de beslissing over een huurverhoging."""
    beeld, s = Beeld(formulier, v.stappen()[LAATSTE]), Schrijver(formulier.taal)
    eigen = bereken(formulier.boom, formulier.kamer)
    if not isinstance(eigen, tuple):
        beeld.verhoging = beslis(eigen, ingezonden.velden, s)
        namen = {INGANG: s.t("verhoging_ingang"), HUUR: s.t("verhoging_huurprijs")}
        beeld.fouten += [
            Melding(s.zin(f.zin), f.pad if f.pad in namen else "", namen.get(f.pad, f.pad))
            for f in beeld.verhoging.fouten
        ]
    return beeld


def _vergeleken(ingezonden: Ingezonden, formulier: Formulier) -> Beeld:
    """Het resultaat met de telling van de andere partij ernaast; zonder peildatum geldt die van de eigen telling."""
    beeld, s = Beeld(formulier, v.stappen()[LAATSTE]), Schrijver(formulier.taal)
    naam, inhoud = ingezonden.bestanden.get("andere", ("", b""))
    eigen = bereken(formulier.boom, formulier.kamer)
    if isinstance(eigen, tuple):
        return beeld
    if not (naam or inhoud):
        beeld.fouten.append(Melding(s.t("kies_bestand"), "andere", s.t("andere_telling")))
        return beeld
    try:
        boom = open_bestand(inhoud, naam)
    except InvoerFout as e:
        fouten = e.fouten
    else:
        fouten = _leg_naast(beeld, boom, s)
    beeld.fouten += [
        Melding(f"{f.pad}: {s.zin(f.zin)}".removeprefix(": "), "andere", s.t("andere_telling")) for f in fouten
    ]
    return beeld


def _dezelfde_kamer(formulier: Formulier, boom: Boom) -> int | None:
    """De plaats van de kamer die heet als de eigen; 0 als de andere telling niet over kamers gaat, en `None` als geen kamer zo heet."""
    andere = boom.get("kamers")
    if not andere or not isinstance(andere, list):
        return 0
    eigen = haal(formulier.boom, f"kamers[{formulier.kamer}].id" if formulier.kamers else "id")
    namen = [haal(kamer, "id") for kamer in andere]
    return namen.index(eigen) if eigen is not None and eigen in namen else None


def _leg_naast(beeld: Beeld, boom: Boom, s: Schrijver) -> tuple[Fout, ...]:
    """Leg een andere telling naast die van het beeld; geeft waarom dat niet kan."""
    eigen = bereken(beeld.formulier.boom, beeld.formulier.kamer)
    kamer = _dezelfde_kamer(beeld.formulier, boom)
    if kamer is None:
        return (Fout("kamers", "adres_niet_vergelijkbaar", s.t("adres_niet")),)
    if isinstance(eigen, tuple):
        return eigen
    if not boom.get("peildatum"):
        zet(boom, "peildatum", eigen.dag.isoformat())
    andere = bereken(boom, kamer)
    if isinstance(andere, tuple):
        return andere
    ruimten = {id_: s.kies(naam) for id_, naam in beeld.formulier.ruimten.items()}
    naast = naast_elkaar(eigen, andere, ruimten, s)
    if isinstance(naast, Naast):
        beeld.naast = naast
        return ()
    return naast
