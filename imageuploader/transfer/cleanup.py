"""Cleans up after a failed or cancelled upload, and reports what could not be removed."""

from dataclasses import replace

from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.errors import (
    FileChanged,
    ImageGone,
    UploadError,
    WrongChecksum,
)
from imageuploader.domain.interruption import complete_sending
from imageuploader.domain.retry import Doubt
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.leftover_images import (
    OwnImage,
    Remains,
    find_doubtful,
    remove_own,
)
from imageuploader.transfer.transfer_context import TransferContext


def cancel_upload(
    upload: Upload, client: LinodeClient, context: TransferContext, doubt: Doubt
) -> Upload:
    """Remove the pending image and return the upload in CANCELLED.

    In PROCESSING if the cancellation came too late: Linode has all bytes, and the image stays.
    """
    upload = replace(upload.moved_to(UploadState.CANCELLING), error=None, retry_at=None)
    try:
        context.record(upload)
    finally:
        own = _clean_up(upload, client, context, doubt)
    late = complete_sending(own.upload) if own.remains is Remains.FINISHED else None
    return context.record(late or own.upload.moved_to(UploadState.CANCELLED))


def fail_upload(
    upload: Upload, error: UploadError, client: LinodeClient, context: TransferContext, doubt: Doubt
) -> Upload:
    """Remove the pending image and return the upload in FAILED, in GONE, or in CANCELLED.

    The last if it is cancelled meanwhile: the removal then visibly starts again. In PROCESSING
    if Linode turns out to have everything that was sent.
    """
    if isinstance(error, ImageGone) and upload.can_move_to(UploadState.GONE):
        return context.record(replace(upload.moved_to(UploadState.GONE), error=None, retry_at=None))
    try:
        with client.ended_by(context.cancel):
            own = _clean_up(upload, client, context, doubt)
    except CancelRequested:
        return cancel_upload(upload, client, context, doubt)
    if context.cancel.cancelled and (own.upload.left_behind or own.upload.in_doubt):
        return cancel_upload(upload, client, context, doubt)
    if late := _arrived_after(error, own):
        return context.record(late)
    return context.record(replace(own.upload.failed(error), retry_at=None))


def name_doubtful(upload: Upload, client: LinodeClient, context: TransferContext) -> Upload:
    """Name the doubtful images of an upload with the client that requested its address.

    This client's user is known to be the owner, even if the upload does not say so.
    """
    named = find_doubtful(upload, client, context.knows_image).upload
    return replace(named, in_doubt=False)


def _arrived_after(error: UploadError, own: OwnImage) -> Upload | None:
    """The upload if Linode has what was sent; None if nothing or something else arrived."""
    upload = own.upload
    sent_in_full = any(moment.state is UploadState.FINALISING for moment in upload.timeline)
    torn = isinstance(error, FileChanged) and upload.state is not UploadState.RETRY_WAIT
    differs = torn or isinstance(error, WrongChecksum)
    if own.remains is not Remains.FINISHED or not sent_in_full or differs:
        return None
    return complete_sending(upload)


def _clean_up(
    upload: Upload, client: LinodeClient, context: TransferContext, doubt: Doubt
) -> OwnImage:
    """Try to remove the upload's own image and to name doubtful ones; return what remains.

    An image whose state cannot be queried is not removed.
    """
    own = OwnImage(replace(upload, left_behind=upload.image is not None), Remains.UNKNOWN)
    try:
        with client.within(context.policy.removal_seconds) as end, context.cancel.on_force(end):
            own = remove_own(upload, client)
            return replace(own, upload=_resolve_doubt(own.upload, client, context, doubt))
    except UploadError:
        return own


def _resolve_doubt(
    upload: Upload, client: LinodeClient, context: TransferContext, doubt: Doubt
) -> Upload:
    """Name what requests without a clear answer may have created, if it exists.

    If nothing new is found, it may still appear.
    """
    if not upload.in_doubt:
        return upload
    before = {left.id for left in upload.left_images}
    named = name_doubtful(upload, client, context)
    if doubt is Doubt.OPEN and not _has_new(named, before):
        context.cancel.sleep_in_cleanup(*context.policy.waits.seconds[:1] or (0.0,))
        named = name_doubtful(upload, client, context)
    return replace(named, in_doubt=doubt is Doubt.OPEN and not _has_new(named, before))


def _has_new(upload: Upload, before: set[str]) -> bool:
    return any(left.id not in before for left in upload.left_images)
