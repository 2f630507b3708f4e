"""The messages for a failed processing, by the message of Linode's event."""

import re

from imageuploader.words.message import Action, Message
from imageuploader.words.text import Text

_UNPACK_REMEDY = Text(
    "Linode says: {reason}. Check the file again: it must be a raw disk in one complete gzip file."
)
_LARGE_REMEDY = Text(
    "Linode says: {reason}. Shrink the disk, or ask Linode Support for a higher limit."
)
_WINDOW_REMEDY = Text(
    "Linode says: {reason}. The data has to arrive within 24 hours: upload it again."
)
_NO_REASON_REMEDY = Text(
    "Linode could not use the file. A token with the scope Events read-only may show why."
)
_BARE_NUMBER = re.compile(r"\b\d+\b(?!\s*(?:[kMGT]i?B|bytes?|%|h|hours?|minutes?)\b|[.-]\d)")
_SIZE_WORDS = re.compile(r"size|larg|exceed|too big|limit|\bMB\b|\bGB\b", re.IGNORECASE)


def processing_message(reason: str) -> Message:
    """Return the message for an event's reason, which may be empty."""
    said = reason.strip().rstrip(".")
    lower = said.lower()
    if not said:
        return Message(
            Text("Upload failed: reason not available with this token"),
            _NO_REASON_REMEDY,
            Action.COPY_DETAILS,
        )
    if "decompress" in lower:
        return Message(
            Text("Linode could not unpack the image"),
            _UNPACK_REMEDY.with_facts(reason=said),
            Action.TRY_AGAIN,
        )
    if "window expired" in lower:
        return Message(
            Text("The 24-hour upload time ran out"),
            _WINDOW_REMEDY.with_facts(reason=said),
            Action.UPLOAD_AGAIN,
        )
    if "cancel" in lower:
        return Message(
            Text("The upload was cancelled on Linode"),
            Text("Linode says: {reason}. Upload it again if that was not intended.", reason=said),
            Action.UPLOAD_AGAIN,
        )
    if _SIZE_WORDS.search(said) and re.search(r"\d", said):
        in_mb = _BARE_NUMBER.sub(r"\g<0> MB", said)
        return Message(
            Text("The unpacked image is larger than your account allows"),
            _LARGE_REMEDY.with_facts(reason=in_mb),
            Action.OPEN_SUPPORT,
        )
    return Message(
        Text("Upload failed: {reason}", reason=said),
        Text("Linode could not use the file. Check it, then upload it again."),
        Action.COPY_DETAILS,
    )
