"""The messages for compressed files and archives."""

from pathlib import PurePath

from imageuploader.domain.errors import (
    Damaged,
    Encrypted,
    FileError,
    NotOneImage,
    TooDeep,
    TooHungry,
    UnknownMethod,
)
from imageuploader.words.errors.reasons import reason_text
from imageuploader.words.formatting import Percent, listing, size
from imageuploader.words.message import Action, Message
from imageuploader.words.shell_commands import unpack_command, unpack_method_command
from imageuploader.words.text import Text

_NAMES_SHOWN = 5

_DAMAGED_REMEDY = Text(
    "Linode could not unpack it ({reason}). Download or create the file again, and choose that one."
)
_SEVERAL = Text("{name} contains several files: {names}")
_SEVERAL_MORE = Text("{name} contains several files: {names}, ...")
_SEVERAL_REMEDY = Text(
    "It must contain one disk image and nothing else. Unpack it and choose the image: {command}"
)
_NONE_REMEDY = Text("The {kind} archive does not contain one. Choose the disk image itself.")
_ENCRYPTED_REMEDY = Text("Unpack it with its password and choose the disk image inside.")
_DEEP_REMEDY = Text("Unpack it once by hand and choose the result: {command}")
_METHOD_REMEDY = Text("Unpack it by hand and choose the disk image inside: {command}")
_MAKERS_REMEDY = Text(
    "Unpack it with the program that created it, and choose the disk image inside."
)
_HUNGRY_REMEDY = Text(
    "It was compressed with an unusually large window. Unpack it and choose the result: {command}"
)


def packing_message(error: FileError) -> Message | None:
    """Return the message for an error about how the chosen file is compressed."""
    texts = _texts(error, PurePath(error.path).name or error.path)
    return Message(*texts, Action.CHOOSE_FILE) if texts else None


def _texts(error: FileError, name: str) -> tuple[Text, Text] | None:
    """The headline and the remedy."""
    match error:
        case Damaged(kind=kind, percent=percent, reason=reason):
            headline = Text(
                "The file is damaged ({kind} check failed at {percent})",
                kind=kind,
                percent=Percent(percent),
            )
            return headline, _DAMAGED_REMEDY.with_facts(reason=reason_text(reason))
        case NotOneImage(names=(), kind=kind):
            headline = Text("There is no disk image in {name}", name=name)
            return headline, _NONE_REMEDY.with_facts(kind=kind)
        case NotOneImage(names=names, kind=kind):
            command = unpack_command(error.path, kind)
            return _several(name, names), _SEVERAL_REMEDY.with_facts(command=command)
        case Encrypted():
            return Text("{name} is encrypted", name=name), _ENCRYPTED_REMEDY
        case TooDeep(kind=kind):
            headline = Text("{name} is compressed too many times: {kind}", name=name, kind=kind)
            command = unpack_command(error.path, kind)
            return headline, _DEEP_REMEDY.with_facts(command=command)
        case UnknownMethod(method=method):
            headline = Text(
                "{name} cannot be unpacked here: it is compressed by the method {method}",
                name=name,
                method=method,
            )
            command = unpack_method_command(error.path, method)
            remedy = _METHOD_REMEDY.with_facts(command=command) if command else _MAKERS_REMEDY
            return headline, remedy
        case TooHungry(kind=kind, limit=limit):
            headline = Text(
                "Unpacking {name} needs more than {limit} of memory", name=name, limit=size(limit)
            )
            command = unpack_command(error.path, kind)
            return headline, _HUNGRY_REMEDY.with_facts(command=command)
        case _:
            return None


def _several(name: str, names: tuple[str, ...]) -> Text:
    template = _SEVERAL_MORE if len(names) > _NAMES_SHOWN else _SEVERAL
    return template.with_facts(name=name, names=listing(names[:_NAMES_SHOWN]))
