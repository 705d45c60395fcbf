"""De wegen van de beleidspagina: één GET per taal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from huurstelsel.beleid.hervorming_doelen import algemene_reden, bron
from huurstelsel.opdrachten.basis import vandaag
from huurstelsel.regels.regel import WBH
from huurstelsel.talen import datum, vertaal
from huurstelsel.uitleg.beleid.hervorming import AANNAMEN
from huurstelsel.uitleg.beleid.schrijven import GEEN_MINISTERIE
from huurstelsel.web.beleid.keuze import HUREN, VELDEN, VOORBEELDEN, Foutieve, Keuze, dagen, lees, rechten
from huurstelsel.web.beleid.teksten import Teksten
from huurstelsel.web.beleid.uitslag import uitslag
from huurstelsel.web.draden import in_draad
from huurstelsel.web.pagina.bladzijde import ANDERE, WEGEN, maak

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from starlette.requests import Request

    from huurstelsel.talen import Taal

router = APIRouter()


async def _beleid(taal: Taal, verzoek: Request) -> HTMLResponse:
    velden = {naam: verzoek.query_params[naam] for naam in VELDEN if naam in verzoek.query_params}
    return await in_draad(_maak, taal, velden)


def _maak(taal: Taal, velden: dict[str, str]) -> HTMLResponse:
    """De bladzijde: zonder keuze het formulier, met een keuze ook de uitkomst, anders alles wat eraan mankeert."""
    t, gelezen = Teksten(taal), lees(velden)
    mis = isinstance(gelezen, list)
    keuze = VOORBEELDEN["wbh"] if isinstance(gelezen, list) else gelezen
    html = maak(
        "beleid.html",
        taal,
        b=t,
        keuze=keuze.adres(),
        velden=_velden(keuze, t),
        voorbeelden=[(t(f"voorbeeld_{n}"), f"{WEGEN[taal]['beleid']}?{urlencode(k.adres())}") for n, k in VOORBEELDEN.items()],
        andere=_andere(taal, velden if not mis else {}),
        fouten=_meldingen(gelezen, t) if isinstance(gelezen, list) else [],
        van=_kant(keuze, 0, t),
        naar=_kant(keuze, 1, t),
        uitslag=uitslag(keuze, t) if velden and not mis else None,
        aannamen=[t.zin(zin) for zin in AANNAMEN],
        geen_ministerie=t.zin(GEEN_MINISTERIE),
        bron=bron(),
        algemene_reden=t.zin(algemene_reden()),
    )  # fmt: skip
    return HTMLResponse(html, 400 if mis else 200)


def _andere(taal: Taal, velden: dict[str, str]) -> str:
    weg = WEGEN[ANDERE[taal]]["beleid"]
    return f"{weg}?{urlencode(velden)}" if velden else weg


def _velden(keuze: Keuze, t: Teksten) -> dict[str, list[tuple[str, str]]]:
    """De keuzes van elk veld: waarde en naam."""
    dag = [(str(d), _dagnaam(d, t)) for d in dagen(keuze.ervoor.dag, keuze.erna.dag)]
    recht = [(naam, t(f"recht_{naam}")) for naam in rechten()]
    huren = [(jaar, t(f"huren_{jaar}")) for jaar in HUREN]
    return dict(zip(VELDEN, (dag, recht, dag, recht, huren), strict=True))


def _dagnaam(dag: date, t: Teksten) -> str:
    bij = {VOORBEELDEN["wbh"].ervoor.dag: "vlak_voor_wbh", WBH: "begin_wbh", vandaag(): "vandaag"}
    naam = datum(dag, t.taal)
    return f"{naam} ({t(bij[dag])})" if dag in bij else naam


def _kant(keuze: Keuze, i: int, t: Teksten) -> str:
    dag, recht = keuze[:2][i]
    return t("kant", recht=t(f"recht_{recht}"), dag=datum(dag, t.taal))


def _meldingen(fouten: Iterable[Foutieve], t: Teksten) -> list[tuple[str, str]]:
    """Veld → zin."""
    return [(f.veld, f"{t(f.veld)}: {vertaal(f.zin, t.taal) if f.zin else t('niet_te_kiezen')}") for f in fouten]


def _registreer() -> None:
    for taal, weg in WEGEN.items():
        router.add_route(weg["beleid"], partial(_beleid, taal), methods=["GET"])


_registreer()
