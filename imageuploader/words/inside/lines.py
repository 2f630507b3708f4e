"""What was found inside an image, as lines of plain text."""

from collections.abc import Iterator
from dataclasses import replace

from imageuploader.domain.inside.inside import Inside, Observation
from imageuploader.words.inside.sentences import inside_headline, row_words
from imageuploader.words.text import Text

_ROW = Text("{title}: {answer}")
_WARNING = Text("{title}: {evidence}")
_REMEDY = Text("What helps: {remedy}")


def row_title(one: Observation) -> Text:
    """Return the title of a row with its answer, such as `Network: cannot tell`."""
    words = row_words(one)
    return _ROW.with_facts(title=words.title, answer=words.answer)


def remedy_line(one: Observation) -> Text:
    """Return what helps; empty if no one line does."""
    remedy = row_words(one).remedy
    return _REMEDY.with_facts(remedy=remedy) if remedy else Text("")


def warning_line(inside: Inside) -> Text:
    """Return the one thing to warn of beside the headline, without its place; empty for none."""
    if inside.warning is None:
        return Text("")
    words = row_words(replace(inside.warning, place=""))
    return _WARNING.with_facts(title=words.title, evidence=words.evidence)


def row_lines(one: Observation) -> Iterator[Text]:
    """Yield the evidence of a row, its effect and its remedy, as far as there are any."""
    words = row_words(one)
    yield from (line for line in (words.evidence, words.effect, remedy_line(one)) if line)


def found_lines(inside: Inside) -> Iterator[Text]:
    """Yield the headline and all rows, each line by itself."""
    yield inside_headline(inside)
    for one in inside.rows:
        yield row_title(one)
        yield from row_lines(one)


def found_rows(inside: Inside) -> Iterator[tuple[Text, Text]]:
    """Yield the headline and all rows, each as a title and what is said of it."""
    yield Text("On Linode"), inside_headline(inside)
    for one in inside.rows:
        words = row_words(one)
        sentence = Text("{answer}. {evidence}", answer=words.answer, evidence=words.evidence)
        for line in (words.effect, remedy_line(one)):
            sentence = Text("{before}. {next}", before=sentence, next=line) if line else sentence
        yield words.title, sentence
