"""Waarmee een feit te bewijzen is: het stuk of de registratie die een meningsverschil erover beslecht.

De sleutels zijn velden van het document; een post wijst naar het veld waar haar punten van afhangen.
"""

from __future__ import annotations

import re

MEETRAPPORT = "meetrapport of plattegrond volgens de meetinstructie"
VERWARMING = "foto van de radiator, vloerverwarming of airconditioning"
GEBRUIKSRECHT = "huurovereenkomst (gebruiksrecht) en plattegrond van het gebouw"
KEUKEN, SANITAIR = "foto's van de keuken", "foto's van het sanitair"
EP_ONLINE = "registratie in EP-Online"
WOZ = "WOZ-beschikking of WOZ-waardeloket"
HUUROVEREENKOMST, GETEKEND = "huurovereenkomst", "getekende huurovereenkomst"
FACTUREN = "facturen met betaalbewijs"
OPNAME = "opname ter plaatse met foto's en maten"

_FEITEN: tuple[tuple[str, str], ...] = (
    # huurovereenkomst en adres
    (r"contract\.ondertekend", GETEKEND),
    (r"contract\.ingangsdatum", HUUROVEREENKOMST),
    (r"contract\.(huurprijs|wijzigingen\..*)", "huurovereenkomst en elke huurverhoging, met betaalbewijs"),
    (r"contract\.punten_bij_aanvang", "puntentelling van de aanvang, bij de huurovereenkomst"),
    (r"contract\.verduurzaamd", "energielabel van vóór en na de verbetering in EP-Online"),
    (r"contract\..*", HUUROVEREENKOMST),
    (r"adres\..*", "BAG (basisregistratie adressen en gebouwen)"),
    # ruimten
    (r"open_verbinding.*", "gemeten opening en muur, met foto"),
    (r"voorzieningen\.aanrecht.*", "foto van het aanrecht met de maat erbij"),
    (
        r"voorzieningen\.(afzuig|inbouw_|extra_kast|kokendwater).*",
        "foto's van de inbouwapparatuur en keukenkasten",
    ),
    (r"voorzieningen\.laadpaal.*", "foto van de laadpaal, en de huurovereenkomst"),
    (r"voorzieningen.*", "foto's van de voorziening"),
    (r"eisen\.exclusief_gebruiksrecht", GEBRUIKSRECHT),
    (r"eisen\..*", OPNAME),
    (r"oppervlakte|breedte|lengte", MEETRAPPORT),
    (r"verwarmd|verkoeld", VERWARMING),
    (r"gedeeld_\w+|gebruikers", GEBRUIKSRECHT),
    (r"extra_kwaliteit_\w+", FACTUREN),
    (r"soort|onderdeel_van|", "plattegrond en foto's van de ruimte"),
    # woning
    (r"woning\.stelsel", "huurovereenkomst, en een plattegrond met de eigen voorzieningen"),
    (r"woning\.woningtype", "plattegrond van het gebouw, of het energielabel in EP-Online"),
    (r"woning\.bouwjaar", "BAG (bouwjaar van het pand)"),
    (r"woning\.gebruiksoppervlakte", "BAG of WOZ-waardeloket"),
    (r"woning\.energieprestaties.*", EP_ONLINE),
    (r"woning\.energieprestatievergoeding", "getekende overeenkomst over de energieprestatievergoeding"),
    (r"woning\.woz_waarden.*", WOZ),
    (r"woning\.taxatiewaarde", "taxatierapport van een Register-Taxateur"),
    (r"woning\.rijksmonument", "Rijksmonumentenregister"),
    (r"woning\.provinciaal_monument", "provinciaal monumentenregister"),
    (r"woning\.gemeentelijk_monument", "gemeentelijk monumentenregister"),
    (r"woning\.rijksbeschermd_gezicht", "aanwijzingsbesluit van het beschermde stads- of dorpsgezicht"),
    (r"woning\.kosten_instandhouding", FACTUREN),
    (r"woning\.warmtelevering_in_servicekosten", "leveringsovereenkomst en afrekening van de servicekosten"),
    (r"woning\.(verwarmingswijze|thermostaatknoppen)", VERWARMING),
    (r"woning\.buitenruimte_extra_kwaliteit", "foto's en maten van de buitenruimte, naast die in de buurt"),
    (r"woning\.renovaties.*", "facturen, en de energieprestatieberekening van de renovatie"),
    (r"woning\.start_bouw", "startmelding van de bouw bij de gemeente"),
    (r"woning\.eerste_ingebruikname", "BAG (pand in gebruik) en de eerste huurovereenkomst"),
    (r"woning\.zorgwoning.*", "huurovereenkomst, en foto's van toegang en alarmering"),
    (r"woning\.aanbelfunctie_met_video", "foto van de aanbelfunctie"),
    (r"woning\.laadpalen.*", "foto van de laadpaal, en de huurovereenkomst"),
    (r"woning\.woonvoorzieningen_gehandicapten.*", "facturen, en de beschikking over de subsidie"),
    (r"woning\.bewoning.*", "huurovereenkomst en basisregistratie personen"),
    (r"woning\.kamers_op_adres", "huurovereenkomsten op het adres, of de omzettingsvergunning"),
    (r"woning\..*", OPNAME),
)
"""Patroon van een veld → bewijs; het eerste dat past, geldt."""

