"""Every row of the catalogue of formats is complete: no table about formats can lack one."""

from pathlib import Path

import pytest

from imageuploader.disk.archives.decompressors import DECOMPRESSORS
from imageuploader.disk.archives.layers import LAYER_READERS
from imageuploader.disk.formats.detect import detect
from imageuploader.disk.virtual.readers import READERS
from imageuploader.domain.errors import NotAnImage, TooDeep, WrongFormat
from imageuploader.domain.formats import (
    FORMATS,
    VIRTUAL_DISKS,
    Family,
    Format,
    disk_image_suffixes,
    formats_of,
    formats_with_suffix,
)
from imageuploader.domain.spec import label_for
from imageuploader.ui.file_input.offer import LIKELY
from imageuploader.ui.upload_form import drop_area
from imageuploader.words.errors import describe
from imageuploader.words.layout import kind_name
from imageuploader.words.shell_commands import convert_command, unpack_command
from tests.disk.format_table import Made, Sent
from tests.disk.format_table_streams import ROWS as STREAMS
from tests.disk.format_table_virtual import ROWS as VIRTUAL

BZIP2_BLOCK = b"9\x31\x41\x59\x26\x53\x59"
BEHIND_MAGIC = {"bzip2": BZIP2_BLOCK}
WITHOUT_MAGIC = {"raw", "zero", "text", "lzma", "iso", "brotli", "Windows or EFI program"}
"""Detected by all of the beginning, or inside the disk: tests of their own show that."""

OPENED = (Family.RAW, Family.COMPRESSED, Family.ARCHIVE, Family.VIRTUAL_DISK)


def each(*families: Family) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", formats_of(*families), ids=lambda row: row.name)


def test_a_name_stands_in_one_row():
    assert len({row.name for row in FORMATS}) == len(FORMATS)


@each(*Family)
def test_a_row_is_detected_by_each_of_its_magic_numbers(row: Format):
    assert bool(row.magic) != (row.name in WITHOUT_MAGIC)
    for magic in row.magic:
        head = bytes(row.magic_at) + magic + BEHIND_MAGIC.get(row.name, b"") + bytes(5000)
        assert detect(head) is row


@each(*Family)
def test_a_footer_is_detected_whatever_the_file_begins_with(row: Format):
    tail = row.footer + bytes(512 - len(row.footer))
    assert not row.footer or detect(b"\xff" * 5000, tail) is row


def test_every_packed_format_has_a_reader():
    assert set(DECOMPRESSORS) == {row.name for row in formats_of(Family.COMPRESSED)}
    assert set(LAYER_READERS) == {row.name for row in FORMATS if row.is_packed}


def test_every_virtual_disk_has_a_reader_and_a_driver():
    assert set(READERS) == VIRTUAL_DISKS
    assert all(row.qemu_driver for row in formats_of(Family.VIRTUAL_DISK))


@each(Family.COMPRESSED, Family.ARCHIVE)
def test_every_packed_format_has_a_command_to_unpack_it(row: Format):
    command = f"{row.unpack_command} disk"
    assert row.unpack_command
    assert unpack_command("disk", row.name) == command
    assert command in str(describe(TooDeep("disk", row.name)).explanation)


@each(Family.COMPRESSED)
def test_a_compressed_virtual_disk_has_a_command_for_both_steps(row: Format):
    suffix, program = row.suffixes[0], row.unpack_command.split()[0]
    command = convert_command(f"d.qcow2{suffix}", f"qcow2 in {row.name}")
    assert command.startswith(f"{program} -c d.qcow2{suffix} > d.qcow2 && qemu-img convert ")


@each(Family.FOREIGN_DISK)
def test_a_foreign_disk_has_a_command_to_convert_it(row: Format):
    command = convert_command("disk", row.name)
    assert f"-f {row.qemu_driver} -O raw" in command if row.qemu_driver else "hdiutil" in command
    assert command in str(describe(WrongFormat("disk", row.name)).explanation)


@each(Family.OTHER)
def test_what_is_no_disk_is_named_in_the_refusal(row: Format):
    assert str(describe(NotAnImage("disk", row.name)).headline).endswith(row.name)


@each(*Family)
def test_a_row_has_a_name_for_display(row: Format):
    assert kind_name(f"gzip, {row.name}") == f"gzip, {row.title or row.name}"


@each(*OPENED)
def test_a_file_that_can_be_opened_is_offered_and_its_suffix_stays_out_of_the_label(row: Format):
    assert row.suffixes or row.name == "zero"
    for suffix in row.all_suffixes:
        assert Path(f"web{suffix}").suffix in LIKELY
        assert label_for(f"web{suffix.upper()}") == "web"
        assert row in formats_with_suffix(suffix)


@each(*OPENED)
def test_the_invitation_names_every_format_that_can_be_opened(row: Format):
    named = drop_area.SHOWN_FORMATS.split(", ")
    assert {suffix.removeprefix(".") for suffix in row.suffixes} <= set(named)


def test_no_suffix_of_a_disk_image_promises_something_else():
    for suffix in disk_image_suffixes():
        assert all(row.family is not Family.OTHER for row in formats_with_suffix(suffix))


@each(Family.RAW, Family.ARCHIVE, Family.VIRTUAL_DISK)
def test_the_table_of_files_has_one_of_every_format(row: Format):
    """A compressed format has a compressor in `test_decompressors.py`, which is run far more."""
    rows = STREAMS + VIRTUAL
    outcomes = [table_row.outcome for table_row in rows]
    formats = [made.format for made in outcomes if isinstance(made, Made | Sent)]
    words = {word for name in formats for part in name.split(", ") for word in part.split(" in ")}
    assert row.name in words
