"""The words for what is typed into the form."""

from imageuploader.domain.field_problem import FieldProblem, Rule
from imageuploader.domain.spec import TAG_HINT
from imageuploader.words.message import Action, Message
from imageuploader.words.text import QT_TRANSLATE_NOOP, Text

_T = QT_TRANSLATE_NOOP
_LONGEST_SHOWN = 30
_TEMPLATES = {
    ("label", Rule.REQUIRED): _T("words", "The label is missing: type 1 to 50 characters."),
    ("label", Rule.TOO_LONG): _T(
        "words", "The label is too long: {found} characters, at most {limit} are allowed."
    ),
    ("label", Rule.CHARACTERS): _T(
        "words",
        "The label may not contain {text}: letters A to Z, digits, spaces and , . ? - _ ' "
        "are allowed.",
    ),
    ("region", Rule.REQUIRED): _T("words", "The region is missing: choose one."),
    ("tags", Rule.TOO_SHORT): _T(
        "words", "The tag “{text}” is too short: it has {found} of at least {limit} characters."
    ),
    ("tags", Rule.TOO_LONG): _T(
        "words", "The tag “{text}” is too long: {found} characters, at most {limit} are allowed."
    ),
    ("tags", Rule.TOO_MANY): _T("words", "Too many tags: {found}, at most {limit} are allowed."),
    ("description", Rule.TOO_LONG): _T(
        "words", "The description is too long: {found} characters, at most {limit} are allowed."
    ),
}
_GENERAL = {
    Rule.REQUIRED: _T("words", "The {field} is missing."),
    Rule.TOO_SHORT: _T("words", "The {field} is too short: {found} of at least {limit}."),
    Rule.TOO_LONG: _T("words", "The {field} is too long: {found}, at most {limit} are allowed."),
    Rule.TOO_MANY: _T("words", "Too many {field}: {found}, at most {limit} are allowed."),
    Rule.CHARACTERS: _T("words", "The {field} may not contain {text}."),
}
_LONG_TAG = _T(
    "words",
    "The tag “{text}” has over {limit} characters: Linode takes it, Cloud Manager cannot edit it.",
)
_CORRECT = _T("words", "Correct it and try again.")
_CORRECT_ALSO = _T("words", "{others} Correct this and try again.")


def field_text(problem: FieldProblem) -> Text:
    """Return the sentence under a field that breaks a bound."""
    template = _TEMPLATES.get((problem.field, problem.rule), _GENERAL[problem.rule])
    return Text(
        template,
        field=problem.field,
        limit=problem.limit,
        found=problem.found,
        text=_shown(problem),
    )


def tag_hint(tags: tuple[str, ...]) -> Text:
    """Return the hint under tags that are allowed but long; empty for none."""
    return Text(_LONG_TAG, text=_short(tags[0]), limit=TAG_HINT) if tags else Text("")


def spec_message(problems: tuple[FieldProblem, ...]) -> Message:
    """Return what to say of a form with problems: the first leads, the others follow."""
    others = " ".join(str(field_text(problem)) for problem in problems[1:])
    remedy = Text(_CORRECT_ALSO, others=others) if others else Text(_CORRECT)
    return Message(field_text(problems[0]), remedy, Action.CORRECT)


def _shown(problem: FieldProblem) -> str:
    if problem.rule is Rule.CHARACTERS:
        return " ".join(problem.text if problem.text.isprintable() else ascii(problem.text)[1:-1])
    return _short(problem.text)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
