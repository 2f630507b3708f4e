"""What exists in the practice Linode: images, their objects, and the time that passes."""

import asyncio
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from math import ceil
from typing import cast

from imageuploader.sandbox.events import Events
from imageuploader.sandbox.faults import Faults
from imageuploader.sandbox.received_body import Received
from imageuploader.sandbox.signature import signed_query

BUCKET = "linode-production-machine-images-uploads"
WINDOW_SECONDS = 86_400
MEGABYTE = 1024**2
_FIRST_NUMBER = 27_384_383
_STEPS = 10

Record = dict[str, object]


def stamp(seconds: float) -> str:
    """Return a moment as the API writes it: UTC, without a zone."""
    return datetime.fromtimestamp(int(seconds), UTC).replace(tzinfo=None).isoformat()


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the store takes: the unpacked size, how long a sender may be silent, how fast it reads.

    `receive_bytes` is what the system takes in before the server reads it, None for its usual.
    """

    raw_bytes: int = 6 * 1024**3
    silence_seconds: float = 65.0
    bytes_a_second: float | None = None
    receive_bytes: int | None = None


USUAL = Bounds()


class World:
    """Changed only by the server's thread; read by whoever started it."""

    def __init__(
        self,
        faults: Iterable[str],
        *,
        process_seconds: float,
        bounds: Bounds,
        clock: Callable[[], float],
    ) -> None:
        self.faults = Faults(faults)
        self.images: dict[str, Record] = {}
        self.received: dict[str, Received] = {}
        self.calls: list[tuple[str, str]] = []
        self.addresses: list[str] = []
        self.stop = threading.Event()
        self.clock = clock
        self.bounds = bounds
        self.url = ""
        self.front = ""
        """What upload addresses begin with, where that is not `url`."""

        self.events = Events(lambda: stamp(self.clock()))
        self._process_seconds = process_seconds
        self._numbers = iter(range(_FIRST_NUMBER, 10**9))
        self._homes: dict[str, str] = {}
        self._ends: dict[str, float] = {}
        self._tokens: set[str] = set()
        self._revoked: set[str] = set()

    def create(self, wish: Record) -> Record:
        """Make a pending image and return it with its signed address."""
        number = next(self._numbers)
        name = f"private/{number}"
        image = _new_image(name, wish, stamp(self.clock()))
        self.images[name] = image
        self._homes[name] = str(wish["region"])
        expires = int(self.clock()) + WINDOW_SECONDS
        self._ends[name] = expires
        self.events.open(number, str(wish["label"]))
        path = f"/{BUCKET}/{number}"
        address = f"{self.front or self.url}{path}?{signed_query(path, expires)}"
        self.addresses.append(address)
        return {"upload_to": address, "image": image}

    def update(self, image: Record, changes: Record) -> Record:
        """Change a label, a description or tags."""
        image.update(changes, updated=stamp(self.clock()))
        self.events.tell("image_update", _number(str(image["id"])), str(image["label"]))
        return image

    def delete(self, name: str) -> None:
        """Remove an image; an upload that was not through ends with it."""
        image = self.images.pop(name)
        if image["status"] != "available":
            self.events.fail(_number(name), "Upload canceled")
        self.events.tell("image_delete", _number(name), str(image["label"]))

    def lose(self, name: str) -> None:
        """Remove an image as somebody else would; it may have gone before."""
        if name in self.images:
            self.delete(name)

    def is_revoked(self, token: str) -> bool:
        """Tell whether a token is valid no longer; it is known from now on."""
        self._tokens.add(token)
        return token in self._revoked

    def revoke(self) -> None:
        """Make every token that was used so far invalid."""
        self._revoked |= self._tokens

    def sweep(self) -> None:
        """Remove the images whose upload window is over."""
        for name, image in list(self.images.items()):
            if image["status"] == "pending_upload" and self.clock() >= self._ends[name]:
                self.expire(name)

    def expire(self, name: str) -> None:
        """End the upload window of an image now."""
        if self.images.pop(name, None) is not None:
            self.events.fail(_number(name), "Upload window expired")

    def keep(self, name: str, received: Received) -> None:
        """Keep a whole object, and begin to make an image of it."""
        self.received[name] = received
        image = self.images.get(name)
        if image is None or image["status"] != "pending_upload":
            return
        image["status"] = "creating"
        image["regions"] = [{"region": self._homes[name], "status": "creating"}]
        self._advance(name, received, 0)

    def _advance(self, name: str, received: Received, step: int) -> None:
        if name not in self.images:
            return
        if step == _STEPS:
            self._finish(name, received)
            return
        self.events.progress(_number(name), 100 * step // _STEPS)
        later = self._process_seconds / _STEPS
        asyncio.get_running_loop().call_later(later, self._advance, name, received, step + 1)

    def _finish(self, name: str, received: Received) -> None:
        reason = self._refusal(received)
        if reason:
            del self.images[name]
            self.events.fail(_number(name), reason)
            return
        image = self.images[name]
        size = max(1, ceil((received.raw_size or 0) / MEGABYTE))
        capabilities = cast("list[str]", image["capabilities"])
        image.update(
            status="available",
            size=size,
            total_size=size,
            updated=stamp(self.clock()),
            capabilities=[*capabilities, "distributed-sites"],
            regions=[{"region": self._homes[name], "status": "available"}],
        )
        self.events.finish(_number(name))

    def _refusal(self, received: Received) -> str:
        if self.faults.strikes("event-failed"):
            return "Failed to decompress image"
        if received.too_large:
            limit = self.bounds.raw_bytes // MEGABYTE
            return f"Uncompressed image is larger than the limit of {limit}"
        return "" if received.raw_sha256 else "Failed to decompress image"

    def replicate(self, image: Record, regions: list[str]) -> Record:
        """Make the image be in exactly these regions, in time."""
        held = [place["region"] for place in places(image) if place["status"] == "available"]
        wanted = [{"region": name, "status": _replica(name in held)} for name in regions]
        image["regions"] = wanted
        self._settle_total(image)
        later = self._process_seconds
        asyncio.get_running_loop().call_later(later, self._replicated, image, wanted)
        return image

    def _replicated(self, image: Record, wanted: list[dict[str, str]]) -> None:
        if image["regions"] is not wanted:
            return
        for place in wanted:
            place["status"] = "available"
        self._settle_total(image)

    def _settle_total(self, image: Record) -> None:
        size = cast("int", image["size"])
        ready = [place for place in places(image) if place["status"] == "available"]
        image["total_size"] = size * len(ready)


def places(image: Record) -> list[dict[str, str]]:
    """Return the regions of an image with their status."""
    return cast("list[dict[str, str]]", image["regions"])


def _replica(held: bool) -> str:
    return "available" if held else "pending replication"


def _number(name: str) -> int:
    return int(name.removeprefix("private/"))


def _new_image(name: str, wish: Record, now: str) -> Record:
    return {
        "id": name,
        "label": wish["label"],
        "description": wish.get("description"),
        "created": now,
        "updated": now,
        "size": 0,
        "total_size": 0,
        "created_by": "practice",
        "type": "manual",
        "tags": wish.get("tags", []),
        "is_public": False,
        "is_shared": False,
        "deprecated": False,
        "vendor": None,
        "expiry": None,
        "eol": None,
        "status": "pending_upload",
        "capabilities": ["cloud-init"] if wish.get("cloud_init") else [],
        "regions": [],
        "image_sharing": {
            "shared_with": {
                "sharegroup_count": 0,
                "sharegroup_list_url": f"/images/{name}/sharegroups",
            },
            "shared_by": None,
        },
    }
