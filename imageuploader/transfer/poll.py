"""One poll of the processing images of one account: their events, and the images themselves."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import (
    MissingScope,
    NotFound,
    ProcessingFailed,
    Rejected,
    UploadError,
)
from imageuploader.domain.event import Event, EventStatus
from imageuploader.domain.image import ImageStatus
from imageuploader.domain.retry import is_outage
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.leftover_images import Remains, remove_own
from imageuploader.transfer.ownership import is_same_endpoint, is_same_image, require_maker

BATCH_SIZE = 50
"""Images whose events are requested at once: their numbers are sent in a header."""

_FAILED = frozenset({EventStatus.FAILED, EventStatus.CANCELED})
_OVER = _FAILED | {EventStatus.FINISHED}


@dataclass
class PollResult:
    """What one poll found.

    Uploads that changed state, percents by upload ID, the IDs of the uploads whose image was
    polled, and the errors: the first one, and by upload ID. They are no failures of an upload.
    """

    moved: list[Upload] = field(default_factory=list)
    percents: dict[str, int] = field(default_factory=dict)
    polled: list[str] = field(default_factory=list)
    error: UploadError | None = None
    errors: dict[str, UploadError] = field(default_factory=dict)


class Poller:
    """Polls with one client; learns whether its token may read events."""

    def __init__(self, client: LinodeClient) -> None:
        self._client = client
        self._events_allowed = True

    def ended_by(self, cancel: CancelToken) -> AbstractContextManager[None]:
        """Within the block, requests end at once when this is cancelled, by any thread."""
        return self._client.ended_by(cancel)

    def poll(self, uploads: Collection[Upload], images_due: Collection[str]) -> PollResult:
        """Poll the events of all, and the images that are due or whose event is over."""
        result = PollResult()
        processing = (upload for upload in uploads if upload.state is UploadState.PROCESSING)
        polled = [upload for upload in processing if is_same_endpoint(upload, self._client)]
        try:
            events = self._newest_events(polled)
        except UploadError as error:
            result.error, events = error, {}
        for upload in polled:
            if result.error is not None and _ends_poll(result.error):
                result.errors[upload.id] = result.error
                continue
            event = events.get(_number(upload))
            if event is not None and event.percent_complete is not None:
                result.percents[upload.id] = event.percent_complete
            if upload.id in images_due or (event is not None and event.status in _OVER):
                self._poll_image(upload, event, result)
        return result

    def _poll_image(self, upload: Upload, event: Event | None, result: PollResult) -> None:
        try:
            outcome = self._find_outcome(upload, event)
        except UploadError as error:
            result.error = result.error or error
            result.errors[upload.id] = error
            return
        result.polled.append(upload.id)
        if outcome is not None:
            result.moved.append(outcome)

    def _newest_events(self, uploads: Sequence[Upload]) -> dict[int | None, Event]:
        numbers = [number for upload in uploads if (number := _number(upload)) is not None]
        newest: dict[int | None, Event] = {}
        for batch in _batches(numbers):
            if self._events_allowed:
                newest |= {event.entity_id: event for event in reversed(self._events(batch))}
        return newest

    def _events(self, numbers: Sequence[int]) -> list[Event]:
        """The events, newest first; none if the token may not read them."""
        try:
            return self._client.events(numbers)
        except (MissingScope, Rejected, NotFound):
            self._events_allowed = False
            return []

    def _find_outcome(self, upload: Upload, event: Event | None) -> Upload | None:
        """The upload in its final state, or None while it is being processed."""
        if event is not None and event.status in _FAILED:
            return self._fail(upload, event.message)
        if upload.image is None:
            return upload.moved_to(UploadState.GONE)
        try:
            image = self._client.image(upload.image.id)
        except NotFound:
            return self._after_not_found(upload)
        if not is_same_image(image, upload.image):
            return upload.moved_to(UploadState.GONE)
        if image.status == ImageStatus.AVAILABLE:
            at = _available_since(upload, event, self._client.ahead)
            return replace(upload.moved_to(UploadState.AVAILABLE, at), image=image)
        return None

    def _after_not_found(self, upload: Upload) -> Upload:
        """The image may have failed, and been removed, after the events were requested."""
        event = self._newest_events([upload]).get(_number(upload))
        if event is not None and event.status in _FAILED:
            return upload.failed(ProcessingFailed(event.message))
        require_maker(upload, self._client)
        if not self._events_allowed:  # images that were sent in full only vanish if they failed
            return upload.failed(ProcessingFailed(""))
        return upload.moved_to(UploadState.GONE)

    def _fail(self, upload: Upload, reason: str) -> Upload:
        """The upload by Linode's event and the image; one that has its bytes is not removed."""
        left = upload.image is not None
        try:
            own = remove_own(upload, self._client)
        except UploadError:
            return replace(upload.failed(ProcessingFailed(reason)), left_behind=left)
        image = own.upload.image
        if own.remains is Remains.FINISHED and image and image.status == ImageStatus.AVAILABLE:
            return own.upload.moved_to(UploadState.AVAILABLE)
        left = own.remains is not Remains.NOTHING
        return replace(own.upload.failed(ProcessingFailed(reason)), left_behind=left)


def _available_since(upload: Upload, event: Event | None, ahead: timedelta) -> datetime:
    """When Linode was done, by its event and our clock: we may have been closed at that time."""
    now = datetime.now(UTC)
    ended = event.ended if event else None
    began = upload.timeline[-1].at if upload.timeline else now
    return now if ended is None else min(now, max(began, ended - ahead))


def _ends_poll(error: UploadError) -> bool:
    """Whether requests for the other images would fail the same way now."""
    return is_outage(error) or error.needs_sign_in


def _batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for at in range(0, len(numbers), BATCH_SIZE):
        yield numbers[at : at + BATCH_SIZE]


def _number(upload: Upload) -> int | None:
    return upload.image.number if upload.image else None
