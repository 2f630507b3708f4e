"""Virtual disks, made by qemu-img itself: recognised, converted, or refused with the reason."""

import gzip
import hashlib
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import prepare
from imageuploader.disk.qemu import install_command, qemu_img
from imageuploader.disk.virtual.chain import disk_of
from imageuploader.disk.virtual.source import Ends, NotAtHand
from imageuploader.domain.cancel import CancelRequested, CancelToken
from imageuploader.domain.disk import Making, Verdict
from imageuploader.domain.errors import (
    Damaged,
    Encrypted,
    FileError,
    NoConverter,
    TooLarge,
    WrongFormat,
)
from imageuploader.words.errors import describe
from tests.disk.tools import run

MADE = [
    ("qcow2", ["-O", "qcow2"], "qcow2"),
    ("qcow2", ["-O", "qcow2", "-o", "compat=0.10"], "old qcow2"),
    ("qcow2", ["-O", "qcow2", "-c"], "compressed qcow2"),
    ("qcow2", ["-O", "qcow2", "-c", "-o", "compression_type=zstd"], "zstd qcow2"),
    ("qcow2", ["-O", "qcow2", "-o", "extended_l2=on"], "qcow2 with parts"),
    ("vmdk", ["-O", "vmdk"], "vmdk"),
    ("vmdk", ["-O", "vmdk", "-o", "subformat=streamOptimized"], "streamed vmdk"),
    ("vdi", ["-O", "vdi"], "vdi"),
    ("vdi", ["-O", "vdi", "-o", "static=on"], "static vdi"),
    ("vhdx", ["-O", "vhdx"], "vhdx"),
    ("vhd", ["-O", "vpc", "-o", "force_size=on"], "vhd"),
    ("vhd", ["-O", "vpc", "-o", "subformat=fixed,force_size=on"], "fixed vhd"),
]
KINDS = sorted({kind for kind, _, _ in MADE})


def made(raw, path, flags):
    run("qemu-img", "convert", "-f", "raw", *flags, raw, path)
    return path


def hash_of(data):
    return hashlib.sha256(data).hexdigest()


class Bench:
    """A raw disk, and two folders: for what is made of it, and for temporary files."""

    def __init__(self, raw, path):
        self.raw, self.path, self.folder = raw, path, path / "temp"
        self.cancel = CancelToken()
        self.folder.mkdir()
        self.hash = hash_of(raw.read_bytes())

    def made(self, name, *flags):
        return made(self.raw, self.path / name, flags)

    def report(self, path):
        return inspect(path, cancel=self.cancel)

    def prepared(self, report, told=lambda _: None):
        return prepare(report, Making(self.folder), told=told, cancel=self.cancel)

    def result(self, path, told=lambda _: None):
        """The report, and the hash of what the made .img.gz unpacks to."""
        report = self.report(path)
        payload = self.prepared(report, told)
        run("gzip", "-t", payload.path)
        return report, hash_of(gzip.decompress(payload.path.read_bytes()))

    @property
    def left(self):
        return list(self.folder.iterdir())


@pytest.fixture
def bench(ext4, tmp_path):
    return Bench(ext4, tmp_path)


@pytest.mark.parametrize(("kind", "flags", "name"), MADE, ids=[name for _, _, name in MADE])
def test_every_format_comes_out_as_the_disk_it_was_made_of(bench, kind, flags, name):
    path = bench.made(f"{name}.img", *flags)
    before = (hash_of(path.read_bytes()), path.stat().st_mtime_ns)
    report, sent = bench.result(path)
    # Only qemu-img can look into what zstd packed.
    inside = kind if name.startswith("zstd") else f"{kind}, ext4"
    assert (report.verdict, report.format) == (Verdict.CONVERT, inside)
    assert report.raw_bytes == bench.raw.stat().st_size
    assert sent == bench.hash
    assert (hash_of(path.read_bytes()), path.stat().st_mtime_ns) == before
    assert len(bench.left) == 1


@pytest.mark.parametrize(("packer", "kind"), [("gzip", "qcow2"), ("xz", "vdi"), ("zstd", "vhdx")])
def test_one_inside_a_packed_file_is_looked_into_once(bench, packer, kind):
    inner = bench.made("inner", "-O", kind)
    path = inner.with_name("disk.packed")
    path.write_bytes(run(packer, "-1", "-c", inner))
    report, sent = bench.result(path)
    assert report.format == f"{kind} in {packer}"
    assert sent == bench.hash
    assert len(bench.left) == 1


