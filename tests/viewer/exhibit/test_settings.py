"""Settings of a station: the documented example, every key, and each mistake in one sentence."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path

import pytest

from viewer.exhibit.settings import (
    EXPECTED,
    SettingsRefused,
    StationSettings,
    read_settings,
)

EXAMPLE = Path(__file__).parents[3] / "resources" / "packaging" / "station" / "station.toml"


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "station.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_documents_every_key_with_its_default(tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert sorted(re.findall(r"^#(\w+) = ", text, re.MULTILINE)) == sorted(EXPECTED)
    uncommented = re.sub(r"^#(\w+ = )", r"\1", text, flags=re.MULTILINE)
    assert read_settings(_file(tmp_path, uncommented)) == StationSettings()
    assert read_settings(EXAMPLE) == StationSettings()


def test_everything_can_be_set(tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        """
language = "en"
idle_seconds = 90
countdown_seconds = 10
screen_width_mm = 698
sound = false
attract = ["event/tran-dong-khe", "place/4"]
archive = "kho.muniment"
packs = "/var/lib/muniment/packs"
trusted_key = "museum.pub"
watched = ["/media", "moi"]
watch_seconds = 5
replace_archive = "01234567-89ab-cdef-0123-456789abcdef"
good_minutes = 3
pin_hash = "$argon2id$v=19$m=65536,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g"
state_folder = "/var/lib/muniment"
log_folder = "log"
log_megabytes = 4
tally_folder = "/var/lib/muniment/counts"
dim_from = "18:30"
dim_to = 07:15:00
""",
    )
    assert read_settings(path) == StationSettings(
        language="en",
        idle_seconds=90,
        countdown_seconds=10,
        screen_width_mm=698.0,
        sound=False,
        attract=("event/tran-dong-khe", "place/4"),
        archive=tmp_path / "kho.muniment",
        packs=Path("/var/lib/muniment/packs"),
        trusted_key=str(tmp_path / "museum.pub"),
        watched=(Path("/media"), tmp_path / "moi"),
        watch_seconds=5,
        replace_archive="01234567-89ab-cdef-0123-456789abcdef",
        good_minutes=3,
        pin_hash="$argon2id$v=19$m=65536,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g",
        state_folder=Path("/var/lib/muniment"),
        log_folder=tmp_path / "log",
        log_megabytes=4,
        tally_folder=Path("/var/lib/muniment/counts"),
        dim_from=time(18, 30),
        dim_to=time(7, 15),
    )


WRONG = {
    "language": ('"fr"', "7", "true"),
    "idle_seconds": ("4", "3601", "60.0", "true", '"60"'),
    "screen_width_mm": ("0", "nan", "inf", '"wide"'),
    "sound": ("1", '"yes"'),
    "attract": ('"event/x"', "[7]", '["../x"]', '["Event/X"]'),
    "archive": ("7", '"a\\u0000b"'),
    "watched": ('"/media"', "[[]]"),
    "replace_archive": ('"everything"',),
    "pin_hash": ('"1950"', '"$argon2i$short"', f'"$argon2id${"x" * 60}"'),
    "dim_from": ('"25:00"', '"6pm"', "1830"),
}


@pytest.mark.parametrize(("key", "value"), [(k, v) for k, vs in WRONG.items() for v in vs])
def test_a_wrong_value_is_refused_with_its_line_and_remedy(
    tmp_path: Path, key: str, value: str
) -> None:
    path = _file(tmp_path, f"# a comment\n\n{key} = {value}\n")
    with pytest.raises(SettingsRefused, match=rf"line 3: “{key}” cannot be") as caught:
        read_settings(path)
    assert caught.value.remedy == f"It takes {EXPECTED[key].what}."


@pytest.mark.parametrize(
    "text", ["langauge = 'vi'", "[station]\nlanguage = 'vi'", "'a.b' = 1", "[[language]]"]
)
def test_an_unknown_key_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsRefused, match=r"line 1: (there is no setting|.*cannot be)"):
        read_settings(_file(tmp_path, text))


@pytest.mark.parametrize("text", ["language = ", "a = 1\na = 2", "\x00", "language = 'vi"])
def test_what_is_no_toml_is_refused_with_its_place(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsRefused, match=r"is no TOML .*(line|end of document)"):
        read_settings(_file(tmp_path, text))


@pytest.mark.parametrize("text", ["dim_from = '18:00'", "dim_to = '18:00'", "packs = '/p'"])
def test_a_half_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsRefused, match="without"):
        read_settings(_file(tmp_path, text))


def test_what_is_no_file_of_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"# \xff\xfe")
    (tmp_path / "huge").write_bytes(b"#" * 200_000)
    for name in ("none", ".", "latin", "huge"):
        with pytest.raises(SettingsRefused, match="cannot be read"):
            read_settings(tmp_path / name)
