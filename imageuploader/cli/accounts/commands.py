"""`imageuploader-cli accounts`: add, list, use, rename, remove, unlock, import."""

from argparse import Namespace
from dataclasses import replace
from getpass import getpass

from imageuploader.cli.accounts import import_accounts
from imageuploader.cli.accounts.sign_in import Book, sign_in
from imageuploader.cli.context import Context
from imageuploader.cli.exit_codes import Exit
from imageuploader.cli.printing.output import Output
from imageuploader.cli.printing.streams import can_ask, read_line
from imageuploader.cli.signals import cancel_on_signals
from imageuploader.domain.accounts.rights import clean_token
from imageuploader.domain.accounts.saved import (
    account_called,
    remove_account,
    rename_account,
    require_name,
)
from imageuploader.domain.errors import NoTokenStore, TokenStoreError
from imageuploader.domain.settings import SavedAccount
from imageuploader.store.vault import TokenVault
from imageuploader.words.account_texts import REASONS_HIDDEN
from imageuploader.words.text import Text

_MAX_TOKEN = 4096
_FROM_ENVIRONMENT = Text("This run uses the token of LINODE_TOKEN.")
_NOT_REMOVED = Text("The account {name} was not removed: its token is still in the password store.")
_SIGNED_IN = Text("Signed in as {user}. Stored in {store}, as the account {name}.")


def run(args: Namespace, context: Context, output: Output) -> Exit:
    """Run one of the commands."""
    book = Book(context.places)
    match args.action:
        case "add":
            return _add(args, context, book, output)
        case "list":
            return _list(args, context, book, output)
        case "use":
            return _use(args.name, book, output)
        case "rename":
            return _rename(args.name, args.title, book, output)
        case "remove":
            return _remove(args.name, book, output)
        case "unlock":
            return _unlock(output)
        case _:
            return import_accounts.run(args, context, book, output)


def _add(args: Namespace, context: Context, book: Book, output: Output) -> Exit:
    if args.name:
        require_name(args.name)
    token = clean_token(_read_token())
    context.hide(token)
    done = sign_in(book, token, args.name, context.connection.endpoint, context.network())
    facts = {"user": done.account.username, "store": done.store, "name": done.account.shown_name}
    output.print_message(_SIGNED_IN.with_facts(**facts))
    if not done.facts.tells_reasons:
        output.print_message(REASONS_HIDDEN)
    return Exit.DONE


def _read_token() -> str:
    """Ask for a token without showing it; or read it where standard input is not a terminal."""
    if can_ask():
        return getpass("Token: ")
    return read_line(_MAX_TOKEN)


def _list(args: Namespace, context: Context, book: Book, output: Output) -> Exit:
    settings = book.settings
    if args.json:
        output.print_json([_as_json(one, in_use=settings.account) for one in settings.accounts])
        return Exit.DONE
    if context.connection.token:
        output.print_message(_FROM_ENVIRONMENT)
    for account in settings.accounts:
        mark = "*" if account.name == settings.account else " "
        where = f"{account.endpoint.url} {account.endpoint.version}"
        note = f"  not stored ({account.not_stored})" if account.not_stored else ""
        output.print_result(f"{mark} {account.shown_name:<20} {account.username:<20} {where}{note}")
    if not settings.accounts:
        output.print_message(Text("No accounts. Add one: imageuploader-cli accounts add"))
    return Exit.DONE


def _as_json(account: SavedAccount, *, in_use: str) -> dict[str, object]:
    return {
        "name": account.shown_name,
        "id": account.name,
        "user": account.username,
        "in_use": account.name == in_use,
        "api_url": account.endpoint.url,
        "api_version": str(account.endpoint.version),
        "ca_file": account.endpoint.ca_file,
        "expires": account.expires,
        "not_stored": account.not_stored,
    }


def _use(name: str, book: Book, output: Output) -> Exit:
    account = account_called(book.settings.accounts, name)
    book.save(replace(book.settings, account=account.name))
    output.print_message(Text("In use: {name}", name=account.shown_name))
    return Exit.DONE


def _rename(name: str, title: str, book: Book, output: Output) -> Exit:
    account = account_called(book.settings.accounts, name)
    accounts = rename_account(book.settings.accounts, account.name, title)
    book.save(replace(book.settings, accounts=accounts))
    output.print_message(Text("{name} is now called {title}", name=name, title=title.strip()))
    return Exit.DONE


def _remove(name: str, book: Book, output: Output) -> Exit:
    """Remove the token first: an account whose token stays behind would be forgotten."""
    account = account_called(book.settings.accounts, name)
    if not account.not_stored:
        _forget_token(account, output)
    left = remove_account(book.settings.accounts, account.name)
    in_use = "" if book.settings.account == account.name else book.settings.account
    book.save(replace(book.settings, accounts=left, account=in_use))
    output.print_message(Text("Removed: {name}", name=account.shown_name))
    return Exit.DONE


def _forget_token(account: SavedAccount, output: Output) -> None:
    """Remove a token; without any password store there is none, and else it has to be told."""
    try:
        TokenVault().forget(account.name)
    except NoTokenStore as error:
        output.print_warning(error)
    except TokenStoreError:
        output.print_message(_NOT_REMOVED.with_facts(name=account.shown_name))
        raise


def _unlock(output: Output) -> Exit:
    output.print_message(
        Text("Answer the prompt of the password store. Press Ctrl+C to take it back.")
    )
    with cancel_on_signals() as cancel:
        TokenVault().unlock(cancel)
    output.print_message(Text("The password store is unlocked."))
    return Exit.DONE
