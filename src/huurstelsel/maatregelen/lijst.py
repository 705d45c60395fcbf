"""De maatregelen die huurstelsel kent, in de volgorde van de rubrieken; een combinatie wordt in deze volgorde uitgevoerd."""

from __future__ import annotations

from huurstelsel.feiten.soorten import Klasse
from huurstelsel.maatregelen.maatregel import (
    BADKAMER,
    BADRUIMTE,
    KEUKEN,
    PARKEREN,
    SLAAPKAMER,
    TOILETRUIMTE,
    TOILETTEN,
    Aanrecht,
    Buitenruimte,
    Deurbel,
    Koel,
    Label,
    Maatregel,
    Plek,
    Vergroot,
    Verwarm,
    Voorzie,
)

LABELS = {"label_c": "C", "label_b": "B", "label_a": "A", "label_a_plus": "A+", "label_a_plus_plus": "A++"}
_WASTAFELS = ("wastafel", "meerpersoonswastafel")
_TOILETTEN = ("toilet", "hangend_toilet")


def _in(plek: Plek, soort: str, naam: str, *vervangt: str, id_: str = "") -> Maatregel:
    """Een voorziening waar zij nog niet is."""
    return Maatregel(id_ or soort, naam, Voorzie(soort, plek, zonder=(soort,), vervangt=vervangt))


def _bij(plek: Plek, soort: str, naam: str, *vereist: str) -> Maatregel:
    """Een voorziening die alleen bij een andere kan."""
    return Maatregel(soort, naam, Voorzie(soort, plek, zonder=(soort,), vereist=vereist))


MAATREGELEN: tuple[Maatregel, ...] = (
    # rubriek 3
    Maatregel("verwarming_vertrekken", "Verwarming in elk onverwarmd vertrek", Verwarm((Klasse.VERTREK,))),
    Maatregel(
        "verwarming_overige",
        "Verwarming in elke onverwarmde overige of verkeersruimte",
        Verwarm((Klasse.OVERIGE_RUIMTE, Klasse.VERKEERSRUIMTE)),
    ),
    Maatregel("koeling", "Koeling in elk verwarmd vertrek", Koel()),
    # rubriek 4
    Maatregel("label_stap", "Energielabel één stap beter", Label(None), "label"),
    *(Maatregel(id_, f"Energielabel {naar}", Label(naar), "label") for id_, naar in LABELS.items()),
    # rubriek 5
    Maatregel("aanrecht_2m", "Aanrecht van 2 meter", Aanrecht(2_000), "aanrecht"),
    Maatregel("aanrecht_3m", "Aanrecht van 3 meter", Aanrecht(3_000), "aanrecht", ("onzelfstandig",)),
    _in(KEUKEN, "afzuiginstallatie", "Inbouw afzuiginstallatie"),
    _in(
        KEUKEN,
        "inbouw_kookplaat_inductie",
        "Inbouw kookplaat inductie",
        "inbouw_kookplaat_keramisch",
        "inbouw_kookplaat_gas",
    ),
    _in(KEUKEN, "inbouw_koelkast", "Inbouw koelkast"),
    _in(KEUKEN, "inbouw_vrieskast", "Inbouw vrieskast"),
    _in(KEUKEN, "inbouw_oven_elektrisch", "Inbouw oven elektrisch", "inbouw_oven_gas"),
    _in(KEUKEN, "inbouw_magnetron", "Inbouw magnetron"),
    _in(KEUKEN, "inbouw_vaatwasmachine", "Inbouw vaatwasmachine"),
    _in(KEUKEN, "kokendwaterfunctie", "Kokendwaterfunctie"),
    Maatregel("extra_kastruimte", "Extra keukenkast van 60 cm", Voorzie("extra_kastruimte", KEUKEN)),
    _in(
        KEUKEN,
        "thermostatische_mengkraan",
        "Thermostatische kraan in de keuken",
        "eenhandsmengkraan",
        id_="kraan_keuken",
    ),
    # rubriek 6
    Maatregel(
        "hangend_toilet",
        "Hangend toilet in plaats van staand",
        Voorzie("hangend_toilet", TOILETTEN, vereist=("toilet",), vervangt=("toilet",)),
    ),
    Maatregel("tweede_toilet", "Toilet in de badruimte", Voorzie("toilet", BADRUIMTE, zonder=_TOILETTEN)),
    Maatregel("wastafel_badruimte", "Wastafel in de badruimte", Voorzie("wastafel", BADRUIMTE, zonder=_WASTAFELS)),
    Maatregel("wastafel_slaapkamer", "Wastafel in een slaapkamer", Voorzie("wastafel", SLAAPKAMER, zonder=_WASTAFELS)),
    Maatregel(
        "wastafel_toiletruimte", "Wastafel in de toiletruimte", Voorzie("wastafel", TOILETRUIMTE, zonder=_WASTAFELS)
    ),
    _in(BADRUIMTE, "meerpersoonswastafel", "Meerpersoonswastafel in de badruimte", "wastafel"),
    Maatregel("douche", "Aparte douche naast het bad", Voorzie("douche", BADRUIMTE, ("douche",), ("bad",))),
    Maatregel("bad", "Bad naast de douche", Voorzie("bad", BADKAMER, ("bad",), ("douche",))),
    _bij(BADRUIMTE, "afscheiding_douche", "Volledige afscheiding van de douche", "douche"),
    _bij(BADRUIMTE, "bubbelfunctie", "Bubbelfunctie van het bad", "bad"),
    _in(BADRUIMTE, "handdoekenradiator", "Handdoekenradiator"),
    _in(
        BADRUIMTE,
        "thermostatische_mengkraan",
        "Thermostatische kraan in de badruimte",
        "eenhandsmengkraan",
        id_="kraan_bad",
    ),
    _bij(BADRUIMTE, "kastje_met_wastafel", "Kastje met wastafel", *_WASTAFELS),
    _in(BADRUIMTE, "kastruimte", "Kastruimte in de badruimte"),
    _bij(BADRUIMTE, "stopcontact", "Stopcontact bij de wastafel", *_WASTAFELS),
    # rubriek 8
    Maatregel("balkon", "Balkon van 4 m²", Buitenruimte("balkon", 4)),
    Maatregel("buitenruimte_groter", "Buitenruimte 5 m² groter", Vergroot(5)),
    # rubriek 10 en 12
    Maatregel("deurbel", "Aanbelfunctie met video en audio", Deurbel()),
    _in(PARKEREN, "laadpaal", "Laadpaal"),
)

OP_ID = {maatregel.id: maatregel for maatregel in MAATREGELEN}
