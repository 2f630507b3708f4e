"""Where the parts of the Windows installer are made, and what they have in common."""

import os
import re
import subprocess
import sys

from environment import PACKAGING, ROOT
from suite import find_python

HERE = PACKAGING / "windows"
WORK = ROOT / ".build" / "windows"
DOWNLOADS = WORK / "downloads"
PYTHON = WORK / "python"
"""A whole Python for Windows, with the program's packages: what tests run with."""
BUNDLE = WORK / "ImageUploader"
"""The installed folder."""
ICON = ROOT / ".build" / "icons" / "app.ico"

PYTHON_NEEDS = PACKAGING / "requirements-windows.txt"
PYTHON_VERSION = "3.11"
APPLICATION_ID = "io.github.imageuploader.ImageUploader"
UNKNOWN_TIME = 1_600_000_000
"""The time of what is not made from a commit."""


def version() -> str:
    """Return the program's version."""
    source = (ROOT / "imageuploader" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', source, re.MULTILINE)
    if not found:
        sys.exit("imageuploader/__init__.py tells no version.")
    return found[1]


def epoch() -> int:
    """Return the time of the commit, which every file of the installer bears."""
    if told := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(told)
    asked = ["git", "log", "-1", "--format=%ct"]
    answer = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    return int(answer.stdout) if answer.stdout.strip() else UNKNOWN_TIME


def same_python() -> str:
    """Return a Python of the version that is bundled: its library is, and it compiles the rest."""
    found = find_python(PYTHON_VERSION)
    if found is None:
        sys.exit(f"The Windows installer is made with Python {PYTHON_VERSION}; there is none here.")
    return found
