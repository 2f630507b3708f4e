"""The fields of a new image, and their validation.

The rules for the label are Cloud Manager's, the others those of the API specification.
"""

import re
from collections.abc import Iterable
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
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9,.?\-_ ']")
_DASHES = re.compile("-{2,}")
_ENDINGS = re.compile(f"({'|'.join(map(re.escape, disk_image_suffixes()))})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UploadSpec:
    """Label, region, description, cloud-init flag and tags of a new image.

    `agrees` is whether the person agrees to Linode's terms for Europe, for the account.
    """

    label: str
    region: str
    description: str = ""
    cloud_init: bool = False
    tags: tuple[str, ...] = ()
    agrees: bool = False

    def normalize(self) -> Self:
        """Return it without surrounding white space and without empty or repeated tags."""
        tags = tuple(dict.fromkeys(tag.strip() for tag in self.tags if tag.strip()))
        return replace(
            self,
            label=self.label.strip(),
            region=self.region.strip(),
            description=self.description.strip(),
            tags=tags,
        )

    def request(self) -> dict[str, str | bool | list[str]]:
        """Return the fields of the request by their names in the API, the given ones only."""
        fields: dict[str, str | bool | list[str]] = {"label": self.label, "region": self.region}
        if self.description:
            fields["description"] = self.description
        if self.cloud_init:
            fields["cloud_init"] = True
        if self.tags:
            fields["tags"] = list(self.tags)
        return fields

    def problems(self) -> tuple[FieldProblem, ...]:
        """Return every broken rule, in the order of the form."""
        return (
            *label_problems(self.label),
            *region_problems(self.region),
            *tag_problems(self.tags),
            *description_problems(self.description),
        )

    def validate(self) -> Self:
        """Return it normalized; raise BadSpec if a rule is broken."""
        normalized = self.normalize()
        if problems := normalized.problems():
            raise BadSpec(problems)
        return normalized


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
    """Return what is wrong with a region ID: it is required."""
    return () if region else (FieldProblem("region", Rule.REQUIRED),)


def description_problems(description: str) -> tuple[FieldProblem, ...]:
    """Return what is wrong with a description: at most 65,000 characters."""
    if len(description) > DESCRIPTION_MAX:
        return (FieldProblem("description", Rule.TOO_LONG, DESCRIPTION_MAX, len(description)),)
    return ()


def tag_problems(tags: tuple[str, ...]) -> tuple[FieldProblem, ...]:
    """Return what is wrong with the tags: at most 500, each of 3 to 100 characters."""
    problems = [problem for tag in tags if (problem := _tag_problem(tag))]
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
    """Return the tags above 50 characters: the API accepts them, Cloud Manager does not."""
    return tuple(tag for tag in tags if len(tag) > TAG_HINT)


def label_for(file_name: str) -> str:
    """Return a valid label derived from a file name, empty if no character is allowed."""
    stem = file_name
    while shorter := _ENDINGS.sub("", stem):
        if shorter == stem:
            break
        stem = shorter
    one_line = " ".join(stem.split())
    return _DASHES.sub("-", _NOT_IN_NAME.sub("-", one_line))[:LABEL_MAX].strip()


def unique_labels(labels: Iterable[str]) -> tuple[str, ...]:
    """Return the labels with a number at the end of each that was taken: `disk`, `disk-2`.

    Empty ones stay empty.
    """
    wanted = tuple(labels)
    given, unique = set(wanted), []
    taken: set[str] = set()
    for label in wanted:
        free, number = label, 1
        while free and (free in taken or (free != label and free in given)):
            number += 1
            ending = f"-{number}"
            free = label[: LABEL_MAX - len(ending)].rstrip() + ending
        taken.add(free)
        unique.append(free)
    return tuple(unique)
