"""What the Windows installer is made of, as far as that shows on any system."""

import tomllib
from pathlib import Path

import pytest
from environment import RUN_NEEDS, TEST_NEEDS
from windows.build import endings
from windows.bundle import programs
from windows.tests import FOLDERS, KNOWN, read_known, read_result, reason_of
from windows.wheels import TESTS, needed_there, pins, pins_of_tests
from windows.wine import windows_path

from imageuploader.domain.formats import disk_image_suffixes

ROOT = Path(__file__).parent.parent


def names(lines):
    return {line.partition("==")[0].lower().replace("_", "-") for line in lines}


def test_packages_are_chosen_for_windows_wherever_they_are_chosen():
    found = names(needed_there(pins(RUN_NEEDS)))
    assert {"colorama", "pywin32-ctypes", "pyside6-essentials"} <= found
    assert not {"secretstorage", "jeepney", "cryptography"} & found


def test_each_package_of_the_tests_there_is_pinned_once():
    assert names(pins_of_tests()) == TESTS
    assert len(pins_of_tests()) == len(TESTS)
    assert names(pins(TEST_NEEDS)) >= TESTS


def test_both_programs_start_what_the_project_says():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    made = {program.name: program for program in programs()}
    assert made.keys() == project["gui-scripts"].keys() | project["scripts"].keys()
    assert [made[name].has_console for name in ("imageuploader", "imageuploader-cli")] == [
        False,
        True,
    ]
    for name, entry in (project["gui-scripts"] | project["scripts"]).items():
        module, _, function = entry.partition(":")
        assert f"from {module} import {function}" in made[name].code


def test_the_installer_offers_the_program_for_what_it_takes_for_disk_images():
    known = {suffix.rpartition(".")[2] for suffix in disk_image_suffixes()}
    assert set(endings()) <= known
    assert {"img", "gz", "xz", "zst", "raw", "qcow2"} <= set(endings())


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("tests/a/test_a.py::test_b[c-1]", "why"),
        ("tests/a/test_a.py::test_b[d-1]", None),
        ("tests/e/test_f.py::test_any[x]", "because"),
        ("tests/ef/test_f.py::test_any", None),
    ],
)
def test_a_failure_under_wine_counts_unless_it_is_listed(name, reason):
    known = tuple(read_known("# why\ntests/a/test_a.py::test_b[c-1]\n\n# because\ntests/e/*\n"))
    assert reason_of(name, known) == reason


KNOWN_HERE = tuple(read_known("# why\ntests/a/test_a.py::test_b[*\ntests/c/test_c.py::test_d\n"))
FIRST = "began tests/a/test_a.py::test_b[x y]\nfailed tests/a/test_a.py::test_b[x y]\n"
SECOND = "began tests/a/test_a.py::test_c\n"


@pytest.mark.parametrize(
    ("tally", "news"),
    [
        (FIRST + "finished all\n", []),
        (FIRST, ["tests/a did not end in time"]),
        (FIRST + SECOND + "finished all\n", ["hung: tests/a/test_a.py::test_c"]),
        (
            FIRST + SECOND + "failed tests/a/test_a.py::test_c\nfinished all\n",
            ["failed: tests/a/test_a.py::test_c"],
        ),
        (
            FIRST.replace("failed", "passed") + "finished all\n",
            ["passes: tests/a/test_a.py::test_b[*, of which the list says: why"],
        ),
        (
            "finished all\n",
            ["was not run: tests/a/test_a.py::test_b[*, of which the list says: why"],
        ),
    ],
    ids=["as listed", "given up", "hung", "fails", "passes", "is not there"],
)
def test_what_is_not_as_listed_is_told(tally, news):
    assert list(read_result("a", tally, 0.0).news(KNOWN_HERE)) == news


def test_each_listed_failure_has_a_reason_and_is_of_a_folder_that_is_run():
    known = tuple(read_known(KNOWN.read_text("utf-8")))
    assert [each for each in known if not each.reason] == []
    assert {each.pattern.split("/")[1] for each in known} <= set(FOLDERS)


def test_a_path_is_on_the_drive_of_this_system():
    assert windows_path(Path("/a b/ü")) == r"Z:\a b\ü"
    assert windows_path("--label") == "--label"
