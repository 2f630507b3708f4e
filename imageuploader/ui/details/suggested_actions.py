"""What the window offers for an upload that is over: a button for each thing that helps."""

from dataclasses import dataclass, replace
from enum import Enum

from imageuploader.domain.errors import NoWord
from imageuploader.domain.history.account_image import is_account_image
from imageuploader.domain.profile import ImageRights
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.words.cloud_manager import IMAGES_PAGE, SUPPORT_PAGE, deploy_page, image_page
from imageuploader.words.errors.failed_upload import failure_message
from imageuploader.words.image_list import denied_text
from imageuploader.words.message import Action
from imageuploader.words.text import Text

_S = UploadState


class Effect(Enum):
    """What pressing a remedy's button does."""

    AGAIN = "queue a new upload of the same file"
    EDIT = "put file and fields back into the form"
    SIGN_IN = "show the sign-in"
    REMOVE = "delete the unfinished image on Linode"
    COMPARE = "show the unfinished images, with what differs"
    COPY_ID = "copy the image's ID"
    COPY_DETAILS = "copy everything that is known"
    OPEN = "open a page of Cloud Manager"
    EDIT_IMAGE = "change the image on Linode"
    REPLICATE = "copy the image to other regions"
    DELETE_IMAGE = "delete the image on Linode"


@dataclass(frozen=True, slots=True)
class Remedy:
    """A button: its words or its icon, what it does, and the page it opens if it opens one.

    One with a reason cannot be pressed, and says why.
    """

    text: Text
    effect: Effect
    page: str = ""
    icon: str = ""
    reason: Text | None = None


_AGAIN = Remedy(Text("Upload again"), Effect.AGAIN)
_TRY = Remedy(Text("Try again"), Effect.AGAIN)
_EDIT = Remedy(Text("Edit and upload again…"), Effect.EDIT)
_IMAGES = Remedy(Text("Open in Cloud Manager"), Effect.OPEN, IMAGES_PAGE)
_DETAILS = Remedy(Text("Copy details"), Effect.COPY_DETAILS)
_COPY_ID = Remedy(Text("Copy image ID"), Effect.COPY_ID)
_REMOVE = Remedy(Text("Remove unfinished image"), Effect.REMOVE)
_REMOVE_IT = Remedy(Text("Remove it"), Effect.REMOVE)
_COMPARE = Remedy(Text("Unfinished images…"), Effect.COMPARE)
BUTTONS = {
    Action.CHOOSE_FILE: Remedy(Text("Choose another file…"), Effect.EDIT),
    Action.COPY_COMMAND: _DETAILS,
    Action.CORRECT: _EDIT,
    Action.CHANGE_REGION: Remedy(Text("Change region…"), Effect.EDIT),
    Action.TRY_AGAIN: _TRY,
    Action.REQUEST_AGAIN: Remedy(Text("Request again"), Effect.AGAIN),
    Action.UPLOAD_AGAIN: _AGAIN,
    Action.OPEN_SUPPORT: Remedy(Text("Open support"), Effect.OPEN, SUPPORT_PAGE),
    Action.OPEN_CLOUD_MANAGER: _IMAGES,
    Action.SIGN_IN: Remedy(Text("Sign in…"), Effect.SIGN_IN),
    Action.COPY_DETAILS: _DETAILS,
}
"""What the window offers first for each action that an error suggests."""

_ENDED_EARLY = frozenset({_S.CANCELLED, _S.INTERRUPTED, _S.GONE})


def remedies(upload: Upload, rights: ImageRights) -> tuple[Remedy, ...]:
    """Return what to offer for an upload, the best first; nothing while it is on its way."""
    if is_account_image(upload.id):
        return _for_account_image(upload, rights)
    doubtful = bool(upload.left_images) or upload.in_doubt
    offered = _remedies(upload)
    return (*offered, _COMPARE) if offered and doubtful else offered


def _remedies(upload: Upload) -> tuple[Remedy, ...]:
    if upload.state is _S.AVAILABLE and upload.image is not None:
        deploy = Remedy(Text("Deploy…"), Effect.OPEN, deploy_page(upload.image.id))
        return (_COPY_ID, deploy, replace(_about(upload), icon="external"))
    if upload.state is _S.PROCESSING and isinstance(upload.error, NoWord):
        return (_about(upload), _DETAILS)
    if upload.state is _S.FAILED:
        return _after_failure(upload)
    if upload.state not in _ENDED_EARLY:
        return ()
    if not upload.left_behind:
        return (_AGAIN,)
    return (_AGAIN, _REMOVE_IT if upload.state is _S.CANCELLED else _REMOVE)


def _about(upload: Upload) -> Remedy:
    """The button that opens the image itself in Cloud Manager, or all images."""
    page = image_page(upload.image_id) if upload.image_id else IMAGES_PAGE
    return replace(_IMAGES, page=page)


def _for_account_image(upload: Upload, rights: ImageRights) -> tuple[Remedy, ...]:
    number = upload.image.number if upload.image else None
    reason = denied_text(rights.denied(number)) or None
    edit = Remedy(Text("Edit…"), Effect.EDIT_IMAGE, reason=reason)
    copy = Remedy(Text("Copy to regions…"), Effect.REPLICATE, reason=reason)
    delete = Remedy(Text("Delete…"), Effect.DELETE_IMAGE, reason=reason)
    if upload.state is not _S.AVAILABLE:
        return (_COPY_ID, delete)
    deploy = Remedy(Text("Deploy…"), Effect.OPEN, deploy_page(upload.image_id))
    return (_COPY_ID, deploy, edit, copy, delete, replace(_about(upload), icon="external"))


def _after_failure(upload: Upload) -> tuple[Remedy, ...]:
    if upload.error is None:
        return (_TRY,)
    first = BUTTONS[failure_message(upload, upload.error).action]
    first = _about(upload) if first is _IMAGES else first
    second = _TRY if first is _DETAILS else _DETAILS
    return (first, _REMOVE, second) if upload.left_behind else (first, second)
