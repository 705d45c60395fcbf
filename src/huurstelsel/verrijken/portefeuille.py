"""De portefeuille lezen en schrijven: JSON Lines, een YAML- of JSON-lijst, of Parquet met een woning per rij.

Dit is bewust een dunne laag: elke woning is een woordenboek in de vorm van het document, en meer weet de verrijking er niet van.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

import pyarrow as pa

from huurstelsel.feiten.lezen import MAX_DIEPTE, Boom, fout, open_bestand, structuurfouten
from huurstelsel.fouten import FeitenFout, Fout, waardoor
from huurstelsel.verrijken.uitvoer_json import als_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

Document = dict[str, Any]

REGELS, JSON, YAML, PARQUET = "regels", "json", "yaml", "parquet"
_VORMEN = {".jsonl": REGELS, ".ndjson": REGELS, ".json": JSON, ".yaml": YAML, ".yml": YAML, ".parquet": PARQUET}
_BLOKRIJEN = 4_096
_MAX_FOUTEN = 100
_GETAL = pa.decimal128(18, 6)
_PRESTATIE = pa.struct(
    [
        ("soort", pa.string()),
        ("label", pa.string()),
        ("waarde", _GETAL),
        ("opnamedatum", pa.date32()),
        ("registratiedatum", pa.date32()),
        ("geldig_tot", pa.date32()),
        ("voor", pa.string()),
        ("geldig_voor_wws", pa.bool_()),
        ("vereenvoudigd", pa.bool_()),
        ("risico_oververhitting", pa.string()),
        ("gebruiksoppervlakte", _GETAL),
    ]
)
_WOZ = pa.struct(
    [("waarde", _GETAL), ("waardepeildatum", pa.date32()), ("vastgesteld", pa.date32()), ("voortgang_bouw", pa.int32())]
)
_ADRES = pa.struct([("woonplaatscode", pa.string()), ("gemeente", pa.string()), ("bag_verblijfsobject", pa.string())])
_WONING = pa.struct(
    [
        ("bouwjaar", pa.int32()),
        ("gebruiksoppervlakte", _GETAL),
        ("energieprestaties", pa.list_(_PRESTATIE)),
        ("woz_waarden", pa.list_(_WOZ)),
        ("rijksmonument", pa.bool_()),
        ("provinciaal_monument", pa.bool_()),
        ("gemeentelijk_monument", pa.bool_()),
        ("rijksbeschermd_gezicht", pa.bool_()),
    ]
)
"""Wat een verrijking kan toevoegen, met dezelfde soorten als het schema van een portefeuille."""


def vorm(pad: Path) -> str:
    """De vorm van een portefeuille, naar haar extensie.

    Raises:
        FeitenFout: een onbekende extensie.
    """
    gevonden = _VORMEN.get(pad.suffix.lower())
    return gevonden or fout("vorm_onbekend", f"{pad.name}: een portefeuille is een .jsonl, .json, .yaml of .parquet.")


def documenten(pad: Path) -> Iterator[Document]:
    """De woningen van een portefeuille, een voor een; twee keer lezen kan.

    Raises:
        FeitenFout: wat er aan het bestand mankeert, alle regels tegelijk.
    """
    soort = vorm(pad)
    if soort == REGELS:
        yield from _regels(pad)
    elif soort == PARQUET:
        yield from _parquet(pad)
    else:
        yield from _lijst(pad)


def _regels(pad: Path) -> Iterator[Document]:
    from huurstelsel.feiten.lezen_json import ontleed  # noqa: PLC0415 - alleen voor JSON Lines

    fouten: list[Fout] = []
    with open_bestand(pad) as bestand:
        for nummer, regel in enumerate(bestand, 1):
            if not regel.strip():
                continue
            try:
                boom = ontleed(regel.decode("utf-8-sig"))
                fouten += [Fout(f"regel {nummer}: {f.pad}", f.code, f.zin) for f in _vormfouten(boom, regel)]
            except UnicodeDecodeError:
                fouten.append(Fout(f"regel {nummer}", "geen_utf8", "De regel is geen UTF-8."))
            except FeitenFout as e:
                fouten += [Fout(f"regel {nummer}", f.code, f.zin) for f in e.fouten]
            else:
                if not fouten:
                    yield cast("Document", boom.wortel)
            if len(fouten) >= _MAX_FOUTEN:
                break
    if fouten:
        raise FeitenFout(fouten)


def _vormfouten(boom: Boom, regel: bytes) -> list[Fout]:
    if not isinstance(boom.wortel, dict):
        return [Fout("", "geen_document", "Hier hoort een woning: een document.")]
    gewoon = not boom.dubbel and b"\\u" not in regel and regel.count(b"{") + regel.count(b"[") <= MAX_DIEPTE
    return (
        [] if gewoon else list(structuurfouten(boom))
    )  # wat gewoon is kan niet te diep zijn, en heeft geen halve tekens


def _lijst(pad: Path) -> Iterator[Document]:
    from huurstelsel.feiten.lezen_lijst import lees_bestand  # noqa: PLC0415 - alleen voor YAML en JSON

    gelezen = lees_bestand(pad)
    if isinstance(gelezen, dict):
        yield gelezen
        return
    fouten = [Fout(f"{deel.pad} {f.pad}".strip(), f.code, f.zin) for deel in gelezen for f in deel.fouten]
    if fouten:
        raise FeitenFout(fouten)
    for deel in gelezen:
        if isinstance(deel.feiten, dict):
            yield deel.feiten


def _parquet(pad: Path) -> Iterator[Document]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - alleen voor Parquet

    with open_bestand(pad):
        pass
    try:
        bestand = pq.ParquetFile(pad)
    except (pa.ArrowInvalid, OSError):
        fout("parquet_ongeldig", f"{pad.name} is geen leesbaar Parquet-bestand.")
    with bestand:
        if "woning" not in bestand.schema_arrow.names:
            fout("kolom_ontbreekt", "De kolom “woning” ontbreekt; elke rij is een document.", "woning")
        for blok in bestand.iter_batches(_BLOKRIJEN):
            yield from blok.to_pylist()


@contextmanager
def ernaast(pad: Path) -> Iterator[Path]:
    """Een tijdelijke naam naast het bestand, die pas als alles is gelukt de echte wordt."""
    tijdelijk = pad.with_name(f".{pad.stem}.{os.getpid()}{pad.suffix}")
    try:
        tijdelijk.touch(exist_ok=False)
        yield tijdelijk
        tijdelijk.replace(pad)
    except OSError as e:
        fout("niet_te_schrijven", f"{pad.name} is niet te schrijven: {waardoor(e)}.")
    finally:
        tijdelijk.unlink(missing_ok=True)


def schrijf(pad: Path, bron: Path, rijen: Iterable[Document], ontvangst: list[dict[str, object]]) -> None:
    """Schrijf de verrijkte woningen in de vorm van de extensie; `ontvangst` komt in de metagegevens van Parquet.

    Raises:
        FeitenFout: Parquet uit een andere vorm, of een waarde die niet in het schema past.
    """
    soort = vorm(pad)
    if soort == PARQUET:
        _schrijf_parquet(pad, bron, rijen, ontvangst)
        return
    with pad.open("w", encoding="utf-8", newline="\n") as uit:
        if soort == REGELS:
            uit.writelines(f"{als_json(rij)}\n" for rij in rijen)
        elif soort == JSON:
            begin = "["
            for rij in rijen:
                uit.write(f"{begin}\n{als_json(rij)}")
                begin = ","
            uit.write("\n]\n")
        else:
            uit.writelines(f"- {als_json(rij)}\n" for rij in rijen)  # JSON is YAML, en elke regel is een woning


def controleer_vormen(bron: Path, doel: Path) -> None:
    """Kan deze vorm uit die worden geschreven.

    Raises:
        FeitenFout: Parquet uit een andere vorm heeft geen schema.
    """
    if vorm(doel) == PARQUET != vorm(bron):
        fout("vorm_onbekend", f"{doel.name}: Parquet kan alleen uit Parquet worden geschreven; kies .jsonl.")


def _schrijf_parquet(pad: Path, bron: Path, rijen: Iterable[Document], ontvangst: list[dict[str, object]]) -> None:
    import pyarrow.parquet as pq  # noqa: PLC0415 - alleen voor Parquet

    oud = pq.read_schema(bron)
    extra = {b"huurstelsel.verrijking": als_json(ontvangst).encode()}
    schema = uitgebreid(oud).with_metadata({**(oud.metadata or {}), **extra})
    deel: list[Document] = []
    with pq.ParquetWriter(pad, schema, compression="zstd") as uit:
        for rij in rijen:
            deel.append(rij)
            if len(deel) == _BLOKRIJEN:
                uit.write_batch(_blok(deel, schema))
                deel = []
        if deel:
            uit.write_batch(_blok(deel, schema))


def _blok(rijen: list[Document], schema: pa.Schema) -> pa.RecordBatch:
    try:
        kolommen = [pa.array([passend(rij.get(veld.name), veld.type) for rij in rijen], veld.type) for veld in schema]
    except (pa.ArrowInvalid, pa.ArrowTypeError, ArithmeticError, TypeError, ValueError, AttributeError):
        fout("past_niet", "Een waarde past niet in de kolommen van de portefeuille; schrijf naar .jsonl.")
    return pa.RecordBatch.from_arrays(kolommen, schema=schema)


def uitgebreid(schema: pa.Schema) -> pa.Schema:
    """Het schema van de portefeuille, met wat de verrijking kan toevoegen; wat er al is houdt zijn soort."""
    nodig = {"adres": _ADRES, "woning": _WONING}
    velden = [veld.with_type(_samen(veld.type, nodig[veld.name])) if veld.name in nodig else veld for veld in schema]
    velden += [pa.field(naam, soort) for naam, soort in nodig.items() if naam not in schema.names]
    return pa.schema(velden, metadata=schema.metadata)


def _samen(oud: pa.DataType, nodig: pa.DataType) -> pa.DataType:
    if pa.types.is_null(oud):
        return nodig
    if pa.types.is_struct(oud) and pa.types.is_struct(nodig):
        al = {veld.name for veld in oud}
        gewenst = {veld.name: veld.type for veld in nodig}
        velden = [veld.with_type(_samen(veld.type, gewenst.get(veld.name, veld.type))) for veld in oud]
        return pa.struct(velden + [veld for veld in nodig if veld.name not in al])
    if pa.types.is_list(oud) and pa.types.is_list(nodig):
        return pa.list_(_samen(oud.value_type, nodig.value_type))
    return oud


def passend(waarde: Any, soort: pa.DataType) -> Any:  # noqa: ANN401 - wat in een document staat
    """Een waarde in de soort van haar kolom; alleen een kolom die zelf kommagetallen heeft krijgt er een."""
    if waarde is None:
        return None
    if pa.types.is_struct(soort):
        return {veld.name: passend(waarde.get(veld.name), veld.type) for veld in soort}
    if pa.types.is_list(soort) or pa.types.is_large_list(soort):
        return [passend(deel, soort.value_type) for deel in waarde]
    return next((zet(waarde, soort) for past, zet in _OMZETTINGEN if past(soort)), waarde)


def _als_tekst(waarde: object, _: pa.DataType) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, Decimal):
        return f"{waarde:f}".replace(".", ",")
    return waarde.isoformat() if isinstance(waarde, date) else str(waarde)


def _als_decimaal(waarde: object, soort: pa.DataType) -> Decimal:
    return Decimal(str(waarde)).quantize(Decimal(1).scaleb(-soort.scale))


_OMZETTINGEN: tuple[tuple[Callable[[pa.DataType], bool], Callable[[Any, pa.DataType], object]], ...] = (
    (pa.types.is_string, _als_tekst),
    (pa.types.is_large_string, _als_tekst),
    (pa.types.is_floating, lambda waarde, _: float(waarde)),
    (pa.types.is_integer, lambda waarde, _: int(waarde)),
    (pa.types.is_decimal, _als_decimaal),
)
