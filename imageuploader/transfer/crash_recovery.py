"""Uploads of a program that was ended before they were."""

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from imageuploader.disk.prepare import sweep
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import OtherAccount, UploadError
from imageuploader.domain.interruption import asked_for_an_image, ended
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.store.history import History
from imageuploader.transfer.context import KnowsImage
from imageuploader.transfer.leftover_images import Found, Remains, look

ClientOf = Callable[[str], AbstractContextManager[LinodeClient]]
"""Makes a client of an account, by its name; raises why that cannot be done."""

_S = UploadState


def settle(
    history: History, client_of: ClientOf, temp_folder: Path, cancel: CancelToken
) -> tuple[Upload, ...]:
    """Keep and return what became of uploads whose program runs no more; remove its files.

    They ended when their program was last seen alive. Those being processed are left to be
    followed. One whose last byte had left stays as it is where Linode cannot be asked: a later
    start asks again, as it does after CancelRequested.
    """
    sweep(temp_folder, history.presence.runs)
    settled = []
    with _Inquiry(client_of, history.knows_image, cancel) as inquiry:
        for upload, seen in history.adopt():
            if upload.state is _S.PROCESSING:
                continue
            truth = _truth(upload, seen, inquiry)
            if truth is None:
                history.disown(upload.id)
            else:
                history.keep(truth)
                settled.append(truth)
    return tuple(settled)


class _Inquiry:
    """Asks Linode about uploads; an account that could not be asked is not asked again."""

    def __init__(self, client_of: ClientOf, known: KnowsImage, cancel: CancelToken) -> None:
        self._client_of = client_of
        self._known = known
        self._cancel = cancel
        self._stack = ExitStack()
        self._clients: dict[str, LinodeClient | None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def look(self, upload: Upload) -> Found | None:
        """Return what an upload left on Linode, or None where that cannot be asked."""
        try:
            client = self._client(upload.account)
            if client is None:
                return None
            with self._cancel.shutting(client.abort):
                return look(upload, client, self._known)
        except OtherAccount:
            return None
        except UploadError:
            self._cancel.check()
            self._clients[upload.account] = None
            return None

    def _client(self, account: str) -> LinodeClient | None:
        if account not in self._clients:
            self._clients[account] = self._stack.enter_context(self._client_of(account))
        return self._clients[account]


def _truth(upload: Upload, seen: datetime, inquiry: _Inquiry) -> Upload | None:
    """The upload as it really ended, or as Linode goes on with it; None where nobody knows.

    It ended when its program was last `seen` alive.
    """
    if not asked_for_an_image(upload):
        return ended(upload, seen)
    found = inquiry.look(upload)
    if found is None:
        waits = upload.state is _S.FINALISING
        return None if waits else replace(ended(upload, seen), left_behind=True)
    if found.remains is Remains.FINISHED:
        went_on = _sending(found.upload) if upload.image else found.upload
        return _arrived(went_on) or ended(found.upload, seen)
    return ended(found.upload, seen)


def _sending(upload: Upload) -> Upload:
    """The upload as it must have gone on: nobody else knew the address of its own image.

    The history may not have been told, for want of room.
    """
    sending = upload.state is _S.REQUESTING
    return upload.moved_to(_S.UPLOADING) if sending else upload


def _arrived(upload: Upload) -> Upload | None:
    """The upload where Linode has all bytes, though the program did not live to learn it.

    None where it had not sent any: somebody else did.
    """
    if upload.state is _S.UPLOADING:
        upload = replace(upload.moved_to(_S.FINALISING), sent_bytes=upload.total_bytes)
    return upload.moved_to(_S.PROCESSING) if upload.can_move_to(_S.PROCESSING) else None
