"""What an account holds, and whether it has agreed to Linode's terms for Europe."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from imageuploader.domain.accounts.terms import Terms, may_agree, usage_of
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import UploadError
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.services.accounts.sign_in import abort_on
from imageuploader.services.threads.workers import WorkerPool, log_error

if TYPE_CHECKING:
    from imageuploader.linode.client import LinodeClient
    from imageuploader.services.account import AccountService

UNKNOWN = Terms()
_COUNTS = {UploadState.PROCESSING, UploadState.AVAILABLE}


class AccountTerms(QObject):
    """Asks off the GUI thread, once for each account, and only when somebody needs it.

    What cannot be known stays unknown: it keeps nobody from an upload.

    Signals:
        changed(terms): what is known of the account in use.
    """

    changed = Signal(object)

    def __init__(self, account: "AccountService", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._account = account
        self._known: dict[str, Terms] = {}
        self._fresh: set[str] = set()
        self._is_needed = False
        self._pool = WorkerPool(self)
        account.accepted.connect(self._on_accepted)
        account.switched.connect(self._tell)

    @property
    def latest(self) -> Terms:
        """What is known of the account in use."""
        return self._known.get(self._account.name, UNKNOWN)

    def require(self) -> None:
        """Ask, unless it is known: a file has been chosen."""
        self._is_needed = True
        name = self._account.name
        if name in self._fresh or not (self._account.signed_in and self._account.username):
            return
        self._fresh.add(name)
        self._pool.start(
            "terms",
            lambda cancel: self._ask(name, cancel),
            lambda terms: self._on_terms(name, terms),
            lambda error: self._on_failed(name, error),
        )

    def renew(self, name: str) -> None:
        """Ask again when it is needed next: an account has more or fewer images than before."""
        self._fresh.discard(name)

    def note_upload(self, upload: Upload) -> None:
        """Take note that an upload has changed what the account holds, or what it agreed to."""
        if upload.state in _COUNTS:
            self.renew(upload.account)

    def shut_down(self) -> None:
        """Abort what is asked, and wait until every thread has ended."""
        self._pool.shut_down()

    def _ask(self, name: str, cancel: CancelToken) -> Terms:
        with self._account.open_client(name) as client, abort_on(cancel, client):
            return _terms_of(client)

    def _on_accepted(self, name: str) -> None:
        """Another token may know more, or less."""
        self.renew(name)
        if self._is_needed and name == self._account.name:
            self.require()

    def _on_terms(self, name: str, terms: Terms) -> None:
        self._known[name] = terms
        self._tell()

    def _on_failed(self, name: str, error: UploadError) -> None:
        log_error("terms", error)
        self._on_terms(name, UNKNOWN)

    def _tell(self) -> None:
        self.changed.emit(self.latest)


def _terms_of(client: "LinodeClient") -> Terms:
    """Ask for what is known of the account; a restricted user sees no more than a part of it."""
    profile = client.profile()
    if profile.restricted:
        return UNKNOWN
    usage = usage_of(client.images({"is_public": False}))
    if not may_agree(profile):
        return Terms(usage)
    try:
        return Terms(usage, needs_agreement=client.needs_agreement())
    except UploadError as error:
        log_error("agreements", error)
        return Terms(usage)
