"""The accounts that are saved: found, added, renamed and removed by plain functions.

An account's `name` never changes: its token, and the uploads of the history, are kept under it.
"""

from dataclasses import replace
from datetime import datetime
from itertools import count

from imageuploader.domain.accounts.browser_sign_in import WARN_BEFORE_END
from imageuploader.domain.accounts.rights import WARN_BEFORE, is_expiring
from imageuploader.domain.errors import BadAccountName, BadSetting, TokenNotStored
from imageuploader.domain.network.proxy import PASSWORD_ENTRY
from imageuploader.domain.settings import SavedAccount

Accounts = tuple[SavedAccount, ...]
LONGEST_NAME = 50
IN_MEMORY = "memory, for this session only"
"""What a store that forgets everything at the end says of where a token is."""


def find_account(accounts: Accounts, name: str) -> SavedAccount | None:
    """Return the account of a name, or None."""
    return next((account for account in accounts if account.name == name), None)


def account_called(accounts: Accounts, text: str) -> SavedAccount:
    """Return the account that a person means; raise BadSetting if there is none."""
    by_title = (account for account in accounts if account.shown_name == text)
    if account := next(by_title, find_account(accounts, text)):
        return account
    raise BadSetting("account", text, "there is no such account")


def put_account(accounts: Accounts, account: SavedAccount) -> Accounts:
    """Add an account, or replace the one of its name, which keeps its place and its title."""
    known = find_account(accounts, account.name)
    if known is None:
        return (*accounts, account)
    titled = replace(account, title=account.title or known.title)
    return tuple(titled if other is known else other for other in accounts)


def rename_account(accounts: Accounts, name: str, title: str) -> Accounts:
    """Give an account another title; raise BadAccountName if that is not possible."""
    title = title.strip()
    require_name(title)
    for other in accounts:
        if other.name != name and title in {other.name, other.shown_name}:
            raise BadAccountName(title, "taken")
    return tuple(
        replace(account, title=title) if account.name == name else account for account in accounts
    )


def remove_account(accounts: Accounts, name: str) -> Accounts:
    """Return the accounts without one."""
    return tuple(account for account in accounts if account.name != name)


def unused_name(accounts: Accounts, wanted: str) -> str:
    """Return a name that no account has or ever shows: the wanted one, or with a number."""
    taken = {name for account in accounts for name in (account.name, account.title)}
    taken.add(PASSWORD_ENTRY)
    numbered = (f"{wanted}-{number}" for number in count(2))
    return wanted if wanted not in taken else next(name for name in numbered if name not in taken)


def name_for_user(accounts: Accounts, username: str) -> str:
    """Return the name of a user's account, or a new one: never that of another user's."""
    known = (account.name for account in accounts if account.username == username)
    return next(known, "") or unused_name(accounts, username or "default")


def free_name(accounts: Accounts, wanted: str) -> str:
    """Return a wanted name if no account has it and one may have it, else an empty one."""
    name = wanted.strip()
    try:
        require_name(name)
    except BadAccountName:
        return ""
    return name if unused_name(accounts, name) == name else ""


def require_name(name: str) -> None:
    """Raise BadAccountName unless an account may be called this."""
    if not name:
        raise BadAccountName(name, "empty")
    if name == PASSWORD_ENTRY:
        raise BadAccountName(name, "reserved")
    if len(name) > LONGEST_NAME or not name.isprintable():
        raise BadAccountName(name, "long")


def is_stored(account: SavedAccount | None) -> bool:
    """Return whether there is an account, with a token in the password store."""
    return account is not None and not account.not_stored


def expires_soon(account: SavedAccount, now: datetime) -> bool:
    """Return whether a token expires within three days, or ten minutes if a browser got it."""
    warn_before = WARN_BEFORE_END if account.by_browser else WARN_BEFORE
    return is_expiring(account.expires, now, warn_before)


def why_not_stored(account: SavedAccount | None) -> TokenNotStored | None:
    """Return why the token of an account was kept for one session only; None if it was stored."""
    if account is None or not account.not_stored:
        return None
    return TokenNotStored(account.name, account.not_stored)
