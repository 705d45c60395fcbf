"""De opdrachten van de opdrachtregel, elk in een eigen bestand; `cli` laadt alleen de gevraagde."""
