"""A finished .img.gz in the place where the person wants it."""

import dataclasses
import os
from pathlib import Path

from imageuploader.disk.files.temp_files import remove, temporary_path, this_process
from imageuploader.disk.files.upload_body import Body
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import Payload
from imageuploader.domain.errors import FileExists
from imageuploader.domain.os_errors import folder_error

_COPY_BYTES = 1024 * 1024


def settle(payload: Payload, target: Path, *, replace: bool, cancel: CancelToken) -> Payload:
    """Put a payload made in the target's folder in its place, or a copy of the file itself.

    Raises FileExists unless it may replace a file, NoSpace, DiskFailed, FileChanged,
    CancelRequested.
    """
    fresh = payload.path if payload.temporary else temporary_path(target.parent, this_process())
    try:
        if not payload.temporary:
            _copy(payload, fresh, cancel)
        if replace:
            fresh.replace(target)
        else:
            _rename(fresh, target)
    except FileExistsError as error:
        raise FileExists(str(target)) from error
    except OSError as error:
        raise folder_error(target, error, payload.size) from error
    finally:
        remove(fresh)
    return dataclasses.replace(payload, path=target, temporary=False)


def _copy(payload: Payload, target: Path, cancel: CancelToken) -> None:
    with target.open("xb") as out:
        for piece in Body(payload, cancel=cancel, size=_COPY_BYTES):
            out.write(piece)


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
