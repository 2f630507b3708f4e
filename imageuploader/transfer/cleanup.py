"""After an upload that will not be: its own image goes, and what may be left is said."""

from dataclasses import replace

from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.errors import (
    FileChanged,
    ImageGone,
    UploadError,
    WrongChecksum,
)
from imageuploader.domain.interruption import arrived
from imageuploader.domain.retry_policy import Doubt
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.context import TransferContext
from imageuploader.transfer.leftover_images import Found, Remains, look_for_doubtful, remove_own


def cancelled(
    upload: Upload, client: LinodeClient, context: TransferContext, doubt: Doubt
) -> Upload:
    """Remove the pending image and return the upload in CANCELLED.

    In PROCESSING where that came too late: Linode has all bytes, and the image stays.
    """
    upload = replace(upload.moved_to(UploadState.CANCELLING), error=None, retry_at=None)
    try:
        context.record(upload)
    finally:
        found = _cleared(upload, client, context, doubt)
    late = arrived(found.upload) if found.remains is Remains.FINISHED else None
    return context.record(late or found.upload.moved_to(UploadState.CANCELLED))


def failed(
    upload: Upload, error: UploadError, client: LinodeClient, context: TransferContext, doubt: Doubt
) -> Upload:
    """Remove the pending image and return the upload in FAILED, in GONE, or in CANCELLED.

    The last where somebody gives up meanwhile: removing is then seen to begin anew. In PROCESSING
    where Linode turns out to have all that was sent.
    """
    if isinstance(error, ImageGone) and upload.can_move_to(UploadState.GONE):
        return context.record(replace(upload.moved_to(UploadState.GONE), error=None, retry_at=None))
    try:
        with context.cancel.on_cancel(client.abort):
            found = _cleared(upload, client, context, doubt)
    except CancelRequested:
        return cancelled(upload, client, context, doubt)
    if context.cancel.cancelled and (found.upload.left_behind or found.upload.in_doubt):
        return cancelled(upload, client, context, doubt)
    if late := _arrived_after(error, found):
        return context.record(late)
    return context.record(replace(found.upload.failed(error), retry_at=None))


def _arrived_after(error: UploadError, found: Found) -> Upload | None:
    """The upload where Linode has what was sent; None where nothing or something else arrived."""
    upload = found.upload
    sent_whole = any(moment.state is UploadState.FINALISING for moment in upload.timeline)
    torn = isinstance(error, FileChanged) and upload.state is not UploadState.RETRY_WAIT
    other = torn or isinstance(error, WrongChecksum)
    if found.remains is not Remains.FINISHED or not sent_whole or other:
        return None
    return arrived(upload)


def _cleared(upload: Upload, client: LinodeClient, context: TransferContext, doubt: Doubt) -> Found:
    """What stays on Linode, after trying to remove the own image and to name doubtful ones.

    An image whose state cannot be asked is not removed.
    """
    found = Found(replace(upload, left_behind=upload.image is not None), Remains.UNTOLD)
    try:
        with client.within(context.policy.removal_seconds) as end, context.cancel.on_force(end):
            found = remove_own(upload, client)
            return replace(found, upload=_named(found.upload, client, context, doubt))
    except UploadError:
        return found


def with_doubtful(upload: Upload, client: LinodeClient, context: TransferContext) -> Upload:
    """Name the doubtful images of an upload with the client that asked for its address.

    That is how it is known whose they could be, even where the upload does not say.
    """
    named = look_for_doubtful(upload, client, context.knows_image).upload
    return replace(named, in_doubt=False)


def _named(upload: Upload, client: LinodeClient, context: TransferContext, doubt: Doubt) -> Upload:
    """The upload with what a request without a clear answer may have made, if that is there.

    Where nothing new is found, it may still come.
    """
    if not upload.in_doubt:
        return upload
    before = {left.id for left in upload.left_images}
    named = with_doubtful(upload, client, context)
    if doubt is Doubt.OPEN and not _new(named, before):
        context.cancel.sleep_in_cleanup(*context.policy.waits.seconds[:1] or (0.0,))
        named = with_doubtful(upload, client, context)
    return replace(named, in_doubt=doubt is Doubt.OPEN and not _new(named, before))


def _new(upload: Upload, before: set[str]) -> bool:
    return any(left.id not in before for left in upload.left_images)
