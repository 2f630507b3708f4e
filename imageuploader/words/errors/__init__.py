"""The words for every error, behind one door."""

from imageuploader.domain.errors import (
    AccessError,
    BadSetting,
    BadSpec,
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
from imageuploader.words.errors.spec import field_text, spec_message, tag_hint
from imageuploader.words.errors.truncate import cut
from imageuploader.words.message import Action, Message
from imageuploader.words.text import Text

__all__ = ["Action", "Message", "describe", "describe_whole", "field_of", "field_text", "tag_hint"]


_BUG = Text("This is a mistake in Image Uploader. Copy the details and report it, please.")
_CLEAR_REMEDY = Text(
    "Nothing was sent. Begin the API address (LINODE_URL, --api-url, or the one "
    "saved with the account) with https://; http:// is only for this computer "
    "itself, such as http://localhost."
)
_TOLD_BY_OTHERS = (AccessError, NetworkError, ServiceError)


def describe(error: UploadError) -> Message:
    """Return what to say of an error: cause, remedy and the first thing to offer.

    Of what Linode or the network said at length, the beginning.
    """
    whole = describe_whole(error)
    return cut(whole) if isinstance(error, _TOLD_BY_OTHERS) else whole


def describe_whole(error: UploadError) -> Message:
    """Return the same with every word that Linode or the network said."""
    return _of_its_group(error) or Message(
        Text("Upload failed"),
        Text("Copy the details and look at the log for more."),
        Action.COPY_DETAILS,
    )


def field_of(error: UploadError) -> str:
    """Return the form's field that the error is about, or an empty string."""
    match error:
        case BadSpec(problems=problems) if problems:
            return problems[0].field
        case Rejected(field=field):
            return field
        case _:
            return ""


def _of_its_group(error: UploadError) -> Message | None:
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
                _CLEAR_REMEDY,
                Action.TRY_AGAIN,
            )
        case Unexpected(reason=reason):
            return Message(
                Text("Upload failed: {reason}", reason=reason), _BUG, Action.COPY_DETAILS
            )
        case _:
            return None
