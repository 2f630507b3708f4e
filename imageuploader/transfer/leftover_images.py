"""Images that uploads of this program left unfinished on Linode: finding and deleting them.

An image is proved ours if its ID came in the answer to our own request: it may be deleted
without asking, while it still waits for its bytes. One that only fits a request whose answer was
lost is doubtful, however well it fits: it is named, and deleted only if a person confirms it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from imageuploader.domain.errors import ImageUnclear, NotFound
from imageuploader.domain.image import Image, ImageStatus
from imageuploader.domain.image_comparison import fits_request
from imageuploader.domain.upload import LeftImage, Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.ownership import (
    is_same_image,
    require_endpoint,
    require_maker,
    require_user,
)
from imageuploader.transfer.transfer_context import KnowsImage


class Remains(Enum):
    """What is on Linode of the image that is proved to be an upload's own."""

    NOTHING = auto()
    PENDING = auto()
    """It waits for bytes that will not come: it may be removed."""
    FINISHED = auto()
    """It has its bytes after all: it is never touched."""
    UNKNOWN = auto()
    """Linode does not say whether it has its bytes: it is not touched."""


@dataclass(frozen=True, slots=True)
class OwnImage:
    """An upload with its own image as Linode shows it now, and what that means."""

    upload: Upload
    remains: Remains


@dataclass(frozen=True, slots=True)
class DoubtfulImages:
    """An upload that names the doubtful images which still wait, and those images."""

    upload: Upload
    images: tuple[Image, ...]


def refresh_image(upload: Upload, client: LinodeClient) -> OwnImage:
    """Query an upload's own image; raise why Linode cannot be asked."""
    require_endpoint(upload, client)
    if upload.image is None:
        return OwnImage(replace(upload, left_behind=False), Remains.NOTHING)
    try:
        image = client.image(upload.image.id)
    except NotFound:
        require_maker(upload, client)
        return OwnImage(replace(upload, left_behind=False), Remains.NOTHING)
    if not is_same_image(image, upload.image):
        return OwnImage(replace(upload, left_behind=False), Remains.NOTHING)
    remains = _remains(image)
    left = remains is not Remains.FINISHED
    return OwnImage(replace(upload, image=image, left_behind=left), remains)


def remove_own(upload: Upload, client: LinodeClient) -> OwnImage:
    """Delete an upload's own image if it certainly still waits; return what remains.

    Its state is queried first, whatever was known before; raises why that, or deleting, fails.
    """
    own = refresh_image(upload, client)
    if own.remains is not Remains.PENDING or own.upload.image is None:
        return own
    _delete(own.upload.image.id, client)
    return OwnImage(replace(own.upload, left_behind=False), Remains.NOTHING)


def remove_left(upload: Upload, client: LinodeClient) -> OwnImage:
    """Like `remove_own`, on a person's request: raise ImageUnclear if the state is unknown."""
    own = remove_own(upload, client)
    if own.remains is Remains.UNKNOWN and upload.image is not None:
        raise ImageUnclear((upload.image.id,))
    return own


def find_doubtful(upload: Upload, client: LinodeClient, known: KnowsImage) -> DoubtfulImages:
    """Query the doubtful images, and look for those not named yet; raise why that fails.

    Only those stay named that still wait, and that no upload of the history is `known` to own.
    A user who may not be the one that requested the image cannot tell that there are none.
    """
    require_endpoint(upload, client)
    user = require_user(upload, client)
    images = list(_still_waiting(upload, client))
    if upload.in_doubt:
        ids = {image.id for image in images}
        images += [image for image in _candidates(upload, client, user) if image.id not in ids]
    images = [image for image in images if not (known(image.id) or _is_own(upload, image))]
    unsure = upload.in_doubt and not upload.user and not images
    left = tuple(LeftImage(image.id, image.created) for image in images)
    upload = replace(upload, user=user if left else upload.user, left_images=left, in_doubt=unsure)
    return DoubtfulImages(upload, tuple(images))


def remove_doubtful(upload: Upload, image_id: str, client: LinodeClient) -> OwnImage:
    """Delete a doubtful image on a person's request; raise why that cannot be done.

    Only one that still waits. The upload no longer names it, whether it is gone or got its bytes;
    `remains` is about this image.
    """
    require_endpoint(upload, client)
    named = [left for left in upload.left_images if left.id == image_id]
    rest = tuple(left for left in upload.left_images if left.id != image_id)
    try:
        image = client.image(image_id)
    except NotFound:
        require_user(upload, client)
        return OwnImage(replace(upload, left_images=rest), Remains.NOTHING)
    is_named = any(_is_named(image, left) for left in named)
    remains = _remains(image) if is_named else Remains.FINISHED
    if remains is Remains.UNKNOWN:
        raise ImageUnclear((image_id,))
    if remains is Remains.PENDING:
        _delete(image_id, client)
        remains = Remains.NOTHING
    return OwnImage(replace(upload, left_images=rest), remains)


def has_bytes(image: Image) -> bool:
    """Return whether an image got its bytes; without a status that is not known to be so."""
    return _remains(image) is Remains.FINISHED


def _remains(image: Image) -> Remains:
    match image.status:
        case ImageStatus.PENDING_UPLOAD:
            return Remains.PENDING
        case "":
            return Remains.UNKNOWN
        case _:
            return Remains.FINISHED


def _delete(image_id: str, client: LinodeClient) -> None:
    """Delete an image; ignore one that is already gone."""
    try:
        client.delete_image(image_id)
    except NotFound:
        return


def _still_waiting(upload: Upload, client: LinodeClient) -> Iterator[Image]:
    """Yield the images named before that exist and have not got their bytes."""
    for left in upload.left_images:
        try:
            image = client.image(left.id)
        except NotFound:
            continue
        if _is_named(image, left) and not has_bytes(image):
            yield image


def _is_named(image: Image, left: LeftImage) -> bool:
    """Whether an image is the named one: IDs restart on a new Linode deployment."""
    return image.id == left.id and is_same_image(image, Image(created=left.made))


def _is_own(upload: Upload, image: Image) -> bool:
    return upload.image is not None and upload.image.id == image.id


def _candidates(upload: Upload, client: LinodeClient, user: str) -> Iterable[Image]:
    """The pending images of this label and user that were created during a request."""
    requested = [moment.at for moment in upload.timeline if moment.state is UploadState.REQUESTING]
    # By Linode's clock: with ours wrong, our own image would be taken for somebody else's.
    requested = [moment + client.ahead for moment in requested]
    return [
        image
        for image in client.images({"label": upload.spec.label, "is_public": False})
        if image.status == ImageStatus.PENDING_UPLOAD
        and (image.label, image.created_by) == (upload.spec.label, user)
        and image.created
        and any(fits_request(image.created, moment) for moment in requested)
    ]
