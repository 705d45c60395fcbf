"""Het recht als gegevens: gedateerde parameters met hun bron, huurtabellen, gebieden en benoemde interpretaties."""
