"""Arrow-kolommen lezen als kolommen van het rekenhart, per niveau van het document.

Alles wat hier niet zonder nadenken één op één is over te nemen (een tekst waar een getal hoort, een getal met te veel decimalen, een
onbekende naam) wordt `twijfel`: die woning gaat als document door de gewone controle, die er alles over zegt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from huurstelsel.feiten.waarden import EERSTE_DAG, LAATSTE_DAG
from huurstelsel.portefeuille import bedoeld, tekst
from huurstelsel.reken.getallen import waar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from huurstelsel.reken.getallen import Kolom, Masker

DAG_NUL = 719_163
"""Dagnummer (`date.toordinal`) van 1 januari 1970, waar Arrow vanaf telt."""

_GROOTSTE = 2**62
_DECIMALEN = bedoeld.DECIMALEN


class Velden:
    """De velden van één niveau: woningen, ruimten of voorzieningen, met n elementen.

    Attributes:
        twijfel: per element of er iets staat dat alleen de gewone controle kan lezen.
    """

    def __init__(self, kolommen: Mapping[str, pa.Array], n: int, twijfel: Masker | None = None) -> None:
        """Onthoud de kolommen; een veld dat er niet is, is overal onbekend."""
        self._kolommen, self.n = kolommen, n
        self.twijfel = np.zeros(n, np.bool_) if twijfel is None else twijfel

    def kolom(self, naam: str) -> pa.Array | None:
        """De kolom, of `None` als zij ontbreekt of nergens iets zegt."""
        kolom = self._kolommen.get(naam)
        return None if kolom is None or kolom.null_count == self.n else kolom

    def bekend(self, naam: str) -> Masker:
        """Waar het veld een waarde heeft."""
        kolom = self.kolom(naam)
        if kolom is None:
            return np.zeros(self.n, np.bool_)
        if kolom.null_count == 0:
            return np.ones(self.n, np.bool_)
        return _masker(kolom.is_valid())

    def twijfel_als(self, masker: Masker) -> None:
        """Merk elementen aan die de gewone controle moet lezen."""
        self.twijfel |= masker

    def groep(self, naam: str) -> Velden:
        """De velden van een groep, op hetzelfde niveau; een groep die ontbreekt heeft alleen onbekende velden."""
        kolom = self.kolom(naam)
        if kolom is None or not pa.types.is_struct(kolom.type):
            return Velden({}, self.n, self.twijfel)
        return Velden(dict(zip(kolom.type.names, kolom.flatten(), strict=True)), self.n, self.twijfel)

    def lijst(self, naam: str) -> tuple[Kolom, Velden]:
        """Hoeveel elementen elke lijst heeft, en de velden van al die elementen achter elkaar."""
        kolom = self.kolom(naam)
        if kolom is None:
            return np.zeros(self.n, np.int64), Velden({}, 0)
        aantallen = _getallen(pc.fill_null(pc.list_value_length(kolom), 0))
        delen = kolom.flatten()
        velden = Velden({"": delen}, len(delen)).groep("") if pa.types.is_struct(delen.type) else Velden({}, len(delen))
        velden.twijfel |= ~_masker(delen.is_valid()) if delen.null_count else False
        return aantallen, velden

    def gevuld(self, *namen: str) -> Masker:
        """Waar een van de velden iets zegt; een lege lijst zegt niets."""
        uit = np.zeros(self.n, np.bool_)
        for naam in namen:
            kolom = self.kolom(naam)
            if kolom is not None and pa.types.is_nested(kolom.type) and not pa.types.is_struct(kolom.type):
                uit |= self.lijst(naam)[0] > 0
            else:
                uit |= self.bekend(naam)
        return uit

    def ja(self, naam: str) -> Masker:
        """Waar het antwoord ja is."""
        return self._antwoord(naam, leeg=False)

    def geen_nee(self, *namen: str) -> Masker:
        """Waar geen van de antwoorden nee is."""
        uit = np.ones(self.n, np.bool_)
        for naam in namen:
            if self.kolom(naam) is not None:
                uit &= self._antwoord(naam, leeg=True)
        return uit

    def _gelezen(self, naam: str, gelezen: pa.Array) -> pa.Array:
        """Een kolom uit tekst; wat er stond en niet te lezen was, is twijfel."""
        if gelezen.null_count:
            self.twijfel_als(self.bekend(naam) & ~_masker(gelezen.is_valid()))
        return gelezen

    def _antwoord(self, naam: str, *, leeg: bool) -> Masker:
        kolom = self.kolom(naam)
        if kolom is None:
            return np.full(self.n, leeg)
        if _is_tekst(kolom.type):
            kolom = self._gelezen(naam, tekst.ja_nee(kolom))
        if not pa.types.is_boolean(kolom.type):
            self.twijfel_als(self.bekend(naam))
            return np.full(self.n, leeg)
        return _masker(pc.fill_null(kolom, leeg) if kolom.null_count else kolom)

    def geheel(self, naam: str, leeg: int, laagst: int, hoogst: int) -> Kolom:
        """Gehele getallen; buiten de grenzen of van een andere soort is twijfel."""
        kolom = self.kolom(naam)
        if kolom is None:
            return np.full(self.n, leeg, np.int64)
        if _is_tekst(kolom.type):
            kolom = self._gelezen(naam, tekst.geheel(kolom))
        if not pa.types.is_integer(kolom.type):
            return self._begrensd(naam, self._zonder_breuk(naam, kolom, leeg), leeg, laagst, hoogst)
        getallen = _getallen(pc.fill_null(kolom, leeg) if kolom.null_count else kolom)
        return self._begrensd(naam, getallen, leeg, laagst, hoogst)

    def _zonder_breuk(self, naam: str, kolom: pa.Array, leeg: int) -> Kolom:
        """Kommagetallen die een geheel getal zijn, zoals 1968.0; wat dat niet is, is twijfel."""
        miljoensten, goed = _miljoensten(kolom)
        bekend = self.bekend(naam)
        goed &= bekend & (miljoensten % 10**_DECIMALEN == 0)
        self.twijfel_als(bekend & ~goed)
        return np.where(goed, miljoensten // 10**_DECIMALEN, leeg)

    def _begrensd(self, naam: str, getallen: Kolom, leeg: int, laagst: int, hoogst: int) -> Kolom:
        """De getallen; waar er een buiten de grenzen ligt staat `leeg`, met twijfel."""
        buiten = (getallen < laagst) | (getallen > hoogst)
        if not buiten.any():
            return getallen
        buiten &= self.bekend(naam)
        self.twijfel_als(buiten)
        return np.where(buiten, leeg, getallen)

    def getal(self, naam: str, schaal: int, leeg: int, laagst: int, hoogst: int) -> Kolom:
        """Getallen × schaal (een deler van een miljoen), naar beneden afgekapt; `laagst` en `hoogst` zijn in de eenheid van het veld."""
        kolom = self.kolom(naam)
        if kolom is None:
            return np.full(self.n, leeg, np.int64)
        if _is_tekst(kolom.type):
            kolom = self._gelezen(naam, tekst.getal(kolom))
        miljoensten, goed = _miljoensten(kolom)
        goed &= (miljoensten >= laagst * 10**_DECIMALEN) & (miljoensten <= hoogst * 10**_DECIMALEN)
        uit: Kolom = miljoensten // (10**_DECIMALEN // schaal)
        if kolom.null_count == 0 and goed.all():
            return uit
        bekend = _masker(kolom.is_valid())
        self.twijfel_als(bekend & ~goed)
        return waar(bekend & goed, uit, leeg)

    def dag(self, naam: str, leeg: int) -> Kolom:
        """Dagnummers."""
        kolom = self.kolom(naam)
        if kolom is None:
            return np.full(self.n, leeg, np.int64)
        if _is_tekst(kolom.type):
            kolom = self._gelezen(naam, tekst.dag(kolom))
        if pa.types.is_timestamp(kolom.type) or pa.types.is_date64(kolom.type):
            dagen = self._van_tijdstip(naam, kolom, leeg)
        elif pa.types.is_date32(kolom.type):
            dagen = _getallen(pc.fill_null(kolom.view(pa.int32()), leeg - DAG_NUL)) + DAG_NUL
        else:
            self.twijfel_als(self.bekend(naam))
            return np.full(self.n, leeg, np.int64)
        return self._begrensd(naam, dagen, leeg, EERSTE_DAG.toordinal(), LAATSTE_DAG.toordinal())

    def _van_tijdstip(self, naam: str, kolom: pa.Array, leeg: int) -> Kolom:
        """De dag van een tijdstip dat middernacht is; een ander tijdstip is twijfel."""
        dagen, middernacht = bedoeld.dagen(kolom)
        bekend = self.bekend(naam)
        self.twijfel_als(bekend & ~middernacht)
        return np.where(bekend & middernacht, dagen + DAG_NUL, leeg)

    def code(self, naam: str, codes: Mapping[str, int], leeg: int = -1) -> Kolom:
        """De code van een naam; een naam die niet bestaat is twijfel."""
        nummers, teksten = self.namen(naam)
        vreemd = -(2**31)
        tabel = np.array([*(codes.get(tekst_, vreemd) for tekst_ in teksten), leeg], np.int64)
        uit: Kolom = tabel[nummers]  # zonder tekst is het nummer −1: de laatste
        onbekend = uit == vreemd
        if onbekend.any():
            self.twijfel_als(onbekend)
            uit = np.where(onbekend, leeg, uit)
        return uit

    def namen(self, naam: str) -> tuple[Kolom, list[str]]:
        """Per element het nummer van zijn tekst (−1 zonder), en de verschillende teksten."""
        kolom = self.kolom(naam)
        if kolom is None:
            return np.full(self.n, -1, np.int64), []
        if not (pa.types.is_dictionary(kolom.type) or _is_tekst(kolom.type)):
            self.twijfel_als(self.bekend(naam))
            return np.full(self.n, -1, np.int64), []
        verwijzing = kolom if pa.types.is_dictionary(kolom.type) else kolom.dictionary_encode()
        return _getallen(pc.fill_null(verwijzing.indices, -1)), [str(w) for w in verwijzing.dictionary.to_pylist()]

    def _tekst(self, naam: str) -> pa.Array | None:
        """De kolom als tekst; `None` als zij ontbreekt of geen tekst is."""
        kolom = self.kolom(naam)
        if kolom is not None and pa.types.is_dictionary(kolom.type):
            kolom = kolom.dictionary_decode()
        return kolom if kolom is not None and _is_tekst(kolom.type) else None

    def anders_dan(self, naam: str, patroon: str) -> Masker:
        """Waar een tekst niet aan een patroon voldoet."""
        kolom = self._tekst(naam)
        if kolom is None:
            return self.bekend(naam)
        return ~_masker(pc.fill_null(pc.match_substring_regex(kolom, patroon), True))  # noqa: FBT003

    def te_lang(self, naam: str, hoogstens: int) -> Masker:
        """Waar een tekst leeg is, te lang kan zijn, of met een spatie begint of eindigt."""
        gegeven = self.kolom(naam)
        if gegeven is not None and pa.types.is_dictionary(gegeven.type):  # elk woord één keer bekijken
            fout = Velden({naam: gegeven.dictionary}, len(gegeven.dictionary)).te_lang(naam, hoogstens)
            return np.append(fout, False)[_getallen(pc.fill_null(gegeven.indices, -1))]
        kolom = self._tekst(naam)
        if kolom is None:
            return self.bekend(naam)
        lengte = pc.binary_length(kolom)
        kaal = pc.binary_length(pc.utf8_trim_whitespace(kolom))
        goed = pc.and_(pc.and_(pc.greater(lengte, 0), pc.less_equal(lengte, hoogstens)), pc.equal(lengte, kaal))
        return ~_masker(pc.fill_null(goed, True))  # noqa: FBT003 - de waarde voor wat ontbreekt


def _is_tekst(soort: pa.DataType) -> bool:
    return bool(pa.types.is_string(soort) or pa.types.is_large_string(soort))


def _masker(kolom: pa.Array) -> Masker:
    uit: Masker = kolom.to_numpy(zero_copy_only=False)
    return uit if uit.flags.writeable else uit.copy()


def _getallen(kolom: pa.Array) -> Kolom:
    uit: Any = kolom.to_numpy(zero_copy_only=False)
    gehele: Kolom = uit.astype(np.int64, copy=False)
    return gehele


def _miljoensten(kolom: pa.Array) -> tuple[Kolom, Masker]:
    """De waarden in miljoensten, en waar dat exact de waarde is."""
    if pa.types.is_decimal128(kolom.type):
        return _van_decimaal(kolom)
    if pa.types.is_integer(kolom.type):
        gehele = _getallen(pc.fill_null(kolom, 0) if kolom.null_count else kolom)
        past = _past(gehele, _GROOTSTE // 10**_DECIMALEN)
        return np.where(past, gehele, 0) * 10**_DECIMALEN, past
    if pa.types.is_floating(kolom.type):
        return _van_komma(kolom)
    return np.zeros(len(kolom), np.int64), np.zeros(len(kolom), np.bool_)


def _van_decimaal(kolom: pa.Array) -> tuple[Kolom, Masker]:
    """Een decimaal van 128 bits is twee woorden; alleen wat in het lage woord past en hoogstens zes decimalen heeft telt hier."""
    schaal = kolom.type.scale
    if not 0 <= schaal <= _DECIMALEN:
        return np.zeros(len(kolom), np.int64), np.zeros(len(kolom), np.bool_)
    woorden = np.frombuffer(kolom.buffers()[1], np.int64, 2 * (kolom.offset + len(kolom)))[2 * kolom.offset :]
    laag, hoog = woorden[0::2].copy(), woorden[1::2]
    keer = 10 ** (_DECIMALEN - schaal)
    past = (hoog == laag >> 63) & _past(laag, _GROOTSTE // keer)
    return np.where(past, laag, 0) * keer, past


def _past(getallen: Kolom, grens: int) -> Masker:
    """Waar een getal binnen de grens blijft; het laagste gehele getal heeft zelf geen tegengestelde."""
    uit: Masker = (getallen > -grens) & (getallen < grens)
    return uit


def _van_komma(kolom: pa.Array) -> tuple[Kolom, Masker]:
    """Een kommagetal telt als het decimale getal van hoogstens zes decimalen dat ermee is bedoeld."""
    x = kolom.to_numpy(zero_copy_only=False).astype(np.float64)
    miljoensten, goed = _zes_decimalen(x)
    return (miljoensten, goed) if goed.all() else _zes_decimalen(bedoeld.kommagetallen(x))


def _zes_decimalen(x: NDArray[np.float64]) -> tuple[Kolom, Masker]:
    klein = np.abs(x) < 1e9  # daarboven zijn zes decimalen niet meer van elkaar te onderscheiden; NaN is niet klein
    keer = np.where(klein, x, 0.0) * 10**_DECIMALEN
    heel = np.rint(keer)
    return heel.astype(np.int64), klein & (
        heel / 10**_DECIMALEN == x
    )  # deling rondt naar het dichtstbijzijnde kommagetal
