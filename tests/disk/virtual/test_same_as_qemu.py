"""What is sent of a virtual disk are the bytes that qemu-img makes of it, for every variant."""

import re
import subprocess
import time
import tracemalloc
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from struct import unpack_from
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from imageuploader.disk.files.sparse import Hole, spans
from imageuploader.disk.virtual.disk_opener import open_disk
from imageuploader.disk.virtual.disk_source import DiskSource
from imageuploader.disk.virtual.vhdx import read_header
from imageuploader.domain.errors import Damaged, FileError, NotConvertible
from tests.amounts import amount
from tests.disk.content.real_disks import write_at
from tests.disk.real_programs import run
from tests.disk.virtual.virtual_disks import check, converted_content, patch

pytestmark = pytest.mark.big

MEBI = 1 << 20
MOST_BYTES, SLACK_SECONDS = 64 * MEBI, 0.5
DISK_BYTES = 9 * MEBI
_NEITHER = re.compile(rb"[^\0\x11\x33]")

QCOW2 = [
    *(f"cluster_size={size}" for size in ("512", "4k", "64k", "2M")),
    *(f"refcount_bits={bits}" for bits in (1, 2, 4, 8, 16, 32, 64)),
    "compat=0.10",
    "extended_l2=on,cluster_size=64k",
    "lazy_refcounts=on",
    "compression_type=zstd",
    "preallocation=metadata",
]
VMDK = [f"subformat={name}" for name in ("monolithicSparse", "monolithicFlat")]
SPLIT = [f"subformat=twoGbMaxExtent{name}" for name in ("Sparse", "Flat")]
OTHERS = [
    ("vdi", ""),
    ("vdi", "static=on"),
    ("vpc", "subformat=dynamic"),
    ("vpc", "subformat=fixed"),
    ("vhdx", "subformat=dynamic"),
    ("vhdx", "subformat=fixed"),
    ("vhdx", "block_size=1M"),
]
VARIANTS = [
    *(("qcow2", options) for options in QCOW2),
    *(("vmdk", options) for options in [*VMDK, *SPLIT]),
    *OTHERS,
]
DAMAGED: dict[str, tuple[str, tuple[str, ...]]] = {
    "qcow2": ("qcow2", ()),
    "qcow2-packed": ("qcow2", ("-c",)),
    "vmdk": ("vmdk", ()),
    "vmdk-packed": ("vmdk", ("-o", "subformat=streamOptimized")),
    "vdi": ("vdi", ()),
    "vhd": ("vpc", ()),
    "vhdx": ("vhdx", ()),
}
"""What is changed and cut: the driver, and what has qemu-img pack it."""

WRITES = (
    "write -P 17 0 65536",
    "write -P 34 700000 1500",
    "write -P 51 4M 1M",
    "write -z 4300k 64k",
    "discard 4500k 64k",
    "write -P 68 8388608 512",
)


def write(path: Path, kind: str, *commands: str) -> None:
    arguments = [part for command in commands for part in ("-c", command)]
    run("qemu-io", "-d", "unmap", "-f", kind, *arguments, path)


def create(path: Path, kind: str, options: str, size: int = DISK_BYTES) -> Path:
    more = ["-o", options] if options else []
    run("qemu-img", "create", "-q", "-f", kind, *more, path, size)
    return path


def truth(path: Path, kind: str) -> bytes:
    """Return what qemu-img makes of a disk."""
    made = path.with_name("truth.raw")
    size = ("force_size_calc=current_size,",) if kind == "vpc" else ("",)
    source = f"driver={kind},{size[0]}file.filename={path}"
    run("qemu-img", "convert", "-O", "raw", "--image-opts", source, made)
    content = made.read_bytes()
    made.unlink()
    return content


def extents_of(path: Path) -> list[Path]:
    return sorted(path.parent.glob("disk-*.vmdk"))


@pytest.mark.parametrize(("kind", "options"), VARIANTS)
@pytest.mark.few(12)
def test_a_disk_that_was_written_to(kind, options, tmp_path, folder):
    path = create(tmp_path / ("disk.vmdk" if kind == "vmdk" else "disk"), kind, options)
    write(path, kind, *WRITES)
    assert converted_content(path, folder, *extents_of(path)) == truth(path, kind)


@pytest.mark.parametrize("method", ["zlib", "zstd"])
def test_compressed_clusters_beside_others(method, tmp_path, folder):
    plain = create(tmp_path / "plain", "qcow2", "")
    write(plain, "qcow2", *WRITES)
    path = tmp_path / "disk"
    options = ["-c", "-o", f"compression_type={method}"]
    run("qemu-img", "convert", "-f", "qcow2", "-O", "qcow2", *options, plain, path)
    write(path, "qcow2", "write -P 85 100000 70000")
    assert converted_content(path, folder) == truth(path, "qcow2")


