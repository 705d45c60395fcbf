"""Wat tests over bestanden delen."""

from __future__ import annotations

import os

import pytest

GEEN_BEHEERDER = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="de beheerder mag alles lezen"
)
