"""Wat het recht op een datum zegt: elke parameter met haar stand, de regels, de huurtabel en de benoemde interpretaties.

Een parameter zonder geldende waarde heeft een toestand en nooit een nul: `vervallen`, `niet gevonden`, `nog niet bekend` (nog niet
gepubliceerd) of `bestaat nog niet`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from statistics import mode
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import GeenRecht, NietGevonden, NogNietBekend, OnbekendeKeuze, bedoelde_u
from huurstelsel.recht import interpretaties
from huurstelsel.recht.gebieden import WOZ_BEKEND_TOT, woz_per_m2
from huurstelsel.recht.laden import NIET_GEVONDEN, onderwerpen
from huurstelsel.recht.laden import onderwerp as parameters_van
from huurstelsel.regels.regel import EERSTE, WBH
from huurstelsel.regels.stelsel import NAMEN, stelsel
from huurstelsel.reken.schrijven import opsomming

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from huurstelsel.recht.laden import Parameter, Waarde
    from huurstelsel.recht.tabellen import Tarief
    from huurstelsel.recht.voorstel import Voorstel
    from huurstelsel.regeling import Regeling
    from huurstelsel.regels.regel import Regel

NOG_NIET_BEKEND, BESTAAT_NOG_NIET = "nog niet bekend", "bestaat nog niet"

TITELS = {"inleiding": "Wanneer twee ruimten er één zijn", "opslagen": "Prijsopslagen en segment"}
"""Titel van een onderwerp dat bij geen rubriek hoort."""

HUURTABEL, INTERPRETATIES = "huurtabel", "interpretaties"
"""Wat behalve een onderwerp is op te vragen."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Een parameter op een datum.

    Attributes:
        toestand: leeg als er een waarde geldt.
        vanaf: sinds wanneer de waarde of de toestand geldt; bij `bestaat nog niet` de dag waarop zij begint.
        bron: de waarde met artikel, bron, zekerheid en jci; bij `bestaat nog niet` de eerste, bij `nog niet bekend` de laatste.
        cohorten: de eerdere waarden die ook nog gelden voor wie een eerdere waardepeildatum heeft, nieuwste eerst.
    """

    pad: str
    naam: str
    eenheid: str
    toestand: str
    vanaf: date
    bron: Waarde
    cohorten: tuple[Waarde, ...] = ()

    @property
    def waarde(self) -> Any:  # noqa: ANN401 - getal, tabel of tekst
        """De geldende waarde in gehele eenheden, `None` bij een toestand."""
        return None if self.toestand else self.bron.waarde


@dataclass(frozen=True, slots=True)
class Groep:
    """Een onderwerp met zijn parameters, en de regels die ze gebruiken."""

    naam: str
    titel: str
    rubrieken: tuple[int, ...]
    regels: tuple[Regel, ...]
    standen: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Huurtabel:
    """De tabel met maximale huurprijzen van een stelsel, of waarom zij er niet is."""

    stelsel: str
    tarief: Tarief | None
    toestand: str = ""
    zin: str = ""


@dataclass(frozen=True, slots=True)
class Interpretatie:
    """Een benoemde interpretatie met de gekozen optie."""

    naam: str
    rubriek: str
    vraag: str
    opties: tuple[tuple[str, str], ...]
    gekozen: str
    standaard: str
    effect: str
    bepaling: str


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Wat er op een datum geldt voor één stelsel.

    Attributes:
        rechtsdatum: de dag waarvan regels en parameters zijn; onder een voorstel zijn grondslag, anders de peildatum.
        rubrieken: nummer → (naam zoals de wet haar drukt, artikel).
        groepen: onderwerpen in volgorde van de rubrieken.
        corop: jaren van de waardepeildata waarvoor gemiddelde WOZ-waarden per COROP-gebied gelden (bijlage I.B, 11.1).
    """

    peildatum: date
    rechtsdatum: date
    stelsel: str
    voorstellen: tuple[Voorstel, ...]
    rubrieken: Mapping[int, tuple[str, str]]
    groepen: tuple[Groep, ...]
    huurtabel: Huurtabel
    corop: tuple[int, ...]
    interpretaties: tuple[Interpretatie, ...]

    @property
    def corop_toestand(self) -> str:
        """Waarom er geen gemiddelde WOZ-waarden zijn; leeg als zij er zijn, of als het stelsel ze niet gebruikt."""
        if self.corop or self.stelsel != "onzelfstandig":
            return ""
        return NOG_NIET_BEKEND if self.peildatum >= WOZ_BEKEND_TOT else "geen"


