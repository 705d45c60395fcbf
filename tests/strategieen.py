"""Hypothesis-strategieën: geldige documenten met alleen bekende feiten, gericht op de plaatsen waar de wet afrondt of omslaat."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from huurstelsel.feiten.ruimte import Eisen
from huurstelsel.feiten.soorten import COMBINATIES, ENERGIELABELS, RUIMTESOORTEN, VOORZIENINGSOORTEN
from orakel import KEUZES
from orakel.richten import Woordenboek, Zaak, een_achtste, richt_rest, richt_woz
from orakel.ruimten import BADRUIMTEN, BUITENRUIMTEN, EEN_RUIMTE, OVERIGE_RUIMTEN, VERKEERSRUIMTEN, VERTREKKEN, ZOLDERS
from orakel.woz import KLEINE_NIEUWBOUW
from strategieen_basis import (
    EEN_DAG,
    STELLEN,
    aantallen,
    adressen,
    bedragen,
    dagen,
    decimalen,
    een_van,
    oppervlakten,
    record,
    soms,
    zelfde_stel,
    zonder_lege,
)

GEMEENTEN = ("Amsterdam", "Utrecht", "Amstelveen", "Amersfoort", "GM0344", "Rotterdam", "Groningen", None)
EISEN = tuple(Eisen.model_fields)
VOORZIENINGEN = tuple(s for s in (*VOORZIENINGSOORTEN, *COMBINATIES) if s != "woonvoorziening_gehandicapten")
KEUKEN = (*VOORZIENINGSOORTEN[: VOORZIENINGSOORTEN.index("toilet")], *COMBINATIES)
SANITAIR = VOORZIENINGSOORTEN[
    VOORZIENINGSOORTEN.index("eenhandsmengkraan") : VOORZIENINGSOORTEN.index("stopcontact") + 1
]
OPEN_TE_MAKEN = EEN_RUIMTE - BADRUIMTEN - ZOLDERS - {"toiletruimte"}  # wat een open badkamer is, zegt de wet niet
WET_BETAALBARE_HUUR = date(2024, 7, 1)

peildata = st.one_of(
    st.sampled_from([date(2024, 7, 1), date(2024, 12, 31), date(2025, 1, 1), date(2026, 1, 1), date(2026, 2, 28)]),
    st.integers(0, 913).map(lambda n: WET_BETAALBARE_HUUR + n * EEN_DAG),
)
keuzes = st.dictionaries(st.sampled_from(sorted(KEUZES)), st.integers(0, 5), max_size=5).map(
    lambda gekozen: {naam: KEUZES[naam][n % len(KEUZES[naam])] for naam, n in gekozen.items()}
)

# ---------------------------------------------------------------------------------------------------------- voorzieningen


def _heel_aanrecht(aanrecht: Woordenboek) -> Woordenboek:
    """Het langste stuk is niet langer dan het aanrecht."""
    if aanrecht.get("aaneengesloten", 0) > aanrecht["lengte"]:
        del aanrecht["aaneengesloten"]
    return aanrecht


aanrechten = record(
    {
        "soort": st.just("aanrecht"),
        "lengte": st.one_of(een_van("0.999 1 1.995 2 0.5 1.5"), decimalen(0, 4, 100).map(lambda m: m or Decimal(3))),
        "aaneengesloten": soms(een_van("0.5 0.999 1")),
        "aantal": soms(st.just(2)),
    }
).map(_heel_aanrecht)
kastruimten = record(
    {
        "soort": st.just("extra_kastruimte"),
        "aantal": aantallen,
        "breedte": st.one_of(st.none(), een_van("0.5 0.6 1.19 1.2 2.4")),
    }
)


def _voorzieningen(soorten: tuple[str, ...]) -> st.SearchStrategy[Woordenboek | str]:
    """Een voorziening, als naam of met een aantal en maat."""
    gewone = st.sampled_from([s for s in soorten if s not in {"aanrecht", "extra_kastruimte"}])
    mogelijk: list[st.SearchStrategy[Woordenboek | str]] = [gewone, record({"soort": gewone, "aantal": aantallen})]
    mogelijk += [aanrechten] if "aanrecht" in soorten else []
    mogelijk += [kastruimten] if "extra_kastruimte" in soorten else []
    return st.one_of(mogelijk)


_WILLEKEURIG = st.lists(_voorzieningen(VOORZIENINGEN), max_size=2)
_IN_BADRUIMTE = st.lists(_voorzieningen((*SANITAIR, "wastafel", "bad", "douche", "toilet")), max_size=7)
_IN_TOILETRUIMTE = st.lists(
    _voorzieningen(("toilet", "hangend_toilet", "wastafel", "meerpersoonswastafel")), max_size=3
)
_IN_KEUKEN = st.builds(lambda eerste, rest: [eerste, *rest], aanrechten, st.lists(_voorzieningen(KEUKEN), max_size=6))
_LAADPAAL = st.lists(_voorzieningen(("laadpaal",)), max_size=1)


def _inrichting(soort: str) -> st.SearchStrategy[list[Woordenboek | str]]:
    """Wat in een ruimte van deze soort meestal zit, en soms iets anders."""
    if soort == "parkeerplek" or soort in BUITENRUIMTEN:
        return _LAADPAAL
    if RUIMTESOORTEN[soort].klasse == 0:
        return _WILLEKEURIG if soort == "buiten_de_ruimten" else st.just([])
    if soort in BADRUIMTEN:
        return st.one_of(_IN_BADRUIMTE, _IN_BADRUIMTE, _WILLEKEURIG)
    if soort == "toiletruimte":
        return st.one_of(_IN_TOILETRUIMTE, _IN_TOILETRUIMTE, _WILLEKEURIG)
    return st.one_of(st.just([]), _IN_KEUKEN if soort in VERTREKKEN else st.just([]), _WILLEKEURIG)


# --------------------------------------------------------------------------------------------------------------- ruimten


def _ruimte(soort: str) -> st.SearchStrategy[Woordenboek]:
    """Eén ruimte van deze soort, zonder verwijzingen."""
    velden: dict[str, st.SearchStrategy[Any]] = {
        "soort": st.just(soort),
        "verwarmd": st.booleans(),
        "verkoeld": soms(st.booleans()),
        "gedeeld_met_adressen": adressen,
        "gedeeld_stel": STELLEN,
        "eisen": soms(st.dictionaries(st.sampled_from(EISEN), st.booleans(), min_size=1, max_size=2), 2),
        "voorzieningen": _inrichting(soort),
    }
    if soort == "parkeerplek":
        velden |= {"type": st.sampled_from(["I", "II", "III"]), "aantal": aantallen}
        return record(velden | {"oppervlakte": soms(een_van("11.99 11.995 12 12.005 15 18.755"), 1)})
    gemeten = record(velden | {"lengte": decimalen(1, 9, 100), "breedte": decimalen(1, 5, 1000)})
    opgegeven = record(velden | {"oppervlakte": oppervlakten})
    return st.one_of(*[opgegeven] * 9, gemeten)


_PER_SOORT = {soort: _ruimte(soort) for soort in RUIMTESOORTEN}
_GEWONE = (
    "woonkamer",
    "keuken",
    "badkamer",
    "zolder",
    "zoldervertrek",
    "toiletruimte",
    "kast",
    "parkeerplek",
    "balkon",
)
ruimten = st.one_of(
    st.sampled_from(_GEWONE),
    st.sampled_from(_GEWONE),
    st.sampled_from(sorted(VERTREKKEN)),
    st.sampled_from(sorted(OVERIGE_RUIMTEN | VERKEERSRUIMTEN)),
    st.sampled_from(sorted(BUITENRUIMTEN)),
    st.sampled_from(list(RUIMTESOORTEN)),
).flatmap(_PER_SOORT.__getitem__)
_MUUR = {factor: Decimal(factor) for factor in ("1", "1.9", "2", "2.1")}
openingen = st.builds(
    lambda opening, factor: opening | {"breedte_muur": opening["breedte_opening"] * _MUUR[factor]},
    record(
        {
            "breedte_opening": een_van("0.849 0.85 2 2.001"),
            "hoogte_opening": soms(een_van("1.99 2 2.3")),
            "afsluitbaar": soms(st.booleans(), 5),
            "omlijsting": soms(st.booleans(), 5),
        }
    ),
    st.sampled_from(sorted(_MUUR)),
)
_EENS_IN_DE_VIER = st.sampled_from((False, False, False, True))
_RUIMTELIJST = st.one_of(
    st.lists(ruimten, max_size=2), st.lists(ruimten, min_size=2, max_size=4), st.lists(ruimten, min_size=4, max_size=9)
)


def _even_warm(ruimte: Woordenboek, met: Woordenboek) -> None:
    """Een open ruimte is in haar geheel verwarmd of niet; alleen een keuken kan apart verwarmd zijn (toelichting 3)."""
    ruimte["verkoeld"] = met.get("verkoeld", False)
    if (ruimte["soort"] == "keuken") == (met["soort"] == "keuken"):
        ruimte["verwarmd"] = met["verwarmd"]


def _op_gang(kast: Woordenboek) -> None:
    """Een kast op een verkeersruimte is geen ruimte; wat erin zit laat de wet open."""
    kast["verwarmd"] = False
    for weg in ("verkoeld", "voorzieningen"):
        kast.pop(weg, None)


@st.composite
def indelingen(draw: st.DrawFn) -> list[Woordenboek]:
    """Ruimten met kasten en open verbindingen; een verwijzing wijst naar een eerdere ruimte met evenveel adressen."""
    lijst = draw(_RUIMTELIJST)
    voorvoegsel = draw(st.sampled_from(("ruimte-", "r")))  # ruimte-1, ruimte-2, … krijgt een document vanzelf
    for n, ruimte in enumerate(lijst):
        if ruimte["gedeeld_met_adressen"] == 1:
            ruimte.pop("gedeeld_stel", None)
        if voorvoegsel == "r":
            ruimte["id"] = f"r{n + 1}"
        mogelijk = {
            f"{voorvoegsel}{m + 1}": ander
            for m, ander in enumerate(lijst[:n])
            if ander["gedeeld_met_adressen"] == ruimte["gedeeld_met_adressen"] and "onderdeel_van" not in ander
        }
        gastheren = [i for i, ander in mogelijk.items() if ander["soort"] in EEN_RUIMTE | VERKEERSRUIMTEN]
        buren = [i for i in gastheren if mogelijk[i]["soort"] in OPEN_TE_MAKEN | VERKEERSRUIMTEN]
        if ruimte["soort"] == "kast" and gastheren and draw(st.booleans()):
            ruimte["onderdeel_van"] = draw(st.sampled_from(gastheren))
            if mogelijk[ruimte["onderdeel_van"]]["soort"] in VERKEERSRUIMTEN:
                _op_gang(ruimte)
            else:
                zelfde_stel(ruimte, mogelijk[ruimte["onderdeel_van"]])
        elif ruimte["soort"] in OPEN_TE_MAKEN and buren and draw(_EENS_IN_DE_VIER):
            met = draw(st.sampled_from(buren))
            ruimte["open_verbinding"] = draw(openingen) | {"met": met}
            _even_warm(ruimte, mogelijk[met])
    return lijst


# ---------------------------------------------------------------------------------------------------------------- woning

_OMSLAG = [
    date.fromisoformat(dag)
    for dag in ["2014-12-31", "2015-01-01", "2020-12-31", "2021-01-01", "2024-06-30", "2024-07-01"]
]
_EI = st.builds(lambda a, b: a + b, een_van("0.6 0.8 1.2 1.4 1.8 2.1 2.4 2.7"), een_van("0 0.01 -0.01 0.0000001"))
_LABEL = record(
    {
        "soort": st.just("energielabel"),
        "label": st.sampled_from(ENERGIELABELS),
        "vereenvoudigd": soms(st.booleans(), 1),
        "risico_oververhitting": st.sampled_from([None, "laag", "hoog"]),
        "gebruiksoppervlakte": een_van("24.9 25 39.99 40 40.1 70"),
        "voor": soms(st.sampled_from(["woning", "gebouw"]), 4),
    }
)
_INDEX = record(
    {
        "soort": st.just("energie-index"),
        "waarde": st.one_of(_EI, decimalen(-1, 4, 100)),
        "geldig_voor_wws": soms(st.booleans(), 2),
    }
)


def _prestatie(peildatum: date) -> st.SearchStrategy[Woordenboek]:
    """Een label of energie-index, vaak opgenomen op een dag waarop iets omslaat."""
    tien_jaar_terug = date(peildatum.year - 10, peildatum.month, min(peildatum.day, 28))
    rond = [peildatum, peildatum - EEN_DAG, tien_jaar_terug, tien_jaar_terug + EEN_DAG, date(2016, 2, 29)]
    opnamen = st.one_of(st.sampled_from(_OMSLAG + rond), dagen)
    tot = soms(st.sampled_from([peildatum, peildatum + EEN_DAG, date(2030, 1, 1)]))

    def met_datums(prestatie: Woordenboek, opname: date, later: int, einde: date | None, vorm: int) -> Woordenboek:
        registratie = opname + later * EEN_DAG
        datums = {"opnamedatum": opname if vorm else None, "registratiedatum": registratie}
        datums["geldig_tot"] = einde if einde is not None and einde >= registratie else None
        return prestatie | zonder_lege(datums)

    return st.builds(
        met_datums, st.one_of(_LABEL, _INDEX), opnamen, st.sampled_from((0, 1, 40)), tot, st.sampled_from((0, 1, 2, 3))
    )


def _begin(prestatie: Woordenboek) -> tuple[object, object]:
    """Twee prestaties van dezelfde soort op dezelfde dag laten open welke telt; dat komt in een document niet voor."""
    return prestatie.get("opnamedatum", prestatie["registratiedatum"]), prestatie["soort"]


def _woz(peildatum: date) -> st.SearchStrategy[list[Woordenboek]]:
    """Waarden van verschillende jaren, soms nog niet vastgesteld op de peildatum."""
    rond = [peildatum - EEN_DAG, peildatum, peildatum + EEN_DAG]
    velden = {"waarde": bedragen, "voortgang_bouw": soms(st.sampled_from([1, 30, 33, 60, 99, 100]), 5)}

    def uit(jaar: int) -> st.SearchStrategy[Woordenboek]:
        vastgesteld = st.sampled_from([max(dag, date(jaar + 1, 1, 1)) for dag in rond])
        return record(velden | {"waardepeildatum": st.just(date(jaar, 1, 1)), "vastgesteld": soms(vastgesteld, 4)})

    waarden = [uit(max(2019, peildatum.year - n)) for n in (1, 2, 3, 5)]
    return st.lists(st.one_of(waarden), max_size=3, unique_by=lambda woz: woz["waardepeildatum"])


def _ingreep(netto: Decimal, subsidie: int, bijdrage: Decimal, rest: Woordenboek) -> Woordenboek:
    """Bij een subsidie zegt het document niet dat er geen is."""
    if subsidie:
        rest.pop("deels_gesubsidieerd", None)
    return rest | {"kosten": netto + subsidie + bijdrage, "subsidie": subsidie, "eigen_bijdrage": bijdrage}


woonvoorzieningen = st.builds(
    _ingreep,
    st.one_of(st.integers(0, 80).map(lambda n: n * Decimal("41.5")), decimalen(0, 9_000, 100)),  # € 41,50: een achtste
    st.sampled_from((0, 1, 2_500)),
    een_van("0 0 99.99"),
    record(
        {
            "datum": st.sampled_from([None, date(1994, 3, 31), date(1994, 4, 1), date(2020, 1, 1)]),
            "deels_gesubsidieerd": st.sampled_from([None, True, False]),
            "voor_huidige_huurder": soms(st.booleans()),
            "gedeeld_met_adressen": adressen,
        }
    ),
)
_MEESTAL_JA = st.sampled_from((True, True, True, True, True, False))
zorgwoningen = record(
    {
        "in_woongebouw": _MEESTAL_JA,
        "drempelloos_toegankelijk": _MEESTAL_JA,
        "alarmering_in_huurovereenkomst": _MEESTAL_JA,
        "gemeenschappelijke_ruimte_in_huurovereenkomst": _MEESTAL_JA,
        "drie_punten_gemeenschappelijk": soms(st.booleans()),
    }
)
laadpalen = record({"aantal": aantallen, "gedeeld_met_adressen": adressen})
_MONUMENTEN = ("rijksmonument", "provinciaal_monument", "gemeentelijk_monument", "rijksbeschermd_gezicht")
_BOUWJAREN = (1964, 1965, 1976, 1977, 1979, 1984, 1992, 2000, 2002, 2015, 2018, 2019, 2022, 2023, 2024)
_VAST: dict[str, st.SearchStrategy[Any]] = {
    "woningtype": st.sampled_from(["eengezinswoning", "meergezinswoning"]),
    "gebruiksoppervlakte": een_van("39.99 40 75"),
    "energieprestatievergoeding": soms(st.booleans(), 5),
    "taxatiewaarde": soms(bedragen),
    "zorgwoning": soms(zorgwoningen),
    "aanbelfunctie_met_video": soms(st.booleans()),
    "laadpalen": st.lists(laadpalen, max_size=2),
    "woonvoorzieningen_gehandicapten": st.lists(woonvoorzieningen, max_size=2),
    **{monument: soms(st.booleans()) for monument in _MONUMENTEN},
    "eerste_ingebruikname": soms(st.sampled_from([WET_BETAALBARE_HUUR, date(2024, 7, 2), date(2026, 6, 1)]), 1),
    "start_bouw": soms(st.sampled_from([date(2021, 5, 1), WET_BETAALBARE_HUUR]), 1),
}
_CONTRACT = record(
    {
        "ondertekend": st.sampled_from([date(2024, 6, 30), WET_BETAALBARE_HUUR, date(2020, 1, 1), date(2025, 3, 1)]),
        "ingangsdatum": soms(st.sampled_from([WET_BETAALBARE_HUUR, date(2025, 1, 1), date(2026, 1, 1)])),
        "huurprijs": soms(een_van("879.66 879.67 932.93 932.94 1184.82 1184.83 1300")),
    }
)


def _jaren(peildatum: date) -> st.SearchStrategy[Woordenboek]:
    """Bouwjaar en renovaties, niet na de peildatum en niet vóór de bouw."""
    bouwjaren = st.one_of(st.sampled_from(_BOUWJAREN), st.integers(1850, peildatum.year))
    renovatie = record(
        {"jaar": st.integers(2013, peildatum.year), "voldoet_aan_nieuwbouweisen": soms(st.booleans(), 1)}
    )

    def passend(bouwjaar: int, renovaties: list[Woordenboek]) -> Woordenboek:
        return {"bouwjaar": bouwjaar, "renovaties": [r for r in renovaties if r["jaar"] >= bouwjaar]}

    return st.builds(passend, bouwjaren, st.lists(renovatie, max_size=2))


def documenten(peildatum: date) -> st.SearchStrategy[Woordenboek]:
    """Een woning waarvan alles wat ertoe doet bekend is, met haar huurovereenkomst en gemeente."""
    prestaties = st.lists(_prestatie(peildatum), max_size=3, unique_by=_begin)
    wisselend = record({"energieprestaties": prestaties, "woz_waarden": _woz(peildatum), "ruimten": indelingen()})
    woning = st.builds(
        lambda a, b, c: {"ruimten": [], **zonder_lege(a | b | c)}, record(_VAST), _jaren(peildatum), wisselend
    )
    adres = record({"gemeente": st.sampled_from(GEMEENTEN)})
    return st.fixed_dictionaries({"adres": adres, "contract": _CONTRACT, "woning": woning}).map(met_gemeente)


def met_gemeente(document: Woordenboek) -> Woordenboek:
    """Van een woning die klein kan zijn (11.1 onder a) doet de gemeente ertoe."""
    woning = document["woning"]
    jaren = {woning.get("bouwjaar"), *(renovatie["jaar"] for renovatie in woning.get("renovaties", []))}
    klein = None in jaren or jaren & set(KLEINE_NIEUWBOUW)
    gegeven = document["adres"].get("gemeente") is not None
    return {**document, "adres": {"gemeente": "Groningen"}} if klein and not gegeven else document


_RICHTINGEN = st.sampled_from(["", "", "", "rest", "totaal", "aandeel", "achtste"])
_NAAST = st.sampled_from((0, 1, -1, 100, -100))
_DOELEN_REST = een_van("109.75 110 110.25 67 134 134.25 201 125.5 125.75 109.5 124.5 143.5").map(Fraction)
_DOELEN_TOTAAL = een_van("186 186.25 186.5 186.75 187 143.5 144 187.5 250").map(Fraction)
_KWARTEN = een_van("0 0.25 -0.25").map(Fraction)
_PER_PEILDATUM: dict[date, st.SearchStrategy[Woordenboek]] = {}


@st.composite
def zaken(draw: st.DrawFn, gekozen: st.SearchStrategy[dict[str, str]] = keuzes) -> Zaak:
    """Een document met peildatum en keuzes; soms zo aangevuld dat het totaal of de WOZ-punten bij een grens liggen."""
    peildatum = draw(peildata)
    zaak = Zaak(draw(_PER_PEILDATUM.setdefault(peildatum, documenten(peildatum))), peildatum, draw(gekozen))
    richting = draw(_RICHTINGEN)
    if richting in {"rest", "totaal", "aandeel"} and draw(st.booleans()):
        richt_rest(zaak, draw(_DOELEN_REST))
    if richting == "totaal":
        richt_woz(zaak, draw(_DOELEN_TOTAAL) - zaak.rest(), draw(_NAAST))
    elif richting == "aandeel":
        richt_woz(zaak, zaak.rest() * 33 / 67 + draw(_KWARTEN), draw(_NAAST))
    elif richting == "achtste":
        richt_woz(zaak, een_achtste(zaak), draw(_NAAST))
    return zaak
