"""De regels van het waarderingsstelsel: één bestand per rubriek, per stelsel een geordende rij."""
