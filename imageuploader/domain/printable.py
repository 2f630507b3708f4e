"""The one door for text from outside: what a terminal or a widget would obey is shown instead.

Names in archives, labels of file systems, messages of the server and the names of files may hold
escape sequences, line breaks and marks that turn the direction of writing.
"""

import re

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


def _escape(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")
