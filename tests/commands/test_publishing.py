"""`muniment keygen`, `publish` and `verify PACK`: from an archive to a signed pack."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from viewer.commands.program import carry_out


@pytest.fixture(scope="module")
def bundled() -> Path:
    """Give the bundled archive, which `make archive` compiles."""
    return Path(__file__).parents[2] / "resources" / "bundled.muniment"


@pytest.fixture(scope="module")
def published(bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published")
    assert carry_out(["keygen", str(folder / "key")]) == 0
    pack = str(folder / "a.munipack")
    assert carry_out(["publish", str(bundled), pack, "--key", str(folder / "key")]) == 0
    return folder


def test_a_pack_of_the_bundled_archive_verifies(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack, key = str(published / "a.munipack"), str(published / "key.pub")
    capsys.readouterr()
    assert carry_out(["verify", pack, "--trust", key, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"]
    assert {"signature", "manifest", "search index"} <= {check["name"] for check in told["checks"]}
    assert carry_out(["verify", pack, "--json"]) == 1
    assert not json.loads(capsys.readouterr().out)["ok"]


def test_a_pack_answers_as_the_archive_does(
    published: Path, bundled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = []
    for path in (bundled, published / "a.munipack"):
        capsys.readouterr()
        assert carry_out(["search", str(path), "dong khe", "--json"]) == 0
        answers.append([hit["ref"] for hit in json.loads(capsys.readouterr().out)["hits"]])
    assert answers[0] == answers[1] != []


def test_publish_says_what_it_made(
    published: Path, bundled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, pack = str(published / "key"), str(tmp_path / "b.munipack")
    capsys.readouterr()
    assert carry_out(["publish", str(bundled), pack, "--key", key, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["records"]["event"] > 0
    assert told["size"] == (tmp_path / "b.munipack").stat().st_size
    assert carry_out(["publish", str(bundled), pack, "--key", key]) == 2
    assert "exists already" in capsys.readouterr().err
    assert carry_out(["publish", str(bundled), str(tmp_path / "c"), "--key", f"{key}.pub"]) == 2
    assert not (tmp_path / "c").exists()


def test_a_secret_key_that_others_can_read_is_told(
    published: Path, bundled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = tmp_path / "key"
    key.write_bytes((published / "key").read_bytes())
    for mode, told in ((0o600, False), (0o644, True)):
        key.chmod(mode)
        pack = str(tmp_path / f"{mode}.munipack")
        assert carry_out(["publish", str(bundled), pack, "--key", str(key)]) == 0
        assert ("chmod 600" in capsys.readouterr().err) is told
