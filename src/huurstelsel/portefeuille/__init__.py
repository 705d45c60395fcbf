"""Portefeuilles: veel woningen in brokken, in begrensd geheugen, met afgekeurde rijen en bereiken apart."""
