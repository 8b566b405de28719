"""Sources as items of CSL-JSON and back: what every format of bibliographies goes through.

The item: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from db.dates import Date, from_words, parse
from db.errors import DateRefused
from db.exchange.jsonfile import Json, list_of, object_of, text_of
from db.exchange.members import MemberError, Refs, is_ours
from db.exchange.parcel import NameParcel, Parcel
from db.records import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

TYPES: Final = {
    "article": "article-journal",
    "bibliography entry": "document",
    "editorial": "document",
    "unidentified": "document",
    "journal article": "article-journal",
    "newspaper": "article-newspaper",
}
"""Our words for types of sources that CSL calls otherwise."""
CSL_TYPES: Final = frozenset(
    """article article-journal article-magazine article-newspaper bill book broadcast chapter
    classic collection dataset document entry entry-dictionary entry-encyclopedia event figure
    graphic hearing interview legal_case legislation manuscript map motion_picture musical_score
    pamphlet paper-conference patent performance periodical personal_communication post
    post-weblog regulation report review review-book software song speech standard thesis treaty
    webpage""".split()
)
SCHEMES: Final = {"DOI": "doi", "ISBN": "isbn", "ISSN": "issn", "PMID": "pmid", "URL": "url"}
"""Members of an item that are identifiers of ours."""
PLAIN_DATE: Final = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)")
PUBLICATION: Final = (
    "container-title", "collection-title", "edition", "volume", "issue", "publisher",
    "publisher-place", "page",
)  # fmt: skip
"""What tells where something came out, in the order in which a reader expects it."""
WORDS: Final = {
    "volume": Words("tập {}", "vol. {}"),
    "issue": Words("số {}", "no. {}"),
    "edition": Words("lần xuất bản {}", "ed. {}"),
    "page": Words("tr. {}", "pp. {}"),
}
LANGUAGES: Final = ("vi", "en")
OWN: Final = re.compile(r"(source/[a-z0-9-]+) ([0-9a-f-]{36})")


def item_of(parcel: Parcel) -> Json:
    """Return a source as an item; its `id` is the ref's slug."""
    fields = parcel.fields
    kind = str(fields.get("type") or "document")
    item: Json = {
        "custom": {"muniment": {"ref": parcel.ref, "uuid": parcel.uuid, "kind": parcel.kind}},
        "id": parcel.ref.partition("/")[2],
        "type": kind if kind in CSL_TYPES else TYPES.get(kind, "document"),
        "title": _bare_title(parcel),
        "language": parcel.lang,
    }
    authors = fields.get("authors")
    if isinstance(authors, tuple) and authors:
        item["author"] = [{"literal": str(author)} for author in authors]
    date = fields.get("date")
    if isinstance(date, Date):
        item["issued"] = issued_of(date)
    for field, member in (("publication", "publisher"), ("note", "note")):
        words = fields.get(field)
        if isinstance(words, Words) and (text := words.best(parcel.lang)[0]):
            item[member] = text.rstrip(".") if member == "publisher" else text
    named = {scheme: member for member, scheme in SCHEMES.items()}
    for scheme, value in parcel.identifiers:
        if scheme in named:
            item.setdefault(named[scheme], value)
    return item


def _bare_title(parcel: Parcel) -> str:
    """Return a title without the author and the quotation marks that a list shows it with."""
    title = parcel.title(parcel.lang)
    authors = parcel.fields.get("authors")
    first = str(authors[0]) if isinstance(authors, tuple) and authors else ""
    rest = title.removeprefix(f"{first}, ") if first else title
    if rest != title and rest.startswith("“") and rest.endswith("”"):
        return rest[1:-1]
    return title


def issued_of(date: Date) -> Json:
    """Return a date as CSL writes it: in parts where it has them, else in its own words."""
    ends = date.edtf.split("/")
    found = [PLAIN_DATE.fullmatch(end) for end in ends]
    if len(ends) > 2 or not all(found):
        return {"literal": date.wording or date.edtf}
    parts = [[int(part) for part in one.group(1, 2, 3) if part] for one in found if one]
    said: Json = {"date-parts": parts}
    return said | ({"circa": True} if any(one and one[4] for one in found) else {})


