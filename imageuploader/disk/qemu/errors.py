"""What a failure of qemu-img means."""

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
_HUNGRY = ("allocate memory", "Resource temporarily unavailable", "g_malloc")
_NO_ROOM = ("No space left on device", "Disk quota exceeded", "There is not enough space")


def ran_out_of_space(ended: RunResult) -> bool:
    """Return whether the disk it wrote to was full."""
    return any(sign in ended.said for sign in _NO_ROOM)


def qemu_error(ended: RunResult, node: DiskNode, percent: int) -> UploadError:
    """Return our error for a run that failed on this disk after some percent."""
    path, kind = str(node.file.path), node.disk.kind
    said = _reason(ended, node)
    if "log that needs to be replayed" in ended.said:
        return NeedsRepair(path, kind)
    if " lock" in said and "Failed to get" in said:
        return FileUnreadable(path, "another program is writing to it")
    if ended.code < 0 or any(sign in ended.said for sign in _HUNGRY):
        return ConverterFailed(said or f"qemu-img was ended by signal {-ended.code}")
    return Damaged(path, percent, said or f"qemu-img ended with {ended.code}", kind)


def _reason(ended: RunResult, node: DiskNode) -> str:
    """The first error of a check, else the last line, without the names that only we know."""
    lines = [line.strip() for line in ended.said.splitlines() if line.strip()]
    found = next((line for line in lines if line.startswith("ERROR")), "")
    line = found or next((line for line in reversed(lines) if line.startswith(_PROGRAM)), "")
    line = (line or (lines[-1] if lines else "")).removeprefix(_PROGRAM)
    line = _GRAPH.sub("", line)
    for part in node.all():
        line = line.replace(inherited_name(part.file), part.file.path.name)
    return line
