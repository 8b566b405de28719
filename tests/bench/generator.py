"""Makes archives of any size, the same for the same seed: Vietnamese-like, after Zipf's law.

The rows are written straight into the tables of the catalogue (records, claims, names, texts,
dates, places, links) in one transaction, without revisions; the index is built from them as it is
after every change of its definition. Run it as `generator.py RECORDS PATH [SEED]`.
"""

from __future__ import annotations

import random
import re
import sqlite3
import sys
import time
import uuid
from array import array
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

from db import Archive
from db.dates import day_start, parse
from db.engine import writing_engine
from db.records import Words
from db.search import index
from db.vietnamese import collation_key, fold, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

SECTIONS = Path(__file__).parents[2] / "resources" / "archive" / "sections"
SYLLABLES = 6_000
COMPOUNDS = 4_000
SLOTS = 65_536
"""Places in the table that a word is drawn from: two random bytes point into it."""
COMPOUND_SHARE = 0.35
KINDS = ("event", "place", "unit", "person", "holding")
KIND_SHARES = (40, 15, 15, 10, 20)
SIDES = ("vietnam", "france", None)
FIRST_YEAR, LAST_YEAR = 1945, 1954
BATCH = 5_000
ONSETS = "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x".split()
RIMES = (
    "a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây e em en eo ê êm ên ênh êu i iêm iên iêu"
    " im in inh iu o oa oai oan oang oi om on ong ô ôi ôm ôn ông ơ ơi ơm ơn u ui um un ung uôi uôn"
    " uông ư ưa ưi ưng ươi ươm ươn ương"
).split()
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")


@dataclass(frozen=True, slots=True)
class Language:
    """What texts are drawn from: a table whose slots hold a word as often as it is used."""

    syllables: tuple[str, ...]
    compounds: tuple[str, ...]
    table: tuple[str, ...]

    def words(self, chance: random.Random, count: int) -> list[str]:
        """Return about `count` syllables."""
        drawn = array("H", chance.randbytes(2 * count))
        table = self.table
        return " ".join([table[slot] for slot in drawn]).split(" ")[:count]


