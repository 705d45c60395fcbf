"""Uitkomst als JSON: bedragen en niet-gehele punten als decimale tekst, zodat niemand ze per ongeluk afrondt."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from huurstelsel.reken.schrijven import als_decimaal, decimaal
from huurstelsel.uitleg.labels import POSTEN, label

if TYPE_CHECKING:
    from huurstelsel.uitkomst import Bereik, Huurprijs, Postregel, Rubriekuitkomst, Uitkomst

DECIMALEN = 10
_SCHAAL = 10**DECIMALEN


def als_json(uitkomst: Uitkomst) -> str:
    """Uitkomst als leesbare JSON-tekst."""
    return json.dumps(als_dict(uitkomst), ensure_ascii=False, indent=2)


def als_dict(uitkomst: Uitkomst) -> dict[str, Any]:
    """Uitkomst als woordenboek van teksten, gehele getallen en lijsten.

    Hangt de uitkomst van onbekende feiten af, dan is `punten` null, zijn `maximale_huurprijs` en `opslagen` die van de laagste
    invulling, en geven `maximale_huurprijs_bereik` (zonder opslag) en `maximale_huurprijs_inclusief_opslag_bereik` (met) elk
    het laagste en het hoogste bedrag; null zonder bovengrens.
    """
    huur = uitkomst.huurprijs
    uit: dict[str, Any] = {
        "id": uitkomst.id,
        "peildatum": uitkomst.peildatum.isoformat(),
        "stelsel": uitkomst.stelsel,
        **({"voorstel": list(uitkomst.kwitantie.voorstellen)} if uitkomst.kwitantie.voorstellen else {}),
        "punten": uitkomst.punten,
        "punten_minimaal": uitkomst.punten_minimaal,
        "punten_maximaal": uitkomst.punten_maximaal,
        "punten_onafgerond": getal(uitkomst.punten_onafgerond),
        "maximale_huurprijs": bedrag(huur.maximaal),
        "opslagen": _opslagen(huur),
        "maximale_huurprijs_inclusief_opslag": bedrag(huur.maximaal_met_opslag),
        "tarief": {"bron": huur.bron, "zekerheid": huur.zekerheid},
    }
    if uitkomst.punten is None or uitkomst.huurprijs_hoogst != huur:
        uit |= _huurbereik(huur, uitkomst.huurprijs_hoogst)
    return uit | {
        "segment": None if uitkomst.segment is None else uitkomst.segment.value,
        "rubrieken": _rubrieken(uitkomst),
        "slotposten": [_post(post, post.punten) for post in uitkomst.slotposten],
        "vaststellingen": [
            {"id": v.id, "onderwerp": v.onderwerp, "uitkomst": v.uitkomst, "reden": v.reden, "artikel": v.artikel}
            for v in uitkomst.vaststellingen
        ],
        "aannamen": [{"pad": m.pad, "zin": m.zin} for m in uitkomst.aannamen],
        "onbekend": [{"pad": m.pad, "zin": m.zin} for m in uitkomst.onbekend],
        "bepalend": list(uitkomst.bepalend),
        "kwitantie": _kwitantie(uitkomst),
    }


def getal(breuk: Fraction) -> str:
    """Decimale tekst, exact of op tien decimalen afgerond."""
    return als_decimaal(*breuk.as_integer_ratio(), DECIMALEN)


def bedrag(centen: int) -> str:
    """Eurocenten als decimale tekst in euro: 122807 wordt "1228.07"."""
    return f"{'-' if centen < 0 else ''}{abs(centen) // 100}.{abs(centen) % 100:02d}"


def _huurbereik(laagst: Huurprijs, hoogst: Huurprijs | None) -> dict[str, list[str | None]]:
    return {
        "maximale_huurprijs_bereik": [bedrag(laagst.maximaal), None if hoogst is None else bedrag(hoogst.maximaal)],
        "maximale_huurprijs_inclusief_opslag_bereik": [
            bedrag(laagst.maximaal_met_opslag),
            None if hoogst is None else bedrag(hoogst.maximaal_met_opslag),
        ],
    }


def _opslagen(huur: Huurprijs) -> list[dict[str, Any]]:
    return [
        {
            "id": opslag.id,
            "procent": opslag.procent,
            "artikel": opslag.artikel,
            "reden": opslag.reden,
            "einddatum": None if opslag.einddatum is None else opslag.einddatum.isoformat(),
        }
        for opslag in huur.opslagen
    ]


def _rubrieken(uitkomst: Uitkomst) -> list[dict[str, Any]]:
    from huurstelsel.feiten.vera.stelselgroepen import stelselgroep_code  # noqa: PLC0415 - de referentiedata pas als zij nodig is
    from huurstelsel.uitleg.vera import variant  # noqa: PLC0415

    stelsel, dag = variant(uitkomst), uitkomst.peildatum
    return [
        _rubriek(r, stelselgroep_code(r.rubriek, dag, stelsel, gebruikelijk=True), uitkomst.bereik.get(r.rubriek))
        for r in uitkomst.rubrieken
    ]


def _rubriek(rubriek: Rubriekuitkomst, code: str | None, bereik: Bereik | None) -> dict[str, Any]:
    uit: dict[str, Any] = {
        "rubriek": rubriek.rubriek,
        "vera": code,
        "naam": rubriek.naam,
        "punten": getal(rubriek.punten),
    }
    laagst, hoogst = bereik or (rubriek.punten, rubriek.punten)
    if laagst is None or (laagst is not hoogst and laagst != hoogst):
        uit["bereik"] = [None if grens is None else getal(grens) for grens in (laagst, hoogst)]
    posten = [_post(post, post.punten) for post in rubriek.posten]
    if any("breuk" in post for post in posten):  # een post is op tien decimalen niet exact
        posten = list(map(_post, rubriek.posten, sluitende_punten(rubriek, DECIMALEN)))
    uit["posten"] = posten
    return uit


def sluitende_punten(rubriek: Rubriekuitkomst, decimalen: int) -> list[Fraction]:
    """Punten per post op zoveel decimalen, samen precies de punten van de rubriek.

    Wat het afronden overlaat draagt de post `afronding`, of anders de laatste post die zelf is afgerond.
    """
    punten = [post.punten for post in rubriek.posten]
    schaal = 10**decimalen
    if afgerond := [i for i, exact in enumerate(punten) if schaal % exact.denominator]:
        punten = [Fraction(decimaal(exact, decimalen)) for exact in punten]
        sluitpost = next((i for i in afgerond if rubriek.posten[i].id == "afronding"), afgerond[-1])
        punten[sluitpost] += Fraction(decimaal(rubriek.punten, decimalen)) - sum(punten)
    return punten


def _post(post: Postregel, punten: Fraction) -> dict[str, Any]:
    """Een post met zijn punten als tekst; zijn die daar niet exact, dan staat de breuk ernaast."""
    id_, ruimte, eigen, hoeveelheid, eenheid, deler, artikel, stel = post
    teller, noemer = punten.as_integer_ratio()
    exact = (punten is eigen or punten == eigen) and not _SCHAAL % noemer
    breuk = {} if exact else {"breuk": f"{eigen.numerator}/{eigen.denominator}"}
    return {
        "id": id_,
        "naam": label(POSTEN, id_),
        "ruimte": ruimte,
        "hoeveelheid": None if hoeveelheid is None else getal(hoeveelheid),
        "eenheid": eenheid,
        "deler": deler,
        **({"stel": stel} if stel else {}),
        "punten": als_decimaal(teller, noemer, DECIMALEN),
        **breuk,
        "artikel": artikel,
    }


def _kwitantie(uitkomst: Uitkomst) -> dict[str, Any]:
    kwitantie = uitkomst.kwitantie
    return {
        "versie": kwitantie.versie,
        "parameters": kwitantie.parameters,
        "peildatum": kwitantie.peildatum.isoformat(),
        "voorstellen": list(kwitantie.voorstellen),
        "voorstelbestanden": list(kwitantie.voorstelbestanden),
        "keuzes": dict(kwitantie.keuzes),
    }
