"""The command line's promises: the JSON, the exit statuses, and no Qt where nothing is drawn."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from db import Archive
from db.format import FORMAT
from db.reading import about
from db.records import KINDS
from viewer.folders import data_folder
from viewer.state.recents import Recents

if TYPE_CHECKING:
    from tests.commands.conftest import Program

ROOT = Path(__file__).parents[2]

SHOWN = {
    "ref", "uuid", "kind", "status", "version", "redirected_from", "title", "names", "fields",
    "rivals", "links", "evidence",
}  # fmt: skip
EVIDENCE = {
    "target", "section", "passage", "passage_id", "start", "end", "quote", "grade", "citation",
    "source", "locator",
}  # fmt: skip
FIELDS = {
    "section": {"number", "lang", "article", "passages", "translation"},
    "citation": {"source", "locator", "marker", "section", "passage", "start", "end", "claim"},
    "quantity": {"value", "low", "high", "qualifier", "unit", "what", "date", "wording"},
    "place": {"type", "lat", "lon", "uncertainty_km"},
    "unit": {"echelon", "code", "number", "side", "parent"},
    "route": {"stops", "side", "date", "mode"},
}
DATE = {"edtf", "earliest", "latest", "part_of_day", "wording"}


@pytest.fixture(scope="module")
def bundled() -> Path:
    """Give the bundled archive, as `make archive` compiles it."""
    path = ROOT / "resources" / "bundled.muniment"
    assert path.exists(), "run `make archive` first"
    return path


def _json(program: Program, *arguments: object) -> Any:
    done = program(*arguments, "--json")
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_search(muniment: Program, bundled: Path) -> None:
    answer = _json(muniment, "search", bundled, "dong khe", "--limit", "5")
    assert {
        "query",
        "total",
        "total_exact",
        "took_ms",
        "did_you_mean",
        "expanded",
        "facets",
        "hits",
    } <= (answer.keys())
    assert len(answer["hits"]) == 5
    assert answer["total"] >= 5
    for hit in answer["hits"]:
        assert {
            "ref", "kind", "title", "snippet", "highlights", "section", "passage", "score"
        } <= hit.keys()  # fmt: skip
        assert set(hit["title"]) == {"vi", "en"}
        for start, end in hit["highlights"]:
            assert hit["snippet"][start:end].lower() in {"đông", "khê", "dong", "khe"}
    later = _json(muniment, "search", bundled, "dong khe", "--limit", "2", "--offset", "1")
    assert [h["ref"] for h in later["hits"]] == [h["ref"] for h in answer["hits"][1:3]]


@pytest.mark.parametrize("kind", KINDS)
def test_list_and_show(muniment: Program, bundled: Path, kind: str) -> None:
    listed = _json(muniment, "list", bundled, kind)
    if not listed:
        assert kind in {"map", "holding", "media", "tour"}
        return
    assert all({"ref", "kind", "title", "status"} <= line.keys() for line in listed)
    assert len(_json(muniment, "list", bundled, kind, "--limit", "1")) == 1
    page = _json(muniment, "show", bundled, listed[0]["ref"])
    assert page.keys() >= SHOWN
    assert page["fields"].keys() >= FIELDS.get(kind, set())
    assert all({"id", "text", "type", "lang"} <= name.keys() for name in page["names"])
    for item in page["evidence"]:
        assert item.keys() >= EVIDENCE
        assert item["target"]["type"] in {"record", "field", "name", "link"}
        assert item["grade"] in {"certain", "probable", "doubtful"}


def test_show_an_event(muniment: Program, bundled: Path) -> None:
    page = _json(muniment, "show", bundled, "event/tran-dong-khe")
    assert page["fields"]["date"].keys() >= DATE
    assert page["fields"]["date"]["earliest"] == "1950-09-16"
    assert page["fields"]["date"]["latest"] == "1950-09-18"
    linked = {(link["predicate"], link["ref"]) for link in page["links"]}
    assert ("took-place-at", "place/dong-khe") in linked


def test_timeline(muniment: Program, bundled: Path) -> None:
    entries = _json(muniment, "timeline", bundled, "--from", "1950-09-16", "--to", "1950-09-18")
    assert "event/tran-dong-khe" in {entry["ref"] for entry in entries}
    assert all({"ref", "title", "date", "lane"} <= entry.keys() for entry in entries)
    everything = _json(muniment, "timeline", bundled)
    days = [entry["date"]["earliest"] for entry in everything if entry["date"]["earliest"]]
    assert days == sorted(days)
    assert len(everything) > len(entries)


def test_why(muniment: Program, bundled: Path) -> None:
    reasons = _json(muniment, "why", bundled, "event/tran-dong-khe", "date")
    keys = {
        "target",
        "value",
        "rank",
        "grade",
        "quote",
        "section",
        "passage",
        "citation",
        "source",
        "locator",
    }
    assert all(reason.keys() >= keys for reason in reasons)
    assert any(reason["source"] == "source/dang-van-duy" for reason in reasons)
    page = _json(muniment, "show", bundled, "event/tran-dong-khe")
    name, link = page["names"][0], page["links"][0]
    assert (
        _json(muniment, "why", bundled, page["ref"], f"name:{name['id']}")[0]["value"]
        == name["text"]
    )
    assert (
        link["ref"]
        in _json(muniment, "why", bundled, page["ref"], f"link:{link['id']}")[0]["value"]
    )


def test_history(muniment: Program, bundled: Path) -> None:
    revisions = _json(muniment, "history", bundled, "event/tran-dong-khe")
    assert revisions[0].keys() >= {"revision", "at", "who", "why", "changes"}
    assert revisions[0]["changes"][0].keys() >= {"ref", "target", "before", "after"}


def test_verify(muniment: Program, bundled: Path) -> None:
    answer = _json(muniment, "verify", bundled)
    assert answer["ok"] is True
    assert all({"name", "ok", "found", "message"} <= check.keys() for check in answer["checks"])


def test_import_an_article_twice(muniment: Program, tmp_path: Path, shared: Path) -> None:
    archive, article = tmp_path / "a.muniment", shared / "articles" / "thai-nguyen-1950.txt"
    assert muniment("new", archive, "--title", "Thử").returncode == 0
    rehearsal = _json(muniment, "import", archive, article, "--dry-run")
    first = _json(muniment, "import", archive, article)
    assert first["format"] == "article"
    assert first["added"] == {"article": 1, "section": 3, "citation": 7, "source": 4}
    assert set(first["suggested"]) == {"unit", "place", "event", "person", "quantity"}
    assert {**rehearsal, "problems": []} == {**first, "problems": []}
    before = archive.read_bytes()
    second = _json(muniment, "import", archive, article)
    assert (second["added"], second["suggested"], second["unchanged"]) == ({}, {}, 15)
    assert archive.read_bytes() == before
    assert _json(muniment, "verify", archive)["ok"]
    suggested = _json(muniment, "list", archive, "event", "--suggested")
    assert len(suggested) == first["suggested"]["event"]
    for line in suggested:
        assert {"state", "passage", "start", "end", "quote", "section"} <= line.keys()
        assert line["date"].keys() >= DATE
    quantities = _json(muniment, "list", archive, "quantity", "--suggested")
    assert all({"value", "unit"} <= line.keys() for line in quantities)
    sources = [
        _json(muniment, "show", archive, s["ref"])
        for s in _json(muniment, "list", archive, "source")
    ]
    assert [page["fields"]["identified"] for page in sources].count(False) == 3


def test_the_output_for_people_holds_no_json_and_no_escapes(
    muniment: Program, bundled: Path
) -> None:
    for arguments in (
        ("search", bundled, "dong khe"),
        ("show", bundled, "event/tran-dong-khe"),
        ("list", bundled, "unit"),
        ("timeline", bundled),
        ("why", bundled, "event/tran-dong-khe"),
        ("verify", bundled),
    ):
        done = muniment(*arguments)
        assert done.returncode == 0
        assert "\x1b" not in done.stdout
        assert "Words(" not in done.stdout
        assert "{" not in done.stdout


def test_every_listed_command_has_help(muniment: Program) -> None:
    listed = muniment("--help").stdout
    for name in (
        "open", "new", "build", "import", "search", "show", "list", "timeline", "why", "history",
        "verify", "screenshot",
    ):  # fmt: skip
        assert f"\n  {name} " in listed
        assert muniment(name, "--help").returncode == 0


def test_the_version_names_commit_and_archive_format(muniment: Program) -> None:
    said = muniment("--version").stdout
    found = re.fullmatch(r"muniment (\S+) \(commit (\w+), archive format (\S+)\)\n", said)
    assert found, said
    assert found[1] == version("muniment")
    assert found[3] == f"{FORMAT // 1000}.{FORMAT % 1000}"


def test_an_archive_made_here_is_ones_own_in_the_window(muniment: Program, tmp_path: Path) -> None:
    path = tmp_path / "mới.muniment"
    assert muniment("new", path, "--title", "Kho mới").returncode == 0
    with Archive.open(path) as archive:
        uuid = archive.read(about).uuid
    assert Recents(data_folder()).is_ours(path, uuid)


@pytest.mark.parametrize(
    "code",
    [
        "import db; db.Archive",
        "import db.reading, db.search.query, db.importing, db.building, db.verification",
        "from viewer.commands import run; run(['search', {bundled!r}, 'dong khe'])",
        "from viewer.commands import run; run(['show', {bundled!r}, 'place/dong-khe'])",
    ],
)
def test_what_draws_nothing_imports_no_qt(bundled: Path, code: str) -> None:
    check = (
        "; import sys; sys.exit(any(n.startswith(('PySide6', 'shiboken6')) for n in sys.modules))"
    )
    script = code.format(bundled=str(bundled)) + check
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr.decode()


def test_a_search_declares_no_table(bundled: Path) -> None:
    """What only writing needs takes a quarter of a search that imports it."""
    code = (
        "import sys; from viewer.commands import run\n"
        "run(['search', sys.argv[1], 'dong khe', '--json'])\n"
        "print(sys.modules.keys() & {'db.tables', 'sqlalchemy.orm', 'alembic'}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, bundled],
        capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT,
    )  # fmt: skip
    assert "place/dong-khe" in done.stdout
    assert done.stderr.strip() == "set()"
