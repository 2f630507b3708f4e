"""Every text that a person reads can be found by those who translate it."""

import ast
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "packaging"))
import translate

ROOT = Path(__file__).parent.parent


def calls_of_text(path: Path) -> int:
    """How often a file makes a text, counted apart from the extractor."""
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    names = [ast.unparse(node.func) for node in nodes if isinstance(node, ast.Call)]
    return names.count("Text") + names.count("Text.plural")


def test_the_extractor_finds_every_text_of_the_sources():
    files = [path for path in (ROOT / "imageuploader").rglob("*.py") if path != translate.MAKER]
    empty = sum(path.read_text("utf-8").count('Text("")') for path in files)
    assert len(translate.find_texts()) + empty == sum(map(calls_of_text, files))
    assert len(translate.find_texts()) > 400


def test_qts_own_extractor_finds_the_same(tmp_path):
    lupdate = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    assert lupdate is not None
    files = (ROOT / "imageuploader").rglob("*.py")
    made = tmp_path / "all.ts"
    command = [lupdate, "-silent", "-tr-function-alias", "tr+=Text", *files, "-ts", made]
    subprocess.run(command, check=True, timeout=120)
    theirs = {found.findtext("source") for found in ET.parse(made).iter("message")}  # noqa: S314 - made by us
    ours = {message.source for message in translate.find_texts() if not message.one}
    assert theirs - {"", None} == ours


def test_a_text_that_is_put_together_is_refused(tmp_path):
    (tmp_path / "bad.py").write_text('Text(f"{number} files")')
    with pytest.raises(translate.NotLiteral):
        translate.find_texts(tmp_path)


def test_no_other_way_to_translate_is_used():
    sources = "".join(path.read_text("utf-8") for path in (ROOT / "imageuploader").rglob("*.py"))
    assert "QT_TRANSLATE_NOOP" not in sources
    assert ".tr(" not in sources


def test_a_catalogue_keeps_what_is_translated_and_drops_what_is_gone(tmp_path):
    catalogue = tmp_path / "de.ts"
    first = [translate.Message("Yes", "", "a"), translate.Message("Old", "", "a")]
    assert translate.update(catalogue, first) == 2
    text = catalogue.read_text("utf-8")
    assert text.count('type="unfinished"') == 2
    done = text.replace('<translation type="unfinished" />', "<translation>Ja</translation>", 1)
    catalogue.write_text(done, "utf-8")
    second = [translate.Message("Yes", "", "b"), translate.Message("{count} files", "1 file", "b")]
    assert translate.update(catalogue, second) == 1
    text = catalogue.read_text("utf-8")
    assert "Ja" in text
    assert "Old" not in text
    assert 'numerus="yes"' in text
