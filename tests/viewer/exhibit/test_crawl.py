"""A crawl through every screen and sheet of the station, in both languages: what is wrong there."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from db import reading
from db.records import KINDS
from tests.viewer.exhibit import looking
from viewer.exhibit.explain import ExplainSheet, follow
from viewer.exhibit.screens import SCREENS
from viewer.exhibit.screens.record import RecordScreen
from viewer.exhibit.sheet import Sheet
from viewer.exhibit.visit import ATTRACT, HOME, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from viewer.exhibit.app import Exhibit

CATALOGUE = Path(__file__).parents[3] / "resources/translations/muniment_vi.ts"
SEED = 1950
FAULTS = ("small targets", "nameless", "clipped", "untranslated", "faint", "far from home")


@dataclass
class Report:
    """What a crawl saw, and what it found wrong: fault -> where and what."""

    visited: Counter[str] = field(default_factory=Counter[str])
    touches: int = 0
    faults: dict[str, list[str]] = field(default_factory=lambda: {name: [] for name in FAULTS})

    def __str__(self) -> str:
        lines = [f"  {name:<24}{count}" for name, count in sorted(self.visited.items())]
        lines.append(f"  touches to home         at most {self.touches}")
        lines += [f"  {name:<24}{len(found)}" for name, found in self.faults.items()]
        return "\n".join(lines)


def vietnamese() -> dict[str, str]:
    """Return the Vietnamese of each English source, but for what is also an archive's word."""
    root = etree.parse(CATALOGUE).getroot()
    pairs = (
        (message.findtext("source"), "".join(message.find("translation").itertext()).strip())
        for message in root.iter("message")
    )
    return {source: words for source, words in pairs if source != words and len(source) > 2}


class Crawler:
    """Go through a station as a visitor would, and look at every stop."""

    def __init__(self, exhibit: Exhibit, report: Report) -> None:
        self._exhibit = exhibit
        self.window = exhibit.window
        self._station = exhibit.station
        self._report = report
        self._words = vietnamese()

    def go(self, place: Place) -> None:
        """Go to a place and wait until it stands there."""
        if place.screen == ATTRACT:
            self._station.visit.reset()
        else:
            self._station.visit.go(place)
        self.settle()

    def settle(self) -> None:
        """Wait for every answer, then let layouts come to rest."""
        for _ in range(2):
            self._station.jobs.wait()
            QCoreApplication.sendPostedEvents()  # what layouts have still to do

    def look(self, name: str, where: str, *, colours: bool = False) -> None:
        """Look at what stands there now, under a name, and find the way home."""
        report, window = self._report, self.window
        report.visited[name] += 1
        seen = looking.shown(window)
        found = {
            "small targets": looking.small_targets(seen, self._station.metrics),
            "nameless": looking.nameless(seen),
            "clipped": looking.clipped(seen),
            "untranslated": self._untranslated(seen),
            "faint": looking.faint(seen, window) if colours else [],
        }
        for fault, each in found.items():
            report.faults[fault] += [f"{where}: {one}" for one in each]

    def _untranslated(self, seen: Sequence[QWidget]) -> list[str]:
        if self._station.language.code != "vi":
            return []
        pills = [self.window.bar.language]  # they bear the other language's own name
        pills += [sheet.language for sheet in self.window.findChildren(Sheet)]
        return looking.untranslated([one for one in seen if one not in pills], self._words)

    def find_home(self, where: str) -> None:
        """Touch one's way home, as the window's own pixels answer; count the touches."""
        touches = 0
        while self._station.visit.place.screen != HOME and touches < 5:
            touches += 1
            self._tap(self._next_step())
            self.settle()
        self._report.touches = max(self._report.touches, touches)
        if touches > 2:
            self._report.faults["far from home"].append(f"{where}: {touches} touches")

    def _next_step(self) -> QPoint:
        """Return where a visitor touches who wants to go home."""
        if self._station.visit.place.screen == ATTRACT:
            return self.window.rect().center()
        open_sheets = [one for one in self.window.findChildren(Sheet) if one.isVisible()]
        if open_sheets:
            return _middle(open_sheets[-1].close_button, self.window)
        return _middle(self.window.bar.entries["home"], self.window)

    def _tap(self, at: QPoint) -> None:
        target = self.window.childAt(at) or self.window
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(self.window, at))


