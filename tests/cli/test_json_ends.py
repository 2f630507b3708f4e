"""`--json` prints strict JSON on standard output, however the command ends."""

import json
import sys
from dataclasses import replace

import pytest

from imageuploader.cli import check, cleanup, dispatch, history, images, upload
from imageuploader.cli.exit_codes import Exit
from imageuploader.cli.main import main
from imageuploader.cli.printing.output import Output
from imageuploader.cli.printing.streams import Messages
from imageuploader.domain.errors import HistoryNewer
from imageuploader.domain.retry import READ_WAITS
from imageuploader.linode import client
from tests.cli.console import NO_PROXY
from tests.fakes import Listener, head_of

COMMANDS = ("upload", "check", "images", "history", "cleanup")


def strictly(text):
    """The only JSON document of a text; NaN and infinities are not allowed."""

    def refuse(name):
        raise AssertionError(name)

    (line,) = text.splitlines()
    return json.loads(line, parse_constant=refuse)


@pytest.fixture
def run_console(tmp_path, monkeypatch, capfd):
    """Run the console in this process; return its exit code, its JSON and its messages."""
    home = {"IMAGEUPLOADER_HOME": str(tmp_path / "home"), "LINODE_TOKEN": "t"}
    for name, value in (NO_PROXY | home).items():
        monkeypatch.setenv(name, value)
    for name in ("LINODE_URL", "LINODE_CA", "LINODE_API_VERSION"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments):
        code = main([str(one) for one in arguments])
        data = capfd.readouterr()
        assert "Traceback" not in data.err + data.out
        return code, strictly(data.out), data.err

    return run


@pytest.fixture
def serve_reply():
    """A Linode on loopback that always gives the same answer."""
    made = []

    def start(status, body, *headers):
        lines = [f"HTTP/1.1 {status} Any", *headers, f"Content-Length: {len(body)}"]
        head = "\r\n".join((*lines, "Connection: close", "", ""))

        def script(connection):
            head_of(connection)
            connection.sendall(head.encode() + body)

        listener = Listener(script)
        made.append(listener)
        listener.__enter__()
        return f"http://127.0.0.1:{listener.port}"

    yield start
    for listener in made:
        listener.__exit__(None, None, None)


def arguments(command, image):
    return [command, image, "--json"] if command in {"upload", "check"} else [command, "--json"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_bug_is_reported_in_json(run_console, monkeypatch, image, command):
    def broken(*_):
        raise ZeroDivisionError

    for module in (images, history, check, upload, cleanup):
        monkeypatch.setattr(module, "run", broken)
    code, data, _ = run_console(*arguments(command, image))
    assert (code, data["error"]["kind"]) == (Exit.FAILED, "Unexpected")
    assert "ZeroDivisionError" in data["error"]["headline"]


@pytest.mark.parametrize("command", COMMANDS)
def test_giving_up_is_reported_in_json(run_console, monkeypatch, image, command):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(dispatch, "_run", interrupted)
    code, data, _ = run_console(*arguments(command, image))
    assert (code, data["error"]["kind"]) == (Exit.CANCELLED, "Cancelled")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_line_that_makes_no_sense_is_reported_in_json(capfd, image, command):
    with pytest.raises(SystemExit) as result:
        main([*map(str, arguments(command, image)), "--no-such-flag"])
    data = capfd.readouterr()
    assert result.value.code == Exit.USAGE
    assert strictly(data.out)["error"]["kind"] == "BadSetting"
    assert "--no-such-flag" in data.err


@pytest.mark.parametrize("command", ["upload", "images", "history", "cleanup"])
def test_a_senseless_setting_is_reported_in_json(run_console, monkeypatch, image, command):
    monkeypatch.setenv("LINODE_API_VERSION", "v5")
    code, data, _ = run_console(*arguments(command, image))
    assert (code, data["error"]["kind"]) == (Exit.USAGE, "BadSetting")


def test_a_file_that_cannot_be_read_is_reported_in_json(run_console, tmp_path):
    code, data, _ = run_console("check", tmp_path / "none.img", "--json")
    assert (code, data["findings"][0]["code"]) == (Exit.FILE, "FileMissing")


def test_an_address_in_the_clear_is_refused_before_any_request(run_console, monkeypatch, image):
    monkeypatch.setenv("LINODE_URL", "http://192.0.2.1")
    code, data, said = run_console("upload", image, "--region", "us-ord", "--json")
    assert (code, data["error"]["kind"], data["sent_bytes"]) == (Exit.USAGE, "NotEncrypted", 0)
    assert "192.0.2.1" in said
    assert "https://" in said
    code, data, _ = run_console("images", "--json")
    assert (code, data["error"]["kind"]) == (Exit.USAGE, "NotEncrypted")
    code, data, _ = run_console("images", "--json", "--api-url", "http://api.example.invalid")
    assert data["error"]["headline"].count("api.example.invalid") == 1


def test_an_address_in_the_clear_that_was_saved_is_refused_too(run_console, tmp_path, monkeypatch):
    monkeypatch.delenv("LINODE_TOKEN")
    settings = tmp_path / "home" / "config" / "settings.json"
    run_console("history", "--json")
    kept = {"name": "work", "endpoint": {"url": "http://192.0.2.1"}}
    settings.write_text(json.dumps({"accounts": [kept], "account": "work"}))
    monkeypatch.setenv("LINODE_TOKEN", "t")
    code, data, _ = run_console("images", "--json")
    assert (code, data["error"]["kind"]) == (Exit.USAGE, "NotEncrypted")


def test_a_pause_of_400_digits_is_reported_and_not_a_traceback(
    run_console, monkeypatch, serve_reply
):
    monkeypatch.setattr(client, "READ_WAITS", replace(READ_WAITS, longest=0.01))
    url = serve_reply(429, b"{}", "Retry-After: " + "9" * 400)
    code, data, said = run_console("images", "--json", "--api-url", url)
    assert (code, data["error"]["kind"]) == (Exit.FAILED, "RateLimited")
    assert "24 h" in said


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_number_that_json_does_not_know_is_null(run_console, serve_reply, number):
    image = f'{{"id": "private/7", "odd": {number}}}'
    url = serve_reply(200, f'{{"data": [{image}], "page": 1, "pages": 1}}'.encode())
    code, data, _ = run_console("images", "--json", "--api-url", url)
    assert (code, data) == (Exit.DONE, [{"id": "private/7", "odd": None}])


@pytest.mark.parametrize(
    "body",
    [b"[" * 1000 + b"]" * 1000, b"<html>", b"", b'{"data": 5}', b'{"data": [{"id": ".."}]}'],
    ids=["deep", "html", "nothing", "no list", "an id that climbs"],
)
def test_an_answer_that_makes_no_sense_is_reported_in_json(run_console, serve_reply, body):
    code, data, _ = run_console("images", "--json", "--api-url", serve_reply(200, body))
    assert (code, data["error"]["kind"]) == (Exit.FAILED, "Garbled")


def test_an_array_that_breaks_off_is_whole_json_and_says_so(capsys):
    def rows():
        yield {"id": 1}
        raise HistoryNewer("/data/history")

    output = Output(sys.stdout, Messages())
    with pytest.raises(HistoryNewer):
        output.print_json_array(rows())
    first, last = strictly(capsys.readouterr().out)
    assert first == {"id": 1}
    assert last["error"]["kind"] == "HistoryNewer"
