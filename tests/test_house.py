"""The walls of the house: how long, how many, how deep, and what each thing is called."""

import ast
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROGRAM = ROOT / "imageuploader"
FILES = sorted(
    path
    for folder in ("imageuploader", "packaging", "tests")
    for path in (ROOT / folder).rglob("*.py")
)
FILE_LINES, USUAL_LINES, USUAL_SHARE = 400, 250, 0.9
FUNCTION_LINES = 40
FOLDER_MODULES = 20
FOLDERS_DEEP = 2
STATEMENTS_IN = ("body", "orelse", "finalbody", "handlers", "cases")
"""Where a node of the syntax has the statements inside it."""

ONE_CONCEPT = {
    "accounts": "what other programs know of them, signing in, and the console's commands",
    "browser_sign_in": "the rules of a sign-in beside its requests",
    "cleanup": "a console command beside what it runs",
    "errors": "the errors, their sentences, and those of two rooms of disk",
    "event": "a value beside its JSON",
    "file": "the errors of the chosen file beside their sentences",
    "findings": "what the check found beside its sentences",
    "formats": "the catalogue beside the room that detects its rows",
    "history": "the file, beside what shows it in window and console",
    "image": "a value beside its JSON",
    "inside": "what the system in an image was asked: the answers, what asks, their sentences",
    "language": "what a text asks of a language beside Qt's",
    "local": "the errors of this computer beside their sentences",
    "prepare": "a console command beside what it runs",
    "profile": "a value beside its JSON",
    "region": "a value beside its JSON",
    "settings": "the values beside their file and their service",
    "sign_in": "what becomes of a token in the services, the window and the console",
    "signals": "the system's signals, for the console and for the window",
    "spec": "what is asked for, beside the sentences of its bounds",
    "terms": "what an account has agreed to beside what asks for it",
    "text": "the text beside the room of the window's sentences",
    "upload": "a value beside its JSON and the console's command",
}
"""Module and folder names on two floors: each is one concept on both."""


