"""Following processing images by their events, one look for all of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import (
    MissingScope,
    NotFound,
    ProcessingFailed,
    UploadError,
)
from imageuploader.domain.event import Event, EventStatus
from imageuploader.domain.image import ImageStatus
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer import cleanup
from imageuploader.transfer.backoff import passes, poll_waits
from imageuploader.transfer.desk import Desk


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found: uploads that moved, and percents by upload id."""

    moved: tuple[Upload, ...] = ()
    percents: dict[str, int] = field(default_factory=dict)


class Watcher:
    """Looks at all processing images at once; learns whether the token may read events."""

    def __init__(self, client: LinodeClient) -> None:
        self._client = client
        self._events_allowed = True

    def abort(self) -> None:
        """End a look that is going on, from another thread."""
        self._client.abort()

    def look(self, uploads: Iterable[Upload]) -> Look:
        """Ask for the events and images of uploads in PROCESSING; raise on a broken line."""
        watched = [upload for upload in uploads if upload.state is UploadState.PROCESSING]
        newest = self._newest_events(watched)
        moved = [self._settled(upload, newest.get(_number(upload))) for upload in watched]
        percents = {
            upload.id: event.percent_complete
            for upload in watched
            if (event := newest.get(_number(upload))) and event.percent_complete is not None
        }
        return Look(tuple(upload for upload in moved if upload), percents)

    def _newest_events(self, uploads: list[Upload]) -> dict[int | None, Event]:
        numbers = [number for upload in uploads if (number := _number(upload)) is not None]
        if not (numbers and self._events_allowed):
            return {}
        try:
            events = self._client.events(numbers)
        except MissingScope:
            self._events_allowed = False
            return {}
        return {event.entity_id: event for event in reversed(events)}

    def _settled(self, upload: Upload, event: Event | None) -> Upload | None:
        """The upload in its final state, or None while it is being processed."""
        if event is not None and event.status == EventStatus.FAILED:
            return self._failed(upload, event.message)
        if upload.image is None:
            return upload.moved_to(UploadState.GONE)
        try:
            image = self._client.image(upload.image.id)
        except NotFound:
            return self._gone(upload)
        if image.status == ImageStatus.AVAILABLE:
            return replace(upload.moved_to(UploadState.AVAILABLE), image=image)
        return None

    def _gone(self, upload: Upload) -> Upload:
        """The image may have failed, and gone, after the events were asked for."""
        event = self._newest_events([upload]).get(_number(upload))
        if event is not None and event.status == EventStatus.FAILED:
            return self._failed(upload, event.message)
        return upload.moved_to(UploadState.GONE)

    def _failed(self, upload: Upload, reason: str) -> Upload:
        left = False
        try:
            if upload.image is not None:
                cleanup.delete(upload.image, self._client)
        except UploadError:
            left = True
        return replace(upload.failed(ProcessingFailed(reason)), left_behind=left)


Due = Callable[[], tuple[tuple[Upload, ...], bool]]
"""The uploads to look at, and whether one of them is new since it was last called."""


def follow(
    due: Due,
    client: LinodeClient,
    keep: Callable[[Upload], None],
    cancel: CancelToken,
    scale: float = 1.0,
) -> Iterator[dict[str, int]]:
    """Look again and again until nothing is due; yield Linode's percents by upload id.

    A line that breaks meanwhile is no failure of an upload: the next look asks again.
    Raises CancelRequested, and errors that do not pass such as TokenRefused.
    """
    watcher = Watcher(client)
    waits = poll_waits(scale)
    while True:
        uploads, fresh = due()
        if not uploads:
            return
        if fresh:
            waits = poll_waits(scale)
        look = _look(watcher, uploads, cancel)
        for upload in look.moved:
            keep(upload)
        yield look.percents
        if len(look.moved) < len(uploads):
            cancel.wait(next(waits))


def _look(watcher: Watcher, uploads: tuple[Upload, ...], cancel: CancelToken) -> Look:
    try:
        with cancel.shutting(watcher.abort):
            return watcher.look(uploads)
    except UploadError as error:
        cancel.check()
        if not passes(error):
            raise
        return Look()


def until_settled(upload: Upload, client: LinodeClient, desk: Desk, scale: float = 1.0) -> Upload:
    """Follow one upload until it is final; raise CancelRequested to stop following."""
    latest = upload

    def keep(moved: Upload) -> None:
        nonlocal latest
        latest = desk.kept(moved)

    def due() -> tuple[tuple[Upload, ...], bool]:
        return (() if latest.is_final else (latest,)), False

    for _ in follow(due, client, keep, desk.cancel, scale):
        pass
    return latest


def _number(upload: Upload) -> int | None:
    return upload.image.number if upload.image else None
