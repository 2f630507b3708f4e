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
from imageuploader.words.access_errors import access_message, network_message
from imageuploader.words.cut import cut
from imageuploader.words.file_errors import file_message
from imageuploader.words.local_errors import local_message
from imageuploader.words.message import Action, Message
from imageuploader.words.service_errors import service_message
from imageuploader.words.spec_errors import field_text, spec_message, tag_hint
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

__all__ = ["Action", "Message", "describe", "describe_whole", "field_of", "field_text", "tag_hint"]

_T = QT_TRANSLATE_NOOP
_FAILED = _T("words", "Upload failed")
_FAILED_BECAUSE = _T("words", "Upload failed: {reason}")
_BUG = _T("words", "This is a mistake in Image Uploader. Copy the details and report it, please.")
_COPY = _T("words", "Copy the details and look at the log for more.")
_SETTING = _T("words", "{name} cannot be “{value}”: {reason}")
_SETTING_REMEDY = _T("words", "Correct {name} and start again.")
_CLEAR = _T("words", "The token would go to {host} without encryption")
_CLEAR_REMEDY = _T(
    "words",
    "Nothing was sent. Begin the API address (LINODE_URL, --api-url, or the one saved with the "
    "account) with https://; http:// is only for this computer itself, such as http://localhost.",
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
    return _of_its_group(error) or Message(Text(_FAILED), Text(_COPY), Action.COPY_DETAILS)


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
            headline = Text(_SETTING, name=name, value=value, reason=reason)
            return Message(headline, Text(_SETTING_REMEDY, name=name), Action.CORRECT)
        case NotEncrypted(host=host):
            return Message(Text(_CLEAR, host=host), Text(_CLEAR_REMEDY), Action.NETWORK_SETTINGS)
        case Unexpected(reason=reason):
            return Message(Text(_FAILED_BECAUSE, reason=reason), Text(_BUG), Action.COPY_DETAILS)
        case _:
            return None
