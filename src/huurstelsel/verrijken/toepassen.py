"""Een woning verrijken: wat ontbreekt wordt aangevuld, wat al bekend is blijft of wijkt naar de voorrang, en elke strijdigheid wordt genoteerd."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from huurstelsel.feiten.lezen import is_onbekend
from huurstelsel.verrijken import opslag
from huurstelsel.verrijken.opslag import leesbaar
from huurstelsel.verrijken.vergelijken import gelijk, leeg
from huurstelsel.verrijken.waarden import Onjuist, bag_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from huurstelsel.verrijken.opslag import Feit, Opslag
    from huurstelsel.verrijken.verslag import Verslag

BESTAND, PORTEFEUILLE = "bestand", "portefeuille"
_PLEKKEN = {
    "oppervlakte": ("woning", "gebruiksoppervlakte"),
    "bouwjaar": ("woning", "bouwjaar"),
    "woonplaatscode": ("adres", "woonplaatscode"),
    "gemeente": ("adres", "gemeente"),
    "rijksmonument": ("woning", "rijksmonument"),
    "provinciaal_monument": ("woning", "provinciaal_monument"),
    "gemeentelijk_monument": ("woning", "gemeentelijk_monument"),
    "rijksbeschermd_gezicht": ("woning", "rijksbeschermd_gezicht"),
}
_LABELVELDEN = (
    "label",
    "waarde",
    "opnamedatum",
    "registratiedatum",
    "geldig_tot",
    "vereenvoudigd",
    "gebruiksoppervlakte",
    "voor",
)

Document = dict[str, Any]


class Sleutel(NamedTuple):
    """De BAG-sleutel van een woning, of waarom zij er geen heeft."""

    bag: int | None
    fout: Onjuist | None
    hersteld: str | None


def sleutel(document: Document) -> Sleutel:
    """De BAG-sleutel van een document; wie nullen vooraan mist krijgt ze terug."""
    adres = document.get("adres")
    waarde = adres.get("bag_verblijfsobject") if isinstance(adres, dict) else None
    if leeg(waarde):
        return Sleutel(None, None, None)
    try:
        gelezen = bag_id(str(waarde))
    except Onjuist as e:
        return Sleutel(None, e, None)
    return Sleutel(int(gelezen.id), None, gelezen.id if gelezen.hersteld else None)


class Toepasser:
    """Past feiten toe op documenten, en telt in het verslag wat er gebeurt."""

    def __init__(self, plek: Opslag, verslag: Verslag) -> None:
        """Bewaar waar strijdigheden heen gaan."""
        self.plek, self.verslag = plek, verslag
        self.naam, self.geraakt = "", False

    def verrijk(self, document: Document, feiten: Sequence[Feit], naam: str) -> Document:
        """Een nieuw document met wat de bronnen erover zeggen; het gegeven document verandert niet."""
        self.naam, self.geraakt = naam, False
        uit = dict(document)
        for groep in ("adres", "woning"):
            uit[groep] = dict(document.get(groep) or {})
        self._velden(uit, [f for f in feiten if f.soort in {opslag.OBJECT, opslag.MONUMENT}])
        self._woz(uit["woning"], [f for f in feiten if f.soort == opslag.WOZWAARDE])
        self._labels(uit["woning"], [f for f in feiten if f.soort in {opslag.LABEL, opslag.LABEL_WEG}])
        for groep in ("adres", "woning"):
            if not uit[groep] and groep not in document:
                del uit[groep]
        self.verslag.verrijkt += self.geraakt
        return uit

    def _velden(self, uit: Document, feiten: Iterable[Feit]) -> None:
        """Velden die een woning één keer heeft."""
        gezegd: dict[str, list[tuple[object, int]]] = {}
        for feit in feiten:
            for veld, waarde in feit.waarde.items():
                gezegd.setdefault(veld, []).append((waarde, feit.bron))
        for veld, waarden in gezegd.items():
            groep, naam = _PLEKKEN[veld]
            eerste, bron = waarden[0]
            if self._eensgezind(f"{groep}.{naam}", waarden):
                self._zet(uit[groep], naam, eerste, f"{groep}.{naam}", bron)

    def _eensgezind(self, pad: str, waarden: Sequence[tuple[object, int]]) -> bool:
        """Spreken de bronnen elkaar tegen, dan wordt niets gekozen: de voorrang gaat over bron en portefeuille."""
        eerste, _ = waarden[0]
        anders = [(waarde, bron) for waarde, bron in waarden[1:] if not gelijk(pad, waarde, eerste)]
        for waarde, bron in anders:
            samen = f"{leesbaar(eerste)} en {leesbaar(waarde)}"
            self._strijdig(pad, None, samen, bron, "geen: de bronnen spreken elkaar tegen")
        return not anders

    def _zet(self, groep: Document, veld: str, waarde: object, pad: str, bron: int) -> None:
        """Vul een veld aan, of beslis naar de voorrang."""
        oud = groep.get(veld)
        if leeg(oud):
            groep[veld] = waarde
            self._aangevuld(pad)
        elif not gelijk(pad, oud, waarde):
            self._strijdig(pad, oud, waarde, bron, self.verslag.voorrang)
            if self.verslag.voorrang == BESTAND:
                groep[veld] = waarde
                self.geraakt = True

    def _aangevuld(self, pad: str) -> None:
        self.verslag.aangevuld[_zonder_nummer(pad)] += 1
        self.geraakt = True

    def _strijdig(self, pad: str, oud: object, nieuw: object, bron: int, gekozen: str) -> None:
        self.verslag.strijdig[_zonder_nummer(pad)] += 1
        self.plek.noteer(self.naam, pad, oud, nieuw, bron, gekozen)

    def _woz(self, woning: Document, feiten: Sequence[Feit]) -> None:
        """WOZ-waarden, op waardepeildatum."""
        lijst = [dict(w) for w in _opgegeven(woning, "woz_waarden")]
        pad = "woning.woz_waarden"
        for peildatum in dict.fromkeys(f.waarde["waardepeildatum"] for f in feiten):
            zelfde = [f for f in feiten if f.waarde["waardepeildatum"] == peildatum]
            if not self._eensgezind(f"{pad}.waarde", [(f.waarde["waarde"], f.bron) for f in zelfde]):
                continue
            nieuw, bron = zelfde[0].waarde, zelfde[0].bron
            plek = next((i for i, w in enumerate(lijst) if gelijk(pad, w.get("waardepeildatum"), peildatum)), None)
            if plek is None:
                lijst.append(dict(nieuw))
                self._aangevuld(pad)
            else:
                for veld in ("waarde", "vastgesteld"):
                    if veld in nieuw:
                        self._zet(lijst[plek], veld, nieuw[veld], f"{pad}[{plek}].{veld}", bron)
        if lijst:
            woning["woz_waarden"] = lijst

    def _labels(self, woning: Document, feiten: Sequence[Feit]) -> None:
        """Energieprestaties: dezelfde opname is hetzelfde label; al het andere komt erbij, en de regels kiezen."""
        lijst: list[Document | None] = [dict(e) for e in _opgegeven(woning, "energieprestaties")]
        for feit in feiten:
            if feit.soort == opslag.LABEL_WEG:
                self._verwijder(lijst, feit, feiten)
        pad = "woning.energieprestaties"
        for nieuw, bron in self._uit_de_bronnen([f for f in feiten if f.soort == opslag.LABEL], woning, pad):
            plek = next((i for i, oud in enumerate(lijst) if oud is not None and _zelfde_opname(oud, nieuw)), None)
            oud = None if plek is None else lijst[plek]
            if oud is None:
                lijst.append(dict(nieuw))
                self._aangevuld(pad)
            else:
                for veld in _LABELVELDEN:
                    if veld in nieuw:
                        self._zet(oud, veld, nieuw[veld], f"{pad}[{plek}].{veld}", bron)
        if lijst:
            woning["energieprestaties"] = [e for e in lijst if e is not None]

    def _uit_de_bronnen(self, feiten: Sequence[Feit], woning: Document, pad: str) -> Iterator[tuple[Document, int]]:
        """Elke opname één keer; waar rijen daarvan elkaar tegenspreken wordt niets gekozen, en zonder label of waarde is zij er niet."""
        groepen: list[list[tuple[Document, int]]] = []
        for feit in feiten:
            nieuw = _voor(feit.waarde, woning)
            groep = next((g for g in groepen if _zelfde_opname(g[0][0], nieuw)), None)
            if groep is None:
                groepen.append([(nieuw, feit.bron)])
            else:
                groep.append((nieuw, feit.bron))
        for groep in groepen:
            samen: Document = {}
            for veld in ("soort", *_LABELVELDEN):
                gezegd = [(nieuw[veld], bron) for nieuw, bron in groep if veld in nieuw]
                if gezegd and self._eensgezind(f"{pad}.{veld}", gezegd):
                    samen[veld] = gezegd[0][0]
            if samen.keys() & {"label", "waarde"}:
                yield samen, groep[0][1]

    def _verwijder(self, lijst: list[Document | None], feit: Feit, feiten: Sequence[Feit]) -> None:
        """Een label dat EP-Online introk; staat het nog in de portefeuille, dan beslist de voorrang."""
        blijft = [f.waarde for f in feiten if f.soort == opslag.LABEL]
        for i, oud in enumerate(lijst):
            if oud is None or any(_zelfde_opname(oud, nieuw) for nieuw in blijft):
                continue
            if all(gelijk(veld, oud.get(veld), waarde) for veld, waarde in feit.waarde.items()):
                pad = f"woning.energieprestaties[{i}]"
                self._strijdig(pad, _omschrijving(oud), "verwijderd in EP-Online", feit.bron, self.verslag.voorrang)
                if self.verslag.voorrang == BESTAND:
                    lijst[i] = None
                    self.geraakt = True


def _opgegeven(woning: Document, lijst: str) -> Sequence[Document]:
    """Wat er al in een lijst staat; niets als zij ontbreekt of onbekend is."""
    waarde = woning.get(lijst)
    return [] if waarde is None or is_onbekend(waarde) else waarde


def _voor(waarde: dict[str, object], woning: Document) -> dict[str, object]:
    """Bij onzelfstandige woonruimte is het label van het woongebouw het label van het adres."""
    weg = {"voor"} if woning.get("stelsel") == "onzelfstandig" else set()
    return {veld: waarde[veld] for veld in ("soort", *_LABELVELDEN) if veld in waarde and veld not in weg}


def _zelfde_opname(oud: Document, nieuw: dict[str, object]) -> bool:
    """Zelfde soort, en zelfde opname; of zonder opnamedatum dezelfde registratie."""
    if oud.get("soort") != nieuw.get("soort"):
        return False
    gedeeld = [v for v in ("opnamedatum", "registratiedatum") if not leeg(oud.get(v)) and v in nieuw]
    return bool(gedeeld) and all(gelijk(veld, oud[veld], nieuw[veld]) for veld in gedeeld)


def _omschrijving(label: Document) -> str:
    wat = label.get("label") or label.get("waarde") or "?"
    wanneer = label.get("opnamedatum") or label.get("registratiedatum") or "?"
    tekst = f"{wat:f}" if isinstance(wat, Decimal) else str(wat)
    return f"{tekst} van {wanneer}"


def _zonder_nummer(pad: str) -> str:
    begin, haak, rest = pad.partition("[")
    return begin + rest.partition("]")[2] if haak else begin
