"""Which requests may be asked again, and when. One table.

GET and DELETE are asked again after 408, 429, a 5xx without maintenance, and a broken line;
POST and PUT never are: whoever asked decides.
"""

from collections.abc import Callable
from typing import TypeVar

from imageuploader.domain.errors import RateLimited, ServerTrouble, Unreachable, UploadError

WAITS = (1.0, 2.0, 4.0)
SHORTEST_WAIT = 1.0
LONGEST_WAIT = 30.0
T = TypeVar("T")


def may_ask_again(error: UploadError) -> bool:
    """Return whether the same reading request may succeed a little later."""
    match error:
        case ServerTrouble(maintenance=maintenance):
            return not maintenance
        case Unreachable() | RateLimited():
            return True
        case _:
            return False


def seconds_before(error: UploadError, usual: float) -> float:
    """Return how long to wait: what the server asked for, within bounds, or the usual."""
    asked = error.seconds if isinstance(error, RateLimited | ServerTrouble) else 0.0
    return min(max(asked, SHORTEST_WAIT), LONGEST_WAIT) if asked else usual


def asked_again(
    ask: Callable[[], T], wait: Callable[[float], None], given_up: Callable[[], bool]
) -> T:
    """Return what `ask` returns, asking up to four times unless given up; raise its last error."""
    for usual in WAITS:
        try:
            return ask()
        except UploadError as error:
            if given_up() or not may_ask_again(error):
                raise
            wait(seconds_before(error, usual))
            if given_up():
                raise
    return ask()
