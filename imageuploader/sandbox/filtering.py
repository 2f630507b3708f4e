"""Pages of a list, filtered and ordered by the X-Filter header."""

import json
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus

from starlette.requests import Request

from imageuploader.sandbox.replies import Refused, not_found

Record = dict[str, object]
IMAGE_FIELDS = frozenset(
    {
        "deprecated",
        "is_public",
        "is_shared",
        "label",
        "size",
        "status",
        "tags",
        "type",
        "vendor",
        "regions",
        "region",
        "id",
        "created",
        "updated",
        "description",
        "created_by",
    }
)
REGION_FIELDS = frozenset({"country", "site_type", "id", "label"})
TAG_FIELDS = frozenset({"label"})
EVENT_FIELDS = frozenset(
    {
        "action",
        "created",
        "id",
        "status",
        "entity.id",
        "entity.type",
        "entity.label",
        "seen",
        "read",
        "username",
    }
)
_SMALLEST_PAGE, _LARGEST_PAGE = 25, 500
_ORDER = frozenset({"+order_by", "+order"})


def list_page(request: Request, items: Sequence[Record], fields: frozenset[str]) -> Record:
    """Return the page that a request asks for; raise Refused."""
    found = _filtered(items, request.headers.get("x-filter", "{}"), fields)
    page = _number(request, "page", 1, 1, None)
    size = _number(request, "page_size", 100, _SMALLEST_PAGE, _LARGEST_PAGE)
    pages = max(1, -(-len(found) // size))
    if page > pages:
        raise not_found()
    data = found[(page - 1) * size : page * size]
    return {"data": data, "page": page, "pages": pages, "results": len(found)}


def _number(request: Request, name: str, usual: int, least: int, most: int | None) -> int:
    text = request.query_params.get(name, str(usual))
    number = int(text) if text.isascii() and text.isdigit() else least - 1
    if number < least or (most is not None and number > most):
        bounds = f"at least {least}" if most is None else f"{least}-{most}"
        raise Refused(HTTPStatus.BAD_REQUEST, (f"Must be {bounds}", name))
    return number


def _filtered(items: Sequence[Record], text: str, fields: frozenset[str]) -> list[Record]:
    wish = _parsed(text)
    _check(wish, fields)
    found = [item for item in items if _matches(item, wish)]
    if "+order_by" in wish:
        name = str(wish["+order_by"])
        _check({name: None}, fields)
        known = [item for item in found if _value(item, name) is not None]
        unknown = [item for item in found if _value(item, name) is None]
        known.sort(key=lambda item: _rank(_value(item, name)), reverse=wish.get("+order") == "desc")
        return known + unknown
    return found


def _parsed(text: str) -> Mapping[str, object]:
    try:
        wish = json.loads(text)
    except ValueError:
        wish = None
    if not isinstance(wish, dict):
        raise Refused(HTTPStatus.BAD_REQUEST, ("Cannot decode filter", "X-Filter"))
    return wish


def _check(wish: Mapping[str, object], fields: frozenset[str]) -> None:
    for name, value in wish.items():
        if name in {"+and", "+or"}:
            for part in _parts(value):
                _check(part, fields)
        elif name not in _ORDER and name not in fields:
            raise Refused(HTTPStatus.BAD_REQUEST, (f"Cannot filter on {name}", "X-Filter"))


def _parts(value: object) -> list[Mapping[str, object]]:
    if isinstance(value, list) and all(isinstance(part, dict) for part in value):
        return value
    raise Refused(HTTPStatus.BAD_REQUEST, ("Must be a list of filters", "X-Filter"))


def _matches(item: Record, wish: Mapping[str, object]) -> bool:
    return all(_holds(item, name, value) for name, value in wish.items() if name not in _ORDER)


def _holds(item: Record, name: str, wanted: object) -> bool:
    match name:
        case "+and":
            return all(_matches(item, part) for part in _parts(wanted))
        case "+or":
            return any(_matches(item, part) for part in _parts(wanted))
        case _:
            return _fits(_value(item, name), wanted)


def _value(item: Record, name: str) -> object:
    value: object = item
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _fits(value: object, wanted: object) -> bool:
    if isinstance(value, list):
        return any(_fits(part, wanted) for part in value)
    if not isinstance(wanted, dict):
        return value == wanted
    if isinstance(value, dict):
        return _matches(value, wanted)
    return all(_compared(value, name, limit) for name, limit in wanted.items())


_OPERATORS: Mapping[str, Callable[[tuple[float, str], tuple[float, str]], bool]] = {
    "+gt": lambda value, limit: value > limit,
    "+gte": lambda value, limit: value >= limit,
    "+lt": lambda value, limit: value < limit,
    "+lte": lambda value, limit: value <= limit,
}


def _compared(value: object, operator: str, limit: object) -> bool:
    match operator:
        case "+contains":
            return str(limit).casefold() in str(value or "").casefold()
        case "+neq":
            return value != limit
        case _ if operator in _OPERATORS and value is not None:
            return _OPERATORS[operator](_rank(value), _rank(limit))
        case _ if operator in _OPERATORS:
            return False
        case _:
            raise Refused(HTTPStatus.BAD_REQUEST, (f"Unknown operator {operator}", "X-Filter"))


def _rank(value: object) -> tuple[float, str]:
    return (value, "") if isinstance(value, int | float) else (0, str(value).casefold())
