"""De kwaliteit van de gegevens van een portefeuille: wat ontbreekt, wat buiten zijn grenzen ligt en wat elkaar tegenspreekt.

Alles is een telling per bevinding, zodat brokken zijn op te tellen en een onderbroken run verder kan; hoe groot de brokken zijn maakt niets uit.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from heapq import nsmallest
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa

from huurstelsel.feiten.bouwen import bouw
from huurstelsel.portefeuille import inlezen, ontbreekt
from huurstelsel.portefeuille.brok import documenten, van_stelsel
from huurstelsel.portefeuille.documentsgewijs import gelezen as gelezen_document
from huurstelsel.portefeuille.inzet import inzet
from huurstelsel.portefeuille.kolomsgewijs import loont, meer_dan_een, open_feiten
from huurstelsel.portefeuille.kwaliteitgrenzen import grenzen
from huurstelsel.portefeuille.tegenspraak import SOORTEN, tegenspraken
from huurstelsel.portefeuille.uitslag import GEEN
from huurstelsel.waardering import maak_zaak, reken

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from huurstelsel.feiten.kolommen import Woningen
    from huurstelsel.fouten import Fout
    from huurstelsel.portefeuille.delen import Delen
    from huurstelsel.portefeuille.uitslag import Uitslag
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker
    from huurstelsel.waardering import Zaak

VOORBEELDEN = 5
"""Van een bevinding staan er hoogstens zoveel voorbeelden in het verslag."""

ONTBREEKT, BUITEN, TEGENSPRAAK = "ontbreekt", "buiten_bereik", "tegenspraak"
HUUR_ONDER, HUUR_BOVEN, DUBBEL = "huur_ver_onder_maximum", "huur_ver_boven_maximum", "id_dubbel"


class Bevinding(NamedTuple):
    """Wat er is gevonden: de soort, het veld of de naam, en bij een afgekeurde waarde de code van de fout."""

    soort: str
    veld: str
    code: str = ""


GEZOCHT = (
    *(Bevinding(ONTBREEKT, veld) for veld in ontbreekt.WONINGVELDEN),
    *(Bevinding(TEGENSPRAAK, naam) for naam in (*SOORTEN, HUUR_ONDER, HUUR_BOVEN, DUBBEL)),
)
"""Waar altijd naar wordt gezocht; een nul is ook een uitkomst."""


class Kwaliteit:
    """Tellingen per bevinding.

    Attributes:
        aantal: bij hoeveel woningen.
        punten: per aantal hele punten dat op het spel staat, bij hoeveel woningen; `ONBEGRENSD` zonder bovengrens.
        voorbeelden: de id van de eerste woningen, of hun rij als zij geen id hebben.
    """

    def __init__(self, stand: Mapping[str, Any] | None = None) -> None:
        """Begin leeg, of waar een eerdere stand was gebleven."""
        self.aantal: Counter[Bevinding] = Counter()
        self.punten: dict[Bevinding, Counter[int]] = {}
        self.voorbeelden: dict[Bevinding, list[str]] = {}
        for sleutel, aantal, punten, voorbeelden in (stand or {}).get("bevindingen", ()):
            bevinding = Bevinding(*sleutel)
            self.aantal[bevinding] = aantal
            self.punten[bevinding] = Counter({int(p): n for p, n in punten.items()})
            self.voorbeelden[bevinding] = voorbeelden

    def stand(self) -> dict[str, Any]:
        """Alles wat nodig is om verder te tellen, als JSON."""
        return {
            "bevindingen": [
                [list(b), n, dict(self.punten.get(b, {})), self.voorbeelden.get(b, [])] for b, n in self.aantal.items()
            ]
        }

    def neem_op(self, later: Kwaliteit) -> None:
        """Tel er de tellingen van latere rijen bij op."""
        self.aantal.update(later.aantal)
        for bevinding, telling in later.punten.items():
            self.punten.setdefault(bevinding, Counter()).update(telling)
        for bevinding, namen in later.voorbeelden.items():
            self.voorbeelden[bevinding] = (self.voorbeelden.get(bevinding, []) + namen)[:VOORBEELDEN]

    def meld(self, bevinding: Bevinding, namen: Iterable[str], aantal: int, punten: Iterable[int] = ()) -> None:
        """Tel een bevinding bij woningen, op volgorde van rij."""
        if aantal:
            self.aantal[bevinding] += aantal
            self.voorbeelden[bevinding] = [naam for naam, _ in zip(namen, range(VOORBEELDEN), strict=False)]
            self.punten.setdefault(bevinding, Counter()).update(punten)


class Onderzoek:
    """Zoekt in één brok.

    Args:
        fouten: de rijen die zijn afgekeurd; alleen hun fouten tellen.
    """

    def __init__(self, regeling: Regeling, n: int, fouten: Mapping[int, Sequence[Fout]]) -> None:
        """Begin zonder bevindingen."""
        self._regeling, self._fouten, self._goed = regeling, fouten, np.ones(n, np.bool_)
        self._goed[list(fouten)] = False
        self._rijen: dict[Bevinding, list[Kolom]] = {}
        self._punten: dict[Bevinding, list[Kolom]] = {}

    def _vind(self, bevinding: Bevinding, rijen: Kolom, punten: Kolom | None = None) -> None:
        self._rijen.setdefault(bevinding, []).append(rijen)
        if punten is not None:
            self._punten.setdefault(bevinding, []).append(punten)

    def afgekeurd(self) -> None:
        """Tel per veld en code de rijen die daarop zijn afgekeurd."""
        for rij, fouten in self._fouten.items():
            for veld, code in {(re.sub(r"\[\d+\]", "", f.pad), f.code) for f in fouten}:
                self._vind(Bevinding(BUITEN, veld, code), np.array([rij]))

    def huur(self, u: Uitslag) -> None:
        """Tel huurprijzen die zeker ver van het maximum liggen."""
        g = grenzen(self._regeling.peildatum)
        bekend = self._goed & (u.huurprijs != GEEN)
        laag, hoog = bekend & (u.huur_laag != GEEN), bekend & (u.huur_hoog != GEEN) & (u.aangenomen == 0)
        onder = laag & (np.where(laag, u.huurprijs, 0) * 100 < g.huur_minstens * np.where(laag, u.huur_laag, 0))
        boven = hoog & (np.where(hoog, u.huurprijs, 0) * 100 > g.huur_hoogstens * np.where(hoog, u.huur_hoog, 0))
        self._vind(Bevinding(TEGENSPRAAK, HUUR_ONDER), np.flatnonzero(onder))
        self._vind(Bevinding(TEGENSPRAAK, HUUR_BOVEN), np.flatnonzero(boven))

    def kolommen(self, brok: pa.RecordBatch) -> None:
        """Zoek in een brok met de kolommen van `schema`."""
        for veld, masker in ontbreekt.uit_kolommen(brok).items():
            self._vind(Bevinding(ONTBREEKT, veld), np.flatnonzero(masker & self._goed))
        anders = self._goed.copy()
        if not self._regeling.voorstellen:
            for stelsel in inlezen.STELSELS:
                hier = np.flatnonzero(van_stelsel(brok, stelsel) & anders)
                if len(hier):
                    self._in_kolommen(brok, hier, self._regeling.voor(stelsel), anders)
        rijen = np.flatnonzero(anders)
        self.documenten(documenten(brok.take(pa.array(rijen))), rijen, tel=False)

    def _in_kolommen(self, brok: pa.RecordBatch, hier: Kolom, regeling: Regeling, anders: Masker) -> None:
        deel = meer_dan_een(brok if len(hier) == brok.num_rows else brok.take(pa.array(hier)))
        gelezen = inlezen.lees(deel, regeling)
        telt, open_ = ~gelezen.anders, open_feiten(gelezen)
        telt[len(hier) :] = False
        for patroon in np.unique(open_[telt]).tolist():
            met = telt & (open_ == patroon)
            telt &= loont(int(np.count_nonzero(met)), patroon) | ~met
        anders[hier[telt[: len(hier)]]] = False
        naar = np.resize(hier, gelezen.w.n)
        self._tegenspraken(gelezen.w, regeling, telt, telt & (open_ == 0), naar)
        for patroon in np.unique(open_[telt & (open_ > 0)]).tolist():
            rijen = np.flatnonzero((open_ == patroon) & telt)
            stuk = inlezen.lees(meer_dan_een(deel.take(pa.array(rijen))), regeling)
            for veld, breedte in ontbreekt.breedten(stuk, patroon, regeling):
                self._vind_punten(Bevinding(ONTBREEKT, veld), breedte[: len(rijen)])

    def _vind_punten(self, bevinding: Bevinding, punten: Kolom) -> None:
        self._punten.setdefault(bevinding, []).append(punten)

    def _tegenspraken(self, w: Woningen, regeling: Regeling, telt: Masker, zeker: Masker, naar: Kolom) -> None:
        """Zoek tegenspraken, en wat een label of WOZ-waarde die ontbreekt kan schelen; alleen waar geen ander feit onbekend is."""
        nu = cache(lambda: reken(w, regeling, grootboek=False).punten)
        for t in tegenspraken(w, regeling, telt, nu):
            self._vind(Bevinding(TEGENSPRAAK, t.naam), naar[t.waar], t.verschil[t.waar & zeker])
        for i in inzet(w, regeling, telt & zeker, nu):
            self._vind_punten(Bevinding(ONTBREEKT, i.veld), i.breedte[i.waar])

    def documenten(self, feiten: Sequence[Mapping[str, Any]], rijen: Kolom, *, tel: bool = True) -> None:
        """Zoek in documenten en VERA-Eenheden.

        Args:
            rijen: de rij in het brok van elk.
            tel: tel ook welke velden ontbreken.
        """
        per_regeling: dict[Regeling, list[tuple[int, Zaak]]] = {}
        for rij, woning in zip(rijen.tolist(), feiten, strict=True):
            document, recht = gelezen_document(woning, self._regeling)
            per_regeling.setdefault(recht, []).append((rij, maak_zaak(document, recht)))
            for veld in ontbreekt.uit_document(document) if tel else ():
                self._vind(Bevinding(ONTBREEKT, veld), np.array([rij]))
        for recht, zaken in per_regeling.items():
            self._zaken(zaken, recht)

    def _zaken(self, zaken: list[tuple[int, Zaak]], regeling: Regeling) -> None:
        alle = [rij for _, zaak in zaken for rij in zaak.rijen]
        w = bouw(alle * 2 if len(alle) == 1 else alle)
        g, begin = reken(w, regeling, grootboek=False), 0
        telt, zeker, naar = np.zeros(w.n, np.bool_), np.zeros(w.n, np.bool_), np.zeros(w.n, np.int64)
        for rij, zaak in zaken:
            telt[begin], zeker[begin], naar[begin] = True, not zaak.onbekende, rij
            if zaak.onbekende:
                for veld, breedte in ontbreekt.breedten_van_zaak(zaak, g, range(begin, begin + len(zaak.rijen))):
                    self._vind_punten(Bevinding(ONTBREEKT, veld), np.array([breedte]))
                    if veld not in ontbreekt.WONINGVELDEN:
                        self._vind(Bevinding(ONTBREEKT, veld), np.array([rij]))
            begin += len(zaak.rijen)
        self._tegenspraken(w, regeling, telt, zeker, naar)

    def kwaliteit(self, ids: pa.Array, eerste: int) -> Kwaliteit:
        """Wat er is gevonden, met de eerste voorbeelden op volgorde van rij."""
        uit = Kwaliteit()
        for bevinding in {**self._rijen, **self._punten}:
            rijen = np.sort(np.concatenate([np.zeros(0, np.int64), *self._rijen.get(bevinding, [])]))
            punten = np.concatenate([np.zeros(0, np.int64), *self._punten.get(bevinding, [])])
            namen = (ids[int(rij)].as_py() or f"rij {eerste + int(rij)}" for rij in rijen)
            uit.meld(bevinding, namen, len(rijen), punten.tolist())
        return uit


def dubbele_ids(delen: Delen) -> Kwaliteit:
    """De rijen waarvan de id vaker voorkomt, over alle delen; van elke id blijft alleen een getal in het geheugen."""
    getallen = np.concatenate([np.zeros(0, np.int64), *(_getallen(ids) for _, ids in _ids(delen))])
    uniek, keer = np.unique(getallen, return_counts=True)
    verdacht = set(uniek[keer > 1].tolist())
    uit = Kwaliteit()
    if not verdacht:
        return uit
    keren = Counter(id_ for _, ids in _ids(delen) for id_ in ids if id_ and hash(id_) in verdacht)
    dubbel = {id_ for id_, aantal in keren.items() if aantal > 1}
    gezien = ((rij, id_) for rijen, ids in _ids(delen) for rij, id_ in zip(rijen, ids, strict=True) if id_ in dubbel)
    aantal = sum(keren[id_] for id_ in dubbel)
    uit.meld(Bevinding(TEGENSPRAAK, DUBBEL), [id_ for _, id_ in nsmallest(VOORBEELDEN, gezien)], aantal)
    return uit


def _getallen(ids: Collection[str | None]) -> Kolom:
    return np.fromiter((hash(id_) for id_ in ids if id_), np.int64)


def _ids(delen: Delen) -> Iterator[tuple[Sequence[int], Sequence[str | None]]]:
    """De rij en id van elke rij: de gewaardeerde per brok, en dan de afgekeurde."""
    import json  # noqa: PLC0415

    for brok in delen.brokken():
        yield brok.column("rij").to_pylist(), brok.column("id").to_pylist()
    for regel in delen.afgekeurd():
        rij = json.loads(regel)
        yield [rij["rij"]], [rij["id"]]
