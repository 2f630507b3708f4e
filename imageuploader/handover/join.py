"""Joins the window that is open, or finds that this start is to open it."""

import os
from argparse import Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias

from imageuploader.handover.reply import Reply, Waits
from imageuploader.handover.start_key import (
    key_of,
    pipe_address,
    shares_a_window,
    socket_address,
)
from imageuploader.handover.start_message import encode, message_of

if TYPE_CHECKING:
    from imageuploader.handover.named_pipe import PipeDoor
    from imageuploader.handover.unix_socket import SocketDoor

Door: TypeAlias = "SocketDoor | PipeDoor"
"""Where the first start hears of later ones."""


class HandedOver:
    """The window that is open has taken the files: there is nothing left to do."""


def join(
    args: Namespace, environ: Mapping[str, str], waits: Waits | None = None
) -> "Door | HandedOver | None":
    """Hand the files to the window that is open, or return where to listen for later starts.

    None means that this start opens a window of its own and listens to nobody.
    """
    if not shares_a_window(args):
        return None
    line = encode(message_of(args.file, environ))
    try:
        joined = _join(key_of(args, environ), line, environ, waits or Waits())
    except OSError:
        return None  # two windows are better than none
    if isinstance(joined, Reply):
        return HandedOver() if joined is Reply.TAKEN else None
    return joined


def _join(key: str, line: bytes, environ: Mapping[str, str], waits: Waits) -> "Door | Reply | None":
    if os.name == "nt":
        from imageuploader.handover import named_pipe

        return named_pipe.join(pipe_address(key), line, waits)
    from imageuploader.handover import unix_socket

    address = socket_address(key, environ)
    return None if address is None else unix_socket.join(address, line, waits)
