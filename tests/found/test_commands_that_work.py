"""A command that a refusal names is one that works: each is run here."""

import io
import shlex
import subprocess
import tarfile
import zipfile
import zlib
from pathlib import Path

import pytest

from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import prepare
from imageuploader.disk.zstd_compat import zstd
from imageuploader.domain.disk_report import PrepareOptions
from imageuploader.domain.errors import FileError, NeedsOtherFile, NeedsRepair, UnknownMethod
from imageuploader.words.errors import describe
from imageuploader.words.shell_commands import repair_command, unpack_command
from tests.disk.archives.test_layers import RAW
from tests.disk.real_programs import run
from tests.disk.virtual.test_not_convertible import with_a_full_log
from tests.required_tools import tool

PPMD, DEFLATE64 = 98, 9


def refusal(path: Path, cancel) -> FileError:
    found = inspect(path, cancel=cancel).refusal
    assert isinstance(found, FileError)
    return found


def run_command(command: str, folder: Path) -> None:
    program, *arguments = shlex.split(command)
    subprocess.run([tool(program), *arguments], check=True, capture_output=True, cwd=folder)


def of_method(method: int) -> bytes:
    """A zip whose content Deflate64 packs the same as Deflate: no long matches."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("disk.img", b"")
    empty, packer = out.getvalue(), zlib.compressobj(6, zlib.DEFLATED, -15, 8, zlib.Z_HUFFMAN_ONLY)
    packed = packer.compress(RAW) + packer.flush()
    crc = zlib.crc32(RAW).to_bytes(4, "little")
    sizes = crc + len(packed).to_bytes(4, "little") + len(RAW).to_bytes(4, "little")
    at, end = empty.index(b"PK\1\2"), empty.index(b"PK\5\6")
    code = method.to_bytes(2, "little")
    header = empty[:8] + code + empty[10:14] + sizes + empty[26:at]
    directory = empty[at : at + 10] + code + empty[at + 12 : at + 16] + sizes
    directory += empty[at + 28 : end]
    new_at = (len(header) + len(packed)).to_bytes(4, "little")
    return header + packed + directory + empty[end : end + 16] + new_at + empty[end + 20 :]


def test_an_ova_in_a_zip_is_unpacked_by_unzip(tmp_path, cancel):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("d.ovf"), io.BytesIO())
    path = tmp_path / "d.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("d.ova", out.getvalue())
    remedy = str(describe(refusal(path, cancel)).explanation)
    assert remedy.endswith(": unzip d.zip")
    run_command("unzip d.zip", tmp_path)
    assert (tmp_path / "d.ova").read_bytes() == out.getvalue()


@pytest.mark.parametrize(("kind", "name"), [("tar in gzip", "d.tgz"), ("gzip in tar", "d.tar")])
def test_tar_takes_off_a_compression_around_it(tmp_path, kind, name):
    (tmp_path / "disk.img").write_bytes(RAW)
    run("tar", "-czf" if "in gzip" in kind else "-cf", tmp_path / name, "-C", tmp_path, "disk.img")
    (tmp_path / "disk.img").unlink()
    run_command(unpack_command(name, kind), tmp_path)
    assert (tmp_path / "disk.img").read_bytes() == RAW


def test_deflate64_is_named_and_unzip_unpacks_it(tmp_path, cancel):
    path = tmp_path / "disk.zip"
    path.write_bytes(of_method(DEFLATE64))
    found = refusal(path, cancel)
    assert isinstance(found, UnknownMethod)
    message = describe(found)
    assert "cannot be unpacked here" in str(message.headline)
    assert "Deflate64" in str(message.headline)
    assert str(message.explanation).endswith(": unzip disk.zip")
    run_command("unzip disk.zip", tmp_path)
    assert (tmp_path / "disk.img").read_bytes() == RAW


def test_what_unzip_cannot_unpack_is_not_left_to_unzip(tmp_path, cancel):
    path = tmp_path / "disk.zip"
    path.write_bytes(of_method(PPMD))
    assert str(describe(refusal(path, cancel)).explanation).endswith(": 7z x disk.zip")
    with pytest.raises(subprocess.CalledProcessError):
        run_command("unzip disk.zip", tmp_path)


def test_a_packed_virtual_disk_is_unpacked_before_it_is_repaired(tmp_path):
    run("qemu-img", "create", "-f", "qcow2", tmp_path / "my disk.qcow2", "1M")
    run("gzip", tmp_path / "my disk.qcow2")
    command = repair_command("/d/my disk.qcow2.gz", "qcow2 in gzip")
    subprocess.run(["/bin/sh", "-c", command], check=True, capture_output=True, cwd=tmp_path)
    assert command.endswith("qemu-img check -r all -f qcow2 'my disk.qcow2'")
    told = describe(NeedsRepair("/d/x.vhdx.bz2", "vhdx in bzip2")).explanation
    assert "bunzip2 -c x.vhdx.bz2 > x.vhdx && qemu-img check -r all -f vhdx x.vhdx" in str(told)
    assert repair_command("/d/x.zip", "vhdx in zip") == "unzip x.zip"


def test_a_packed_vhdx_that_needs_repair_is_repaired_by_the_command(tmp_path, cancel):
    path = tmp_path / "disk.vhdx"
    run("qemu-img", "create", "-q", "-f", "vhdx", path, "64M")
    with_a_full_log(path)
    run("bzip2", path)
    packed = tmp_path / "disk.vhdx.bz2"
    report = inspect(packed, cancel=cancel)
    with pytest.raises(NeedsRepair) as caught:
        prepare(report, PrepareOptions(tmp_path), on_progress=lambda _: None, cancel=cancel)
    _, _, command = str(describe(caught.value).explanation).partition("it was run on: ")
    subprocess.run(["/bin/sh", "-c", command], check=True, capture_output=True, cwd=tmp_path)
    assert inspect(path, cancel=cancel).refusal is None


def test_a_zstd_that_needs_a_dictionary_is_not_damaged(tmp_path, cancel):
    samples = [f"line {number} of a page\n".encode() * 9 for number in range(3000)]
    dictionary = zstd.train_dict(samples, 4000)
    (tmp_path / "DICTIONARY").write_bytes(dictionary.dict_content)
    path = tmp_path / "my disk.img.zst"
    path.write_bytes(zstd.compress(RAW, zstd_dict=dictionary))
    found = refusal(path, cancel)
    assert isinstance(found, NeedsOtherFile)
    command = "unzstd -k --long=31 -D DICTIONARY 'my disk.img.zst'"
    assert command in str(describe(found).explanation)
    run_command(command, tmp_path)
    assert (tmp_path / "my disk.img").read_bytes() == RAW
