"""The shortest way to a valid .img.gz."""

import dataclasses
import errno
import os
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from imageuploader.disk.compress import compress, compress_stream
from imageuploader.disk.files import opened, same, unchanging
from imageuploader.disk.gunzip import STREAMS, Gunzip
from imageuploader.disk.progress import Percent
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk import SEND_LIMIT_BYTES, DiskReport, Making, Payload, Verdict
from imageuploader.domain.errors import DiskFailed, FileExists, NoSpace

_NOBODY = "0"


def prepare(
    report: DiskReport, making: Making, *, told: Callable[[int], None], cancel: CancelToken
) -> Payload:
    """Return what to send; raise the refusal, NoSpace, TooLarge, FileChanged, DiskFailed."""
    if report.refusal is not None:
        raise report.refusal
    if report.verdict is not Verdict.CONVERT:
        size, mtime = report.file_bytes, report.mtime_ns
        return Payload(report.path, size, mtime, report.md5, report.sha256, temporary=False)
    _room(report, making.folder)
    target = making.folder / _temporary_name(making.owner)
    try:
        if report.format.partition(",")[0] in STREAMS:
            return _repack(report, target, Percent(told, report.file_bytes), cancel)
        return compress(report.path, target, told=told, cancel=cancel)
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise


def settle(payload: Payload, target: Path, *, replace: bool) -> Payload:
    """Put a payload made in the target's folder in its place, or a copy of the file itself.

    Raises FileExists unless it may replace a file, NoSpace and DiskFailed.
    """
    fresh = payload.path
    if not payload.temporary:
        fresh = target.with_name(_temporary_name(_NOBODY))
    try:
        if not payload.temporary:
            shutil.copyfile(payload.path, fresh)
        if replace:
            fresh.replace(target)
        else:
            _rename(fresh, target)
    except FileExistsError as error:
        raise FileExists(str(target)) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise NoSpace(str(target.parent), payload.size, 0) from error
        raise DiskFailed(str(target), error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            fresh.unlink()
    return dataclasses.replace(payload, path=target, temporary=False)


def _rename(source: Path, target: Path) -> None:
    """Rename, never over a file that is there, not even one that came this instant."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        with target.open("xb"):
            pass
        source.replace(target)


def discard(payload: Payload) -> None:
    """Remove a temporary payload; one that is gone already is well."""
    if payload.temporary:
        with suppress(OSError):
            payload.path.unlink()


def _temporary_name(owner: str) -> str:
    return f"imageuploader-{owner or _NOBODY}-{secrets.token_hex(8)}.img.gz"


def _room(report: DiskReport, folder: Path) -> None:
    with opened(report.path) as file:
        same(file, report.path, report.file_bytes, report.mtime_ns)
        status = os.fstat(file.fileno())
    used = getattr(status, "st_blocks", status.st_size // 512) * 512
    needed = min(used, SEND_LIMIT_BYTES)
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise DiskFailed(str(folder), error.strerror or str(error)) from error
    if free < needed:
        raise NoSpace(str(folder), needed, free)


def _repack(report: DiskReport, target: Path, percent: Percent, cancel: CancelToken) -> Payload:
    path, size = report.path, report.file_bytes
    kind = report.format.partition(",")[0]
    with opened(path) as file, unchanging(file, path, size, report.mtime_ns):
        blocks = Gunzip(file, path, size, percent, cancel, kind=kind).blocks()
        return compress_stream(blocks, target, source=path, cancel=cancel)


def sweep(folder: Path, runs: Callable[[str], bool]) -> None:
    """Remove the temporary files in a folder whose owner runs no more."""
    for path in folder.glob("imageuploader-*-*.img.gz"):
        if not runs(path.name.split("-")[1]):
            with suppress(OSError):
                path.unlink()
