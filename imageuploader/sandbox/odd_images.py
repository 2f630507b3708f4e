"""Images as they must not be, and sometimes are."""

from imageuploader.sandbox.faults import Faults

_MISSING = ("regions", "total_size", "is_shared", "image_sharing", "capabilities")
_NULL = ("description", "tags", "size", "deprecated", "updated")


def shaped(body: object, faults: Faults) -> object:
    """Return an answer of `/images`, its images as the faults in force make them."""
    if faults.strikes("image-odd"):
        return _each(body, odd=True)
    if faults.strikes("image-bare"):
        return _each(body, odd=False)
    return body


def _each(body: object, *, odd: bool) -> object:
    if not isinstance(body, dict):
        return body
    if "image" in body:
        return body | {"image": _each(body["image"], odd=odd)}
    if "data" in body:
        return body | {"data": [_each(image, odd=odd) for image in body["data"]]}
    return _odd(body) if odd else {"id": body["id"]}


def _odd(image: dict[str, object]) -> dict[str, object]:
    kept = {name: value for name, value in image.items() if name not in _MISSING}
    new = {"flavour": {"kind": ["unheard-of"]}, "type": "quantum"}
    return kept | dict.fromkeys(_NULL) | new
