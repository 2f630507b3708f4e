"""`--self-check`, which is for the packed program: here it must pass, and name what is missing."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BROKEN = """
import sys
from imageuploader import start
sys.modules["lz4.frame"] = None
sys.exit(start.main(sys.argv[1:]))
"""


def run(*command):
    return subprocess.run(
        [sys.executable, *map(str, command)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_everything_is_there_a_hundred_thousand_signals_included(tmp_path):
    """It takes some seconds: it loads all that the program ever loads."""
    file = tmp_path / "told.json"
    done = run("-m", "imageuploader", "--self-check", file)
    told = json.loads(file.read_text("ascii"))
    assert told["failed"] == []
    assert (done.returncode, done.stdout) == (0, "")
    assert told["signals"] == 100_000
    assert "svg" in told["pictures"]
    assert told["compressor"] == "gzip, zero"


def test_what_is_missing_is_named_in_one_line():
    done = run("-c", BROKEN, "--self-check")
    (line,) = done.stdout.splitlines()
    told = json.loads(line)
    assert told["ok"] is False
    assert {"modules", "decompressors"} <= set(told["failed"])
    assert "lz4" in told["modules"]
    assert done.returncode == 1


def test_it_is_not_shown_to_users():
    assert "self-check" not in run("-m", "imageuploader", "--help").stdout
