"""How much of what most accounts may hold is used, in the line above the buttons of the form."""

from dataclasses import dataclass

from imageuploader.domain.accounts.terms import Usage
from imageuploader.ui.language import translate
from imageuploader.words.account_texts import usage_line, usage_sentence


@dataclass(frozen=True, slots=True)
class UsageHint:
    """One line, the whole sentence, and `warning` if the next images would be too many."""

    line: str = ""
    sentence: str = ""
    role: str = "secondary"


def usage_hint(usage: Usage | None, images: int, count: int) -> UsageHint:
    """Return the hint for so many more images of `count` bytes together; empty if not known."""
    if usage is None or not images:
        return UsageHint()
    shortage = usage.shortage(images, count)
    line, sentence = usage_line(usage, shortage), usage_sentence(usage, shortage)
    role = "warning" if shortage else "secondary"
    return UsageHint(translate(line), translate(sentence), role)
