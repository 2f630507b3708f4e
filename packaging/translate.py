"""Finds every text of the program and writes the translators' catalogues.

A text is a literal in `Text("...")` or `Text.plural("one", "other", ...)`. `python3
packaging/dev.py translate` updates `resources/translations/*.ts`, keeps what is translated,
and names what is not.
"""

import ast
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "imageuploader"
CATALOGUES = ROOT / "resources" / "translations"
CONTEXT = "imageuploader"
MAKER = SOURCES / "words" / "text.py"
"""Where Text itself is made: no text of the program stands there."""


@dataclass(frozen=True, slots=True)
class Message:
    """One text: its template, the English one for exactly one where it counts, and its place."""

    source: str
    one: str
    place: str


class NotLiteral(Exception):
    """A text whose template is put together, so that no catalogue could hold it."""


def find_texts(sources: Path = SOURCES) -> list[Message]:
    """Return every text of the sources, in their order; raise NotLiteral for one that is none."""
    return [
        message
        for path in sorted(sources.rglob("*.py"))
        if path != MAKER
        for message in texts_in(path)
    ]


def texts_in(path: Path) -> Iterator[Message]:
    """Yield the texts of one file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and (count := templates_of(node.func)):
            parts = [part.value for part in node.args[:count] if isinstance(part, ast.Constant)]
            place = f"{path.name}:{node.lineno}"
            if len(parts) < count or not all(isinstance(part, str) for part in parts):
                raise NotLiteral(place)
            *one, source = (str(part) for part in parts)
            if source:
                yield Message(source, one[0] if one else "", place)


def templates_of(function: ast.expr) -> int:
    """Return how many templates the call of a function begins with; 0 if it makes no text."""
    match function:
        case ast.Name(id="Text"):
            return 1
        case ast.Attribute(value=ast.Name(id="Text"), attr="plural"):
            return 2
        case _:
            return 0


def update(path: Path, messages: Sequence[Message]) -> int:
    """Write a catalogue with these messages; return how many of them are not translated."""
    tree = ET.parse(path) if path.exists() else None  # noqa: S314 - our own file
    root = tree.getroot() if tree else ET.Element("TS", version="2.1", language=path.stem)
    known = {found.findtext("source"): found for found in root.iter("message")}
    for old in list(root):
        root.remove(old)
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    missing = 0
    for message in dict.fromkeys(Message(m.source, m.one, "") for m in messages):
        entry = known.get(message.source)
        entry = new_entry(message) if entry is None else entry
        missing += entry.find("translation[@type='unfinished']") is not None
        context.append(entry)
    ET.indent(root)
    path.write_text(ET.tostring(root, "unicode") + "\n", "utf-8")
    return missing


def new_entry(message: Message) -> ET.Element:
    """Return the entry of a message that nobody has translated yet."""
    entry = ET.Element("message", {"numerus": "yes"} if message.one else {})
    ET.SubElement(entry, "source").text = message.source
    if message.one:
        ET.SubElement(entry, "comment").text = ""
        ET.SubElement(entry, "extracomment").text = f"For exactly one: {message.one}"
    ET.SubElement(entry, "translation", type="unfinished")
    return entry


def compile_catalogue(path: Path) -> Path:
    """Return the .qm that Qt loads, made of a catalogue by Qt's own program."""
    places = f"{ROOT / '.venv' / 'bin'}:{Path(sys.executable).parent}"
    lrelease = shutil.which("pyside6-lrelease", path=places) or "pyside6-lrelease"
    made = path.with_suffix(".qm")
    subprocess.run([lrelease, "-silent", path, "-qm", made], check=True)
    return made


def main() -> int:
    """Update every catalogue, and the empty one that new languages begin with."""
    messages = find_texts()
    CATALOGUES.mkdir(parents=True, exist_ok=True)
    template = CATALOGUES / "imageuploader.ts"
    for path in sorted({template, *CATALOGUES.glob("*.ts")}):
        missing = update(path, messages)
        if path != template:
            compile_catalogue(path)
        print(f"{path.name}: {len(messages)} places, {missing} texts without a translation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
