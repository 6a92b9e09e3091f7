"""How many: every quantity of the text with its bound, and the figures that measure something of the ontology."""

from typing import TYPE_CHECKING

from counterclaim.when_used import when_used

if TYPE_CHECKING:
    from counterclaim.reading.figures.figures import Figures
    from counterclaim.reading.figures.quantities import Quantities

__all__ = ["Figures", "Quantities"]
__getattr__ = when_used(__name__, Figures="figures", Quantities="quantities")
