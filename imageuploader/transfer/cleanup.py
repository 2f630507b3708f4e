"""After an upload that will not be: nothing of it stays on Linode, or it is said."""

from dataclasses import replace
from enum import Enum, auto

from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.errors import (
    Garbled,
    ImageGone,
    ServerTrouble,
    Unreachable,
    UploadError,
)
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.context import Desk
from imageuploader.transfer.leftover_images import Found, Remains, delete, look

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
    """Remove the pending image and return the upload in CANCELLED."""
    upload = replace(upload.moved_to(UploadState.CANCELLING), error=None, retry_at=None)
    try:
        desk.keep(upload)
    finally:
        upload = _cleared(upload, client, desk, doubt)
    return desk.kept(upload.moved_to(UploadState.CANCELLED))


def failed(
    upload: Upload, error: UploadError, client: LinodeClient, desk: Desk, doubt: Doubt
) -> Upload:
    """Remove the pending image and return the upload in FAILED, in GONE, or in CANCELLED.

    The last where somebody gives up meanwhile: removing is then seen to begin anew.
    """
    if isinstance(error, ImageGone) and upload.can_move_to(UploadState.GONE):
        return desk.kept(replace(upload.moved_to(UploadState.GONE), error=None, retry_at=None))
    try:
        with desk.cancel.shutting(client.abort):
            cleared = _cleared(upload, client, desk, doubt)
    except CancelRequested:
        return cancelled(upload, client, desk, doubt)
    if desk.cancel.fired and cleared.left_behind:
        return cancelled(upload, client, desk, doubt)
    return desk.kept(replace(cleared.failed(error), retry_at=None))


def without_orphan(upload: Upload, client: LinodeClient, desk: Desk) -> Upload:
    """Remove the image that a request without an answer made; raise why that cannot be done.

    Where several could be it they are left, and named in `left_images`.
    """
    return _without(upload, _orphan(upload, client, desk), client)


def _orphan(upload: Upload, client: LinodeClient, desk: Desk) -> Found:
    """Look for it; what was named before was there before the request, and is not it."""

    def known(image_id: str) -> bool:
        return image_id in upload.left_images or desk.knows_image(image_id)

    return look(replace(upload, image=None), client, known)


def _without(upload: Upload, found: Found, client: LinodeClient) -> Upload:
    if found.remains is Remains.PENDING and found.upload.image is not None:
        delete(found.upload.image, client)
    several = tuple(image.id for image in found.candidates)
    return replace(upload, left_images=(*upload.left_images, *several))


def _cleared(upload: Upload, client: LinodeClient, desk: Desk, doubt: Doubt) -> Upload:
    """The upload with the truth of what stays on Linode, after trying to remove it."""
    try:
        with client.within(desk.removal_seconds) as end, desk.cancel.ending(end):
            if upload.image is not None:
                delete(upload.image, client)
            elif doubt is not Doubt.NONE:
                return _searched(upload, client, desk, doubt)
    except UploadError:
        return replace(upload, left_behind=True)
    return replace(upload, left_behind=bool(upload.left_images))


def _searched(upload: Upload, client: LinodeClient, desk: Desk, doubt: Doubt) -> Upload:
    """After a request without a clear answer: where nothing is found, it may still come."""
    found = _orphan(upload, client, desk)
    if found.remains is Remains.NOTHING and doubt is Doubt.OPEN:
        desk.cancel.rest(desk.waits[0] if desk.waits else 0.0)
        found = _orphan(upload, client, desk)
    sure = found.remains is not Remains.NOTHING or doubt is Doubt.OVER
    upload = _without(upload, found, client)
    return replace(upload, left_behind=not sure or bool(upload.left_images))
