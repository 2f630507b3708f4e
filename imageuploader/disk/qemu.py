"""qemu-img, the program everyone trusts with virtual disks: found, limited, and listened to."""

import errno
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from imageuploader.disk.progress import Percent
from imageuploader.disk.temporary import write_failure
from imageuploader.disk.virtual.chain import Layer
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import Damaged, DiskFailed, NoConverter

_PLACES = (
    "/usr/bin",
    "/usr/local/bin",
    "/opt/homebrew/bin",
    "/opt/local/bin",
    r"C:\Program Files\qemu",
)
_INSTALLERS = {
    "apt-get": "sudo apt-get install qemu-utils",
    "dnf": "sudo dnf install qemu-img",
    "zypper": "sudo zypper install qemu-tools",
    "pacman": "sudo pacman -S qemu-img",
    "apk": "sudo apk add qemu-img",
    "brew": "brew install qemu",
    "winget": "winget install SoftwareFreedomConservancy.QEMU",
}
_BY_HAND = "https://www.qemu.org/download"
_KEPT = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
_PERCENT = re.compile(rb"\((\d+)\.\d+/100%\)")
_MEMORY_BYTES = 4 * 1024**3
_PROCESSOR_SECONDS = 2 * 3600
_SLACK_BYTES = 1024 * 1024


def qemu_img(path: str | None = None, places: tuple[str, ...] = _PLACES) -> str | None:
    """Return where qemu-img is: on PATH, or in its usual places; None without it."""
    found = os.environ.get("PATH", "") if path is None else path
    return shutil.which("qemu-img", path=os.pathsep.join((found, *places)))


def install_command(which: Callable[[str], str | None] = shutil.which) -> str:
    """Return the command that installs qemu-img with the system's own package manager."""
    return next((command for tool, command in _INSTALLERS.items() if which(tool)), _BY_HAND)


def must_be_there(path: Path, kind: str) -> str:
    """Return where qemu-img is; raise NoConverter."""
    if program := qemu_img():
        return program
    raise NoConverter(str(path), kind, install_command())


def convert(
    layer: Layer, target: Path, raw_bytes: int, told: Callable[[int], None], cancel: CancelToken
) -> None:
    """Write the raw disk of `raw_bytes` to a file, holes left out.

    Raises NoConverter, Damaged, NoSpace, DiskFailed, CancelRequested.
    """
    program = must_be_there(layer.path, layer.kind)
    node = "json:" + json.dumps(_node(layer))
    command = [program, "convert", "-p", "-O", "raw", "-S", "4k", node, str(target)]
    with TemporaryFile() as said:
        process = _started(command, said, layer.path)
        with process, cancel.shutting(process.kill):
            _limit(process.pid, raw_bytes + _SLACK_BYTES)
            last = _listen(process, Percent(told, 100))
        cancel.check()
        if process.returncode:
            said.seek(0)
            _complain(layer, target, last, said.read().decode("utf-8", "replace"))


def _node(layer: Layer) -> dict[str, object]:
    """The disk for qemu: each format by name, and no file but those named here."""
    file = {"driver": "file", "filename": str(layer.path)}
    node: dict[str, object] = {"driver": layer.driver, "file": file}
    if layer.kind == "vhd":
        node["force_size_calc"] = "current_size"
    if layer.kind == "qcow2":
        node["backing"] = _node(layer.backing) if layer.backing else None
    return node


def _started(command: list[str], said: BinaryIO, path: Path) -> "subprocess.Popen[bytes]":
    environment = {key: os.environ[key] for key in _KEPT if key in os.environ} | {"LC_ALL": "C"}
    try:
        return subprocess.Popen(  # noqa: S603 - no shell, the program by its whole name
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=said,
            env=environment,
        )
    except OSError as error:
        raise DiskFailed(str(path), error.strerror or str(error)) from error


def _limit(pid: int, file_bytes: int) -> None:
    """Bound memory, time and what is written; only Linux can do that to another process."""
    if sys.platform == "linux":
        import resource

        limits = (
            (resource.RLIMIT_AS, _MEMORY_BYTES),
            (resource.RLIMIT_CPU, _PROCESSOR_SECONDS),
            (resource.RLIMIT_FSIZE, file_bytes),
        )
        for kind, limit in limits:
            try:
                resource.prlimit(pid, kind, (limit, limit))
            except ProcessLookupError:
                return


def _listen(process: "subprocess.Popen[bytes]", percent: Percent) -> int:
    """Tell how far it is until it ends; return the last percent."""
    last, rest = 0, b""
    if process.stdout is None:
        return last
    while piece := os.read(process.stdout.fileno(), 4096):
        rest = (rest + piece)[-64:]
        if found := _PERCENT.findall(rest):
            last = int(found[-1])
            percent.at(last)
    return last


def _complain(layer: Layer, target: Path, percent: int, said: str) -> None:
    if "No space left" in said:
        raise write_failure(target, _SLACK_BYTES, OSError(errno.ENOSPC, said))
    lines = [line for line in said.splitlines() if line.strip()]
    reason = lines[-1].removeprefix("qemu-img: ") if lines else "qemu-img was ended"
    raise Damaged(str(layer.path), percent, reason, layer.kind)
