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
from imageuploader.words.formatting import size
from imageuploader.words.message import Action, Message
from imageuploader.words.text import Text

_CONVERT_REMEDY = Text(
    "Try again. If that fails too, convert it with qemu-img yourself and choose the result."
)
_FULL_REMEDY = Text(
    "Nothing is uploaded that could not be kept in it. Make room in {folder}: "
    "{needed} are needed, {free} are free."
)
_LAGS_REMEDY = Text("Nothing stops for that. What is missing is written as soon as it can be.")
_NEWER_REMEDY = Text(
    "It is shown, but nothing can be added to {path}. Use the newer version to upload."
)
_NO_STORE_REMEDY = Text(
    "Keep the token for this session only, set LINODE_TOKEN, or install a password store."
)
_LOCKED_REMEDY = Text("Unlock it, keep the token for this session only, or set LINODE_TOKEN.")
_REFUSED_REMEDY = Text(
    "It said: {reason}. Try again, keep the token for this session only, or set LINODE_TOKEN."
)
_PLAIN_REMEDY = Text(
    "Nothing was kept there. Keep the token for this session only, set "
    "LINODE_TOKEN, or install another password store."
)


def local_message(error: LocalError) -> Message | None:
    """Return what to say of an error on this computer."""
    match error:
        case ConverterFailed(reason=reason):
            return Message(
                Text("Converting failed: {reason}", reason=reason),
                _CONVERT_REMEDY,
                Action.TRY_AGAIN,
            )
        case NoSpace(folder=folder, needed=needed, free=free):
            headline = Text(
                "Not enough space to prepare: need {needed}, {free} free",
                needed=size(needed),
                free=size(free),
            )
            return Message(
                headline,
                Text("Make room in {folder}, then try again.", folder=folder),
                Action.TRY_AGAIN,
            )
        case DiskFailed(path=path, reason=reason):
            headline = Text(
                "{name} could not be read or written: {reason}",
                name=PurePath(path).name or path,
                reason=reason,
            )
            return Message(
                headline,
                Text("Check the disk and the rights of {path}, then try again.", path=path),
                Action.TRY_AGAIN,
            )
        case (
            NoTokenStore()
            | TokenStoreLocked()
            | TokenStorePlain()
            | TokenStoreRefused()
            | TokenGone()
        ):
            return _store_message(error)
        case _:
            return _history_message(error)


def _history_message(error: LocalError) -> Message | None:
    """What to say of the history."""
    match error:
        case HistoryFull(folder=folder, needed=needed, free=free):
            remedy = _FULL_REMEDY.with_facts(folder=folder, needed=size(needed), free=size(free))
            return Message(Text("There is no room left for the history"), remedy, Action.TRY_AGAIN)
        case HistoryLags(folder=folder, reason=""):
            return Message(
                Text("The history lags behind: no room is left in {folder}", folder=folder),
                _LAGS_REMEDY,
                Action.COPY_DETAILS,
            )
        case HistoryLags(folder=folder, reason=reason):
            headline = Text(
                "The history in {folder} lags behind: {reason}", folder=folder, reason=reason
            )
            return Message(headline, _LAGS_REMEDY, Action.COPY_DETAILS)
        case HistorySetAside(path=path):
            return Message(
                Text("The history could not be read, and a new one was begun"),
                Text("The old file is kept as {path}.", path=path),
                Action.COPY_DETAILS,
            )
        case HistoryNewer(path=path):
            return Message(
                Text("A newer version of this program made the history"),
                _NEWER_REMEDY.with_facts(path=path),
                Action.COPY_DETAILS,
            )
        case _:
            return None


def _store_message(error: LocalError) -> Message | None:
    """What to say of what keeps the tokens."""
    match error:
        case NoTokenStore():
            return Message(
                Text("No password store was found on this system"),
                _NO_STORE_REMEDY,
                Action.TRY_AGAIN,
            )
        case TokenStoreLocked():
            return Message(Text("Your password store is locked"), _LOCKED_REMEDY, Action.TRY_AGAIN)
        case TokenStoreRefused(reason=reason):
            return Message(
                Text("Access to the password store was refused"),
                _REFUSED_REMEDY.with_facts(reason=reason),
                Action.TRY_AGAIN,
            )
        case TokenStorePlain(name=name):
            return Message(
                Text("The password store {name} keeps tokens in plain text", name=name),
                _PLAIN_REMEDY,
                Action.TRY_AGAIN,
            )
        case TokenGone(account=account):
            return Message(
                Text("The saved token is gone"),
                Text(
                    "Sign in again to the account {account}, or set LINODE_TOKEN.", account=account
                ),
                Action.SIGN_IN,
            )
        case _:
            return None
