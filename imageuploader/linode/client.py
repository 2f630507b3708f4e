"""A client of Linode's JSON API, one method per operation."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import datetime, timedelta
from typing import TypeVar

import httpx
from typing_extensions import override

from imageuploader import __version__
from imageuploader.codec.event import event_from
from imageuploader.codec.image import image_from
from imageuploader.codec.parse import json_from, object_from
from imageuploader.codec.profile import (
    image_grants_from,
    may_add_images_from,
    needs_agreement_from,
    profile_from,
    token_expiry_from,
)
from imageuploader.codec.region import region_from
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.closing import Closing
from imageuploader.domain.errors import Garbled, TokenRefused, UploadError
from imageuploader.domain.event import Event
from imageuploader.domain.image import Image, UploadTicket
from imageuploader.domain.network.proxy import DIRECT_ROUTE, Network, Route
from imageuploader.domain.profile import ImageRights, Profile
from imageuploader.domain.region import Region
from imageuploader.domain.retry import READ_WAITS, may_retry_read, seconds_before_retry
from imageuploader.domain.settings import Endpoint
from imageuploader.domain.spec import UploadSpec
from imageuploader.linode.address import base_url, image_path
from imageuploader.linode.answer_head import ENCODINGS, is_decodable
from imageuploader.linode.api_errors import error_of, http_date
from imageuploader.linode.list_items import page_count, parse_items
from imageuploader.linode.object_storage import expires_of
from imageuploader.linode.request_log import log_request
from imageuploader.linode.sockets import SocketInterrupter
from imageuploader.linode.timeouts import API_TIMING, Timing
from imageuploader.linode.transport import DIRECTLY, InterruptibleTransport, quiet_logs
from imageuploader.linode.transport_errors import transport_error_of

PAGE_SIZE = 500
MAX_ANSWER_BYTES = 16 * 1024**2
MAX_ERROR_BYTES = 1024**2
"""The most that is read of a response, decompressed: the rest of an error says nothing new."""

MAX_LIST_ITEMS, MAX_LIST_BYTES = 10_000, 32 * 1024**2
"""The most of a list that is taken in, all its pages together; an item has about 2 kB."""

_AGREED = {"eu_model": True, "privacy_policy": True}
"""Cloud Manager sends these two together."""

_PIECE_BYTES = 64 * 1024
_WIRE = frozenset({b"content-encoding", b"content-length", b"transfer-encoding"})
"""Headers of how a response came: it is decompressed and whole by then."""

T = TypeVar("T")


class LinodeClient(Closing):
    """The API of one endpoint with one token. Opened, used and closed by one thread.

    Every method raises an AccessError, a NetworkError or a ServiceError. GET and DELETE are
    retried by the policy of reads, nothing else is.
    """

    def __init__(  # noqa: PLR0913 - the last four have defaults
        self,
        endpoint: Endpoint,
        token: str,
        *,
        network: Network = DIRECTLY,
        transport: httpx.BaseTransport | None = None,
        wait: Callable[[float], None] | None = None,
        timing: Timing = API_TIMING,
    ) -> None:
        """Raise BadSetting for an invalid URL or CA file, TokenRefused for a malformed token.

        NotEncrypted is raised for a URL that would send the token in clear text.

        `wait` sleeps between two attempts; by default a cancel ends that sleep too.
        """
        quiet_logs()
        base = base_url(endpoint)
        self._host = base.host
        self._interrupter = SocketInterrupter()
        self._wait = self._interrupter.sleep if wait is None else wait
        self._clock = timing.clock
        self._whole_seconds = timing.whole
        self.ahead = timedelta()
        """How far Linode's clock was ahead of ours at its last response, to the second."""

        self._transport = transport or InterruptibleTransport(
            base.host, self._interrupter, endpoint.ca_file, network
        )
        self._http = httpx.Client(
            base_url=base,
            headers=_headers(token),
            timeout=httpx.Timeout(timing.reply, connect=timing.connect),
            transport=self._transport,
        )

    @property
    def host(self) -> str:
        """The host of the API."""
        return self._host

    @property
    def api_url(self) -> str:
        """The base of the API: scheme, host and port."""
        base = self._http.base_url
        return f"{base.scheme}://{base.netloc.decode()}"

    @property
    def route(self) -> Route:
        """The way that the last request went."""
        way = self._transport
        return way.route if isinstance(way, InterruptibleTransport) else DIRECT_ROUTE

    @override
    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    @contextmanager
    def ended_by(self, cancel: CancelToken) -> Iterator[None]:
        """Within the block, requests end at once when this is cancelled, by any thread.

        Raises CancelRequested then instead of what the request raised: it is no failure.
        """
        try:
            with self._interrupter.ended_by(cancel):
                yield
        except UploadError:
            cancel.check()
            raise

    def now(self) -> datetime:
        """Return the time by Linode's clock, which decides what has expired."""
        return self._clock() + self.ahead

    def within(self, seconds: float) -> AbstractContextManager[Callable[[], None]]:
        """Within the block, a request that outlasts this, or the yielded call, is Unreachable."""
        return self._interrupter.within(seconds)

    def profile(self) -> Profile:
        """Return the owner of the token, with its scopes (GET /profile; any token may)."""
        value, headers = self._read("profile", "profile")
        return profile_from(value, headers.get("X-OAuth-Scopes", ""))

    def image_rights(self) -> ImageRights:
        """Return what the token may do with images (GET /profile, and /profile/grants)."""
        profile = self.profile()
        if not profile.restricted:
            return ImageRights(profile)
        return ImageRights(profile, image_grants_from(self._read("profile/grants", "grants")[0]))

    def may_add_images(self, profile: Profile) -> bool:
        """Return whether a user may add images (GET /profile/grants, if it is restricted).

        204 means that the user is not restricted after all.
        """
        if not profile.restricted:
            return True
        answer = self._get("profile/grants")
        if answer.status_code == httpx.codes.NO_CONTENT:
            return True
        return may_add_images_from(json_from(answer.content, "grants"))

    def token_expiry(self, token: str) -> datetime | None:
        """Return when a token expires, if that is told (GET /profile/tokens; account:read_only)."""
        return token_expiry_from(list(self._paged("profile/tokens")), token)

    def needs_agreement(self) -> bool:
        """Return whether the account has not agreed to the terms for Europe.

        (GET /account/agreements; account:read_only, and the user may not be restricted.)
        """
        return needs_agreement_from(self._read("account/agreements", "agreements")[0])

    def agree(self) -> None:
        """Agree to the terms for Europe (POST /account/agreements; account:read_write)."""
        self._request("POST", "account/agreements", json=_AGREED)

    def regions(self) -> list[Region]:
        """Return all regions (GET /regions; needs no token)."""
        return parse_items(self._paged("regions"), region_from, "regions")

    def request_upload(self, spec: UploadSpec) -> UploadTicket:
        """Create a pending image and return the address for its bytes (POST /images/upload).

        Never retried here: a request whose response was lost may have created an image.
        """
        sent = spec.request()
        answer = object_from(self._ask("POST", "images/upload", "upload", json=sent)[0], "upload")
        address = answer.get("upload_to")
        if not isinstance(address, str) or not address:
            raise Garbled("upload", "the answer has no upload address")
        return UploadTicket(image_from(answer.get("image")), address, expires_of(address))

    def image(self, image_id: str) -> Image:
        """Return one image (GET /images/{id})."""
        return image_from(self._read(image_path(image_id), "image")[0])

    def images(self, where: Mapping[str, object] | None = None) -> list[Image]:
        """Return the images that match an X-Filter (GET /images; 20 a minute are allowed)."""
        return parse_items(self._paged("images", where), image_from, "images")

    def events(self, numbers: Collection[int]) -> list[Event]:
        """Return the upload events of images, given by their bare numbers, newest first."""
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
        return parse_items(self._paged("account/events", where), event_from, "events")

    def update_image(
        self,
        image_id: str,
        *,
        label: str | None = None,
        description: str | None = None,
        tags: Collection[str] | None = None,
    ) -> Image:
        """Change the given fields of an image (PUT /images/{id})."""
        given = {"label": label, "description": description}
        body: dict[str, object] = {name: text for name, text in given.items() if text is not None}
        if tags is not None:
            body["tags"] = list(tags)
        return image_from(self._ask("PUT", image_path(image_id), "image", json=body)[0])

    def replicate_image(self, image_id: str, regions: Collection[str]) -> Image:
        """Store an image in exactly these regions (POST /images/{id}/regions).

        The copies in all others are deleted; one that is available must stay.
        """
        path = f"{image_path(image_id)}/regions"
        return image_from(self._ask("POST", path, "image", json={"regions": list(regions)})[0])

    def delete_image(self, image_id: str) -> None:
        """Delete an image for good; this cancels a pending upload (DELETE /images/{id})."""
        answer = self._retry(lambda: self._request("DELETE", image_path(image_id)))
        if answer.content:  # anything but JSON comes from something in between, such as a portal
            json_from(answer.content, "image")

    def _paged(self, path: str, where: Mapping[str, object] | None = None) -> Iterator[object]:
        headers = {"X-Filter": json.dumps(where)} if where else {}
        page, pages, size = 1, 1, 0
        while page <= pages:
            query = {"page": page, "page_size": PAGE_SIZE}
            answer = self._get(path, params=query, headers=headers)
            size += len(answer.content)
            if size > MAX_LIST_BYTES:
                raise Garbled("list", f"{path} is longer than {MAX_LIST_BYTES >> 20} MiB")
            envelope = object_from(json_from(answer.content, "list"), "list")
            data, pages = envelope.get("data"), page_count(envelope.get("pages"))
            if not isinstance(data, list):
                raise Garbled("list", f"{path} came without data")
            if pages * PAGE_SIZE > MAX_LIST_ITEMS or len(data) > PAGE_SIZE:
                raise Garbled("list", f"{path} has more than {MAX_LIST_ITEMS:,} items")
            yield from data
            page += 1

    def _read(self, path: str, what: str, **more: object) -> tuple[object, httpx.Headers]:
        """The JSON and the headers of a successful GET."""
        answer = self._get(path, **more)
        return json_from(answer.content, what), answer.headers

    def _get(self, path: str, **more: object) -> httpx.Response:
        return self._retry(lambda: self._request("GET", path, **more))

    def _retry(self, send: Callable[[], T]) -> T:
        """Return what `send` returns, after retries unless aborted; raise its last error."""
        interrupts = self._interrupter.interrupts
        for attempt in range(1, READ_WAITS.attempts):
            try:
                return send()
            except UploadError as error:
                if self._interrupter.is_interrupted(interrupts) or not may_retry_read(error):
                    raise
                self._wait(seconds_before_retry(attempt, error, READ_WAITS))
                if self._interrupter.is_interrupted(interrupts):
                    raise
        return send()

    def _ask(
        self, method: str, path: str, what: str, **more: object
    ) -> tuple[object, httpx.Headers]:
        answer = self._request(method, path, **more)
        return json_from(answer.content, what), answer.headers

    def _receive(self, request: httpx.Request, log_status: Callable[[int], None]) -> httpx.Response:
        """Send a request and read its response, which may not be as long as memory is large.

        Of an error only the beginning is read. Raises Garbled for any other that is too long.
        """
        with closing(self._http.send(request, stream=True)) as response:
            log_status(response.status_code)
            if not is_decodable(response):
                raise Garbled("answer", "it is compressed in a way that was not asked for")
            limit = MAX_ANSWER_BYTES if response.is_success else MAX_ERROR_BYTES
            content = bytearray()
            for piece in response.iter_bytes(_PIECE_BYTES):
                content += piece
                if len(content) > limit and response.is_success:
                    raise Garbled("answer", f"it is longer than {MAX_ANSWER_BYTES >> 20} MiB")
                if len(content) > limit:
                    break
            # As bytes: a server may send more than ASCII, which is read but never written.
            raw = response.headers.raw
            headers = [(name, value) for name, value in raw if name.lower() not in _WIRE]
            return httpx.Response(
                response.status_code,
                headers=headers,
                content=bytes(memoryview(content)[:limit]),
                request=request,
            )

    def _request(self, method: str, path: str, **more: object) -> httpx.Response:
        """Return a successful response; raise for every other one, and every failure."""
        try:
            with log_request(method, path) as log_status, self.within(self._whole_seconds):
                request = self._http.build_request(method, path, **more)  # type: ignore[arg-type]  # checked by httpx
                answer = self._receive(request, log_status)
        except httpx.TransportError as error:
            raise transport_error_of(error, self._host) from error
        except httpx.DecodingError as error:
            raise Garbled("answer", "its compression is broken") from error
        if now := http_date(answer.headers.get("Date", "")):
            self.ahead = now - self._clock()
        if answer.is_success:
            return answer
        raise error_of(answer)


def _headers(token: str) -> dict[str, str]:
    """No token, no header. One that does not fit into a header is invalid, and is never shown."""
    headers = {
        "User-Agent": f"imageuploader/{__version__}",
        "Accept": "application/json",
        "Accept-Encoding": ", ".join(ENCODINGS),
    }
    if not (token.isascii() and token.isprintable()) or " " in token:
        raise TokenRefused
    return headers | {"Authorization": f"Bearer {token}"} if token else headers
