"""Uitkomst als tekst voor de terminal: samenvatting, elke rubriek met haar posten, aannamen, onbekende feiten en huur."""

from __future__ import annotations

from typing import TYPE_CHECKING

from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.schrijven import euro, geheel, nederlands, opsomming
from huurstelsel.uitleg.blad import DOF, VET, Blad, Rij, schoon
from huurstelsel.uitleg.labels import OPSLAGEN, POSTEN, VASTSTELLINGEN, label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from huurstelsel.uitkomst import Melding, Opslag, Postregel, Rubriekuitkomst, Uitkomst

GEEN_RECHTEN = "Aan deze berekening kunnen geen rechten worden ontleend."
VOORSTEL = "VOORSTEL, geen geldend recht:"
SMAL = 72  # smaller dan dit staat het artikel achter de naam van de post
VASTE_SPATIE = "\N{NO-BREAK SPACE}"
WAGENS = ("woonwagen", "standplaats")


def als_tekst(
    uitkomst: Uitkomst, breedte: int = 80, *, kleur: bool = False, namen: Mapping[str, str] | None = None
) -> str:
    """Uitkomst als tekst van hooguit `breedte` tekens per regel, met een regeleinde aan het slot.

    Args:
        kleur: geef koppen en bijzaken nadruk met terminalcodes.
        namen: id → naam van ruimten; zonder naam staat er de id.
    """
    namen = namen or {}
    blad = Blad(breedte, kleur=kleur)
    wie = f" · {schoon(uitkomst.id)}" if uitkomst.id else ""
    wat = uitkomst.stelsel if uitkomst.stelsel in WAGENS else f"{uitkomst.stelsel}e woonruimte"
    blad.alinea(f"Puntentelling {wat} op {in_woorden(uitkomst.peildatum)}{wie}", VET)
    if uitkomst.kwitantie.voorstellen:
        blad.alinea(f"{VOORSTEL} {', '.join(uitkomst.kwitantie.voorstellen)}", VET)
    blad.wit()
    _samenvatting(uitkomst, blad)
    blad.wit()
    _posten(uitkomst, blad, namen)
    _lijst(blad, "Aannamen", _meldingen(uitkomst.aannamen))
    _lijst(blad, "Onbekend", _onbekend(uitkomst))
    _lijst(blad, "Vaststellingen", _vaststellingen(uitkomst, namen))
    _lijst(blad, "Huurprijs", _huur(uitkomst))
    blad.wit()
    blad.alinea(_kwitantie(uitkomst), DOF)
    blad.alinea(GEEN_RECHTEN, DOF)
    return "\n".join(blad.regels) + "\n"


def _samenvatting(uitkomst: Uitkomst, blad: Blad) -> None:
    rijen = list(_kern(uitkomst))
    vast = sum(max(len(rij[i]) for rij in rijen) for i in (0, 1))
    blad.tabel([Rij(rij) for rij in rijen], rechts=[1], dof=2, hoogstens=max(12, blad.breedte - vast - 4))


def _kern(uitkomst: Uitkomst) -> Iterator[tuple[str, ...]]:
    yield "Punten", _punten(uitkomst), _segment(uitkomst)
    yield "Maximale huurprijs", _bedrag(uitkomst, "maximaal"), "kaal, per maand"
    if _alle_opslagen(uitkomst):
        yield "Met opslag", _bedrag(uitkomst, "maximaal_met_opslag"), _opslagnamen(uitkomst)
    if uitkomst.overeengekomen_huurprijs is not None:
        yield (
            "Overeengekomen",
            euro(uitkomst.overeengekomen_huurprijs),
            _verschil(uitkomst, uitkomst.overeengekomen_huurprijs),
        )


def _punten(uitkomst: Uitkomst) -> str:
    if uitkomst.punten is not None:
        return geheel(uitkomst.punten)
    hoogst = uitkomst.punten_maximaal
    return _bereik(geheel(uitkomst.punten_minimaal), None if hoogst is None else geheel(hoogst))


def _bereik(laagst: str, hoogst: str | None) -> str:
    if hoogst is None:
        return f"ten minste {laagst}"
    return laagst if laagst == hoogst else f"{laagst} tot {hoogst}"


def _alle_opslagen(uitkomst: Uitkomst) -> list[tuple[Opslag, bool]]:
    """Opslagen van de laagste en de hoogste huurprijs, elk met: staat zij vast (bij beide)?"""
    laagst, hoogst = uitkomst.huurprijs, uitkomst.huurprijs_hoogst or uitkomst.huurprijs
    soorten = [{(o.id, o.procent) for o in huur.opslagen} for huur in (laagst, hoogst)]
    samen = {(o.id, o.procent): o for o in (*laagst.opslagen, *hoogst.opslagen)}
    return [(opslag, soort in soorten[0] & soorten[1]) for soort, opslag in samen.items()]


