"""Uploads of a program that was ended before they were."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from imageuploader.disk.prepare import sweep
from imageuploader.domain.errors import NotFound, UploadError
from imageuploader.domain.image import ImageStatus
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.store.presence import nobody_sending
from imageuploader.transfer.job import OpenClient


def settle(
    uploads: Iterable[Upload],
    open_client: OpenClient,
    temp_folder: Path,
    keep: Callable[[Upload], None],
) -> tuple[Upload, ...]:
    """Keep and return what became of them; nothing while any program of ours is sending.

    Temporary files that nobody needs any more are removed.
    What was being confirmed is asked for; it stays as it is where Linode cannot be asked.
    """
    with nobody_sending(temp_folder) as nobody:
        if not nobody:
            return ()
        sweep(temp_folder)
        found = [_settled(upload, open_client) for upload in uploads]
        settled = tuple(upload for upload in found if upload)
        for upload in settled:
            keep(upload)
        return settled


def _settled(upload: Upload, open_client: OpenClient) -> Upload | None:
    left = upload.image is not None
    match upload.state:
        case UploadState.CANCELLING:
            return replace(upload.moved_to(UploadState.CANCELLED), left_behind=left)
        case UploadState.FINALISING if left:
            return _asked(upload, open_client)
        case _ if upload.can_move_to(UploadState.INTERRUPTED):
            return replace(upload.moved_to(UploadState.INTERRUPTED), left_behind=left)
        case _:
            return None


def _asked(upload: Upload, open_client: OpenClient) -> Upload | None:
    """An upload whose bytes may all have arrived."""
    if upload.image is None:
        return None
    try:
        with open_client() as client:
            image = client.image(upload.image.id)
    except NotFound:
        return upload.moved_to(UploadState.INTERRUPTED)
    except UploadError:
        return None
    if image.status == ImageStatus.PENDING_UPLOAD:
        return replace(upload.moved_to(UploadState.INTERRUPTED), left_behind=True)
    return replace(upload.moved_to(UploadState.PROCESSING), image=image)
