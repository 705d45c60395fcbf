"""Nederlandse en Engelse namen bij de vaste id's van posten, rubrieken, opslagen en vaststellingen."""

from __future__ import annotations

POSTEN: dict[str, tuple[str, str]] = {
    # rubriek 1 en 2
    "opp_vertrek": ("Vertrek", "Room"),
    "vertrekken_m2": ("Vertrekken samen", "Rooms together"),
    "opp_overige_ruimte": ("Overige ruimte", "Other space"),
    "overige_ruimten_m2": ("Overige ruimten samen", "Other spaces together"),
    "zolder_zonder_vaste_trap": ("Aftrek zolder zonder vaste trap", "Deduction for attic without fixed stairs"),
    # rubriek 3
    "verwarmd_vertrek": ("Verwarmd vertrek", "Heated room"),
    "verwarmde_open_keuken": ("Verwarmde open keuken", "Heated open kitchen"),
    "verwarmde_overige_ruimte": ("Verwarmde overige of verkeersruimte", "Heated other space or hallway"),
    "maximering_verwarmde_overige_ruimten": (
        "Maximum voor verwarmde overige en verkeersruimten",
        "Maximum for heated other spaces and hallways",
    ),
    "verkoeld_vertrek": ("Verkoeld vertrek", "Cooled room"),
    "koel_zonder_koeling": ("Laag risico op oververhitting", "Low risk of overheating"),
    "maximering_verkoelde_vertrekken": ("Maximum voor verkoelde vertrekken", "Maximum for cooled rooms"),
    # rubriek 4
    "energielabel": ("Energielabel", "Energy label"),
    "energie_index": ("Energie-index", "Energy index"),
    "bouwjaar": ("Bouwjaar, zonder geldig label", "Year of construction, no valid label"),
    "energieprestatievergoeding": ("Energieprestatievergoeding", "Energy performance fee"),
    "geen_minpunten_monument": ("Geen minpunten: monument", "No negative points: monument"),
    # rubriek 5
    "aanrecht": ("Aanrecht", "Kitchen counter"),
    "afzuiginstallatie": ("Inbouw afzuiginstallatie", "Built-in extractor"),
    "inbouw_kookplaat_inductie": ("Inbouw kookplaat inductie", "Built-in induction hob"),
    "inbouw_kookplaat_keramisch": ("Inbouw kookplaat keramisch", "Built-in ceramic hob"),
    "inbouw_kookplaat_gas": ("Inbouw kookplaat gas", "Built-in gas hob"),
    "inbouw_koelkast": ("Inbouw koelkast", "Built-in refrigerator"),
    "inbouw_vrieskast": ("Inbouw vrieskast", "Built-in freezer"),
    "inbouw_oven_elektrisch": ("Inbouw oven elektrisch", "Built-in electric oven"),
    "inbouw_oven_gas": ("Inbouw oven gas", "Built-in gas oven"),
    "inbouw_magnetron": ("Inbouw magnetron", "Built-in microwave"),
    "inbouw_vaatwasmachine": ("Inbouw vaatwasmachine", "Built-in dishwasher"),
    "extra_kastruimte": ("Extra kastruimte", "Extra cupboard space"),
    "kokendwaterfunctie": ("Kokendwaterfunctie", "Boiling water function"),
    "eenhandsmengkraan": ("Eenhandsmengkraan", "Single-lever mixer tap"),
    "thermostatische_mengkraan": ("Thermostatische mengkraan", "Thermostatic mixer tap"),
    "maximering_keukenvoorzieningen": ("Maximum voor keukenvoorzieningen", "Maximum for kitchen facilities"),
    # rubriek 6
    "toilet": ("Toilet", "Toilet"),
    "hangend_toilet": ("Hangend toilet", "Wall-hung toilet"),
    "toilet_toiletruimte": ("Toilet in toiletruimte", "Toilet in separate toilet room"),
    "toilet_badruimte": ("Toilet in badruimte", "Toilet in bathroom"),
    "hangend_toilet_toiletruimte": ("Hangend toilet in toiletruimte", "Wall-hung toilet in separate toilet room"),
    "hangend_toilet_badruimte": ("Hangend toilet in badruimte", "Wall-hung toilet in bathroom"),
    "wastafel": ("Wastafel", "Washbasin"),
    "meerpersoonswastafel": ("Meerpersoonswastafel", "Double washbasin"),
    "douche": ("Douche", "Shower"),
    "bad": ("Bad", "Bath"),
    "bad_en_douche": ("Bad en douche", "Bath and shower"),
    "bubbelfunctie": ("Bubbelfunctie van het bad", "Whirlpool function of the bath"),
    "afscheiding_douche": ("Volledige afscheiding van de douche", "Full shower enclosure"),
    "handdoekenradiator": ("Handdoekenradiator", "Towel radiator"),
    "kastje_met_wastafel": ("Kastje met wastafel", "Vanity unit with washbasin"),
    "kastruimte": ("Kastruimte", "Cupboard space"),
    "stopcontact": ("Stopcontact bij de wastafel", "Socket at the washbasin"),
    "maximering_sanitairvoorzieningen": (
        "Maximum voor voorzieningen in de badruimte",
        "Maximum for facilities in the bathroom",
    ),
    # rubriek 7
    "woonvoorziening_gehandicapten": ("Woonvoorziening voor gehandicapten", "Facility for a person with a disability"),
    # rubriek 8
    "opp_buitenruimte": ("Buitenruimte", "Outdoor space"),
    "prive_buitenruimte_aanwezig": ("Privé-buitenruimte aanwezig", "Private outdoor space present"),
    "prive_buitenruimten_m2": ("Privé-buitenruimten samen", "Private outdoor space"),
    "gemeenschappelijke_buitenruimten_m2": (
        "Gemeenschappelijke buitenruimten samen",
        "Shared outdoor space",
    ),
    "prive_buitenruimten": ("Privé-buitenruimten samen", "Private outdoor space"),
    "extra_kwaliteit_buitenruimte": ("Extra kwaliteit van de buitenruimte", "Extra quality of the outdoor space"),
    "carport": ("Carport", "Carport"),
    "toilet_in_badruimte": ("Toilet in de bad- of doucheruimte", "Toilet in the bathroom"),
    "renovatie": ("Renovatie", "Renovation"),
    "geen_buitenruimte": ("Geen buitenruimte", "No outdoor space"),
    "maximering_buitenruimten": ("Maximum voor buitenruimten", "Maximum for outdoor space"),
    # rubriek 10
    "parkeerplek_type_1": ("Parkeerplek type I, afgesloten garage", "Parking space type I, closed garage"),
    "parkeerplek_type_2": ("Parkeerplek type II, buiten met dak", "Parking space type II, outdoor with roof"),
    "parkeerplek_type_3": ("Parkeerplek type III, buiten zonder dak", "Parking space type III, outdoor without roof"),
    "laadpaal_parkeerplek": ("Laadpaal bij parkeerplek", "Charging point at parking space"),
    # rubriek 11
    "woz_onderdeel_1": ("WOZ-waarde", "WOZ value"),
    "woz_onderdeel_2": ("WOZ-waarde per m²", "WOZ value per m²"),
    "minimum_40_punten": ("Aanvulling tot 40 punten", "Supplement up to 40 points"),
    "maximering_woz": ("Maximum 33% WOZ-punten", "Maximum of 33% WOZ points"),
    # rubriek 12
    "zorgwoning_na_maximering": (
        "Zorgwoning, over de gemaximeerde WOZ-punten",
        "Care dwelling, over the capped WOZ points",
    ),
    "zorgwoning": ("Zorgwoning: 35%", "Care dwelling: 35%"),
    "aanbelfunctie": ("Aanbelfunctie met video en audio", "Doorbell with video and audio"),
    "laadpaal": ("Laadpaal", "Charging point"),
    # rubriek 9, beleidsboek
    "zorgcomplex_3_punten": ("Gemeenschappelijke ruimten zorgcomplex", "Shared spaces in care complex"),
    # woonwagens en standplaatsen
    "basiswaardering": ("Basiswaardering", "Base valuation"),
    "afwijkende_basiswaardering": ("Afwijkende basiswaardering", "Deviating base valuation"),
    "aanbouw_slaapvoorziening": ("Aanbouw extra slaapvoorziening", "Extension with extra sleeping space"),
    "extra_kwaliteit_keuken": ("Extra kwaliteit van de keuken", "Extra quality of the kitchen"),
    "extra_kwaliteit_sanitair": ("Extra kwaliteit van het sanitair", "Extra quality of the sanitary facilities"),
    "extra_buitenruimte": ("Extra privé-buitenruimte", "Extra private outdoor space"),
    "woonomgeving": ("Woonomgeving", "Surroundings"),
    "hinderlijke_situaties": ("Hinderlijke situaties", "Nuisance"),
    # onzelfstandige woonruimte vóór 1 juli 2024
    "kamers_m2": ("Kamers en eigen keuken samen", "Rooms and own kitchen together"),
    "verblijfsruimten_m2": ("Gemeenschappelijke verblijfsruimten samen", "Shared living rooms together"),
    "verwarmde_kamer": ("Verwarmde kamer of keuken", "Heated room or kitchen"),
    "cv_m2": ("Verwarmd met cv", "Heated by central heating"),
    "gaskachels": ("Aansluiting voor gaskachels", "Connection for gas heaters"),
    "schoorsteen": ("Alleen een schoorsteen", "Only a chimney"),
    "eigen_keuken": ("Eigen keuken in een vertrek of groot woonvertrek", "Own kitchen in a room or large living room"),
    "eigen_keuken_woonvertrek": ("Eigen keuken in een woonvertrek", "Own kitchen in a living room"),
    "gemeenschappelijke_keuken": ("Gemeenschappelijke keuken", "Shared kitchen"),
    "eigen_toilet": ("Eigen toilet", "Own toilet"),
    "gemeenschappelijk_toilet": ("Gemeenschappelijk toilet", "Shared toilet"),
    "eigen_bad_of_douche": ("Eigen bad of douche", "Own bath or shower"),
    "gemeenschappelijk_bad_of_douche": ("Gemeenschappelijk bad of douche", "Shared bath or shower"),
    "eigen_wastafel": ("Eigen wastafel", "Own washbasin"),
    "gemeenschappelijke_wastafel": ("Gemeenschappelijke wastafel", "Shared washbasin"),
    "thermostaatknoppen": ("Thermostatische regelknoppen", "Thermostatic radiator valves"),
    "eigen_buitenruimte_groot": ("Eigen buitenruimte groter dan 10 m²", "Own outdoor space larger than 10 m²"),
    "eigen_buitenruimte": ("Eigen buitenruimte van 4 tot 10 m²", "Own outdoor space of 4 to 10 m²"),
    "gemeenschappelijke_buitenruimte_groot": (
        "Gemeenschappelijke buitenruimte groter dan 10 m²",
        "Shared outdoor space larger than 10 m²",
    ),
    "gemeenschappelijke_buitenruimte": (
        "Gemeenschappelijke buitenruimte van 4 tot 10 m²",
        "Shared outdoor space of 4 to 10 m²",
    ),
    "eigen_fietsenberging": ("Eigen fietsenberging", "Own bicycle storage"),
    "gemeenschappelijke_fietsenberging": ("Gemeenschappelijke fietsenberging", "Shared bicycle storage"),
    "aftrek_kleine_kamer": ("Minder dan 10 m² woon- en slaapvertrek", "Less than 10 m² of living and sleeping room"),
    "aftrek_overlast": ("Extreme overlast uit de woonomgeving", "Extreme nuisance from the surroundings"),
    "aftrek_via_ander": (
        "Alleen via een vertrek van een ander bereikbaar",
        "Reached only through another person's room",
    ),
    "aftrek_hoog_zonder_lift": ("Vijfde verdieping of hoger zonder lift", "Fifth floor or higher without lift"),
    "aftrek_gevelwand": ("Gevelwand binnen 5 m van het raam", "Wall within 5 m of the window"),
    "aftrek_geen_warme_maaltijden": ("Geen warme maaltijden toegestaan", "No hot meals allowed"),
    "maximering_aftrek": ("Aftrek hoogstens de helft", "Deductions at most one half"),
    "maximering_aftrek_gedeeld": (
        "Aftrek hoogstens de helft, gedeelde ruimten",
        "Deductions at most one half, shared rooms",
    ),
    # elke rubriek en het totaal
    "afronding": ("Afronding op kwart punten", "Rounding to quarter points"),
    "afronding_woz": ("Afronding op hele punten", "Rounding to whole points"),
    "ondergrens_186": ("Waardering op 186 punten", "Valuation set at 186 points"),
    "rijksmonument_10_punten": ("Rijksmonument: 10 punten", "National monument: 10 points"),
    "woz_klasse": ("WOZ-waarde per m² tegenover de regio", "WOZ value per m² against the region"),
    "aftrek_oppervlakte": ("Minder dan 8 m² vertrek", "Less than 8 m² of rooms"),
    "aftrek_via_verhuurder": (
        "Alleen via een vertrek van de verhuurder bereikbaar",
        "Reached only through a room of the landlord",
    ),
    "aftrek_ruitoppervlakte": ("Minder dan 0,75 m² glas", "Less than 0.75 m² of glass"),
    "aftrek_raamkozijn": ("Raamkozijn hoger dan 1,60 m", "Window sill above 1.60 m"),
    "rijksmonument_50_punten": ("Rijksmonument: 50 punten", "National monument: 50 points"),
    "afronding_hele_punten": ("Afronding op hele punten", "Rounding to whole points"),
}
"""Naam van een post; in rubriek 9 dezelfde als in de rubriek die daar gedeeld wordt."""

