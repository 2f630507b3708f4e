"""Runs the tests under Wine, folder by folder, and compares what fails with what may."""

import re
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from environment import ROOT, RUN_NEEDS, say
from windows.places import HERE, PYTHON, WORK
from windows.wheels import add_packages, pins, pins_of_tests
from windows.wine import NO_CODE, Ended, Prefix, windows_path

KNOWN = HERE / "wine-failures.txt"
RESULTS = WORK / "results"
FOLDERS = (
    *("domain", "codec", "words", "store", "disk", "found", "linode", "sandbox"),
    *("services", "transfer", "ui", "cli", "whole"),
)
FOLDER_SECONDS = 420.0
TEST_FLAGS = ("-q", "-p", "no:cacheprovider", "-m", "not soak and not big and not desktop")


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the tests of a folder."""

    folder: str
    passed: int
    skipped: int
    failed: tuple[str, ...]
    is_complete: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class Known:
    """Tests that fail there, by a pattern of their names, and why."""

    pattern: str
    reason: str


def run_suite(prefix: Prefix, folders: Sequence[str] = FOLDERS) -> int:
    """Run the tests of each folder; return 0 only if nothing fails but what may."""
    known, unknown = tuple(read_known(KNOWN.read_text("utf-8"))), list[str]()
    results = []
    for folder in folders:
        result = run_folder(prefix, folder)
        results.append(result)
        new = [name for name in result.failed if reason_of(name, known) is None]
        unknown += new if result.is_complete else [*new, f"tests/{folder} did not end in time"]
        say(
            f"{folder}: {result.passed} passed, {result.skipped} skipped, "
            f"{len(result.failed) - len(new)} as Wine does, {len(new)} failed "
            f"({result.seconds:.0f} s)"
        )
    for name in unknown:
        say(f"failed: {name}")
    passed, failed = sum(r.passed for r in results), sum(len(r.failed) for r in results)
    say(f"under Wine: {passed} passed, {failed} failed, {len(unknown)} of them without a reason")
    return int(bool(unknown))


def add_test_packages() -> None:
    """Have what the tests need in the Python for Windows."""
    lines = [*pins(RUN_NEEDS), *pins_of_tests()]
    add_packages(PYTHON, lines, "tests")


def run_folder(prefix: Prefix, folder: str) -> Result:
    """Run the tests of one folder, within a time limit."""
    report, began = RESULTS / f"{folder}.xml", time.monotonic()
    report.parent.mkdir(parents=True, exist_ok=True)
    report.unlink(missing_ok=True)
    (prefix.drive / "tests").mkdir(exist_ok=True)
    there = prefix.with_environment(
        PYTHONPATH=";".join(map(windows_path, (HERE / "inside", ROOT))),
        PYTHONUTF8="1",
        PYTHONDONTWRITEBYTECODE="1",
        WINE_QT_QPA_PLATFORM="offscreen",
    )
    arguments = (*TEST_FLAGS, "--rootdir", ROOT, "-c", ROOT / "pyproject.toml")
    files = ("--junitxml", report, "--basetemp", f"C:\\tests\\{folder}", ROOT / "tests" / folder)
    ended = there.run(
        *(PYTHON / "python.exe", "-m", "pytest", *arguments, *files), seconds=FOLDER_SECONDS
    )
    (RESULTS / f"{folder}.txt").write_text(ended.out + ended.messages, "utf-8")
    return _result(folder, ended, report, time.monotonic() - began)


def _result(folder: str, ended: Ended, report: Path, seconds: float) -> Result:
    if not report.exists():
        return Result(folder, 0, 0, (), is_complete=False, seconds=seconds)
    cases = list(ET.parse(report).getroot().iter("testcase"))  # noqa: S314 - our own report
    skipped = sum(case.find("skipped") is not None for case in cases)
    failed = tuple(_name(case) for case in cases if _is_failed(case))
    passed = len(cases) - skipped - len(failed)
    return Result(folder, passed, skipped, failed, ended.code != NO_CODE, seconds)


def _is_failed(case: ET.Element) -> bool:
    return case.find("failure") is not None or case.find("error") is not None


def _name(case: ET.Element) -> str:
    """Return a name such as `tests.cli.test_streams::test_a[b]`."""
    return f"{case.get('classname', '')}::{case.get('name', '')}"


def read_known(text: str) -> Iterator[Known]:
    """Give the patterns of a list: a line `# reason` is that of the names below it."""
    reason = ""
    for line in text.splitlines():
        if line.startswith("# "):
            reason = line.removeprefix("# ")
        elif line.strip():
            yield Known(re.sub(r"\[", "[[]", line.strip()), reason)


def reason_of(name: str, known: Sequence[Known]) -> str | None:
    """Return why a test fails under Wine, None if that is not known."""
    return next((each.reason for each in known if fnmatch(name, each.pattern)), None)
