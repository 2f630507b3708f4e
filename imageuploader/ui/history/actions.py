"""What can be done with the selected upload: keys, the History menu and the table's own menu."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.details.suggested_actions import IMAGES_PAGE, deploy_page
from imageuploader.ui.language import translate
from imageuploader.words.text import Text

Doing = Callable[[], object]

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
    """The actions of a table; they are told what is selected."""

    again_asked = Signal(str)
    edit_asked = Signal(str)
    removal_asked = Signal(str)
    forget_asked = Signal(str)

    def __init__(self, table: QWidget, *, practice: bool) -> None:
        super().__init__(table)
        self._practice = practice
        self._upload: Upload | None = None
        self._menu = QMenu(table)
        does: dict[str, Doing] = {
            "copy_id": self._copy_id,
            "again": lambda: self.again_asked.emit(self._id),
            "edit": lambda: self.edit_asked.emit(self._id),
            "open_page": lambda: QDesktopServices.openUrl(QUrl(IMAGES_PAGE)),
            "deploy": lambda: QDesktopServices.openUrl(QUrl(deploy_page(self._image_id))),
            "show_file": self._show_file,
            "remove_left": lambda: self.removal_asked.emit(self._id),
            "forget": lambda: self.forget_asked.emit(self._id),
        }
        self.all = {name: self._made(name, text, keys) for name, text, keys in _ITEMS}
        for name, action in self.all.items():
            action.triggered.connect(lambda _checked=False, do=does[name]: do())
            table.addAction(action)
        self.show_upload(None)

    def show_upload(self, upload: Upload | None) -> None:
        """Allow what makes sense for an upload."""
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
        for name, action in self.all.items():
            action.setEnabled(allowed[name])

    def menu(self) -> QMenu:
        """Return the table's menu, with all that can be done now."""
        self._menu.clear()
        self._menu.addActions([action for action in self.all.values() if action.isEnabled()])
        return self._menu

    def _made(self, name: str, text: Text, keys: str) -> QAction:
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
        return self._upload.image.id if self._upload and self._upload.image else ""

    def _copy_id(self) -> None:
        QGuiApplication.clipboard().setText(self._image_id)

    def _show_file(self) -> None:
        if self._upload is not None:
            folder = str(self._upload.file.parent)
            QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
