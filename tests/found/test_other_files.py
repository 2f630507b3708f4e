"""What is no disk is named and refused, and what is not known is not called OK."""

import gzip
import io
import struct
import zipfile
from dataclasses import replace

import pytest

from imageuploader.domain.disk_report import FindingCode, Verdict
from imageuploader.domain.errors import NotAnImage
from imageuploader.ui.upload_form.chosen_files import ChosenFile
from imageuploader.ui.upload_form.file_card import FileCard
from imageuploader.words.errors import describe
from imageuploader.words.findings import verdict_text
from tests.disk.packed_disks import noisy_disk
from tests.disk.real_programs import run
from tests.found.checked_disks import check, codes

NOISE = bytes(range(256)) * 4000
CD_SECTOR = b"\0" + b"\xff" * 10 + b"\0" + bytes([0, 2, 0, 1]) + NOISE[:2336]
PROGRAM = b"MZ\x90\0".ljust(60, b"\0") + struct.pack("<I", 128) + bytes(64) + b"PE\0\0" + NOISE
WEB_PAGE = '<html lang="fr"><title>Fichier non trouvé</title>' * 9


def _split_zip() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("disk.img", NOISE)
    return b"PK\x07\x08" + made.getvalue()[:-100]


OTHERS = {
    "backup.vma": (b"VMA\0" + struct.pack(">I", 1) + NOISE, "Proxmox backup (VMA)"),
    "backup.vma.gz": (gzip.compress(b"VMA\0\0\0\0\1" + NOISE), "Proxmox backup (VMA) in gzip"),
    "evidence.E01": (b"EVF\x09\r\n\xff\0\1" + NOISE, "EnCase image"),
    "system.img": (struct.pack("<IHHHH", 0xED26FF3A, 1, 0, 28, 12) + NOISE, "Android sparse image"),
    "sda1.ext4-ptcl-img": (b"partclone-image\0" + NOISE, "partclone image"),
    "mac.sparseimage": (b"sprs" + struct.pack(">II", 3, 512) + NOISE, "macOS sparseimage"),
    "cd.bin": (CD_SECTOR * 20, "CD in raw sectors"),
    "disk.img.Z": (b"\x1f\x9d\x90" + NOISE, "compress (.Z)"),
    "disk.img.lrz": (b"LRZI\0\x06" + NOISE, "lrzip"),
    "disk.z01": (_split_zip(), "part of a zip archive"),
    "disk.img.br": (NOISE, "brotli"),
    "setup.exe": (PROGRAM, "Windows or EFI program"),
    "linux.torrent": (b"d8:announce35:https://torrent.example/announce" + NOISE, "torrent"),
    "notes.img": ("Download failed.\r\n".encode("utf-16") * 300, "text"),
    "notes-be.img": (b"\xfe\xff" + ("Téléchargé\r\n" * 300).encode("utf-16-be"), "text"),
    "page.img": (("<!DOCTYPE html>\n" + WEB_PAGE).encode("latin-1"), "HTML"),
    "page2.img": (("\n" + WEB_PAGE).encode("latin-1"), "text"),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_disk_is_named_and_refused(tmp_path, name):
    path, (content, kind) = tmp_path / name, OTHERS[name]
    path.write_bytes(content)
    report = check(path)
    assert report.verdict is Verdict.REFUSE
    assert isinstance(report.refusal, NotAnImage)
    assert str(describe(report.refusal).headline).endswith(f"its content is {kind}")


@pytest.mark.parametrize(
    ("program", "kind"),
    [
        (("compress", "-c"), "compress (.Z)"),
        (("lrzip", "-q", "-o", "-"), "lrzip"),
        (("img2simg",), "Android sparse image"),
    ],
)
def test_what_real_programs_make_is_named_too(tmp_path, program, kind):
    disk, made = noisy_disk(tmp_path), tmp_path / "made"
    if program[0] == "compress":
        made.write_bytes(run(*program, disk))
    elif program[0] == "lrzip":
        run("lrzip", "-q", "-o", made, disk)
    else:
        run(*program, disk, made)
    refusal = check(made).refusal
    assert isinstance(refusal, NotAnImage)
    assert refusal.kind == kind


def test_one_byte_again_and_again_is_no_text(tmp_path):
    path = tmp_path / "disk.img"
    path.write_bytes(b"\xeb" * 1_000_000)
    assert check(path).refusal is None


@pytest.mark.parametrize("is_packed", [False, True], ids=["raw", "gzip"])
def test_content_of_no_known_kind_is_amber(tmp_path, is_packed):
    path = tmp_path / "what.img"
    path.write_bytes(gzip.compress(NOISE) if is_packed else NOISE)
    report = check(path)
    assert FindingCode.UNKNOWN_CONTENT in codes(report)
    assert report.verdict is (Verdict.WARN if is_packed else Verdict.CONVERT)
    assert report.is_unknown
    assert str(verdict_text(report)) == "Check: its content is not known"
    assert "OK" in str(verdict_text(replace(report, findings=())))


def test_the_card_of_unknown_content_has_a_warning_and_no_tick(tmp_path, qtbot):
    path = tmp_path / "what.img"
    path.write_bytes(NOISE)
    card = FileCard()
    qtbot.addWidget(card)
    card.show_file(ChosenFile(path, "what").checked(check(path), None))
    assert card._sign._shown == ("warning", "warning")
    assert card.result == "Will upload, but it may not start: its content is unknown"
