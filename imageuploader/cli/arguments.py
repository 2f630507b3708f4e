"""The command line: the commands and their flags."""

import argparse
from pathlib import Path

from imageuploader import __version__
from imageuploader.cli.accounts.account_arguments import add_account_commands
from imageuploader.domain.settings import LEVELS, ApiVersion
from imageuploader.domain.spec import UploadSpec, label_for
from imageuploader.words.cloud_manager import EU_TERMS_PAGE, PRIVACY_PAGE


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    top = argparse.ArgumentParser(
        prog="imageuploader-cli",
        description="Uploads disk images to Linode as private Images.",
        parents=[_shared_flags(None)],
    )
    top.add_argument("--version", action="version", version=f"imageuploader {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    shared = _shared_flags(argparse.SUPPRESS)

    def add(name: str, text: str) -> argparse.ArgumentParser:
        description = f"{text[:1].upper()}{text[1:]}."
        return commands.add_parser(name, parents=[shared], help=text, description=description)

    _add_upload_flags(add("upload", "upload disk images"))
    _add_check_flags(add("check", "check a file, without the network"))
    _add_prepare_flags(add("prepare", "make a .img.gz to upload later, without the network"))
    images = add("images", "list the private images of the account")
    images.add_argument("--json", action="store_true", help="print a JSON array of Images")
    history = add("history", "list the uploads made from this computer")
    formats = history.add_mutually_exclusive_group()
    formats.add_argument("--json", action="store_true", help="print a JSON array")
    formats.add_argument("--csv", action="store_true", help="print comma-separated values")
    _add_cleanup_flags(add("cleanup", "remove unfinished images that uploads left on Linode"))
    add_account_commands(add("accounts", "manage the accounts whose tokens are stored here"))
    _add_sandbox_flags(add("sandbox", "run a practice Linode on this computer"))
    return top


def _shared_flags(default: str | None) -> argparse.ArgumentParser:
    """The flags that are allowed before the command and after it.

    After it the default is SUPPRESS: a flag that is not given keeps its value from before.
    """
    flags = argparse.ArgumentParser(add_help=False, argument_default=default)
    flags.add_argument(
        "--demo",
        action="store_true",
        help="use a practice Linode inside this process; nothing leaves this computer",
    )
    flags.add_argument("--api-url", metavar="URL", help="address of the API; or set LINODE_URL")
    flags.add_argument(
        "--api-version",
        choices=[str(version) for version in ApiVersion],
        help="default: v4; or set LINODE_API_VERSION",
    )
    flags.add_argument("--ca", metavar="FILE", help="CA certificates to trust; or set LINODE_CA")
    flags.add_argument("--account", metavar="NAME", help="use the saved token of this account")
    flags.add_argument(
        "--proxy", metavar="URL", help="use this proxy, or none (default: the settings, the system)"
    )
    flags.add_argument(
        "--proxy-user", metavar="NAME", help="its user; the password is stored, or asked for once"
    )
    flags.add_argument("--verbose", action="store_true", help="write more to the log")
    return flags


def _add_upload_flags(flags: argparse.ArgumentParser) -> None:
    flags.add_argument("file", type=Path, nargs="+", metavar="FILE", help="a disk image")
    flags.add_argument(
        "--label", default="", help="label of the image (default: made from the file's name)"
    )
    flags.add_argument("--region", default="", help="region to store the image in, such as us-ord")
    flags.add_argument("--description", default="", help="description of the image")
    flags.add_argument(
        "--tag", action="append", default=[], help="a tag of the image; may be repeated"
    )
    flags.add_argument("--cloud-init", action="store_true", help="the image supports cloud-init")
    flags.add_argument(
        "--agree-eu-terms",
        action="store_true",
        help="for an image in Europe: agree to Linode's EU terms and Privacy Policy for the whole"
        f" account, if it has not yet ({EU_TERMS_PAGE}, {PRIVACY_PAGE})",
    )
    _add_level_flag(flags)
    _add_free_space_flag(flags)
    _add_backing_flag(flags)
    flags.add_argument(
        "--no-wait", action="store_true", help="do not wait until the image is available"
    )
    flags.add_argument("--json", action="store_true", help="print one JSON object for each file")
    flags.add_argument("--quiet", action="store_true", help="print no progress")


def _add_check_flags(flags: argparse.ArgumentParser) -> None:
    flags.add_argument("file", type=Path, metavar="FILE", help="the file to check")
    flags.add_argument("--json", action="store_true", help="print one JSON object")
    _add_backing_flag(flags)


def _add_prepare_flags(flags: argparse.ArgumentParser) -> None:
    flags.add_argument("file", type=Path, metavar="FILE", help="the disk image")
    flags.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar="OUT.img.gz",
        help="the file to write",
    )
    flags.add_argument("--force", action="store_true", help="replace the output file if it exists")
    _add_level_flag(flags)
    _add_free_space_flag(flags)
    _add_backing_flag(flags)


def _add_cleanup_flags(flags: argparse.ArgumentParser) -> None:
    flags.add_argument("--dry-run", action="store_true", help="only list them")
    flags.add_argument(
        "--yes", action="store_true", help="do not ask; remove those that are surely yours"
    )
    flags.add_argument(
        "--doubtful", action="store_true", help="with --yes: also remove those that may be yours"
    )
    flags.add_argument("--json", action="store_true", help="print a JSON array")


def _add_level_flag(flags: argparse.ArgumentParser) -> None:
    flags.add_argument(
        "--level",
        type=int,
        choices=LEVELS,
        metavar="0..9",
        help="compression level (default: chosen by the speed of the last uploads)",
    )


def _add_free_space_flag(flags: argparse.ArgumentParser) -> None:
    flags.add_argument(
        "--keep-free-space",
        action="store_true",
        help="send deleted data too (default: zeros in its place where that saves much)",
    )


def _add_backing_flag(flags: argparse.ArgumentParser) -> None:
    flags.add_argument(
        "--allow-backing",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a file in the same folder that the image may refer to; may be repeated",
    )


def _add_sandbox_flags(flags: argparse.ArgumentParser) -> None:
    flags.add_argument(
        "--port", type=int, default=0, metavar="N", help="port to listen on (default: a free one)"
    )
    flags.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="NAME",
        help="a fault to simulate, such as put-reset, or put-reset:2 for twice; may be repeated",
    )
    flags.add_argument("--faults", action="store_true", help="list the faults, and exit")
    flags.add_argument(
        "--process-seconds",
        type=float,
        default=2.0,
        metavar="S",
        help="how long an image takes to process (default: 2)",
    )


def upload_spec(args: argparse.Namespace, file: Path) -> UploadSpec:
    """Return what `upload` asks for one file; without a label it is proposed from the name."""
    spec = UploadSpec(
        label=args.label or label_for(file.name),
        region=args.region,
        description=args.description,
        cloud_init=args.cloud_init,
        tags=tuple(args.tag),
        agrees=args.agree_eu_terms,
    )
    return spec.normalize()
