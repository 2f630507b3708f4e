"""The configuration files of linode-cli and linodego, in every form."""

import pytest

from imageuploader.domain.accounts.found import accounts_in
from imageuploader.domain.errors import BadSetting
from imageuploader.domain.settings import ApiVersion, Endpoint

CLI = """
[DEFAULT]
default-user = bob

[alice]
token = token-of-alice%with-percent
region = us-ord
type = g6-nanode-1
[bob]
token = token-of-bob
api_host = api.example.com      ; optional
api_version = v4beta
[nobody]
region = us-east
[custom_aliases]
token = not a token
"""
OLD = "[DEFAULT]\ntoken = old-token\nregion = eu-west\n"
GO = "[default]\ntoken = first\napi_url = https://api.example.com/v4beta\n[work]\ntoken = second\n"


def test_every_user_of_linode_cli_is_found_the_default_one_first():
    bob, alice = accounts_in(CLI, "cli")
    assert (bob.name, bob.is_default, bob.token) == ("bob", True, "token-of-bob")
    assert bob.endpoint == Endpoint("https://api.example.com", ApiVersion.V4BETA)
    assert (alice.name, alice.token, alice.region) == (
        "alice",
        "token-of-alice%with-percent",
        "us-ord",
    )
    assert alice.endpoint == Endpoint()


def test_the_only_token_of_an_old_file_is_found():
    (found,) = accounts_in(OLD, "cli")
    assert (found.name, found.token, found.region) == ("default", "old-token", "eu-west")
    assert found.is_default


def test_the_profiles_of_linodego_are_found():
    first, second = accounts_in(GO, "go")
    assert (first.name, first.endpoint) == (
        "default",
        Endpoint("https://api.example.com", ApiVersion.V4BETA),
    )
    assert (second.name, second.endpoint) == ("work", Endpoint())


def test_a_user_never_gets_the_token_of_the_section_for_all():
    assert [one.name for one in accounts_in(OLD + "[alice]\nregion = us-ord\n", "cli")] == [
        "default"
    ]


@pytest.mark.parametrize(
    "text", ["no section", "[open\ntoken = x", "[a]\ntoken = x\napi_version = v3\n"]
)
def test_a_damaged_file_is_told_by_its_name_and_without_its_token(text):
    with pytest.raises(BadSetting) as caught:
        accounts_in(text, "/home/jdoe/.config/linode-cli")
    assert caught.value.value == "/home/jdoe/.config/linode-cli"


def test_an_empty_file_has_nobody():
    assert accounts_in("", "cli") == ()


def test_no_token_is_shown_by_accident():
    assert "token-of-bob" not in repr(accounts_in(CLI, "cli"))
