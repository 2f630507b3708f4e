"""The JSON API: images, regions, profile, account, tags, events."""

from collections.abc import Awaitable, Callable, Iterator
from email.utils import formatdate
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from imageuploader.sandbox import user
from imageuploader.sandbox.access import admit, is_restricted, must_be_unrestricted
from imageuploader.sandbox.api_faults import afterwards, instead
from imageuploader.sandbox.filtering import (
    EVENT_FIELDS,
    IMAGE_FIELDS,
    REGION_FIELDS,
    TAG_FIELDS,
    listed,
)
from imageuploader.sandbox.odd_images import shaped
from imageuploader.sandbox.rate_limits import Limits
from imageuploader.sandbox.regions import REGIONS
from imageuploader.sandbox.replies import Refused, not_found
from imageuploader.sandbox.state import Record, World, places
from imageuploader.sandbox.validation import body_of, checked_changes, checked_regions, checked_wish

SPEC_VERSION = "4.229.0"
PUBLIC = "public"
Work = Callable[[Request], Awaitable[object]]


class Api:
    """One method an operation; each returns the JSON of its answer, None for an empty one."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._limits = Limits(world.clock)

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
            self._route("GET /account", self._account, "account:read_only"),
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

    def _route(self, asked: str, work: Work, scope: str, operation: str = "") -> Route:
        """Route a method and path; `operation` is what its faults are named for."""
        faults = self._world.faults

        async def endpoint(request: Request) -> Response:
            if trouble := await instead(faults, operation, request):
                return trouble
            answer = await self._answer(request, work, scope)
            if answer.status_code == HTTPStatus.OK:
                return await afterwards(faults, operation, request) or answer
            return answer

        method, _, path = asked.partition(" ")
        return Route(path, endpoint, methods=[method])

    async def _answer(self, request: Request, work: Work, scope: str) -> Response:
        headers = {
            "Date": formatdate(self._world.clock(), usegmt=True),
            "X-Spec-Version": SPEC_VERSION,
            **self._limits.headers(request),
        }
        try:
            if scope != PUBLIC:
                headers |= admit(request, scope, self._world)
            body = await work(request)
        except Refused as refused:
            response = refused.answer()
        else:
            response = Response(status_code=204) if body is None else JSONResponse(body)
        response.headers.update(headers)
        return response

    async def _regions(self, request: Request) -> object:
        return listed(request, REGIONS, REGION_FIELDS)

    async def _region(self, request: Request) -> object:
        wanted = request.path_params["id"]
        return _first(region for region in REGIONS if region["id"] == wanted)

    async def _profile(self, request: Request) -> object:
        return user.profile() | {"restricted": is_restricted(request)}

    async def _grants(self, request: Request) -> object:
        return user.grants(self._world.images.values()) if is_restricted(request) else None

    async def _account(self, request: Request) -> object:
        must_be_unrestricted(request)
        return user.account()

    async def _tags(self, request: Request) -> object:
        must_be_unrestricted(request)
        return listed(request, user.tags(self._world.images.values()), TAG_FIELDS)

    async def _events(self, request: Request) -> object:
        newest = list(reversed(self._world.events.all))
        return listed(request, newest, EVENT_FIELDS)

    async def _event(self, request: Request) -> object:
        wanted = request.path_params["id"]
        return _first(event for event in self._world.events.all if event["id"] == wanted)

    async def _images(self, request: Request) -> object:
        every = list(self._world.images.values())
        if self._world.faults.strikes("unfiltered"):
            return {"data": every, "page": 1, "pages": 1, "results": len(every)}
        return shaped(listed(request, every, IMAGE_FIELDS), self._world.faults)

    async def _upload(self, request: Request) -> object:
        ticket = self._world.create(checked_wish(await body_of(request)))
        return shaped(ticket, self._world.faults)

    def _found(self, request: Request) -> Record:
        image = self._world.images.get(request.path_params["id"])
        if image is None:
            raise not_found()
        return image

    async def _image(self, request: Request) -> object:
        return shaped(self._found(request), self._world.faults)

    async def _update(self, request: Request) -> object:
        image = self._found(request)
        return self._world.update(image, checked_changes(await body_of(request)))

    async def _delete(self, request: Request) -> object:
        image = self._found(request)
        self._world.delete(str(image["id"]))
        return {}

    async def _replicate(self, request: Request) -> object:
        image = self._found(request)
        body = await body_of(request)
        if image["status"] != "available":
            raise Refused(HTTPStatus.BAD_REQUEST, ("Image must be available", None))
        held = {place["region"] for place in places(image) if place["status"] == "available"}
        return self._world.replicate(image, checked_regions(body, held))


def _first(found: Iterator[Record]) -> Record:
    record = next(found, None)
    if record is None:
        raise not_found()
    return record
