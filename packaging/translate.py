"""Finds every text of the window and keeps the translators' catalogues.

A text is a literal in `Text("...")` or `Text.plural("one", "other", ...)`. `python3
packaging/dev.py translate` updates `resources/translations/*.ts`, keeps what is translated,
compiles them, and names what is not translated. What the sources no longer have is kept aside
as `vanished`, in case it comes back; `--drop` removes it. `translate fr` begins a language.

The texts of the console alone are left out: it is always English.
"""

import argparse
import ast
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "imageuploader"
CATALOGUES = ROOT / "resources" / "translations"
CONTEXT = "imageuploader"
MAKER = SOURCES / "words" / "text.py"
"""Where Text itself is made: no text of the program stands there."""

CONSOLE = SOURCES / "cli"

Key = tuple[str, bool]
"""What identifies a message: its source, and whether its wording depends on a count."""


@dataclass(frozen=True, slots=True)
class Message:
    """One text: its template, the English one for exactly one where it counts, and its place."""

    source: str
    one: str
    place: str

    @property
    def key(self) -> Key:
        """What identifies it in a catalogue."""
        return self.source, bool(self.one)


@dataclass(slots=True)
class Outcome:
    """What an update of a catalogue left to do."""

    missing: list[Message] = field(default_factory=list)
    vanished: list[str] = field(default_factory=list)


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


def window_texts() -> list[Message]:
    """Return each text that the window may show once, in the order of the catalogues.

    That is the order of the alphabet: a new text is one new place there, wherever it is said.
    """
    texts = (
        message
        for path in sorted(SOURCES.rglob("*.py"))
        if path != MAKER and CONSOLE not in path.parents
        for message in texts_in(path)
    )
    found = {message.key: message for message in reversed(list(texts))}
    return [found[key] for key in sorted(found)]


def texts_in(path: Path) -> Iterator[Message]:
    """Yield the texts of one file."""
    code = path.read_text("utf-8")
    for node in ast.walk(ast.parse(code)) if "Text" in code else ():
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


def update(path: Path, messages: Sequence[Message], *, drop: bool = False) -> Outcome:
    """Write a catalogue with these messages; keep what is gone aside, unless it is to be dropped.

    The order is that of the messages, with those that are gone behind them.
    """
    root = ET.parse(path).getroot() if path.exists() else ET.Element("TS")  # noqa: S314 - our own file
    known = {key_of(entry): entry for entry in root.iter("message")}
    outcome = Outcome()
    entries = []
    for message in messages:
        entry = known.pop(message.key, None)
        entry = new_entry(message) if entry is None else restored(entry)
        if not is_translated(entry):
            outcome.missing.append(message)
        entries.append(entry)
    left = [] if drop else [set_aside(known[key]) for key in sorted(known)]
    kept = [entry for entry in left if any(forms(entry))]
    outcome.vanished = [entry.findtext("source", "") for entry in kept]
    write(path, [*entries, *kept])
    return outcome


def write(path: Path, entries: Iterable[ET.Element]) -> None:
    """Write the catalogue of a language."""
    root = ET.Element("TS", version="2.1", language=path.stem, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    context.extend(entries)
    ET.indent(root)
    text = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ET.tostring(root, "unicode")
    path.write_text(text + "\n", "utf-8")


def key_of(entry: ET.Element) -> Key:
    """Return what identifies the message of an entry."""
    return entry.findtext("source", ""), entry.get("numerus") == "yes"


def forms(entry: ET.Element) -> list[str]:
    """Return the translations of an entry: one, or the plural forms of its language."""
    translation = entry.find("translation")
    if translation is None:
        return [""]
    return [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]


def is_translated(entry: ET.Element) -> bool:
    """Return whether an entry is finished, in every form."""
    return entry.find("translation[@type]") is None and all(forms(entry))


def set_aside(entry: ET.Element) -> ET.Element:
    """Return the entry of a text that is gone, as Qt's own programs mark it."""
    for translation in entry.iter("translation"):
        translation.set("type", "vanished")
    return entry


def restored(entry: ET.Element) -> ET.Element:
    """Return the entry of a text that is there; what was translated once is so again."""
    for translation in entry.iterfind("translation[@type='vanished']"):
        del translation.attrib["type"]
    return entry


def new_entry(message: Message) -> ET.Element:
    """Return the entry of a message that nobody has translated yet."""
    entry = ET.Element("message", {"numerus": "yes"} if message.one else {})
    ET.SubElement(entry, "source").text = message.source
    if message.one:
        ET.SubElement(entry, "extracomment").text = f"For exactly one: {message.one}"
    ET.SubElement(entry, "translation", type="unfinished")
    return entry


def compile_catalogue(path: Path, folder: Path | None = None) -> Path:
    """Return the .qm that Qt loads, made of a catalogue by Qt's own program."""
    places = os.pathsep.join((str(ROOT / ".venv" / "bin"), str(Path(sys.executable).parent)))
    lrelease = shutil.which("pyside6-lrelease", path=places) or "pyside6-lrelease"
    made = (folder or path.parent) / f"{path.stem}.qm"
    subprocess.run([lrelease, "-silent", path, "-qm", made], check=True)
    return made


def main(arguments: Sequence[str]) -> int:
    """Update and compile the catalogues; say what is missing and what is kept aside."""
    flags = argparse.ArgumentParser(prog="dev.py translate", description=__doc__)
    flags.add_argument("languages", nargs="*", metavar="LANGUAGE", help="such as fr; else all")
    flags.add_argument("--drop", action="store_true", help="remove what the sources have no more")
    args = flags.parse_args(arguments)
    CATALOGUES.mkdir(parents=True, exist_ok=True)
    names = args.languages or sorted(path.stem for path in CATALOGUES.glob("*.ts"))
    messages = window_texts()
    for path in (CATALOGUES / f"{name}.ts" for name in names):
        outcome = update(path, messages, drop=args.drop)
        compile_catalogue(path)
        print(f"{path.name}: {len(messages)} texts, {len(outcome.missing)} not translated")
        for message in outcome.missing:
            print(f"  missing: {message.place}: {message.source!r}")
        for source in outcome.vanished:
            print(f"  kept aside: {source!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
