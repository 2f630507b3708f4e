"""What can be made to go wrong, and how often it still will."""

from collections.abc import Iterable
from threading import Lock

FAULTS = {
    "put-403": "The store refuses the signature of the address.",
    "put-500": "The store answers the upload with an internal error.",
    "put-reset": "The store resets the line in the middle of the body.",
    "put-silent": "The store reads the whole body and never answers.",
    "put-lost-reply": "The store keeps the object, and its answer is lost.",
    "put-stalled": "The store stops reading the body.",
    "event-failed": "The image cannot be processed.",
    "expired": "The upload window is over when the body comes.",
    "post-500": "The image is not created; an internal error is answered.",
    "post-lost-reply": "The image is created, and the answer is lost.",
    "post-silent": "The image is created, and no answer ever comes.",
    "api-503": "The API is unavailable.",
    "api-429": "The API asks for a pause of one second.",
    "gateway-html": "A gateway answers for the API, in HTML.",
    "garbled": "The API answers JSON that makes no sense.",
    "delete-500": "Deleting an image ends in an internal error.",
    "delete-silent": "An image is not deleted, and no answer ever comes.",
}


class Faults:
    """The faults in force, for any thread to change. Raises ValueError for an unknown name."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._lock = Lock()
        self._left: dict[str, int | None] = {}
        for name in names:
            self.add(name)

    def add(self, name: str, times: int | None = None) -> None:
        """Let a fault happen that many times, or until it is removed."""
        if name not in FAULTS:
            raise ValueError(f"unknown fault {name!r}")
        with self._lock:
            self._left[name] = times

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
