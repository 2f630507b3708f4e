"""Whether an answer about the system inside an image is good news, a doubt, or bad news."""

from collections.abc import Mapping

from imageuploader.domain.inside.inside import Inside, Observation
from imageuploader.domain.inside.vocabulary import Answer, Severity
from imageuploader.words.verdict import Tone

_STARTS: Mapping[Answer, Tone] = {Answer.YES: Tone.GOOD, Answer.NO: Tone.BAD}
_ROWS = {
    Severity.STOPS: Tone.BAD,
    Severity.MAY_STOP: Tone.WARNING,
    Severity.FINE: Tone.GOOD,
}


def starts_tone(inside: Inside) -> Tone:
    """Return the tone of the headline: what cannot be told is a doubt."""
    return _STARTS.get(inside.starts, Tone.WARNING)


def row_tone(one: Observation) -> Tone | None:
    """Return the tone of a row, None for what is merely good to know."""
    question = one.question
    if question.answer is Answer.UNKNOWN and question.severity is not Severity.STOPS:
        return Tone.WARNING
    return _ROWS.get(question.severity)
