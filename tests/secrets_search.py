"""A token that stands nowhere else, and where it and signed addresses were found."""

import secrets
from urllib.parse import parse_qs, quote, urlsplit

TOKEN = secrets.token_hex(32)


def signatures(sandbox):
    """What makes an address good, as it stands in it and as the store reads it."""
    for address in sandbox.addresses:
        query = urlsplit(address).query
        signature = parse_qs(query)["Signature"][0]
        yield from (address, query, signature, quote(signature, safe=""))


def found_in(text, sandboxes):
    """The secrets that a text, in bytes, holds."""
    known = {TOKEN, *(secret for sandbox in sandboxes for secret in signatures(sandbox))}
    return [secret for secret in known if secret.encode() in text]


def leaking(folder, sandboxes):
    """The files under a folder that hold one."""
    kept = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in kept if found_in(_content(path), sandboxes)]


def _content(path):
    try:
        return path.read_bytes()
    except FileNotFoundError:  # a program that runs has removed it this instant
        return b""
