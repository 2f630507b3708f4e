"""The messages for what can go wrong on this computer."""

from pathlib import PurePath

from imageuploader.domain.errors import (
    DiskFailed,
    HistoryFull,
    HistoryLags,
    HistoryNewer,
    HistorySetAside,
    LocalError,
    NoSpace,
    NoTokenStore,
    TokenGone,
    TokenNotStored,
    TokenStoreLocked,
    TokenStorePlain,
    TokenStoreRefused,
)
from imageuploader.domain.network.proxy import PASSWORD_ENTRY
from imageuploader.words.errors.reasons import reason_text
from imageuploader.words.formatting import size
from imageuploader.words.message import Action, Message
from imageuploader.words.text import Text

_PROXY_REMEDY = Text(
    "Enter it in the settings, Network. For one run, user and password may stand in the variable "
    "HTTPS_PROXY."
)
_FULL_REMEDY = Text(
    "Nothing is uploaded that cannot be recorded there. Free up space in {folder}: "
    "{needed} needed, {free} free."
)
_LAGS_REMEDY = Text("Uploads continue. What is missing will be written as soon as possible.")
_NEWER_REMEDY = Text(
    "It is shown, but nothing can be added to {path}. Use the newer version to upload."
)
_NO_STORE_REMEDY = Text("Keep the token for this session only, or install a password store.")
_LOCKED_REMEDY = Text("Unlock it, or use a token for this session only.")
_REFUSED_REMEDY = Text("It said: {reason}. Try again, or use a token for this session only.")
_PLAIN_REMEDY = Text(
    "Nothing was saved there. Keep the token for this session only, or install another "
    "password store."
)
_NOT_STORED = Text("It could not be stored. Sign in with it once more.")
_WHY_NOT_STORED = {
    "none": Text(
        "It could not be stored because this system had no password store. Sign in with it "
        "once more."
    ),
    "locked": Text(
        "It could not be stored because the password store was locked. Unlock that, then sign "
        "in with the token once more."
    ),
    "refused": Text(
        "It could not be stored because access to the password store was refused. Sign in with "
        "it once more."
    ),
    "plain": Text(
        "It was not stored because the only password store keeps tokens in plain text. Sign in "
        "with it once more."
    ),
}


def local_message(error: LocalError) -> Message | None:
    """Return the message for an error on this computer."""
    return _disk_message(error) or _token_store_message(error) or _history_message(error)


def _disk_message(error: LocalError) -> Message | None:
    """The message for an error while a file is converted, read or written."""
    match error:
        case NoSpace(folder=folder, needed=needed, free=free):
            headline = Text(
                "Not enough space to prepare: need {needed}, {free} free",
                needed=size(needed),
                free=size(free),
            )
            remedy = Text("Free up space in {folder}, then try again.", folder=folder)
            return Message(headline, remedy, Action.TRY_AGAIN)
        case DiskFailed(path=path, reason=reason):
            headline = Text(
                "{name} could not be read or written: {reason}",
                name=PurePath(path).name or path,
                reason=reason_text(reason),
            )
            remedy = Text(
                "Check the disk and the permissions of {path}, then try again.", path=path
            )
            return Message(headline, remedy, Action.TRY_AGAIN)
        case _:
            return None


def _history_message(error: LocalError) -> Message | None:
    """The message for an error of the history."""
    match error:
        case HistoryFull(folder=folder, needed=needed, free=free):
            remedy = _FULL_REMEDY.with_facts(folder=folder, needed=size(needed), free=size(free))
            return Message(Text("There is no space left for the history"), remedy, Action.TRY_AGAIN)
        case HistoryLags(folder=folder, reason=""):
            return Message(
                Text("The history is not up to date: no space is left in {folder}", folder=folder),
                _LAGS_REMEDY,
                Action.COPY_DETAILS,
            )
        case HistoryLags(folder=folder, reason=reason):
            headline = Text(
                "The history in {folder} is not up to date: {reason}",
                folder=folder,
                reason=reason_text(reason),
            )
            return Message(headline, _LAGS_REMEDY, Action.COPY_DETAILS)
        case HistorySetAside(path=path):
            return Message(
                Text("The history could not be read, so a new one was started"),
                Text("The old file is kept as {path}.", path=path),
                Action.COPY_DETAILS,
            )
        case HistoryNewer(path=path):
            return Message(
                Text("The history was created by a newer version of this program"),
                _NEWER_REMEDY.with_facts(path=path),
                Action.COPY_DETAILS,
            )
        case _:
            return None


def _token_store_message(error: LocalError) -> Message | None:
    """The message for an error of the password store."""
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
        case TokenGone(account=name) if name == PASSWORD_ENTRY:
            headline = Text("The password of the proxy is not in the password store")
            return Message(headline, _PROXY_REMEDY, Action.TRY_AGAIN)
        case TokenGone(account=account):
            return Message(
                Text("The saved token is gone"),
                Text("Sign in again to the account {account}.", account=account),
                Action.SIGN_IN,
            )
        case TokenNotStored(why=why):
            return Message(
                Text("Sign in again: the token was kept for the last session only"),
                _WHY_NOT_STORED.get(why, _NOT_STORED),
                Action.SIGN_IN,
            )
        case _:
            return None
