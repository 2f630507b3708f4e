"""Runs the tests under Wine, folder by folder, and compares what fails with what may."""

import re
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
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
FOLDER_SECONDS = 3600.0
MOST_HANGING = 4
"""How many tests of a folder may hang before the rest is given up."""
HANG_SECONDS = 300
"""Longer than any test waits by itself, so that it can say for what it has waited in vain."""
FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
FONTS = WORK / "fonts"
"""Qt without a screen takes the first font of a folder: there the usual one is alone."""
TEST_FLAGS = (
    *("-q", "-p", "no:cacheprovider", "-p", "tally", "--continue-on-collection-errors"),
    *("-m", "not alone and not soak and not desktop"),  # no time of Wine's counts
    *("-o", f"faulthandler_timeout={HANG_SECONDS}"),
)
FINISHED = "finished all\n"
"""The last line of a tally: the exit code is that of failed tests where one has hung, too."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the tests of a folder."""

    folder: str
    passed: tuple[str, ...]
    skipped: tuple[str, ...]
    failed: tuple[str, ...]
    hung: tuple[str, ...]
    is_complete: bool
    seconds: float

    def news(self, known: "Sequence[Known]") -> Iterator[str]:
        """Tell what is not as it is known: what fails, and what passes by now."""
        for name in (*self.failed, *self.hung):
            if reason_of(name, known) is None:
                yield f"{'hung' if name in self.hung else 'failed'}: {name}"
        if not self.is_complete:
            yield f"tests/{self.folder} did not end in time"
            return
        for each in known:
            if each.folder == self.folder and not each.names((*self.failed, *self.hung)):
                word = "passes" if each.names(self.passed) else "was not run"
                yield f"{word}: {each.pattern}, of which the list says: {each.reason}"


@dataclass(frozen=True, slots=True)
class Known:
    """Tests that fail there, by a pattern of their names, and why."""

    pattern: str
    reason: str

    @property
    def folder(self) -> str:
        """The folder of the tests."""
        return self.pattern.split("/")[1]

    def names(self, tests: Iterable[str]) -> bool:
        """Return whether any of these tests is meant."""
        pattern = re.sub(r"\[", "[[]", self.pattern)  # no set of letters
        return any(fnmatch(test, pattern) for test in tests)


def run_suite(prefix: Prefix, folders: Sequence[str] = FOLDERS) -> int:
    """Run the tests of each folder; return 0 only if exactly that fails which is known to."""
    known = tuple(read_known(KNOWN.read_text("utf-8")))
    results, news = [], list[str]()
    for folder in folders:
        result = run_folder(prefix, folder)
        results.append(result)
        say(f"{folder}: {_figures([result])} ({result.seconds:.0f} s)")
        news += result.news(known)
    for line in news:
        say(line)
    say(f"under Wine: {_figures(results)}, {len(news)} not as listed in {KNOWN.name}")
    return int(bool(news))


def _figures(results: Sequence[Result]) -> str:
    passed, skipped = (sum(len(r.passed) for r in results), sum(len(r.skipped) for r in results))
    failed = sum(len(r.failed) + len(r.hung) for r in results)
    return f"{passed} passed, {skipped} skipped, {failed} failed"


def add_test_packages() -> None:
    """Have what the tests need in the Python for Windows, and a font."""
    lines = [*pins(RUN_NEEDS), *pins_of_tests()]
    add_packages(PYTHON, lines, "tests")
    FONTS.mkdir(parents=True, exist_ok=True)
    shutil.copy(FONT, FONTS)


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
    log = tally.with_suffix(".log")
    log.write_text("", "utf-8")
    for _ in range(MOST_HANGING):
        left = FOLDER_SECONDS - (time.monotonic() - began)
        ended = there.run(*command, seconds=max(1.0, left))
        with log.open("a", encoding="utf-8") as file:
            file.write(ended.out + ended.messages)
        if tally.read_text("utf-8").endswith(FINISHED) or ended.code == NO_CODE:
            break
        prefix.stay()  # its server may have been ended with the program
    return read_result(folder, tally.read_text("utf-8"), time.monotonic() - began)


def read_result(folder: str, tally: str, seconds: float) -> Result:
    """Return what became of the tests of a folder, by the words that were written of each."""
    words: dict[str, set[str]] = {}
    for line in tally.removesuffix(FINISHED).splitlines():
        word, _, name = line.partition(" ")
        words.setdefault(name, set()).add(word)
    ends = ("failed", "skipped", "passed", "began")  # the first that was written tells
    named: dict[str, list[str]] = {end: [] for end in ends}
    for name, found in words.items():
        named[next(end for end in ends if end in found)].append(name)
    passed, skipped, failed, hung = (
        tuple(named[end]) for end in ("passed", "skipped", "failed", "began")
    )
    return Result(folder, passed, skipped, failed, hung, tally.endswith(FINISHED), seconds)


def read_known(text: str) -> Iterator[Known]:
    """Give the patterns of a list: a line `# reason` is that of the names below it."""
    reason = ""
    for line in text.splitlines():
        if line.startswith("# "):
            reason = line.removeprefix("# ")
        elif line.strip():
            yield Known(line.strip(), reason)


def reason_of(name: str, known: Sequence[Known]) -> str | None:
    """Return why a test fails under Wine, None if that is not known."""
    return next((each.reason for each in known if each.names([name])), None)
