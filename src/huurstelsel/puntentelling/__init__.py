"""De puntentelling als document: de bijlage bij de huurovereenkomst (Wgv art. 2 lid 2 onder e, 6°), als toegankelijke PDF.

>>> from huurstelsel.puntentelling import maak_pdf
>>> pdf = maak_pdf(lees_document("woning.yaml"), taal="beide")

Nodig is het onderdeel `pdf`: `pip install "huurstelsel[pdf]"`.
"""

from huurstelsel.puntentelling.maken import Talen, maak_pdf

__all__ = ["Talen", "maak_pdf"]