def test_the_one_disk_of_an_appliance_is_taken(bench, tmp_path):
    bench.made("disk.vmdk", "-O", "vmdk", "-o", "subformat=streamOptimized")
    (tmp_path / "box.ovf").write_text('<Envelope><File ovf:href="disk.vmdk"/></Envelope>')
    path = tmp_path / "box.ova"
    run("tar", "-cf", path, "-C", tmp_path, "box.ovf", "disk.vmdk")
    report, sent = bench.result(path)
    assert report.format == "vmdk in tar"
    assert sent == bench.hash


def test_progress_goes_over_both_halves(bench):
    heard = list[int]()
    bench.result(bench.made("d", "-O", "qcow2"), heard.append)
    assert heard == sorted(heard)
    assert all(0 <= percent < 100 for percent in heard)


def test_an_encrypted_disk_is_refused(tmp_path, cancel):
    path, secret = tmp_path / "d.qcow2", ["--object", "secret,id=s,data=abc"]
    encrypt = "encrypt.format=aes,encrypt.key-secret=s"  # LUKS measures the processor, and may fail
    run("qemu-img", "create", *secret, "-f", "qcow2", "-o", encrypt, path, "4M")
    assert isinstance(inspect(path, cancel=cancel).refusal, Encrypted)


@pytest.mark.parametrize(("kind", "flags", "name"), MADE, ids=[name for _, _, name in MADE])
def test_a_file_that_was_cut_is_found(bench, kind, flags, name):
    path = bench.made(name, *flags)
    os.truncate(path, path.stat().st_size * 6 // 10)
    report = bench.report(path)
    if name == "fixed vhd":  # without its footer it is a raw disk, and that is cut
        assert "cut-file-system" in [str(finding.code) for finding in report.findings]
        return
    if report.refusal is None:
        # Only qemu-img can tell how long a compressed piece is.
        with pytest.raises(FileError):
            bench.prepared(report)
    else:
        assert isinstance(report.refusal, Damaged | WrongFormat), (kind, report.refusal)
    assert bench.left == []


def test_a_header_that_claims_an_exabyte_is_refused_at_once(bench):
    path = bench.made("d.qcow2", "-O", "qcow2")
    with path.open("r+b") as file:
        file.seek(24)
        file.write((1 << 60).to_bytes(8, "big"))
    assert isinstance(bench.report(path).refusal, Damaged | TooLarge)


@pytest.mark.parametrize("phase", [1, 60])
def test_cancel_ends_both_halves_and_leaves_nothing(bench, phase):
    report = bench.report(bench.made("d", "-O", "qcow2"))

    def told(percent):
        if percent >= phase:
            bench.cancel.fire()

    with pytest.raises(CancelRequested):
        bench.prepared(report, told)
    assert bench.left == []


def test_a_cancel_kills_qemu_img(bench):
    report = bench.report(bench.made("d", "-O", "qcow2", "-c"))
    timer = threading.Timer(0.01, bench.cancel.fire)
    timer.start()
    with pytest.raises(CancelRequested):
        bench.prepared(report)
    timer.join()
    assert bench.left == []


def test_without_the_converter_it_says_how_to_get_it():
    assert qemu_img("", places=()) is None
    message = describe(NoConverter("/d/disk.qcow2", "qcow2", "sudo apt-get install qemu-utils"))
    assert str(message.headline) == "Needs converting and qemu-img was not found"
    assert "sudo apt-get install qemu-utils" in str(message.explanation)


@pytest.fixture(scope="module")
def heads(tmp_path_factory, ext4):
    """The first 128 KiB of a good file of each format."""
    folder = tmp_path_factory.mktemp("heads")
    found = {}
    for kind, flags, name in MADE:
        data = made(ext4, folder / name, flags).read_bytes()
        found[kind] = data[: 128 * 1024]
    return found


@pytest.mark.parametrize("kind", KINDS)
@settings(deadline=None, max_examples=60)
@given(flips=st.lists(st.tuples(st.integers(0, 1200), st.integers(0, 255)), max_size=12))
def test_no_header_makes_a_reader_fail_in_a_way_of_its_own(heads, kind, flips):
    data = bytearray(heads[kind])
    for at, byte in flips:
        data[at % len(data)] = byte
    try:
        disk_of(kind, Ends(bytes(data), bytes(data[-512:]), len(data)), Path("d"))
    except (FileError, NotAtHand):
        return


def test_the_command_that_installs_the_converter_fits_the_system():
    def which(name):
        return "/usr/bin/dnf" if name == "dnf" else None

    assert install_command(which) == "sudo dnf install qemu-img"
    assert install_command(lambda _: None).startswith("https://")
