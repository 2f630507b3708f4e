"""What the computer says of its power, in files as Linux has them."""

import os

import pytest

from imageuploader.services.preparation.computer import has_power, has_room

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows answers by a function")


def battery(folder, name="BAT0", **facts):
    place = folder / name
    place.mkdir(parents=True)
    for fact, value in {"type": "Battery", "status": "Discharging", **facts}.items():
        (place / fact).write_text(f"{value}\n")
    return folder


@pytest.mark.parametrize(("percent", "enough"), [(19, False), (20, True), (100, True)])
def test_on_battery_it_counts_how_full_that_is(tmp_path, percent, enough):
    assert has_power(battery(tmp_path, capacity=percent)) is enough


def test_an_empty_battery_that_is_charged_is_power(tmp_path):
    assert has_power(battery(tmp_path, capacity=5, status="Charging"))


def test_the_battery_of_a_mouse_does_not_count(tmp_path):
    assert has_power(battery(tmp_path, capacity=5, scope="Device"))


def test_a_battery_that_tells_nothing_and_no_battery_at_all_are_power(tmp_path):
    assert has_power(tmp_path / "nothing")
    assert has_power(battery(tmp_path))


def test_a_folder_that_is_not_there_has_no_room(tmp_path):
    assert not has_room(tmp_path / "nothing", 0)
    assert has_room(tmp_path, 1)
