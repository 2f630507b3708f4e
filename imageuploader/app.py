"""The window's composition root: flags, stores, services, window."""

import argparse
import logging
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QProcess, QSettings
from PySide6.QtWidgets import QApplication

from imageuploader import __version__
from imageuploader.domain.errors import UploadError
from imageuploader.domain.settings import ApiVersion, Endpoint
from imageuploader.services.account import AccountService
from imageuploader.services.credentials import Credentials, Vault
from imageuploader.services.file_checker import FileChecker
from imageuploader.services.history.history_service import HistoryService
from imageuploader.services.history.lazy_history import LazyHistory
from imageuploader.services.keep_awake import KeepAwake
from imageuploader.services.processing_watcher import ProcessingWatcher
from imageuploader.services.queue.jobs import QueueContext
from imageuploader.services.queue.upload_queue import UploadQueue
from imageuploader.services.settings import SettingsService
from imageuploader.services.signals import heard_signals
from imageuploader.services.threads.garbage_collector import GarbageCollector
from imageuploader.services.threads.workers import WorkerPool
from imageuploader.store.folders import Folders, folders_under, system_folders
from imageuploader.store.logs import start_log
from imageuploader.store.settings import SettingsFile
from imageuploader.store.sleep_inhibitor import SleepInhibitor
from imageuploader.ui.theme.metrics import application_font
from imageuploader.ui.window.demo_script import DemoScript
from imageuploader.ui.window.first_paint import FirstPaint
from imageuploader.ui.window.main_window import MainWindow

