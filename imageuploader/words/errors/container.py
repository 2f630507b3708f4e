"""The words for what can be wrong with a virtual disk, and with its conversion."""

import shlex
from pathlib import PurePath

from imageuploader.domain.errors import (
    Damaged,
    Encrypted,
    FileError,
    NeedsOtherFile,
    NeedsRepair,
    NoConverter,
    NotConvertible,
    WrongFormat,
)
from imageuploader.domain.formats import VIRTUAL_DISKS
from imageuploader.words.message import Action, Message
from imageuploader.words.shell_commands import container, convert_command
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_OTHER = _T("words", "{name} needs another file: {other}")
_OTHER_UNNAMED = _T("words", "{name} needs another file, which it does not name")
_OTHER_REMEDIES = {
    "beside": _T(
        "words",
        "Its {role} is not read, as whoever made the image chose it. If you trust them, allow it "
        "with --allow-backing {other}, or choose an image that is whole in itself.",
    ),
    "missing": _T(
        "words",
        "Its {role} is not here. Put it beside {name} and allow it with --allow-backing {other}, "
        "or choose an image that is whole in itself.",
    ),
    "parent": _T(
        "words",
        "It holds only what differs from that disk. Join the two in the program that made them, "
        "and choose the result.",
    ),
}
_OTHER_REMEDY = _T(
    "words",
    "Its {role} is not read: only a file in the same folder can be allowed, as it could be any "
    "file of this computer. Ask whoever made {name} for an image that is whole in itself.",
)
_FEATURE = _T("words", "This {kind} file cannot be converted: {feature}")
_FEATURE_REMEDY = _T(
    "words",
    "If it is one of several files, choose the one that describes the disk. Otherwise save the "
    "disk in another format with the program that made it, and choose that.",
)
_LOG = _T("words", "{name} was not closed cleanly: its last changes are still in its log")
_LOG_REMEDY = _T(
    "words",
    "Open and close it in the program that made it, or run this, which changes the file, and "
    "choose it again: {command}",
)
_DAMAGED = _T("words", "The file is damaged ({kind} check failed)")
_DAMAGED_REMEDY = _T(
    "words", "It said: {reason}. Download or make the file again and choose that one."
)
_ENCRYPTED = _T("words", "The disk in {name} is encrypted")
_ENCRYPTED_REMEDY = _T(
    "words", "Save it without a password with the program that made it, and choose the result."
)
_MAC = _T("words", "Needs converting: {name} is a disk image of macOS")
_MAC_REMEDY = _T(
    "words",
    "Linode takes raw disk images only. On a Mac, run this and choose the result: {command}",
)
_NO_CONVERTER = _T("words", "Needs converting and qemu-img was not found")
_NO_CONVERTER_REMEDY = _T(
    "words", "{name} is in the format {kind}. Install qemu-img and choose the file again: {command}"
)
_NO_CONVERTER_REMEDY_UNKNOWN = _T(
    "words",
    "{name} is in the format {kind}. Install QEMU, which has qemu-img, with your system's own "
    "tools, then choose the file again.",
)


def container_message(error: FileError) -> Message | None:
    """Return what to say of an error about a virtual disk."""
    name = PurePath(error.path).name or error.path
    match error:
        case NeedsOtherFile():
            return _needs_other(error, name)
        case NotConvertible(kind=kind, feature=feature):
            headline = Text(_FEATURE, kind=kind, feature=feature)
            return Message(headline, Text(_FEATURE_REMEDY), Action.CHOOSE_FILE)
        case Damaged(kind=kind, reason=reason) if container(kind) in VIRTUAL_DISKS:
            remedy = Text(_DAMAGED_REMEDY, reason=reason)
            return Message(Text(_DAMAGED, kind=kind), remedy, Action.CHOOSE_FILE)
        case Encrypted(kind=kind) if container(kind) in VIRTUAL_DISKS:
            return Message(Text(_ENCRYPTED, name=name), Text(_ENCRYPTED_REMEDY), Action.CHOOSE_FILE)
        case _:
            return _with_command(error, name)


def _needs_other(error: NeedsOtherFile, name: str) -> Message:
    other = error.name
    headline = Text(_OTHER, name=name, other=other) if other else Text(_OTHER_UNNAMED, name=name)
    template = _OTHER_REMEDIES.get(error.place, _OTHER_REMEDY)
    remedy = Text(template, name=name, other=shlex.quote(other), role=error.role)
    return Message(headline, remedy, Action.CHOOSE_FILE)


def _with_command(error: FileError, name: str) -> Message | None:
    match error:
        case NeedsRepair(kind=kind):
            command = f"qemu-img check -r all -f {kind} {shlex.quote(name)}"
            headline, remedy = Text(_LOG, name=name), Text(_LOG_REMEDY, command=command)
        case WrongFormat(kind=kind) if container(kind) == "dmg":
            command = convert_command(error.path, kind)
            headline, remedy = Text(_MAC, name=name), Text(_MAC_REMEDY, command=command)
        case NoConverter(kind=kind, command=""):
            remedy = Text(_NO_CONVERTER_REMEDY_UNKNOWN, name=name, kind=kind)
            return Message(Text(_NO_CONVERTER), remedy, Action.CHOOSE_FILE)
        case NoConverter(kind=kind, command=command):
            headline = Text(_NO_CONVERTER)
            remedy = Text(_NO_CONVERTER_REMEDY, name=name, kind=kind, command=command)
        case _:
            return None
    return Message(headline, remedy, Action.COPY_COMMAND)
