"""The events of the account: what happened to its images."""

from collections.abc import Callable
from datetime import datetime
from itertools import count

Record = dict[str, object]
_FIRST_ID = 912_345_601


class Events:
    """The events of the account, oldest first in `all`."""

    def __init__(self, now: Callable[[], str]) -> None:
        self.all: list[Record] = []
        self._now = now
        self._ids = count(_FIRST_ID)
        self._uploads: dict[int, Record] = {}

    def start_upload(self, number: int, label: str) -> None:
        """Add the event of an upload that is scheduled."""
        self._uploads[number] = self._add("image_upload", "scheduled", number, label)

    def add(self, action: str, number: int, label: str) -> None:
        """Add the event of something that is already done."""
        self._add(action, "notification", number, label)

    def progress(self, number: int, percent: int) -> None:
        """Update how far an upload has been processed."""
        self._uploads[number].update(status="started", percent_complete=percent)

    def finish(self, number: int) -> None:
        """Mark the event of an upload as finished."""
        self._end(number, status="finished")

    def fail(self, number: int, message: str) -> None:
        """Mark the event of an upload as failed."""
        self._end(number, status="failed", message=message)

    def _end(self, number: int, **facts: str) -> None:
        event = self._uploads[number]
        duration = _parse_time(self._now()) - _parse_time(str(event["created"]))
        event.update(facts, percent_complete=100, duration=duration.total_seconds())

    def _add(self, action: str, status: str, number: int, label: str) -> Record:
        url = f"/v4/images/private/{number}"
        event: Record = {
            "id": next(self._ids),
            "action": action,
            "status": status,
            "message": None,
            "percent_complete": 0,
            "created": self._now(),
            "duration": 0.0,
            "rate": None,
            "time_remaining": None,
            "read": False,
            "seen": False,
            "username": "practice",
            "entity": {"id": number, "type": "image", "label": label, "url": url},
            "secondary_entity": None,
        }
        self.all.append(event)
        return event


def _parse_time(text: str) -> datetime:
    return datetime.fromisoformat(text)
