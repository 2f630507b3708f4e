"""The rows of streams: raw disks, compressed files, archives, and files that are no image."""

import gzip
import shutil
from pathlib import Path

from tests.disk.format_table import Made, Make, Refused, Row, Sent
from tests.disk.real_programs import run

PARTITIONED = ("partitioned", "no-boot-code")


def itself(raw: Path, path: Path) -> None:
    raw.rename(path)
    raw.symlink_to(path)


def packed(*command: str) -> Make:
    """Return what runs a packer that writes to its standard output."""
    return lambda raw, path: path.write_bytes(run(*command, raw))


def tarred(*flags: str) -> Make:
    return lambda raw, path: run("tar", *flags, "-cf", path, "-C", raw.parent, raw.name)


def zipped(*flags: str) -> Make:
    return lambda raw, path: run("zip", "-q", "-j", *flags, path, raw)


def members(raw: Path, path: Path) -> None:
    data = raw.read_bytes()
    path.write_bytes(gzip.compress(data[:999_999], 1) + gzip.compress(data[999_999:], 1))


def with_zeros(raw: Path, path: Path) -> None:
    path.write_bytes(run("gzip", "-c", raw) + bytes(512))


def long_named(raw: Path, path: Path) -> None:
    deep = raw.parent / ("a-long-name-" * 12) / ("b-long-name-" * 12)
    deep.mkdir(parents=True)
    shutil.copy(raw, deep / "disk.img")
    run("tar", "--format=gnu", "-cf", path, "-C", raw.parent, deep.relative_to(raw.parent))


def then(first: Make, inner: str, second: Make) -> Make:
    """Return what packs twice; the file between has a name of its own."""

    def make(raw: Path, path: Path) -> None:
        between = raw.parent / "between" / inner
        between.parent.mkdir(exist_ok=True)
        first(raw, between)
        second(between, path)

    return make


def beside(second: bytes, pack: Make) -> Make:
    """Return what packs a folder with the disk and another file."""

    def make(raw: Path, path: Path) -> None:
        folder = raw.parent / "folder"
        folder.mkdir()
        shutil.copy(raw, folder / "disk.img")
        (folder / "other").write_bytes(second)
        pack(folder, path)

    return make


def zipped_folder(folder: Path, path: Path) -> None:
    run("zip", "-q", "-r", path, folder)


def written(content: bytes) -> Make:
    return lambda _, path: path.write_bytes(content)


def text_in_tar(raw: Path, path: Path) -> None:
    (raw.parent / "notes.txt").write_bytes(TEXT)
    run("tar", "-cf", path, "-C", raw.parent, "notes.txt")


def program(_: Path, path: Path) -> None:
    shutil.copy("/bin/true", path)


