"""Voorstellen tegen het recht: klopt elke `was`, houdt elke rij haar vorm, en is elke regel er."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from huurstelsel.fouten import Fout, GeenRecht, NogNietBekend, RechtFout, bedoelde_u
from huurstelsel.recht import laden
from huurstelsel.recht.voorstel_velden import kort
from huurstelsel.recht.voorstel_waarden import als_yaml, vorm_van
from huurstelsel.reken.getallen import PUNT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from huurstelsel.recht.laden import Parameter, Waarde
    from huurstelsel.recht.voorstel import Regelwijziging, Voorstel, Wijziging

_EVEN_LANG = ({"buitenruimte.trede_vanaf", "buitenruimte.trede_punten"},)
"""Rijen die samen een tabel zijn: hun lengte mag veranderen, maar niet van één alleen."""


def op_elkaar(voorstellen: Sequence[Voorstel], peildatum: date) -> list[Fout]:
    """Wat er niet klopt aan voorstellen die boven op elkaar komen, of er niet mee te rekenen is; zij rusten op dezelfde dag."""
    from huurstelsel.recht.voorstel_proef import proef  # noqa: PLC0415 - de proef kent de hele berekening

    fouten: list[Fout] = []
    rechtsdatum = next((v.grondslag for v in voorstellen if v.grondslag is not None), peildatum)
    for i, v in enumerate(voorstellen):
        fouten += v.buiten_geldigheid(peildatum)
        if v.grondslag not in (None, rechtsdatum):
            zin = (
                f"Het voorstel {v.id} rust op {v.grondslag}, een eerder voorstel op {rechtsdatum}; dat gaat niet samen."
            )
            fouten.append(Fout("grondslag", "andere_grondslag", zin))
        if v in voorstellen[:i]:
            fouten.append(Fout("voorstel", "dubbel_voorstel", f"Het voorstel {v.id} staat er twee keer."))
        elif not fouten:
            fouten += tegen_het_recht(v, rechtsdatum, samen(voorstellen[:i], rechtsdatum, peildatum))
            fouten += [] if fouten else proef(tuple(voorstellen[: i + 1]), peildatum)
    return fouten


def samen(voorstellen: Sequence[Voorstel], rechtsdatum: date, peildatum: date) -> dict[str, Waarde]:
    """De waarden van voorstellen op elkaar, naar pad."""
    return {
        f"{onderwerp}.{naam}": waarde
        for v in voorstellen
        for onderwerp in sorted({w.onderwerp for w in v.wijzigingen})
        for naam, waarde in v.waarden(onderwerp, rechtsdatum, peildatum).items()
    }


def tegen_het_recht(v: Voorstel, dag: date, eerder: Mapping[str, Waarde] | None = None) -> list[Fout]:
    """Wat er in een voorstel niet klopt met het recht op een dag: elke `was`, de lengte van rijen, en elke regel.

    Args:
        eerder: waarden van voorstellen waar dit bovenop komt, naar pad; zij gaan voor het recht.
    """
    recht = _Recht(dag, eerder or {})
    fouten = [fout for w in v.wijzigingen for fout in _tegen_de_wet(w, recht)]
    fouten += [fout for r in v.regels for fout in _regelfouten(r, dag)]
    return [*fouten, *_ongelijke_lengten(v, recht), *_segmentgrenzen(v, recht)]


@dataclass(frozen=True, slots=True)
class _Recht:
    """Het recht op een dag, met de voorstellen die er al op liggen."""

    dag: date
    eerder: Mapping[str, Waarde]

    def waarde(self, p: Parameter) -> Waarde | None:
        """De waarde die geldt, of niets als de parameter geen waarde heeft.

        Raises:
            NogNietBekend: de waarde voor die dag is nog niet gepubliceerd.
        """
        try:
            waarde = self.eerder[p.pad] if p.pad in self.eerder else p.geldend(self.dag)
        except NogNietBekend:
            raise
        except RechtFout:
            return None
        return None if waarde.toestand else waarde


def _tegen_de_wet(w: Wijziging, recht: _Recht) -> Iterator[Fout]:
    p, pad = laden.onderwerp(w.onderwerp)[w.parameter], f"wijzigingen[{w.plaats}]"
    try:
        wet = recht.waarde(p)
    except NogNietBekend as e:
        yield Fout(f"{pad}.was", "nog_niet_bekend", f"{str(e)[0].upper()}{str(e)[1:]}.")
        return
    if zin := _was_zin(w, p, wet, recht.dag):
        yield Fout(f"{pad}.was", "was_klopt_niet", zin)
    elif all(n.waarde == w.was for n in w.wordt):
        yield Fout(
            f"{pad}.wordt",
            "wijzigt_niets",
            f"De parameter {w.pad} blijft hiermee zoals zij is; laat deze wijziging weg.",
        )
    yield from _rijfouten(w, p, wet)


def _was_zin(w: Wijziging, p: Parameter, wet: Waarde | None, dag: date) -> str:
    was = None if w.was is None else als_yaml(w.was, p.eenheid)
    if wet is None:
        return "" if was is None else f"Op {dag} heeft {w.pad} geen waarde; schrijf “was: geen”."
    staat = f"{als_yaml(wet.waarde, p.eenheid)} ({wet.artikel})"
    if was is None:
        return f"Op {dag} heeft {w.pad} wel een waarde: {staat}."
    return "" if wet.waarde == w.was else f"Op {dag} geldt {staat}; niet {was}."


def _rijfouten(w: Wijziging, p: Parameter, wet: Waarde | None) -> Iterator[Fout]:
    """Een rij houdt haar lengte en, als zij grenzen noemt, haar volgorde."""
    vorm = vorm_van(p) if wet is None else wet.waarde
    if not isinstance(vorm, tuple) or p.eenheid == "tekst":
        return
    for i, nieuw in enumerate(w.wordt):
        rij: Any = nieuw.waarde
        pad = f"wijzigingen[{w.plaats}].wordt" + (f"[{i}].waarde" if nieuw.vanaf else "")
        if rij is None:
            continue
        if len(rij) != len(vorm) and not any(w.pad in samen for samen in _EVEN_LANG):
            yield Fout(pad, "andere_lengte", f"Deze rij heeft {len(rij)} waarden; {w.pad} heeft er {len(vorm)}.")
        if _oplopend(vorm) and p.eenheid != "punten" and not _oplopend(rij):
            yield Fout(pad, "niet_oplopend", f"De grenzen van {w.pad} lopen op; deze rij doet dat niet.")
        elif vorm[0] == 0 and rij[0] != 0 and p.eenheid == "m2":
            yield Fout(pad, "begint_niet_bij_nul", f"De eerste grens van {w.pad} is 0.")


def _oplopend(rij: Sequence[int]) -> bool:
    return all(a < b for a, b in pairwise(rij))


def _ongelijke_lengten(v: Voorstel, recht: _Recht) -> Iterator[Fout]:
    for samen in _EVEN_LANG:
        eigen = {w.pad: w for w in v.wijzigingen if w.pad in samen}
        lengten = {pad: _lengten(pad, eigen.get(pad), recht) for pad in sorted(samen)}
        if eigen and len(set().union(*lengten.values())) > 1:
            staat = " en ".join(f"{pad} heeft er {' of '.join(map(str, sorted(n)))}" for pad, n in lengten.items())
            eerste = min(w.plaats for w in eigen.values())
            yield Fout(f"wijzigingen[{eerste}].wordt", "andere_lengte", f"Deze rijen horen even lang te zijn: {staat}.")


def _lengten(pad: str, wijziging: Wijziging | None, recht: _Recht) -> set[int]:
    if wijziging is not None:
        rijen = [n.waarde for n in wijziging.wordt]
    else:
        onderwerp, naam = pad.split(".")
        wet = recht.waarde(laden.onderwerp(onderwerp)[naam])
        rijen = [] if wet is None else [wet.waarde]
    return {len(rij) for rij in rijen if isinstance(rij, tuple)}


_MIDDEN, _HOOG = "opslagen.midden_vanaf", "opslagen.hoog_vanaf"


def _segmentgrenzen(v: Voorstel, recht: _Recht) -> Iterator[Fout]:
    """Het middensegment begint niet boven het hoge: dan zou een woning in geen van beide of in allebei vallen."""
    eigen = {w.pad: w for w in v.wijzigingen if w.pad in {_MIDDEN, _HOOG}}
    dagen = {n.vanaf or recht.dag for w in eigen.values() for n in w.wordt}
    for dag in sorted(dagen):
        midden, hoog = (_op_dag(pad, eigen.get(pad), recht, dag) for pad in (_MIDDEN, _HOOG))
        if midden is not None and hoog is not None and midden > hoog:
            zin = (
                f"Het middensegment begint zo bij {midden // PUNT} punten, na het hoge segment ({hoog // PUNT} punten)."
            )
            yield Fout(f"wijzigingen[{min(w.plaats for w in eigen.values())}].wordt", "segmenten_verwisseld", zin)
            return


def _op_dag(pad: str, wijziging: Wijziging | None, recht: _Recht, dag: date) -> int | None:
    """De waarde van een parameter op een dag, met de wijziging; `None` als zij er geen heeft."""
    nieuw: Any = next((n for n in wijziging.wordt if n.geldt_op(dag)), None) if wijziging else None
    onderwerp, naam = pad.split(".")
    gevonden = nieuw or recht.waarde(laden.onderwerp(onderwerp)[naam])
    return None if gevonden is None else gevonden.waarde


def _regelfouten(r: Regelwijziging, dag: date) -> Iterator[Fout]:
    from huurstelsel.regels.stelsel import NAMEN, stelsel  # noqa: PLC0415 - de regels zijn alleen hier nodig

    pad = f"regels[{r.plaats}]"
    if r.stelsel not in NAMEN:
        zin = f"Het stelsel {kort(r.stelsel)} bestaat niet.{bedoelde_u(r.stelsel, NAMEN)}"
        yield Fout(f"{pad}.stelsel", "onbekend_stelsel", zin)
        return
    try:
        namen = {stap.naam for stap in stelsel(r.stelsel, dag).volgorde}
    except GeenRecht as e:
        yield Fout(f"{pad}.stelsel", "geen_recht", str(e))
        return
    if r.regel not in namen:
        zin = f"De regel {kort(r.regel)} staat op {dag} niet in stelsel {r.stelsel}.{bedoelde_u(r.regel, namen)}"
        yield Fout(f"{pad}.regel", "onbekende_regel", zin)
    if r.wordt is not None:
        yield from _nieuwe_regel(r, dag, pad)


def _nieuwe_regel(r: Regelwijziging, dag: date, pad: str) -> Iterator[Fout]:
    from huurstelsel.regels.regel import VERSIES  # noqa: PLC0415 - de regels zijn alleen hier nodig

    if r.wordt not in VERSIES:
        zin = f"Er is geen regel {kort(r.wordt)}.{bedoelde_u(str(r.wordt), VERSIES)}"
        yield Fout(f"{pad}.wordt", "onbekende_regel", zin)
    elif not any(versie.geldt_op(dag) for versie in VERSIES[r.wordt]):
        yield Fout(f"{pad}.wordt", "onbekende_regel", f"De regel “{r.wordt}” geldt niet op {dag}.")
    elif r.wordt == r.regel:
        yield Fout(f"{pad}.wordt", "wijzigt_niets", f"De regel “{r.regel}” blijft hiermee zoals zij is.")
