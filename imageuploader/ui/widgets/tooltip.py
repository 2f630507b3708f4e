"""Tooltips that show plain text.

Qt guesses from the text whether a tooltip is HTML, and file names, labels and messages of a
server may look like HTML.
"""

from imageuploader.domain.printable import printable_lines

_WORD_JOINER = "\u2060"  # no width, no line break, not spoken


def plain_tooltip(text: str) -> str:
    """Return a text for a tooltip that Qt does not mistake for HTML."""
    text = printable_lines(text)
    return text.replace("<", f"<{_WORD_JOINER}").replace("&lt;", f"&{_WORD_JOINER}lt;")
