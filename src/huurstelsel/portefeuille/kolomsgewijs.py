"""De snelle weg: een brok van één stelsel in kolommen waarderen, met een bereik waar feiten ontbreken."""

from __future__ import annotations

import copy
from itertools import product
from math import prod
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

from huurstelsel.feiten.onbekend import BOUWJAREN, ONDERTEKENDATUMS
from huurstelsel.huur.opslagen import GEREGULEERD, LAAG, VRIJ, segmenten
from huurstelsel.portefeuille import inlezen
from huurstelsel.portefeuille.uitslag import FEITEN, GEEN, Uitslag
from huurstelsel.regels.stelsel import NAMEN
from huurstelsel.regels.woz import ONEINDIG, Uitersten, net_onder_187, woz_ertussen
from huurstelsel.reken.getallen import PUNT, ergens
from huurstelsel.samenvatting import huren
from huurstelsel.waardering import reken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.portefeuille.inlezen import Ingelezen
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker
    from huurstelsel.waardering import Gewaardeerd

    Paar = tuple[Kolom, Kolom]

_MEEST = 2**62

WONINGTYPE, BOUWJAAR, ONDERTEKEND, VERWARMING, OPPERVLAKTE = 0, 1, 2, 3, 4
RUIMTEN = FEITEN.index("ruimten")
WAARDEN: dict[int, tuple[int, ...]] = {
    WONINGTYPE: (1, 2),
    BOUWJAAR: BOUWJAREN,
    ONDERTEKEND: tuple(dag.toordinal() for dag in ONDERTEKENDATUMS),
    VERWARMING: (0, 1),
    OPPERVLAKTE: (0, 1),
}
"""Per feit, genummerd als in `FEITEN`, de waarden die een andere uitkomst kunnen geven."""


class Gedaan(NamedTuple):
    """Een brok in kolommen gewaardeerd; waar `anders` geldt, zegt de uitslag niets."""

    uitslag: Uitslag
    anders: Masker


def loont(aantal: int, patroon: int, per_invulling: int = 1) -> bool:
    """Of zoveel woningen met dezelfde onbekende feiten in kolommen sneller gaan dan als document.

    Elke invulling kost in kolommen een vaste tijd, hoe weinig woningen het ook zijn; als document gaan alle invullingen van een woning samen.
    """
    return aantal >= per_invulling * prod(len(WAARDEN[feit]) for feit in WAARDEN if patroon >> feit & 1)


def waardeer(brok: pa.RecordBatch, regeling: Regeling, per_invulling: int = 1) -> Gedaan:
    """Waardeer een brok waarvan elke woning het stelsel van de regeling heeft; wat niet `loont` is `anders`."""
    gelezen = inlezen.lees(meer_dan_een(brok), regeling)
    anders = gelezen.anders[: brok.num_rows]
    open_ = open_feiten(gelezen)[: brok.num_rows]
    if brok.num_rows > 1 and not (open_.any() or anders.any()):
        return Gedaan(*_waardeer(gelezen, 0, regeling))
    uit = Uitslag(brok.num_rows)
    for patroon in np.unique(open_[~anders]).tolist():
        hier = (open_ == patroon) & ~anders
        if not loont(int(np.count_nonzero(hier)), patroon, per_invulling):
            anders |= hier
            continue
        deel = gelezen if patroon == 0 else inlezen.lees(meer_dan_een(brok.filter(pa.array(hier))), regeling)
        uitslag, zonder_bedrag = _waardeer(deel, patroon, regeling)
        rijen = np.flatnonzero(hier)
        bron = rijen if patroon == 0 else np.arange(len(rijen))
        uit.zet(rijen, uitslag, bron)
        anders[rijen] = zonder_bedrag[bron]
    return Gedaan(uit, anders)


