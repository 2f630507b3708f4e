"""The walls of the house: how long a file and a function may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted(
    path
    for folder in ("imageuploader", "packaging", "tests")
    for path in (ROOT / folder).rglob("*.py")
)
FILE_LINES = 400
FUNCTION_LINES = 40


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def deletes_later(path: Path) -> bool:
    """Whether it uses `deleteLater`; services/threads/qt_delete.py tells why not."""
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return any(isinstance(node, ast.Attribute) and node.attr == "deleteLater" for node in nodes)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_file_and_its_functions_are_short(path: Path):
    assert len(path.read_text("utf-8").splitlines()) <= FILE_LINES
    assert [name for name, lines in functions(path) if lines > FUNCTION_LINES] == []


def test_packaging_is_no_package():
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_nothing_of_qt_is_deleted_without_pythons_lock():
    program = [path for path in FILES if path.is_relative_to(ROOT / "imageuploader")]
    assert program
    assert [path.name for path in program if deletes_later(path)] == []
