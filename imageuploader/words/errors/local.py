"""The words for what can go wrong on this computer."""

from pathlib import PurePath

from imageuploader.domain.errors import (
    ConverterFailed,
    DiskFailed,
    HistoryNewer,
    HistorySetAside,
    LocalError,
    NoSpace,
    NoTokenStore,
    TokenGone,
    TokenStoreLocked,
    TokenStoreRefused,
)
from imageuploader.words.formatting import size
from imageuploader.words.message import Action, Message
from imageuploader.words.text import Text

_CONVERT_REMEDY = Text(
    "Try again. If that fails too, convert it with qemu-img yourself and choose the result."
)
_SPACE_REMEDY = Text("Make room in {folder}, or choose another folder for temporary files.")
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
                headline, _SPACE_REMEDY.with_facts(folder=folder), Action.CHOOSE_TEMP_FOLDER
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
        case HistorySetAside() | HistoryNewer():
            return _history_message(error)
        case _:
            return _token_store_message(error)


def _history_message(error: HistorySetAside | HistoryNewer) -> Message:
    """Return what to say of a history that could not be opened as usual."""
    match error:
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


def _token_store_message(error: LocalError) -> Message | None:
    """Return what to say of an error of the store that keeps the tokens."""
    match error:
        case NoTokenStore():
            return Message(
                Text("No password store was found on this system"),
                _NO_STORE_REMEDY,
                Action.SESSION_ONLY,
            )
        case TokenStoreLocked():
            return Message(Text("Your password store is locked"), _LOCKED_REMEDY, Action.UNLOCK)
        case TokenStoreRefused(reason=reason):
            return Message(
                Text("Access to the password store was refused"),
                _REFUSED_REMEDY.with_facts(reason=reason),
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
