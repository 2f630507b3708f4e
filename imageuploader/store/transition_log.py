"""The state transitions of this process's uploads: each is logged."""

import logging

from imageuploader.domain.upload import Upload, UploadState

_S = UploadState
FINAL = (_S.AVAILABLE, _S.FAILED, _S.CANCELLED, _S.INTERRUPTED, _S.GONE)
UNFINISHED = tuple(state for state in _S if state not in FINAL)
RUNNING_HERE = tuple(state for state in UNFINISHED if state is not _S.PROCESSING)
"""The states in which a process of ours has work to do: PROCESSING is Linode's own work."""

ID_LETTERS = 8
"""So much of an upload's ID stands in the log."""

_log = logging.getLogger(__name__)


class TransitionLog:
    """The state that this process saved last, for each upload; any thread may use it."""

    def __init__(self) -> None:
        self._last: dict[str, UploadState] = {}

    @property
    def any_running(self) -> bool:
        """Whether any upload would be interrupted if this process exited."""
        return any(state in RUNNING_HERE for state in list(self._last.values()))

    def record(self, upload: Upload) -> None:
        """Log and remember a saved upload."""
        before = self._last.get(upload.id) or _previous_state(upload)
        self._last[upload.id] = upload.state
        transition = f"{before} -> {upload.state}" if before != upload.state else str(upload.state)
        _log.info("upload %s: %s", upload.id[:ID_LETTERS], ", ".join([transition, *_facts(upload)]))

    def forget(self, upload_id: str) -> None:
        """Forget an upload: this process no longer owns it."""
        self._last.pop(upload_id, None)


def _previous_state(upload: Upload) -> UploadState:
    """The previous state of an upload that another process owned until now."""
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
