"""What `dev.py test` runs: the checks, the tests in parallel, and those that run alone."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from environment import OFFSCREEN, ROOT, TEST_NEEDS, Environment, call, say

CHECKS = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "mypy"),
    ("-c", "from importlinter.cli import lint_imports_command as go; go()"),
    # Every process collects all tests: compiled here, once, they need not be compiled by each.
    ("-m", "pytest", "--collect-only", "-qqq"),
)
QUICK_CHECKS = CHECKS[:2]
QUICK_PATHS = tuple(
    f"tests/{name}" for name in ("domain", "codec", "words", "linode", "disk", "test_house.py")
)
HEAVY = ("whole", "cli", "transfer", "services", "disk", "ui")  # first, so that none is the last
PROCESSES_PER_CPU = 2  # a test that waits for another program leaves its processor to the next
LEAST_PROCESSES, MOST_PROCESSES = 2, 8
FLAGS = ("-q", "-rfEs")  # what was skipped is named, as are failures
COMPILED_ONCE = {"PYTHONDONTWRITEBYTECODE": ""}  # where it is set, each process compiles it all

ALONE = "alone and not desktop and not soak"
PATIENT = ("tests/cli/", "tests/store/")
"""Of those that run alone, the ones that a desktop on another processor does not disturb.

They wait for processes and signals, for several times as long as those take, or count the time of
their own thread.
"""

MATRIX_PATHS = (
    *QUICK_PATHS,
    *(f"tests/{name}" for name in ("cli", "sandbox", "services", "store", "transfer", "ui")),
)
"""What another Python or Qt may break."""

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
QT_BOUNDS = ("PySide6-Essentials==6.8.3", "PySide6-Essentials<6.12")


def run_checks(python: Path, checks: tuple[tuple[str, ...], ...] = CHECKS) -> None:
    """Run the checks at the same time, and show what each says; stop if one fails."""
    with ThreadPoolExecutor(len(checks)) as pool:
        results = list(pool.map(partial(run_check, python), checks))
    if failed := [code for code in results if code]:
        sys.exit(failed[0])


def run_check(python: Path, check: tuple[str, ...]) -> int:
    """Run one check, show what it says when it ends, and return its exit code."""
    began = time.monotonic()
    ended = run_and_read([python, *check])
    name = "import-linter" if check[0] == "-c" else " ".join(check[1:])
    result = f"failed with exit code {ended.returncode}" if ended.returncode else "good"
    said = (ended.stdout + ended.stderr).strip() if ended.returncode else ""
    say("\n".join(filter(None, (f"{name}: {result}, {time.monotonic() - began:.0f} s", said))))
    return ended.returncode


def run_and_read(command: Sequence[str | Path]) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end, and read what it says meanwhile."""
    environ = os.environ | {"PYTHONPATH": str(ROOT)} | OFFSCREEN | COMPILED_ONCE
    return subprocess.run(
        command, cwd=ROOT, env=environ, check=False, capture_output=True, text=True
    )


def run_tests(python: Path) -> int:
    """Run every test but those of soak; return 0 only if all are good."""
    say(f"pytest, {processes()} processes")
    together = run_pytest(python, "not soak and not alone", *in_parallel(), *heavy_first())
    alone = run_alone(python)
    return together or alone


def run_alone(python: Path) -> int:
    """Run what a loaded machine would disturb, one test at a time; the desktop's beside others."""
    say("pytest, what must have the machine to itself")
    on_desktop = list(files_marked("desktop")) if sys.platform == "linux" else []
    files = [name for name in files_marked("alone") if name not in on_desktop]
    patient = [name for name in files if name.startswith(PATIENT)] if on_desktop else []
    with ThreadPoolExecutor(1) as beside:
        other = beside.submit(run_on_desktop, python, on_desktop) if on_desktop else None
        codes = [run_pytest(python, ALONE, *patient)] if patient else []
    rest = [name for name in files if name not in patient]
    codes += [run_pytest(python, ALONE, *rest), other.result() if other else 0]
    return next(filter(None, codes), 0)


def run_on_desktop(python: Path, files: Sequence[str]) -> int:
    """Run the tests that need a screen, and show what they say when they end."""
    ended = run_and_read([python, "-m", "pytest", *FLAGS, "-m", "desktop and not soak", *files])
    say(f"pytest, on a desktop\n{ended.stdout}{ended.stderr}".strip())
    return ended.returncode


