"""Whose fault it is when a value of a source is missing or of another form than its key has."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError, StatementError

from db.errors import SourceRefused

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def blamed(where: str) -> Generator[None]:
    """Raise SourceRefused, naming `where`, for what reading a value of the wrong form raises.

    A person writes these files, and a number, a table or nothing may stand where a text belongs.
    """
    try:
        yield
    except OperationalError:  # the disk's fault
        raise
    except (AttributeError, LookupError, OverflowError, TypeError, ValueError) as error:
        raise _refusal(where, error) from error
    except StatementError as error:
        raise _refusal(where, error.orig or error) from error


def _refusal(where: str, error: BaseException) -> SourceRefused:
    return SourceRefused(
        "{where}: a value is missing or of the wrong form ({reason}).",
        "Compare it with its neighbours, mend it and build again.",
        where=where,
        reason=" ".join(f"{type(error).__name__}: {error}".split())[:200],
    )
