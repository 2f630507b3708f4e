"""Problem 32: sentences that were no plain English, and quotes that were not set."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[3] / "packaging"))
import translate

CLUMSY = (
    *("marked so", "packed (", "Limited by your network", "No JSON", "JSONDecodeError"),
    *("Other files are compressed first", "1 uploading, 0 waiting"),
)


@pytest.fixture(scope="session")
def sentences():
    return [text.source for text in translate.window_texts()]


@pytest.mark.parametrize("words", CLUMSY)
def test_what_was_clumsy_is_said_no_more(sentences, words):
    assert [sentence for sentence in sentences if words in sentence] == []


def test_quotes_are_curly(sentences):
    assert [sentence for sentence in sentences if "“" in sentence] != []
    assert [sentence for sentence in sentences if '"' in sentence] == []
