"""Linode's JSON API, one method an operation."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self, TypeVar

import httpx

from imageuploader import __version__
from imageuploader.codec.event import event_from
from imageuploader.codec.image import image_from
from imageuploader.codec.parse import json_from, object_from
from imageuploader.codec.profile import profile_from
from imageuploader.codec.region import region_from
from imageuploader.domain.errors import Garbled, TokenRefused, UploadError
from imageuploader.domain.event import Event
from imageuploader.domain.image import Image
from imageuploader.domain.profile import Profile
from imageuploader.domain.region import Region
from imageuploader.domain.retry_policy import READ_WAITS, may_retry_read, seconds_before_retry
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.ticket import UploadTicket
from imageuploader.linode.address import base_url, image_path
from imageuploader.linode.api_errors import error_of, moment_in
from imageuploader.linode.list_items import page_count, sensible
from imageuploader.linode.object_storage import expires_of
from imageuploader.linode.request_log import asked
from imageuploader.linode.sockets import SocketInterrupter
from imageuploader.linode.timeouts import API_TIMING, Timing
from imageuploader.linode.transport import Line, quiet_logs
from imageuploader.linode.transport_errors import failure_of

PAGE_SIZE = 500
T = TypeVar("T")


class LinodeClient:
    """The API of one endpoint with one token. Made, used and closed by one thread.

    Every method raises an AccessError, a NetworkError or a ServiceError. Reading and deleting
    are asked again as `retry` says, nothing else is.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        token: str,
        *,
        transport: httpx.BaseTransport | None = None,
        wait: Callable[[float], None] | None = None,
        timing: Timing = API_TIMING,
    ) -> None:
        """Raise BadSetting for a senseless address or CA file, TokenRefused for no token at all.

        NotEncrypted is raised for an address that would show the token to everybody on the way.

        `wait` takes the seconds between two attempts; by default `abort` ends that wait too.
        """
        quiet_logs()
        base = base_url(endpoint)
        self._host = base.host
        self._interrupter = SocketInterrupter()
        self._wait = self._interrupter.wait if wait is None else wait
        self._clock = timing.clock
        self.ahead = timedelta()
        """How far Linode's clock was ahead of ours at its last answer, to the second."""

        self._http = httpx.Client(
            base_url=base,
            headers=_headers(token),
            timeout=httpx.Timeout(timing.reply, connect=timing.connect),
            transport=transport or Line(base.host, self._interrupter, endpoint.ca_file),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def api_url(self) -> str:
        """Which Linode is asked: scheme, host and port."""
        base = self._http.base_url
        return f"{base.scheme}://{base.netloc.decode()}"

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def abort(self) -> None:
        """End the request that is going on, from any thread; later ones work again."""
        self._interrupter.pull()

    def now(self) -> datetime:
        """Return what time it is at Linode, whose clock decides what is over."""
        return self._clock() + self.ahead

    def within(self, seconds: float) -> AbstractContextManager[Callable[[], None]]:
        """Within the block, what runs after so long, or after the yielded call, is Unreachable."""
        return self._interrupter.within(seconds)

    def profile(self) -> Profile:
        """Return who the token belongs to, with its scopes (GET /profile; any token may)."""
        value, headers = self._read("profile", "profile")
        return profile_from(value, headers.get("X-OAuth-Scopes", ""))

    def regions(self) -> list[Region]:
        """Return all regions (GET /regions; needs no token)."""
        return sensible(self._paged("regions"), region_from, "regions")

    def request_upload(self, spec: UploadSpec) -> UploadTicket:
        """Make a pending image and return the address for its bytes (POST /images/upload).

        Never asked again here: an answer that was lost may have made an image.
        """
        body: dict[str, object] = {"label": spec.label, "region": spec.region}
        if spec.description:
            body["description"] = spec.description
        if spec.tags:
            body["tags"] = list(spec.tags)
        if spec.cloud_init:
            body["cloud_init"] = True
        answer = object_from(self._ask("POST", "images/upload", "upload", json=body)[0], "upload")
        address = answer.get("upload_to")
        if not isinstance(address, str) or not address:
            raise Garbled("upload", "the answer has no upload address")
        return UploadTicket(image_from(answer.get("image")), address, expires_of(address))

    def image(self, image_id: str) -> Image:
        """Return one image (GET /images/{id})."""
        return image_from(self._read(image_path(image_id), "image")[0])

    def images(self, where: Mapping[str, object] | None = None) -> list[Image]:
        """Return the images that fit an X-Filter (GET /images; 20 a minute are allowed)."""
        return sensible(self._paged("images", where), image_from, "images")

    def events(self, numbers: Collection[int]) -> list[Event]:
        """Return the upload events of images, by their bare numbers, newest first."""
        if not numbers:
            return []
        about = [{"entity.id": number} for number in numbers]
        where: dict[str, object] = {
            "action": "image_upload",
            "entity.type": "image",
            **(about[0] if len(about) == 1 else {"+or": about}),
            "+order_by": "created",
            "+order": "desc",
        }
        return sensible(self._paged("account/events", where), event_from, "events")

    def update_image(
        self,
        image_id: str,
        *,
        label: str | None = None,
        description: str | None = None,
        tags: Collection[str] | None = None,
    ) -> Image:
        """Change what is given of an image (PUT /images/{id})."""
        given = {"label": label, "description": description}
        body: dict[str, object] = {name: text for name, text in given.items() if text is not None}
        if tags is not None:
            body["tags"] = list(tags)
        return image_from(self._ask("PUT", image_path(image_id), "image", json=body)[0])

    def delete_image(self, image_id: str) -> None:
        """Delete an image for good; a pending upload is cancelled by it (DELETE /images/{id})."""
        answer = self._retry(lambda: self._request("DELETE", image_path(image_id)))
        if answer.content:  # what is not JSON comes from somebody else, such as a portal
            json_from(answer.content, "image")

    def _paged(self, path: str, where: Mapping[str, object] | None = None) -> Iterator[object]:
        headers = {"X-Filter": json.dumps(where)} if where else {}
        page, pages = 1, 1
        while page <= pages:
            query = {"page": page, "page_size": PAGE_SIZE}
            answer, _ = self._read(path, "list", params=query, headers=headers)
            envelope = object_from(answer, "list")
            data, pages = envelope.get("data"), page_count(envelope.get("pages"))
            if not isinstance(data, list):
                raise Garbled("list", f"{path} came without data")
            yield from data
            page += 1

    def _read(self, path: str, what: str, **more: object) -> tuple[object, httpx.Headers]:
        """The JSON and the headers of a good answer to a GET."""
        return self._retry(lambda: self._ask("GET", path, what, **more))

    def _retry(self, send: Callable[[], T]) -> T:
        """Return what `send` returns, after retries unless aborted; raise its last error."""
        pulls = self._interrupter.pulls
        for attempt in range(1, READ_WAITS.attempts):
            try:
                return send()
            except UploadError as error:
                if self._interrupter.pulls != pulls or not may_retry_read(error):
                    raise
                self._wait(seconds_before_retry(attempt, error, READ_WAITS))
                if self._interrupter.pulls != pulls:
                    raise
        return send()

    def _ask(
        self, method: str, path: str, what: str, **more: object
    ) -> tuple[object, httpx.Headers]:
        answer = self._request(method, path, **more)
        return json_from(answer.content, what), answer.headers

    def _request(self, method: str, path: str, **more: object) -> httpx.Response:
        """A good answer; every other one, and every failure, is raised."""
        try:
            with asked(method, path) as answered:
                answer = self._http.request(method, path, **more)  # type: ignore[arg-type]  # checked by httpx
                answered(answer.status_code)
        except httpx.TransportError as error:
            raise failure_of(error, self._host) from error
        except httpx.DecodingError as error:
            raise Garbled("answer", "its compression is broken") from error
        if now := moment_in(answer.headers.get("Date", "")):
            self.ahead = now - self._clock()
        if answer.is_success:
            return answer
        raise error_of(answer)


def _headers(token: str) -> dict[str, str]:
    """No token is no header. One that no header can hold is not valid, and is named nowhere."""
    headers = {"User-Agent": f"imageuploader/{__version__}", "Accept": "application/json"}
    if not (token.isascii() and token.isprintable()) or " " in token:
        raise TokenRefused
    return headers | {"Authorization": f"Bearer {token}"} if token else headers
