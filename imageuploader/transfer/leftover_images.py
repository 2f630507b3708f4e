"""Images that uploads of this program left unfinished on Linode: which they are, and removing them.

Only an image that still waits for its bytes is ever removed, and only for an upload of ours.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto

from imageuploader.domain.errors import ImageUnclear, NotFound
from imageuploader.domain.image import Image, ImageStatus
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.context import KnowsImage
from imageuploader.transfer.ownership import check_gone, check_home, check_user, is_same

_CLOCKS_DIFFER = timedelta(seconds=5)
"""Linode writes whole seconds. More would let another's image of the same label look like ours."""

_REQUEST_LASTS = timedelta(minutes=2)
"""Longer than any request for an address waits: an image made later is another's."""


class Remains(Enum):
    """What is on Linode of an upload that ended early."""

    NOTHING = auto()
    PENDING = auto()
    """The image waits for bytes that will not come: it may be removed."""
    FINISHED = auto()
    """The image has its bytes after all: it is never touched."""
    UNCLEAR = auto()
    """Several images could be the one that was asked for, so none of them may be touched."""


@dataclass(frozen=True, slots=True)
class Found:
    """An upload, with its image as Linode shows it now, and what that means."""

    upload: Upload
    remains: Remains
    candidates: tuple[Image, ...] = ()
    """The images of which one may be the upload's, where that is unclear."""


def unfinished(uploads: Iterable[Upload]) -> tuple[Upload, ...]:
    """Return the uploads that are over and may have left an image on Linode."""
    return tuple(upload for upload in uploads if upload.is_final and upload.left_behind)


def look(upload: Upload, client: LinodeClient, known: KnowsImage) -> Found:
    """Ask what an upload that ended early left; raise why Linode cannot be asked."""
    check_home(upload, client)
    if upload.image is None:
        return _orphan(upload, client, known)
    try:
        image = client.image(upload.image.id)
    except NotFound:
        check_gone(upload, client)
        return Found(replace(upload, left_behind=False), Remains.NOTHING)
    if not is_same(image, upload.image):
        return Found(replace(upload, left_behind=False), Remains.NOTHING)
    upload = replace(upload, image=image)
    if waits_for_bytes(image):
        return Found(replace(upload, left_behind=True), Remains.PENDING)
    return Found(replace(upload, left_behind=False), Remains.FINISHED)


def remove(found: Found, client: LinodeClient) -> Upload:
    """Delete what was found, if it is pending; raise ImageUnclear, or why Linode cannot do it."""
    if found.remains is Remains.UNCLEAR:
        raise ImageUnclear(tuple(image.id for image in found.candidates))
    if found.remains is Remains.PENDING and found.upload.image is not None:
        delete(found.upload.image, client)
    return replace(found.upload, left_behind=False)


def remove_left(upload: Upload, client: LinodeClient, known: KnowsImage) -> Upload:
    """Delete what an upload left on Linode; raise ImageUnclear, or why that cannot be done.

    An image that is no longer pending was finished after all, and is not touched.
    """
    return remove(look(upload, client, known), client)


def waits_for_bytes(image: Image) -> bool:
    """Tell whether an image has not got its bytes; one without a status says nothing else."""
    return image.status in {"", ImageStatus.PENDING_UPLOAD}


def delete(image: Image, client: LinodeClient) -> None:
    """Delete an image; one that is gone already is well."""
    try:
        client.delete_image(image.id)
    except NotFound:
        return


def _orphan(upload: Upload, client: LinodeClient, known: KnowsImage) -> Found:
    """The image of a request whose answer never came, if exactly one can be it.

    Who may be another user than the one who asked cannot tell that there is none.
    """
    user = check_user(upload, client)
    images = tuple(image for image in _candidates(upload, client, user) if not known(image.id))
    ids = tuple(image.id for image in images)
    match images:
        case ():
            upload = replace(upload, left_behind=not upload.user, left_images=())
            return Found(upload, Remains.NOTHING)
        case (image,):
            upload = replace(upload, user=user, image=image, left_behind=True, left_images=())
            return Found(upload, Remains.PENDING)
        case _:
            upload = replace(upload, user=user, left_behind=True, left_images=ids)
            return Found(upload, Remains.UNCLEAR, images)


def _candidates(upload: Upload, client: LinodeClient, user: str) -> list[Image]:
    """The pending images of this label and user that were made while a request went on."""
    asked = [moment.at for moment in upload.timeline if moment.state is UploadState.REQUESTING]
    # by Linode's clock: ours may be wrong, and then our own image would be taken for another's
    asked = [moment + client.ahead for moment in asked]
    return [
        image
        for image in client.images({"label": upload.spec.label, "is_public": False})
        if image.status == ImageStatus.PENDING_UPLOAD
        and (image.label, image.created_by) == (upload.spec.label, user)
        and image.created
        and any(_fits(image.created, moment) for moment in asked)
    ]


def _fits(created: datetime, asked: datetime) -> bool:
    return asked - _CLOCKS_DIFFER <= created <= asked + _REQUEST_LASTS
