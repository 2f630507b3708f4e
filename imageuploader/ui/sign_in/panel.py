"""The sign-in panel: how to create a token, where to paste it, and how to practise first."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from imageuploader.domain.errors import NetworkError, UploadError
from imageuploader.ui.language import translate
from imageuploader.ui.sign_in.browser_button import BrowserButton
from imageuploader.ui.sign_in.import_button import ImportButton
from imageuploader.ui.sign_in.parts import (
    GAP,
    IconButton,
    Inset,
    align_captions,
    labelled_row,
    line_edit,
    link,
    step_heading,
)
from imageuploader.ui.sign_in.store_row import INSTALL, StoreRow
from imageuploader.ui.text.error_text import error_text
from imageuploader.ui.theme.direction import mirror_margins
from imageuploader.ui.theme.metrics import heading_font, repolish, scaled_font, units
from imageuploader.ui.widgets.accessibility import announce
from imageuploader.ui.widgets.answers import open_page
from imageuploader.ui.widgets.basic import (
    HeightForWidthFrame,
    StatusIcon,
    caption,
    frame,
    label,
    line_height,
)
from imageuploader.ui.widgets.endpoint_fields import EndpointFields
from imageuploader.ui.widgets.flow_layout import FlowLayout
from imageuploader.ui.widgets.tool_button import tool_button
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService

TOKEN_PAGE = "https://cloud.linode.com/profile/tokens"  # noqa: S105 - a page, not a token
_IN_BROWSER = Text("Sign in on the page that opens in your browser.")
_WIDTH, _NARROW, _SPACING = 528, 420, 6
_OF_LINK = 4
"""What a link keeps free around its text, for the frame of the focus."""

_EDGE = 20 - _OF_LINK
_SAID_LINES = 6
"""How many lines most errors have."""


class SignInPanel(QScrollArea):
    """Asks for a token in two steps and shows the result."""

    practice_requested = Signal()

    def __init__(self, account: "AccountService", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signInPanel")
        self._account, self._was_signed_in, self._wish = account, False, ""
        self.token = line_edit("tokenEdit", "")
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.name = line_edit("accountNameEdit", translate(Text("Optional, for example: work")))
        self.show_token = tool_button("eye", translate(Text("Show the token")), 16, 24)
        self.where = EndpointFields(account.endpoint)
        self.other_button = link(translate(Text("&Other API address…")), "otherAddressButton")
        self.button = QPushButton(translate(Text("Sign in")))
        self.button.setObjectName("signInButton")
        self.result = label("", role="secondary", wrap=True)
        self.result.setObjectName("signInResultLabel")
        self.store, self.import_button = StoreRow(account), ImportButton(account)
        self.network_button = link(translate(Text("&Network settings…")), "networkButton")
        self.network_button.hide()
        self.browser_button = BrowserButton(account)
        self._insets: list[Inset] = []
        self._stacked: list[QBoxLayout] = []
        self._is_narrow = False
        self._address = self._make_address()
        self._lay_out()
        self._connect()
        self._refresh()
        self.setFocusProxy(self.token)

    def _lay_out(self) -> None:
        page = self._page = HeightForWidthFrame()
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(0)
        self._above = QSpacerItem(0, 0)
        column.addItem(self._above)
        self._hero = self._make_hero()
        column.addWidget(self._hero)
        middle = QWidget()
        middle.setMaximumWidth(round(_WIDTH * units(self)))
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self._card())
        inner.addLayout(self._foot())
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(middle, 1000)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def _make_hero(self) -> QWidget:
        hero = QWidget()
        column = QVBoxLayout(hero)
        column.setContentsMargins(0, 0, 0, 24)
        column.setSpacing(4)
        cloud = self._cloud = StatusIcon(56)
        cloud.show_icon("cloud-upload", "accent_text")
        self._title = label(translate(Text("Sign in to Linode")), heading_font())
        self._title.setFont(scaled_font(1.5, heading_font().weight()))
        why = label(
            translate(Text("Image Uploader needs a personal access token of your account.")),
            role="secondary",
        )
        for part in (cloud, self._title, why):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(part)
        return hero

    def _card(self) -> QFrame:
        card = frame("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(8)
        column.addLayout(step_heading("1", translate(Text("Create a token"))))
        column.addLayout(self._scopes_row())
        column.addSpacing(6)
        column.addWidget(frame("rule"))
        column.addSpacing(6)
        column.addLayout(step_heading("2", translate(Text("Paste it here"))))
        captions = {
            caption(translate(Text("&Token")), self.token): self.token,
            caption(translate(Text("&Account name")), self.name): self.name,
        }
        for beside, edit in captions.items():
            column.addLayout(labelled_row(beside, edit, self._inset()))
        column.addWidget(self._address)
        column.addSpacing(4)
        width = align_captions(*captions, *self.where.captions)
        column.addLayout(self._last_rows(width + GAP))
        return card

    def _make_address(self) -> QWidget:
        """The fields of another API address, which nobody needs at first."""
        address, row = QWidget(), QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self._inset())
        row.addWidget(self.where, 1)
        address.setLayout(row)
        address.hide()
        return address

    def _scopes_row(self) -> QBoxLayout:
        row = QHBoxLayout()
        self._stacked.append(row)
        row.addWidget(self._inset())
        text = translate(
            Text(
                "Scopes: <b>Images</b> read/write, <b>Events</b> read only.<br>Nothing else "
                "is needed."
            )
        )
        scopes = label(text, role="secondary", wrap=True)
        scopes.setTextFormat(Qt.TextFormat.RichText)
        self.page_button = IconButton("external", translate(Text("Create a token…")))
        row.addWidget(scopes, 1)
        row.addWidget(self.page_button)
        return row

    def _inset(self, more: int = 0) -> Inset:
        """Return the beginning of a row, to be left out where there is no room for it."""
        inset = Inset(more)
        self._insets.append(inset)
        return inset

    def _last_rows(self, captions: int) -> QVBoxLayout:
        """Where the token is stored beside the button, and what is said below the fields."""
        rows = QVBoxLayout()
        rows.setSpacing(_SPACING)
        for widgets in ((self.store, self.button), (self.store.choices,), (self.result,)):
            row = QHBoxLayout()
            row.setSpacing(GAP)
            row.addWidget(self._inset(captions))
            for widget in widgets:
                row.addWidget(widget, int(widget is not self.button))
            if len(widgets) > 1:
                self._stacked.append(row)
            rows.addLayout(row)
        self.button.setMinimumWidth(round(104 * units(self)))
        self.result.hide()
        return rows

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(_EDGE, 8, _EDGE, 0)
        foot.setSpacing(_SPACING)
        self.practice_button = link(
            translate(Text("Practise without an account")), "practiceButton"
        )
        self.practice_button.setToolTip(
            translate(Text("Try it with a practice Linode on this computer"))
        )
        links = FlowLayout(_SPACING)
        links.setContentsMargins(0, 0, 0, 0)
        for way in (
            self.network_button,
            self.browser_button,
            self.other_button,
            self.import_button,
        ):
            links.addWidget(way)
        last = QHBoxLayout()
        promise = label(
            translate(Text("This program sends no usage data.")), role="secondary", wrap=True
        )
        promise.setContentsMargins(*mirror_margins(_OF_LINK, 0, 0, 0))
        last.addWidget(promise, 1)
        last.addWidget(self.practice_button)
        foot.addLayout(links)
        foot.addLayout(last)
        return foot

    def _connect(self) -> None:
        self.show_token.setObjectName("showTokenButton")
        self.show_token.setCheckable(True)
        corner = QHBoxLayout(self.token)
        corner.setContentsMargins(4, 0, 4, 0)
        corner.addStretch(1)
        corner.addWidget(self.show_token)
        room = self.show_token.width()
        self.token.setTextMargins(*mirror_margins(0, 0, room, 0))
        self.show_token.toggled.connect(self._on_show_token)
        self.page_button.clicked.connect(lambda: open_page(TOKEN_PAGE))
        self.practice_button.clicked.connect(self.practice_requested)
        self.other_button.clicked.connect(self._show_address)
        self.button.clicked.connect(self.submit)
        self.token.returnPressed.connect(self.submit)
        self.name.returnPressed.connect(self.submit)
        self._account.changed.connect(self._refresh)
        self._account.refused.connect(self._on_refused)
        self._account.browser.changed.connect(self._on_browser)
        self.store.help_requested.connect(
            lambda: self._show_result(translate(INSTALL), "secondary")
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the drawing if the rest would not fit below it."""
        super().resizeEvent(event)
        self._fit_width(event.size().width())
        if event.size().height() == event.oldSize().height():
            return  # a scroll bar came or went: nothing is to move for that
        self._fit_height()

    def _fit_height(self) -> None:
        drawing = self._cloud.sizeHint().height() + 4
        needed = self._page_height() + (drawing if self._cloud.isHidden() else 0)
        self._cloud.setVisible(self.viewport().height() >= needed)
        self._place()

    def _fit_width(self, width: int) -> None:
        """Put below each other, without an inset, what has no room side by side."""
        narrow = width < round(_NARROW * units(self))
        if narrow is self._is_narrow:
            return
        self._is_narrow = narrow
        direction = QBoxLayout.Direction
        for row in self._stacked:
            row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        for inset in self._insets:
            inset.setVisible(not narrow)

    def _page_height(self) -> int:
        """Return how high the page is, with all lines that its texts have at this width."""
        width = self.viewport().width()
        return max(self._page.sizeHint().height(), self._page.heightForWidth(width))

    def _place(self) -> None:
        """Keep two fifths of the free room above, whatever is said: nothing moves below it.

        What most errors say has its room from the start, so that no scroll bar comes with them.
        """
        above, said = self._above.sizeHint().height(), 0
        if not self.result.isHidden():
            said = self.result.heightForWidth(self.result.width()) + _SPACING
        free = self.viewport().height() - self._page_height() + above + said
        free -= _SAID_LINES * line_height(self.result) + _SPACING
        self._above.changeSize(0, max(0, free * 2 // 5))
        self._page.updateGeometry()
        if (layout := self._page.layout()) is not None:
            layout.invalidate()

    def set_compact(self, *, compact: bool) -> None:
        """Hide drawing and title, for the place of the form."""
        self._hero.setVisible(not compact)

    def submit(self) -> None:
        """Sign in with the pasted token, without surrounding white space."""
        token = self.token.text().strip()
        if not token:
            self._show_result(translate(Text("Paste a token first")), "error")
            self.token.setFocus()
            return
        try:
            where = self.where.endpoint() if self.where.isVisibleTo(self) else None
        except UploadError as error:
            self.show_refusal(error)
            return
        self._show_result(translate(Text("Checking the token…")), "secondary")
        self._account.sign_in(token, self.name.text().strip(), where)

    def _show_address(self) -> None:
        self._address.show()
        self.other_button.hide()
        self._fit_height()
        self.where.url.setFocus()

    def show_waiting_file(self, name: str) -> None:
        """Show that a file waits for the sign-in."""
        self._wish = translate(Text("Sign in to upload {name}", name=name)) if name else ""
        if name:
            self._show_result(self._wish, "secondary")

    def _on_browser(self) -> None:
        """Say what a person is to do while the browser is waited for, and only then."""
        told = translate(_IN_BROWSER)
        if self._account.browser.is_waiting:
            self._show_result(told, "secondary")
        elif self.result.text() == told:
            self._show_result(self._wish, "secondary")

    def _refresh(self) -> None:
        account = self._account
        self.button.setEnabled(not account.checking)
        self.button.setProperty("filled", "" if self.store.waits else "true")
        repolish(self.button)
        self.store.refresh()
        self.import_button.refresh()
        self.browser_button.refresh()
        signed_in, name = account.signed_in, account.username
        if signed_in:
            self.token.clear()
        if signed_in and name:
            self._show_result(translate(Text("Signed in as {name}", name=name)), "secondary")
        elif self._was_signed_in and not signed_in:
            self._show_result("", "secondary")
        elif account.problem is not None and not (signed_in or account.checking):
            self.show_refusal(account.problem)
        self._was_signed_in = signed_in

    def show_refusal(self, error: UploadError) -> None:
        """Show why a token was not accepted; what the line of the store says is not said twice."""
        self.network_button.setVisible(isinstance(error, NetworkError))
        headline, explanation = error_text(error)
        if error is self._account.store.error:
            headline = ""
        self._show_result("\n".join(part for part in (headline, explanation) if part), "error")

    def _on_refused(self, error: UploadError) -> None:
        self._refresh()
        self.show_refusal(error)
        self.token.setFocus()

    def _on_show_token(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode
        self.token.setEchoMode(mode.Normal if shown else mode.Password)

    def _show_result(self, sentence: str, role: str) -> None:
        self.result.setText(sentence)
        self.result.setProperty("role", role)
        repolish(self.result)
        self.result.setVisible(bool(sentence))
        announce(self, sentence)
