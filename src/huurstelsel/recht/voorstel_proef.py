"""Een voorstel op proef: reken met elke regel, en wijs de wijziging of de regel aan waardoor de berekening vastloopt.

De controles van `voorstel_toets` kijken naar elke wijziging op zichzelf. Of de regels er samen mee te rekenen zijn, blijkt pas als zij
rekenen; dat gebeurt hier, met woningen waarin elke regel iets te doen heeft, voordat iemand een woning met het voorstel waardeert.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from huurstelsel.fouten import Fout, HuurstelselFout
from huurstelsel.recht import interpretaties
from huurstelsel.recht.voorstel import Regelwijziging, ingebouwd
from huurstelsel.recht.voorstel_proefwoningen import proefwoningen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from huurstelsel.feiten.model import Document
    from huurstelsel.recht.voorstel import Voorstel, Wijziging
    from huurstelsel.regeling import Regeling

    Verandering = Wijziging | Regelwijziging


def proef(voorstellen: tuple[Voorstel, ...], peildatum: date) -> tuple[Fout, ...]:
    """Wat er niet te rekenen is aan het laatste van voorstellen op elkaar; ingebouwde voorstellen zijn al op proef geweest."""
    if all(v.id in ingebouwd() for v in voorstellen):
        return ()
    return _proef(voorstellen, peildatum)


@lru_cache(maxsize=256)
def _proef(voorstellen: tuple[Voorstel, ...], peildatum: date) -> tuple[Fout, ...]:
    fouten: dict[str, Fout] = {}
    for i, keuzes in enumerate(_keuzes()):
        for woning in proefwoningen(peildatum, alle=not i):
            geval = _Geval(voorstellen, peildatum, keuzes, woning)
            if (mis := geval.loopt_vast(voorstellen[-1])) is not None and geval.loopt_vast(None) is None:
                for fout in geval.fouten(mis):
                    fouten.setdefault(fout.pad, fout)
    return tuple(fouten.values())


@cache
def _keuzes() -> tuple[tuple[tuple[str, str], ...], ...]:
    """Keuzen waarmee elke lezing van elke interpretatie een keer geldt."""
    lezingen = {naam: [str(optie) for optie in velden["opties"]] for naam, velden in interpretaties.alle().items()}
    standaard, meeste = interpretaties.standaard(), max(map(len, lezingen.values()))
    reeksen = ({naam: opties[i % len(opties)] for naam, opties in lezingen.items()} for i in range(meeste))
    anders = (tuple(sorted((n, w) for n, w in reeks.items() if w != standaard[n])) for reeks in reeksen)
    return tuple(dict.fromkeys([(), *anders]))


@dataclass(frozen=True, slots=True)
class _Mis:
    """Waarop een berekening vastloopt.

    Attributes:
        regel: naam van de regel die rekende, leeg buiten de regels.
        kolom: de tussenuitkomst die er niet is, leeg als het iets anders is.
    """

    regel: str
    kolom: str


@dataclass(frozen=True, slots=True)
class _Geval:
    """Eén woning onder voorstellen op elkaar, waarvan het laatste op proef is."""

    voorstellen: tuple[Voorstel, ...]
    peildatum: date
    keuzes: tuple[tuple[str, str], ...]
    woning: Document

    def loopt_vast(self, laatste: Voorstel | None) -> _Mis | None:
        """Waarop de berekening vastloopt met dit als laatste voorstel; `None` als zij een uitkomst geeft."""
        from huurstelsel.regeling import Regeling  # noqa: PLC0415 - een regeling kent voorstellen, niet andersom
        from huurstelsel.waardering import waardeer  # noqa: PLC0415 - als boven

        eerder = self.voorstellen[:-1]
        if laatste is None and not eerder:
            laatste = replace(self.voorstellen[-1], wijzigingen=(), regels=(), vingerafdruk="")
        samen = eerder if laatste is None else (*eerder, laatste)
        regeling = Regeling(self.peildatum, self.woning.woning.stelsel, self.keuzes, samen)
        try:
            waardeer(self.woning, regeling)
        except Exception as e:  # noqa: BLE001 - wat een regel ook gooit, het voorstel is niet te rekenen
            return _Mis(_regel(e, regeling), str(e.args[0]) if isinstance(e, KeyError) else "")
        return None

    def fouten(self, mis: _Mis) -> Iterator[Fout]:
        """Een fout voor elke verandering waarzonder de berekening wel lukt, of anders voor elke die haar alleen al laat vastlopen."""
        alle: tuple[Verandering, ...] = (*self.voorstellen[-1].wijzigingen, *self.voorstellen[-1].regels)
        schuldig = [v for v in alle if self.loopt_vast(self._met(*(a for a in alle if a is not v))) is None]
        schuldig = schuldig or [v for v in alle if self.loopt_vast(self._met(v)) is not None] or [*alle]
        for verandering in schuldig:
            yield _fout(verandering, self.loopt_vast(self._met(verandering)) or mis, self.peildatum)

    def _met(self, *veranderingen: Verandering) -> Voorstel:
        """Het laatste voorstel met alleen deze veranderingen."""
        v = self.voorstellen[-1]
        wijzigingen = tuple(w for w in v.wijzigingen if w in veranderingen)
        return replace(v, wijzigingen=wijzigingen, regels=tuple(r for r in v.regels if r in veranderingen))


def _regel(fout: Exception, regeling: Regeling) -> str:
    """De regel die rekende toen het misging: de laatste waarvan de functie op de stapel staat."""
    try:
        codes = {regel.functie.__code__: regel.naam for regel, _ in regeling.stappen}
    except (HuurstelselFout, AttributeError):
        return ""
    naam, spoor = "", fout.__traceback__
    while spoor is not None:
        naam, spoor = codes.get(spoor.tb_frame.f_code, naam), spoor.tb_next
    return naam


def _fout(v: Verandering, mis: _Mis, peildatum: date) -> Fout:
    wat = f"de regel “{mis.regel}”" if mis.regel else "de waardering"
    if isinstance(v, Regelwijziging):
        return _regelfout(v, mis, wat)
    i, nieuw = next((i, n) for i, n in enumerate(v.wordt) if n.geldt_op(peildatum))
    pad = f"wijzigingen[{v.plaats}].wordt" + (f"[{i}].waarde" if nieuw.vanaf else "")
    if nieuw.waarde is not None:
        return Fout(pad, "niet_te_rekenen", f"Met deze waarde van {v.pad} is {wat} niet te rekenen.")
    raad = " Geef een waarde" + (", of laat die regel ook vervallen." if mis.regel else ".")
    return Fout(pad, "kan_niet_vervallen", f"Zonder {v.pad} is {wat} niet te rekenen.{raad}")


def _regelfout(r: Regelwijziging, mis: _Mis, wat: str) -> Fout:
    pad, kolom = f"regels[{r.plaats}]", f" (zij heeft “{mis.kolom}” nodig)" if mis.kolom else ""
    if r.wordt is not None:
        zin = f"Met “{r.wordt}” in plaats van “{r.regel}” is {wat} niet te rekenen{kolom}."
        return Fout(pad, "niet_te_rekenen", zin)
    raad = f"laat “{mis.regel}” ook vervallen, of laat" if mis.regel else "laat"
    zin = f"Zonder de regel “{r.regel}” is {wat} niet te rekenen{kolom}; {raad} “{r.regel}” staan."
    return Fout(pad, "regel_nodig", zin)
