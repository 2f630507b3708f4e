"""Upload <-> JSON, as stored in the history."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import datetime
from itertools import zip_longest
from pathlib import Path

from pydantic import StrictBool, StrictFloat, StrictInt, StrictStr, TypeAdapter, ValidationError

from imageuploader.codec.image import image_from
from imageuploader.codec.inside import inside_from_document, inside_to_document
from imageuploader.codec.parse import MAX_STORED_DEPTH, json_from, object_from
from imageuploader.domain.errors import BadSpec, Garbled, Unexpected, UploadError
from imageuploader.domain.field_problem import FieldProblem
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import BrokenAttempt, LeftImage, Moment, Upload, UploadState

_SPEC = TypeAdapter(UploadSpec)
_TIMELINE = TypeAdapter(tuple[Moment, ...])
_PAIRS = TypeAdapter(list[tuple[object, object]])
_PROBLEMS = TypeAdapter(tuple[FieldProblem, ...])
_TIME = TypeAdapter(datetime | None)
_TEXT: TypeAdapter[object] = TypeAdapter(StrictStr)
_COUNT: TypeAdapter[object] = TypeAdapter(StrictInt)
_WHOLE = TypeAdapter(int)
_NUMBER: TypeAdapter[object] = TypeAdapter(StrictFloat | StrictInt | None)
_OBJECTS = TypeAdapter(list[dict[str, object]])
_FLAG: TypeAdapter[object] = TypeAdapter(StrictBool)
_CHOICE: TypeAdapter[object] = TypeAdapter(StrictBool | None)
_IDS = TypeAdapter(tuple[StrictStr, ...])
_TIMES = TypeAdapter(tuple[datetime | None, ...])
_PLAIN: dict[str, TypeAdapter[object]] = {
    **dict.fromkeys(("account", "api_url", "user", "id", "format"), _TEXT),
    **dict.fromkeys(("sha256", "md5", "again_of"), _TEXT),
    **dict.fromkeys(("total_bytes", "sent_bytes", "attempts"), _COUNT),
    **dict.fromkeys(("unpacked_bytes", "left_out_bytes"), _COUNT),
    **dict.fromkeys(("best_speed", "waited_share"), _NUMBER),
    **dict.fromkeys(("left_behind", "in_doubt"), _FLAG),
    "leaves_out": _CHOICE,
}


def upload_to_json(upload: Upload) -> str:
    """Return an upload, with all its fields, as a JSON object."""
    plain: dict[str, object] = {name: getattr(upload, name) for name in _PLAIN}
    document = plain | {
        "state": str(upload.state),
        "file": str(upload.file),
        "spec": asdict(upload.spec),
        "image": dict(upload.image.received) if upload.image else None,
        "left_images": [left.id for left in upload.left_images],
        "left_made": [_time_text(left.made) for left in upload.left_images],
        "expires": _time_text(upload.expires),
        "retry_at": _time_text(upload.retry_at),
        "error": _error_document(upload.error) if upload.error else None,
        "inside": inside_to_document(upload.inside) if upload.inside else None,
        "breaks": [_break_document(broken) for broken in upload.breaks],
        "timeline": [[str(moment.state), moment.at.isoformat()] for moment in upload.timeline],
    }
    # Pure ASCII: a file name that is not UTF-8 has lone surrogates, which cannot be encoded.
    return json.dumps(document)


def upload_from_json(text: str) -> Upload:
    """Return the upload of a JSON object; raise Garbled if it is invalid."""
    value = json_from(text, "upload", most_deep=MAX_STORED_DEPTH)
    document = object_from(value, "upload")
    try:
        return _upload_from(document)
    except Garbled as error:
        raise Garbled("upload", f"{error.what}: {error.reason}") from error
    except (ValidationError, KeyError, TypeError, ValueError) as error:
        raise Garbled("upload", type(error).__name__) from error


def _upload_from(document: dict[str, object]) -> Upload:
    plain = {
        name: adapter.validate_python(document[name])
        for name, adapter in _PLAIN.items()
        if name in document
    }
    image, error, inside = (document.get(name) for name in ("image", "error", "inside"))
    moments = [{"state": state, "at": at} for state, at in _pairs(document["timeline"])]
    upload = Upload(
        **plain,  # type: ignore[arg-type]  # _PLAIN checks them
        state=UploadState(str(document["state"])),
        file=_path_from(document["file"]),
        spec=_SPEC.validate_python(document["spec"]),
        image=None if image is None else image_from(image),
        left_images=_left_from(document),
        breaks=tuple(map(_break_from, _OBJECTS.validate_python(document.get("breaks", [])))),
        expires=_TIME.validate_python(document.get("expires")),
        retry_at=_TIME.validate_python(document.get("retry_at")),
        error=None if error is None else _error_from(object_from(error, "error")),
        inside=None if inside is None else inside_from_document(inside),
        timeline=_TIMELINE.validate_python(moments),
    )
    return upload if "in_doubt" in document else _from_earlier(upload)


def _left_from(document: dict[str, object]) -> tuple[LeftImage, ...]:
    """The doubtful images; rows of earlier versions lack their time of creation."""
    ids = _IDS.validate_python(document.get("left_images", ()))
    made = _TIMES.validate_python(document.get("left_made", ()))
    return tuple(LeftImage(one, at) for one, at in zip_longest(ids, made[: len(ids)]))


def _from_earlier(upload: Upload) -> Upload:
    """The upload of an old row, in which a merely matching image could count as its own.

    A response to our own request has an address and its expiry; a matching image had none.
    """
    if not upload.left_behind or (upload.image is not None and upload.expires is not None):
        return upload
    if upload.image is None:
        return replace(upload, left_behind=False, in_doubt=True)
    doubtful = LeftImage(upload.image.id, upload.image.created)
    left = (*upload.left_images, doubtful)
    return replace(upload, image=None, left_behind=False, left_images=left)


def _break_document(broken: BrokenAttempt) -> dict[str, object]:
    error = _error_document(broken.error) if broken.error else None
    at = broken.at.isoformat()
    return {"attempt": broken.attempt, "at": at, "sent": broken.sent_bytes, "error": error}


def _break_from(document: dict[str, object]) -> BrokenAttempt:
    at, error = _TIME.validate_python(document["at"]), document.get("error")
    if at is None:
        raise TypeError("an attempt must have a time")
    return BrokenAttempt(
        _WHOLE.validate_python(document["attempt"]),
        at,
        _WHOLE.validate_python(document["sent"]),
        None if error is None else _error_from(object_from(error, "error")),
    )


def _path_from(value: object) -> Path:
    if not isinstance(value, str):
        raise TypeError("a path must be text")
    return Path(value)


def _pairs(value: object) -> list[tuple[object, object]]:
    return _PAIRS.validate_python(value)


def _time_text(time: datetime | None) -> str | None:
    return time.isoformat() if time else None


def _error_document(error: UploadError) -> dict[str, object]:
    facts = error.facts()
    if isinstance(error, BadSpec):
        facts = {"problems": [asdict(problem) for problem in error.problems]}
    return {"kind": type(error).__name__, "facts": facts}


def _error_from(document: dict[str, object]) -> UploadError:
    """The error; an unknown one, of another version, becomes Unexpected with its name."""
    name, facts = document["kind"], object_from(document["facts"], "error")
    kind = {known.__name__: known for known in _kinds(UploadError)}.get(str(name))
    if kind is None:
        return Unexpected(str(name))
    if issubclass(kind, BadSpec):
        return BadSpec(_PROBLEMS.validate_python(facts["problems"]))
    return kind(**facts)


def _kinds(root: type[UploadError]) -> Iterator[type[UploadError]]:
    for kind in root.__subclasses__():
        yield kind
        yield from _kinds(kind)
