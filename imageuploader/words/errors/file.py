"""The words for what can be wrong with the chosen file."""

from pathlib import PurePath

from imageuploader.domain.disk_report import SEND_LIMIT_BYTES
from imageuploader.domain.errors import (
    FileChanged,
    FileEmpty,
    FileError,
    FileExists,
    FileMissing,
    FileUnreadable,
    IsFolder,
    NotAnImage,
    TooLarge,
    WrongFormat,
)
from imageuploader.domain.formats import find_format
from imageuploader.words.errors.container import container_message
from imageuploader.words.errors.packing import packing_message
from imageuploader.words.formatting import exact_bytes, size
from imageuploader.words.message import Action, Message
from imageuploader.words.shell_commands import container, convert_command
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_MISSING = _T("words", "There is no file {name}")
_MISSING_REMEDY = _T(
    "words", "It may have been moved, renamed or deleted: {path}. Choose the file again."
)
_UNREADABLE = _T("words", "{name} cannot be read: {reason}")
_UNREADABLE_REMEDY = _T("words", "Give yourself the right to read {path}, or choose another file.")
_UNREADABLE_REMEDIES = {
    "macos": _T(
        "words",
        "Allow it in System Settings, Privacy & Security, Files and Folders, or use Choose file.",
    ),
    "flatpak": _T(
        "words", "This program is confined by Flatpak: use Choose file, which opens the way to it."
    ),
}
_FOLDER = _T("words", "{name} is a folder or a device, not a file")
_FOLDER_REMEDY = _T("words", "Folders cannot be uploaded. Choose the image file inside.")
_EMPTY = _T("words", "{name} is empty")
_EMPTY_REMEDY = _T("words", "It has no bytes. Choose a file with a disk image in it.")
_EMPTY_INSIDE = _T("words", "There is nothing in {name}")
_EMPTY_INSIDE_REMEDY = _T(
    "words", "It is whole, but holds nothing ({kind}). Pack the disk image again and choose that."
)
_EXISTS = _T("words", "There is a file {name} already")
_EXISTS_REMEDY = _T("words", "Give another name, or add --force to replace {path}.")
_CHANGED = _T("words", "The file changed while it was being uploaded")
_CHANGED_REMEDY = _T("words", "Wait until nothing writes to {path} any more, then upload it again.")
_TOO_LARGE = _T("words", "Too large to upload: {found}")
_TOO_LARGE_REMEDY = _T(
    "words",
    "The limit is {limit} (5 GiB) after compression. Fill the free space of the image with zeros, "
    "compress it again and choose the result.",
)
_TOO_LARGE_UNPACKED = _T("words", "Too large when unpacked: {found}")
_TOO_LARGE_UNPACKED_REMEDY = _T(
    "words", "The limit is {limit}. Shrink the disk inside and choose the result."
)
_NO_IMAGE = _T("words", "{name} is not a disk image: its content is {kind}")
_NO_IMAGE_REMEDY = _T(
    "words", "Choose a disk image: raw (.img), packed (.img.gz, .img.xz, .zip) or such as .qcow2."
)
_FORMAT = _T("words", "Needs converting: the file is in the format {kind}")
_FORMAT_REMEDY = _T(
    "words", "Linode takes raw disk images only. Run this and choose the result: {command}"
)
_POINTING_REMEDY = _T(
    "words",
    "Linode takes raw disk images only. Look with qemu-img info first whether it names a backing "
    "file: that could be any file of this computer. If not, run this and choose the result: "
    "{command}",
)


def unreadable_remedy(system: str) -> Text:
    """Return what helps against an unreadable file on `macos` or in a `flatpak`; else nothing."""
    return Text(_UNREADABLE_REMEDIES.get(system, ""))


def file_message(error: FileError) -> Message | None:
    """Return what to say of an error about the chosen file."""
    return (
        _about_access(error)
        or container_message(error)
        or _about_content(error)
        or packing_message(error)
    )


def _about_access(error: FileError) -> Message | None:
    name = PurePath(error.path).name or error.path
    path = error.path
    match error:
        case FileMissing():
            headline, remedy = Text(_MISSING, name=name), Text(_MISSING_REMEDY, path=path)
        case FileUnreadable(reason=reason):
            headline = Text(_UNREADABLE, name=name, reason=reason)
            remedy = Text(_UNREADABLE_REMEDY, path=path)
        case IsFolder():
            headline, remedy = Text(_FOLDER, name=name), Text(_FOLDER_REMEDY)
        case FileEmpty(kind=""):
            headline, remedy = Text(_EMPTY, name=name), Text(_EMPTY_REMEDY)
        case FileEmpty(kind=kind):
            headline = Text(_EMPTY_INSIDE, name=name)
            remedy = Text(_EMPTY_INSIDE_REMEDY, kind=kind)
        case FileExists():
            headline, remedy = Text(_EXISTS, name=name), Text(_EXISTS_REMEDY, path=path)
        case FileChanged():
            remedy = Text(_CHANGED_REMEDY, path=path)
            return Message(Text(_CHANGED), remedy, Action.UPLOAD_AGAIN)
        case _:
            return None
    return Message(headline, remedy, Action.CHOOSE_FILE)


def _about_content(error: FileError) -> Message | None:
    match error:
        case TooLarge():
            headline, remedy = _too_large(error)
        case NotAnImage(kind=kind):
            name = PurePath(error.path).name
            headline, remedy = Text(_NO_IMAGE, name=name, kind=kind), Text(_NO_IMAGE_REMEDY)
        case WrongFormat(kind=kind):
            known = find_format(container(kind))
            may_point = known is not None and known.may_need_backing_file
            template = _POINTING_REMEDY if may_point else _FORMAT_REMEDY
            remedy = Text(template, command=convert_command(error.path, kind))
            return Message(Text(_FORMAT, kind=kind), remedy, Action.COPY_COMMAND)
        case _:
            return None
    return Message(headline, remedy, Action.CHOOSE_FILE)


def _too_large(error: TooLarge) -> tuple[Text, Text]:
    found, limit = size(error.found), size(error.limit)
    if found == limit:
        found, limit = exact_bytes(error.found), exact_bytes(error.limit)
    if error.limit > SEND_LIMIT_BYTES:
        return (
            Text(_TOO_LARGE_UNPACKED, found=found),
            Text(_TOO_LARGE_UNPACKED_REMEDY, limit=limit),
        )
    return Text(_TOO_LARGE, found=found), Text(_TOO_LARGE_REMEDY, limit=limit)
