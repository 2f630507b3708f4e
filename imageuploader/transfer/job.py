"""One file, from the check to the available image. The queue calls the same pieces."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import discard, prepare
from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.disk import DiskReport, Making, Payload, Verdict
from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.store.presence import sending
from imageuploader.transfer import engine
from imageuploader.transfer.desk import Desk, Throttle

OpenClient = Callable[[], AbstractContextManager[LinodeClient]]
"""Makes a client for the account of the upload; raises NoToken, TokenGone, BadSetting."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every upload of one program shares: the way to Linode, and how files are prepared."""

    open_client: OpenClient
    making: Making


def send(upload: Upload, report: DiskReport | None, shop: Workshop, desk: Desk) -> Upload:
    """Check the file (unless a report is given), prepare it and send it.

    Returns the upload in PROCESSING, FAILED, CANCELLED or GONE, its temporary file removed.
    """
    with sending(shop.making.folder):
        return _send(upload, report, shop, desk)


def _send(upload: Upload, report: DiskReport | None, shop: Workshop, desk: Desk) -> Upload:
    desk.keep(upload)
    try:
        report = report or check(upload.file, desk, shop.making.allowed)
        upload, payload = _prepared(upload, report, shop, desk)
    except _Stopped as stopped:
        return desk.kept(stopped.upload)
    except CancelRequested:
        return desk.kept(upload.moved_to(UploadState.CANCELLED))
    except UploadError as error:
        return desk.kept(upload.failed(error))
    try:
        with shop.open_client() as client:
            return engine.run(upload, payload, client, desk)
    except UploadError as error:
        return desk.kept(upload.failed(error))
    finally:
        discard(payload)


def check(path: Path, desk: Desk, allowed: tuple[Path, ...] = ()) -> DiskReport:
    """Look into a file, telling progress as attempt 0; raise its refusal or FileError."""
    report = inspect(path, told=_percent(desk), cancel=desk.cancel, allowed=allowed)
    if report.refusal is not None:
        raise report.refusal
    return report


class _Stopped(Exception):
    """Preparing ended early; carries the upload as it then is."""

    def __init__(self, upload: Upload) -> None:
        super().__init__(upload.id)
        self.upload = upload


def _prepared(
    upload: Upload, report: DiskReport, shop: Workshop, desk: Desk
) -> tuple[Upload, Payload]:
    upload = replace(upload, format=report.format)
    if report.verdict is Verdict.CONVERT:
        upload = desk.kept(upload.moved_to(UploadState.PREPARING))
    try:
        payload = prepare(report, shop.making, told=_percent(desk), cancel=desk.cancel)
    except CancelRequested:
        if upload.state is UploadState.PREPARING:
            upload = desk.kept(upload.moved_to(UploadState.CANCELLING))
        raise _Stopped(upload.moved_to(UploadState.CANCELLED)) from None
    except UploadError as error:
        raise _Stopped(upload.failed(error)) from error
    return upload, payload


def _percent(desk: Desk) -> Callable[[int], None]:
    tell = Throttle(desk.told)
    return lambda percent: tell(Progress(percent, 100, attempt=0))
