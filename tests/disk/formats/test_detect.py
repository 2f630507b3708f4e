import gzip
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imageuploader.disk.archives.decompressors import DecompressedStream
from imageuploader.disk.files.input_file import HEAD_BYTES, InputFile
from imageuploader.disk.files.progress_reporter import ProgressReporter
from imageuploader.disk.formats.detect import detect
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.errors import Damaged
from tests.disk.real_programs import run


def kind_of(path: Path) -> str:
    data = path.read_bytes()
    return detect(data[:HEAD_BYTES], data[-512:]).name


@contextmanager
def unpacking(data: bytes) -> Iterator[DecompressedStream]:
    with TemporaryFile(buffering=0) as file:
        file.write(data)
        source = InputFile(file, Path("disk"), lambda _: None, CancelToken())
        yield DecompressedStream(source, source.pieces(), "gzip")


def unpack(data: bytes) -> bytes:
    with unpacking(data) as pieces:
        return b"".join(pieces)


@pytest.fixture(scope="module")
def beginning(ext4, tmp_path_factory):
    """The first part of a disk: what is detected depends on no more."""
    path = tmp_path_factory.mktemp("head") / "head.img"
    path.write_bytes(ext4.read_bytes()[: 2 << 20])
    return path


def test_compressed_files_are_detected(beginning):
    for program, kind in (("xz", "xz"), ("bzip2", "bzip2"), ("zstd", "zstd"), ("gzip", "gzip")):
        head = run(program, "-1", "-c", beginning)[:HEAD_BYTES]
        assert detect(head).name == kind


def test_archives_are_detected(ext4, tmp_path):
    run("zip", "-q", "-1", tmp_path / "disk.zip", ext4)
    run("tar", "-cf", tmp_path / "disk.tar", "-C", ext4.parent, ext4.name)
    assert kind_of(tmp_path / "disk.zip") == "zip"
    assert kind_of(tmp_path / "disk.tar") == "tar"


def test_a_tar_of_the_oldest_kind_is_detected_by_its_checksum(ext4, tmp_path):
    path = tmp_path / "disk.tar"
    run("tar", "--format=v7", "-cf", path, "-C", ext4.parent, ext4.name)
    assert kind_of(path) == "tar"


@pytest.mark.parametrize(
    ("command", "kind"),
    [
        (("xz", "--format=lzma", "-c"), "lzma"),
        (("xz", "--format=lzma", "-1", "-c"), "lzma"),
        (("xz", "--format=lzma", "-9", "-c"), "lzma"),
        (("lz4", "-q", "-l", "-c"), "legacy lz4"),
    ],
)
def test_an_older_packer_is_named_and_no_raw_disk(beginning, command, kind):
    found = detect(run(*command, beginning)[:HEAD_BYTES])
    assert (found.name, found.family) == (kind, "other")


def test_the_first_version_of_qcow_is_not_the_second(tmp_path):
    for kind, name in (("qcow", "qcow (version 1)"), ("qcow2", "qcow2")):
        run("qemu-img", "create", "-q", "-f", kind, tmp_path / kind, "8M")
        assert kind_of(tmp_path / kind) == name


def test_a_fixed_vhd_is_detected_by_its_footer(tmp_path):
    source, path = tmp_path / "raw", tmp_path / "fixed.vhd"
    source.write_bytes(os.urandom(1 << 20))
    subformat = ("-o", "subformat=fixed")
    run("qemu-img", "convert", "-f", "raw", "-O", "vpc", *subformat, source, path)
    assert kind_of(path) == "vhd"


@given(st.binary(max_size=3000), st.binary(max_size=600))
def test_any_bytes_are_of_some_kind(head, tail):
    assert detect(head, tail).name


@given(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1))
def test_printable_text_is_text_or_has_a_magic_number(text):
    assert detect(text.encode()).name in {"text", "bzip2", "vmdk", "pdf", "cpio"}


@given(st.binary(max_size=2000))
def test_any_bytes_unpack_or_are_damaged(data):
    with suppress(Damaged):
        unpack(data)


@settings(max_examples=50)
@given(st.lists(st.binary(max_size=300), min_size=1, max_size=4), st.integers(0, 5))
def test_members_unpack_to_what_python_says(parts, zeros):
    data = b"".join(map(gzip.compress, parts)) + bytes(zeros)
    assert unpack(data) == b"".join(parts)


@given(st.binary(min_size=1, max_size=500), st.data())
def test_a_flipped_bit_is_always_noticed(content, data):
    packed = bytearray(gzip.compress(content))
    at = data.draw(st.integers(10, len(packed) - 1))
    packed[at] ^= 1 << data.draw(st.integers(0, 7))
    # A spare bit at the end of the stream may change nothing at all.
    with suppress(Damaged):
        assert unpack(bytes(packed)) == content


def test_a_small_bomb_comes_out_in_small_pieces():
    data = gzip.compress(bytes(300 << 20), 1)
    with unpacking(data) as pieces:
        assert max(map(len, pieces)) <= 1 << 20


def test_progress_is_reported_ten_times_a_second_at_most():
    percents, now = list[int](), [0.0]
    percent = ProgressReporter(percents.append, 1000, clock=lambda: now[0])
    for done in range(1001):
        now[0] = done / 1000
        percent.update(done)
    assert len(percents) in {10, 11}
    assert percents[0] == 0
    assert max(percents) <= 99
