"""One look at the processing images of one account: their events, and the images themselves."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from imageuploader.domain.errors import (
    MissingScope,
    NotFound,
    ProcessingFailed,
    Rejected,
    UploadError,
)
from imageuploader.domain.event import Event, EventStatus
from imageuploader.domain.image import ImageStatus
from imageuploader.domain.retry_policy import is_outage
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.linode.client import LinodeClient
from imageuploader.transfer.leftover_images import Remains, remove_own
from imageuploader.transfer.ownership import check_gone, is_at_home, is_same

ASKED_AT_ONCE = 50
"""Images whose events are asked for in one request: their numbers stand in a header."""

_FAILED = frozenset({EventStatus.FAILED, EventStatus.CANCELED})
_OVER = _FAILED | {EventStatus.FINISHED}


@dataclass
class PollResult:
    """What one look found.

    Uploads that moved, percents by upload id, the ids of the uploads whose image was asked for,
    and what went wrong, at first and by upload id: it is no failure of an upload.
    """

    moved: list[Upload] = field(default_factory=list)
    percents: dict[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    trouble: UploadError | None = None
    troubles: dict[str, UploadError] = field(default_factory=dict)


class Poller:
    """Looks with one client; learns whether its token may read events."""

    def __init__(self, client: LinodeClient) -> None:
        self._client = client
        self._events_allowed = True

    def abort(self) -> None:
        """End a look that is going on, from another thread."""
        self._client.abort()

    def look(self, uploads: Collection[Upload], images_due: Collection[str]) -> PollResult:
        """Ask for the events of all, and for the images that are due or whose event is over."""
        look = PollResult()
        followed = (upload for upload in uploads if upload.state is UploadState.PROCESSING)
        watched = [upload for upload in followed if is_at_home(upload, self._client)]
        try:
            events = self._newest_events(watched)
        except UploadError as error:
            look.trouble, events = error, {}
        for upload in watched:
            if look.trouble is not None and _ends_the_look(look.trouble):
                look.troubles[upload.id] = look.trouble
                continue
            event = events.get(_number(upload))
            if event is not None and event.percent_complete is not None:
                look.percents[upload.id] = event.percent_complete
            if upload.id in images_due or (event is not None and event.status in _OVER):
                self._look_at(upload, event, look)
        return look

    def _look_at(self, upload: Upload, event: Event | None, look: PollResult) -> None:
        try:
            settled = self._settled(upload, event)
        except UploadError as error:
            look.trouble = look.trouble or error
            look.troubles[upload.id] = error
            return
        look.asked.append(upload.id)
        if settled is not None:
            look.moved.append(settled)

    def _newest_events(self, uploads: Sequence[Upload]) -> dict[int | None, Event]:
        numbers = [number for upload in uploads if (number := _number(upload)) is not None]
        found: dict[int | None, Event] = {}
        for some in _portions(numbers):
            if self._events_allowed:
                found |= {event.entity_id: event for event in reversed(self._events(some))}
        return found

    def _events(self, numbers: Sequence[int]) -> list[Event]:
        """The events, newest first; none where the token may not read them."""
        try:
            return self._client.events(numbers)
        except (MissingScope, Rejected, NotFound):
            self._events_allowed = False
            return []

    def _settled(self, upload: Upload, event: Event | None) -> Upload | None:
        """The upload in its final state, or None while it is being processed."""
        if event is not None and event.status in _FAILED:
            return self._failed(upload, event.message)
        if upload.image is None:
            return upload.moved_to(UploadState.GONE)
        try:
            image = self._client.image(upload.image.id)
        except NotFound:
            return self._vanished(upload)
        if not is_same(image, upload.image):
            return upload.moved_to(UploadState.GONE)
        if image.status == ImageStatus.AVAILABLE:
            return replace(upload.moved_to(UploadState.AVAILABLE), image=image)
        return None

    def _vanished(self, upload: Upload) -> Upload:
        """The image may have failed, and gone, after the events were asked for."""
        event = self._newest_events([upload]).get(_number(upload))
        if event is not None and event.status in _FAILED:
            return upload.failed(ProcessingFailed(event.message))
        check_gone(upload, self._client)
        if not self._events_allowed:  # images that were sent whole only go when they failed
            return upload.failed(ProcessingFailed(""))
        return upload.moved_to(UploadState.GONE)

    def _failed(self, upload: Upload, reason: str) -> Upload:
        """The upload as Linode's word and the image tell it; what has its bytes is not removed."""
        left = upload.image is not None
        try:
            found = remove_own(upload, self._client)
        except UploadError:
            return replace(upload.failed(ProcessingFailed(reason)), left_behind=left)
        image = found.upload.image
        if found.remains is Remains.FINISHED and image and image.status == ImageStatus.AVAILABLE:
            return found.upload.moved_to(UploadState.AVAILABLE)
        left = found.remains is not Remains.NOTHING
        return replace(found.upload.failed(ProcessingFailed(reason)), left_behind=left)


def _ends_the_look(error: UploadError) -> bool:
    """Whether asking for the other images now would end the same way."""
    return is_outage(error) or error.needs_sign_in


def _portions(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for at in range(0, len(numbers), ASKED_AT_ONCE):
        yield numbers[at : at + ASKED_AT_ONCE]


def _number(upload: Upload) -> int | None:
    return upload.image.number if upload.image else None
