"""The words for who is asking, and for the way to Linode."""

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
from imageuploader.words.message import Action, Message
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_NO_TOKEN = _T("words", "Nobody is signed in")
_NO_TOKEN_REMEDY = _T("words", "Set LINODE_TOKEN or sign in with a token from Cloud Manager.")
_REFUSED = _T("words", "Token not accepted")
_REFUSED_REMEDY = _T(
    "words",
    "It may have expired or been revoked. Create a new token in Cloud Manager and sign in again, "
    "or set LINODE_TOKEN.",
)
_SCOPE_UPLOAD = _T("words", "This token cannot upload images: the right {needed} is missing")
_SCOPE_OTHER = _T("words", "This token is not allowed to do this: the right {needed} is missing")
_SCOPE_UNKNOWN = _T("words", "This token is not allowed to do this")
_SCOPE_REMEDY = _T(
    "words",
    "Create a token with Images read/write and Events read only in Cloud Manager, "
    "and sign in with it.",
)
_SCOPE_REMEDY_HAS = _T(
    "words",
    "It has only {has}. Create a token with Images read/write and Events read only in "
    "Cloud Manager, and sign in with it.",
)
_OTHER_USER = _T("words", "This upload was made by the user {who}")
_OTHER_LINODE = _T("words", "This upload went to another Linode: {host}")
_OTHER_REMEDY = _T(
    "words", "Only a token of that account at {host} can tell what became of it, or remove it."
)
_UNREACHABLE = _T("words", "Cannot reach {host}: {reason}")
_UNREACHABLE_REMEDY = _T(
    "words", "Check the network connection, the proxy and the API address, then try again."
)
_BROKE = _T("words", "The connection to {host} broke: {reason}")
_BROKE_REMEDY = _T("words", "Check the network connection, then try again.")
_NO_NAME = _T("words", "The name {host} was not found")
_NO_NAME_REMEDY = _T(
    "words", "Check the network connection, its DNS server and the API address, then try again."
)
_NOT_TRUSTED = _T("words", "The connection is not trusted by this computer")
_NOT_TRUSTED_REMEDY = _T(
    "words",
    "The certificate of {host} was refused: {reason}. A company proxy is the likely cause: "
    "name its CA file with --ca or in LINODE_CA.",
)


def access_message(error: AccessError) -> Message | None:
    """Return what to say of an error about who is asking."""
    match error:
        case NoToken():
            return Message(Text(_NO_TOKEN), Text(_NO_TOKEN_REMEDY), Action.SIGN_IN)
        case TokenRefused():
            return Message(Text(_REFUSED), Text(_REFUSED_REMEDY), Action.SIGN_IN)
        case MissingScope(needed=needed, has=has):
            remedy = Text(_SCOPE_REMEDY_HAS, has=has) if has else Text(_SCOPE_REMEDY)
            return Message(_missing(needed), remedy, Action.SIGN_IN)
        case OtherAccount(where=where, who=who):
            host = where.partition("://")[2] or where
            headline = Text(_OTHER_USER, who=who) if who else Text(_OTHER_LINODE, host=host)
            return Message(headline, Text(_OTHER_REMEDY, host=host), Action.SIGN_IN)
        case _:
            return None


def _missing(needed: str) -> Text:
    if not needed:
        return Text(_SCOPE_UNKNOWN)
    template = _SCOPE_UPLOAD if "images:read_write" in needed else _SCOPE_OTHER
    return Text(template, needed=needed)


def network_message(error: NetworkError) -> Message | None:
    """Return what to say of an error on the way to Linode."""
    match error:
        case NameNotFound(host=host):
            headline, remedy = Text(_NO_NAME, host=host), Text(_NO_NAME_REMEDY)
        case NotTrusted(host=host, reason=reason):
            headline = Text(_NOT_TRUSTED)
            remedy = Text(_NOT_TRUSTED_REMEDY, host=host, reason=reason)
        case Unreachable(host=host, reason=reason, sent=True):
            headline = Text(_BROKE, host=host, reason=reason)
            return Message(headline, Text(_BROKE_REMEDY), Action.TRY_AGAIN)
        case Unreachable(host=host, reason=reason):
            headline = Text(_UNREACHABLE, host=host, reason=reason)
            return Message(headline, Text(_UNREACHABLE_REMEDY), Action.TRY_AGAIN)
        case _:
            return None
    return Message(headline, remedy, Action.NETWORK_SETTINGS)
