"""The messages for errors of the token and of the connection."""

from imageuploader.domain.errors import (
    AccessError,
    MissingScope,
    NameNotFound,
    NetworkError,
    NoToken,
    NotTrusted,
    OtherAccount,
    TokenRefused,
    Unreachable,
)
from imageuploader.words.errors.reasons import reason_text
from imageuploader.words.message import Action, Message
from imageuploader.words.text import Text

_REFUSED_REMEDY = Text(
    "It may have expired or been revoked. Create a new token in Cloud Manager and sign in with it."
)
_SCOPE_UPLOAD = Text("This token cannot upload images: the scope {needed} is missing")
_SCOPE_OTHER = Text("This token is not allowed to do this: the scope {needed} is missing")
_SCOPE_REMEDY = Text(
    "Create a token with the scopes Images read/write and Events read-only in Cloud "
    "Manager, and sign in with it."
)
_SCOPE_REMEDY_HAS = Text(
    "It has only {has}. Create a token with the scopes Images read/write and Events "
    "read-only in Cloud Manager, and sign in with it."
)
_OTHER_REMEDY = Text(
    "Use a token of that account at {host} to check on it, or to remove its image."
)
_UNREACHABLE_REMEDY = Text(
    "Check the network connection, the proxy and the API address, then try again."
)
_NO_NAME_REMEDY = Text(
    "Check the network connection, its DNS server and the API address, then try again."
)
_NOT_TRUSTED_REMEDY = Text(
    "The certificate of {host} was rejected: {reason}. A company proxy is the likely "
    "cause: specify its CA file with --ca or in LINODE_CA."
)


def access_message(error: AccessError) -> Message | None:
    """Return the message for an error about the token or the account."""
    match error:
        case NoToken():
            return Message(
                Text("You are not signed in"),
                Text("Sign in with a token from Cloud Manager."),
                Action.SIGN_IN,
            )
        case TokenRefused():
            return Message(Text("Token not accepted"), _REFUSED_REMEDY, Action.SIGN_IN)
        case MissingScope(needed=needed, has=has):
            remedy = _SCOPE_REMEDY_HAS.with_facts(has=has) if has else _SCOPE_REMEDY
            return Message(_missing(needed), remedy, Action.SIGN_IN)
        case OtherAccount(where=where, who=who):
            host = where.partition("://")[2] or where
            headline = (
                Text("This upload was made by the user {who}", who=who)
                if who
                else Text("This upload went to another Linode: {host}", host=host)
            )
            return Message(headline, _OTHER_REMEDY.with_facts(host=host), Action.SIGN_IN)
        case _:
            return None


def _missing(needed: str) -> Text:
    if not needed:
        return Text("This token is not allowed to do this")
    template = _SCOPE_UPLOAD if "images:read_write" in needed else _SCOPE_OTHER
    return template.with_facts(needed=needed)


def network_message(error: NetworkError) -> Message | None:
    """Return the message for an error of the connection to Linode."""
    match error:
        case NameNotFound(host=host):
            headline, remedy = Text("The host {host} was not found", host=host), _NO_NAME_REMEDY
        case NotTrusted(host=host, reason=reason):
            headline = Text("The connection is not trusted by this computer")
            remedy = _NOT_TRUSTED_REMEDY.with_facts(host=host, reason=reason)
        case Unreachable(host=host, reason=reason, sent=True):
            why = reason_text(reason)
            headline = Text("The connection to {host} broke: {reason}", host=host, reason=why)
            return Message(
                headline, Text("Check the network connection, then try again."), Action.TRY_AGAIN
            )
        case Unreachable(host=host, reason=reason):
            why = reason_text(reason)
            headline = Text("Cannot reach {host}: {reason}", host=host, reason=why)
            return Message(headline, _UNREACHABLE_REMEDY, Action.TRY_AGAIN)
        case _:
            return None
    return Message(headline, remedy, Action.TRY_AGAIN)
