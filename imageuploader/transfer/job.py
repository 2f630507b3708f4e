"""One file, from the check to the image that Linode processes.

The console calls `send`. The queue calls the pieces: `made_ready` while another file is being
sent, `sent` when the file's turn has come.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import discard, prepare
from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.disk_report import DiskReport, Making, Payload, Verdict
from imageuploader.domain.errors import UploadError
from imageuploader.domain.interruption import give_up, left
from imageuploader.domain.ready import Ready
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer import engine
from imageuploader.transfer.access import needs_sign_in
from imageuploader.transfer.context import Desk, Throttle

OpenClient = Callable[[], AbstractContextManager[LinodeClient]]
"""Makes a client for the account of the upload; raises NoToken, TokenGone, BadSetting."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every upload of one program shares: the way to Linode, and how files are prepared."""

    open_client: OpenClient
    making: Making


def send(upload: Upload, report: DiskReport | None, shop: Workshop, desk: Desk) -> Upload:
    """Check the file (unless a report is given), prepare it and send it.

    Returns the upload in PROCESSING, FAILED, CANCELLED or GONE, or back in QUEUED with the error
    where somebody must sign in first. Its temporary file is removed.
    """
    ready = made_ready(desk.kept(upload), report, shop.making, desk)
    if isinstance(ready, Upload):
        return ready
    try:
        return sent(ready, shop.open_client, desk)
    finally:
        discard(ready.payload)


def made_ready(
    upload: Upload, report: DiskReport | None, making: Making, desk: Desk
) -> Ready | Upload:
    """Check the file (unless a report is given) and prepare it; no request is made.

    Returns the upload in FAILED or CANCELLED where it ends with that.
    """
    try:
        report = report or checked(upload.file, desk, making.allowed)
        upload = replace(upload, format=report.format)
        if report.verdict is Verdict.CONVERT:
            upload = desk.kept(upload.moved_to(UploadState.PREPARING))
        payload = prepared(report, making, desk)
    except CancelRequested:
        return _given_up(upload, desk)
    except UploadError as error:
        return desk.kept(upload.failed(error))
    return Ready(upload, payload)


def checked(path: Path, desk: Desk, allowed: tuple[Path, ...] = ()) -> DiskReport:
    """Look into a file, telling progress as attempt 0; raise its refusal or FileError."""
    report = inspect(path, on_progress=_percent(desk), cancel=desk.cancel, allowed=allowed)
    if report.refusal is not None:
        raise report.refusal
    desk.looked(report)
    return report


def prepared(report: DiskReport, making: Making, desk: Desk) -> Payload:
    """Return what to send for a file, telling progress as attempt 0; raise as `prepare` does."""
    return prepare(report, making, on_progress=_percent(desk), cancel=desk.cancel)


def sent(ready: Ready, open_client: OpenClient, desk: Desk) -> Upload:
    """Ask for an address and send what is ready.

    Returns the upload in PROCESSING, FAILED, CANCELLED or GONE, or in QUEUED with the error
    where somebody must sign in first.
    """
    upload = replace(ready.upload, error=None)
    try:
        desk.cancel.check()
        opened = open_client()
    except CancelRequested:
        return _given_up(upload, desk)
    except UploadError as error:
        return desk.kept(_not_let_in(upload, error))
    with opened as client:
        return engine.run(upload, ready.payload, client, desk)


def _given_up(upload: Upload, desk: Desk) -> Upload:
    """Return an upload that was given up, or left, before any request was made."""
    return desk.kept(left(upload)) if desk.cancel.leaving else give_up(upload, desk.kept)


def _not_let_in(upload: Upload, error: UploadError) -> Upload:
    """The upload after no client could be made for its account."""
    if not needs_sign_in(error):
        return upload.failed(error)
    if upload.state is not UploadState.QUEUED:
        upload = upload.moved_to(UploadState.QUEUED)
    return replace(upload, error=error.bare())


def _percent(desk: Desk) -> Callable[[int], None]:
    tell = Throttle(desk.told)
    return lambda percent: tell(Progress(percent, 100, attempt=0))
