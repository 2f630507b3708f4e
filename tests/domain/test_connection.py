"""Which Linode a run talks to, and with which token."""

from dataclasses import replace

import pytest

from imageuploader.domain.connection import (
    Flags,
    choose_connection,
    choose_network,
    practice_connection,
)
from imageuploader.domain.errors import BadSetting
from imageuploader.domain.network.proxy import Network, ProxyMode
from imageuploader.domain.settings import ApiVersion, Endpoint, SavedAccount, Settings

SAVED = Endpoint("https://saved.example", ApiVersion.V4BETA, "saved.pem")
WORK = SavedAccount("work", "ada", SAVED)
SETTINGS = Settings(accounts=(WORK, SavedAccount("home", "bob")), account="work")
VARIABLES = {
    "LINODE_URL": "https://variable.example",
    "LINODE_API_VERSION": "v4",
    "LINODE_CA": "variable.pem",
}
FLAGS = Flags(api_url="https://flag.example", api_version="v4beta", ca="flag.pem")


def test_nothing_that_is_set_means_linode_itself():
    connection = choose_connection(Flags(), {}, Settings())
    assert connection.endpoint == Endpoint()
    assert (connection.account, connection.token, connection.user) == ("", "", "")
    assert connection.time_scale == 1.0


def test_the_settings_give_what_neither_flag_nor_variable_does():
    assert choose_connection(Flags(), {}, SETTINGS).endpoint == SAVED


def test_a_variable_wins_over_the_settings():
    endpoint = Endpoint("https://variable.example", ApiVersion.V4, "variable.pem")
    assert choose_connection(Flags(), VARIABLES, SETTINGS).endpoint == endpoint


def test_a_flag_wins_over_a_variable():
    endpoint = Endpoint("https://flag.example", ApiVersion.V4BETA, "flag.pem")
    assert choose_connection(FLAGS, VARIABLES, SETTINGS).endpoint == endpoint


def test_an_empty_variable_is_none():
    assert choose_connection(Flags(), dict.fromkeys(VARIABLES, ""), SETTINGS).endpoint == SAVED


@pytest.mark.parametrize("settings", [Settings(), SETTINGS])
def test_a_version_that_does_not_exist_is_an_error(settings):
    with pytest.raises(BadSetting) as raised:
        choose_connection(Flags(), {"LINODE_API_VERSION": "v5"}, settings)
    assert (raised.value.name, raised.value.value) == ("LINODE_API_VERSION", "v5")


def test_a_flag_stands_in_for_a_bad_variable():
    flags = Flags(api_version="v4")
    connection = choose_connection(flags, {"LINODE_API_VERSION": "v5"}, Settings())
    assert connection.endpoint.version is ApiVersion.V4


def test_the_account_of_a_flag_brings_its_own_linode_and_user():
    connection = choose_connection(Flags(account="home"), {}, SETTINGS)
    assert (connection.account, connection.user) == ("home", "bob")
    assert connection.endpoint == Endpoint()


def test_nothing_is_taken_from_an_account_that_is_not_saved():
    connection = choose_connection(Flags(account="other"), {}, SETTINGS)
    assert (connection.account, connection.user) == ("other", "")
    assert connection.endpoint == Endpoint()


def test_nobody_knows_whose_token_a_variable_holds():
    connection = choose_connection(Flags(), {"LINODE_TOKEN": " secret\n"}, SETTINGS)
    assert (connection.account, connection.token, connection.user) == ("work", "secret", "")
    assert "secret" not in repr(connection)


def test_a_token_of_white_space_is_none():
    assert choose_connection(Flags(), {"LINODE_TOKEN": " \n"}, SETTINGS).token == ""


def test_a_practice_run_waits_less():
    connection = practice_connection("http://127.0.0.1:1", "practice")
    assert connection.endpoint == Endpoint(url="http://127.0.0.1:1")
    assert (connection.token, connection.is_practice) == ("practice", True)
    assert 0 < connection.time_scale < 1


MANUAL = Settings(
    proxy=ProxyMode.MANUAL, proxy_url="http://old:3128", proxy_user="ada", ca_file="c"
)


@pytest.mark.parametrize(
    ("flags", "settings", "network"),
    [
        (Flags(), MANUAL, MANUAL.network),
        (Flags(), Settings(), Network()),
        (Flags(proxy="none"), MANUAL, Network(ProxyMode.NONE, ca_file="c")),
        (Flags(proxy="new:1"), MANUAL, Network(ProxyMode.MANUAL, "http://new:1", ca_file="c")),
        (
            Flags(proxy="socks5://new:1", proxy_user="eve"),
            Settings(),
            Network(ProxyMode.MANUAL, "socks5://new:1", "eve"),
        ),
        (Flags(proxy_user="eve"), MANUAL, replace(MANUAL.network, user="eve")),
    ],
)
def test_a_flag_for_the_proxy_wins_over_the_settings(flags, settings, network):
    assert choose_network(flags, settings) == network


@pytest.mark.parametrize("flags", [Flags(proxy="ftp://x:1"), Flags(proxy_user="eve")])
def test_a_proxy_that_is_none_and_a_user_without_one_are_errors(flags):
    with pytest.raises(BadSetting):
        choose_network(flags, Settings())
