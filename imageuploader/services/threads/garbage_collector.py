"""Runs Python's garbage collector on the GUI thread only."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class GarbageCollector(QObject):
    """Collects once a second on this object's thread, until it is stopped.

    By default Python collects on whichever thread allocates next. A QObject collected there, such
    as one with a timer, is destroyed off its own thread, which can crash the program.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
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
        """Collect the youngest generation, and older ones when they are due."""
        counts, due = gc.get_count(), gc.get_threshold()
        older = (number for number in (2, 1) if counts[number] > due[number])
        gc.collect(next(older, 0))
