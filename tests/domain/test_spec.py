import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imageuploader.domain.errors import BadSpec
from imageuploader.domain.field_problem import FieldProblem, Rule
from imageuploader.domain.spec import (
    UploadSpec,
    label_for,
    label_problems,
    tags_to_shorten,
    unique_labels,
)
from tests.domain.error_kinds import MANY

GOOD = UploadSpec("web-1", "us-ord")


@pytest.mark.parametrize("label", ["a", "x" * 50, "It's 1.0, is_it-ok?", "two words", "42"])
def test_labels_within_the_bounds_are_taken(label):
    assert UploadSpec(label, "us-ord").problems() == ()


@pytest.mark.parametrize(
    ("label", "problem"),
    [
        ("", FieldProblem("label", Rule.REQUIRED)),
        ("x" * 51, FieldProblem("label", Rule.TOO_LONG, 50, 51, "x" * 51)),
        ("a/b", FieldProblem("label", Rule.CHARACTERS, text="/")),
        ("é+é!", FieldProblem("label", Rule.CHARACTERS, text="é+!")),
    ],
)
def test_labels_out_of_bounds_say_which_bound(label, problem):
    assert UploadSpec(label, "us-ord").problems() == (problem,)


@pytest.mark.parametrize("sign", sorted(set(string.punctuation) - set(",.?-_'")))
def test_no_other_sign_is_allowed_in_a_label(sign):
    assert label_problems(f"a{sign}b") == (FieldProblem("label", Rule.CHARACTERS, text=sign),)


def test_region_is_required():
    assert UploadSpec("web", "").problems() == (FieldProblem("region", Rule.REQUIRED),)


@pytest.mark.parametrize("length", [0, 1, 65_000])
def test_descriptions_within_the_bounds_are_taken(length):
    assert UploadSpec("web", "us-ord", "x" * length).problems() == ()


def test_a_description_above_65000_characters_is_too_long():
    spec = UploadSpec("web", "us-ord", "x" * 65_001)
    assert spec.problems() == (FieldProblem("description", Rule.TOO_LONG, 65_000, 65_001),)


@pytest.mark.parametrize(
    ("tag", "rule", "limit"), [("ab", Rule.TOO_SHORT, 3), ("x" * 101, Rule.TOO_LONG, 100)]
)
def test_tags_out_of_bounds_say_which_tag(tag, rule, limit):
    spec = UploadSpec("web", "us-ord", tags=("fine", tag))
    assert spec.problems() == (FieldProblem("tags", rule, limit, len(tag), tag),)


@pytest.mark.parametrize("length", [3, 50, 51, 100])
def test_tags_of_3_to_100_characters_are_taken(length):
    assert UploadSpec("web", "us-ord", tags=("x" * length,)).problems() == ()


def test_500_tags_are_taken_and_501_are_not():
    tags = tuple(f"tag-{number}" for number in range(501))
    assert UploadSpec("web", "us-ord", tags=tags[:500]).problems() == ()
    problems = UploadSpec("web", "us-ord", tags=tags).problems()
    assert problems == (FieldProblem("tags", Rule.TOO_MANY, 500, 501),)


def test_tags_above_50_characters_deserve_a_hint():
    assert tags_to_shorten(("x" * 50, "y" * 51)) == ("y" * 51,)


def test_tidying_trims_and_drops_empty_and_repeated_tags():
    spec = UploadSpec(" web ", " us-ord\n", "\tnotes ", True, (" one", "", "two", "one ", "  "))
    assert spec.normalize() == UploadSpec("web", "us-ord", "notes", True, ("one", "two"))


def test_checked_gives_the_tidy_spec():
    assert UploadSpec(" web-1 ", "us-ord").validate() == GOOD


def test_checked_refuses_with_every_problem_in_the_order_of_the_form():
    spec = UploadSpec("  ", " ", "x" * 65_001, tags=("ab",))
    with pytest.raises(BadSpec) as caught:
        spec.validate()
    fields = [problem.field for problem in caught.value.problems]
    assert fields == ["label", "region", "tags", "description"]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("debian-12.img.gz", "debian-12"),
        ("disk.RAW", "disk"),
        ("web.tar.xz", "web"),
        ("server.qcow2", "server"),
        ("v1.2.3.img", "v1.2.3"),
        ("plain", "plain"),
        ("a(b)é.img", "a-b-"),
        ("Ubuntu 24.04 (web) ü#1.img.gz", "Ubuntu 24.04 -web- -1"),
        ("  spaced .img", "spaced"),
        (".img", ".img"),
        ("", ""),
        ("   ", ""),
        ("x" * 60 + ".img.gz", "x" * 50),
        ("x" * 49 + " y.img", "x" * 49),
    ],
)
def test_a_label_is_made_of_a_file_name(name, label):
    assert label_for(name) == label


@pytest.mark.parametrize(
    ("wanted", "unique"),
    [
        (["disk", "web"], ["disk", "web"]),
        (["disk", "disk", "disk"], ["disk", "disk-2", "disk-3"]),
        (["disk", "disk", "disk-2"], ["disk", "disk-3", "disk-2"]),
        (["x" * 50, "x" * 50], ["x" * 50, "x" * 48 + "-2"]),
        (["", ""], ["", ""]),
    ],
)
def test_labels_that_are_the_same_get_a_number(wanted, unique):
    assert list(unique_labels(wanted)) == unique


@MANY
@given(st.text())
def test_a_label_made_of_any_file_name_is_valid_or_empty(name):
    label = label_for(name)
    assert not label or label_problems(label) == ()
    assert label == label.strip()


@MANY
@given(st.builds(UploadSpec, st.text(), st.text(), st.text(), tags=st.lists(st.text()).map(tuple)))
def test_tidying_twice_changes_nothing_more(spec):
    assert spec.normalize().normalize() == spec.normalize()
