"""Figuren van een verslag als SVG, met matplotlib: lijnen, staven met een bereik, en een vlak.

Matplotlib staat al in de afhankelijkheden, geeft SVG die ook in een document past, en dezelfde getallen geven dezelfde bytes. Een bibliotheek
voor webgrafieken zou in een pagina zonder netwerk enkele megabytes per verslag kosten. Elke waarde is een `<title>` bij haar punt, en elke reeks
een groep met een eigen naam: een browser toont de eerste bij aanwijzen, en de pagina kan de tweede verbergen.
"""

from __future__ import annotations

import io
import re
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal
from xml.etree import ElementTree as ET

import numpy as np
from matplotlib import colormaps, style
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Tekening
from matplotlib.ticker import FuncFormatter, MaxNLocator

from huurstelsel.reken.schrijven import nederlands
from huurstelsel.uitleg.beleid.rapport.blokken import BEREIK, LIJNEN, STAVEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from huurstelsel.uitleg.beleid.rapport.blokken import Figuur, Lijn

BREEDTE, HOOGTE, LAAGSTE = 8.0, 4.2, 2.0  # inch
INKT, GRIJS, LICHT = "#1a1a1a", "#595959", "#d9d9d9"
KLEUREN = ("#005ea5", "#b3460b", "#1b7a3d", "#6b2c91", "#8a6d00", "#a3195b")
STREPEN: tuple[Any, ...] = ("-", (0, (6, 2)), (0, (2, 1.5)), (0, (6, 2, 1.5, 2)), (0, (1, 1)), (0, (10, 3)))
PUNTEN = ("o", "s", "^", "D", "v", "P")
ARCERING = ("", "///", "...", "xxx", "\\\\\\", "ooo")
_STIJL = {"font.family": ["sans-serif"], "font.sans-serif": ["DejaVu Sans"], "font.size": 9.5, "text.parse_math": False}
_EEN_TEGELIJK = Lock()  # matplotlib leest zijn instellingen van het hele proces
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_TEKENS_LANGS_DE_AS = 80  # met meer staan de namen schuin
_TINTEN = 16  # met meer maakt matplotlib van de schaal een plaatje, en een pagina laadt geen plaatjes
_LEESBARE_VAKJES = 150  # met meer staat er geen getal in elk vakje
_BREDE_VAKJES = 4  # zoveel naast elkaar hebben plaats voor een bereik


def als_svg(figuur: Figuur, id_: str, *, tekst: bool = True) -> str:
    """De figuur als SVG, zonder kop; elke id begint met `id_`, zodat meer figuren op één pagina kunnen.

    Args:
        tekst: tekst blijft tekst; anders worden het lijnen, voor waar het lettertype er niet is.
    """
    uit = io.BytesIO()
    eigen = {"svg.fonttype": "none" if tekst else "path", "svg.hashsalt": id_}
    with _EEN_TEGELIJK, style.context(["default", {**_STIJL, **eigen}]):
        _teken(figuur).savefig(
            uit, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None}
        )
    return _voor_de_pagina(uit.getvalue(), figuur, id_)


def _teken(figuur: Figuur) -> Tekening:
    hoog = HOOGTE if figuur.soort != STAVEN else max(LAAGSTE, 1.1 + 0.24 * len(figuur.as_) * (len(figuur.lijnen) + 0.6))
    tekening = Tekening(figsize=(BREEDTE, hoog), layout="constrained")
    FigureCanvasAgg(tekening)
    ax = tekening.add_subplot()
    if figuur.soort == LIJNEN:
        _lijnen(ax, figuur)
    elif figuur.soort == STAVEN:
        _staven(ax, figuur)
    else:
        _vlak(ax, figuur, tekening)
    return tekening


