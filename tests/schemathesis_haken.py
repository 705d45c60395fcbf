"""Hoe schemathesis NDJSON en Arrow stuurt: zoals de tekst of bytes die het heeft bedacht."""

from __future__ import annotations

import schemathesis


@schemathesis.serializer("application/x-ndjson", "application/vnd.apache.arrow.stream")
def als_bytes(_: object, waarde: object) -> bytes:
    """De waarde zelf, als bytes."""
    return waarde if isinstance(waarde, bytes) else str(waarde).encode("utf-8", "replace")
