"""The password of the proxy: from the password store, or asked for at the terminal, once."""

from contextlib import suppress
from dataclasses import replace
from getpass import getpass

from imageuploader.cli.context import Context
from imageuploader.cli.printing.streams import can_ask
from imageuploader.domain.errors import TokenStoreError
from imageuploader.domain.network.proxy import PASSWORD_ENTRY
from imageuploader.store.vault import TokenVault
from imageuploader.words.text import Text

_QUESTION = Text("Password of {user} for the proxy: ")


def ask_if_needed(context: Context) -> Context:
    """Return the context with the password of its proxy, if that has a user.

    What is typed is kept in the password store, where there is one. Raises why there is none, where
    nobody can be asked.
    """
    proxy = context.proxy
    if not proxy.user:
        return context
    try:
        password = TokenVault().token(PASSWORD_ENTRY)
    except TokenStoreError:
        if not can_ask():
            raise
        password = getpass(str(_QUESTION.with_facts(user=proxy.user)))
        with suppress(TokenStoreError):
            TokenVault().store(PASSWORD_ENTRY, password)
    context.hide(password)
    return replace(context, proxy=replace(proxy, password=password))
