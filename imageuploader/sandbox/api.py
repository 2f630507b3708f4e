"""The JSON API: images, regions, profile, account, tags, events."""

from collections.abc import Awaitable, Callable, Iterator
from email.utils import formatdate
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from imageuploader.sandbox import user
from imageuploader.sandbox.api_faults import apply_image_faults, fault_after, fault_before
from imageuploader.sandbox.authorization import (
    authorize,
    expiry_of,
    is_restricted,
    may_add_images,
    require_unrestricted,
    token_of,
)
from imageuploader.sandbox.filtering import (
    EVENT_FIELDS,
    IMAGE_FIELDS,
    REGION_FIELDS,
    TAG_FIELDS,
    list_page,
)
from imageuploader.sandbox.rate_limits import RateLimits
from imageuploader.sandbox.regions import REGIONS
from imageuploader.sandbox.replies import Refused, not_found
from imageuploader.sandbox.state import Record, State, regions_of
from imageuploader.sandbox.validation import (
    read_body,
    validate_agreements,
    validate_changes,
    validate_regions,
    validate_upload,
)

SPEC_VERSION = "4.229.0"
PUBLIC = "public"
Work = Callable[[Request], Awaitable[object]]


class Api:
    """One method for each operation; it returns the JSON of the reply, None for an empty one."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._limits = RateLimits(state.clock)

    def mounts(self) -> list[Mount]:
        """Return the API under each of its versions."""
        return [Mount(prefix, routes=self._routes()) for prefix in ("/v4beta", "/v4")]

    def _routes(self) -> list[Route]:
        reads, writes = "images:read_only", "images:read_write"
        return [
            self._route("GET /regions", self._regions, PUBLIC),
            self._route("GET /regions/{id}", self._region, PUBLIC),
            self._route("GET /profile", self._profile, ""),
            self._route("GET /profile/grants", self._grants, ""),
            self._route("GET /profile/tokens", self._tokens, "account:read_only"),
            self._route("GET /account", self._account, "account:read_only"),
            self._route("GET /account/agreements", self._agreements, "account:read_only"),
            self._route("POST /account/agreements", self._agree, "account:read_write"),
            self._route("GET /tags", self._tags, "account:read_only"),
            self._route("GET /account/events", self._events, "events:read_only"),
            self._route("GET /account/events/{id:int}", self._event, "events:read_only"),
            self._route("GET /images", self._images, reads),
            self._route("POST /images/upload", self._upload, writes, "post"),
            self._route("POST /images/{id:path}/regions", self._replicate, writes),
            self._route("GET /images/{id:path}", self._image, reads, "look"),
            self._route("PUT /images/{id:path}", self._update, writes),
            self._route("DELETE /images/{id:path}", self._delete, writes, "delete"),
        ]

    def _route(self, call: str, work: Work, scope: str, operation: str = "") -> Route:
        """Route a method and a path; `operation` names its faults."""
        faults = self._state.faults

        async def endpoint(request: Request) -> Response:
            if fault := await fault_before(faults, operation, request):
                return fault
            reply = await self._reply(request, work, scope)
            if reply.status_code == HTTPStatus.OK:
                return await fault_after(faults, operation, request) or reply
            return reply

        method, _, path = call.partition(" ")
        return Route(path, endpoint, methods=[method])

    async def _reply(self, request: Request, work: Work, scope: str) -> Response:
        headers = {
            "Date": formatdate(self._state.clock(), usegmt=True),
            "X-Spec-Version": SPEC_VERSION,
            **self._limits.headers(request),
        }
        try:
            if scope != PUBLIC:
                headers |= authorize(request, scope, self._state)
            body = await work(request)
        except Refused as refused:
            response = refused.reply()
        else:
            response = Response(status_code=204) if body is None else JSONResponse(body)
        response.headers.update(headers)
        return response

    async def _regions(self, request: Request) -> object:
        return list_page(request, REGIONS, REGION_FIELDS)

    async def _region(self, request: Request) -> object:
        wanted = request.path_params["id"]
        return _first(region for region in REGIONS if region["id"] == wanted)

    async def _profile(self, request: Request) -> object:
        return user.profile() | {"restricted": is_restricted(request)}

    async def _grants(self, request: Request) -> object:
        if not is_restricted(request):
            return None
        images = self._state.images.values()
        return user.grants(images, add_images=may_add_images(request))

    async def _tokens(self, request: Request) -> object:
        token = token_of(request)
        return list_page(request, user.tokens(token, expiry_of(token)), TAG_FIELDS)

    async def _account(self, request: Request) -> object:
        require_unrestricted(request)
        return user.account()

    async def _agreements(self, request: Request) -> object:
        require_unrestricted(request)
        return dict(self._state.agreements)

    async def _agree(self, request: Request) -> object:
        require_unrestricted(request)
        self._state.agreements.update(validate_agreements(await read_body(request)))
        return {}

    async def _tags(self, request: Request) -> object:
        require_unrestricted(request)
        return list_page(request, user.tags(self._state.images.values()), TAG_FIELDS)

    async def _events(self, request: Request) -> object:
        newest = list(reversed(self._state.events.all))
        return list_page(request, newest, EVENT_FIELDS)

    async def _event(self, request: Request) -> object:
        wanted = request.path_params["id"]
        return _first(event for event in self._state.events.all if event["id"] == wanted)

    async def _images(self, request: Request) -> object:
        images = list(self._state.images.values())
        if self._state.faults.strikes("unfiltered"):
            return {"data": images, "page": 1, "pages": 1, "results": len(images)}
        return apply_image_faults(list_page(request, images, IMAGE_FIELDS), self._state.faults)

    async def _upload(self, request: Request) -> object:
        if not may_add_images(request):
            raise Refused(HTTPStatus.FORBIDDEN, ("Unauthorized", None))
        ticket = self._state.create(validate_upload(await read_body(request)))
        return apply_image_faults(ticket, self._state.faults)

    def _require_image(self, request: Request) -> Record:
        image = self._state.images.get(request.path_params["id"])
        if image is None:
            raise not_found()
        return image

    async def _image(self, request: Request) -> object:
        return apply_image_faults(self._require_image(request), self._state.faults)

    async def _update(self, request: Request) -> object:
        image = self._require_image(request)
        return self._state.update(image, validate_changes(await read_body(request)))

    async def _delete(self, request: Request) -> object:
        image = self._require_image(request)
        self._state.delete(str(image["id"]))
        return {}

    async def _replicate(self, request: Request) -> object:
        image = self._require_image(request)
        body = await read_body(request)
        if image["status"] != "available":
            raise Refused(HTTPStatus.BAD_REQUEST, ("Image must be available", None))
        held = {region["region"] for region in regions_of(image) if region["status"] == "available"}
        return self._state.replicate(image, validate_regions(body, held))


def _first(records: Iterator[Record]) -> Record:
    record = next(records, None)
    if record is None:
        raise not_found()
    return record