TEXT, PDF = b"only words\n" * 500, b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(5000)
NOISE = bytes(range(255, -1, -1)) * 2000
ROWS = (
    Row("ext2.img", itself, Made("raw, ext2", ("no-init",)), "ext2"),
    Row("ext3.img", itself, Made("raw, ext3", ("no-init",)), "ext3"),
    Row("ext4.img", itself, Made("raw, ext4", ("no-init",))),
    Row("xfs.img", itself, Made("raw, xfs"), "xfs"),
    Row("btrfs.img", itself, Made("raw, btrfs"), "btrfs"),
    Row("f2fs.img", itself, Made("raw, f2fs"), "f2fs"),
    Row("squashfs.img", itself, Made("raw, squashfs"), "squashfs"),
    Row("swap.img", itself, Made("raw, swap", ("no-init",)), "swap"),
    Row("luks.img", itself, Made("raw, luks2", ("luks",)), "luks"),
    Row("zeros.img", itself, Made("raw, zero", ("all-zero",)), "zeros"),
    Row("mbr.img", itself, Made("raw, mbr", PARTITIONED), "mbr"),
    Row("gpt.img", itself, Made("raw, gpt", PARTITIONED), "gpt"),
    Row("disc.iso", itself, Made("raw, iso", ("iso",)), "iso"),
    Row("hybrid.iso", itself, Made("raw, iso", ("iso",)), "hybrid"),
    Row("hybrid-basdat.iso", itself, Made("raw, iso", ("iso",)), "hybrid-basdat"),
    Row("hybrid-gpt.iso", itself, Made("raw, iso", ("iso",)), "hybrid-gpt"),
    Row("hybrid.iso.xz", packed("xz", "-0", "-c"), Made("xz, iso", ("iso",)), "hybrid"),
    Row("wrongly-named.qcow2", itself, Made("raw, ext4", ("no-init", "misnamed"))),
    Row("disk.img.gz", packed("gzip", "-c"), Sent("gzip, ext4")),
    Row("gpt.img.gz", packed("gzip", "-c"), Sent("gzip, gpt"), "gpt"),
    Row("pigz.img.gz", packed("pigz", "-c"), Sent("gzip, ext4")),
    Row("members.img.gz", members, Made("gzip, ext4", ("no-init", "repacked"))),
    Row("zeros-behind.img.gz", with_zeros, Made("gzip, ext4", ("no-init", "repacked"))),
    Row("disk.img.xz", packed("xz", "-1", "-c"), Made("xz, ext4", ("no-init",))),
    Row("threads.img.xz", packed("xz", "-0", "-T2", "-c"), Made("xz, ext4", ("no-init",))),
    Row("gpt.img.xz", packed("xz", "-1", "-c"), Made("xz, gpt", PARTITIONED), "gpt"),
    Row("disk.img.bz2", packed("bzip2", "-c"), Made("bzip2, ext4", ("no-init",))),
    Row("disk.img.zst", packed("zstd", "-q", "-c"), Made("zstd, ext4", ("no-init",))),
    Row("long.zst", packed("zstd", "-q", "--long=27", "-c"), Made("zstd, ext4", ("no-init",))),
    Row("disk.img.lz4", packed("lz4", "-q", "-c"), Made("lz4, ext4", ("no-init",))),
    Row("disk.zip", zipped(), Made("zip, ext4", ("no-init",))),
    Row("stored.zip", zipped("-0"), Made("zip, ext4", ("no-init",))),
    Row("bzip2.zip", zipped("-Z", "bzip2"), Made("zip, ext4", ("no-init",))),
    Row("disk.tar", tarred(), Made("tar, ext4", ("no-init",))),
    Row("sparse.tar", tarred("--sparse"), Made("tar, ext4", ("no-init",))),
    Row("sparse-pax.tar", tarred("--sparse", "--posix"), Made("tar, ext4", ("no-init",))),
    Row("long-name.tar", long_named, Made("tar, ext4", ("no-init",))),
    Row("disk.tar.gz", tarred("-z"), Made("gzip, tar, ext4", ("no-init",))),
    Row("disk.tar.xz", tarred("-J"), Made("xz, tar, ext4", ("no-init",))),
    Row("disk.tar.zst", tarred("--zstd"), Made("zstd, tar, ext4", ("no-init",))),
    Row(
        "xz-in.zip",
        then(packed("xz", "-1", "-c"), "disk.img.xz", zipped("-0")),
        Made("zip, xz, ext4", ("no-init",)),
    ),
    Row(
        "gz-in.tar",
        then(packed("gzip", "-c"), "disk.img.gz", tarred()),
        Made("tar, gzip, ext4", ("no-init",)),
    ),
    Row("readme-beside.zip", beside(TEXT, zipped_folder), Made("zip, ext4", ("no-init",))),
    Row("readme-beside.tar.gz", beside(TEXT, tarred("-z")), Made("gzip, tar, ext4", ("no-init",))),
    Row("two.zip", beside(NOISE, zipped_folder), Refused("two.zip contains several files")),
    Row("two.tar.gz", beside(NOISE, tarred("-z")), Refused("two.tar.gz contains several files")),
    Row("secret.zip", zipped("-P", "word"), Refused("secret.zip is encrypted")),
    Row(
        "gz.gz",
        then(packed("gzip", "-c"), "disk.img.gz", packed("gzip", "-c")),
        Refused("gz.gz is compressed too many times: gzip in gzip"),
    ),
    Row(
        "zip-in.tar",
        then(zipped(), "disk.zip", tarred()),
        Refused("zip-in.tar is compressed too many times: zip in tar"),
    ),
    Row(
        "xz-in-gz-in.tar",
        then(then(packed("xz", "-0", "-c"), "disk.img.xz", packed("gzip", "-c")), "x.gz", tarred()),
        Refused("compressed too many times: xz in gzip in tar"),
    ),
    Row("notes.img", written(TEXT), Refused("its content is text")),
    Row("notes.img.gz", written(gzip.compress(TEXT)), Refused("its content is text in gzip")),
    Row("paper.img", written(PDF), Refused("its content is pdf")),
    Row("program.img", program, Refused("its content is elf")),
    Row("empty.img", written(b""), Refused("empty.img is empty")),
    Row("nothing-in.img.gz", written(gzip.compress(b"")), Refused("There is nothing in")),
    Row("texts.tar", text_in_tar, Refused("There is no disk image in texts.tar")),
)
