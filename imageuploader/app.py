"""The window's composition root: flags, stores, services, window."""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QProcess, QSettings
from PySide6.QtWidgets import QApplication

from imageuploader import __version__
from imageuploader.domain.connection import (
    PRACTICE_TIME_SCALE,
    Connection,
    Flags,
    choose_connection,
    practice_connection,
)
from imageuploader.domain.errors import BadSetting, UploadError
from imageuploader.domain.settings import ApiVersion
from imageuploader.services.account import AccountService
from imageuploader.services.account_images import AccountImages
from imageuploader.services.credentials import Credentials, Vault
from imageuploader.services.file_checker import FileChecker
from imageuploader.services.history.history_service import HistoryService
from imageuploader.services.history.lazy_history import LazyHistory
from imageuploader.services.keep_awake import KeepAwake
from imageuploader.services.processing_watcher import ProcessingWatcher
from imageuploader.services.queue.jobs import QueueContext
from imageuploader.services.queue.upload_queue import UploadQueue
from imageuploader.services.settings import SettingsService
from imageuploader.services.signals import catch_signals
from imageuploader.services.threads.garbage_collector import GarbageCollector
from imageuploader.services.threads.workers import WorkerPool
from imageuploader.store.folders import Folders, folders_under, system_folders
from imageuploader.store.logs import start_log
from imageuploader.store.settings import SettingsFile
from imageuploader.store.sleep_inhibitor import SleepInhibitor
from imageuploader.ui.language import install_language
from imageuploader.ui.theme.metrics import application_font
from imageuploader.ui.window.demo_script import DemoScript
from imageuploader.ui.window.dialogs import show_start_error
from imageuploader.ui.window.first_paint import FirstPaint
from imageuploader.ui.window.main_window import MainWindow

APPLICATION_ID = "io.github.imageuploader.ImageUploader"
USAGE = 2
"""The exit code for a command line or an environment that makes no sense, as in the console."""

_MODULE = ("-m", "imageuploader")
log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, and return the exit code when it is closed."""
    args = command_line().parse_args(arguments)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("imageuploader")
    application.setOrganizationName("imageuploader")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(APPLICATION_ID)
    if sys.platform == "linux" and application.style().name() != "fusion":
        application.setStyle("fusion")
    application.setFont(application_font())
    install_language(application, os.environ.get("IMAGEUPLOADER_LANGUAGE", ""))
    sys.excepthook = _log_uncaught
    with ExitStack() as stack:
        signals = stack.enter_context(catch_signals())
        try:
            places, access = _practice(stack) if args.demo else open_access(args, os.environ)
        except BadSetting as error:
            signals.arrived.connect(application.closeAllWindows)
            show_start_error(error)
            return signals.exit_code or USAGE
        program = Program(places.create(), access, verbose=args.verbose)
        stack.callback(program.close)
        if _elevated():
            program.window.show_drop_unavailable()
        application.commitDataRequest.connect(lambda _: program.window.end_session())
        signals.arrived.connect(program.end)
        program.show()
        program.window.open_files([Path(name).absolute() for name in args.file])
        if not args.show:
            ended = application.exec()
            return signals.exit_code or ended
        shown = DemoScript(program.window, program.queue, args.show.absolute(), leave=args.exit)
        application.exec()
        return signals.exit_code or (0 if shown.succeeded else 1)


def command_line() -> argparse.ArgumentParser:
    """Return the parser of the window's command line."""
    flags = argparse.ArgumentParser(
        prog="imageuploader", description="Uploads disk images to Linode as private Images."
    )
    flags.add_argument(
        "file", nargs="*", metavar="FILE", help="a file to check and show in the form"
    )
    flags.add_argument(
        "--demo", action="store_true", help="use a practice Linode; nothing leaves this computer"
    )
    flags.add_argument(
        "--api-url", default="", metavar="URL", help="address of the API; or set LINODE_URL"
    )
    flags.add_argument(
        "--api-version",
        default="",
        choices=[str(version) for version in ApiVersion],
        help="default: v4; or set LINODE_API_VERSION",
    )
    flags.add_argument(
        "--ca", default="", metavar="FILE", help="CA certificates to trust; or set LINODE_CA"
    )
    flags.add_argument("--verbose", action="store_true", help="write more to the log")
    flags.add_argument("--version", action="version", version=f"imageuploader {__version__}")
    flags.add_argument("--show", type=Path, help=argparse.SUPPRESS)
    flags.add_argument("--exit", action="store_true", help=argparse.SUPPRESS)
    return flags


