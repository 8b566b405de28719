"""Forms and long lists: how long a form takes to open, and a list to show any place of it.

Run it as `forms.py ARCHIVE [LISTED]` on archives that `generator.py` made. A form is opened by
choosing a record at random: the question in the pool, the filling of the fields and the paint are
in it. A list of one kind is dragged to places at random until its rows are read and painted; beside
it stand the same rows loaded as ORM objects at once.
"""

from __future__ import annotations

import os
import random
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEventLoop, QTimer

from db import Archive, reading
from tests.bench.rows import Row, tell
from viewer.app import Shell, application_of
from viewer.catalogue.forms.tool import FormTool
from viewer.catalogue.saving import Saving
from viewer.models.roles import Role
from viewer.panels.results import ResultsPanel
from viewer.state.desk import Cataloguer
from viewer.state.settings import Settings
from viewer.widgets.choice_views import ChoiceList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from viewer.context import Context

FORM_MS, JUMP_MS = 100.0, 50.0
FORMS = 60
JUMPS = 60
SEED = 1950
KINDS = ("event", "place", "unit", "person", "holding")


def wait_until(done: Callable[[], bool]) -> None:
    """Let the window go on until something is true."""
    loop, watch = QEventLoop(), QTimer()
    watch.setInterval(1)
    watch.timeout.connect(lambda: done() and loop.quit())
    watch.start()
    loop.exec()
    watch.stop()


def shared(path: Path, folder: Path) -> Context:
    """Return what a panel is given, asking an archive that nobody else shows."""
    settings = Settings(folder / "settings.ini")
    context = Shell(application_of([]), settings).furnish(still=True).context
    context.jobs.attach(Archive.open(path))
    return context


def figures(name: str, taken: Sequence[float], most: float | None = None) -> str:
    """Return a line of the table, in milliseconds; `most` is what the median may be."""
    ordered = sorted(taken)
    p95 = ordered[int(len(ordered) * 0.95)]
    tell(Row(name, statistics.median(ordered), limit=most), Row(f"{name}, 95 %", p95))
    return f"{name:<44} {statistics.median(ordered):8.1f} {p95:8.1f} {ordered[-1]:8.1f}"


def measure_forms(context: Context, refs: Sequence[str]) -> list[str]:
    """Open the forms of records in turn; the first of each kind, which is built, stands apart.

    No panel follows (map, timeline, text): what they cost is measured by benchmarks of their own.
    """
    tool = FormTool(context, Saving(context))
    tool.retranslate()
    tool.resize(700, 900)
    tool.show()
    context.desk.unlock(Cataloguer("bench"))  # the archive stays as it is
    first: list[float] = []
    again: list[float] = []
    for ref in refs:
        known = ref.partition("/")[0] in tool.forms
        context.jobs.wait()
        start = time.perf_counter()
        context.selection.choose(ref)
        wait_until(lambda ref=ref: tool.form is not None and tool.form.ref == ref)
        tool.repaint()
        (again if known else first).append((time.perf_counter() - start) * 1000)
    context.desk.lock()
    tool.hide()
    return [figures("a form, the first of its kind", first), figures("a form", again, FORM_MS)]


def measure_list(context: Context, kind: str) -> list[str]:
    """Drag the list of a kind to places at random until what stands there is read and painted."""
    panel = ResultsPanel(context)
    panel.resize(500, 900)
    panel.show()
    view = panel.findChild(ChoiceList)
    before = resident()
    context.browse.limit_to_kind(kind)
    context.jobs.wait()
    wait_until(lambda: view.model().rowCount() > 100)
    bar, chance, taken = view.verticalScrollBar(), random.Random(SEED), []
    for _ in range(JUMPS):
        start = time.perf_counter()
        bar.setValue(chance.randrange(bar.maximum()))
        view.viewport().repaint()
        while not first_row(view).data(Role.REF):
            loop = QEventLoop()
            view.model().dataChanged.connect(loop.quit)
            loop.exec()
        view.viewport().repaint()
        taken.append((time.perf_counter() - start) * 1000)
    rows = view.model().rowCount()
    grown = resident() - before
    return [
        figures(f"{rows:,} rows: a jump to any place", taken, JUMP_MS),
        f"  memory grown: {grown:.0f} MiB",
    ]


def first_row(view: ChoiceList) -> object:
    """Return the index of the first row that is seen."""
    return view.indexAt(view.viewport().rect().topLeft())


def measure_objects(path: Path, kind: str) -> list[str]:
    """Load every row of a kind as ORM objects, as a list without a model of its own would."""
    from sqlalchemy import create_engine, select
    from sqlalchemy.orm import Session as OrmSession

    from db.tables import Record

    before, start = resident(), time.perf_counter()
    engine = create_engine(f"sqlite:///{path}")
    with OrmSession(engine) as session:
        statement = select(Record).where(Record.kind == kind)
        rows = list(session.scalars(statement.order_by(Record.position, Record.sort_key)))
        taken = (time.perf_counter() - start) * 1000
        grown = resident() - before
    engine.dispose()
    return [figures(f"{len(rows):,} ORM objects", [taken]), f"  memory grown: {grown:.0f} MiB"]


def resident() -> float:
    """Return the most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    path = Path(sys.argv[1])
    listed = Path(sys.argv[2]) if len(sys.argv) > 2 else path
    chance = random.Random(SEED)
    with Archive.open(path) as archive:
        refs: list[str] = []
        for kind in KINDS:
            count = archive.read(reading.about).counts.get(kind, 0)
            for _ in range(FORMS // len(KINDS)):
                (one,) = archive.read(reading.summaries, kind, 1, chance.randrange(count))
                refs.append(one.ref)
    chance.shuffle(refs)
    with tempfile.TemporaryDirectory() as folder:
        print(f"{'milliseconds':<44} {'median':>8} {'p95':>8} {'worst':>8}")
        context = shared(path, Path(folder))
        print(*measure_forms(context, refs), sep="\n", flush=True)
        context.jobs.close()
        context = shared(listed, Path(folder))
        print(*measure_list(context, "event"), sep="\n", flush=True)
        context.jobs.close()
    print(*measure_objects(listed, "event"), sep="\n")


if __name__ == "__main__":
    main()
