"""What most tests of the console run is what a person starts."""

import multiprocessing
import os

import pytest

from tests.cli.console import Console
from tests.forked_process import ForkedProcess, can_fork

pytestmark = pytest.mark.skipif(
    "forkserver" not in multiprocessing.get_all_start_methods(), reason="nothing is forked here"
)


def test_a_forked_console_says_and_returns_what_a_started_one_does(console, tmp_path):
    text = tmp_path / "notes – ñ.img"
    text.write_text("hello\n" * 100)
    command = ("check", "--json", text)
    started, forked = console.finish(console.start(*command)), console(*command)
    assert started == forked
    assert started.code == 4


def test_a_forked_console_is_a_process_of_its_own_with_its_own_environment(tmp_path):
    one = Console(tmp_path / "one").fork("history", "--json")
    assert isinstance(one, ForkedProcess)
    assert one.pid != os.getpid()
    assert one.communicate(timeout=40) == ("[]\n", "")
    assert one.wait() == 0
    assert (tmp_path / "one").is_dir()


def test_it_reads_what_it_is_given(tmp_path):
    token = Console(tmp_path, LINODE_URL="http://127.0.0.1:9").answer("a b", "accounts", "add")
    assert token.explains("space inside")


@pytest.mark.parametrize("name", ["PYTHONUTF8", "LC_ALL", "LANG"])
def test_what_an_interpreter_reads_when_it_starts_needs_one(console, name):
    assert can_fork(console.environ)
    assert not can_fork(console.environ | {name: "0"})
