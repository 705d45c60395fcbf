"""Feiten: wat er over een woning bekend is, gelezen, gecontroleerd en omgezet in kolommen."""
