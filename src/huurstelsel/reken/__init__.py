"""Rekenen met segmenten, punten en posten; kent geen recht."""
