"""The window with a history of 100,000 uploads: opened, sorted, searched, and scrolled through.

Run by hand: `python -m tests.bench.window_history [COUNT]`, on a display or (if there is none)
without. Figures to reach: rows shown in 1 s, sorted by any column in 300 ms, searched in 100 ms,
and 60 frames a second while scrolling: from one frame to the next at most 16.7 ms.

A frame is all that the window's thread does for one step of the wheel or the scroll bar: the
event, the rows that arrive meanwhile, and the painting.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median, quantiles

import tests.plain_qt  # noqa: F401 - before anything of Qt

if sys.platform == "linux" and not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from imageuploader.app import Program
from imageuploader.domain.history.query import Query
from imageuploader.domain.history.sort_keys import SORT_KEYS
from imageuploader.domain.settings import Endpoint
from imageuploader.sandbox.server import Sandbox
from imageuploader.services.credentials import Credentials
from imageuploader.store.folders import folders_under
from imageuploader.store.history import History
from imageuploader.store.vault import SessionVault
from imageuploader.ui.history.table import HistoryTable
from imageuploader.ui.history.view import HistoryView
from tests.bench.history_size import COUNT, SEARCHES, fill

FRAME_MS = 1000 / 60
FRAMES = 600
WHEEL_NOTCH = 120
PATIENCE_S, STEP_S = 20, 0.003
REPEATS = 5


def main() -> None:
    """Make a history in a folder of its own, and measure the window that shows it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    application = QApplication([])
    application.setStyle("fusion")
    with tempfile.TemporaryDirectory(prefix="imageuploader-bench-") as folder, Sandbox() as sandbox:
        places = folders_under(Path(folder)).create()
        print(f"making {count:,} uploads", flush=True)
        matches = fill_and_search(places.data / "history.sqlite3", count)
        access = Credentials(Endpoint(url=sandbox.url), SessionVault, sandbox.token, practice=True)
        begun = time.perf_counter()
        program = Program(places, access, verbose=False)
        program.show()
        view = wait_for_rows(program, count)
        report("from making the window to all rows", [since(begun)])
        measure(view, application, matches)
        program.window.close()
        program.close()


def fill_and_search(path: Path, count: int) -> dict[str, int]:
    """Make a history, and return how many of its uploads contain each text."""
    fill(path, count)
    with closing(History(path)) as history:
        return {text: len(history.matching(text)) for text in SEARCHES}


def wait_for_rows(program: Program, count: int) -> HistoryView:
    """Return the history's view once it knows all rows and shows the first of them."""
    wait_until(lambda: program.window.findChild(HistoryView) is not None)
    view = program.window.findChild(HistoryView)
    assert view is not None
    wait_until(lambda: view.model.rowCount() == count and is_filled(view))
    return view


def measure(view: HistoryView, application: QApplication, matches: dict[str, int]) -> None:
    """Print all figures."""
    for key in SORT_KEYS:
        report(f"sorted by {key}", [sort(view, key) for _ in range(REPEATS)])
    for text, found in matches.items():
        times = [search(view, text, found) for _ in range(REPEATS)]
        report(f"searched for {text!r}", [in_view for in_view, _ in times])
        report(f"... all its {found:,} rows", [every for _, every in times])
    ask(view, Query())
    table, bar = view.table, view.table.verticalScrollBar()
    bar.setValue(0)
    wait_until(lambda: is_filled(view))
    turn = partial(turn_wheel, table)
    report_frames("wheel, a notch a frame", frames(application, [turn] * FRAMES))
    step = max(1, bar.maximum() // FRAMES)
    places = [partial(bar.setValue, place) for place in range(0, bar.maximum(), step)]
    report_frames("scroll bar drawn from end to end", frames(application, places))


def sort(view: HistoryView, key: str) -> float:
    """Return the milliseconds until the rows in another order are filled."""
    ask(view, Query(descending=key == "started"))
    return ask(view, Query(column=key, descending=False))


def search(view: HistoryView, text: str, found: int) -> tuple[float, float]:
    """Return the milliseconds until the rows in view are filled, and until all are there."""
    ask(view, Query())
    begun = time.perf_counter()
    in_view = ask(view, Query(text))
    wait_until(lambda: view.model.rowCount() == found)
    return in_view, since(begun)


def ask(view: HistoryView, query: Query) -> float:
    """Wish other rows, and return the milliseconds until those in view are filled."""
    answered: list[object] = []
    view.model.modelReset.connect(lambda: answered.append(1))
    begun = time.perf_counter()
    if query != view.model.query:
        view.model.wish(query)
        wait_until(lambda: bool(answered) and is_filled(view))
    return since(begun)


def turn_wheel(table: HistoryTable) -> None:
    """Turn the wheel over the table by one notch."""
    viewport, center = table.viewport(), QPointF(table.viewport().rect().center())
    QApplication.sendEvent(
        viewport,
        QWheelEvent(
            center,
            QPointF(viewport.mapToGlobal(center.toPoint())),
            QPoint(),
            QPoint(0, -WHEEL_NOTCH),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def frames(application: QApplication, steps: Iterable[Callable[[], None]]) -> list[float]:
    """Take one step a frame; return the milliseconds of work in each frame."""
    taken = []
    due = time.perf_counter()
    for step in steps:
        begun = time.perf_counter()
        step()
        application.processEvents()
        taken.append(since(begun))
        due = max(due + FRAME_MS / 1000, time.perf_counter())
        while time.perf_counter() < due:
            time.sleep(0.001)
    return taken


def is_filled(view: HistoryView) -> bool:
    """Return whether every row in view shows its upload."""
    table, model = view.table, view.model
    if model.rowCount() == 0:
        return True
    first, last = table.rowAt(0), table.rowAt(table.viewport().height() - 1)
    last = last if last >= 0 else model.rowCount() - 1
    return all(model.upload_at(row) is not None for row in range(first, last + 1))


def wait_until(condition: Callable[[], bool]) -> None:
    """Let the window work until something is so; between its events it sleeps, as it does alone.

    Asking all the time would take half of a processor from the thread that sorts.
    """
    end = time.perf_counter() + PATIENCE_S
    while not condition():
        if time.perf_counter() > end:
            sys.exit("The window did not get there.")
        QApplication.processEvents()
        time.sleep(STEP_S)


def since(begun: float) -> float:
    """Return the milliseconds since then."""
    return (time.perf_counter() - begun) * 1000


def report(name: str, taken: list[float]) -> None:
    """Print the median and the worst of some times."""
    print(f"{name:<36} {median(taken):7.1f} ms   worst {max(taken):7.1f} ms", flush=True)


def report_frames(name: str, taken: list[float]) -> None:
    """Print how long frames took, and how many were too late for 60 a second."""
    late = sum(one > FRAME_MS for one in taken)
    often = quantiles(taken, n=100)[98]
    print(
        f"{name:<36} {median(taken):7.1f} ms   99 % {often:7.1f} ms   worst {max(taken):7.1f} ms"
        f"   {late} of {len(taken)} frames late",
        flush=True,
    )


if __name__ == "__main__":
    main()
