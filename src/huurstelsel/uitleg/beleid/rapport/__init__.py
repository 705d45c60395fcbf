"""Verslagen: van een scenario naar één zelfstandige webpagina, en zo nodig een document.

`scenario` leest wat er gevraagd is, `delen` rekent elk deel uit tot blokken, `html` en `pdf` zetten die blokken. Geen getal wordt bij het zetten
nog gerekend.
"""
