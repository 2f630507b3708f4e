"""The actions for the selected upload: shortcuts, the History menu and the context menu."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.language import translate
from imageuploader.ui.widgets.answers import open_page
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.words.cloud_manager import IMAGES_PAGE, deploy_page
from imageuploader.words.text import Text

Callback = Callable[[], object]

_ITEMS = (
    ("copy_id", Text("&Copy image ID"), "Ctrl+C"),
    ("again", Text("&Upload again"), ""),
    ("edit", Text("&Edit and upload again…"), ""),
    ("open_page", Text("&Open in Cloud Manager"), ""),
    ("deploy", Text("&Deploy a server from it…"), ""),
    ("show_file", Text("&Show file"), ""),
    ("remove_left", Text("Remove un&finished image"), ""),
    ("forget", Text("&Remove from history"), "Del"),
)


class HistoryActions(QObject):
    """The actions of a table; `show_upload` sets the upload they are for."""

    again_requested = Signal(str)
    edit_requested = Signal(str)
    removal_requested = Signal(str)
    forget_requested = Signal(str)

    def __init__(self, table: QWidget, *, practice: bool) -> None:
        super().__init__(table)
        self._practice = practice
        self._upload: Upload | None = None
        self._menu = QMenu(table)
        callbacks: dict[str, Callback] = {
            "copy_id": lambda: copy_text(self._image_id),
            "again": lambda: self.again_requested.emit(self._id),
            "edit": lambda: self.edit_requested.emit(self._id),
            "open_page": lambda: open_page(IMAGES_PAGE),
            "deploy": lambda: open_page(deploy_page(self._image_id)),
            "show_file": self._show_file,
            "remove_left": lambda: self.removal_requested.emit(self._id),
            "forget": lambda: self.forget_requested.emit(self._id),
        }
        self.by_name = {name: self._make_action(name, text, keys) for name, text, keys in _ITEMS}
        for name, action in self.by_name.items():
            action.triggered.connect(lambda _checked=False, call=callbacks[name]: call())
            table.addAction(action)
        self.show_upload(None)

    def show_upload(self, upload: Upload | None) -> None:
        """Enable the actions that make sense for an upload."""
        self._upload = upload
        final = upload is not None and upload.is_final
        on_linode = bool(self._image_id) and not self._practice
        available = upload is not None and upload.state is UploadState.AVAILABLE
        allowed = {
            "copy_id": bool(self._image_id),
            "again": final,
            "edit": final,
            "open_page": on_linode,
            "deploy": on_linode and available,
            "show_file": upload is not None,
            "remove_left": upload is not None and upload.left_behind,
            "forget": final,
        }
        for name, action in self.by_name.items():
            action.setEnabled(allowed[name])

    def menu(self) -> QMenu:
        """Return the context menu, with the enabled actions."""
        self._menu.clear()
        self._menu.addActions([action for action in self.by_name.values() if action.isEnabled()])
        return self._menu

    def _make_action(self, name: str, text: Text, keys: str) -> QAction:
        action = QAction(translate(text), self)
        action.setObjectName(f"{name}Action")
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        return action

    @property
    def _id(self) -> str:
        return self._upload.id if self._upload else ""

    @property
    def _image_id(self) -> str:
        return self._upload.image_id if self._upload else ""

    def _show_file(self) -> None:
        if self._upload is not None:
            folder = str(self._upload.file.parent)
            QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