def parcel_of(item: Json, scheme: str, refs: Refs, where: str, lang: str) -> Parcel:
    """Return the source that an item describes; raise MemberError for one without a title.

    `scheme` names the identifier under which the file's own key is kept, so that the same file
    changes nothing the second time; an item of ours says in `custom.muniment` which record it is.
    What tells where it came out becomes one text.
    """
    title = text_of(item.get("title")) or text_of(item.get("title-short"))
    if not title:
        raise MemberError("The entry has no title.")
    spoken = text_of(item.get("language")).partition("-")[0].lower()
    spoken = spoken if spoken in LANGUAGES else lang
    fields: dict[str, Any] = {"type": text_of(item.get("type")) or "document"}
    if authors := tuple(_names(item, spoken)):
        fields["authors"] = authors
    said = object_of(item.get("issued"))
    date = issued_in(said)
    if date is not None:
        fields["date"] = date
    printed = _publication(item, spoken)
    if date is None and (unread := text_of(said.get("literal")) or text_of(said.get("raw"))):
        printed = ", ".join(filter(None, (printed, unread)))
    if printed:
        fields["publication"] = Words(**{spoken: printed})
    if note := text_of(item.get("note")) or text_of(item.get("abstract")):
        fields["note"] = Words(**{spoken: note})
    ours = object_of(object_of(item.get("custom")).get("muniment"))
    own = is_ours(ours) and ours["kind"] == "source"
    return Parcel(
        ref=ours["ref"] if own else refs.made("source", title),
        kind="source",
        names=(NameParcel(title, "preferred", spoken),),
        fields=fields,
        identifiers=tuple(_identifiers(item, None if own else scheme)),
        uuid=text_of(ours.get("uuid")) or None if own else None,
        lang=spoken,
        proposed=not own,
        where=where,
    )


def _names(item: Json, lang: str) -> Iterator[str]:
    """Yield who made it, each as one name: a Vietnamese family name stands first."""
    for role in ("author", "editor"):
        people = [object_of(one) for one in list_of(item.get(role))]
        for one in people:
            given = [one.get("given"), one.get("dropping-particle")]
            family = [one.get("non-dropping-particle"), one.get("family")]
            order = [*family, *given] if lang == "vi" else [*given, *family]
            whole = " ".join(filter(None, map(text_of, [*order, one.get("suffix")])))
            if name := text_of(one.get("literal")) or whole:
                yield name
        if people:
            return


def issued_in(said: Json) -> Date | None:
    """Return a date of CSL as ours, None where it says none that can be read."""
    parts = [list_of(one) for one in list_of(said.get("date-parts"))]
    ends = [end for end in map(_day, parts) if end]
    try:
        if ends:
            mark = "~" if said.get("circa") and len(ends) == 1 else ""
            return parse("/".join(ends[:2]) + mark)
        words = text_of(said.get("literal")) or text_of(said.get("raw"))
        return from_words(words) if words else None
    except DateRefused:
        return None


def _day(parts: list[Any]) -> str:
    digits = [str(part) for part in parts if str(part).lstrip("-").isdecimal()]
    if not digits or len(digits) != len(parts):
        return ""
    return "-".join((digits[0].zfill(4), *(part.zfill(2) for part in digits[1:3])))


def _publication(item: Json, lang: str) -> str:
    said: list[str] = []
    for member in PUBLICATION:
        value = item.get(member)
        text = str(value) if isinstance(value, int) else text_of(value)
        if text:
            said.append((WORDS[member].get(lang) or "{}").format(text) if member in WORDS else text)
    return ", ".join(said)


def _identifiers(item: Json, scheme: str | None) -> Iterator[tuple[str, str]]:
    own = item.get("id")
    if scheme and isinstance(own, str | int) and str(own).strip():
        yield scheme, str(own).strip()
    for member, name in SCHEMES.items():
        if value := text_of(item.get(member)):
            yield name, value


def own_words(item: Json) -> str:
    """Return which record an item is, as one line for formats without members."""
    ours = item["custom"]["muniment"]
    return f"{ours['ref']} {ours['uuid']}"


def own_member(words: str) -> Json:
    """Return what `own_words` wrote as the member that parcel_of reads; {} for anything else."""
    found = OWN.fullmatch(words.strip())
    if found is None:
        return {}
    return {"muniment": {"ref": found[1], "uuid": found[2], "kind": "source"}}
