"""The window's title and the line of its status bar."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from imageuploader.domain.upload import Upload

if TYPE_CHECKING:
    from imageuploader.services.account import Account
    from imageuploader.services.queue import UploadQueue


def title(current: Upload | None, percent: str, *, practice: bool) -> str:
    """Return such as `43% - debian - Image Uploader`."""
    name = _tr("Image Uploader (Practice)") if practice else _tr("Image Uploader")
    label = current.spec.label if current else ""
    return " - ".join(part for part in (percent, label, name) if part)


def status(account: "Account", queue: "UploadQueue") -> str:
    """Return what runs, else who is signed in."""
    running, waiting = int(queue.current is not None), len(queue.waiting)
    if running or waiting:
        text = _tr("{running} uploading, {waiting} waiting")
        return text.format(running=running, waiting=waiting)
    if account.signed_in:
        return _tr("Signed in as {name}").format(name=account.username)
    return _tr("Not signed in")


def _tr(text: str) -> str:
    return QCoreApplication.translate("MainWindow", text)
