"""The state of the practice Linode: images, their objects and events."""

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
AGREEMENTS = ("billing_agreement", "eu_model", "master_service_agreement", "privacy_policy")
_FIRST_NUMBER = 27_384_383
_STEPS = 10

Record = dict[str, object]


def stamp(seconds: float) -> str:
    """Return a moment as the API writes it: UTC, without a zone."""
    return datetime.fromtimestamp(int(seconds), UTC).replace(tzinfo=None).isoformat()


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of the store: unpacked size, silence of a sender, and how fast it reads.

    `receive_bytes` is the size of the socket's receive buffer, None for the system's default.
    """

    raw_bytes: int = 6 * 1024**3
    silence_seconds: float = 65.0
    bytes_a_second: float | None = None
    receive_bytes: int | None = None


USUAL = Bounds()


class State:
    """Changed only in the server's thread; read in any."""

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
        self.agreements = dict.fromkeys(AGREEMENTS, False) | {"master_service_agreement": True}
        self.received: dict[str, Received] = {}
        self.calls: list[tuple[str, str]] = []
        self.addresses: list[str] = []
        self.stop = threading.Event()
        self.clock = clock
        self.bounds = bounds
        self.url = ""
        self.upload_origin = ""
        """The scheme and host of upload addresses, if not those of `url`."""

        self.events = Events(lambda: stamp(self.clock()))
        self._process_seconds = process_seconds
        self._numbers = iter(range(_FIRST_NUMBER, 10**9))
        self._region_of: dict[str, str] = {}
        self._expiry_of: dict[str, float] = {}
        self._tokens: set[str] = set()
        self._revoked: set[str] = set()

    def create(self, wish: Record) -> Record:
        """Create a pending image, and return it with its signed address."""
        number = next(self._numbers)
        name = f"private/{number}"
        image = _new_image(name, wish, stamp(self.clock()))
        self.images[name] = image
        self._region_of[name] = str(wish["region"])
        expires = int(self.clock()) + WINDOW_SECONDS
        self._expiry_of[name] = expires
        self.events.start_upload(number, str(wish["label"]))
        path = f"/{BUCKET}/{number}"
        address = f"{self.upload_origin or self.url}{path}?{signed_query(path, expires)}"
        self.addresses.append(address)
        return {"upload_to": address, "image": image}

    def update(self, image: Record, changes: Record) -> Record:
        """Change a label, a description or tags."""
        image.update(changes, updated=stamp(self.clock()))
        self.events.add("image_update", _number(str(image["id"])), str(image["label"]))
        return image

    def delete(self, name: str) -> None:
        """Delete an image; an unfinished upload fails with it."""
        image = self.images.pop(name)
        if image["status"] != "available":
            self.events.fail(_number(name), "Upload canceled")
        self.events.add("image_delete", _number(name), str(image["label"]))

    def delete_if_present(self, name: str) -> None:
        """Delete an image, unless it is already gone."""
        if name in self.images:
            self.delete(name)

    def is_revoked(self, token: str) -> bool:
        """Whether a token has been revoked; remembers it for `revoke`."""
        self._tokens.add(token)
        return token in self._revoked

    def revoke(self) -> None:
        """Revoke every token that has been used so far."""
        self._revoked |= self._tokens

    def remove_expired(self) -> None:
        """Remove the images whose upload address has expired."""
        for name, image in list(self.images.items()):
            if image["status"] == "pending_upload" and self.clock() >= self._expiry_of[name]:
                self.expire(name)

    def expire(self, name: str) -> None:
        """Let the upload address of an image expire now."""
        if self.images.pop(name, None) is not None:
            self.events.fail(_number(name), "Upload window expired")

    def store(self, name: str, received: Received) -> None:
        """Store a complete object, and start processing its image."""
        self.received[name] = received
        image = self.images.get(name)
        if image is None or image["status"] != "pending_upload":
            return
        image["status"] = "creating"
        image["regions"] = [{"region": self._region_of[name], "status": "creating"}]
        self._advance(name, received, 0)

    def _advance(self, name: str, received: Received, step: int) -> None:
        if name not in self.images:
            return
        if step == _STEPS:
            self._finish(name, received)
            return
        self.events.progress(_number(name), 100 * step // _STEPS)
        delay = self._process_seconds / _STEPS
        asyncio.get_running_loop().call_later(delay, self._advance, name, received, step + 1)

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
            regions=[{"region": self._region_of[name], "status": "available"}],
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
        """Start replicating an image, so that it ends up in exactly these regions."""
        held = [region["region"] for region in regions_of(image) if region["status"] == "available"]
        wanted = [{"region": name, "status": _replica_status(name in held)} for name in regions]
        image["regions"] = wanted
        self._update_total_size(image)
        delay = self._process_seconds
        asyncio.get_running_loop().call_later(delay, self._finish_replication, image, wanted)
        return image

    def _finish_replication(self, image: Record, wanted: list[dict[str, str]]) -> None:
        if image["regions"] is not wanted:
            return
        for region in wanted:
            region["status"] = "available"
        self._update_total_size(image)

    def _update_total_size(self, image: Record) -> None:
        size = cast("int", image["size"])
        ready = [region for region in regions_of(image) if region["status"] == "available"]
        image["total_size"] = size * len(ready)


def regions_of(image: Record) -> list[dict[str, str]]:
    """Return the regions of an image with their status."""
    return cast("list[dict[str, str]]", image["regions"])


def _replica_status(held: bool) -> str:
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
