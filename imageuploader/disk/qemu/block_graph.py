"""Describes a disk to qemu-img: every file and its format is explicit, nothing is probed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from imageuploader.disk.files.open import OPEN_FILES, can_inherit_files
from imageuploader.disk.virtual.disk_tree import DiskNode, OpenFile
from imageuploader.disk.virtual.vmdk_descriptor import format_descriptor
from imageuploader.domain.formats import format_named

Graph = dict[str, object]
"""A block device of qemu, with those below it."""


def inherited_name(file: OpenFile) -> str:
    """Return the name of a file for a child process that inherits our open files.

    On Linux this is that very file, even if another one has taken its name.
    """
    return f"{OPEN_FILES}/{file.file.fileno()}" if can_inherit_files() else str(file.path)


def inheritable_files(node: DiskNode) -> tuple[BinaryIO, ...]:
    """Return the open files that the child process must inherit."""
    return tuple(part.file.file for part in node.all()) if can_inherit_files() else ()


def json_filename(node: DiskNode, descriptor: Path | None = None) -> str:
    """Return the argument for qemu-img; a disk of several files needs our own `descriptor`."""
    return f"json:{json.dumps(_graph(node, descriptor))}"


def joined_descriptor(node: DiskNode, name: Callable[[OpenFile], str] = inherited_name) -> bytes:
    """Return a vmdk descriptor that joins the extents of a disk, and nothing else."""
    return format_descriptor(tuple((extent, name(part.file)) for extent, part in node.extents))


def _graph(node: DiskNode, descriptor: Path | None = None) -> Graph:
    kind = node.disk.kind
    filename = str(descriptor) if node.extents else inherited_name(node.file)
    graph: Graph = {"driver": _driver(kind), "file": _file(filename)}
    if kind in {"qcow2", "vmdk"}:
        # None: qemu ignores the backing file that the image names.
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
