"""Malformed images."""

from collections.abc import Callable

from imageuploader.sandbox.faults import Faults

Record = dict[str, object]

_MISSING = ("regions", "total_size", "is_shared", "image_sharing", "capabilities")
_NULL = ("description", "tags", "size", "deprecated", "updated")


def apply_image_faults(body: object, faults: Faults) -> object:
    """Return a reply of `/images`, its images malformed if a fault is active."""
    if faults.strikes("image-odd"):
        return _map_images(body, _make_odd)
    if faults.strikes("image-bare"):
        return _map_images(body, _make_bare)
    return body


def _map_images(body: object, change: Callable[[Record], Record]) -> object:
    if not isinstance(body, dict):
        return body
    if "image" in body:
        return body | {"image": _map_images(body["image"], change)}
    if "data" in body:
        return body | {"data": [_map_images(image, change) for image in body["data"]]}
    return change(body)


def _make_bare(image: Record) -> Record:
    return {"id": image["id"]}


def _make_odd(image: Record) -> Record:
    kept = {name: value for name, value in image.items() if name not in _MISSING}
    unknown = {"flavour": {"kind": ["unheard-of"]}, "type": "quantum"}
    return kept | dict.fromkeys(_NULL) | unknown
