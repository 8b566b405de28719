"""The adopt dialog: an archive from elsewhere becomes a new one of this person's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from db.format import SUFFIX
from viewer import theme
from viewer.widgets.file_place import FilePlace
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

WIDTH = 600
STEPS = 1000


class AdoptDialog(QDialog):
    """Ask in which way an archive from elsewhere should be edited, and show how far that is."""

    copy_wanted = Signal(object)
    """The Path of the new archive."""
    trust_wanted = Signal()
    """The file should be edited where it is."""

    def __init__(
        self, proposed: Path, *, may_trust: bool = True, parent: QWidget | None = None
    ) -> None:
        """Propose a place for the new archive; a file that was refused cannot be trusted."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Adopt an archive"))
        self.setMinimumWidth(theme.enlarged(WIDTH))
        self.copies = QRadioButton(self.tr("Adopt it into a new archive"))
        self.trusts = QRadioButton(self.tr("It is ours: edit the file where it is"))
        self.copies.setChecked(True)
        self.trusts.setEnabled(may_trust)
        ways = QButtonGroup(self)
        ways.addButton(self.copies)
        ways.addButton(self.trusts)
        self.place = FilePlace(
            self.tr("Where the new archive should lie"), self.tr("Archives (*.muniment)")
        )
        self.place.propose(proposed)
        self.bar = QProgressBar()
        self.bar.setRange(0, STEPS)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.told = plain_label("", "wrong")
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        self.begin = buttons.addButton(self.tr("Adopt"), role.AcceptRole)
        self.begin.setProperty("role", "primary")
        self.cancel = buttons.addButton(self.tr("Cancel"), role.RejectRole)
        self._lay_out(buttons)
        self.trusts.toggled.connect(self._on_changed)
        self.place.changed.connect(self._on_changed)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.begin.setFocus()

    def accept(self) -> None:
        """Ask for the chosen way; the dialog stays until that is done."""
        if self.trusts.isChecked():
            self._show_running(running=True)
            self.trust_wanted.emit()
            return
        path = self.place.path
        if path is not None:
            if path.suffix != SUFFIX:
                path = path.with_name(path.name + SUFFIX)
            self._show_running(running=True)
            self.copy_wanted.emit(path)

    def show_share(self, share: float) -> None:
        """Show how much is done, from 0 to 1."""
        self.bar.setValue(round(STEPS * share))

    def refuse(self, sentence: str) -> None:
        """Tell why it could not be done, and let another way be tried."""
        self._show_running(running=False)
        self.told.setText(sentence)
        self._give_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """Be as high as the words want, which Qt does not see to where they wrap."""
        layout = self.layout()
        assert layout is not None
        wanted = layout.totalHeightForWidth(self.width())
        if wanted > self.height():
            self.resize(QSize(self.width(), wanted).boundedTo(self.screen().availableSize()))

    def _show_running(self, *, running: bool) -> None:
        self.told.setText("")
        self.bar.setValue(0)
        self.bar.setVisible(running)
        for part in (self.copies, self.place, self.begin):
            part.setEnabled(not running)
        if not running:
            self._on_changed()

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(8)
        column.addWidget(plain_label(self.tr("An archive from elsewhere"), "title"))
        column.addWidget(
            plain_label(
                self.tr(
                    "A file can carry more than it shows. Muniment only reads what is not yours."
                ),
                "muted",
            )
        )
        column.addSpacing(8)
        column.addWidget(self.copies)
        column.addWidget(
            plain_label(
                self.tr(
                    "Records, history, pictures and settings are copied one by one, and each "
                    "original is checked. Anything else in the file stays behind; the file itself "
                    "is not changed."
                ),
                "caption",
            )
        )
        column.addWidget(self.place)
        column.addSpacing(8)
        column.addWidget(self.trusts)
        column.addWidget(
            plain_label(
                self.tr(
                    "For an archive that colleagues share, or that you moved here yourself. All of "
                    "it is checked first."
                ),
                "caption",
            )
        )
        column.addSpacing(4)
        column.addWidget(self.bar)
        column.addWidget(self.told)
        column.addSpacing(8)
        column.addWidget(buttons)

    def _on_changed(self) -> None:
        trusts = self.trusts.isChecked()
        self.place.setEnabled(not trusts)
        self.begin.setText(self.tr("Check and edit") if trusts else self.tr("Adopt"))
        self.begin.setEnabled(trusts or self.place.path is not None)
