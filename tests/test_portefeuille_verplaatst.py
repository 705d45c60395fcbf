"""Wat in een brok van plaats wisselt, tegenover sorteren met Python."""

from __future__ import annotations

from itertools import accumulate

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from huurstelsel.portefeuille.verplaatst import offsets, op_volgorde

GEZINNEN = st.lists(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=5), max_size=6)
"""Per ouder zijn elementen: een sleutel en een aantal kinderen."""


@given(GEZINNEN)
def test_elementen_en_kinderen_komen_op_volgorde(gezinnen: list[list[tuple[int, int]]]) -> None:
    ouder = np.array([o for o, gezin in enumerate(gezinnen) for _ in gezin], np.int64)
    sleutel = np.array([s for gezin in gezinnen for s, _ in gezin], np.int64)
    aantallen = np.array([k for gezin in gezinnen for _, k in gezin], np.int64)
    begin = offsets(aantallen)
    assert begin.tolist() == [0, *accumulate(aantallen.tolist())]
    verwacht = sorted(range(len(ouder)), key=lambda i: (ouder[i], sleutel[i]))

    verplaatst = op_volgorde(ouder * 10 + sleutel, ouder, len(gezinnen))

    nummers = np.arange(len(ouder))
    assert verplaatst.op(nummers).tolist() == verwacht
    kinderen = [kind for i in verwacht for kind in range(begin[i], begin[i + 1])]
    assert verplaatst.kinderen(begin).op(np.arange(begin[-1])).tolist() == kinderen
    assert verplaatst.alle({"a": nummers, "b": nummers})["b"].tolist() == verwacht


def test_alleen_een_ouder_met_een_daling_wisselt() -> None:
    verplaatst = op_volgorde(np.array([1, 2, 13, 11, 21, 21]), np.array([0, 0, 1, 1, 2, 2]), 3)
    assert (verplaatst.naar.tolist(), verplaatst.van.tolist()) == ([2, 3], [3, 2])