def _opmaak(ax: Axes, raster: Literal["x", "y"]) -> None:
    for kant in ("top", "right"):
        ax.spines[kant].set_visible(False)
    for kant in ("left", "bottom"):
        ax.spines[kant].set_color(GRIJS)
    ax.grid(axis=raster, color=LICHT, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.tick_params(colors=INKT, color=GRIJS, length=3)


def _getallen(as_: Any) -> None:  # noqa: ANN401 - de x- of de y-as
    as_.set_major_locator(MaxNLocator(nbins=7, steps=[1, 2, 2.5, 5, 10]))
    as_.set_major_formatter(FuncFormatter(lambda y, _: nederlands(_breuk(y))))


def _breuk(getal: float) -> Any:  # noqa: ANN401 - een Fraction
    from fractions import Fraction  # noqa: PLC0415 - alleen voor een schaal

    return Fraction(getal).limit_denominator(1000)


def _lijnen(ax: Axes, figuur: Figuur) -> None:
    x = np.arange(len(figuur.as_))
    for i, lijn in enumerate(figuur.lijnen):
        y = [np.nan if v is None else v for v in lijn.waarden]
        opmaak: dict[str, Any] = {"color": KLEUREN[i % 6], "linestyle": STREPEN[i % 6], "marker": PUNTEN[i % 6]}
        ax.plot(x, y, markersize=4.5, linewidth=1.8, label=lijn.naam, gid=f"reeks-{i}", **opmaak)
        if lijn.bereik:
            laag, hoog = zip(*lijn.bereik, strict=True)
            ax.fill_between(x, laag, hoog, color=KLEUREN[i % 6], alpha=0.15, linewidth=0, gid=f"bereik-{i}")
    _opmaak(ax, "y")
    _getallen(ax.yaxis)
    ax.set_xticks(x, figuur.as_, rotation=_draai(figuur))
    ax.set_xlabel(figuur.as_naam, color=INKT)
    ax.set_ylabel(figuur.eenheid, color=INKT)
    if len(figuur.lijnen) > 1:
        ax.legend(loc="best", frameon=False, labelcolor=INKT, handlelength=3)


def _draai(figuur: Figuur) -> int:
    return 45 if sum(map(len, figuur.as_)) > _TEKENS_LANGS_DE_AS else 0


def _staven(ax: Axes, figuur: Figuur) -> None:
    """Liggende staven, de eerste bovenaan: zo past een lange naam."""
    n, dik = len(figuur.lijnen), 0.8 / len(figuur.lijnen)
    y = np.arange(len(figuur.as_))
    for i, lijn in enumerate(figuur.lijnen):
        waarden = np.array([np.nan if v is None else v for v in lijn.waarden])
        plaats = y + (i - (n - 1) / 2) * dik
        staven = ax.barh(plaats, waarden, dik * 0.92, color=KLEUREN[i % 6], label=lijn.naam, hatch=ARCERING[i % 6], edgecolor="white", linewidth=0)  # fmt: skip
        for j, staaf in enumerate(staven):
            staaf.set_gid(f"reeks-{i}-{j}")
        if lijn.bereik:
            fout = np.abs(np.array(lijn.bereik).T - waarden)
            _, doppen, strepen = ax.errorbar(
                waarden, plaats, xerr=fout, fmt="none", ecolor=INKT, elinewidth=1.2, capsize=3
            )
            for j, streep in enumerate((*doppen, *strepen)):
                streep.set_gid(f"bereik-{i}-{j}")
        _namen(ax, waarden, plaats, lijn, i)
    _opmaak(ax, "x")
    _getallen(ax.xaxis)
    ax.margins(x=0.14)
    ax.set_yticks(y, figuur.as_)
    ax.invert_yaxis()
    ax.set_xlabel(figuur.eenheid, color=INKT)
    ax.axvline(0, color=GRIJS, linewidth=0.8)
    if n > 1:
        ax.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=n, frameon=False, labelcolor=INKT)


def _namen(ax: Axes, waarden: NDArray[np.float64], plaats: NDArray[np.floating[Any]], lijn: Lijn, i: int) -> None:
    """De waarde aan het eind van elke staaf, voorbij haar bereik; het bereik zelf staat in de tabel."""
    for j, (waarde, y) in enumerate(zip(waarden, plaats, strict=True)):
        if np.isnan(waarde):
            continue
        eind = waarde if not lijn.bereik else lijn.bereik[j][int(waarde >= 0)]
        ax.annotate(lijn.teksten[j].partition(BEREIK)[0], (eind, y), xytext=(4 if waarde >= 0 else -4, 0), textcoords="offset points", va="center", ha="left" if waarde >= 0 else "right", fontsize=8.5, color=INKT, gid=f"naam-{i}-{j}")  # fmt: skip


