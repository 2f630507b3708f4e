"""Runs the tests under Wine, folder by folder, and compares what fails with what may."""

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from environment import ROOT, RUN_NEEDS, say
from windows.places import HERE, PYTHON, WORK
from windows.wheels import add_packages, pins, pins_of_tests
from windows.wine import NO_CODE, Prefix, windows_path

KNOWN = HERE / "wine-failures.txt"
RESULTS = WORK / "results"
FOLDERS = (
    *("domain", "codec", "words", "store", "disk", "found", "linode", "sandbox"),
    *("services", "transfer", "ui", "cli", "whole"),
)
FOLDER_SECONDS = 900.0
MOST_HANGING = 12
"""How many tests of a folder may hang before the rest is given up."""
HANG_SECONDS = 60
FONTS = Path("/usr/share/fonts/truetype/dejavu")
"""Qt without a screen looks for fonts in a folder of its own, which is empty."""
TEST_FLAGS = (
    *("-q", "-p", "no:cacheprovider", "-p", "tally", "--continue-on-collection-errors"),
    *("-m", "not alone and not soak and not big and not desktop"),  # no time of Wine's counts
    *("-o", f"faulthandler_timeout={HANG_SECONDS}"),
)
FINISHED = "finished all\n"
"""The last line of a tally: the exit code is that of failed tests where one has hung, too."""


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
    """Run the tests of one folder within a time limit, again behind each that hangs."""
    tally, began = RESULTS / f"{folder}.txt", time.monotonic()
    tally.parent.mkdir(parents=True, exist_ok=True)
    tally.write_text("", "utf-8")
    (prefix.drive / "tests").mkdir(exist_ok=True)
    there = prefix.with_environment(
        PYTHONPATH=";".join(map(windows_path, (HERE / "inside", ROOT))),
        PYTHONUTF8="1",
        PYTHONPYCACHEPREFIX="C:\\pycache",  # not beside the sources of this system
        WINE_QT_QPA_PLATFORM="offscreen",
        WINE_QT_QPA_FONTDIR=windows_path(FONTS),
        IMAGE_UPLOADER_TALLY=windows_path(tally),
    )
    arguments = (*TEST_FLAGS, "--rootdir", ROOT, "-c", ROOT / "pyproject.toml")
    where = ("--basetemp", f"C:\\tests\\{folder}", ROOT / "tests" / folder)
    command = (PYTHON / "python.exe", "-m", "pytest", *arguments, *where)
    is_complete = False
    for _ in range(MOST_HANGING):
        left = FOLDER_SECONDS - (time.monotonic() - began)
        ended = there.run(*command, seconds=max(1.0, left))
        (RESULTS / f"{folder}.log").write_text(ended.out + ended.messages, "utf-8")
        is_complete = tally.read_text("utf-8").endswith(FINISHED)
        if is_complete or ended.code == NO_CODE:
            break
    return _result(folder, tally.read_text("utf-8"), is_complete, time.monotonic() - began)


def _result(folder: str, tally: str, is_complete: bool, seconds: float) -> Result:
    words: dict[str, set[str]] = {}
    for line in tally.splitlines():
        word, _, name = line.partition(" ")
        words.setdefault(name, set()).add(word)
    passed = sum(found == {"began", "passed"} for found in words.values())
    skipped = sum("skipped" in found and "failed" not in found for found in words.values())
    failed = (name for name, found in words.items() if "failed" in found or found == {"began"})
    return Result(folder, passed, skipped, tuple(failed), is_complete, seconds)


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
