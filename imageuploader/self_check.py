"""What a packed program must hold, tried piece by piece: `--self-check` prints it as one line.

Whoever packs the program leaves pieces out, and what is imported late is missed first. It needs
no screen, no network and no account, and nothing of the user's is read or written.
"""

import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module, metadata
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, Signal, Slot, qVersion
from PySide6.QtGui import QColor, QGuiApplication, QImageReader
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from imageuploader import __version__

SIGNALS = 100_000
"""PySide6 6.12.0 lost a reference to True at each: Python 3.11 ended after a few hundred."""

_LINUX = (
    *("PySide6.QtDBus", "cryptography.hazmat.primitives.ciphers", "jeepney", "secretstorage"),
)
_WINDOWS = ("win32ctypes.pywin32.win32cred",)
_MODULES = (
    "certifi",
    "ctypes",
    "deflate",
    "h11",
    "httpcore",
    "httpx",
    "isal.igzip",
    "isal.igzip_lib",
    "isal.igzip_threaded",
    "keyring",
    "lz4.frame",
    "multiprocessing.connection",
    "platformdirs",
    "pydantic",
    "rich.progress",
    "socksio",
    "sqlite3",
    "starlette.applications",
    "truststore",
    "uvicorn",
    "wakepy",
    "zlib_ng.zlib_ng",
    *(_LINUX if sys.platform == "linux" else _WINDOWS if sys.platform == "win32" else ()),
)
_TEXT = b"Image Uploader"
_SECONDS = 60


def run_self_check(output: Path) -> int:
    """Try every piece, and write one line of JSON to a file or, for `-`, to standard output.

    Returns 0 if all is well, else 1.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory(prefix="imageuploader-check-") as name:
        results = {check.__name__: _try(check, Path(name)) for check in CHECKS}
    failed = [name for name, (is_good, _) in results.items() if not is_good]
    result = {"ok": not failed, "failed": failed}
    line = json.dumps(result | {name: fact for name, (_, fact) in results.items()})
    application.shutdown()
    if str(output) != "-":
        output.write_text(line + "\n", "ascii")
    elif sys.stdout is not None:
        sys.stdout.write(line + "\n")
    return int(bool(failed))


def _try(check: Callable[[Path], object], folder: Path) -> tuple[bool, object]:
    """Return whether a piece is there, and what it is or why not."""
    try:
        return True, check(folder)
    except Exception as error:  # noqa: BLE001 - each failure is told, whatever it is
        return False, f"{type(error).__name__}: {error}"


def version(_folder: Path) -> object:
    """The versions; what the metadata say must be the same, where there are any."""
    with suppress(metadata.PackageNotFoundError):
        _expect(metadata.version("imageuploader"), __version__)
    return {
        "imageuploader": __version__,
        "python": platform.python_version(),
        "qt": qVersion(),
        "frozen": bool(getattr(sys, "frozen", False)),
    }


def modules(_folder: Path) -> object:
    """Each module that is imported late, or by its name."""
    for name in _MODULES:
        import_module(name)
    return len(_MODULES)


def keyrings(_folder: Path) -> object:
    """The password stores that can be found."""
    found = sorted(entry.name for entry in metadata.entry_points(group="keyring.backends"))
    if not found:
        raise LookupError("no entry points")
    return found


def decompressors(_folder: Path) -> object:
    """Each way of compressing."""
    from imageuploader.disk.archives.decompressors import DECOMPRESSORS, SAMPLES

    _expect(set(DECOMPRESSORS), set(SAMPLES))
    for kind, member in SAMPLES.items():
        _expect(DECOMPRESSORS[kind]().decompress(bytes.fromhex(member)), _TEXT)
    return sorted(SAMPLES)


def compressor(folder: Path) -> object:
    """Checking a raw disk, and making what Linode takes of it."""
    from imageuploader.disk.inspect import inspect
    from imageuploader.disk.prepare import prepare
    from imageuploader.domain.cancel import CancelToken
    from imageuploader.domain.disk_report import PrepareOptions

    raw, cancel = folder / "disk.img", CancelToken()
    raw.write_bytes(bytes(1 << 20))
    report = inspect(raw, cancel=cancel)
    made = prepare(report, PrepareOptions(folder), on_progress=lambda _: None, cancel=cancel)
    return inspect(made.path, cancel=cancel).format


def pictures(_folder: Path) -> object:
    """An icon, drawn by the plugin for SVG."""
    from imageuploader.ui.theme.icons import icon

    drawn = icon("disk", QColor("black"), 24).toImage()
    inked = sum(drawn.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))
    if not inked:
        raise LookupError("the icon is empty")
    return sorted(bytes(name.data()).decode() for name in QImageReader.supportedImageFormats())


def language(_folder: Path) -> object:
    """Translating, and the catalogues that are there, with Qt's beside each."""
    from imageuploader.ui.language import install_language, translate
    from imageuploader.ui.resources import resource
    from imageuploader.words.text import Text

    application = QCoreApplication.instance()
    if application is None or not install_language(application, "xx"):
        raise LookupError("the pseudo-language is not installed")
    if translate(Text("Quit")) == "Quit":
        raise LookupError("nothing is translated")
    found = sorted(path.stem for path in resource("translations").glob("*.qm"))
    for name in found:
        install_language(application, name)
        if QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel":
            raise LookupError(f"Qt's own texts are not in {name}")
    return found


def encryption(_folder: Path) -> object:
    """The trust in the system's certificates."""
    import ssl

    from imageuploader.linode.transport import trust_store

    trust_store("")
    return ssl.OPENSSL_VERSION


def history(folder: Path) -> object:
    """The file of the uploads, made anew."""
    from imageuploader.store.history import History

    kept = History(folder / "history.sqlite3")
    try:
        return sum(1 for _ in kept.uploads())
    finally:
        kept.close()


def practice(_folder: Path) -> object:
    """The practice Linode, and the client that asks it."""
    from imageuploader.domain.settings import Endpoint
    from imageuploader.linode.client import LinodeClient
    from imageuploader.sandbox.server import Sandbox

    with Sandbox() as sandbox, LinodeClient(Endpoint(url=sandbox.url), sandbox.token) as client:
        return len(client.regions())


def signals(_folder: Path) -> object:
    """Very many signals of a thread to the window's."""
    emitter, counter = _Emitter(), _Counter()
    emitter.emitted.connect(counter.count, Qt.ConnectionType.QueuedConnection)
    emitter.finished.connect(QGuiApplication.quit)
    emitter.start()
    QGuiApplication.exec()
    emitter.wait(_SECONDS * 1000)
    QCoreApplication.processEvents()
    _expect(counter.counted, SIGNALS)
    return counter.counted


class _Emitter(QThread):
    """Emits the signals, as a worker does."""

    emitted = Signal(str, object)

    @override
    def run(self) -> None:
        for _ in range(SIGNALS):
            self.emitted.emit("", True)


class _Counter(QObject):
    """Counts the signals that arrive."""

    def __init__(self) -> None:
        super().__init__()
        self.counted = 0

    @Slot(str, object)
    def count(self, _name: str, _told: object) -> None:
        """Count one."""
        self.counted += 1


def _expect(found: object, wanted: object) -> None:
    if found != wanted:
        raise ValueError(f"{found!r} instead of {wanted!r}")


CHECKS: tuple[Callable[[Path], object], ...] = (
    version,
    modules,
    keyrings,
    decompressors,
    compressor,
    pictures,
    language,
    encryption,
    history,
    practice,
    signals,
)
