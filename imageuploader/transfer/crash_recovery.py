"""Uploads of a program that was ended before they were."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from imageuploader.disk.prepare import sweep
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import OtherAccount, UploadError
from imageuploader.domain.interruption import arrived, asked_for_an_image, ended, unasked
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.store.history import History
from imageuploader.transfer.context import KnowsImage
from imageuploader.transfer.leftover_images import Found, Remains, look, look_for_doubtful

ClientOf = Callable[[str], AbstractContextManager[LinodeClient]]
"""Makes a client of an account, by its name; raises why that cannot be done."""

_KEPT_PENDING = timedelta(days=1)
_S = UploadState
T = TypeVar("T")


def settle(
    history: History, client_of: ClientOf, temp_folder: Path, cancel: CancelToken
) -> tuple[Upload, ...]:
    """Keep and return what became of uploads whose program runs no more; remove its files.

    They ended when their program was last seen alive. Those being processed are left to be
    followed. One whose last byte had left stays as it is where Linode cannot be asked: a later
    start asks again, as it does after CancelRequested. Uploads that were over, and for whose
    doubtful images nobody could look yet, come with what is found now.
    """
    sweep(temp_folder, history.presence.runs)
    settled = []
    with _LinodeQueries(client_of, history.knows_image, cancel) as pending:
        for upload, seen in history.adopt():
            if upload.state is _S.PROCESSING:
                continue
            truth = _truth(upload, seen, pending)
            if truth is None:
                history.disown(upload.id)
            else:
                history.keep(truth)
                settled.append(truth)
        if not history.read_only:
            settled += _name_doubtful(history, pending, {upload.id for upload in settled})
    return tuple(settled)


class _LinodeQueries:
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
        """Return what is there of an upload's own image, or None where that cannot be asked."""
        return self._ask(upload, lambda client: look(upload, client))

    def name_doubtful(self, upload: Upload) -> Upload:
        """Return the upload with its doubtful images named, where they can be looked for."""
        if not (upload.in_doubt or upload.left_images):
            return upload
        found = self._ask(upload, lambda client: look_for_doubtful(upload, client, self._known))
        return found.upload if found else upload

    def _ask(self, upload: Upload, question: Callable[[LinodeClient], T]) -> T | None:
        try:
            client = self._client(upload.account)
            if client is None:
                return None
            with self._cancel.on_cancel(client.abort):
                return question(client)
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


def _truth(upload: Upload, seen: datetime, pending: _LinodeQueries) -> Upload | None:
    """The upload as it really ended, or as Linode goes on with it; None where nobody knows.

    It ended when its program was last `seen` alive.
    """
    if not asked_for_an_image(upload):
        return ended(upload, seen)
    upload = unasked(upload)
    found = pending.look(upload)
    if found is None:
        return None if upload.state is _S.FINALISING else ended(upload, seen)
    upload = pending.name_doubtful(found.upload)
    if found.remains is Remains.FINISHED:
        went_on = _sending(upload) if upload.image else upload
        return arrived(went_on) or ended(upload, seen)
    return ended(upload, seen)


def _sending(upload: Upload) -> Upload:
    """The upload as it must have gone on: nobody else knew the address of its own image.

    The history may not have been told, for want of room.
    """
    sending = upload.state is _S.REQUESTING
    return upload.moved_to(_S.UPLOADING) if sending else upload


def _name_doubtful(history: History, pending: _LinodeQueries, done: set[str]) -> Iterator[Upload]:
    """Look again for what could not be looked for when an upload ended.

    After a day nothing is left that could be found: Linode has removed it.
    """
    for upload in history.left_behind():
        if upload.id in done or not (upload.in_doubt and upload.is_final):
            continue
        over = upload.ended is not None and datetime.now(UTC) - upload.ended > _KEPT_PENDING
        found = replace(upload, in_doubt=False) if over else pending.name_doubtful(upload)
        if found != upload:
            history.keep(found)
            yield found
