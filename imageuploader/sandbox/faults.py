"""What can be made to go wrong, and how often it still will.

A fault of the body is named for what happens, and for where: `put-reset-start` before the body,
`put-reset` in its middle, `put-reset-end` after its last byte. A fault of the API is named for
the operation: `post-500`, `look-500`, `delete-500`, or `api-500` for whichever comes first.
"""

from collections.abc import Iterable
from threading import Lock

PLACES = {
    "-start": "before the body",
    "": "in the middle of the body",
    "-end": "after the last byte",
}
OF_THE_BODY = {
    "image-deleted": "Somebody else deletes the image",
    "token-revoked": "The token is revoked",
    "expired": "The upload window ends",
    "put-reset": "The store resets the line",
    "put-cut": "The store closes the line without a word",
    "put-stalled": "The store stops reading",
    "put-short": "The store's answer is cut short",
    "put-403": "The store refuses the signature of the address",
    "put-408": "The store finds the sender too slow",
    "put-411": "The store misses the length of the body",
    "put-413": "A gateway finds the body too large",
    "put-429": "The store asks for a pause of one second",
    "put-500": "The store answers an internal error",
    "put-502": "A gateway answers for the store, in HTML",
    "put-503": "The store has too much to do",
    "put-maintenance": "The store is under maintenance",
}
OPERATIONS = {
    "api": "any request",
    "post": "the request for an address",
    "look": "asking for an image",
    "delete": "deleting an image",
}
OF_THE_API = {
    "reset": "The line is reset at {}.",
    "cut": "The line is closed without a word at {}.",
    "silent": "There is no answer to {}.",
    "short": "The answer to {} is cut short.",
    "garbled": "The answer to {} is JSON that makes no sense.",
    "401": "The token is refused at {}.",
    "403": "The user may not do it: {}.",
    "408": "The API loses patience with {}.",
    "411": "A gateway misses the length of {}.",
    "413": "A gateway finds the body too large of {}.",
    "429": "The API asks for a pause of one second at {}.",
    "500": "An internal error answers {}.",
    "502": "A gateway answers, in HTML, {}.",
    "503": "The API is unavailable for {}.",
    "maintenance": "The API is under maintenance at {}.",
}
"""Each happens instead of what was asked for: nothing is made, and nothing deleted."""

FAULTS = {
    **{
        f"{what}{place}": f"{sentence} {where}."
        for what, sentence in OF_THE_BODY.items()
        for place, where in PLACES.items()
    },
    "put-short-end": "The store keeps the object, and its answer is cut short.",
    "put-lost-reply": "The store keeps the object, and its answer is lost.",
    "put-lost-silent": "The store keeps the object, and never answers.",
    "put-silent": "The store reads the whole body and never answers.",
    "put-other-etag": "The store answers with the checksum of other bytes.",
    "put-slow": "The store takes half a megabyte a second.",
    "event-failed": "The image cannot be processed.",
    "image-odd": "Images come with fields missing, null, and unknown.",
    "image-bare": "Images come with their id and nothing else.",
    "unfiltered": "Lists come whole, whatever the filter.",
    **{
        f"{operation}-{what}": sentence.format(words)
        for operation, words in OPERATIONS.items()
        for what, sentence in OF_THE_API.items()
    },
    "post-lost-reply": "The image is created, and the answer is lost.",
    "post-lost-silent": "The image is created, and there is no answer.",
    "post-lost-short": "The image is created, and the answer is cut short.",
    "post-lost-garbled": "The image is created, and the answer makes no sense.",
    "post-lost-502": "The image is created, and a gateway answers in HTML.",
    "post-lost-503": "The image is created, and the API says that it is unavailable.",
    "delete-lost-reply": "The image is deleted, and the answer is lost.",
}


def fault_and_times(text: str) -> tuple[str, int | None]:
    """Return the name of a fault and how often it may strike, from `put-403` or `put-403:2`.

    Raises ValueError for what is neither.
    """
    name, colon, number = text.partition(":")
    if name not in FAULTS or bool(colon) != number.isdecimal():
        raise ValueError(f"unknown fault {text!r}")
    return name, int(number) if colon else None


class Faults:
    """The faults in force, for any thread to change. Raises ValueError for an unknown name."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._lock = Lock()
        self._left: dict[str, int | None] = {}
        for name in names:
            self.add(name)

    def add(self, name: str, times: int | None = None) -> None:
        """Let a fault happen that many times, or until it is removed; `put-403:2` says twice."""
        name, said = fault_and_times(name)
        with self._lock:
            self._left[name] = times if said is None else said

    def remove(self, name: str) -> None:
        """End a fault, whether it is in force or not."""
        with self._lock:
            self._left.pop(name, None)

    def clear(self) -> None:
        """End every fault."""
        with self._lock:
            self._left.clear()

    def strikes(self, name: str) -> bool:
        """Whether the fault happens now; counts it."""
        with self._lock:
            if name not in self._left:
                return False
            left = self._left[name]
            if left is None:
                return True
            if left > 0:
                self._left[name] = left - 1
            return left > 0
