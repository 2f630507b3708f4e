"""The status bar: what runs or who is signed in, answers to what was done, and Undo."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStatusBar, QWidget

from imageuploader.domain.errors import TokenRefused, UploadError
from imageuploader.domain.upload import Upload
from imageuploader.ui.language import translate
from imageuploader.ui.text.error_text import error_text, headline_clause
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.widgets.accessibility import announce
from imageuploader.ui.widgets.answers import Answer
from imageuploader.ui.widgets.basic import ElidedLabel, StatusIcon, label
from imageuploader.ui.widgets.clipboard import copy_text
from imageuploader.ui.widgets.undo import Undo
from imageuploader.words.account_texts import expiry_warning
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.queue.upload_queue import UploadQueue

_AWAKE = Text("Machine kept awake")
_CONNECTING = Text("Connecting to Linode…")
_SIGN_IN = Text("Sign in to continue")
_SIGN_IN_ELSEWHERE = Text("Uploads of the account {account} wait for a sign-in")
_GO_SIGN_IN = Text("Sign in…")
_COPY = Text("Copy")
_KEEP = Text("Keep running")
_QUITS = Text("Quits when this upload is finished")
_QUITS_AFTER_ALL = Text("Quits when all uploads are finished")
_UNDO = Text("Undo")
_UNDO_SECONDS, _WAITING_SECONDS = 10, 60
_NOT_REMOVED = Text("The token of {account} is still in the password store: {reason}")
_TRY_AGAIN = Text("Try again")
_SIGN_IN_AGAIN = Text("Sign in again")
_MINUTE_MS = 60_000
NEUTRAL_MS = 300
"""For so long nothing is said of what is not known yet."""


class StatusBar(QStatusBar):
    """One sentence on the left, if need be with a button; the keep-awake state on the right.

    An answer to a press takes the place of the usual sentence for some seconds.
    """

    stay_requested = Signal()

    def __init__(self, account: "AccountService", queue: "UploadQueue") -> None:
        super().__init__()
        self.setObjectName("statusBar")
        self.setSizeGripEnabled(False)
        self._account, self._queue = account, queue
        self._quitting = self._patient = False
        self._act: Callable[[], object] = self.stay_requested.emit
        self._text = ElidedLabel(role="secondary")
        self._text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._text.setObjectName("statusLabel")
        self._text.elide = Qt.TextElideMode.ElideRight
        self.button = QPushButton()
        self.button.setObjectName("statusButton")
        self.button.setProperty("inline", "true")
        self.button.clicked.connect(self._press)
        self._awake = _make_awake()
        self.addWidget(self._make_line(), 1)
        self.addPermanentWidget(self._awake)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.refresh)
        account.browser.changed.connect(self.refresh)
        account.store.not_removed.connect(self._on_not_removed)
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self._minute.start()  # a sign-in with the browser ends meanwhile
        self._neutral = QTimer(self, singleShot=True, interval=NEUTRAL_MS)
        self._neutral.timeout.connect(self._end_neutral)
        self.refresh()
        self.show_awake(False)

    @property
    def shown(self) -> str:
        """The sentence as shown."""
        return self._text.text()

    def refresh(self) -> None:
        """Show what runs and who is signed in now, unless an answer is still to be read."""
        if self._timer.isActive():
            return
        self._text.show_text(self._usual())
        self._show_usual_button()

    def _show_usual_button(self) -> None:
        """Offer what the usual sentence asks for."""
        account, name = self._account, self._shut_out_elsewhere
        if self._quitting:
            self._show_button(translate(_KEEP), self.stay_requested.emit)
        elif name and account.name not in self._queue.shut_out:
            self._show_button(translate(_GO_SIGN_IN), lambda: account.use(name))
        elif self._browser_ends:
            self._show_button(translate(_SIGN_IN_AGAIN), account.browser.start)
        else:
            self._show_button("", lambda: None)

    @property
    def _browser_ends(self) -> bool:
        """Whether the sign-in with the browser is to be repeated soon, and can be."""
        account = self._account
        ends = account.expiring is not None and account.expiring.by_browser
        return ends and account.browser.is_possible and not account.browser.is_waiting

    def expect_answers(self) -> None:
        """Say what is not known once answers have had their time."""
        self._neutral.start()

    def show_message(self, sentence: str, seconds: float = 3) -> None:
        """Show a sentence for some seconds in place of the usual one."""
        self.offer(sentence, "", lambda: None, seconds)

    def show_answer(self, said: Answer) -> None:
        """Show an answer, with a button that copies what there is to copy."""
        verb = translate(_COPY) if said.copyable else ""
        self.offer(said.sentence, verb, lambda: copy_text(said.copyable), said.seconds)

    def offer(self, sentence: str, verb: str, act: Callable[[], object], seconds: float) -> None:
        """Show a sentence for some seconds, with a button that calls `act`."""
        self._timer.start(round(seconds * 1000))
        self._text.show_text(sentence)
        self._show_button(verb, act)
        announce(self, sentence)

    def show_quitting(self, quitting: bool) -> None:
        """Show that the program quits after the uploads, with a button to take that back."""
        self._quitting = quitting
        self._timer.stop()
        self.refresh()
        if quitting:
            announce(self, self.shown)

    def offer_undo(self, undo: Undo) -> None:
        """Say what was done, with a button that takes it back, for a while."""
        self.offer(undo.sentence, translate(_UNDO), undo.restore, _UNDO_SECONDS)

    def show_put_in_line(self, uploads: tuple[Upload, ...]) -> None:
        """Say that uploads wait since the last time, with a button that ends the hold."""
        sentence = Text.plural(
            "1 upload still waits since the program was closed.",
            "{count} uploads still wait since the program was closed.",
            count=len(uploads),
        )
        verb = translate(Text("Start the queue"))
        self.offer(translate(sentence), verb, self._queue.release, _WAITING_SECONDS)

    def _on_not_removed(self, name: str, error: UploadError) -> None:
        """Say that a token stayed where it was, with a button that tries once more."""
        sentence = _NOT_REMOVED.with_facts(account=name, reason=headline_clause(error))
        remove = partial(self._account.store.remove, name)
        self.offer(translate(sentence), translate(_TRY_AGAIN), remove, _WAITING_SECONDS)

    def show_awake(self, awake: bool) -> None:
        """Show whether the computer is kept awake."""
        self._awake.setVisible(awake)

    def _make_line(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(14, 4, 14, 3)
        row.setSpacing(8)
        row.addWidget(self._text)
        row.addWidget(self.button)
        row.addStretch(1)
        return line

    def _show_button(self, verb: str, act: Callable[[], object]) -> None:
        self._act = act
        self.button.setText(verb)
        self.button.setVisible(bool(verb))

    def _press(self) -> None:
        act = self._act
        if self._timer.isActive():  # what was offered is done now, and not a second time
            self._timer.stop()
            self.refresh()
        act()

    def _end_neutral(self) -> None:
        self._patient = True
        self.refresh()

    def _usual(self) -> str:
        """Return what runs, else who is signed in; nothing before that can be known."""
        running, waiting = int(self._queue.current is not None), len(self._queue.waiting)
        if self._quitting and running + waiting:
            return translate(_QUITS if running + waiting == 1 else _QUITS_AFTER_ALL)
        if self._account.name in self._queue.shut_out:
            return translate(_SIGN_IN)
        if name := self._shut_out_elsewhere:
            shown = self._account.shown_name_of(name)
            return translate(_SIGN_IN_ELSEWHERE.with_facts(account=shown))
        if (running or waiting) and not self._browser_ends:
            return translate(_work(running, waiting))
        return self._account_line()

    @property
    def _shut_out_elsewhere(self) -> str:
        """Another saved account of which uploads wait for a sign-in; empty if there is none."""
        others = sorted(self._queue.shut_out - {self._account.name})
        return next((name for name in others if self._account.knows_saved(name)), "")

    def _account_line(self) -> str:
        account = self._account
        if account.problem is not None:
            refused = isinstance(account.problem, TokenRefused)
            return translate(_SIGN_IN) if refused else error_text(account.problem)[0]
        if account.expiring:
            return translate(expiry_warning(account.expiring, datetime.now(UTC)))
        if account.signed_in and account.username:
            return translate(Text("Signed in as {name}", name=account.username))
        if not self._patient:
            return ""
        return translate(_CONNECTING if account.signed_in else Text("Not signed in"))


def _work(running: int, waiting: int) -> Text:
    if not waiting:
        return Text("1 uploading")
    if not running:
        return Text("{waiting} waiting", waiting=waiting)
    return Text("{running} uploading, {waiting} waiting", running=running, waiting=waiting)


def _make_awake() -> QWidget:
    indicator, icon = QWidget(), StatusIcon()
    icon.show_icon("awake", "secondary")
    row = QHBoxLayout(indicator)
    row.setContentsMargins(*mirror_margins(0, 0, 14, 0))
    row.setSpacing(8)
    row.addWidget(icon)
    row.addWidget(label(translate(_AWAKE), role="secondary"))
    return indicator
