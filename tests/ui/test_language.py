"""The window in another language: a catalogue made by Qt's own program, plurals and numbers."""

import shutil
from datetime import UTC, datetime

import pytest
import translate as catalogues
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QKeySequence

from imageuploader.app import wanted_language
from imageuploader.domain.settings import Settings
from imageuploader.store.folders import system_folders
from imageuploader.store.settings import SettingsFile
from imageuploader.ui import language
from imageuploader.ui.language import (
    PSEUDO,
    available_languages,
    choose_language,
    install_language,
    number_locale,
    translate,
)
from imageuploader.ui.resources import resource
from imageuploader.words.formatting import (
    Percent,
    duration,
    exact_bytes,
    full_moment,
    moment,
    ordinal,
    size,
    speed,
)
from imageuploader.words.inside.sentences import row_words
from imageuploader.words.text import Text
from tests.found_inside import WARNED
from tests.required_tools import tool

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
    tool("pyside6-lrelease")
    made = catalogues.compile_catalogue(tmp_path / "de.ts")
    monkeypatch.setattr(language, "resource", lambda _name: made)
    monkeypatch.setattr(language, "number_locale", lambda name, _system: QLocale(name))
    before = QLocale()
    yield install_language(qapp, "de")
    install_language(qapp, "")
    QLocale.setDefault(before)


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


@pytest.fixture
def speak_in(qapp, monkeypatch):
    """Installs the language of a catalogue that the program has, for a system of no country."""
    monkeypatch.setattr(language, "number_locale", lambda name, _system: QLocale(name))
    before = QLocale()
    yield lambda name: install_language(qapp, name)
    install_language(qapp, "")
    QLocale.setDefault(before)


NBSP = "\N{NO-BREAK SPACE}"
AT = datetime(2025, 10, 3, 18, 30, 5, tzinfo=UTC).astimezone().replace(hour=18)
NEXT_YEAR, SAME_YEAR = AT.replace(year=2026), AT.replace(month=12)
SAME_WEEK, SAME_DAY = AT.replace(day=6), AT.replace(hour=20)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("en", ("1.42 GB", "612,000,000 bytes", "43%", "2nd", "1 h 25 min", "9.8 MB/s")),
        ("de", ("1,42 GB", "612.000.000 Bytes", f"43{NBSP}%", "2.", "1 h 25 min", "9,8 MB/s")),
        ("zh_CN", ("1.42 GB", "612,000,000 字节", "43%", "第 2", "1 小时 25 分钟", "9.8 MB/秒")),
    ],
)
def test_numbers_sizes_and_times_are_those_of_the_language(speak_in, name, written):
    speak_in(name)
    facts = (
        size(1_420_000_000),
        exact_bytes(612_000_000),
        Text("{percent}", percent=Percent(43)),
        ordinal(2),
        duration(5100),
        speed(9.8e6),
    )
    assert tuple(translate(fact) for fact in facts) == written


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("en", ("Today 18:30", "Fri 18:30", "3 Oct", "3 Oct 2025", "2025-10-03 18:30:05")),
        ("de", ("Heute 18:30", "Fr. 18:30", "03.10.", "03.10.2025", "03.10.2025 18:30:05")),
        ("zh_CN", ("今天 18:30", "周五 18:30", "10月3日", "2025-10-03", "2025-10-03 18:30:05")),
    ],
)
def test_dates_are_those_of_the_language(speak_in, name, written):
    speak_in(name)
    relative = [moment(AT, now) for now in (SAME_DAY, SAME_WEEK, SAME_YEAR, NEXT_YEAR)]
    assert tuple(translate(text) for text in (*relative, full_moment(AT))) == written


