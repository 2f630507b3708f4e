"""What was asked of the network, a line each in the log of who wants to know more."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_log = logging.getLogger(__name__)


@contextmanager
def asked(method: str, where: str) -> Iterator[Callable[[int], None]]:
    """Around a request: log how it ended; yields who is to be told the status of the answer.

    `where` must have no secret: no query, and of a signed address the host alone.
    """
    began, status = time.monotonic(), "no answer"

    def answered(number: int) -> None:
        nonlocal status
        status = str(number)

    try:
        yield answered
    except Exception as error:
        status = type(error).__name__
        raise
    finally:
        _log.debug("%s %s: %s, %.2f s", method, where, status, time.monotonic() - began)
