"""Programs that tests need: without one a test is skipped, or fails where CI runs it on Linux.

There `packaging/debian-dev.txt` brings them all; other systems do not have all of them.
"""

import os
import shutil
import sys
from pathlib import Path
from typing import NoReturn

import pytest

# Taken out of the environment, as pytest looks there too: under CI it prints every difference
# in full, which takes hours for two disk images.
ON_CI = os.environ.pop("CI", "") == "true"
FOLDERS = (str(Path(sys.executable).parent), *os.get_exec_path(), "/usr/sbin", "/sbin")


def tool(name: str) -> str:
    """Return where a program is: beside this Python, on PATH, or where the system keeps its own."""
    found = shutil.which(name, path=os.pathsep.join(FOLDERS))
    if found is None:
        missing(name)
    return found


def installed(path: str) -> str:
    """Return the path of a file that comes with a program."""
    if not Path(path).exists():
        missing(path)
    return path


def missing(name: str) -> NoReturn:
    if ON_CI and sys.platform == "linux":
        pytest.fail(f"CI must have {name}")
    pytest.skip(f"{name} is not installed")
