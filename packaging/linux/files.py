"""Folders as they are packed: the same names, modes and times on every machine."""

import gzip
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

PLAIN, PROGRAM = 0o644, 0o755


def copy_file(source: Path, target: Path, mode: int = PLAIN) -> None:
    """Copy a file, making its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    target.chmod(mode)


def copy_tree(source: Path, target: Path) -> None:
    """Copy a folder with the modes of its files, and its links as links."""
    shutil.copytree(source, target, symlinks=True, copy_function=shutil.copy, dirs_exist_ok=True)


def write_file(target: Path, text: str, mode: int = PLAIN) -> None:
    """Write a text, making its folder."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, "utf-8")
    target.chmod(mode)


def pack_file(source: Path, target: Path) -> None:
    """Write a file compressed, without its name and time in the header."""
    pack_text(source.read_text("utf-8"), target)


def pack_text(text: str, target: Path) -> None:
    """Write a text compressed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    target.chmod(PLAIN)


def remove_tree(folder: Path) -> None:
    """Remove what an earlier build left, if anything."""
    if folder.exists():
        shutil.rmtree(folder)


def settle(folder: Path, epoch: int) -> None:
    """Give all in a folder one time, and modes that do not depend on who built it."""
    for path in sorted_tree(folder):
        if not path.is_symlink():
            is_program = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(PROGRAM if is_program and not _is_library(path) else PLAIN)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def sorted_tree(folder: Path) -> list[Path]:
    """Return a folder and all in it, by name."""
    return [folder, *sorted(folder.rglob("*"))]


def kibibytes(paths: Iterable[Path]) -> int:
    """Return what files take, as Debian counts: each rounded up, and one for any other entry."""
    return sum(-(-path.stat().st_size // 1024) if _is_file(path) else 1 for path in paths)


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _is_library(path: Path) -> bool:
    return path.is_file() and ".so" in path.suffixes
