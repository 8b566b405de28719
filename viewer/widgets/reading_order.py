"""The order in which Tab walks: as the layouts are read, whenever their widgets were made."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def step(window: QWidget, *, forward: bool) -> bool:
    """Give the keyboard to what is read after, or before, what has it; False where nothing can.

    For a window's own focusNextPrevChild. Qt's order is that in which widgets were made, so rows
    that were added to a form, or a card that was filled, would come after everything else.
    """
    stops = reading_order(window)
    if not stops:
        return False
    now = window.focusWidget()
    if now in stops:
        at = stops.index(now) + (1 if forward else -1)
    else:
        at = _beside(stops, now, forward=forward)
    stop = stops[at % len(stops)]
    reason = Qt.FocusReason
    stop.setFocus(reason.TabFocusReason if forward else reason.BacktabFocusReason)
    _show(stop)
    return True


def reading_order(root: QWidget) -> list[QWidget]:
    """Return what Tab can stop at in `root`, in the order of its layouts; of a grid row by row."""
    return [one for one in _walk(root) if one is not root and _is_stop(one)]


def _beside(stops: list[QWidget], now: QWidget | None, *, forward: bool) -> int:
    """Return where to go on from a widget that is no stop itself: what lies in it, or the first."""
    if now is not None:
        inside = [at for at, stop in enumerate(stops) if now.isAncestorOf(stop)]
        if inside:
            return inside[0] if forward else inside[0] - 1
        around = [at for at, stop in enumerate(stops) if stop.isAncestorOf(now)]
        if around:
            return around[-1] + (1 if forward else -1)
    return 0 if forward else -1


def _is_stop(one: QWidget) -> bool:
    takes = one.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(takes) and one.isEnabled() and one.focusProxy() is None


def _walk(widget: QWidget) -> Iterator[QWidget]:
    """Yield a widget and what is seen in it: first its layout's, then what was placed by hand."""
    yield widget
    yielded: set[int] = set()
    for child in _inner(widget):
        if id(child) not in yielded and not child.isHidden() and not child.isWindow():
            yielded.add(id(child))
            yield from _walk(child)


def _inner(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, QSplitter):
        for at in range(widget.count()):
            if at:
                yield widget.handle(at)
            yield from _known(widget.widget(at))
        return
    if isinstance(widget, QStackedWidget):
        yield from _known(widget.currentWidget())
        return
    placed = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    layout = widget.layout()
    if layout is not None:
        yield from _laid_out(layout, placed)
    yield from sorted(placed, key=lambda one: (one.y(), one.x()))


def _laid_out(layout: QLayout, placed: Sequence[QWidget]) -> Iterator[QWidget]:
    """Yield the widgets of a layout and of those in it, as they were put in; a grid row by row.

    No item is asked for by `itemAt`: PySide would keep its wrapper when Qt has deleted it, and
    crash when something else is made at that address.
    """
    inner = [one for one in layout.children() if isinstance(one, QLayout)]
    found = [(layout.indexOf(one), one) for one in (*placed, *inner)]
    held = [(at, one) for at, one in found if at >= 0]
    if isinstance(layout, QGridLayout):
        held.sort(key=lambda one: _cell(layout, one[0]))
    else:
        held.sort(key=itemgetter(0))
    for _, one in held:
        if isinstance(one, QLayout):
            yield from _laid_out(one, placed)
        else:
            yield one


def _cell(grid: QGridLayout, at: int) -> tuple[int, int]:
    row, column, _, _ = cast("tuple[int, int, int, int]", grid.getItemPosition(at))
    return row, column


def _known(widget: QWidget | None) -> Iterator[QWidget]:
    if widget is not None:
        yield widget


def _show(stop: QWidget) -> None:
    """Scroll every sheet that a widget lies on until it is seen."""
    above = stop.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and above.widget() is not None:
            above.ensureWidgetVisible(stop)
        above = above.parentWidget()
