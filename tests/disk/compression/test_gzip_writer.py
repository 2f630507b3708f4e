import gzip
import hashlib
import os
from pathlib import Path

import pytest

from imageuploader.disk.compression.gzip_writer import compress_stream
from imageuploader.disk.files.sparse import BLOCK_BYTES
from imageuploader.domain.cancel import CancelRequested
from imageuploader.domain.errors import DiskFailed, FileChanged, FileMissing, NoSpace
from tests.disk.archives.byte_stream import ignore_progress
from tests.disk.compression.whole_file import compress
from tests.disk.real_programs import run


@pytest.mark.big
def test_gzip_and_pigz_and_python_read_what_is_made(ext4, tmp_path, cancel):
    payload = compress(ext4, tmp_path / "out.gz", on_progress=ignore_progress, cancel=cancel)
    run("gzip", "-t", payload.path)
    run("pigz", "-t", payload.path)
    assert gzip.decompress(payload.path.read_bytes()) == ext4.read_bytes()


def test_a_payload_has_size_and_checksum_of_the_file(ext4, tmp_path, cancel):
    payload = compress(ext4, tmp_path / "out.gz", on_progress=ignore_progress, cancel=cancel)
    data = payload.path.read_bytes()
    assert payload.size == len(data)
    assert payload.sha256 == hashlib.sha256(data).hexdigest()
    assert payload.md5 == ""  # worked out while it is sent: here it would take a third of the time


@pytest.mark.parametrize("size", [1, 511, BLOCK_BYTES, BLOCK_BYTES + 1, 3 * BLOCK_BYTES - 1])
@pytest.mark.parametrize("content", [b"\0", b"x"])
def test_every_length_comes_out_as_it_went_in(tmp_path, cancel, size, content):
    source = tmp_path / "raw"
    source.write_bytes(content * size)
    payload = compress(source, tmp_path / "out.gz", on_progress=ignore_progress, cancel=cancel)
    assert gzip.decompress(payload.path.read_bytes()) == content * size


def test_data_between_holes_is_found_wherever_it_lies(tmp_path, cancel):
    source = tmp_path / "raw"
    with source.open("wb") as file:
        for at in (5, BLOCK_BYTES * 3 - 2, BLOCK_BYTES * 7 + 4096):
            file.seek(at)
            file.write(b"here")
        file.truncate(BLOCK_BYTES * 12 + 77)
    payload = compress(source, tmp_path / "out.gz", on_progress=ignore_progress, cancel=cancel)
    assert gzip.decompress(payload.path.read_bytes()) == source.read_bytes()


def test_a_hole_of_gibibytes_is_compressed_at_once(tmp_path, cancel):
    source, percents = tmp_path / "raw", list[int]()
    with source.open("wb") as file:
        file.truncate(6 * 1024**3)
    payload = compress(source, tmp_path / "out.gz", on_progress=percents.append, cancel=cancel)
    assert payload.size < 8_000_000
    assert percents == sorted(set(percents))


def test_cancel_stops_compressing(ext4, tmp_path, cancel):
    with pytest.raises(CancelRequested):
        compress(ext4, tmp_path / "out.gz", on_progress=lambda _: cancel.cancel(), cancel=cancel)


def test_a_source_that_changes_is_refused(ext4, tmp_path, cancel):
    source = tmp_path / "raw"
    source.write_bytes(ext4.read_bytes())
    with pytest.raises(FileChanged):
        compress(source, tmp_path / "out.gz", on_progress=lambda _: os.utime(source), cancel=cancel)


def test_a_source_that_shrinks_is_refused(ext4, tmp_path, cancel):
    source = tmp_path / "raw"
    source.write_bytes(ext4.read_bytes())
    with pytest.raises(FileChanged):
        compress(
            source, tmp_path / "out", on_progress=lambda _: os.truncate(source, 9), cancel=cancel
        )


def test_a_missing_source_is_missing(tmp_path, cancel):
    with pytest.raises(FileMissing):
        compress(tmp_path / "no", tmp_path / "out.gz", on_progress=ignore_progress, cancel=cancel)


def test_a_missing_folder_is_an_error_of_this_computer(ext4, tmp_path, cancel):
    with pytest.raises(DiskFailed):
        compress(ext4, tmp_path / "no" / "out.gz", on_progress=ignore_progress, cancel=cancel)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_says_so(ext4, cancel):
    with pytest.raises(NoSpace):
        compress(ext4, Path("/dev/full"), on_progress=ignore_progress, cancel=cancel)


def test_zeros_that_are_no_holes_are_packed_like_holes(tmp_path, cancel):
    sizes = list[int]()
    for name, write in (("holes", os.truncate), ("zeros", fill)):
        source = tmp_path / name
        source.write_bytes(b"x")
        write(source, 40 * BLOCK_BYTES)
        sizes.append(
            compress(source, tmp_path / "out.gz", on_progress=ignore_progress, cancel=cancel).size
        )
    assert sizes[0] == sizes[1]


def fill(path, size):
    with path.open("ab") as file:
        file.write(bytes(size - file.tell()))


@pytest.mark.big
@pytest.mark.parametrize("lacking", ["SEEK_DATA", "preadv"])
def test_systems_with_fewer_calls_give_the_same(ext4, tmp_path, cancel, monkeypatch, lacking):
    monkeypatch.delattr(os, lacking)
    payload = compress(ext4, tmp_path / "out.gz", on_progress=ignore_progress, cancel=cancel)
    assert gzip.decompress(payload.path.read_bytes()) == ext4.read_bytes()


def test_a_stream_in_odd_pieces_comes_out_whole(tmp_path, cancel):
    pieces = [b"", b"a" * 5, bytes(3 * BLOCK_BYTES), b"b" * BLOCK_BYTES, b"", b"c"]
    payload = compress_stream(pieces, tmp_path / "out.gz", source=tmp_path, cancel=cancel)
    assert gzip.decompress(payload.path.read_bytes()) == b"".join(pieces)
