"""The Debian package in a bare root: installed, used, upgraded, removed, with no network."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.test_package import WATCH

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parent.parent
BASE = ROOT / "build" / "bare-root"
BUNDLED = "/usr/lib/muniment/_internal/resources/bundled.muniment"
HOME = "/home/visitor"
ARTICLE = """Trận thử

1. Mở đầu

Ngày 16/9/1950, Trung đoàn 174 đến Đông Khê [1, tr. 5].

Tài liệu tham khảo
[1] Người viết (1990), Sách thử, Nxb Thử, Hà Nội.
"""

STATE = "/var/lib/muniment"
SETTINGS = f"""
packs = "{STATE}/packs"
trusted_key = "museum.pub"
watched = ["{STATE}/stick"]
state_folder = "{STATE}/station"
"""
UNITS = {
    "cage": ("/usr/lib/systemd/system/muniment-station.service", ("cage", "xwayland")),
    "X": (
        "/usr/share/doc/muniment/station/x11/muniment-station-x11.service",
        ("xinit", "openbox", "x11-xserver-utils", "xvfb"),
    ),
}
"""The units, and what their notes tell to install; for X also a server that needs no screen."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.prove,
    pytest.mark.skipif(os.geteuid() != 0, reason="only root may make a bare root and enter it"),
    pytest.mark.skipif(shutil.which("debootstrap") is None, reason="debootstrap is missing"),
]


def say(*words: object) -> None:
    """Print what was done, for the technician who reads along."""
    print("installed:", *words)


class Root:
    """A Debian system in a folder; what runs in it has no network unless it is told so."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def run(
        self, *command: str, user: str = "visitor", network: bool = False, status: int = 0
    ) -> str:
        """Run a command as `user` and return what it printed; fail on another exit status."""
        done = subprocess.run(
            self.line(*command, user=user, network=network),
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        assert done.returncode == status, (command, done.stdout, done.stderr)
        return done.stdout

    def line(self, *command: str, user: str = "visitor", network: bool = False) -> list[str]:
        """Return the command line that enters the root and runs `command`."""
        home = "/root" if user == "root" else HOME
        surroundings = [
            *("env", "-i", f"HOME={home}", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8"),
            *("DEBIAN_FRONTEND=noninteractive", "DISPLAY=:77", "XDG_RUNTIME_DIR=/tmp"),
        ]
        apart = [] if network else ["unshare", "--net"]
        return [*apart, "chroot", f"--userspec={user}", str(self.path), *surroundings, *command]

    def inside(self, path: str) -> Path:
        """Return where a path of the root lies outside of it."""
        return self.path / path.lstrip("/")


@pytest.fixture(scope="module")
def package() -> Path:
    """Give the Debian package, made anew where it is missing."""
    found = sorted((ROOT / "dist").glob("muniment_*.deb"))
    if not found:
        subprocess.run(["make", "package"], cwd=ROOT, check=True)
        found = sorted((ROOT / "dist").glob("muniment_*.deb"))
    return found[-1]


@pytest.fixture(scope="module")
def root(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Root]:
    """Give a bare Debian with the package installed, and an X server that it may draw on."""
    if not (BASE / "usr/bin/dpkg").is_file():
        BASE.parent.mkdir(exist_ok=True)
        subprocess.run(["debootstrap", "--variant=minbase", "bookworm", str(BASE)], check=True)
    place = tmp_path_factory.mktemp("bare") / "root"
    subprocess.run(["cp", "--archive", "--reflink=auto", str(BASE), str(place)], check=True)
    made = Root(place)
    shutil.copy(package, made.inside("/tmp/muniment.deb"))
    made.run("apt-get", "update", "-qq", user="root", network=True)
    made.run(
        *("apt-get", "install", "-y", "-qq", "--no-install-recommends", "/tmp/muniment.deb"),
        user="root",
        network=True,
    )
    made.run("useradd", "--create-home", "visitor", user="root")
    sockets = made.inside("/tmp/.X11-unix")
    sockets.mkdir(exist_ok=True)
    made.inside("/dev/shm").mkdir(exist_ok=True)
    Path("/tmp/.X11-unix").mkdir(exist_ok=True)
    screen = subprocess.Popen(
        ["Xvfb", ":77", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-ac"]
    )
    mounted = {
        sockets: ("--bind", "/tmp/.X11-unix"),
        made.inside("/proc"): ("-t", "proc", "proc"),
        made.inside("/dev/shm"): ("-t", "tmpfs", "tmpfs"),
    }
    for at, what in mounted.items():
        subprocess.run(["mount", *what, str(at)], check=True)
    try:
        yield made
    finally:
        subprocess.run(["umount", *mounted], check=True)
        screen.terminate()
        screen.wait()
        shutil.rmtree(place)


def until(found: Callable[[], bool], what: str, patience: float = 60) -> None:
    """Wait until something that another program does has come about."""
    began = time.monotonic()
    while not found():
        assert time.monotonic() - began < patience, f"{what} did not come about"
        subprocess.run(["timeout", "0.3", "tail", "-f", "/dev/null"], check=False)


def on_screen(*command: str) -> str:
    """Do something on the root's screen as a person would, by xdotool; return what it told."""
    there = {**os.environ, "DISPLAY": ":77"}
    done = subprocess.run(
        ["xdotool", *command], env=there, capture_output=True, text=True, check=False, timeout=60
    )
    return done.stdout


