"""What the desk cannot do: one sentence each, what to do instead, and the archive as it was."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from db import Archive, editing, reading
from db.dates import parse
from db.editing.bulk import Bulk
from db.errors import Impossible
from db.records import Target, Words
from tests.db.content import content
from tests.db.test_editing import EVENT, RIVER, SECTION, UNIT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from db.transaction import Transaction

    Change = Callable[[Transaction], object]

NOWHERE = 99_999
WHOLE = Target("record")
CITATION, SOURCE, ARTICLE, UPPER, LOWER = (
    "citation/hoi-ky", "source/hoi-ky", "article/thu", "holding/phong", "holding/hop",
)  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, small_archive: Path) -> Iterator[Archive]:
    """Give one archive to all: what is refused changes nothing in it."""
    path = shutil.copy(small_archive, tmp_path_factory.mktemp("refused") / "refused.muniment")
    with Archive.open(path, mode="write", who="Lan") as opened:
        opened.write(_furnish)
        yield opened


def _furnish(transaction: Transaction) -> None:
    editing.create(transaction, "source", Words("Hồi ký"))
    editing.cite(transaction, SOURCE, Words("tr. 4"))
    for title in ("Phông", "Hộp"):
        editing.create(transaction, "holding", Words(title))
    editing.set_reference(transaction, LOWER, "parent", UPPER)
    editing.add_tag(transaction, "Xem")
    editing.add_tag(transaction, "Đọc")


def _passage(transaction: Transaction) -> int:
    return reading.section_text(transaction.connection, SECTION).passages[0].id


def _mention(transaction: Transaction) -> int:
    """Suggest a person that names no record, and return the suggestion."""
    from db import writing

    transaction.touch(writing.identify(transaction, SECTION))
    passage = _passage(transaction)
    text = reading.section_text(transaction.connection, SECTION).passages[0].text
    anchor = writing.add_anchor(transaction, passage, text, 0, 4)
    return writing.add_mention(transaction, anchor, "person", None, state="suggested")


def _claim(transaction: Transaction, ref: str, kind: str) -> int:
    from sqlalchemy import select

    from db import tables, writing

    record_id = writing.identify(transaction, ref)
    own = select(tables.Claim.id).where(
        tables.Claim.record_id == record_id, tables.Claim.target == kind
    )
    return transaction.connection.execute(own).scalars().all()[0]


def _picture(transaction: Transaction) -> object:
    region = editing.Region(UNIT, 0, ((0, 0), (1, 0), (1, 1)))
    return editing.add_evidence(transaction, EVENT, WHOLE, "probable", at=region)


REFUSED: dict[str, tuple[Change, str]] = {
    # evidence and citations
    "evidence on nothing": (
        lambda t: editing.add_evidence(t, EVENT, WHOLE, "probable"),
        "Evidence needs words, a part of a picture, or a citation.",
    ),
    "evidence that loses all it rests on": (
        lambda t: editing.edit_evidence(
            t, RIVER, editing.add_evidence(t, RIVER, WHOLE, "probable", citation=CITATION),
            grade="probable",
        ),
        "Evidence needs words, a part of a picture, or a citation.",
    ),
    "evidence of a record that has none of that number": (
        lambda t: editing.remove_evidence(t, EVENT, NOWHERE),
        f"{EVENT} has no such entry any more.",
    ),
    "evidence for a field without a value": (
        lambda t: editing.add_evidence(
            t, UNIT, Target("field", "code"), "probable", citation=CITATION
        ),
        "“code” says nothing yet.",
    ),
    "evidence that cites what is no citation": (
        lambda t: editing.add_evidence(t, EVENT, WHOLE, "probable", citation=SOURCE),
        f"{SOURCE} cannot stand here.",
    ),
    "evidence in a paragraph that is gone": (
        lambda t: editing.add_evidence(
            t, EVENT, WHOLE, "probable", at=editing.Span(NOWHERE, 0, 4)
        ),
        "This paragraph is gone.",
    ),
    "evidence on a picture that is none": (_picture, "This is no part of a picture."),
    "a place in what is no source": (
        lambda t: editing.cite(t, RIVER, Words("tr. 4")), f"{RIVER} cannot stand here.",
    ),
    "a citation without a source": (
        lambda t: editing.create(t, "citation", Words("tr. 4")), "A citation needs its source.",
    ),
    # fields
    "a field that must say something": (
        lambda t: editing.set_field(t, SECTION, "number", " "), "“number” cannot be empty.",
    ),
    "a citation that loses its source": (
        lambda t: editing.set_reference(t, CITATION, "source", None), "“source” cannot be empty.",
    ),
    "a reference to a wrong kind": (
        lambda t: editing.set_reference(t, SECTION, "article", RIVER),
        f"{RIVER} cannot stand here.",
    ),
    "a box that lies in itself": (
        lambda t: editing.set_reference(t, UPPER, "parent", LOWER),
        "A holding cannot be part of itself.",
    ),
    "a date of what has none": (
        lambda t: editing.set_date(t, CITATION, parse("1950")), "A citation has no date.",
    ),
    # names and refs
    "a nameless name": (
        lambda t: editing.add_name(t, RIVER, " ", "variant", "vi"), "A name cannot be empty.",
    ),
    "a name of no type": (
        lambda t: editing.add_name(t, RIVER, "Gam", "nickname", "vi"),
        "“type” cannot be “nickname”.",
    ),
    "a name in no language": (
        lambda t: editing.add_name(t, RIVER, "Gam", "variant", "tiếng Việt"),
        "“tiếng Việt” is no language of a name.",
    ),
    "names of another record put in order": (
        lambda t: editing.order_names(t, RIVER, [NOWHERE]), f"{RIVER} has no such entry any more.",
    ),
    "a ref that is taken": (
        lambda t: editing.rename_ref(t, UPPER, "hop"), f"There is a record {LOWER} already.",
    ),
    # records
    "a medium made by hand": (
        lambda t: editing.create(t, "media", Words("Ảnh")), "No “media” can be made here.",
    ),
    "a kind that is none": (
        lambda t: editing.create(t, "ghost", Words("Ma")), "No “ghost” can be made here.",
    ),
    "a status that is none": (
        lambda t: editing.set_status(t, RIVER, "secret"), "“status” cannot be “secret”.",
    ),
    "a number without its scheme": (
        lambda t: editing.set_identifiers(t, RIVER, [(" ", "12")]),
        "A number needs a scheme and a value.",
    ),
    # rivals
    "a rival that says nothing": (
        lambda t: editing.add_rival(t, EVENT, "lane", ""), "“lane” cannot be empty.",
    ),
    "a value taken away as if it were a rival": (
        lambda t: editing.remove_claim(t, EVENT, _claim(t, EVENT, "field")),
        "The value that stands in its field is no rival.",
    ),
    # gatherings
    "two tags of one name": (
        lambda t: editing.add_tag(t, "Xem"), "There is “Xem” already.",
    ),
    "a tag renamed to another's name": (
        lambda t: editing.edit_tag(t, 1, "Đọc"), "There is “Đọc” already.",
    ),
    "a tag without a name": (lambda t: editing.add_tag(t, " "), "A name cannot be empty."),
    "a tag that is gone": (
        lambda t: editing.tag(t, [RIVER], NOWHERE), "This entry is gone.",
    ),
    "a saved set that is gone": (
        lambda t: editing.edit_set(t, NOWHERE, "Sông", {}), "This entry is gone.",
    ),
    "a record unlike itself": (
        lambda t: editing.declare_distinct(t, RIVER, RIVER), "A record is the same as itself.",
    ),
    # texts
    "words for a paragraph that is gone": (
        lambda t: editing.edit_passage(t, NOWHERE, "Hết"), "This paragraph is gone.",
    ),
    "the text of what is no section": (
        lambda t: editing.set_passages(t, RIVER, "vi", ["Nước."]), f"{RIVER} cannot stand here.",
    ),
    "a text in no language": (
        lambda t: editing.set_passages(t, SECTION, "fr", ["Eau."]), f"{SECTION} cannot stand here.",
    ),
    "a mark that is gone": (
        lambda t: editing.mend_anchor(t, NOWHERE, editing.Span(_passage(t), 0, 4)),
        "This mark is gone.",
    ),
    "a mark mended outside of its paragraph": (
        lambda t: editing.mend_anchor(t, 1, editing.Span(_passage(t), 0, NOWHERE)),
        f"The span 0–{NOWHERE} does not lie in its paragraph.",
    ),
    # suggestions
    "a suggestion that is gone": (
        lambda t: editing.reject_mention(t, NOWHERE), "This suggestion is gone.",
    ),
    "a suggestion that names nobody": (
        lambda t: editing.accept(t, _mention(t)), "“Sáng” names no record yet.",
    ),
    "a mention in a paragraph that is gone": (
        lambda t: editing.add_mention(t, editing.Span(NOWHERE, 0, 4), RIVER),
        "This paragraph is gone.",
    ),
    # merging and restoring
    "two holdings of a kind that stays whole": (
        lambda t: editing.merge(t, ARTICLE, editing.create(t, "article", Words("Bài khác"))),
        "Two records of the kind article cannot be merged.",
    ),
    "a field of a time before its record": (
        lambda t: editing.restore_field(t, UPPER, 1, "level"),
        f"{UPPER} did not exist at revision 1.",
    ),
    "a record brought back that nobody removed": (
        lambda t: editing.bring_back_record(t, 1, RIVER), f"Revision 1 did not remove {RIVER}.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_in_one_sentence(archive: Archive, name: str) -> None:
    change, sentence = REFUSED[name]
    before = content(archive.path)
    with pytest.raises(Impossible) as told:
        archive.write(change)
    assert told.value.sentence == sentence
    assert told.value.remedy
    assert content(archive.path) == before


@pytest.mark.parametrize(
    ("bulk", "sentence"),
    [
        (Bulk((RIVER,), "burn"), "“action” cannot be “burn”."),
        (Bulk((RIVER,), "replace", find="", value="x"), "There is nothing to look for."),
    ],
)
def test_a_change_of_many_that_cannot_be_is_said_for_each(
    archive: Archive, bulk: Bulk, sentence: str
) -> None:
    planned = archive.rehearse(editing.preview, bulk)
    assert [(one.ref, one.refusal.sentence) for one in planned if one.refusal] == [
        (RIVER, sentence)
    ]
    applied = archive.write(editing.apply, bulk).answer
    assert (applied.changed, applied.left) == (0, ((RIVER, sentence),))


def test_nothing_is_said_of_what_is_so_already(archive: Archive) -> None:
    title = archive.write(lambda t: editing.add_tag(t, "Giữ")).answer
    before = content(archive.path)
    archive.write(editing.rename_ref, RIVER, "song-gam")
    archive.write(editing.prefer, EVENT, archive.write(lambda t: _claim(t, EVENT, "field")).answer)
    archive.write(editing.tag, [], title)
    assert content(archive.path) == before
