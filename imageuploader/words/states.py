"""The words for every state of an upload."""

from datetime import UTC, datetime, timedelta

from imageuploader.domain.formats import VIRTUAL_DISKS
from imageuploader.domain.image import Image, ImageStatus
from imageuploader.domain.meter import STALLED_SECONDS, Limit
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.words.errors.failed_upload import failure
from imageuploader.words.formatting import full_moment, ordinal, took
from imageuploader.words.shell_commands import container
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_S = UploadState
_ATTEMPTS = 6
_WORDS = {
    _S.QUEUED: _T("words", "Waiting"),
    _S.PREPARING: _T("words", "Preparing"),
    _S.REQUESTING: _T("words", "Requesting"),
    _S.UPLOADING: _T("words", "Uploading"),
    _S.FINALISING: _T("words", "Confirming"),
    _S.RETRY_WAIT: _T("words", "Retrying"),
    _S.PROCESSING: _T("words", "Processing"),
    _S.CANCELLING: _T("words", "Cancelling"),
    _S.AVAILABLE: _T("words", "Available"),
    _S.FAILED: _T("words", "Failed"),
    _S.CANCELLED: _T("words", "Cancelled"),
    _S.INTERRUPTED: _T("words", "Interrupted"),
    _S.GONE: _T("words", "Gone"),
}
_PHASES = {
    _S.REQUESTING: _T("words", "Asking Linode for an upload address"),
    _S.FINALISING: _T("words", "All data sent – waiting for confirmation"),
    _S.PROCESSING: _T("words", "Linode is processing the image"),
    _S.CANCELLING: _T("words", "Cancelling – removing the unfinished image"),
    _S.FAILED: _T("words", "Upload failed"),
    _S.INTERRUPTED: _T("words", "Interrupted when the program closed"),
    _S.GONE: _T(
        "words",
        "No longer on Linode. It was probably removed because the data did not arrive "
        "within 24 hours.",
    ),
}
_SIGN_IN = _T("words", "Sign in to continue")
_TURN = _T("words", "Waiting – {place} in line")
_CHECKING = _T("words", "Checking {file} – {percent}%")
_COMPRESSING = _T("words", "Compressing {file} – {percent}%")
_CONVERTING = _T("words", "Converting from {format} – {percent}%")
_UPLOADING = _T("words", "Uploading {percent}%")
_STALLED = _T("words", "No data accepted for {seconds} s – still trying")
_RETRY = _T(
    "words",
    "Connection lost – attempt {attempt} of {attempts} in {seconds} s. "
    "It will start again from the beginning.",
)
_PROCESSING_PERCENT = _T("words", "Linode is processing the image – {percent}%")
_LEFT = _T("words", "Cancelled here. The empty image is still on Linode.")
_CLOSED = _T("words", "Interrupted when the program closed on {date}")
_NOTHING_LEFT = _T("words", "Nothing is left on Linode.")
_IMAGE_LEFT = _T("words", "The unfinished image {image} is still on Linode.")
_SEVERAL_LEFT = _T(
    "words",
    "Unfinished images are still on Linode: {images}. "
    "One of them may be of this upload; which one cannot be told.",
)
_ARRIVED = _T("words", "The image {image} is on Linode all the same: its data had arrived.")
_PERHAPS_LEFT = _T("words", "An unfinished image may still be on Linode.")
_WINDOW = _T("words", "Time left on server: {time}")
_WINDOW_OVER = _T("words", "Time left on server: none")
_LIMITS = {
    Limit.NETWORK: _T("words", "Limited by your network"),
    Limit.COMPUTER: _T("words", "Limited by this computer"),
}
_WINDOW_TOLD = timedelta(hours=2)
_STOPPED = frozenset({_S.FAILED, _S.CANCELLED, _S.INTERRUPTED})


def status_word(state: UploadState) -> Text:
    """Return the one word for a state."""
    return Text(_WORDS[state])


def waiting_text(place: int) -> Text:
    """Return which place a waiting upload has; the running one is the first."""
    return Text(_TURN, place=ordinal(place))


def checking_text(file: str, percent: int) -> Text:
    """Return how far the check of a file has come."""
    return Text(_CHECKING, file=file, percent=percent)