def _middle(one: QWidget, window: QWidget) -> QPoint:
    return one.mapTo(window, one.rect().center())


def screens(exhibit: Exhibit) -> Iterator[tuple[str, Place]]:
    """Yield each screen as a visitor first meets it, and in its other states."""
    for kind in SCREENS:
        if kind.name not in {RecordScreen.name, "tour"}:
            yield kind.name, Place(kind.name)
    for tab in ("unit", "body", "person"):
        yield "people", Place("people", detail=tab)
    yield "search", Place("search", detail="dong khe")
    if any(kind.name == "tour" for kind in SCREENS):
        for ref in refs_of(exhibit, ("tour",)):
            yield "tour", Place("tour", ref)
            yield "tour", Place("tour", ref, step=3)


def refs_of(exhibit: Exhibit, kinds: tuple[str, ...]) -> list[str]:
    """Return the refs of all records of these kinds."""
    found: list[str] = []
    for kind in kinds:
        exhibit.station.jobs.read(
            reading.summaries, kind, then=lambda each: found.extend(one.ref for one in each)
        )
    exhibit.station.jobs.wait()
    return found


def crawl_screens(exhibit: Exhibit, report: Report) -> None:
    """Visit every screen and sheet in the language spoken, with its colours."""
    crawler, lang = Crawler(exhibit, report), exhibit.station.language.code
    for name, place in list(screens(exhibit)):
        crawler.go(place)
        crawler.look(name, f"{lang} {name}", colours=True)
        crawler.find_home(f"{lang} {name}")
    for name, opened in SHEETS.items():
        crawler.go(Place(RecordScreen.name, "event/tran-dong-khe"))
        opened(exhibit)
        crawler.settle()
        assert any(one.isVisible() for one in exhibit.window.findChildren(Sheet)), name
        crawler.look(f"sheet: {name}", f"{lang} {name}", colours=True)
        crawler.find_home(f"{lang} {name}")


def crawl_records(exhibit: Exhibit, report: Report, refs: list[str], colours: int = 8) -> None:
    """Visit the pages of records in the language spoken; colours are looked at on some."""
    crawler, lang = Crawler(exhibit, report), exhibit.station.language.code
    for number, ref in enumerate(refs):
        crawler.go(Place(RecordScreen.name, ref))
        screen = exhibit.window.shown
        assert isinstance(screen, RecordScreen)
        assert screen.page is not None, ref
        where = f"{lang} {ref}"
        crawler.look(f"record: {ref.partition('/')[0]}", where, colours=number < colours)
        if number < colours:
            crawler.find_home(where)


def _says_who(exhibit: Exhibit) -> None:
    screen = exhibit.window.shown
    assert isinstance(screen, RecordScreen)
    screen.why.click()


def _take_away(exhibit: Exhibit) -> None:
    screen = exhibit.window.shown
    assert isinstance(screen, RecordScreen)
    screen.take.click()


def _explain(exhibit: Exhibit) -> None:
    follow(exhibit.window, exhibit.station, "term/dai-doan")
    exhibit.station.jobs.wait()
    assert exhibit.window.findChild(ExplainSheet) is not None


def _hold(exhibit: Exhibit) -> None:
    exhibit.holding._peek("event/chien-dich-bien-gioi")
    exhibit.station.jobs.wait()


def _comfort(exhibit: Exhibit) -> None:
    exhibit.window.bar.comfort.click()


