"""The texts for images that may belong to an upload, and for how they differ from it."""

from datetime import datetime

from imageuploader.domain.image_comparison import Comparison
from imageuploader.domain.upload import LeftImage
from imageuploader.words.formatting import full_moment, listing, listing_of_phrases
from imageuploader.words.text import Text

_ONE = Text("An unfinished image may be yours: {image}. Linode removes it after 24 hours.")
_SEVERAL = Text("Unfinished images may be yours: {images}. Linode removes them after 24 hours.")
_NAMES = {
    "label": Text("Label"),
    "region": Text("Region"),
    "description": Text("Description"),
    "tags": Text("Tags"),
    "made": Text("Created"),
    "user": Text("User"),
}


_UNKNOWN = Text("unknown")
_EMPTY = Text("none")
_SHOWN = 100


def doubtful_text(images: tuple[LeftImage, ...]) -> Text:
    """Return that images may be the person's, with the creation time of each; empty for none."""
    if not images:
        return Text("")
    named = [image_text(image) for image in images]
    if len(named) == 1:
        return _ONE.with_facts(image=named[0])
    several = Text("{images} and {last}", images=listing_of_phrases(named[:-1]), last=named[-1])
    return _SEVERAL.with_facts(images=several)


def image_text(image: LeftImage) -> Text:
    """Return the id of an image, and when it was created if that is known."""
    if image.made is None:
        return Text("{image}", image=image.id)
    return Text("{image}, created at {time}", image=image.id, time=full_moment(image.made))


def comparison_text(compared: Comparison) -> Text:
    """Return one property of an image, and whether it is what the upload requested."""
    name = _NAMES[compared.name]
    image, upload = _shown(compared.image), _shown(compared.upload)
    if compared.differs:
        return Text(
            "{name} differs: {image}; requested: {upload}", name=name, image=image, upload=upload
        )
    if compared.name == "made":
        return Text("{name}: {image}; requested at {upload}", name=name, image=image, upload=upload)
    if compared.image is None or compared.upload is None:
        return Text("{name}: {image}; requested: {upload}", name=name, image=image, upload=upload)
    return Text("{name}: {image}, as requested", name=name, image=image)


def _shown(value: str | tuple[str, ...] | datetime | None) -> Text:
    match value:
        case None:
            return _UNKNOWN
        case "" | ():
            return _EMPTY
        case datetime():
            return full_moment(value)
        case str():
            line = " ".join(value.split())
            return _quoted(line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…")
        case _:
            return Text("{values}", values=listing(_quoted(one) for one in value))


def _quoted(value: str) -> Text:
    return Text("“{value}”", value=value)
