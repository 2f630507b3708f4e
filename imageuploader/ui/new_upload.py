"""The zone New upload: its heading with the account, and the form or the sign-in panel."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from imageuploader.ui import theme
from imageuploader.ui.parts import label
from imageuploader.ui.tinted import tinted
from imageuploader.ui.upload_form import UploadForm

if TYPE_CHECKING:
    from imageuploader.services.account import Account

HEADING_HEIGHT = 28


def headed(title: str, zone: QWidget, control: QWidget | None = None) -> QWidget:
    """Return a zone under its heading row, with a control at the row's right end."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    row = QHBoxLayout()
    heading = label(title, theme.heading_font())
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

    def __init__(self, account: "Account") -> None:
        super().__init__()
        self.setObjectName("accountCombo")
        self._account = account
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setIconSize(QSize(16, 16))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        menu = QMenu(self)
        menu.addAction(self.tr("Sign out"), self.signOutRequested.emit)
        self.setMenu(menu)
        tinted(self, lambda c: self.setIcon(theme.button_icon("user", c.secondary, 16)))
        account.changed.connect(self.refresh)
        self.refresh()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colours = theme.Colours.now()
        chevron = theme.icon("chevron", colours.secondary, 16, self.devicePixelRatioF())
        QPainter(self).drawPixmap(self.width() - 22, (self.height() - 16) // 2, chevron)

    def refresh(self) -> None:
        """Show the account as it is now."""
        account = self._account
        name, user = account.name, account.username
        text = f"{name} ({user})" if name and user and name != user else name or user
        if account.from_environment:
            text = self.tr("{name} \u2013 from environment").format(name=text)
        self.setText(text)
        self.setAccessibleName(self.tr("Account: {name}").format(name=text))
        self.setToolTip(self.tr("The account that uploads"))
        self.setVisible(account.signed_in)


class NewUpload(QStackedWidget):
    """Holds the form, or in its place the sign-in panel."""

    def __init__(self, form: UploadForm) -> None:
        super().__init__()
        self._form = form
        self.addWidget(form)

    def show_form(self) -> None:
        """Show the form."""
        self.setCurrentWidget(self._form)

    def show_instead(self, panel: QWidget) -> None:
        """Show a panel in the form's place."""
        if self.indexOf(panel) < 0:
            self.addWidget(panel)
        self.setCurrentWidget(panel)
