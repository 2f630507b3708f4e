"""Measures whether the texts of a window have the room that they need."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from imageuploader.domain.printable import without_marks
from imageuploader.ui.history.columns import COLUMNS
from imageuploader.ui.history.header import HistoryHeader
from imageuploader.ui.language import translate
from imageuploader.ui.upload_form.notice import Notice
from imageuploader.ui.widgets.basic import CheckBox, ElidedLabel

MNEMONIC = Qt.TextFlag.TextShowMnemonic
WRAP = Qt.TextFlag.TextWordWrap
TALL = 10_000
HEADER_EDGES = 20
"""What the header keeps free beside a title: its insets, without the chevron."""

BOX = 26
"""What a check box has beside its text."""

ROUNDED = 1
"""Pixels that a line may lack: fonts round their heights up, and no letter is cut by it."""

NAMES = frozenset({"nowLabel", "nowRegionLabel", "fileNameLabel"})
"""The labels that show only what a person or Linode named: these may be as long as they like."""


def stand_still():
    """Let the layouts stand_still: one that changed asks for another round."""
    for _ in range(20):
        QApplication.processEvents()
        QApplication.sendPostedEvents()


def cut_buttons(window: QWidget) -> list[str]:
    """Return the visible buttons that their parents cut at the bottom, each with how much."""
    found = []
    for button in window.findChildren(QAbstractButton):
        parent = button.parentWidget()
        if parent is None or not button.isVisible():
            continue
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            continue  # the rest can be scrolled to
        outside = button.geometry().bottom() - parent.rect().bottom()
        if outside > 0:
            found.append(f"{button.objectName() or button.text()}: {outside} px")
    return found


def uneven_captions(window: QWidget) -> list[str]:
    """Return the captions that stand beside a field of one line, but higher or lower than it."""
    stand_still()
    found = []
    for caption in window.findChildren(QLabel):
        field = caption.buddy()
        if not isinstance(field, QLineEdit | QComboBox) or not caption.isVisibleTo(window):
            continue
        middles = [
            one.mapTo(window, one.rect().topLeft()).y() + one.height() / 2
            for one in (caption, field)
        ]
        off = middles[0] - middles[1]
        if 1 < abs(off) < field.height() / 2:
            found.append(f"{caption.text()} is off by {off}")
    return found


def cut_texts(window: QWidget, *, without_hints: bool = False) -> list[str]:
    """Return the visible texts of a window that have too little room, with what they lack.

    Qt elides the hint of an empty field, and what it says stands beside the field too: it may be
    left out.
    """
    stand_still()
    return [
        f"{type(widget).__name__} {widget.objectName()} {text!r}: {room} of {needed}"
        for widget in (window, *window.findChildren(QWidget))
        if widget.isVisibleTo(window)
        if not (without_hints and isinstance(widget, QLineEdit))
        for text, room, needed in measured(widget)
        if room < needed
    ]


def measured(widget: QWidget) -> Iterator[tuple[str, int, int]]:
    """Yield the texts of a widget with the room for each and the room that it needs."""
    match widget:
        case ElidedLabel() if widget.objectName() in NAMES or is_offered_whole(widget):
            return
        case QLabel() if widget.text():
            yield from measured_label(widget)
        case QToolButton() if not widget.text() or not widget.icon().isNull():
            return
        case CheckBox():
            room = QRect(0, 0, widget.width() - BOX, TALL)
            wrapped = widget.fontMetrics().boundingRect(room, WRAP | MNEMONIC, widget.text())
            yield widget.text(), room.width(), wrapped.width()
            yield widget.text(), widget.height(), wrapped.height()
        case QAbstractButton() if widget.text():
            yield widget.text(), widget.width(), widget.sizeHint().width()
            yield widget.text(), widget.height(), widget.fontMetrics().height()
        case QLineEdit() if widget.placeholderText() and not widget.text():
            yield from measured_placeholder(widget)
        case QComboBox():
            yield from measured_choice(widget)
        case HistoryHeader():
            yield from measured_titles(widget)
        case QMenuBar():
            yield from measured_menus(widget)
        case _:
            return


def is_offered_whole(line: ElidedLabel) -> bool:
    """Whether a button beside a line opens all of it."""
    notice = line.parentWidget()
    return isinstance(notice, Notice) and notice.more.isVisible()


def measured_label(label: QLabel) -> Iterator[tuple[str, int, int]]:
    # Fonts that lack the marks, which have no ink, borrow them from one of higher lines.
    text, room = without_marks(label.text()), label.contentsRect()
    if label.textFormat() is Qt.TextFormat.RichText:
        document = QTextDocument()
        document.setHtml(text)
        text = document.toPlainText()
    metrics = QFontMetrics(label.font())
    flags = MNEMONIC if label.buddy() is not None else Qt.TextFlag(0)
    if label.wordWrap():
        wrapped = metrics.boundingRect(QRect(0, 0, room.width(), TALL), WRAP | flags, text)
        yield text, room.width(), wrapped.width()
        yield text, room.height() + ROUNDED, wrapped.height()
        return
    needed = metrics.size(flags, text)
    yield text, room.width(), needed.width()
    yield text, room.height() + ROUNDED, needed.height()


def measured_placeholder(edit: QLineEdit) -> Iterator[tuple[str, int, int]]:
    margins, text = edit.textMargins(), edit.placeholderText()
    room = edit.contentsRect().width() - margins.left() - margins.right()
    yield text, room, edit.fontMetrics().horizontalAdvance(text)


def measured_choice(box: QComboBox) -> Iterator[tuple[str, int, int]]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box)
    yield (
        box.currentText() or box.placeholderText(),
        room.width(),
        (box.fontMetrics().horizontalAdvance(box.currentText() or box.placeholderText())),
    )


def measured_titles(header: HistoryHeader) -> Iterator[tuple[str, int, int]]:
    metrics = QFontMetrics(header.font())
    for section in range(header.count()):
        if not header.isSectionHidden(section):
            title = translate(COLUMNS[section].title)
            yield (
                title,
                header.sectionSize(section),
                metrics.horizontalAdvance(title) + HEADER_EDGES,
            )


def measured_menus(bar: QMenuBar) -> Iterator[tuple[str, int, int]]:
    for action in bar.actions():
        shown = bar.actionGeometry(action)
        yield action.text(), bar.width(), shown.right()
