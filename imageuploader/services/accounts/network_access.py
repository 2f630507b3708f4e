"""How the network is reached, and whether that works."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.network.proxy import PASSWORD_ENTRY, Network, Route
from imageuploader.domain.settings import Endpoint
from imageuploader.services.accounts.sign_in import abort_on
from imageuploader.services.accounts.token_store import TokenStore
from imageuploader.services.credentials import Credentials
from imageuploader.services.settings import SettingsService
from imageuploader.services.threads.workers import WorkerPool


class NetworkAccess(QObject):
    """The network of the settings, with the proxy's password from the password store.

    Signals:
        reached(api_url, storage, route): the connection check found Linode by this route, and the
            host of its storage, which is empty if none is known for that API.
        not_reached(error): the connection check found what is in the way.
    """

    reached = Signal(str, str, object)
    not_reached = Signal(object)

    def __init__(
        self,
        settings: SettingsService,
        store: TokenStore,
        credentials: Credentials,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._settings, self._store, self._credentials = settings, store, credentials
        self._password = ""
        self._pool = WorkerPool(self)

    def current(self) -> Network:
        """Return how the network is reached; raise why the proxy's password cannot be read."""
        if self._credentials.practice:
            return Network()
        ask_system = self._credentials.ask_system
        network = replace(self._settings.latest.network, ask_system=ask_system)
        if not network.user:
            return network
        self._password = self._password or self._store.token(PASSWORD_ENTRY)
        return replace(network, password=self._password)

    def set_password(self, password: str) -> None:
        """Store the proxy's password; until the program ends it is used in any case."""
        self._password = password
        self._store.keep(PASSWORD_ENTRY, password)

    def check(self, endpoint: Endpoint) -> None:
        """Try to reach the API and the storage, without a token; one of the signals follows."""

        def ask(cancel: CancelToken) -> tuple[str, str, Route]:
            from imageuploader.linode.client import LinodeClient
            from imageuploader.transfer import connection_check

            options = connection_check.ProbeOptions(self.current(), endpoint.ca_file, cancel)
            with (
                LinodeClient(endpoint, "", network=options.network) as client,
                abort_on(cancel, client),
            ):
                linode = connection_check.check_connection(client, options)
            storage = connection_check.storage_of(linode.api_url)
            host = connection_check.check_storage(storage, options) if storage else ""
            return linode.api_url, host, linode.route

        self._pool.start(
            "connection check", ask, lambda found: self.reached.emit(*found), self.not_reached.emit
        )

    def shut_down(self) -> None:
        """Abort a check, and wait until its thread has ended."""
        self._pool.shut_down()
