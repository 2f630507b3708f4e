"""What qemu-img is told to open: every file and its format by name, so that nothing is guessed."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from imageuploader.disk.virtual.disk_tree import DiskNode, OpenFile
from imageuploader.disk.virtual.vmdk_descriptor import format_descriptor
from imageuploader.domain.formats import format_named

_OPEN_FILES = Path("/proc/self/fd")

Graph = dict[str, object]
"""One block device of qemu's, with those below it."""


def inherited_name(file: OpenFile) -> str:
    """Return the name of a file for a child process that is given our open files.

    On Linux it is that very file, whatever its name is and whatever has become of the name.
    """
    return f"{_OPEN_FILES}/{file.file.fileno()}" if _can_lend() else str(file.path)


def inheritable_files(node: DiskNode) -> tuple[BinaryIO, ...]:
    """Return the open files that the child process needs."""
    return tuple(part.file.file for part in node.all()) if _can_lend() else ()


def json_filename(node: DiskNode, description: Path | None = None) -> str:
    """Return the argument for qemu-img; a disk of several files needs a `description` of ours."""
    return f"json:{json.dumps(_graph(node, description))}"


def joined_descriptor(node: DiskNode, name: Callable[[OpenFile], str] = inherited_name) -> bytes:
    """Return a text that joins the extents of a disk, and nothing else."""
    return format_descriptor(tuple((extent, name(part.file)) for extent, part in node.extents))


def _graph(node: DiskNode, description: Path | None = None) -> Graph:
    kind = node.disk.kind
    named = str(description) if node.extents else inherited_name(node.file)
    graph: Graph = {"driver": _driver(kind), "file": _file(named)}
    if kind in {"qcow2", "vmdk"}:
        # None: whatever the image itself says, there is no other file.
        graph["backing"] = _graph(node.backing) if node.backing else None
    if node.data:
        graph["data-file"] = _file(inherited_name(node.data.file))
    if kind == "vhd":
        graph["force_size_calc"] = "current_size"
    return graph


def _driver(kind: str) -> str:
    return format_named(kind).qemu_driver or kind


def _file(name: str) -> Graph:
    return {"driver": "file", "filename": name}


def _can_lend() -> bool:
    return os.name == "posix" and _OPEN_FILES.is_dir()
