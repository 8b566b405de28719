"""Random work at the desk: sequences of edits, links, merges, splits, undos, redos and restarts."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from db import Archive, editing, reading
from db.dates import parse
from db.errors import Impossible, NotFound
from db.records import Target, Words
from tests.db.content import content

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = "Đông Khê Thất Khê Sông Gấm Cao Bằng tiểu đoàn 19 vượt qua đèo cầu bản làng".split()
KINDS = ("place", "unit", "person", "event", "body", "term")
PREDICATES = ("part-of", "located-in", "took-part-in", "led-by")


class Desk:
    """An archivist who does anything, and remembers the content after each step that stands."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.source = random.Random(seed)
        self.archive = Archive.open(path, mode="write", who="Lan")
        self.done = 0
        self.counts: dict[str, int] = {}

    def close(self) -> None:
        """Close the archive."""
        self.archive.close()

    def restart(self) -> None:
        """Close the archive and open it again."""
        self.archive.close()
        self.archive = Archive.open(self.path, mode="write", who="Minh")

    def work(self) -> bool:
        """Do one random thing; say whether it was a new step."""
        name, change, arguments, keywords = self._chosen()
        try:
            changes = self.archive.write(change, *arguments, **keywords)
        except (Impossible, NotFound):
            return False
        self.counts[name] = self.counts.get(name, 0) + 1
        return changes.revision is not None

    def standing(self) -> int:
        """Return how many steps stand."""
        undone = self.archive.read(reading.steps.undone_by)
        plain = self._ids(
            "SELECT id FROM revision WHERE coalesce(action, '') NOT IN ('undo', 'redo')"
        )
        return len(set(plain) - undone.keys())

    def _ids(self, query: str) -> list[int]:
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as raw:
            return [key for (key,) in raw.execute(f"{query} ORDER BY id")]

    def undo_and_redo(self, count: int) -> None:
        """Take the last steps back and bring them back: all must be as it was, step by step."""
        end = content(self.path)
        contents = [end]
        for _ in range(count):
            self.archive.write(editing.undo)
            contents.append(content(self.path))
            if self.source.random() < 0.1:
                self.restart()
            self.done += 1
        for wanted in reversed(contents[:-1]):
            self.archive.write(editing.redo)
            assert content(self.path) == wanted
            self.done += 1

    def _chosen(self) -> tuple[str, Callable[..., object], tuple[Any, ...], dict[str, Any]]:
        makers = (
            self._field, self._prose, self._date, self._name, self._link, self._evidence,
            self._text, self._new, self._merge, self._split, self._delete, self._rival,
            self._mention, self._tag, self._status, self._rename, self._unlink, self._bring_back,
        )  # fmt: skip
        maker = self.source.choice(makers)
        return (maker.__name__.strip("_"), *maker())

    def _pick(self, *kinds: str) -> str:
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as raw:
            rows = raw.execute(
                "SELECT kind || '/' || slug, kind FROM record ORDER BY id"
            ).fetchall()
        refs = [ref for ref, kind in rows if not kinds or kind in kinds]
        return self.source.choice(refs) if refs else "place/none"

    def _words(self, most: int = 4) -> str:
        return " ".join(self.source.choices(WORDS, k=self.source.randint(1, most)))

    def _span(self) -> editing.Span:
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)) as raw:
            rows = raw.execute("SELECT id, length(text) FROM passage ORDER BY id").fetchall()
        key, length = self.source.choice(rows) if rows else (0, 0)
        start = self.source.randrange(max(1, length))
        return editing.Span(key, start, min(length, start + self.source.randint(1, 12)))

    def _field(self) -> Any:
        value = self.source.choice([None, 21.0 + self.source.randrange(100) / 100])
        return editing.set_field, (self._pick("place"), "lat", value), {}

    def _prose(self) -> Any:
        text = self.source.choice([None, self._words(9)])
        lang = self.source.choice(["vi", "en"])
        return editing.set_prose, (self._pick(*KINDS), "summary", lang, text), {}

    def _date(self) -> Any:
        date = parse(f"195{self.source.randrange(10)}-0{self.source.randint(1, 9)}")
        kinds = ("event", "unit", "person", "body")
        return editing.set_date, (self._pick(*kinds), self.source.choice([date, None])), {}

    def _name(self) -> Any:
        ref = self._pick(*KINDS)
        names = self._page_of(ref).names if ref != "place/none" else ()
        kind, lang = (
            self.source.choice(["preferred", "variant", "code"]),
            self.source.choice(["vi", "en"]),
        )
        if names and self.source.random() < 0.6:
            name = self.source.choice(names)
            if self.source.random() < 0.4:
                return editing.remove_name, (ref, name.id), {}
            if self.source.random() < 0.3:
                ids = [one.id for one in names]
                self.source.shuffle(ids)
                return editing.order_names, (ref, ids), {}
            return editing.edit_name, (ref, name.id, self._words(), kind, lang), {}
        return editing.add_name, (ref, self._words(), kind, lang), {}

    def _page_of(self, ref: str) -> Any:
        return self.archive.read(reading.record, ref)

    def _link(self) -> Any:
        predicate = self.source.choice(PREDICATES)
        return editing.add_link, (self._pick(*KINDS), predicate, self._pick(*KINDS)), {}

    def _unlink(self) -> Any:
        ref = self._pick(*KINDS)
        links = self._page_of(ref).links if ref != "place/none" else ()
        key = self.source.choice(links).id if links else 0
        return editing.remove_link, (ref, key), {}

    def _evidence(self) -> Any:
        ref = self._pick(*KINDS)
        page = self._page_of(ref)
        if page.evidence and self.source.random() < 0.4:
            return editing.remove_evidence, (ref, self.source.choice(page.evidence).id), {}
        targets = [Target("record"), *(Target("name", id=name.id) for name in page.names)]
        grade = self.source.choice(["probable", "doubtful"])
        return editing.add_evidence, (ref, self.source.choice(targets), grade), {"at": self._span()}

    def _text(self) -> Any:
        sections = self.archive.read(reading.section_refs)
        if not sections:
            return editing.undo, (), {}
        ref = self.source.choice(sections).ref
        texts = [passage.text for passage in self.archive.read(reading.section_text, ref).passages]
        for _ in range(self.source.randint(1, 3)):
            texts = edited(self.source, texts, self._words)
        return editing.set_passages, (ref, "vi", texts), {}

    def _new(self) -> Any:
        return editing.create, (self.source.choice(KINDS), Words(self._words(), self._words())), {}

    def _merge(self) -> Any:
        kind = self.source.choice(KINDS)
        return editing.merge, (self._pick(kind), self._pick(kind)), {}

    def _split(self) -> Any:
        merges = self._ids("SELECT id FROM revision WHERE action = 'merge'")
        return editing.split, (self.source.choice(merges) if merges else 0,), {}

    def _delete(self) -> Any:
        kinds = ("section",) if self.source.random() < 0.05 else KINDS
        return editing.delete_record, (self._pick(*kinds),), {"force": self.source.random() < 0.5}

    def _bring_back(self) -> Any:
        gone = self.archive.read(reading.deleted)
        if not gone:
            return editing.redo, (), {}
        item = self.source.choice(gone)
        return editing.bring_back_record, (item.number, item.ref), {}

    def _rival(self) -> Any:
        ref = self._pick("place")
        rivals = self._page_of(ref).rivals if ref != "place/none" else ()
        if rivals and self.source.random() < 0.7:
            change = self.source.choice([editing.prefer, editing.reject, editing.remove_claim])
            return change, (ref, self.source.choice(rivals).id), {}
        return editing.add_rival, (ref, "lat", 22.0 + self.source.randrange(50) / 100), {}

    def _mention(self) -> Any:
        ids = self._ids("SELECT id FROM mention")
        if ids and self.source.random() < 0.6:
            key = self.source.choice(ids)
            return self.source.choice(
                [
                    (editing.reopen, (key,), {}),
                    (editing.reject_mention, (key,), {}),
                    (editing.remove_mention, (key,), {}),
                    (editing.accept, (key, self._pick(*KINDS)), {}),
                    (editing.accept_new, (key,), {"kind": "place"}),
                ]
            )
        return editing.add_mention, (self._span(), self._pick(*KINDS)), {}

    def _tag(self) -> Any:
        tags = self.archive.read(reading.tags)
        if tags and self.source.random() < 0.7:
            key = self.source.choice(tags).id
            if self.source.random() < 0.2:
                return editing.remove_tag, (key,), {}
            return editing.tag, ([self._pick(*KINDS)], key), {}
        return editing.add_tag, (self._words(),), {}

    def _status(self) -> Any:
        status = self.source.choice(["draft", "reviewed", "published"])
        return editing.set_status, (self._pick(*KINDS), status), {}

    def _rename(self) -> Any:
        return editing.rename_ref, (self._pick(*KINDS), f"ref-{self.source.randrange(40)}"), {}


def edited(source: random.Random, texts: list[str], words: Callable[[], str]) -> list[str]:
    """Return paragraphs after one random edit: words in, out, moved; split, joined, moved."""
    texts = list(texts) or [words()]
    at = source.randrange(len(texts))
    parts = texts[at].split(" ")
    i, j = sorted(source.randrange(len(parts) + 1) for _ in range(2))
    match source.randrange(7):
        case 0:
            parts[i:i] = words().split()
        case 1:
            del parts[i : min(j, i + 4)]
        case 2:
            moved = parts[i : min(j, i + 4)]
            del parts[i : i + len(moved)]
            k = source.randrange(len(parts) + 1)
            parts[k:k] = moved
        case 3:
            return [*texts[:at], " ".join(parts[:i]), " ".join(parts[i:]), *texts[at + 1 :]]
        case 4 if at + 1 < len(texts):
            return [*texts[:at], f"{texts[at]} {texts[at + 1]}", *texts[at + 2 :]]
        case 5:
            moved_text = texts.pop(at)
            texts.insert(source.randrange(len(texts) + 1), moved_text)
            return texts
        case _:
            texts.insert(at, words())
            return texts
    return [*texts[:at], " ".join(parts), *texts[at + 1 :]]
