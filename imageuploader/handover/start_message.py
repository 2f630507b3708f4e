"""What a second start tells the window that is open: one line of JSON, in ASCII."""

import json
import os
from collections.abc import Iterable, Mapping
from typing import NamedTuple

MESSAGE_BYTES = 8 << 20
"""The most bytes of a message: more than the longest command line of any system makes."""

_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")
_TOKEN_CHARACTERS = 1024


class Malformed(ValueError):
    """The bytes are no message of a second start."""


class Message(NamedTuple):
    """The absolute paths of the files, and what lets the window come to the front."""

    files: tuple[str, ...]
    activation: Mapping[str, str]
    """The desktop's tokens, by the names of the variables in which it gave them."""


def message_of(names: Iterable[str], environ: Mapping[str, str]) -> Message:
    """Return the message of this process: names are resolved in its own working directory."""
    tokens = {name: environ[name] for name in _TOKENS if environ.get(name)}
    return Message(tuple(os.path.abspath(name) for name in names), tokens)  # noqa: PTH100 - no "~"


def encode(message: Message) -> bytes:
    """Return the line to send; names that are not UTF-8 keep their bytes."""
    document = {"files": message.files, "activation": message.activation}
    return json.dumps(document).encode("ascii") + b"\n"


def parse(line: bytes) -> Message:
    """Return the message of a line; raise Malformed."""
    if len(line) > MESSAGE_BYTES:
        raise Malformed("too long")
    try:
        document = json.loads(line.decode("ascii"))
        files, activation = document["files"], document["activation"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Malformed("no JSON of ours") from error
    if not isinstance(files, list) or not all(map(_is_path, files)):
        raise Malformed("the files are no absolute paths")
    return Message(tuple(files), _tokens_of(activation))


def _is_path(name: object) -> bool:
    return isinstance(name, str) and "\0" not in name and os.path.isabs(name)  # noqa: PTH117 - a str


def _tokens_of(activation: object) -> dict[str, str]:
    """Keep the tokens that are known and could stand in an environment."""
    if not isinstance(activation, dict):
        raise Malformed("the tokens are no object")
    kept = {name: activation[name] for name in _TOKENS if name in activation}
    if not all(isinstance(token, str) and _is_token(token) for token in kept.values()):
        raise Malformed("a token is not one")
    return kept


def _is_token(token: str) -> bool:
    return len(token) <= _TOKEN_CHARACTERS and token.isascii() and token.isprintable()
