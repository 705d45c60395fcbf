"""Weergaven van een uitkomst: tekst, JSON en VERA. Zij lezen de uitkomst en rekenen niets na."""
