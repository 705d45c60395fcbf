"""Een portefeuille van begin tot eind: lezen, waarderen op alle kernen, wegschrijven; wat niet klopt komt apart."""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import numpy as np
import pyarrow as pa

from huurstelsel.fouten import FeitenFout, Fout
from huurstelsel.lijst import woning_id
from huurstelsel.plaats import op_zijn_plaats
from huurstelsel.portefeuille import brok as brokken
from huurstelsel.portefeuille import documentsgewijs, doel, kwaliteitverslag
from huurstelsel.portefeuille.bron import als_dict, als_json, kenmerk, open_bron
from huurstelsel.portefeuille.delen import Delen
from huurstelsel.portefeuille.kernen import op_alle_kernen
from huurstelsel.portefeuille.kwaliteit import Kwaliteit, Onderzoek, dubbele_ids
from huurstelsel.portefeuille.nesten import KEER
from huurstelsel.portefeuille.posten import STUK, Boek, postenschema
from huurstelsel.portefeuille.uitslag import GEEN, als_brok, uitslagschema
from huurstelsel.waardering import kwitantie

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from huurstelsel.feiten.lezen_lijst import Deel
    from huurstelsel.portefeuille.bron import Brok, Bron
    from huurstelsel.portefeuille.registergrenzen import Grenzen
    from huurstelsel.portefeuille.uitslag import Uitslag
    from huurstelsel.regeling import Regeling

DEEL = 262_144
"""Rijen per deel van de tussenstand."""

_KWALITEIT = "kwaliteit"

_MET_POSTEN = 8
"""Met het grootboek erbij is een rij veel groter, en een deel zoveel keer kleiner."""


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
        voortgang: krijgt na elk brok hoeveel rijen er bij kwamen, en één keer vooraf hoeveel er al waren.
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
    voortgang: Callable[[int], None] = field(default=lambda _: None, compare=False)
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
        rijen, gewaardeerd: aantallen; het verschil is afgekeurd.
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


class _Klaar(NamedTuple):
    """Een gewaardeerd brok."""

    uit: pa.RecordBatch
    afgekeurd: list[str]
    rijen: int
    tellingen: dict[str, Counter[str]]
    posten: list[pa.RecordBatch]
    kwaliteit: Kwaliteit | None


def draai(opdracht: Opdracht) -> Verslag:
    """Waardeer een portefeuille; een onderbroken run gaat met dezelfde opdracht verder.

    Raises:
        FeitenFout: de bron of het doel is niet te gebruiken.
        Gestopt: met `streng`, bij de eerste woning die niet klopt.
    """
    doel.controleer(opdracht.uitvoer)
    if opdracht.posten is not None:
        doel.controleer(opdracht.posten, doel.GROOT)
    if opdracht.kwaliteit is not None:
        doel.controleer(opdracht.kwaliteit, (".json",))
    bron = open_bron(opdracht.invoer, opdracht.behoud)
    begin = time.monotonic()
    delen = Delen(opdracht.werkmap, _kenmerk(opdracht))
    hervat = delen.rijen
    opdracht.voortgang(hervat)
    kwaliteit = None if opdracht.kwaliteit is None else Kwaliteit(delen.tellingen.pop(_KWALITEIT, None))
    tellingen = {naam: Counter(waarden) for naam, waarden in delen.tellingen.items()}
    try:
        _waardeer(opdracht, bron, delen, tellingen, kwaliteit)
    finally:
        for aanvulling in opdracht.aanvullingen:
            aanvulling.sluit()
    los = [_regel(None, id_, "", (fout,)) for id_, fout in bron.los()]
    tellingen.setdefault("rijen", Counter())["hoort_nergens_bij"] = len(los)
    goed = delen.rijen - tellingen["rijen"]["afgekeurd"]
    if kwaliteit is not None:
        kwaliteit.neem_op(dubbele_ids(delen))
        _schrijf_kwaliteit(opdracht, kwaliteit, delen.rijen, goed)
    _schrijf(opdracht, delen, los)
    return Verslag(delen.rijen, goed, tellingen, hervat, time.monotonic() - begin, kwaliteit)


