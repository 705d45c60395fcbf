"""De soorten deel van een verslag. Elk bestand heeft `VELDEN` en `lees`, dat de velden leest en teruggeeft hoe het deel wordt gerekend."""
