"""The words for what can be wrong with a virtual disk that must be converted."""

from pathlib import PurePath

from imageuploader.domain.errors import FileError, NeedsOtherFile, NoConverter
from imageuploader.words.message import Action, Message
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_NEEDS = _T("words", "{name} needs another file: {other}")
_NEEDS_NOTHING = _T("words", "{name} needs another file, which it does not name")
_NEEDS_REMEDY = _T(
    "words",
    "Its {role} is not read, as it could be any file of this computer. Make one image of both "
    "and choose that; or, if it lies in the same folder and you trust it, name it with "
    "--allow-backing in the console.",
)
_NO_CONVERTER = _T("words", "Needs converting and qemu-img was not found")
_NO_CONVERTER_REMEDY = _T(
    "words", "{name} is in the format {kind}. Install qemu-img and choose the file again: {command}"
)


def container_message(error: FileError) -> Message | None:
    """Return what to say of an error about a virtual disk."""
    name = PurePath(error.path).name or error.path
    match error:
        case NeedsOtherFile(name=other, role=role):
            needs = Text(_NEEDS, name=name, other=other)
            headline = needs if other else Text(_NEEDS_NOTHING, name=name)
            return Message(headline, Text(_NEEDS_REMEDY, role=role), Action.CHOOSE_FILE)
        case NoConverter(kind=kind, command=command):
            remedy = Text(_NO_CONVERTER_REMEDY, name=name, kind=kind, command=command)
            return Message(Text(_NO_CONVERTER), remedy, Action.COPY_COMMAND)
        case _:
            return None