@pytest.mark.parametrize("kind", ["vmdk", "qcow2"])
def test_a_disk_that_was_written_compressed(kind, tmp_path, folder):
    plain = create(tmp_path / "plain", "qcow2", "")
    write(plain, "qcow2", *WRITES)
    path = tmp_path / "disk"
    options = ("-o", "subformat=streamOptimized") if kind == "vmdk" else ("-c",)
    run("qemu-img", "convert", "-f", "qcow2", "-O", kind, *options, plain, path)
    assert converted_content(path, folder) == truth(path, kind)


@pytest.mark.parametrize("bit", [0, 1], ids=["dirty", "corrupt"])
def test_a_qcow2_that_is_marked(bit, tmp_path, folder):
    path = create(tmp_path / "disk", "qcow2", "")
    write(path, "qcow2", *WRITES)
    patch(path, 72, ">Q", 1 << bit)
    assert converted_content(path, folder) == truth(path, "qcow2")


@pytest.mark.parametrize("sector_bytes", [512, 4096])
def test_a_vhdx_of_a_drive_with_such_sectors(sector_bytes, tmp_path, folder):
    path = create(tmp_path / "disk", "vhdx", "")
    write(path, "vhdx", *WRITES)
    patch_property(path, "cda348c7-445d-4471-9cc9-e9885251c556", sector_bytes)
    assert converted_content(path, folder) == truth(path, "vhdx")


def test_a_vhdx_whose_disk_has_large_sectors_is_refused_here_as_by_qemu(tmp_path):
    path = create(tmp_path / "disk", "vhdx", "")
    patch_property(path, "8141bf1d-a96f-4709-ba47-f233a8faab5f", 4096)
    assert isinstance(check(path).refusal, NotConvertible)
    with pytest.raises(subprocess.CalledProcessError):
        truth(path, "vhdx")


def patch_property(path: Path, name: str, value: int) -> None:
    """Change a number among the properties of a vhdx."""
    content = path.read_bytes()
    entry = content.index(UUID(name).bytes_le)
    patch(
        path,
        content.rindex(b"metadata", 0, entry) + unpack_from("<I", content, entry + 16)[0],
        "<I",
        value,
    )


@pytest.mark.parametrize("kind", ["qcow2", "vmdk", "vdi", "vpc", "vhdx"])
def test_no_other_program_is_asked(kind, tmp_path, folder, monkeypatch):
    path = create(tmp_path / "disk", kind, "")
    write(path, kind, *WRITES)
    expected = truth(path, kind)
    monkeypatch.setenv("PATH", "")
    assert converted_content(path, folder) == expected


def test_internal_snapshots_are_not_sent(tmp_path, folder):
    path = create(tmp_path / "disk", "qcow2", "")
    write(path, "qcow2", *WRITES)
    run("qemu-img", "snapshot", "-c", "before", path)
    write(path, "qcow2", "write -P 199 0 200000")
    assert converted_content(path, folder) == truth(path, "qcow2")


def test_a_chain_of_three(tmp_path, folder):
    base, middle, top = (tmp_path / name for name in ("base", "middle", "disk"))
    create(base, "qcow2", "")
    write(base, "qcow2", *WRITES)
    for path, below in ((middle, base), (top, middle)):
        run("qemu-img", "create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", below.name, path)
    write(middle, "qcow2", "write -P 86 30000 100000", "write -z 4M 64k")
    write(top, "qcow2", "write -P 87 90000 4096", "discard 0 64k")
    assert converted_content(top, folder, base, middle) == truth(top, "qcow2")


def test_an_external_data_file(tmp_path, folder):
    data = tmp_path / "disk.data"
    path = create(tmp_path / "disk", "qcow2", f"data_file={data}")
    write(path, "qcow2", *WRITES)
    expected = truth(path, "qcow2")
    at = path.read_bytes().index(str(data).encode())
    patch(path, at, f"{len(str(data))}s", data.name.encode())
    assert converted_content(path, folder, data) == expected


