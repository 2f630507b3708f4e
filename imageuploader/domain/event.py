"""Events of an account that concern an image."""

from dataclasses import dataclass
from datetime import datetime, timedelta
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
    """One account event; `entity_id` is the bare number of `private/N`, `duration` seconds."""

    id: int = 0
    action: str = ""
    status: str = ""
    message: str = ""
    percent_complete: int | None = None
    created: datetime | None = None
    duration: float | None = None
    entity_id: int | None = None
    entity_type: str = ""

    @property
    def ended(self) -> datetime | None:
        """When what it is about was over, None if it does not say."""
        over = self.status in {EventStatus.FINISHED, EventStatus.FAILED, EventStatus.CANCELED}
        if not over or self.created is None or self.duration is None:
            return None
        return self.created + timedelta(seconds=self.duration)
