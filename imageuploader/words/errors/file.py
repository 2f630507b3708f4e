"""The messages for what can be wrong with the chosen file."""

import errno
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
from imageuploader.words.errors.reasons import reason_text
from imageuploader.words.formatting import exact_bytes, size
from imageuploader.words.message import Action, Message
from imageuploader.words.shell_commands import convert_command, innermost_format
from imageuploader.words.text import Text

_RIGHTS = frozenset({0, errno.EACCES, errno.EPERM})
_RIGHT_REMEDY = Text("Give yourself the right to read {path}, or choose another file.")
_BUSY_REMEDY = Text("Close the program that uses {path}, then choose the file again.")
_DRIVE_REMEDY = Text(
    "The drive or network share with {path} may be failing or out of reach. Copy the file to"
    " another drive and choose the copy."
)
_MISSING_REMEDY = Text("It may have been moved, renamed or deleted: {path}. Choose the file again.")


_UNREADABLE_REMEDIES = {
    "macos": Text(
        "Allow it in System Settings > Privacy & Security > Files and Folders, or use Choose file."
    ),
    "flatpak": Text(
        "This program runs in a Flatpak sandbox: use Choose file, which gives it access."
    ),
}


_EMPTY_INSIDE_REMEDY = Text(
    "It is intact, but empty ({kind}). Compress the disk image again, and choose the result."
)
_CHANGED_REMEDY = Text("Wait until no program writes to {path} any more, then upload it again.")
_TOO_LARGE_REMEDY = Text(
    "The limit is {limit} (5 GiB) after compression. Fill the free space of the image "
    "with zeros, compress it again and choose the result."
)
_TOO_LARGE_UNPACKED_REMEDY = Text("The limit is {limit}. Shrink the disk and choose the result.")
_NO_IMAGE_REMEDY = Text(
    "Choose a disk image: raw (.img), compressed (.img.gz, .img.xz, .zip) or a virtual "
    "disk such as .qcow2."
)
_INSIDE_REMEDY = Text(
    "It may hold a disk that only the program which made it can take out. Do that, and choose the"
    " raw image that comes out of it."
)
_FORMAT_REMEDY = Text(
    "Linode accepts raw disk images only. Run this and choose the result: {command}"
)
_POINTING_REMEDY = Text(
    "Linode accepts raw disk images only. First check with qemu-img info whether it names "
    "a backing file, which could be any file on this computer. If it does not, run this "
    "and choose the result: {command}"
)


def is_forbidden(error: FileUnreadable) -> bool:
    """Return whether a right is missing, rather than something wrong with the drive."""
    return error.code in _RIGHTS


def _unreadable(error: FileUnreadable) -> Text:
    if is_forbidden(error):
        return _RIGHT_REMEDY
    return _BUSY_REMEDY if error.code == errno.EBUSY else _DRIVE_REMEDY


def unreadable_remedy(system: str) -> Text:
    """Return how to make a file readable on `macos` or in a `flatpak`; empty elsewhere."""
    return _UNREADABLE_REMEDIES.get(system, Text(""))


def file_message(error: FileError) -> Message | None:
    """Return the message for an error about the chosen file."""
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
            headline, remedy = (
                Text("The file {name} does not exist", name=name),
                _MISSING_REMEDY.with_facts(path=path),
            )
        case FileUnreadable(reason=reason):
            why = reason_text(reason)
            headline = Text("{name} cannot be read: {reason}", name=name, reason=why)
            remedy = _unreadable(error).with_facts(path=path)
        case IsFolder():
            headline, remedy = (
                Text("{name} is a folder or a device, not a file", name=name),
                Text("Folders cannot be uploaded. Choose the image file inside."),
            )
        case FileEmpty(kind=""):
            headline, remedy = (
                Text("{name} is empty", name=name),
                Text("It has no bytes. Choose a file that contains a disk image."),
            )
        case FileEmpty(kind=kind):
            headline = Text("There is nothing in {name}", name=name)
            remedy = _EMPTY_INSIDE_REMEDY.with_facts(kind=kind)
        case FileExists():
            headline, remedy = (
                Text("{name} already exists", name=name),
                Text("Choose another name, or add --force to replace {path}.", path=path),
            )
        case FileChanged():
            remedy = _CHANGED_REMEDY.with_facts(path=path)
            return Message(
                Text("The file changed while it was being read"), remedy, Action.UPLOAD_AGAIN
            )
        case _:
            return None
    return Message(headline, remedy, Action.CHOOSE_FILE)


def _about_content(error: FileError) -> Message | None:
    match error:
        case TooLarge():
            headline, remedy = _too_large(error)
        case NotAnImage(kind=kind):
            name, known = PurePath(error.path).name, find_format(innermost_format(kind))
            headline, remedy = (
                Text("{name} is not a disk image: its content is {kind}", name=name, kind=kind),
                _INSIDE_REMEDY if known is not None and known.holds_disk else _NO_IMAGE_REMEDY,
            )
        case WrongFormat(kind=kind):
            known = find_format(innermost_format(kind))
            may_point = known is not None and known.may_need_backing_file
            template = _POINTING_REMEDY if may_point else _FORMAT_REMEDY
            remedy = template.with_facts(command=convert_command(error.path, kind))
            return Message(
                Text("Needs converting: the file is in the format {kind}", kind=kind),
                remedy,
                Action.COPY_COMMAND,
            )
        case _:
            return None
    return Message(headline, remedy, Action.CHOOSE_FILE)


def _too_large(error: TooLarge) -> tuple[Text, Text]:
    found, limit = size(error.found), size(error.limit)
    if found == limit:
        found, limit = exact_bytes(error.found), exact_bytes(error.limit)
    if error.limit > SEND_LIMIT_BYTES:
        return (
            Text("The disk is too large: {found}", found=found),
            _TOO_LARGE_UNPACKED_REMEDY.with_facts(limit=limit),
        )
    return Text("Too large to upload: {found}", found=found), _TOO_LARGE_REMEDY.with_facts(
        limit=limit
    )
