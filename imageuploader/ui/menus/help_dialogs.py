"""The guide and the list of the shortcuts."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from imageuploader.services.threads.qt_delete import delete_soon
from imageuploader.ui.language import translate
from imageuploader.ui.menus.bar import MENUS
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.metrics import heading_font, strong_font, units
from imageuploader.ui.widgets.basic import label
from imageuploader.ui.widgets.tooltip import Keys, native_keys
from imageuploader.words.text import Text

_GUIDE = (
    (
        Text("Put an image on Linode"),
        Text(
            "Drop a disk image anywhere on the window, paste it, or choose it. It is checked while "
            "you fill in the form. Press Upload: it is compressed if need be, sent, and followed "
            "until Linode has made an Image of it."
        ),
    ),
    (
        Text("While it is sent"),
        Text(
            "Now shows the upload that runs, and those that wait below it. One file is sent at a "
            "time while the next is prepared. The form stays free for another file. An upload "
            "cannot be paused: Linode takes it in one piece. Hold queue lets the current one end "
            "and starts no other."
        ),
    ),
    (
        Text("When the line breaks"),
        Text(
            "The upload is tried again by itself, up to six times. Before each try the program "
            "asks Linode whether the data arrived, and never sends what is there already. After a "
            "crash, the next start says what became of it."
        ),
    ),
    (
        Text("When it is done"),
        Text(
            "Now keeps the last image with its ID. Every upload stays in the history, with all "
            "that Linode says of the image. What an upload left behind on Linode is offered for "
            "removal above the history."
        ),
    ),
    (
        Text("Your token"),
        Text(
            "A personal access token with Images: Read/Write and Events: Read Only is enough. It "
            "is kept in the password store of the system, and in no file. This program sends no "
            "usage data."
        ),
    ),
)
_MORE_KEYS = (
    ("F6", Text("To the next part of the window; back with Shift")),
    ("Return", Text("Press the button that has the focus")),
    ("Esc", Text("Close a dialog or the drop overlay; it never cancels an upload")),
    (
        "Alt+Up",
        Text(
            "Move a waiting upload up; down with {down}, to the top with {top}",
            down=Keys("Alt+Down"),
            top=Keys("Alt+Home"),
        ),
    ),
    ("Del", Text("Remove a waiting upload, or a record from the history")),
)


def show_guide(parent: QWidget) -> None:
    """Show how the program is used."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(*mirror_margins(0, 0, 8, 0))
    column.setSpacing(4)
    for title, text in _GUIDE:
        column.addWidget(label(translate(title), heading_font()))
        column.addWidget(label(translate(text), wrap=True))
        column.addSpacing(12)
    column.addStretch(1)
    _show(parent, translate(Text("User guide")), page, "guideDialog")


def show_shortcuts(parent: QWidget, others: Iterable[tuple[str, str]]) -> None:
    """Show every shortcut: those of the menus, and `others` as pairs of keys and words."""
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(*mirror_margins(0, 0, 8, 0))
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    for row, (keys, words) in enumerate((*_menu_keys(), *others, *_more_keys())):
        grid.addWidget(label(native_keys(keys), strong_font()), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(words, wrap=True), row, 1)
    grid.setRowStretch(grid.rowCount(), 1)
    _show(parent, translate(Text("Keyboard shortcuts")), page, "shortcutsDialog")


def _menu_keys() -> Iterable[tuple[str, str]]:
    for _, items in MENUS:
        for item in items:
            if item.shortcut and item.text is not None:
                yield item.shortcut, translate(item.text).replace("&", "").rstrip("…")


def _more_keys() -> Iterable[tuple[str, str]]:
    return ((keys, translate(words)) for keys, words in _MORE_KEYS)


def _show(parent: QWidget, title: str, page: QWidget, name: str) -> None:
    dialog = QDialog(parent)
    dialog.setObjectName(name)
    dialog.setWindowTitle(title)
    body, close = QScrollArea(), QPushButton(translate(Text("Close")))
    body.setWidget(page)
    body.setWidgetResizable(True)
    body.setAccessibleName(title)  # it takes the focus, so that keys scroll it
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    foot = QHBoxLayout()
    foot.addStretch(1)
    foot.addWidget(close)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 20, 20, 16)
    column.setSpacing(12)
    column.addWidget(body, 1)
    column.addLayout(foot)
    for part in page.findChildren(QLabel):
        part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    u = units(parent)
    dialog.resize(round(520 * u), round(440 * u))
    dialog.finished.connect(lambda: delete_soon(dialog))
    dialog.open()
