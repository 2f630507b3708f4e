"""Tests that run in forks of a process in which no other test ever ran.

What many of them begin with, such as a whole window, is made there once, and nothing that a test
does to it is left for the next. The process is forked from that of the run once all tests are
collected, and does nothing but fork.
"""

import os
import signal
import sys
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection

import pytest
from _pytest.runner import runtestprotocol

CAN_FORK_TESTS = sys.platform == "linux"
_SECONDS = 250
"""A test that takes longer is ended: before the process that waits for it is, for waiting."""


class TestForks:
    """Forks the tests of a session, once `make_ready` has made what they begin with."""

    __test__ = False

    def __init__(self, session: pytest.Session, make_ready: Callable[[], object]) -> None:
        self._items = {item.nodeid: item for item in session.items}
        self._make_ready = make_ready
        self._reports = list[pytest.TestReport]()
        self.is_fork = False
        """Whether this is one of them."""
        self._asked, self._asking = Pipe()

    def start(self) -> None:
        """Start the process that they are forked from."""
        if not _fork():
            self._asking.close()
            self._serve()
        self._asked.close()

    def run(self, item: pytest.Item, nextitem: pytest.Item | None) -> None:
        """Run a test in a fork, and report it here as if it had run here."""
        if self.is_fork:
            self._reports = runtestprotocol(item, log=False, nextitem=None)
            return
        item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
        for report in self._ask(item):
            item.ihook.pytest_runtest_logreport(report=report)
        item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
        item.session._setupstate.teardown_exact(nextitem)  # what only tests before it had here

    def close(self) -> None:
        """End the process that is forked from."""
        self._asking.close()

    def _ask(self, item: pytest.Item) -> list[pytest.TestReport]:
        """Return the reports of a test's set-up, of itself, and of its tear-down."""
        told, status = [], 1
        # Either means that the process which is forked from has failed, and said why.
        with suppress(OSError, EOFError):
            self._asking.send(item.nodeid)
            told, status = self._asking.recv()
        restore = item.config.hook.pytest_report_from_serializable
        reports = [restore(config=item.config, data=data) for data in told]
        if status:
            ended = f"The fork of this test ended with {os.waitstatus_to_exitcode(status)}."
            lost = pytest.TestReport(item.nodeid, item.location, {}, "failed", ended, "call")
            reports.append(lost)
        return reports

    def _serve(self) -> None:
        """Fork a test whenever that is asked for; never return."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            with suppress(EOFError):
                while True:
                    item = self._items[self._asked.recv()]
                    self._make_ready()
                    self._asked.send(self._told_by_fork(item))
        except BaseException:  # noqa: BLE001 - what else could show it?
            traceback.print_exc(file=sys.__stderr__)
        os._exit(0)

    def _told_by_fork(self, item: pytest.Item) -> tuple[object, int]:
        """Fork a test; return its reports, nothing if it crashed, and how it ended."""
        reading, writing = Pipe(duplex=False)
        child = _fork()
        if not child:
            self._be_fork(item, writing)
        writing.close()
        told = []
        with reading, suppress(EOFError):
            told = reading.recv()
        return told, os.waitpid(child, 0)[1]

    def _be_fork(self, item: pytest.Item, writing: Connection) -> None:
        """Run the test, send what came of it, and end without any more."""
        code = 1
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            signal.alarm(_SECONDS)
            self.is_fork = True
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)
            to_data = item.config.hook.pytest_report_to_serializable
            writing.send([to_data(config=item.config, report=each) for each in self._reports])
            code = 0
        finally:
            os._exit(code)


def _fork() -> int:
    with warnings.catch_warnings():
        # Python 3.12 warns where there are threads: those of a run only pass on what is reported.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()
