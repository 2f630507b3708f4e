import pytest
from hypothesis import given
from hypothesis import strategies as st

from imageuploader.domain import errors
from imageuploader.domain.errors import DiskFailed, FileChanged, Rejected, UploadError
from tests.domain.error_kinds import FEW, KINDS, some


def test_every_kind_is_exported_and_nothing_else_is():
    assert {kind.__name__ for kind in KINDS} | {"UploadError"} == set(errors.__all__)


@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(data=st.data())
def test_facts_are_enough_to_make_the_error_again(kind, data):
    error = data.draw(some(kind))
    again = kind(**error.facts())
    assert type(again) is kind
    assert again.facts() == error.facts()
    assert again.args == error.args


@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(data=st.data())
def test_bare_errors_have_no_traceback_and_the_same_facts(kind, data):
    error = data.draw(some(kind))
    with pytest.raises(UploadError) as caught:
        raise error
    bare = caught.value.bare()
    assert (type(bare), bare.facts()) == (kind, error.facts())
    assert caught.value.__traceback__ is not None
    assert bare.__traceback__ is None


def test_bare_errors_forget_what_caused_them():
    with pytest.raises(DiskFailed) as caught:
        raise DiskFailed("/x", "full") from OSError("full")
    assert caught.value.__cause__ is not None
    assert caught.value.bare().__cause__ is None


def test_private_attributes_are_no_facts():
    error = FileChanged("/x")
    error._ours = "private"  # type: ignore[attr-defined]  # what a private attribute would be
    assert error.facts() == {"path": "/x"}


def test_more_reasons_are_a_tuple_whatever_they_were():
    assert Rejected(400, "no", more=["a", "b"]).more == ("a", "b")  # type: ignore[arg-type]  # as JSON brings it
