"""Debug log of requests."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_log = logging.getLogger(__name__)


@contextmanager
def log_request(method: str, where: str) -> Iterator[Callable[[int], None]]:
    """Log how the request in the block ended; yields a function that takes its status.

    What goes wrong after the status is known, while the response is read, is logged behind it.
    `where` must not contain a secret: no query, and of a signed address the host alone.
    """
    began, outcome = time.monotonic(), list[str]()

    def log_status(number: int) -> None:
        outcome.append(str(number))

    try:
        yield log_status
    except Exception as error:
        outcome.append(type(error).__name__)
        raise
    finally:
        said = " ".join(outcome) or "no answer"
        _log.debug("%s %s: %s, %.2f s", method, where, said, time.monotonic() - began)
