"""The button with the account in use."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QMenu, QStyle, QStyleOptionToolButton, QStylePainter, QToolButton
from typing_extensions import override

from imageuploader.services.account import DEFAULT_NAME
from imageuploader.ui.language import translate
from imageuploader.ui.theme.direction import mirror, text_flags
from imageuploader.ui.theme.icons import icon
from imageuploader.ui.theme.metrics import heading_height, scaled_size
from imageuploader.ui.theme.palette import Colours
from imageuploader.ui.window.account_switch import AccountSwitch
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.settings import SettingsService

_PRACTICE_TIP = Text("Practice has an account of its own")
_LEFT, _GAP, _RIGHT = 8, 6, 2


class AccountButton(QToolButton):
    """Shows the account in use; its menu has the actions for it."""

    sign_out_requested = Signal()
    sign_in_requested = Signal()
    accounts_requested = Signal()

    def __init__(self, account: "AccountService", settings: "SettingsService") -> None:
        super().__init__()
        self.setObjectName("accountCombo")
        self._account = account
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        if not account.practice:
            menu = QMenu(self)
            self.switch = AccountSwitch(menu, account, settings)
            for text, wish in (
                (Text("A&dd account…"), self.sign_in_requested),
                (Text("Manage &accounts…"), self.accounts_requested),
                (Text("Sign &out"), self.sign_out_requested),
            ):
                menu.addAction(translate(text), wish.emit)
            self.setMenu(menu)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if account.practice else self.focusPolicy())
        account.changed.connect(self.refresh)
        self.refresh()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self.text()) + 2 + 2 * scaled_size(16)
        return QSize(width + _LEFT + 2 * _GAP + _RIGHT, heading_height(self))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        frame = QStyleOptionToolButton()
        self.initStyleOption(frame)
        text, frame.text = frame.text, ""
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, frame)
        colours, ratio = Colours.now(), self.devicePixelRatioF()
        side = scaled_size(16)
        whole, top = QRectF(self.rect()), (self.height() - side) // 2
        right = self.width() - _RIGHT - side
        signs = [(_LEFT, "user"), *([(right, "chevron")] if self.menu() is not None else [])]
        for left, name in signs:
            place = mirror(QRectF(left, top, side, side), whole)
            painter.drawPixmap(place.topLeft(), icon(name, colours.secondary, side, ratio))
        left = _LEFT + side + _GAP
        room = mirror(QRectF(left, 0, right - _GAP - left, self.height()), whole)
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.setPen(colours.text)
        painter.drawText(room, text_flags(shown), shown)

    def refresh(self) -> None:
        """Show the current account."""
        account = self._account
        shown = self._account_text()
        if account.from_environment:
            shown = Text("{name} – from environment", name=shown)
        self.setText(translate(shown))
        self.updateGeometry()
        self.setAccessibleName(translate(Text("Account: {name}", name=shown)))
        tip = _PRACTICE_TIP if account.practice else Text("The account that uploads")
        self.setToolTip(translate(tip))
        self.setVisible(account.signed_in)

    def _account_text(self) -> Text:
        """The account's name and user; a name that nobody chose says nothing."""
        account = self._account
        if account.practice:
            return Text("Practice account")
        name, user = account.shown_name_of(account.name), account.username
        if name == DEFAULT_NAME:
            return Text.verbatim(user) if user else Text("Account")
        both = f"{name} ({user})" if name and user and name != user else name or user
        return Text.verbatim(both)
