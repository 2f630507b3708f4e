"""How the network is reached: the proxy, and whom to trust."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPushButton

from imageuploader.domain.errors import UploadError
from imageuploader.domain.network.proxy import ProxyMode, ProxySource, Route, checked_proxy
from imageuploader.domain.settings import Settings
from imageuploader.ui.language import translate
from imageuploader.ui.settings.page import Page
from imageuploader.ui.text.error_text import error_text
from imageuploader.ui.theme.metrics import repolish
from imageuploader.ui.widgets.accessibility import announce_now
from imageuploader.ui.widgets.basic import caption, label
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.services.account import AccountService
    from imageuploader.services.settings import SettingsService

_MODES = {
    ProxyMode.SYSTEM: Text("As the system"),
    ProxyMode.NONE: Text("None"),
    ProxyMode.MANUAL: Text("This one"),
}
_NOTE = Text(
    "“As the system” uses the proxy of the environment (HTTPS_PROXY, NO_PROXY), or else that of "
    "the system settings, which Linux desktops tell by their portal. Configuration scripts (PAC) "
    "are followed, but not on macOS: there, enter the proxy that they name."
)
_DIRECTLY = Text("No proxy was used.")
_THROUGH = {
    ProxySource.SETTINGS: Text("The proxy {proxy} was used."),
    ProxySource.ENVIRONMENT: Text("The proxy {proxy} was used, as the environment says."),
    ProxySource.SYSTEM: Text("The proxy {proxy} was used, as the system settings say."),
}


class NetworkPage(Page):
    """What is entered holds as soon as its field is left."""

    def __init__(self, settings: "SettingsService", account: "AccountService") -> None:
        super().__init__()
        self._settings, self._account = settings, account
        self.mode = self.add_choice(
            "proxyCombo", Text("&Proxy"), _MODES, lambda mode: settings.update(proxy=mode)
        )
        self.add_note(_NOTE)
        self.url = self._add_field(
            "proxyUrlEdit", Text("A&ddress"), "http://proxy.example.com:3128"
        )
        self.user = self._add_field("proxyUserEdit", Text("&User"), "")
        self.password = self._add_field("proxyPasswordEdit", Text("Pass&word"), "")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.ca_file = self._add_field("caFileEdit", Text("CA &file"), "")
        self.ca_file.setPlaceholderText(translate(Text("Only those of the system")))
        self.check = QPushButton(translate(Text("&Test connection")))
        self.check.setObjectName("testConnectionButton")
        self.add_buttons(Text(""), self.check)
        self.result = label("", role="secondary", wrap=True)
        self.result.setObjectName("testConnectionLabel")
        self.rows.addRow(self.result)
        self._connect()

    def _add_field(self, name: str, title: Text, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setPlaceholderText(hint)
        field.setMinimumWidth(field.sizeHint().width() * 2)
        self.rows.addRow(caption(translate(title), field), field)
        return field

    def _connect(self) -> None:
        self.url.editingFinished.connect(self._on_url)
        self.user.editingFinished.connect(
            lambda: self._settings.update(proxy_user=self.user.text().strip())
        )
        self.password.editingFinished.connect(self._on_password)
        self.ca_file.editingFinished.connect(self._on_ca_file)
        self.check.clicked.connect(self._on_check)
        self._account.store.not_kept.connect(self._show_error)
        self._account.network.reached.connect(self._on_reached)
        self._account.network.not_reached.connect(self._on_not_reached)

    def show_settings(self, now: Settings) -> None:
        """Show the settings; a field that is being edited stays as it is."""
        self.mode.setCurrentIndex(list(_MODES).index(now.proxy))
        for field, text in (
            (self.url, now.proxy_url),
            (self.user, now.proxy_user),
            (self.ca_file, now.ca_file),
        ):
            if not field.hasFocus():
                field.setText(text)
        for field in (self.url, self.user, self.password):
            field.setEnabled(now.proxy is ProxyMode.MANUAL)

    def _on_url(self) -> None:
        text = self.url.text().strip()
        try:
            url = checked_proxy(text) if text else ""
        except UploadError as error:
            self._show_error(error)
            return
        self._show_result("", "secondary")
        self._settings.update(proxy_url=url)

    def _on_password(self) -> None:
        if self.password.isModified():
            self.password.setModified(False)
            self._account.network.set_password(self.password.text())

    def _on_ca_file(self) -> None:
        text = self.ca_file.text().strip()
        self._settings.update(ca_file=str(Path(text).expanduser()) if text else "")

    def _on_check(self) -> None:
        self.check.setEnabled(False)
        self._show_result(translate(Text("Asking Linode…")), "secondary")
        self._account.network.check(self._account.endpoint)

    def _on_reached(self, api_url: str, storage: str, route: Route) -> None:
        self.check.setEnabled(True)
        sentence = Text("{address} answers.", address=api_url)
        if storage:
            sentence = Text(
                "{address} answers.\nThe storage at {host} answers too.",
                address=api_url,
                host=storage,
            )
        self._show_result(f"{translate(sentence)}\n{translate(_route_text(route))}", "good")

    def _on_not_reached(self, error: UploadError) -> None:
        self.check.setEnabled(True)
        self._show_error(error)

    def _show_error(self, error: UploadError) -> None:
        self._show_result("\n".join(part for part in error_text(error) if part), "error")

    def _show_result(self, sentence: str, role: str) -> None:
        self.result.setText(sentence)
        self.result.setProperty("role", role)
        repolish(self.result)
        if sentence:
            announce_now(self, sentence)


def _route_text(route: Route) -> Text:
    if not route.proxy or route.source is None:
        return _DIRECTLY
    return _THROUGH[route.source].with_facts(proxy=route.shown_proxy)
