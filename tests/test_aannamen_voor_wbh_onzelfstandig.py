"""Wat over een kamer vóór de Wet betaalbare huur wordt aangenomen, en alleen als het iets kan uitmaken."""

from __future__ import annotations

from typing import Any

from huurstelsel.feiten.aannamen_voor_wbh_onzelfstandig import aannamen_kamer_voor_wbh
from huurstelsel.feiten.lezen import lees_document
from test_orakel_voor_wbh_onzelfstandig import aanrecht, kamer, ruimte

AFTREK_BEKEND = {
    **dict.fromkeys(("extreme_overlast", "via_vertrek_verhuurder", "hoog_zonder_lift"), False),
    **dict.fromkeys(("gevelwand_dichtbij", "geen_warme_maaltijden"), False),
    "ruitoppervlakte": 2,
    "hoogte_raamkozijn": 1,
}
BADKAMER = {"waterdichte_vloer": True, "waterdichte_wand_badruimte": True, "warm_en_koud_water": True}
BEKEND = {"verwarmingswijze": "cv", "thermostaatknoppen": False, "aftrek": AFTREK_BEKEND}


def _paden(*ruimten: dict[str, Any], **woning: object) -> list[str]:
    return [m.pad for m in aannamen_kamer_voor_wbh(lees_document(kamer(*ruimten, **woning)).woning)]


def _zinnen(*ruimten: dict[str, Any], **woning: object) -> str:
    return " ".join(m.zin for m in aannamen_kamer_voor_wbh(lees_document(kamer(*ruimten, **woning)).woning))


def test_zonder_ruimten_en_feiten() -> None:
    assert _paden() == ["woning.verwarmingswijze", "woning.thermostaatknoppen", "woning.ruimten", "woning.aftrek"]
    assert _zinnen().count("Aangenomen") == 3
    assert "0,75 m²" in _zinnen()
    assert "1,60 m" in _zinnen()


def test_wie_alles_opgeeft_leest_alleen_wat_een_document_niet_kan_zeggen() -> None:
    """De koelkast bij het aanrecht, de weg naar het toilet, en de afsluitbare ruimte bij een gemeenschappelijke wastafel."""
    eisen = {"water_aan_en_afvoer": True, "kookaansluiting": True, "inbouwkasten": True, "ventilatie": True}
    ruimten = (
        ruimte("woon_slaapkamer", 14, verwarmd=True),
        ruimte("keuken", 6, aanrecht(), eisen={**eisen, "warm_en_koud_water": True}),
        ruimte("toiletruimte", 1, "toilet"),
        ruimte("badkamer", 4, "douche", "wastafel", delen=4, eisen={**BADKAMER, "exclusief_gebruiksrecht": True}),
        ruimte("tuin", 20, eisen={"minimumafmeting": True}),
        ruimte("fietsenberging", 4),
    )
    assert _paden(*ruimten, **BEKEND) == ["woning.ruimten.eisen", *["woning.ruimten.voorzieningen"] * 2]
    assert "geaarde aansluiting" in _zinnen(*ruimten, **BEKEND)
    assert "andere eisen" not in _zinnen(*ruimten, **BEKEND)


def test_wat_ontbreekt() -> None:
    zin = "Geen aanrecht, geen toilet, geen bad of douche en geen wastafel opgegeven: aangenomen van niet"
    assert _zinnen(ruimte("slaapkamer", 14), **BEKEND).startswith(zin)
    assert "Geen buitenruimte en geen fietsenberging" in _zinnen(ruimte("slaapkamer", 14), ruimte("carport"), **BEKEND)
    assert "buitenruimte" not in _zinnen(ruimte("tuin", 4, eisen={"minimumafmeting": False}), **BEKEND)


def test_alleen_waar_het_iets_uitmaakt() -> None:
    """Gaskachels tellen ook in een koude kamer, regelknoppen daar niet, en een eis niet als een andere al nee is."""
    assert "woning.verwarmingswijze" in _paden(ruimte("slaapkamer", 14, verwarmd=False))
    assert "woning.verwarmingswijze" not in _paden(ruimte("slaapkamer", 14), verwarmingswijze="schoorsteen")
    assert "woning.verwarmingswijze" in _paden(ruimte("slaapkamer", 14, verwarmd=True))
    assert "woning.thermostaatknoppen" not in _paden(verwarmingswijze="gaskachels")
    zolder = ruimte("zoldervertrek", 9)
    assert "zoldervertrek" in _zinnen(zolder)
    assert "zoldervertrek" not in _zinnen({**zolder, "eisen": {"dak_beschoten": False}})
    assert "zoldervertrek" not in _zinnen({**zolder, "eisen": {"trap": False}})
    zin = "Bij een “badkamer_met_toilet” is geen toilet opgegeven: aangenomen dat het geen punten geeft."
    assert zin in _zinnen(ruimte("badkamer_met_toilet", 4, "douche"))
    assert zin not in _zinnen(ruimte("badkamer_met_toilet", 4, "douche", "toilet"))
    douche = ruimte("badkamer", 4, "douche")
    assert "waterdicht" in _zinnen(douche)
    assert "waterdicht" not in _zinnen({**douche, "eisen": {"warm_en_koud_water": False}})
    assert "andere eisen" in _zinnen(ruimte("keuken", 4, aanrecht()))
    assert "andere eisen" not in _zinnen(ruimte("keuken", 4, aanrecht(), eisen={"inbouwkasten": False}))
