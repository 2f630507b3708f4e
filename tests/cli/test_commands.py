"""What the commands print, and how they end."""

import csv
import io
import subprocess
import sys

import pytest

from imageuploader.cli.main import main
from tests.cli.console import ROOT
from tests.forked_process import start_python
from tests.signals import END, send_signal

BLOCKED = """
import sys
class Wall:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0].startswith(("PySide6", "shiboken")):
            raise ImportError(f"{name} is not for the console")
sys.meta_path.insert(0, Wall())
from imageuploader.cli.main import main
sys.exit(main(sys.argv[1:]))
"""

LOADED = """
import sys
from imageuploader.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("loaded", *sys.modules)
"""
NETWORK = {"httpx", "keyring", "imageuploader.linode.client", "imageuploader.transfer.engine"}


def test_check_tells_what_a_file_is(console, image, raw):
    result = console("check", image, "--json")
    keys = ["file", "format", "raw_bytes", "send_bytes", "left_out_bytes", "sha256", "verdict"]
    data = result.json
    assert (result.code, list(data)) == (0, [*keys, "findings", "layout", "inside"])
    assert list(data["layout"]) == ["table", "partitions", "file_system", "label", "bootable"]
    assert (data["raw_bytes"], data["send_bytes"]) == (raw.stat().st_size, image.stat().st_size)
    assert data["verdict"] in {"good", "warn"}
    assert [list(finding) for finding in data["findings"]] == [["code", "text"]] * len(
        data["findings"]
    )
    assert console("check", raw, "--json").json["verdict"] == "convert"
    assert console("check", raw).out
    assert not console.home.exists()


def test_check_of_a_text_is_a_refusal_in_its_json_too(console, tmp_path):
    path = tmp_path / "x.img"
    path.write_text("no disk\n" * 200, "utf-8")
    result = console("check", path, "--json")
    assert (result.code, result.json["verdict"]) == (4, "refuse")
    assert result.json["findings"][0]["text"]
    assert result.explains("text")


def test_images_and_history_list_what_was_uploaded(linode, sandbox, image):
    assert (linode("images").out, linode.history()) == ("", [])
    (made,) = [linode.upload(image, "--json").json["image"]]
    assert linode("images", "--json").json == [sandbox.images[made["id"]]]
    assert made["id"] in linode("images").out
    (row,) = linode.history()
    assert (row["state"], row["label"], row["region"]) == ("available", "web-1", "us-ord")
    assert {"id", "account", "started", "ended"} < set(row)
    assert row["image"] == made
    (line,) = csv.DictReader(io.StringIO(linode("history", "--csv").out))
    assert (line["id"], line["sha256"]) == (row["id"], row["sha256"])
    assert "web-1" in linode("history").out


def test_no_secret_is_kept_or_printed(linode, image):
    linode.environ["LINODE_TOKEN"] = secret = "0123456789abcdef" * 4
    result = linode.upload(image, "--verbose", "--json")
    kept = [path for path in linode.home.rglob("*") if path.is_file()]
    assert result.code == 0
    assert len(kept) >= 2
    for text in [result.out.encode(), result.messages.encode(), *(p.read_bytes() for p in kept)]:
        assert secret.encode() not in text
        assert b"Signature=" not in text


def test_the_sandbox_prints_how_to_reach_it_and_ends_on_a_signal(console, image):
    process = console.fork("sandbox", "--process-seconds", "0")
    data = dict(process.stdout.readline().strip().split("=", 1) for _ in range(2))
    assert list(data) == ["LINODE_URL", "LINODE_TOKEN"]
    console.environ |= data
    assert console.upload(image, "--quiet").code == 0
    send_signal(process, END)
    assert console.finish(process).code == 0


@pytest.mark.parametrize("flags", [["--port", "99999"], ["--fault", "nonsense"]])
def test_the_sandbox_refuses_what_it_does_not_know(console, flags):
    result = console("sandbox", *flags)
    assert result.code == 2
    assert result.explains(flags[0])


def test_nobody_reading_the_result_is_no_traceback(linode):
    process = linode.start("history", "--csv")
    process.stdout.close()
    process.stdout = None
    _, messages = process.communicate(timeout=40)
    assert (process.returncode, messages) == (1, "")


def test_the_console_runs_without_qt(console, image):
    command = [sys.executable, "-c", BLOCKED, "--demo", "upload", image, "--region", "us-ord"]
    done = subprocess.run(
        command, check=False, capture_output=True, cwd=ROOT, env=console.environ, timeout=40
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        (("--version",), {*NETWORK, "rich", "pydantic", "imageuploader.disk.inspect"}),
        (("upload", "--no-such-flag"), {*NETWORK, "rich", "imageuploader.disk.inspect"}),
        (("check", "{image}"), {*NETWORK, "pydantic"}),
        (("prepare", "{image}", "-o", "{image}.new"), NETWORK),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_a_command_waits_for_no_module_that_only_others_need(console, image, command, unneeded):
    arguments = [word.format(image=image) for word in command]
    with start_python(["-c", LOADED, *arguments], console.environ, ROOT) as process:
        loaded = process.communicate(timeout=40)[0].rpartition("loaded ")[2].split()
    assert "imageuploader.cli.arguments" in loaded
    assert unneeded.isdisjoint(loaded)


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit, match="0"):
        main(["--version"])
    assert capsys.readouterr().out.startswith("imageuploader ")
