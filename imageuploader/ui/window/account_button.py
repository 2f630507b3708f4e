"""The zone New upload: its heading with the account, and the form or the sign-in panel."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from imageuploader.ui.language import translate
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import heading_font, scaled
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.upload_form.form import UploadForm
from imageuploader.ui.widgets.basic import label
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService

HEADING_HEIGHT = 28
_LEFT, _GAP, _RIGHT = 8, 6, 2


def headed(title: str, zone: QWidget, control: QWidget | None = None) -> QWidget:
    """Return a zone under its heading row, with a control at the row's right end."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    row = QHBoxLayout()
    heading = label(title, heading_font())
    heading.setMinimumHeight(HEADING_HEIGHT)
    row.addWidget(heading, 1)
    if control is not None:
        row.addWidget(control)
    column.addLayout(row)
    column.addWidget(zone, 1)
    return whole


class AccountButton(QToolButton):
    """Names the account in use and offers what can be done with it."""

    signOutRequested = Signal()  # noqa: N815 - signals are named as Qt names them

    def __init__(self, account: "AccountService") -> None:
        super().__init__()
        self.setObjectName("accountCombo")
        self._account = account
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.addAction(translate(Text("Sign out")), self.signOutRequested.emit)
        self.setMenu(menu)
        account.changed.connect(self.refresh)
        self.refresh()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        wide = metrics.horizontalAdvance(self.text()) + 2 + 2 * scaled(16)
        return QSize(wide + _LEFT + 2 * _GAP + _RIGHT, max(HEADING_HEIGHT, metrics.height() + 8))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        frame = QStyleOptionToolButton()
        self.initStyleOption(frame)
        text, frame.text = frame.text, ""
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, frame)
        colours, ratio = Colours.now(), self.devicePixelRatioF()
        side = scaled(16)
        top, right = (self.height() - side) // 2, self.width() - _RIGHT - side
        painter.drawPixmap(_LEFT, top, icon("user", colours.secondary, side, ratio))
        painter.drawPixmap(right, top, icon("chevron", colours.secondary, side, ratio))
        left = _LEFT + side + _GAP
        room = QRect(left, 0, right - _GAP - left, self.height())
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(colours.text)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def refresh(self) -> None:
        """Show the account as it is now."""
        account = self._account
        name, user = account.name, account.username
        text = f"{name} ({user})" if name and user and name != user else name or user
        if account.from_environment:
            text = translate(Text("{name} – from environment", name=text))
        self.setText(text)
        self.updateGeometry()
        self.setAccessibleName(translate(Text("Account: {name}", name=text)))
        self.setToolTip(translate(Text("The account that uploads")))
        self.setVisible(account.signed_in)


class NewUpload(QStackedWidget):
    """Holds the form, or in its place the sign-in panel."""

    def __init__(self, form: UploadForm) -> None:
        super().__init__()
        self._form = form
        self._panel: QWidget | None = None
        self.addWidget(form)

    def show_form(self) -> None:
        """Show the form, in the height that it asks for itself."""
        self.setCurrentWidget(self._form)
        if self._panel is not None:
            self.removeWidget(self._panel)
            self._panel = None

    def show_instead(self, panel: QWidget) -> None:
        """Show a panel in the form's place."""
        self._panel = panel
        self.addWidget(panel)
        self.setCurrentWidget(panel)
