"""The words for what can go wrong on this computer."""

from pathlib import PurePath

from imageuploader.domain.errors import (
    ConverterFailed,
    DiskFailed,
    HistoryFull,
    HistoryLags,
    HistoryNewer,
    HistorySetAside,
    LocalError,
    NoSpace,
    NoTokenStore,
    TokenGone,
    TokenStoreLocked,
    TokenStorePlain,
    TokenStoreRefused,
)
from imageuploader.words.measures import size
from imageuploader.words.message import Action, Message
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_CONVERT = _T("words", "Converting failed: {reason}")
_CONVERT_REMEDY = _T(
    "words",
    "Try again. If that fails too, convert it with qemu-img yourself and choose the result.",
)
_SPACE = _T("words", "Not enough space to prepare: need {needed}, {free} free")
_SPACE_REMEDY = _T("words", "Make room in {folder}, then try again.")
_DISK = _T("words", "{name} could not be read or written: {reason}")
_DISK_REMEDY = _T("words", "Check the disk and the rights of {path}, then try again.")
_FULL = _T("words", "There is no room left for the history")
_FULL_REMEDY = _T(
    "words",
    "Nothing is uploaded that could not be kept in it. Make room in {folder}: {needed} are "
    "needed, {free} are free.",
)
_LAGS_FULL = _T("words", "The history lags behind: no room is left in {folder}")
_LAGS = _T("words", "The history in {folder} lags behind: {reason}")
_LAGS_REMEDY = _T(
    "words", "Nothing stops for that. What is missing is written as soon as it can be."
)
_ASIDE = _T("words", "The history could not be read, and a new one was begun")
_ASIDE_REMEDY = _T("words", "The old file is kept as {path}.")
_NEWER = _T("words", "A newer version of this program made the history")
_NEWER_REMEDY = _T(
    "words", "It is shown, but nothing can be added to {path}. Use the newer version to upload."
)
_NO_STORE = _T("words", "No password store was found on this system")
_NO_STORE_REMEDY = _T(
    "words", "Keep the token for this session only, set LINODE_TOKEN, or install a password store."
)
_LOCKED = _T("words", "Your password store is locked")
_LOCKED_REMEDY = _T(
    "words", "Unlock it, keep the token for this session only, or set LINODE_TOKEN."
)
_REFUSED = _T("words", "Access to the password store was refused")
_REFUSED_REMEDY = _T(
    "words",
    "It said: {reason}. Try again, keep the token for this session only, or set LINODE_TOKEN.",
)
_PLAIN = _T("words", "The password store {name} keeps tokens in plain text")
_PLAIN_REMEDY = _T(
    "words",
    "Nothing was kept there. Keep the token for this session only, set LINODE_TOKEN, or install "
    "another password store.",
)
_GONE = _T("words", "The saved token is gone")
_GONE_REMEDY = _T("words", "Sign in again to the account {account}, or set LINODE_TOKEN.")


def local_message(error: LocalError) -> Message | None:
    """Return what to say of an error on this computer."""
    match error:
        case ConverterFailed(reason=reason):
            return Message(Text(_CONVERT, reason=reason), Text(_CONVERT_REMEDY), Action.TRY_AGAIN)
        case NoSpace(folder=folder, needed=needed, free=free):
            headline = Text(_SPACE, needed=size(needed), free=size(free))
            return Message(headline, Text(_SPACE_REMEDY, folder=folder), Action.TRY_AGAIN)
        case DiskFailed(path=path, reason=reason):
            headline = Text(_DISK, name=PurePath(path).name or path, reason=reason)
            return Message(headline, Text(_DISK_REMEDY, path=path), Action.TRY_AGAIN)
        case NoTokenStore() | TokenStoreLocked() | TokenStorePlain() | TokenStoreRefused():
            return _store_message(error)
        case TokenGone(account=account):
            return Message(Text(_GONE), Text(_GONE_REMEDY, account=account), Action.SIGN_IN)
        case _:
            return _history_message(error)


def _history_message(error: LocalError) -> Message | None:
    """What to say of the history."""
    match error:
        case HistoryFull(folder=folder, needed=needed, free=free):
            remedy = Text(_FULL_REMEDY, folder=folder, needed=size(needed), free=size(free))
            return Message(Text(_FULL), remedy, Action.TRY_AGAIN)
        case HistoryLags(folder=folder, reason=""):
            return Message(Text(_LAGS_FULL, folder=folder), Text(_LAGS_REMEDY), Action.COPY_DETAILS)
        case HistoryLags(folder=folder, reason=reason):
            headline = Text(_LAGS, folder=folder, reason=reason)
            return Message(headline, Text(_LAGS_REMEDY), Action.COPY_DETAILS)
        case HistorySetAside(path=path):
            return Message(Text(_ASIDE), Text(_ASIDE_REMEDY, path=path), Action.COPY_DETAILS)
        case HistoryNewer(path=path):
            return Message(Text(_NEWER), Text(_NEWER_REMEDY, path=path), Action.COPY_DETAILS)
        case _:
            return None


def _store_message(error: LocalError) -> Message | None:
    """What to say of what keeps the tokens."""
    match error:
        case NoTokenStore():
            return Message(Text(_NO_STORE), Text(_NO_STORE_REMEDY), Action.SESSION_ONLY)
        case TokenStoreLocked():
            return Message(Text(_LOCKED), Text(_LOCKED_REMEDY), Action.UNLOCK)
        case TokenStoreRefused(reason=reason):
            return Message(Text(_REFUSED), Text(_REFUSED_REMEDY, reason=reason), Action.TRY_AGAIN)
        case TokenStorePlain(name=name):
            return Message(Text(_PLAIN, name=name), Text(_PLAIN_REMEDY), Action.SESSION_ONLY)
        case _:
            return None
