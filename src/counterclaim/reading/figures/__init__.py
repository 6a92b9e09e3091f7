"""How many: every quantity of the text with its bound, and the figures that measure something of the ontology."""

from counterclaim.reading.figures.figures import Figures
from counterclaim.reading.figures.quantities import Quantities

__all__ = ["Figures", "Quantities"]