def windows() -> list[str]:
    """Return the windows that can be seen, the newest last."""
    return on_screen("search", "--onlyvisible", "--name", ".+").split()


def looked_at(made: Root, *command: str) -> int:
    """Start a program on the X server; return how many colours it shows, and end it."""
    log = made.inside("/tmp/log")
    with log.open("w", encoding="utf-8") as told:
        opened = subprocess.Popen(made.line(*command), stderr=told, start_new_session=True)
    try:
        watch = subprocess.run(
            [sys.executable, "-c", WATCH],
            env={**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": ":77"},
            check=True,
            capture_output=True,
            text=True,
        )
        assert opened.poll() is None, log.read_text("utf-8")
        return int(watch.stdout)
    finally:
        if opened.poll() is None:
            os.killpg(opened.pid, signal.SIGTERM)
        opened.wait(timeout=30)


def test_there_is_no_python_but_ours(root: Root) -> None:
    assert not list(root.inside("/usr/bin").glob("python3*"))
    say("no Python in the root;", root.run("muniment", "--version").strip())


def test_the_guide_is_there_to_print(root: Root) -> None:
    for name in ("muniment-huong-dan.pdf", "muniment-guide.pdf"):
        printed = root.inside(f"/usr/share/doc/muniment/{name}")
        assert printed.read_bytes().startswith(b"%PDF")
        say("guide:", name, f"{printed.stat().st_size / 1e6:.1f} MB")


def test_search_answers(root: Root) -> None:
    began = time.perf_counter()
    found = json.loads(root.run("muniment", "search", BUNDLED, "dong khe", "--json"))
    say(f"search: {found['total']} hits, {time.perf_counter() - began:.2f} s wall")
    assert found["hits"][0]["ref"] == "place/dong-khe"


def test_an_article_is_imported_and_published(root: Root) -> None:
    root.inside(f"{HOME}/bai.txt").write_text(ARTICLE, encoding="utf-8")
    own = f"{HOME}/own.muniment"
    root.run("muniment", "new", own, "--title", "Kho thử")
    told = json.loads(root.run("muniment", "import", own, f"{HOME}/bai.txt", "--json"))
    say("import:", told["added"], told["suggested"])
    assert told["added"]["section"] >= 1
    root.run("muniment", "keygen", f"{HOME}/key")
    root.run("muniment", "publish", BUNDLED, f"{HOME}/a.munipack", "--key", f"{HOME}/key")
    checked = json.loads(
        root.run("muniment", "verify", f"{HOME}/a.munipack", "--trust", f"{HOME}/key.pub", "--json")
    )
    say("publish and verify:", len(checked["checks"]), "checks")
    assert checked["ok"]


def test_every_format_goes_out(root: Root) -> None:
    formats = json.loads(root.run("muniment", "formats", "--json"))
    written = [one["name"] for one in formats if one["export"]]
    alone = {"iiif-georeference", "qgis-points"}  # of one map
    for name in written:
        more = ["--map", "map/so-do-vung-1950"] if name in alone else []
        out = f"{HOME}/out-{name}"
        done = root.run("muniment", "export", BUNDLED, name, out, "--json", *more)
        assert json.loads(done)["format"] == name
        assert root.inside(out).exists()
    say("export:", ", ".join(written))


def test_the_viewer_opens_its_archive(root: Root) -> None:
    colours = looked_at(root, "muniment", "open")
    say("viewer:", colours, "colours on the screen")
    assert colours > 100


def test_the_exhibit_starts(root: Root) -> None:
    pack = [f"{HOME}/a.munipack", "--trust", f"{HOME}/key.pub"]
    colours = looked_at(root, "muniment", "exhibit", *pack)
    say("exhibit:", colours, "colours on the screen")
    assert colours > 100


def said(unit: Path, key: str) -> list[str]:
    """Return what a unit says of a key, as the shell is to read it."""
    told = [line.partition("=") for line in unit.read_text("utf-8").splitlines()]
    return [value.replace("$$", "$") for name, _, value in told if name == key]


@pytest.mark.parametrize("shown_by", UNITS)
def test_a_station_begins_and_ends_as_its_unit_says(root: Root, shown_by: str) -> None:
    """It says that it is ready, takes a pack, and ends so that no crash is counted of it."""
    unit, wanted = UNITS[shown_by]
    install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", *wanted)
    root.run(*install, user="root", network=True)
    root.run("cp", "-r", "/usr/share/doc/muniment/station/x11", "/etc/muniment", user="root")
    shutil.copy(root.inside(f"{HOME}/key.pub"), root.inside("/etc/muniment/museum.pub"))
    root.inside("/etc/muniment/museum.pub").chmod(0o644)
    settings = root.inside("/etc/muniment/station.toml")
    before = settings.read_text("utf-8")
    settings.write_text(SETTINGS, encoding="utf-8")
    root.run("rm", "-rf", STATE, user="root")
    root.run("install", "-d", "-o", "muniment", f"{STATE}/stick", user="root")
    shutil.copy(root.inside(f"{HOME}/a.munipack"), root.inside(f"{STATE}/stick"))
    root.run("chown", "-R", "muniment", STATE, user="root")
    try:
        _begun_and_ended(root, root.inside(unit), "WLR_BACKENDS=x11", "WLR_RENDERER=pixman")
    finally:
        settings.write_text(before, encoding="utf-8")
    log = root.inside(f"{STATE}/station/log/station.log").read_text("utf-8")
    assert log.rstrip().endswith("Ended.")
    ledger = json.loads(
        root.inside(f"{STATE}/packs/ledger.json").read_text("utf-8").splitlines()[0]
    )["ledger"]
    assert ledger["running"] == ""
    assert [(one["standing"], one["crashes"]) for one in ledger["entries"]] == [("tried", 0)]
    say("station under", shown_by + ":", *(line.split(" ", 1)[1] for line in log.splitlines()))


def _begun_and_ended(root: Root, unit: Path, *more: str) -> None:
    """Do what systemd does with a unit: begin it, hear of it, and end it."""
    [begin], [end] = said(unit, "ExecStart"), said(unit, "ExecStop")
    begin = begin.partition("/usr/bin/X ")[0] + "/usr/bin/Xvfb :79" if "/X " in begin else begin
    surroundings = ["env", *said(unit, "Environment"), *more, "NOTIFY_SOCKET=/run/notify"]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        address = root.inside("/run/notify")
        address.unlink(missing_ok=True)
        heard.bind(str(address))
        address.chmod(0o777)
        with root.inside("/tmp/log").open("w", encoding="utf-8") as told:
            line = root.line(*surroundings, *begin.split(), user="muniment")
            run = subprocess.Popen(line, stdout=told, stderr=told, start_new_session=True)
        try:
            until(lambda: heard in select.select([heard], [], [], 0)[0], "READY=1")
            assert heard.recv(100) == b"READY=1"
            ledger = root.inside(f"{STATE}/packs/ledger.json")
            until(ledger.is_file, "a pack")
            log = root.inside(f"{STATE}/station/log/station.log")
            until(lambda: "Shown:" in log.read_text("utf-8"), "the pack on the screen")
            root.run("sh", "-c", end.removeprefix("/bin/sh -c ").strip("'"), user="muniment")
            run.wait(timeout=30)
        finally:
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGKILL)
                run.wait()


