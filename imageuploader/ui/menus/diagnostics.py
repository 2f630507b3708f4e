"""What helps others to find out what is wrong; no token, no account, no name of a person."""

import platform
from pathlib import Path
from typing import TYPE_CHECKING

import PySide6
from PySide6.QtCore import QLocale, QSysInfo, qVersion
from PySide6.QtWidgets import QApplication, QWidget

from imageuploader import __version__

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.settings import SettingsService


def diagnostics(
    window: QWidget, account: "AccountService", settings: "SettingsService", log_folder: Path | None
) -> str:
    """Return the facts, one per line, in English."""
    now, screen = settings.latest, window.screen()
    size, ratio = screen.size(), screen.devicePixelRatio()
    endpoint, level = account.endpoint, now.compression_level
    facts = {
        "Image Uploader": __version__,
        "Python": platform.python_version(),
        "Qt": f"{qVersion()}, PySide6 {PySide6.__version__}",
        "System": f"{QSysInfo.prettyProductName()}, kernel {QSysInfo.kernelVersion()}",
        "Window system": QApplication.platformName(),
        "Style and theme": f"{QApplication.style().name()}, {now.theme}",
        "Screen": f"{size.width()}x{size.height()} at {ratio:g}",
        "Window": f"{window.width()}x{window.height()}",
        "Font": f"{QApplication.font().family()} {QApplication.font().pointSizeF():g}",
        "Locale": QLocale.system().name(),
        "API": f"{endpoint.url} {endpoint.version}{', own CA' if endpoint.ca_file else ''}",
        "Practice": "yes" if account.practice else "no",
        "Signed in": "yes" if account.signed_in else "no",
        "Saved accounts": str(len(now.accounts)),
        "Password store": account.store.place or _why(account),
        "Compression level": "automatic" if level is None else str(level),
        "Temporary folder": "chosen" if now.temp_folder else "usual",
        "Log": _without_home(log_folder),
    }
    return "\n".join(f"{name}: {value}" for name, value in facts.items())


def _why(account: "AccountService") -> str:
    return type(account.store.error).__name__ if account.store.error else "not known"


def _without_home(folder: Path | None) -> str:
    if folder is None:
        return "none"
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