def _opslagnamen(uitkomst: Uitkomst) -> str:
    """Opslagen van een huurprijs; één percentage bij een bereik alleen als het voor het hele bereik geldt."""
    opslagen = _alle_opslagen(uitkomst)
    if not all(vast for _, vast in opslagen):
        return "opslag hangt af van onbekende feiten"
    namen = " + ".join(f"{label(OPSLAGEN, o.id).lower()} {o.procent}%" for o, _ in opslagen)
    return f"laagste invulling: {namen}" if uitkomst.huurprijs_hoogst is None else namen


def _segment(uitkomst: Uitkomst) -> str:
    segment = "" if uitkomst.segment is None else f"segment {uitkomst.segment.value}; "
    if uitkomst.punten is None:
        return f"{segment}bereik door onbekende feiten"
    return f"{segment}onafgerond {nederlands(uitkomst.punten_onafgerond, 2, 4)}"


def _bedrag(uitkomst: Uitkomst, veld: str) -> str:
    hoogst = uitkomst.huurprijs_hoogst
    return _bereik(euro(getattr(uitkomst.huurprijs, veld)), None if hoogst is None else euro(getattr(hoogst, veld)))


def _verschil(uitkomst: Uitkomst, overeengekomen: int) -> str:
    laagst = uitkomst.huurprijs.maximaal_met_opslag
    hoogst = None if uitkomst.huurprijs_hoogst is None else uitkomst.huurprijs_hoogst.maximaal_met_opslag
    if overeengekomen <= laagst:
        onder = laagst - overeengekomen
        return f"{euro(onder)} onder de maximale huurprijs" if onder else "gelijk aan de maximale huurprijs"
    if hoogst is None or overeengekomen <= hoogst:
        return "onder of boven het maximum: hangt af van onbekende feiten"
    return f"{'ten minste ' if hoogst != laagst else ''}{euro(overeengekomen - hoogst)} boven de maximale huurprijs"


