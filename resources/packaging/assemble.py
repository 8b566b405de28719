"""Make of dist/muniment what a technician installs: a .tar.zst and a Debian package."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
from importlib import metadata
from pathlib import Path

import inside
import papers
import sizes
from staging import HERE, ROOT, filled, stage

GLIBC = re.compile(rb"GLIBC_(\d+)\.(\d+)")


def main() -> None:
    """Write the papers into dist/muniment, then DIST/muniment-VERSION.tar.zst and the .deb."""
    dist = ROOT / "dist"
    program = dist / "muniment"
    moment = int(os.environ["SOURCE_DATE_EPOCH"])
    version = metadata.version("muniment")
    parts = inside.parts_of(ROOT / "build/contents.json")
    licences = program / "_internal/licences"
    licences.mkdir(exist_ok=True)
    papers.write_notices(licences / "NOTICES.txt", parts, ROOT)
    papers.write_bill(licences / "bom.cdx.json", parts, version, moment)
    tree = ROOT / "build/debian"
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    stage(program, tree, version, moment)
    for path in sorted(tree.rglob("*")):
        _settle(path, moment)
    archive = write_tar(tree, dist, version, moment)
    package = write_deb(tree, dist, version, moment)
    print(sizes.report(program))
    for file in (archive, package):
        print(f"{file.stat().st_size / sizes.MIB:8.1f} MiB  {file.relative_to(ROOT)}")


def _settle(path: Path, moment: int) -> None:
    """Give a staged path the rights and the date that do not depend on who built it."""
    if not path.is_symlink():
        runs = path.is_dir() or os.access(path, os.X_OK)
        path.chmod(0o755 if runs else 0o644)
    os.utime(path, (moment, moment), follow_symlinks=False)


def write_tar(tree: Path, dist: Path, version: str, moment: int) -> Path:
    """Pack the tree below usr/ as one folder that runs wherever it is unpacked."""
    out = dist / f"muniment-{version}-{architecture()}.tar.zst"
    out.unlink(missing_ok=True)
    pack = subprocess.Popen(
        ["zstd", "--quiet", "-T0", "-12", "-o", str(out)], stdin=subprocess.PIPE
    )
    assert pack.stdin is not None
    with pack.stdin, tarfile.open(fileobj=pack.stdin, mode="w|", format=tarfile.GNU_FORMAT) as tar:
        tar.add(tree / "usr", f"muniment-{version}", filter=lambda info: _anonymous(info, moment))
    if pack.wait():
        raise SystemExit(f"zstd could not write {out}")
    return out


def _anonymous(info: tarfile.TarInfo, moment: int) -> tarfile.TarInfo:
    info.uid = info.gid = 0
    info.uname = info.gname = "root"
    info.mtime = moment
    return info


def write_deb(tree: Path, dist: Path, version: str, moment: int) -> Path:
    """Pack the tree as a Debian package; dpkg-deb dates it by SOURCE_DATE_EPOCH."""
    out = dist / f"muniment_{version}_{architecture()}.deb"
    size = sum(file.lstat().st_size for file in tree.rglob("*") if file.is_file()) // 1024
    words = {
        "VERSION": version,
        "ARCHITECTURE": architecture(),
        "SIZE": str(size),
        "GLIBC": needed_glibc(tree),
    }
    control = tree / "DEBIAN"
    control.mkdir()
    for file in sorted((HERE / "debian").iterdir()):
        (control / file.name).write_text(filled(file.read_text("utf-8"), words), encoding="utf-8")
        script = file.name.startswith(("pre", "post"))
        (control / file.name).chmod(0o755 if script else 0o644)
    for path in (control, *control.iterdir(), tree):
        os.utime(path, (moment, moment))
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zzstd", "-z12", "--build", str(tree), str(out)],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return out


def architecture() -> str:
    """Return the name that Debian gives this machine's kind."""
    asked = subprocess.run(
        ["dpkg", "--print-architecture"], check=True, capture_output=True, text=True
    )
    return asked.stdout.strip()


def needed_glibc(tree: Path) -> str:
    """Return the newest glibc that any library in the tree asks for."""
    newest = (2, 31)
    for file in tree.rglob("*"):
        if file.is_file() and not file.is_symlink() and (".so" in file.name or not file.suffix):
            found = GLIBC.findall(file.read_bytes())
            newest = max([newest, *((int(major), int(minor)) for major, minor in found)])
    return f"{newest[0]}.{newest[1]}"


if __name__ == "__main__":
    sys.path.insert(0, str(HERE))
    main()
