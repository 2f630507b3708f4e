"""Python's garbage collector, kept to the thread of the window."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class GarbageCollector(QObject):
    """Collects on this object's thread alone, once a second, until it is stopped.

    By itself Python collects on whichever thread makes the next object. A QObject that is found
    there, such as one with a timer, dies on a thread that is not its own; that can end a program.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._collect)
        self._timer.start(EVERY_MS)

    def stop(self) -> None:
        """Leave collecting to Python again, if it was."""
        self._timer.stop()
        if self._was_on:
            gc.enable()

    def _collect(self) -> None:
        """Collect the young, and each tenth time or so the older ones with them."""
        counts, due = gc.get_count(), gc.get_threshold()
        older = (number for number in (2, 1) if counts[number] > due[number])
        gc.collect(next(older, 0))
