"""Takes the README's pictures of the icon: on a panel, and in a menu, of a real desktop.

`packaging/dev.py pictures` runs it. The entry and the icons are those of the packages.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from check.screen import HEIGHT, Picture, Rectangle, open_screen
from environment import DESKTOP, OFFSCREEN, PACKAGING, ROOT, must
from linux.share import lay_share

TARGET = PACKAGING / "screenshots"
PANEL_HEIGHT = 40
SETTLE_SECONDS = 2.0
MENU = Rectangle(0, HEIGHT - 260, 520, 260)
PANEL = Rectangle(0, HEIGHT - PANEL_HEIGHT, 520, PANEL_HEIGHT)
WINDOW = Rectangle(180, 60, 1040, 720)
_BORROWED = (
    *("desktop-directories", "icons/Adwaita", "icons/hicolor/index.theme", "themes"),
    "mime/mime.cache",  # without it GTK takes no file for a picture
)
"""What a desktop brings: the names of the menus, the other icons, how things look."""

_PANEL = f"""Global {{
  edge=bottom
  align=left
  margin=0
  widthtype=percent
  width=100
  height={PANEL_HEIGHT}
  iconsize=28
  transparent=1
  tintcolor=#e8e8ec
  alpha=255
  autohide=0
  usefontcolor=1
  fontcolor=#202024
}}
Plugin {{
  type=menu
  Config {{
    image=/usr/share/lxpanel/images/my-computer.png
    system {{
    }}
  }}
}}
Plugin {{
  type=launchbar
  Config {{
    Button {{
      id=io.github.imageuploader.ImageUploader.desktop
    }}
  }}
}}
Plugin {{
  type=taskbar
  expand=1
  Config {{
    tooltips=1
    IconsOnly=0
    MaxTaskWidth=240
    spacing=4
  }}
}}
"""


_LOOKS = 'gtk-icon-theme-name = "Adwaita"\ngtk-menu-images = 1\ngtk-font-name = "Sans 10"\n'
_BACKGROUND = "#5b7083"


def main() -> None:
    """Take both pictures."""
    folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)  # the panel writes to the last
    with folder as name, open_screen() as screen:
        desktop = lay_desktop(Path(name)) | {"DISPLAY": screen.display}
        subprocess.run(["xsetroot", "-solid", _BACKGROUND], env=desktop, check=True)
        with running(desktop, "lxpanel"), running(desktop, "imageuploader"):
            window = screen.wait_for_window("Image Uploader")
            screen.move(window, WINDOW)
            save(screen.picture().cut(PANEL), "panel")
            subprocess.run(["lxpanelctl", "menu"], env=desktop, check=True)
            time.sleep(SETTLE_SECONDS)
            for key in ("Down", "Right"):
                subprocess.run(["xdotool", "key", key], env=desktop, check=True)
                time.sleep(SETTLE_SECONDS)
            save(screen.picture().cut(MENU), "menu")


def lay_desktop(home: Path) -> dict[str, str]:
    """Install the entry, the icons and a panel in a folder; return the environment there."""
    share, programs = home / "share", home / "bin"
    icons = home / "icons"
    must([sys.executable, PACKAGING / "render_icons.py", icons], **OFFSCREEN)
    lay_share(share, icons)
    for part in _BORROWED:
        (share / part).parent.mkdir(parents=True, exist_ok=True)
        (share / part).symlink_to(Path("/usr/share") / part)
    panel = home / "config" / "lxpanel" / "default" / "panels" / "panel"
    panel.parent.mkdir(parents=True)
    panel.write_text(_PANEL, "ascii")
    (home / ".gtkrc-2.0").write_text(_LOOKS, "ascii")
    programs.mkdir()
    program = programs / "imageuploader"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m imageuploader "$@"\n', "utf-8")
    program.chmod(0o755)
    kept = {name: told for name, told in os.environ.items() if not name.startswith(("XDG_", "QT_"))}
    return kept | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_DIRS": str(share),
        "XDG_MENU_PREFIX": "lxde-",
        "PATH": f"{programs}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }


@contextmanager
def running(environment: dict[str, str], *command: str) -> Iterator[None]:
    """Within the block, a program runs."""
    program = shutil.which(command[0], path=environment["PATH"])
    if program is None:
        sys.exit(f"{command[0]} is missing: see {DESKTOP.name}")
    quiet = subprocess.DEVNULL
    with subprocess.Popen(
        [program, *command[1:]], env=environment, stdout=quiet, stderr=quiet
    ) as process:
        try:
            time.sleep(SETTLE_SECONDS)
            yield
        finally:
            process.terminate()


def save(picture: Picture, name: str) -> None:
    """Keep a picture."""
    picture.save(TARGET / f"{name}.png")


if __name__ == "__main__":
    main()
