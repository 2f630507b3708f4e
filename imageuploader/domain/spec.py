"""What a person says about a new image, and the bounds of each field.

The label's bounds are Cloud Manager's, the others the API description's.
"""

import re
from dataclasses import dataclass, replace
from typing import Self

from imageuploader.domain.errors import BadSpec
from imageuploader.domain.field_problem import FieldProblem, Rule
from imageuploader.domain.formats import disk_image_suffixes

LABEL_MAX = 50
DESCRIPTION_MAX = 65_000
TAG_MIN = 3
TAG_MAX = 100
TAG_HINT = 50
TAGS_MAX = 500

_NOT_IN_LABEL = re.compile(r"[^A-Za-z0-9,.?\-_\s']")
_ENDINGS = re.compile(f"({'|'.join(map(re.escape, disk_image_suffixes()))})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UploadSpec:
    """Label, region, description, cloud-init flag and tags of an image to be."""

    label: str
    region: str
    description: str = ""
    cloud_init: bool = False
    tags: tuple[str, ...] = ()

    def tidied(self) -> Self:
        """Return it without white space at the ends and without empty or repeated tags."""
        tags = tuple(dict.fromkeys(tag.strip() for tag in self.tags if tag.strip()))
        return replace(
            self,
            label=self.label.strip(),
            region=self.region.strip(),
            description=self.description.strip(),
            tags=tags,
        )

    def problems(self) -> tuple[FieldProblem, ...]:
        """Return every bound that is broken, in the order of the form."""
        return (
            *label_problems(self.label),
            *region_problems(self.region),
            *tag_problems(self.tags),
            *description_problems(self.description),
        )

    def checked(self) -> Self:
        """Return it tidied; raise BadSpec if a bound is broken."""
        tidy = self.tidied()
        if problems := tidy.problems():
            raise BadSpec(problems)
        return tidy


def label_problems(label: str) -> tuple[FieldProblem, ...]:
    """Return what is wrong with a label: 1 to 50 of `A-Z a-z 0-9 , . ? - _ '` and spaces."""
    if not label:
        return (FieldProblem("label", Rule.REQUIRED),)
    if len(label) > LABEL_MAX:
        return (FieldProblem("label", Rule.TOO_LONG, LABEL_MAX, len(label), label),)
    if wrong := "".join(dict.fromkeys(_NOT_IN_LABEL.findall(label))):
        return (FieldProblem("label", Rule.CHARACTERS, text=wrong),)
    return ()


def region_problems(region: str) -> tuple[FieldProblem, ...]:
    """Return what is wrong with a region id: it must be given."""
    return () if region else (FieldProblem("region", Rule.REQUIRED),)


def description_problems(description: str) -> tuple[FieldProblem, ...]:
    """Return what is wrong with a description: at most 65,000 characters."""
    if len(description) > DESCRIPTION_MAX:
        return (FieldProblem("description", Rule.TOO_LONG, DESCRIPTION_MAX, len(description)),)
    return ()


def tag_problems(tags: tuple[str, ...]) -> tuple[FieldProblem, ...]:
    """Return what is wrong with the tags: at most 500, each of 3 to 100 characters."""
    found = [_tag_problem(tag) for tag in tags]
    problems = [problem for problem in found if problem]
    if len(tags) > TAGS_MAX:
        problems.insert(0, FieldProblem("tags", Rule.TOO_MANY, TAGS_MAX, len(tags)))
    return tuple(problems)


def _tag_problem(tag: str) -> FieldProblem | None:
    if len(tag) < TAG_MIN:
        return FieldProblem("tags", Rule.TOO_SHORT, TAG_MIN, len(tag), tag)
    if len(tag) > TAG_MAX:
        return FieldProblem("tags", Rule.TOO_LONG, TAG_MAX, len(tag), tag)
    return None


def tags_to_shorten(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tags above 50 characters: the API takes them, Cloud Manager does not."""
    return tuple(tag for tag in tags if len(tag) > TAG_HINT)


def label_for(file_name: str) -> str:
    """Return a valid label made of a file's name, empty if nothing of it can stay."""
    stem = file_name
    while shorter := _ENDINGS.sub("", stem):
        if shorter == stem:
            break
        stem = shorter
    one_line = " ".join(stem.split())
    return _NOT_IN_LABEL.sub("-", one_line)[:LABEL_MAX].strip()
