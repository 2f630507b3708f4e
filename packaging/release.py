"""What all parts of a release have in common: its version, its time, and where it is made."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property

from environment import ROOT, say

APPLICATION_ID = "io.github.imageuploader.ImageUploader"
HOMEPAGE = "https://github.com/imageuploader/imageuploader"
MAINTAINER = "The Image Uploader authors <imageuploader@users.noreply.github.com>"

DIST = ROOT / "dist"
"""What is given to people."""

BUILD = ROOT / ".build"
"""What is made on the way."""

UNKNOWN_TIME = 1_600_000_000
"""The time of a release that is not made from a commit, such as from the source archive."""


@dataclass(frozen=True)
class Release:
    """One version, as it is made here."""

    @cached_property
    def version(self) -> str:
        """The program's version."""
        source = (ROOT / "imageuploader" / "__init__.py").read_text("utf-8")
        found = re.search(r'^__version__ = "([^"]+)"', source, re.MULTILINE)
        if not found:
            sys.exit("imageuploader/__init__.py tells no version.")
        return found[1]

    @cached_property
    def epoch(self) -> int:
        """The time of the commit in seconds since 1970: every file of the packages bears it."""
        if told := os.environ.get("SOURCE_DATE_EPOCH"):
            return int(told)
        asked = ["git", "log", "-1", "--format=%ct"]
        try:
            answer = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            say("there is no commit here: the packages bear a fixed time")
            return UNKNOWN_TIME
        return int(answer.stdout)

    @property
    def environment(self) -> dict[str, str]:
        """What the tools need to know to make the same bytes again."""
        return {"SOURCE_DATE_EPOCH": str(self.epoch), "PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8"}
