"""All fields of an Image, as rows of a label and a value."""

import json
from dataclasses import dataclass
from datetime import datetime

from imageuploader.domain.image import Image, ImageRegion, ImageSharing
from imageuploader.words.formatting import full_moment, listing, listing_of_phrases
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


@dataclass(frozen=True, slots=True)
class Row:
    """One field: the API's name, the label to show, and the value."""

    name: str
    label: Text
    value: Text


def image_rows(image: Image) -> list[Row]:
    """Return every field of an image; unknown ones come last, as `Other`."""
    known = [Row(name, label, image_value(image, name)) for name, label in TITLES.items()]
    others = [
        Row(name, Text("Other: {field}", field=name), _other(value))
        for name, value in image.others.items()
    ]
    return known + others


def image_value(image: Image, name: str) -> Text:
    """Return the value of a field as text, a dash if there is none."""
    value: object = getattr(image, name)
    return Text("{number} MB", number=value) if name in _IN_MB and value else _shown(value)


def _shown(value: object) -> Text:
    match value:
        case bool():
            return Text("Yes") if value else Text("No")
        case datetime():
            return full_moment(value)
        case ImageRegion(region=region, status=status):
            shown = Text("{region} ({status})", region=region, status=status)
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
    if sharing.shared_with:
        parts.append(Text("with {facts}", facts=_sharing_facts(sharing.shared_with)))
    if sharing.shared_by:
        parts.append(Text("by {facts}", facts=_sharing_facts(sharing.shared_by)))
    return Text("{parts}", parts=listing_of_phrases(parts)) if parts else NONE


def _sharing_facts(share: object) -> str:
    """The fields of one side, by the API's names."""
    names = getattr(share, "__dataclass_fields__", {})
    facts = ((name, getattr(share, name)) for name in names)
    return ", ".join(f"{name}: {fact}" for name, fact in facts if fact is not None) or str(NONE)


def _other(value: object) -> Text:
    is_text = isinstance(value, str)
    shown = value if is_text else json.dumps(value, ensure_ascii=False, default=str)
    return Text.verbatim(str(shown))
