"""De REST-API onder `/v1`; elk antwoord is gelijk aan wat de opdracht met `--json` schrijft."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(prefix="/v1")
