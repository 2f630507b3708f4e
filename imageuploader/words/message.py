"""What is said of one error, and what may be done about it."""

from dataclasses import dataclass
from enum import StrEnum

from imageuploader.words.text import Text


class Action(StrEnum):
    """The first thing to offer; the window has a button for each."""

    CHOOSE_FILE = "choose-file"
    COPY_COMMAND = "copy-command"
    CORRECT = "correct"
    CHANGE_REGION = "change-region"
    TRY_AGAIN = "try-again"
    REQUEST_AGAIN = "request-again"
    UPLOAD_AGAIN = "upload-again"
    OPEN_SUPPORT = "open-support"
    OPEN_CLOUD_MANAGER = "open-cloud-manager"
    SIGN_IN = "sign-in"
    COPY_DETAILS = "copy-details"


@dataclass(frozen=True, slots=True)
class Message:
    """The cause in one sentence, the remedy, and the first thing to offer."""

    headline: Text
    explanation: Text
    action: Action
