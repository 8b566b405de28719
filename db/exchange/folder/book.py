"""What the steps of compiling share: ids by ref, plain texts, and citations made on demand."""

from __future__ import annotations

import re
import uuid as uuids
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db import writing
from db.errors import SourceRefused
from db.records import Words
from db.vietnamese import slug

if TYPE_CHECKING:
    from db.exchange.folder.sources import Entry, Folder
    from db.transaction import Transaction

NAMESPACE = uuids.UUID("6f1d1c66-9a4e-4c3f-8f0a-0b7c3f6a4d55")
FIRST_OWN_CITATION = 1_000
"""Our own citations of a source stand behind the markers of the text."""


@dataclass(slots=True)
class Paragraph:
    """A paragraph that was added; evidence quotes the Vietnamese ones."""

    section: str
    lang: str
    passage_id: int
    text: str


@dataclass(slots=True)
class Book:
    """Keep, while compiling, what was added so far."""

    transaction: Transaction
    folder: Folder
    ids: dict[str, int] = field(default_factory=dict[str, int])
    paragraphs: list[Paragraph] = field(default_factory=list[Paragraph])
    markers: dict[str, int] = field(default_factory=dict[str, int])
    """The anchor of each citation's marker."""
    citations: dict[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])

    def uuid(self, ref: str) -> str:
        """Return a UUID that is the same in every build."""
        return str(uuids.uuid5(NAMESPACE, f"{self.folder.archive.get('uuid', '')} {ref}"))

    def id(self, ref: str, entry: Entry) -> int:
        """Return the id of a ref that `entry` names; raise SourceRefused where there is none."""
        if ref not in self.ids:
            raise entry.refuse(f"it names “{ref}”, which no source describes")
        return self.ids[ref]

    def article_source(self) -> str:
        """Return the ref of the article that is retold: the only source of type article."""
        found = [
            entry.ref
            for entry in self.folder.entries
            if entry.kind == "source" and entry.values.get("type") == "article"
        ]
        if len(found) != 1:
            raise SourceRefused(
                f"{len(found)} sources have type “article”; evidence “at” needs just one.",
                "Mend sources.toml and build again.",
            )
        return found[0]

    def citation(self, source: str, locator: Words, entry: Entry) -> int:
        """Return the citation of `source` at `locator`, made when it is first asked for."""
        key = (source, locator.vi or "")
        if key not in self.citations:
            self.citations[key] = self._add_citation(source, locator, entry)
        return self.citations[key]

    def _add_citation(self, source: str, locator: Words, entry: Entry) -> int:
        source_id = self.id(source, entry)
        title = next(e for e in self.folder.entries if e.ref == source).values["title"]
        named = Words(
            ", ".join(filter(None, (title["vi"], locator.vi))),
            ", ".join(filter(None, (title["en"], locator.en))),
        )
        tail = slug(f"{source.partition('/')[2]} {locator.vi or ''}")[:100].strip("-")
        ref = f"citation/{writing.free_slug(self.transaction, 'citation', tail)}"
        position = FIRST_OWN_CITATION + _order(locator.vi or "")
        citation_id = writing.add_record(
            self.transaction,
            ref,
            named,
            columns={"source_id": source_id, "locator": locator.vi, "locator_en": locator.en},
            status="published",
            position=position,
            uuid=self.uuid(ref),
        )
        self.ids[ref] = citation_id
        return citation_id


def locator_at(at: str) -> Words:
    """Return the locator for a place in the article: "3.1", "3", "0" (abstract) or "title"."""
    if at == "title":
        return Words("phần nhan đề", "title block")
    if at == "0":
        return Words("phần tóm tắt", "abstract")
    match = re.fullmatch(r"(\d+)(?:\.(\d+))?", at)
    if match is None:
        raise ValueError(f"“at” must be like 3.1, not “{at}”")
    section, paragraph = match.groups()
    if paragraph is None:
        return Words(f"mục {section}", f"section {section}")
    return Words(f"mục {section}, đoạn {paragraph}", f"section {section}, paragraph {paragraph}")


def _order(locator: str) -> int:
    numbers = [int(number) for number in re.findall(r"\d+", locator)][:2]
    return sum(number * scale for number, scale in zip(numbers, (100, 1), strict=False))
