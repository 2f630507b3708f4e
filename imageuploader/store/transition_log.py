"""The moves of this program's uploads: whether any is under way, and a line in the log each."""

import logging

from imageuploader.domain.upload import Upload, UploadState

_S = UploadState
FINAL = (_S.AVAILABLE, _S.FAILED, _S.CANCELLED, _S.INTERRUPTED, _S.GONE)
GOING = tuple(state for state in _S if state not in FINAL)
HERE = tuple(state for state in GOING if state is not _S.PROCESSING)
"""The states that a program must run for: the rest of the way is Linode's own work."""

_ID_LETTERS = 8
_log = logging.getLogger(__name__)


class Moves:
    """What this program has kept last of each upload; any thread may use it."""

    def __init__(self) -> None:
        self._last: dict[str, UploadState] = {}

    @property
    def going(self) -> bool:
        """Whether this program has any that would end with it."""
        return any(state in HERE for state in list(self._last.values()))

    def note(self, upload: Upload) -> None:
        """Take note of what was kept."""
        before = self._last.get(upload.id) or _before(upload)
        self._last[upload.id] = upload.state
        way = f"{before} -> {upload.state}" if before != upload.state else str(upload.state)
        _log.info("upload %s: %s", upload.id[:_ID_LETTERS], ", ".join([way, *_facts(upload)]))

    def drop(self, upload_id: str) -> None:
        """Forget an upload: another program moves it from now on, or nobody."""
        self._last.pop(upload_id, None)


def _before(upload: Upload) -> UploadState:
    """Where an upload came from that another program moved before."""
    return upload.timeline[-2].state if len(upload.timeline) > 1 else upload.state


def _facts(upload: Upload) -> list[str]:
    facts = [f"{upload.sent_bytes} of {upload.total_bytes} bytes"]
    if upload.attempts:
        facts.append(f"attempt {upload.attempts}")
    if upload.image is not None:
        facts.append(f"image {upload.image.id}")
    if upload.error is not None:
        facts.append(type(upload.error).__name__)
    return facts
