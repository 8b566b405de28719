"""The page of a section: its paragraphs with what they name and cite as links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.exchange.site.html import Child, Markup, el, join
from db.exchange.site.records import heading

if TYPE_CHECKING:
    from db.exchange.site.values import Desk
    from db.records import Passage, Record, Ref, SectionText

Mark = tuple[int, int, "Ref", str]


def section_main(desk: Desk, record: Record) -> Markup:
    """Return the main part of a section's page."""
    text = desk.contents.sections[record.ref]
    article = el("p", desk.link(text.article), class_="note") if text.article else None
    paragraphs = [_paragraph(desk, text, passage) for passage in text.passages]
    body = el("div", paragraphs, class_="reading")
    return el(
        "article", article, heading(desk, record), body, _steps(desk, record.ref), class_="text"
    )


def _paragraph(desk: Desk, text: SectionText, passage: Passage) -> Markup:
    shown, lang = passage, text.lang
    if text.lang != desk.speech.lang:
        there = next((p for p in text.translation if p.position == passage.position), None)
        if there is not None:
            shown, lang = there, desk.speech.lang
    fallback = None
    if lang != desk.speech.lang:
        word = desk.speech.word(f"only_in_{lang}")
        fallback = el("small", word, class_="fallback", lang=desk.speech.lang)
    return el(
        "p",
        marked(desk, shown),
        " " if fallback else None,
        fallback,
        id=f"p{passage.position}",
        lang=None if lang == desk.speech.lang else lang,
    )


def marked(desk: Desk, passage: Passage) -> Markup:
    """Return a paragraph in which each mention and each citation mark is a link."""
    marks: list[Mark] = [
        (mention.start, mention.end, mention.ref, "mention")
        for mention in passage.mentions
        if mention.ref and mention.state == "accepted"
    ]
    marks += [(mark.start, mark.end, mark.ref, "marker") for mark in passage.markers]
    parts: list[Child] = []
    reached = 0
    for start, end, ref, what in sorted(marks, key=lambda mark: (mark[0], -mark[1])):
        if start < reached or end > len(passage.text):
            continue  # inside one that is linked already
        parts.append(passage.text[reached:start])
        link = desk.link(ref, passage.text[start:end])
        parts.append(el("sup", link, class_="marker") if what == "marker" else link)
        reached = end
    parts.append(passage.text[reached:])
    return join(parts)


def _steps(desk: Desk, ref: Ref) -> Markup:
    refs = list(desk.contents.sections)
    at = refs.index(ref)
    links = [
        el("span", desk.speech.word(key), ": ", desk.link(refs[other]))
        for key, other in (("previous", at - 1), ("next", at + 1))
        if 0 <= other < len(refs)
    ]
    return el("nav", links, class_="steps", aria_label=desk.speech.word("sections"))
