"""An upload can be followed in the log."""

import os
import re

LINE = re.compile(r"^\S+ \S+ (\w+) \S+ imageuploader\.(\S+): (.*)$")
SECONDS = re.compile(r"\b\d+\.\d\d s$")
BROKEN_OFF = re.compile(r"-> retry_wait, (\d+) of")
RETRIED = """\
? queued, 0 of 0 bytes
? queued -> preparing, 0 of 0 bytes
? preparing -> requesting, 0 of N bytes
? requesting, 0 of N bytes, image private/I
? requesting -> uploading, 0 of N bytes, attempt 1, image private/I
? uploading -> retry_wait, K of N bytes, attempt 1, image private/I, RateLimited
? retry_wait -> uploading, 0 of N bytes, attempt 2, image private/I
? uploading -> finalising, N of N bytes, attempt 2, image private/I
? finalising -> processing, N of N bytes, attempt 2, image private/I
? processing -> available, N of N bytes, attempt 2, image private/I"""


def lines(home, level):
    """The lines of a level, each with its logger."""
    text = (home / "log" / "imageuploader.log").read_text("utf-8")
    found = [match.groups() for line in text.splitlines() if (match := LINE.match(line))]
    assert len(found) == len(text.splitlines()), text
    return [(who, said) for at, who, said in found if at == level]


def retried(linode, sandbox, raw, *more):
    raw.write_bytes(os.urandom(24 << 20))  # more than a line holds: the body is broken off
    sandbox.faults.add("put-429", times=1)
    result = linode.upload(raw, "--json", *more)
    assert result.code == 0, result.messages
    return result.json


def test_each_move_of_an_upload_is_in_the_log(linode, sandbox, raw):
    row = retried(linode, sandbox, raw)
    (upload_id,) = [row["id"] for row in linode.history()]
    said = lines(linode.home, "INFO")
    wanted = RETRIED.replace("?", f"upload {upload_id[:8]}:")
    wanted = wanted.replace("N", str(row["sent_bytes"]))
    wanted = wanted.replace("private/I", row["image"]["id"])
    moves = [text for who, text in said if who == "store.transition_log"]
    (sent,) = [found[1] for text in moves if (found := BROKEN_OFF.search(text))]
    assert int(sent) < row["sent_bytes"]
    assert moves == wanted.replace("K", sent).splitlines()
    (level,) = [text for who, text in said if who == "disk.compression.levels"]
    assert level.endswith("the upload speed is not known yet")
    assert lines(linode.home, "DEBUG") == []


def test_a_verbose_log_has_each_request_once(linode, sandbox, raw):
    row = retried(linode, sandbox, raw, "--verbose")
    requests = [text for who, text in lines(linode.home, "DEBUG") if who == "linode.request_log"]
    assert [text for text in requests if not SECONDS.search(text)] == []
    store = sandbox.url.removeprefix("http://").partition(":")[0]
    image = f"images/{row['image']['id'].replace('/', '%2F')}"
    wanted = ["POST images/upload: 200", f"PUT {store}: 429", f"PUT {store}: 200"]
    assert [text.rpartition(",")[0] for text in requests if not text.startswith("GET")] == wanted
    assert f"GET {image}: 200" in {text.rpartition(",")[0] for text in requests}
    assert len(requests) == len(sandbox.calls)
