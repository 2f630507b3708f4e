from pathlib import Path

import pytest

from imageuploader.domain.disk_report import DiskReport, Finding, FindingCode, Verdict
from imageuploader.domain.errors import FileEmpty
from imageuploader.domain.image import Image, UploadTicket
from imageuploader.domain.profile import Profile
from imageuploader.domain.region import CANNOT_STORE_IMAGES, CONTINENTS, Region
from imageuploader.domain.settings import SavedAccount, Settings

STORAGE = ("Linodes", "Object Storage")


@pytest.mark.parametrize(
    ("image_id", "number"),
    [
        ("private/77", 77),
        ("shared/5", 5),
        ("12", 12),
        ("linode/debian12", None),
        ("private/", None),
        ("private/-1", None),
        ("private/²", None),
        ("", None),
    ],
)
def test_events_name_an_image_by_its_bare_number(image_id, number):
    assert Image(image_id).number == number


def test_others_are_the_keys_that_are_no_field_of_ours():
    image = Image(
        "private/1", received={"id": "private/1", "eol": None, "flavour": 7, "received": 1}
    )
    assert image.others == {"flavour": 7, "received": 1}


def test_images_can_be_hashed_whatever_was_received():
    assert hash(Image("private/1", received={"a": []})) == hash(Image("private/1"))


@pytest.mark.parametrize(
    ("region", "stores"),
    [
        (Region("us-ord", capabilities=STORAGE), True),
        (Region("us-ord", capabilities=STORAGE, status="outage"), True),
        (Region("us-ord", capabilities=("Linodes",)), False),
        (Region("us-den-1", capabilities=STORAGE, site_type="distributed"), False),
        *((Region(name, capabilities=STORAGE), False) for name in sorted(CANNOT_STORE_IMAGES)),
    ],
)
def test_core_regions_with_object_storage_store_images(region, stores):
    assert region.stores_images is stores


@pytest.mark.parametrize(
    ("country", "continent"),
    [
        ("us", "North America"),
        ("BR", "South America"),
        ("de", "Europe"),
        ("jp", "Asia"),
        ("au", "Oceania"),
        ("za", "Africa"),
        ("xx", "Other"),
        ("", "Other"),
    ],
)
def test_a_region_lies_on_the_continent_of_its_country(country, continent):
    assert Region(country=country).continent == continent
    assert continent in CONTINENTS


@pytest.mark.parametrize(
    ("scopes", "upload"),
    [
        ("", True),
        ("*", True),
        ("images:read_write", True),
        ("images:read_only", False),
        ("images:read_write events:read_only", True),
        ("images:read_write,events:read_write", True),
        ("linodes:read_write, events:read_only", False),
        ("account:images:read_write", False),
    ],
)
def test_scopes_tell_whether_a_token_may_upload(scopes, upload):
    assert Profile("ada", scopes=scopes).can_upload is upload


def test_the_current_account_is_the_named_one_or_none():
    work, home = SavedAccount("work"), SavedAccount("home")
    assert Settings((work, home), "home").current is home
    assert Settings((work, home), "gone").current is None
    assert Settings().current is None


def test_a_ticket_does_not_show_its_address():
    ticket = UploadTicket(Image("private/1"), "https://host/x?Signature=secret")
    assert "secret" not in repr(ticket)


def test_a_report_is_the_same_whatever_made_its_refusal():
    report = DiskReport(Path("/x"), "raw", Verdict.REFUSE, 0, 1, refusal=FileEmpty("/x"))
    assert report == DiskReport(Path("/x"), "raw", Verdict.REFUSE, 0, 1, refusal=FileEmpty("/x"))
    assert hash(Finding(FindingCode.CUT_GPT, {"found": 1})) == hash(Finding(FindingCode.CUT_GPT))


def test_a_disk_without_a_system_is_noted_and_a_damaged_one_warned_of():
    assert not Finding(FindingCode.NO_INIT).is_warning
    assert Finding(FindingCode.CUT_GPT).is_warning
