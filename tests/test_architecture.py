"""The shape of the house as tests: sizes, import directions, forbidden habits, the top level."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
FROZEN = "db/migrations/versions/"
"""A step of the schema lists tables and is never edited again: it has no room to keep small."""
FILE_LINES = 400
FUNCTION_LINES = 50
CLASS_LINES = 250
TOP_LEVEL = {
    *("db", "viewer", "resources", "tests", ".ci"),
    *("pyproject.toml", "build.spec", "requirements.lock", "Makefile"),
    *("README.md", "LICENSE", "CHANGELOG.md", ".gitignore", ".gitattributes", ".editorconfig"),
}
VAGUE_NAMES = re.compile(r"(^|_)(utils?|helpers?|managers?|misc|common)$|^base_")
# Joined from parts, so that this file passes its own test.
MACHINE_WORDS = re.compile(
    "|".join(
        [
            "/" + r"work/(main|shared|\.library)",
            "/" + r"(root|home/\w+)/",
            "/" + r"opt/(pypi|wheels)",
            "/" + "tmp/brief",
            "pypi" + r"\.org",
            "python" + r"hosted\.org",
            "npm" + r"js\.(org|com)",
            "deb" + r"\.debian\.org",
        ]
    )
)


@cache
def _tracked() -> tuple[Path, ...]:
    """List the files that git keeps or would keep, those deleted from the disk left out."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout")
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    files = [Path(name) for name in listing.stdout.split("\0") if name]
    return tuple(file for file in files if (ROOT / file).is_file())