def _posten(uitkomst: Uitkomst, blad: Blad, namen: Mapping[str, str]) -> None:
    """Eén tabel met per rubriek een kopregel en haar posten, zodat alle kolommen onder elkaar staan."""
    rijen = [Rij(("Rubriek en post", "Aantal", "÷", "Punten  ", "Artikel"), nadruk=DOF)]
    bijlage = _bijlage(uitkomst)
    for rubriek in uitkomst.rubrieken:
        rijen.append(_rubriekrij(rubriek, uitkomst))
        rijen.extend(_postrij(post, 4, namen, bijlage) for post in rubriek.posten)
    rijen.extend(_postrij(post, 0, namen, bijlage) for post in uitkomst.slotposten)
    rijen.append(Rij(("Totaal", "", "", _op_komma(_punten(uitkomst))), nadruk=VET))
    if blad.breedte < SMAL:
        blad.tabel([_zonder_artikelkolom(rij) for rij in rijen], rechts=[1, 2, 3])
    else:
        blad.tabel(rijen, rechts=[1, 2, 3], dof=4, hoogstens=blad.breedte // 5)
    delers = (
        "adressen maal kamers dat de post deelt"
        if uitkomst.stelsel == "onzelfstandig"
        else "adressen dat de post deelt"
    )
    voetnoot = f"Artikel: van {bijlage.rstrip(', ')}, tenzij anders vermeld. ÷: aantal {delers}."
    laagste = " De posten tonen de laagste invulling van de onbekende feiten." if uitkomst.punten is None else ""
    blad.alinea(voetnoot + laagste, DOF)


def _rubriekrij(rubriek: Rubriekuitkomst, uitkomst: Uitkomst) -> Rij:
    laagst, hoogst = uitkomst.bereik.get(rubriek.rubriek, (rubriek.punten, rubriek.punten))
    punten = "onbekend" if laagst is None else nederlands(laagst, 2)
    if laagst is not None and hoogst is None:
        punten = f"≥ {punten}"
    elif hoogst is not None and hoogst != laagst:
        punten = f"{punten} – {nederlands(hoogst, 2)}"
    return Rij((f"{rubriek.rubriek:>2}  {rubriek.naam}", "", "", _op_komma(punten)), vervolg=4, nadruk=VET)


def _bijlage(uitkomst: Uitkomst) -> str:
    """De bijlage van het stelsel zoals zij voor een rubriek of onderdeel staat; in de tabel blijft zij weg."""
    return f"{uitkomst.rubrieken[0].artikel.partition(',')[0]}, "


def _postrij(post: Postregel, inspringen: int, namen: Mapping[str, str], bijlage: str) -> Rij:
    onderwerp = namen.get(post.ruimte, post.ruimte) if post.ruimte else post.stel
    waar = f" · {schoon(onderwerp)}" if onderwerp else ""
    punten = "" if post.punten == 0 and post.hoeveelheid is not None else _op_komma(nederlands(post.punten, 2, 4))
    deler = str(post.deler) if post.deler != 1 else ""
    artikel = post.artikel.removeprefix(bijlage)
    return Rij(
        (f"{label(POSTEN, post.id)}{waar}", _hoeveelheid(post), deler, punten, artikel), inspringen, inspringen + 2
    )


def _zonder_artikelkolom(rij: Rij) -> Rij:
    *cellen, artikel = rij.cellen if len(rij.cellen) > 4 else (*rij.cellen, "")
    return Rij(
        (f"{cellen[0]} ({artikel})" if artikel else cellen[0], *cellen[1:]), rij.inspringen, rij.vervolg, rij.nadruk
    )


def _op_komma(getal: str) -> str:
    """Vul aan tot vier decimalen, zodat de komma's onder elkaar staan."""
    decimalen = len(getal.rpartition(",")[2]) + 1 if "," in getal else 0
    return getal + " " * (5 - decimalen)


def _hoeveelheid(post: Postregel) -> str:
    if post.hoeveelheid is None:
        return ""
    if post.eenheid == "euro":
        return euro(round(post.hoeveelheid * 100)).removesuffix(",00")
    if post.eenheid in {"", "stuks"}:
        return nederlands(post.hoeveelheid).replace(".", "")
    minstens = 2 if post.eenheid in {"m²", "m"} and post.hoeveelheid.denominator != 1 else 0
    return f"{nederlands(post.hoeveelheid, minstens)}{VASTE_SPATIE}{post.eenheid}"


def _lijst(blad: Blad, kop: str, regels: Iterable[str]) -> None:
    """Kop met regels eronder, of niets als er geen regels zijn."""
    for nummer, regel in enumerate(regels):
        if nummer == 0:
            blad.wit()
            blad.alinea(kop, VET)
        blad.alinea(regel, inspringen=2)


def _meldingen(meldingen: Iterable[Melding]) -> Iterator[str]:
    return (f"{schoon(melding.pad)}: {schoon(melding.zin)}" for melding in meldingen)


def _onbekend(uitkomst: Uitkomst) -> Iterator[str]:
    """Wat onbekend is, en wat daarvan het bereik het meest verkleint."""
    yield from _meldingen(uitkomst.onbekend)
    if uitkomst.bepalend and len(uitkomst.bepalend) < len(uitkomst.onbekend):
        yield f"Het bereik wordt het kleinst met: {opsomming(map(schoon, uitkomst.bepalend))}."


def _vaststellingen(uitkomst: Uitkomst, namen: Mapping[str, str]) -> Iterator[str]:
    """Gelijke vaststellingen over verschillende ruimten op één regel."""
    samen: dict[tuple[str, str, str, str], list[str]] = {}
    for v in uitkomst.vaststellingen:
        samen.setdefault((v.id, v.uitkomst, v.reden, v.artikel), []).append(schoon(namen.get(v.onderwerp, v.onderwerp)))
    for (id_, uitslag, reden, artikel), onderwerpen in samen.items():
        naam, wat = label(VASTSTELLINGEN, id_), schoon(uitslag).replace("_", " ")
        over = f"{wat} ({', '.join(onderwerpen)})" if any(onderwerpen) else wat
        delen = [deel for deel in (over, schoon(reden)) if deel and deel.casefold() != naam.casefold()]
        yield f"{naam}: {'; '.join(delen)} [{artikel.removeprefix(_bijlage(uitkomst))}]"


def _huur(uitkomst: Uitkomst) -> Iterator[str]:
    huur = uitkomst.huurprijs
    herkomst = "; ".join(deel for deel in (huur.bron, huur.zekerheid) if deel)
    yield f"{_bedrag(uitkomst, 'maximaal')} bij {_punten(uitkomst)} punten ({herkomst})"
    yield from _opslagen(uitkomst)
    if _alle_opslagen(uitkomst):
        yield f"{_bedrag(uitkomst, 'maximaal_met_opslag')} met opslag"


def _opslagen(uitkomst: Uitkomst) -> Iterator[str]:
    for opslag, vast in _alle_opslagen(uitkomst):
        tot = f", tot {in_woorden(opslag.einddatum)}" if opslag.einddatum is not None else ""
        naam = label(OPSLAGEN, opslag.id)
        reden = "" if opslag.reden.casefold() == naam.casefold() else f": {schoon(opslag.reden)}"
        soms = "" if vast else ", afhankelijk van onbekende feiten"
        yield f"Opslag {naam.lower()} {opslag.procent}%{soms}{tot}{reden} ({opslag.artikel})"


def _kwitantie(uitkomst: Uitkomst) -> str:
    k = uitkomst.kwitantie
    keuzes = [f"{naam}={waarde}" for naam, waarde in k.keuzes]
    delen = [
        f"huurstelsel {k.versie}",
        f"parameters {k.parameters[:12]}",
        f"peildatum {k.peildatum}",
        *(f"voorstel {naam} {s[:12]}" for naam, s in zip(k.voorstellen, k.voorstelbestanden, strict=True)),
        *keuzes,
    ]
    return " · ".join(delen)
