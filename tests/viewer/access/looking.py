"""What stands between a window and who reads it by ear, by keyboard or with large letters."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)

from viewer.widgets.reading_order import reading_order

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

Role = QAccessible.Role
CATALOGUE = Path(__file__).parents[3] / "resources/translations/muniment_vi.ts"
OWN_WORDS = {"English"}
"""What a language says of itself, whatever is spoken."""
VAGUE = {Role.NoRole, Role.Client, Role.Pane, Role.Window}
"""Roles that say nothing of what a thing is for."""
SLACK = 1
"""Pixels by which a font's own rounding may reach over an edge."""
BREAK = re.compile(r"[\s\u200b]+")
ROWS = 40
"""Rows of a list that are listened to."""


def vietnamese() -> frozenset[str]:
    """Return the English sources whose Vietnamese differs."""
    root = etree.parse(CATALOGUE).getroot()
    pairs = (
        (message.findtext("source"), "".join(message.find("translation").itertext()).strip())
        for message in root.iter("message")
    )
    return (
        frozenset(source for source, words in pairs if source != words and len(source) > 2)
        - OWN_WORDS
    )


def described(widget: QWidget) -> str:
    """Name a widget by its class, its name and what holds it."""
    above = widget.parentWidget()
    holders: list[str] = []
    while above is not None and len(holders) < 3:
        if type(above).__module__.startswith("viewer"):
            holders.append(type(above).__name__)
        above = above.parentWidget()
    return f"{type(widget).__name__} {heard(widget)!r} in {' < '.join(holders)}"


def heard(widget: QWidget) -> str:
    """Return the name that a screen reader is told."""
    interface = QAccessible.queryAccessibleInterface(widget)
    name = interface.text(QAccessible.Text.Name).strip() if interface else ""
    return name or widget.accessibleName()  # of a row of tabs Qt tells the name of the one in front


def role(widget: QWidget) -> QAccessible.Role:
    """Return the role that a screen reader is told."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role() if interface else Role.NoRole


def reached(root: QWidget) -> list[QWidget]:
    """Return every widget in use that the keyboard can come to."""
    return [
        one
        for one in root.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.window() is root.window()
        and not _is_part(one)
    ]


def _is_part(one: QWidget) -> bool:
    """Say whether a widget is the inside of another that speaks for it, or only scrolls."""
    above = one.parentWidget()
    if isinstance(above, QComboBox) and isinstance(one, QLineEdit):
        return True
    return one.focusProxy() is not None


def nameless(root: QWidget) -> list[str]:
    """Name what can be reached or pressed and has no words for who can't see it."""
    pressed = [one for one in root.findChildren(QAbstractButton) if one.isVisible()]
    both = {id(one): one for one in (*reached(root), *pressed)}
    return [
        described(one)
        for one in both.values()
        if not any(letter.isalnum() for letter in heard(one)) and not _is_qt_own(one)
    ]


def _is_qt_own(one: QWidget) -> bool:
    """Say whether Qt made a button inside a widget of its own, which speaks for it."""
    return one.objectName().startswith("qt_") or isinstance(one.parentWidget(), QTabBar)


def vague(root: QWidget) -> list[str]:
    """Name what can be reached and tells no role."""
    return [f"{described(one)} {role(one).name}" for one in reached(root) if role(one) in VAGUE]


def silent_rows(root: QWidget) -> list[str]:
    """Name the lists and tables with rows that say nothing."""
    found: list[str] = []
    for view in root.findChildren(QAbstractItemView):
        interface = QAccessible.queryAccessibleInterface(view)
        if not view.isVisible() or interface is None or isinstance(view, QHeaderView):
            continue
        count = min(interface.childCount(), ROWS)
        told = [interface.child(at) for at in range(count)]
        rows = [one for one in told if one is not None]
        if rows and not any(one.text(QAccessible.Text.Name).strip() for one in rows):
            found.append(f"{described(view)}: {len(rows)} rows")
        elif isinstance(view.model().rowCount(), int) and view.model().rowCount() and not rows:
            found.append(f"{described(view)}: no rows in the tree")
    return found


# the keyboard


def tabbed(root: QWidget, most: int = 1500) -> list[QWidget]:
    """Press Tab until the keyboard is where it began, or has been `most` places; return those."""
    window = root.window()
    if window.focusWidget() is None:
        QTest.keyClick(window, Qt.Key.Key_Tab)
    walked = [window.focusWidget()]
    for _ in range(most):
        QTest.keyClick(walked[-1], Qt.Key.Key_Tab)
        now = window.focusWidget()
        if now is walked[0] and len(walked) > 1:
            break
        if now is not walked[-1]:
            walked.append(now)
    return walked


def place(widget: QWidget) -> QRect:
    """Return where a widget lies in its window."""
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def sheets_of(widget: QWidget) -> list[QAbstractScrollArea]:
    """Return what a widget is scrolled in, the innermost first."""
    found: list[QAbstractScrollArea] = []
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            found.append(above)
        above = above.parentWidget()
    return found


def seen_place(widget: QWidget, other: QWidget) -> QRect:
    """Return where a widget lies beside another: on a sheet that both lie on, or in its opening."""
    rect, shared = place(widget), sheets_of(other)
    for sheet in sheets_of(widget):
        if sheet not in shared:
            opening = place(sheet.viewport())
            rect = rect & opening if rect.intersects(opening) else opening
    return rect


