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


USER = "[a]\ntoken = t\n"
LINODE = "https://api.linode.com"
FORMS = {
    "colons": ("[a]\ntoken: t\nregion: us-ord\n", LINODE, "v4"),
    "Windows": ("[DEFAULT]\r\ndefault-user = a\r\n\r\n[a]\r\ntoken = t\r\n", LINODE, "v4"),
    "indented": ("[a]\n\ttoken = t\n", LINODE, "v4"),
    "list": (USER + "authorized_users =\n    ada\n    bob\n", LINODE, "v4"),
    "plugin": (USER + "plugin-obj-key = x\nsuppress-version-warning = true\n", LINODE, "v4"),
    "comments": ("# mine\n; too\n[a]\ntoken = t ; the good one\n", LINODE, "v4"),
    "twice": ("[a]\ntoken = old\n" + USER, LINODE, "v4"),
    "upper case": ("[a]\nTOKEN = t\nAPI_VERSION = v4beta\n", LINODE, "v4beta"),
    "no such default": ("[DEFAULT]\ndefault-user = gone\n" + USER, LINODE, "v4"),
    "scheme": (
        USER + "api_scheme = http\napi_host = localhost:8080\n",
        "http://localhost:8080",
        "v4",
    ),
    "url without scheme": (
        USER + "api_url = api.example.com/v4\n",
        "https://api.example.com",
        "v4",
    ),
    "empty url": (USER + "api_url =\napi_version = v4beta\n", LINODE, "v4beta"),
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_user_is_read(form):
    text, url, version = FORMS[form]
    (found,) = accounts_in(text, "cli")
    assert (found.name, found.token) == ("a", "t")
    assert found.endpoint == Endpoint(url, ApiVersion(version))


@pytest.mark.parametrize("section", ["default", "Default", "DEFAULT"])
def test_the_default_profile_of_linodego_is_one_however_it_is_written(section):
    (found,) = accounts_in(f"[{section}]\ntoken = t\n", "go")
    assert (found.token, found.is_default) == ("t", True)


def test_an_old_token_for_all_stays_beside_the_users():
    users = "[DEFAULT]\ntoken = old\ndefault-user = a\n" + USER
    assert [(one.name, one.token) for one in accounts_in(users, "cli")] == [
        ("a", "t"),
        ("default", "old"),
    ]


def test_who_has_no_token_is_nobody():
    assert (
        accounts_in("[a]\ntoken =\n[b]\nregion = us-ord\n[custom_aliases]\ni = images\n", "c") == ()
    )


@pytest.mark.parametrize(
    "text", ["no section", "[open\ntoken = x", "[a]\ntoken\n", "[a]\ntoken = x\napi_version = v3\n"]
)
def test_a_damaged_file_is_told_by_its_name_and_without_its_token(text):
    with pytest.raises(BadSetting) as caught:
        accounts_in(text, "/home/jdoe/.config/linode-cli")
    assert caught.value.value == "/home/jdoe/.config/linode-cli"


def test_an_empty_file_has_nobody():
    assert accounts_in("", "cli") == ()


def test_no_token_is_shown_by_accident():
    assert "token-of-bob" not in repr(accounts_in(CLI, "cli"))
