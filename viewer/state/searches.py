"""Searches: what was searched for lately, and what was kept under a name; one set an archive."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Signal

from viewer.state.browse import Scope, Span

if TYPE_CHECKING:
    from viewer.state.settings import Settings

MOST_RECENT = 12
MOST_SAVED = 100


@dataclass(frozen=True, slots=True)
class Saved:
    """A scope that somebody gave a name."""

    name: str
    scope: Scope


class Searches(QObject):
    """Remember searches in the user's settings, apart for each archive. GUI thread only."""

    changed = Signal()
    """What is remembered is something else now."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._archive = ""
        self._recent: tuple[Scope, ...] = ()
        self._saved: tuple[Saved, ...] = ()

    @property
    def recent(self) -> tuple[Scope, ...]:
        """Return what was searched for lately, the newest first."""
        return self._recent

    @property
    def saved(self) -> tuple[Saved, ...]:
        """Return what was kept, by name."""
        return self._saved

    def attach(self, uuid: str) -> None:
        """Turn to the archive with that UUID."""
        self._archive = uuid
        self._recent = tuple(_scopes(self._read("recent")))
        found = (_saved(value) for value in self._read("saved"))
        self._saved = tuple(one for one in found if one is not None)
        self.changed.emit()

    def note(self, scope: Scope) -> None:
        """Remember that a scope's query led somewhere; one that it goes on from is replaced."""
        if not scope.query:
            return
        others = (one for one in self._recent if one.query.casefold() != scope.query.casefold())
        self._keep(recent=(scope, *others)[:MOST_RECENT])

    def forget(self, scope: Scope) -> None:
        """Forget one of the recent searches."""
        self._keep(recent=tuple(one for one in self._recent if one != scope))

    def forget_recent(self) -> None:
        """Forget all recent searches; those with a name stay."""
        self._keep(recent=())

    def save(self, name: str, scope: Scope) -> None:
        """Keep a scope under a name; what had that name, and the scope's old name, are replaced."""
        name = " ".join(name.split())
        if not name:
            return
        others = (one for one in self._saved if one.name != name and one.scope != scope)
        saved = sorted((*others, Saved(name, scope)), key=lambda one: one.name.casefold())
        self._keep(saved=tuple(saved[:MOST_SAVED]))

    def remove(self, scope: Scope) -> None:
        """Keep a scope no longer."""
        self._keep(saved=tuple(one for one in self._saved if one.scope != scope))

    def name_of(self, scope: Scope) -> str | None:
        """Return the name under which a scope is kept, None if it isn't."""
        return next((one.name for one in self._saved if one.scope == scope), None)

    def _keep(
        self, *, recent: tuple[Scope, ...] | None = None, saved: tuple[Saved, ...] | None = None
    ) -> None:
        if recent is not None and recent != self._recent:
            self._recent = recent
            self._write("recent", [_plain(scope) for scope in recent])
        elif saved is not None and saved != self._saved:
            self._saved = saved
            self._write("saved", [{"name": one.name, **_plain(one.scope)} for one in saved])
        else:
            return
        self.changed.emit()

    def _read(self, what: str) -> list[object]:
        try:
            kept: object = json.loads(self._settings.text(f"searches/{self._archive}/{what}", "[]"))
        except ValueError:
            return []  # the file was edited by hand
        return cast("list[object]", kept) if isinstance(kept, list) else []

    def _write(self, what: str, values: list[dict[str, object]]) -> None:
        text = json.dumps(values, ensure_ascii=True)
        self._settings.remember(f"searches/{self._archive}/{what}", text)


def _plain(scope: Scope) -> dict[str, object]:
    """Return the parts of a scope that leave something out, for JSON."""
    return {part: value for part, value in asdict(scope).items() if value not in (None, "")}


def _scopes(values: list[object]) -> list[Scope]:
    return [scope for value in values if (scope := _scope(value)) is not None]


def _saved(value: object) -> Saved | None:
    scope = _scope(value)
    name = cast("dict[str, Any]", value).get("name") if scope is not None else None
    return Saved(name, scope) if scope is not None and isinstance(name, str) else None


def _scope(value: object) -> Scope | None:
    """Return a scope read from JSON, None for what is none."""
    if not isinstance(value, dict):
        return None
    held = cast("dict[str, object]", value)
    words = {part: held.get(part) for part in ("kind", "side", "place", "source")}
    query, year = held.get("query", ""), held.get("year")
    try:
        span = _numbers(held.get("span"), ("earliest", "latest"))
        area = _numbers(held.get("area"), ("south", "west", "north", "east"))
    except TypeError:
        return None
    if not isinstance(query, str) or not (year is None or isinstance(year, int)):
        return None
    if any(word is not None and not isinstance(word, str) for word in words.values()):
        return None
    from db.search.filters import Area  # not before the first paint

    named = cast("dict[str, Any]", words)
    return Scope(
        query=query,
        year=year,
        span=Span(*map(int, span)) if span else None,
        area=Area(*area) if area else None,
        **named,
    )


def _numbers(value: object, names: tuple[str, ...]) -> tuple[float, ...] | None:
    """Return named numbers in their order, None for nothing; raise TypeError for what is else."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise TypeError
    held = cast("dict[str, object]", value)
    numbers = [held.get(name) for name in names]
    if any(isinstance(one, bool) or not isinstance(one, int | float) for one in numbers):
        raise TypeError
    return tuple(cast("list[float]", numbers))
