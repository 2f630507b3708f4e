"""Every kind of error, and facts to make one of each."""

from collections.abc import Iterator
from typing import get_type_hints

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from imageuploader.domain import errors
from imageuploader.domain.field_problem import FieldProblem, Rule
from tests.amounts import amount

FEW = settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(FEW, max_examples=amount(30, 100))
COUNTS = st.integers(-(2**63), 2**63)
TEXTS = st.lists(st.text(), max_size=3).map(tuple)
PROBLEMS = st.builds(
    FieldProblem, st.text(), st.sampled_from(Rule), limit=COUNTS, found=COUNTS, text=st.text()
)
FACTS: dict[object, st.SearchStrategy[object]] = {
    str: st.text(),
    int: COUNTS,
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    tuple[str, ...]: TEXTS,
    tuple[FieldProblem, ...]: st.lists(PROBLEMS, max_size=3).map(tuple),
}


def kinds(
    root: type[errors.UploadError] = errors.UploadError,
) -> Iterator[type[errors.UploadError]]:
    """Yield every kind of our own, the root left out."""
    for kind in root.__subclasses__():
        if kind.__module__.startswith("imageuploader."):
            yield kind
            yield from kinds(kind)


def some(kind: type[errors.UploadError]) -> st.SearchStrategy[errors.UploadError]:
    """Return errors of this kind with any facts of the right types."""
    wanted = get_type_hints(kind.__init__)
    return st.builds(kind, **{name: FACTS[of] for name, of in wanted.items() if name != "return"})


KINDS = tuple(dict.fromkeys(kinds()))