_POSTEN: tuple[tuple[str, str], ...] = (
    (r"gaskachels|schoorsteen|thermostaatknoppen", "woning.verwarmingswijze"),
    (r"(eigen|gemeenschappelijke)_(buitenruimte|fietsenberging).*|extra_buitenruimte|carport", "oppervlakte"),
    (r"(eigen|gemeenschappelijke)_keuken.*", "voorzieningen.aanrecht"),
    (r"(eigen|gemeenschappelijk)_bad_of_douche", "voorzieningen"),
    (r"opp_.*|.*_m2|zolder_zonder_vaste_trap|prive_buitenruimte.*|geen_buitenruimte|aftrek_oppervlakte", "oppervlakte"),
    (r"verwarmd.*|verkoeld.*", "verwarmd"),
    (r"koel_zonder_koeling|energielabel|energie_index", "woning.energieprestaties"),
    (r"bouwjaar", "woning.bouwjaar|woning.energieprestaties"),
    (r"energieprestatievergoeding", "woning.energieprestatievergoeding"),
    (r"aanrecht.*", "voorzieningen.aanrecht"),
    (r"afzuig.*|inbouw_.*|extra_kastruimte|kokendwaterfunctie", "voorzieningen.inbouw_"),
    (r"extra_kwaliteit.*|kwaliteit.*", "extra_kwaliteit_keuken"),
    (r"woonvoorziening_gehandicapten", "woning.woonvoorzieningen_gehandicapten"),
    (r"parkeerplek.*", "gedeeld_met_adressen"),
    (r"laadpaal_parkeerplek", "voorzieningen.laadpaal"),
    (r"laadpaal.*", "woning.laadpalen"),
    (r"woz.*", "woning.woz_waarden|woning.taxatiewaarde|woning.bouwjaar|woning.renovaties|adres"),
    (r"renovatie.*", "woning.renovaties"),
    (r"zorg.*", "woning.zorgwoning"),
    (r"aanbelfunctie", "woning.aanbelfunctie_met_video"),
    (r"rijksmonument.*|geen_minpunten_monument", "woning.rijksmonument"),
    (r"aftrek_.*|hinder.*|woonomgeving|.*basiswaardering|aanbouw.*", "woning.aftrek"),
    (r".*toilet.*|.*wastafel|douche|bad|bad_en_douche", "voorzieningen"),
    (r"bubbel.*|afscheiding.*|handdoek.*|kast.*|stopcontact|.*mengkraan", "voorzieningen"),
)
"""Patroon van een post → de velden waar zij van afhangt, het voornaamste eerst."""


def bewijs(veld: str) -> str:
    """Bewijs voor een feit; `veld` is het pad zonder volgnummers, bij een ruimte vanaf de ruimte."""
    return next((stuk for patroon, stuk in _FEITEN if re.fullmatch(patroon, veld)), "")


def velden_van(post: str) -> tuple[str, ...]:
    """De velden waar de punten van een post van afhangen, het voornaamste eerst; leeg als zij uit andere posten volgen."""
    velden = next((velden for patroon, velden in _POSTEN if re.fullmatch(patroon, post)), "")
    return tuple(filter(None, velden.split("|")))


def bewijs_van_post(post: str) -> str:
    """Bewijs voor het feit waar een post van afhangt, "" als zij uit andere posten volgt."""
    velden = velden_van(post)
    return bewijs(velden[0]) if velden else ""
