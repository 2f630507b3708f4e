"""The fault table: what goes wrong with the requests to the API."""

import pytest

from imageuploader.domain.errors import (
    Garbled,
    NotPermitted,
    Rejected,
    ServerTrouble,
    TokenRefused,
    Unreachable,
    UploadError,
)
from imageuploader.domain.upload import UploadState as S
from tests.transfer.fault_table import DOUBTFUL, PERHAPS, PROVED, Row, times

LOOK_FOUR_TIMES = times(4, "GET")
"""Reading is asked again by itself: the image, or whose token it is."""


def doubtful(fault):
    """The image may have been made: it is looked for (profile, list) before another is."""
    return Row(fault, S.PROCESSING, "POST GET GET POST PUT", 1)


def refused(fault, error):
    """Nothing was made, and asking again would be for nothing."""
    return Row(fault, S.FAILED, "POST", 0, error=error)


def lost(fault):
    """The image was made: it is found and named, another is made, and it is named at the end."""
    return Row(fault, S.PROCESSING, "POST GET GET POST PUT GET GET", 2, DOUBTFUL)


REQUEST = [
    doubtful("post-reset:1"),
    doubtful("post-silent:1"),
    doubtful("post-short:1"),
    doubtful("post-408:1"),
    doubtful("post-500:1"),
    doubtful("post-502:1"),
    doubtful("post-503:1"),
    Row("post-429:1", S.PROCESSING, "POST POST PUT", 1),
    # who asks is looked up, to name what is missing
    Row("post-403", S.QUEUED, "POST GET", 0, error=NotPermitted),
    refused("post-411", Rejected),
    refused("post-413", Rejected),
    Row("post-401", S.QUEUED, "POST", 0, error=TokenRefused),
    doubtful("post-cut:1"),
    doubtful("post-garbled:1"),
    # what makes no sense twice will not the third time
    Row("post-garbled", S.FAILED, "POST GET GET POST GET GET", 0, error=Garbled),
    Row("post-maintenance", S.FAILED, "POST GET GET", 0, error=ServerTrouble),
    Row("post-500", S.FAILED, f"POST {times(5, 'GET GET POST')} GET GET", 0, error=ServerTrouble),
    lost("post-lost-reply:1"),
    lost("post-lost-silent:1"),
    lost("post-lost-short:1"),
    lost("post-lost-502:1"),
    lost("post-lost-503:1"),
    lost("post-lost-garbled:1"),
    Row(
        "post-lost-garbled",
        S.FAILED,
        "POST GET GET POST GET GET GET",
        2,
        left=DOUBTFUL,
        error=Garbled,
    ),
    # there was no answer at all: that nothing is found does not say that nothing will come
    Row(
        "post-reset",
        S.FAILED,
        f"POST {times(5, 'GET GET POST')} {times(4, 'GET')}",
        0,
        left=PERHAPS,
        error=Unreachable,
    ),
]
LOOK = [
    Row("put-reset:1 look-500", S.PROCESSING, f"POST PUT {LOOK_FOUR_TIMES} PUT", 1),
    Row("put-reset:1 look-502", S.PROCESSING, f"POST PUT {LOOK_FOUR_TIMES} PUT", 1),
    Row("put-reset:1 look-garbled", S.PROCESSING, "POST PUT GET PUT", 1),
    Row("put-reset:1 look-401", S.PROCESSING, "POST PUT GET PUT", 1),
    Row("put-reset:1 image-odd", S.PROCESSING, "POST PUT GET PUT", 1),
    Row("put-reset:1 image-bare", S.PROCESSING, "POST PUT GET PUT", 1),
    Row("put-lost-reply image-odd", S.PROCESSING, "POST PUT GET", 1),
    # nothing is sent again while nobody can say whether it has arrived
    Row("put-lost-reply look-500:7", S.PROCESSING, f"POST PUT {times(8, 'GET')}", 1),
    Row("put-lost-reply look-500:8", S.PROCESSING, f"POST PUT {times(9, 'GET')}", 1),
    Row(
        "put-lost-reply look-500",
        S.FAILED,
        f"POST PUT {times(8, LOOK_FOUR_TIMES)}",
        1,
        left=PROVED,
        error=ServerTrouble,
    ),
    Row("put-lost-reply:1 look-401", S.PROCESSING, "POST PUT GET GET PUT", 1),
]
REMOVAL = [
    Row("put-403 delete-500", S.FAILED, f"POST PUT GET {times(4, 'DELETE')}", 1, left=PROVED),
    Row("put-403 delete-silent", S.FAILED, f"POST PUT GET {times(4, 'DELETE')}", 1, left=PROVED),
    Row("put-403 delete-401", S.FAILED, "POST PUT GET DELETE", 1, left=PROVED),
    Row("put-403 delete-lost-reply", S.FAILED, "POST PUT GET DELETE DELETE", 0),
    Row("put-403 delete-garbled", S.FAILED, "POST PUT GET DELETE", 1, left=PROVED),
]
OTHERS = [
    *[
        Row(f"image-deleted{place}", S.PROCESSING, "POST PUT", 0)
        for place in ("-start", "", "-end")
    ],
    *[
        Row(f"image-deleted{place} put-reset{place}", S.GONE, "POST PUT GET", 0)
        for place in ("-start", "", "-end")
    ],
    *[
        Row(f"token-revoked{place}", S.PROCESSING, "POST PUT", 1)
        for place in ("-start", "", "-end")
    ],
    *[
        Row(f"token-revoked{place} put-403{place}", S.FAILED, "POST PUT GET", 1, left=PROVED)
        for place in ("-start", "", "-end")
    ],
    Row("token-revoked put-reset:1", S.PROCESSING, "POST PUT GET PUT", 1),
    Row("token-revoked-end put-reset-end:1", S.PROCESSING, "POST PUT GET GET PUT", 1),
]


@pytest.mark.parametrize("row", [*REQUEST, *LOOK, *REMOVAL, *OTHERS], ids=str)
def test_a_gz_image(table, gz, row):
    table.send(row, gz)


@pytest.mark.parametrize("row", REMOVAL, ids=str)
def test_a_raw_image(table, raw_2mb, row):
    table.send(row, raw_2mb)


def test_a_server_that_is_not_there_is_told_at_once(table, gz, closed_port):
    table.address = f"http://127.0.0.1:{closed_port}"
    table.send(Row("", S.FAILED, "", 0, error=Unreachable), gz)


@pytest.mark.parametrize("origin", ["http://127.0.0.1", "https://no-such-name.invalid"])
def test_a_store_that_is_not_there_is_tried_to_the_end(table, gz, closed_port, origin):
    table.sandbox.upload_origin = f"{origin}:{closed_port}"
    table.send(Row("", S.FAILED, f"POST {times(7, 'GET')} DELETE", 0, error=UploadError), gz)
