"""What is said of a file is true: errors of a drive, sizes, labels, a journal of its own."""

import errno
import os

import pytest

from imageuploader.domain.errors import FileChanged, FileUnreadable, TooLarge
from imageuploader.domain.spec import label_for
from imageuploader.ui.text.error_text import error_text
from imageuploader.words.errors import describe
from tests.disk.content.real_disks import make_blank
from tests.disk.real_programs import run
from tests.found.checked_disks import check


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        (errno.EACCES, "the right to read"),
        (errno.EIO, "may be failing"),
        (errno.ESTALE, "out of reach"),
        (errno.EBUSY, "Close the program"),
    ],
)
def test_a_file_that_cannot_be_read_has_the_remedy_of_its_cause(code, remedy):
    error = FileUnreadable("/d/disk.img", os.strerror(code), code)
    assert remedy in str(describe(error).explanation)
    assert ("Privacy & Security" in error_text(error, "macos")[1]) is (code == errno.EACCES)


def test_a_file_that_changes_during_a_check_is_not_said_to_be_uploaded():
    assert str(describe(FileChanged("/a")).headline) == "The file changed while it was being read"


def test_a_raw_disk_that_is_too_large_is_not_said_to_be_unpacked(tmp_path):
    refusal = check(make_blank(tmp_path / "disk.img", 65 * 1024)).refusal
    assert isinstance(refusal, TooLarge)
    message = describe(refusal)
    assert "unpacked" not in f"{message.headline} {message.explanation}"


@pytest.mark.parametrize("bits", ["12", "16", "32"])
@pytest.mark.parametrize("label", ["LABEL2", "NO NAME", None])
def test_the_label_of_a_fat_is_that_of_its_root_folder(tmp_path, bits, label):
    path = make_blank(tmp_path / "fat.img", {"12": 4, "16": 32, "32": 64}[bits])
    run("mkfs.vfat", "-F", bits, "-n", "LABEL1", path)
    content = bytearray(path.read_bytes())
    at = content.rindex(b"LABEL1     ", 512)
    content[at : at + 11] = (label or "\xe5ABEL1").encode("latin-1").ljust(11)
    path.write_bytes(content)
    report = check(path)
    assert report.layout is not None
    expected = {"LABEL2": "LABEL2", "NO NAME": "", None: "LABEL1"}[label]
    assert report.layout.label == expected


def test_a_journal_on_a_device_of_its_own_is_known(tmp_path):
    path = make_blank(tmp_path / "journal.img", 8)
    run("mke2fs", "-q", "-F", "-O", "journal_dev", "-b", "4096", path)
    assert check(path).format == "raw, ext journal"


@pytest.mark.parametrize(
    ("name", "label"), [("web\nserver.img.gz", "web server"), ("a\t b\x0b.img", "a b")]
)
def test_a_label_made_of_a_name_is_one_line(name, label):
    assert label_for(name) == label
