"""What a panel is given: where to ask, what is chosen, which set, and how to speak and look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.jobs import Jobs
    from viewer.state.appearance import Appearance
    from viewer.state.browse import Browse
    from viewer.state.desk import Desk
    from viewer.state.language import Language
    from viewer.state.moment import Moment
    from viewer.state.notices import Notices
    from viewer.state.searches import Searches
    from viewer.state.selection import Selection
    from viewer.state.settings import Settings


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that panels share. The archive is not among it: they ask `jobs`."""

    jobs: Jobs
    selection: Selection
    browse: Browse
    searches: Searches
    moment: Moment
    notices: Notices
    language: Language
    appearance: Appearance
    settings: Settings
    desk: Desk
