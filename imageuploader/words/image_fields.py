"""All fields of an Image, as rows of a label and a value."""

import json
from dataclasses import dataclass
from datetime import datetime

from imageuploader.domain.image import Image, ImageRegion, ImageSharing, SharedBy
from imageuploader.words.formatting import (
    exact_bytes,
    full_moment,
    listing,
    listing_of_sentences,
    size,
)
from imageuploader.words.image_list import copy_status_text
from imageuploader.words.text import Text

NONE = Text("–")
TITLES = {
    "id": Text("ID"),
    "label": Text("Label"),
    "description": Text("Description"),
    "status": Text("Status"),
    "type": Text("Type"),
    "capabilities": Text("Capabilities"),
    "tags": Text("Tags"),
    "size": Text("Min. disk size"),
    "total_size": Text("Total stored"),
    "regions": Text("Regions"),
    "created": Text("Created"),
    "created_by": Text("Created by"),
    "updated": Text("Updated"),
    "expiry": Text("Expiry"),
    "eol": Text("End of life"),
    "vendor": Text("Vendor"),
    "is_public": Text("Public"),
    "is_shared": Text("Shared"),
    "image_sharing": Text("Sharing"),
    "deprecated": Text("Deprecated"),
}

_IN_MB = frozenset({"size", "total_size"})
_MB = 1024**2
"""Linode counts in MB of 1,048,576 bytes; here a MB has 1,000,000, everywhere."""


@dataclass(frozen=True, slots=True)
class Row:
    """One field: the API's name, the label to show, and the value."""

    name: str
    label: Text
    value: Text


def image_rows(image: Image) -> list[Row]:
    """Return every field of an image; unknown ones come last, as `Other`."""
    known = [Row(name, label, exact_value(image, name)) for name, label in TITLES.items()]
    others = [
        Row(name, Text("Other: {field}", field=name), _other(value))
        for name, value in image.others.items()
    ]
    return known + others


def image_value(image: Image, name: str) -> Text:
    """Return the value of a field as text, a dash if there is none."""
    value: object = getattr(image, name)
    if name == "status" and image.status:
        return copy_status_text(image.status)  # the same words for the whole image
    if name in _IN_MB and isinstance(value, int):
        return size(value * _MB) if value > 0 else NONE
    return _shown(value)


def exact_value(image: Image, name: str) -> Text:
    """Return the same, a size with its bytes."""
    value: object = getattr(image, name)
    if name not in _IN_MB or not isinstance(value, int) or value <= 0:
        return image_value(image, name)
    return Text("{size} ({bytes})", size=image_value(image, name), bytes=exact_bytes(value * _MB))


def _shown(value: object) -> Text:
    match value:
        case bool():
            return Text("Yes") if value else Text("No")
        case datetime():
            return full_moment(value)
        case ImageRegion(region=region, status=status):
            shown = Text("{region} ({status})", region=region, status=copy_status_text(status))
            return shown if status else Text.verbatim(region)
        case tuple():
            parts = listing(_shown(part) for part in value)
            return Text("{parts}", parts=parts) if value else NONE
        case ImageSharing():
            return _sharing_text(value)
        case None | "" | 0:
            return NONE
        case _:
            return Text.verbatim(str(value))


def _sharing_text(sharing: ImageSharing) -> Text:
    parts = []
    if sharing.shared_with and sharing.shared_with.sharegroup_count is not None:
        count = sharing.shared_with.sharegroup_count
        parts.append(
            Text.plural("Shared with 1 group.", "Shared with {count} groups.", count=count)
        )
    if sharing.shared_by:
        parts.append(_sharer_text(sharing.shared_by))
    return Text("{parts}", parts=listing_of_sentences(parts)) if parts else NONE


def _sharer_text(sharer: SharedBy) -> Text:
    """Which group an image comes from, and which image it is there."""
    group = sharer.sharegroup_label or sharer.sharegroup_uuid or sharer.sharegroup_id
    source = sharer.source_image_id
    if group and source:
        return Text("Shared by the group {group}, there {image}.", group=group, image=source)
    return Text("Shared by the group {group}.", group=group) if group else Text("Shared with you.")


def _other(value: object) -> Text:
    is_text = isinstance(value, str)
    shown = value if is_text else json.dumps(value, ensure_ascii=False, default=str)
    return Text.verbatim(str(shown))
