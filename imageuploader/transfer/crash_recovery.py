"""Recovers uploads whose process died."""

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from imageuploader.disk.prepare import sweep
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import LocalError, OtherAccount, UploadError
from imageuploader.domain.interruption import (
    complete_sending,
    end_interrupted,
    mark_leftovers,
    may_have_image,
    only_waited,
)
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.store.history import History
from imageuploader.transfer.leftover_images import (
    OwnImage,
    Remains,
    find_doubtful,
    refresh_image,
)
from imageuploader.transfer.transfer_context import KnowsImage

ClientOf = Callable[[str], AbstractContextManager[LinodeClient]]
"""Opens a client of an account, by its name; raises why that fails."""

_PENDING_LIFETIME = timedelta(days=1)
_S = UploadState
T = TypeVar("T")


def recover(
    history: History,
    client_of: ClientOf,
    temp_folder: Path,
    cancel: CancelToken,
    in_line: Collection[str] = (),
) -> tuple[Upload, ...]:
    """Save and return what became of uploads whose process died; remove its temporary files.

    They ended when their process was last seen alive. Those in PROCESSING are left to be
    followed. One whose last byte had been sent stays as it is if Linode cannot be asked: a later
    start asks again, as it does after CancelRequested. Ended uploads whose doubtful images could
    not be looked for yet are returned with what is found now.

    Those of `in_line` that only waited are returned as they are: whoever calls puts them in line
    again, or disowns them.

    Raises DiskFailed or HistoryFull before it has changed any upload: call it again.
    """
    sweep(temp_folder, history.presence.runs)
    left_behind = [] if history.read_only else history.left_behind()
    recovered = []
    with ExitStack() as stack:
        queries = _LinodeQueries(client_of, history.knows_image, cancel, stack)
        for upload, seen in history.adopt():
            if upload.state is _S.PROCESSING:
                continue
            if upload.id in in_line and only_waited(upload):
                recovered.append(upload)
                continue
            outcome = _find_outcome(upload, seen, queries)
            if outcome is None:
                with suppress(LocalError):  # then it goes to the next start all the same
                    history.disown(upload.id)
            else:
                history.save(outcome)
                recovered.append(outcome)
        recovered += _name_doubtful(left_behind, history, queries)
    return tuple(recovered)


class _LinodeQueries:
    """Asks Linode about uploads; an account that could not be asked is not asked again.

    The clients are closed with `stack`.
    """

    def __init__(
        self, client_of: ClientOf, known: KnowsImage, cancel: CancelToken, stack: ExitStack
    ) -> None:
        self._client_of = client_of
        self._known = known
        self._cancel = cancel
        self._stack = stack
        self._clients: dict[str, LinodeClient | None] = {}

    def refresh(self, upload: Upload) -> OwnImage | None:
        """Return the state of an upload's own image, or None if Linode cannot be asked."""
        return self._ask(upload, lambda client: refresh_image(upload, client))

    def name_doubtful(self, upload: Upload) -> Upload:
        """Return the upload with its doubtful images named, if they can be looked for."""
        if not (upload.in_doubt or upload.left_images):
            return upload
        doubtful = self._ask(upload, lambda client: find_doubtful(upload, client, self._known))
        return doubtful.upload if doubtful else upload

    def _ask(self, upload: Upload, query: Callable[[LinodeClient], T]) -> T | None:
        try:
            client = self._client(upload.account)
            if client is None:
                return None
            with client.ended_by(self._cancel):
                return query(client)
        except OtherAccount:
            return None
        except UploadError:
            self._clients[upload.account] = None
            return None

    def _client(self, account: str) -> LinodeClient | None:
        if account not in self._clients:
            self._clients[account] = self._stack.enter_context(self._client_of(account))
        return self._clients[account]


def _find_outcome(upload: Upload, seen: datetime, queries: _LinodeQueries) -> Upload | None:
    """The upload as it really ended, or as it goes on at Linode; None if that is not known.

    It ended when its process was last `seen` alive.
    """
    if not may_have_image(upload):
        return end_interrupted(upload, seen)
    upload = mark_leftovers(upload)
    own = queries.refresh(upload)
    if own is None:
        return None if upload.state is _S.FINALISING else end_interrupted(upload, seen)
    upload = queries.name_doubtful(own.upload)
    if own.remains is Remains.FINISHED:
        went_on = _catch_up_sending(upload) if upload.image else upload
        return complete_sending(went_on) or end_interrupted(upload, seen)
    return end_interrupted(upload, seen)


def _catch_up_sending(upload: Upload) -> Upload:
    """The upload in UPLOADING: nobody else knew the address of its own image.

    The history may have missed that, for lack of space.
    """
    return upload.moved_to(_S.UPLOADING) if upload.state is _S.REQUESTING else upload


def _name_doubtful(
    left_behind: list[Upload], history: History, queries: _LinodeQueries
) -> Iterator[Upload]:
    """Look again for images that could not be looked for when an upload ended.

    After a day nothing is left to be found: Linode has removed it.
    """
    for upload in left_behind:
        if not (upload.in_doubt and upload.is_final):
            continue
        expired = upload.ended is not None and datetime.now(UTC) - upload.ended > _PENDING_LIFETIME
        named = replace(upload, in_doubt=False) if expired else queries.name_doubtful(upload)
        if named != upload:
            history.save(named)
            yield named
