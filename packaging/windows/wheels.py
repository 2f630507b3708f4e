"""Puts the pinned packages for Windows into a Python that is made here."""

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from environment import TEST_NEEDS, say
from windows.interpreter import download
from windows.places import DOWNLOADS

TESTS = frozenset(
    {
        *("hypothesis", "iniconfig", "packaging", "pluggy", "pytest", "pytest-qt"),
        *("sortedcontainers", "tzdata"),
    }
)
"""What the tests need there besides the program's own packages."""

_THERE = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
    "sys_platform": "win32",
}
_EVALUATE = """
import json, sys
from pip._vendor.packaging.markers import Marker
there = json.loads(sys.argv[1])
for line in sys.stdin.read().splitlines():
    requirement, _, marker = line.partition(";")
    if not marker or Marker(marker).evaluate(there):
        print(requirement.strip())
"""
_RUNTIMES = (
    *("vcruntime140.dll", "vcruntime140_1.dll"),
    *("msvcp140.dll", "msvcp140_1.dll", "msvcp140_2.dll"),
)


def pins(path: Path) -> Iterator[str]:
    """Give the lines of a list of pinned packages, and of those that it names."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("-r "):
            yield from pins(path.parent / line[3:].strip())
        elif said := line.partition("#")[0].strip():
            yield said


def needed_there(lines: Iterable[str]) -> list[str]:
    """Return the pins that count on Windows: pip itself would look at where it runs."""
    told = subprocess.run(
        [sys.executable, "-c", _EVALUATE, json.dumps(_THERE)],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    return told.stdout.splitlines()


def pins_of_tests() -> list[str]:
    """Return the pins of what only the tests need."""
    lines = dict.fromkeys(pins(TEST_NEEDS))
    return [line for line in lines if line.partition("==")[0].lower().replace("_", "-") in TESTS]


def add_packages(python: Path, lines: Iterable[str], name: str) -> None:
    """Unpack pinned packages into a Python for Windows; `name` is the folder of the downloads."""
    say(f"packages for Windows: {name}")
    download(needed_there(lines), DOWNLOADS / name)
    site = python / "Lib" / "site-packages"
    for wheel in sorted((DOWNLOADS / name).glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(site)
    for data in site.glob("*.data"):
        for part in ("purelib", "platlib"):
            if (data / part).is_dir():
                shutil.copytree(data / part, site, dirs_exist_ok=True)
        shutil.rmtree(data)
    for runtime in _RUNTIMES:  # Qt's is newer than python.org's, and one serves all
        if (site / "PySide6" / runtime).exists():
            shutil.copy(site / "PySide6" / runtime, python / runtime)
