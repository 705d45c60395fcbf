"""Welk feit van A bij welk feit van B hoort, en welk stuk elk feit bewijst."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

from huurstelsel.bewijs import bewijs, bewijs_van_post, velden_van
from huurstelsel.feiten.contract import Contract
from huurstelsel.feiten.lezen import lees_document
from huurstelsel.feiten.model import Woning
from huurstelsel.feiten.ruimte import Ruimte
from huurstelsel.feiten.verschil import gedeelde_ids, koppel, verschillen
from huurstelsel.posten import VOLGT
from huurstelsel.uitleg.labels import POSTEN
from vergelijking_hulp import Feiten, woning

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def test_koppel_gaat_van_zeker_naar_zwak() -> None:
    """Eigen id, dan naam, dan soort met oppervlakte, dan soort; wat overblijft is alleen aan één kant."""
    a = [Ruimte(id="x", soort="berging"), Ruimte(naam="Voor", soort="slaapkamer", oppervlakte=Decimal(9))]
    a += [Ruimte(soort="slaapkamer", oppervlakte=Decimal(n)) for n in (10, 11)]
    b = [Ruimte(soort="slaapkamer", oppervlakte=Decimal(n)) for n in (11, 12)]
    b += [Ruimte(naam="voor", soort="slaapkamer"), Ruimte(id="x", soort="schuur"), Ruimte(soort="balkon")]
    assert koppel(a, b) == {3: 0, 2: 1, 0: 3, 1: 2}


def test_lengte_maal_breedte_is_een_oppervlakte() -> None:
    a = lees_document(woning(lambda w: w["ruimten"][1].update(oppervlakte=None, lengte=4, breedte=3)))
    assert verschillen(a, lees_document(woning())) == ()


def test_verwijzingen_volgen_de_ruimte() -> None:
    """Een kast hoort bij dezelfde kamer, ook als die in B anders heet."""

    def met_kast(bij: str) -> Callable[[Feiten], None]:
        def wijzig(w: Feiten) -> None:
            w["ruimten"][1] |= {"id": bij, "naam": "Slaapkamer"}
            w["ruimten"].append({"soort": "kast", "oppervlakte": 1, "onderdeel_van": bij})

        return wijzig

    a, b = (lees_document(woning(met_kast(bij))) for bij in ("slaapkamer", "achter"))
    assert (verschillen(a, b), gedeelde_ids(a, b)["achter"]) == ((), "slaapkamer")


def _velden(model: type[BaseModel], pad: str = "") -> Iterator[str]:
    """Elk veld van het document, met ‘.’ ertussen."""
    for naam, veld in model.model_fields.items():
        modellen = [deel for deel in _delen(veld.annotation) if isinstance(deel, type) and issubclass(deel, BaseModel)]
        if not modellen:
            yield f"{pad}{naam}"
        for deel in modellen:
            yield from _velden(deel, f"{pad}{naam}.")


def _delen(annotatie: object) -> Iterator[object]:
    yield annotatie
    for deel in get_args(annotatie):
        yield from _delen(deel)


def test_elk_feit_heeft_bewijs() -> None:
    van_woning = [veld for veld in _velden(Woning, "woning.") if not veld.startswith("woning.ruimten.")]
    van_ruimte = [veld for veld in _velden(Ruimte) if veld not in {"id", "naam", "type", "aantal"}]
    velden = [*van_woning, *van_ruimte, *_velden(Contract, "contract."), ""]
    assert len(velden) > 100
    assert [veld for veld in velden if not bewijs(veld) and veld != "wastafels_zonder_maximum"] == []
    assert bewijs("woning.bouwjaar") == "BAG (bouwjaar van het pand)"
    assert bewijs("woning.rijksmonument") == "Rijksmonumentenregister"
    assert bewijs("contract.ondertekend") == "getekende huurovereenkomst"


def test_elke_post_volgt_of_heeft_bewijs() -> None:
    assert [post for post in POSTEN if not VOLGT.match(post) and not bewijs_van_post(post)] == []
    assert velden_van("maximering_woz") == ()
