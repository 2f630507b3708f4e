"""Deletes objects of Qt."""

from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QTimer


def delete_soon(ended: QObject) -> None:
    """Delete an object once control is back in the event loop.

    Not `deleteLater`: that runs the destructor without the GIL, and while other threads start and
    end, PySide6 6.11 crashed in it, in about one of sixty uploads.
    """
    QTimer.singleShot(0, ended.parent() or ended, partial(shiboken6.delete, ended))
