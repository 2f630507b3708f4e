"""One file, from the check to the image that Linode processes.

The console calls `send`. The queue calls the pieces: `prepare_upload` while another file is being
sent, `send_prepared` when it is the file's turn.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Protocol

from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import discard, prepare
from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.disk_report import DiskReport, Payload, PrepareOptions
from imageuploader.domain.errors import UploadError
from imageuploader.domain.interruption import give_up, interrupt
from imageuploader.domain.upload import PreparedUpload, Progress, Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer import engine
from imageuploader.transfer.transfer_context import ProgressThrottle, TransferContext


class MakeBody(Protocol):
    """Makes the bytes to send of a checked file, as `prepare` does."""

    def __call__(
        self,
        report: DiskReport,
        options: PrepareOptions,
        *,
        on_progress: Callable[[int], None],
        cancel: CancelToken,
    ) -> Payload:
        """Return them."""


OpenClient = Callable[[], AbstractContextManager[LinodeClient]]
"""Opens a client for the account of the upload; raises NoToken, TokenGone, BadSetting."""


def send(
    upload: Upload,
    report: DiskReport | None,
    open_client: OpenClient,
    options: PrepareOptions,
    context: TransferContext,
) -> Upload:
    """Check the file (unless a report is given), prepare it and send it.

    Returns the upload in PROCESSING, FAILED, CANCELLED or GONE, or back in QUEUED with the error
    if somebody must sign in first. Its temporary file is removed.
    """
    prepared = prepare_upload(context.record(upload), report, options, context)
    if isinstance(prepared, Upload):
        return prepared
    try:
        return send_prepared(prepared, open_client, context)
    finally:
        discard(prepared.payload)


def prepare_upload(
    upload: Upload,
    report: DiskReport | None,
    options: PrepareOptions,
    context: TransferContext,
    make_body: MakeBody = prepare,
) -> PreparedUpload | Upload:
    """Check the file (unless a report is given) and prepare it; no request is made.

    What was decided about deleted data, such as for the upload that it repeats, holds.

    Progress is reported as attempt 0. Returns the upload in FAILED or CANCELLED if it ends here.
    """
    on_progress = _percent(context)
    try:
        report = report or _check_file(upload, options, context)
        inside = report.inside.in_short if report.inside is not None else None
        upload = replace(
            upload,
            format=report.format,
            unpacked_bytes=report.raw_bytes or 0,
            leaves_out=report.leaves_out,
            inside=inside,
        )
        if report.refusal is None and not report.is_sent_as_it_is:
            upload = context.record(upload.moved_to(UploadState.PREPARING))
        payload = make_body(report, options, on_progress=on_progress, cancel=context.cancel)
    except CancelRequested:
        return _stop(upload, context)
    except UploadError as error:
        return context.record(upload.failed(error))
    upload = replace(upload, left_out_bytes=payload.left_out_bytes)
    return PreparedUpload(upload, payload)


def send_prepared(
    prepared: PreparedUpload, open_client: OpenClient, context: TransferContext
) -> Upload:
    """Request an address and send the prepared bytes.

    Returns the upload in PROCESSING, FAILED, CANCELLED or GONE, or in QUEUED with the error
    if somebody must sign in first.
    """
    upload = replace(prepared.upload, error=None)
    try:
        context.cancel.check()
        opened = open_client()
    except CancelRequested:
        return _stop(upload, context)
    except UploadError as error:
        return context.record(_without_client(upload, error))
    with opened as client:
        return engine.run(upload, prepared.payload, client, context)


def _check_file(upload: Upload, options: PrepareOptions, context: TransferContext) -> DiskReport:
    """Inspect a file; raise its refusal or FileError."""
    report = inspect(
        upload.file, on_progress=_percent(context), cancel=context.cancel, allowed=options.allowed
    )
    if report.refusal is not None:
        raise report.refusal
    if options.keeps_free_space:
        report = report.leaving_out(is_left_out=False)
    elif upload.leaves_out is not None:
        report = report.leaving_out(is_left_out=upload.leaves_out)
    context.callbacks.on_report(report)
    return report


def _stop(upload: Upload, context: TransferContext) -> Upload:
    """End an upload that was cancelled, or interrupted, before any request was made."""
    if context.cancel.leaving:
        return context.record(interrupt(upload))
    return give_up(upload, context.record)


def _without_client(upload: Upload, error: UploadError) -> Upload:
    """The upload after no client could be opened for its account."""
    if not error.needs_sign_in:
        return upload.failed(error)
    if upload.state is not UploadState.QUEUED:
        upload = upload.moved_to(UploadState.QUEUED)
    return replace(upload, error=error.bare())


def _percent(context: TransferContext) -> Callable[[int], None]:
    report = ProgressThrottle(context.callbacks.on_progress)
    return lambda percent: report(Progress(percent, 100, attempt=0))
