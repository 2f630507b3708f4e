"""Installs the Linux packages in bare Debian systems, and uses them there as a person would.

`dev.py build --check` runs it, as root: it makes systems of Debian 12 and 13, installs what is in
`dist` with apt or `install-user.sh`, starts the programs, double-clicks on icons, and removes it
all. What the screen showed is in `.build/seen`.
"""

import json
import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bundle import PRACTICE_UPLOAD
from check.roots import HOME, USER, CleanRoot, clean_root
from check.screen import Rectangle, Screen, open_screen
from environment import PACKAGING, SAMPLE, install_packages, say
from release import APPLICATION_ID, BUILD, DIST

SUITES = ("bookworm", "trixie")
CHECK_TOOLS = PACKAGING / "debian-check.txt"
SEEN = BUILD / "seen"

DESKTOP = ("adwaita-icon-theme", "desktop-file-utils", "libglib2.0-bin", "pcmanfm")
"""What a desktop has that shows icons and opens files."""

FILES = HOME / "Files"
IMAGE = FILES / "disk ü.img.gz"
FOLDER_PLACE = Rectangle(40, 40, 700, 420)
PORT = 18_080
SECOND_START = 5
"""How many seconds a second window would take to appear, at most."""
OUR_TITLE = "^Image Uploader$"
GENERATED = ("usr/share", "usr/lib", "usr/bin", "etc", "var/lib", "opt")


@dataclass(frozen=True)
class Visit:
    """One way of installing, in one system, before one screen."""

    root: CleanRoot
    screen: Screen
    name: str
    programs: str
    """The folder that the two commands are in."""

    data: str
    """The folder `share` that the desktop reads."""

    def shown(self, name: str) -> None:
        """Keep what is on the screen."""
        self.screen.picture().save(SEEN / f"{self.name}-{name}.png")

    def good(self, what: str) -> None:
        """Say what was found to be so."""
        say(f"{self.name}: {what}")


def main(suites: Sequence[str] = SUITES) -> int:
    """Check each package in each system; stop at the first thing that is not as it should be."""
    install_packages(CHECK_TOOLS)
    shutil.rmtree(SEEN, ignore_errors=True)
    with open_screen() as screen:
        for suite in suites:
            with clean_root(suite) as root:
                check_deb(root, screen)
            with clean_root(suite) as root:
                check_portable(root, screen)
    return 0


def check_deb(root: CleanRoot, screen: Screen) -> None:
    """Install the .deb in a bare system, use it, and purge it."""
    began = time.monotonic()
    package = _copy(root, next(DIST.glob("*.deb")), "/root")
    root.run("apt-get", "update", "-qq")
    root.install(package)
    visit = Visit(root, screen, f"{root.suite}-deb", "/usr/bin", "/usr/share")
    visit.good("apt installed it with what it needs")
    _check_commands(visit)
    root.install(*DESKTOP)
    _check_desktop(visit)
    root.run("dpkg", "--purge", "imageuploader")
    left = [path for path in root.files(*GENERATED) if _is_ours(path)]
    _expect(not left, f"purge left {left}")
    visit.good(f"purge left nothing; {time.monotonic() - began:.0f} s")


def check_portable(root: CleanRoot, screen: Screen) -> None:
    """Unpack the archive in a home, use it, and remove it from the menu again."""
    began = time.monotonic()
    root.run("apt-get", "update", "-qq")
    root.install("xz-utils")
    root.run("tar", "-xf", _copy(root, next(DIST.glob("*.tar.xz")), "/root"), "-C", str(HOME))
    unpacked = next(root.path(HOME).glob("imageuploader-*"))
    place = str(HOME / unpacked.name)
    visit = Visit(root, screen, f"{root.suite}-portable", place, f"{HOME}/.local/share")
    _check_words_of_what_is_missing(visit)
    root.install("libgl1", "libegl1", "libfontconfig1", *DESKTOP)
    before = root.files(str(HOME))
    visit.good(root.run_as_user(f"{place}/install-user.sh").splitlines()[0])
    _check_commands(visit)
    _check_desktop(visit)
    root.run_as_user(f"{place}/install-user.sh", "--remove")
    new = {Path("/") / path.relative_to(root.folder) for path in root.files(str(HOME)) - before}
    left = {path for path in new if _is_ours(path) and not _is_kept(path)}
    _expect(not left, f"install-user.sh --remove left {left}")
    visit.good(f"install-user.sh --remove left nothing; {time.monotonic() - began:.0f} s")


def _check_words_of_what_is_missing(visit: Visit) -> None:
    """Without a graphics driver the start says so in words."""
    command = f"{visit.programs}/imageuploader 2>&1; echo ended with $?"
    told = visit.root.run_as_user("sh", "-c", command)
    _expect("libGL.so.1" in told and "sudo apt install" in told and "with 1" in told, told)
    visit.good("what is missing is told in words")


def _check_commands(visit: Visit) -> None:
    """Both programs start, and a practice upload becomes available in each."""
    root, programs = visit.root, visit.programs
    image = _copy(root, SAMPLE, str(HOME))
    asked = [image if each == str(SAMPLE) else each for each in PRACTICE_UPLOAD]
    told = json.loads(root.run_as_user(f"{programs}/imageuploader-cli", *asked))
    _expect("available" in json.dumps(told), f"the console's upload ended as {told}")
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    said = root.run_as_user(f"{programs}/imageuploader", "--self-check", **offscreen)
    visit.good(f"the console's practice upload became available; --self-check {said.strip()}")
    display = {"DISPLAY": visit.screen.display}
    root.run_as_user(f"{programs}/imageuploader", "--demo", "--show", image, "--exit", **display)
    visit.good("the window's practice upload became available")