APPLICATION_ID = "io.github.imageuploader.ImageUploader"
PRACTICE_POLL = 0.2 / 3
_MODULE = ("-m", "imageuploader")
log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, and return the exit code when it is closed."""
    told = _parser().parse_args(arguments)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("imageuploader")
    application.setOrganizationName("imageuploader")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(APPLICATION_ID)
    if sys.platform == "linux" and application.style().name() != "fusion":
        application.setStyle("fusion")
    application.setFont(application_font())
    sys.excepthook = _log_it
    with ExitStack() as stack:
        signals = stack.enter_context(heard_signals())
        places, access = _practice(stack) if told.demo else _real(told, os.environ)
        program = Program(places.create(), access, verbose=told.verbose)
        stack.callback(program.close)
        if _elevated():
            program.window.show_drop_unavailable()
        application.commitDataRequest.connect(lambda _: program.window.end_session())
        signals.arrived.connect(program.end)
        program.show()
        program.window.open_files([Path(name).absolute() for name in told.file])
        if not told.show:
            ended = application.exec()
            return signals.exit_code or ended
        shown = DemoScript(program.window, program.queue, told.show.absolute(), leave=told.exit)
        application.exec()
        return signals.exit_code or (0 if shown.succeeded else 1)


def _parser() -> argparse.ArgumentParser:
    flags = argparse.ArgumentParser(
        prog="imageuploader", description="Puts disk images on Linode as private Images."
    )
    flags.add_argument("file", nargs="*", metavar="FILE", help="as if dropped on the window")
    flags.add_argument("--demo", action="store_true", help="use a practice Linode")
    flags.add_argument("--api-url", default="", metavar="URL", help="env LINODE_URL")
    flags.add_argument(
        "--api-version", default="", choices=[str(known) for known in ApiVersion], help="v4"
    )
    flags.add_argument("--ca", default="", metavar="FILE", help="env LINODE_CA")
    flags.add_argument("--verbose", action="store_true", help="log more")
    flags.add_argument("--version", action="version", version=f"imageuploader {__version__}")
    flags.add_argument("--show", type=Path, help=argparse.SUPPRESS)
    flags.add_argument("--exit", action="store_true", help=argparse.SUPPRESS)
    return flags


def _real(told: argparse.Namespace, environ: Mapping[str, str]) -> tuple[Folders, Credentials]:
    places = system_folders(environ)
    version = told.api_version or environ.get("LINODE_API_VERSION", "")
    saved = SettingsFile(places.config / "settings.json").load().current
    known = saved.endpoint if saved else Endpoint()
    endpoint = Endpoint(
        url=told.api_url or environ.get("LINODE_URL", "") or known.url,
        version=ApiVersion(version) if version in set(ApiVersion) else known.version,
        ca_file=told.ca or environ.get("LINODE_CA", "") or known.ca_file,
    )
    return places, Credentials(endpoint, _system_vault, environ.get("LINODE_TOKEN", "").strip())


def _practice(stack: ExitStack) -> tuple[Folders, Credentials]:
    """Practice has a Linode, folders and a vault of its own, and leaves nothing behind."""
    from imageuploader.sandbox.server import Sandbox

    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="imageuploader-"))
    sandbox = stack.enter_context(Sandbox())
    access = Credentials(Endpoint(url=sandbox.url), _session_vault, sandbox.token, practice=True)
    return folders_under(Path(folder)), access


def _system_vault() -> Vault:
    from imageuploader.store.vault import TokenVault

    return TokenVault()


def _session_vault() -> Vault:
    from imageuploader.store.vault import SessionVault

    return SessionVault()


class Program:
    """The stores, the services and the window of one run."""

    def __init__(self, places: Folders, access: Credentials, *, verbose: bool) -> None:
        self._log = start_log(places.log, verbose=verbose)
        access = access.redacted_by(self._log.hide)
        self.settings = SettingsService(SettingsFile(places.config / "settings.json"))
        self._open_history = LazyHistory(places.data / "history.sqlite3")
        self.account = AccountService(access, self.settings)
        self.checker = FileChecker(self._open_history)
        scale = PRACTICE_POLL if access.practice else 1.0
        watcher = ProcessingWatcher(self.account, self._open_history, scale)
        context = QueueContext(self.account, self.settings, self._open_history, places.cache, scale)
        self.queue = UploadQueue(context, watcher, self.checker)
        self.awake = KeepAwake(self.queue, SleepInhibitor)
        self.history = HistoryService(self._open_history)
        self._open_history.listen(self.history.hear)
        self.history.loaded.connect(self.queue.restore)
        self.history.found.connect(self.queue.restore)
        ini = str(places.config / "window.ini")
        self.window = MainWindow(
            self.account,
            self.checker,
            self.queue,
            self.history,
            settings=self.settings,
            practice=access.practice,
            layout=QSettings(ini, QSettings.Format.IniFormat),
        )
        self.window.practice_requested.connect(self._practise)
        self.awake.changed.connect(self.window.show_awake)
        self._pool = WorkerPool(self.window)
        self._collector = GarbageCollector()

    def show(self) -> None:
        """Show the window; after its first paint, read the history and ask who is signed in."""
        FirstPaint(self.window, self._warm_up)
        self.window.show()

    def _warm_up(self) -> None:
        """Import what is slow in a thread; whatever comes of that, load the rest."""
        self._pool.start("warm up", lambda _: None, self._load, self._load)

    def _load(self, _outcome: UploadError | None) -> None:
        self.history.load()
        self.account.load()

    def end(self) -> None:
        """Leave the event loop as at the end of a session, whatever is open or running."""
        self.window.end_session()
        self.window.close()
        QApplication.exit()

    def close(self) -> None:
        """End every thread and close every file."""
        self._pool.shut_down()
        self.checker.shut_down()
        self.queue.shut_down()
        self.awake.shut_down()
        self.history.shut_down()
        self.account.shut_down()
        self.settings.shut_down()
        self._open_history.close()
        self._log.close()
        self._collector.stop()

    def _practise(self) -> None:
        """Start again on the practice Linode."""
        packed = getattr(sys, "frozen", False)  # then the executable is the program itself
        QProcess.startDetached(sys.executable, [*([] if packed else _MODULE), "--demo"])
        self.window.close()


def _elevated() -> bool:
    """Whether Windows runs this with more rights than the Explorer, which then cannot drop."""
    if os.name != "nt":
        return False
    import ctypes

    windows = getattr(ctypes, "windll", None)
    return windows is not None and bool(windows.shell32.IsUserAnAdmin())


def _log_it(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """What nothing caught goes to the log; a double-clicked program has no terminal."""
    log.critical("uncaught", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
