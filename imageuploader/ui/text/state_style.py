"""The icon and the colours of each upload state."""

from PySide6.QtGui import QColor

from imageuploader.domain.upload import UploadState
from imageuploader.ui.theme.palette import Colours

_S = UploadState
_ICONS = {
    _S.QUEUED: "clock",
    _S.RETRY_WAIT: "clock",
    _S.PROCESSING: "processing",
    _S.AVAILABLE: "check",
    _S.FAILED: "failed",
    _S.CANCELLED: "cancelled",
    _S.CANCELLING: "cancelled",
    _S.INTERRUPTED: "interrupted",
    _S.GONE: "interrupted",
}
"""The icon of each state; the states left out are those that move bytes."""


def state_colour(state: UploadState, colours: Colours) -> QColor:
    """Return the colour of a state's icon."""
    match state:
        case _S.AVAILABLE:
            return colours.good
        case _S.FAILED:
            return colours.bad
        case _S.INTERRUPTED | _S.GONE:
            return colours.warning
        case _S.CANCELLED | _S.QUEUED | _S.CANCELLING:
            return colours.secondary
        case _:
            return colours.accent_text


def text_colour(state: UploadState, colours: Colours) -> QColor:
    """Return the text colour of a state: only failures stand out."""
    if state in {_S.FAILED, _S.INTERRUPTED, _S.GONE}:
        return state_colour(state, colours)
    return colours.secondary if state is _S.CANCELLED else colours.text


def state_icon(state: UploadState) -> str:
    """Return the name of a state's icon."""
    return _ICONS.get(state, "uploading")
