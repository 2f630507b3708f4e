"""Writes what follows from the program: man pages, completions of the shells, a desktop's types.

`dev.py docs` runs it; a test fails while what is committed is not what it would write.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import shtab
from argparse_manpage.manpage import Manpage
from linux.desktop_types import type_files

from imageuploader import __version__
from imageuploader.cli.arguments import parser
from imageuploader.command_line import command_line
from imageuploader.sandbox.faults import FAULTS

HERE = Path(__file__).resolve().parent

WIDTH = "1000"
"""Lines are broken by `man`, not here."""

_CONSOLE = "imageuploader-cli"
_COMPLETIONS = {"bash": f"{_CONSOLE}.bash", "zsh": f"_{_CONSOLE}", "fish": f"{_CONSOLE}.fish"}
_VARIABLES = (
    ("LINODE_TOKEN", "The personal access token. It is kept nowhere."),
    ("LINODE_URL", "The address of the API, as with --api-url."),
    ("LINODE_API_VERSION", "v4 or v4beta, as with --api-version."),
    ("LINODE_CA", "A file of CA certificates to trust, as with --ca."),
    ("IMAGEUPLOADER_HOME", "A folder for the settings, the history, temporary files and the log."),
)
_CODES = (
    ("0", "Done; with --no-wait: sent, and being processed."),
    ("1", "Failed: network, an answer of Linode, a refused region."),
    ("2", "Usage: label, tag, description, an unknown command or setting."),
    (
        "3",
        "No token, a refused one, or one that lacks a scope; no password store, or a locked one.",
    ),
    ("4", "The file: missing, unreadable, empty, a folder, too large, no image."),
    ("130", "Cancelled."),
)
_EXAMPLES = (
    "imageuploader-cli upload disk.img.gz --label web-1 --region us-ord",
    "imageuploader-cli check disk.img",
    "imageuploader-cli prepare disk.img -o disk.img.gz",
    "imageuploader-cli --demo upload disk.img.gz --region us-ord",
)
_NOTES = (
    "The content of a file decides what it is, never its name.\n"
    "A second start hands its files to the window that is open, and ends.\n"
    "A practice run (\\fB\\-\\-demo\\fR) always has a window of its own."
)


def files() -> Iterator[tuple[Path, str]]:
    """Give each file, and what is to be in it."""
    yield from type_files()
    yield from parser_files()


def parser_files() -> Iterator[tuple[Path, str]]:
    """Give each file that follows from the parsers of the command lines."""
    os.environ["COLUMNS"] = WIDTH
    pages, completions = HERE / "linux" / "man", HERE / "linux" / "completions"
    yield pages / "imageuploader.1", window_page()
    yield pages / f"{_CONSOLE}.1", console_page()
    for shell, name in _COMPLETIONS.items():
        yield completions / name, shtab.complete(completed_parser(), shell=shell)


def window_page() -> str:
    """Return the man page of the window's program."""
    page = _page(command_line(), "put disk images on Linode, in a window")
    page.add_section("NOTES", ">", _NOTES)
    page.add_section("ENVIRONMENT", ">", _definitions(_VARIABLES))
    page.add_section("SEE ALSO", ">", ".BR imageuploader\\-cli (1)")
    return str(page)


def console_page() -> str:
    """Return the man page of the console's program."""
    flags = parser()
    flags._positionals.title = "commands"  # noqa: SLF001 - help calls them positional arguments
    page = _page(flags, "put disk images on Linode, from a console")
    examples = "\n".join(line.replace("-", "\\-") for line in _EXAMPLES)
    page.add_section("EXAMPLES", ">", f".nf\n{examples}\n.fi")
    page.add_section("EXIT STATUS", ">", _definitions(_CODES))
    page.add_section("ENVIRONMENT", ">", _definitions(_VARIABLES))
    page.add_section("SEE ALSO", ">", ".BR imageuploader (1)")
    return str(page)


def _page(flags: argparse.ArgumentParser, purpose: str) -> Manpage:
    told = {"project_name": "Image Uploader", "version": __version__, "description": purpose}
    page = Manpage(flags, told | {"manual_title": "User Commands"}, "single-commands-section")
    page.date = ""  # the version tells enough, and the file stays the same from day to day
    return page


def _definitions(rows: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f".TP\n.B {name}\n{text.replace('-', chr(92) + '-')}" for name, text in rows)


def completed_parser() -> argparse.ArgumentParser:
    """Return the console's parser, which says of each argument what a shell may complete."""
    flags = parser()
    for action in _actions(flags):
        if action.type is Path or action.metavar == "FILE":
            action.complete = shtab.FILE  # type: ignore[attr-defined] # what shtab looks for
        elif action.dest == "fault":
            action.choices = list(FAULTS)
    return flags


def _actions(flags: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in flags._actions:  # noqa: SLF001 - there is no other way to walk a parser
        yield action
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - the same
            for command in action.choices.values():
                yield from _actions(command)


def main() -> int:
    """Write the files."""
    for path, text in files():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        print(path.relative_to(HERE.parent))
    return 0


if __name__ == "__main__":
    sys.exit(main())
