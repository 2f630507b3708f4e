"""Texts about an error."""

import sys
from pathlib import Path

from imageuploader.domain.errors import FileUnreadable, UploadError
from imageuploader.ui.language import translate
from imageuploader.words.errors import describe
from imageuploader.words.errors.file import is_forbidden, unreadable_remedy
from imageuploader.words.message import Clause
from imageuploader.words.text import Text


def error_text(error: UploadError, platform: str = "") -> tuple[str, str]:
    """Return the headline of an error and its remedy.

    `platform` is what `current_platform` returns; some remedies depend on it.
    """
    message = describe(error)
    is_forbidden_file = isinstance(error, FileUnreadable) and is_forbidden(error)
    special = unreadable_remedy(platform) if is_forbidden_file else Text("")
    return translate(message.headline), translate(special or message.explanation)


def headline_clause(error: UploadError) -> Clause:
    """Return the headline of an error, to be part of another sentence."""
    return Clause(describe(error).headline)


def current_platform() -> str:
    """Return what restricts file access on this system: `macos`, `flatpak` or nothing."""
    if Path("/.flatpak-info").exists():
        return "flatpak"
    return "macos" if sys.platform == "darwin" else ""
