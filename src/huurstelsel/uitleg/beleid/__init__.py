"""Het beleidslab als tekst, JSON, webpagina en document."""
