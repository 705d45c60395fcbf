"""Het recht als gegevens: gedateerde parameters met hun bron, huurtabellen, gebieden en benoemde interpretaties."""

GELDEND = "geldend"  # de naam waarmee het recht zelf wordt gekozen waar ook een voorstel kan
