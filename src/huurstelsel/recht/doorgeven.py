"""Parameters die doorgeven: wie er een leest, krijgt de waarde van een ander, of laat een spoor na."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from huurstelsel.recht.laden import Parameters

if TYPE_CHECKING:
    from datetime import date

    from huurstelsel.recht.laden import Waarde


class Doorgeef(Parameters):
    """Parameters die elk verzoek doorgeven aan wie erover gaat."""

    def __init__(self, eigen: Parameters) -> None:
        """Neem alleen over wat bij het onderwerp hoort; een waarde is er dan niet, en komt zo langs `__getattr__`."""
        self.__dict__.update(_eigen=eigen, _afgeleid={}, _onderwerp=vars(eigen)["_onderwerp"])

    def _bij(self, naam: str) -> Parameters:  # noqa: ARG002 - een afgeleide kijkt wel naar de naam
        """Wie over een parameter, een keuze of de peildatum gaat."""
        eigen: Parameters = vars(self)["_eigen"]
        return eigen

    def __getattr__(self, naam: str) -> Any:  # noqa: ANN401 - getal, tabel of tekst
        """De waarde van wie erover gaat."""
        return getattr(self._bij(naam), naam)

    def bron(self, naam: str) -> Waarde:
        """De waarde met artikel en bron."""
        return self._bij(naam).bron(naam)

    def geldt(self, naam: str) -> bool:
        """Of een parameter een waarde heeft."""
        return self._bij(naam).geldt(naam)

    def kiest(self, keuze: str, waarde: str) -> bool:
        """Of een benoemde interpretatie op `waarde` staat."""
        return self._bij(keuze).kiest(keuze, waarde)

    def cohorten(self, naam: str) -> dict[date, Waarde]:
        """De bedragen naar waardepeildatum; een jaar dat wie erover gaat niet kent, heeft haar laatste bedrag."""
        eigen: dict[date, Waarde] = vars(self)["_eigen"].cohorten(naam)
        ander = self._bij(naam).cohorten(naam)
        return {sleutel: ander.get(sleutel, ander[max(ander)]) for sleutel in eigen}


class Genoteerd(Doorgeef):
    """Parameters die bijhouden wat een regel leest."""

    def __init__(self, eigen: Parameters, gelezen: set[str]) -> None:
        """Schrijf bij in `gelezen`."""
        super().__init__(eigen)
        self.__dict__["_gelezen"] = gelezen

    def _bij(self, naam: str) -> Parameters:
        vars(self)["_gelezen"].add(naam)
        return super()._bij(naam)
