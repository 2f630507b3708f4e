"""The flags of `imageuploader-cli accounts`."""

import argparse
from pathlib import Path


def add_account_commands(accounts: argparse.ArgumentParser) -> None:
    """Add the commands that follow `accounts`."""
    commands = accounts.add_subparsers(
        dest="action", required=True, metavar="ACTION", help="what to do with them"
    )

    def add(name: str, text: str) -> argparse.ArgumentParser:
        description = f"{text[:1].upper()}{text[1:]}."
        return commands.add_parser(name, help=text, description=description)

    new = add("add", "sign in; the token is asked for, or read from standard input")
    new.add_argument("name", nargs="?", default="", metavar="NAME", help="what to call the account")
    listed = add("list", "list the accounts of this computer")
    listed.add_argument("--json", action="store_true", help="print a JSON array")
    for name, text in (
        ("use", "choose the account that uploads"),
        ("remove", "remove an account and its token from this computer"),
    ):
        add(name, text).add_argument("name", metavar="NAME", help="the name of the account")
    renamed = add("rename", "give an account another name; its token and its uploads stay with it")
    renamed.add_argument("name", metavar="NAME", help="the name of the account")
    renamed.add_argument("title", metavar="NEW", help="what to call it from now on")
    add("unlock", "let the system ask for the password of its password store")
    other = add("import", "take the accounts of linode-cli or linodego, tokens included")
    other.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="FILE",
        help="its configuration file (default: where these programs keep it)",
    )
    other.add_argument("--user", default="", metavar="NAME", help="only this user of the file")
    other.add_argument("--dry-run", action="store_true", help="only list what would be taken")
