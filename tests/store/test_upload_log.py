"""The log of one upload."""

from dataclasses import replace
from pathlib import Path

from imageuploader.domain.image import Image
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload
from imageuploader.store.upload_log import MAX_LINES, lines_about

UPLOAD = Upload(UploadSpec("web", "us-ord"), Path("/a.img"), id="0123456789abcdef")
MINE = "2026-05-12 10:00:0{0} INFO main x: upload 01234567: queued"
OTHER = "2026-05-12 10:00:05 INFO main x: upload 01234568: queued"


def write(folder, name, *lines):
    (folder / name).write_text("\n".join(lines) + "\n", "utf-8")


def test_its_lines_are_found_in_old_files_too_the_oldest_first(tmp_path):
    write(tmp_path, "imageuploader.log.1", MINE.format(1), OTHER)
    write(tmp_path, "imageuploader.log", OTHER, MINE.format(2))
    assert lines_about(UPLOAD, tmp_path).splitlines() == [MINE.format(1), MINE.format(2)]


def test_what_is_logged_of_its_image_and_a_traceback_belong_to_it(tmp_path):
    request = "2026-05-12 10:00:03 DEBUG x y: GET images/private%2F77: 200, 0.1 s"
    longer = request.replace("77", "771")
    write(tmp_path, "imageuploader.log", request, longer, MINE.format(4), "  File x", OTHER, "no")
    upload = replace(UPLOAD, image=Image("private/77"))
    assert lines_about(upload, tmp_path).splitlines() == [request, MINE.format(4), "  File x"]


def test_a_long_log_is_shown_by_its_end_and_none_is_no_error(tmp_path):
    assert lines_about(UPLOAD, tmp_path) == ""
    write(tmp_path, "imageuploader.log", *[MINE.format(1)] * (MAX_LINES + 5), MINE.format(9))
    found = lines_about(UPLOAD, tmp_path).splitlines()
    assert (len(found), found[-1]) == (MAX_LINES, MINE.format(9))
