"""Archives: the one image inside is found, whatever is beside it, and nothing is guessed."""

import io
import tarfile
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imageuploader.disk.archives.tar_reader import tar_entries
from imageuploader.disk.files.chunk_reader import ChunkReader
from imageuploader.disk.inspect import inspect
from imageuploader.domain.disk_report import Verdict
from imageuploader.domain.errors import (
    Damaged,
    Encrypted,
    FileError,
    NotAnImage,
    NotOneImage,
    TooDeep,
    TooHungry,
    TooLarge,
    UnknownMethod,
)
from tests.disk.archives.byte_stream import open_bytes, open_layers, unpack
from tests.disk.real_programs import run

RAW = bytes(1080) + b"\x53\xef" + bytes(range(256)) * 400
METHODS = {
    "store": zipfile.ZIP_STORED,
    "deflate": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def tarred(*files: tuple[str, bytes], form: int = tarfile.GNU_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, content in files:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


BOTH = pytest.mark.parametrize("pack", [zipped, tarred])


@pytest.mark.parametrize("method", METHODS)
def test_a_zip_is_read_in_every_usual_way(method):
    assert unpack(zipped(("disk.img", RAW), method=METHODS[method])) == RAW


@BOTH
def test_texts_and_what_macos_adds_are_skipped(pack):
    beside = (("README", b"hello\n" * 99), ("__MACOSX/._disk.img", b"\0\5\x16\7"), ("empty", b""))
    assert unpack(pack(*beside, ("a/disk.img", RAW), ("sums.txt", b"abc  disk.img\n"))) == RAW


@BOTH
def test_two_images_are_named_and_neither_is_taken(pack):
    with pytest.raises(NotOneImage) as caught:
        unpack(pack(("one.img", RAW), ("two.img", RAW)))
    assert caught.value.names == ("one.img", "two.img")


@BOTH
def test_an_archive_without_an_image_says_so(pack):
    with pytest.raises(NotOneImage) as caught:
        unpack(pack(("a", b"hello\n"), ("b", b"%PDF-1.7 ...")))
    assert caught.value.names == ()


def test_two_files_of_one_name_are_two():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped(("disk.img", RAW), ("disk.img", RAW))
    with pytest.raises(NotOneImage):
        unpack(data)


def test_a_lone_text_in_a_zip_is_no_image(tmp_path, cancel):
    path = tmp_path / "disk.zip"
    path.write_bytes(zipped(("notes.txt", b"hello\n" * 99)))
    refusal = inspect(path, cancel=cancel).refusal
    assert isinstance(refusal, NotAnImage)
    assert refusal.kind == "text in zip"


@pytest.mark.parametrize("form", [tarfile.GNU_FORMAT, tarfile.PAX_FORMAT, tarfile.USTAR_FORMAT])
def test_long_names_are_read_in_every_form(form):
    name = "a-folder-with-a-name/" * 7 + "disk.img"
    with open_bytes(tarred((name, RAW), form=form)) as source:
        (found,) = [entry.name for entry in tar_entries(source, ChunkReader(source.pieces()))]
    assert found == name


@pytest.mark.parametrize("form", ["gnu", "posix", "oldgnu"])
@pytest.mark.parametrize("version", ["0.0", "0.1", "1.0"])
def test_sparse_files_come_out_whole(tmp_path, form, version):
    content = bytearray(9_000_000)
    for at in (0, 1_000_000, 4_321_000, 8_999_000):
        content[at : at + 1000] = b"x" * 1000
    with (tmp_path / "disk.img").open("wb") as file:
        for at in range(0, len(content), 1000):
            piece = content[at : at + 1000]
            file.seek(at)
            if piece.strip(b"\0"):
                file.write(piece)
        file.truncate(len(content))
    options = ("-S", f"--format={form}", f"--sparse-version={version}")
    data = run("tar", *options, "-C", tmp_path, "-cf", "-", "disk.img")
    assert len(data) < len(content) // 4
    assert unpack(data) == content


def test_more_parts_than_fit_into_one_header(tmp_path):
    content = b"".join(b"\x81" * 4096 + bytes(8192) for _ in range(200))
    with (tmp_path / "disk.img").open("wb") as file:
        for at in range(0, len(content), 12_288):
            file.seek(at)
            file.write(content[at : at + 4096])
        file.truncate(len(content))
    data = run("tar", "-S", "--format=gnu", "-C", tmp_path, "-cf", "-", "disk.img")
    assert unpack(data) == content


def test_an_encrypted_zip_is_refused(tmp_path, cancel):
    (tmp_path / "disk.img").write_bytes(RAW)
    run("zip", "-q", "-j", "-P", "secret", tmp_path / "disk.zip", tmp_path / "disk.img")
    assert isinstance(inspect(tmp_path / "disk.zip", cancel=cancel).refusal, Encrypted)


def test_one_compression_in_an_archive_is_taken_off(tmp_path, cancel):
    (tmp_path / "disk.img").write_bytes(RAW)
    run("xz", "-k", tmp_path / "disk.img")
    run("tar", "-czf", tmp_path / "disk.tar.gz", "-C", tmp_path, "disk.img.xz")
    report = inspect(tmp_path / "disk.tar.gz", cancel=cancel)
    assert (report.verdict, report.format) == (Verdict.CONVERT, "gzip, tar, xz, unknown")
    assert report.raw_bytes == len(RAW)


def test_what_is_packed_too_often_is_refused():
    inner = zipped(("disk.img", RAW))
    for data, kind in (
        (zipped(("disk.zip", inner)), "zip in zip"),
        (tarred(("disk.zip", inner)), "zip in tar"),
        (zipped(("disk.tar", tarred(("disk.img", RAW)))), "tar in zip"),
    ):
        with pytest.raises(TooDeep) as caught, open_layers(data):
            pass
        assert caught.value.kind == kind


def test_a_rare_compression_method_is_not_damage():
    data = bytearray(zipped(("disk.img", RAW)))
    data[8:10] = b"\x09\0"
    at = data.index(b"PK\x01\x02")
    data[at + 10 : at + 12] = b"\x09\0"
    with pytest.raises(UnknownMethod):
        unpack(bytes(data))


def test_a_size_beyond_all_reason_is_refused_before_it_is_read(tmp_path):
    with (tmp_path / "disk.img").open("wb") as file:
        file.write(RAW)
        file.truncate(65 * 1024**3)
    data = run("tar", "-S", "--format=gnu", "-C", tmp_path, "-cf", "-", "disk.img")
    with pytest.raises(TooLarge):
        unpack(data)


def test_more_than_a_zip_promises_is_damage():
    data = bytearray(zipped(("disk.img", bytes(1080) + b"\x53\xef" + bytes(9_000_000))))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (200_000).to_bytes(4, "little")
    with pytest.raises(Damaged):
        unpack(bytes(data))


SOME = tarred(("README", b"hello\n"), ("disk.img", RAW[:3000]))
PAX = tarred(("n" * 120, RAW[:3000]), form=tarfile.PAX_FORMAT)
ZIP = zipped(("disk.img", RAW[:3000]), ("README", b"hello\n"))


@given(st.sampled_from([SOME, PAX, ZIP]), st.data())
def test_changed_archives_give_bytes_or_one_of_our_errors(archive, data):
    changed = bytearray(archive)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed) - 1))
        changed[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    with suppress(FileError):
        assert len(unpack(bytes(changed))) < 1 << 37


@given(st.sampled_from([SOME, PAX, ZIP]), st.binary(max_size=2000), st.integers(0, 20))
def test_any_bytes_between_archives_give_bytes_or_one_of_our_errors(archive, rest, cut):
    with suppress(FileError):
        unpack(archive[: cut * 100] + rest + archive[cut * 100 :])


@given(st.sampled_from([SOME, PAX, ZIP]), st.data())
def test_an_archive_cut_before_its_end_is_damaged(archive, data):
    end = len(archive.rstrip(b"\0"))
    cut = data.draw(st.integers(300, end - 1).filter(lambda at: archive is ZIP or at % 512))
    with pytest.raises(Damaged):
        unpack(archive[:cut])


@given(st.integers(0, 2**64 - 1), st.integers(0, 2**32 - 1))
def test_a_tar_header_that_claims_any_size_is_bytes_or_one_of_our_errors(size, check):
    entry = tarfile.TarInfo("././@LongLink")
    entry.type, entry.size = tarfile.GNUTYPE_LONGNAME, size % 2**60
    header = entry.tobuf(tarfile.GNU_FORMAT)
    with suppress(Damaged, TooHungry, TooLarge, NotOneImage):
        unpack(header + bytes(1024) + check.to_bytes(4))
