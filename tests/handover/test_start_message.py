import os
import subprocess
import sys
from pathlib import Path

import pytest

from imageuploader.handover.start_message import (
    MESSAGE_BYTES,
    Malformed,
    Message,
    encode,
    message_of,
    parse,
)

ROOT = Path(__file__).parents[2]
MEETING = "named_pipe" if os.name == "nt" else "unix_socket"
DRIVE = "C:\\" if os.name == "nt" else "/"


def test_names_are_resolved_where_the_second_start_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    message = message_of(["disk.img", "../other.img", f"{DRIVE}abs.img"], {})
    assert message.files == (
        str(tmp_path / "disk.img"),
        str(tmp_path.parent / "other.img"),
        f"{DRIVE}abs.img",
    )


def test_only_the_tokens_of_the_desktop_travel():
    environ = {"XDG_ACTIVATION_TOKEN": "a", "DESKTOP_STARTUP_ID": "", "LINODE_TOKEN": "secret"}
    assert message_of([], environ).activation == {"XDG_ACTIVATION_TOKEN": "a"}


def test_a_message_arrives_as_it_was_sent():
    names = (f"{DRIVE}disk ü\n1.img", f"{DRIVE}名.img.gz", f"{DRIVE}\udcff.img")
    message = Message(names, {"DESKTOP_STARTUP_ID": "x_TIME42"})
    line = encode(message)
    assert line.count(b"\n") == 1
    assert parse(line) == message


def test_the_longest_command_line_of_the_system_fits():
    most = 2 << 20
    message = Message((DRIVE + "\udcff" * (most // 2),), {})
    assert len(encode(message)) < MESSAGE_BYTES


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"no JSON\n",
        b"\xff\xfe\n",
        b"[]\n",
        b"{}\n",
        b'"files"\n',
        b'{"files": "/a", "activation": {}}\n',
        b'{"files": ["relative.img"], "activation": {}}\n',
        b'{"files": [1], "activation": {}}\n',
        b'{"files": ["/a\\u0000b"], "activation": {}}\n',
        b'{"files": [], "activation": []}\n',
        b'{"files": [], "activation": {"XDG_ACTIVATION_TOKEN": 1}}\n',
        b'{"files": [], "activation": {"XDG_ACTIVATION_TOKEN": "a\\u0000b"}}\n',
        b'{"files": [], "activation": {"XDG_ACTIVATION_TOKEN": "' + b"x" * 5000 + b'"}}\n',
        b"[" * (1 << 20) + b"\n",
        b'{"files": [], "activation": {}, "x": "' + b"x" * MESSAGE_BYTES + b'"}\n',
    ],
    ids=lambda line: repr(line[:70]),
)
def test_what_is_no_message_is_refused(line):
    with pytest.raises(Malformed):
        parse(line)


def test_a_variable_that_is_no_token_is_not_taken():
    line = b'{"files": [], "activation": {"PATH": "/evil", "DESKTOP_STARTUP_ID": "x"}}\n'
    assert parse(line).activation == {"DESKTOP_STARTUP_ID": "x"}


def test_handing_over_imports_neither_qt_nor_what_is_slow():
    code = (
        f"import sys, imageuploader.start, imageuploader.handover.{MEETING};"
        "slow = {'PySide6', 'shiboken6', 'httpx', 'pydantic', 'keyring', 'isal', 'asyncio',"
        " 'sqlite3', 'logging', 'dataclasses', 'multiprocessing', 'platformdirs', 'tempfile'};"
        "print(slow & {name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == "set()\n"
