"""Does anything to the window: `python -m tests.soak.fuzz_window SECONDS [SEED]`.

A case is a life of the program, from its start to its end, in one of its languages, while Linode
fails now and then. FUZZ_CASE plays one alone.
"""

import gc
import gzip
import os
import secrets
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)  # no notice of it may reach a desktop

from PySide6.QtCore import (
    QEventLoop,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    QUrl,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from imageuploader.app import Program
from imageuploader.domain.settings import Endpoint
from imageuploader.sandbox.server import Sandbox
from imageuploader.services.credentials import Credentials
from imageuploader.store.folders import folders_under
from imageuploader.store.vault import SessionVault
from imageuploader.ui.language import (
    PSEUDO,
    PSEUDO_RIGHT,
    available_languages,
    install_language,
)
from tests.soak.fuzzing import Run, Wrong
from tests.soak.random_faults import faults, random_faults
from tests.soak.random_hands import RandomHands

MOST_CPU_SECONDS = 60.0
MOST_MEBI = 500
DEEDS = 250
PAUSE_MS, LOOK_MS = 5, 20
PATIENCE_SECONDS, STUCK_SECONDS = 4.0, 60.0
LANGUAGES = (*available_languages(), PSEUDO, PSEUDO_RIGHT)
NO_NEWS = ("This plugin does not support", "Mouse event ")
"""Of the screen that is none, and of clicks on what takes none."""


def main(seconds: str = "60", seed: str = "") -> int:
    """Live random lives; return 0 if nothing went wrong in any."""
    application = QApplication(["fuzz"])
    application.setQuitOnLastWindowClosed(False)
    browser = _Nowhere()
    QDBusConnection.sessionBus()  # Qt's own thread for it goes on: no life must be the first to ask
    for scheme in ("http", "https", "file", "mailto"):
        QDesktopServices.setUrlHandler(scheme, browser, "open")  # type: ignore[arg-type]  # a str
    run = Run(int(seed or secrets.randbelow(10**6)), float(seconds), MOST_CPU_SECONDS, MOST_MEBI)
    with tempfile.TemporaryDirectory(prefix="fuzz-window-") as name:
        folder = Path(name)
        os.environ["HOME"] = name
        os.chdir(folder)
        lives = Lives(application, folder, _files_in(folder))
        one = os.environ.get("FUZZ_CASE")
        try:
            return run.play(lives.live, only=int(one) if one else None)
        finally:
            qInstallMessageHandler(None)  # Qt still has to say something when Python has gone


class _Nowhere(QObject):
    """Opens no page and no folder, where a person's browser would."""

    @Slot(QUrl)
    def open(self, _url: QUrl) -> None:
        """Do nothing."""


def _files_in(folder: Path) -> tuple[Path, ...]:
    """Make a file of every kind that a person drops."""
    disk = bytes(510) + b"\x55\xaa" + b"disk" * 50_000
    packed = gzip.compress(disk)
    contents = {
        "web.img": disk,
        "Ünï 'code' #1.img.gz": packed,
        "damaged.img.gz": packed[: len(packed) // 2] + b"\x00" * 100,
        "notes.txt": b"no image\n",
        "empty.img": b"",
        "more/a.img": disk + b"a",
        "more/b.raw": disk + b"b",
    }
    for name, content in contents.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return (*(folder / name for name in contents), folder / "more", folder / "missing.img")


@dataclass
class Lives:
    """Starts the program, has anything done to it, and looks at what is left of it."""

    application: QApplication
    folder: Path
    files: tuple[Path, ...]
    wrong: list[str] = field(default_factory=list)
    usual_threads: Counter[str] | None = None

    def live(self, dice: Random, number: int) -> str:
        """Live one life; return how it ended, or raise Wrong."""
        self._hear()
        home = self.folder / f"life-{number}"
        install_language(self.application, dice.choice(LANGUAGES))
        with Sandbox(process_seconds=0.05) as sandbox:
            ended = self._use(dice, home, sandbox)
        self._count_threads()
        if self.wrong:
            told, self.wrong = "\n".join(self.wrong), []
            raise Wrong(f"{told}\n{ended}")
        return ended.partition(":")[0]

    def _use(self, dice: Random, home: Path, sandbox: Sandbox) -> str:
        practice = dice.random() < 3 / 4
        access = Credentials(
            Endpoint(url=sandbox.url), SessionVault, sandbox.token, practice=practice
        )
        program = Program(folders_under(home).create(), access, verbose=True)
        with closing(program):
            program.window.practice_requested.disconnect()  # it starts another program
            program.window.real_requested.disconnect()
            program.show()
            hands = RandomHands(program, self.files, dice)
            with random_faults(sandbox, faults(hanging=True), dice.randrange(10**6)):
                self._repeat(PAUSE_MS, lambda: self._deed(hands))
            ended = "closed" if not program.window.isVisible() else "settled"
            if ended == "settled":
                self._settle(program, sandbox.token)
            program.window.hide()
        self.application.processEvents()  # nothing is delivered any more to what is deleted
        program.window.deleteLater()
        return f"{ended}: {' | '.join(hands.done[-40:])}"

    def _deed(self, hands: RandomHands) -> bool:
        """Do one thing; return False when it is enough, and no dialog is open any more."""
        if len(hands.done) >= DEEDS or not hands.program.window.isVisible():
            return close_front()
        hands.do_something()
        return True

    def _settle(self, program: Program, token: str) -> None:
        """Let everything come to its end, as an able person would."""
        queue, account, began = program.queue, program.account, time.monotonic()

        def goes_on() -> bool:
            waited = time.monotonic() - began
            if waited > STUCK_SECONDS:
                state = queue.current and queue.current.state
                self.wrong.append(f"stuck: {state}, {len(queue.waiting)} wait")
                return False
            if queue.held:
                queue.release()
            signed_out = not account.signed_in or queue.waiting_for_sign_in
            if signed_out and not account.checking:
                account.sign_in(token)
            if waited > PATIENCE_SECONDS and not queue.idle:
                queue.cancel_all()
            return close_front() or not queue.idle

        self._repeat(LOOK_MS, goes_on)
        if not program.window.close():
            self.wrong.append(f"it does not close: {QApplication.activeModalWidget()}")

    def _repeat(self, pause_ms: int, goes_on: Callable[[], bool]) -> None:
        """Call again and again, whatever dialogs are open meanwhile, until there is no more."""
        loop, over = QEventLoop(), False

        def again() -> None:
            nonlocal over
            if over:
                return
            QTimer.singleShot(pause_ms, again)  # before, as what is done may open a dialog
            if not goes_on():
                over = True
                loop.quit()

        QTimer.singleShot(pause_ms, again)
        while not over:
            loop.exec()

    def _count_threads(self) -> None:
        """Note the threads of a life that go on after it."""
        for _ in range(3):
            gc.collect()
            self.application.sendPostedEvents()
            self.application.processEvents()
        until = time.monotonic() + 10
        while (now := _threads()) and self.usual_threads is not None:
            left = now - self.usual_threads
            if not left or time.monotonic() > until:
                break
            threading.Event().wait(0.05)
        if self.usual_threads is None:
            self.usual_threads = now
        elif left := now - self.usual_threads:
            self.wrong.append(f"threads that go on: {dict(left)}")

    def _hear(self) -> None:
        """Hear of what Qt warns of, and of what is raised where nobody catches it."""

        def from_qt(kind: QtMsgType, _where: QMessageLogContext, text: str | None) -> None:
            if kind is not QtMsgType.QtDebugMsg and not (text or "").startswith(NO_NEWS):
                self.wrong.append(f"Qt: {text}")

        def in_slot(_kind: type[BaseException], error: BaseException, trace: object) -> None:
            self.wrong.append(f"in a slot: {error!r}")
            sys.__excepthook__(type(error), error, trace)  # type: ignore[arg-type]  # a traceback

        def in_thread(lost: threading.ExceptHookArgs) -> None:
            self.wrong.append(f"in thread {lost.thread}: {lost.exc_value!r}")

        def in_removal(lost: "sys.UnraisableHookArgs") -> None:
            self.wrong.append(f"nobody hears {lost.exc_value!r} of {lost.object!r}")

        qInstallMessageHandler(from_qt)
        sys.excepthook, threading.excepthook = in_slot, in_thread
        sys.unraisablehook = in_removal


def close_front() -> bool:
    """Close the popup or dialog in front of the window; return whether there was one."""
    front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if front is not None:
        front.close()
    return front is not None


def _threads() -> Counter[str]:
    """Count the threads of this process by their names."""
    names: Counter[str] = Counter()
    for task in Path("/proc/self/task").iterdir():
        try:
            names[(task / "comm").read_text("utf-8").strip()] += 1
        except OSError:
            continue
    del names["Thread (pooled)"]  # Qt keeps them for half a minute
    return names


if __name__ == "__main__":
    ended = main(*sys.argv[1:])
    sys.stdout.flush()
    os._exit(ended)  # what is left of dozens of lives is no order in which Qt can be taken down
