"""What `dev.py test` runs: the checks, the tests in parallel, and those that run alone."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from environment import OFFSCREEN, ROOT, TEST_NEEDS, Environment, call, must, say

CHECKS = (
    ("-m", "ruff", "check", "."),
    ("-m", "ruff", "format", "--check", "."),
    ("-m", "mypy"),
    ("-c", "from importlinter.cli import lint_imports_command as go; go()"),
)
QUICK_CHECKS = CHECKS[:2]
QUICK_PATHS = tuple(
    f"tests/{name}" for name in ("domain", "codec", "words", "linode", "disk", "test_house.py")
)
PROCESSES_PER_CPU = 2  # a test that waits for another program leaves its processor to the next
LEAST_PROCESSES, MOST_PROCESSES = 2, 8
FLAGS = ("-q", "-rfEs")  # what was skipped is named, as are failures

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
QT_BOUNDS = ("PySide6-Essentials==6.8.3", "PySide6-Essentials<6.12")


def run_checks(python: Path, checks: tuple[tuple[str, ...], ...] = CHECKS) -> None:
    """Run the checks; stop at the first that fails."""
    for check in checks:
        say("import-linter" if check[0] == "-c" else " ".join(check[1:]))
        must([python, *check])


def run_tests(python: Path) -> int:
    """Run every test but those of soak; return 0 only if all are good."""
    say(f"pytest, {processes()} processes")
    together = run_pytest(python, "not soak and not alone", *in_parallel())
    say("pytest, what must have the machine to itself")
    alone = run_pytest(python, "alone and not soak")
    return together or alone


def run_quick_tests(python: Path) -> int:
    """Run the tests that need no other program, no window and little time."""
    say(f"pytest --quick, {processes()} processes")
    return run_pytest(python, "not soak and not alone and not big", *in_parallel(), *QUICK_PATHS)


def run_pytest(python: Path, marked: str, *arguments: str) -> int:
    """Run the tests with these marks."""
    return call([python, "-m", "pytest", *FLAGS, "-m", marked, *arguments], **OFFSCREEN)


def in_parallel() -> tuple[str, ...]:
    """Return the flags that spread the test files over processes."""
    return ("-n", str(processes()), "--dist", "loadfile")


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
    """Run types and tests with each Python there is and each bound of Qt; name what is skipped."""
    results: dict[str, str] = {}
    for variant in variants():
        interpreter = find_python(variant.python)
        if interpreter is None:
            results[variant.name] = "skipped: there is no such Python here"
            continue
        say(variant.name)
        environment = variant.environment(interpreter)
        environment.set_up(TEST_NEEDS)
        code = run_tests(environment.python)
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
