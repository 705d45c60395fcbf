"""Maatregelen: wat een verbetering van een woning aan punten en maximale huurprijs toevoegt, voor één woning of een portefeuille."""
