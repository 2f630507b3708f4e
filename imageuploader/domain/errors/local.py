"""What can go wrong on this computer."""

from imageuploader.domain.errors.base import UploadError


class LocalError(UploadError):
    """Something about this computer."""


class NoSpace(LocalError):
    """The folder for temporary files has too little space; sizes in bytes."""

    def __init__(self, folder: str, needed: int, free: int) -> None:
        super().__init__(folder, needed, free)
        self.folder = folder
        self.needed = needed
        self.free = free


class DiskFailed(LocalError):
    """The system failed to read or write one of our files."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path = path
        self.reason = reason


class HistoryFull(LocalError):
    """The folder of the history has too little space; sizes in bytes."""

    def __init__(self, folder: str, needed: int, free: int) -> None:
        super().__init__(folder, needed, free)
        self.folder = folder
        self.needed = needed
        self.free = free


class HistoryLags(LocalError):
    """The history cannot be written now, but uploads go on; no reason means no space."""

    def __init__(self, folder: str, reason: str = "") -> None:
        super().__init__(folder, reason)
        self.folder = folder
        self.reason = reason


class HistorySetAside(LocalError):
    """The history was corrupt or foreign: a new one was created, the old one is `path`."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class HistoryNewer(LocalError):
    """A newer version of the program created the history: it is shown, but not written."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class TokenStoreError(LocalError):
    """The token cannot be had from the system's password store."""

    needs_sign_in = True

    kind: str = ""
    """What the settings remember of it, if a token could not be stored because of this."""


class NoTokenStore(TokenStoreError):
    """The system has no password store."""

    kind = "none"


class TokenStoreLocked(TokenStoreError):
    """The system's password store is locked."""

    kind = "locked"


class TokenStoreRefused(TokenStoreError):
    """The system's password store refused."""

    kind = "refused"

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TokenStorePlain(TokenStoreError):
    """The only password store saves tokens in plain text."""

    kind = "plain"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class TokenGone(TokenStoreError):
    """The token of a saved account is no longer in the password store."""

    def __init__(self, account: str) -> None:
        super().__init__(account)
        self.account = account


class TokenNotStored(TokenStoreError):
    """The token of an account was kept for one session; `why` is the `kind` of the error then."""

    def __init__(self, account: str, why: str) -> None:
        super().__init__(account, why)
        self.account = account
        self.why = why
