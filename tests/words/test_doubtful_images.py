"""What differs between an image that may be an upload's and what it asked for, in words."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from imageuploader.domain.image import Image, ImageRegion
from imageuploader.domain.image_comparison import compare
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.words.doubtful_images import comparison_text
from imageuploader.words.formatting import full_moment

UPLOAD = Upload(
    UploadSpec("web-1", "us-ord", "mine", tags=("beta", "alpha")), Path("web.img"), user="ada"
).moved_to(UploadState.REQUESTING)
ASKED = UPLOAD.timeline[-1].at
LIKE = Image(
    "private/5",
    "web-1",
    description="mine",
    tags=("alpha", "beta"),
    created=ASKED.replace(microsecond=0),
    created_by="ada",
)
NAMES = ["label", "region", "description", "tags", "made", "user"]


def test_an_image_like_the_upload_differs_in_nothing():
    compared = compare(UPLOAD, LIKE)
    assert [it.name for it in compared] == NAMES
    assert [it.name for it in compared if it.differs] == []


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("label", {"label": "web-2"}),
        ("region", {"regions": (ImageRegion("us-east"),)}),
        ("description", {"description": None}),
        ("tags", {"tags": ("alpha",)}),
        ("made", {"created": ASKED - timedelta(minutes=1)}),
        ("made", {"created": ASKED + timedelta(minutes=5)}),
        ("user", {"created_by": "eve"}),
    ],
)
def test_each_property_that_differs_is_marked(name, change):
    compared = compare(UPLOAD, replace(LIKE, **change))
    assert [it.name for it in compared if it.differs] == [name]
    (said,) = [str(comparison_text(it)) for it in compared if it.differs]
    assert " differs: " in said


def test_what_linode_does_not_tell_is_not_guessed():
    said = [str(comparison_text(it)) for it in compare(UPLOAD, replace(LIKE, created_by=None))]
    made, asked = full_moment(ASKED.replace(microsecond=0)), full_moment(ASKED)
    assert said == [
        "Label: “web-1”, as requested",
        "Region: unknown; requested: “us-ord”",
        "Description: “mine”, as requested",
        "Tags: “alpha”, “beta”, as requested",
        f"Created: {made}; requested at {asked}",
        "User: unknown; requested: “ada”",
    ]


def test_a_long_description_is_cut_and_stays_on_its_line():
    image = replace(LIKE, description="two\nlines" + "x" * 65_000)
    (said,) = [str(comparison_text(it)) for it in compare(UPLOAD, image) if it.differs]
    assert said.startswith("Description differs: “two lines")
    assert len(said) < 200