def test_qts_own_texts_are_in_the_language_too(speak_in):
    speak_in("de")
    assert QKeySequence("Ctrl+D").toString(QKeySequence.SequenceFormat.NativeText) == "Strg+D"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    speak_in("zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_another_language_replaces_the_one_before(speak_in):
    assert speak_in("de")
    assert translate(Text("Cancel")) == "Abbrechen"
    assert not speak_in("en")
    assert translate(Text("Cancel")) == "Cancel"
    assert translate(size(1_420_000_000)) == "1.42 GB"


@pytest.fixture
def two_catalogues(tmp_path, monkeypatch):
    """German and simplified Chinese are all there is, whatever languages the window has."""
    for name in ("de", "zh_CN"):
        shutil.copy(resource(f"translations/{name}.qm"), tmp_path)
    monkeypatch.setattr(language, "resource", lambda _name: tmp_path)


@pytest.mark.usefixtures("two_catalogues")
@pytest.mark.parametrize(
    ("wanted", "system", "chosen"),
    [
        ("", ("de-Latn-AT", "de-AT", "de"), "de"),
        ("", ("en-Latn-GB", "en-GB", "en", "de-DE"), "en"),
        ("", ("fr-FR", "fr", "de-DE"), "de"),
        ("", ("fr-FR", "fr"), "en"),
        ("", ("C",), "en"),
        ("", ("zh-Hans-SG", "zh-SG", "zh-Hans", "zh"), "zh_CN"),
        ("", ("zh-Hant-TW", "zh-TW", "zh-Hant", "zh", "en-US"), "en"),
        ("en", ("de-DE",), "en"),
        ("zh_CN", ("de-DE",), "zh_CN"),
        ("de_CH.UTF-8", ("en-US",), "de"),
        ("tlh", ("de-DE",), "de"),
        (PSEUDO, ("de-DE",), PSEUDO),
    ],
)
def test_the_wanted_language_comes_first_then_those_of_the_system(wanted, system, chosen):
    assert choose_language(wanted, system) == chosen


@pytest.mark.usefixtures("two_catalogues")
def test_the_languages_have_their_own_names():
    assert available_languages() == {"en": "English", "de": "Deutsch", "zh_CN": "简体中文"}


def test_each_catalogue_is_a_language_of_the_window():
    found = available_languages()
    assert found.keys() == {"en", *(path.stem for path in catalogues.CATALOGUES.glob("*.ts"))}
    assert all(found.values())
    assert len(set(found.values())) == len(found)


def test_numbers_are_those_of_the_systems_country_if_it_speaks_the_language():
    assert number_locale("de", QLocale("de_CH")).name() == "de_CH"
    assert number_locale("de", QLocale("fr_CH")).name() == "de_DE"
    assert number_locale("zh_CN", QLocale("zh_TW")).name() == "zh_CN"


@pytest.mark.parametrize(
    ("variable", "saved", "wanted"), [("", "", ""), ("", "de", "de"), ("zh_CN", "de", "zh_CN")]
)
def test_the_environment_comes_before_the_settings(tmp_path, variable, saved, wanted):
    environ = {"IMAGEUPLOADER_HOME": str(tmp_path), "IMAGEUPLOADER_LANGUAGE": variable}
    folders = system_folders(environ).create()
    SettingsFile(folders.config / "settings.json").save(Settings(language=saved))
    assert wanted_language(environ) == wanted


def test_a_language_without_a_catalogue_leaves_the_window_english(qapp):
    before = QLocale()
    assert not install_language(qapp, "tlh")
    assert translate(size(1_420_000_000)) == "1.42 GB"
    QLocale.setDefault(before)


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("count", [2**31, 5 * 2**30, 10**13])
def test_more_than_qt_can_count_is_written_all_the_same(count):
    assert translate(exact_bytes(count)).endswith("Bytes")
    assert translate(exact_bytes(count)).startswith(QLocale().toString(count))


def test_the_line_of_a_file_is_named_in_the_language_too(speak_in):
    warning = next(one for one in WARNED.found if one.place.endswith("line 7"))
    speak_in("de")
    assert translate(row_words(warning).evidence).startswith("/etc/network/interfaces Zeile 7: ")
    speak_in("")
    assert translate(row_words(warning).evidence).startswith("/etc/network/interfaces line 7: ")
