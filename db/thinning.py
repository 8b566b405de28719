"""Which backups are kept: all of some hours, then one a day, a week, a month."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

ALL_OF = timedelta(hours=3)
DAILY, WEEKLY, MONTHLY = 12, 10, 9


def kept(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return which of these backups stay: the newest of each of 12 days, 10 weeks and 9 months.

    Periods without a backup are not counted, so that a machine that stood still loses nothing.
    """
    newest_first = sorted(moments, reverse=True)
    staying = {moment for moment in newest_first if now - moment <= ALL_OF}
    for most, period in ((DAILY, "%Y-%j"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        found: dict[str, datetime] = {}
        for moment in newest_first:
            found.setdefault(moment.astimezone(UTC).strftime(period), moment)
        staying |= set(list(found.values())[:most])
    return frozenset(staying)
