"""A button of two lines: what one can do, and what that means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from viewer import theme
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

ICON = 24
MARGINS = (12, 8, 12, 8)


class WayButton(QPushButton):
    """Show an icon, a title and a caption; pressed anywhere, it is one button."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        """Take the name of an icon of the theme."""
        super().__init__(parent)
        self._icon = icon
        self.setProperty("role", "way-out")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._mark = QLabel()
        self._mark.setFixedSize(ICON, ICON)
        self._title = plain_label("", "strong")
        self._caption = plain_label("", "caption")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._caption)
        row = QHBoxLayout(self)
        row.setContentsMargins(*MARGINS)
        row.setSpacing(16)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        for child in (self._mark, self._title, self._caption):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._draw()

    def say(self, title: str, caption: str) -> None:
        """Show these words, and tell them to a screen reader."""
        self._title.setText(title)
        self._caption.setText(caption)
        self._caption.setVisible(bool(caption))
        self.setAccessibleName(title)
        self.setAccessibleDescription(caption)
        self.updateGeometry()

    def words(self) -> tuple[str, str]:
        """Return the title and the caption."""
        return self._title.text(), self._caption.text()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        assert layout is not None
        return layout.totalHeightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()  # the captions wrap anew

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
            self._draw()

    def _draw(self) -> None:
        palette = theme.active()
        colour = palette.lacquer if self.isEnabled() else palette.outline
        ratio = self.devicePixelRatioF()
        picture = theme.picture(self._icon, colour, round(ICON * ratio))
        picture.setDevicePixelRatio(ratio)
        self._mark.setPixmap(picture)
