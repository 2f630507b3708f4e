"""Each language has every text of the window, with its facts and keys, and is compiled."""

import re
import shutil
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtCore import QTranslator

sys.path.insert(0, str(Path(__file__).parent.parent / "packaging"))
import translate

CATALOGUES = sorted(translate.CATALOGUES.glob("*.ts"))
PLURAL_FORMS = {"de": (1, 2), "zh_CN": (1,)}
"""A count for each plural form of the languages, in the order of the forms."""

every_language = pytest.mark.parametrize("catalogue", CATALOGUES, ids=lambda path: path.stem)
MNEMONIC = re.compile(r"&(\w)")
TAG = re.compile(r"</?\w+>")
DATE = re.compile(r"[dMyHms年月日 .:-]+")
ENGLISH_WORDS = re.compile(r"\b(the|of|is|are|and|not|to|for|this|your|with|it)\b", re.IGNORECASE)
SAME = {
    "de": {
        *("Details", "Details…", "Disk", "Partition {number}", "Terraform", "Uploads"),
        *("Label", "Image", "Region", "Status", "Tags", "Optional"),
        *(
            "&Label",
            "&Name",
            "&Proxy",
            "&Region",
            "Re&gion",
            "Name",
            "&Tags",
            "&Token",
            "&Upload",
            "Image Uploader",
            "Format",
            "GRUB 2",
            "Direct Disk",
        ),
        *("ID", "MD5", "SHA-256", "{hours} h", "{hours} h {minutes} min", "{minutes} min"),
        *("{minutes} min {seconds} s", "{seconds} s", "{size}/s"),
        "{size} raw, {format}",
        *("cloud-init", "{place}: {evidence}"),
        *("{number} B", "{number} kB", "{number} MB", "{number} GB", "{number} TB"),
    },
    "zh_CN": {
        *("Image Uploader", "Terraform", "ID", "MD5", "SHA-256", "cloud-init"),
        *("GRUB 2", "Direct Disk"),
        *("{number} B", "{number} kB", "{number} MB", "{number} GB", "{number} TB"),
    },
}
"""What is written in the language as in English."""


@cache
def window_texts() -> list[translate.Message]:
    """Every text of the window, for which all sources are parsed."""
    return translate.window_texts()


def entries(catalogue: Path) -> list[ET.Element]:
    return list(ET.parse(catalogue).iter("message"))  # noqa: S314 - our own file


def pairs(catalogue: Path) -> list[tuple[str, str]]:
    """Every source with each form of its translation."""
    return [
        (entry.findtext("source", ""), form)
        for entry in entries(catalogue)
        for form in translate.forms(entry)
    ]


def facts(template: str) -> Counter[str]:
    return Counter(name for _, name, _, _ in Formatter().parse(template) if name is not None)


def wrong(catalogue: Path, what) -> list[tuple[str, str]]:
    """The translations of which something is not what it is in English."""
    return [(source, form) for source, form in pairs(catalogue) if what(source) != what(form)]


def test_german_and_simplified_chinese_are_there():
    assert [path.stem for path in CATALOGUES] == sorted(PLURAL_FORMS)


@every_language
def test_no_text_is_missing_and_the_catalogue_is_as_the_command_writes_it(catalogue, tmp_path):
    copy = Path(shutil.copy(catalogue, tmp_path))
    assert translate.update(copy, window_texts()).missing == []
    assert copy.read_text("utf-8") == catalogue.read_text("utf-8"), "run `dev.py translate`"


@every_language
def test_every_form_has_the_facts_of_its_text(catalogue):
    assert wrong(catalogue, facts) == []


@every_language
def test_a_text_has_a_key_and_markup_and_an_ellipsis_where_the_english_has(catalogue):
    assert wrong(catalogue, lambda text: len(MNEMONIC.findall(text))) == []
    assert wrong(catalogue, lambda text: Counter(TAG.findall(text))) == []
    assert wrong(catalogue, lambda text: "…" in text or "..." in text) == []
    assert wrong(catalogue, lambda text: text.count("\n")) == []


@every_language
def test_each_plural_has_the_forms_of_the_language(catalogue):
    plurals = [entry for entry in entries(catalogue) if entry.get("numerus")]
    assert plurals
    for entry in plurals:
        assert len(translate.forms(entry)) == len(PLURAL_FORMS[catalogue.stem])


def has_words(text: str) -> bool:
    bare = re.sub(r"{\w+}", "", text)
    return any(map(str.isalpha, bare)) and not DATE.fullmatch(bare)


@every_language
def test_nothing_is_left_in_english(catalogue):
    same = {source for source, form in pairs(catalogue) if form == source and has_words(source)}
    assert same <= SAME[catalogue.stem]
    said = {form for _, form in pairs(catalogue) if ENGLISH_WORDS.search(form)}
    assert said == set()


@every_language
def test_the_compiled_catalogue_says_what_the_catalogue_says(catalogue):
    translator = QTranslator()
    assert translator.load(str(catalogue.with_suffix(".qm")))
    for entry in entries(catalogue):
        counts = PLURAL_FORMS[catalogue.stem] if entry.get("numerus") else (-1,)
        source = entry.findtext("source", "")
        for count, form in zip(counts, translate.forms(entry), strict=True):
            said = translator.translate(translate.CONTEXT, source, "", count)
            assert said == form, f"run `dev.py translate`: {source}"
