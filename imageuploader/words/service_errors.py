"""The words for what Linode answered."""

from imageuploader.domain.errors import (
    AddressExpired,
    AddressRefused,
    Garbled,
    ImageGone,
    ImageUnclear,
    NotFound,
    NoWord,
    ProcessingFailed,
    RateLimited,
    Rejected,
    ServerTrouble,
    ServiceError,
    TooSlow,
    WrongChecksum,
)
from imageuploader.words.measures import duration, took
from imageuploader.words.message import Action, Message
from imageuploader.words.no_word import no_word_message
from imageuploader.words.processing_errors import processing_message
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_REGION = _T("words", "This region cannot store images")
_REGION_REMEDY = _T("words", "Linode says: {reason} Choose another region.")
_REJECTED = _T("words", "Linode refused the request ({status})")
_SAID = _T("words", "{reason}")
_FIELD_REMEDY = _T("words", "Linode refused the field “{field}”. Correct it and try again.")
_REJECTED_REMEDY = _T("words", "Linode refused the request ({status}). Correct it and try again.")
_MORE = _T("words", "{more} {remedy}")
_NOT_FOUND = _T("words", "Linode does not know what was asked for (404)")
_NOT_FOUND_REMEDY = _T("words", "It may have been deleted, or the API address or version is wrong.")
_SLOW_DOWN = _T("words", "Linode asked us to slow down")
_SLOW_DOWN_REMEDY = _T("words", "Too many requests came in. Try again in {time}.")
_MAINTENANCE = _T("words", "Linode is under maintenance")
_TROUBLE = _T("words", "Linode has trouble answering ({status})")
_TROUBLE_REMEDY = _T("words", "This is nothing of yours. Try again in a few minutes.")
_TROUBLE_REMEDY_SAID = _T("words", "It says: {reason}. Try again in a few minutes.")
_GARBLED = _T("words", "Linode's answer made no sense ({what})")
_GARBLED_REMEDY = _T(
    "words", "{reason}. Check the API address and whether a proxy changes the answers."
)
_ADDRESS = _T("words", "Linode's storage did not accept the file ({status})")
_ADDRESS_REMEDY = _T(
    "words",
    "Often the upload address has expired or the clock of this computer is wrong. "
    "Check the clock and request a new address.",
)
_TOO_LARGE_REMEDY = _T(
    "words",
    "The file is larger than what is taken there, or a proxy on the way lets only smaller ones "
    "pass. Try from a network without a proxy, or make the disk smaller.",
)
_OTHER_REFUSAL_REMEDY = _T(
    "words",
    "Try again. If it stays so, look whether a proxy changes the request, or ask Linode's support.",
)
_OTHER_REFUSAL_REMEDY_SAID = _T(
    "words",
    "It said {code}. Try again. If it stays so, look whether a proxy changes the request, or ask "
    "Linode's support.",
)
_EXPIRED = _T("words", "The upload address is no longer valid")
_EXPIRED_REMEDY = _T("words", "Request a new address: the file is sent again from the beginning.")
_OF_THE_ADDRESS = frozenset({401, 403})
_TOO_LARGE = 413
_CHECKSUM = _T("words", "Linode's storage holds other bytes than were sent")
_CHECKSUM_REMEDY = _T(
    "words", "Their checksum is {stored}, ours {sent}. The line changed them: try again."
)
_UNCLEAR = _T("words", "Linode does not tell whether {ids} still waits for data")
_UNCLEAR_REMEDY = _T(
    "words", "It was not removed: look at it in Cloud Manager, and delete it there if it is empty."
)
_GONE = _T("words", "The image is no longer on Linode")
_GONE_REMEDY = _T(
    "words",
    "It was probably removed because the data did not arrive within 24 hours. Upload it again.",
)
_TOO_SLOW = _T("words", "The image was not ready after {time}")
_TOO_SLOW_REMEDY = _T("words", "Linode may still finish it: look for it in Cloud Manager.")


def service_message(error: ServiceError) -> Message | None:
    """Return what to say of an answer that was not as hoped."""
    return _of_api(error) or _of_storage(error)


