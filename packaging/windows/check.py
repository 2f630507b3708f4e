"""Installs the program under Wine, uses it as a person would, and removes it."""

import json
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from environment import ROOT, SAMPLE, say
from windows.build import build
from windows.places import BUNDLE, HERE, PYTHON, WORK
from windows.screen import (
    close_window,
    screen,
    take_picture,
    wait_for_no_window,
    wait_for_window,
)
from windows.tests import add_test_packages, run_suite
from windows.wine import Ended, Prefix, require, windows_path

DIST = ROOT / "dist"
PICTURES = WORK / "pictures"
TITLE = "Image Uploader"
TARGET_MEGABYTES = 32
SECONDS = 120.0
REMOVAL_SECONDS = 600.0
"""Wine removes the thousands of files one by one: on a busy machine for minutes."""
SETTLED_SECONDS = 8.0
"""When what a window shows after its first picture has come."""
UPLOAD = ("--label", "checked", "--region", "us-ord", "--json")
_KEYS = (
    r"HKCU\Software\Classes\Applications\imageuploader.exe",
    r"HKCU\Software\Classes\ImageUploader.DiskImage",
    r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\ImageUploader",
)
_FOREIGN_KEY, _FOREIGN = r"HKCU\Software\Classes\.img", "Other.DiskImage"
"""What another program has said of an ending."""


class Installed:
    """The installed program in a fresh Windows."""

    def __init__(self, prefix: Prefix, installer: Path) -> None:
        self._prefix, self._installer = prefix, installer
        self.folder = prefix.home / "AppData" / "Local" / "Programs" / TITLE
        self.console = self.folder / "imageuploader-cli.exe"
        self.window = self.folder / "imageuploader.exe"
        menu = prefix.home / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu"
        self.shortcut = menu / "Programs" / f"{TITLE}.lnk"

    def install(self) -> None:
        """Install it without a question."""
        megabytes = self._installer.stat().st_size / 10**6
        require(megabytes <= TARGET_MEGABYTES, f"the installer has {megabytes:.1f} MB")
        self._prefix.run("reg", "add", _FOREIGN_KEY, "/ve", "/d", _FOREIGN, "/f")
        ended = self._prefix.run(self._installer, "/S", seconds=300)
        require(ended.code == 0 and self.window.exists(), "it installs", ended)
        require(self.shortcut.exists(), "its shortcut is in the Start menu")
        for key in _KEYS:
            require(self._has_key(key), f"{key} is there")
        offered = self._has_key(rf"{_FOREIGN_KEY}\OpenWithProgids")
        require(offered, "it is offered for .img")
        self._require_foreign("what opens .img is as it was")

    def uninstall(self) -> None:
        """Remove it, and see that nothing is left."""
        ended = self._prefix.run(self.folder / "uninstall.exe", "/S", seconds=120)
        end = time.monotonic() + REMOVAL_SECONDS  # it goes on in a copy of itself
        while self.folder.exists() and time.monotonic() < end:
            time.sleep(0.5)
        left = list(self.folder.rglob("*"))[:5] if self.folder.exists() else []
        require(not self.folder.exists(), f"its folder is gone {left or ''}", ended)
        require(not self.shortcut.exists(), "its shortcut is gone")
        for key in (*_KEYS, r"HKCU\Software\Image Uploader", r"HKCU\Software\Classes\.qcow2"):
            require(not self._has_key(key), f"{key} is gone")
        self._require_foreign("what opens .img is still as it was")

    def _require_foreign(self, what: str) -> None:
        ended = self._prefix.run("reg", "query", _FOREIGN_KEY, "/ve")
        require(_FOREIGN in ended.out, what, ended)

    def _has_key(self, key: str) -> bool:
        return self._prefix.run("reg", "query", key).code == 0


def check_all() -> int:
    """Make the installer, check it, and run the tests; return 0 only if all is good."""
    check(build(DIST))
    prefix = Prefix(WORK / "tests")
    add_test_packages()
    prefix.make()
    prefix.stay()
    try:
        return run_suite(prefix)
    finally:
        prefix.end()


def check(installer: Path) -> None:
    """Show all of it; stop at the first that is not so."""
    with screen() as display:
        # From the first on: Wine's desktop starts once, and where it began without a screen no
        # window opens later.
        _check_on(display, Prefix(WORK / "prefix", {"DISPLAY": display}), installer)


def _check_on(display: str, prefix: Prefix, installer: Path) -> None:
    prefix.make()
    prefix.stay()
    try:
        program = Installed(prefix, installer)
        program.install()
        with TemporaryDirectory() as folder:
            check_console(prefix, program, Path(folder))
        check_vault(prefix)
        check_cancel(prefix, program)
        check_window(prefix, program, display)
        program.uninstall()
    finally:
        prefix.end()


