"""Het grootboek van een brok: elke regel van elke gewaardeerde woning als rij, op volgorde van woning en rubriek.

Wat in kolommen is gewaardeerd en waarvan alle feiten bekend zijn, gaat ook hier in kolommen. De rest wordt als document gelezen; is er een
feit onbekend, dan staat er het grootboek van de laagste invulling, zoals `waardeer` dat geeft.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa

from huurstelsel.feiten.bouwen import bouw
from huurstelsel.portefeuille import inlezen
from huurstelsel.portefeuille.brok import documenten, van_stelsel
from huurstelsel.portefeuille.documentsgewijs import gelezen as gelezen_document
from huurstelsel.portefeuille.kolom import Velden
from huurstelsel.portefeuille.kolomsgewijs import meer_dan_een, open_feiten
from huurstelsel.portefeuille.postkolommen import NA, Regels, Woorden, geboekt, kies, samen
from huurstelsel.portefeuille.postsom import Sluiting
from huurstelsel.portefeuille.uitslag import decimaal
from huurstelsel.portefeuille.verplaatst import offsets
from huurstelsel.reken.getallen import stuk
from huurstelsel.reken.post import SLOT
from huurstelsel.waardering import maak_zaak, reken

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.portefeuille.inlezen import Ingelezen
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker
    from huurstelsel.waardering import Zaak

STUK = 4_096
"""Woningen per stuk grootboek: een woning heeft er tientallen regels in, en zo blijven zij in de cache van een kern."""

_GETAL = pa.decimal128(18, 6)
_TEKST, _WOORD = pa.dictionary(pa.int32(), pa.string()), pa.dictionary(pa.int16(), pa.string())


@lru_cache(maxsize=1)
def postenschema() -> pa.Schema:
    """De kolommen van het grootboek; rubriek 0 is die van de slotposten."""
    return pa.schema([
        ("rij", pa.int64()),
        ("id", _TEKST),
        ("rubriek", pa.int8()),
        ("post", _WOORD),
        ("ruimte", _TEKST),
        ("hoeveelheid", _GETAL),
        ("eenheid", _WOORD),
        ("deler", pa.int64()),
        ("stel", _TEKST),
        ("punten", _GETAL),
        ("artikel", _WOORD),
    ])  # fmt: skip


class _Deel(NamedTuple):
    """Regels van een deel van het brok; hun woning is de rij in het brok, hun ruimte en stel een nummer in de teksten van het brok."""

    regels: Regels
    rubriek: Kolom
    punten: Kolom


class Namen(NamedTuple):
    """De naam van elke ruimte van een laag: haar nummer in `teksten`, −1 zonder naam."""

    nummers: Kolom
    teksten: list[str]


class Boek:
    """Verzamelt de regels van één brok.

    Args:
        zonder: de rijen van het brok die zijn afgekeurd.
    """

    def __init__(self, regeling: Regeling, zonder: Collection[int]) -> None:
        """Begin een leeg boek."""
        self._regeling, self._zonder = regeling, zonder
        self._woorden, self._stellen, self._ruimten = Woorden(), Woorden(), list[str]()
        self._delen: list[_Deel] = []

    def kolommen(self, brok: pa.RecordBatch) -> None:
        """Boek een brok met de kolommen van `schema`."""
        anders = np.ones(brok.num_rows, np.bool_)
        anders[list(self._zonder)] = False
        if not self._regeling.voorstellen:  # overgangsrecht van een voorstel hangt van de ondertekening af
            for stelsel in inlezen.STELSELS:
                hier = np.flatnonzero(van_stelsel(brok, stelsel) & anders)
                if len(hier):
                    self._in_kolommen(brok, hier, self._regeling.voor(stelsel), anders)
        rijen = np.flatnonzero(anders)
        self.documenten(documenten(brok.take(pa.array(rijen))), rijen)

    def _in_kolommen(self, brok: pa.RecordBatch, hier: Kolom, regeling: Regeling, anders: Masker) -> None:
        deel = meer_dan_een(brok if len(hier) == brok.num_rows else brok.take(pa.array(hier)))
        gelezen = inlezen.lees(deel, regeling)
        telt = ~gelezen.anders & (open_feiten(gelezen) == 0)
        telt[len(hier) :] = False
        anders[hier[telt[: len(hier)]]] = False
        if telt.any():
            gelezen.w.groep.stellen = stelnamen(deel, gelezen)
            self._boek(gelezen.w, regeling, telt, np.resize(hier, len(telt)), ruimtenamen(deel, gelezen))

    def documenten(self, feiten: Sequence[dict[str, Any]], rijen: Kolom) -> None:
        """Boek documenten en VERA-Eenheden.

        Args:
            rijen: de rij in het brok van elk.
        """
        per_regeling: dict[Regeling, list[tuple[int, Zaak]]] = {}
        for rij, woning in zip(rijen.tolist(), feiten, strict=True):
            document, recht = gelezen_document(woning, self._regeling)
            per_regeling.setdefault(recht, []).append((rij, maak_zaak(document, recht)))
        for recht, zaken in per_regeling.items():
            self._zaken(zaken, recht)

    def _zaken(self, zaken: list[tuple[int, Zaak]], regeling: Regeling) -> None:
        alle = [rij for _, zaak in zaken for rij in zaak.rijen]
        alle = alle * 2 if len(alle) == 1 else alle  # van één woning zijn kolommen getallen; hier blijven het kolommen
        w = bouw(alle)
        onafgerond = reken(w, regeling, grootboek=False).onafgerond
        telt, naar, begin = np.zeros(w.n, np.bool_), np.zeros(w.n, np.int64), 0
        for rij, zaak in zaken:
            punten = stuk(onafgerond, range(begin, begin + len(zaak.rijen)))
            laagste = begin + punten.index(min(punten))
            telt[laagste], naar[laagste], begin = True, rij, begin + len(zaak.rijen)
        ids = Woorden()
        nummers = np.array([-1 if r.id is None else ids.nummer(r.id) for rij in alle for r in rij.ruimten], np.int64)
        self._boek(w, regeling, telt, naar, Namen(nummers, ids.teksten))

    def _boek(self, w: Woningen, regeling: Regeling, telt: Masker, naar: Kolom, namen: Namen) -> None:
        """Boek de woningen van een groep die tellen."""
        g, rubrieken = reken(w, regeling), list(regeling.bijlage.rubrieken)
        regels = geboekt(w, g.saldi, rubrieken, telt, self._woorden, self._stellen)
        sluiting = Sluiting(g, regeling, regels, telt, self._woorden)
        extra, extra_punten = sluiting.sluit()
        regels, punten = samen([regels, *extra]), np.concatenate([sluiting.punten, *extra_punten])
        ruimte = regels.ruimte
        if len(namen.nummers):
            ruimte = np.where(ruimte < 0, -1, namen.nummers[ruimte])
            ruimte = np.where(ruimte < 0, -1, ruimte + len(self._ruimten))
        self._ruimten += namen.teksten
        rubriek = np.array([*rubrieken, SLOT], np.int64)[regels.rang]
        self._delen.append(_Deel(regels._replace(woning=naar[regels.woning], ruimte=ruimte), rubriek, punten))

    def als_brok(self, ids: pa.Array, eerste: int) -> pa.RecordBatch:
        """Alle regels op volgorde.

        Args:
            ids: de id van elke rij van het brok.
            eerste: het nummer van de eerste rij van het brok in de bron.
        """
        if not self._delen:
            return leeg()
        regels = samen([deel.regels for deel in self._delen])
        volgorde = np.argsort((regels.woning * 64 + regels.rang) * (NA + 1) + regels.fase, kind="stable")
        regels = kies(regels, volgorde)
        rubriek, punten = (
            np.concatenate(delen)[volgorde] for delen in zip(*((d.rubriek, d.punten) for d in self._delen), strict=True)
        )
        kolommen = {
            "rij": pa.array(regels.woning + eerste),
            "id": _ids(regels.woning, ids),
            "rubriek": pa.array(rubriek.astype(np.int8)),
            "ruimte": _woord(regels.ruimte, self._ruimten, np.int32),
            "hoeveelheid": decimaal(regels.aantal, _GETAL),
            "deler": pa.array(regels.deler),
            "stel": _woord(regels.stel, self._stellen.teksten, np.int32),
            "punten": decimaal(punten, _GETAL),
            **{
                naam: _woord(getattr(regels, naam), self._woorden.teksten, np.int16)
                for naam in ("post", "eenheid", "artikel")
            },
        }
        schema = postenschema()
        return pa.RecordBatch.from_arrays([kolommen[naam] for naam in schema.names], schema=schema)


def leeg() -> pa.RecordBatch:
    """Een grootboek zonder regels."""
    return pa.RecordBatch.from_pylist([], schema=postenschema())


def _ids(woning: Kolom, ids: pa.Array) -> pa.Array:
    nummers = np.where(ids.is_valid().to_numpy(zero_copy_only=False), np.arange(len(ids)), -1)
    codes = nummers[woning].astype(np.int32)
    return pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes < 0), ids.fill_null(""))


def _woord(nummers: Kolom, teksten: list[str], soort: type[np.signedinteger[Any]]) -> pa.Array:
    weg = nummers < 0
    codes = pa.array(np.where(weg, 0, nummers).astype(soort), mask=weg)
    return pa.DictionaryArray.from_arrays(codes, pa.array(teksten, pa.string()))


def ruimtenamen(brok: pa.RecordBatch, gelezen: Ingelezen) -> Namen:
    """De id van elke ruimte zoals het document haar noemt; zonder id is dat ruimte-1, ruimte-2, …."""
    aantallen, velden = _ruimtevelden(brok)
    nummers, teksten = velden.namen("id")
    begin = np.repeat(offsets(aantallen)[:-1], aantallen)
    gemaakt = len(teksten) + np.arange(velden.n) - begin
    uit = np.where(nummers < 0, gemaakt, nummers)
    meeste = int(aantallen.max(initial=0))
    alle = [*teksten, *(f"ruimte-{i}" for i in range(1, meeste + 1))]
    return Namen(gelezen.ruimten.verplaatst.op(uit), alle)


def stelnamen(brok: pa.RecordBatch, gelezen: Ingelezen) -> list[str]:
    """De naam van het stel van elke groep, dat van haar eerste ruimte; leeg als geen groep er een heeft."""
    nummers, teksten = _ruimtevelden(brok)[1].namen("gedeeld_stel")
    if not teksten:
        return []
    begin, einde = gelezen.ruimten.ruimte.offsets[:-1], gelezen.ruimten.ruimte.offsets[1:]
    van_groep = np.full(len(begin), -1)
    van_groep[einde > begin] = gelezen.ruimten.verplaatst.op(nummers)[begin[einde > begin]]
    namen = [*teksten, ""]  # zonder stel is het nummer −1: de laatste
    return [namen[nummer] for nummer in van_groep.tolist()]


def _ruimtevelden(brok: pa.RecordBatch) -> tuple[Kolom, Velden]:
    """Hoeveel ruimten elke woning heeft, en hun velden."""
    document = Velden(dict(zip(brok.schema.names, brok.columns, strict=True)), brok.num_rows)
    return document.groep("woning").lijst("ruimten")
