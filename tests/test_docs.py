"""What `dev.py docs` writes is what is committed, and what the shells make of it."""

import subprocess
import sys
from pathlib import Path

import docs
import pytest
from linux.desktop_types import type_files

from tests.required_tools import tool

ROOT = Path(__file__).parent.parent
LINUX = ROOT / "packaging" / "linux"
COMPLETE = """
source "$1"
shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
function=$(complete -p imageuploader-cli | sed 's/.* -F \\([^ ]*\\) .*/\\1/')
"$function" imageuploader-cli "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
echo "${COMPREPLY[@]}"
"""


REMEDY = "run `python3 packaging/dev.py docs`"


def old(files):
    return [path.name for path, text in files if path.read_text("utf-8") != text]


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="argparse words it as Python does")
def test_what_is_committed_is_what_the_parsers_say(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    assert old(docs.parser_files()) == [], REMEDY


def test_the_desktops_types_are_those_of_the_formats():
    assert old(type_files()) == [], REMEDY


def completed(tmp_path, *words):
    (tmp_path / "disk.img").touch()
    script = LINUX / "completions" / "imageuploader-cli.bash"
    command = [tool("bash"), "-c", COMPLETE, "bash", str(script), "imageuploader-cli", *words]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize(
    ("words", "proposed"),
    [
        (["up"], ["upload"]),
        (["upload", "--reg"], ["--region"]),
        (["upload", "di"], ["disk.img"]),
        (["--api-version", ""], ["v4", "v4beta"]),
        (["check", "--ca", "di"], ["disk.img"]),
        (["sandbox", "--fault", "put-silent"], ["put-silent"]),
    ],
    ids=" ".join,
)
def test_bash_completes(tmp_path, words, proposed):
    assert completed(tmp_path, *words) == proposed


@pytest.mark.parametrize("name", ["imageuploader", "imageuploader-cli"])
def test_man_has_nothing_to_warn_of(name):
    page = LINUX / "man" / f"{name}.1"
    command = [tool("man"), "--warnings", "-E", "UTF-8", "-l", str(page)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert "LINODE_TOKEN" in done.stdout
