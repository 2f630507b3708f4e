"""The processor that a program is made for."""

from imageuploader.disk.content.file_tree import FileTree

_ELF, _BIG, _MACHINE_AT = b"\x7fELF", 2, 18
_X86 = frozenset({3, 62})
_MACHINES = {
    8: "MIPS",
    20: "PowerPC",
    21: "PowerPC",
    22: "IBM Z (s390x)",
    40: "ARM",
    183: "64-bit ARM (arm64)",
    243: "RISC-V",
    258: "LoongArch",
}


def other_machine(tree: FileTree, path: str) -> str:
    """Return the processor that a program is made for; empty if that is x86 or not known.

    Raises NotAvailable, Broken.
    """
    head = tree.read(path, _MACHINE_AT + 2) or b""
    if not head.startswith(_ELF) or len(head) < _MACHINE_AT + 2:
        return ""
    number = int.from_bytes(head[_MACHINE_AT:], "big" if head[5] == _BIG else "little")
    return "" if number in _X86 else _MACHINES.get(number, f"processor {number}")
