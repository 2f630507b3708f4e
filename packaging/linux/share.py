"""What stands below `share` in every Linux package: how the desktop and the shell know us."""

from collections.abc import Iterable
from pathlib import Path

from environment import PACKAGING
from linux.files import copy_file, pack_file
from release import APPLICATION_ID

HERE = PACKAGING / "linux"
PROGRAMS = ("imageuploader", "imageuploader-cli")


def lay_share(share: Path, icons: Path) -> None:
    """Fill a folder such as /usr/share, but for its documentation."""
    copy_file(
        HERE / f"{APPLICATION_ID}.desktop", share / "applications" / f"{APPLICATION_ID}.desktop"
    )
    copy_file(
        HERE / f"{APPLICATION_ID}.metainfo.xml",
        share / "metainfo" / f"{APPLICATION_ID}.metainfo.xml",
    )
    copy_file(HERE / "imageuploader.mime.xml", share / "mime" / "packages" / "imageuploader.xml")
    for icon in _files((icons / "hicolor").rglob("*")):
        copy_file(icon, share / "icons" / icon.relative_to(icons))
    for page in sorted((HERE / "man").glob("*.1")):
        pack_file(page, share / "man" / "man1" / f"{page.name}.gz")
    _lay_completions(share)


def _lay_completions(share: Path) -> None:
    """The completions of the console, where each shell looks for them by itself."""
    places = {
        "imageuploader-cli.bash": "bash-completion/completions/imageuploader-cli",
        "_imageuploader-cli": "zsh/vendor-completions/_imageuploader-cli",
        "imageuploader-cli.fish": "fish/vendor_completions.d/imageuploader-cli.fish",
    }
    for path in _files((HERE / "completions").glob("*")):
        if path.name in places:
            copy_file(path, share / places[path.name])


def _files(paths: Iterable[Path]) -> list[Path]:
    return sorted(path for path in paths if path.is_file())
