"""Running totals, as time series: by origin, measure, those counted, place and starting point."""

from counterclaim.reconciling.series.series import series_of, series_told
from counterclaim.reconciling.series.totals import Sourced, groups_in

__all__ = ["Sourced", "groups_in", "series_of", "series_told"]
