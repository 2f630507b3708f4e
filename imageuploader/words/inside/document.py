"""What was found inside an image as an object for JSON: stable IDs, and the English words."""

from dataclasses import asdict

from imageuploader.domain.inside.inside import Inside, Observation
from imageuploader.words.inside.sentences import inside_headline, row_words


def inside_document(inside: Inside) -> dict[str, object]:
    """Return what the system inside was asked: `rows` has the worst of each, `found` all."""
    system = inside.system
    return {
        "headline": str(inside_headline(inside)),
        "mode": inside.mode,
        "modes": {str(mode): str(answer) for mode, answer in inside.modes.items()},
        "os": None
        if system is None
        else {**asdict(system), "label": system.label, "description": system.description},
        "rows": [_observation(one) for one in inside.rows],
        "found": [_observation(one) for one in inside.found],
    }


def _observation(one: Observation) -> dict[str, object]:
    words, paths = row_words(one), one.facts.get("paths")
    return {
        "row": str(one.question.row),
        "id": one.question.id,
        "answer": str(one.question.answer),
        "severity": str(one.question.severity),
        "cause": str(one.cause),
        "place": one.place or None,
        "modes": [str(mode) for mode in one.modes],
        "evidence": str(words.evidence),
        "effect": str(words.effect),
        "remedy": str(words.remedy),
        **({"paths": list(paths)} if isinstance(paths, tuple) else {}),
    }
