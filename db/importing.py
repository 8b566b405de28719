"""Imports articles: read and recognised first, then added in one revision, or not at all."""

from __future__ import annotations

import copyreg
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import select

from db import backups, reading, tables
from db.archive import Archive
from db.articles import read_article
from db.articles.adding import Added, add_article, known_records
from db.articles.recognise import Authority, recognise_article
from db.outcomes import Imported

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sqlalchemy.engine import Connection

    from db.articles import ArticleDraft
    from db.articles.recognise import Suggestion
    from db.transaction import Transaction

RECOGNISED_KINDS = ("unit", "body", "place", "person", "event")


def _sealed(readings: dict[str, object]) -> MappingProxyType[str, object]:
    return MappingProxyType(readings)


# what a recogniser read is a mapping that nobody can change, which pickle does not know
copyreg.pickle(MappingProxyType, lambda sealed: (_sealed, (dict(sealed),)))


@dataclass(frozen=True, slots=True)
class _Article:
    draft: ArticleDraft
    recognised: list[list[Sequence[Suggestion]]]


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles as they were read and recognised, not added yet; can be handed between processes.

    `unchanged` counts the records of files that the archive holds already.
    """

    articles: tuple[_Article, ...]
    unchanged: int


def import_articles(
    archive: Path,
    files: Sequence[Path],
    *,
    accept: str = "none",
    dry_run: bool = False,
    progress: Callable[[float], None] = lambda _share: None,
) -> Imported:
    """Import text, PDF and Word files; a file that was imported before changes nothing.

    `accept` is "none" or "certain": then suggestions that name a known record are accepted. Raises
    ImportRefused for a file that can't be read, OpeningRefused for the archive; either way the
    archive is as it was. What the archive held is backed up beside it first. `progress` is told the
    share that is done, from 0 to 1.
    """
    found = read_articles(archive, files, progress)
    if dry_run:
        added = _rehearse(found.articles, accept_known=accept == "certain")
    elif found.articles:
        _back_up(archive)
        with Archive.open(archive, mode="write") as door:
            added = _write(door, found.articles, accept)
    else:
        added = Added()
    progress(1.0)
    return _outcome(found, added)


def read_articles(
    archive: Path,
    files: Sequence[Path],
    progress: Callable[[float], None] = lambda _share: None,
) -> Reading:
    """Read and recognise the files that are new to the archive, which is only read.

    Raises ImportRefused for a file that can't be read, OpeningRefused for the archive.
    """
    with Archive.open(archive) as door:
        articles, unchanged = _read(door, files, progress)
    return Reading(tuple(articles), unchanged)


def add_articles(door: Archive, found: Reading) -> Imported:
    """Add what `read_articles` read to an archive that is open for writing, as one revision.

    What the archive held is backed up beside it first.
    """
    added = Added()
    if found.articles:
        _back_up(door.path)
        added = _write(door, found.articles, "none")
    return _outcome(found, added)


def _outcome(found: Reading, added: Added) -> Imported:
    return Imported(
        format="article",
        added=dict(added.records),
        suggested=dict(added.suggested),
        unchanged=found.unchanged,
        problems=tuple(
            problem for article in found.articles for problem in _problems(article.draft)
        ),
    )


def _back_up(archive: Path) -> None:
    """Back up what there is, unless nothing is there or its newest backup holds it all."""
    folder = backups.folder_of(archive)
    with Archive.open(archive) as door:
        holds = any(door.read(reading.about).counts.values())
    if holds and backups.due(archive, folder, datetime.now(UTC), timedelta(0)):
        backups.back_up(archive, folder)


def _read(
    door: Archive, files: Sequence[Path], progress: Callable[[float], None]
) -> tuple[list[_Article], int]:
    """Read and recognise the files that are new, with the archive open for reading alone."""
    authorities = door.read(_authorities)
    articles: list[_Article] = []
    unchanged = 0
    for index, file in enumerate(files):
        draft = read_article(file, _part_of(progress, index, len(files)))
        known = door.read(known_records, draft.sha256)
        unchanged += known
        if not known and all(article.draft.sha256 != draft.sha256 for article in articles):
            articles.append(_Article(draft, _recognise(draft, authorities)))
    return articles, unchanged


def _part_of(progress: Callable[[float], None], index: int, count: int) -> Callable[[float], None]:
    return lambda share: progress(0.95 * (index + share) / count)


def _authorities(connection: Connection) -> list[Authority]:
    """Return every written name of the archive's own records that a text may mention."""
    rows = connection.execute(
        select(tables.Record.kind, tables.Record.slug, tables.Name.text)
        .join(tables.Name, tables.Name.record_id == tables.Record.id)
        .where(tables.Record.kind.in_(RECOGNISED_KINDS))
        .order_by(tables.Name.id)
    )
    return [Authority(f"{kind}/{slug}", kind, text) for kind, slug, text in rows]


def _recognise(
    draft: ArticleDraft, authorities: list[Authority]
) -> list[list[Sequence[Suggestion]]]:
    paragraphs = [text for section in draft.sections for text in section.paragraphs]
    found = iter(recognise_article(paragraphs, authorities))
    return [[next(found) for _ in section.paragraphs] for section in draft.sections]


def _rehearse(articles: Sequence[_Article], *, accept_known: bool) -> Added:
    added = Added()
    for article in articles:
        draft = article.draft
        added.records.update(
            article=1,
            section=len(draft.sections),
            citation=len(draft.citations),
            source=len(draft.sources) + 1,
        )
        for section in article.recognised:
            for paragraph in section:
                open_ones = (s.kind for s in paragraph if not (accept_known and s.ref))
                added.suggested.update(Counter(open_ones))
    return added


def _write(door: Archive, articles: Sequence[_Article], accept: str) -> Added:
    total = Added()

    def change(transaction: Transaction) -> None:
        titles = ", ".join(next(iter(article.draft.title.values()), "") for article in articles)
        transaction.why = f"Import {titles}"
        transaction.action = "import"
        for article in articles:
            added = add_article(
                transaction, article.draft, article.recognised, accept_known=accept == "certain"
            )
            total.records.update(added.records)
            total.suggested.update(added.suggested)

    door.write(change)
    return total


def _problems(draft: ArticleDraft) -> list[tuple[str, str]]:
    found = [(problem.where, problem.message) for problem in draft.problems]
    for misprint in draft.misprints:
        section = draft.sections[misprint.section].number or str(misprint.section + 1)
        where = f"section {section}, paragraph {misprint.passage + 1}"
        found.append((where, f"“{misprint.quote}”: {misprint.reason}"))
    return found
