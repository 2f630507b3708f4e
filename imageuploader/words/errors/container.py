"""The messages for virtual disks and their conversion."""

from pathlib import PurePath

from imageuploader.domain.errors import (
    Damaged,
    Encrypted,
    FileError,
    NeedsOtherFile,
    NeedsRepair,
    NotConvertible,
    WrongFormat,
)
from imageuploader.domain.formats import VIRTUAL_DISKS
from imageuploader.words.errors.reasons import reason_text
from imageuploader.words.message import Action, Message
from imageuploader.words.shell_commands import convert_command, innermost_format, repair_command
from imageuploader.words.text import Text
from imageuploader.words.upload_commands import quote_file, quote_here

_OTHER_REMEDIES = {
    "beside": Text(
        "Its {role} was chosen by whoever made the image, so it is not read unless you allow "
        "it. If you trust them, use imageuploader-cli with --allow-backing {other}, or choose "
        "a self-contained image."
    ),
    "missing": Text(
        "Its {role} was not found. Put it in the same folder as {name} and use "
        "imageuploader-cli with --allow-backing {other}, or choose a self-contained image."
    ),
    "dictionary": Text(
        "It was packed with a dictionary. Unpack it with that file in the place of DICTIONARY, "
        "and choose the result: {command}"
    ),
    "parent": Text(
        "It contains only the differences from that disk. Merge the two in the program that "
        "made them, and choose the result."
    ),
}
_OTHER_REMEDY = Text(
    "Its {role} is not read: it could be any file on this computer, and only files in the "
    "same folder can be allowed. Ask whoever made {name} for a self-contained image."
)
_FEATURE_REMEDY = Text(
    "If it is one of several files, choose the one that describes the disk. Otherwise "
    "save the disk in another format with the program that made it, and choose the "
    "result."
)
_LOG = Text("{name} was not closed cleanly: its last changes are still in its log")
_LOG_REMEDY = Text(
    "Open and close it in the program that made it, or run this command, which changes "
    "the file, and choose what it was run on: {command}"
)
_DAMAGED_REMEDY = Text(
    "The check reported: {reason}. Download or create the file again, and choose that one."
)
_ENCRYPTED_REMEDY = Text(
    "Save it without encryption in the program that made it, and choose the result."
)
_MAC_REMEDY = Text(
    "Linode accepts raw disk images only. On a Mac, run this and choose the result: {command}"
)


def container_message(error: FileError) -> Message | None:
    """Return the message for an error about a virtual disk."""
    name = PurePath(error.path).name or error.path
    match error:
        case NeedsOtherFile():
            return _needs_other(error, name)
        case NotConvertible(kind=kind, feature=feature):
            headline = Text(
                "This {kind} file cannot be converted: {feature}", kind=kind, feature=feature
            )
            return Message(headline, _FEATURE_REMEDY, Action.CHOOSE_FILE)
        case Damaged(kind=kind, reason=reason) if innermost_format(kind) in VIRTUAL_DISKS:
            remedy = _DAMAGED_REMEDY.with_facts(reason=reason_text(reason))
            return Message(
                Text("The file is damaged ({kind} check failed)", kind=kind),
                remedy,
                Action.CHOOSE_FILE,
            )
        case Encrypted(kind=kind) if innermost_format(kind) in VIRTUAL_DISKS:
            return Message(
                Text("The disk in {name} is encrypted", name=name),
                _ENCRYPTED_REMEDY,
                Action.CHOOSE_FILE,
            )
        case _:
            return _with_command(error, name)


def _needs_other(error: NeedsOtherFile, name: str) -> Message:
    other = error.name
    headline = (
        Text("{name} needs another file: {other}", name=name, other=other)
        if other
        else Text("{name} needs another file, which it does not name", name=name)
    )
    template = _OTHER_REMEDIES.get(error.place, _OTHER_REMEDY)
    remedy = template.with_facts(
        name=name,
        other=quote_here(other),
        role=reason_text(error.role),
        command=f"unzstd -k --long=31 -D DICTIONARY {quote_file(name)}",
    )
    return Message(headline, remedy, Action.CHOOSE_FILE)


def _with_command(error: FileError, name: str) -> Message | None:
    match error:
        case NeedsRepair(kind=kind):
            command = repair_command(error.path, kind)
            headline, remedy = _LOG.with_facts(name=name), _LOG_REMEDY.with_facts(command=command)
        case WrongFormat(kind=kind) if innermost_format(kind) == "dmg":
            command = convert_command(error.path, kind)
            headline, remedy = (
                Text("Needs converting: {name} is a macOS disk image", name=name),
                _MAC_REMEDY.with_facts(command=command),
            )
        case _:
            return None
    return Message(headline, remedy, Action.COPY_COMMAND)