def _vlak(ax: Axes, figuur: Figuur, tekening: Tekening) -> None:
    """Elke lijn is een rij van het vlak; een donkerder vakje is een hogere waarde."""
    waarden = np.array([[np.nan if v is None else v for v in lijn.waarden] for lijn in figuur.lijnen])
    beeld = ax.pcolormesh(waarden, cmap=colormaps["Blues"].resampled(_TINTEN), edgecolors="white", linewidth=1)
    ax.set_xticks(np.arange(len(figuur.as_)) + 0.5, figuur.as_, rotation=_draai(figuur))
    ax.set_yticks(np.arange(len(figuur.lijnen)) + 0.5, [lijn.naam for lijn in figuur.lijnen])
    ax.set_xlabel(figuur.as_naam, color=INKT)
    ax.tick_params(length=0, colors=INKT)
    schaal = tekening.colorbar(beeld, ax=ax)
    schaal.set_label(figuur.eenheid, color=INKT)
    _getallen(schaal.ax.yaxis)
    midden = (np.nanmin(waarden) + np.nanmax(waarden)) / 2
    if waarden.size <= _LEESBARE_VAKJES:
        for i, lijn in enumerate(figuur.lijnen):
            for j, geheel in enumerate(lijn.teksten):
                tekst, _, rest = geheel.partition(BEREIK)
                tekst += f"\n({rest}" if rest and len(figuur.as_) <= _BREDE_VAKJES else ""
                ax.text(j + 0.5, i + 0.5, tekst, ha="center", va="center", fontsize=7.5, color="white" if waarden[i, j] > midden else INKT)  # fmt: skip


# --- voor de pagina ---------------------------------------------------------------------------------------------------


def _voor_de_pagina(svg: bytes, figuur: Figuur, id_: str) -> str:
    """De SVG met een titel bij elk punt, een naam bij elke reeks, en eigen ids."""
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    wortel = ET.fromstring(svg)  # noqa: S314 - eigen uitvoer van matplotlib
    for deel in wortel.findall(f"{{{_SVG}}}metadata"):
        wortel.remove(deel)
    for deel in wortel.iter():
        naam = deel.get("id", "")
        if gevonden := re.fullmatch(r"(reeks|bereik|naam)-(\d+)(?:-(\d+))?", naam):
            deel.set("data-reeks", gevonden[2])
            if gevonden[1] == "reeks":
                _titels(deel, figuur, int(gevonden[2]), gevonden[3])
    for sleutel in ("width", "height"):
        wortel.attrib.pop(sleutel, None)
    tekst = ET.tostring(wortel, encoding="unicode")
    return re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>{id_}-", tekst)


def _titels(deel: ET.Element, figuur: Figuur, i: int, j: str | None) -> None:
    """Een titel bij elk punt van een lijn (in volgorde), of bij een staaf."""
    lijn = figuur.lijnen[i]
    gevuld = [k for k, waarde in enumerate(lijn.waarden) if waarde is not None]
    doelen: Iterator[tuple[ET.Element, int]] = (
        zip(deel.iter(f"{{{_SVG}}}use"), gevuld, strict=True) if j is None else iter([(deel, int(j))])
    )
    for doel, k in list(doelen):
        titel = ET.SubElement(doel, f"{{{_SVG}}}title")
        titel.text = f"{lijn.naam}, {figuur.as_[k]}: {lijn.teksten[k]}"


def namen(figuur: Figuur) -> Sequence[tuple[int, str]]:
    """De reeksen die een lezer kan verbergen: nummer en naam; niets bij één reeks of een vlak."""
    kan = figuur.soort in {LIJNEN, STAVEN} and len(figuur.lijnen) > 1
    return [(i, lijn.naam) for i, lijn in enumerate(figuur.lijnen)] if kan else ()
