"""The desk: who edits, how far the saving is, and the tools, of which one is in front."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from db import editing
from viewer.catalogue.forms.tool import FormTool
from viewer.catalogue.safety.keeping import Safekeeping
from viewer.catalogue.saving import Saving
from viewer.catalogue.tools import TOOLS
from viewer.panel import Panel, Place
from viewer.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from viewer.catalogue.tool import Tool
    from viewer.context import Context


class CataloguePanel(Panel):
    """Hold the tools of the desk where the card of a reader is; in front while editing is on."""

    name: ClassVar[str] = "catalogue"
    place: ClassVar[Place] = "right"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("role", "surface")
        self.saving = Saving(context, self)
        self.safekeeping = Safekeeping(context, self)
        self.tools: dict[str, Tool] = {}
        self._saved_at = ""
        self._heading = plain_label("", "title", wrap=False)
        self._who = plain_label("", "muted", wrap=False)
        self.progress = plain_label("", "caption", wrap=False)
        self.lock = QPushButton()
        self.lock.setProperty("role", "chip")
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        for tool in TOOLS:
            self.tabs.setTabData(self.tabs.addTab(""), tool.name)
        for number, tool in enumerate(TOOLS, 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(partial(self._enter_tool, tool.name))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._bring(TOOLS[0].name)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Catalogue"))
        self._heading.setText(self.tr("Catalogue"))
        self.lock.setText(self.tr("Lock"))
        self.lock.setToolTip(self.tr("Stop editing (Ctrl+E)"))
        self.tabs.setAccessibleName(self.tr("Tools of the desk"))
        for at, tool in enumerate(TOOLS):
            self.tabs.setTabText(at, tool.title())
            self.tabs.setTabToolTip(at, f"{tool.title()} (Alt+{at + 1})")
        for tool in self.tools.values():
            tool.retranslate()
        self._show_desk()
        self._show_progress()

    def focus_target(self) -> QWidget:
        return self.current.focus_target()

    @property
    def current(self) -> Tool:
        """Return the tool in front."""
        return self.tools[str(self.tabs.tabData(self.tabs.currentIndex()))]

    def save(self) -> None:
        """Save what has been typed in any tool."""
        for tool in self.tools.values():
            tool.save()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(20, 10, 12, 4)
        head.setSpacing(10)
        head.addWidget(self._heading)
        head.addWidget(self._who, 1)
        head.addWidget(self.progress)
        head.addWidget(self.lock)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(self.tabs, 1)
        column.addWidget(self._stack, 1)
        self.tabs.setVisible(len(TOOLS) > 1)

    def _connect(self) -> None:
        desk = self.context.desk
        self.lock.clicked.connect(desk.lock_wanted)
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        desk.changed.connect(self._on_desk_changed)
        desk.lock_wanted.connect(self.save)
        desk.save_wanted.connect(self.save)
        desk.progressed.connect(self._on_desk_progressed)
        desk.undo_wanted.connect(self._on_desk_undo_wanted)
        desk.redo_wanted.connect(self._on_desk_redo_wanted)
        desk.tool_wanted.connect(self._bring)
        desk.form_wanted.connect(self._on_desk_form_wanted)
        desk.creation_wanted.connect(self._on_desk_form_wanted)

    def _step(self, change: Callable[..., object]) -> None:
        """Take back, or bring back, the newest change, behind what is being typed."""
        if self.context.desk.editing:
            self.save()
            self.saving.run(change)

    def _enter_tool(self, name: str) -> None:
        """Bring a tool to the front, and the keyboard into it."""
        if self.context.desk.editing:
            self._bring(name)
            self.current.focus_target().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _bring(self, name: str) -> None:
        """Bring a tool to the front, built if it never was there."""
        kinds = {tool.name: tool for tool in TOOLS}
        if name not in kinds:
            return
        if name not in self.tools:
            tool = kinds[name](self.context, self.saving)
            self.tools[name] = tool
            self._stack.addWidget(tool)
            tool.retranslate()
        at = list(kinds).index(name)
        if self.tabs.currentIndex() != at:
            self.tabs.setCurrentIndex(at)
            return
        self._stack.setCurrentWidget(self.tools[name])
        self.tools[name].enter()

    def _show_desk(self) -> None:
        cataloguer = self.context.desk.cataloguer
        if cataloguer is None:
            self._who.setText("")
            return
        part = self.tr("reviews") if cataloguer.reviews else self.tr("drafts")
        self._who.setText(f"{cataloguer.name} · {part}")

    def _show_progress(self) -> None:
        words = {
            "saved": self.tr("Saved %1").replace("%1", self._saved_at).strip(),
            "unsaved": self.tr("Not saved"),
            "saving": self.tr("Saving …"),
            "failed": self.tr("Could not be saved"),
        }
        self.progress.setText(words[self.context.desk.progress])
        self.progress.setAccessibleName(self.progress.text())

    # slots

    def _on_desk_undo_wanted(self) -> None:
        self._step(editing.undo)

    def _on_desk_redo_wanted(self) -> None:
        self._step(editing.redo)

    def _on_desk_form_wanted(self) -> None:
        self._bring(FormTool.name)

    def _on_tabs_current_changed(self, at: int) -> None:
        self.save()
        self._bring(str(self.tabs.tabData(at)))

    def _on_desk_changed(self) -> None:
        self._show_desk()
        if self.context.desk.editing:
            self.front_wanted.emit()
            self.current.enter()

    def _on_desk_progressed(self, progress: str) -> None:
        if progress == "saved":
            self._saved_at = datetime.now().astimezone().strftime("%H:%M")
        self._show_progress()
