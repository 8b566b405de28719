"""EAD of 10^5 components: how long to read, plan and write, and how much memory it takes.

    .venv/bin/python -m tests.bench.ead [COMPONENTS]

Each line is measured in a process of its own; memory is the highest resident size.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.rows import Row, tell

if TYPE_CHECKING:
    from collections.abc import Callable

COMPONENTS = 100_000
FILES_IN_SERIES = 500
ITEM = """<c id="i{number}" level="file"><did><unittitle>Thư số {number} gửi Ty Mẫu</unittitle>
<unitid>TN-{series}-{number}</unitid>
<unitdate normal="1950-{month:02}-{day:02}">ngày {day}</unitdate>
<physdesc>2 tờ</physdesc></did>
<scopecontent><p>Nói về gạo, đường và cầu số {number}.</p>
</scopecontent></c>
"""


def write_sample(path: Path, count: int) -> None:
    """Write an EAD3 file of a fonds with series of 500 files."""
    with path.open("w", encoding="utf-8") as file:
        file.write(
            '<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>bench</recordid>'
            '</control><archdesc level="fonds"><did><unittitle>Phông Mẫu</unittitle></did><dsc>\n'
        )
        for first in range(0, count, FILES_IN_SERIES):
            series = first // FILES_IN_SERIES
            file.write(f'<c level="series"><did><unittitle>Loạt {series}</unittitle></did>\n')
            for number in range(first, min(first + FILES_IN_SERIES, count)):
                month, day = number % 12 + 1, number % 28 + 1
                file.write(ITEM.format(number=number, series=series, month=month, day=day))
            file.write("</c>\n")
        file.write("</dsc></archdesc></ead>\n")


def read_only(path: Path, _folder: Path) -> int:
    """Read every component and keep none."""
    from db.exchange import ead
    from db.exchange.ports import Known

    return sum(1 for _ in ead.read(path, Known()))


def bring_in(path: Path, folder: Path) -> int:
    """Import into a new archive, with its search index, as one revision."""
    from db import Archive
    from db.exchange import ead, incoming
    from db.exchange.ports import Known
    from db.records import Words

    class Again:
        def __iter__(self) -> object:
            return ead.read(path, Known())

    with Archive.create(folder / "bench.muniment", Words("Đo")) as archive:
        done: list[int] = []

        def change(transaction: object) -> None:
            carried = incoming.carry_out(transaction, Again())  # pyright: ignore[reportArgumentType]
            done.append(sum(carried.added.values()))

        archive.write(change)
    return done[0]


def take_out(_path: Path, folder: Path) -> int:
    """Export the archive that `bring_in` made."""
    from db import Archive, reading
    from db.exchange import ead3
    from db.exchange.outgoing import Source

    with Archive.open(folder / "bench.muniment") as archive:

        def write(connection: object) -> int:
            about = reading.about(connection)  # pyright: ignore[reportArgumentType]
            source = Source(connection, about, ("holding",), archive.path, folder)  # pyright: ignore[reportArgumentType]
            ead3.write(source, folder / "out.xml")
            return about.counts["holding"]

        return archive.read(write)


STEPS: dict[str, Callable[[Path, Path], int]] = {
    "nothing": lambda _path, _folder: 0,
    "read": read_only,
    "import": bring_in,
    "export": take_out,
}


def measure(step: str, path: Path, folder: Path) -> None:
    """Carry one step out and print its line."""
    wall, used = time.perf_counter(), time.process_time()
    count = STEPS[step](path, folder)
    wall, used = time.perf_counter() - wall, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    tell(Row(f"{step}, {count:,} records", used, "s"), Row(f"{step}, most memory", peak, "MiB"))
    rate = f"{count / used:10,.0f}" if count else " " * 10
    print(f"{step:8} {count:8,} {wall:8.1f} {used:8.1f} {rate} {peak:8.0f}")


def main() -> None:
    """Print the table."""
    if len(sys.argv) > 3:
        measure(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COMPONENTS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_sample(folder / "in.xml", count)
        size = (folder / "in.xml").stat().st_size / 2**20
        print(f"{count:,} components, {size:.0f} MiB of EAD3")
        print("step      records   wall s    cpu s records/s peak MiB", flush=True)
        for step in STEPS:
            command = [sys.executable, "-m", "tests.bench.ead", step, str(folder / "in.xml"), name]
            subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