def language(seed: int) -> Language:
    """Return a language: the syllables of our own texts, then others that could be, by Zipf."""
    chance = random.Random(seed)
    seen: Counter[str] = Counter()
    for path in sorted(SECTIONS.glob("*.vi.md")) or sorted(SECTIONS.glob("*.md")):
        text = re.sub(r"\]\([^)]*\)", "", path.read_text(encoding="utf-8").lower())
        seen.update(re.findall(r"[^\W\d_]+", text))
    syllables = [word for word, _ in seen.most_common() if word.isalpha() and len(word) < 8]
    others = list(_possible())
    chance.shuffle(others)
    syllables = list(dict.fromkeys([*syllables, *others]))[:SYLLABLES]
    common = syllables[: SYLLABLES // 3]
    compounds = [f"{a} {b}" for a, b in (chance.sample(common, 2) for _ in range(COMPOUNDS))]
    table = [*_zipf(syllables, int(SLOTS * (1 - COMPOUND_SHARE)))]
    table += _zipf(compounds, SLOTS - len(table))
    return Language(tuple(syllables), tuple(compounds), tuple(table))


def _possible() -> Iterator[str]:
    import unicodedata

    for onset in ONSETS:
        for rime in RIMES:
            for tone in TONES:
                vowel = re.search("[aăâeêioôơuư]", rime)
                assert vowel is not None
                at = vowel.end()
                yield unicodedata.normalize("NFC", onset + rime[:at] + tone + rime[at:])


def _zipf(words: list[str], slots: int) -> list[str]:
    """Return each word as often as its rank wants, at least once, in `slots` places."""
    whole = sum(1 / (rank + 2.7) for rank in range(len(words)))
    spare = slots - len(words)
    table = [
        word
        for rank, word in enumerate(words)
        for _ in range(1 + int(spare / whole / (rank + 2.7)))
    ]
    return (table + words)[:slots]


@dataclass(frozen=True, slots=True)
class Made:
    """One made record: its kind, names, text, side, first and last day, position, place."""

    number: int
    kind: str
    title: str
    variant: str | None
    text: str
    side: str | None
    day: tuple[int, int, int]
    lat: float
    lon: float
    place: int


def made(count: int, seed: int) -> Iterator[Made]:
    """Yield `count` records; the first hundredth are places, which the others happen at."""
    words = language(seed)
    chance = random.Random(seed + 1)
    places = max(1, count // 100)
    for number in range(1, count + 1):
        kind = "place" if number <= places else chance.choices(KINDS, KIND_SHARES)[0]
        title = words.words(chance, chance.randint(5, 10))
        title[0] = title[0].capitalize()
        text = words.words(chance, chance.randint(60, 120))
        if number % 10 == 0:
            text.append(f"e{chance.randrange(count // 100 + 10)}")
        yield Made(
            number,
            kind,
            " ".join(title),
            " ".join(words.words(chance, 3)) if number % 5 == 0 else None,
            " ".join(text) + ".",
            chance.choice(SIDES),
            (
                chance.randint(FIRST_YEAR, LAST_YEAR),
                chance.randint(1, 12),
                chance.randint(1, 28),
            ),
            round(chance.uniform(20.5, 23.0), 4),
            round(chance.uniform(104.5, 107.5), 4),
            chance.randint(1, places),
        )


INSERTS = {
    "record": "INSERT INTO record (id, uuid, kind, slug, status, version, lang, position, sort_key,"
    " title_vi) VALUES (?, ?, ?, ?, 'published', 1, 'vi', 0, ?, ?)",
    "claim": "INSERT INTO claim (id, record_id, target, rank) VALUES (?, ?, ?, 'preferred')",
    "name": "INSERT INTO name (id, record_id, text, folded, type, lang)"
    " VALUES (?, ?, ?, ?, ?, 'vi')",
    "prose": "INSERT INTO prose (record_id, field, lang, text) VALUES (?, 'summary', 'vi', ?)",
    "event": "INSERT INTO event (id, lane, side, date_edtf, date_wording, date_earliest,"
    " date_latest) VALUES (?, 'military', ?, ?, ?, ?, ?)",
    "place": "INSERT INTO place (id, lat, lon) VALUES (?, ?, ?)",
    "unit": "INSERT INTO unit (id, side) VALUES (?, ?)",
    "person": "INSERT INTO person (id, side) VALUES (?, ?)",
    "holding": "INSERT INTO holding (id, reference_code) VALUES (?, ?)",
    "link": "INSERT INTO link (id, subject_id, predicate, object_id) VALUES (?, ?, ?, ?)",
}


def make(path: Path, count: int, seed: int = 1950) -> tuple[float, float]:
    """Make an archive of `count` records at `path`; return the seconds for rows and for the index.

    The time in which texts are made up is in neither.
    """
    Archive.create(path, Words("Thử", "Trial")).close()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("BEGIN")
    source, rows_took = made(count, seed), 0.0
    claims = iter(range(1, 10 * count + 10))
    while batch := list(islice(source, BATCH)):
        rows = _rows(batch, claims)
        began = time.perf_counter()
        for table, statement in INSERTS.items():
            connection.executemany(statement, rows[table])
        rows_took += time.perf_counter() - began
    connection.execute("COMMIT")
    connection.close()
    began = time.perf_counter()
    engine = writing_engine(path, journal="delete")
    with engine.begin() as opened:
        index.build(opened)
    engine.dispose()
    return rows_took, time.perf_counter() - began


def _rows(batch: list[Made], claims: Iterator[int]) -> dict[str, list[tuple[object, ...]]]:
    rows: dict[str, list[tuple[object, ...]]] = {table: [] for table in INSERTS}
    for item in batch:
        _spine(rows, item, claims)
        key = (item.number,)
        if item.kind == "event":
            rows["event"].append((*key, item.side, *_date(item.day)))
            claim = next(claims)
            rows["claim"].append((claim, item.number, "link"))
            rows["link"].append((claim, item.number, "took-place-at", item.place))
        elif item.kind == "place":
            rows["place"].append((*key, item.lat, item.lon))
        elif item.kind == "holding":
            rows["holding"].append((*key, f"TN {item.number}"))
        else:
            rows[item.kind].append((*key, item.side))
    return rows


def _spine(rows: dict[str, list[tuple[object, ...]]], item: Made, claims: Iterator[int]) -> None:
    rows["record"].append(
        (
            item.number,
            str(uuid.UUID(int=item.number)),
            item.kind,
            f"{slug(item.title)}-{item.number}",
            collation_key(item.title),
            item.title,
        )
    )
    for text, type_ in ((item.title, "preferred"), (item.variant, "variant")):
        if text:
            claim = next(claims)
            rows["claim"].append((claim, item.number, "name"))
            rows["name"].append((claim, item.number, text, fold(text), type_))
    rows["prose"].append((item.number, item.text))


def _date(day: tuple[int, int, int]) -> tuple[object, ...]:
    year, month, number = day
    edtf = f"{year}-{month:02}-{number:02}"
    start = day_start(year, month, number)
    assert parse(edtf).earliest == start
    return edtf, f"{number}/{month}/{year}", start, start + 1439


def main(arguments: list[str]) -> None:
    """Make the archive that was asked for; without arguments, say how to ask."""
    if len(arguments) < 2:
        print("generator.py RECORDS PATH [SEED] makes an archive for trials")
        return
    size, target = int(arguments[0]), Path(arguments[1])
    for_rows, for_index = make(target, size, int(arguments[2]) if len(arguments) > 2 else 1950)
    print(
        f"{size:,} records: rows {for_rows:.1f} s, index {for_index:.1f} s,"
        f" {size / (for_rows + for_index):,.0f} a second, {target.stat().st_size / 2**20:.0f} MiB"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
