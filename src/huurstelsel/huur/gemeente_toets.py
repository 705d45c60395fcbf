"""Gemeentebeleid tegen de wet: geen boete boven het wettelijk maximum, geen overlap, geen inkomen onder dat van de wet."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from huurstelsel.fouten import Fout, RechtFout
from huurstelsel.huur.categorieen import categorie
from huurstelsel.recht.laden import onderwerp
from huurstelsel.reken.schrijven import euro

if TYPE_CHECKING:
    from collections.abc import Iterator

    from huurstelsel.huur.gemeente import Boeteregel, Gemeente


def boetefouten(g: Gemeente) -> Iterator[Fout]:
    """Bedragen boven het maximum op de dag waarop het beleid begint, en regels die over dezelfde verhuurder gaan."""
    begin = onderwerp("handhaving")["boete_artikelen"].waarden[0].vanaf
    if g.boetes and g.vanaf < begin:
        yield Fout(
            "vanaf", "voor_de_wet", f"De Wet goed verhuurderschap geldt vanaf {begin}; een boete kan niet eerder."
        )
        return
    for regel in g.boetes:
        pad = f"boetes[{regel.plaats}]"
        for veld, bedrag, naam in (("bedrag", regel.bedrag, "vierde"), ("herhaling", regel.herhaling, "vijfde")):
            hoogst = categorie(naam, g.vanaf)
            if bedrag is not None and bedrag > hoogst.centen:
                zin = f"{euro(bedrag)} is meer dan het wettelijk maximum: {euro(hoogst.centen)}, de {naam} categorie van {hoogst.jaar}."
                yield Fout(f"{pad}.{veld}", "boven_wettelijk_maximum", zin)
    for eerste, tweede in combinations(g.boetes, 2):
        if eerste.overtreding == tweede.overtreding and _overlapt(eerste, tweede):
            zin = f"Deze regel en boetes[{eerste.plaats}] gaan over dezelfde overtreding en omvang."
            yield Fout(f"boetes[{tweede.plaats}]", "overlap", zin)


def _overlapt(a: Boeteregel, b: Boeteregel) -> bool:
    return (b.tot_en_met is None or a.van <= b.tot_en_met) and (a.tot_en_met is None or b.van <= a.tot_en_met)


def toewijzingsfouten(g: Gemeente) -> Iterator[Fout]:
    """De raad mag het middeninkomen hoger stellen, niet lager (Huisvestingswet 2014 art. 10 lid 4)."""
    for veld, bedrag in (("inkomen_alleen", g.inkomen_alleen), ("inkomen_meer", g.inkomen_meer)):
        if bedrag is None:
            continue
        try:
            wet: int = onderwerp("toewijzing")[veld].geldend(g.vanaf).waarde
        except RechtFout:
            continue  # vóór 1 juli 2024 kende de wet geen bedrag
        if bedrag < wet:
            zin = f"{euro(bedrag)} is lager dan het bedrag van de wet, {euro(wet)}; de raad mag alleen een hoger bedrag kiezen."
            yield Fout(f"toewijzing.{veld}", "onder_wettelijk_minimum", zin)
