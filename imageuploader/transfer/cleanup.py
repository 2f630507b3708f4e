"""After an upload that will not be: its own image goes, and what may be left is said."""

from dataclasses import replace
from enum import Enum, auto

from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.errors import (
    FileChanged,
    Garbled,
    ImageGone,
    ServerTrouble,
    Unreachable,
    UploadError,
    WrongChecksum,
)
from imageuploader.domain.interruption import arrived
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.context import Desk
from imageuploader.transfer.leftover_images import Found, Remains, look_for_doubtful, remove_own

_GATEWAYS = frozenset({408, 502, 504})
"""The statuses of a gateway that has lost patience: what stands behind it may go on."""


class Doubt(Enum):
    """Whether a request for an address may have made an image whose id is not known."""

    NONE = auto()
    OVER = auto()
    """It may have, and nothing more comes of it."""
    OPEN = auto()
    """It may have, and it may still do so."""


def doubt_after(error: UploadError) -> Doubt:
    """Return what a failed request for an address may have done nevertheless."""
    match error:
        case Unreachable(sent=sent):
            return Doubt.OPEN if sent else Doubt.NONE
        case ServerTrouble(status=status):
            return Doubt.OPEN if status in _GATEWAYS else Doubt.OVER
        case Garbled():
            return Doubt.OVER
        case _:
            return Doubt.NONE


def cancelled(upload: Upload, client: LinodeClient, desk: Desk, doubt: Doubt) -> Upload:
    """Remove the pending image and return the upload in CANCELLED.

    In PROCESSING where that came too late: Linode has all bytes, and the image stays.
    """
    upload = replace(upload.moved_to(UploadState.CANCELLING), error=None, retry_at=None)
    try:
        desk.keep(upload)
    finally:
        found = _cleared(upload, client, desk, doubt)
    late = arrived(found.upload) if found.remains is Remains.FINISHED else None
    return desk.kept(late or found.upload.moved_to(UploadState.CANCELLED))


def failed(
    upload: Upload, error: UploadError, client: LinodeClient, desk: Desk, doubt: Doubt
) -> Upload:
    """Remove the pending image and return the upload in FAILED, in GONE, or in CANCELLED.

    The last where somebody gives up meanwhile: removing is then seen to begin anew. In PROCESSING
    where Linode turns out to have all that was sent.
    """
    if isinstance(error, ImageGone) and upload.can_move_to(UploadState.GONE):
        return desk.kept(replace(upload.moved_to(UploadState.GONE), error=None, retry_at=None))
    try:
        with desk.cancel.shutting(client.abort):
            found = _cleared(upload, client, desk, doubt)
    except CancelRequested:
        return cancelled(upload, client, desk, doubt)
    if desk.cancel.fired and (found.upload.left_behind or found.upload.in_doubt):
        return cancelled(upload, client, desk, doubt)
    if late := _arrived_after(error, found):
        return desk.kept(late)
    return desk.kept(replace(found.upload.failed(error), retry_at=None))


def _arrived_after(error: UploadError, found: Found) -> Upload | None:
    """The upload where Linode has what was sent; None where nothing or something else arrived."""
    upload = found.upload
    sent_whole = any(moment.state is UploadState.FINALISING for moment in upload.timeline)
    torn = isinstance(error, FileChanged) and upload.state is not UploadState.RETRY_WAIT
    other = torn or isinstance(error, WrongChecksum)
    if found.remains is not Remains.FINISHED or not sent_whole or other:
        return None
    return arrived(upload)


def _cleared(upload: Upload, client: LinodeClient, desk: Desk, doubt: Doubt) -> Found:
    """What stays on Linode, after trying to remove the own image and to name doubtful ones.

    An image whose state cannot be asked is not removed.
    """
    found = Found(replace(upload, left_behind=upload.image is not None), Remains.UNTOLD)
    try:
        with client.within(desk.removal_seconds) as end, desk.cancel.ending(end):
            found = remove_own(upload, client)
            return replace(found, upload=_named(found.upload, client, desk, doubt))
    except UploadError:
        return found


def with_doubtful(upload: Upload, client: LinodeClient, desk: Desk) -> Upload:
    """Name the doubtful images of an upload with the client that asked for its address.

    That is how it is known whose they could be, even where the upload does not say.
    """
    named = look_for_doubtful(upload, client, desk.knows_image).upload
    return replace(named, in_doubt=False)


def _named(upload: Upload, client: LinodeClient, desk: Desk, doubt: Doubt) -> Upload:
    """The upload with what a request without a clear answer may have made, if that is there.

    Where nothing new is found, it may still come.
    """
    if not upload.in_doubt:
        return upload
    before = {left.id for left in upload.left_images}
    named = with_doubtful(upload, client, desk)
    if doubt is Doubt.OPEN and not _new(named, before):
        desk.cancel.rest(desk.waits[0] if desk.waits else 0.0)
        named = with_doubtful(upload, client, desk)
    return replace(named, in_doubt=doubt is Doubt.OPEN and not _new(named, before))


def _new(upload: Upload, before: set[str]) -> bool:
    return any(left.id not in before for left in upload.left_images)
