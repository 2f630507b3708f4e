"""Images that uploads of this program left unfinished on Linode: which they are, and removing them.

An image is proved ours where its id came in the answer to our own request: it may be deleted
unasked, while it still waits for its bytes. One that only fits a request whose answer was lost
is doubtful, however well it fits: it is named, and deleted only where a person says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from imageuploader.domain.errors import ImageUnclear, NotFound
from imageuploader.domain.image import Image, ImageStatus
from imageuploader.domain.image_comparison import fits_request
from imageuploader.domain.upload import LeftImage, Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.context import KnowsImage
from imageuploader.transfer.ownership import check_gone, check_home, check_user, is_same


class Remains(Enum):
    """What is on Linode of the image that is proved an upload's own."""

    NOTHING = auto()
    PENDING = auto()
    """It waits for bytes that will not come: it may be removed."""
    FINISHED = auto()
    """It has its bytes after all: it is never touched."""
    UNTOLD = auto()
    """Linode does not say whether it has its bytes: it is not touched."""


@dataclass(frozen=True, slots=True)
class Found:
    """An upload, with its own image as Linode shows it now, and what that means."""

    upload: Upload
    remains: Remains


@dataclass(frozen=True, slots=True)
class Doubtful:
    """An upload, with the ids of the doubtful images that still wait, and those images."""

    upload: Upload
    images: tuple[Image, ...]


def look(upload: Upload, client: LinodeClient) -> Found:
    """Ask for an upload's own image; raise why Linode cannot be asked."""
    check_home(upload, client)
    if upload.image is None:
        return Found(replace(upload, left_behind=False), Remains.NOTHING)
    try:
        image = client.image(upload.image.id)
    except NotFound:
        check_gone(upload, client)
        return Found(replace(upload, left_behind=False), Remains.NOTHING)
    if not is_same(image, upload.image):
        return Found(replace(upload, left_behind=False), Remains.NOTHING)
    remains = _remains(image)
    left = remains is not Remains.FINISHED
    return Found(replace(upload, image=image, left_behind=left), remains)


def remove_own(upload: Upload, client: LinodeClient) -> Found:
    """Delete an upload's own image if it surely still waits; return what is there then.

    Its state is asked first, whatever was known before; raises why that, or deleting, fails.
    """
    found = look(upload, client)
    if found.remains is not Remains.PENDING or found.upload.image is None:
        return found
    _delete(found.upload.image.id, client)
    return Found(replace(found.upload, left_behind=False), Remains.NOTHING)


def remove_left(upload: Upload, client: LinodeClient) -> Found:
    """Do as `remove_own`, because a person says so: raise ImageUnclear where it is not told."""
    found = remove_own(upload, client)
    if found.remains is Remains.UNTOLD and upload.image is not None:
        raise ImageUnclear((upload.image.id,))
    return found


def look_for_doubtful(upload: Upload, client: LinodeClient, known: KnowsImage) -> Doubtful:
    """Ask for the doubtful images, and look for those not named yet; raise why that fails.

    Only those stay named that still wait, and that no upload of the history is `known` to own.
    Who may be another user than the one who asked cannot tell that there are none.
    """
    check_home(upload, client)
    user = check_user(upload, client)
    images = list(_still_waiting(upload, client))
    if upload.in_doubt:
        ids = {image.id for image in images}
        images += [image for image in _candidates(upload, client, user) if image.id not in ids]
    images = [image for image in images if not (known(image.id) or _is_own(upload, image))]
    unsure = upload.in_doubt and not upload.user and not images
    left = tuple(LeftImage(image.id, image.created) for image in images)
    upload = replace(upload, user=user if left else upload.user, left_images=left, in_doubt=unsure)
    return Doubtful(upload, tuple(images))


def remove_doubtful(upload: Upload, image_id: str, client: LinodeClient) -> Found:
    """Delete a doubtful image because a person says so; raise why that cannot be done.

    Only one that still waits. The upload names it no more, whether it went or got its bytes;
    what is found is said of this image.
    """
    check_home(upload, client)
    named = [left for left in upload.left_images if left.id == image_id]
    rest = tuple(left for left in upload.left_images if left.id != image_id)
    try:
        image = client.image(image_id)
    except NotFound:
        check_user(upload, client)
        return Found(replace(upload, left_images=rest), Remains.NOTHING)
    is_named = any(_is_named(image, left) for left in named)
    remains = _remains(image) if is_named else Remains.FINISHED
    if remains is Remains.UNTOLD:
        raise ImageUnclear((image_id,))
    if remains is Remains.PENDING:
        _delete(image_id, client)
        remains = Remains.NOTHING
    return Found(replace(upload, left_images=rest), remains)


def has_bytes(image: Image) -> bool:
    """Tell whether an image got its bytes; one without a status says nothing else."""
    return _remains(image) is Remains.FINISHED


def _remains(image: Image) -> Remains:
    match image.status:
        case ImageStatus.PENDING_UPLOAD:
            return Remains.PENDING
        case "":
            return Remains.UNTOLD
        case _:
            return Remains.FINISHED


def _delete(image_id: str, client: LinodeClient) -> None:
    """Delete an image; one that is gone already is well."""
    try:
        client.delete_image(image_id)
    except NotFound:
        return


def _still_waiting(upload: Upload, client: LinodeClient) -> Iterator[Image]:
    """The images named before that are there and have not got their bytes."""
    for left in upload.left_images:
        try:
            image = client.image(left.id)
        except NotFound:
            continue
        if _is_named(image, left) and not has_bytes(image):
            yield image


def _is_named(image: Image, left: LeftImage) -> bool:
    """Whether an image is the one that was named: a new Linode counts anew."""
    return image.id == left.id and is_same(image, Image(created=left.made))


def _is_own(upload: Upload, image: Image) -> bool:
    return upload.image is not None and upload.image.id == image.id


def _candidates(upload: Upload, client: LinodeClient, user: str) -> Iterable[Image]:
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
        and any(fits_request(image.created, moment) for moment in asked)
    ]
