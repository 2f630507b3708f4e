"""Runs Python's garbage collector on the GUI thread only."""

import gc
from time import perf_counter

from PySide6.QtCore import QObject, QTimer

EVERY_MS, SOON_MS = 500, 100
_LONG_SECONDS, _CALM = 0.002, 4


class GarbageCollector(QObject):
    """Collects twice a second on this object's thread, until it is stopped.

    While much is made, as by scrolling through a long table, it collects sooner again, and only
    what is young: each time must fit between two frames.

    By default Python collects on whichever thread allocates next. A QObject collected there, such
    as one with a timer, is destroyed off its own thread, which can crash the program.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._short_ones = _CALM
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(EVERY_MS)

    def spare_all(self) -> None:
        """Look no more at what there is now, until the end.

        To walk through the modules and the window takes a tenth of a second, and finds nothing.
        """
        gc.freeze()

    def stop(self) -> None:
        """Let Python collect again, if it did before."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()

    def _collect(self) -> None:
        """Collect the youngest generation, and in calm times older ones when they are due."""
        begun, counts, due = perf_counter(), gc.get_count(), gc.get_threshold()
        is_calm = self._short_ones >= _CALM
        older = (number for number in (2, 1) if is_calm and counts[number] > due[number])
        oldest = next(older, 0)
        gc.collect(oldest)
        is_short = bool(oldest) or perf_counter() - begun < _LONG_SECONDS
        self._short_ones = self._short_ones + 1 if is_short else 0
        self._timer.setInterval(EVERY_MS if is_short else SOON_MS)
