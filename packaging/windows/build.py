"""Makes the installer for Windows on Debian, without Wine."""

import shutil
import sys
from pathlib import Path

from environment import OFFSCREEN, PACKAGING, RUN_NEEDS, Environment, call, say
from windows import compiler
from windows.bundle import make_bundle
from windows.interpreter import make_python
from windows.places import APPLICATION_ID, BUNDLE, HERE, ICON, PYTHON, epoch, version
from windows.wheels import add_packages, pins

TOOLS = (*compiler.TOOLS, "makensis", "osslsigncode")
_RAW_ENDINGS = ("img", "raw", "iso", "ova")


def endings() -> tuple[str, ...]:
    """Return the names of the files for which the program is offered, and never the default."""
    # Not at the top: `dev.py` imports this module before the program can be found.
    from imageuploader.domain.formats import Family, suffixes_of

    return (*_RAW_ENDINGS, *suffixes_of(Family.VIRTUAL_DISK, Family.COMPRESSED))


def build(dist: Path) -> Path:
    """Make `ImageUploader-VERSION-setup.exe` in a folder, and return it."""
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        sys.exit(f"The Windows installer needs {', '.join(missing)}: see debian-windows.txt.")
    render_icon()
    make_python(PYTHON)
    add_packages(PYTHON, pins(RUN_NEEDS), "program")
    make_bundle(PYTHON, BUNDLE)
    return make_installer(dist)


def render_icon() -> None:
    """Make the icon from the drawing, unless it was just made or there is nothing to make it."""
    script = PACKAGING / "render_icons.py"
    if ICON.exists() or not script.exists():
        return
    call([Environment().python, script, ICON.parent], **OFFSCREEN)


def make_installer(dist: Path) -> Path:
    """Pack the bundle into an installer."""
    dist.mkdir(exist_ok=True)
    target = dist / f"ImageUploader-{version()}-setup.exe"
    target.unlink(missing_ok=True)
    facts = {
        "VERSION": version(),
        "BUNDLE": BUNDLE,
        "OUT": target,
        "APPLICATION_ID": APPLICATION_ID,
        "LISTS": _write_lists(),
        "KILOBYTES": sum(path.stat().st_size for path in BUNDLE.rglob("*")) // 1024,
    } | ({"ICON": ICON} if ICON.exists() else {})
    flags = [f"-D{name}={value}" for name, value in facts.items()]
    pack: list[str | Path] = ["makensis", "-V2", *flags, HERE / "installer.nsi"]
    if call(pack, SOURCE_DATE_EPOCH=str(epoch())):
        sys.exit("makensis failed.")
    say(f"{target.name}: {target.stat().st_size / 10**6:.1f} MB")
    return target


def _write_lists() -> Path:
    """Write what the installer does for each file and each ending; return where."""
    top = sorted(BUNDLE.iterdir())
    lists = BUNDLE.parent / "lists.nsh"
    folders = [f'RMDir /r "$INSTDIR\\{path.name}"' for path in top if path.is_dir()]
    files = [f'Delete "$INSTDIR\\{path.name}"' for path in top if path.is_file()]
    offered = [f'!insertmacro Offer ".{ending}"' for ending in endings()]
    withdrawn = [f'!insertmacro Withdraw ".{ending}"' for ending in endings()]
    parts = {"RemoveFiles": folders + files, "OfferAll": offered, "WithdrawAll": withdrawn}
    text = [line for name, lines in parts.items() for line in _macro(name, lines)]
    lists.write_text("\n".join([*text, ""]), "utf-8")
    return lists


def _macro(name: str, lines: list[str]) -> list[str]:
    return [f"!macro {name}", *(f"  {line}" for line in lines), "!macroend"]
