"""What the window says of an error."""

import sys
from pathlib import Path

from imageuploader.domain.errors import FileUnreadable, UploadError
from imageuploader.ui.language import translate
from imageuploader.words.errors import describe
from imageuploader.words.errors.file import unreadable_remedy
from imageuploader.words.text import Text


def error_text(error: UploadError, system: str = "") -> tuple[str, str]:
    """Return the headline of an error and what helps, on a system such as `flatpak`."""
    message = describe(error)
    special = unreadable_remedy(system) if isinstance(error, FileUnreadable) else Text("")
    return translate(message.headline), translate(special or message.explanation)


def this_system() -> str:
    """Return what confines a program here: `macos`, `flatpak`, or nothing."""
    if Path("/.flatpak-info").exists():
        return "flatpak"
    return "macos" if sys.platform == "darwin" else ""
