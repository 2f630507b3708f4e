"""The messages for invalid fields of the form."""

from imageuploader.domain.field_problem import FieldProblem, Rule
from imageuploader.domain.spec import TAG_HINT
from imageuploader.words.formatting import listing_of_sentences
from imageuploader.words.message import Action, Message
from imageuploader.words.text import Text

_LONGEST_SHOWN = 30
_LONGEST_IN_LINE = 16
_TEMPLATES = {
    ("label", Rule.REQUIRED): Text("The label is missing: enter 1 to 50 characters."),
    ("label", Rule.TOO_LONG): Text(
        "The label is too long: {found} characters, at most {limit} are allowed."
    ),
    ("label", Rule.CHARACTERS): Text(
        "The label may not contain {text}: letters A to Z, digits, spaces and , . ? - _ ' are "
        "allowed."
    ),
    ("region", Rule.REQUIRED): Text("The region is missing: choose one."),
    ("tags", Rule.TOO_SHORT): Text(
        "The tag “{text}” is too short: {found} characters, at least {limit} are needed."
    ),
    ("tags", Rule.TOO_LONG): Text(
        "The tag “{text}” is too long: {found} characters, at most {limit} are allowed."
    ),
    ("tags", Rule.TOO_MANY): Text("Too many tags: {found}, at most {limit} are allowed."),
    ("description", Rule.TOO_LONG): Text(
        "The description is too long: {found} characters, at most {limit} are allowed."
    ),
}
_LINES = {
    ("label", Rule.REQUIRED): Text("Enter a label"),
    ("label", Rule.TOO_LONG): Text("{found} characters, at most {limit} are allowed"),
    ("label", Rule.CHARACTERS): Text("Not allowed in a label: {text}"),
    ("region", Rule.REQUIRED): Text("Choose a region"),
    ("tags", Rule.TOO_SHORT): Text("“{text}” is too short: at least {limit} characters"),
    ("tags", Rule.TOO_LONG): Text("“{text}” is too long: at most {limit} characters"),
    ("tags", Rule.TOO_MANY): Text("{found} tags, at most {limit} are allowed"),
    ("description", Rule.TOO_LONG): Text("{found} characters, at most {limit} are allowed"),
}
_GENERAL = {
    Rule.REQUIRED: Text("The {field} is missing."),
    Rule.TOO_SHORT: Text("The {field} is too short: {found}, at least {limit} are needed."),
    Rule.TOO_LONG: Text("The {field} is too long: {found}, at most {limit} are allowed."),
    Rule.TOO_MANY: Text("Too many {field}: {found}, at most {limit} are allowed."),
    Rule.CHARACTERS: Text("The {field} may not contain {text}."),
}
_LONG_TAG = Text(
    "The tag “{text}” has over {limit} characters: Linode accepts it, but Cloud Manager "
    "cannot edit it."
)


def field_text(problem: FieldProblem) -> Text:
    """Return the sentence to show under an invalid field."""
    template = _TEMPLATES.get((problem.field, problem.rule), _GENERAL[problem.rule])
    return template.with_facts(
        field=problem.field,
        limit=problem.limit,
        found=problem.found,
        text=_shown(problem),
    )


def field_line(problem: FieldProblem) -> Text:
    """Return the same in so few words that they fit on one line below the field."""
    template = _LINES.get((problem.field, problem.rule))
    if template is None:
        return field_text(problem)
    text = _shown(problem)
    if len(text) > _LONGEST_IN_LINE:
        text = text[:_LONGEST_IN_LINE] + "…"
    return template.with_facts(limit=problem.limit, found=problem.found, text=text)


def tag_hint(tags: tuple[str, ...]) -> Text:
    """Return the hint for tags that are valid but long; empty for none."""
    return _LONG_TAG.with_facts(text=_short(tags[0]), limit=TAG_HINT) if tags else Text("")


def spec_message(problems: tuple[FieldProblem, ...]) -> Message:
    """Return the message for invalid fields: the first is the headline, the others follow."""
    others = listing_of_sentences(field_text(problem) for problem in problems[1:])
    remedy = (
        Text("{others} Correct this and try again.", others=others)
        if others.parts
        else Text("Correct it and try again.")
    )
    return Message(field_text(problems[0]), remedy, Action.CORRECT)


def _shown(problem: FieldProblem) -> str:
    if problem.rule is Rule.CHARACTERS:
        return " ".join(problem.text if problem.text.isprintable() else ascii(problem.text)[1:-1])
    return _short(problem.text)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