def backwards(walk: Sequence[QWidget]) -> list[str]:
    """Name the steps of a walk that go against the order of reading, but for the one to the top."""
    found: list[str] = []
    top = reading_order(walk[0].window())[0]
    for one, other in pairwise(walk):
        if other is top or one.isAncestorOf(other) or other.isAncestorOf(one):
            continue
        a, b = seen_place(one, other), seen_place(other, one)
        across = min(a.right(), b.right()) - max(a.left(), b.left())
        down = min(a.bottom(), b.bottom()) - max(a.top(), b.top())
        above = b.bottom() < a.top() + SLACK and across * 2 > min(a.width(), b.width())
        beside = b.right() <= a.left() and down * 2 > min(a.height(), b.height())
        if above or beside:
            found.append(f"{described(one)} -> {described(other)}")
    return found


def trapped(walk: Sequence[QWidget], root: QWidget) -> list[str]:
    """Name what Tab never comes to; of buttons of which one is pressed, one is enough."""
    been = {id(one) for one in walk}
    groups = {
        id(one.parentWidget())
        for one in walk
        if isinstance(one, QAbstractButton) and (one.autoExclusive() or one.group() is not None)
    }
    return [
        described(one)
        for one in reached(root)
        if id(one) not in been
        and not (
            isinstance(one, QAbstractButton)
            and (one.autoExclusive() or one.group() is not None)
            and id(one.parentWidget()) in groups
        )
        and not any(other.focusProxy() is one and id(other) in been for other in walk)
    ]


# large letters


def written(root: QWidget) -> Iterator[QWidget]:
    """Yield the visible widgets that paint one text of their own."""
    for one in root.findChildren(QWidget):
        paints = isinstance(one, (QLabel, QAbstractButton))
        if paints and one.isVisible() and one.text() and not one.size().isEmpty():
            if isinstance(one, QToolButton) and not _shows_text(one):
                continue
            yield one


def _shows_text(button: QToolButton) -> bool:
    style = button.toolButtonStyle()
    return style != Qt.ToolButtonStyle.ToolButtonIconOnly or button.icon().isNull()


def is_scrolled(one: QWidget) -> bool:
    """Say whether a widget lies on a sheet of which parts are out of sight by design."""
    above = one.parentWidget()
    while above is not None:
        if isinstance(above, (QScrollArea, QAbstractScrollArea)):
            return True
        above = above.parentWidget()
    return False


def clipped(root: QWidget) -> list[str]:
    """Name the words that don't find room in the widget that bears them."""
    return [found for one in written(root) if (found := _clipped(one))]


def _clipped(one: QWidget) -> str:
    wanted = one.minimumSizeHint()
    high = one.heightForWidth(one.width()) if one.hasHeightForWidth() else wanted.height()
    told = f"{described(one)} {one.width()}x{one.height()}"
    if one.height() < high - SLACK:
        return f"{told} wants height {high}"
    if isinstance(one, QLabel) and one.wordWrap():
        room = one.contentsRect().width()
        widest = max(
            (one.fontMetrics().horizontalAdvance(word) for word in BREAK.split(one.text())),
            default=0,
        )
        return f"{told}: a word of {widest} in {room}" if widest > room + SLACK else ""
    if one.width() < wanted.width() - SLACK:
        return f"{told} wants width {wanted.width()}"
    return ""


def outside(root: QWidget) -> list[str]:
    """Name the words and controls that lie over an edge of the window or of what holds them."""
    window = root.window()
    found: list[str] = []
    controls = [*written(root), *reached(root)]
    for one in {id(each): each for each in controls}.values():
        if is_scrolled(one) or one.size().isEmpty():
            continue
        rect = place(one)
        above = one.parentWidget()
        while above is not None and above is not window:
            if not place(above).adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(rect):
                found.append(f"{described(one)} {rect.getRect()} over {place(above).getRect()}")
                break
            above = above.parentWidget()
        else:
            if not window.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(rect):
                found.append(f"{described(one)} {rect.getRect()} outside the window")
    return found


def sideways(root: QWidget) -> list[str]:
    """Name the scrolled sheets that are wider than what shows them."""
    return [
        f"{described(area)}: {area.widget().width()} in {area.viewport().width()}"
        for area in root.findChildren(QScrollArea)
        if area.isVisible()
        and area.widget() is not None
        and area.widget().width() > area.viewport().width() + SLACK
        and area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    ]


def upon(root: QWidget) -> list[str]:
    """Name the pairs of words that lie one on the other."""
    seen = [(place(one), one) for one in written(root) if not one.visibleRegion().isEmpty()]
    return [
        f"{described(a[1])} upon {described(b[1])}"
        for a, b in combinations(seen, 2)
        if a[0].adjusted(SLACK, SLACK, -SLACK, -SLACK).intersects(b[0])
        and not a[1].isAncestorOf(b[1])
        and not b[1].isAncestorOf(a[1])
        and a[1]
        .visibleRegion()
        .translated(a[0].topLeft())
        .intersects(b[1].visibleRegion().translated(b[0].topLeft()))
    ]


def foreign(root: QWidget, vietnamese: Collection[str]) -> list[str]:
    """Name what is said in English although there is Vietnamese for it."""
    said = {heard(one) for one in reached(root)}
    said |= {one.text() for one in written(root)}  # pyright: ignore[reportAttributeAccessIssue]
    said |= {one.toolTip() for one in root.findChildren(QWidget) if one.isVisible()}
    return sorted(text for text in said if text in vietnamese)
