"""`python -m huurstelsel` is hetzelfde als `huurstelsel`."""

from __future__ import annotations

import sys

from huurstelsel.cli import main

if __name__ == "__main__":
    sys.exit(main())
