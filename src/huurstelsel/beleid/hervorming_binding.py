"""Welke huurprijs moet omlaag, en wanneer: naar de dag van de overeenkomst, haar huur en het segment.

Een benadering in kolommen van wat `huurstelsel regime` per woning beslist (Overgangswet NBW art. 208e, Wgv art. 2a en 23a, BW 7:247):

- een overeenkomst van na de inwerkingtreding is in het lage en het middensegment aan het maximum gebonden;
- een oudere die niet is geliberaliseerd was al gebonden, en blijft dat;
- een oudere geliberaliseerde is in het lage segment een jaar na de inwerkingtreding gebonden, in het middensegment pas bij een nieuwe huurder;
- in het hoge segment, en onder recht zonder middensegment als de overeenkomst geliberaliseerd is, is niemand gebonden.

Geliberaliseerd is een zelfstandige woning met een aanvangshuur boven de grens van de dag van ingang; is de aanvangshuur of die dag niet
bekend, dan beslist de huur van nu tegen de grens van de peildatum. Een overeenkomst zonder datum telt als lopend, en een van na de peildatum
ook: die is er dan nog niet, en de woning is verhuurd met een overeenkomst waarvan niets bekend is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from huurstelsel.huur.opslagen import GEREGULEERD, HOOG, LAAG, VRIJ
from huurstelsel.recht.laden import onderwerp
from huurstelsel.regels.regel import WBH
from huurstelsel.reken.datums import jaren_verder

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.beleid.stukken import Stuk
    from huurstelsel.regeling import Regeling
    from huurstelsel.reken.getallen import Kolom, Masker

NOOIT, NU, LATER, WISSEL = 0, 1, 2, 3
MOMENTEN = {NU: "nu", LATER: "een_jaar_na_de_wet", WISSEL: "bij_nieuwe_huurder"}


def inwerkingtreding(regeling: Regeling) -> date | None:
    """De dag waarnaar het overgangsrecht kijkt; `None` als het recht geen middensegment kent."""
    for v in regeling.voorstellen:
        if dag := v.overeenkomsten_voor or v.inwerkingtreding:
            return dag
    return None if regeling.bijlage.voor_wbh and not regeling.voorstellen else WBH


def gesloten(stuk: Stuk) -> Kolom:
    """De dag van ondertekening, of zonder haar die van ingang; −1 onbekend."""
    getekend = stuk.contract("ondertekend")
    return np.where(getekend >= 0, getekend, stuk.contract("ingangsdatum"))


def geliberaliseerd(stuk: Stuk, huur: Kolom, peildatum: date) -> Masker:
    """Welke overeenkomsten geliberaliseerd zijn; zonder bekende huur niet."""
    waarden = [w for w in onderwerp("opslagen")["lage_huurgrens"].waarden if w.vanaf <= peildatum]
    vanaf = np.array([w.vanaf.toordinal() for w in waarden])
    bedragen = np.array([w.waarde for w in waarden], np.int64)
    aanvang, ingang = (stuk.contract(naam) for naam in ("aanvangshuurprijs", "ingangsdatum"))
    bij_ingang = bedragen[np.maximum(vanaf.searchsorted(ingang, "right") - 1, 0)]
    bekend = (aanvang >= 0) & (ingang >= 0) & (gesloten(stuk) <= peildatum.toordinal())
    boven: Masker = np.where(bekend, aanvang > bij_ingang, huur > bedragen[-1])
    return boven & stuk.van_stelsel("zelfstandig")


def moment(stuk: Stuk, huur: Kolom, segment: Kolom, regeling: Regeling) -> Kolom:
    """Wanneer een huurprijs boven het maximum omlaag moet: NOOIT, NU, LATER of WISSEL.

    Args:
        huur: eurocenten, −1 onbekend.
        segment: van elke woning onder deze regeling.
    """
    vrij, wet = geliberaliseerd(stuk, huur, regeling.peildatum), inwerkingtreding(regeling)
    if wet is None:
        return np.where((segment == GEREGULEERD) & ~vrij, NU, NOOIT)
    dag = gesloten(stuk)
    oud_en_vrij = ((dag < wet.toordinal()) | (dag > regeling.peildatum.toordinal())) & vrij
    laag = (segment == LAAG) | (segment == GEREGULEERD)
    later = NU if regeling.peildatum >= jaren_verder(wet, 1) else LATER
    gebonden = np.where(oud_en_vrij, np.where(laag, later, WISSEL), NU)
    uit: Kolom = np.where((segment == HOOG) | (segment == VRIJ), NOOIT, gebonden)
    return uit