SHEETS: dict[str, Callable[[Exhibit], None]] = {
    "says who": _says_who,
    "take away": _take_away,
    "a term explained": _explain,
    "a word held": _hold,
    "comfort": _comfort,
}


def _assert_nothing_wrong(report: Report) -> None:
    wrong = {name: found[:12] for name, found in report.faults.items() if found}
    assert not wrong, f"\n{report}\n{wrong}"
    assert report.touches <= 2


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_screen_and_sheet(
    open_exhibit: Callable[..., Exhibit], bundled: Path, lang: str
) -> None:
    exhibit = open_exhibit(bundled, (1920, 1080), language=lang)
    exhibit.comfort.set_still(still=True)
    report = Report()
    crawl_screens(exhibit, report)
    assert len(report.visited) >= 10
    _assert_nothing_wrong(report)


def test_a_seeded_tenth_of_the_pages(open_exhibit: Callable[..., Exhibit], bundled: Path) -> None:
    exhibit = open_exhibit(bundled, (1366, 768), language="vi")
    report = Report()
    everything = refs_of(exhibit, tuple(kind for kind in KINDS if kind != "tour"))
    sample = random.Random(SEED).sample(everything, len(everything) // 10)
    kinds = {ref.partition("/")[0]: ref for ref in everything}  # one of each, whatever falls
    crawl_records(exhibit, report, [*kinds.values(), *sample[: len(sample) // 2]], colours=2)
    exhibit.language.switch("en")
    exhibit.comfort.set_text(1.5)
    crawl_records(exhibit, report, sample[len(sample) // 2 :], colours=2)
    _assert_nothing_wrong(report)


@pytest.mark.slow
@pytest.mark.prove
@pytest.mark.parametrize(("size", "text"), [((1920, 1080), 1.0), ((1366, 768), 1.5)])
def test_every_page_in_both_languages(
    open_exhibit: Callable[..., Exhibit], bundled: Path, size: tuple[int, int], text: float
) -> None:
    exhibit = open_exhibit(bundled, size)
    exhibit.comfort.set_still(still=True)
    report = Report()
    refs = refs_of(exhibit, tuple(kind for kind in KINDS if kind != "tour"))
    for lang in ("vi", "en"):
        exhibit.language.switch(lang)
        crawl_screens(exhibit, report)
        exhibit.language.switch(lang)
        exhibit.comfort.set_text(text)
        crawl_records(exhibit, report, refs, colours=40)
    print(f"\nCrawl at {size[0]} x {size[1]}, text x {text}:\n{report}")
    _assert_nothing_wrong(report)


def test_the_crawl_finds_what_is_wrong(open_exhibit: Callable[..., Exhibit], small: Path) -> None:
    exhibit = open_exhibit(small)
    window, metrics = exhibit.window, exhibit.station.metrics
    box = QWidget(window)
    box.setGeometry(0, 0, 600, 400)
    box.setStyleSheet("QWidget { background: #ffffff; } QLabel { color: #bbbbbb; }")
    little, nameless = QPushButton("Close", box), QPushButton(box)
    little.setGeometry(10, 10, 20, 20)
    nameless.setGeometry(10, 60, 200, 100)
    cut = QLabel("A line that finds no room here", box)
    cut.setGeometry(10, 180, 60, 30)
    pale = QLabel("Pale words", box)
    pale.setGeometry(10, 230, 400, 60)
    box.show()
    box.raise_()
    seen = [one for one in looking.shown(window) if box.isAncestorOf(one)]
    assert looking.small_targets(seen, metrics) == [f"Close {little.width()}x{little.height()}"]
    assert looking.nameless(seen) == ["QPushButton in QWidget"] * 2
    assert len(looking.clipped(seen)) == 2  # the little button's word, and the line
    assert looking.untranslated(seen, {"Close": "Đóng"}) == ["Close"]
    assert [one.partition(":")[0] for one in looking.faint(seen, window) if "Pale" in one]
