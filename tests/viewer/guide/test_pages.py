"""Each page of the guide says what the program says, in both languages, and leads somewhere."""

from __future__ import annotations

import importlib
import pkgutil
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from PySide6.QtWidgets import QDialog

import viewer
from db.exchange.formats import EXPORTERS, IMPORTERS
from tests.viewer.conftest import TRANSLATIONS
from viewer.actions import ACTIONS
from viewer.catalogue.panel import CataloguePanel
from viewer.catalogue.tools import TOOLS
from viewer.commands.program import program
from viewer.exhibit.settings import EXPECTED
from viewer.guide.book import page_file, picture_file, read_book
from viewer.guide.chapters import CHAPTERS, FIRST, FOLDER, PICTURES, PLACES
from viewer.guide.markers import MARKER, TITLED, UnknownMarker, resolved
from viewer.guide.markup import marked
from viewer.panels import PANELS
from viewer.state.language import Language

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from viewer.guide.book import Book

ROOT = Path(__file__).parents[3]
LANGUAGES = ("vi", "en")
CODE = re.compile(r"```[a-z]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
PICTURES_TAKE = 3_000_000
"""Bytes of all pictures together."""


def text_of(lang: str, chapter: str) -> str:
    return page_file(chapter, lang).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def books(qapp: QApplication) -> dict[str, Book]:
    """Give the guide in each language, read while that language is spoken."""
    assert qapp.font()
    read: dict[str, Book] = {}
    spoken = Language(TRANSLATIONS)
    for lang in LANGUAGES:
        spoken.switch(lang)
        read[lang] = read_book(lang)
    spoken.forget()
    return read


def sources() -> set[tuple[str, str]]:
    root = etree.parse(ROOT / "resources/translations/muniment_vi.ts").getroot()
    return {
        (context.findtext("name"), message.findtext("source"))
        for context in root.iter("context")
        for message in context.iter("message")
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_file_lies_in_the_guide_that_is_no_page(lang: str) -> None:
    assert {file.stem for file in (FOLDER / lang).iterdir()} == set(CHAPTERS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_a_page_calls_by_name_is_what_the_program_calls_it(lang: str) -> None:
    known = sources()
    said = [
        (chapter, tuple(argument.split("|", 1)))
        for chapter in CHAPTERS
        for marker, argument in MARKER.findall(text_of(lang, chapter))
        if marker == "say"
    ]
    assert len(said) > 50
    assert [(chapter, words) for chapter, words in said if words not in known] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_marker_is_understood(books: dict[str, Book], lang: str) -> None:
    for chapter in CHAPTERS:
        html = books[lang].pages[chapter].html
        assert not re.search(r"\{[a-z]+:|\{#|[\ue000\ue001]", html), chapter


@pytest.mark.parametrize(
    ("marker", "argument"),
    [
        ("menu", "gone"),
        ("menu", "save-all"),
        ("action", "gone"),
        ("keys", "about"),
        ("icon", "gone"),
        ("setting", "gone"),
        ("table", "gone"),
        ("say", "without a context"),
    ],
)
def test_what_is_gone_is_told(marker: str, argument: str) -> None:
    with pytest.raises(UnknownMarker, match=argument):
        resolved(marker, argument)


def test_a_marker_is_the_programs_word_in_the_language_spoken(language: Language) -> None:
    text = "{menu:import-pictures} {keys:search} {say:ReviewTool|Suggestions}"
    assert "<b>Biên mục › Nhập ảnh…</b>" in marked(text).html
    assert "<b>Gợi ý</b>" in marked(text).html
    language.switch("en")
    assert "<b>Catalogue › Import pictures…</b>" in marked(text).html
    assert "Ctrl+F" in marked(text).html


def test_a_buttons_own_dots_end_a_sentence(language: Language) -> None:
    assert language.code == "vi"
    assert marked("{menu:backups}.").html == "<p><b>Lưu trữ › Bản sao lưu…</b></p>\n"


def test_html_in_a_page_is_text(language: Language) -> None:
    assert language.code == "vi"
    html = marked("# a <script>\n\n<b onclick='x'>b</b> [c](javascript:x)").html
    assert "<script" not in html
    assert "<b " not in html
    assert "href" not in html


def test_both_languages_have_the_same_places_pictures_and_names(books: dict[str, Book]) -> None:
    for chapter in CHAPTERS:
        vi, en = books["vi"].pages[chapter], books["en"].pages[chapter]
        levels = [[(head.level, head.anchor) for head in page.headings] for page in (vi, en)]
        assert levels[0] == levels[1], chapter
        assert vi.pictures == en.pictures, chapter
        assert sorted(vi.links) == sorted(en.links), chapter
        named = [sorted(MARKER.findall(text_of(lang, chapter))) for lang in LANGUAGES]
        assert named[0] == named[1], chapter


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_and_pictures_lead_somewhere(books: dict[str, Book], lang: str) -> None:
    book = books[lang]
    anchors = {
        chapter: {head.anchor for head in page.headings} for chapter, page in book.pages.items()
    }
    for chapter, page in book.pages.items():
        assert page.headings[0].level == 1
        for link in page.links:
            target, _, anchor = link.partition("#")
            target = target.removesuffix(".md") or chapter
            assert target in anchors, (chapter, link)
            assert not anchor or anchor in anchors[target], (chapter, link)
        for name in page.pictures:
            assert picture_file(name, lang).is_file(), (chapter, name)


def test_pictures_are_used_and_small(books: dict[str, Book]) -> None:
    files = list((FOLDER / PICTURES).rglob("*.png"))
    used = {
        picture_file(name, lang)
        for lang, book in books.items()
        for page in book.pages.values()
        for name in page.pictures
    }
    assert set(files) == used
    assert sum(file.stat().st_size for file in files) < PICTURES_TAKE


def command_lines(text: str) -> list[list[str]]:
    """Return the words after each `muniment` that a page tells to type."""
    lines: list[list[str]] = []
    for block, inline in CODE.findall(text):
        for line in (block or inline).replace("\\\n", " ").splitlines():
            words = shlex.split(line.partition(" #")[0])
            for at, word in enumerate(words):
                if word == "muniment" and words[at - 1 : at] != ["-u"] and at + 1 < len(words):
                    lines.append(words[at + 1 :])
                    break
    return lines


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_that_is_told_exists(lang: str) -> None:
    for words in command_lines("\n".join(text_of(lang, chapter) for chapter in CHAPTERS)):
        if words[0] in {"--version", "--help"} or words[0].endswith(".muniment"):
            continue
        assert words[0] in program.commands, words
        options = {name for option in program.commands[words[0]].params for name in option.opts}
        given = {word.partition("=")[0] for word in words if word.startswith("--")}
        assert given <= options | {"--help"}, words


def test_a_gone_command_would_be_noticed() -> None:
    told = "```\nmuniment gone x\nsudo muniment import a b --dry-run # try\n```\n`muniment x y`"
    assert command_lines(told) == [["gone", "x"], ["import", "a", "b", "--dry-run"], ["x", "y"]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_command_and_every_setting_is_told(lang: str) -> None:
    commands = {words[0] for words in command_lines(text_of(lang, "commands"))}
    assert set(program.commands) - commands == set()
    settings = {
        name for kind, name in MARKER.findall(text_of(lang, "station")) if kind == "setting"
    }
    assert settings == set(EXPECTED)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_format_is_told(lang: str) -> None:
    told = set(re.findall(r"`([a-z0-9-]+)`", text_of(lang, "exchange")))
    assert {one.name for one in (*IMPORTERS, *EXPORTERS)} <= told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_entry_of_the_menu_is_told(books: dict[str, Book], lang: str) -> None:
    told = {
        name
        for chapter in CHAPTERS
        for marker, name in MARKER.findall(text_of(lang, chapter))
        if marker in {"menu", "action", "keys"}
    }
    assert books[lang].pages["keys"].html.count("<tr>") >= len(
        [action for action in ACTIONS if action.keys]
    )
    without_keys = {action.id for action in ACTIONS if not action.keys}
    assert without_keys <= told
    assert told <= set(TITLED)


def dialogs() -> set[str]:
    """Return the names of all windows and dialogs that the program has beside its window."""
    for module in pkgutil.walk_packages(viewer.__path__, "viewer."):
        importlib.import_module(module.name)
    found: set[str] = set()
    open_ended = [QDialog]
    while open_ended:
        below = open_ended.pop().__subclasses__()
        ours = [kind for kind in below if kind.__module__.startswith("viewer.")]
        found |= {kind.__name__ for kind in ours if not kind.__subclasses__()}
        open_ended += below
    return found


def test_every_panel_tool_and_dialog_has_a_page(books: dict[str, Book]) -> None:
    panels = {panel.name for panel in (*PANELS, CataloguePanel)}
    there = panels | {tool.__name__ for tool in TOOLS} | dialogs()
    assert there - set(PLACES) == set()
    assert set(PLACES) - there == {"SearchField", "WelcomePage", "AdoptStrip"}
    for place in (FIRST, *PLACES.values()):
        chapter, _, anchor = place.partition("#")
        assert chapter in CHAPTERS
        heads = {head.anchor for head in books["vi"].pages[chapter].headings}
        assert not anchor or anchor in heads, place
