"""Eén brok van een run: waarderen, en er uitvoer, afgekeurde rijen en tellingen van maken."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa

from huurstelsel.fouten import FeitenFout
from huurstelsel.lijst import woning_id
from huurstelsel.portefeuille import bedoeld, documentsgewijs
from huurstelsel.portefeuille import brok as brokken
from huurstelsel.portefeuille.bron import als_dict, als_json
from huurstelsel.portefeuille.kwaliteit import Kwaliteit, Onderzoek
from huurstelsel.portefeuille.nesten import dubbel
from huurstelsel.portefeuille.posten import STUK, Boek
from huurstelsel.portefeuille.regels import plaatsen
from huurstelsel.portefeuille.schema import tekstfouten
from huurstelsel.portefeuille.uitslag import GEEN, als_brok

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from huurstelsel.feiten.lezen_lijst import Deel
    from huurstelsel.fouten import Fout
    from huurstelsel.portefeuille.bron import Brok
    from huurstelsel.portefeuille.run import Opdracht
    from huurstelsel.portefeuille.uitslag import Uitslag
    from huurstelsel.regeling import Regeling


class Klaar(NamedTuple):
    """Een gewaardeerd brok."""

    uit: pa.RecordBatch
    afgekeurd: list[str]
    rijen: int
    tellingen: dict[str, Counter[str]]
    posten: list[pa.RecordBatch]
    kwaliteit: Kwaliteit | None


def waardeer_brok(brok: Brok, eerste: int, opdracht: Opdracht) -> Klaar:
    """Waardeer een brok en maak er uitvoer van.

    Raises:
        FeitenFout: er staat tekst in die geen UTF-8 is.
    """
    with leesbaar(brok):
        return _waardeer_brok(brok, eerste, opdracht)


@contextmanager
def leesbaar(brok: Brok) -> Iterator[None]:
    """Zeg van een brok dat Arrow niet kan lezen, welke kolommen geen tekst bevatten."""
    try:
        yield
    except (pa.ArrowInvalid, UnicodeDecodeError):
        if not isinstance(brok, list) and (fouten := tekstfouten(brok)):
            raise FeitenFout(fouten) from None
        raise


def _waardeer_brok(brok: Brok, eerste: int, opdracht: Opdracht) -> Klaar:
    if isinstance(brok, list):
        ids = pa.array([woning_id(als_dict(deel)) for deel in brok], pa.string())
        kolommen: list[tuple[str, pa.Array]] = [("id", ids)]
        uitslag, fouten, als_document = *_delen(brok, opdracht), len(brok)
        namen = [deel.pad for deel in brok]
    else:
        uitslag, fouten, als_document = _brok(brok, opdracht)
        fouten |= dubbel(brok)
        kolommen = _meegenomen(brok, opdracht.behoud)
        namen = plaatsen(brok)
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
    afgekeurd = [regel(eerste + i, ids[i].as_py(), namen[i], f) for i, f in sorted(fouten.items())]
    tellingen = _tellingen(uitslag, uit, goed, fouten, als_document)
    alles = alles.filter(pa.array(goed)) if fouten else alles
    for aanvulling in opdracht.aanvullingen:
        tellingen |= aanvulling.tellingen(alles)
    return Klaar(alles, afgekeurd, len(brok), tellingen, boek, kwaliteit)


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
    if opdracht.registers is None:
        return documentsgewijs.waardeer_delen(brok, opdracht.regeling)
    from huurstelsel.portefeuille import registers  # noqa: PLC0415 - alleen als het gevraagd is

    documenten = documentsgewijs.van_delen(brok)
    uitslag, fouten = registers.waardeer_documenten(documenten, opdracht.regeling, opdracht.registers)
    return uitslag, fouten | documentsgewijs.vormfouten(brok)


def _meegenomen(brok: pa.RecordBatch, behoud: tuple[str, ...]) -> list[tuple[str, pa.Array]]:
    return [("id", bedoeld.ids(brok)), *((naam, brok.column(naam)) for naam in behoud)]


def regel(rij: int | None, id_: str | None, pad: str, fouten: tuple[Fout, ...]) -> str:
    """Een afgekeurde rij als JSON: haar plaats, haar id en al haar fouten."""
    lijst = [{"pad": f.pad, "code": f.code, "zin": f.zin} for f in fouten]
    return als_json({"rij": rij, "id": id_, **({"plaats": pad} if pad else {}), "fouten": lijst})


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
