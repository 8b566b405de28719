"""The documented units: the watchdog, the limits of their rights, and what systemd says of them."""

from __future__ import annotations

import configparser
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

FOLDER = Path(__file__).parents[4] / "resources" / "packaging" / "station"
UNITS = (FOLDER / "muniment-station.service", FOLDER / "x11" / "muniment-station-x11.service")
ASKED = {
    "Type": "notify",
    "WatchdogSec": "20",
    "Restart": "always",
    "RestartSec": "2",
    "User": "muniment",
    "PrivateNetwork": "yes",
    "ProtectSystem": "strict",
    "NoNewPrivileges": "yes",
    "ProtectHome": "yes",
    "PrivateTmp": "yes",
}


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_restarts_for_ever_and_may_do_little(unit: Path) -> None:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # pyright: ignore[reportAttributeAccessIssue]
    parser.read(unit, encoding="utf-8")
    assert parser["Unit"]["StartLimitIntervalSec"] == "0"
    assert {key: parser["Service"][key] for key in ASKED} == ASKED
    # without its screen the exhibit could not say that it ended well
    assert "pidof muniment" in parser["Service"]["ExecStop"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="this system has no systemd")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_finds_no_fault(unit: Path) -> None:
    done = subprocess.run(
        ["systemd-analyze", "verify", unit], capture_output=True, encoding="utf-8", check=False
    )
    faults = [line for line in done.stderr.splitlines() if unit.name in line]
    # what it starts is not installed on the machine of a developer
    assert [line for line in faults if "is not executable" not in line] == []


def test_openbox_has_no_key_and_no_button() -> None:
    root = etree.parse(FOLDER / "x11" / "rc.xml").getroot()
    names = {etree.QName(element).localname for element in root.iter(etree.Element)}
    assert not names & {"keybind", "mousebind", "context", "action", "menu"} - {"menu"}
    assert not root.findall(".//{*}menu/*")
