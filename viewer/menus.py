"""The window's menu and shortcuts, built from ACTIONS and MENUS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from viewer.actions import ACTIONS, CONTEXT, MENUS, SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from viewer.actions import Action, Commands


class Menus(QObject):
    """Hold one QAction for each of ACTIONS and the menu that shows them."""

    def __init__(self, window: QWidget, commands: Commands) -> None:
        super().__init__(window)
        self.menu = QMenu(window)
        self.actions = {action.id: QAction(window) for action in ACTIONS}
        self._titled: list[tuple[QMenu, str]] = []
        for action in ACTIONS:
            made = self.actions[action.id]
            made.setShortcuts([QKeySequence(keys) for keys in action.keys])
            made.triggered.connect(_doing(action, commands))
            window.addAction(made)
        for title, ids in MENUS:
            self._add_menu(str(title), ids)
        self.retranslate()

    def retranslate(self) -> None:
        """Say every word again in the language spoken now."""
        for action in ACTIONS:
            self.actions[action.id].setText(action.title())
        for menu, title in self._titled:
            menu.setTitle(QCoreApplication.translate(CONTEXT, title))

    def _add_menu(self, title: str, ids: tuple[str, ...]) -> None:
        menu = QMenu(self.menu)
        for name in ids:
            if name == SEPARATOR:
                menu.addSeparator()
            else:
                menu.addAction(self.actions[name])
        self.menu.addMenu(menu)
        self._titled.append((menu, title))


def _doing(action: Action, commands: Commands) -> Callable[[], None]:
    return lambda: action.run(commands)
