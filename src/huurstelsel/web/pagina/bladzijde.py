"""Wat een bladzijde laat zien: het formulier van een stap met zijn fouten, de tussenstand, of het resultaat."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from huurstelsel.web.omvang import MAX_IN_PDF
from huurstelsel.web.pagina import uitslag
from huurstelsel.web.pagina import vragen as v
from huurstelsel.web.pagina.berekening import bereken, bereken_kamers, gevolgen
from huurstelsel.web.pagina.bestand import naar_json
from huurstelsel.web.pagina.boom import RUIMTEN, haal
from huurstelsel.web.pagina.formulier import MAX_REGELS, Formulier, eerste
from huurstelsel.web.pagina.kamers import namen
from huurstelsel.web.pagina.niet_getoond import niet_getoond
from huurstelsel.web.pagina.schrijver import Schrijver
from huurstelsel.web.pagina.verhogen import GEEN_VRAAG, Verhoging
from huurstelsel.web.pagina.voorzieningen import MISSCHIEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from huurstelsel.fouten import Fout
    from huurstelsel.talen import Taal
    from huurstelsel.web.pagina.berekening import Berekend
    from huurstelsel.web.pagina.formulier import Veld
    from huurstelsel.web.pagina.naast_elkaar import Naast
    from huurstelsel.web.pagina.vragen import Stap

WEGEN: dict[Taal, dict[str, str]] = {
    "nl": {"start": "/", "telling": "/telling", "stand": "/telling/stand", "document": "/telling/document", "pdf": "/telling/pdf", "beleid": "/beleid"},
    "en": {"start": "/en/", "telling": "/en/count", "stand": "/en/count/total", "document": "/en/count/document", "pdf": "/en/count/pdf", "beleid": "/en/policy"},
}  # fmt: skip
"""De paden van de bladzijden per taal."""

HOOGSTENS = 50
"""Zoveel fouten of onbekende feiten staan er op een bladzijde; wie er meer heeft, begint daarmee."""

MEEST_BEKEKEN = 500
"""Zoveel fouten worden bij hun veld gezocht."""

ANDERE: dict[Taal, Taal] = {"nl": "en", "en": "nl"}


@dataclass(frozen=True)
class Melding:
    """Een fout voor de bezoeker: de zin, bij welk veld van welke stap, en hoe dat veld heet."""

    zin: str
    veld: str = ""
    naam: str = ""
    stap: str = ""


@dataclass
class Beeld:
    """Een bladzijde in opbouw.

    Attributes:
        focus: naam van het veld dat de aandacht krijgt.
        fouten: wat er niet klopt en de bezoeker moet zien.
    """

    formulier: Formulier
    stap: Stap
    focus: str = ""
    fouten: list[Melding] = field(default_factory=list)
    naast: Naast | None = None
    verhoging: Verhoging = GEEN_VRAAG


@cache
def sjablonen() -> Environment:
    """De sjablonen; alles wat erin wordt ingevuld, wordt ontsnapt."""
    return Environment(
        loader=PackageLoader("huurstelsel.web.pagina", "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def maak(sjabloon: str, taal: Taal, **waarden: Any) -> str:  # noqa: ANN401 - wat een sjabloon nodig heeft
    """Een bladzijde uit een sjabloon."""
    s = Schrijver(taal)
    vast = {"taal": taal, "s": s, "t": s.t, "weg": WEGEN[taal], "andere_weg": WEGEN[ANDERE[taal]], "v": v}
    return sjablonen().get_template(sjabloon).render(**vast, **waarden)


def start(taal: Taal, fouten: Iterable[Fout] = ()) -> str:
    """De eerste bladzijde."""
    s = Schrijver(taal)
    stelsels = next(iter(v.stappen().values())).groepen[0].vragen[0].opties
    return maak("start.html", taal, fouten=[_melding(f, s) for f in fouten], stelsels=stelsels)


def fout(status: int, taal: Taal) -> str:
    """De bladzijde bij een verzoek dat niet lukte; wat er precies mis is, staat in de woorden van een bezoeker."""
    s = Schrijver(taal)
    soort = f"fout_{status}" if f"fout_{status}" in v.teksten() else "fout_anders"
    return maak("fout.html", taal, kop=s.t(soort), uitleg=s.t(f"{soort}_uitleg"))


def _melding(fout: Fout, s: Schrijver) -> Melding:
    zin = s.zin(fout.zin)
    return Melding(f"{fout.pad}: {zin}" if fout.pad else zin)


def bladzijde(beeld: Beeld) -> str:
    """De bladzijde van een stap, met de tussenstand."""
    formulier, stap = beeld.formulier, beeld.stap
    if stap.id == "resultaat":
        return _resultaat(beeld)
    stand, _ = tussenstand(formulier)
    fouten = {melding.veld: melding.zin for melding in beeld.fouten if melding.veld}
    return maak(
        "stap.html",
        formulier.taal,
        **_vast(beeld),
        blokken=formulier.blokken(stap),
        fouten=beeld.fouten,
        veldfouten=fouten,
        stand=stand,
        bewaard=niet_getoond(formulier),
    )


def _vast(beeld: Beeld) -> dict[str, Any]:
    """Wat elke bladzijde met een document nodig heeft."""
    formulier, stap = beeld.formulier, beeld.stap
    alle = v.stappen_van(formulier.stelsel)
    nummer = [s.id for s in alle].index(stap.id) + 1 if stap in alle else 1
    return {
        "document": naar_json(formulier.boom),
        "stap": stap,
        "alle": alle,
        "nummer": nummer,
        "kamers": namen(formulier.boom),
        "kamer": formulier.kamer,
        "focus": beeld.focus,
    }


def tussenstand(formulier: Formulier) -> tuple[dict[str, Any], tuple[Fout, ...]]:
    """De kern van de uitkomst voor de tussenstand, of waarom zij er nog niet is; en de fouten van het document."""
    s = Schrijver(formulier.taal)
    berekend = bereken(formulier.boom, formulier.kamer)
    leeg = {"kern": None, "kamer": formulier.kamernaam}
    if isinstance(berekend, tuple):
        return {**leeg, "reden": s.t("stand_fouten")}, berekend
    if formulier.stelsel in {"zelfstandig", "onzelfstandig"} and not haal(formulier.boom, RUIMTEN):
        return {**leeg, "reden": s.t("stand_zonder_ruimten")}, ()
    return {**leeg, "kern": uitslag.stand(berekend.uitkomst, s), "reden": ""}, ()


def meldingen(formulier: Formulier, fouten: Iterable[Fout], alleen: Stap | None = None) -> list[Melding]:
    """De fouten met hun veld en stap; met `alleen` die van één stap."""
    s = Schrijver(formulier.taal)
    velden = _velden(formulier)
    uit: list[Melding] = []
    for fout in islice(fouten, MEEST_BEKEKEN):
        stap, veld = _bij(fout.pad, velden)
        if alleen is None or stap == alleen.id:
            naam = "" if veld is None else _veldnaam(formulier, veld, s)
            zin = s.t("nodig") if veld is not None and fout.code.endswith("ontbreekt") else s.zin(fout.zin) or fout.zin
            uit.append(Melding(zin, veld.naam if veld else "", naam or fout.pad, stap))
    return uit[:HOOGSTENS]


def _bij(pad: str, velden: Mapping[str, list[Veld]]) -> tuple[str, Veld | None]:
    """De stap en het veld waar een pad bij hoort; een ruimte staat in meer stappen, dan gaat een eigen veld voor."""
    precies = ((stap, veld) for stap, rij in velden.items() for veld in rij if veld.naam == pad)
    if (gevonden := next(precies, None)) is not None:
        return gevonden
    for stap, rij in velden.items():
        if (veld := eerste(rij, pad)) is not None:
            return stap, veld
    leeg = pad == RUIMTEN and "ruimten" in velden  # er is nog geen ruimte om naar te wijzen
    return "ruimten" if leeg else "", None


def _veldnaam(formulier: Formulier, veld: Veld, s: Schrijver) -> str:
    """Hoe een veld heet, met de naam van zijn ruimte erbij; zonder vraagteken, want er volgt een zin op."""
    vraag = (s.t("misschien") if veld.vraag.pad.endswith(MISSCHIEN) else s.kies(veld.vraag.vraag)).rstrip("?")
    if not veld.naam.startswith(f"{RUIMTEN}["):
        return vraag
    nummer = int(veld.naam.removeprefix(f"{RUIMTEN}[").partition("]")[0])
    namen = list(formulier.ruimten.values())
    return f"{s.kies(namen[nummer])} – {vraag}" if nummer < len(namen) else vraag


def _resultaat(beeld: Beeld) -> str:
    formulier = beeld.formulier
    berekend = bereken(formulier.boom, formulier.kamer)
    s = Schrijver(formulier.taal)
    if isinstance(berekend, tuple):
        fouten = [*beeld.fouten, *meldingen(formulier, berekend)]
        return maak("resultaat.html", formulier.taal, **_vast(beeld), fouten=fouten, kern=None, adres=[])
    g = gevolgen(berekend)
    ruimten = {id_: s.kies(naam) for id_, naam in formulier.ruimten.items()}
    u = berekend.uitkomst
    velden = _velden(formulier)
    onbekend = _onbekend(formulier, uitslag.onbekend(berekend, s), velden, s)
    regime, toets = uitslag.besluiten(g.regime, s), [(naam, uitslag.besluiten(deel, s)) for naam, deel in g.toets]
    alle = (*regime, *(b for _, deel in toets for b in deel), *beeld.verhoging.besluiten)
    return maak(
        "resultaat.html",
        formulier.taal,
        **_vast(beeld),
        fouten=beeld.fouten,
        kern=uitslag.stand(u, s),
        u=u,
        adres=_adres(formulier, s),
        meest_in_pdf=MAX_IN_PDF,
        rubrieken=list(uitslag.rubrieken(berekend, ruimten, s)),
        opslagen=uitslag.opslagen(u, s),
        regime=regime,
        toets=[(s.t(f"toets_{naam}"), deel) for naam, deel in toets],
        plekken=_plekken(formulier, (r.bij for b in alle for r in b.ontbreekt), velden),
        niet_beslist=meldingen(formulier, g.niet_beslist),
        onbekend=onbekend,
        aannamen=[s.zin(m.zin) for m in u.aannamen],
        vaststellingen=uitslag.vaststellingen(berekend, ruimten, s),
        maatregelen=uitslag.maatregelen(g.advies, s),
        eerste=uitslag.EERSTE_MAATREGELEN,
        naast=beeld.naast,
        verhoging=beeld.verhoging,
        andere_dag=_andere_dag(berekend, s),
        bewaard=niet_getoond(formulier),
    )


def _adres(formulier: Formulier, s: Schrijver) -> list[tuple[str, uitslag.Stand]]:
    """Van de eerste kamers van een adres de naam en de kern van de uitkomst; zonder kamers niets."""
    alle = bereken_kamers(formulier.boom) if formulier.kamers else ()
    return [(str(u.id), uitslag.stand(u, s)) for u in alle[:MAX_REGELS]]


def _andere_dag(berekend: Berekend, s: Schrijver) -> str:
    """Dat de telling niet naar de ingangsdatum van de huur is gerekend; leeg als zij dat is, of als die dag niet bekend is."""
    ingang = berekend.document.contract.ingangsdatum
    if ingang is None or ingang == berekend.dag:
        return ""
    return s.t("andere_dag", ingang=s.datum(ingang), dag=s.datum(berekend.dag))


def _velden(formulier: Formulier) -> dict[str, list[Veld]]:
    return {stap.id: list(formulier.velden(stap)) for stap in v.stappen_van(formulier.stelsel)}


def _plekken(formulier: Formulier, paden: Iterable[str], velden: Mapping[str, list[Veld]]) -> dict[str, str]:
    """Pad van een feit dat ontbreekt → de stap en het veld waar het in te vullen is, als dat er is."""
    gevonden = {pad: _bij(formulier.plaats(pad), velden) for pad in set(paden)}
    return {pad: f"{stap}#{veld.naam}" for pad, (stap, veld) in gevonden.items() if veld is not None}


def _onbekend(
    formulier: Formulier, feiten: Iterable[uitslag.Onbekend], velden: Mapping[str, list[Veld]], s: Schrijver
) -> list[dict[str, Any]]:
    """De onbekende feiten met de stap en het veld waar zij in te vullen zijn."""
    uit = []
    for feit in islice(feiten, HOOGSTENS):
        stap, veld = _bij(feit.pad, velden)
        naam = "" if veld is None else _veldnaam(formulier, veld, s)
        uit.append({"feit": feit, "stap": stap, "veld": "" if veld is None else veld.naam, "naam": naam})
    return uit
