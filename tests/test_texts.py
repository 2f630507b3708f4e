"""Every text that a person reads can be found by those who translate it."""

import ast
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "packaging"))
import translate

ROOT = Path(__file__).parent.parent


def calls_of_text(path: Path) -> int:
    """How often a file makes a text, counted apart from the extractor."""
    source = path.read_text("utf-8")
    if "Text" not in source:
        return 0
    nodes = ast.walk(ast.parse(source))
    names = [ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call)]
    return names.count("Text") + names.count("Text.plural")


@cache
def found_texts():
    """Every text of the sources, all of which are parsed for it."""
    return translate.find_texts()


def test_the_extractor_finds_every_text_of_the_sources():
    files = [path for path in (ROOT / "imageuploader").rglob("*.py") if path != translate.MAKER]
    empty = sum(path.read_text("utf-8").count('Text("")') for path in files)
    assert len(found_texts()) + empty == sum(map(calls_of_text, files))
    assert len(found_texts()) > 400


def test_qts_own_extractor_finds_the_same(tmp_path):
    lupdate = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    assert lupdate is not None
    files = (ROOT / "imageuploader").rglob("*.py")
    made = tmp_path / "all.ts"
    command = [lupdate, "-silent", "-tr-function-alias", "tr+=Text", *files, "-ts", made]
    subprocess.run(command, check=True, timeout=120)
    theirs = {found.findtext("source") for found in ET.parse(made).iter("message")}  # noqa: S314 - made by us
    ours = {message.source for message in found_texts() if not message.one}
    assert theirs - {"", None} == ours


def test_a_text_that_is_put_together_is_refused(tmp_path):
    (tmp_path / "bad.py").write_text('Text(f"{number} files")')
    with pytest.raises(translate.NotLiteral):
        translate.find_texts(tmp_path)


def test_no_other_way_to_translate_is_used():
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "imageuploader").rglob("*.py"))
    assert "QT_TRANSLATE_NOOP" not in sources
    assert ".tr(" not in sources


def finish(catalogue: Path, source: str, translation: str):
    text = catalogue.read_text("utf-8")
    before = f'<source>{source}</source>\n      <translation type="unfinished" />'
    assert before in text
    after = f"<source>{source}</source>\n      <translation>{translation}</translation>"
    catalogue.write_text(text.replace(before, after), "utf-8")


def test_a_catalogue_keeps_what_is_translated_and_names_what_is_not(tmp_path):
    catalogue = tmp_path / "de.ts"
    first = [translate.Message("Yes", "", "a"), translate.Message("Old", "", "a")]
    assert translate.update(catalogue, first).missing == first
    assert catalogue.read_text("utf-8").count('type="unfinished"') == 2
    finish(catalogue, "Yes", "Ja")
    count = translate.Message("{count} files", "1 file", "b")
    outcome = translate.update(catalogue, [translate.Message("Yes", "", "b"), count])
    assert outcome == translate.Outcome(missing=[count])
    text = catalogue.read_text("utf-8")
    assert "Ja" in text
    assert "Old" not in text
    assert 'numerus="yes"' in text


def test_a_translated_text_that_is_gone_is_kept_aside_until_it_comes_back_or_is_dropped(tmp_path):
    catalogue = tmp_path / "de.ts"
    yes, no = translate.Message("Yes", "", "a"), translate.Message("No", "", "a")
    translate.update(catalogue, [no, yes])
    finish(catalogue, "Yes", "Ja")
    finish(catalogue, "No", "Nein")
    whole = catalogue.read_text("utf-8")
    assert translate.update(catalogue, [yes]).vanished == ["No"]
    assert translate.update(catalogue, [no, yes]) == translate.Outcome()
    assert catalogue.read_text("utf-8") == whole
    assert translate.update(catalogue, [yes], drop=True) == translate.Outcome()
    assert "Nein" not in catalogue.read_text("utf-8")


def test_the_console_is_english_and_its_texts_are_in_no_catalogue():
    sources = {message.source for message in translate.window_texts()}
    assert "Upload" in sources
    assert "No private images." not in sources
