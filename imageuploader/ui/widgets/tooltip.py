"""Tooltips that show a text as it is.

Qt decides by the text alone whether a tooltip is HTML, and file names, labels and what a server
said may look like it.
"""

_UNSEEN = "\u2060"  # a word joiner: no width, no break, not spoken


def tip(text: str) -> str:
    """Return a tooltip's text of which nothing is taken for HTML."""
    return text.replace("<", f"<{_UNSEEN}").replace("&lt;", f"&{_UNSEEN}lt;")
