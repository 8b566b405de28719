"""Markers: `{say:…}` and the like in a page become the program's own words, keys and tables."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from viewer.actions import ACTIONS, CONTEXT, MENUS

if TYPE_CHECKING:
    from collections.abc import Callable

MARKER: Final = re.compile(r"\{(say|menu|action|keys|key|icon|setting|table):([^{}\n]+)\}")
TITLED: Final = {action.id: action for action in ACTIONS}
STEP: Final = " › "


class UnknownMarker(LookupError):
    """A page names something that the program does not have: a mistake in the guide."""


def resolved(marker: str, argument: str) -> str:
    """Return the HTML that stands for a marker, in the language spoken now.

    `say:Context|Source` is any words of the program; `menu:ID` an action with the menu it is in,
    `action:ID` its title, `keys:ID` its keys; `key:Ctrl+E` a key as it is; `icon:NAME` a button's
    picture; `setting:NAME` a key of the station's settings; `table:keys` all actions with keys.
    Raises UnknownMarker.
    """
    try:
        return _KINDS[marker](argument)
    except (KeyError, ValueError) as error:
        raise UnknownMarker(f"{{{marker}:{argument}}}") from error


def menu_of(name: str) -> str:
    """Return the English title of the menu that an action is in; raise KeyError."""
    for title, ids in MENUS:
        if name in ids:
            return str(title)
    raise KeyError(name)


def shown_keys(name: str) -> list[str]:
    """Return the keys of an action as this system writes them."""
    texts = (QKeySequence(keys) for keys in TITLED[name].keys)
    return [text.toString(QKeySequence.SequenceFormat.NativeText) for text in texts]


def _say(argument: str) -> str:
    context, source = argument.split("|", 1)
    words = QCoreApplication.translate(context, source)
    return _bold(words.replace("%1", "…"))


def _menu(name: str) -> str:
    menu = QCoreApplication.translate(CONTEXT, menu_of(name))
    return _bold(f"{menu}{STEP}{TITLED[name].title()}")


def _action(name: str) -> str:
    return _bold(TITLED[name].title())


def _keys(name: str) -> str:
    texts = shown_keys(name)
    if not texts:
        raise KeyError(name)
    return ", ".join(_key(text) for text in texts)


def _key(text: str) -> str:
    return f'<span class="key">&nbsp;{escape(text)}&nbsp;</span>'


def _icon(name: str) -> str:
    from viewer.icons import ICONS

    if not (ICONS / f"{name}.svg").is_file():
        raise KeyError(name)
    return f'<img src="icon:{escape(name)}" style="vertical-align: middle">'


def _setting(name: str) -> str:
    from viewer.exhibit.settings import EXPECTED

    if name not in EXPECTED:
        raise KeyError(name)
    return f"<code>{escape(name)}</code>"


def _table(name: str) -> str:
    if name != "keys":
        raise KeyError(name)
    rows = "".join(
        f"<tr><td>{_keys(action.id)}</td><td>{escape(action.title())}</td></tr>"
        for action in ACTIONS
        if action.keys
    )
    return f"<table>{rows}</table>"


def _bold(words: str) -> str:
    return f"<b>{escape(words)}</b>"


_KINDS: Final[dict[str, Callable[[str], str]]] = {
    "say": _say,
    "menu": _menu,
    "action": _action,
    "keys": _keys,
    "key": _key,
    "icon": _icon,
    "setting": _setting,
    "table": _table,
}
