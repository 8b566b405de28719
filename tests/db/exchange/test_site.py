"""The static website: only what is published, in both languages, alive in a browser, offline."""

from __future__ import annotations

import html
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest

from db import Archive, writing
from db.editing import Region, add_evidence, set_status
from db.errors import Impossible
from db.exchange.site.addresses import file_of
from db.exchange.site.html import el
from db.exchange.site.making import write_site
from db.records import Target, Words
from tests.db.exchange.browser import Browser, chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from db.transaction import Transaction

DAY = "2026-11-22"


@pytest.fixture(scope="module")
def site(resources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the bundled archive's site."""
    bundled = resources / "bundled.muniment"
    if not bundled.exists():
        pytest.skip("the bundled archive is not compiled")
    out = tmp_path_factory.mktemp("site") / "trang web"
    with Archive.open(bundled) as archive:
        archive.read(write_site, out, DAY)
    return out


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    program = chromium()
    if program is None:
        pytest.skip("no Chromium is installed")
    with Browser(program, tmp_path_factory.mktemp("profile")) as opened:
        yield opened


class _Page(HTMLParser):
    """Gather a page's addresses, ids, policy, and whatever no page of ours may hold."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.ids: set[str] = set()
        self.policy: str | None = None
        self.lang: str | None = None
        self.forbidden: list[str] = []
        self.headings: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.addresses += [given[name] for name in ("href", "src", "action") if name in given]
        self.forbidden += [name for name in given if name.startswith("on") or name == "style"]
        if tag in {"iframe", "object", "embed", "base", "style"}:
            self.forbidden.append(tag)
        if tag == "script" and "src" not in given:
            self.forbidden.append("script within the page")
        if tag == "img" and not given.get("alt"):
            self.forbidden.append("a picture without words")
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"]
        if "id" in given:
            assert given["id"] not in self.ids, given["id"]
            self.ids.add(given["id"])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if tag == "html":
            self.lang = given.get("lang")


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.slow)])
def test_every_page_stands_alone_and_every_address_within_the_site_leads_somewhere(
    site: Path, step: int
) -> None:
    files = sorted(site.rglob("*.html"))
    assert len(files) > 800
    pages = {path: _Page(path.read_text("utf-8")) for path in files[::step]}
    for path, page in pages.items():
        assert page.forbidden == [], path
        assert page.policy is not None, path
        assert "default-src 'none'" in page.policy, path
        assert "unsafe" not in page.policy, path
        assert page.headings.count("h1") == 1, path
        assert page.lang == ("vi" if path.parent == site else path.relative_to(site).parts[0])
        for address in page.addresses:
            parts = urlsplit(address)
            assert not parts.scheme, (path, address)
            assert not parts.netloc, (path, address)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), (path, address)
            if parts.fragment and ":" not in parts.fragment and target in pages:
                assert unquote(parts.fragment) in pages[target].ids, (path, address)


def test_both_languages_have_every_published_record(site: Path, resources: Path) -> None:
    from db import reading

    with Archive.open(resources / "bundled.muniment") as archive:
        counts = archive.read(reading.about).counts
        refs = [
            one.ref
            for kind, count in counts.items()
            if count
            for one in archive.read(reading.summaries, kind)
        ]
    for lang in ("vi", "en"):
        assert all((site / lang / f"{file_of(ref)}.html").is_file() for ref in refs)


def test_a_record_says_who(site: Path) -> None:
    page = (site / "vi/event/tran-dong-khe.html").read_text("utf-8")
    assert "Trận Đông Khê" in page
    assert "Căn cứ vào đâu?" in page
    assert "“Trận Đông Khê kéo dài từ sáng 16/9 đến sáng 18/9/1950.”" in page
    assert 'href="../section/3.html#p0"' in page
    english = (site / "en/event/tran-dong-khe.html").read_text("utf-8")
    assert "Says who?" in english
    assert '<p lang="vi">“Trận Đông Khê' in english  # the quotation stays as it is, and says so
    text = (site / "vi/section/3.html").read_text("utf-8")
    assert '<a href="../place/dong-khe.html" class="ref place">Đông Khê</a>' in text


def test_the_same_archive_gives_the_same_bytes(archive: Archive, tmp_path: Path) -> None:
    archive.write(_publish_all)
    archive.read(write_site, tmp_path / "one", DAY)
    archive.read(write_site, tmp_path / "two", DAY)
    first = {p.relative_to(tmp_path / "one"): p for p in (tmp_path / "one").rglob("*")}
    second = {p.relative_to(tmp_path / "two"): p for p in (tmp_path / "two").rglob("*")}
    assert first.keys() == second.keys()
    for name, path in first.items():
        assert path.is_dir() or path.read_bytes() == second[name].read_bytes(), name


def _publish_all(transaction: Transaction, leave: str = "") -> None:
    for ref in ("article/thu", "section/1", "place/song-gam", "unit/tieu-doan-19"):
        if ref != leave:
            set_status(transaction, ref, "published")
    set_status(transaction, "event/vuot-song-gam", "published")


def test_what_is_not_published_is_nowhere_in_the_site(archive: Archive, tmp_path: Path) -> None:
    archive.write(_publish_all, "unit/tieu-doan-19")
    out = tmp_path / "site"
    archive.read(write_site, out, DAY)
    for path in out.rglob("*"):
        if path.suffix in {".html", ".js"}:
            assert "tieu-doan-19" not in path.read_text("utf-8"), path
            assert "Battalion 19<" not in path.read_text("utf-8"), path
    text = (out / "vi/section/1.html").read_text("utf-8")
    assert "tiểu đoàn 19 vượt sông Gấm" in text  # the words stand, and lead nowhere


def test_nothing_published_is_told_and_nothing_is_left(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(Impossible, match="published"):
        archive.read(write_site, tmp_path / "site", DAY)
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []
    (tmp_path / "mine").mkdir()
    archive.write(_publish_all)
    with pytest.raises(Impossible, match="exists"):
        archive.read(write_site, tmp_path / "mine", DAY)


def test_a_part_of_a_picture_that_proves_something_leads_there(
    resources: Path, tmp_path: Path
) -> None:
    path = shutil.copy(resources / "bundled.muniment", tmp_path / "copy.muniment")
    hidden = "event place unit body person route quantity term tour citation source".split()
    with Archive.open(path, mode="write") as archive:

        def change(transaction: Transaction) -> None:
            at = Region("media/so-do-vung-1950", 0, ((9.0, 9.0), (90.0, 9.0), (9.0, 90.0)))
            add_evidence(
                transaction,
                "article/thai-nguyen-bien-gioi-1950",
                Target("record"),
                "probable",
                at=at,
            )
            for kind in hidden:  # the site is made the quicker
                transaction.connection.exec_driver_sql(
                    "UPDATE record SET status = 'draft' WHERE kind = ?", (kind,)
                )

        archive.write(change)
        archive.read(write_site, tmp_path / "site", DAY)
    page = (tmp_path / "site/en/map/so-do-vung-1950.html").read_text("utf-8")
    assert '<polygon points="9,9 90,9 9,90"></polygon>' in page
    assert 'href="../article/thai-nguyen-bien-gioi-1950.html"' in page
    proof = (tmp_path / "site/en/article/thai-nguyen-bien-gioi-1950.html").read_text("utf-8")
    assert "a part of a picture" in proof


EVIL = "<script>alert(1)</script>\"'&\u2028</title><img src=x onerror=alert(1)>"


def test_no_text_of_the_archive_becomes_markup(archive: Archive, tmp_path: Path) -> None:
    def change(transaction: Transaction) -> None:
        record = writing.add_record(
            transaction,
            "event/xau",
            Words(EVIL, EVIL),
            columns={"lane": EVIL},
            prose={"summary": Words(EVIL, None)},
            status="published",
        )
        writing.add_name(transaction, record, EVIL, type="variant", lang="vi")
        transaction.connection.exec_driver_sql(
            "UPDATE record SET slug = '../../xa' WHERE slug = 'xau'"
        )

    archive.write(_publish_all)
    archive.write(change)
    out = tmp_path / "site"
    archive.read(write_site, out, DAY)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["site"]
    for path in out.rglob("*.html"):
        page = _Page(path.read_text("utf-8"))
        assert page.forbidden == [], path
        assert "<script>alert" not in path.read_text("utf-8")
    shown = (out / f"vi/{file_of('event/../../xa')}.html").read_text("utf-8")
    assert html.escape(EVIL) in shown
    assert "\u2028" not in (out / "data/search-0.js").read_text("utf-8")


def test_names_that_a_disk_could_not_hold_are_replaced() -> None:
    assert file_of("event/tran-dong-khe") == "event/tran-dong-khe"
    for slug in ("con", "index", "Hà", "hà", "..", "a/b", "x" * 300, "com1", ""):
        name = file_of(f"event/{slug}")
        assert re.fullmatch("event/x[0-9a-f]{24}", name), slug
    assert file_of("event/Hà") != file_of("event/hà")


def test_markup_escapes_attributes_and_children() -> None:
    made = el("a", "<b>", [None, "&"], href='"><x>', title=None, hidden=True)
    assert made == '<a href="&quot;&gt;&lt;x&gt;" hidden>&lt;b&gt;&amp;</a>'


def test_search_finds_any_spelling_in_a_browser(site: Path, browser: Browser) -> None:
    hits = "[...document.querySelectorAll('#hits a')].map((a) => a.getAttribute('href'))"
    for lang in ("vi", "en"):
        browser.open((site / lang / "index.html").as_uri())
        browser.click("#q-large")
        browser.type("dong khe")
        browser.follow("document.querySelector('form.large').requestSubmit()")
        found = browser.evaluate(hits)
        assert found[0] == "place/dong-khe.html"
        assert "event/tran-dong-khe.html" in found[:3]
        browser.click(".facets button:nth-child(2)")
        assert all("/" in one for one in browser.evaluate(hits))
    for query, wanted in (
        ("Thainguyen", "place/thai-nguyen.html"),
        ("Charton", "person/sactong.html"),
        ("ĐÔNG  KHÊ", "place/dong-khe.html"),
        ("thị xã thái nguyên", "place/thi-xa-thai-nguyen.html"),
    ):
        browser.evaluate(
            f"(() => {{ const f = document.querySelector('main input'); f.value = '{query}';"
            "f.dispatchEvent(new Event('input')); })()"
        )
        assert wanted in browser.evaluate(hits)[:3], query
    browser.evaluate(
        "(() => { const f = document.querySelector('main input'); f.value = 'Thai Nguyn';"
        "f.dispatchEvent(new Event('input')); })()"
    )
    assert "Thái Nguyên" in browser.evaluate("document.getElementById('told').textContent")
    assert browser.evaluate(hits)[0] == "place/thai-nguyen.html"
    _silent(browser, site)


def test_timeline_and_map_answer_in_a_browser(site: Path, browser: Browser) -> None:
    browser.open((site / "en/timeline.html").as_uri())
    shown = "document.querySelectorAll('#events > li:not([hidden])').length"
    before = browser.evaluate(shown)
    assert browser.evaluate("document.querySelectorAll('#chart .bar').length") == before
    browser.click("#drawing [data-do=zoom_in]")
    assert 0 < browser.evaluate(shown) < before
    browser.click("#drawing [data-do=zoom_out]")
    browser.click("#chart a[data-id='event:tran-dong-khe'] .bar")
    chosen = browser.evaluate("document.querySelector('#card a').textContent")
    assert chosen == "Battle of Đông Khê"
    assert browser.evaluate("location.hash") == "#event:tran-dong-khe"

    browser.open((site / "vi/map.html").as_uri() + "#place:dong-khe")
    assert browser.evaluate("document.querySelector('#card a').textContent") == "Đông Khê"
    view = "document.getElementById('map').getAttribute('viewBox')"
    near = browser.evaluate(view)
    browser.click(".map [data-do=fit]")
    assert browser.evaluate(view) != near
    browser.click("#map a[data-of='place:cao-bang'] .pin")
    assert browser.evaluate("document.querySelector('#card a').textContent") == "Cao Bằng"
    _silent(browser, site)


def test_all_of_it_can_be_read_without_scripts(site: Path, browser: Browser) -> None:
    browser.ask("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.open((site / "vi/timeline.html").as_uri())
        root = browser.ask("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        events = browser.ask(
            "DOM.querySelectorAll", {"nodeId": root, "selector": "#events > li:not([hidden])"}
        )
        assert len(events["nodeIds"]) == 105
        drawing = {"nodeId": root, "selector": "#drawing[hidden]"}
        assert browser.ask("DOM.querySelectorAll", drawing)["nodeIds"] != []
    finally:
        browser.ask("Emulation.setScriptExecutionDisabled", {"value": False})
    _silent(browser, site)


def _silent(browser: Browser, site: Path) -> None:
    """Nothing was complained of, and nothing but the site's own files was asked for."""
    assert browser.complaints == []
    own = site.as_uri()
    assert [one for one in browser.requests if not one.startswith(own)] == []
    assert any(one.endswith(".ttf") for one in browser.requests)
