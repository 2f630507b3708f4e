"""The commands and their flags."""

import argparse
from pathlib import Path

from imageuploader import __version__
from imageuploader.domain.settings import LEVELS, ApiVersion


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="imageuploader-cli",
        description="Puts disk images on Linode as private Images.",
        parents=[_shared(suppress=False)],
    )
    top.add_argument("--version", action="version", version=f"imageuploader {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    shared = _shared(suppress=True)
    _upload(commands.add_parser("upload", parents=[shared], help="upload disk images"))
    check = commands.add_parser("check", parents=[shared], help="look into a file; no network")
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--json", action="store_true", help="one JSON object")
    _backing(check)
    ready = commands.add_parser("prepare", parents=[shared], help="make a .img.gz; no network")
    ready.add_argument("file", type=Path, metavar="FILE")
    ready.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.img.gz")
    ready.add_argument("--force", action="store_true", help="replace a file of that name")
    _level(ready)
    _backing(ready)
    images = commands.add_parser("images", parents=[shared], help="the account's private images")
    images.add_argument("--json", action="store_true", help="a JSON array of Images")
    history = commands.add_parser("history", parents=[shared], help="uploads from this computer")
    either = history.add_mutually_exclusive_group()
    either.add_argument("--json", action="store_true", help="a JSON array")
    either.add_argument("--csv", action="store_true", help="comma-separated values")
    tidy = commands.add_parser(
        "cleanup", parents=[shared], help="remove unfinished images that uploads left on Linode"
    )
    tidy.add_argument("--dry-run", action="store_true", help="only show them")
    tidy.add_argument(
        "--yes", action="store_true", help="do not ask; remove those that are surely ours"
    )
    tidy.add_argument(
        "--doubtful", action="store_true", help="with --yes, remove those that may be ours as well"
    )
    tidy.add_argument("--json", action="store_true", help="a JSON array")
    _sandbox(commands.add_parser("sandbox", parents=[shared], help="run a practice Linode"))
    return top


def _shared(*, suppress: bool) -> argparse.ArgumentParser:
    """The flags that stand before and after the command; after it, silence changes nothing."""
    none = argparse.SUPPRESS if suppress else None
    flags = argparse.ArgumentParser(add_help=False)
    flags.add_argument(
        "--demo",
        action="store_true",
        default=argparse.SUPPRESS if suppress else False,
        help="use a practice Linode inside this process; nothing leaves the computer",
    )
    flags.add_argument("--api-url", metavar="URL", default=none, help="env LINODE_URL")
    flags.add_argument(
        "--api-version",
        choices=[str(known) for known in ApiVersion],
        default=none,
        help="v4 unless told; env LINODE_API_VERSION",
    )
    flags.add_argument("--ca", metavar="FILE", default=none, help="env LINODE_CA")
    flags.add_argument("--account", metavar="NAME", default=none, help="whose token to use")
    flags.add_argument(
        "--verbose",
        action="store_true",
        default=argparse.SUPPRESS if suppress else False,
        help="log more",
    )
    return flags


def _upload(flags: argparse.ArgumentParser) -> None:
    flags.add_argument("file", type=Path, nargs="+", metavar="FILE")
    flags.add_argument("--label", default="", help="made from the file's name if left out")
    flags.add_argument("--region", default="", help="where to store the image, such as us-ord")
    flags.add_argument("--description", default="")
    flags.add_argument("--tag", action="append", default=[], metavar="T", help="may be repeated")
    flags.add_argument("--cloud-init", action="store_true", help="the image supports cloud-init")
    _level(flags)
    _backing(flags)
    flags.add_argument("--no-wait", action="store_true", help="do not wait for `available`")
    flags.add_argument("--json", action="store_true", help="end with one JSON object a file")
    flags.add_argument("--quiet", action="store_true", help="no progress")


def _level(flags: argparse.ArgumentParser) -> None:
    flags.add_argument(
        "--level",
        type=int,
        choices=LEVELS,
        metavar="0..9",
        help="compression level; chosen by the line's last speed unless told",
    )


def _backing(flags: argparse.ArgumentParser) -> None:
    flags.add_argument(
        "--allow-backing",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a file in the same folder that the image may point to; may be repeated",
    )


def _sandbox(flags: argparse.ArgumentParser) -> None:
    flags.add_argument("--port", type=int, default=0, metavar="N", help="a free one unless told")
    wish = "what goes wrong, such as put-reset, or put-reset:2 for twice; may be repeated"
    flags.add_argument("--fault", action="append", default=[], metavar="NAME", help=wish)
    flags.add_argument("--faults", action="store_true", help="list what can go wrong, and end")
    flags.add_argument("--process-seconds", type=float, default=2.0, metavar="S")
