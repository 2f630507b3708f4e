import gzip
import hashlib
import os
import sys
import threading
import time

import pytest

from imageuploader.disk.inspect import inspect
from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.disk_report import FindingCode, Verdict
from imageuploader.domain.errors import (
    FileChanged,
    FileEmpty,
    FileMissing,
    FileUnreadable,
    IsFolder,
    NotAnImage,
    TooLarge,
)
from tests.disk.compression.whole_file import compress
from tests.disk.real_programs import as_nobody, run

RAW = bytes(1080) + os.urandom(99_320)


def codes(report):
    return [finding.code for finding in report.findings]


def test_an_ext4_image_is_to_be_compressed(ext4, cancel):
    report = inspect(ext4, cancel=cancel)
    assert (report.verdict, report.format) == (Verdict.CONVERT, "raw, ext4")
    assert report.raw_bytes == report.file_bytes == 64 * 1024**2
    assert codes(report) == ["no-init"]
    assert not any(finding.is_warning for finding in report.findings)


def test_a_gzip_of_ext4_is_good_as_it_is(packed, cancel):
    report, data = inspect(packed, cancel=cancel), packed.read_bytes()
    assert (report.verdict, report.format) == (Verdict.GOOD, "gzip, ext4")
    assert (report.raw_bytes, report.send_bytes) == (64 * 1024**2, len(data))
    assert report.sha256 == hashlib.sha256(data).hexdigest()
    assert report.md5 == hashlib.md5(data, usedforsecurity=False).hexdigest()


def test_progress_only_rises(packed, cancel):
    percents = list[int]()
    inspect(packed, on_progress=percents.append, cancel=cancel)
    assert percents
    assert percents == sorted(set(percents))


@pytest.mark.parametrize(
    "more",
    [bytes(1), bytes(99_999), gzip.compress(b""), gzip.compress(RAW)],
    ids=["a zero", "zeros", "an empty member", "a member"],
)
def test_zeros_or_members_behind_are_noted(tmp_path, cancel, more):
    path = tmp_path / "disk.img.gz"
    path.write_bytes(gzip.compress(RAW) + more)
    report = inspect(path, cancel=cancel)
    assert report.verdict is Verdict.CONVERT
    assert FindingCode.REPACKED in codes(report)


@pytest.mark.alone
def test_five_gib_and_a_byte_of_gzip_is_refused_without_reading_it(tmp_path, cancel):
    path = tmp_path / "disk.img.gz"
    path.write_bytes(gzip.compress(RAW))
    os.truncate(path, 5 * 1024**3 + 1)
    began = time.monotonic()
    refusal = inspect(path, cancel=cancel).refusal
    assert isinstance(refusal, TooLarge)
    assert (refusal.found, refusal.limit) == (5 * 1024**3 + 1, 5 * 1024**3)
    assert time.monotonic() - began < 1


def test_a_folder_an_empty_and_a_missing_file_are_named(tmp_path, cancel):
    (tmp_path / "empty").touch()
    for name, kind in ((".", IsFolder), ("empty", FileEmpty), ("no", FileMissing)):
        with pytest.raises(kind):
            inspect(tmp_path / name, cancel=cancel)


@pytest.mark.parametrize("kind", ["gzip", "xz"])
def test_a_packed_nothing_is_empty_with_its_packing_named(tmp_path, cancel, kind):
    (tmp_path / "empty").touch()
    path = tmp_path / "disk.img.packed"
    path.write_bytes(run(kind, "-c", tmp_path / "empty"))
    refusal = inspect(path, cancel=cancel).refusal
    assert isinstance(refusal, FileEmpty)
    assert refusal.kind == kind


@pytest.mark.skipif(sys.platform == "win32", reason="there, no mode keeps a file from its user")
def test_a_file_of_another_user_is_unreadable(tmp_path, cancel):
    path = tmp_path / "disk.img"
    path.write_bytes(RAW)
    path.chmod(0)
    if os.geteuid():
        with pytest.raises(FileUnreadable):
            inspect(path, cancel=cancel)
    else:
        assert as_nobody(path, "inspect(path, cancel=CancelToken())") == "FileUnreadable"


@pytest.mark.parametrize("text", ["hello\n", "grüße, 你好\n" * 2_000, "\ufeffbom\r\n"])
def test_text_is_no_image(tmp_path, cancel, text):
    path = tmp_path / "disk.img"
    path.write_bytes(text.encode())
    refusal = inspect(path, cancel=cancel).refusal
    assert isinstance(refusal, NotAnImage)
    assert refusal.kind == "text"


def test_a_file_that_changes_meanwhile_is_changed_and_not_damaged(packed, tmp_path, cancel):
    path = tmp_path / "disk.img.gz"
    path.write_bytes(packed.read_bytes()[:-5])
    with pytest.raises(FileChanged):
        inspect(path, on_progress=lambda _: os.utime(path), cancel=cancel)


@pytest.mark.alone
def test_cancel_stops_the_check_at_once(tmp_path, cancel):
    (tmp_path / "raw").touch()
    os.truncate(tmp_path / "raw", 8 * 1024**3)
    path, begun, fired = tmp_path / "disk.img.gz", threading.Event(), list[float]()
    compress(tmp_path / "raw", path, on_progress=lambda _: None, cancel=cancel)

    def fire() -> None:
        begun.wait()
        fired.append(time.monotonic())
        cancel.cancel()

    other = threading.Thread(target=fire)
    other.start()
    with pytest.raises(CancelRequested):
        inspect(path, on_progress=lambda _: begun.set(), cancel=cancel)
    assert time.monotonic() - fired[0] < 0.1
    other.join()


def test_a_disk_beyond_all_reason_is_refused(tmp_path, cancel):
    path = tmp_path / "disk.img"
    path.write_bytes(RAW)
    os.truncate(path, 64 * 1024**3 + 512)
    assert isinstance(inspect(path, cancel=cancel).refusal, TooLarge)


def test_a_wrong_suffix_is_noted(ext4, packed, tmp_path, cancel):
    for name, source, is_noted in (
        ("disk.qcow2", ext4, True),
        ("disk.img", packed, True),
        ("disk.iso", ext4, True),
        ("disk.raw", ext4, False),
        ("disk", packed, False),
    ):
        path = tmp_path / name
        path.symlink_to(source)
        assert (FindingCode.MISNAMED in codes(inspect(path, cancel=cancel))) == is_noted


def test_a_head_of_zeros_is_not_a_disk_of_zeros(tmp_path, cancel):
    path = tmp_path / "disk.raw"
    path.write_bytes(bytes(1 << 20))
    assert codes(inspect(path, cancel=cancel)) == [FindingCode.ALL_ZERO]
    path.write_bytes(bytes(1 << 20) + b"\1" * 512)
    assert codes(inspect(path, cancel=cancel)) == [FindingCode.UNKNOWN_CONTENT]


def test_more_than_most_accounts_allow_is_noted_with_its_facts(tmp_path, cancel):
    path = tmp_path / "disk.raw"
    path.write_bytes(RAW)
    for size, code in (
        (7 * 1024**3, FindingCode.OVER_SURE_LIMIT),
        (6 * 1024**3, FindingCode.OVER_USUAL_LIMIT),
    ):
        os.truncate(path, size)
        finding = inspect(path, cancel=cancel).findings[-1]
        assert finding.code is code
        assert finding.facts == {"raw_bytes": size, "limit": 6 * 10**9}
