"""The window's composition root: flags, stores, services, window."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from imageuploader import __version__
from imageuploader.domain.accounts.found import FoundAccount
from imageuploader.domain.connection import (
    PRACTICE_TIME_SCALE,
    Connection,
    Flags,
    choose_connection,
    practice_connection,
    token_from,
)
from imageuploader.domain.errors import BadSetting, UploadError
from imageuploader.domain.settings import Settings
from imageuploader.services.account import AccountService
from imageuploader.services.account_images import AccountImages
from imageuploader.services.account_terms import AccountTerms
from imageuploader.services.crash_watch import CrashWatch
from imageuploader.services.credentials import Credentials, Vault
from imageuploader.services.file_checker import FileChecker
from imageuploader.services.history.history_service import HistoryService
from imageuploader.services.history.lazy_history import LazyHistory
from imageuploader.services.keep_awake import KeepAwake
from imageuploader.services.later_starts import LaterStarts
from imageuploader.services.preparation.preparer import Preparer
from imageuploader.services.processing_watcher import ProcessingWatcher
from imageuploader.services.queue.jobs import QueueContext
from imageuploader.services.queue.upload_queue import UploadQueue
from imageuploader.services.settings import SettingsService
from imageuploader.services.signals import catch_signals
from imageuploader.services.threads.garbage_collector import GarbageCollector
from imageuploader.services.threads.workers import WorkerPool
from imageuploader.store.crash_reports import CrashReports
from imageuploader.store.folders import Folders, folders_under, system_folders
from imageuploader.store.logs import redact_with, start_log
from imageuploader.store.settings import SettingsFile
from imageuploader.store.sleep_inhibitor import SleepInhibitor
from imageuploader.store.system_proxy.system_proxies import SystemProxies
from imageuploader.ui.language import choose_language, install_language, translate
from imageuploader.ui.resources import resource
from imageuploader.ui.theme.metrics import application_font
from imageuploader.ui.theme.scheme import apply_theme
from imageuploader.ui.window.activation import bring_to_front
from imageuploader.ui.window.first_paint import FirstPaint
from imageuploader.ui.window.main_window import MainWindow
from imageuploader.words.text import Text

if TYPE_CHECKING:
    from imageuploader.handover.join import Door
    from imageuploader.handover.start_message import Message
    from imageuploader.ui.window.notices import Desktop, Notices

APPLICATION_ID = "io.github.imageuploader.ImageUploader"
USAGE = 2
"""The exit code for a command line or an environment that makes no sense, as in the console."""

_MODULE = ("-m", "imageuploader")


def open_window(args: Namespace, door: "Door | None") -> int:
    """Open the window, and return the exit code when it is closed.

    At the door it hears of later starts, until it is closed.
    """
    application = _make_application(is_reversed=args.reverse)
    try:
        return _run(application, args, door)
    except UploadError as error:
        _show_start_error(error)
    except Exception as error:  # noqa: BLE001 - whoever started it by a double click must be told
        _tell_of_start(error)
    return 1


def _make_application(*, is_reversed: bool) -> QApplication:
    _name_process()
    name = APPLICATION_ID  # which X11 gives its windows
    application = QApplication([name, *["-reverse"] * is_reversed])
    application.setApplicationName("imageuploader")
    application.setOrganizationName("imageuploader")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName(APPLICATION_ID)
    application.setWindowIcon(QIcon(str(resource("app.svg"))))
    if sys.platform == "linux" and application.style().name() != "fusion":
        application.setStyle("fusion")
    application.setFont(application_font())
    install_language(application, choose_language(wanted_language(os.environ)))
    return application


def _run(application: QApplication, args: Namespace, door: "Door | None") -> int:
    with ExitStack() as stack:
        close_door = stack.enter_context(ExitStack())
        if door is not None:
            close_door.callback(door.close)
        signals = stack.enter_context(catch_signals())
        try:
            places, access = _practice(stack) if args.demo else open_access(args, os.environ)
        except BadSetting as error:
            close_door.close()
            signals.arrived.connect(application.closeAllWindows)
            _show_start_error(error)
            return signals.exit_code or USAGE
        program = Program(places.create(), access, verbose=args.verbose)
        stack.callback(program.close)
        stack.callback(_watch_for_crashes(program))
        if _elevated():
            program.window.show_drop_unavailable()
        application.commitDataRequest.connect(lambda _: program.window.end_session())
        signals.arrived.connect(program.end)
        program.show()
        program.window.open_files([Path(name).absolute() for name in args.file])
        stack.callback(_take_more_files(application, program.window, door))
        if not args.show:
            ended = application.exec()
            return signals.exit_code or ended
        from imageuploader.ui.window.demo_script import DemoScript

        shown = DemoScript(program.window, program.queue, args.show.absolute(), leave=args.exit)
        application.exec()
        return signals.exit_code or (0 if shown.succeeded else 1)


def wanted_language(environ: Mapping[str, str]) -> str:
    """Return the language that the environment or the settings name; empty for the system's."""
    settings = SettingsFile(system_folders(environ).config / "settings.json")
    return environ.get("IMAGEUPLOADER_LANGUAGE", "") or settings.load().language


