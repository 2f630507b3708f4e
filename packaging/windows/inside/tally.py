"""A plugin of pytest that writes each result at once, and leaves out what has one already.

A test that hangs ends the whole process: what ran before it still counts, and the next run goes on
behind it. Each line is a word and the name of a test.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import find
from hypothesis import strategies as st

TALLY = Path(os.environ["IMAGE_UPLOADER_TALLY"])


def _names() -> Iterator[str]:
    if TALLY.exists():
        yield from (line.partition(" ")[2] for line in TALLY.read_text("utf-8").splitlines())


def _write(word: str, name: str) -> None:
    with TALLY.open("a", encoding="utf-8") as file:
        file.write(f"{word} {name.encode('unicode_escape').decode()}\n")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out what has been started before."""
    before = set(_names())
    items[:] = [
        item for item in items if item.nodeid.encode("unicode_escape").decode() not in before
    ]


def pytest_sessionstart() -> None:
    """Have the tables of letters that are made once, which takes a busy machine a minute there."""
    find(st.text(), lambda _: True)


def pytest_runtest_logstart(nodeid: str) -> None:
    """Write that a test begins."""
    _write("began", nodeid)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Write how a part of a test ended, but for its parts that went well around it."""
    if report.when == "call" or report.outcome != "passed":
        _write(report.outcome, report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    """Write that a file could not be read."""
    if report.failed:
        _write("began", report.nodeid)
        _write("failed", report.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Write that no test is left, which the exit code of a test that hangs does not tell."""
    _write("finished", "all")