def overzicht(regeling: Regeling, ook: Sequence[str] = ()) -> Overzicht:
    """Alles wat in een regeling geldt; een regeling van na de laatste publicatie geeft wat daarvan bekend is.

    Args:
        ook: onderwerpen die erin horen, ook als geen regel van het stelsel ze gebruikt.
    """
    namen = dict.fromkeys((*onderwerpen_van(regeling), *(naam for naam in ook if naam in onderwerpen())))
    return Overzicht(
        peildatum=regeling.peildatum,
        rechtsdatum=regeling.rechtsdatum,
        stelsel=regeling.stelsel,
        voorstellen=regeling.voorstellen,
        rubrieken=regeling.bijlage.rubrieken,
        groepen=tuple(groep(regeling, naam) for naam in namen),
        huurtabel=huurtabel(regeling),
        corop=corop(regeling),
        interpretaties=keuzes(regeling),
    )


def regels(regeling: Regeling) -> tuple[Regel, ...]:
    """De regels in volgorde van berekening, ook als nog niet alle bedragen zijn gepubliceerd."""
    try:
        return tuple(regel for regel, _ in regeling.stappen)
    except NogNietBekend:
        return tuple(stap.op(regeling.rechtsdatum) for stap in regeling.bijlage.volgorde)


def onderwerpen_van(regeling: Regeling) -> tuple[str, ...]:
    """De parameterbestanden die een stelsel gebruikt, in volgorde van de rubrieken; buiten de rubrieken eerst en laatst."""
    rubrieken: dict[str, list[int]] = {}
    for regel in regels(regeling):
        rubrieken.setdefault(regel.onderwerp, []).append(regel.rubriek)
    samenvoegen = regeling.stelsel in {"zelfstandig", "onzelfstandig"} and not regeling.bijlage.voor_wbh
    inleiding = ("inleiding",) if samenvoegen else ()
    volgorde = sorted(rubrieken, key=lambda naam: mode(sorted(rubrieken[naam])))
    return tuple(dict.fromkeys((*inleiding, *(naam for naam in volgorde if naam != "opslagen"), "opslagen")))


def huurrecht(regeling: Regeling) -> tuple[str, ...]:
    """De onderwerpen die geen enkel stelsel gebruikt, nu of vóór de Wet betaalbare huur: zij gaan over de huurovereenkomst."""
    gelden = (
        replace(regeling, peildatum=dag, stelsel=s, voorstellen=()) for dag in (EERSTE, WBH) for s in stelsels_op(dag)
    )
    gebruikt = {naam for geldend in gelden for naam in onderwerpen_van(geldend)}
    return tuple(naam for naam in onderwerpen() if naam not in gebruikt)


def groep(regeling: Regeling, naam: str) -> Groep:
    """Een onderwerp onder een regeling."""
    van_hier = tuple(regel for regel in regels(regeling) if regel.onderwerp == naam)
    rubrieken = tuple(sorted({regel.rubriek for regel in van_hier} & set(regeling.bijlage.rubrieken)))
    namen = dict.fromkeys(regeling.bijlage.rubrieken[nummer][0] for nummer in rubrieken)
    titel = TITELS.get(naam) or "; ".join(namen) or naam.replace("_", " ").capitalize()
    return Groep(naam, titel, rubrieken, van_hier, standen(regeling, naam))


def standen(regeling: Regeling, naam: str) -> tuple[Stand, ...]:
    """De stand van elke parameter van een onderwerp onder een regeling."""
    nieuw: dict[str, Waarde] = {}
    for voorstel in regeling.voorstellen:
        nieuw |= voorstel.waarden(naam, regeling.rechtsdatum, regeling.peildatum)
    return tuple(
        _gewijzigd(parameter, nieuw[kort]) if kort in nieuw else _stand(parameter, regeling)
        for kort, parameter in parameters_van(naam).items()
    )


