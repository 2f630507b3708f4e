"""The messages for errors that Linode answered with."""

from imageuploader.domain.errors import (
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
    UnsafeAddress,
    WrongChecksum,
)
from imageuploader.words.errors.no_answer import no_word_message
from imageuploader.words.errors.processing import processing_message
from imageuploader.words.formatting import duration, listing
from imageuploader.words.message import Action, Message
from imageuploader.words.text import Text

_NOT_FOUND_REMEDY = Text("It may have been deleted, or the API address or version is wrong.")
_GARBLED_REMEDY = Text("{reason}. Check the API address and whether a proxy changes the answers.")
_ADDRESS_REMEDY = Text(
    "Usually the upload address has expired, or the clock of this computer is wrong. "
    "Check the clock and request a new address."
)
_TOO_LARGE_REMEDY = Text(
    "The file is larger than the storage accepts, or a proxy in between allows only "
    "smaller ones. Try a network without a proxy, or make the disk smaller."
)
_OTHER_REFUSAL_REMEDY = Text(
    "Try again. If that does not help, check whether a proxy changes the request, or ask "
    "Linode Support."
)
_OTHER_REFUSAL_REMEDY_SAID = Text(
    "It said {code}. Try again. If that does not help, check whether a proxy changes the "
    "request, or ask Linode Support."
)
_OF_THE_ADDRESS = frozenset({401, 403})
_TOO_LARGE = 413

_CHECKSUM_REMEDY = Text(
    "Its checksum is {stored}, ours is {sent}. The data was changed on its way, or the file"
    " while it was being read: try again."
)
_UNCLEAR_REMEDY = Text(
    "It was not removed: look at it in Cloud Manager, and delete it there if it is empty."
)
_GONE_REMEDY = Text(
    "It was probably removed because the data did not arrive within 24 hours. Upload it again."
)
_MALFORMED_REMEDY = Text(
    "It is not a web address, so nothing was sent. Check the API address and whether a"
    " proxy changes the answers."
)
_UNSAFE_REMEDIES = {
    "clear-text": Text(
        "It would send the disk unencrypted, so nothing was sent. Check the API address and"
        " whether a proxy changes the answers."
    ),
    "credentials": Text(
        "It contains a user name or a password, so nothing was sent. Check the API address and"
        " whether a proxy changes the answers."
    ),
}


def service_message(error: ServiceError) -> Message | None:
    """Return the message for an error that Linode answered with."""
    return _of_api(error) or _of_storage(error)


def _of_api(error: ServiceError) -> Message | None:
    match error:
        case Rejected():
            return _rejected(error)
        case NotFound():
            return Message(
                Text("Linode did not find what was requested (404)"),
                _NOT_FOUND_REMEDY,
                Action.TRY_AGAIN,
            )
        case RateLimited(seconds=seconds):
            remedy = Text(
                "There were too many requests. Try again in {time}.",
                time=duration(max(1, seconds or 0)),
            )
            return Message(Text("Linode asked us to slow down"), remedy, Action.TRY_AGAIN)
        case ServerTrouble(status=status, reason=reason, maintenance=maintenance):
            headline = (
                Text("Linode is under maintenance")
                if maintenance
                else Text("Linode could not answer ({status})", status=status)
            )
            remedy = _trouble_remedy(reason)
            return Message(headline, remedy, Action.TRY_AGAIN)
        case Garbled(what=what, reason=reason):
            headline = Text("Linode's answer made no sense ({what})", what=what)
            return Message(
                headline, _GARBLED_REMEDY.with_facts(reason=_begun(reason)), Action.TRY_AGAIN
            )
        case _:
            return None


def _of_storage(error: ServiceError) -> Message | None:
    match error:
        case AddressRefused(status=status):
            headline = Text("Linode's storage did not accept the file ({status})", status=status)
            return Message(headline, _refusal_remedy(error), Action.REQUEST_AGAIN)
        case UnsafeAddress(host=host, problem=problem):
            headline = Text(
                "Linode's answer has an upload address that is not safe: {host}", host=host
            )
            remedy = _UNSAFE_REMEDIES.get(problem, _MALFORMED_REMEDY)
            return Message(headline, remedy, Action.TRY_AGAIN)
        case WrongChecksum(sent=sent, stored=stored):
            remedy = _CHECKSUM_REMEDY.with_facts(sent=sent, stored=stored)
            return Message(
                Text("The data in Linode's storage differs from what was sent"),
                remedy,
                Action.TRY_AGAIN,
            )
        case ProcessingFailed(reason=reason):
            return processing_message(reason)
        case ImageUnclear(ids=ids):
            headline = Text(
                "Linode does not say whether {ids} still waits for data", ids=listing(ids)
            )
            return Message(headline, _UNCLEAR_REMEDY, Action.OPEN_CLOUD_MANAGER)
        case ImageGone():
            return Message(
                Text("The image is no longer on Linode"), _GONE_REMEDY, Action.UPLOAD_AGAIN
            )
        case NoWord():
            return no_word_message(error)
        case _:
            return None


def _refusal_remedy(error: AddressRefused) -> Text:
    """Only a rejected signature has to do with the address or the clock."""
    if error.status in _OF_THE_ADDRESS:
        return _ADDRESS_REMEDY
    if error.status == _TOO_LARGE or error.code == "EntityTooLarge":
        return _TOO_LARGE_REMEDY
    if error.code:
        return _OTHER_REFUSAL_REMEDY_SAID.with_facts(code=error.code)
    return _OTHER_REFUSAL_REMEDY


def _rejected(error: Rejected) -> Message:
    if error.field == "region":
        said = _sentence(error.reason or str(error.status))
        remedy = Text("Linode says: {reason} Choose another region.", reason=said)
        return Message(Text("This region cannot store images"), remedy, Action.CHANGE_REGION)
    headline = (
        Text("{reason}", reason=error.reason)
        if error.reason
        else Text("Linode refused the request ({status})", status=error.status)
    )
    remedy = (
        Text("Linode refused the field “{field}”. Correct it and try again.", field=error.field)
        if error.field
        else Text(
            "Linode refused the request ({status}). Correct it and try again.", status=error.status
        )
    )
    if error.more:
        remedy = Text(
            "{more} {remedy}", more=" ".join(_sentence(more) for more in error.more), remedy=remedy
        )
    return Message(headline, remedy, Action.CORRECT)


def _trouble_remedy(reason: str) -> Text:
    shown = reason.strip().rstrip(".")
    return (
        Text("Linode says: {reason}. Try again in a few minutes.", reason=shown)
        if shown
        else Text("The problem is not on your side. Try again in a few minutes.")
    )


def _begun(reason: str) -> str:
    return reason[:1].upper() + reason[1:].rstrip(".")


def _sentence(said: str) -> str:
    return said if said.endswith((".", "!", "?")) else f"{said}."
