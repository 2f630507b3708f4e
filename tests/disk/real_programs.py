"""Runs real programs, which make and verify files."""

import subprocess
import sys
from pathlib import Path

from tests.required_tools import tool


def run(name: str, *arguments: object) -> bytes:
    command = [tool(name), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True).stdout


def make_ext4(path: Path, files: Path, megabytes: int) -> Path:
    run("mkfs.ext4", "-q", "-F", "-d", files, path, f"{megabytes}M")
    return path


def as_nobody(path: Path, call: str) -> str:
    """Return the name of the error that `call` raises for `path` as the user nobody."""
    script = f"""
import os, sys
from pathlib import Path
from imageuploader.disk.inspect import inspect
from imageuploader.domain.cancel import CancelToken
path = Path({path.name!r})
os.setresgid(65534, 65534, 65534)
os.setresuid(65534, 65534, 65534)
try:
    {call}
except Exception as error:
    print(type(error).__name__)
"""
    command = [sys.executable, "-c", script]
    environment = {"PYTHONPATH": str(Path(__file__).parents[2])}
    ended = subprocess.run(
        command, check=True, capture_output=True, cwd=path.parent, env=environment
    )
    return ended.stdout.decode().strip()