def check_console(prefix: Prefix, program: Installed, folder: Path) -> None:
    """Check, prepare and upload in the console; what was uploaded is remembered."""
    image = folder / "small ü я.img.gz"
    image.write_bytes(SAMPLE.read_bytes())
    ended = prefix.run(program.console, "check", image)
    require(ended.code == 0 and "ext4" in ended.out, "the console checks a file", ended)
    ended = prefix.run(program.console, "check", image, "--json")
    require(_read(ended).get("file", "").endswith("small ü я.img.gz"), "its name is kept", ended)
    ended = prefix.run(program.console, "check", folder / "nothing.img")
    require(ended.code == 4, "a missing file has exit code 4", ended)  # noqa: PLR2004 - README's
    ended = prefix.run(program.console, "--demo", "upload", image, *UPLOAD)
    require(_state(ended) == "available", "a practice upload becomes available", ended)
    home = prefix.with_environment(IMAGEUPLOADER_HOME=windows_path(folder / "home"))
    with home.start(program.console, "sandbox") as sandbox:
        try:
            lines = [sandbox.stdout.readline().strip() for _ in range(2)] if sandbox.stdout else []
            there = home.with_environment(**dict(line.split("=", 1) for line in lines))
            ended = there.run(program.console, "upload", image, *UPLOAD)
            require(_state(ended) == "available", "an upload to a Linode becomes available", ended)
            ended = there.run(program.console, "history", "--json")
            states = [row["state"] for row in json.loads(ended.out)]
            require(states == ["available"], "the history survives", ended)
        finally:
            sandbox.kill()


def _state(ended: Ended) -> str:
    return str(_read(ended).get("state", ""))


def _read(ended: Ended) -> dict[str, str]:
    """Return the last line of JSON that was written, if there is any."""
    lines = ended.out.splitlines()
    document: dict[str, str] = json.loads(lines[-1]) if lines else {}
    return document


def check_vault(prefix: Prefix) -> None:
    """Keep a token in Windows' own store, with the installed code."""
    there = prefix.with_environment(PYTHONPATH=windows_path(BUNDLE / "lib"), PYTHONUTF8="1")
    ended = there.run(PYTHON / "python.exe", HERE / "inside" / "vault.py")
    require(ended.code == 0, f"a token is kept by {ended.out.strip()}, and removed", ended)


def check_cancel(prefix: Prefix, program: Installed) -> None:
    """Cancel uploads at several moments, in a console, for which Wine needs a screen."""
    there = prefix.with_environment(PYTHONUTF8="1")
    script = (HERE / "inside" / "cancel.py", program.console, SAMPLE)
    ended = there.run(PYTHON / "python.exe", *script, seconds=300)
    for line in ended.out.splitlines():
        say(f"  cancelled {line}")
    require(ended.code == 0, "Ctrl+C cancels an upload at any moment", ended)


def check_window(prefix: Prefix, program: Installed, display: str) -> None:
    """Open the window from its shortcut and with a file; drop a file on it and upload that."""
    shortcut = ("start", _drive_path(prefix, program.shortcut))
    named = (_drive_path(prefix, program.window), "--demo", windows_path(SAMPLE))
    empty = _picture_of(prefix, display, "shortcut", shortcut)
    filled = _picture_of(prefix, display, "file", named)
    require(empty != filled, "a file on the command line changes what is shown")
    drop = ("--demo", "--show", windows_path(SAMPLE), "--exit")
    ended = prefix.run(program.window, *drop, seconds=2 * SECONDS)
    require(ended.code == 0, "a file dropped on the window becomes available", ended)


def _picture_of(prefix: Prefix, display: str, name: str, command: tuple[str, ...]) -> bytes:
    """Start a window, take its picture to look at, and close it."""
    process = prefix.start(*command)
    shown = wait_for_window(display, TITLE, 2 * SECONDS)
    time.sleep(SETTLED_SECONDS)
    picture = take_picture(display, PICTURES / f"{name}.png")
    require(shown, f"a window opens: {picture}")
    close_window(display, TITLE)
    require(wait_for_no_window(display, TITLE, SECONDS), "it closes")
    process.kill()  # what it started holds its pipes: nothing is read to their end
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe:
            pipe.close()
    process.wait()
    return picture.read_bytes()


def _drive_path(prefix: Prefix, path: Path) -> str:
    return "C:\\" + str(path.relative_to(prefix.drive)).replace("/", "\\")
