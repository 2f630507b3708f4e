"""The fault table: each fault of the body before it, in its middle and after its last byte."""

import pytest

from imageuploader.domain.errors import AddressRefused, ServerTrouble, Unreachable, WrongChecksum
from imageuploader.domain.upload import UploadState as S
from tests.transfer.fault_table import Row, times

ALL_FAIL = f"POST {times(6, 'PUT GET')} GET DELETE"
ALL_FAIL_WHOLE = f"POST PUT GET {times(5, 'GET PUT GET')} GET GET DELETE"


def passing(fault):
    """What passes by itself: the same address is used again, after asking for the image."""
    return [
        Row(f"{fault}-start:1", S.PROCESSING, "POST PUT GET PUT", 1),
        Row(f"{fault}:1", S.PROCESSING, "POST PUT GET PUT", 1),
        # the store may have all bytes: the image is asked for at once, and again before sending
        Row(f"{fault}-end:1", S.PROCESSING, "POST PUT GET GET PUT", 1),
    ]


def lasting(fault, error):
    """What does not end: six attempts, then a failure that leaves nothing."""
    return [
        Row(f"{fault}-start", S.FAILED, ALL_FAIL, 0, error=error),
        Row(fault, S.FAILED, ALL_FAIL, 0, error=error),
        Row(f"{fault}-end", S.FAILED, ALL_FAIL_WHOLE, 0, error=error),
    ]


def permanent(fault, error):
    """What would be refused again: one attempt, and nothing stays."""
    return [
        Row(f"{fault}{place}", S.FAILED, "POST PUT GET DELETE", 0, error=error)
        for place in ("-start", "", "-end")
    ]


BOTH = [
    Row("", S.PROCESSING, "POST PUT", 1),
    *passing("put-reset"),
    *passing("put-stalled"),
    *lasting("put-500", ServerTrouble),
    *permanent("put-403", AddressRefused),
    # all bytes have arrived, whatever became of the answer: nothing is sent twice
    Row("put-short-end", S.PROCESSING, "POST PUT GET", 1),
    Row("put-lost-reply", S.PROCESSING, "POST PUT GET", 1),
    Row("put-lost-silent", S.PROCESSING, "POST PUT GET", 1),
    Row("put-silent:1", S.PROCESSING, "POST PUT GET GET PUT", 1),
    # other bytes arrived, and Linode makes an image of them: it no longer waits, so it stays
    Row("put-other-etag", S.FAILED, "POST PUT GET", 1, error=WrongChecksum),
]
GZ = [
    *passing("put-cut"),
    *passing("put-408"),
    *passing("put-500"),
    *passing("put-502"),
    *passing("put-503"),
    *passing("put-short")[:2],
    *passing("put-429"),
    *lasting("put-reset", Unreachable),
    *lasting("put-stalled", Unreachable)[:2],
    Row("put-silent", S.FAILED, ALL_FAIL_WHOLE, 0, error=Unreachable),
    *permanent("put-411", AddressRefused),
    *permanent("put-413", AddressRefused),
    *permanent("put-maintenance", ServerTrouble),
    # Linode has removed it: by whom it is looked for is asked, for what is hidden is not gone
    *[
        Row(f"expired{place}", S.FAILED, "POST PUT GET GET", 0, error=AddressRefused)
        for place in ("-start", "", "-end")
    ],
]


@pytest.mark.parametrize("row", [*BOTH, *GZ], ids=str)
def test_a_gz_image(table, gz, row):
    table.send(row, gz)


@pytest.mark.parametrize("row", BOTH, ids=str)
def test_a_raw_image(table, raw_2mb, row):
    upload = table.send(row, raw_2mb)
    assert S.PREPARING in {moment.state for moment in upload.timeline}
