"""What the card of the form says in one sentence."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from imageuploader.domain.disk_report import DiskReport, Verdict
from imageuploader.words.verdict import earlier_upload_text, preparation_text

NOW = datetime(2026, 5, 13, 12, 0, tzinfo=UTC).astimezone()
REPORT = DiskReport(Path("web.img"), "raw, ext4", Verdict.CONVERT, 10, 0)


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (NOW, "You uploaded these bytes today as “web-base”"),
        (NOW.replace(day=12, hour=23), "You uploaded these bytes yesterday as “web-base”"),
        (NOW.replace(day=11), "You uploaded these bytes on Monday as “web-base”"),
        (NOW.replace(month=4), "You uploaded these bytes on 13 Apr as “web-base”"),
        (NOW.replace(year=2025), "You uploaded these bytes on 13 May 2025 as “web-base”"),
        (None, "You uploaded these bytes before as “web-base”"),
    ],
)
def test_an_earlier_upload_is_told_by_its_day(at, told):
    assert str(earlier_upload_text("web-base", at, NOW)) == told


@pytest.mark.parametrize(
    ("verdict", "kind", "told"),
    [
        (Verdict.CONVERT, "raw, ext4", "It will be compressed before the upload"),
        (Verdict.CONVERT, "gzip, ext4", "It will be recompressed before the upload"),
        (Verdict.CONVERT, "qcow2, ext4", "It will be converted before the upload"),
        (Verdict.GOOD, "gzip, ext4", ""),
    ],
)
def test_what_is_done_before_the_upload_is_told(verdict, kind, told):
    text = preparation_text(replace(REPORT, verdict=verdict, format=kind))
    assert (str(text) if text else "") == told
