"""Een voorstel lezen: alle fouten tegelijk, elk met pad, vaste code en een zin, in de volgorde van het bestand."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from huurstelsel.fouten import Fout, InvoerFout, VoorstelFout, bedoelde_u
from huurstelsel.recht import laden
from huurstelsel.recht.veldenbestand import Soort, bytes_van, velden_van
from huurstelsel.recht.voorstel import VOORSTELMAP, Lezing, Nieuw, Regelwijziging, Voorstel, Wijziging, ingebouwd
from huurstelsel.recht.voorstel_toets import tegen_het_recht
from huurstelsel.recht.voorstel_velden import Groep, kort
from huurstelsel.recht.voorstel_waarden import FOUT, omgezet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from huurstelsel.recht.laden import Parameter

_SOORT = Soort("voorstel", "geen_voorstel", "voorstel", "docs/voorstellen.md")

GEEN, VERVALT = "geen", "vervalt"

_KOP = (
    "voorstel",
    "titel",
    "kamerstuk",
    "bron",
    "grondslag",
    "inwerkingtreding",
    "geldt",
    "overeenkomsten_voor",
    "overeenkomsten_artikel",
)
_VELDEN = (*_KOP, "lezingen", "wijzigingen", "regels")
_WIJZIGING = ("pad", "was", "wordt", "artikel", "toelichting")
_REGEL = ("stelsel", "regel", "vervalt", "wordt", "artikel", "toelichting")

_NAAM = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def lees(bestand: Path) -> Voorstel:
    """Lees een voorstel uit een bestand en houd het, als het een grondslag noemt, tegen het recht van die dag.

    Raises:
        VoorstelFout: met alle fouten, in de volgorde van het bestand.
    """
    try:
        gelezen = bytes_van(bestand, _SOORT)
        groep = velden_van(gelezen, bestand, _SOORT)
    except InvoerFout as e:
        raise VoorstelFout(_van_een_voorstel(e.fouten)) from None
    groep.alleen(_VELDEN)
    uit = _voorstel(groep, bestand, hashlib.sha256(gelezen).hexdigest())
    if uit.grondslag is not None:
        groep.fouten.extend(tegen_het_recht(uit, uit.grondslag))
    if groep.fouten:
        raise VoorstelFout(sorted(groep.fouten, key=lambda fout: _plaats(fout.pad, groep.velden)))
    return uit


def _van_een_voorstel(fouten: Iterable[Fout]) -> Iterator[Fout]:
    """De fouten van een bestand, in woorden die bij een voorstel passen."""
    for fout in fouten:
        meer = fout.code == "meer_documenten"
        zin = "Het bestand bevat meer dan één document; geef één voorstel per bestand." if meer else fout.zin
        yield Fout(fout.pad, fout.code, zin)


def _plaats(pad: str, velden: Mapping[str, object]) -> tuple[int, int]:
    """Waar een pad in het bestand staat: het veld en het volgnummer; wat ontbreekt staat achteraan."""
    veld, nummer = re.match(r"([^.\[]*)(?:\[(\d+)\])?", pad).groups()  # type: ignore[union-attr] # past altijd
    volgorde = [*velden]
    return volgorde.index(veld) if veld in velden else len(volgorde), int(nummer or 0)


def _voorstel(groep: Groep, bestand: Path, vingerafdruk: str) -> Voorstel:
    geldt = groep.groep("geldt", ("vanaf", "tot"))
    uit = Voorstel(
        id=_naam(groep, bestand),
        vingerafdruk=vingerafdruk,
        titel=groep.tekst("titel"),
        kamerstuk=groep.tekst("kamerstuk"),
        bron=groep.tekst("bron"),
        grondslag=groep.datum("grondslag"),
        inwerkingtreding=groep.datum("inwerkingtreding"),
        vanaf=None if geldt is None else geldt.datum("vanaf"),
        tot=None if geldt is None else geldt.datum("tot"),
        overeenkomsten_voor=groep.datum("overeenkomsten_voor"),
        overeenkomsten_artikel=groep.tekst("overeenkomsten_artikel", verplicht=False),
        lezingen=_lezingen(groep),
        wijzigingen=tuple(_wijzigingen(groep)),
        regels=tuple(_regels(groep)),
    )
    _controleer_kop(groep, uit)
    return uit


def _naam(groep: Groep, bestand: Path) -> str:
    naam = groep.tekst("voorstel")
    if naam and not _NAAM.fullmatch(naam):
        zin = f"{kort(naam)} is geen naam voor een voorstel; gebruik kleine letters, cijfers en streepjes."
        groep.meld("voorstel", "naam_ongeldig", zin)
    if naam in ingebouwd() and bestand.resolve().parent != VOORSTELMAP.resolve():
        groep.meld("voorstel", "naam_bezet", f"“{naam}” is een ingebouwd voorstel; geef uw voorstel een eigen naam.")
    return naam


def _lezingen(groep: Groep) -> tuple[Lezing, ...]:
    velden = ("waar", "tekst", "lezing", "waarom")
    return tuple(Lezing(*(deel.tekst(veld) for veld in velden)) for _, deel in groep.groepen("lezingen", velden))


def _controleer_kop(groep: Groep, v: Voorstel) -> None:
    for veld in ("wijzigingen", "regels"):
        if groep.velden.get(veld) == []:
            groep.meld(veld, "lege_lijst", "Deze lijst is leeg; laat het veld weg.")
    if not groep.velden.get("wijzigingen") and not groep.velden.get("regels"):
        groep.meld("wijzigingen", "ontbreekt", "Het voorstel wijzigt niets; geef “wijzigingen” of “regels”.")
    for pad, code, zin in _datumfouten(v):
        groep.meld(pad, code, zin)


def _datumfouten(v: Voorstel) -> Iterator[tuple[str, str, str]]:
    """Datums die elkaar tegenspreken, en een grondslag zonder recht."""
    for veld, datum in (("inwerkingtreding", v.inwerkingtreding), ("overeenkomsten_voor", v.overeenkomsten_voor)):
        if datum is not None and v.grondslag is not None and datum < v.grondslag:
            yield veld, "voor_grondslag", f"Deze datum ligt vóór de grondslag ({v.grondslag})."
    if v.vanaf is not None and v.tot is not None and v.tot <= v.vanaf:
        yield (
            "geldt.tot",
            "geldt_nooit",
            f"Deze datum ligt niet na geldt.vanaf ({v.vanaf}); geen peildatum ligt ertussen.",
        )
    if v.grondslag is not None and v.grondslag < (eerste := _eerste_recht()):
        yield (
            "grondslag",
            "geen_recht",
            f"Voor {v.grondslag} kent huurstelsel nog geen recht; het eerste geldt vanaf {eerste}.",
        )
    for w in v.wijzigingen:
        eerst = w.wordt[0].vanaf
        if eerst is not None and v.inwerkingtreding is not None and eerst < v.inwerkingtreding:
            pad, zin = (
                f"wijzigingen[{w.plaats}].wordt[0].vanaf",
                f"Deze datum ligt vóór de inwerkingtreding ({v.inwerkingtreding}).",
            )
            yield pad, "voor_inwerkingtreding", zin


def _eerste_recht() -> date:
    from huurstelsel.regels.regel import EERSTE  # noqa: PLC0415 - de regels zijn alleen hier nodig

    return EERSTE


def _wijzigingen(groep: Groep) -> Iterator[Wijziging]:
    gezien: dict[str, int] = {}
    for i, deel in groep.groepen("wijzigingen", _WIJZIGING):
        artikel, toelichting = deel.tekst("artikel"), deel.tekst("toelichting", verplicht=False)
        parameter = _parameter(deel)
        gevuld = all([deel.heeft("was"), deel.heeft("wordt")])
        if parameter is None or not gevuld:
            continue
        if gezien.setdefault(parameter.pad, i) != i:
            zin = f"De parameter {parameter.pad} staat ook bij wijzigingen[{gezien[parameter.pad]}]; noem elke parameter één keer."
            deel.meld("pad", "dubbele_wijziging", zin)
        was, wordt = _was(deel, parameter), _wordt(deel, parameter)
        if was is not FOUT and wordt:
            onderwerp, naam = parameter.pad.split(".")
            yield Wijziging(i, onderwerp, naam, was, wordt, artikel, toelichting)


def _parameter(groep: Groep) -> Parameter | None:
    """De parameter van een pad; meld een pad dat er niet is, met wat erop lijkt."""
    pad = groep.tekst("pad")
    onderwerp, punt, naam = pad.partition(".")
    if not pad:
        return None
    if not punt or not naam:
        groep.meld("pad", "pad_ongeldig", f"{kort(pad)} is geen pad; schrijf onderwerp.parameter.{_elders(pad)}")
    elif onderwerp not in laden.onderwerpen():
        voorstel = bedoelde_u(onderwerp, laden.onderwerpen()) or _elders(naam)
        groep.meld("pad", "onbekend_onderwerp", f"Het onderwerp {kort(onderwerp)} bestaat niet.{voorstel}")
    elif naam not in laden.onderwerp(onderwerp):
        voorstel = _elders(naam) or bedoelde_u(naam, laden.onderwerp(onderwerp))
        groep.meld("pad", "onbekende_parameter", f"De parameter {kort(naam)} bestaat niet in {onderwerp}.{voorstel}")
    else:
        return laden.onderwerp(onderwerp)[naam]
    return None


def _elders(naam: str) -> str:
    """Zin die zegt onder welk onderwerp een parameter met deze naam wel staat."""
    paden = [f"{o}.{naam}" for o in laden.onderwerpen() if naam in laden.onderwerp(o)]
    return f" Bedoelde u “{paden[0]}”?" if paden else ""


def _was(groep: Groep, p: Parameter) -> object:
    ruw = groep.velden["was"]
    return None if ruw == GEEN else omgezet(ruw, p, f"{groep.pad}.was", groep.fouten)


def _wordt(groep: Groep, p: Parameter) -> tuple[Nieuw, ...]:
    """De nieuwe waarden; leeg als er iets aan mankeert."""
    ruw, pad = groep.velden["wordt"], f"{groep.pad}.wordt"
    if isinstance(ruw, list) and any(isinstance(deel, dict) for deel in ruw):
        return _gedateerd(groep, p)
    waarde = None if ruw == VERVALT else omgezet(ruw, p, pad, groep.fouten)
    return () if waarde is FOUT else (Nieuw(None, None, waarde),)


def _gedateerd(groep: Groep, p: Parameter) -> tuple[Nieuw, ...]:
    delen, eerder = [], len(groep.fouten)
    for _, deel in groep.groepen("wordt", ("vanaf", "tot", "waarde")):
        vanaf, tot, ruw = deel.datum("vanaf", verplicht=True), deel.datum("tot"), deel.velden.get("waarde")
        waarde = None if ruw == VERVALT else omgezet(ruw, p, f"{deel.pad}.waarde", groep.fouten)
        delen.append(Nieuw(vanaf, tot, waarde))
    if len(groep.fouten) == eerder:
        groep.fouten.extend(_aansluiting(delen, f"{groep.pad}.wordt"))
    return _aaneen(delen) if len(groep.fouten) == eerder else ()


def _aansluiting(delen: Sequence[Nieuw], pad: str) -> Iterator[Fout]:
    """Gaten, overlap en perioden die niets bevatten."""
    for i, deel in enumerate(delen):
        if deel.vanaf is not None and deel.tot is not None and deel.tot <= deel.vanaf:
            yield Fout(f"{pad}[{i}].tot", "geldt_nooit", f"Deze datum ligt niet na vanaf ({deel.vanaf}).")
    for i, (deel, volgend) in enumerate(pairwise(delen), 1):
        eind, begin = deel.tot or volgend.vanaf, volgend.vanaf
        if deel.vanaf is None or eind is None or begin is None:
            continue
        if begin <= deel.vanaf or begin < eind:
            zin = f"Deze waarde begint op {begin}, terwijl de vorige geldt vanaf {deel.vanaf}{f' tot {deel.tot}' * bool(deel.tot)}."
            yield Fout(f"{pad}[{i}].vanaf", "overlap", zin)
        elif begin > eind:
            zin = f"Van {eind} tot {begin} is er geen waarde; laat de perioden op elkaar aansluiten."
            yield Fout(f"{pad}[{i}].vanaf", "gat", zin)


def _aaneen(delen: Sequence[Nieuw]) -> tuple[Nieuw, ...]:
    """Elke waarde tot de volgende."""
    eindes = [deel.tot or volgend.vanaf for deel, volgend in pairwise(delen)] + [delen[-1].tot]
    return tuple(Nieuw(deel.vanaf, tot, deel.waarde) for deel, tot in zip(delen, eindes, strict=True))


def _regels(groep: Groep) -> Iterator[Regelwijziging]:
    gezien: dict[tuple[str, str], int] = {}
    for i, deel in groep.groepen("regels", _REGEL):
        stelsel, regel = deel.tekst("stelsel"), deel.tekst("regel")
        wordt = _wordt_regel(deel)
        if gezien.setdefault((stelsel, regel), i) != i:
            zin = f"De regel “{regel}” staat ook bij regels[{gezien[stelsel, regel]}]; noem elke regel één keer."
            deel.meld("regel", "dubbele_wijziging", zin)
        teksten = [deel.tekst(veld, verplicht=False) for veld in ("artikel", "toelichting")]
        if stelsel and regel and wordt is not FOUT:
            yield Regelwijziging(i, stelsel, regel, None if wordt is None else str(wordt), *teksten)


def _wordt_regel(groep: Groep) -> object:
    """De naam van de nieuwe regel, `None` als de regel vervalt, `FOUT` als dat niet te zeggen is."""
    vervalt, wordt = groep.velden.get("vervalt"), groep.tekst("wordt", verplicht=False)
    if vervalt not in (None, True):
        groep.meld("vervalt", "geen_ja", "Schrijf “vervalt: true”, of laat het veld weg.")
        return FOUT
    if (vervalt is None) == (not wordt):
        groep.meld(
            "wordt", "vervalt_of_wordt", "Geef “vervalt: true” of “wordt” met de naam van een regel; één van beide."
        )
        return FOUT
    return wordt or None
