"""How an incident stands: flags from its accounts, and one word from the flags."""

from counterclaim.reconciling.standing.flags import flags_of
from counterclaim.reconciling.standing.standing import row_of, rows, standing_of

__all__ = ["flags_of", "row_of", "rows", "standing_of"]