def _check_desktop(visit: Visit) -> None:
    """The desktop knows our files, and opens them with us by three ways."""
    _lay_files(visit)
    content = visit.root.run_as_user("gio", "info", "-a", "standard::content-type", str(IMAGE))
    _expect("x-raw-disk-image-gz-compressed" in content, content)
    offered = visit.root.run_as_user("gio", "mime", content.split()[-1])
    _expect(APPLICATION_ID in offered, offered)
    of_archives = visit.root.run_as_user("gio", "mime", "application/gzip")
    _expect(APPLICATION_ID not in of_archives, of_archives)
    visit.good("offered for .img.gz, and not for other .gz")
    with _window(visit, "gio-launch") as window:
        entry = f"{visit.data}/applications/{APPLICATION_ID}.desktop"
        _start(visit, "gio", "launch", entry, str(IMAGE))
        _expect_file(visit, window())
        visit.good(f"gio launch opens the file; {_class_of(visit, window())}")
    with _window(visit, "double-click-on-file") as window:
        _double_click(visit, IMAGE.name)
        _expect_file(visit, window())
        visit.good("a double-click on the file opens it")
        _double_click_again(visit)
    with _window(visit, "double-click-on-icon") as window:
        _double_click(visit, f"{APPLICATION_ID}.desktop")
        window()
        visit.good("a double-click on the icon opens the window")


def _lay_files(visit: Visit) -> None:
    root = visit.root
    root.run_as_user("mkdir", "-p", str(FILES), str(HOME / ".config/libfm"))
    settings = root.path(HOME / ".config/libfm/libfm.conf")
    settings.write_text("[config]\nquick_exec=1\nsingle_click=0\n", "ascii")
    copies = {
        IMAGE.name: SAMPLE,
        f"{APPLICATION_ID}.desktop": root.path(
            f"{visit.data}/applications/{APPLICATION_ID}.desktop"
        ),
    }
    for name, source in copies.items():
        folder = root.path(FILES / name.partition(".")[0])
        folder.mkdir(exist_ok=True)
        shutil.copyfile(source, folder / name)
    shutil.copyfile(SAMPLE, root.path(IMAGE))
    root.run("chown", "-R", USER, str(HOME))


def _double_click(visit: Visit, name: str) -> None:
    """Double-click on a file in the file manager, in a folder that first lacks it."""
    folder = FILES / name.partition(".")[0]
    shown, hidden = visit.root.path(folder / name), visit.root.path(HOME / name)
    shown.rename(hidden)
    _start(visit, "pcmanfm", "--no-desktop", str(folder))
    window = visit.screen.wait_for_window(folder.name)
    visit.screen.move(window, FOLDER_PLACE)
    empty = visit.screen.picture()
    hidden.rename(shown)
    time.sleep(3)  # for the file manager to see it
    place = empty.first_change(visit.screen.picture())
    visit.shown(f"folder-{folder.name}")
    if place is None:
        sys.exit(f"{visit.name}: the file manager does not show {name}")
    visit.screen.double_click(place)


def _double_click_again(visit: Visit) -> None:
    """A second double-click lands in the window that is open."""
    before = visit.screen.windows(OUR_TITLE)
    manager = visit.screen.wait_for_window("^disk ü$")
    visit.screen.move(manager, FOLDER_PLACE)
    visit.screen.double_click(visit.screen.pointer())
    time.sleep(SECOND_START)
    after = visit.screen.windows(OUR_TITLE)
    _expect(after == before, f"the windows are {after}, before the second double-click {before}")
    visit.good("a second double-click lands in the same window")


@contextmanager
def _window(visit: Visit, name: str) -> Iterator[Callable[[], str]]:
    """Give what waits for our window; keep a picture of it, and end what was started."""
    _start(visit, f"{visit.programs}/imageuploader-cli", "sandbox", "--port", str(PORT))
    try:
        yield lambda: visit.screen.wait_for_window(OUR_TITLE)
        visit.shown(name)
    finally:
        visit.root.end_programs()


def _expect_file(visit: Visit, window: str) -> None:
    """The form shows the file's name, as read from the picture."""
    visit.screen.wait(lambda: "img.gz" in visit.screen.read(window), f"{IMAGE.name} in the form")


def _class_of(visit: Visit, window: str) -> str:
    return f"WM_CLASS {visit.screen.class_of(window)}"


def _start(visit: Visit, *command: str) -> None:
    """Start a program of the desktop, in which the practice Linode is the one that we know."""
    path = f"{HOME}/.local/bin:{visit.programs}:/usr/bin:/bin"
    linode = {"LINODE_URL": f"http://127.0.0.1:{PORT}", "LINODE_TOKEN": "practice"}
    visit.root.start_as_user(*command, DISPLAY=visit.screen.display, PATH=path, **linode)


def _copy(root: CleanRoot, source: Path, folder: str) -> str:
    shutil.copyfile(source, root.path(folder) / source.name)
    root.path(f"{folder}/{source.name}").chmod(0o644)
    return f"{folder}/{source.name}"


def _is_ours(path: Path) -> bool:
    return "imageuploader" in path.name.lower()


def _is_kept(path: Path) -> bool:
    """Whether it is the person's own: history, settings, log, and the files that we laid there."""
    folders = (".cache", ".config", ".local/share", ".local/state")
    kept = [HOME / folder / "imageuploader" for folder in folders]
    return any(path.is_relative_to(each) for each in (*kept, FILES))


def _expect(is_so: object, otherwise: str) -> None:
    if not is_so:
        sys.exit(f"not as it should be: {otherwise}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or SUITES))
