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
    target = making.folder / _temporary_name()
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
        fresh = target.with_name(_temporary_name())
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


def _temporary_name() -> str:
    return f"imageuploader-{os.getpid()}-{secrets.token_hex(8)}.img.gz"


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


def sweep(folder: Path) -> None:
    """Remove temporary files of ours whose process is gone, or is this one."""
    for path in folder.glob("imageuploader-*-*.img.gz"):
        pid = path.name.split("-")[1]
        if pid.isdecimal() and (int(pid) == os.getpid() or not _alive(int(pid))):
            with suppress(OSError):
                path.unlink()


def _alive(pid: int) -> bool:
    if os.name == "nt":
        return False  # os.kill would end the process there
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