def open_access(args: Namespace, environ: Mapping[str, str]) -> tuple[Folders, Credentials]:
    """Return the program's folders, and how it reaches Linode; raise BadSetting."""
    places = system_folders(environ)
    flags = Flags(api_url=args.api_url, api_version=args.api_version, ca=args.ca)
    settings = SettingsFile(places.config / "settings.json").load()
    access = _access(choose_connection(flags, environ, settings), _system_vault)
    access = replace(access, ask_system=SystemProxies().find)
    return places, replace(access, find_accounts=lambda: _accounts_of_others(environ))


def _watch_for_crashes(program: "Program") -> Callable[[], None]:
    """Tell of faults of the program in its window; return what ends that."""
    reports = program.crash_reports
    fatal = reports.watch()
    watch = CrashWatch(reports, fatal)

    def tell() -> None:
        from imageuploader.ui.window import crash_dialog

        dialogs = crash_dialog.CrashDialogs(program.window, reports.folder)
        watch.reported.connect(lambda report: dialogs.show(crash_dialog.GOES_ON, report.text))
        if earlier := reports.earlier_fault():
            dialogs.show(crash_dialog.ENDED_BEFORE, earlier.text)

    def end() -> None:
        watch.close()
        if fatal is not None:
            fatal.close()

    FirstPaint(program.window, tell)
    return end


def _show_start_error(error: UploadError) -> None:
    from imageuploader.ui.window.dialogs import show_start_error

    show_start_error(error)


def _tell_of_start(error: Exception) -> None:
    """Show why the program cannot start, though that is its own fault."""
    from imageuploader.ui.window.crash_dialog import DOES_NOT_START, CrashDialog

    folder = system_folders(os.environ).log
    report = CrashReports(folder, redact_with(token_from(os.environ))).save(error, "MainThread")
    if sys.stderr is not None:
        sys.stderr.write(report.text)
    CrashDialog(DOES_NOT_START, report.text, folder, None).exec()


def _take_more_files(
    application: QApplication, window: MainWindow, door: "Door | None"
) -> Callable[[], None]:
    """Let the window take the files of later starts; return what ends that."""
    if sys.platform == "darwin":
        from imageuploader.ui.file_input.file_open_events import FileOpenEvents

        FileOpenEvents(application, window.open_files)
    if door is None:
        return lambda: None

    def take(message: "Message") -> None:
        window.open_files([Path(name) for name in message.files])
        bring_to_front(window, message.activation)

    starts = LaterStarts(door, window)
    starts.arrived.connect(take)
    return starts.close


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


