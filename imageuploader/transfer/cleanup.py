"""After an upload that will not be: nothing of it stays on Linode, or it is said."""

from dataclasses import replace
from datetime import timedelta

from imageuploader.domain.errors import (
    Garbled,
    ImageGone,
    NotFound,
    ServerTrouble,
    Unreachable,
    UploadError,
)
from imageuploader.domain.image import Image, ImageStatus
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.desk import Desk

_CLOCKS_DIFFER = timedelta(seconds=5)
"""Linode writes whole seconds. More would let another's image of the same label look like ours."""


def cancelled(upload: Upload, client: LinodeClient, desk: Desk, *, doubtful: bool) -> Upload:
    """Remove the pending image and return the upload in CANCELLED.

    `doubtful` says that an image may have been asked for whose id is not known.
    """
    upload = desk.kept(upload.moved_to(UploadState.CANCELLING))
    left = _left_behind(upload, client, doubtful=doubtful)
    return desk.kept(replace(upload.moved_to(UploadState.CANCELLED), left_behind=left))


def failed(upload: Upload, error: UploadError, client: LinodeClient, desk: Desk) -> Upload:
    """Remove the pending image and return the upload in FAILED, or in GONE."""
    if isinstance(error, ImageGone) and upload.can_move_to(UploadState.GONE):
        return desk.kept(upload.moved_to(UploadState.GONE))
    left = _left_behind(upload, client, doubtful=_doubtful(error))
    return desk.kept(replace(upload.failed(error), left_behind=left))


def delete(image: Image, client: LinodeClient) -> None:
    """Delete an image; one that is gone already is well."""
    try:
        client.delete_image(image.id)
    except NotFound:
        return


def _left_behind(upload: Upload, client: LinodeClient, *, doubtful: bool) -> bool:
    """Whether the pending image is still on Linode after trying to remove it."""
    try:
        if upload.image is not None:
            delete(upload.image, client)
        elif doubtful:
            return not _only_orphan_removed(upload, client)
    except UploadError:
        return True
    return False


def remove_orphan(upload: Upload, error: UploadError, client: LinodeClient) -> None:
    """After a POST whose answer was lost: remove the image it may have made.

    Raises the POST's error where that cannot be settled, so that no second one is made.
    """
    if not _doubtful(error):
        return
    try:
        _only_orphan_removed(upload, client)
    except UploadError:
        raise error from None


def _doubtful(error: UploadError) -> bool:
    """Whether the request may have been carried out although it failed."""
    match error:
        case Unreachable(sent=sent):
            return sent
        case ServerTrouble() | Garbled():
            return True
        case _:
            return False


def _only_orphan_removed(upload: Upload, client: LinodeClient) -> bool:
    """Delete the one image a doubtful request made; False where several could be it."""
    found = _orphans(upload, client)
    if len(found) == 1:
        delete(found[0], client)
    return len(found) <= 1


def _orphans(upload: Upload, client: LinodeClient) -> list[Image]:
    """The pending images of this label and user made since the request."""
    asked = [moment.at for moment in upload.timeline if moment.state is UploadState.REQUESTING]
    if not asked:
        return []
    since = asked[-1] - _CLOCKS_DIFFER
    user = client.profile().username
    return [
        image
        for image in client.images({"label": upload.spec.label, "is_public": False})
        if image.status == ImageStatus.PENDING_UPLOAD
        and image.created_by == user
        and image.created
        and image.created >= since
    ]
