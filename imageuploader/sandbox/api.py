"""The JSON API: images, regions, profile, events."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route

from imageuploader.sandbox.access import admit
from imageuploader.sandbox.checks import body_of, checked_changes, checked_regions, checked_wish
from imageuploader.sandbox.limits import Limits
from imageuploader.sandbox.listing import EVENT_FIELDS, IMAGE_FIELDS, REGION_FIELDS, listed
from imageuploader.sandbox.regions import REGIONS
from imageuploader.sandbox.replies import Refused, not_found, trouble
from imageuploader.sandbox.wire import line_of
from imageuploader.sandbox.world import Record, World, places

SPEC_VERSION = "4.229.0"
PUBLIC = "public"
_TROUBLES = ("api-503", "api-429", "gateway-html", "garbled")
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
            self._route("GET", "/regions", self._regions, PUBLIC),
            self._route("GET", "/profile", self._profile, ""),
            self._route("GET", "/profile/grants", self._grants, ""),
            self._route("GET", "/account/events", self._events, "events:read_only"),
            self._route("GET", "/account/events/{id:int}", self._event, "events:read_only"),
            self._route("GET", "/images", self._images, reads),
            self._route("POST", "/images/upload", self._upload, writes),
            self._route("POST", "/images/{id:path}/regions", self._replicate, writes),
            self._route("GET", "/images/{id:path}", self._image, reads),
            self._route("PUT", "/images/{id:path}", self._update, writes),
            self._route("DELETE", "/images/{id:path}", self._delete, writes),
        ]

    def _route(self, method: str, path: str, work: Work, scope: str) -> Route:
        async def endpoint(request: Request) -> Response:
            return await self._answer(request, work, scope)

        return Route(path, endpoint, methods=[method])

    async def _answer(self, request: Request, work: Work, scope: str) -> Response:
        for name in _TROUBLES:
            if self._world.faults.strikes(name):
                return trouble(name)
        headers = {"X-Spec-Version": SPEC_VERSION, **self._limits.headers(request)}
        try:
            if scope != PUBLIC:
                headers |= admit(request, scope)
            body = await work(request)
        except Refused as refused:
            response = refused.answer()
        else:
            response = Response(status_code=204) if body is None else JSONResponse(body)
        response.headers.update(headers)
        return response

    async def _regions(self, request: Request) -> object:
        return listed(request, REGIONS, REGION_FIELDS)

    async def _profile(self, _request: Request) -> object:
        return {
            "username": "practice",
            "email": "practice@example.com",
            "restricted": False,
            "timezone": "UTC",
            "uid": 1,
            "user_type": "default",
            "email_notifications": True,
            "two_factor_auth": False,
            "authentication_type": "password",
        }

    async def _grants(self, _request: Request) -> None:
        return None

    async def _events(self, request: Request) -> object:
        newest = list(reversed(self._world.events.all))
        return listed(request, newest, EVENT_FIELDS)

    async def _event(self, request: Request) -> object:
        wanted = request.path_params["id"]
        for event in self._world.events.all:
            if event["id"] == wanted:
                return event
        raise not_found()

    async def _images(self, request: Request) -> object:
        return listed(request, list(self._world.images.values()), IMAGE_FIELDS)

    async def _upload(self, request: Request) -> object:
        if self._world.faults.strikes("post-500"):
            raise _internal_error()
        ticket = self._world.create(checked_wish(await body_of(request)))
        if self._world.faults.strikes("post-lost-reply"):
            line_of(request).cut()
        if self._world.faults.strikes("post-silent"):
            await line_of(request).lost.wait()
        return ticket

    def _found(self, request: Request) -> Record:
        image = self._world.images.get(request.path_params["id"])
        if image is None:
            raise not_found()
        return image

    async def _image(self, request: Request) -> object:
        return self._found(request)

    async def _update(self, request: Request) -> object:
        image = self._found(request)
        return self._world.update(image, checked_changes(await body_of(request)))

    async def _delete(self, request: Request) -> object:
        image = self._found(request)
        if self._world.faults.strikes("delete-500"):
            raise _internal_error()
        if self._world.faults.strikes("delete-silent"):
            await line_of(request).lost.wait()
            raise _internal_error()
        self._world.delete(str(image["id"]))
        return {}

    async def _replicate(self, request: Request) -> object:
        image = self._found(request)
        body = await body_of(request)
        if image["status"] != "available":
            raise Refused(HTTPStatus.BAD_REQUEST, ("Image must be available", None))
        held = {place["region"] for place in places(image) if place["status"] == "available"}
        return self._world.replicate(image, checked_regions(body, held))


def _internal_error() -> Refused:
    return Refused(HTTPStatus.INTERNAL_SERVER_ERROR, ("Internal Server Error", None))
