"""Translates failures of qemu-img."""

import errno
import re

from imageuploader.disk.qemu.block_graph import inherited_name
from imageuploader.disk.qemu.process import RunResult
from imageuploader.disk.virtual.disk_tree import DiskNode
from imageuploader.domain.errors import (
    ConverterFailed,
    Damaged,
    FileUnreadable,
    NeedsRepair,
    UploadError,
)

_GRAPH = re.compile(r"(?:Could not open )?'?json:\{.*\}'?:? ?")
_PROGRAM = "qemu-img: "
_OUT_OF_MEMORY = ("allocate memory", "Resource temporarily unavailable", "g_malloc")
_DISK_FULL = ("No space left on device", "Disk quota exceeded", "There is not enough space")


def ran_out_of_space(result: RunResult) -> bool:
    """Return whether the disk that it wrote to was full."""
    return any(message in result.output for message in _DISK_FULL)


def qemu_error(result: RunResult, node: DiskNode, percent: int) -> UploadError:
    """Return the domain error for a failed run on this disk, at this percent."""
    path, kind = str(node.file.path), node.disk.kind
    output = _reason(result, node)
    if "log that needs to be replayed" in result.output:
        return NeedsRepair(path, kind)
    if " lock" in output and "Failed to get" in output:
        return FileUnreadable(path, "another program is writing to it", errno.EBUSY)
    if result.code < 0 or any(message in result.output for message in _OUT_OF_MEMORY):
        return ConverterFailed(output or f"qemu-img was killed by signal {-result.code}")
    return Damaged(path, percent, output or f"qemu-img exited with {result.code}", kind)


def _reason(result: RunResult, node: DiskNode) -> str:
    """Return the first error of a check, else the last line, with the user's file names."""
    lines = [line.strip() for line in result.output.splitlines() if line.strip()]
    first = next((line for line in lines if line.startswith("ERROR")), "")
    line = first or next((line for line in reversed(lines) if line.startswith(_PROGRAM)), "")
    line = (line or (lines[-1] if lines else "")).removeprefix(_PROGRAM)
    line = _GRAPH.sub("", line)
    for part in node.all():
        line = line.replace(inherited_name(part.file), part.file.path.name)
    return line