def open_access(
    args: argparse.Namespace, environ: Mapping[str, str]
) -> tuple[Folders, Credentials]:
    """Return the program's folders, and how it reaches Linode; raise BadSetting."""
    places = system_folders(environ)
    flags = Flags(api_url=args.api_url, api_version=args.api_version, ca=args.ca)
    settings = SettingsFile(places.config / "settings.json").load()
    return places, _access(choose_connection(flags, environ, settings), _system_vault)


def _practice(stack: ExitStack) -> tuple[Folders, Credentials]:
    """A practice run has its own Linode, folders and vault, and leaves nothing behind."""
    from imageuploader.sandbox.server import open_practice

    sandbox, folder = stack.enter_context(open_practice())
    connection = practice_connection(sandbox.url, sandbox.token)
    return folders_under(folder), _access(connection, _session_vault)


def _access(connection: Connection, open_vault: Callable[[], Vault]) -> Credentials:
    return Credentials(
        connection.endpoint, open_vault, connection.token, practice=connection.is_practice
    )


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
        scale = PRACTICE_TIME_SCALE if access.practice else 1.0
        watcher = ProcessingWatcher(self.account, self._open_history, scale)
        context = QueueContext(self.account, self.settings, self._open_history, places.cache, scale)
        self.queue = UploadQueue(context, watcher, self.checker)
        self.awake = KeepAwake(self.queue, SleepInhibitor)
        self.history = HistoryService(self._open_history, log_folder=places.log)
        self._open_history.listen(self.history.hear)
        self.history.loaded.connect(self.queue.restore)
        self.history.found.connect(self.queue.restore)
        self.images = AccountImages(self.account, self._open_history, scale)
        self.images.upload_changed.connect(self.history.changed)
        ini = str(places.config / "window.ini")
        self.window = MainWindow(
            self.account,
            self.checker,
            self.queue,
            self.history,
            settings=self.settings,
            practice=access.practice,
            layout=QSettings(ini, QSettings.Format.IniFormat),
            images=self.images,
        )
        self.window.practice_requested.connect(self._start_practice)
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
        """Leave the event loop as when the session ends, whatever is open or running."""
        self.window.end_session()
        self.window.close()
        QApplication.exit()

    def close(self) -> None:
        """End every thread and close every file."""
        self._pool.shut_down()
        self.checker.shut_down()
        self.queue.shut_down()
        self.awake.shut_down()
        self.images.shut_down()
        self.history.shut_down()
        self.account.shut_down()
        self.settings.shut_down()
        self._open_history.close()
        self._log.close()
        self._collector.stop()

    def _start_practice(self) -> None:
        """Start the program again, on the practice Linode."""
        packed = getattr(sys, "frozen", False)  # then the executable is the program itself
        QProcess.startDetached(sys.executable, [*([] if packed else _MODULE), "--demo"])
        self.window.close()


def _elevated() -> bool:
    """Whether Windows runs this with more privileges than Explorer, so nothing can be dropped."""
    if os.name != "nt":
        return False
    import ctypes

    windows = getattr(ctypes, "windll", None)
    return windows is not None and bool(windows.shell32.IsUserAnAdmin())


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Log an uncaught exception: a program started by a double click has no terminal."""
    log.critical("uncaught", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)