def _schrijf_kwaliteit(opdracht: Opdracht, kwaliteit: Kwaliteit, rijen: int, gewaardeerd: int) -> None:
    if opdracht.kwaliteit is not None:
        inhoud = kwaliteitverslag.als_dict(kwaliteit, rijen, gewaardeerd, opdracht.regeling.peildatum)
        with op_zijn_plaats(opdracht.kwaliteit) as klad:
            klad.write_text(json.dumps(inhoud, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _kenmerk(opdracht: Opdracht) -> dict[str, Any]:
    """Waaraan te zien is dat een onderbroken run dezelfde was."""
    k = kwitantie(opdracht.regeling)
    recht = [k.versie, k.parameters, str(k.peildatum), list(k.voorstelbestanden), [list(keus) for keus in k.keuzes]]
    return {
        "bron": kenmerk(opdracht.invoer),
        "recht": recht,
        "behoud": list(opdracht.behoud),
        "erbij": [aanvulling.naam for aanvulling in opdracht.aanvullingen],
        "posten": opdracht.posten is not None,
        "kwaliteit": opdracht.kwaliteit is not None,
        "registers": opdracht.registers and opdracht.registers.vingerafdruk,
    }


def _waardeer(
    opdracht: Opdracht, bron: Bron, delen: Delen, tellingen: dict[str, Counter[str]], kwaliteit: Kwaliteit | None
) -> None:
    def stand() -> dict[str, Any]:
        return dict(tellingen) if kwaliteit is None else {**tellingen, _KWALITEIT: kwaliteit.stand()}

    uit, posten, afgekeurd = list[pa.RecordBatch](), list[pa.RecordBatch](), list[str]()
    rijen, deel = delen.rijen, DEEL // (1 if opdracht.posten is None else _MET_POSTEN)
    for klaar in _op_alle_kernen(opdracht, bron, rijen):
        if opdracht.streng and klaar.afgekeurd:
            raise Gestopt(_eerste(klaar.afgekeurd[0]))
        uit.append(klaar.uit)
        posten += klaar.posten
        afgekeurd += klaar.afgekeurd
        rijen += klaar.rijen
        for naam, telling in klaar.tellingen.items():
            tellingen.setdefault(naam, Counter()).update(telling)
        if kwaliteit is not None and klaar.kwaliteit is not None:
            kwaliteit.neem_op(klaar.kwaliteit)
        opdracht.voortgang(klaar.rijen)
        if rijen - delen.rijen >= deel:
            delen.voeg_toe(uit, afgekeurd, rijen, stand(), posten)
            uit, posten, afgekeurd = [], [], []
    if uit or not rijen:
        delen.voeg_toe(uit or [_leeg(opdracht)], afgekeurd, rijen, stand(), posten)


def _op_alle_kernen(opdracht: Opdracht, bron: Bron, vanaf: int) -> Iterator[_Klaar]:
    """De brokken gewaardeerd, op volgorde."""

    def geplaatst() -> Iterator[tuple[Brok, int]]:
        plaats = vanaf
        for brok in bron.brokken(vanaf):
            yield brok, plaats
            plaats += len(brok)

    yield from op_alle_kernen(lambda paar: _doe(*paar, opdracht), geplaatst())


def _doe(brok: Brok, eerste: int, opdracht: Opdracht) -> _Klaar:
    """Waardeer een brok en maak er uitvoer van."""
    if isinstance(brok, list):
        ids = pa.array([woning_id(als_dict(deel)) for deel in brok], pa.string())
        kolommen: list[tuple[str, pa.Array]] = [("id", ids)]
        uitslag, fouten, als_document = *_delen(brok, opdracht), len(brok)
        namen = [deel.pad for deel in brok]
    else:
        uitslag, fouten, als_document = _brok(brok, opdracht)
        fouten |= _dubbel(brok)
        kolommen = _meegenomen(brok, opdracht.behoud)
        namen = [""] * len(brok)
    plaats = pa.array(np.arange(eerste, eerste + len(brok)))
    kolommen = [("rij", plaats), *kolommen]
    uit = als_brok(uitslag)
    goed = np.ones(len(brok), np.bool_)
    goed[list(fouten)] = False
    erbij = [aanvulling.kolommen(brok, opdracht.regeling) for aanvulling in opdracht.aanvullingen]
    kolommen += [paar for deel in (uit, *erbij) for paar in zip(deel.schema.names, deel.columns, strict=True)]
    alles = pa.RecordBatch.from_arrays([kolom for _, kolom in kolommen], names=[naam for naam, _ in kolommen])
    ids = dict(kolommen)["id"]
    boek = [] if opdracht.posten is None else _grootboek(brok, ids, eerste, opdracht.regeling, fouten)
    gevonden = None if opdracht.kwaliteit is None else _onderzoek(brok, opdracht.regeling, fouten, uitslag)
    kwaliteit = None if gevonden is None else gevonden.kwaliteit(ids, eerste)
    afgekeurd = [_regel(eerste + i, ids[i].as_py(), namen[i], f) for i, f in sorted(fouten.items())]
    tellingen = _tellingen(uitslag, uit, goed, fouten, als_document)
    alles = alles.filter(pa.array(goed)) if fouten else alles
    for aanvulling in opdracht.aanvullingen:
        tellingen |= aanvulling.tellingen(alles)
    return _Klaar(alles, afgekeurd, len(brok), tellingen, boek, kwaliteit)


def _grootboek(
    brok: Brok, ids: pa.Array, eerste: int, regeling: Regeling, fouten: Collection[int]
) -> list[pa.RecordBatch]:
    """Het grootboek van de rijen die niet zijn afgekeurd, in stukken."""
    uit = []
    for begin in range(0, len(brok), STUK):
        einde = min(begin + STUK, len(brok))
        boek = Boek(regeling, [i - begin for i in fouten if begin <= i < einde])
        if isinstance(brok, list):
            goed = [i for i in range(begin, einde) if i not in fouten]
            boek.documenten([als_dict(brok[i]) for i in goed], np.array(goed, np.int64) - begin)
        else:
            boek.kolommen(brok.slice(begin, einde - begin))
        uit.append(boek.als_brok(ids.slice(begin, einde - begin), eerste + begin))
    return uit


def _onderzoek(brok: Brok, regeling: Regeling, fouten: dict[int, tuple[Fout, ...]], uitslag: Uitslag) -> Onderzoek:
    """Wat aan de gegevens van een brok opvalt."""
    uit = Onderzoek(regeling, len(brok), fouten)
    uit.afgekeurd()
    uit.huur(uitslag)
    if isinstance(brok, list):
        goed = [i for i in range(len(brok)) if i not in fouten]
        uit.documenten([als_dict(brok[i]) for i in goed], np.array(goed, np.int64))
    else:
        uit.kolommen(brok)
    return uit


def _brok(brok: pa.RecordBatch, opdracht: Opdracht) -> brokken.Gewaardeerd:
    if opdracht.registers is None:
        return brokken.waardeer(brok, opdracht.regeling)
    from huurstelsel.portefeuille import registers  # noqa: PLC0415 - alleen als het gevraagd is

    return registers.waardeer(brok, opdracht.regeling, opdracht.registers)


def _delen(brok: list[Deel], opdracht: Opdracht) -> tuple[Uitslag, dict[int, tuple[Fout, ...]]]:
    """Gelezen documenten; wat er aan de vorm van een document mis is, gaat voor."""
    leeg: dict[str, Any] = {}
    documenten = [leeg if d.fouten else als_dict(d) for d in brok]
    if opdracht.registers is None:
        uitslag, fouten = documentsgewijs.waardeer(documenten, opdracht.regeling)
    else:
        from huurstelsel.portefeuille import registers  # noqa: PLC0415 - alleen als het gevraagd is

        uitslag, fouten = registers.waardeer_documenten(documenten, opdracht.regeling, opdracht.registers)
    return uitslag, {**fouten, **{i: d.fouten for i, d in enumerate(brok) if d.fouten}}


def _dubbel(brok: pa.RecordBatch) -> dict[int, tuple[Fout, ...]]:
    """Woningen uit losse tabellen met een id die vaker voorkomt: welke onderdelen bij welke horen, is dan niet te zeggen."""
    if KEER not in brok.schema.names:
        return {}
    keer = brok.column(KEER).to_numpy()
    zin = "De id van deze woning komt {} keer voor."
    return {int(i): (Fout("id", "id_dubbel", zin.format(keer[i])),) for i in np.flatnonzero(keer > 1)}


def _meegenomen(brok: pa.RecordBatch, behoud: tuple[str, ...]) -> list[tuple[str, pa.Array]]:
    ids = brok.column("id") if "id" in brok.schema.names else pa.nulls(len(brok), pa.string())
    if pa.types.is_dictionary(ids.type):
        ids = ids.dictionary_decode()
    return [("id", ids.cast(pa.string())), *((naam, brok.column(naam)) for naam in behoud)]


def _regel(rij: int | None, id_: str | None, pad: str, fouten: tuple[Fout, ...]) -> str:
    """Een afgekeurde rij als JSON: haar plaats, haar id en al haar fouten."""
    lijst = [{"pad": f.pad, "code": f.code, "zin": f.zin} for f in fouten]
    return als_json({"rij": rij, "id": id_, **({"plaats": pad} if pad else {}), "fouten": lijst})


def _eerste(regel: str) -> list[Fout]:
    """De fouten van een afgekeurde rij, met de rij erbij."""
    rij = json.loads(regel)
    wie = f"rij {rij['rij']}" + (f" ({rij['id']})" if rij["id"] else "")
    return [Fout(f"{wie}: {f['pad']}", f["code"], f["zin"]) for f in rij["fouten"]]


def _tellingen(
    u: Uitslag, uit: pa.RecordBatch, goed: np.ndarray[Any, Any], fouten: dict[int, tuple[Fout, ...]], als_document: int
) -> dict[str, Counter[str]]:
    tel: dict[str, Counter[str]] = {
        "rijen": Counter(afgekeurd=len(fouten), als_document=als_document),
        "fouten": Counter(code for f in fouten.values() for code in {fout.code for fout in f}),
    }
    for naam in ("stelsel", "segmenten_mogelijk", "boven_maximum", "onbekend"):
        kolom = uit.column(naam).filter(pa.array(goed)) if fouten else uit.column(naam)
        tel[naam] = Counter({str(v["values"]): v["counts"] for v in pa.compute.value_counts(kolom).to_pylist()})
        tel[naam].pop("None", None)
    zeker = goed & (u.laag == u.hoog) & (u.laag != GEEN)
    tel["rijen"]["zeker"] = int(zeker.sum())
    return tel


def _leeg(opdracht: Opdracht) -> pa.RecordBatch:
    """Een uitvoer zonder rijen, van een bron zonder woningen."""
    velden = [("rij", pa.int64()), ("id", pa.string()), *((naam, pa.null()) for naam in opdracht.behoud)]
    erbij = [veld for aanvulling in opdracht.aanvullingen for veld in aanvulling.schema]
    return pa.schema([*velden, *uitslagschema(), *erbij]).empty_table().to_batches()[0]


def _schrijf(opdracht: Opdracht, delen: Delen, los: list[str]) -> None:
    """Zet de uitslag en de afgekeurde rijen op hun plaats, en ruim de tussenstand op."""
    brokken_ = delen.brokken()
    eerste = next(brokken_)
    k = kwitantie(opdracht.regeling)
    merk = {"versie": k.versie, "parameters": k.parameters, "peildatum": str(k.peildatum), "voorstellen": k.voorstellen}
    aannamen = {"registergrenzen": opdracht.registers.als_dict()} if opdracht.registers else {}
    schema = eerste.schema.with_metadata({"huurstelsel": als_json({**merk, "keuzes": dict(k.keuzes), **aannamen})})

    def alle() -> Iterator[pa.RecordBatch]:
        yield eerste
        yield from brokken_

    doel.schrijf(opdracht.uitvoer, schema, (brok.replace_schema_metadata(schema.metadata) for brok in alle()))
    if opdracht.posten is not None:
        posten = postenschema().with_metadata(schema.metadata)
        doel.schrijf(opdracht.posten, posten, (b.replace_schema_metadata(posten.metadata) for b in delen.posten()))
    with op_zijn_plaats(opdracht.afgekeurd) as klad, klad.open("w", encoding="utf-8") as bestand:
        bestand.writelines(delen.afgekeurd())
        bestand.writelines(f"{regel}\n" for regel in los)
    delen.ruim_op()
