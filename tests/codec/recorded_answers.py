"""Answers as Linode gives them, and strategies for answers as it might."""

from collections.abc import Callable
from typing import TypeVar

from hypothesis import strategies as st

from imageuploader.domain.errors import Garbled

Given = TypeVar("Given")
Value = TypeVar("Value")

IMAGE: dict[str, object] = {
    "id": "private/31415",
    "label": "web-1",
    "status": "pending_upload",
    "type": "manual",
    "description": None,
    "size": 2500,
    "total_size": 5000,
    "regions": [
        {"region": "us-ord", "status": "available"},
        {"region": "nl-ams", "status": "pending replication"},
    ],
    "capabilities": ["cloud-init", "distributed-sites"],
    "tags": ["alpha", "béta"],
    "created": "2026-03-04T05:06:07",
    "created_by": "ada",
    "updated": "2026-03-04T07:06:07+02:00",
    "expiry": None,
    "eol": "2027-01-01T00:00:00Z",
    "vendor": None,
    "deprecated": False,
    "is_public": True,
    "is_shared": False,
    "image_sharing": {
        "shared_with": {"sharegroup_count": 2, "sharegroup_list_url": "/images/31415/sharegroups"},
        "shared_by": None,
    },
}
EVENT: dict[str, object] = {
    "id": 271,
    "action": "image_upload",
    "status": "failed",
    "message": "Failed to decompress image",
    "percent_complete": 40,
    "created": "2026-03-04T05:06:07",
    "entity": {"id": 31415, "type": "image", "label": "web-1", "url": "/v4/images/private/31415"},
}
REGION: dict[str, object] = {
    "id": "us-ord",
    "label": "Chicago, IL",
    "country": "us",
    "capabilities": ["Linodes", "Object Storage"],
    "site_type": "core",
    "status": "ok",
    "resolvers": {"ipv4": "192.0.2.1"},
}
ODD = [0, -1, 2.5, True, "", "odd", [], [None], [[]], {}, {"a": None}]

FLOATS = st.floats(allow_nan=False, allow_infinity=False)
SCALARS = st.none() | st.booleans() | st.integers() | FLOATS | st.text()
TIMES = st.datetimes(timezones=st.none() | st.timezones()).map(lambda time: time.isoformat())
JSON = st.recursive(
    SCALARS | TIMES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


def read(reader: Callable[[Given], Value], given: Given) -> Value | Garbled:
    """Return what the reader makes of it, or the one error it may raise."""
    try:
        return reader(given)
    except Garbled as error:
        return error


def like(answer: dict[str, object]) -> st.SearchStrategy[dict[str, object]]:
    """Return objects with the keys of this answer, each with its value or anything else."""
    fields = {name: st.just(value) | JSON for name, value in answer.items()}
    return st.fixed_dictionaries({}, optional=fields)
