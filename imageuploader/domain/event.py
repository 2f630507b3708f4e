"""Events of an account that concern an image."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EventStatus(StrEnum):
    """The statuses that are used here; an event may have another."""

    SCHEDULED = "scheduled"
    STARTED = "started"
    FINISHED = "finished"
    FAILED = "failed"
    CANCELED = "canceled"
    NOTIFICATION = "notification"


@dataclass(frozen=True, slots=True)
class Event:
    """One account event; `entity_id` is the bare number of `private/N`."""

    id: int = 0
    action: str = ""
    status: str = ""
    message: str = ""
    percent_complete: int | None = None
    created: datetime | None = None
    entity_id: int | None = None
    entity_type: str = ""