COMMANDS = st.lists(
    st.tuples(
        st.sampled_from(["write -P 7", "write -z", "discard", "snapshot"]),
        st.integers(0, DISK_BYTES // 512 - 1),
        st.integers(1, 600),
    ),
    min_size=1,
    max_size=8,
)
FEW = settings(
    deadline=None,
    max_examples=amount(5, 30),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.mark.parametrize("options", ["cluster_size=4k", "extended_l2=on,cluster_size=64k"])
@given(commands=COMMANDS)
@FEW
def test_any_writes_discards_and_snapshots(options, commands, tmp_path, folder):
    path = tmp_path / "disk"
    path.unlink(missing_ok=True)
    create(path, "qcow2", options)
    for number, (does, sector, count) in enumerate(commands):
        if does == "snapshot":
            run("qemu-img", "snapshot", "-c", f"s{number}", path)
        else:
            length = min(count, DISK_BYTES // 512 - sector)
            write(path, "qcow2", f"{does} {sector * 512} {length * 512}")
    assert converted_content(path, folder) == truth(path, "qcow2")


def read_in_pieces(path: Path, kind: str) -> bytes:
    """Return the disk as the compressor reads it."""
    content = bytearray()
    with open_disk(path, kind, (), 64 << 30) as node:
        for span in spans(DiskSource(node), node.disk.raw_bytes):
            block = bytearray(span.length)
            if not isinstance(span, Hole):
                span.fill(memoryview(block))
            content += block
    return bytes(content)


def read_within_bounds(path: Path, kind: str, seconds: float) -> bytes:
    """Return the disk; reading it takes no more memory and processor time than allowed."""
    tracemalloc.start()
    began = time.process_time()
    try:
        return read_in_pieces(path, kind)
    finally:
        taken = time.process_time() - began
        grown = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert grown <= MOST_BYTES
        assert taken <= 2 * seconds + SLACK_SECONDS


@dataclass
class Original:
    """A disk as qemu made it, which is damaged in each example anew."""

    path: Path
    driver: str
    content: bytes
    raw: bytes
    seconds: float

    @cached_property
    def filled(self) -> list[int]:
        """Where eight bytes are that are neither zeros nor what was written."""
        found, at = list[int](), -8
        while other := _NEITHER.search(self.content, at + 8):
            at = other.start() // 8 * 8
            found.append(at)
        return found

    @property
    def kind(self) -> str:
        return "vhd" if self.driver == "vpc" else self.driver

    def require_same_or_damage(self) -> None:
        """Read what was made of it: what qemu-img reads, or nothing at all."""
        try:
            ours = read_within_bounds(self.path, self.kind, self.seconds)
        except FileError:
            return
        try:
            expected = truth(self.path, self.driver)
        except subprocess.CalledProcessError:  # for a part that is not needed to read the disk
            expected = self.raw
        assert ours == expected


@pytest.fixture(scope="module", params=DAMAGED.keys())
def original(request, tmp_path_factory):
    driver, packing = DAMAGED[request.param]
    folder = tmp_path_factory.mktemp("original")
    path = folder / "disk"
    plain = create(folder / "plain", "qcow2" if packing else driver, "")
    write(plain, "qcow2" if packing else driver, *WRITES)
    if packing:
        run("qemu-img", "convert", "-f", "qcow2", "-O", driver, *packing, plain, path)
    else:
        plain.rename(path)
    kind, began = "vhd" if driver == "vpc" else driver, time.process_time()
    tracemalloc.start()
    raw = read_in_pieces(path, kind)
    tracemalloc.stop()
    seconds = time.process_time() - began
    assert raw == truth(path, driver)
    return Original(path, driver, path.read_bytes(), raw, seconds)


@given(data=st.data())
@settings(FEW, max_examples=amount(6, 100))
@pytest.mark.few(2)
def test_a_changed_table_gives_the_same_bytes_or_is_damage(original, data):
    original.path.write_bytes(original.content)
    at = original.filled[data.draw(st.integers(0, len(original.filled) - 1))]
    write_at(original.path, at, data.draw(st.binary(min_size=8, max_size=8)))
    original.require_same_or_damage()


@given(data=st.data())
@settings(FEW, max_examples=amount(6, 100))
def test_a_disk_cut_at_any_byte_gives_the_same_bytes_or_is_damage(original, data):
    length = data.draw(st.integers(0, len(original.content)))
    original.path.write_bytes(original.content[:length])
    original.require_same_or_damage()


@pytest.mark.parametrize("state", [4, 5, 7])
def test_a_block_of_a_vhdx_in_no_known_state_is_damage(state, tmp_path):
    path = create(tmp_path / "disk.vhdx", "vhdx", "")
    write(path, "vhdx", *WRITES)
    with open_disk(path, "vhdx", (), 64 << 30) as node:
        table_at = read_header(node.file.view).table_at
    write_at(path, table_at, bytes([state]))
    with pytest.raises(Damaged):
        read_in_pieces(path, "vhdx")


def test_a_large_disk_with_little_in_it_costs_no_more_than_its_tables(tmp_path):
    path = create(tmp_path / "disk", "qcow2", "", 60 << 30)
    write(path, "qcow2", "write -P 1 0 64k", "write -P 2 40G 64k", "write -P 3 59G 64k")
    assert check(path).refusal is None
    with open_disk(path, "qcow2", (), 64 << 30) as node:
        data = [
            span.at
            for span in spans(DiskSource(node), node.disk.raw_bytes)
            if not isinstance(span, Hole)
        ]
    assert data == [0, 40 << 30, 59 << 30]