def window_left_text(upload: Upload, seconds_left: float | None, now: datetime) -> Text:
    """Return how long Linode still takes the bytes, where that is short; empty else.

    It is short below two hours, or where `seconds_left`, the estimate, is longer.
    """
    left = upload.window_left(now)
    estimate = timedelta(seconds=seconds_left or 0)
    if left is None or (left >= _WINDOW_TOLD and left >= estimate):
        return Text("")
    seconds = left.total_seconds()
    return Text(_WINDOW, time=took(seconds)) if seconds > 0 else Text(_WINDOW_OVER)


def limit_text(limit: Limit | None) -> Text:
    """Return what keeps the bytes from leaving faster; empty where that is not one thing."""
    return Text(_LIMITS[limit] if limit else "")


def left_on_linode(upload: Upload) -> Text:
    """Return what an upload leaves on Linode; empty for one that went well and leaves nothing."""
    if upload.left_images:
        own = (upload.image.id,) if upload.left_behind and upload.image else ()
        return Text(_SEVERAL_LEFT, images=", ".join((*own, *upload.left_images)))
    if upload.state not in _STOPPED:
        return Text("")
    if not upload.left_behind:
        arrived = _arrived(upload)
        return Text(_ARRIVED, image=arrived.id) if arrived else Text(_NOTHING_LEFT)
    return Text(_IMAGE_LEFT, image=upload.image.id) if upload.image else Text(_PERHAPS_LEFT)


def _arrived(upload: Upload) -> Image | None:
    """The image of an upload that counted as over before it was known that Linode had all of it."""
    image, has_bytes = upload.image, {ImageStatus.CREATING, ImageStatus.AVAILABLE}
    if upload.state in {_S.CANCELLED, _S.INTERRUPTED} and image and image.status in has_bytes:
        return image
    return None


def phase(
    upload: Upload,
    progress: Progress | None = None,
    *,
    still_for: float = 0.0,
    now: datetime | None = None,
    server_percent: int | None = None,
) -> Text:
    """Return what an upload does now, in a sentence.

    `still_for` is seconds without an accepted byte, `server_percent` what Linode tells.
    """
    match upload.state:
        case _S.QUEUED if upload.error is not None:
            return Text(_SIGN_IN)
        case _S.QUEUED | _S.PREPARING if progress:
            return _getting_ready(upload, progress)
        case _S.UPLOADING if still_for >= STALLED_SECONDS:
            return Text(_STALLED, seconds=int(still_for))
        case _S.UPLOADING:
            return Text(_UPLOADING, percent=progress.percent if progress else 0)
        case _S.RETRY_WAIT:
            return _next_attempt(upload, now or datetime.now(UTC))
        case _S.PROCESSING if server_percent is not None:
            return Text(_PROCESSING_PERCENT, percent=server_percent)
    return _end(upload) or Text(_PHASES.get(upload.state, _WORDS[upload.state]))


def _end(upload: Upload) -> Text | None:
    match upload.state:
        case _S.FAILED if upload.error is not None:
            return failure(upload, upload.error).headline
        case _S.CANCELLED if upload.left_behind:
            return Text(_LEFT)
        case _S.INTERRUPTED if upload.ended:
            return Text(_CLOSED, date=full_moment(upload.ended))
        case _S.PREPARING:
            return _getting_ready(upload, Progress(0, 100, attempt=0))
        case _:
            return None


def _getting_ready(upload: Upload, progress: Progress) -> Text:
    outer = upload.format.partition(",")[0]
    if upload.state is _S.PREPARING and container(outer) in VIRTUAL_DISKS:
        return Text(_CONVERTING, format=outer, percent=progress.percent)
    template = _CHECKING if upload.state is _S.QUEUED else _COMPRESSING
    return Text(template, file=upload.file.name, percent=progress.percent)


def _next_attempt(upload: Upload, now: datetime) -> Text:
    left = (upload.retry_at - now).total_seconds() if upload.retry_at else 0.0
    attempt = min(upload.attempts + 1, _ATTEMPTS)
    return Text(_RETRY, attempt=attempt, attempts=_ATTEMPTS, seconds=max(0, round(left)))
