"""The words for what can be wrong with a packed file or an archive."""

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
from imageuploader.words.formatting import listing, size
from imageuploader.words.message import Action, Message
from imageuploader.words.shell_commands import unpack_command
from imageuploader.words.text import Text

_NAMES_SHOWN = 5

_DAMAGED_REMEDY = Text(
    "Linode could not unpack it ({reason}). Download or make the file again and choose that one."
)
_SEVERAL = Text("{name} holds several files: {names}")
_SEVERAL_MORE = Text("{name} holds several files: {names}, ...")
_SEVERAL_REMEDY = Text(
    "It must hold one disk image and nothing else. Unpack it and choose the image: {command}"
)
_HUNGRY_REMEDY = Text(
    "It was packed with an unusually large window. Unpack it and choose the result: {command}"
)


def packing_message(error: FileError) -> Message | None:
    """Return what to say of an error about how the chosen file is packed."""
    name = PurePath(error.path).name or error.path
    action = Action.CHOOSE_FILE
    match error:
        case Damaged():
            headline, remedy = _damaged(error)
        case NotOneImage(names=(), kind=kind):
            headline, remedy = (
                Text("There is no disk image in {name}", name=name),
                Text("The {kind} archive holds none. Choose the disk image itself.", kind=kind),
            )
        case NotOneImage(names=names, kind=kind):
            headline = _several(name, names)
            remedy = _SEVERAL_REMEDY.with_facts(command=unpack_command(error.path, kind))
        case Encrypted():
            headline, remedy = (
                Text("{name} is encrypted", name=name),
                Text("Unpack it with its password and choose the disk image inside."),
            )
        case TooDeep(kind=kind):
            headline = Text("{name} is packed too often: {kind}", name=name, kind=kind)
            remedy = Text(
                "Unpack it once by hand and choose the result: {command}",
                command=unpack_command(error.path, kind),
            )
        case UnknownMethod():
            headline, remedy = _unknown_method(error, name)
        case TooHungry(kind=kind, limit=limit):
            headline = Text(
                "Unpacking {name} takes more than {limit} of memory", name=name, limit=size(limit)
            )
            remedy = _HUNGRY_REMEDY.with_facts(command=unpack_command(error.path, kind))
        case _:
            return None
    return Message(headline, remedy, action)


def _damaged(error: Damaged) -> tuple[Text, Text]:
    return (
        Text(
            "The file is damaged ({kind} check failed at {percent}%)",
            kind=error.kind,
            percent=error.percent,
        ),
        _DAMAGED_REMEDY.with_facts(reason=error.reason),
    )


def _unknown_method(error: UnknownMethod, name: str) -> tuple[Text, Text]:
    command = unpack_command(error.path, f"{error.kind} ({error.method})")
    return (
        Text(
            "{name} cannot be unpacked here: it is packed by the method {method}",
            name=name,
            method=error.method,
        ),
        Text("Unpack it by hand and choose the disk image inside: {command}", command=command),
    )


def _several(name: str, names: tuple[str, ...]) -> Text:
    template = _SEVERAL_MORE if len(names) > _NAMES_SHOWN else _SEVERAL
    return template.with_facts(name=name, names=listing(names[:_NAMES_SHOWN]))
