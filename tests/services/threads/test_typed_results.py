"""What a thread hands over has a type: nothing on this floor is annotated with `object` or Any."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3] / "imageuploader"
FILES = sorted([*(ROOT / "services").rglob("*.py"), ROOT / "app.py"])
UNTYPED = {"object", "Any"}


def annotations(tree: ast.AST) -> Iterator[ast.expr | None]:
    for node in ast.walk(tree):
        match node:
            case ast.arg(annotation=annotation) | ast.AnnAssign(annotation=annotation):
                yield annotation
            case ast.FunctionDef(returns=returns) | ast.AsyncFunctionDef(returns=returns):
                yield returns
            case ast.Subscript(slice=arguments):
                yield arguments
            case _:
                pass


def untyped(source: str) -> list[int]:
    """Return the lines on which an annotation names an untyped thing, quoted or not."""
    lines = []
    for annotation in annotations(ast.parse(source)):
        for node in ast.walk(annotation) if annotation else ():
            quoted = isinstance(node, ast.Constant) and isinstance(node.value, str)
            names = ast.walk(ast.parse(node.value)) if quoted else (node,)  # type: ignore[attr-defined]  # it is quoted
            if any(isinstance(name, ast.Name) and name.id in UNTYPED for name in names):
                lines.append(node.lineno)  # type: ignore[attr-defined]  # an expression has a line
    return lines


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_outcome_of_a_thread_is_untyped(path: Path):
    assert untyped(path.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "planted",
    [
        "def _on_settled(self, _name: str, outcome: object) -> None: ...",
        "def outcome(self) -> object: ...",
        "def start(self, work: Callable[[CancelToken], object]) -> None: ...",
        'def start(self, work: "Callable[[Worker], object]") -> None: ...',
        "outcome: object = None",
        "Then = Callable[[object], None]",
        "class UploadWorker(Worker[Any]): ...",
    ],
)
def test_an_untyped_outcome_is_found(planted: str):
    assert untyped(planted)


def test_the_payload_of_a_signal_may_be_an_object():
    assert untyped("settled = Signal(str, object)") == []
