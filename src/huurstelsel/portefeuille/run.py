"""Een portefeuille van begin tot eind: lezen, waarderen op alle kernen, wegschrijven; wat niet klopt komt apart."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Sized
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

import pyarrow as pa

from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.plaats import op_zijn_plaats, ruim_klad_op
from huurstelsel.portefeuille import doel, kwaliteitverslag, vooraf
from huurstelsel.portefeuille.bron import Documenten, als_json, kenmerk, open_bron
from huurstelsel.portefeuille.delen import Delen, is_begonnen
from huurstelsel.portefeuille.kernen import in_eigen_processen, op_alle_kernen
from huurstelsel.portefeuille.kwaliteit import Kwaliteit, dubbele_ids
from huurstelsel.portefeuille.posten import postenschema
from huurstelsel.portefeuille.taak import regel, waardeer_brok
from huurstelsel.portefeuille.tabellen import Tabellen
from huurstelsel.portefeuille.uitslag import uitslagschema
from huurstelsel.portefeuille.uitvoer import Uitvoer
from huurstelsel.portefeuille.volgorde import NietOpVolgorde
from huurstelsel.waardering import kwitantie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from huurstelsel.portefeuille.bron import Brok, Bron
    from huurstelsel.portefeuille.regels import Stapel
    from huurstelsel.portefeuille.registergrenzen import Grenzen
    from huurstelsel.portefeuille.taak import Klaar
    from huurstelsel.regeling import Regeling

DEEL = 131_072
"""Rijen per deel van de tussenstand."""

LANGST = 60
"""Seconden tot een deel wordt bewaard, ook als het nog niet vol is: met `verhoging` kan een vol deel uren duren."""

TRAAG = 0.000_4
"""Seconden per document: wie er langer over doet, rekent in Python, en dat gebruikt in draden maar één kern."""

_KWALITEIT = "kwaliteit"

_MET_POSTEN = 8
"""Met het grootboek erbij is een rij veel groter, en een deel zoveel keer kleiner."""


_S = TypeVar("_S", bound=Sized)


def _stil(_: int) -> None:
    """Laat niets van de voortgang zien."""


class Gestopt(FeitenFout):
    """Met `streng` stopt de run bij de eerste woning die niet klopt."""


class Aanvulling(Protocol):
    """Kolommen die een run aan de uitslag toevoegt."""

    @property
    def naam(self) -> str:
        """Waaraan een onderbroken run de aanvulling herkent."""

    @property
    def schema(self) -> pa.Schema:
        """De kolommen."""

    def kolommen(self, brok: Brok, regeling: Regeling) -> pa.RecordBatch:
        """De kolommen van een brok, een rij per woning; van een woning die niet klopt leeg."""

    def tellingen(self, uit: pa.RecordBatch) -> dict[str, Counter[str]]:
        """Wat het verslag telt over de rijen die kloppen."""

    def sluit(self) -> None:
        """Laat los wat alleen voor de run nodig was."""


@dataclass(frozen=True, slots=True)
class Opdracht:
    """Wat er te doen is.

    Attributes:
        behoud: kolommen van de bron die ongewijzigd meegaan.
        posten: waar het grootboek komt, `None` zonder.
        kwaliteit: waar het verslag over de kwaliteit van de gegevens komt, `None` zonder.
        streng: stop bij de eerste afgekeurde rij, zonder iets te schrijven.
        voortgang: krijgt na elk brok hoeveel rijen er bij kwamen, en één keer vooraf hoeveel er al waren; begint de run opnieuw omdat losse
            tabellen niet op volgorde staan, dan eerst hoeveel eraf gaan, als negatief getal.
        aanvullingen: wat er naast de uitslag over elke woning wordt uitgerekend.
        registers: geef woningen zonder ruimten een bereik binnen deze grenzen; zie `portefeuille.registers`.
    """

    invoer: Path
    uitvoer: Path
    regeling: Regeling
    behoud: tuple[str, ...] = ()
    streng: bool = False
    posten: Path | None = field(default=None, kw_only=True)
    kwaliteit: Path | None = field(default=None, kw_only=True)
    voortgang: Callable[[int], None] = field(default=_stil, compare=False)
    aanvullingen: tuple[Aanvulling, ...] = ()
    registers: Grenzen | None = None

    @property
    def afgekeurd(self) -> Path:
        """Waar de afgekeurde rijen komen."""
        return self.uitvoer.with_name(f"{self.uitvoer.name}.afgekeurd")

    @property
    def werkmap(self) -> Path:
        """Waar de tussenstand staat."""
        return self.uitvoer.with_name(f"{self.uitvoer.name}.werk")


class Verslag(NamedTuple):
    """Wat een run deed.

    Attributes:
        rijen, gewaardeerd: aantallen woningen; het verschil is afgekeurd.
        tellingen: per soort telling per waarde hoe vaak: segment, boven_maximum, onbekend, als_document, fouten.
        hervat: rijen die al klaar waren.
        seconden: duur van wat nu is gedaan.
        kwaliteit: wat aan de gegevens opvalt, als erom is gevraagd.
    """

    rijen: int
    gewaardeerd: int
    tellingen: Mapping[str, Mapping[str, int]]
    hervat: int
    seconden: float
    kwaliteit: Kwaliteit | None = None

    @property
    def los(self) -> int:
        """Rijen van losse tabellen die bij geen woning of ruimte horen."""
        return self.tellingen["rijen"]["hoort_nergens_bij"]

    @property
    def afgekeurd(self) -> int:
        """Regels bij de afgekeurde: woningen die niet kloppen, en rijen die nergens bij horen."""
        return self.rijen - self.gewaardeerd + self.los


def draai(opdracht: Opdracht) -> Verslag:
    """Waardeer een portefeuille; een onderbroken run gaat met dezelfde opdracht verder.

    Raises:
        FeitenFout: de bron of het doel is niet te gebruiken.
        Gestopt: met `streng`, bij de eerste woning die niet klopt of de eerste rij die nergens bij hoort.
    """
    doel.controleer(opdracht.uitvoer)
    if opdracht.posten is not None:
        doel.controleer(opdracht.posten, doel.GROOT)
    if opdracht.kwaliteit is not None:
        doel.controleer(opdracht.kwaliteit, (".json",))
    vooraf.controleer_paden(opdracht)
    vooraf.controleer_namen(opdracht)
    # een aanvulling kan een VERA-Eenheid op een andere dag lezen
    bron = open_bron(opdracht.invoer, opdracht.behoud, None if opdracht.aanvullingen else opdracht.regeling.peildatum)
    vooraf.controleer_soorten(opdracht, bron)
    begin = time.monotonic()
    with suppress(NietOpVolgorde):
        return _draai(opdracht, _eerst(opdracht, bron), begin)
    return _draai(opdracht, bron, begin)  # pas hier: wie een fout nog afhandelt, houdt alles vast wat die aanraakte


def _eerst(opdracht: Opdracht, bron: Bron) -> Bron:
    """Losse tabellen zoals zij er staan: meestal op volgorde, en dat vooraf nagaan kost een derde van de tijd.

    Met `streng` telt de eerste fout, en die kan komen doordat een ruimte pas verderop staat.
    """
    if not isinstance(bron, Tabellen) or opdracht.streng or opdracht.aanvullingen:
        return bron
    gesorteerd = is_begonnen(opdracht.werkmap, _kenmerk(opdracht, bron))
    return bron if gesorteerd or not bron.begint_op_volgorde else replace(bron, meteen=True)


def _draai(opdracht: Opdracht, bron: Bron, begin: float) -> Verslag:
    """Waardeer de woningen van een bron.

    Raises:
        NietOpVolgorde: de bron is `meteen` gelezen, en dat kon niet; er is niets geschreven.
    """
    los = list(bron.los())
    if opdracht.streng and los:
        raise Gestopt([los[0][1]])
    delen = Delen(opdracht.werkmap, _kenmerk(opdracht, bron))
    for eerder in islice(delen.afgekeurd() if opdracht.streng else (), 1):
        raise Gestopt(_eerste(eerder))
    hervat = delen.rijen
    opdracht.voortgang(hervat)
    with Uitvoer(_merk(opdracht)) as uitvoer:
        loop = _Loop(opdracht, delen, uitvoer)
        _waardeer(opdracht, bron, hervat, loop)
        loop.tellingen.setdefault("rijen", Counter())["hoort_nergens_bij"] = len(los)
        goed = delen.rijen - loop.tellingen["rijen"]["afgekeurd"]
        if loop.kwaliteit is not None:
            loop.kwaliteit.neem_op(dubbele_ids(delen))
            _schrijf_kwaliteit(opdracht, loop.kwaliteit, delen.rijen, goed)
    _schrijf_afgekeurd(opdracht, delen, [regel(None, id_, "", (fout,)) for id_, fout in los])
    delen.ruim_op()
    for pad in (opdracht.uitvoer, opdracht.afgekeurd, opdracht.posten, opdracht.kwaliteit):
        if pad is not None:
            ruim_klad_op(pad)
    return Verslag(delen.rijen, goed, loop.tellingen, hervat, time.monotonic() - begin, loop.kwaliteit)


def _waardeer(opdracht: Opdracht, bron: Bron, vanaf: int, loop: _Loop) -> None:
    try:
        for klaar in _op_alle_kernen(opdracht, bron, vanaf):
            if opdracht.streng and klaar.afgekeurd:
                raise Gestopt(_eerste(klaar.afgekeurd[0]))
            loop.neem(klaar)
            opdracht.voortgang(klaar.rijen)
        loop.sluit()
    except NietOpVolgorde:
        opdracht.voortgang(-loop.rijen)
        raise
    finally:
        _sluit(opdracht)


def _sluit(opdracht: Opdracht) -> None:
    for aanvulling in opdracht.aanvullingen:
        aanvulling.sluit()


def _schrijf_kwaliteit(opdracht: Opdracht, kwaliteit: Kwaliteit, rijen: int, gewaardeerd: int) -> None:
    if opdracht.kwaliteit is not None:
        inhoud = kwaliteitverslag.als_dict(kwaliteit, rijen, gewaardeerd, opdracht.regeling.peildatum)
        with op_zijn_plaats(opdracht.kwaliteit) as klad:
            klad.write_text(json.dumps(inhoud, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _kenmerk(opdracht: Opdracht, bron: Bron) -> dict[str, Any]:
    """Waaraan te zien is dat een onderbroken run dezelfde was, en zijn bron net zo las."""
    k = kwitantie(opdracht.regeling)
    recht = [k.versie, k.parameters, str(k.peildatum), list(k.voorstelbestanden), [list(keus) for keus in k.keuzes]]
    return {
        "bron": kenmerk(opdracht.invoer),
        "meteen": isinstance(bron, Tabellen) and bron.meteen,
        "recht": recht,
        "behoud": list(opdracht.behoud),
        "erbij": [aanvulling.naam for aanvulling in opdracht.aanvullingen],
        "kolommen": uitslagschema().names,
        "posten": opdracht.posten and postenschema().names,
        "kwaliteit": opdracht.kwaliteit is not None,
        "registers": opdracht.registers and opdracht.registers.vingerafdruk,
    }


class _Loop:
    """Verzamelt gewaardeerde brokken tot delen: op schijf om mee verder te gaan, en in de uitvoer."""

    def __init__(self, opdracht: Opdracht, delen: Delen, uitvoer: Uitvoer) -> None:
        """Ga verder na de delen die er al zijn; die komen als eerste in de uitvoer."""
        self._opdracht, self._delen, self._uitvoer = opdracht, delen, uitvoer
        stand = delen.tellingen
        self.kwaliteit = None if opdracht.kwaliteit is None else Kwaliteit(stand.pop(_KWALITEIT, None))
        self.tellingen = {naam: Counter(waarden) for naam, waarden in stand.items()}
        self._deel = DEEL // (1 if opdracht.posten is None else _MET_POSTEN)
        self._begin_deel()
        if delen.rijen:
            self._schrijf(delen.brokken(), delen.posten())

    @property
    def rijen(self) -> int:
        """Hoeveel rijen van de bron er nu zijn genomen, met wat al klaar was."""
        return self._delen.rijen + self._rijen

    def _begin_deel(self) -> None:
        self._sinds = time.monotonic()
        self._rijen, self._uit, self._posten, self._afgekeurd = (
            0,
            list[pa.RecordBatch](),
            list[pa.RecordBatch](),
            list[str](),
        )

    def neem(self, klaar: Klaar) -> None:
        """Neem een brok op."""
        self._uit.append(klaar.uit)
        self._posten += klaar.posten
        self._afgekeurd += klaar.afgekeurd
        self._rijen += klaar.rijen
        for naam, telling in klaar.tellingen.items():
            self.tellingen.setdefault(naam, Counter()).update(telling)
        if self.kwaliteit is not None and klaar.kwaliteit is not None:
            self.kwaliteit.neem_op(klaar.kwaliteit)
        if self._rijen >= self._deel or time.monotonic() - self._sinds > LANGST:
            self._bewaar()

    def sluit(self) -> None:
        """Bewaar wat er nog ligt; van een bron zonder woningen komt er een uitvoer zonder rijen."""
        if not self._delen.rijen and not self._uit:
            self._uit, self._posten = [_leeg(self._opdracht)], [_zonder_rijen(postenschema())]
        if self._uit:
            self._bewaar()

    def _bewaar(self) -> None:
        stand = (
            dict(self.tellingen) if self.kwaliteit is None else {**self.tellingen, _KWALITEIT: self.kwaliteit.stand()}
        )
        posten = [] if self._opdracht.posten is None else self._posten
        self._delen.voeg_toe(self._uit, self._afgekeurd, self.rijen, stand, posten)
        self._schrijf(self._uit, posten)
        self._begin_deel()

    def _schrijf(self, uit: Iterable[pa.RecordBatch], posten: Iterable[pa.RecordBatch]) -> None:
        self._uitvoer.neem(self._opdracht.uitvoer, uit)
        if self._opdracht.posten is not None:
            self._uitvoer.neem(self._opdracht.posten, posten)


def _op_alle_kernen(opdracht: Opdracht, bron: Bron, vanaf: int) -> Iterator[Klaar]:
    """De brokken gewaardeerd, op volgorde."""
    if isinstance(bron, Documenten):
        yield from _stapels(opdracht, _geplaatst(bron.stapels(vanaf), vanaf))
    else:
        paren = _geplaatst(bron.brokken(vanaf), vanaf)
        yield from op_alle_kernen(lambda paar: waardeer_brok(*paar, opdracht), paren, partial(_sluit, opdracht))


def _geplaatst(stukken: Iterable[_S], plaats: int) -> Iterator[tuple[_S, int]]:
    for stuk in stukken:
        yield stuk, plaats
        plaats += len(stuk)


def _stapels(opdracht: Opdracht, paren: Iterator[tuple[Stapel, int]]) -> Iterator[Klaar]:
    """Stapels documenten; blijkt de eerste traag, dan gaat de rest in eigen processen."""
    doe = partial(_waardeer_stapel, replace(opdracht, voortgang=_stil))
    for eerste in islice(paren, 1):
        begin = time.monotonic()
        klaar = doe(eerste)
        traag = time.monotonic() - begin > TRAAG * len(eerste[0])
        yield from klaar
        if traag and not opdracht.aanvullingen:
            rest = in_eigen_processen(doe, paren)
        else:
            rest = op_alle_kernen(doe, paren, partial(_sluit, opdracht))
        for klaar in rest:
            yield from klaar


def _waardeer_stapel(opdracht: Opdracht, paar: tuple[Stapel, int]) -> list[Klaar]:
    return [waardeer_brok(brok, plaats, opdracht) for brok, plaats in _geplaatst(paar[0].brokken(), paar[1])]


def _eerste(regel: str) -> list[Fout]:
    """De fouten van een afgekeurde rij, met de rij erbij."""
    rij = json.loads(regel)
    wie = f"rij {rij['rij']}" + (f" ({rij['id']})" if rij["id"] else "")
    return [Fout(f"{wie}: {f['pad']}", f["code"], f["zin"]) for f in rij["fouten"]]


def _leeg(opdracht: Opdracht) -> pa.RecordBatch:
    """Een uitvoer zonder rijen, van een bron zonder woningen."""
    velden = [("rij", pa.int64()), ("id", pa.string()), *((naam, pa.null()) for naam in opdracht.behoud)]
    erbij = [veld for aanvulling in opdracht.aanvullingen for veld in aanvulling.schema]
    return _zonder_rijen(pa.schema([*velden, *uitslagschema(), *erbij]))


def _zonder_rijen(schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([], schema=schema)


def _merk(opdracht: Opdracht) -> dict[str, str]:
    """Waarmee de uitslag is gemaakt, als metadata bij het schema."""
    k = kwitantie(opdracht.regeling)
    merk = {"versie": k.versie, "parameters": k.parameters, "peildatum": str(k.peildatum), "voorstellen": k.voorstellen}
    aannamen = {"registergrenzen": opdracht.registers.als_dict()} if opdracht.registers else {}
    return {"huurstelsel": als_json({**merk, "keuzes": dict(k.keuzes), **aannamen})}


def _schrijf_afgekeurd(opdracht: Opdracht, delen: Delen, los: list[str]) -> None:
    with op_zijn_plaats(opdracht.afgekeurd) as klad, klad.open("w", encoding="utf-8") as bestand:
        bestand.writelines(delen.afgekeurd())
        bestand.writelines(f"{regel}\n" for regel in los)
