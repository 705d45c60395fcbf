"""Controles over velden heen: wat elk op zich geldig is maar samen niet kan."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from huurstelsel.feiten import adres
from huurstelsel.feiten.basis import MAX_BEDRAG, MAX_OPPERVLAKTE
from huurstelsel.feiten.controle_wagen import wagen
from huurstelsel.feiten.model import Aftrek
from huurstelsel.feiten.ruimte import Ruimte, oppervlakte_van
from huurstelsel.feiten.samenvoegen import ruimte_ids
from huurstelsel.feiten.soorten import BINNENSHUIS, RUIMTESOORTEN, Klasse
from huurstelsel.fouten import Fout, bedoelde_u

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from huurstelsel.feiten.model import Document, Energieprestatie

MAX_BINNENRUIMTE = 5_000  # m²: een kamer zo groot is een vergeten komma

MAX_KOSTEN = MAX_BEDRAG // 100
"""Wat investeringen en woonvoorzieningen samen ten hoogste kosten (€ 10 miljoen), zoals elk op zich.

Kosten worden als eurocent × punt × procent in 64 bits gerekend, en bij gedeelde ruimten onder één noemer opgeteld: één post van dit bedrag
past daarin, honderd niet. De punten van een woning kosten nooit zoveel.
"""


def controleer(document: Document) -> list[Fout]:
    """Alle fouten die pas blijken als velden naast elkaar liggen."""
    controles = (
        _gemeente,
        _kamers,
        _jaren,
        _energieprestaties,
        _bouw,
        _ids,
        _kasten,
        _openingen,
        _oppervlakten,
        _kosten,
        wagen,
    )
    return [fout for controle in controles for fout in controle(document)]


def _gemeente(document: Document) -> Iterator[Fout]:
    """Een gemeente of woonplaatscode die niet bestaat, zou stil buiten elk gebied vallen."""
    adres = document.adres
    if adres.gemeente is None and adres.woonplaatscode is None:
        return
    from huurstelsel.recht import gebieden  # noqa: PLC0415 - alleen lezen als er een gemeente staat

    dag = document.peildatum or date.max
    if adres.gemeente is not None and gebieden.gebied(adres.gemeente, dag) is None:
        zin = f"De gemeente “{adres.gemeente}” bestaat niet of is niet eenduidig.{bedoelde_u(adres.gemeente, gebieden.gemeentenamen())}"
        yield Fout("adres.gemeente", "onbekende_gemeente", zin)
    if adres.woonplaatscode is not None and not gebieden.bestaat_woonplaats(adres.woonplaatscode):
        yield Fout(
            "adres.woonplaatscode",
            "onbekende_woonplaatscode",
            f"De woonplaatscode {adres.woonplaatscode} bestaat niet.",
        )


def _kamers(document: Document) -> Iterator[Fout]:
    """Kamers horen bij stelsel onzelfstandig, en er delen er niet meer dan er op het adres zijn."""
    yield from adres.fouten(document)
    yield from _stellen(document)
    woning = document.woning
    for i, ruimte in enumerate(woning.ruimten):
        kamers = ruimte.gedeeld_met_kamers
        if kamers is None:
            continue
        pad = f"woning.ruimten[{i}].gedeeld_met_kamers"
        if woning.stelsel != "onzelfstandig":
            zin = "Het veld “gedeeld_met_kamers” hoort bij stelsel onzelfstandig."
            yield Fout(pad, "alleen_onzelfstandig", zin)
        elif woning.kamers_op_adres is not None and kamers > woning.kamers_op_adres:
            zin = f"Deze ruimte wordt door {kamers} kamers gedeeld, maar op het adres zijn er {woning.kamers_op_adres}."
            yield Fout(pad, "meer_kamers_dan_op_adres", zin)
    if woning.stelsel == "zelfstandig" and (woning.kamers_op_adres or 1) > 1:
        zin = "Het veld “kamers_op_adres” hoort bij stelsel onzelfstandig."
        yield Fout("woning.kamers_op_adres", "alleen_onzelfstandig", zin)
    if woning.stelsel != "onzelfstandig" and woning.aftrek.model_fields_set and woning.aftrek != Aftrek():
        yield Fout("woning.aftrek", "alleen_onzelfstandig", "Het veld “aftrek” hoort bij stelsel onzelfstandig.")
    aangewezen = [i for i, ruimte in enumerate(woning.ruimten) if ruimte.wastafels_zonder_maximum is not None]
    for i in aangewezen if woning.stelsel != "onzelfstandig" else ():
        zin = "Het veld “wastafels_zonder_maximum” hoort bij stelsel onzelfstandig."
        yield Fout(f"woning.ruimten[{i}].wastafels_zonder_maximum", "alleen_onzelfstandig", zin)
    for i in [i for i in aangewezen if woning.ruimten[i].wastafels_zonder_maximum][1:]:
        zin = "Hoogstens één ruimte op het adres heeft geen maximum aan wastafels (bijlage I.B, 6.1)."
        yield Fout(f"woning.ruimten[{i}].wastafels_zonder_maximum", "meer_ruimten_zonder_maximum", zin)


def _stellen(document: Document) -> Iterator[Fout]:
    """Een stel hoort bij een ruimte die wordt gedeeld; op een adres met kamers zeggen de gebruikers welke kamers dat zijn."""
    for i, ruimte in enumerate(document.woning.ruimten):
        pad = f"woning.ruimten[{i}].gedeeld_stel"
        if ruimte.gedeeld_stel is None or ruimte.gedeeld_met_adressen > 1:
            continue
        if document.kamers:
            zin = "Op een adres met kamers zeggen de gebruikers met wie deze ruimte wordt gedeeld; noem een stel alleen bij een ruimte die met andere adressen wordt gedeeld."
            yield Fout(pad, "stel_en_gebruikers", zin)
        elif not ruimte.is_gedeeld:
            zin = "Deze ruimte wordt met niemand gedeeld; noem een stel alleen bij een gedeelde ruimte."
            yield Fout(pad, "stel_zonder_delen", zin)


def _jaren(document: Document) -> Iterator[Fout]:
    """Een bouwjaar of renovatie na de peildatum, of een renovatie vóór de bouw."""
    woning, peildatum = document.woning, document.peildatum
    if peildatum is not None and woning.bouwjaar is not None and woning.bouwjaar > peildatum.year:
        zin = f"Het bouwjaar {woning.bouwjaar} ligt na de peildatum {peildatum}."
        yield Fout("woning.bouwjaar", "bouwjaar_na_peildatum", zin)
    for i, renovatie in enumerate(woning.renovaties):
        pad = f"woning.renovaties[{i}].jaar"
        if peildatum is not None and renovatie.jaar > peildatum.year:
            yield Fout(
                pad, "renovatie_na_peildatum", f"De renovatie in {renovatie.jaar} ligt na de peildatum {peildatum}."
            )
        if woning.bouwjaar is not None and renovatie.jaar < woning.bouwjaar:
            yield Fout(
                pad,
                "renovatie_voor_bouwjaar",
                f"De renovatie in {renovatie.jaar} ligt voor het bouwjaar {woning.bouwjaar}.",
            )


def _energieprestaties(document: Document) -> Iterator[Fout]:
    for i, prestatie in enumerate(document.woning.energieprestaties):
        yield from _prestatiedatums(f"woning.energieprestaties[{i}]", prestatie)


def _prestatiedatums(pad: str, prestatie: Energieprestatie) -> Iterator[Fout]:
    """Een label wordt opgenomen, dan geregistreerd, en verloopt daarna."""
    opname, registratie = prestatie.opnamedatum, prestatie.registratiedatum
    if opname is not None and registratie is not None and registratie < opname:
        zin = f"De registratiedatum {registratie} ligt voor de opnamedatum {opname}."
        yield Fout(f"{pad}.registratiedatum", "registratie_voor_opname", zin)
    begin = opname or registratie
    if begin is not None and prestatie.geldig_tot is not None and prestatie.geldig_tot < begin:
        zin = f"De energieprestatie is verlopen ({prestatie.geldig_tot}) voordat zij begon ({begin})."
        yield Fout(f"{pad}.geldig_tot", "geldig_tot_voor_opname", zin)


def _bouw(document: Document) -> Iterator[Fout]:
    start, gebruik = document.woning.start_bouw, document.woning.eerste_ingebruikname
    if start is not None and gebruik is not None and start > gebruik:
        zin = f"De bouw begon ({start}) na de eerste ingebruikname ({gebruik})."
        yield Fout("woning.start_bouw", "start_bouw_na_ingebruikname", zin)


def _ids(document: Document) -> Iterator[Fout]:
    namen = ruimte_ids(document.woning.ruimten)
    if len(set(namen)) == len(namen):
        return
    eerste: dict[str, int] = {}
    for i, naam in enumerate(namen):
        if eerste.setdefault(naam, i) != i:
            zin = f"De id “{naam}” is al van woning.ruimten[{eerste[naam]}]; geef elke ruimte een eigen id."
            yield Fout(f"woning.ruimten[{i}].id", "id_dubbel", zin)


def _op_id(document: Document) -> dict[str, Ruimte]:
    ruimten = document.woning.ruimten
    return dict(zip(ruimte_ids(ruimten), ruimten, strict=True))


def _verwijzing(pad: str, eigen: str, doel: str, op_id: dict[str, Ruimte]) -> Iterator[Fout]:
    """Een verwijzing wijst naar een andere ruimte, en niet naar een kast die zelf bij een ruimte hoort."""
    if doel == eigen:
        yield Fout(pad, "verwijzing_naar_zichzelf", "Een ruimte kan niet naar zichzelf verwijzen.")
    elif doel not in op_id:
        yield Fout(pad, "verwijzing_onbekend", f"Er is geen ruimte met id “{doel}”.{bedoelde_u(doel, op_id)}")
    elif op_id[doel].onderdeel_van is not None:
        zin = f"“{doel}” hoort zelf bij “{op_id[doel].onderdeel_van}”; verwijs naar een ruimte die op zichzelf staat."
        yield Fout(pad, "verwijzing_naar_kast", zin)


def _kasten(document: Document) -> Iterator[Fout]:
    if all(ruimte.onderdeel_van is None for ruimte in document.woning.ruimten):
        return
    op_id = _op_id(document)
    for i, (eigen, ruimte) in enumerate(zip(ruimte_ids(document.woning.ruimten), document.woning.ruimten, strict=True)):
        if ruimte.onderdeel_van is not None:
            pad = f"woning.ruimten[{i}].onderdeel_van"
            yield from _verwijzing(pad, eigen, ruimte.onderdeel_van, op_id)
            yield from _hoort_bij(pad, ruimte, op_id.get(ruimte.onderdeel_van))


def _hoort_bij(pad: str, kast: Ruimte, doel: Ruimte | None) -> Iterator[Fout]:
    """Alleen een kast hoort bij een ruimte, en die ligt binnen en wordt met dezelfde adressen gedeeld."""
    if doel is None or doel is kast:
        return
    if kast.soort != "kast":
        zin = "Alleen een kast is onderdeel van een andere ruimte; gebruik “open_verbinding” voor ruimten die in elkaar overlopen."
        yield Fout(pad, "onderdeel_is_geen_kast", zin)
    if doel.soort not in RUIMTESOORTEN:  # dat is al een fout
        return
    if RUIMTESOORTEN[doel.soort].klasse not in BINNENSHUIS:
        yield Fout(pad, "kast_niet_binnen", "Een kast komt uit op een vertrek, overige ruimte of verkeersruimte.")
    verkeer = RUIMTESOORTEN[doel.soort].klasse == Klasse.VERKEERSRUIMTE
    kamers = (doel.gedeeld_met_kamers or 1, kast.gedeeld_met_kamers or 1)
    gelijk = doel.gedeeld_met_adressen == kast.gedeeld_met_adressen and kamers[0] == kamers[1]
    if not gelijk and not verkeer:
        yield Fout(
            pad,
            "kast_andere_deler",
            "Een kast wordt met evenveel adressen en kamers gedeeld als de ruimte waarbij zij hoort.",
        )
    elif kast.gedeeld_stel != doel.gedeeld_stel and not verkeer:
        zin = "Een kast wordt met hetzelfde stel gedeeld als de ruimte waarbij zij hoort."
        yield Fout(pad, "kast_ander_stel", zin)


def _openingen(document: Document) -> Iterator[Fout]:
    if all(ruimte.open_verbinding is None for ruimte in document.woning.ruimten):
        return
    op_id = _op_id(document)
    for i, (eigen, ruimte) in enumerate(zip(ruimte_ids(document.woning.ruimten), document.woning.ruimten, strict=True)):
        if ruimte.open_verbinding is None:
            continue
        pad = f"woning.ruimten[{i}].open_verbinding.met"
        fouten = list(_verwijzing(pad, eigen, ruimte.open_verbinding.met, op_id))
        yield from fouten
        if not fouten and _keert_terug(eigen, op_id):
            yield Fout(
                pad,
                "verwijzing_kring",
                f"De open verbindingen lopen rond en komen terug bij “{eigen}”; geef elke opening één keer.",
            )


def _keert_terug(eigen: str, op_id: dict[str, Ruimte]) -> bool:
    gezien: set[str] = set()
    hier: str | None = eigen
    while hier is not None and hier not in gezien:
        gezien.add(hier)
        verbinding = op_id[hier].open_verbinding if hier in op_id else None
        hier = verbinding.met if verbinding is not None else None
    return hier == eigen


def _oppervlakten(document: Document) -> Iterator[Fout]:
    for i, ruimte in enumerate(document.woning.ruimten):
        oppervlakte = oppervlakte_van(ruimte)
        if oppervlakte is None or oppervlakte <= MAX_BINNENRUIMTE:
            continue
        binnen = ruimte.soort in RUIMTESOORTEN and RUIMTESOORTEN[ruimte.soort].klasse in BINNENSHUIS
        hoogstens = MAX_BINNENRUIMTE if binnen else MAX_OPPERVLAKTE
        if oppervlakte > hoogstens:
            pad = f"woning.ruimten[{i}].{'oppervlakte' if ruimte.lengte is None else 'lengte'}"
            yield Fout(
                pad,
                "oppervlakte_te_groot",
                f"Een {ruimte.soort} van {round(oppervlakte)} m² kan niet; is er een komma vergeten?",
            )


def _kosten(document: Document) -> Iterator[Fout]:
    """Renovaties, woonvoorzieningen en extra kwaliteit samen."""
    w = document.woning
    velden: dict[str, list[Decimal | Fraction | None]] = {
        "woning.renovaties": [r.investering for r in w.renovaties],
        "woning.woonvoorzieningen_gehandicapten": [v.kosten for v in w.woonvoorzieningen_gehandicapten],
        "woning.ruimten": [k for r in w.ruimten for k in (r.extra_kwaliteit_keuken, r.extra_kwaliteit_sanitair)],
    }
    if not any(any(kosten) for kosten in velden.values()):
        return
    sommen = {pad: sum((Fraction(k) for k in kosten if k is not None), Fraction(0)) for pad, kosten in velden.items()}
    if sum(sommen.values()) > MAX_KOSTEN:
        zin = f"Renovaties, woonvoorzieningen en extra kwaliteit kosten samen ten hoogste € {MAX_KOSTEN // 1_000_000} miljoen."
        yield Fout(max(sommen, key=lambda pad: sommen[pad]), "kosten_te_hoog", zin)
