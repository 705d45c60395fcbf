"""Lezen: van een bestand of een woordenboek naar een gecontroleerd document.

Getallen blijven exact (`Decimal` naar hun tekst), datums en `12:30` of `0o17` blijven tekst, en elk probleem is een
`FeitenFout` met code en zin. Een document is hooguit 5 MB, 100 niveaus diep en 10.000 ruimten groot. Een bestand met een lijst
van woningen leest `feiten.lezen_lijst`.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, NamedTuple, NoReturn

from huurstelsel.fouten import FeitenFout, Fout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from huurstelsel.feiten.model import Document
    from huurstelsel.uitkomst import Melding

MAX_BYTES = 5_000_000
MAX_DIEPTE = 100
MAX_RUIMTEN = 10_000
GAAF_PER_NIVEAU = 100_000  # een woordenboek kan zichzelf of telkens hetzelfde bevatten; dan telt de tragere weg
MAX_CIJFERS = 40  # langer is geen maat of bedrag, en 1e-999999 zou elke exacte berekening stilleggen

_GROTE_MACHT = re.compile(r"[eE][+-]?0*[1-9]\d")


class LangGetal(str):
    """Tekst van een getal dat te groot is of te veel cijfers heeft; elk veld behalve een tekst weigert het, met zijn pad."""

    __slots__ = ()


class Boom(NamedTuple):
    """Wat in een bestand stond, met per groep de velden die er dubbel in staan (op identiteit van de groep).

    Attributes:
        gaaf: aan de tekst zelf is gezien dat alles te schrijven is en niets te diep.
    """

    wortel: object
    dubbel: dict[int, list[str]]
    gaaf: bool = False


def fout(code: str, zin: str, pad: str = "") -> NoReturn:
    """Meld één fout die verder lezen onmogelijk maakt."""
    raise FeitenFout([Fout(pad, code, zin)])


def decimaal(tekst: str) -> Decimal | LangGetal:
    """Exact getal uit de tekst van een JSON- of YAML-getal."""
    return LangGetal(tekst) if len(tekst) > MAX_CIJFERS or _GROTE_MACHT.search(tekst) else Decimal(tekst)


def geheel(tekst: str) -> int | LangGetal:
    """Geheel getal uit de tekst van een JSON- of YAML-getal."""
    return LangGetal(tekst) if len(tekst) > MAX_CIJFERS else int(tekst)


def is_onbekend(waarde: object) -> bool:
    """Of er het woord "onbekend" staat."""
    return isinstance(waarde, str) and waarde.strip().lower() == "onbekend"


def lees(pad: Path) -> dict[str, Any]:
    """Lees een JSON- of YAML-bestand; de extensie beslist, en zonder extensie de inhoud.

    Raises:
        FeitenFout: het bestand is er niet, is niet te lezen of is geen document.
    """
    return lees_bytes(inhoud_van(pad, MAX_BYTES), pad.suffix.lower())


def lees_bytes(inhoud: bytes, extensie: str = "") -> dict[str, Any]:
    """Lees een document uit bytes; zie `lees`."""
    if len(inhoud) > MAX_BYTES:
        te_groot()
    boom = boom_van(inhoud, extensie)
    if not isinstance(boom.wortel, dict):
        fout(
            "geen_document",
            "Het bestand bevat geen document; begin met het veld “woning:”. Zie `huurstelsel voorbeeld`.",
        )
    if fouten := list(structuurfouten(boom)):
        raise FeitenFout(fouten)
    return boom.wortel


def boom_van(inhoud: bytes, extensie: str) -> Boom:
    """Ontleed bytes als JSON of YAML, wat er ook in staat."""
    tekst = utf8(inhoud)
    if not tekst.strip():
        fout("leeg_bestand", "Het bestand is leeg.")
    return _ontleed(tekst, extensie)


def te_groot() -> NoReturn:
    """Meld een document dat te groot is om er een te zijn."""
    zin = f"Het bestand is groter dan {MAX_BYTES // 1_000_000} MB; geef één woning per bestand, of een lijst van woningen."
    fout("bestand_te_groot", zin)


def lees_document(bron: Document | dict[str, Any] | str | Path, peildatum: date | None = None) -> Document:
    """Lees en controleer een document; `peildatum` gaat voor de peildatum in het document.

    Raises:
        FeitenFout: met alle fouten tegelijk.
    """
    return lees_met_meldingen(bron, peildatum)[0]


def lees_met_meldingen(
    bron: Document | dict[str, Any] | str | Path, peildatum: date | None = None
) -> tuple[Document, tuple[Melding, ...]]:
    """Als `lees_document`, met wat de omzetting uit VERA aannam of niet kon plaatsen."""
    from huurstelsel.feiten.meldingen import controleer, naar_document  # noqa: PLC0415 - pydantic pas als het nodig is
    from huurstelsel.feiten.model import Document  # noqa: PLC0415

    boom = lees(Path(bron)) if isinstance(bron, str | Path) else bron
    meldingen: tuple[Melding, ...] = ()
    if isinstance(boom, Document):
        document = boom
    elif isinstance(boom, dict):
        try:
            omgezet, meldingen = _uit_vera(boom, peildatum)
            document = naar_document(_niet_te_groot(omgezet), peildatum)
        except FeitenFout:
            _met_bestaande_tekens(boom)  # gaat voor: tekst die niet te schrijven is, is ook geen geldige waarde
            raise
    else:
        fout("geen_document", "Dit is geen document; geef een woordenboek met het veld “woning”.")
    if peildatum is not None:
        document = document.model_copy(update={"peildatum": peildatum})
    if fouten := controleer(document):
        raise FeitenFout(fouten)
    return document, meldingen


def _uit_vera(boom: dict[str, Any], peildatum: date | None) -> tuple[dict[str, Any], tuple[Melding, ...]]:
    """Een VERA-bericht herkent zichzelf: het heeft geen veld “woning”."""
    if "woning" in boom:
        return boom, ()
    from huurstelsel.feiten import vera  # noqa: PLC0415 - alleen nodig voor berichten van corporaties

    if not vera.is_vera(boom):
        return boom, ()
    omgezet, meldingen = vera.van_vera(boom, peildatum)
    if not _codeerbaar("".join([m.pad + m.zin for m in meldingen])):
        _met_bestaande_tekens(boom)
    return omgezet, tuple(meldingen)


def _met_bestaande_tekens(boom: dict[str, Any]) -> None:
    """Een woordenboek kan half een teken bevatten, dat nergens te schrijven is."""
    gezien: set[int] = set()
    fouten: list[Fout] = []
    stapel: list[tuple[object, str]] = [(boom, "")]
    while stapel:
        deel, pad = stapel.pop()
        if isinstance(deel, str) and not _codeerbaar(deel):
            fouten.append(_tekst_ongeldig(pad))
        elif isinstance(deel, dict | list | tuple) and id(deel) not in gezien:
            gezien.add(id(deel))
            stapel += _kinderen(deel, pad)
    if fouten:
        raise FeitenFout(fouten)


def _tekst_ongeldig(pad: str) -> Fout:
    leesbaar = pad.encode("utf-8", "replace").decode("utf-8")
    return Fout(leesbaar, "tekst_ongeldig", "Deze tekst bevat tekens die niet bestaan.")


def _niet_te_groot(boom: dict[str, Any]) -> dict[str, Any]:
    woning = boom.get("woning")
    ruimten = woning.get("ruimten") if isinstance(woning, dict) else None
    if isinstance(ruimten, list | tuple) and len(ruimten) > MAX_RUIMTEN:
        fout("te_veel_ruimten", f"Een woning heeft hier ten hoogste {MAX_RUIMTEN} ruimten.", "woning.ruimten")
    return boom


@contextmanager
def _leesfouten(pad: Path) -> Iterator[None]:
    """Een bestand dat niet te lezen is, krijgt een zin."""
    try:
        yield
    except FileNotFoundError:
        fout("bestand_niet_gevonden", f"Het bestand {pad} bestaat niet.")
    except PermissionError:
        fout("geen_leesrecht", f"U mag het bestand {pad} niet lezen.")
    except (OSError, ValueError):
        fout("bestand_onleesbaar", f"Het bestand {pad} is niet te lezen.")


@contextmanager
def open_bestand(pad: Path) -> Iterator[IO[bytes]]:
    """Open een bestand om te lezen.

    Raises:
        FeitenFout: het bestand is er niet, is een map of is niet te openen.
    """
    with _leesfouten(pad):
        if pad.is_dir():
            fout("is_map", f"{pad} is een map; geef een bestand.")
        bestand = pad.open("rb")
    with bestand:
        yield bestand


def inhoud_van(pad: Path, hoogstens: int | None = None) -> bytes:
    """Inhoud van een bestand, tot en met één byte meer dan mag.

    Raises:
        FeitenFout: het bestand is er niet, is een map of is niet te lezen.
    """
    with open_bestand(pad) as bestand, _leesfouten(pad):
        return bestand.read(-1 if hoogstens is None else hoogstens + 1)


def utf8(inhoud: bytes) -> str:
    """De tekst van een bestand, zonder het merkteken waarmee sommige programma's haar laten beginnen.

    Raises:
        FeitenFout: het is geen UTF-8.
    """
    try:
        return inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        regel = inhoud.count(b"\n", 0, e.start) + 1
        fout("geen_utf8", f"Het bestand is geen UTF-8 (regel {regel}); bewaar het opnieuw als UTF-8.")


def _ontleed(tekst: str, extensie: str) -> Boom:
    if extensie == ".json" or (extensie not in {".yaml", ".yml"} and tekst.lstrip()[0] in "{["):
        from huurstelsel.feiten.lezen_json import ontleed  # noqa: PLC0415 - alleen de vorm die nodig is
    else:
        from huurstelsel.feiten.lezen_yaml import ontleed  # noqa: PLC0415
    return ontleed(tekst)


def structuurfouten(boom: Boom) -> Iterator[Fout]:
    """Dubbele velden, te diepe nesting en tekst die geen tekst is; loopt zonder recursie."""
    if not boom.dubbel and (boom.gaaf or _is_gaaf(boom.wortel)):
        return
    stapel: list[tuple[object, str, int]] = [(boom.wortel, "", 1)]
    while stapel:
        deel, pad, diepte = stapel.pop()
        if diepte > MAX_DIEPTE:
            te_diep()
        if isinstance(deel, str) and not _codeerbaar(deel):
            yield _tekst_ongeldig(pad)
        for naam in boom.dubbel.get(id(deel), ()):
            yield Fout(f"{pad}.{naam}".lstrip("."), "dubbel_veld", f"Het veld “{naam}” staat hier twee keer.")
        stapel.extend((kind, kindpad, diepte + 1) for kind, kindpad in _kinderen(deel, pad))


def _is_gaaf(wortel: object) -> bool:
    """Of alle tekst te schrijven is en niets te diep of te groot; per niveau, zonder paden, want bijna altijd is er niets te melden."""
    laag = [wortel]
    for _ in range(MAX_DIEPTE):
        if not _codeerbaar("".join([deel for deel in laag if isinstance(deel, str)])):
            return False
        groepen = [deel for deel in laag if isinstance(deel, dict)]
        lijsten = [deel for deel in laag if isinstance(deel, (list, tuple))]
        laag = [*chain.from_iterable([*groepen, *[groep.values() for groep in groepen], *lijsten])]
        if not laag or len(laag) > GAAF_PER_NIVEAU:
            break
    return not laag


def _kinderen(deel: object, pad: str) -> list[tuple[object, str]]:
    """Onderdelen met hun pad, in omgekeerde volgorde: het laatste komt het eerst van de stapel."""
    if isinstance(deel, dict):
        return [(kind, f"{pad}.{naam}".lstrip(".")) for naam, kind in reversed(deel.items())] + [(n, pad) for n in deel]
    return [(deel[i], f"{pad}[{i}]") for i in reversed(range(len(deel)))] if isinstance(deel, list | tuple) else []


def _codeerbaar(tekst: str) -> bool:
    return tekst.isascii() or not any("\ud800" <= teken <= "\udfff" for teken in tekst)


def te_diep() -> NoReturn:
    """Meld een document met te veel niveaus."""
    fout("te_diep", f"Het document is meer dan {MAX_DIEPTE} niveaus diep.")
