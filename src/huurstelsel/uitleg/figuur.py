"""Een tijdlijn als figuur: punten boven, huur eronder, het segment langs de onderkant. Vraagt matplotlib (`huurstelsel[figuren]`).

De figuur noemt geen id en geen adres. Zij is leesbaar in grijs: elke lijn heeft een eigen streep en haar naam aan de rechterkant. In een
SVG blijft tekst tekst, zodat zij doorzoekbaar is en een schermlezer haar kan voorlezen. Dezelfde tijdlijn geeft steeds dezelfde bytes.
"""

from __future__ import annotations

import io
import math
from datetime import date
from itertools import groupby, pairwise
from textwrap import fill
from threading import Lock
from typing import TYPE_CHECKING, Any

from matplotlib import style
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from huurstelsel import __version__
from huurstelsel.regels.regel import WBH
from huurstelsel.reken.datums import in_woorden
from huurstelsel.reken.schrijven import euro, geheel
from huurstelsel.uitkomst import Segment
from huurstelsel.uitleg.blad import schoon
from huurstelsel.uitleg.figuurlijnen import (
    GRIJS,
    INKT,
    Lijn,
    Schrijf,
    Vlak,
    dagbereik,
    gewaardeerde_perioden,
    huurlijnen,
    kale_vlakken,
    puntenvlakken,
    puntlijnen,
    verhoogde_vlakken,
)
from huurstelsel.uitleg.tekst import GEEN_RECHTEN
from huurstelsel.uitleg.tijdlijn import dag_kort, onbekende_feiten, segment, soort, welk_recht
from huurstelsel.verloop import EEN_DAG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.axes import Axes

    from huurstelsel.tijdlijn import Tijdlijn

BREEDTE, HOOGTE = 8.0, 7.0  # inch
PIXELS = 1600
_LINKS, _RECHTS = 0.085, 0.80
_PUNTEN, _HUUR, _STROOK = (0.595, 0.242), (0.243, 0.305), (0.191, 0.034)  # onderkant en hoogte
_KLEIN, _GEWOON, _KOP = 8.5, 9.5, 12.5
_TEKENBREEDTE = 0.62  # van een teken, in corpsen; ruim genoeg voor cijfers
_LICHT = "#d9d9d9"
_STIJL = {
    "svg.fonttype": "none",
    "svg.hashsalt": "huurstelsel",
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans"],
    "text.parse_math": False,
    "axes.unicode_minus": True,
}
_EEN_TEGELIJK = Lock()  # matplotlib leest zijn instellingen van het hele proces
_TINTEN = {
    Segment.GEREGULEERD: "#e6e6e6",
    Segment.LAAG: "#e6e6e6",
    Segment.MIDDEN: "#c4c4c4",
    Segment.HOOG: "#9e9e9e",
    Segment.VRIJ: "#9e9e9e",
    None: "#ffffff",
}


def als_bytes(t: Tijdlijn, soort_bestand: str, breedte: int = PIXELS) -> bytes:
    """De figuur als inhoud van een bestand.

    Args:
        soort_bestand: "svg" of "png".
        breedte: van een png, in pixels.
    """
    gegevens = {"svg": {"Date": None, "Creator": "huurstelsel", "Title": titel(t)}, "png": {"Software": "huurstelsel"}}
    uit = io.BytesIO()
    with _EEN_TEGELIJK, style.context(["default", _STIJL]):
        teken(t).savefig(uit, format=soort_bestand, dpi=breedte / BREEDTE, metadata=gegevens[soort_bestand])
    return uit.getvalue()


def teken(t: Tijdlijn) -> Figure:
    """De figuur zelf."""
    figuur = Figure(figsize=(BREEDTE, HOOGTE))
    FigureCanvasAgg(figuur)
    punten, huur, strook = (
        figuur.add_axes((_LINKS, onder, _RECHTS - _LINKS, hoogte)) for onder, hoogte in (_PUNTEN, _HUUR, _STROOK)
    )
    _paneel(punten, t, puntlijnen(t), geheel)
    _getallen(punten, puntenvlakken(t), puntenvlakken(t), geheel)
    _paneel(huur, t, huurlijnen(t), euro)
    _getallen(huur, kale_vlakken(t), verhoogde_vlakken(t), euro)
    _strook(strook, t)
    punten.set_title("Punten", loc="left", fontsize=_GEWOON, fontweight="bold", color=INKT)
    huur.set_title("Huur per maand", loc="left", fontsize=_GEWOON, fontweight="bold", color=INKT)
    _dagen((punten, huur), t)
    _teksten(figuur, t)
    return figuur


def titel(t: Tijdlijn) -> str:
    """Wat de figuur toont; een voorstel is geen recht."""
    wat = f"Punten en maximale huurprijs, {soort(t)}"
    return f"VOORSTEL: {wat[0].lower()}{wat[1:]}" if t.voorstellen else wat


