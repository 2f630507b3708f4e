"""The faults that can be simulated, and how often each will still strike.

A fault of the body is named after what happens and where: `put-reset-start` before the body,
`put-reset` in its middle, `put-reset-end` after its last byte. A fault of the API is named after
the operation: `post-500`, `look-500`, `delete-500`, or `api-500` for the next one of any kind.
"""

from collections.abc import Iterable
from threading import Lock

POSITIONS = {
    "-start": "before the body",
    "": "halfway through the body",
    "-end": "after the last byte",
}
BODY_FAULTS = {
    "image-deleted": "Somebody else deletes the image",
    "token-revoked": "The token is revoked",
    "expired": "The upload address expires",
    "put-reset": "The store resets the connection",
    "put-cut": "The store closes the connection without a reply",
    "put-stalled": "The store stops reading",
    "put-short": "The store's reply breaks off",
    "put-403": "The store rejects the signature of the address",
    "put-408": "The store times out waiting for data",
    "put-411": "The store replies that the Content-Length is missing",
    "put-413": "A gateway replies that the body is too large",
    "put-429": "The store replies that the client must wait one second",
    "put-500": "The store replies with an internal error",
    "put-502": "A gateway replies for the store with an HTML error page",
    "put-503": "The store replies that it is overloaded",
    "put-maintenance": "The store replies that it is under maintenance",
}
OPERATIONS = {
    "api": "a request of any kind",
    "post": "the request for an upload address",
    "look": "the request for an image",
    "delete": "the deletion of an image",
}
API_FAULTS = {
    "reset": "The connection is reset during {}.",
    "cut": "The connection is closed without a reply to {}.",
    "silent": "There is no reply to {}.",
    "short": "The reply to {} breaks off.",
    "garbled": "The reply to {} is invalid JSON.",
    "401": "The API rejects the token of {}.",
    "403": "The user lacks permission for {}.",
    "408": "The API times out waiting for {}.",
    "411": "A gateway replies to {} that the Content-Length is missing.",
    "413": "A gateway replies to {} that it is too large.",
    "429": "The API replies to {} that the client must wait one second.",
    "500": "The API replies to {} with an internal error.",
    "502": "A gateway replies to {} with an HTML error page.",
    "503": "The API replies to {} that it is unavailable.",
    "maintenance": "The API replies to {} that it is under maintenance.",
}
"""Each strikes before the request is carried out: nothing is created and nothing deleted."""

FAULTS = {
    **{
        f"{what}{place}": f"{sentence}, {where}."
        for what, sentence in BODY_FAULTS.items()
        for place, where in POSITIONS.items()
    },
    "put-short-end": "The store keeps the object, and its reply breaks off.",
    "put-lost-reply": "The store keeps the object, and its reply is lost.",
    "put-lost-silent": "The store keeps the object, and never replies.",
    "put-silent": "The store reads the whole body and never replies.",
    "put-other-etag": "The store replies with the checksum of different data.",
    "put-slow": "The store accepts half a megabyte per second.",
    "event-failed": "Processing the image fails.",
    "image-odd": "Images have missing, null and unknown fields.",
    "image-bare": "Images have an id and no other field.",
    "unfiltered": "Lists ignore the filter.",
    **{
        f"{operation}-{what}": sentence.format(words)
        for operation, words in OPERATIONS.items()
        for what, sentence in API_FAULTS.items()
    },
    "post-lost-reply": "The image is created, and the reply is lost.",
    "post-lost-silent": "The image is created, and there is no reply.",
    "post-lost-short": "The image is created, and the reply breaks off.",
    "post-lost-garbled": "The image is created, and the reply is invalid JSON.",
    "post-lost-502": "The image is created, and a gateway replies with an HTML error page.",
    "post-lost-503": "The image is created, and the API replies that it is unavailable.",
    "delete-lost-reply": "The image is deleted, and the reply is lost.",
}


def parse_fault(text: str) -> tuple[str, int | None]:
    """Return the name of a fault and how often it strikes, from `put-403` or `put-403:2`.

    Raises ValueError for anything else.
    """
    name, colon, number = text.partition(":")
    if name not in FAULTS or bool(colon) != number.isdecimal():
        raise ValueError(f"unknown fault {text!r}")
    return name, int(number) if colon else None


class Faults:
    """The active faults; thread-safe. Raises ValueError for an unknown name."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._lock = Lock()
        self._left: dict[str, int | None] = {}
        for name in names:
            self.add(name)

    def add(self, name: str, times: int | None = None) -> None:
        """Let a fault strike that many times, or until it is removed; `put-403:2` means twice."""
        name, own_times = parse_fault(name)
        with self._lock:
            self._left[name] = times if own_times is None else own_times

    def remove(self, name: str) -> None:
        """Remove a fault, if it is active."""
        with self._lock:
            self._left.pop(name, None)

    def clear(self) -> None:
        """Remove all faults."""
        with self._lock:
            self._left.clear()

    def left(self, name: str) -> int | None:
        """Return how often a fault strikes yet: 0 if it is not active, None for each time."""
        with self._lock:
            return self._left.get(name, 0)

    def strikes(self, name: str) -> bool:
        """Whether the fault strikes now, which is counted."""
        with self._lock:
            if name not in self._left:
                return False
            left = self._left[name]
            if left is None:
                return True
            if left > 0:
                self._left[name] = left - 1
            return left > 0
