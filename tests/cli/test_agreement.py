"""The console agrees to Linode's terms for Europe if told to, and only where that is needed."""

import pytest

from tests.cli.console import Console

EUROPE, FLAG = "de-fra-2", "--agree-eu-terms"
MAY_NOT = "EU terms were not agreed to: only an unrestricted user can do that"


def upload(sandbox, home, image, *flags, region=EUROPE, token=""):
    console = Console(home, LINODE_URL=sandbox.url, LINODE_TOKEN=token or sandbox.token)
    return console("upload", image, "--region", region, "--quiet", "--no-wait", *flags)


def signed(sandbox):
    return sandbox.calls.count(("POST", "/v4/account/agreements"))


def test_it_is_agreed_to_with_the_first_image_in_europe_and_then_never_again(
    sandbox, tmp_path, image
):
    for _ in range(2):
        done = upload(sandbox, tmp_path / "home", image, FLAG)
        assert (done.code, "Warning" in done.messages) == (0, False), done.messages
    assert sandbox.agreements["eu_model"]
    assert (len(sandbox.images), signed(sandbox)) == (2, 1)


@pytest.mark.parametrize(("flags", "region"), [((), EUROPE), ((FLAG,), "us-ord")])
def test_nothing_is_agreed_to_unasked_or_for_another_continent(
    sandbox, tmp_path, image, flags, region
):
    assert upload(sandbox, tmp_path / "home", image, *flags, region=region).code == 0
    assert signed(sandbox) == 0
    assert [path for _, path in sandbox.calls if "agreements" in path] == []


@pytest.mark.parametrize(
    "token", ["restricted", "scopes=images:read_write,events:read_only,account:read_only"]
)
def test_who_may_not_agree_is_told_and_the_image_is_uploaded(sandbox, tmp_path, image, token):
    done = upload(sandbox, tmp_path / "home", image, FLAG, token=token)
    assert (done.code, MAY_NOT in done.messages) == (0, True), done.messages
    assert (len(sandbox.images), signed(sandbox)) == (1, 0)