def _accounts_of_others(environ: Mapping[str, str]) -> tuple[FoundAccount, ...]:
    from imageuploader.store.accounts.other_tools import find_accounts

    return find_accounts(environ, Path.home())


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
        self.crash_reports = CrashReports(places.log, self._log.redact)
        access = access.redacted_by(self._log.hide)
        self.settings = SettingsService(SettingsFile(places.config / "settings.json"))
        history_file = places.data / "history.sqlite3"
        self._open_history = LazyHistory(history_file)
        self.account = AccountService(access, self.settings)
        self.checker = FileChecker(self._open_history)
        scale = PRACTICE_TIME_SCALE if access.practice else 1.0
        watcher = ProcessingWatcher(self.account, self._open_history, scale)
        context = QueueContext(self.account, self.settings, self._open_history, places.cache, scale)
        self.preparer = Preparer(self.settings, self._open_history, places.cache, context.bodies)
        self.queue = UploadQueue(context, watcher, self.checker)
        self.awake = KeepAwake(self.queue, SleepInhibitor)
        self.history = HistoryService(self._open_history, log_folder=places.log, file=history_file)
        self._open_history.listen(self.history.hear)
        self.history.loaded.connect(self.queue.restore)
        self.history.found.connect(self.queue.restore)
        apply_theme(self.settings.latest.theme)
        self.images = AccountImages(self.account, self._open_history, scale)
        self.images.upload_changed.connect(self.history.changed)
        self.terms = AccountTerms(self.account)
        ini = str(places.config / "window.ini")
        self.window = MainWindow(
            self.account,
            self.checker,
            self.queue,
            self.history,
            settings=self.settings,
            practice=access.practice,
            layout=QSettings(ini, QSettings.Format.IniFormat),
            log_folder=places.log,
            images=self.images,
            preparer=self.preparer,
        )
        self._collector = GarbageCollector()
        self._connect()
        self._notices: Notices | None = None
        self._pool = WorkerPool(self.window)

    def _connect(self) -> None:
        self.window.practice_requested.connect(self._start_practice)
        self.window.real_requested.connect(_start_again)
        self.awake.changed.connect(self.window.show_awake)
        self.terms.changed.connect(self.window.form.show_terms)
        self.window.form.selection.changed.connect(self._on_files)
        self.queue.changed.connect(self.terms.note_upload)
        self.images.deleted.connect(lambda _: self.terms.renew(self.images.account))
        self.settings.changed.connect(self._on_settings)
        self._on_settings(self.settings.latest)

    def _on_files(self) -> None:
        if self.window.form.path is not None:
            self.terms.require()

    def _on_settings(self, settings: Settings) -> None:
        self.awake.allow(settings.keep_awake)

    def show(self) -> None:
        """Show the window; after its first paint, read the history and ask who is signed in."""
        FirstPaint(self.window, self._warm_up)
        self.window.show()

    def _warm_up(self) -> None:
        """Build what is late, and read the history; import what is slow, and load all else."""
        self.window.complete()
        self._notices = self._make_notices()
        self.history.load()  # it waits for less
        self._pool.start("warm up", lambda _: None, self._load, self._load)

    def _load(self, _outcome: UploadError | None) -> None:
        self._collector.spare_all()  # the window is complete by now, and all is imported
        self.account.load()

    def _make_notices(self) -> "Notices":
        from imageuploader.ui.window.notices import Notices

        notices = Notices(self.window, self.queue, self.settings, _desktop)
        notices.clicked.connect(self.window.come_forward)
        return notices

    def end(self) -> None:
        """Leave the event loop as when the session ends, whatever is open or running."""
        self.window.end_session()
        self.window.close()
        QApplication.exit()

    def close(self) -> None:
        """End every thread and close every file."""
        self.account.store.give_up()
        self._pool.shut_down()
        self.checker.shut_down()
        self.queue.shut_down()
        self.preparer.shut_down()
        self.awake.shut_down()
        if self._notices is not None:
            self._notices.shut_down()
        self.images.shut_down()
        self.terms.shut_down()
        self.history.shut_down()
        self.account.shut_down()
        self.settings.shut_down()
        self._open_history.close()
        self._log.close()
        self._collector.stop()

    def _start_practice(self) -> None:
        """Start the program once more beside this one, on the practice Linode."""
        from imageuploader.ui.widgets.answers import answer

        _start_again("--demo")
        answer(translate(Text("Practice opens in a window of its own")))


def _start_again(*flags: str) -> None:
    """Start the program once more; this one goes on, or is about to close."""
    from PySide6.QtCore import QProcess

    packed = getattr(sys, "frozen", False)  # then the executable is the program itself
    QProcess.startDetached(sys.executable, [*([] if packed else _MODULE), *flags])


def _desktop(on_click: Callable[[str, str], None]) -> "Desktop":
    """What shows notices: the session bus, or where there is none the tray."""
    if sys.platform != "linux":
        from imageuploader.ui.window.tray_notices import TrayNotices

        return TrayNotices(on_click)
    from imageuploader.store.desktop_bus import DesktopBus

    return DesktopBus(APPLICATION_ID, on_click)


def _name_process() -> None:
    """Tell Windows which program this is: its taskbar joins the window with the shortcut."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APPLICATION_ID)


def _elevated() -> bool:
    """Whether Windows runs this with more privileges than Explorer, so nothing can be dropped."""
    if os.name != "nt":
        return False
    import ctypes

    windows = getattr(ctypes, "windll", None)
    return windows is not None and bool(windows.shell32.IsUserAnAdmin())
