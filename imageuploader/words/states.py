"""The texts for every state of an upload."""

from datetime import UTC, datetime, timedelta

from imageuploader.domain.errors import NetworkError, NoWord
from imageuploader.domain.formats import VIRTUAL_DISKS
from imageuploader.domain.image import ImageStatus
from imageuploader.domain.meter import Limit
from imageuploader.domain.upload import Progress, Upload, UploadState
from imageuploader.words.doubtful_images import doubtful_text
from imageuploader.words.errors.failed_upload import failure_message
from imageuploader.words.errors.no_answer import since_text
from imageuploader.words.formatting import Percent, full_moment, ordinal, time_taken
from imageuploader.words.shell_commands import innermost_format
from imageuploader.words.text import Text

_S = UploadState
_WORDS = {
    _S.QUEUED: Text("Waiting"),
    _S.PREPARING: Text("Preparing"),
    _S.REQUESTING: Text("Requesting"),
    _S.UPLOADING: Text("Uploading"),
    _S.FINALISING: Text("Confirming"),
    _S.RETRY_WAIT: Text("Retrying"),
    _S.PROCESSING: Text("Processing"),
    _S.CANCELLING: Text("Cancelling"),
    _S.AVAILABLE: Text("Available"),
    _S.FAILED: Text("Failed"),
    _S.CANCELLED: Text("Cancelled"),
    _S.INTERRUPTED: Text("Interrupted"),
    _S.GONE: Text("Gone"),
}
_PHASES = {
    _S.REQUESTING: Text("Asking Linode for an upload address"),
    _S.FINALISING: Text("All data sent – waiting for confirmation"),
    _S.PROCESSING: Text("Linode is processing the image"),
    _S.CANCELLING: Text("Cancelling – removing the unfinished image"),
    _S.FAILED: Text("Upload failed"),
    _S.INTERRUPTED: Text("Interrupted when the program closed"),
    _S.GONE: Text(
        "No longer on Linode. It was probably removed because the data did not arrive within "
        "24 hours."
    ),
}


_SILENT = Text("No data accepted for {seconds} s – still trying")
_CHECKING = Text("Checking {file} – {percent}")
_COMPRESSING = Text("Compressing {file} – {percent}")
_LAST = Text(
    "{what} – attempt {attempt} of {attempts} was the last. Checking whether the data arrived."
)
_NOTHING_LEFT = Text("Nothing is left on Linode.")
_KEPT = Text(
    "The image {image} is on Linode. It was not removed, because it no longer waits for its data."
)
_ARRIVED = Text("The image {image} is on Linode after all: its data had arrived.")


_LIMITS = {
    Limit.NETWORK: Text("Limited by the network"),
    Limit.COMPUTER: Text("Limited by this computer"),
    Limit.SETTINGS: Text("Limited in the settings"),
}
_SHORT_TIME = timedelta(hours=2)
_STOPPED = frozenset({_S.FAILED, _S.CANCELLED, _S.INTERRUPTED})


def status_word(state: UploadState) -> Text:
    """Return the one word for a state."""
    return _WORDS[state]


def waiting_text(place: int) -> Text:
    """Return the position of a waiting upload; the running one is the first."""
    return Text("Waiting – {place} in line", place=ordinal(place))


def checking_text(file: str, percent: int) -> Text:
    """Return the progress of the check of a file."""
    return _CHECKING.with_facts(file=file, percent=Percent(percent))


def deadline_text(upload: Upload, seconds_left: float | None, now: datetime) -> Text:
    """Return how long Linode still accepts the data if time is short, else an empty text.

    It is short below two hours, or if `seconds_left`, the estimate, is longer.
    """
    left = upload.window_left(now)
    estimate = timedelta(seconds=seconds_left or 0)
    if left is None or (left >= _SHORT_TIME and left >= estimate):
        return Text("")
    seconds = left.total_seconds()
    return (
        Text("Time left on the server: {time}", time=time_taken(seconds))
        if seconds > 0
        else Text("No time left on the server")
    )


def limit_text(limit: Limit | None) -> Text:
    """Return what limits the speed; empty if that is no single thing."""
    return _LIMITS[limit] if limit else Text("")


