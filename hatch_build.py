"""Build hook: compiles the gazetteer from the place data of pinned packages, so that nothing is fetched at run time."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface[Any]):
    """Writes `gazetteer/places.sqlite` into the package unless it is there and as new as the code that makes it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling calls it so
        """Run before a wheel (also an editable one) is built; an sdist carries the recipe, not the table."""
        if self.target_name != "wheel":
            return
        folder = Path(self.root) / "src" / "counterclaim" / "gazetteer"
        sys.path.insert(0, str(folder))  # not src: counterclaim's own dependencies are not there yet
        from compiling import compile_if_stale  # type: ignore[import-not-found]

        compile_if_stale(folder / "places.sqlite")
