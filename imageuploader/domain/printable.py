"""The one door for text from outside: what a terminal or a widget would obey is shown instead.

Names in archives, labels of file systems, messages of the server and the names of files may hold
escape sequences, line breaks and marks that turn the direction of writing.

In a sentence from right to left, such a text is set apart by two invisible marks of our own: they
are for the eye alone, and no program is given them.
"""

import re
import unicodedata
from collections.abc import Callable

_KEPT_IN_LINES = "\t\n"
# Controls, line separators, marks of direction, and halves of characters.
_OBEYED = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff]"
)


def printable(text: str) -> str:
    """Return a text from outside for one line: an escape sequence begins with a visible x1b."""
    return _OBEYED.sub(lambda found: _escape(found[0]), text)


def printable_lines(text: str) -> str:
    """Return the same for a text of several lines, which stay."""
    kept = _KEPT_IN_LINES
    return _OBEYED.sub(lambda it: it[0] if it[0] in kept else _escape(it[0]), text)


_FROM_LEFT, _BY_FIRST_LETTER, _END = "\u2066", "\u2068", "\u2069"
_MARKS = re.compile(f"([{_FROM_LEFT}{_BY_FIRST_LETTER}{_END}])")
_RIGHT_MARK = "\u200f"
_OUR_MARKS = re.compile(f"([{_FROM_LEFT}{_BY_FIRST_LETTER}{_END}{_RIGHT_MARK}])")
RIGHT_TO_LEFT = frozenset({"R", "AL"})
"""Unicode's classes of the letters of scripts that are written from right to left."""


def set_apart(text: str) -> str:
    """Return a text from outside as a sentence from right to left holds it, line by line.

    It is written from left to right, as paths, commands and addresses are; what begins with a
    letter of a script from the right is written as its letters demand.
    """
    return "\n".join(_set_line_apart(line) if line else "" for line in text.split("\n"))


def _set_line_apart(line: str) -> str:
    from_right = unicodedata.bidirectional(line[0]) in RIGHT_TO_LEFT
    return f"{_BY_FIRST_LETTER if from_right else _FROM_LEFT}{line}{_END}"


def begin_from_right(sentence: str) -> str:
    """Return a sentence that begins at the right even where a part set apart is its first word.

    Not everything that lays out a text looks beyond the first letter of such a part.
    """
    return f"{_RIGHT_MARK}{sentence}" if _MARKS.search(sentence) else sentence


def without_marks(text: str) -> str:
    """Return a text for programs: without the marks of `set_apart` and `begin_from_right`."""
    return _MARKS.sub("", text).replace(_RIGHT_MARK, "")


def without_parts_set_apart(text: str) -> str:
    """Return what a sentence says around the parts that are set apart."""
    depth, kept = 0, []
    for piece in _MARKS.split(text):
        if _MARKS.fullmatch(piece):
            depth = max(0, depth + (-1 if piece == _END else 1))
        elif not depth:
            kept.append(piece)
    return "".join(kept)


def printable_sentence(text: str, escape: Callable[[str], str] = printable_lines) -> str:
    """Return the same for sentences: our marks stay if those of `set_apart` are in pairs."""
    marks, depth = _MARKS.findall(text), 0
    for mark in marks:
        depth += -1 if mark == _END else 1
        if depth < 0:
            break
    if depth or not marks:
        return escape(text)
    return "".join(it if _OUR_MARKS.fullmatch(it) else escape(it) for it in _OUR_MARKS.split(text))


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
