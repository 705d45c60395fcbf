"""Regels van bijlage I.A Bhw zoals die luidde vóór de Wet betaalbare huur, voor zover zij afwijken van die erna."""
