"""Debug log of requests."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_log = logging.getLogger(__name__)


@contextmanager
def log_request(method: str, where: str) -> Iterator[Callable[[int], None]]:
    """Log how the request in the block ended; yields a function that takes its status.

    `where` must not contain a secret: no query, and of a signed address the host alone.
    """
    began, status = time.monotonic(), "no answer"

    def log_status(number: int) -> None:
        nonlocal status
        status = str(number)

    try:
        yield log_status
    except Exception as error:
        status = type(error).__name__
        raise
    finally:
        _log.debug("%s %s: %s, %.2f s", method, where, status, time.monotonic() - began)
