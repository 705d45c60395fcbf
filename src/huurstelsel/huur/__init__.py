"""Van punten naar huurrecht: maximale huurprijs, opslagen en segment."""