def lines_of(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def long_functions(source: str) -> list[str]:
    if source.count("\n") < FUNCTION_LINES:
        return []
    nodes = statements(ast.parse(source))
    functions = (n for n in nodes if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    return [f.name for f in functions if (f.end_lineno or f.lineno) - f.lineno >= FUNCTION_LINES]


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Give a node and the statements inside it, but not their many expressions."""
    yield node
    for name in STATEMENTS_IN:
        for inside in getattr(node, name, ()):
            yield from statements(inside)


def uses_attribute(source: str, name: str) -> bool:
    if name not in source:
        return False
    nodes = ast.walk(ast.parse(source))
    return any(isinstance(node, ast.Attribute) and node.attr == name for node in nodes)


def modules_by_folder(paths: Iterable[Path]) -> Counter[Path]:
    return Counter(path.parent for path in paths if path.name != "__init__.py")


def names_on_floors(paths: Iterable[Path]) -> dict[str, set[str]]:
    """The floors on which a module or a folder has each name."""
    floors: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        floor, *inside = path.with_suffix("").parts
        for name in inside:
            floors[name].add(floor)
    return floors


def names_used_twice(paths: Iterable[Path]) -> set[str]:
    floors = names_on_floors(paths)
    return {name for name, where in floors.items() if len(where) > 1 and not name.startswith("_")}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def imports_of(source: str, modules: Iterable[str]) -> Iterator[str]:
    """The modules of ours that are imported when a module is: late imports and types are not."""
    known = set(modules)
    for node in ast.parse(source).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            inside = {f"{node.module}.{alias.name}" for alias in node.names} & known
            yield from inside or ({node.module} & known)


def import_circle(graph: dict[str, set[str]]) -> list[str]:
    """The first circle of imports, or nothing."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def imports_of_program() -> dict[str, set[str]]:
    paths = {module_name(path): path for path in PROGRAM.rglob("*.py")}
    return {
        name: set(imports_of(path.read_text("utf-8"), paths)) - {name}
        for name, path in paths.items()
    }


def test_no_file_is_long():
    assert {path: lines for path in FILES if (lines := lines_of(path)) > FILE_LINES} == {}


def test_no_function_is_long():
    long = {path: long_functions(path.read_text("utf-8")) for path in FILES}
    assert {path: names for path, names in long.items() if names} == {}


def test_nine_of_ten_files_are_shorter_still():
    usual = sum(lines_of(path) <= USUAL_LINES for path in FILES)
    assert usual / len(FILES) >= USUAL_SHARE


def test_a_folder_has_few_modules():
    counts = modules_by_folder(PROGRAM.rglob("*.py"))
    assert {str(folder): n for folder, n in counts.items() if n > FOLDER_MODULES} == {}


def test_folders_are_at_most_two_deep_below_a_floor():
    inside = (path.relative_to(PROGRAM).parts for path in PROGRAM.rglob("*.py"))
    assert [parts for parts in inside if len(parts) > FOLDERS_DEEP + 2] == []


def test_a_name_stands_on_two_floors_only_for_one_concept():
    paths = [path.relative_to(PROGRAM) for path in PROGRAM.rglob("*.py")]
    assert names_used_twice(paths) == set(ONE_CONCEPT)


def test_no_module_imports_itself_in_a_circle():
    assert import_circle(imports_of_program()) == []


def test_packaging_is_no_package():
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_nothing_of_qt_is_deleted_without_pythons_lock():
    """Why is told in services/threads/qt_delete.py."""
    program = list(PROGRAM.rglob("*.py"))
    assert program
    source = {path.name: path.read_text("utf-8") for path in program}
    assert [name for name, text in source.items() if uses_attribute(text, "deleteLater")] == []


class TestPlantedViolations:
    """Each wall stops what it is there for."""

    def test_a_long_function(self):
        body = "\n".join(["    pass"] * FUNCTION_LINES)
        assert long_functions(f"def f():\n{body}\n") == ["f"]
        assert long_functions("def f():\n" + "    pass\n" * (FUNCTION_LINES - 1)) == []

    @pytest.mark.parametrize(
        "outside",
        [
            "class A:\n {}",
            "async def f():\n with a:\n  {}",
            "if a: pass\nelse:\n {}",
            "for a in b: pass\nelse:\n {}",
            "try:\n pass\nexcept A:\n {}",
            "try: pass\nfinally:\n {}",
            "match a:\n case b:\n  {}",
        ],
    )
    def test_a_long_function_inside(self, outside):
        indent = " " * outside.rpartition("\n")[2].index("{")
        body = "\n".join([f"{indent} pass"] * FUNCTION_LINES)
        assert "inner" in long_functions(outside.format(f"def inner():\n{body}"))

    def test_a_full_folder(self):
        paths = [Path(f"ui/window/{n}.py") for n in range(FOLDER_MODULES + 1)]
        assert modules_by_folder(paths)[Path("ui/window")] > FOLDER_MODULES

    def test_one_name_for_two_things(self):
        paths = [Path("linode/line.py"), Path("services/queue/line.py"), Path("ui/__init__.py")]
        assert names_used_twice(paths) == {"line"}

    def test_a_circle(self):
        graph = {"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}
        assert set(import_circle(graph)) == {"a", "b", "c"}

    def test_a_late_import_and_one_for_types_make_no_circle(self):
        source = (
            "from typing import TYPE_CHECKING\n"
            "if TYPE_CHECKING:\n    from pkg.a import A\n"
            "def f():\n    from pkg.b import B\n"
            "from pkg import c\n"
        )
        assert list(imports_of(source, {"pkg.a", "pkg.b", "pkg.c", "pkg"})) == ["pkg.c"]

    def test_an_object_of_qt_deleted_the_wrong_way(self):
        assert uses_attribute("widget.deleteLater()", "deleteLater")
