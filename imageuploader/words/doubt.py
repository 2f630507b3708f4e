"""The words for images that may be an upload's, and for what differs from what it asked for."""

from datetime import datetime

from imageuploader.domain.comparison import Comparison
from imageuploader.domain.upload import LeftImage
from imageuploader.words.measures import full_moment
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_MADE = _T("words", "{image}, made at {time}")
_ONE = _T("words", "An unfinished image may be yours: {image}; it goes by itself after 24 hours.")
_SEVERAL = _T(
    "words", "Unfinished images may be yours: {images}; they go by themselves after 24 hours."
)
_NAMES = {
    "label": _T("words", "Label"),
    "region": _T("words", "Region"),
    "description": _T("words", "Description"),
    "tags": _T("words", "Tags"),
    "made": _T("words", "Made"),
    "user": _T("words", "User"),
}
_SAME = _T("words", "{name}: {image}, as asked for")
_DIFFERS = _T("words", "{name} differs: {image}; asked for: {upload}")
_OPEN = _T("words", "{name}: {image}; asked for: {upload}")
_MADE_AND_ASKED = _T("words", "{name}: {image}; asked for at {upload}")
_UNTOLD = _T("words", "not told")
_EMPTY = _T("words", "none")
_SHOWN = 100


def doubtful_text(images: tuple[LeftImage, ...]) -> Text:
    """Return that images may be the person's, with when each was made; empty for none."""
    named = [str(image_text(image)) for image in images]
    if not named:
        return Text("")
    if len(named) == 1:
        return Text(_ONE, image=named[0])
    return Text(_SEVERAL, images=" and ".join(("; ".join(named[:-1]), named[-1])))


def image_text(image: LeftImage) -> Text:
    """Return an image's id and when it was made, if that was told."""
    if image.made is None:
        return Text("{image}", image=image.id)
    return Text(_MADE, image=image.id, time=full_moment(image.made))


def comparison_text(compared: Comparison) -> Text:
    """Return one property of an image, and whether it is what the upload asked for."""
    name = str(Text(_NAMES[compared.name]))
    image, upload = _shown(compared.image), _shown(compared.upload)
    if compared.differs:
        return Text(_DIFFERS, name=name, image=image, upload=upload)
    if compared.name == "made":
        return Text(_MADE_AND_ASKED, name=name, image=image, upload=upload)
    if compared.image is None or compared.upload is None:
        return Text(_OPEN, name=name, image=image, upload=upload)
    return Text(_SAME, name=name, image=image)


def _shown(value: str | tuple[str, ...] | datetime | None) -> str:
    match value:
        case None:
            return _UNTOLD
        case "" | ():
            return _EMPTY
        case datetime():
            return full_moment(value)
        case str():
            line = " ".join(value.split())
            return f"“{line if len(line) <= _SHOWN else line[:_SHOWN] + '…'}”"
        case _:
            return ", ".join(f"“{one}”" for one in value)
