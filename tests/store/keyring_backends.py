"""Password stores made for tests."""

import base64
import json
from pathlib import Path

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


class InAFile(InMemory):
    """A password store that writes all it has into a file; `packed` is how."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.written = b""

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password)
        self._write()

    @override
    def delete_password(self, service: str, username: str) -> None:
        super().delete_password(service, username)
        self._write()

    def packed(self, text: bytes) -> bytes:
        return text

    def target(self) -> Path:
        return self.path

    def _write(self) -> None:
        content = self.packed(json.dumps(sorted(self.entries.items())).encode())
        self.written += content
        self.target().write_bytes(content)


class InLines(InAFile):
    """Base64, and that in short lines."""

    @override
    def packed(self, text: bytes) -> bytes:
        return base64.encodebytes(text)


class InHex(InAFile):
    """Two digits a byte."""

    @override
    def packed(self, text: bytes) -> bytes:
        return text.hex().upper().encode()


class BehindAProperty(InAFile):
    """It makes the name of its file up whenever it is asked, and has a property that fails."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        del self.path
        self._parts = (str(path.parent), path.name)

    @property
    def place(self) -> str:
        return str(Path(*self._parts))

    @property
    def broken(self) -> str:
        raise RuntimeError("no bus")

    @override
    def target(self) -> Path:
        return Path(self.place)


class InAnotherObject(InAFile):
    """Another object of it knows the file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        del self.path
        self._far = Far(path)

    @override
    def target(self) -> Path:
        return self._far.path


class Far:
    """What a store writes with."""

    def __init__(self, path: Path) -> None:
        self.path = path


class InAFolder(InMemory):
    """One file an entry, all in a folder."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.folder = str(path.parent)
        self.written = b""

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password)
        self.written += password.encode()
        (Path(self.folder) / username).write_text(password, "utf-8")


class Sealed(InAFile):
    """It hides what it writes, though this program cannot know how well."""

    @override
    def packed(self, text: bytes) -> bytes:
        return bytes(byte ^ 0x5A for byte in text)


class Chain(ChainerBackend):
    """Several password stores, as `keyring` makes it where more than one is there."""

    backends: list[KeyringBackend] = []  # noqa: RUF012 - a class property in keyring

    def __init__(self, *backends: KeyringBackend) -> None:
        self.backends = list(backends)


_OF_FILES = (InAFile, InLines, InHex, BehindAProperty, InAnotherObject, InAFolder, Sealed)
_OTHERS = (InMemory, Locked, Refusing, Forgetful, Leaking, PlaintextKeyring, Harmless)
for _kind in (*_OTHERS, *_OF_FILES):
    # Keyring's own search for a store must never find these.
    KeyringBackend._classes.discard(_kind)
