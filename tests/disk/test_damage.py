"""The check always finds damage, and no request is sent to Linode then."""

import gzip
import random
from pathlib import Path

import pytest

from imageuploader.disk.inspect import inspect
from imageuploader.domain.cancel import CancelToken
from imageuploader.domain.disk_report import PrepareOptions, Verdict
from imageuploader.domain.errors import Damaged
from imageuploader.domain.spec import UploadSpec
from imageuploader.domain.upload import Upload, UploadState
from imageuploader.transfer.job import send
from imageuploader.transfer.transfer_context import Callbacks, TransferContext
from tests.amounts import amount
from tests.disk.real_programs import make_ext4, run

pytestmark = pytest.mark.big

CUTS, FLIPS = amount(8, 20), amount(15, 50)
PACKERS = {
    "gzip": ("gzip", "-n", "-c"),
    "xz": ("xz", "-1", "-c"),
    "bzip2": ("bzip2", "-c"),
    "zstd": ("zstd", "-q", "-c"),
    "lz4": ("lz4", "-q", "-c"),
}
HEADER_BYTES = {"gzip": 10, "xz": 12, "bzip2": 4, "zstd": 14, "lz4": 15}
FORMATS = pytest.mark.parametrize("kind", [*PACKERS, "zip", "tar.gz"])


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    """A genuine ext4 image of 2 MiB, full of noise and text."""
    files, odd = tmp_path_factory.mktemp("files"), random.Random(7)  # noqa: S311 - not for secrets
    (files / "noise").write_bytes(odd.randbytes(400_000))
    (files / "text").write_text("a line of a page\n" * 20_000)
    return make_ext4(tmp_path_factory.mktemp("small") / "disk.img", files, 2)


@pytest.fixture(scope="module")
def packed(small) -> dict[str, bytes]:
    """The image, packed by each of the real programs."""
    made = {kind: run(*command, small) for kind, command in PACKERS.items()}
    run("zip", "-q", "-j", small.with_name("disk.zip"), small)
    made["zip"] = small.with_name("disk.zip").read_bytes()
    made["tar.gz"] = run("tar", "-czf", "-", "-C", small.parent, small.name)
    return made


def guarded(kind: str, data: bytes) -> range:
    """The offsets of a file that its checksums protect."""
    if kind == "zip":  # not the directory's times and rights
        return range(60, data.index(b"PK\x01\x02"))
    # bzip2 ends in spare bits.
    return range(HEADER_BYTES.get(kind, 10), len(data) - (kind == "bzip2"))


def refusal(data: bytes, path: Path) -> Exception | None:
    path.write_bytes(data)
    return inspect(path, cancel=CancelToken()).refusal


@FORMATS
def test_what_is_whole_is_no_damage(packed, tmp_path, kind):
    assert refusal(packed[kind], tmp_path / "disk") is None


@FORMATS
def test_a_cut_at_any_place_is_found(packed, tmp_path, kind):
    data, odd = packed[kind], random.Random(kind)  # noqa: S311 - the same places in every run
    for place in (len(data) - 1, *(odd.randrange(20, len(data)) for _ in range(CUTS))):
        assert isinstance(refusal(data[:place], tmp_path / "disk"), Damaged), place


@FORMATS
@pytest.mark.few(4)
def test_a_flip_of_one_bit_at_any_place_is_found(packed, tmp_path, kind):
    data, odd = packed[kind], random.Random(kind)  # noqa: S311 - the same places in every run
    for place in odd.sample(guarded(kind, data), FLIPS):
        wrong = bytearray(data)
        wrong[place] ^= 1 << odd.randrange(8)
        assert isinstance(refusal(bytes(wrong), tmp_path / "disk"), Damaged), place


@pytest.mark.parametrize("kind", PACKERS)
@pytest.mark.parametrize("length", [2, 3, 10, 40])
def test_a_truncated_second_member_is_reported_as_truncated(packed, tmp_path, kind, length):
    found = refusal(packed[kind] + packed[kind][:length], tmp_path / "disk")
    assert isinstance(found, Damaged)
    assert found.reason == "it ends too early"


@pytest.mark.parametrize("length", range(2, 18))
def test_a_gzip_cut_in_its_header_is_a_damaged_gzip(packed, tmp_path, length):
    found = refusal(packed["gzip"][:length], tmp_path / "disk")
    assert isinstance(found, Damaged)
    assert (found.kind, found.reason) == ("gzip", "it ends too early")


@pytest.mark.parametrize("kind", ["gzip", "xz", "zstd", "lz4", "zip"])
def test_a_file_that_ends_within_its_magic_number_is_no_raw_disk(packed, tmp_path, kind):
    for length in range(2, 6):
        assert refusal(packed[kind][:length], tmp_path / "disk") is not None, length


def test_a_cut_zip_says_that_its_end_is_missing(packed, tmp_path):
    for rest in (0.1, 0.5, 0.9):
        found = refusal(packed["zip"][: int(len(packed["zip"]) * rest)], tmp_path / "disk")
        assert isinstance(found, Damaged)
        assert found.reason.startswith("its directory is not at the end")
        assert found.percent == 100


@pytest.mark.parametrize("place", range(1, 9))
def test_each_wrong_byte_of_the_length_or_the_checksum_is_found(packed, tmp_path, place):
    data = bytearray(packed["gzip"])
    data[-place] ^= 0x10
    assert isinstance(refusal(bytes(data), tmp_path / "disk"), Damaged)


def test_damage_in_the_second_member_is_found(packed, small, tmp_path):
    data = packed["gzip"] + gzip.compress(small.read_bytes())
    for place in (len(data) - 2, len(data) - 9_000, len(packed["gzip"]) + 3):
        wrong = bytearray(data)
        wrong[place] ^= 4
        assert isinstance(refusal(bytes(wrong), tmp_path / "disk"), Damaged)


def test_the_position_of_damage_is_reported_in_percent(packed, tmp_path):
    found = refusal(packed["xz"][: len(packed["xz"]) // 2], tmp_path / "disk")
    assert isinstance(found, Damaged)
    assert (found.kind, found.percent) == ("xz", 0)


def test_check_12_nothing_is_asked_of_linode_for_a_damaged_file(packed, tmp_path):
    odd = random.Random(1)  # noqa: S311 - the same places in every run
    path, data = tmp_path / "disk.img.gz", packed["gzip"]
    context = TransferContext(Callbacks(lambda _: None, lambda _: None))
    for _ in range(CUTS):
        wrong = bytearray(data[: odd.randrange(20, len(data))])
        wrong[odd.randrange(10, len(wrong))] ^= 1
        path.write_bytes(wrong)
        upload = Upload(UploadSpec(label="web-1", region="us-ord"), path)
        ended = send(upload, None, nobody, PrepareOptions(tmp_path), context)
        assert ended.state is UploadState.FAILED
        assert isinstance(ended.error, Damaged)
        assert list(tmp_path.iterdir()) == [path]


def nobody():
    raise AssertionError("Linode was asked")


def test_a_whole_file_is_good(packed, tmp_path):
    path = tmp_path / "disk.img.gz"
    path.write_bytes(packed["gzip"])
    assert inspect(path, cancel=CancelToken()).verdict in {Verdict.GOOD, Verdict.WARN}
