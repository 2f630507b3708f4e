"""The log file, with secrets removed."""

import logging
import os
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from urllib.parse import quote

from typing_extensions import override

from imageuploader.domain.os_errors import file_error
from imageuploader.domain.printable import printable, printable_lines
from imageuploader.store.plain_files import open_to_append

FILE_BYTES = 2_000_000
FILES = 5
_RETRY_SECONDS = 10.0
"""How soon a full file that could not be moved is tried again."""
LOG_NAME = "imageuploader.log"
_REDACTED = "***"
_LONG_SECRET = 8
_OURS = "imageuploader"
_CHATTY = ("httpx", "httpcore")
_RULES = (
    (re.compile(r"(\bBearer\s+)[^\s\"',;]+", re.IGNORECASE), rf"\1{_REDACTED}"),
    (re.compile(r"(\bhttps?://)[^\s/@?#\"'<>]*@", re.IGNORECASE), rf"\1{_REDACTED}@"),
    (re.compile(r"(\bhttps?://[^\s?\"'<>]*\?)[^\s\"'<>]+", re.IGNORECASE), rf"\1{_REDACTED}"),
    (
        re.compile(r"(\b(?:X-Amz-)?(?:Signature|Credential|AWSAccessKeyId)=)[^\s&\"']+"),
        rf"\1{_REDACTED}",
    ),
)


class LogFile:
    """The log of this run; `close` ends it."""

    def __init__(self, path: Path, *, verbose: bool) -> None:
        self.path = path
        self._redactor = _Redactor("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
        self._handler = _PrivateFile(
            path, maxBytes=FILE_BYTES, backupCount=FILES - 1, encoding="utf-8"
        )
        self._handler.setFormatter(self._redactor)
        logging.getLogger().addHandler(self._handler)
        logging.getLogger(_OURS).setLevel(logging.DEBUG if verbose else logging.INFO)
        for name in _CHATTY:
            logging.getLogger(name).setLevel(logging.WARNING)

    def hide(self, secret: str) -> None:
        """Remove a secret from every line from now on; an empty one is ignored."""
        self._redactor.hide(secret)

    def redact(self, text: str) -> str:
        """Return a text as the log would show it: without secrets, and with nothing to obey."""
        return self._redactor.redact(text)

    def close(self) -> None:
        """Stop logging."""
        logging.getLogger().removeHandler(self._handler)
        logging.getLogger(_OURS).setLevel(logging.NOTSET)
        with suppress(OSError):  # a full disk may cost the last lines, not the program
            self._handler.close()


def start_log(folder: Path, *, verbose: bool) -> LogFile:
    """Start logging into a folder, more if `verbose`; raise DiskFailed or NoSpace."""
    path = folder / LOG_NAME
    try:
        return LogFile(path, verbose=verbose)
    except OSError as error:
        raise file_error(path, error) from error


def redact_with(*secrets: str) -> Callable[[str], str]:
    """Return what removes secrets from a text where there is no log yet."""
    redactor = _Redactor("")
    for secret in secrets:
        redactor.hide(secret)
    return redactor.redact


class _Redactor(logging.Formatter):
    """Removes secrets from the finished text, traceback included."""

    def __init__(self, pattern: str) -> None:
        super().__init__(pattern)
        self._secrets: tuple[re.Pattern[str], ...] = ()

    def hide(self, secret: str) -> None:
        if secret.strip():
            self._secrets = (*self._secrets, _pattern(secret.strip()))

    @override
    def format(self, record: logging.LogRecord) -> str:
        return self.redact(super().format(record))

    def redact(self, text: str) -> str:
        for secret in self._secrets:
            text = secret.sub(_REDACTED, text)
        for pattern, instead in _RULES:
            text = pattern.sub(instead, text)
        return printable_lines(text)

    @override
    def formatMessage(self, record: logging.LogRecord) -> str:
        """Return the line of a message, which may hold names from outside."""
        record.message = printable(record.message)
        return super().formatMessage(record)


def _pattern(secret: str) -> re.Pattern[str]:
    """The pattern of a secret; a short one, such as a practice token, only as a whole word."""
    forms = sorted({secret, quote(secret), quote(secret, safe="")}, key=len, reverse=True)
    either = "|".join(re.escape(form) for form in forms)
    return re.compile(either if len(secret) >= _LONG_SECRET else rf"(?<!\w)(?:{either})(?!\w)")


class _PrivateFile(RotatingFileHandler):
    """Files that only this user may read; failures to write are ignored.

    Several programs write at once. Each notices that another has begun a new file, and goes on in
    a full one rather than lose a line.
    """

    _full_until = 0.0

    @override
    def _open(self) -> TextIOWrapper:
        number = open_to_append(Path(self.baseFilename))
        return os.fdopen(number, "a", encoding="utf-8", errors="backslashreplace")

    @override
    def shouldRollover(self, record: logging.LogRecord) -> int:
        if time.monotonic() < self._full_until:
            return False
        stream: TextIOWrapper | None = self.stream
        if stream:  # others have written, too: Python 3.14 looks where this program was last
            stream.seek(0, os.SEEK_END)
        return super().shouldRollover(record)

    @override
    def doRollover(self) -> None:
        """Begin a new file, unless another program just did, or the old one cannot be moved."""
        stream: TextIOWrapper | None = self.stream
        ours = os.fstat(stream.fileno()) if stream else None
        if stream:
            stream.close()
        with suppress(OSError), _alone(Path(f"{self.baseFilename}.lock")):
            if ours and os.path.samestat(ours, Path(self.baseFilename).stat()):
                super().doRollover()
        if self.stream is None or self.stream.closed:
            self._full_until = time.monotonic() + _RETRY_SECONDS
            self.stream = self._open()

    @override
    def handleError(self, record: logging.LogRecord) -> None:
        """Do nothing: the default prints the arguments, secrets included, to stderr."""


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Within the block no other program is; raise OSError if one is now."""
    with suppress(FileNotFoundError):
        if time.time() - lock.stat().st_mtime > _RETRY_SECONDS:
            lock.unlink()  # of a program that died there
    os.close(os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield
    finally:
        lock.unlink()
