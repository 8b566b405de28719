"""What a screen of the station is given: where to ask, where the visitor is, how to look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from viewer.exhibit.charts import Charts
    from viewer.exhibit.comfort import Comfort
    from viewer.exhibit.metrics import Metrics
    from viewer.exhibit.settings import StationSettings
    from viewer.exhibit.visit import Visit
    from viewer.jobs import Jobs
    from viewer.state.language import Language
    from viewer.state.moment import Moment


class Tally(Protocol):
    """Counts, without names or times, what visitors do."""

    def count(self, what: str, detail: str = "") -> None:
        """Count one more of `what` (`session`, `record`, `language`, `empty-search`, ...)."""


class Uncounted:
    """A tally that keeps nothing: for rehearsals."""

    def count(self, what: str, detail: str = "") -> None:
        """Forget it."""


@dataclass(frozen=True, slots=True)
class Station:
    """Everything that screens share. The archive is not among it: they ask `jobs`."""

    jobs: Jobs
    language: Language
    moment: Moment
    visit: Visit
    comfort: Comfort
    metrics: Metrics
    settings: StationSettings
    tally: Tally
    charts: Charts

    @property
    def still(self) -> bool:
        """Say whether nothing may move by itself."""
        return self.comfort.still
