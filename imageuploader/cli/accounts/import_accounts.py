"""`imageuploader-cli accounts import`."""

import os
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from imageuploader.cli.accounts.sign_in import Book, sign_in
from imageuploader.cli.context import Context
from imageuploader.cli.exit_codes import Exit, exit_code_of
from imageuploader.cli.printing.output import Output
from imageuploader.domain.accounts.found import FoundAccount
from imageuploader.domain.accounts.saved import find_account
from imageuploader.domain.errors import BadSetting, UploadError
from imageuploader.store.accounts.other_tools import find_accounts, read_accounts
from imageuploader.words.text import Text

_TAKEN = Text("Imported {name} from {file}, stored in {store}.")
_STILL_THERE = Text(
    "{file} still has the token in plain text. This program does not change that file; if you no "
    "longer need it, remove it yourself."
)


def run(args: Namespace, context: Context, book: Book, output: Output) -> Exit:
    """Sign in as every user of the files; one that fails does not stop the others."""
    found = _chosen(args)
    result, first = Exit.DONE, book.settings.account
    for account in found:
        context.hide(account.token)
        if args.dry_run:
            output.print_result(f"{account.name:<20} {account.endpoint.url}  {account.file}")
            continue
        try:
            _take(account, context, book, output)
        except UploadError as error:
            output.print_error(error)
            result = exit_code_of(error)
    if not args.dry_run:
        _finish(found, first, book, output)
    return result


def _chosen(args: Namespace) -> tuple[FoundAccount, ...]:
    found = read_accounts(args.file) if args.file else find_accounts(os.environ, Path.home())
    if args.user:
        found = tuple(account for account in found if account.name == args.user)
    if not found:
        wanted = args.user or str(args.file or "linode-cli, linodego")
        raise BadSetting("accounts import", wanted, "no token was found there")
    return found


def _take(found: FoundAccount, context: Context, book: Book, output: Output) -> None:
    taken = find_account(book.settings.accounts, found.name) is not None
    name = "" if taken else found.name
    done = sign_in(book, found.token, name, found.endpoint, context.network())
    facts = {"name": done.account.shown_name, "file": found.file, "store": done.store}
    output.print_message(_TAKEN.with_facts(**facts))
    if found.region and not book.settings.region:
        book.save(replace(book.settings, region=found.region))


def _finish(found: tuple[FoundAccount, ...], first: str, book: Book, output: Output) -> None:
    """Leave the account of before in use, else the file's default user; name what stays behind."""
    names = [account.name for account in book.settings.accounts]
    wanted = first or next((one.name for one in found if one.name in names), "")
    if wanted in names:
        book.save(replace(book.settings, account=wanted))
    for file in dict.fromkeys(account.file for account in found):
        output.print_message(_STILL_THERE.with_facts(file=file))