OPSLAGEN: dict[str, tuple[str, str]] = {
    "rijksmonument": ("Rijksmonument", "National monument"),
    "gemeentelijk_of_provinciaal_monument": (
        "Gemeentelijk of provinciaal monument",
        "Municipal or provincial monument",
    ),
    "beschermd_gezicht": ("Beschermd stads- of dorpsgezicht", "Protected townscape"),
    "nieuwbouw": ("Nieuwbouw", "New build"),
}

VASTSTELLINGEN: dict[str, tuple[str, str]] = {
    "telt_als": ("Indeling", "Classification"),
    "kast": ("Kast", "Cupboard"),
    "open_verbinding": ("Open verbinding", "Open connection"),
    "overgangsrecht": ("Overgangsrecht", "Transitional law"),
    "energieprestatie": ("Energieprestatie", "Energy performance"),
    "minpunten_e": ("Minpunten bij klasse E", "Negative points for class E"),
    "woz_waarde": ("WOZ-waarde", "WOZ value"),
    "woz_klasse": ("WOZ-klasse", "WOZ class"),
    "zelfstandigheid": ("Zelfstandigheid", "Self-containment"),
    "basiswaardering": ("Basiswaardering", "Base valuation"),
    "afwijkende_basiswaardering": ("Afwijkende basiswaardering", "Deviating base valuation"),
    "extra_kwaliteit_keuken": ("Extra kwaliteit van de keuken", "Extra quality of the kitchen"),
    "extra_kwaliteit_sanitair": ("Extra kwaliteit van het sanitair", "Extra quality of the sanitary facilities"),
    "extra_buitenruimte": ("Extra privé-buitenruimte", "Extra private outdoor space"),
    "extra_buitenruimte_boven": ("Extra privé-buitenruimte", "Extra private outdoor space"),
    "woonomgeving": ("Woonomgeving", "Surroundings"),
    "hinder": ("Hinderlijke situatie", "Nuisance"),
    "kleine_woning": ("Kleine woning (11.1 onder a)", "Small dwelling (11.1 under a)"),
    "segment": ("Segment", "Segment"),
}


def label(namen: dict[str, tuple[str, str]], kenmerk: str, *, engels: bool = False) -> str:
    """Naam bij een id; zonder eigen naam het id zelf, leesbaar geschreven."""
    return namen[kenmerk][engels] if kenmerk in namen else kenmerk.replace("_", " ").capitalize()
