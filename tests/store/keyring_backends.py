"""Password stores made for tests."""

from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringLocked, PasswordSetError
from typing_extensions import override


class InMemory(KeyringBackend):
    """A password store that works."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.entries: dict[tuple[str, str], str] = {}

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return self.entries.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        del self.entries[service, username]


class Locked(InMemory):
    """A password store whose person is away."""

    @override
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked


class Refusing(InMemory):
    """A password store that says no."""

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        raise PasswordSetError("denied")


class Forgetful(InMemory):
    """A password store that pretends."""

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        """Say nothing."""


class Leaking(InMemory):
    """A password store that lets a foreign exception through."""

    @override
    def get_password(self, service: str, username: str) -> str | None:
        raise OSError("the bus is gone")


class PlaintextKeyring(InMemory):
    """A file, as `keyrings.alt` would choose."""


class Harmless(PlaintextKeyring):
    """A file that does not say so in its name."""


class Chain(ChainerBackend):
    """Several password stores, as `keyring` makes it where more than one is there."""

    backends: list[KeyringBackend] = []  # noqa: RUF012 - a class property in keyring

    def __init__(self, *backends: KeyringBackend) -> None:
        self.backends = list(backends)


for _kind in (InMemory, Locked, Refusing, Forgetful, Leaking, PlaintextKeyring, Harmless):
    # Keyring's own search for a store must never find these.
    KeyringBackend._classes.discard(_kind)
