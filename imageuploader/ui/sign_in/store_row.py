"""Where the token is or will be stored; if nowhere, why, and what can be done about that."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from imageuploader.domain.accounts.saved import IN_MEMORY
from imageuploader.domain.errors import (
    NoTokenStore,
    TokenStoreLocked,
    TokenStorePlain,
    TokenStoreRefused,
    UploadError,
)
from imageuploader.ui.language import translate
from imageuploader.ui.text.error_text import headline_clause
from imageuploader.ui.theme.metrics import repolish
from imageuploader.ui.widgets.basic import StatusIcon, label
from imageuploader.ui.widgets.flow_layout import FlowLayout
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService

INSTALL = Text(
    "Install GNOME Keyring or KWallet with the software manager of this system (on Debian and "
    "Ubuntu: sudo apt install gnome-keyring). Then log out of the desktop, log in again and "
    "start this program anew."
)
_GAP = 8
_STORED = Text("Stored in {store}")
_WILL_BE_STORED = Text("Will be stored in {store}")
_IN_MEMORY = Text("Kept for this session only")
_SESSION = Text("{reason}: kept for this session only")
_UNLOCKING = Text("Answer the prompt of the password store. It may be behind this window.")


class StoreRow(QWidget):
    """One line with an icon; `choices` are the buttons for what a person is to decide.

    Signals:
        help_requested(): how to install a password store is to be shown.
    """

    help_requested = Signal()

    def __init__(self, account: "AccountService") -> None:
        super().__init__()
        self._account = account
        self._icon = StatusIcon()
        self.text = label("", role="secondary", wrap=True)
        self.text.setObjectName("storeLabel")
        self.choices = QWidget()
        self.action = QPushButton()
        self.action.setObjectName("storeButton")
        self.keep = QPushButton(translate(Text("&Keep for this session only")))
        self.keep.setObjectName("sessionButton")
        self.action.clicked.connect(self._act)
        self.keep.clicked.connect(account.store.keep_for_session)
        self._lay_out()

    def _lay_out(self) -> None:
        line, buttons = QHBoxLayout(self), FlowLayout(_GAP)
        line.setSpacing(_GAP)
        for row in (line, buttons):
            row.setContentsMargins(0, 0, 0, 0)
        self.choices.setLayout(buttons)
        line.addWidget(self._icon)
        line.addWidget(self.text, 1)
        for button in (self.action, self.keep):
            button.setProperty("compact", "true")
            buttons.addWidget(button)

    @property
    def waits(self) -> bool:
        """Whether a person is to decide what becomes of the token that was signed in with."""
        return self._account.store.asks and self._account.has_token

    def refresh(self) -> None:
        """Show how things are now; what helps first is filled."""
        store = self._account.store
        self._icon.setVisible(bool(store.place or store.error))
        is_well = store.error is None
        self._icon.show_icon(
            "lock" if is_well else "warning", "secondary" if is_well else "warning"
        )
        self.text.setText(translate(self._sentence()))
        verb = _verb(store.error, is_unlocking=store.is_unlocking)
        self.action.setText(translate(verb))
        self.action.setVisible(bool(verb))
        self.keep.setVisible(self.waits)
        self.choices.setVisible(bool(verb) or self.waits)
        opens = isinstance(store.error, TokenStoreLocked | TokenStoreRefused)
        for button, is_first in ((self.action, opens), (self.keep, not opens)):
            is_filled = is_first and self.waits and not store.is_unlocking
            button.setProperty("filled", "true" if is_filled else "")
            repolish(button)

    def _sentence(self) -> Text:
        store = self._account.store
        if store.is_unlocking:
            return _UNLOCKING
        if store.error is not None:
            reason = headline_clause(store.error)
            is_waiting = store.asks and not self._account.has_token
            return (
                Text("{reason}.", reason=reason)
                if is_waiting
                else _SESSION.with_facts(reason=reason)
            )
        if not store.place:
            return Text("")
        if store.place == IN_MEMORY:
            return _IN_MEMORY
        return (_STORED if store.is_stored else _WILL_BE_STORED).with_facts(store=store.place)

    def _act(self) -> None:
        if self._account.store.is_unlocking:
            self._account.store.stop_unlocking()
        elif isinstance(self._account.store.error, NoTokenStore | TokenStorePlain):
            self.help_requested.emit()
        else:
            self._account.unlock_store()


def _verb(error: UploadError | None, *, is_unlocking: bool) -> Text:
    """What the first button offers; nothing where there is nothing to do."""
    if is_unlocking:
        return Text("&Cancel")
    match error:
        case TokenStoreLocked():
            return Text("&Unlock")
        case TokenStoreRefused():
            return Text("&Try again")
        case NoTokenStore() | TokenStorePlain():
            return Text("How to &install one")
        case _:
            return Text("")
