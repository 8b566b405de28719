"""Vietnamese text: folding keeps offsets, tones stand right, order is Vietnamese, numbers read."""

from __future__ import annotations

import random
import sys
import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.vietnamese import (
    Syllable,
    clean,
    collation_key,
    exact,
    fold,
    format_number,
    nfc,
    parse_number,
    slug,
    syllables,
    words,
)

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
ALPHABET = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
LETTERS = [
    nfc(letter + tone)
    for letter, tone in product(ALPHABET, TONES)
    if not tone or letter in "aăâeêioôơuưy"
]


def test_fold_gives_one_code_point_for_each_of_unicode() -> None:
    everything = [chr(code) for code in range(sys.maxunicode + 1)]
    folded = [fold(char) for char in everything]
    assert [char for char, plain in zip(everything, folded, strict=True) if len(plain) != 1] == []
    assert [plain for plain in set(folded) if fold(plain) != plain] == []


def test_every_vietnamese_letter_folds_to_ascii() -> None:
    assert len(LETTERS) == 89
    for letter in LETTERS + [letter.upper() for letter in LETTERS]:
        assert fold(letter).isascii(), letter
    assert fold("Đ đ Ð ð Ɖ ɖ") == "d d d d d d"


def test_a_mark_that_would_vanish_stays() -> None:
    assert fold("a\u0301") == "a\u0301"
    assert fold("각") == "각"


@given(st.text())
def test_fold_is_its_characters_folded(text: str) -> None:
    assert fold(text) == "".join(fold(char) for char in text)
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("hoà", "hòa"), ("Hoà Bình", "hòa bình"), ("uỷ", "ủy"), ("Uỷ ban", "ủy ban"),
        ("thuý", "thúy"), ("khoẻ", "khỏe"), ("THUỶ", "thủy"), ("hoạ", "họa"), ("loè", "lòe"),
        ("quý", "quý"), ("quả", "quả"), ("quốc", "quốc"), ("qùy", "quỳ"),
        ("giá", "giá"), ("gìa", "già"), ("gì", "gì"), ("giếng", "giếng"), ("giũa", "giũa"),
        ("hòan", "hoàn"), ("tóan", "toán"), ("hòai", "hoài"), ("huỳnh", "huỳnh"),
        ("thuyền", "thuyền"), ("thúê", "thuế"), ("tưởng", "tưởng"), ("mía", "mía"),
        ("kĩ", "kĩ"), ("kỹ", "kĩ"), ("Mỹ", "mĩ"), ("Mĩ", "mĩ"), ("lý", "lí"), ("hy", "hi"),
        ("túy", "túy"), ("túi", "túi"), ("yêu", "yêu"), ("y tế", "y tế"), ("vy", "vy"),
        ("Ðông Khê", "đông khê"), ("café", "café"), ("Sáctông", "sáctông"), ("Rơ-ve", "rơ-ve"),
    ],
)  # fmt: skip
def test_exact_makes_spelling_variants_one(written: str, expected: str) -> None:
    assert exact(nfc(written)) == nfc(expected)


def test_exact_keeps_what_differs_apart() -> None:
    apart = ["túy", "túi", "ma", "mà", "má", "đông", "dông", "cưu", "cừu", "thưa", "thửa", "hoa"]
    assert len({exact(word) for word in apart}) == len(apart)


@given(st.text())
def test_exact_keeps_offsets_and_settles(text: str) -> None:
    text = nfc(text)
    assert len(exact(text)) == len(text)
    assert exact(exact(text)) == exact(text)


@given(st.lists(st.sampled_from(LETTERS + [x.upper() for x in LETTERS] + [" "])).map("".join))
def test_exact_folds_like_its_text(text: str) -> None:
    assert fold(exact(text)).replace("y", "i") == fold(text).replace("y", "i")


def test_clean_fits_text_for_storing() -> None:
    assert clean("Ho\u0300a\r\nbình\r\x00\x1f\x85") == "Hòa\nbình\n"
    assert clean("\ufeffa\u202eb\ud800c\td") == "ab\ufffdc\td"


