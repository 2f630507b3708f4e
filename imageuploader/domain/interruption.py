"""State of an upload that ends early: the program exits, it is cancelled, or an error ends it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload, UploadState

_S = UploadState
_MAY_HAVE_ARRIVED = frozenset({_S.FINALISING, _S.RETRY_WAIT})


def interrupt(upload: Upload) -> Upload:
    """Return the upload when the program exits and has no time to ask Linode.

    It is interrupted, and its image stays there. One whose bytes may all have arrived, or that is
    already ending, stays as it is: the next start asks. So does one that only waited: the window
    puts it in line again.
    """
    if only_waited(upload):
        return upload
    waits_with_image = upload.state is _S.QUEUED and upload.image is not None
    may_have_arrived = upload.state in _MAY_HAVE_ARRIVED or waits_with_image
    if may_have_arrived or not upload.can_move_to(_S.INTERRUPTED):
        return upload
    return end_interrupted(mark_leftovers(upload))


def mark_leftovers(upload: Upload) -> Upload:
    """Return the upload with what it may have left on Linode, without asking."""
    lost = upload.image is None and may_have_image(upload)
    left_behind = upload.image is not None
    return replace(upload, left_behind=left_behind, in_doubt=upload.in_doubt or lost)


def complete_sending(upload: Upload) -> Upload | None:
    """Return the upload in PROCESSING: Linode has all bytes, although it did not confirm them.

    None if the upload had not sent any: somebody else did.
    """
    if upload.state is _S.UPLOADING:
        upload = upload.moved_to(_S.FINALISING)
    if not upload.can_move_to(_S.PROCESSING):
        return None
    upload = replace(upload.moved_to(_S.PROCESSING), sent_bytes=upload.total_bytes)
    return replace(upload, error=None, retry_at=None)


def give_up(upload: Upload, save: Callable[[Upload], Upload] = lambda upload: upload) -> Upload:
    """Return the upload in CANCELLED, unless it is final or all its bytes have arrived.

    Its image may still be on Linode. `save` gets every state on the way and returns it.
    """
    if upload.is_final or upload.state is _S.PROCESSING:
        return upload
    upload = mark_leftovers(upload)
    if not upload.can_move_to(_S.CANCELLED):
        upload = save(upload.moved_to(_S.CANCELLING))
    return save(upload.moved_to(_S.CANCELLED))


def end_by(error: UploadError, upload: Upload) -> Upload:
    """Return the upload after an error that nothing else handled."""
    if not upload.can_move_to(_S.FAILED) or upload.state is _S.PROCESSING:
        return give_up(upload)
    return mark_leftovers(upload).failed(error)


def end_interrupted(upload: Upload, at: datetime | None = None) -> Upload:
    """Return the upload in INTERRUPTED, or in CANCELLED if it was in CANCELLING; now or then."""
    cancelling = upload.state is _S.CANCELLING
    return upload.moved_to(_S.CANCELLED if cancelling else _S.INTERRUPTED, at)


def only_waited(upload: Upload) -> bool:
    """Return whether nothing but the check and the preparation of an upload has begun."""
    return upload.state in {_S.QUEUED, _S.PREPARING} and upload.image is None


def may_have_image(upload: Upload) -> bool:
    """Return whether the upload may have created an image on Linode."""
    if only_waited(upload):
        return False
    requested = any(moment.state is _S.REQUESTING for moment in upload.timeline)
    return requested or upload.image is not None
