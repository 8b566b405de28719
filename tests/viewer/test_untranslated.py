"""Nothing is said in the window that a translator never sees, or can't put in another order."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SAYING = {
    **dict.fromkeys(
        """setText setWindowTitle setToolTip setPlaceholderText setAccessibleName setTitle
        setAccessibleDescription setStatusTip setWhatsThis setInformativeText setDetailedText
        setLabelText setSuffix setPrefix setSpecialValueText setButtonText setHtml setPlainText
        addItem addAction addMenu addButton addTab show_note say tell post
        QLabel QPushButton QAction QCheckBox QRadioButton QToolButton QGroupBox QMenu
        QListWidgetItem QTableWidgetItem QTreeWidgetItem QDockWidget plain_label LinkText
        """.split(),
        (0,),
    ),
    **dict.fromkeys("setTabText setTabToolTip setItemText setItemToolTip insertItem".split(), (1,)),
    **dict.fromkeys("showText drawText drawStaticText".split(), (1, 2, 3, 4, 5)),
    **dict.fromkeys("setHeaderLabels setHorizontalHeaderLabels addItems addRow".split(), (0,)),
    **dict.fromkeys("question information warning critical getText getItem".split(), (1, 2)),
    **dict.fromkeys("getOpenFileName getOpenFileNames getSaveFileName".split(), (1, 3)),
}
"""Calls whose arguments at these places are read by people."""
TRANSLATING = {"tr", "translate", "QT_TRANSLATE_NOOP", "word", "value_word", "link_word"}
QUIET = set("cast icon get property data findData strftime join replace split name".split())
"""Calls whose own arguments are no words of ours: keys, formats, places to be filled."""
ENGLISH = ("viewer/commands/", "viewer/__main__.py")
"""The command line speaks English alone (CONTRACT), so that scripts can rely on it."""
EXCEPTIONS = {
    "Muniment": "the program's own name",
    "Tiếng Việt": "a language names itself",
    "English": "a language names itself",
    "BibTeX": "the name of a format",
    "CSL-JSON": "the name of a format",
    "Alt": "a key",
    "Aa": "the sign of text size",
    "Chạm để bắt đầu": "the station's first words stand in both languages at once",
    "Touch to begin": "the same",
}


@cache
def spoken_modules() -> tuple[tuple[str, ast.Module], ...]:
    """Return the name and the syntax tree of each module that speaks to people in a window."""
    named = ((path.relative_to(ROOT).as_posix(), path) for path in (ROOT / "viewer").rglob("*.py"))
    return tuple(
        (name, ast.parse(path.read_text(encoding="utf-8")))
        for name, path in sorted(named)
        if not name.startswith(ENGLISH)
    )


def called(call: ast.Call) -> str:
    """Return the last name of what is called."""
    func = call.func
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def untranslated(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and text of each literal with letters that is said without being translated."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and called(call) in SAYING:
            if called(call) == "setText" and len(call.args) > 1:
                continue  # a picture's own key and text
            for at in SAYING[called(call)]:
                if at < len(call.args):
                    yield from _literals(call.args[at])


def _literals(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.Constant):
        if isinstance(node.value, str) and _is_worded(node.value):
            yield node.lineno, node.value
        return
    if isinstance(node, ast.Call):
        quiet = called(node) in TRANSLATING | QUIET
        spoken = node.func.value if quiet and isinstance(node.func, ast.Attribute) else None
        for part in [spoken] if quiet else node.args:
            if part is not None:
                yield from _literals(part)
        return
    if isinstance(node, ast.IfExp):
        parts: list[ast.AST] = [node.body, node.orelse]
    elif isinstance(node, ast.JoinedStr):
        parts = [one for one in node.values if isinstance(one, ast.Constant)]
    elif isinstance(node, ast.BinOp | ast.BoolOp | ast.List | ast.Tuple | ast.Starred):
        parts = list(ast.iter_child_nodes(node))
    else:
        parts = []
    for part in parts:
        yield from _literals(part)


def _is_worded(text: str) -> bool:
    bare = re.sub(r"</?\w+>", "", text)
    for known in EXCEPTIONS:
        bare = bare.replace(known, "")
    run = "".join(letter if letter.isalpha() else " " for letter in bare)
    return any(len(word) > 1 for word in run.split())


def unseen_by_translators(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield each tr() whose words are no plain literal: lupdate would not find them."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and called(call) == "tr" and call.args:
            words = call.args[0]
            if not (isinstance(words, ast.Constant) and isinstance(words.value, str)):
                yield call.lineno, ast.unparse(call)
        elif (
            isinstance(call, ast.Call)
            and called(call) == "translate"
            and len(call.args) > 1
            and isinstance(call.args[1], ast.JoinedStr | ast.BinOp)
            and ast.unparse(call.func).endswith("tion.translate")  # a painter's is none
        ):
            yield call.lineno, ast.unparse(call)


def glued(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield each sentence of translated pieces set side by side: no language can reorder them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            for one, between, other in zip(
                node.values, node.values[1:], node.values[2:], strict=False
            ):
                if (
                    isinstance(between, ast.Constant)
                    and not str(between.value).strip()
                    and _is_translated(one)
                    and _is_translated(other)
                ):
                    yield node.lineno, ast.unparse(node)
        elif (
            isinstance(node, ast.BinOp)
            and isinstance(node.op, ast.Add)
            and _is_translated(node.left)
            and _is_translated(node.right)
        ):
            yield node.lineno, ast.unparse(node)


def _is_translated(node: ast.AST) -> bool:
    if isinstance(node, ast.FormattedValue):
        node = node.value
    while isinstance(node, ast.Call) and called(node) == "replace":
        node = node.func.value if isinstance(node.func, ast.Attribute) else node.args[0]
    return isinstance(node, ast.Call) and called(node) in {"tr", "translate"}


CHECKS = {"untranslated": untranslated, "unseen": unseen_by_translators, "glued": glued}


@pytest.mark.parametrize("check", CHECKS)
def test_every_word_can_be_translated(check: str) -> None:
    found = [
        f"{name}:{line}: {text}"
        for name, tree in spoken_modules()
        for line, text in CHECKS[check](tree)
    ]
    assert not found, "\n".join(found)


def test_the_check_sees_what_it_should() -> None:
    said = ast.parse(
        "label.setText('Hello')\n"
        "label.setText(f'{count} found')\n"
        "label.setText(self.tr('Hello') if known else 'unknown')\n"
        "QPushButton('Close')\n"
        "tabs.setTabText(0, 'First')\n"
        "label.setText(self.tr('Hello'))\n"
        "label.setText(f'{count} · {title}')\n"
        "label.setText(words['close'])\n"
        "plain_label('', 'muted')\n"
        "label.setText('Muniment')\n"
    )
    assert [line for line, _ in untranslated(said)] == [1, 2, 3, 4, 5]
    unseen = ast.parse("self.tr(f'{count} found')\nself.tr(words)\nself.tr('%1 found')\n")
    assert [line for line, _ in unseen_by_translators(unseen)] == [1, 2]
    pieces = ast.parse(
        "f\"{self.tr('of')} {self.tr('the')}\"\n"
        "self.tr('of') + self.tr('the')\n"
        "f\"{self.tr('Name')}: {name}\"\n"
        "f\"{self.tr('One sentence.')} · {self.tr('Another.')}\"\n"
    )
    assert [line for line, _ in glued(pieces)] == [1, 2]