def run_quick_tests(python: Path, paths: tuple[str, ...] = QUICK_PATHS) -> int:
    """Run the tests that need little time, by default those without a window too."""
    say(f"pytest, {processes()} processes, {' '.join(paths)}")
    return run_pytest(python, "not soak and not alone and not big", *in_parallel(), *paths)


def run_pytest(python: Path, marked: str, *arguments: str) -> int:
    """Run the tests with these marks."""
    command: list[str | Path] = [python, "-m", "pytest", *FLAGS, "-m", marked, *arguments]
    return call(command, **OFFSCREEN, **COMPILED_ONCE)


def heavy_first() -> list[str]:
    """Return the tests' folders and files, in the order in which they begin."""
    names = [f"tests/{name}" for name in HEAVY]
    found = sorted((ROOT / "tests").glob("*"))
    tests = [path for path in found if path.is_dir() or path.name.startswith("test_")]
    rest = [str(path.relative_to(ROOT)) for path in tests if not path.name.startswith("__")]
    return [*names, *(name for name in rest if name not in names)]


def files_marked(mark: str) -> Iterator[str]:
    """Give the test files in which a mark is used, so that no others are collected for it."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        if f"mark.{mark}" in path.read_text("utf-8"):
            yield str(path.relative_to(ROOT))


def in_parallel() -> tuple[str, ...]:
    """Return the flags that spread the test files over processes."""
    return ("-n", str(processes()), "--dist", "loadfile", "--no-loadscope-reorder")


def processes() -> int:
    """Return how many processes share the tests."""
    wanted = PROCESSES_PER_CPU * (os.cpu_count() or 1)
    return max(LEAST_PROCESSES, min(MOST_PROCESSES, wanted))


@dataclass(frozen=True)
class Variant:
    """What the suite is run with besides the pinned packages on Python's oldest version."""

    python: str
    qt: str = ""

    @property
    def name(self) -> str:
        """Name it, such as `Python 3.11 with PySide6-Essentials==6.8.0`."""
        return f"Python {self.python} with {self.qt or 'the pinned packages'}"

    def environment(self, interpreter: str) -> Environment:
        """Return its virtual environment."""
        ending = {"": ""} | dict(zip(QT_BOUNDS, ("-qt-oldest", "-qt-newest"), strict=True))
        other = (self.qt, "--upgrade") if self.qt else ()
        return Environment(f".venv-{self.python}{ending[self.qt]}", interpreter, other)


def variants() -> Iterator[Variant]:
    """Give each Python, then the oldest and newest Qt on the oldest Python."""
    yield from map(Variant, PYTHONS)
    for bound in QT_BOUNDS:
        yield Variant(PYTHONS[0], bound)


def run_matrix() -> int:
    """Run tests with each Python there is and each bound of Qt; name what is skipped."""
    results: dict[str, str] = {}
    for variant in variants():
        interpreter = find_python(variant.python)
        if interpreter is None:
            results[variant.name] = "skipped: there is no such Python here"
            continue
        say(variant.name)
        environment = variant.environment(interpreter)
        environment.set_up(TEST_NEEDS)
        code = run_quick_tests(environment.python, MATRIX_PATHS)
        results[variant.name] = f"failed with exit code {code}" if code else "good"
    for name, result in results.items():
        say(f"{name}: {result}")
    return int(any(result.startswith("failed") for result in results.values()))


def find_python(version: str) -> str | None:
    """Return an interpreter of that version which starts, or None."""
    return next((found for found in _candidates(version) if _is_version(found, version)), None)


def _candidates(version: str) -> Iterator[str]:
    """Give this Python, those on PATH, and those that pyenv keeps aside."""
    yield sys.executable
    for name in (f"python{version}", "python3", "python"):
        if found := shutil.which(name):
            yield found
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from map(str, sorted(pyenv.glob(f"versions/{version}*/bin/python{version}")))


def _is_version(interpreter: str, version: str) -> bool:
    ask = "import sys; print('{}.{}'.format(*sys.version_info))"
    try:
        told = subprocess.run(
            [interpreter, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=False
        )
    except OSError:
        return False
    return told.stdout.strip() == version
