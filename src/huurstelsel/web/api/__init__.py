"""De REST-API onder `/v1`; elk antwoord is gelijk aan wat de opdracht met `--json` schrijft."""
