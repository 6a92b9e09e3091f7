"""Words by which somebody is said to have died."""

from __future__ import annotations

import re

DYING = re.compile(
    r"(?<!not )(?<!nobody )(?<!no one )(?<!none )\b(?:died|dies|killed|fatally|fatal|pronounced dead|found dead"
    r"|(?:was|is|were|are) dead|shot dead|to death|slain|murdered|manslaughter|deadly(?! (?:weapon|force))"
    r"|homicide(?! (?:detective|unit|investigat|rate|squad|bureau|division|section))"
    r"|(?:death|killing) of)\b(?! this year)",
    re.IGNORECASE,
)
"""Words by which a passage says that somebody died."""
