"""The rows that show an Image."""

from dataclasses import fields, replace
from datetime import UTC, datetime

from typing_extensions import override

from imageuploader.domain.image import (
    Image,
    ImageRegion,
    ImageSharing,
    SharedBy,
    SharedWith,
)
from imageuploader.words.formatting import full_moment
from imageuploader.words.image_fields import image_rows, image_value
from imageuploader.words.language import English

CREATED = datetime(2026, 5, 12, 10, 31, tzinfo=UTC)
IMAGE = Image(
    id="private/7",
    label="web",
    status="available",
    type="manual",
    description="Golden image",
    size=2048,
    total_size=4096,
    regions=(ImageRegion("us-ord", "available"), ImageRegion("us-east", "pending replication")),
    capabilities=("cloud-init", "distributed-sites"),
    tags=("base", "2024"),
    created=CREATED,
    created_by="jdoe",
    is_shared=False,
    image_sharing=ImageSharing(SharedWith(2, "/shares"), SharedBy(sharegroup_label="team")),
    received={"id": "private/7", "colour": "red", "limits": {"cpu": None}},
)


def values(image: Image) -> dict[str, str]:
    return {row.name: str(row.value) for row in image_rows(image)}


def test_every_field_has_exactly_one_row():
    names = [row.name for row in image_rows(Image())]
    assert sorted(names) == sorted({field.name for field in fields(Image)} - {"received"})


def test_no_label_is_used_twice():
    labels = [str(row.label) for row in image_rows(IMAGE)]
    assert len(set(labels)) == len(labels)
    assert all(labels)


def test_values_are_readable():
    shown = values(IMAGE)
    assert shown["regions"] == "us-ord (available), us-east (waits to be copied)"
    assert shown["size"] == "2.15 GB (2,147,483,648 bytes)"
    assert shown["total_size"] == "4.29 GB (4,294,967,296 bytes)"
    assert str(image_value(IMAGE, "size")) == "2.15 GB"
    assert shown["capabilities"] == "cloud-init, distributed-sites"
    assert shown["tags"] == "base, 2024"
    assert shown["created"] == str(full_moment(CREATED))
    assert shown["is_public"] == "No"
    assert shown["is_shared"] == "No"


class Shouting(English):
    @override
    def template(self, template, one="", count=None):
        said = super().template(template, one, count)
        return said if "{" in said else said.upper()


def test_the_statuses_of_an_image_are_in_the_language_of_the_rest():
    shown = {row.name: row.value.in_language(Shouting()) for row in image_rows(IMAGE)}
    assert shown["status"] == "AVAILABLE"
    assert shown["regions"] == "us-ord (AVAILABLE), us-east (WAITS TO BE COPIED)"


def test_sharing_names_both_halves():
    shown = values(IMAGE)["image_sharing"]
    assert shown == "Shared with 2 groups. Shared by the group team."


def test_problem_17_sharing_is_said_in_words():
    mine = replace(IMAGE, image_sharing=ImageSharing(SharedWith(0, "/images/private/7/groups")))
    theirs = ImageSharing(None, SharedBy(5, "ab-cd", "", "private/9"))
    assert values(mine)["image_sharing"] == "Shared with 0 groups."
    assert values(replace(IMAGE, image_sharing=theirs))["image_sharing"] == (
        "Shared by the group ab-cd, there private/9."
    )
    assert values(replace(IMAGE, image_sharing=ImageSharing()))["image_sharing"] == "–"


def test_what_is_missing_is_a_dash():
    empty = values(Image())
    assert {name for name, value in empty.items() if value != "–"} == {"is_public", "deprecated"}


def test_unknown_fields_come_last_under_other():
    last = image_rows(IMAGE)[-2:]
    assert [(str(row.label), str(row.value)) for row in last] == [
        ("Other: colour", "red"),
        ("Other: limits", '{"cpu": null}'),
    ]