@given(st.text(st.characters()))
def test_cleaned_text_is_nfc_encodes_and_settles(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.encode().decode() == cleaned
    assert clean(cleaned) == cleaned


SORTED = [
    ["", " ", "-", "1", "10", "2", "a"],
    ["a", "A", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ặ", "â", "ấ", "b", "c", "d", "đ", "e", "ê", "g"],
    ["o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y"],
    ["Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng", "Hạ Long"],
    ["Cao Bằng", "Chợ Mới", "Dương Tự Minh", "Đại Từ", "Định Hóa", "Đồng Hỷ", "Đông Khê"],
    ["an ninh", "ăn năn", "ân cần"],
]


@pytest.mark.parametrize("expected", SORTED[:3] + SORTED[4:])
def test_order_is_vietnamese(expected: list[str]) -> None:
    shuffled = sorted(expected, reverse=True)
    assert sorted(shuffled, key=collation_key) == expected


def test_tones_count_only_after_all_letters() -> None:
    # "ha long" precedes "ha noi" in its letters, whatever the tones.
    assert sorted(SORTED[3], key=collation_key) == [
        "Hạ Long", "Hà Nội", "Hà Tĩnh", "Hải Dương", "Hải Phòng",
    ]  # fmt: skip


def test_order_is_that_of_icu() -> None:
    icu = pytest.importorskip("icu", reason="PyICU, the oracle of collation, is not installed")
    collator = icu.Collator.createInstance(icu.Locale("vi"))
    chance = random.Random(1950)
    letters = "".join(LETTERS) + "fjwzéü" + "".join(LETTERS).upper() + "0123456789 -,.()/'"
    phrases = ["".join(chance.choices(letters, k=chance.randint(1, 5))) for _ in range(20_000)]
    phrases += [phrase + chance.choice(letters) for phrase in phrases]
    by_key = [collation_key(phrase) for phrase in phrases]
    for one, other in zip(range(0, 40_000, 2), range(39_999, 0, -2), strict=True):
        ours = (by_key[one] > by_key[other]) - (by_key[one] < by_key[other])
        assert ours == collator.compare(phrases[one], phrases[other]), (
            phrases[one],
            phrases[other],
        )


@given(st.text(), st.text())
def test_equal_text_in_any_normal_form_sorts_alike(one: str, other: str) -> None:
    decomposed = unicodedata.normalize("NFD", one)
    assert collation_key(nfc(decomposed)) == collation_key(decomposed)
    assert (collation_key(one + other) < collation_key(one)) is False


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trận Đông Khê (16–18/9/1950)", "tran-dong-khe-16-18-9-1950"),
        ("Đường số 4", "duong-so-4"), ("  Rơ-ve  ", "ro-ve"),
        ("Ærø, Weißenfels", "aero-weissenfels"),
        ("ﬁn ２", "fin-2"), ("漢字", ""), ("", ""),
    ],
)  # fmt: skip
def test_slugs_are_ascii(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_a_slug_is_its_own_slug(text: str) -> None:
    made = slug(text)
    assert made.isascii()
    assert slug(made) == made


NUMBERS = [
    ("5.190.108", 5_190_108, 5_190_108), ("5,190,108", 5_190_108, 5_190_108),
    ("20.700", 20_700, 20.7), ("20,700", 20.7, 20_700), ("3,5", 3.5, 3.5), ("3.5", 3.5, 3.5),
    ("1.234,5", 1234.5, 1234.5), ("1,234.5", 1234.5, 1234.5), ("12", 12, 12), ("0", 0, 0),
    ("5 190 108", 5_190_108, 5_190_108), ("20\u00a0700", 20_700, 20_700), ("-3", -3, -3),
    ("−3,5", -3.5, -3.5), ("1,2 triệu", 1_200_000, 1_200_000), ("5 vạn", 50_000, 50_000),
    ("2 ngàn", 2000, 2000), ("3 tỷ", 3 * 10**9, 3 * 10**9), ("3 thousand", 3000, 3000),
    ("hàng vạn", None, None), ("", None, None), ("1.2.3", None, None), ("1.23.456", None, None),
    ("12 người", None, None), ("٣", None, None), ("1950", 1950, 1950), (".", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "vietnamese", "english"), NUMBERS)
def test_numbers_are_read(text: str, vietnamese: float | None, english: float | None) -> None:
    for lang, expected in (("vi", vietnamese), ("en", english)):
        found = parse_number(text, lang)
        assert found == expected
        assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (5_190_108, "5.190.108", "5,190,108"), (3.5, "3,5", "3.5"), (20_700, "20.700", "20,700"),
        (0, "0", "0"), (-1234.25, "-1.234,25", "-1,234.25"),
        (1e20, "100" + ".000" * 6, "100" + ",000" * 6),
        (0.001, "0,001", "0.001"), (100.0, "100", "100"),
    ],
)  # fmt: skip
def test_numbers_are_written(value: float, vietnamese: str, english: str) -> None:
    assert format_number(value, "vi") == vietnamese
    assert format_number(value, "en") == english


@given(st.integers(-(10**15), 10**15), st.sampled_from(["vi", "en"]))
def test_a_written_number_is_read_back(value: int, lang: str) -> None:
    assert parse_number(format_number(value, lang), lang) == value


@given(st.text())
def test_no_text_breaks_the_number_reader(text: str) -> None:
    found = parse_number(text)
    assert found is None or parse_number(text) == found


def test_syllables_know_where_they_stand() -> None:
    text = "Trung đoàn 209, Rơ-ve."
    assert syllables(text) == [
        Syllable("Trung", 0, 5), Syllable("đoàn", 6, 10), Syllable("209", 11, 14),
        Syllable("Rơ", 16, 18), Syllable("ve", 19, 21),
    ]  # fmt: skip
    assert words(text) == ["Trung", "đoàn", "209", "Rơ", "ve"]
    assert all(text[start:end] == part for part, start, end in syllables(text))
