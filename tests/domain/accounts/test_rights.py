from datetime import UTC, datetime, timedelta

import pytest

from imageuploader.domain.accounts.rights import allows, clean_token, is_expiring
from imageuploader.domain.errors import BadToken

NOW = datetime(2026, 11, 27, tzinfo=UTC)
TOKEN = "0123456789abcdef" * 4


@pytest.mark.parametrize("pasted", [TOKEN, f"  {TOKEN}\n", f"Bearer {TOKEN}"])
def test_what_is_pasted_around_a_token_is_left_out(pasted):
    assert clean_token(pasted) == TOKEN


@pytest.mark.parametrize(
    ("pasted", "fault"),
    [
        ("  ", "empty"),
        ("0123 4567", "space"),
        ("0123\t4567", "space"),
        ("https://cloud.linode.com/profile/tokens", "address"),
        (f"“{TOKEN}”", "characters"),
        (f'"{TOKEN}"', "characters"),
    ],
)
def test_what_cannot_be_a_token_is_told_at_once(pasted, fault):
    with pytest.raises(BadToken) as caught:
        clean_token(pasted)
    assert caught.value.fault == fault
    assert "0123" not in str(caught.value)


@pytest.mark.parametrize(
    ("scopes", "allowed"),
    [
        ("*", True),
        ("images:read_write", True),
        ("events:read_only,images:read_write", True),
        ("", True),
        ("images:read_only", False),
        ("events:read_only linodes:read_write", False),
    ],
)
def test_a_scope_is_there_or_not_and_nothing_is_said_where_none_are_known(scopes, allowed):
    assert allows(scopes, "images:read_write") is allowed


def test_writing_includes_reading():
    assert allows("events:read_write", "events:read_only")


@pytest.mark.parametrize(
    ("left", "told"), [(timedelta(days=3, hours=1), False), (timedelta(days=2), True)]
)
def test_the_end_of_a_token_is_told_three_days_before(left, told):
    assert is_expiring((NOW + left).isoformat(), NOW) is told


@pytest.mark.parametrize("expires", ["", "soon", "2026-11-28"])
def test_an_end_that_is_not_known_is_not_told(expires):
    assert not is_expiring(expires, NOW)