def _modules(*folders: str) -> Iterator[tuple[str, str, ast.Module]]:
    """Yield name, text and syntax tree of each Python file in these folders."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            yield path.relative_to(ROOT).as_posix(), text, ast.parse(text)


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _imports(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield each imported module, and module.name for `from` imports, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def test_no_file_is_longer_than_its_budget() -> None:
    long = [
        f"{name}: {count}"
        for name, text, _tree in _modules("db", "viewer", "tests")
        if (count := text.count("\n")) > FILE_LINES and not name.startswith(FROZEN)
    ]
    assert not long


def test_no_function_or_class_is_longer_than_its_budget() -> None:
    long = []
    for name, _text, tree in _modules("db", "viewer"):
        if name.startswith(FROZEN):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                budget = FUNCTION_LINES
            elif isinstance(node, ast.ClassDef):
                budget = CLASS_LINES
            else:
                continue
            if _lines(node) > budget:
                long.append(f"{name}:{node.lineno} {node.name}: {_lines(node)}")
    assert not long


def test_every_file_begins_by_saying_its_job() -> None:
    silent = [
        name
        for name, text, tree in _modules("db", "viewer", "tests")
        if text.strip() and not ast.get_docstring(tree)
    ]
    assert not silent


def test_no_module_has_a_vague_name() -> None:
    vague = [
        name
        for name, _text, _tree in _modules("db", "viewer")
        if any(VAGUE_NAMES.search(part) for part in Path(name).with_suffix("").parts)
    ]
    assert not vague


def _offence(node: ast.AST) -> str | None:
    """Name the habit that this piece of code shows, if it is one of the forbidden."""
    if isinstance(node, ast.Call):
        called = ast.unparse(node.func)
        if called.endswith("processEvents"):
            return "processEvents"
        if called in {"time.sleep", "sleep", "QThread.sleep", "QThread.msleep", "QTest.qWait"}:
            return "sleeps"
        if called.endswith("qtbot.wait"):
            return "waits in milliseconds"
    if isinstance(node, ast.ExceptHandler):
        if node.type is None:
            return "bare except"
        wide = ast.unparse(node.type) in {"Exception", "BaseException"}
        if wide and all(isinstance(line, ast.Pass) for line in node.body):
            return "silent except"
    return None


@pytest.mark.parametrize(
    ("code", "offence"),
    [
        ("app.processEvents()", "processEvents"),
        ("time.sleep(1)", "sleeps"),
        ("qtbot.wait(100)", "waits in milliseconds"),
        ("try:\n    f()\nexcept:\n    g()", "bare except"),
        ("try:\n    f()\nexcept Exception:\n    pass", "silent except"),
        ("qtbot.waitUntil(lambda: done)", None),
    ],
)
def test_the_search_for_forbidden_habits_finds_them(code: str, offence: str | None) -> None:
    found = {_offence(node) for node in ast.walk(ast.parse(code))} - {None}
    assert found == ({offence} - {None})


def test_no_forbidden_habit() -> None:
    found = [
        f"{name}:{getattr(node, 'lineno', 0)} {offence}"
        for name, _text, tree in _modules("db", "viewer", "tests")
        for node in ast.walk(tree)
        if (offence := _offence(node))
    ]
    assert not found


def test_state_jobs_and_context_use_qtcore_alone() -> None:
    wrong = [
        f"{name}:{line} {module}"
        for name, _text, tree in _modules("viewer")
        if re.match(r"viewer/(state|jobs|context)(/|\.py|_)", name)
        for module, line in _imports(tree)
        if module.startswith("PySide6") and not module.startswith("PySide6.QtCore")
    ]
    assert not wrong


def test_a_migration_never_imports_todays_tables() -> None:
    wrong = [
        f"{name}:{line} {module}"
        for name, _text, tree in _modules("db")
        if name.startswith("db/migrations/versions/")
        for module, line in _imports(tree)
        if module.startswith("db.tables")
    ]
    assert not wrong


def test_importing_the_archive_imports_no_qt() -> None:
    code = (
        "import sys, db\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6', 'viewer')])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert result.stdout.strip() == "[]"


def test_each_package_that_is_imported_is_declared_and_each_declared_is_imported() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    providers = metadata.packages_distributions()
    declared = {_canonical(re.split("[<>=]", line)[0]) for line in project["dependencies"]}
    imported = {
        _canonical(distribution)
        for _name, _text, tree in _modules("db", "viewer")
        for module, _line in _imports(tree)
        for distribution in providers.get(module.split(".")[0], ())
    }
    assert imported - {"muniment", "shiboken6"} == declared


def _canonical(distribution: str) -> str:
    return re.sub("[-_.]+", "-", distribution).lower()


VIOLATIONS = {
    "db/__init__.py": "",
    "db/tables/__init__.py": "import sqlalchemy",
    "db/dates.py": "import db.reading",
    "db/reading.py": "import PySide6.QtCore",
    "viewer/__init__.py": "",
    "viewer/context.py": "import viewer.window",
    "viewer/window.py": "import sqlalchemy",
    "viewer/widgets.py": "import viewer.context",
    "viewer/panels/__init__.py": "",
    "viewer/panels/map.py": "import viewer.panels.reader",
    "viewer/panels/reader.py": "import db.tables",
}


def _broken_contracts(folder: Path) -> tuple[int, int]:
    """Give the numbers of contracts kept and broken by the packages in a folder."""
    program = shutil.which("lint-imports", path=Path(sys.executable).parent)
    assert program, "import-linter is not installed"
    shutil.copy(ROOT / "pyproject.toml", folder)
    result = subprocess.run(
        [program, "--no-cache", "--no-logo"],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
    )
    counts = re.search(r"(\d+) kept, (\d+) broken", result.stdout)
    assert counts, result.stdout + result.stderr
    return int(counts[1]), int(counts[2])


@pytest.mark.parametrize("lawful", [True, False])
def test_the_import_contracts_bite(tmp_path: Path, lawful: bool) -> None:
    for name, code in VIOLATIONS.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("" if lawful else code)
    kept, broken = _broken_contracts(tmp_path)
    assert kept + broken == 7
    assert broken == (0 if lawful else 7)


def test_the_top_level_is_fixed() -> None:
    assert {file.parts[0] for file in _tracked()} <= TOP_LEVEL


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    named = []
    for file in _tracked():
        content = (ROOT / file).read_bytes()
        if b"\0" in content[:8192]:
            continue
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            if MACHINE_WORDS.search(line):
                named.append(f"{file}:{number} {line.strip()[:80]}")
    assert not named
