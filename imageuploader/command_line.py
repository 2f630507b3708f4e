"""The command line of the window's program. It is read before Qt is imported."""

import argparse
from pathlib import Path

from imageuploader import __version__

API_VERSIONS = ("v4", "v4beta")
"""As in `domain.settings`, which a start that only hands its files over need not import."""


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
        choices=API_VERSIONS,
        help="default: v4; or set LINODE_API_VERSION",
    )
    flags.add_argument(
        "--ca", default="", metavar="FILE", help="CA certificates to trust; or set LINODE_CA"
    )
    flags.add_argument(
        "-reverse",
        action="store_true",
        help="mirror the window, as for a language that is written from right to left",
    )
    flags.add_argument("--verbose", action="store_true", help="write more to the log")
    flags.add_argument("--version", action="version", version=f"imageuploader {__version__}")
    flags.add_argument("--show", type=_existing_file, help=argparse.SUPPRESS)
    flags.add_argument("--exit", action="store_true", help=argparse.SUPPRESS)
    flags.add_argument(
        "--self-check", nargs="?", const=Path("-"), type=Path, help=argparse.SUPPRESS
    )
    return flags


def _existing_file(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file {name}")
    return path
