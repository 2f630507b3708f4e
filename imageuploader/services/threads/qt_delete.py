"""The end of an object of Qt."""

from functools import partial

import shiboken6
from PySide6.QtCore import QObject, QTimer


def delete_soon(ended: QObject) -> None:
    """Delete an object once control is back in the event loop.

    Not `deleteLater`: that runs the destructor without Python's lock, and while other threads
    begin and end, PySide6 6.11 has crashed in it, in one upload of about sixty.
    """
    QTimer.singleShot(0, ended.parent() or ended, partial(shiboken6.delete, ended))