def _of_api(error: ServiceError) -> Message | None:
    match error:
        case Rejected():
            return _rejected(error)
        case NotFound():
            return Message(Text(_NOT_FOUND), Text(_NOT_FOUND_REMEDY), Action.TRY_AGAIN)
        case RateLimited(seconds=seconds):
            remedy = Text(_SLOW_DOWN_REMEDY, time=duration(max(1, seconds or 0)))
            return Message(Text(_SLOW_DOWN), remedy, Action.TRY_AGAIN)
        case ServerTrouble(status=status, reason=reason, maintenance=maintenance):
            headline = Text(_MAINTENANCE) if maintenance else Text(_TROUBLE, status=status)
            remedy = _trouble_remedy(reason)
            return Message(headline, remedy, Action.TRY_AGAIN)
        case Garbled(what=what, reason=reason):
            headline = Text(_GARBLED, what=what)
            return Message(headline, Text(_GARBLED_REMEDY, reason=_begun(reason)), Action.TRY_AGAIN)
        case _:
            return None


def _of_storage(error: ServiceError) -> Message | None:
    match error:
        case AddressRefused(status=status):
            headline = Text(_ADDRESS, status=status)
            return Message(headline, _refusal_remedy(error), Action.REQUEST_AGAIN)
        case AddressExpired():
            return Message(Text(_EXPIRED), Text(_EXPIRED_REMEDY), Action.REQUEST_AGAIN)
        case WrongChecksum(sent=sent, stored=stored):
            remedy = Text(_CHECKSUM_REMEDY, sent=sent, stored=stored)
            return Message(Text(_CHECKSUM), remedy, Action.TRY_AGAIN)
        case ProcessingFailed(reason=reason):
            return processing_message(reason)
        case ImageUnclear(ids=ids):
            headline = Text(_UNCLEAR, ids=", ".join(ids))
            return Message(headline, Text(_UNCLEAR_REMEDY), Action.OPEN_CLOUD_MANAGER)
        case ImageGone():
            return Message(Text(_GONE), Text(_GONE_REMEDY), Action.UPLOAD_AGAIN)
        case NoWord():
            return no_word_message(error)
        case TooSlow(seconds=seconds):
            headline = Text(_TOO_SLOW, time=took(seconds))
            return Message(headline, Text(_TOO_SLOW_REMEDY), Action.OPEN_CLOUD_MANAGER)
        case _:
            return None


def _refusal_remedy(error: AddressRefused) -> Text:
    """Only a refusal of the signature has to do with the address or the clock."""
    if error.status in _OF_THE_ADDRESS:
        return Text(_ADDRESS_REMEDY)
    if error.status == _TOO_LARGE or error.code == "EntityTooLarge":
        return Text(_TOO_LARGE_REMEDY)
    if error.code:
        return Text(_OTHER_REFUSAL_REMEDY_SAID, code=error.code)
    return Text(_OTHER_REFUSAL_REMEDY)


def _rejected(error: Rejected) -> Message:
    if error.field == "region":
        said = _sentence(error.reason or str(error.status))
        remedy = Text(_REGION_REMEDY, reason=said)
        return Message(Text(_REGION), remedy, Action.CHANGE_REGION)
    headline = (
        Text(_SAID, reason=error.reason) if error.reason else Text(_REJECTED, status=error.status)
    )
    remedy = (
        Text(_FIELD_REMEDY, field=error.field)
        if error.field
        else Text(_REJECTED_REMEDY, status=error.status)
    )
    if error.more:
        remedy = Text(_MORE, more=" ".join(_sentence(more) for more in error.more), remedy=remedy)
    return Message(headline, remedy, Action.CORRECT)


def _trouble_remedy(reason: str) -> Text:
    shown = reason.strip().rstrip(".")
    return Text(_TROUBLE_REMEDY_SAID, reason=shown) if shown else Text(_TROUBLE_REMEDY)


def _begun(reason: str) -> str:
    return reason[:1].upper() + reason[1:].rstrip(".")


def _sentence(said: str) -> str:
    return said if said.endswith((".", "!", "?")) else f"{said}."