def leftovers_text(upload: Upload) -> Text:
    """Return what an upload left on Linode; empty if it succeeded and left nothing."""
    own, doubtful = _own_left(upload), doubtful_text(upload.left_images)
    if not doubtful and upload.in_doubt and upload.is_final:
        doubtful = Text("An unfinished image may still be on Linode.")
    if own and doubtful:
        return Text("{own} {others}", own=own, others=doubtful)
    if own or doubtful:
        return own or doubtful
    return _NOTHING_LEFT if upload.state in _STOPPED else Text("")


def _own_left(upload: Upload) -> Text:
    """What is left of the image that a stopped upload created itself."""
    image = upload.image
    if upload.state not in _STOPPED or image is None:
        return Text("")
    if upload.left_behind:
        return Text("The unfinished image {image} is still on Linode.", image=image.id)
    if image.status in {ImageStatus.CREATING, ImageStatus.AVAILABLE}:
        return (_KEPT if upload.state is _S.FAILED else _ARRIVED).with_facts(image=image.id)
    return Text("")


def phase(
    upload: Upload,
    progress: Progress | None = None,
    *,
    now: datetime | None = None,
    server_percent: int | None = None,
) -> Text:
    """Return what an upload is doing now, in a sentence.

    `server_percent` is what Linode reports.
    """
    match upload.state:
        case _S.QUEUED if upload.error is not None:
            return Text("Sign in to continue")
        case _S.QUEUED | _S.PREPARING if progress:
            return _preparing_text(upload, progress)
        case _S.UPLOADING if progress and progress.is_stalled:
            return _SILENT.with_facts(seconds=int(progress.still))
        case _S.UPLOADING:
            return Text("Uploading {percent}", percent=Percent(progress.percent if progress else 0))
        case _S.RETRY_WAIT:
            return _next_attempt(upload, now or datetime.now(UTC))
        case _S.PROCESSING if isinstance(upload.error, NoWord):
            return since_text(upload.error)
        case _S.PROCESSING if server_percent is not None:
            return Text(
                "Linode is processing the image – {percent}", percent=Percent(server_percent)
            )
    return _end(upload) or _PHASES.get(upload.state, _WORDS[upload.state])


def _end(upload: Upload) -> Text | None:
    match upload.state:
        case _S.FAILED if upload.error is not None:
            return failure_message(upload, upload.error).headline
        case _S.CANCELLED if upload.left_behind:
            return Text("Cancelled here. The empty image is still on Linode.")
        case _S.INTERRUPTED if upload.ended:
            return Text(
                "Interrupted when the program closed on {date}", date=full_moment(upload.ended)
            )
        case _S.PREPARING:
            return _preparing_text(upload, Progress(0, 100, attempt=0))
        case _:
            return None


def _preparing_text(upload: Upload, progress: Progress) -> Text:
    outer = upload.format.partition(",")[0]
    if upload.state is _S.PREPARING and innermost_format(outer) in VIRTUAL_DISKS:
        return Text(
            "Converting from {format} – {percent}", format=outer, percent=Percent(progress.percent)
        )
    template = _CHECKING if upload.state is _S.QUEUED else _COMPRESSING
    return template.with_facts(file=upload.file.name, percent=Percent(progress.percent))


def _next_attempt(upload: Upload, now: datetime) -> Text:
    what, tried = _what_failed(upload), min(upload.attempts, upload.attempts_allowed)
    if tried == upload.attempts_allowed:
        return _LAST.with_facts(what=what, attempt=tried, attempts=tried)
    left = round((upload.retry_at - now).total_seconds()) if upload.retry_at else 0
    facts = {"what": what, "attempt": tried + 1, "attempts": upload.attempts_allowed}
    retry = (
        Text("{what} – attempt {attempt} of {attempts} in {seconds} s.", **facts, seconds=left)
        if left > 0
        else Text("{what} – starting attempt {attempt} of {attempts}.", **facts)
    )
    return (
        Text("{retry} It will start again from the beginning.", retry=retry)
        if upload.sent_bytes
        else retry
    )


def _what_failed(upload: Upload) -> Text:
    """What ended the last attempt: a broken connection, or what Linode said."""
    if upload.error is None or isinstance(upload.error, NetworkError):
        return Text("Connection lost")
    return failure_message(upload, upload.error).headline
