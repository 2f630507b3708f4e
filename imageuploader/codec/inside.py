"""What was found inside an image <-> JSON, as stored in the history: IDs and facts, no sentences.

The sentences are made when it is shown, in the language of that day.
"""

from dataclasses import asdict

from pydantic import StrictBool, StrictInt, StrictStr, TypeAdapter

from imageuploader.codec.parse import object_from
from imageuploader.domain.inside.inside import Inside, Observation, OperatingSystem
from imageuploader.domain.inside.questions import Cause
from imageuploader.domain.inside.vocabulary import Answer, Mode

MOST_STORED = 4
"""How many paths of a row are stored; how many there were is a fact of its own."""

_OBJECTS = TypeAdapter(list[dict[str, object]])
_FACTS = TypeAdapter(dict[str, StrictStr | StrictBool | StrictInt | tuple[StrictStr, ...]])
_TEXTS = TypeAdapter(dict[str, StrictStr])
_NAMES = TypeAdapter(tuple[StrictStr, ...])
_SYSTEM = TypeAdapter(OperatingSystem | None)
_CAUSES, _MODES = frozenset(map(str, Cause)), frozenset(map(str, Mode))


def inside_to_document(inside: Inside) -> dict[str, object]:
    """Return the headline and the rows as a JSON object."""
    return {
        "modes": {str(mode): str(answer) for mode, answer in inside.modes.items()},
        "rows": [_row_document(one) for one in inside.in_short.found],
        "system": asdict(inside.system) if inside.system is not None else None,
    }


def inside_from_document(value: object) -> Inside:
    """Return it from a JSON object; rows that only a newer version knows are left out."""
    document = object_from(value, "inside")
    answers = _TEXTS.validate_python(document["modes"])
    rows = _OBJECTS.validate_python(document["rows"])
    return Inside(
        {Mode(mode): Answer(answer) for mode, answer in answers.items() if mode in _MODES},
        tuple(_row_from(row) for row in rows if str(row["cause"]) in _CAUSES),
        _SYSTEM.validate_python(document["system"]),
    )


def _row_document(one: Observation) -> dict[str, object]:
    facts = {name: _cut(fact) for name, fact in one.facts.items()}
    modes = [str(mode) for mode in one.modes]
    return {"cause": str(one.cause), "place": one.place, "facts": facts, "modes": modes}


def _cut(fact: object) -> object:
    return list(fact[:MOST_STORED]) if isinstance(fact, tuple) else fact


def _row_from(row: dict[str, object]) -> Observation:
    place = row["place"]
    if not isinstance(place, str):
        raise TypeError("a place must be text")
    modes = _NAMES.validate_python(row["modes"])
    return Observation(
        Cause(str(row["cause"])),
        place,
        _FACTS.validate_python(row["facts"]),
        tuple(Mode(mode) for mode in modes if mode in _MODES),
    )
