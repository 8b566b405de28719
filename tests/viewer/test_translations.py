"""Vietnamese is complete: every source string, every key of the archive, every refusal."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from viewer import vocabulary
from viewer.actions import ACTIONS, MENUS, SEPARATOR

if TYPE_CHECKING:
    from viewer.state.language import Language

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "resources" / "translations"
TOOLS = Path(sysconfig.get_path("scripts"))
CATALOGUES = ("muniment_vi", "qtbase_vi")
GROUPS = [
    name
    for name, words in vars(vocabulary).items()
    if name.isupper() and name != "VALUES" and isinstance(words, dict)
]


def messages(catalogue: str) -> list[tuple[str, str, str]]:
    """Return (context, source, translation) of each message."""
    root = etree.parse(FOLDER / f"{catalogue}.ts").getroot()
    return [
        (
            context.findtext("name"),
            message.findtext("source"),
            "".join(message.find("translation").itertext()).strip(),
        )
        for context in root.iter("context")
        for message in context.iter("message")
    ]


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_nothing_is_untranslated_or_unfinished(catalogue: str) -> None:
    text = (FOLDER / f"{catalogue}.ts").read_text(encoding="utf-8")
    assert 'type="unfinished"' not in text
    assert 'type="vanished"' not in text
    assert not [source for _, source, words in messages(catalogue) if not words]


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_places_for_values_are_kept(catalogue: str) -> None:
    hole = re.compile(r"%\d|%n|\{\w*\}")
    for _, source, words in messages(catalogue):
        assert sorted(hole.findall(source)) == sorted(hole.findall(words)), source


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_the_compiled_catalogue_is_up_to_date(catalogue: str, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    command = [TOOLS / "pyside6-lrelease", "-silent", FOLDER / f"{catalogue}.ts", "-qm", made]
    subprocess.run(command, check=True, timeout=60)
    assert made.read_bytes() == (FOLDER / f"{catalogue}.qm").read_bytes()


def test_the_catalogue_holds_every_string_of_the_sources(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    sources = sorted((ROOT / "viewer").rglob("*.py"))
    command = [TOOLS / "pyside6-lupdate", "-silent", *sources, "-ts", fresh]
    subprocess.run(command, check=True, timeout=60)
    root = etree.parse(fresh).getroot()
    wanted = {
        (context.findtext("name"), message.findtext("source"))
        for context in root.iter("context")
        for message in context.iter("message")
    }
    assert wanted == {(context, source) for context, source, _ in messages("muniment_vi")}


@pytest.mark.parametrize("group", GROUPS)
def test_every_key_has_a_word_in_both_languages(group: str, language: Language) -> None:
    words = getattr(vocabulary, group)
    for key in words:
        language.switch("en")
        english = vocabulary.word(words, key)
        language.switch("vi")
        vietnamese = vocabulary.word(words, key)
        assert english
        assert vietnamese
        assert vietnamese != english or key == "thai-nguyen", key


def test_an_unknown_key_is_shown_as_it_is() -> None:
    assert vocabulary.word(vocabulary.LANE, "southern-front") == "southern-front"
    assert vocabulary.value_word("place", "type", "lagoon") == "lagoon"


def test_a_link_reads_differently_from_each_end(language: Language) -> None:
    assert language.code == "vi"
    assert vocabulary.link_word("took-place-at", outgoing=True) == "Diễn ra tại"
    assert vocabulary.link_word("took-place-at", outgoing=False) == "Sự kiện tại đây"


def test_menus_name_actions_that_exist_and_keys_are_used_once() -> None:
    ids = {action.id for action in ACTIONS}
    named = [name for _, names in MENUS for name in names if name != SEPARATOR]
    assert set(named) <= ids
    assert len(named) == len(set(named))
    keys = [key for action in ACTIONS for key in action.keys]
    assert len(keys) == len(set(keys))


def test_every_refusal_of_opening_is_translated() -> None:
    """What db raises when a file can't be opened stands word for word in the catalogue."""
    known = {source for context, source, _ in messages("muniment_vi") if context == "Errors"}
    text = (ROOT / "db" / "opening.py").read_text(encoding="utf-8")
    said = set(re.findall(r'"((?:\{path\} |There is no file)[^"]*\.)"', text))
    assert len(said) > 5
    assert said <= known, said - known
