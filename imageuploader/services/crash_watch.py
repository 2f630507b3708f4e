"""Hears of every exception that nobody caught, on any thread, and lets the window tell of it."""

import logging
import sys
import threading
from contextlib import suppress
from traceback import format_exception
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

if TYPE_CHECKING:
    from imageuploader.store.crash_reports import CrashReport

MOST_SHOWN = 3
"""A program that fails again and again tells so three times; the log has the rest."""

MOST_SAVED = 20
MOST_LOGGED = 200
_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("imageuploader.qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.DEBUG,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class FatalNote(Protocol):
    """Keeps the last words of a program that is about to end."""

    def note(self, line: str) -> None:
        """Write why the program is about to end."""


class Reports(Protocol):
    """Writes reports; any thread calls it."""

    def save(self, error: BaseException, thread: str) -> "CrashReport":
        """Write the report of an exception, and return it."""

    def scrub(self, text: str) -> str:
        """Return a text without secrets."""


class CrashWatch(QObject):
    """Takes the place of Python's and Qt's own ways to tell of a fault, until `close`.

    Signals:
        reported(report): a kind of fault that has not been reported before.
    """

    reported = Signal(object)
    _saved = Signal(object)

    def __init__(self, reports: Reports, fatal: FatalNote | None) -> None:
        super().__init__()
        self._reports, self._fatal = reports, fatal
        self._lock = threading.RLock()  # a fault may come while one is told
        self._kinds: set[tuple[str, str, int]] = set()
        self._logged = 0
        self._before = (sys.excepthook, threading.excepthook)
        self._saved.connect(self.reported, Qt.ConnectionType.QueuedConnection)
        sys.excepthook, threading.excepthook = self._on_exception, self._on_thread_exception
        self._qt_before = qInstallMessageHandler(self._on_qt_message)

    def close(self) -> None:
        """Leave it to Python and Qt again."""
        sys.excepthook, threading.excepthook = self._before
        qInstallMessageHandler(self._qt_before)

    def report(self, error: BaseException) -> "CrashReport | None":
        """Log an exception, and return its report if it is the first of its kind."""
        with self._lock:
            self._logged += 1
            if self._logged <= MOST_LOGGED:
                _log.critical("uncaught", exc_info=error)
            kind = _kind_of(error)
            if kind in self._kinds or len(self._kinds) >= MOST_SAVED:
                return None
            self._kinds.add(kind)
            return self._reports.save(error, threading.current_thread().name)

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, Exception):  # Ctrl+C, and what ends a program on purpose
            self._before[0](kind, error, trace)
            return
        with suppress(Exception):  # telling of a fault must not be the next one
            if sys.stderr is not None and self._logged < MOST_LOGGED:  # a desktop keeps it in a log
                sys.stderr.write(self._reports.scrub("".join(format_exception(error))))
            report = self.report(error)
            if report is not None and len(self._kinds) <= MOST_SHOWN:
                self._saved.emit(report)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._on_exception(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_qt_message(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        """Log what Qt says; of what ends the program, keep the words too."""
        if kind is QtMsgType.QtFatalMsg and self._fatal is not None:
            self._fatal.note(text)
        category = getattr(context, "category", None) or "default"
        if sys.stderr is not None:
            prefix = "" if category == "default" else f"{category}: "
            sys.stderr.write(f"{prefix}{text}\n")
        _qt_log.log(_LEVELS[kind], "%s: %s", category, text)


def _kind_of(error: BaseException) -> tuple[str, str, int]:
    """Two faults are of one kind if they are raised at one place."""
    trace = error.__traceback__
    if trace is None:
        return (type(error).__name__, "", 0)
    while trace.tb_next is not None:
        trace = trace.tb_next
    return (type(error).__name__, trace.tb_frame.f_code.co_filename, trace.tb_lineno)
