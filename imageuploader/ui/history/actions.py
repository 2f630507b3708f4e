"""The actions for the selected upload: shortcuts, the History menu and the context menu."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from imageuploader.domain.history.account_image import is_account_image
from imageuploader.domain.profile import ImageRights
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.ui.language import translate
from imageuploader.ui.widgets.answers import open_page
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.ui.widgets.file_manager import show_file
from imageuploader.ui.widgets.tooltip import plain_tooltip
from imageuploader.words.cloud_manager import deploy_page, image_page
from imageuploader.words.image_list import denied_text
from imageuploader.words.receipt import receipt
from imageuploader.words.text import Text

Callback = Callable[[], object]

_ITEMS = (
    ("copy_id", Text("&Copy image ID"), "Ctrl+C"),
    ("copy_receipt", Text("Copy recei&pt"), "Ctrl+Shift+C"),
    ("again", Text("&Upload again"), ""),
    ("edit", Text("&Edit and upload again…"), ""),
    ("open_page", Text("&Open in Cloud Manager"), ""),
    ("deploy", Text("&Deploy a server from it…"), ""),
    ("start", Text("How to s&tart it…"), ""),
    ("edit_image", Text("Edit i&mage on Linode…"), ""),
    ("replicate", Text("Cop&y to regions…"), ""),
    ("delete_image", Text("De&lete image on Linode…"), ""),
    ("show_file", Text("&Show file"), ""),
    ("remove_left", Text("Remove un&finished image"), ""),
    ("forget", Text("&Remove from history"), "Del"),
)
_ON_IMAGE = ("edit_image", "replicate", "delete_image")
_ON_UPLOAD = ("again", "edit", "forget", "show_file", "copy_receipt", "remove_left")
_NO_UPLOAD = Text("This image was not uploaded from here.")
_NOTHING_SELECTED = Text("Select an upload in the history first.")
_NO_IMAGE = Text("There is no image of it on Linode.")
_PRACTICE = Text("A practice image is not in Cloud Manager.")
_NOT_AVAILABLE = Text("The image is not available yet.")
_NOT_OVER = Text("The upload is not over yet.")
_NOTHING_LEFT = Text("It left no unfinished image on Linode.")


class HistoryActions(QObject):
    """The actions of a table; `show_upload` sets the upload they are for.

    Signals:
        image_action_requested(name, image): what is to be done with the image on Linode.
        start_requested(upload): how to start its image is to be shown.
    """

    image_action_requested = Signal(str, object)
    start_requested = Signal(object)
    again_requested = Signal(object)
    edit_requested = Signal(str)
    removal_requested = Signal(str)
    forget_requested = Signal(str)

    def __init__(self, table: QWidget, *, practice: bool) -> None:
        super().__init__(table)
        self._table, self._practice = table, practice
        self._upload: Upload | None = None
        self.rights = ImageRights()
        self._menu = QMenu(table)
        callbacks: dict[str, Callback] = {
            "copy_id": lambda: copy_text(self._image_id),
            "copy_receipt": self._copy_receipt,
            "again": lambda: self.again_requested.emit(self._upload),
            "edit": lambda: self.edit_requested.emit(self._id),
            "open_page": lambda: open_page(image_page(self._image_id)),
            "deploy": lambda: open_page(deploy_page(self._image_id)),
            "start": lambda: self.start_requested.emit(self._upload),
            **{name: partial(self._request, name) for name in _ON_IMAGE},
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
        for name, action in self.by_name.items():
            reason = self._reason_against(name, upload)
            action.setEnabled(not reason)
            action.setToolTip(plain_tooltip(translate(reason) or action.text().replace("&", "")))

    def _reason_against(self, name: str, upload: Upload | None) -> Text:
        """Return why an action cannot be done now; empty if it can."""
        if upload is None:
            return _NOTHING_SELECTED
        match name:
            case "copy_id" if not self._image_id:
                return _NO_IMAGE
            case "open_page" | "deploy" | "start" if not self._image_id:
                return _NO_IMAGE
            case "open_page" | "deploy" | "start" if self._practice:
                return _PRACTICE
            case "deploy" | "start" if upload.state is not UploadState.AVAILABLE:
                return _NOT_AVAILABLE
            case _ if name in _ON_IMAGE:
                return self._reason_against_change(name, upload)
            case _ if name in _ON_UPLOAD and is_account_image(upload.id):
                return _NO_UPLOAD
            case "again" | "edit" | "forget" if not upload.is_final:
                return _NOT_OVER
            case "remove_left" if not upload.left_behind:
                return _NOTHING_LEFT
        return Text("")

    def _reason_against_change(self, name: str, upload: Upload) -> Text:
        """Return why the image on Linode cannot be changed now."""
        if upload.image is None or not self._image_id:
            return _NO_IMAGE
        waits = upload.state is not UploadState.AVAILABLE
        if waits and not (name == "delete_image" and is_account_image(upload.id)):
            return _NOT_AVAILABLE
        return denied_text(self.rights.denied(upload.image.number))

    def _request(self, name: str) -> None:
        if self._upload is not None and self._upload.image is not None:
            self.image_action_requested.emit(name, self._upload.image)

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
        """The ID of its image, empty without one and after its removal."""
        upload = self._upload
        return "" if upload is None or upload.image_was_removed else upload.image_id

    def _copy_receipt(self) -> None:
        if self._upload is not None:
            lines = "\n".join(map(translate, receipt(self._upload)))
            copy_text(lines, translate(Text("the receipt")))

    def _show_file(self) -> None:
        if self._upload is not None:
            show_file(self._table, self._upload.file)