@pytest.mark.skipif(shutil.which("xdotool") is None, reason="xdotool is missing")
def test_a_double_clicked_archive_is_only_read_until_it_is_adopted(root: Root) -> None:
    foreign, adopted = (
        f"{HOME}/from-elsewhere.muniment",
        f"{HOME}/Documents/from-elsewhere.muniment",
    )
    shutil.copyfile(root.inside(BUNDLED), root.inside(foreign))
    root.run("chown", "visitor", foreign, user="root")
    root.run("mkdir", f"{HOME}/Documents")
    before = root.inside(foreign).read_bytes()
    applications = root.inside("/usr/share/applications")
    desktop = (applications / "org.muniment.Muniment.desktop").read_text("utf-8")
    assert "MimeType=application/x-muniment;" in desktop
    types = root.inside("/usr/share/mime/packages/org.muniment.Muniment.xml").read_text("utf-8")
    assert 'pattern="*.muniment"' in types
    line = next(one for one in desktop.splitlines() if one.startswith("Exec="))
    command = line.removeprefix("Exec=").replace("%f", foreign).split()
    with root.inside("/tmp/log").open("w", encoding="utf-8") as told:
        opened = subprocess.Popen(root.line(*command), stderr=told, start_new_session=True)
    try:
        until(lambda: bool(windows()), "a window")
        window = windows()[-1]

        def asked() -> bool:
            """Touch the pencil's key until the dialog answers; the archive may still be opening."""
            on_screen("windowfocus", window, "key", "ctrl+e")
            return len(windows()) > 1

        until(asked, "the question whether to adopt it")
        on_screen("windowfocus", windows()[-1], "key", "Return")
        until(root.inside(adopted).is_file, "the adopted archive")
    finally:
        os.killpg(opened.pid, signal.SIGTERM)
        opened.wait(timeout=30)
    assert root.inside(foreign).read_bytes() == before
    held = [
        json.loads(root.run("muniment", "list", path, "event", "--json"))
        for path in (foreign, adopted)
    ]
    assert held[0] == held[1]
    root.run("muniment", "verify", adopted)
    say("double click: opened for reading; adopted as", adopted)