def stand(parameter: Parameter, dag: date) -> Stand:
    """De stand van een parameter op een datum, in geldend recht."""
    p = parameter
    eerdere = [w for w in p.waarden if w.vanaf <= dag]
    if p.bekend_tot is not None and dag >= p.bekend_tot:
        return Stand(p.pad, p.naam, p.eenheid, NOG_NIET_BEKEND, p.bekend_tot, p.waarden[-1])
    if not eerdere:
        return Stand(p.pad, p.naam, p.eenheid, BESTAAT_NOG_NIET, p.waarden[0].vanaf, p.waarden[0])
    *oud, nu = eerdere
    # Vóór de Wet betaalbare huur golden alleen de bedragen van de peildatum; de cohorten zijn daarna gekomen.
    cohorten = tuple(reversed(oud)) if nu.sleutel is not None and dag >= WBH else ()
    return Stand(p.pad, p.naam, p.eenheid, nu.toestand, nu.vanaf, nu, cohorten)


def _stand(parameter: Parameter, regeling: Regeling) -> Stand:
    return stand(parameter, regeling.peildatum if parameter.jaarlijks else regeling.rechtsdatum)


def _gewijzigd(parameter: Parameter, waarde: Waarde) -> Stand:
    """Wat een voorstel ervan maakt."""
    return Stand(parameter.pad, parameter.naam, parameter.eenheid, waarde.toestand, waarde.vanaf, waarde)


def huurtabel(regeling: Regeling) -> Huurtabel:
    """De tabel met maximale huurprijzen, of de reden dat zij ontbreekt."""
    toestanden = {NogNietBekend: NOG_NIET_BEKEND, NietGevonden: NIET_GEVONDEN, GeenRecht: "geen tabel"}
    try:
        return Huurtabel(regeling.stelsel, regeling.tarief)
    except (NogNietBekend, NietGevonden, GeenRecht) as e:
        return Huurtabel(regeling.stelsel, None, toestanden[type(e)], str(e))


def corop(regeling: Regeling) -> tuple[int, ...]:
    """De jaren van de gepubliceerde gemiddelde WOZ-waarden per COROP-gebied; leeg als het stelsel ze niet gebruikt."""
    if regeling.stelsel != "onzelfstandig" or regeling.bijlage.voor_wbh:
        return ()
    try:
        eerste, tabel = woz_per_m2(regeling.peildatum)
    except NogNietBekend:
        return ()
    return tuple(range(eerste, eerste + len(tabel)))


def keuzes(regeling: Regeling) -> tuple[Interpretatie, ...]:
    """De benoemde interpretaties die onder een regeling van belang zijn, met wat is gekozen."""
    return tuple(
        Interpretatie(
            naam=naam,
            rubriek=_rubriek(str(velden["rubriek"]), regeling.rechtsdatum),
            vraag=str(velden["vraag"]),
            opties=tuple((str(optie), str(zin)) for optie, zin in velden["opties"].items()),
            gekozen=regeling.keuzes[naam],
            standaard=str(velden["standaard"]),
            effect=str(velden["effect"]),
            bepaling=str(velden["bepaling"]),
        )
        for naam, velden in interpretaties.alle().items()
        if HUURRECHT.match(str(velden["rubriek"]))
        or regeling.stelsel in _stelsels(naam, str(velden["rubriek"]), regeling.rechtsdatum)
    )


_TOT_WBH = "tot 1 juli 2024"

HUURRECHT = re.compile(r"BW|Uhw|Wgv|Bhw|Overgangswet|Algemene termijnenwet")
"""Waarmee begint wat een interpretatie van het huurrecht noemt, in plaats van een rubriek."""

_OOK_VOOR_WBH = frozenset(
    {
        "kast_op_verkeersruimte",
        "zolder_aftrek",
        "open_keuken_zonder_aanrecht",
        "opname_op_peildatum",
        "registratie_na_peildatum",
        "ei_0_6",
        "rubriek_7",
        "kleine_woning_oppervlakte",
        "grens_110",
        "wozcap_bij_minimum_40",
        "grens_187",
        "afronding_opslag",
    }
)
"""Interpretaties van bijlage I.A die er al waren vóór de Wet betaalbare huur, toen rubriek 11 nog 9 heette."""


