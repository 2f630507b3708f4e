"""Moves a finished .img.gz to the path that the user chose."""

import dataclasses
import os
from collections.abc import Callable
from pathlib import Path

from imageuploader.disk.files.temp_files import process_owner, remove, temporary_path
from imageuploader.disk.files.upload_body import UploadBody
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import Payload
from imageuploader.domain.errors import FileExists
from imageuploader.domain.os_errors import folder_error

_COPY_BYTES = 1024 * 1024


def move_into_place(payload: Payload, target: Path, *, cancel: CancelToken) -> Payload:
    """Rename a temporary payload in the target's folder, or copy the user's own file there.

    Raises FileExists, NoSpace, DiskFailed, FileChanged, CancelRequested.
    """
    return _move(payload, target, _rename, cancel)


def move_over(payload: Payload, target: Path, *, cancel: CancelToken) -> Payload:
    """Do the same, and replace a file that has the name already; raises all but FileExists."""
    return _move(payload, target, Path.replace, cancel)


def _move(
    payload: Payload, target: Path, rename: Callable[[Path, Path], object], cancel: CancelToken
) -> Payload:
    fresh = payload.path if payload.temporary else temporary_path(target.parent, process_owner())
    try:
        if not payload.temporary:
            _copy(payload, fresh, cancel)
        rename(fresh, target)
    except FileExistsError as error:
        raise FileExists(str(target)) from error
    except OSError as error:
        raise folder_error(target, error, payload.size) from error
    finally:
        remove(fresh)
    return dataclasses.replace(payload, path=target, temporary=False)


def _copy(payload: Payload, target: Path, cancel: CancelToken) -> None:
    with target.open("xb") as out:
        for piece in UploadBody(payload, cancel=cancel, size=_COPY_BYTES):
            out.write(piece)


def _rename(source: Path, target: Path) -> None:
    """Rename without ever replacing a file, not even one that was created a moment ago."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        with target.open("xb"):
            pass
        source.replace(target)
