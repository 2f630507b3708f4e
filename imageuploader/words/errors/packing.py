"""The words for what can be wrong with a packed file or an archive."""

from pathlib import PurePath

from imageuploader.domain.errors import (
    Damaged,
    Encrypted,
    FileError,
    NotOneImage,
    TooDeep,
    TooHungry,
)
from imageuploader.words.formatting import size
from imageuploader.words.message import Action, Message
from imageuploader.words.shell_commands import unpack_command
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_NAMES_SHOWN = 5
_DAMAGED = _T("words", "The file is damaged ({kind} check failed at {percent}%)")
_DAMAGED_REMEDY = _T(
    "words",
    "Linode could not unpack it ({reason}). Download or make the file again and choose that one.",
)
_SEVERAL = _T("words", "{name} holds several files: {names}")
_SEVERAL_MORE = _T("words", "{name} holds several files: {names}, ...")
_SEVERAL_REMEDY = _T(
    "words",
    "It must hold one disk image and nothing else. Unpack it and choose the image: {command}",
)
_NONE = _T("words", "There is no disk image in {name}")
_NONE_REMEDY = _T("words", "The {kind} archive holds none. Choose the disk image itself.")
_ENCRYPTED = _T("words", "{name} is encrypted")
_ENCRYPTED_REMEDY = _T("words", "Unpack it with its password and choose the disk image inside.")
_DEEP = _T("words", "{name} is packed too often: {kind}")
_DEEP_REMEDY = _T("words", "Unpack it once by hand and choose the result: {command}")
_HUNGRY = _T("words", "Unpacking {name} takes more than {limit} of memory")
_HUNGRY_REMEDY = _T(
    "words",
    "It was packed with an unusually large window. Unpack it and choose the result: {command}",
)


def packing_message(error: FileError) -> Message | None:
    """Return what to say of an error about how the chosen file is packed."""
    name = PurePath(error.path).name or error.path
    action = Action.CHOOSE_FILE
    match error:
        case Damaged(kind=kind, percent=percent, reason=reason):
            headline = Text(_DAMAGED, kind=kind, percent=percent)
            remedy = Text(_DAMAGED_REMEDY, reason=reason)
        case NotOneImage(names=(), kind=kind):
            headline, remedy = Text(_NONE, name=name), Text(_NONE_REMEDY, kind=kind)
        case NotOneImage(names=names, kind=kind):
            headline = _several(name, names)
            remedy = Text(_SEVERAL_REMEDY, command=unpack_command(error.path, kind))
        case Encrypted():
            headline, remedy = Text(_ENCRYPTED, name=name), Text(_ENCRYPTED_REMEDY)
        case TooDeep(kind=kind):
            headline = Text(_DEEP, name=name, kind=kind)
            remedy = Text(_DEEP_REMEDY, command=unpack_command(error.path, kind))
        case TooHungry(kind=kind, limit=limit):
            headline = Text(_HUNGRY, name=name, limit=size(limit))
            remedy = Text(_HUNGRY_REMEDY, command=unpack_command(error.path, kind))
        case _:
            return None
    return Message(headline, remedy, action)


def _several(name: str, names: tuple[str, ...]) -> Text:
    template = _SEVERAL_MORE if len(names) > _NAMES_SHOWN else _SEVERAL
    return Text(template, name=name, names=", ".join(names[:_NAMES_SHOWN]))