def test_an_upgrade_keeps_settings_and_archives(root: Root, package: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer"
    subprocess.run(["dpkg-deb", "--raw-extract", str(package), str(newer)], check=True)
    control = newer / "DEBIAN" / "control"
    version = root.run("dpkg-query", "-W", "-f", "${Version}", "muniment")
    text = control.read_text("utf-8").replace(f"Version: {version}", f"Version: {version}+next")
    control.write_text(text, encoding="utf-8")
    out = root.inside("/tmp/newer.deb")
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z1", "-b", str(newer), str(out)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    settings = root.inside("/etc/muniment/station.toml")
    edited = settings.read_text("utf-8") + "\n# the museum's own line\n"
    settings.write_text(edited, encoding="utf-8")
    kept = root.inside("/var/lib/muniment/kept.munipack")
    kept.write_bytes(b"a pack")
    before = root.inside(f"{HOME}/own.muniment").read_bytes()
    root.run("dpkg", "--install", "/tmp/newer.deb", user="root")
    say("upgraded to", root.run("dpkg-query", "-W", "-f", "${Version}", "muniment"))
    assert settings.read_text("utf-8") == edited
    assert kept.read_bytes() == b"a pack"
    assert root.inside(f"{HOME}/own.muniment").read_bytes() == before
    root.run("muniment", "verify", f"{HOME}/own.muniment")


def test_removal_leaves_archives(root: Root) -> None:
    root.run("dpkg", "--remove", "muniment", user="root")
    assert not root.inside("/usr/lib/muniment").exists()
    assert not root.inside("/usr/bin/muniment").is_symlink()
    root.run("dpkg", "--purge", "muniment", user="root")
    assert root.inside(f"{HOME}/own.muniment").is_file()
    assert root.inside("/var/lib/muniment/kept.munipack").is_file()
    assert not root.inside("/etc/muniment").exists()
    say("removed and purged; archives and packs are where they were")
