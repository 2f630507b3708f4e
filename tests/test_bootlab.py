"""The judge of the boot laboratory: what it counts as wrong, and what it remembers."""

from dataclasses import replace

import pytest
from bootlab.recipes import RECIPES
from bootlab.records import Record
from bootlab.trees import BASES
from bootlab.verdicts import Said, Verdict
from bootlab.watch import Extent, Start

GRUB_2, LINODE_KERNEL = "linode/grub2", "linode/latest-64bit"
ALL_WELL = Start(
    init=True,
    console=True,
    prompt=True,
    network=True,
    login=True,
    user_data=False,
    failure="",
    seconds=30.0,
)
ROWS = {
    "starts": ("yes", "starts"),
    "network": ("yes", "network"),
    "console": ("yes", "console"),
    "log in": ("yes", "log-in"),
    "private data": ("no", "no-private-data"),
}
SAID = Said("Starts on Linode with: GRUB 2", GRUB_2, {GRUB_2: "yes", LINODE_KERNEL: "yes"}, ROWS)
GOOD = RECIPES[0]


def verdict(start=ALL_WELL, recipe=GOOD, mode=GRUB_2, starts="yes", **rows):
    told = {row.replace("_", " "): answer for row, answer in rows.items()}
    said = replace(SAID, modes={**SAID.modes, mode: starts}, rows={**ROWS, **told})
    return Verdict(recipe, mode, said, start)


def test_a_check_that_was_right_differs_in_nothing():
    assert verdict().differences == ()
    assert "<--" not in verdict().row()


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"init": False}, "start"),
        ({"console": False}, "console"),
        ({"network": False}, "network"),
        ({"login": False}, "log in"),
    ],
)
def test_what_was_promised_and_did_not_happen_is_a_difference(change, what):
    found = verdict(replace(ALL_WELL, **change))
    assert found.differences == (what,)
    assert f"<-- {what}" in found.row()


def test_private_data_that_was_planted_must_be_found():
    planted = next(recipe for recipe in RECIPES if recipe.has_private_data)
    assert verdict(recipe=planted).differences == ("private data",)
    assert verdict(recipe=planted, private_data=("yes", "secrets")).differences == ()


def test_not_to_know_is_wrong_unless_the_system_is_beyond_the_check():
    beyond = next(recipe for recipe in RECIPES if recipe.is_beyond)
    assert verdict(starts="cannot tell").differences == ("start",)
    assert verdict(starts="cannot tell", recipe=beyond).differences == ()


def test_nobody_judges_the_network_of_linodes_own_kernel():
    said = replace(SAID, mode=LINODE_KERNEL)
    start = replace(ALL_WELL, network=False, login=False)
    assert Verdict(GOOD, LINODE_KERNEL, said, start).differences == ()


def test_a_system_that_stops_on_its_way_lets_nobody_in():
    stopped = replace(ALL_WELL, network=False, login=False)
    assert verdict(stopped, starts_=("yes", "starts")).differences != ()
    warned = {"starts": ("yes", "fstab")}
    said = replace(SAID, rows={**ROWS, **warned})
    assert Verdict(GOOD, GRUB_2, said, stopped).differences == ()
    assert Verdict(GOOD, GRUB_2, said, ALL_WELL).differences == ("log in",)


def test_a_run_goes_on_where_it_was(tmp_path):
    path = tmp_path / "starts" / "good.json"
    Record(path).say(SAID)
    record = Record(path)
    record.add(GRUB_2, ALL_WELL)
    again = Record(path)
    assert again.said == SAID
    assert dict(again.starts) == {GRUB_2: ALL_WELL}
    assert again.has(GRUB_2, Extent.LOGIN)
    assert not again.has(LINODE_KERNEL, Extent.INIT)


def test_a_start_that_was_left_early_is_repeated_for_the_setting_to_choose(tmp_path):
    record = Record(tmp_path / "good.json")
    record.add(GRUB_2, replace(ALL_WELL, is_followed=False))
    assert record.has(GRUB_2, Extent.INIT)
    assert not record.has(GRUB_2, Extent.LOGIN)


def test_every_system_has_a_name_and_a_debian():
    names = [recipe.name for recipe in RECIPES]
    assert len(set(names)) == len(names)
    assert {recipe.base for recipe in RECIPES} <= set(BASES)