def meer_dan_een(brok: pa.RecordBatch) -> pa.RecordBatch:
    """Van één woning zijn kolommen getallen (`reken.getallen.Kolom`); hier blijven het kolommen, dus dan staat zij er twee keer."""
    return pa.concat_batches([brok, brok]) if brok.num_rows == 1 else brok


def open_feiten(gelezen: Ingelezen) -> Kolom:
    """Per woning welke feiten onbekend zijn, als bits van `FEITEN`."""
    o = gelezen.onbekend
    maskers = (o.woningtype, o.bouwjaar, o.ondertekend, o.verwarmd, o.oppervlakte)
    uit = o.ruimten.astype(np.int64) << RUIMTEN
    for i, masker in enumerate(maskers):
        uit |= masker.astype(np.int64) << i
    return uit


def gevallen(gelezen: Ingelezen, patroon: int) -> Iterator[Woningen]:
    """De woningen met elke invulling van de feiten die bij dit patroon onbekend zijn."""
    feiten = [feit for feit in WAARDEN if patroon >> feit & 1]
    for waarden in product(*(WAARDEN[feit] for feit in feiten)):
        keus, w = dict(zip(feiten, waarden, strict=True)), copy.copy(gelezen.w)
        for feit, naam in ((WONINGTYPE, "woningtype"), (BOUWJAAR, "bouwjaar"), (ONDERTEKEND, "ondertekend")):
            if feit in keus:
                setattr(w, naam, np.full(w.n, keus[feit], np.int64))
        ruim = (keus.get(VERWARMING, 0) > 0, keus.get(OPPERVLAKTE, 0) > 0)
        if any(ruim):
            w.ruimte = gelezen.ruimten.ruim(verwarmd=ruim[0], buiten=ruim[1])
        yield w


def _waardeer(gelezen: Ingelezen, patroon: int, regeling: Regeling) -> tuple[Uitslag, Masker]:
    """De uitslag over alle invullingen, en waar de bedragen voor een WOZ-waarde niet zijn gevonden."""
    w = gelezen.w
    stand = Stand(w.n, regeling, begrensd=~(gelezen.onbekend.oppervlakte_binnen | gelezen.onbekend.ruimten))
    for geval in gevallen(gelezen, patroon):
        stand.neem_op(geval, reken(geval, regeling, grootboek=False))
    if patroon:
        samen = prod(len(WAARDEN[feit]) for feit in (VERWARMING, OPPERVLAKTE) if patroon >> feit & 1)
        for nummer, geval in enumerate(gevallen(gelezen, patroon)):
            eerste = nummer - nummer % samen
            stand.neem_grenzen_op(geval, slice(eerste, eerste + samen))
    uit = stand.uitslag()
    for nummer in regeling.bijlage.rubrieken if patroon >> RUIMTEN & 1 else ():
        if nummer not in regeling.bijlage.zonder_ruimten:
            uit.rubriek[nummer][:] = GEEN
    uit.stelsel[:] = NAMEN.index(regeling.stelsel)
    uit.huurprijs = np.where(w.huurprijs < 0, GEEN, w.huurprijs)
    uit.onbekend[:] = patroon
    uit.aangenomen = gelezen.aangenomen
    uit.bepalend = stand.bepalend(patroon)
    return uit, stand.zonder_bedrag


