import pytest

from imageuploader.domain.accounts.saved import (
    account_called,
    put_account,
    remove_account,
    rename_account,
    unused_name,
)
from imageuploader.domain.errors import BadAccountName, BadSetting
from imageuploader.domain.settings import SavedAccount

WORK, HOME = SavedAccount("work", "jdoe"), SavedAccount("home", "jane", title="house")
BOTH = (WORK, HOME)


def test_an_account_is_found_by_its_title_and_by_the_name_it_began_with():
    assert account_called(BOTH, "house") is HOME
    assert account_called(BOTH, "home") is HOME
    with pytest.raises(BadSetting):
        account_called(BOTH, "nobody")


def test_a_renamed_account_keeps_the_name_its_token_is_stored_under():
    renamed = rename_account(BOTH, "work", " office ")
    assert [(one.name, one.shown_name) for one in renamed] == [
        ("work", "office"),
        ("home", "house"),
    ]


@pytest.mark.parametrize("title", ["", " ", "proxy", "house", "home", "x" * 51, "a\nb"])
def test_a_title_that_is_none_or_anothers_is_refused(title):
    with pytest.raises(BadAccountName):
        rename_account(BOTH, "work", title)


def test_an_account_that_signs_in_again_keeps_its_place_and_its_title():
    again = put_account(BOTH, SavedAccount("work", "jdoe", expires="2026-12-01T00:00:00"))
    assert [one.name for one in again] == ["work", "home"]
    again = put_account(BOTH, SavedAccount("home", "jane"))
    assert again[1].shown_name == "house"


def test_a_new_name_is_never_one_that_is_shown():
    assert unused_name(BOTH, "free") == "free"
    assert unused_name(BOTH, "house") == "house-2"
    assert remove_account(BOTH, "work") == (HOME,)