def _stelsels(naam: str, rubriek: str, rechtsdatum: date) -> tuple[str, ...]:
    """De stelsels waarvoor een interpretatie van belang is, naar de rubriek die zij noemt: “3”, “13 (I.B)”, “1 (tot 1 juli 2024)”."""
    if rechtsdatum < WBH:
        oud = _TOT_WBH in rubriek
        return (
            ("onzelfstandig",) if oud and "I.B" in rubriek else ("zelfstandig",) if oud or naam in _OOK_VOOR_WBH else ()
        )
    if _TOT_WBH in rubriek:
        return ()
    if rubriek.endswith("(I.C)"):
        return ("woonwagen",) if rubriek.startswith("I.A") else ("standplaats",)
    if rubriek.endswith("(I.B)"):
        return ("onzelfstandig",)
    if rubriek.startswith("art."):
        return ("zelfstandig",) if "lid 4" in rubriek else NAMEN
    # Bijlage I.B leest de toelichting bij I.A van overeenkomstige toepassing, maar van rubriek 11 alleen welke WOZ-waarde telt.
    return ("zelfstandig",) if rubriek.startswith("11.") else ("zelfstandig", "onzelfstandig")


def _rubriek(rubriek: str, rechtsdatum: date) -> str:
    """De rubriek zoals zij op de dag heette, zonder wanneer dat was."""
    kaal = re.sub(rf"(?:, | \()?{_TOT_WBH}\)?", "", rubriek)
    heel = f"{kaal})" if "(" in kaal and not kaal.endswith(")") else kaal
    return heel.replace("11.", "9.") if rechtsdatum < WBH else heel


def hoort_bij(i: Interpretatie, groep: Groep) -> bool:
    """Of een interpretatie over een onderwerp gaat, naar de rubriek die zij noemt: “1 en 2”, “11.3 en art. 8a lid 2”."""
    if HUURRECHT.match(i.rubriek):
        return False
    rubrieken, _, artikel = i.rubriek.partition("art.")
    if groep.naam == "opslagen":
        return bool(artikel)
    if rubrieken.endswith("(I.C)"):
        return groep.naam in {"woonwagen", "standplaats"}
    return any(int(nummer) in groep.rubrieken for nummer in re.findall(r"(?<![.\d])\d+", rubrieken.partition("(")[0]))


def stelsels_op(dag: date) -> tuple[str, ...]:
    """De stelsels die op een dag gelden.

    Raises:
        GeenRecht: geen enkel.
    """
    fouten = []
    namen = []
    for naam in NAMEN:
        try:
            namen.append(stelsel(naam, dag).naam)
        except GeenRecht as e:
            fouten.append(e)
    if not namen:
        raise fouten[0]
    return tuple(namen)


def stelsels_met(naam: str, regeling: Regeling) -> tuple[str, ...]:
    """De stelsels die onder een regeling een onderwerp gebruiken."""
    anders = (replace(regeling, stelsel=s) for s in stelsels_op(regeling.rechtsdatum))
    return tuple(r.stelsel for r in anders if naam in onderwerpen_van(r))


def kies_onderwerp(gevraagd: str, regeling: Regeling) -> tuple[str, ...]:
    """De onderwerpen bij een naam of een rubrieknummer.

    Raises:
        OnbekendeKeuze: het onderwerp bestaat niet, of hoort bij een ander stelsel.
    """
    van_hier = onderwerpen_van(regeling)
    sleutel = gevraagd.strip().casefold().replace(" ", "_")
    if re.fullmatch(r"\d+(\.\d+)?", sleutel):
        return _bij_rubriek(int(sleutel.partition(".")[0]), regeling)
    if sleutel in van_hier or sleutel in (HUURTABEL, INTERPRETATIES):
        return (sleutel,)
    if sleutel in onderwerpen():
        return (sleutel,)
    bedoeld = bedoelde_u(sleutel, (*onderwerpen(), HUURTABEL, INTERPRETATIES))
    kies = f"Kies {opsomming((*van_hier, HUURTABEL, INTERPRETATIES))}, of een rubrieknummer."
    melding = f"Er is geen onderwerp “{gevraagd}”.{bedoeld} {kies}"
    raise OnbekendeKeuze(melding)


def _bij_rubriek(nummer: int, regeling: Regeling) -> tuple[str, ...]:
    gevonden = [r.onderwerp for r in regels(regeling) if nummer in {r.rubriek, r.gedeeld}]
    if nummer in regeling.bijlage.rubrieken and gevonden:
        return tuple(dict.fromkeys(gevonden))
    nummers = opsomming(str(n) for n in regeling.bijlage.rubrieken)
    melding = f"Het stelsel {regeling.stelsel} heeft op {regeling.rechtsdatum} geen rubriek {nummer}, wel {nummers}."
    raise OnbekendeKeuze(melding)
