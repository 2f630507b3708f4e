"""Texts about the images of the account."""

from datetime import UTC, datetime, timedelta
from math import ceil

from imageuploader.domain.history.account_image import (
    is_being_copied,
    time_left,
    waits_for_data,
)
from imageuploader.domain.image import Image, ImageStatus
from imageuploader.domain.profile import Denied
from imageuploader.words.formatting import Number, time_taken
from imageuploader.words.text import Text

DOLLARS_A_MONTH = 0.10
"""For 1,000 MB unpacked, in each region: Linode's list price."""

_MEGABYTE = 1024**2
_DENIED = {
    Denied.SCOPE: Text("This token may not change images: it lacks the scope Images: Read/Write."),
    Denied.GRANT: Text("Your user may not change this image: ask for read/write access to it."),
}
_UNFINISHED = Text("Unfinished")
_COPIES = {
    "available": Text("available"),
    "creating": Text("being made"),
    "pending": Text("waits"),
    "pending replication": Text("waits to be copied"),
    "replicating": Text("being copied"),
    "pending deletion": Text("will be deleted"),
    "timedout": Text("could not be copied in time"),
}
"""The statuses of the API specification, and the one that Cloud Manager knows besides."""


def denied_text(denied: Denied | None) -> Text:
    """Return why an image may not be changed; empty if it may."""
    return _DENIED[denied] if denied else Text("")


def short_status_text(image: Image) -> Text:
    """Return the status of an image in few words; of an unfinished one only the hours left."""
    left = time_left(image, datetime.now(UTC))
    if left is None:
        return image_status_text(image)
    return Text("{time} left", time=time_taken(left.total_seconds()))


def image_status_text(image: Image) -> Text:
    """Return the status of an image in words, an unfinished one with the hours left."""
    if waits_for_data(image):
        return _time_left_text(time_left(image, datetime.now(UTC)))
    if image.status == ImageStatus.CREATING:
        return Text("Being made")
    if image.status == ImageStatus.AVAILABLE and is_being_copied(image):
        return Text("Available, being copied")
    return Text("Available") if image.status == ImageStatus.AVAILABLE else _verbatim(image.status)


def _verbatim(status: str) -> Text:
    return Text.verbatim(status) if status else Text("Unknown")


def _time_left_text(left: timedelta | None) -> Text:
    if left is None:
        return _UNFINISHED
    return Text("Unfinished, {time} left", time=time_taken(left.total_seconds()))


def copy_status_text(status: str) -> Text:
    """Return the status of the copy of an image in one region."""
    return _COPIES.get(status) or _verbatim(status)


def made_by_text(image: Image) -> Text:
    """Return who made an image."""
    if image.created_by:
        return Text("Made by {user}", user=image.created_by)
    return Text("It is not known who made it")


def price_text(image: Image, copies: int) -> Text:
    """Return what so many copies of an image cost in a month, by the list price."""
    dollars = _dollars(image.size * copies) if copies else Number(0, 2)
    return Text.plural(
        "1 region: about ${price} a month by Linode's list price; copies may be free for a while.",
        "{count} regions: about ${price} a month by Linode's list price; copies may be free for a "
        "while.",
        count=copies,
        price=dollars,
    )


def estimated_price_text(raw_bytes: int) -> Text:
    """Return what an image of so many bytes, unpacked, will cost in a month in one region."""
    return Text("Estimated price: ${price} a month", price=_dollars(ceil(raw_bytes / _MEGABYTE)))


def estimate_meaning_text(raw_bytes: int) -> Text:
    """Return the same in full: for each region, and by which price."""
    return Text(
        "About ${price} a month for each region that stores the image, by Linode's list price",
        price=_dollars(ceil(raw_bytes / _MEGABYTE)),
    )


def _dollars(megabytes: int) -> Number:
    """The price of so many megabytes, as Linode counts them: at least one cent."""
    return Number(max(1, round(megabytes * DOLLARS_A_MONTH / 10)) / 100, 2)
