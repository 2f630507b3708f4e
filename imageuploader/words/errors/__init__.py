"""The messages for every error: `describe` is the only entrance."""

from imageuploader.domain.errors import (
    AccessError,
    BadAccountName,
    BadSetting,
    BadSpec,
    ClockWrong,
    FileError,
    LocalError,
    NetworkError,
    NotEncrypted,
    Rejected,
    ServiceError,
    Unexpected,
    UploadError,
)
from imageuploader.words.errors.access import access_message, network_message
from imageuploader.words.errors.file import file_message
from imageuploader.words.errors.local import local_message
from imageuploader.words.errors.service import service_message
from imageuploader.words.errors.spec import field_line, field_text, spec_message, tag_hint
from imageuploader.words.errors.truncate import truncate
from imageuploader.words.formatting import duration
from imageuploader.words.message import Action, Message
from imageuploader.words.text import Text

__all__ = [
    "Action",
    "Message",
    "describe",
    "describe_whole",
    "field_line",
    "field_of",
    "field_text",
    "tag_hint",
]


_BUG = Text("This is a bug in Image Uploader. Please copy the details and report it.")
_NOT_ENCRYPTED_REMEDY = Text(
    "Nothing was sent. The API address (LINODE_URL, --api-url, or the one saved with the "
    "account) must start with https://. Plain http:// is allowed only for this computer, "
    "such as http://localhost."
)
_NO_NAME = Text("An account cannot be called “{name}”")
_BAD_NAME = {
    "empty": Text("An account needs a name"),
    "long": Text("This name is too long for an account, or cannot be shown"),
    "taken": Text("There is another account called “{name}”"),
}
_WITH_FOREIGN_TEXT = (AccessError, NetworkError, ServiceError)


def describe(error: UploadError) -> Message:
    """Return the message for an error: cause, remedy and the first action to offer.

    What Linode or the network said is truncated.
    """
    whole = describe_whole(error)
    return truncate(whole) if isinstance(error, _WITH_FOREIGN_TEXT) else whole


def describe_whole(error: UploadError) -> Message:
    """Return the same message with all that Linode or the network said."""
    return _find_message(error) or Message(
        Text("Upload failed"),
        Text("Copy the details and look at the log for more."),
        Action.COPY_DETAILS,
    )


def field_of(error: UploadError) -> str:
    """Return the form field that the error is about, or an empty string."""
    match error:
        case BadSpec(problems=problems) if problems:
            return problems[0].field
        case Rejected(field=field):
            return field
        case _:
            return ""


def _find_message(error: UploadError) -> Message | None:
    match error:
        case FileError():
            return file_message(error)
        case LocalError():
            return local_message(error)
        case AccessError():
            return access_message(error)
        case NetworkError():
            return network_message(error)
        case ServiceError():
            return service_message(error)
        case BadSpec(problems=problems) if problems:
            return spec_message(problems)
        case BadSetting(name=name, value=value, reason=reason):
            headline = Text(
                "{name} cannot be “{value}”: {reason}", name=name, value=value, reason=reason
            )
            return Message(
                headline, Text("Correct {name} and start again.", name=name), Action.CORRECT
            )
        case NotEncrypted(host=host):
            return Message(
                Text("The token would go to {host} without encryption", host=host),
                _NOT_ENCRYPTED_REMEDY,
                Action.TRY_AGAIN,
            )
        case Unexpected(reason=reason):
            headline = Text("Unexpected error: {reason}", reason=reason)
            return Message(headline, _BUG, Action.COPY_DETAILS)
        case _:
            return _find_other(error)


def _find_other(error: UploadError) -> Message | None:
    match error:
        case BadAccountName(name=name, fault=fault):
            headline = _BAD_NAME.get(fault, _NO_NAME).with_facts(name=name)
            return Message(headline, Text("Choose another name."), Action.CORRECT)
        case ClockWrong(seconds=seconds):
            return Message(
                Text("The clock of this computer is wrong by {time}", time=duration(abs(seconds))),
                Text("Set it right: signed addresses and certificates depend on it."),
                Action.TRY_AGAIN,
            )
        case _:
            return None
