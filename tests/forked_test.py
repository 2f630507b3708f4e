"""A test that runs in a fork of this process, so that nothing it does is left for the next.

What many tests begin with, such as a whole window, is then made once, before all of the forks.
"""

import os
import signal
import sys
import warnings
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection

import pytest
from _pytest.runner import runtestprotocol

CAN_FORK_TESTS = sys.platform == "linux"
_SECONDS = 250
"""A test that takes longer is ended; the process it is forked from waits for somewhat longer."""


def run_in_fork(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Run a test in a fork, and report it here as if it had run here."""
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    for report in _reports(item):
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    item.session._setupstate.teardown_exact(nextitem)  # what was set up here for its file or folder


def _reports(item: pytest.Item) -> Iterator[pytest.TestReport]:
    """Give the reports of the test's set-up, of itself, and of its tear-down."""
    reading, writing = Pipe(duplex=False)
    with warnings.catch_warnings():
        # Python 3.12 warns where there are threads: those of a run only pass on what is reported.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if not child:
        _run(item, writing)
    writing.close()
    with reading, suppress(EOFError):  # there is nothing if it crashed
        for data in reading.recv():
            yield item.config.hook.pytest_report_from_serializable(config=item.config, data=data)
    _, status = os.waitpid(child, 0)
    if status:
        ended = f"The fork of this test ended with {os.waitstatus_to_exitcode(status)}."
        yield pytest.TestReport(item.nodeid, item.location, {}, "failed", ended, "call")


def _run(item: pytest.Item, writing: Connection) -> None:
    """Be the fork: run the test, send what came of it, and end without any more."""
    code = 1
    try:
        signal.alarm(_SECONDS)  # the thread that watches over a test is not in the fork
        # What follows is in the same file or folder: what was set up for those stays.
        reports = runtestprotocol(item, log=False, nextitem=item.parent)  # type: ignore[arg-type]
        to_data = item.config.hook.pytest_report_to_serializable
        writing.send([to_data(config=item.config, report=report) for report in reports])
        code = 0
    finally:
        os._exit(code)