class Stand:
    """Wat de invullingen tot nu toe samen zeggen: van alles het laagste en het hoogste."""

    def __init__(self, n: int, regeling: Regeling, *, begrensd: Masker) -> None:
        """Begin zonder invulling; waar niet `begrensd` geldt, is er geen bovengrens."""
        self.n, self.regeling, self.begrensd = n, regeling, begrensd
        self.p, self.altijd_laag = regeling.parameters("opslagen"), regeling.bijlage.altijd_laag
        self.zonder_bedrag = np.zeros(n, np.bool_)
        self.elf_3: Uitersten | None = None
        self.segmenten = np.zeros(n, np.int64)
        self.punten: list[Kolom] = []
        self.laagst: dict[str | int, Kolom] = {}
        self.hoogst: dict[str | int, Kolom] = {}

    def _grens(self, naam: str | int, waarden: Kolom, waar: Masker | None = None) -> None:
        laag = waarden if waar is None else np.where(waar, waarden, _MEEST)
        hoog = waarden if waar is None else np.where(waar, waarden, -_MEEST)
        self.laagst[naam] = np.minimum(self.laagst[naam], laag) if naam in self.laagst else laag
        self.hoogst[naam] = np.maximum(self.hoogst[naam], hoog) if naam in self.hoogst else hoog

    def neem_op(self, w: Woningen, g: Gewaardeerd) -> None:
        """Neem een invulling mee."""
        kolom = g.saldi.kolom
        self.punten.append(g.punten)
        self._huur(w, g.punten, None)
        for nummer in self.regeling.bijlage.rubrieken:
            self._grens(nummer, g.saldi.punten(nummer))
        self.zonder_bedrag |= np.asarray(kolom.get("woz_zonder_bedrag", False), np.bool_)
        if "rest_11_3" in kolom:
            self._neem_elf_3_op(kolom)

    def _neem_elf_3_op(self, kolom: Mapping[str, Kolom]) -> None:
        """Neem mee wat een invulling over de maximering van 11.3 zegt; waar die niet kan gelden, niets."""
        vrij, rest, woz = kolom["vrij_11_3"] > 0, kolom["rest_11_3"], kolom["woz_11_3"]
        self._grens("ongemaximeerd", rest + woz)
        self._grens("rijksmonument", kolom["rijksmonument"])
        geen = Uitersten(*(np.full(self.n, leeg) for leeg in (ONEINDIG, -ONEINDIG, 0, -1, ONEINDIG)))
        laagst, hoogst, buiten, meest, basis = self.elf_3 or geen
        self.elf_3 = Uitersten(
            np.minimum(laagst, np.where(vrij, ONEINDIG, rest)),
            np.maximum(hoogst, np.where(vrij, -ONEINDIG, rest)),
            np.maximum(buiten, rest - kolom["basis_11_3"]),
            np.maximum(meest, np.where(vrij, -1, np.where(self.begrensd, woz, ONEINDIG))),
            np.minimum(basis, np.where(vrij, ONEINDIG, kolom["basis_11_3"])),
        )

    def neem_uitersten_op(self, w: Woningen, punten: Paar, rubrieken: Mapping[int, Paar]) -> None:
        """Neem de laagste en de hoogste punten van een invulling mee, als zij zelf een bereik is."""
        for hele in punten:
            self.punten.append(hele)
            self._huur(w, hele, None)
        for nummer, uitersten in rubrieken.items():
            for kolom in uitersten:
                self._grens(nummer, kolom)

    def _huur(self, w: Woningen, punten: Kolom, waar: Masker | None) -> None:
        kaal, o, met = huren(w, punten, self.regeling)
        self._grens("punten", punten, waar)
        self._grens("kaal", kaal, waar)
        self._grens("huur", met, waar)
        if waar is None:
            self._grens("procent", o.procent)
        bits = np.left_shift(1, self._segment(punten, kaal, met))
        self.segmenten |= bits if waar is None else np.where(waar, bits, 0)

    def _segment(self, punten: Kolom, kaal: Kolom, met: Kolom) -> Kolom:
        if self.altijd_laag:
            return np.full(self.n, GEREGULEERD if self.regeling.bijlage.voor_wbh else LAAG)
        return segmenten(punten, kaal, met, self.p)

    def neem_grenzen_op(self, w: Woningen, deel: slice = slice(None)) -> None:
        """Ook 186 en 187 punten, waar die tussen deze invullingen liggen: daar wisselen segment en nieuwbouwopslag.

        Args:
            deel: de invullingen die alleen verschillen in een feit waarvan de uitersten volstaan; zonder zijn dat alle.
        """
        if self.altijd_laag or not self.p.geldt("hoog_vanaf"):
            return
        grens = self.p.hoog_vanaf // PUNT
        laag, hoog = np.minimum.reduce(self.punten[deel]), np.maximum.reduce(self.punten[deel])
        hoog = np.where(self.begrensd, hoog, np.maximum(hoog, grens))
        for punten in (grens - 1, grens):
            waar = (laag <= punten) & (punten <= hoog)
            if ergens(waar):
                self._huur(w, np.full(self.n, punten), waar)
        self._neem_net_onder_187_op(w)

    def _neem_net_onder_187_op(self, w: Woningen) -> None:
        p = self.regeling.parameters("woz")
        if self.elf_3 is None or not p.kiest("grens_187", "exact"):
            return
        for kant in (self.laagst, self.hoogst):
            waar, punten = net_onder_187(p, kant, self.laagst["ongemaximeerd"], self.hoogst["ongemaximeerd"])
            if ergens(waar):
                self._huur(w, np.broadcast_to(punten, (self.n,)), waar)

    def uitslag(self) -> Uitslag:
        """De uitslag; zonder bovengrens waar een oppervlakte binnen onbekend is."""
        uit = Uitslag(self.n)
        for doel, naam in (("laag", "punten"), ("kaal_laag", "kaal"), ("huur_laag", "huur")):
            setattr(uit, doel, self.laagst[naam].copy())  # `zet` verandert een uitslag ter plekke
        for doel, naam in (("hoog", "punten"), ("kaal_hoog", "kaal"), ("huur_hoog", "huur")):
            setattr(uit, doel, np.where(self.begrensd, self.hoogst[naam], GEEN))
        vast = (uit.laag == uit.hoog) & (self.laagst["procent"] == self.hoogst["procent"])
        uit.procent = np.where(vast, self.laagst["procent"], GEEN)
        open_ = not (
            self.altijd_laag or self.p.geldt("hoog_vanaf")
        )  # dan beslist het bedrag, dat geen bovengrens heeft
        uit.segmenten = self.segmenten | np.where(self.begrensd, 0, open_ << VRIJ)
        for nummer in self.regeling.bijlage.rubrieken:
            uit.rubriek[nummer] = self._rubriek(nummer)
        return uit

    def _rubriek(self, nummer: int) -> Kolom:
        laag, hoog = self.laagst[nummer], self.hoogst[nummer]
        vast = laag == hoog
        if nummer not in self.regeling.bijlage.zonder_oppervlakte:
            vast &= self.begrensd
        if nummer == 11 and len(self.punten) > 1 and self.elf_3 is not None:
            vast &= woz_ertussen(self.regeling.parameters("woz"), self.elf_3, laag) == laag
        uit: Kolom = np.where(vast, laag, GEEN)
        return uit

    def bepalend(self, patroon: int) -> Kolom:
        """Het feit dat, eenmaal bekend, het bereik van de punten in het ongunstigste geval het kleinst maakt; −1 als niets ertoe doet."""
        feiten = [feit for feit in WAARDEN if patroon >> feit & 1]
        if patroon >> RUIMTEN & 1:
            return np.full(self.n, RUIMTEN)
        if not feiten:
            return np.full(self.n, -1, np.int64)
        rooster = np.stack(self.punten).reshape(*(len(WAARDEN[feit]) for feit in feiten), self.n)
        breedte = []
        for as_ in range(len(feiten)):
            andere = tuple(i for i in range(len(feiten)) if i != as_)
            breedte.append(np.ptp(rooster, axis=andere).max(axis=0) if andere else np.zeros(self.n, np.int64))
        geheel = np.ptp(rooster, axis=tuple(range(len(feiten))))
        beste = np.array(feiten)[np.argmin(np.stack(breedte), axis=0)]
        keus = np.where(geheel > 0, beste, -1)
        return np.where(self.begrensd, keus, OPPERVLAKTE)