# --- een paneel ------------------------------------------------------------------------------------------------------


def _paneel(ax: Axes, t: Tijdlijn, lijnen: Sequence[Lijn], schrijf: Schrijf) -> None:
    begin, eind = dagbereik(t)
    ax.set_xlim(begin, eind)
    onder, boven = _hoogte(lijnen)
    ax.set_ylim(onder, boven)
    _opmaak(ax, schrijf)
    if t.voorstellen:
        ax.text(0.5, 0.5, "VOORSTEL", transform=ax.transAxes, ha="center", va="center", fontsize=44, color="#ededed", fontweight="bold", zorder=0)  # fmt: skip
    for lijn in lijnen:
        _lijn(ax, lijn, boven)
    _namen(ax, lijnen)


def _hoogte(lijnen: Sequence[Lijn]) -> tuple[float, float]:
    """Ondergrens en bovengrens van de schaal, met ruimte voor de getallen."""
    waarden = [v for lijn in lijnen for vlak in lijn.vlakken for v in (vlak.laag, vlak.hoog) if v is not None]
    rand = max(0.16 * (max(waarden) - min(waarden)), 0.02 * max(map(abs, waarden)), 1)
    return min(waarden) - rand, max(waarden) + rand


def _opmaak(ax: Axes, schrijf: Schrijf) -> None:
    for kant in ("top", "right"):
        ax.spines[kant].set_visible(False)
    for kant in ("left", "bottom"):
        ax.spines[kant].set_color(GRIJS)
    ax.yaxis.set_major_locator(MaxNLocator(nbins=6, integer=True, steps=[1, 2, 2.5, 5, 10]))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: _as(round(y), schrijf)))
    ax.grid(axis="y", color=_LICHT, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.tick_params(labelsize=_KLEIN, colors=INKT, length=3, color=GRIJS)
    ax.tick_params(axis="x", labelbottom=False, length=0)


def _as(waarde: int, schrijf: Schrijf) -> str:
    """Een getal langs de as: bedragen in hele euro's."""
    return schrijf(waarde).removesuffix(",00") if schrijf is euro else schrijf(waarde)


def _aaneen(vlakken: Sequence[Vlak]) -> Iterator[list[Vlak]]:
    """Vlakken die op elkaar aansluiten, bij elkaar."""
    breuk = [0, *(i for i, (voor, na) in enumerate(pairwise(vlakken), 1) if voor.tot != na.van), len(vlakken)]
    yield from (list(vlakken[van:tot]) for van, tot in pairwise(breuk))


def _lijn(ax: Axes, lijn: Lijn, boven: float) -> None:
    """De treden van een lijn; waar het een bereik is, beide kanten met een vlak ertussen, zonder bovengrens tot de bovenrand."""
    opmaak: dict[str, Any] = {"color": lijn.kleur, "linewidth": lijn.dikte, "linestyle": lijn.streep}
    for deel in _aaneen(lijn.vlakken):
        x, laag = [*(v.van for v in deel), deel[-1].tot], [*(v.laag for v in deel), deel[-1].laag]
        ax.plot(x, laag, drawstyle="steps-post", solid_capstyle="butt", **opmaak)
        for bereik, stuk in groupby(range(len(deel)), key=lambda i: deel[i].laag != deel[i].hoog):
            plaatsen = list(stuk)
            if bereik:
                x, laag, hoog = _bereikvlak(deel, plaatsen[0], plaatsen[-1] + 1)
                top = [boven if math.isnan(y) else y for y in hoog]
                ax.fill_between(x[1:], laag[1:], top[1:], step="post", color=lijn.kleur, alpha=0.16, linewidth=0)
                ax.plot(x, hoog, drawstyle="steps-post", solid_capstyle="butt", **opmaak)


def _bereikvlak(deel: Sequence[Vlak], van: int, tot: int) -> tuple[list[int], list[int], list[float]]:
    """Een bereik over de vlakken van … tot …, met de treden erheen en ervandaan; NaN zonder bovengrens."""
    vlakken = [deel[max(van - 1, 0)], *deel[van:tot], deel[min(tot, len(deel) - 1)]]
    x = [deel[van].van, *(v.van for v in deel[van:tot]), deel[tot - 1].tot]
    return x, [v.laag for v in vlakken], [math.nan if v.hoog is None else float(v.hoog) for v in vlakken]


def _getallen(ax: Axes, onderste: Sequence[Vlak], bovenste: Sequence[Vlak], schrijf: Schrijf) -> None:
    """De waarden van elke trede die er breed genoeg voor is: de hoogste boven haar lijn, en als er meer zijn de laagste eronder."""
    per_dag = _punten_per_dag(ax)
    for van, tot, laag, hoog in _treden(onderste, bovenste):
        for waarde, boven in ((hoog, True), (None if laag == hoog else laag, False)):
            if waarde is not None and _past(schrijf(waarde), (tot - van) * per_dag):
                _getal(ax, (van + tot) / 2, waarde, schrijf(waarde), boven=boven)


def _treden(onderste: Sequence[Vlak], bovenste: Sequence[Vlak]) -> Iterator[Vlak]:
    """Aansluitende vlakken met dezelfde laagste en hoogste waarde als één."""
    for deel in _aaneen([Vlak(o.van, o.tot, o.laag, b.hoog) for o, b in zip(onderste, bovenste, strict=True)]):
        for (laag, hoog), gelijk in groupby(deel, key=lambda vlak: vlak[2:]):
            vlakken = list(gelijk)
            yield Vlak(vlakken[0].van, vlakken[-1].tot, laag, hoog)


def _punten_per_dag(ax: Axes) -> float:
    begin, eind = ax.get_xlim()
    return BREEDTE * 72 * (_RECHTS - _LINKS) / (eind - begin)


def _past(tekst: str, ruimte: float) -> bool:
    return len(tekst) * _TEKENBREEDTE * _KLEIN <= ruimte


def _getal(ax: Axes, x: float, y: int, tekst: str, *, boven: bool) -> None:
    ax.annotate(
        tekst,
        (x, y),
        xytext=(0, 3.5 if boven else -3.5),
        textcoords="offset points",
        ha="center",
        va="bottom" if boven else "top",
        fontsize=_KLEIN,
        color=INKT,
        zorder=5,
        bbox={"boxstyle": "square,pad=0.08", "facecolor": "white", "edgecolor": "none", "alpha": 0.75},
    )


def _namen(ax: Axes, lijnen: Sequence[Lijn]) -> None:
    """De namen van de lijnen rechts van het paneel, uit elkaar geschoven waar zij elkaar zouden raken."""
    hoog = HOOGTE * 72 * ax.get_position().height
    onder, boven = ax.get_ylim()
    geordend = sorted(lijnen, key=lambda lijn: lijn.vlakken[-1].laag)
    begin = [(lijn.vlakken[-1].laag - onder) / (boven - onder) * hoog for lijn in geordend]
    plaatsen = uiteen(begin, [_KLEIN * 1.25 * (lijn.naam.count("\n") + 1) for lijn in geordend], hoog)
    for lijn, van, naar in zip(geordend, begin, plaatsen, strict=True):
        ax.annotate(
            lijn.naam,
            (1, van / hoog),
            xycoords="axes fraction",
            xytext=(16, naar - van),
            textcoords="offset points",
            ha="left",
            va="center",
            fontsize=_KLEIN,
            color=lijn.kleur,
            linespacing=1.1,
            annotation_clip=False,
            arrowprops={
                "arrowstyle": "-",
                "color": lijn.kleur,
                "linewidth": 0.6,
                "shrinkA": 1,
                "shrinkB": 1,
                "relpos": (0, 0.5),
            },
        )


def uiteen(plaatsen: Sequence[float], hoogten: Sequence[float], ruimte: float) -> list[float]:
    """Middens van onder naar boven die elkaar niet raken, zo dicht mogelijk bij waar zij horen en onder de bovenrand."""
    uit: list[float] = []
    for i, plaats in enumerate(plaatsen):
        uit.append(max(plaats, uit[-1] + (hoogten[i - 1] + hoogten[i]) / 2) if i else plaats)
    rand = ruimte + (hoogten[-1] / 2 if hoogten else 0)
    for i in reversed(range(len(uit))):
        uit[i] = min(uit[i], rand - hoogten[i] / 2)
        rand = uit[i] - hoogten[i] / 2
    return uit


# --- segmenten en dagen ----------------------------------------------------------------------------------------------


def _strook(ax: Axes, t: Tijdlijn) -> None:
    """De segmenten langs de onderkant, en daaronder de dagen."""
    begin, eind = dagbereik(t)
    ax.set(ylim=(0, 1), yticks=[], xlim=(begin, eind))
    for naam, deel in groupby(t.perioden, key=lambda p: "" if p.kant is None else segment(p.kant.uitkomst)):
        perioden = list(deel)
        if perioden[0].kant is None:
            continue
        van, tot = perioden[0].vanaf.toordinal(), (perioden[-1].tot_en_met + EEN_DAG).toordinal()
        ax.axvspan(van, tot, facecolor=_TINTEN[perioden[0].kant.uitkomst.segment], edgecolor="white", linewidth=1)
        if _past(naam, (tot - van) * _punten_per_dag(ax)):
            ax.text((van + tot) / 2, 0.47, naam, ha="center", va="center", fontsize=_KLEIN, color=INKT)
    ax.set_ylabel("segment", rotation=0, ha="right", va="center", fontsize=_KLEIN, color=INKT)
    ticks = list(_tijdstippen(date.fromordinal(begin), date.fromordinal(eind)))
    ax.set_xticks([dag.toordinal() for dag, _ in ticks], [naam for _, naam in ticks], fontsize=_KLEIN, color=INKT)
    ax.tick_params(axis="x", length=3, color=GRIJS)
    for kant in ax.spines.values():
        kant.set_visible(False)


def _tijdstippen(begin: date, eind: date) -> Iterator[tuple[date, str]]:
    """Eerste dagen van maanden, zo dicht op elkaar als leesbaar is; het jaar staat bij de eerste en bij elke januari."""
    dagen = (eind - begin).days
    stap = next((stap for stap, hoogstens in ((1, 400), (3, 1000), (6, 2400)) if dagen <= hoogstens), 12)
    eersten = (date(jaar, maand, 1) for jaar in range(begin.year, eind.year + 1) for maand in range(1, 13, stap))
    binnen = [dag for dag in eersten if begin <= dag <= eind] or [begin]
    for i, dag in enumerate(binnen):
        dagnummer, maand, jaar = dag_kort(dag).split(" ")
        naam = maand if dag.day == 1 else f"{dagnummer} {maand}"
        yield dag, f"{naam}\n{jaar}" if i == 0 or dag.month == 1 else f"{naam}\n "


def _dagen(assen: Sequence[Axes], t: Tijdlijn) -> None:
    """De dag waarop het stelsel wisselt en de peildatum van het document, als lijn door de panelen met hun naam erboven."""
    begin, eind = dagbereik(t)
    gewaardeerd = [p.kant.regeling.bijlage.voor_wbh for p in t.perioden if p.kant is not None]
    peildatum = t.document.peildatum
    merken: list[tuple[date, str, Any, int]] = (
        [(WBH, "Wet betaalbare huur", "-", 0)] if len(set(gewaardeerd)) == 2 else []
    )
    merken += [(peildatum, "peildatum document", (0, (1, 2)), 1)] if peildatum is not None else []
    for dag, naam, streep, paneel in merken:
        x = dag.toordinal()
        if begin <= x <= eind:
            for ax in assen:
                ax.axvline(x, color=GRIJS, linewidth=0.8, linestyle=streep, zorder=1)
            deel = min(max((x - begin) / (eind - begin), 0.34), 0.88)
            assen[paneel].text(deel, 1.02, naam, transform=assen[paneel].transAxes, ha="center", va="bottom", fontsize=_KLEIN, color=GRIJS)  # fmt: skip


# --- teksten ---------------------------------------------------------------------------------------------------------


def _teksten(figuur: Figure, t: Tijdlijn) -> None:
    begin, eind = map(date.fromordinal, dagbereik(t))
    figuur.text(_LINKS, 0.976, titel(t), fontsize=_KOP, fontweight="bold", color=INKT, va="top")
    wanneer = f"{in_woorden(begin)} tot en met {in_woorden(eind - EEN_DAG)}"
    recht = fill(schoon(welk_recht(t)), 92, max_lines=2, placeholder=" …")
    onder = f"{wanneer}\n{recht[0].upper()}{recht[1:]}"
    figuur.text(_LINKS, 0.941, onder, fontsize=_GEWOON, color=INKT, va="top", linespacing=1.2)
    noten = "\n".join(_noten(t, begin))
    figuur.text(_LINKS, 0.113, noten, fontsize=_KLEIN, color=GRIJS, va="top", linespacing=1.25)
    figuur.text(_LINKS, 0.016, GEEN_RECHTEN, fontsize=_KLEIN, color=INKT, va="bottom")
    figuur.text(0.985, 0.016, f"huurstelsel {__version__}", fontsize=_KLEIN, color=GRIJS, ha="right", va="bottom")


def _noten(t: Tijdlijn, begin: date) -> Iterator[str]:
    if any(u.punten_maximaal is None for _, u in gewaardeerde_perioden(t)):
        yield "Vlak boven een lijn: er is geen hoogste uitkomst, want niet alle feiten zijn bekend."
    elif onbekende_feiten(t):
        yield "Vlak tussen twee lijnen: van de laagste tot de hoogste uitkomst, want niet alle feiten zijn bekend."
    if len({p.kant.tarief.hoogste for p in t.perioden if p.kant is not None}) > 1:
        yield f"Vanaf {in_woorden(WBH)} een andere schaal: de punten van ervoor en erna zijn niet te vergelijken, de huur wel."
    if begin > t.vanaf:
        yield f"Vóór {in_woorden(begin)} is de woning niet te waarderen."
    if t.laatste_bekend is not None and t.tot_en_met >= t.laatste_bekend:
        yield f"Het recht na {in_woorden(t.laatste_bekend)} is nog niet gepubliceerd."
