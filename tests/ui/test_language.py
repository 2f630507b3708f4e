"""The window in another language: a catalogue made by Qt's own program, plurals and numbers."""

from datetime import UTC, datetime

import pytest
import translate as catalogues
from PySide6.QtCore import QLocale, QTranslator

from imageuploader.ui import language
from imageuploader.ui.language import install_language, translate
from imageuploader.words.formatting import exact_bytes, moment, size
from imageuploader.words.text import Text

GERMAN = """<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="de"><context><name>imageuploader</name>
<message><source>Cancel</source><translation>Abbrechen</translation></message>
<message numerus="yes"><source>{count} bytes</source><translation>
<numerusform>{count} Byte genau</numerusform><numerusform>{count} Bytes</numerusform>
</translation></message>
<message><source>d MMM yyyy</source><translation>d. MMMM yyyy</translation></message>
</context></TS>
"""


@pytest.fixture
def german(qapp, tmp_path, monkeypatch):
    (tmp_path / "de.ts").write_text(GERMAN, "utf-8")
    made = catalogues.compile_catalogue(tmp_path / "de.ts")
    monkeypatch.setattr(language, "resource", lambda _name: made)
    before = QLocale()
    yield install_language(qapp, "de")
    QLocale.setDefault(before)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)


def test_a_language_is_one_file(german):
    assert german
    assert translate(Text("Cancel")) == "Abbrechen"
    assert translate(Text("Label")) == "Label"


@pytest.mark.usefixtures("german")
def test_plurals_numbers_and_dates_are_those_of_the_language():
    assert translate(exact_bytes(1)) == "1 Byte genau"
    assert translate(exact_bytes(612_000_000)) == "612.000.000 Bytes"
    assert translate(size(1_420_000_000)) == "1,42 GB"
    at = datetime(2025, 5, 12, 12, tzinfo=UTC).astimezone()
    assert translate(moment(at, at.replace(year=2026))) == "12. Mai 2025"


def test_a_language_without_a_catalogue_leaves_the_window_english(qapp):
    before = QLocale()
    assert not install_language(qapp, "tlh")
    assert translate(size(1_420_000_000)) == "1.42 GB"
    QLocale.setDefault(before)


def test_bytes_of_a_disk_that_is_larger_than_32_bits_can_count_are_said():
    assert translate(exact_bytes(5 * 2**30)).replace(",", "") == "5368709120 bytes"
