"""How an upload ends before it is done: its program exits, it is given up, or an error ends it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload, UploadState

_S = UploadState
_MAY_HAVE_ARRIVED = frozenset({_S.FINALISING, _S.RETRY_WAIT})


def left(upload: Upload) -> Upload:
    """Return the upload as a program leaves it that has no time to ask Linode.

    It is interrupted, and its image stays there. One whose bytes may all have arrived, or whose
    end has begun, stays as it is: the next start asks.
    """
    if upload.state in _MAY_HAVE_ARRIVED or not upload.can_move_to(_S.INTERRUPTED):
        return upload
    return ended(unasked(upload))


def unasked(upload: Upload) -> Upload:
    """Return the upload with what it may have left, where Linode is not asked about it."""
    lost = upload.image is None and asked_for_an_image(upload)
    left_behind = upload.image is not None
    return replace(upload, left_behind=left_behind, in_doubt=upload.in_doubt or lost)


def arrived(upload: Upload) -> Upload | None:
    """Return the upload in PROCESSING, where Linode has all bytes although nobody was told.

    None where it had not sent any: somebody else did.
    """
    if upload.state is _S.UPLOADING:
        upload = upload.moved_to(_S.FINALISING)
    if not upload.can_move_to(_S.PROCESSING):
        return None
    upload = replace(upload.moved_to(_S.PROCESSING), sent_bytes=upload.total_bytes)
    return replace(upload, error=None, retry_at=None)


def give_up(upload: Upload, save: Callable[[Upload], Upload] = lambda upload: upload) -> Upload:
    """Return the upload in CANCELLED, unless it is over or all its bytes have arrived.

    Its image may still be on Linode. `save` gets every state on the way and returns it.
    """
    if upload.is_final or upload.state is _S.PROCESSING:
        return upload
    upload = unasked(upload)
    if not upload.can_move_to(_S.CANCELLED):
        upload = save(upload.moved_to(_S.CANCELLING))
    return save(upload.moved_to(_S.CANCELLED))


def end_by(error: UploadError, upload: Upload) -> Upload:
    """Return the upload after an error that nothing else handled."""
    if not upload.can_move_to(_S.FAILED) or upload.state is _S.PROCESSING:
        return give_up(upload)
    return unasked(upload).failed(error)


def ended(upload: Upload, at: datetime | None = None) -> Upload:
    """Return the upload in INTERRUPTED, or in CANCELLED where that was under way; now or then."""
    cancelling = upload.state is _S.CANCELLING
    return upload.moved_to(_S.CANCELLED if cancelling else _S.INTERRUPTED, at)


def asked_for_an_image(upload: Upload) -> bool:
    """Return whether there may be an image of it on Linode."""
    if upload.state in {_S.QUEUED, _S.PREPARING}:
        return False
    requested = any(moment.state is _S.REQUESTING for moment in upload.timeline)
    return requested or upload.image is not None
