"""A command that a refusal names is one that works: each is run here."""

import io
import shlex
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

from imageuploader.disk.inspect import inspect
from imageuploader.disk.prepare import prepare
from imageuploader.disk.zstd_compat import zstd
from imageuploader.domain.disk_report import PrepareOptions
from imageuploader.domain.errors import FileError, NeedsOtherFile, NeedsRepair, UnknownMethod
from imageuploader.words.errors import describe
from imageuploader.words.shell_commands import repair_command, unpack_command
from imageuploader.words.upload_commands import quote_here
from tests.disk.archives.test_layers import RAW
from tests.disk.real_programs import run
from tests.disk.virtual.test_not_convertible import with_a_full_log
from tests.required_tools import tool


def refusal(path: Path, cancel) -> FileError:
    found = inspect(path, cancel=cancel).refusal
    assert isinstance(found, FileError)
    return found


def run_command(command: str, folder: Path) -> None:
    program, *arguments = shlex.split(command)
    subprocess.run([tool(program), *arguments], check=True, capture_output=True, cwd=folder)


def packed_by(method: str, folder: Path) -> Path:
    """A zip whose content is packed by a method that only 7-Zip and a few others write."""
    path = folder / "my disk.zip"
    (folder / "disk.img").write_bytes(RAW)
    run("7z", "a", "-tzip", f"-mm={method}", path, folder / "disk.img")
    (folder / "disk.img").unlink()
    return path


def with_method(path: Path, method: int) -> None:
    """State another method for the one file in a zip."""
    content, code = bytearray(path.read_bytes()), method.to_bytes(2, "little")
    content[8:10] = code
    at = content.index(b"PK\1\2") + 10
    content[at : at + 2] = code
    path.write_bytes(content)


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


@pytest.mark.parametrize(("method", "program"), [("Deflate64", "unzip"), ("PPMd", "7z x")])
def test_a_rare_method_is_named_with_a_program_that_knows_it(tmp_path, cancel, method, program):
    path = packed_by(method, tmp_path)
    found = refusal(path, cancel)
    assert isinstance(found, UnknownMethod)
    message = describe(found)
    assert "cannot be unpacked here" in str(message.headline)
    assert method in str(message.headline)
    _, _, command = str(message.explanation).partition(": ")
    assert command == f"{program} 'my disk.zip'"
    run_command(command, tmp_path)
    assert (tmp_path / "disk.img").read_bytes() == RAW


def test_what_unzip_cannot_unpack_is_not_left_to_unzip(tmp_path):
    packed_by("PPMd", tmp_path)
    with pytest.raises(subprocess.CalledProcessError):
        run_command("unzip 'my disk.zip'", tmp_path)


@pytest.mark.parametrize(("code", "method"), [(96, "JPEG"), (97, "WavPack"), (19, "19")])
def test_where_no_usual_program_knows_a_method_none_is_named(tmp_path, cancel, code, method):
    path = packed_by("Deflate", tmp_path)
    with_method(path, code)
    found = refusal(path, cancel)
    assert isinstance(found, UnknownMethod)
    assert found.method == method
    remedy = str(describe(found).explanation)
    assert remedy.startswith("Unpack it with the program that created it")
    for program in ("unzip", "7z x"):
        with pytest.raises(subprocess.CalledProcessError):
            run_command(f"{program} 'my disk.zip'", tmp_path)


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
    command = f"unzstd -k --long=31 -D DICTIONARY {quote_here(path.name)}"
    assert command in str(describe(found).explanation)
    run_command(command, tmp_path)
    assert (tmp_path / "my disk.img").read_bytes() == RAW
