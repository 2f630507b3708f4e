"""A Linode Image, with every field of the API's answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

_ID = re.compile(r"(?!.{201})[A-Za-z0-9_-][\w.-]*(?:/[A-Za-z0-9_-][\w.-]*)*", re.ASCII)


def is_image_id(text: str) -> bool:
    """Return whether a text is a valid image ID, such as `private/77`.

    It becomes part of a URL and a header: `..` would lead out of the images, and other than plain
    characters could be read in more than one way.
    """
    return _ID.fullmatch(text) is not None


class ImageStatus(StrEnum):
    """The statuses in the API specification; an Image may have another.

    DELETED is only what our history says of one that was deleted from here.
    """

    CREATING = "creating"
    PENDING_UPLOAD = "pending_upload"
    AVAILABLE = "available"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class ImageRegion:
    """A region that stores an Image, and the status of that copy."""

    region: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class SharedWith:
    """Whom an Image of ours is shared with."""

    sharegroup_count: int | None = None
    sharegroup_list_url: str | None = None


@dataclass(frozen=True, slots=True)
class SharedBy:
    """Who shares an Image with us."""

    sharegroup_id: int | None = None
    sharegroup_uuid: str | None = None
    sharegroup_label: str | None = None
    source_image_id: str | int | None = None


@dataclass(frozen=True, slots=True)
class ImageSharing:
    """Either of the two, or neither."""

    shared_with: SharedWith | None = None
    shared_by: SharedBy | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """An Image as Linode returned it.

    The API specification calls all fields required; recorded responses omit some, so every one
    has a default. `size` is the smallest disk in MB that the image needs, `total_size` the sum
    over all regions (in MB, although the specification says bytes). Times are UTC.
    `received` is the JSON object exactly as received, unknown keys included.
    """

    id: str = ""
    label: str = ""
    status: str = ""
    type: str = ""
    description: str | None = None
    size: int = 0
    total_size: int = 0
    regions: tuple[ImageRegion, ...] = ()
    capabilities: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    created: datetime | None = None
    created_by: str | None = None
    updated: datetime | None = None
    expiry: datetime | None = None
    eol: datetime | None = None
    vendor: str | None = None
    deprecated: bool = False
    is_public: bool = False
    is_shared: bool | str | None = None
    image_sharing: ImageSharing | None = None
    received: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def number(self) -> int | None:
        """The bare number by which events refer to the image, or None."""
        tail = self.id.rpartition("/")[2]
        return int(tail) if tail.isascii() and tail.isdecimal() else None

    @property
    def others(self) -> dict[str, object]:
        """The received fields that are not known here."""
        return {key: value for key, value in self.received.items() if key not in _KNOWN}


_KNOWN = frozenset(Image.__dataclass_fields__) - {"received"}


@dataclass(frozen=True, slots=True)
class UploadTicket:
    """The pending image and the signed address for its bytes.

    Whoever has the address can write to it: it stays in memory and out of `repr`.
    `expires` is parsed from the address, None if it does not say.
    """

    image: Image
    address: str = field(repr=False)
    expires: datetime | None = None
